/* SPDX-License-Identifier: MIT */
#include "classes.h"

void
prepare_four (Class *class)
{
  add_class (class, 4);
}

void
prepare_eight (Class *class)
{
  add_class (class, 8);
}

void
prepare_matched (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MATCHED);
}

void
prepare_nearest (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

void
prepare_half (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_HALF);
}

void
prepare_fold (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_FOLD);
}

void
prepare_nine (Class *class)
{
  add_class (class, 9);
}

void
prepare_young (Class *class)
{
  add_class (class, 8);
  add_round (class, "2026-11-02", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
}

void
prepare_two_weeks (Class *class)
{
  add_class (class, 8);
  add_round (class, "2026-10-26", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
  add_round (class, "2026-11-02", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
}

void
prepare_stay (Class *class)
{
  add_class (class, 6);
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
  add_round (class, "2026-10-19", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-10-26", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6");
}

void
prepare_maximum (Class *class)
{
  add_class (class, 6);
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
  add_round (class, "2026-10-05", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6");
}

void
prepare_only_two (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-05", "p1 p2");
}

void
prepare_holiday (Class *class)
{
  add_class (class, 6);
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-31"), day ("2026-11-08"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-24"), day ("2026-11-02"), NULL));
  add_round (class, "2026-10-19", "p1 p4 | p2 p5 | p3 p6");
}

void
prepare_joiner (Class *class)
{
  add_class (class, 7);
  add_round (class, "2026-10-26", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6 p7");
}

void
prepare_apart (Class *class)
{
  add_class (class, 6);
  add_rule (class, "a", LP_RULE_APART, "p1 p4", "2026-11-08");
  add_rule (class, "b", LP_RULE_APART, "p2 p5", "2026-11-09");
}

void
prepare_held (Class *class)
{
  add_class (class, 8);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2", NULL);
  add_rule (class, "x", LP_RULE_PIN, "p3 p4", NULL);
  add_round (class, "2026-09-28", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
  add_round (class, "2026-11-02", "p1 p2 | p3 p4 | p5 p7 | p6 p8");
}

void
prepare_ties (Class *class)
{
  add_pupils (class, "90 90 90 100 100 - - 110");
}

static void
set_scale (Class *class, const double *thresholds)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 3, thresholds, NULL);

  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
}

void
prepare_bands (Class *class)
{
  add_pupils (class, "WTS WTS EXS EXS EXS EXS GDS GDS");
  set_scale (class, NULL);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

void
prepare_thresholds (Class *class)
{
  static const double thresholds[] = { 100, 110 };

  add_pupils (class, "92 95 100 101 104 109 110 118");
  set_scale (class, thresholds);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

void
prepare_bands_mixed (Class *class)
{
  add_pupils (class, "WTS WTS EXS EXS EXS EXS GDS GDS");
  set_scale (class, NULL);
}

void
prepare_quarters (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

void
prepare_quantiles (Class *class)
{
  g_autoptr (LpScale) halves = lp_scale_new_quantiles (2, NULL);

  add_class (class, 6);
  ck_assert (lp_roster_set_scale (class->roster, "maths", halves, NULL));
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
  g_ptr_array_add (class->absent, (gpointer) "p5");
  g_ptr_array_add (class->absent, (gpointer) "p6");
}

static void
add_marked (Class *class, const char *id, double score, const char *flag, const char *gender)
{
  LpPupil *pupil = lp_pupil_new (id, NULL, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", score, NULL));
  if (flag != NULL)
    ck_assert (lp_pupil_set_flag (pupil, flag, TRUE, NULL));
  ck_assert (lp_pupil_set_word (pupil, "gender", gender, NULL));
  add_pupil (class, pupil);
}

void
prepare_quiet (Class *class)
{
  for (guint i = 1; i <= 8; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    add_marked (class, id, 77 + 3 * i, i == 1 || i == 5 ? "quiet" : NULL, "F");
  }
  add_rule (class, "f", LP_RULE_FRIENDS, "p2 p5 p6", NULL);
}

void
prepare_weights (Class *class)
{
  add_marked (class, "p1", 80, "quiet", "F");
  add_marked (class, "p2", 83, "quiet", "F");
  add_marked (class, "p3", 86, "dominant", "M");
  add_marked (class, "p4", 89, "dominant", "F");
  add_rule (class, "f", LP_RULE_FRIENDS, "p1 p2", NULL);
  add_rule (class, "g", LP_RULE_FRIENDS, "p1 p2 p3", NULL);
  add_rule (class, "h", LP_RULE_FRIENDS, "p3 p4", "2026-11-08");
  set_strategy (class, LP_STRATEGY_RANDOM);
  ck_assert (lp_policy_set_weight (class->policy, "gender", 7, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "friends", 20, NULL));
}

void
prepare_feedback (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-08-03", "p1 p2 | p3 p4");
  add_feedback (class, "2026-10-26", "p1 p3", LP_FEEDBACK_DISAGREED);
}

void
prepare_more_feedback (Class *class)
{
  prepare_feedback (class);
  add_feedback (class, "2026-10-27", "p1 p3 p4", LP_FEEDBACK_TOO_QUIET);
  add_feedback (class, "2026-11-09", "p1 p3", LP_FEEDBACK_MIXED);
  add_feedback (class, "2026-08-17", "p2 p4", LP_FEEDBACK_APART_FOR_A_WHILE);
  add_feedback (class, "2026-08-18", "p2 p4", LP_FEEDBACK_APART_FOR_A_WHILE);
  add_feedback (class, "2026-11-09", "p2 p9", LP_FEEDBACK_APART_FOR_A_WHILE);
}

void
prepare_turns (Class *class)
{
  add_class (class, 9);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-09-07", "p1 p4 p8 | p2 p5 | p3 p7 | p6 p9");
  add_round (class, "2026-09-28", "p2 p6 p9 | p1 p5 | p3 p8 | p4 p7");
  add_round (class, "2026-10-19", "p3 p5 p9 | p1 p6 | p2 p7 | p4 p8");
}

void
prepare_tutors (Class *class)
{
  for (guint i = 1; i <= 7; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", 77 + 3 * i, NULL));
    ck_assert (lp_pupil_set_word (pupil, "role", i < 4 ? "tutee" : "tutor", NULL));
    add_pupil (class, pupil);
  }
  set_strategy (class, LP_STRATEGY_TUTOR);
}

void
prepare_cooldown (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_MATCHED);
  add_round (class, "2026-10-05", "p1 p3 | p2 p4");
  add_round (class, "2026-10-19", "p1 p2 | p3 p4");
}

void
prepare_absent (Class *class)
{
  add_class (class, 8);
  add_round (class, "2026-11-02", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
  g_ptr_array_add (class->absent, (gpointer) "p1");
  g_ptr_array_add (class->absent, (gpointer) "p2");
}

void
prepare_spells (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 5, NULL));
  add_round (class, "2026-06-01", "p1 p2 | p3 p4");
  add_round (class, "2026-07-01", "p1 p3 | p2 p4");
  add_round (class, "2026-08-01", "p1 p2");
  add_round (class, "2026-09-01", "p1 p2 | p3 p9");
}

void
prepare_adult (Class *class)
{
  add_class (class, 3);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_round (class, "2026-10-05", "p1 | p2 p3");
  add_round (class, "2026-10-19", "p1 p2 p3");
  add_round (class, "2026-11-02", "p2 | p1 p3");
}

void
prepare_uniform (Class *class)
{
  prepare_young (class);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static gboolean
cost_by_score (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = (gint64) (1000 * lp_pupil_get_score (a, "maths") + lp_pupil_get_score (b, "maths"));
  return TRUE;
}

void
prepare_custom (Class *class)
{
  add_class (class, 4);
  lp_policy_set_cost_func (class->policy, cost_by_score, NULL, NULL);
}

void
prepare_24_days (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-16", "p1 p2");
}

void
prepare_25_days (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-15", "p1 p2");
}

void
prepare_10_days (Class *class)
{
  add_class (class, 4);
  add_round (class, "2026-10-30", "p1 p2 | p3 p4");
}

void
prepare_11_days (Class *class)
{
  add_class (class, 4);
  add_round (class, "2026-10-29", "p1 p2 | p3 p4");
}

void
prepare_closures (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-11-05"), day ("2026-11-20"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-25"), day ("2026-10-30"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-20"), day ("2026-10-25"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-21"), day ("2026-10-22"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-09-01"), day ("2026-10-18"), NULL));
  add_round (class, "2026-10-19", "p1 p2 | p3 p4");
}
