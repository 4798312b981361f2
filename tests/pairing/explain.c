/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that each partnership has reasons, that each names pupils of that
 * partnership and says their names, that the codes are those which the facts
 * call for, and that they come in one order whatever the order of the input.
 */
#include "support.h"

#define DRAWN_REQUESTS 300

static LpPairing *
pair_class (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (GError) error = NULL;
  LpPairing *pairing = lp_pair (request, NULL, &error);

  ck_assert_msg (pairing != NULL, "%s", error == NULL ? "no pairing and no error" : error->message);
  return pairing;
}

/* Codes that a hand-made class must bring forth, and words that must stand in one of its sentences. */

static void
prepare_strangers (Class *class)
{
  add_class (class, 4);
}

static void
prepare_young (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-11-02", "p1 p2");
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
  add_rule (class, "siblings", LP_RULE_TOGETHER, "p1 p2", NULL);
}

static void
prepare_pinned (Class *class)
{
  add_class (class, 2);
  add_rule (class, "wish", LP_RULE_PIN, "p1 p2", NULL);
}

static void
prepare_stays (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-26", "p1 p2");
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
}

static void
prepare_again (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-26", "p1 p2");
}

static void
prepare_met_lately (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 4, NULL));
  add_round (class, "2026-09-28", "p1 p2 | p3 p4");
  add_round (class, "2026-10-05", "p1 p3 | p2 p4");
  add_round (class, "2026-10-12", "p1 p4 | p2 p3");
}

static void
prepare_met_before (Class *class)
{
  prepare_met_lately (class);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
}

static void
prepare_outside (Class *class)
{
  add_class (class, 12);
  add_rule (class, "r", LP_RULE_TOGETHER, "p1 p12", NULL);
}

static void
prepare_fold (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_MIXED_FOLD);
}

static void
prepare_fold_nearly (Class *class)
{
  prepare_fold (class);
  add_rule (class, "r", LP_RULE_APART, "p1 p4", NULL);
}

static void
prepare_matched (Class *class)
{
  add_pupils (class, "80 80 90 92");
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
prepare_nearest (Class *class)
{
  prepare_matched (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

static void
prepare_half (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_MIXED_HALF);
}

static void
prepare_half_nearly (Class *class)
{
  prepare_half (class);
  add_rule (class, "r", LP_RULE_PIN, "p1 p2", NULL);
}

static void
prepare_gap (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_gap (class->policy, 1, 1, NULL));
}

static void
prepare_gap_outside (Class *class)
{
  prepare_gap (class);
  add_rule (class, "r", LP_RULE_PIN, "p1 p4", NULL);
}

static void
prepare_gap_open (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_gap (class->policy, 1, LP_GAP_OPEN, NULL));
}

static void
prepare_three_on_purpose (Class *class)
{
  add_class (class, 6);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p1 p2 p3", NULL);
}

static void
prepare_prefer (Class *class)
{
  add_pupils (class, "- -");
  add_rule (class, NULL, LP_RULE_PREFER, "p1 p2", NULL);
}

static void
prepare_fresh_again (Class *class)
{
  prepare_stays (class);
  class->fresh = TRUE;
}

static void
prepare_fresh_young (Class *class)
{
  prepare_young (class);
  class->fresh = TRUE;
}

static void
prepare_near (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
  add_rule (class, "r", LP_RULE_PIN, "p1 p8", NULL);
}

static void
prepare_unknown (Class *class)
{
  add_pupils (class, "80 - 85 90");
}

static gboolean
cost_eleven (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = 11;
  return TRUE;
}

static void
prepare_own_cost (Class *class)
{
  add_class (class, 2);
  lp_policy_set_cost_func (class->policy, cost_eleven, NULL, NULL);
}

static void
prepare_wishes (Class *class)
{
  for (guint i = 1; i <= 2; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i), *name = g_strdup_printf ("Pupil %u", i);
    LpPupil *pupil = lp_pupil_new (id, name, NULL);
    ck_assert (lp_pupil_set_flag (pupil, "quiet", TRUE, NULL));
    add_pupil (class, pupil);
  }
  add_rule (class, "r", LP_RULE_FRIENDS, "p1 p2", NULL);
  add_feedback (class, "2026-10-25", "p1 p2", LP_FEEDBACK_NOT_LISTENING);
}

static void
prepare_welcome (Class *class)
{
  prepare_wishes (class);
  ck_assert (lp_policy_set_weight (class->policy, "friends", -1, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "quiet", -2, NULL));
}

static void
prepare_three (Class *class)
{
  add_class (class, 3);
}

static void
prepare_adult (Class *class)
{
  add_class (class, 3);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

static void
prepare_drawn (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

/* Six pupils at places 1 to 6, of whom each knows the partner beforehand. */
static void
pin_six (Class *class, LpStrategy strategy)
{
  add_class (class, 6);
  set_strategy (class, strategy);
  add_rule (class, "a", LP_RULE_PIN, "p1 p2", NULL);
  add_rule (class, "b", LP_RULE_PIN, "p3 p6", NULL);
}

static void
prepare_six_mixed (Class *class)
{
  pin_six (class, LP_STRATEGY_MIXED);
}

static void
prepare_six_fold (Class *class)
{
  pin_six (class, LP_STRATEGY_MIXED_FOLD);
}

static void
prepare_six_nearest (Class *class)
{
  pin_six (class, LP_STRATEGY_NEAREST);
}

static void
prepare_three_again (Class *class)
{
  add_class (class, 3);
  add_round (class, "2026-10-05", "p1 p2 p3");
  add_round (class, "2026-10-19", "p1 p2");
}

static void
prepare_worked (Class *class)
{
  add_class (class, 2);
  add_rule (class, "r", LP_RULE_FRIENDS, "p1 p2", NULL);
  add_feedback (class, "2026-10-25", "p1 p2", LP_FEEDBACK_WORKED);
}

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *codes; /* of the first partnership, in order */
  const char *words;
} cases[] = {
  { "strangers", prepare_strangers, "first-meeting gap-suits", "have not been partners before" },
  { "young", prepare_young, "young gap-suits", "7 days" },
  { "past the maximum", prepare_past_maximum, "past-maximum gap-suits", "35 days" },
  { "held by a rule", prepare_held, "together gap-suits", "are to work together" },
  { "pinned", prepare_pinned, "pinned first-meeting gap-suits", "were put together for this round" },
  { "stays", prepare_stays, "stays gap-suits", "14 days" },
  { "again", prepare_again, "again gap-suits", "14 days" },
  { "within the cooldown", prepare_met_lately, "met-lately", "cooldown of 4" },
  { "met before", prepare_met_before, "met-before", "1 time" },
  { "outside the window", prepare_outside, "together first-meeting gap-outside", "11 places" },
  { "folds", prepare_fold, "first-meeting folds", "as far from the top as from the bottom" },
  { "folds nearly", prepare_fold_nearly, "first-meeting folds-nearly", "1 place away" },
  { "alike", prepare_matched, "first-meeting gap-suits", "are 0 places apart in attainment, within the window from 0 to 0.5." },
  { "equal attainment", prepare_nearest, "first-meeting nearest", "equal attainment" },
  { "halves", prepare_half, "first-meeting halves", "stand half the class apart" },
  { "halves nearly", prepare_half_nearly, "pinned first-meeting halves-nearly", "1 place away from standing half the class apart" },
  { "a window of one's own", prepare_gap, "first-meeting gap-suits", "are 1 place apart in attainment, within the window from 1 to 1." },
  { "outside a window of one's own", prepare_gap_outside, "pinned first-meeting gap-outside", "outside the window from 1 to 1" },
  { "a window open above ends with the class", prepare_gap_open, "first-meeting gap-suits", "within the window from 1 to 3." },
  { "bound by rules", prepare_three_on_purpose, "three-by-rule", "are a three because rules hold them together" },
  { "an odd rest beside them", prepare_three_on_purpose, NULL, "An odd number is left beside those whom rules make a three" },
  { "preferred", prepare_prefer, "first-meeting attainment-unknown prefer", "should work together where it can" },
  { "friends and likeness that are welcome", prepare_welcome,
    "first-meeting attainment-unknown friends-welcome both-have-welcome", "which the policy welcomes" },
  { "fresh: who goes on does not stay", prepare_fresh_again, "again gap-suits", "14 days" },
  { "fresh: nobody is young", prepare_fresh_young, "again gap-suits", "7 days" },
  { "bands apart", prepare_near, "pinned first-meeting bands-apart", "3 bands apart" },
  { "unknown attainment", prepare_unknown, NULL, "not known" },
  { "the caller's own cost", prepare_own_cost, "first-meeting own-cost", "11" },
  { "friends, both quiet, feedback", prepare_wishes, "first-meeting attainment-unknown friends both-have feedback", "2 weeks" },
  { "a gap within the window", prepare_six_mixed, NULL, "Pupil 3 and Pupil 6 are 3 places apart in attainment, within the window from 1 to 4." },
  { "an uneven fold", prepare_six_fold, NULL, "Pupil 1 and Pupil 2 are 4 places away from" },
  { "another uneven fold", prepare_six_fold, NULL, "Pupil 3 and Pupil 6 are 2 places away from" },
  { "unequal attainment", prepare_six_nearest, NULL, "Pupil 3 and Pupil 6 are 3 places apart in attainment." },
  { "no turn before", prepare_three, NULL, "none of them has had a turn before" },
  { "a turn before", prepare_three_again, NULL, "the latest turn among them was 2 rounds ago" },
  { "no turn with the adult before", prepare_adult, NULL, "it is a first turn" },
  { "a three", prepare_three, "three first-meeting gap-suits first-meeting gap-suits first-meeting gap-suits", "are a three" },
  { "with the adult", prepare_adult, NULL, "works with an adult" },
  { "drawn", prepare_drawn, "drawn", "every allowed pairing was equally likely" },
};

static gboolean
says (const LpPairing *pairing, const char *words)
{
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, p);
    for (gsize r = 0; r < lp_reasons_get_length (reasons); r++)
      if (strstr (lp_reason_get_text (lp_reasons_get (reasons, r)), words) != NULL)
        return TRUE;
  }
  return FALSE;
}

static char *
join_codes (const LpReasons *reasons)
{
  GString *codes = g_string_new (NULL);

  for (gsize r = 0; r < lp_reasons_get_length (reasons); r++)
    g_string_append_printf (codes, "%s%s", r > 0 ? " " : "", lp_reason_get_code (lp_reasons_get (reasons, r)));
  return g_string_free (codes, FALSE);
}

START_TEST (codes_and_words)
{
  g_auto (Class) class = class_new ();

  cases[_i].prepare (&class);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, 0);
  g_autofree char *codes = join_codes (reasons);
  if (cases[_i].codes != NULL)
    ck_assert_msg (g_str_has_prefix (codes, cases[_i].codes), "%s: %s", cases[_i].name, codes);
  ck_assert_msg (says (pairing, cases[_i].words), "%s", cases[_i].name);
}
END_TEST

/* Drawn requests: the pupils of each reason are of the partnership, and their names are in its sentence. */

static gboolean
is_member (const LpPairing *pairing, gsize partnership, const char *id)
{
  for (gsize k = 0; k < lp_pairing_get_size (pairing, partnership); k++)
    if (g_str_equal (lp_pupil_get_id (lp_pairing_get_pupil (pairing, partnership, k)), id))
      return TRUE;
  return FALSE;
}

static guint
check_reason (const LpPairing *pairing, gsize partnership, const LpReason *reason, guint seed)
{
  guint seen = 0;

  ck_assert_str_ne (lp_reason_get_code (reason), "");
  for (gsize p = 0; p < lp_reason_get_n_params (reason); p++) {
    if (lp_reason_get_param_kind (reason, p) != LP_PARAM_PUPIL)
      continue;
    const char *id = lp_reason_get_param_text (reason, p);
    g_autofree char *name = g_strdup_printf ("Pupil %s", id + 1);
    ck_assert (is_member (pairing, partnership, id));
    ck_assert_msg (strstr (lp_reason_get_text (reason), name) != NULL, "seed %u: %s", seed, lp_reason_get_text (reason));
    seen |= SET_OF (id[1] - '1');
  }
  ck_assert_uint_ne (seen, 0);
  return seen;
}

/* One reason at least on each pair's past, and one on its gap; whoever goes on is told so. */
static void
check_partnership (const Question *question, const LpPairing *pairing, const Seating *seating, guint p)
{
  g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, p);
  guint seen = 0, n_pairs = count_members (seating->groups[p]) * (count_members (seating->groups[p]) - 1) / 2;

  ck_assert_uint_ge (lp_reasons_get_length (reasons), MAX (1, n_pairs));
  for (gsize r = 0; r < lp_reasons_get_length (reasons); r++)
    seen |= check_reason (pairing, p, lp_reasons_get (reasons, r), (guint) question->seed);
  ck_assert_msg (seen == seating->groups[p], "seed %u, partnership %u", (guint) question->seed, p);
}

START_TEST (drawn_requests)
{
  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, seed, MOST_PUPILS);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    if (pairing == NULL)
      continue;
    Seating seating = seating_of_pairing (pairing);
    for (guint p = 0; p < seating.n_groups; p++)
      check_partnership (&question, pairing, &seating, p);
  }
}
END_TEST

/* Feedback that weighs nothing decided nothing. */
START_TEST (feedback_that_worked)
{
  g_auto (Class) class = class_new ();

  prepare_worked (&class);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, 0);
  g_autofree char *codes = join_codes (reasons);
  ck_assert_str_eq (codes, "first-meeting gap-suits friends");
}
END_TEST

/* Nor does an attribute that weighs nothing, or one that bears the name of a weight of another kind. */
START_TEST (attributes_that_weigh)
{
  static const struct { const char *name; gint64 weight; gboolean told; } weights[] = {
    { "gender", 2, TRUE }, { "gender", 0, FALSE }, { "friends", 2, FALSE }, { "mixed", 2, FALSE },
  };
  g_auto (Class) class = class_new ();

  for (guint i = 0; i < 2; i++) {
    LpPupil *pupil = lp_pupil_new (i == 0 ? "p1" : "p2", NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, weights[_i].name, "F", NULL));
    add_pupil (&class, pupil);
  }
  ck_assert (lp_policy_set_weight (class.policy, weights[_i].name, weights[_i].weight, NULL));
  g_autoptr (LpPairing) pairing = pair_class (&class);
  ck_assert_int_eq (says (pairing, "alike in"), weights[_i].told);
}
END_TEST

/* Two noes are not alike, two who say yes are. */
START_TEST (flags_that_weigh)
{
  g_auto (Class) class = class_new ();

  for (guint i = 0; i < 2; i++) {
    LpPupil *pupil = lp_pupil_new (i == 0 ? "p1" : "p2", NULL, NULL);
    ck_assert (lp_pupil_set_flag (pupil, "early", _i == 1, NULL));
    add_pupil (&class, pupil);
  }
  ck_assert (lp_policy_set_weight (class.policy, "early", 2, NULL));
  add_rule (&class, NULL, LP_RULE_FRIENDS, "p1 p2", NULL);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  ck_assert_int_eq (lp_pairing_get_costs (pairing)[LP_TIER_WISHES], 1 + 2 * _i);
  ck_assert_int_eq (says (pairing, "alike in"), _i);
}
END_TEST

/* A rule's private reason is nowhere told. */
START_TEST (private_reasons)
{
  static const char *const ids[] = { "p1", "p2" };
  g_auto (Class) class = class_new ();
  g_autoptr (LpRule) rule = lp_rule_new ("r", LP_RULE_TOGETHER, ids, 2, LP_DATE_NONE, "a secret", NULL);

  add_class (&class, 4);
  ck_assert (lp_roster_add_rule (class.roster, rule, NULL));
  g_autoptr (LpPairing) pairing = pair_class (&class);
  ck_assert (says (pairing, "are to work together"));
  ck_assert (!says (pairing, "secret"));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, codes_and_words, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, drawn_requests);
  tcase_add_test (tests, feedback_that_worked);
  tcase_add_loop_test (tests, attributes_that_weigh, 0, 4);
  tcase_add_loop_test (tests, flags_that_weigh, 0, 2);
  tcase_add_test (tests, private_reasons);
}

int
main (void)
{
  return run_suite ("explain", add_tests);
}
