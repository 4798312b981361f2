/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a pairing warns of what its caller should know, with the
 * right codes, pupils and rules, and is silent otherwise: on hand-made classes,
 * and for the limits that bend on drawn requests, counted over tables.
 */
#include "support.h"

#define DRAWN_REQUESTS 500

static LpPairing *
pair_class (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  LpPairing *pairing = lp_pair (request, NULL, NULL);

  ck_assert_ptr_nonnull (pairing);
  return pairing;
}

/* "code pupil pupil; code …" */
static char *
list_warnings (const LpPairing *pairing)
{
  LpReasons *warnings = lp_pairing_get_warnings (pairing);
  GString *list = g_string_new (NULL);

  for (gsize w = 0; w < lp_reasons_get_length (warnings); w++) {
    LpReason *warning = lp_reasons_get (warnings, w);
    g_string_append_printf (list, "%s%s", w > 0 ? "; " : "", lp_reason_get_code (warning));
    for (gsize p = 0; p < lp_reason_get_n_params (warning); p++)
      if (lp_reason_get_param_kind (warning, p) != LP_PARAM_NUMBER)
        g_string_append_printf (list, " %s", lp_reason_get_param_text (warning, p));
  }
  return g_string_free (list, FALSE);
}

static void
prepare_quiet (Class *class)
{
  add_class (class, 4);
}

static void
set_window (Class *class, int least, int most, int round_days, int slack)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_tenure_window (class->policy, least, most, NULL));
  ck_assert (lp_policy_set_round_days (class->policy, round_days, NULL));
  ck_assert (lp_policy_set_slack_days (class->policy, slack, NULL));
}

/* Young up to 10 days, too long from 10 on. */
static void
prepare_narrow (Class *class)
{
  set_window (class, 14, 14, 8, 3);
}

/* … from 11 on. */
static void
prepare_just_wide (Class *class)
{
  set_window (class, 14, 14, 7, 3);
}

/* Young up to 11 days, too long from 10 on. */
static void
prepare_narrow_without_slack (Class *class)
{
  set_window (class, 14, 14, 7, 2);
}

/* Young on the first day, and too long at once. */
static void
prepare_narrow_at_once (Class *class)
{
  set_window (class, 1, 1, 14, 0);
}

/* Too long at once, but nothing is ever young. */
static void
prepare_never_young (Class *class)
{
  set_window (class, 3, 3, 14, 3);
}

static void
prepare_unused_musts (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_add_must_match (class->policy, "houze", NULL));
  ck_assert (lp_policy_add_must_differ (class->policy, "gendre", NULL));
}

/* A no is an attribute, too. */
static void
prepare_used_musts (Class *class)
{
  LpPupil *pupil = lp_pupil_new ("p5", NULL, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", 90, NULL));
  ck_assert (lp_pupil_set_flag (pupil, "early", FALSE, NULL));
  ck_assert (lp_pupil_set_word (pupil, "house", "elm", NULL));
  add_class (class, 3);
  add_pupil (class, pupil);
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
  ck_assert (lp_policy_add_must_differ (class->policy, "early", NULL));
}

static void
prepare_missing (Class *class)
{
  add_pupils (class, "80 - 90 - 85 86");
}

static void
prepare_missing_absent (Class *class)
{
  add_pupils (class, "80 - 90 82 85");
  g_ptr_array_add (class->absent, (gpointer) "p2");
}

static void
prepare_missing_random (Class *class)
{
  prepare_missing (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
}

static void
prepare_leavers (Class *class)
{
  add_class (class, 4);
  add_rule (class, "z", LP_RULE_APART, "p1 q9 q8", NULL);
  add_rule (class, "a", LP_RULE_FRIENDS, "q9 p2", NULL);
  add_rule (class, "over", LP_RULE_APART, "q7 p2", "2026-11-08");
}

static void
prepare_weight (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_weight (class->policy, "chatty", 3, NULL));
}

/* Felt by a flag, or by a word. */
static void
prepare_felt_weights (Class *class)
{
  LpPupil *pupil = lp_pupil_new ("p5", NULL, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", 90, NULL));
  ck_assert (lp_pupil_set_flag (pupil, "chatty", TRUE, NULL));
  ck_assert (lp_pupil_set_word (pupil, "house", "elm", NULL));
  add_class (class, 3);
  add_pupil (class, pupil);
  ck_assert (lp_policy_set_weight (class->policy, "chatty", 3, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "house", 3, NULL));
}

static void
prepare_no_weight (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_weight (class->policy, "chatty", 0, NULL));
}

static void
prepare_past_maximum (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-05", "p1 p2");
}

static void
prepare_held (Class *class)
{
  prepare_past_maximum (class);
  add_rule (class, "r", LP_RULE_TOGETHER, "p1 p2", NULL);
}

static void
prepare_before_minimum (Class *class)
{
  add_class (class, 4);
  add_round (class, "2026-11-02", "p1 p2 | p3 p4");
  add_rule (class, "r", LP_RULE_PIN, "p1 p3", NULL);
}

static void
prepare_young_apart (Class *class)
{
  add_class (class, 4);
  add_round (class, "2026-11-02", "p1 p2 | p3 p4");
  add_rule (class, "r", LP_RULE_APART, "p1 p2", NULL);
}

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *expected;
} cases[] = {
  { "nothing to say", prepare_quiet, "" },
  { "no room in the window", prepare_narrow, "narrow-window" },
  { "just room enough", prepare_just_wide, "" },
  { "no room for want of slack", prepare_narrow_without_slack, "narrow-window" },
  { "young and too long at once", prepare_narrow_at_once, "narrow-window" },
  { "nothing is young", prepare_never_young, "" },
  { "attributes that nobody has", prepare_unused_musts, "unused-must houze; unused-must gendre" },
  { "attributes that somebody has", prepare_used_musts, "" },
  { "missing attainment", prepare_missing, "missing-attainment p2 p4" },
  { "missing, but absent", prepare_missing_absent, "" },
  { "missing, but not asked", prepare_missing_random, "" },
  { "rules name leavers", prepare_leavers, "rule-unknown-pupil a q9; rule-unknown-pupil z q8; rule-unknown-pupil z q9" },
  { "a weight that nobody feels", prepare_weight, "unused-weight chatty" },
  { "weights that are felt", prepare_felt_weights, "" },
  { "a weight of nothing", prepare_no_weight, "" },
  { "past the maximum", prepare_past_maximum, "past-maximum p1 p2" },
  { "past the maximum by a rule", prepare_held, "" },
  { "parted before the minimum", prepare_before_minimum, "before-minimum p1 p2; before-minimum p3 p4" },
  { "parted by a rule, and those who follow", prepare_young_apart, "before-minimum p3 p4" },
};

/* Some whose attainment is missing are named; all need no names. */
START_TEST (missing_in_words)
{
  static const struct {
    const char *attainments, *words;
  } worded[] = {
    { "80 - 90 - 85 86", "No attainment is known for Pupil 2 and Pupil 4: no gap was weighed there." },
    { "- - - -", "Nobody's attainment is known: no gap was weighed." },
  };

  for (guint c = 0; c < G_N_ELEMENTS (worded); c++) {
    g_auto (Class) class = class_new ();
    add_pupils (&class, worded[c].attainments);
    g_autoptr (LpPairing) pairing = pair_class (&class);
    LpReasons *warnings = lp_pairing_get_warnings (pairing);
    ck_assert_uint_eq (lp_reasons_get_length (warnings), 1);
    ck_assert_str_eq (lp_reason_get_text (lp_reasons_get (warnings, 0)), worded[c].words);
  }
}
END_TEST

START_TEST (codes_and_pupils)
{
  g_auto (Class) class = class_new ();

  cases[_i].prepare (&class);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  g_autofree char *list = list_warnings (pairing);
  ck_assert_msg (g_str_equal (list, cases[_i].expected), "%s: %s", cases[_i].name, list);
}
END_TEST

/* The sentence about a pair says both names. */
START_TEST (sentences)
{
  g_auto (Class) class = class_new ();

  prepare_past_maximum (&class);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  const char *text = lp_reason_get_text (lp_reasons_get (lp_pairing_get_warnings (pairing), 0));
  ck_assert_ptr_nonnull (strstr (text, "Pupil 1 and Pupil 2"));
  ck_assert_ptr_nonnull (strstr (text, "28 days"));
}
END_TEST

static gint64
count_code (const LpPairing *pairing, const char *code)
{
  LpReasons *warnings = lp_pairing_get_warnings (pairing);
  gint64 n = 0;

  for (gsize w = 0; w < lp_reasons_get_length (warnings); w++)
    n += g_str_equal (lp_reason_get_code (lp_reasons_get (warnings, w)), code);
  return n;
}

/* No rhythm leaves a window too narrow. */
START_TEST (rhythms)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  lp_policy_set_rhythm (class.policy, (LpRhythm) _i);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  ck_assert_uint_eq (lp_reasons_get_length (lp_pairing_get_warnings (pairing)), 0);
}
END_TEST

static gboolean
is_narrow (const Question *question)
{
  for (int days = 0; days < 400; days++)
    if (days + question->slack < question->min_days && days + question->round_days > question->max_days + question->slack)
      return TRUE;
  return FALSE;
}

/* As many warnings of limits that bend as the two tiers count. */
START_TEST (drawn_requests)
{
  gint64 n_past = 0, n_before = 0, n_narrow = 0;

  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, seed, 8);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    if (pairing == NULL)
      continue;
    Seating seating = seating_of_pairing (pairing);
    question_count (&question, &seating);
    ck_assert_int_eq (count_code (pairing, "past-maximum"), seating.cost[LP_TIER_MAX_TENURE]);
    ck_assert_int_eq (count_code (pairing, "before-minimum"), seating.cost[LP_TIER_MIN_TENURE]);
    ck_assert_int_eq (count_code (pairing, "narrow-window"), is_narrow (&question));
    ck_assert_int_eq (count_code (pairing, "matched-has-changed"), 0);
    n_narrow += is_narrow (&question);
    n_past += seating.cost[LP_TIER_MAX_TENURE];
    n_before += seating.cost[LP_TIER_MIN_TENURE];
  }
  ck_assert_int_gt (n_past, 10);
  ck_assert_int_gt (n_before, 10);
  ck_assert_int_gt (n_narrow, 10);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, codes_and_pupils, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, missing_in_words);
  tcase_add_test (tests, sentences);
  tcase_add_loop_test (tests, rhythms, LP_RHYTHM_DAY, LP_RHYTHM_HALF_TERM + 1);
  tcase_add_test (tests, drawn_requests);
}

int
main (void)
{
  return run_suite ("warnings", add_tests);
}
