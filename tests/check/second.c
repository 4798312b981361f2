/* SPDX-License-Identifier: MIT */
#include "second.h"

#include "classes.h"

static void
begin (Class *class, guint n, LpStrategy strategy, const char *date, guint64 seed)
{
  add_class (class, n);
  set_strategy (class, strategy);
  class->date = day (date);
  class->seed = seed;
}

/* n pupils with a word each for one attribute, "-" for none. */
static void
begin_with_words (Class *class, const char *name, const char *list, LpStrategy strategy, guint64 seed)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", 90 + i, NULL));
    if (!g_str_equal (words[i], "-"))
      ck_assert (lp_pupil_set_word (pupil, name, words[i], NULL));
    add_pupil (class, pupil);
  }
  set_strategy (class, strategy);
  class->date = day ("2026-09-07");
  class->seed = seed;
}

void
prepare_25 (Class *class)
{
  begin (class, 12, LP_STRATEGY_MATCHED, "2026-09-14", 3);
  ck_assert (lp_policy_set_tenure_window (class->policy, 7, 28, NULL));
  add_round (class, "2026-09-07", "p1 p2 | p3 p4 | p5 p6 | p7 p8 | p9 p10 | p11 p12");
}

void
prepare_26 (Class *class)
{
  prepare_25 (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

void
prepare_27 (Class *class)
{
  begin (class, 12, LP_STRATEGY_MIXED, "2026-09-07", 5);
  ck_assert (lp_policy_set_gap (class->policy, 3, 4, NULL));
}

void
prepare_28 (Class *class)
{
  begin (class, 7, LP_STRATEGY_MIXED, "2026-10-19", 8);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
  add_round (class, "2026-09-07", "p1 p2 p3 | p4 p5 | p6 p7");
  add_round (class, "2026-09-21", "p4 p6 p5 | p1 p7 | p2 p3");
  add_round (class, "2026-10-05", "p7 p1 p4 | p2 p6 | p3 p5");
}

void
prepare_29 (Class *class)
{
  begin (class, 7, LP_STRATEGY_MIXED, "2026-09-28", 8);
  add_round (class, "2026-09-07", "p1 p2 | p3 p4 | p5 p6 p7");
  add_round (class, "2026-09-21", "p1 p4 p6 | p2 p5 | p3 p7");
}

void
prepare_30 (Class *class)
{
  begin (class, 9, LP_STRATEGY_RANDOM, "2026-11-02", 8);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 2, NULL));
  add_round (class, "2026-09-07", "p1 p2 p3 | p4 p5 | p6 p7");
  add_round (class, "2026-09-21", "p4 p6 p5 | p1 p7 | p2 p3");
  add_round (class, "2026-10-05", "p7 p1 p2 | p3 p6 | p4 p5");
  add_round (class, "2026-10-19", "p1 p4 | p2 p6 | p3 p7 | p5 p8");
}

void
prepare_31 (Class *class)
{
  begin_with_words (class, "school", "A A A A B B B B", LP_STRATEGY_MATCHED, 2);
  ck_assert (lp_policy_add_must_differ (class->policy, "school", NULL));
}

void
prepare_32 (Class *class)
{
  begin_with_words (class, "site", "N N N S S S S -", LP_STRATEGY_MIXED, 2);
  ck_assert (lp_policy_add_must_match (class->policy, "site", NULL));
}

void
prepare_33 (Class *class)
{
  begin_with_words (class, "language", "pl - pl en en - cy cy", LP_STRATEGY_RANDOM, 4);
  add_rule (class, "r1", LP_RULE_PREFER, "p2 p6", NULL);
  ck_assert (lp_policy_set_weight (class->policy, "language", -2, NULL));
}

void
prepare_34 (Class *class)
{
  begin (class, 8, LP_STRATEGY_MIXED, "2026-09-14", 1);
  add_round (class, "2026-09-07", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
}

void
prepare_35 (Class *class)
{
  prepare_34 (class);
  class->date = day ("2026-09-28");
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
}

void
prepare_37 (Class *class)
{
  begin (class, 12, LP_STRATEGY_MIXED_HALF, "2026-09-07", 5);
}

void
prepare_38 (Class *class)
{
  begin (class, 8, LP_STRATEGY_MIXED, "2026-09-07", 5);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p1 p4 p6", NULL);
}

void
prepare_39 (Class *class)
{
  begin (class, 9, LP_STRATEGY_MIXED, "2026-09-07", 5);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p1 p4", NULL);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p4 p6", NULL);
}

void
prepare_40 (Class *class)
{
  begin (class, 9, LP_STRATEGY_MIXED, "2026-10-05", 6);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_round (class, "2026-09-07", "p1 p5 | p2 p6 | p3 p7 | p4 p8 | p9");
  add_round (class, "2026-09-21", "p2 p5 | p3 p6 | p4 p7 | p1 p9 | p8");
}

void
prepare_41 (Class *class)
{
  begin (class, 8, LP_STRATEGY_MATCHED, "2026-09-14", 6);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
  add_rule (class, NULL, LP_RULE_PREFER, "p1 p4", NULL);
  add_round (class, "2026-09-07", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
}

void
prepare_42 (Class *class)
{
  static const LpTier order[LP_N_ORDERED_TIERS] = { LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_CHANGE,
                                                    LP_TIER_REPEATS, LP_TIER_COOLDOWN, LP_TIER_TURNS,
                                                    LP_TIER_STRATEGY, LP_TIER_WISHES };

  begin (class, 6, LP_STRATEGY_NEAREST, "2026-10-05", 6);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
  ck_assert (lp_policy_set_order (class->policy, order, LP_N_ORDERED_TIERS, NULL));
  add_round (class, "2026-09-07", "p1 p2 | p3 p4 | p5 p6");
  add_round (class, "2026-09-21", "p1 p3 | p2 p4 | p5 p6");
}

/* The scores are 80, 83 and so on to 113. */
void
prepare_43 (Class *class)
{
  static const char *const bands[] = { "low", "mid", "high" };
  static const double thresholds[] = { 91, 103 };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 3, thresholds, NULL);

  begin (class, 12, LP_STRATEGY_NEAREST, "2026-09-07", 6);
  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
}

void
prepare_44 (Class *class)
{
  begin (class, 8, LP_STRATEGY_MIXED, "2026-09-21", 6);
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-09-10"), day ("2026-09-12"), NULL));
  add_round (class, "2026-09-07", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
}

void
prepare_45 (Class *class)
{
  begin (class, 8, LP_STRATEGY_MIXED, "2026-09-14", 6);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p1 p5", NULL);
  add_round (class, "2026-09-07", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
}

void
prepare_46 (Class *class)
{
  begin (class, 6, LP_STRATEGY_RANDOM, "2026-09-07", 6);
  add_feedback (class, "2026-09-04", "p1 p2 p3", LP_FEEDBACK_DISAGREED);
}

/* A class of the strategy mixed with a window of its own. */
static void
set_own_gap (Class *class, int least, int most)
{
  add_class (class, 8);
  ck_assert (lp_policy_set_gap (class->policy, least, most, NULL));
}

void
prepare_gap (Class *class)
{
  set_own_gap (class, 3, 4);
}

void
prepare_gap_matched (Class *class)
{
  set_own_gap (class, 3, 4);
  set_strategy (class, LP_STRATEGY_MATCHED);
}

void
prepare_gap_tutor (Class *class)
{
  prepare_tutors (class);
  ck_assert (lp_policy_set_gap (class->policy, 4, 4, NULL));
}

void
prepare_gap_most (Class *class)
{
  set_own_gap (class, LP_GAP_OPEN, 2);
}

void
prepare_gap_of_twelve (Class *class)
{
  add_class (class, 12);
  ck_assert (lp_policy_set_gap (class->policy, LP_GAP_OPEN, 2, NULL));
}

void
prepare_ties_matched (Class *class)
{
  prepare_ties (class);
  set_strategy (class, LP_STRATEGY_MATCHED);
}

void
prepare_gap_least (Class *class)
{
  set_own_gap (class, 3, LP_GAP_OPEN);
}

void
prepare_gap_open (Class *class)
{
  set_own_gap (class, LP_GAP_OPEN, LP_GAP_OPEN);
}

void
prepare_thresholds_nearest (Class *class)
{
  prepare_thresholds (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

void
prepare_quantiles_nearest (Class *class)
{
  prepare_quantiles (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

/* Turns alone: no gap and no cooldown counts. */
static void
begin_turns (Class *class, guint n)
{
  add_class (class, n);
  set_strategy (class, LP_STRATEGY_RANDOM);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
}

void
prepare_turns_ahead (Class *class)
{
  begin_turns (class, 5);
  add_round (class, "2026-09-07", "p1 p2 p3 | p4 p5");
  add_round (class, "2026-09-28", "p1 p4 p5 | p2 p3");
}

void
prepare_turns_going_on (Class *class)
{
  begin_turns (class, 7);
  add_round (class, "2026-08-10", "p4 p5 p6 | p1 p2 | p3 p7");
  add_round (class, "2026-08-31", "p1 p2 p3 | p4 p5 | p6 p7");
  add_round (class, "2026-09-21", "p3 p1 p2 | p4 p6 | p5 p7");
  add_round (class, "2026-10-12", "p1 p5 | p2 p6 | p3 p7 x p4");
}

void
prepare_joiner_now (Class *class)
{
  begin_turns (class, 5);
  add_round (class, "2026-08-31", "p1 p2 p3 | p4 x");
  add_round (class, "2026-09-21", "p4 x p1 | p2 p3");
}

void
prepare_joiner_before (Class *class)
{
  prepare_joiner_now (class);
  add_round (class, "2026-10-12", "p5 p2 p3 | p1 p4");
}

void
prepare_back_ahead (Class *class)
{
  prepare_turns_ahead (class);
  add_round (class, "2026-10-12", "p2 p3 | p4 p5");
}

void
prepare_back_behind (Class *class)
{
  begin_turns (class, 5);
  add_round (class, "2026-08-31", "p1 p5 | p2 p3 p4");
  add_round (class, "2026-09-21", "p5 | p2 p3 | p4 x");
}

void
prepare_least_is_absent (Class *class)
{
  begin_turns (class, 6);
  add_round (class, "2026-08-31", "p1 p2 p3 | p4 p5");
  add_round (class, "2026-09-21", "p5 | p1 p2 | p3 p4");
  g_ptr_array_add (class->absent, (gpointer) "p4");
}

void
prepare_turn_of_a_leaver (Class *class)
{
  begin_turns (class, 5);
  add_round (class, "2026-08-31", "p1 p2 p3 | p4 p5");
  add_round (class, "2026-09-21", "w | p1 p4 | p2 p5 | p3 x");
}

void
prepare_nobody_again (Class *class)
{
  begin_turns (class, 3);
  add_round (class, "2026-08-31", "p1 | x y");
  add_round (class, "2026-09-21", "p2 p3 z");
}

void
prepare_four_before (Class *class)
{
  begin_turns (class, 5);
  add_round (class, "2026-08-31", "p1 p2 p3 | p4 p5");
  add_round (class, "2026-09-21", "p1 p2 p3 x | p4 p5");
}

void
prepare_turn_on_purpose (Class *class)
{
  begin_turns (class, 5);
  add_round (class, "2026-09-21", "p1 p4 p5 | p2 p3");
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2 p3", NULL);
}

/* Yes, no, a word and nothing. */
static void
add_answers (Class *class)
{
  static const char *const answers[] = { "yes", "yes", "no", "no", "home", "home", "", "" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    g_autofree char *name = g_strdup_printf ("Pupil %u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, name, NULL);
    if (g_str_equal (answers[i], "home"))
      ck_assert (lp_pupil_set_word (pupil, "bus", "home", NULL));
    else if (answers[i][0] != '\0')
      ck_assert (lp_pupil_set_flag (pupil, "bus", answers[i][0] == 'y', NULL));
    add_pupil (class, pupil);
  }
}

void
prepare_must_match (Class *class)
{
  add_answers (class);
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
  ck_assert (lp_policy_add_must_match (class->policy, "bus", NULL));
}

void
prepare_must_differ (Class *class)
{
  add_answers (class);
  ck_assert (lp_policy_add_must_differ (class->policy, "house", NULL));
  ck_assert (lp_policy_add_must_differ (class->policy, "bus", NULL));
}

void
prepare_young_must_differ (Class *class)
{
  prepare_must_differ (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-11-02", "p1 p2 | p3 p5 | p4 p6 | p7 p8");
}

void
prepare_young_must_match (Class *class)
{
  prepare_must_match (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-11-02", "p1 p3 | p2 p4 | p5 p6 | p7 p8");
}

void
prepare_welcome (Class *class)
{
  add_answers (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_rule (class, "p", LP_RULE_PREFER, "p1 p2 p3", NULL);
  add_rule (class, "q", LP_RULE_PREFER, "p1 p2", NULL);
  add_rule (class, "r", LP_RULE_PREFER, "p7 p8", "2026-11-08");
  add_rule (class, "f", LP_RULE_FRIENDS, "p5 p6", NULL);
  add_feedback (class, "2026-11-09", "p7 p8", LP_FEEDBACK_WORKED);
  ck_assert (lp_policy_set_weight (class->policy, "bus", -5, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "worked", -2, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "friends", -3, NULL));
}

void
prepare_unwelcome (Class *class)
{
  prepare_welcome (class);
  ck_assert (lp_policy_set_weight (class->policy, "prefer", 4, NULL));
}

void
prepare_fresh (Class *class)
{
  prepare_young (class);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
  add_rule (class, "t", LP_RULE_TOGETHER, "p7 p8", NULL);
}

void
prepare_one_three_held (Class *class)
{
  add_class (class, 8);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p4 p6", NULL);
}

void
prepare_two_threes_held (Class *class)
{
  add_class (class, 6);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2", NULL);
  add_rule (class, "u", LP_RULE_PIN, "p3 p2", NULL);
  add_rule (class, "v", LP_RULE_TOGETHER, "p4 p5 p6", NULL);
}

void
prepare_three_and_adult (Class *class)
{
  prepare_one_three_held (class);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

void
prepare_chain (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2", NULL);
  add_rule (class, "u", LP_RULE_PIN, "p2 p3", NULL);
  add_round (class, "2026-09-28", "p1 p2 p3 | p4 p5 | p6 p7 p8");
}

void
prepare_young_three (Class *class)
{
  add_class (class, 6);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
  add_round (class, "2026-11-02", "p1 p2 p3 | p4 p5 | p6");
}

/* p1 and p2 were partners three rounds ago. */
static void
begin_on_purpose (Class *class, guint n)
{
  add_class (class, n);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_rule (class, "t", LP_RULE_TOGETHER, "p10 p11 p12", NULL);
  add_round (class, "2026-08-31", "p1 p2");
  add_round (class, "2026-09-21", "p5 p6");
  add_round (class, "2026-10-12", "p7 p8");
}

void
prepare_cooldown_of_nine (Class *class)
{
  begin_on_purpose (class, 12);
}

void
prepare_cooldown_of_ten (Class *class)
{
  begin_on_purpose (class, 13);
}

void
prepare_four_held (Class *class)
{
  add_class (class, 5);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2 p3 p4", NULL);
}

void
prepare_four_chained (Class *class)
{
  add_class (class, 5);
  add_rule (class, "t", LP_RULE_TOGETHER, "p3 p4", NULL);
  add_rule (class, "u", LP_RULE_PIN, "p1 p2", NULL);
  add_rule (class, "v", LP_RULE_TOGETHER, "p2 p3", NULL);
}

void
prepare_tutors_held (Class *class)
{
  prepare_tutors (class);
  add_rule (class, "t", LP_RULE_TOGETHER, "p4 p5 p6", NULL);
}

void
prepare_three_and_one (Class *class)
{
  add_class (class, 4);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2 p3", NULL);
}
