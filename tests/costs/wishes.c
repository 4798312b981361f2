/* SPDX-License-Identifier: MIT */
/*
 * Guarantees what friends, preferences, attributes and feedback weigh, set and by
 * default, above 0 and below, once each and on the days on which they hold.
 */
#include "pair-case.h"

static void
add_described (Class *class, const char *id, const char *gender, gboolean quiet, gboolean dominant)
{
  LpPupil *pupil = lp_pupil_new (id, NULL, NULL);

  ck_assert (lp_pupil_set_word (pupil, "gender", gender, NULL));
  ck_assert (lp_pupil_set_flag (pupil, "quiet", quiet, NULL));
  ck_assert (lp_pupil_set_flag (pupil, "dominant", dominant, NULL));
  /* What weights of their own are called weighs nothing as an attribute. */
  ck_assert (lp_pupil_set_flag (pupil, "friends", TRUE, NULL));
  ck_assert (lp_pupil_set_flag (pupil, "disagreed", TRUE, NULL));
  add_pupil (class, pupil);
}

static void
prepare_attributes (Class *class)
{
  add_described (class, "p1", "F", TRUE, TRUE);
  add_described (class, "p2", "F", TRUE, TRUE);
  add_described (class, "p3", "M", TRUE, FALSE);
  add_described (class, "p4", "F", FALSE, FALSE);
  ck_assert (lp_policy_set_weight (class->policy, "gender", 5, NULL));
  add_rule (class, "r", LP_RULE_FRIENDS, "p1 p2 p4", NULL);
  add_rule (class, "s", LP_RULE_FRIENDS, "p1 p2", NULL);
  add_rule (class, "t", LP_RULE_FRIENDS, "p3 p4", "2026-11-08");
  add_rule (class, "u", LP_RULE_FRIENDS, "p2 p3", "2026-11-09");
}

static void
prepare_wishes (Class *class)
{
  add_pupils (class, "- - - -");
  add_rule (class, NULL, LP_RULE_PREFER, "p1 p2", NULL);
  add_rule (class, NULL, LP_RULE_PREFER, "p1 p3", NULL);
  add_rule (class, NULL, LP_RULE_PREFER, "p3 p1", "2026-11-09");
  add_rule (class, NULL, LP_RULE_PREFER, "p2 p3", NULL);
  add_rule (class, NULL, LP_RULE_FRIENDS, "p2 p3", NULL);
  add_rule (class, NULL, LP_RULE_PREFER, "p3 p4", "2026-11-08");
}

/* Friends weigh 7, who prefer each other −3; likeness in gender, and what worked, is welcome. */
static void
prepare_weights (Class *class)
{
  add_described (class, "p1", "F", FALSE, FALSE);
  add_described (class, "p2", "F", FALSE, FALSE);
  add_described (class, "p3", "M", FALSE, FALSE);
  add_described (class, "p4", "F", FALSE, FALSE);
  add_described (class, "p5", "D", FALSE, FALSE);
  ck_assert (lp_policy_set_weight (class->policy, "gender", -4, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "friends", 7, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "prefer", -3, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "worked", -2, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "quiet", 9, NULL));
  add_rule (class, "r", LP_RULE_FRIENDS, "p1 p2 p4", NULL);
  add_rule (class, "s", LP_RULE_PREFER, "p1 p2", NULL);
  add_feedback (class, "2026-11-09", "p3 p4", LP_FEEDBACK_WORKED);
}

static void
prepare_feedback (Class *class)
{
  add_pupils (class, "- - - - - -");
  add_feedback (class, "2026-11-09", "p1 p2", LP_FEEDBACK_DISAGREED);
  add_feedback (class, "2026-08-18", "p1 p3", LP_FEEDBACK_APART_FOR_A_WHILE); /* 83 days */
  add_feedback (class, "2026-08-17", "p1 p4", LP_FEEDBACK_APART_FOR_A_WHILE); /* 84 days */
  add_feedback (class, "2026-11-02", "p3 p2 p4", LP_FEEDBACK_TOO_QUIET);
  add_feedback (class, "2026-11-03", "p2 p3", LP_FEEDBACK_MIXED);
  add_feedback (class, "2026-11-03", "p5 p6", LP_FEEDBACK_WORKED);
  add_feedback (class, "2026-11-08", "p4 p5", LP_FEEDBACK_NOT_LISTENING);
}

static const PairCase pair_cases[] = {
  { "friends once, quiet, dominant, gender", prepare_attributes, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 8 } },
  { "quiet only", prepare_attributes, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 1 } },
  { "quiet, friends until today", prepare_attributes, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 2 } },
  { "friends until yesterday", prepare_attributes, "p3", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "friends of three, gender", prepare_attributes, "p4", "p2", { 0, 0, 0, 0, 0, 0, 0, 6 } },
  { "prefer", prepare_wishes, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, -1 } },
  { "prefer by two rules counts once", prepare_wishes, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, -1 } },
  { "prefer and friends", prepare_wishes, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "prefer until yesterday", prepare_wishes, "p3", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "weights of one's own", prepare_weights, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 7 - 3 - 4 } },
  { "likeness is welcome", prepare_weights, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 7 - 4 } },
  { "feedback that is welcome", prepare_weights, "p3", "p4", { 0, 0, 0, 0, 0, 0, 0, -2 * 12 } },
  { "two noes are not alike", prepare_weights, "p3", "p5", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "feedback of today", prepare_feedback, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 36 } },
  { "feedback of 83 days", prepare_feedback, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 6 } },
  { "feedback of 84 days", prepare_feedback, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "feedback on a three, and more", prepare_feedback, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 2 * 11 + 12 } },
  { "feedback on a three", prepare_feedback, "p2", "p4", { 0, 0, 0, 0, 0, 0, 0, 2 * 11 } },
  { "feedback: worked", prepare_feedback, "p5", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "feedback of yesterday", prepare_feedback, "p5", "p4", { 0, 0, 0, 0, 0, 0, 0, 36 } },
};

START_TEST (pair_costs)
{
  check_pair_case (&pair_cases[_i]);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, pair_costs, 0, G_N_ELEMENTS (pair_cases));
}

int
main (void)
{
  return run_suite ("wishes", add_tests);
}
