/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that two verdicts are compared by what they say and not by their
 * sentences: what is broken, bent, mended, welcome and lost; which tier differs
 * first, in the policy's order; which of two the policy prefers.
 */
#include "classes.h"
#include "second.h"

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *before, *after;
  const char *expected; /* "what code p1 p2, …" in order */
} DiffCase;

static void
prepare_apart_and_young (Class *class)
{
  prepare_young (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_rule (class, "a", LP_RULE_APART, "p1 p3", NULL);
}

static void
prepare_hard_and_young (Class *class)
{
  prepare_apart_and_young (class);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
}

static void
prepare_bus (Class *class)
{
  prepare_must_match (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
}

static const DiffCase diff_cases[] = {
  { "the same", prepare_eight, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "p1 p2 | p3 p4 | p5 p6 | p7 p8", "" },
  { "the same in another order", prepare_eight, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "p8 p7 | p6 p5 | p2 p1 | p4 p3", "" },
  { "broken and bent", prepare_apart_and_young, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "p1 p3 | p2 p4 | p5 p6 | p7 p8",
    "broken apart p1 p3, bent min-tenure p1 p2, bent min-tenure p3 p4" },
  { "mended", prepare_apart_and_young, "p1 p3 | p2 p4 | p5 p6 | p7 p8", "p1 p2 | p3 p4 | p5 p6 | p7 p8",
    "mended apart p1 p3, mended min-tenure p1 p2, mended min-tenure p3 p4" },
  { "a hard minimum", prepare_hard_and_young, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "p1 p2 | p3 p5 | p4 p6 | p7 p8",
    "broken min-tenure p3 p4, broken min-tenure p5 p6" },
  { "one for another", prepare_bus, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "p1 p2 | p3 p5 | p4 p6 | p7 p8",
    "broken must-match p3 p5, broken must-match p4 p6" },
  { "welcome, and no longer", prepare_welcome, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "p1 p3 | p2 p4 | p5 p6 | p7 p8",
    "welcome prefer p1 p3, lost prefer p1 p2, lost attribute p1 p2" },
};

static char *
tell_difference (const LpVerdictDiff *diff)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < lp_verdict_diff_get_length (diff); i++) {
    LpReason *finding = lp_verdict_diff_get_finding (diff, i);
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", lp_difference_get_name (lp_verdict_diff_get_difference (diff, i)),
                            lp_reason_get_code (finding));
    for (gsize k = 0; k < lp_reason_get_n_params (finding); k++) {
      if (lp_reason_get_param_kind (finding, k) == LP_PARAM_PUPIL)
        g_string_append_printf (text, " %s", lp_reason_get_param_text (finding, k));
    }
  }
  return g_strdup (text->str);
}

START_TEST (differences)
{
  const DiffCase *c = &diff_cases[_i];
  g_auto (Class) class = class_new ();
  c->prepare (&class);
  g_autoptr (LpVerdict) before = judge (&class, c->before, NULL), after = judge (&class, c->after, NULL);
  g_autoptr (LpVerdictDiff) diff = lp_verdict_diff (before, after), none = lp_verdict_diff (after, after);
  g_autofree char *text = tell_difference (diff);

  ck_assert_msg (strcmp (text, c->expected) == 0, "%s: %s", c->name, text);
  ck_assert_uint_eq (lp_verdict_diff_get_length (none), 0);
}
END_TEST

/* In the language of a sentence, or by what name a pupil goes, lies no difference. */
START_TEST (names_do_not_count)
{
  g_auto (Class) class = class_new (), renamed = class_new ();
  prepare_apart_and_young (&class);
  for (guint i = 1; i <= 8; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i), *name = g_strdup_printf ("Pupil %u", i);
    add_pupil (&renamed, lp_pupil_new (id, name, NULL));
  }
  set_strategy (&renamed, LP_STRATEGY_RANDOM);
  add_round (&renamed, "2026-11-02", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
  add_rule (&renamed, "a", LP_RULE_APART, "p1 p3", NULL);
  g_autoptr (LpVerdict) a = judge (&class, "p1 p3 | p2 p4 | p5 p6 | p7 p8", NULL), b = judge (&renamed, "p3 p1 | p4 p2 | p5 p6 | p7 p8", NULL);
  g_autoptr (LpVerdictDiff) diff = lp_verdict_diff (a, b);
  g_autofree char *x = tell_all (a), *y = tell_all (b);

  ck_assert_str_ne (x, y);
  ck_assert_uint_eq (lp_verdict_diff_get_length (diff), 0);
}
END_TEST

/* Only what is welcome is a note at a cost below 0, and every such note is. */
START_TEST (welcome_findings)
{
  g_auto (Class) class = class_new ();
  prepare_welcome (&class);
  add_round (&class, "2026-10-05", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
  add_round (&class, "2026-10-12", "p1 p8 | p2 p7 | p3 p6 | p4 p5");
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2 | p3 p4 | p5 p6 | p7 p8", NULL);
  guint n = 0;

  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    const char *text = lp_reason_get_text (lp_verdict_get_finding (verdict, i));
    ck_assert_msg (lp_verdict_is_welcome (verdict, i) == (strstr (text, "welcome") != NULL), "%s", text);
    ck_assert (!lp_verdict_is_welcome (verdict, i) || lp_verdict_get_severity (verdict, i) == LP_SEVERITY_NOTE);
    n += lp_verdict_is_welcome (verdict, i);
  }
  ck_assert_uint_gt (n, 3);
  ck_assert_uint_gt (lp_verdict_count_findings (verdict, LP_SEVERITY_NOTE), n);
}
END_TEST

START_TEST (counted_findings)
{
  g_auto (Class) class = class_new ();
  prepare_apart_and_young (&class);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p3 | p2 p4 | p5 p6 | p7 p8", NULL);

  ck_assert_uint_eq (lp_verdict_count_findings (verdict, LP_SEVERITY_BROKEN), 1);
  ck_assert_uint_eq (lp_verdict_count_findings (verdict, LP_SEVERITY_BENT), 2);
  ck_assert_uint_eq (lp_verdict_count_findings (verdict, LP_SEVERITY_NOTE), 2);
  ck_assert_int_eq (lp_verdict_get_severity (verdict, 0), LP_SEVERITY_BROKEN);
}
END_TEST

/* p1 p2 again, or p1 and p8 at a gap that the strategy does not ask for: what is worse is the order's to say. */
static void
prepare_two_tiers (Class *class, gboolean strategy_first)
{
  static const LpTier usual[] = { LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_CHANGE, LP_TIER_COOLDOWN,
                                  LP_TIER_TURNS, LP_TIER_STRATEGY, LP_TIER_REPEATS, LP_TIER_WISHES };
  static const LpTier other[] = { LP_TIER_STRATEGY, LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_CHANGE,
                                  LP_TIER_COOLDOWN, LP_TIER_TURNS, LP_TIER_REPEATS, LP_TIER_WISHES };

  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_NEAREST);
  ck_assert (lp_policy_set_tenure_window (class->policy, 0, 7, NULL));
  ck_assert (lp_policy_set_order (class->policy, strategy_first ? other : usual, G_N_ELEMENTS (other), NULL));
  add_round (class, "2026-11-02", "p1 p2 | p3 p4");
}

START_TEST (first_difference)
{
  g_auto (Class) class = class_new ();
  gboolean strategy_first = _i;
  LpTier tier = LP_TIER_CHANCE;
  gint64 more = 0;
  prepare_two_tiers (&class, strategy_first);
  g_autoptr (LpVerdict) again = judge (&class, "p1 p2 | p3 p4", NULL), fresh = judge (&class, "p1 p4 | p2 p3", NULL);

  ck_assert (lp_verdict_find_difference (again, fresh, &tier, &more));
  ck_assert_int_eq (tier, strategy_first ? LP_TIER_STRATEGY : LP_TIER_MAX_TENURE);
  ck_assert_int_eq (more, lp_verdict_get_costs (fresh)[tier] - lp_verdict_get_costs (again)[tier]);
  ck_assert_int_eq (more > 0, strategy_first);
  ck_assert (lp_verdict_compare (again, fresh) == (strategy_first ? -1 : 1));
  ck_assert (lp_verdict_compare (fresh, again) == (strategy_first ? 1 : -1));
  ck_assert (lp_verdict_find_difference (again, fresh, NULL, NULL));
}
END_TEST

/* Chance makes no difference, and nothing is written where there is none. */
START_TEST (no_difference)
{
  g_auto (Class) class = class_new ();
  LpTier tier = LP_TIER_TURNS;
  gint64 more = 77;
  add_class (&class, 4);
  set_strategy (&class, LP_STRATEGY_RANDOM);
  g_autoptr (LpVerdict) a = judge (&class, "p1 p2 | p3 p4", NULL), b = judge (&class, "p1 p4 | p2 p3", NULL);

  ck_assert_int_ne (lp_verdict_get_costs (a)[LP_TIER_CHANCE], lp_verdict_get_costs (b)[LP_TIER_CHANCE]);
  ck_assert (!lp_verdict_find_difference (a, b, &tier, &more));
  ck_assert_int_eq (tier, LP_TIER_TURNS);
  ck_assert_int_eq (more, 77);
  ck_assert_int_eq (lp_verdict_compare (a, b), 0);
}
END_TEST

/* Who is valid is preferred at any cost. */
START_TEST (valid_first)
{
  g_auto (Class) class = class_new ();
  prepare_apart_and_young (&class);
  set_strategy (&class, LP_STRATEGY_NEAREST);
  g_autoptr (LpVerdict) broken = judge (&class, "p1 p3 | p2 p4 | p5 p6 | p7 p8", NULL);
  g_autoptr (LpVerdict) dear = judge (&class, "p1 p8 | p2 p7 | p3 p6 | p4 p5", NULL);

  ck_assert (!lp_verdict_is_valid (broken) && lp_verdict_is_valid (dear));
  ck_assert_int_eq (lp_verdict_compare (dear, broken), -1);
  ck_assert_int_eq (lp_verdict_compare (broken, dear), 1);
}
END_TEST

START_TEST (names_of_differences)
{
  static const char *const names[] = { "broken", "bent", "mended", "welcome", "lost" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_str_eq (lp_difference_get_name ((LpDifference) i), names[i]);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, differences, 0, G_N_ELEMENTS (diff_cases));
  tcase_add_test (tests, names_do_not_count);
  tcase_add_test (tests, welcome_findings);
  tcase_add_test (tests, counted_findings);
  tcase_add_loop_test (tests, first_difference, 0, 2);
  tcase_add_test (tests, no_difference);
  tcase_add_test (tests, valid_first);
  tcase_add_test (tests, names_of_differences);
}

int
main (void)
{
  return run_suite ("verdict", add_tests);
}
