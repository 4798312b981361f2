/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a request becomes the costs that the definitions give: each
 * tier of a pair by hand at the edges of its rule, and on drawn requests every
 * pair, every turn, who may share a partnership and the constant part against a
 * plain count over tables.
 */
#include "support.h"

#include "costs/lp-costs-private.h"

#define DRAWN_REQUESTS 1500

static LpCosts *
count_costs (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (GError) error = NULL;
  LpCosts *costs = lp_i_costs_new (request, &error);

  ck_assert_msg (costs != NULL, "%s", error == NULL ? "no costs and no error" : error->message);
  return costs;
}

static gboolean
must (const LpCosts *costs, guint i, guint j, LpMust what)
{
  return (lp_i_constraints_get (costs->constraints, i, j) & what) != 0;
}

static guint
find (const LpCosts *costs, const char *id)
{
  int i = lp_i_participants_find (costs->present, id);

  ck_assert_int_ge (i, 0);
  return (guint) i;
}

/* Cases of one pair by hand. */

static void
prepare_six (Class *class)
{
  add_class (class, 6);
}

static void
prepare_twelve (Class *class)
{
  add_class (class, 12);
}

static void
latest_from (Class *class, const char *date)
{
  add_class (class, 6);
  add_round (class, date, "p1 p4 | p2 p5 | p3 p6");
}

static void
prepare_ten_days (Class *class)
{
  latest_from (class, "2026-10-30");
}

static void
prepare_eleven_days (Class *class)
{
  latest_from (class, "2026-10-29");
}

static void
prepare_24_days (Class *class)
{
  latest_from (class, "2026-10-16");
}

static void
prepare_25_days (Class *class)
{
  latest_from (class, "2026-10-15");
}

static void
prepare_25_days_and_closure (Class *class)
{
  latest_from (class, "2026-10-15");
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-20"), day ("2026-10-20"), NULL));
}

static void
prepare_closures_overlap (Class *class)
{
  latest_from (class, "2026-10-24");
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-20"), day ("2026-10-26"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-25"), day ("2026-10-28"), NULL));
}

static void
prepare_joiner (Class *class)
{
  add_class (class, 7);
  add_round (class, "2026-10-19", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6 p7");
}

static void
prepare_no_keep_round (Class *class)
{
  add_class (class, 7);
  add_round (class, "2026-10-19", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p5 | p2 p4 | p3 p6 p7");
}

static void
prepare_stay (Class *class)
{
  latest_from (class, "2026-10-26");
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
}

static void
prepare_stay_turned_round (Class *class)
{
  add_class (class, 6);
  add_round (class, "2026-10-26", "p4 p1 | p5 p2 | p6 p3");
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
}

static void
prepare_stay_too_long (Class *class)
{
  latest_from (class, "2026-10-05");
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
}

static void
prepare_stay_apart (Class *class)
{
  prepare_stay (class);
  add_rule (class, "r", LP_RULE_APART, "p1 p4", NULL);
}

static void
prepare_held_too_long (Class *class)
{
  latest_from (class, "2026-10-05");
  add_rule (class, "r", LP_RULE_TOGETHER, "p4 p1", NULL);
  add_rule (class, "s", LP_RULE_PIN, "p2 p5", NULL);
}

static void
prepare_young_apart (Class *class)
{
  prepare_ten_days (class);
  add_rule (class, "r", LP_RULE_APART, "p1 p4", NULL);
}

static void
prepare_three_spells (Class *class)
{
  add_class (class, 6);
  add_round (class, "2026-09-28", "p1 p2 | p3 p4 | p5 p6");
  add_round (class, "2026-10-05", "p1 p3 | p2 p4 | p5 p6");
  add_round (class, "2026-10-12", "p1 p2 | p3 p4 | p5 p6");
  add_round (class, "2026-10-19", "p1 p4 | p2 p3 | p5 p6");
  add_round (class, "2026-10-26", "p1 p2 | p3 p4 | p5 p6");
  add_round (class, "2026-11-02", "p1 p5 | p2 p6 | p3 p4");
}

static void
prepare_short_cooldown (Class *class)
{
  prepare_three_spells (class);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 1, NULL));
}

static void
prepare_long_cooldown (Class *class)
{
  prepare_three_spells (class);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 9, NULL));
}

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

static void
prepare_fold (Class *class)
{
  add_class (class, 6);
  set_strategy (class, LP_STRATEGY_MIXED_FOLD);
}

static void
prepare_matched (Class *class)
{
  add_pupils (class, "80 80 80 90 - 95");
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
prepare_missing (Class *class)
{
  add_pupils (class, "80 - 85 90");
}

static void
prepare_quarters (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

static void
set_scale (Class *class, const double *thresholds)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 3, thresholds, NULL);

  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

static void
prepare_bands (Class *class)
{
  add_pupils (class, "WTS EXS GDS GDS -");
  set_scale (class, NULL);
}

static void
prepare_thresholds (Class *class)
{
  static const double thresholds[] = { 100, 110 };

  add_pupils (class, "99 100 110 109");
  set_scale (class, thresholds);
}

static void
prepare_random (Class *class)
{
  prepare_twelve (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
}

static void
prepare_uniform (Class *class)
{
  prepare_stay_too_long (class);
  add_rule (class, "r", LP_RULE_FRIENDS, "p1 p4", NULL);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *a, *b;
  gint64 costs[LP_N_ORDERED_TIERS]; /* max_tenure, min_tenure, change, cooldown, strategy, turns, repeats, could */
} pair_cases[] = {
  { "strangers", prepare_six, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed: gap at its least", prepare_twelve, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed: gap too small", prepare_twelve, "p1", "p2", { 0, 0, 0, 0, 4, 0, 0, 0 } },
  { "mixed: gap at its most", prepare_twelve, "p1", "p9", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed: gap too wide", prepare_twelve, "p10", "p1", { 0, 0, 0, 0, 4, 0, 0, 0 } },
  { "mixed: first and last", prepare_twelve, "p12", "p1", { 0, 0, 0, 0, 36, 0, 0, 0 } },
  { "ten days: young", prepare_ten_days, "p1", "p4", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "eleven days: not young", prepare_eleven_days, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "24 days: not too long", prepare_24_days, "p4", "p1", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "25 days: too long", prepare_25_days, "p4", "p1", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "25 days, one closed", prepare_25_days_and_closure, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "16 days, 5 closed: 11, not young", prepare_closures_overlap, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "joiner falls in", prepare_joiner, "p3", "p7", { 0, 0, 0, 3, 0, 0, 1, 0 } },
  { "joiner where the class changed", prepare_no_keep_round, "p3", "p7", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "their host meanwhile", prepare_no_keep_round, "p3", "p6", { 0, 0, 0, 3, 0, 0, 1, 0 } },
  { "stay: goes on", prepare_stay, "p1", "p4", { 0, 0, -1, 0, 0, 0, 1, 0 } },
  { "stay: the second is named first", prepare_stay_turned_round, "p1", "p4", { 0, 0, -1, 0, 0, 0, 1, 0 } },
  { "stay: not partners", prepare_stay, "p1", "p5", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "stay: too long", prepare_stay_too_long, "p1", "p4", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "stay: a rule parts them", prepare_stay_apart, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "together: free of limits", prepare_held_too_long, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "pin: free of limits", prepare_held_too_long, "p5", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "beside them: too long", prepare_held_too_long, "p3", "p6", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "young and apart", prepare_young_apart, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "three spells", prepare_three_spells, "p1", "p2", { 0, 0, 0, 1, 0, 0, 9, 0 } },
  { "two spells, the first of many rounds", prepare_three_spells, "p5", "p6", { 0, 0, 0, 1, 0, 0, 1, 0 } },
  { "beyond the cooldown", prepare_three_spells, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "cooldown of one", prepare_short_cooldown, "p1", "p2", { 0, 0, 0, 0, 0, 0, 9, 0 } },
  { "cooldown of nine", prepare_long_cooldown, "p1", "p4", { 0, 0, 0, 7, 0, 0, 1, 0 } },
  { "friends once, quiet, dominant, gender", prepare_attributes, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 8 } },
  { "quiet only", prepare_attributes, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 1 } },
  { "quiet, friends until today", prepare_attributes, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 2 } },
  { "friends until yesterday", prepare_attributes, "p3", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "friends of three, gender", prepare_attributes, "p4", "p2", { 0, 0, 0, 0, 0, 0, 0, 6 } },
  { "feedback of today", prepare_feedback, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 36 } },
  { "feedback of 83 days", prepare_feedback, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 6 } },
  { "feedback of 84 days", prepare_feedback, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "feedback on a three, and more", prepare_feedback, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 2 * 11 + 12 } },
  { "feedback on a three", prepare_feedback, "p2", "p4", { 0, 0, 0, 0, 0, 0, 0, 2 * 11 } },
  { "feedback: worked", prepare_feedback, "p5", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "feedback of yesterday", prepare_feedback, "p5", "p4", { 0, 0, 0, 0, 0, 0, 0, 36 } },
  { "fold: first and last", prepare_fold, "p1", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "fold: the middle", prepare_fold, "p3", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "fold: the lowest two", prepare_fold, "p1", "p2", { 0, 0, 0, 0, 64, 0, 0, 0 } },
  { "matched: a tie", prepare_matched, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "matched: mid-rank 2 and rank 4", prepare_matched, "p4", "p2", { 0, 0, 0, 0, 16, 0, 0, 0 } },
  { "matched: mid-rank 2 and rank 5", prepare_matched, "p1", "p6", { 0, 0, 0, 0, 36, 0, 0, 0 } },
  { "matched: unknown", prepare_matched, "p5", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed among three known", prepare_missing, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed with one unknown", prepare_missing, "p2", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "near: one quarter", prepare_quarters, "p1", "p2", { 0, 0, 0, 0, 1, 0, 0, 0 } },
  { "near: next quarter", prepare_quarters, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "near: first and last quarter", prepare_quarters, "p8", "p1", { 0, 0, 0, 0, 4, 0, 0, 0 } },
  { "near: one band", prepare_bands, "p3", "p4", { 0, 0, 0, 0, 1, 0, 0, 0 } },
  { "near: next band", prepare_bands, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "near: two bands", prepare_bands, "p1", "p4", { 0, 0, 0, 0, 1, 0, 0, 0 } },
  { "near: unknown band", prepare_bands, "p1", "p5", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "thresholds: below and at", prepare_thresholds, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "thresholds: two bands", prepare_thresholds, "p3", "p1", { 0, 0, 0, 0, 1, 0, 0, 0 } },
  { "thresholds: one band", prepare_thresholds, "p2", "p4", { 0, 0, 0, 0, 1, 0, 0, 0 } },
  { "random: no gap", prepare_random, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "uniform: nothing", prepare_uniform, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
};

START_TEST (pair_costs)
{
  g_auto (Class) class = class_new ();
  gint64 cost[LP_N_TIERS], mirror[LP_N_TIERS];

  pair_cases[_i].prepare (&class);
  g_autoptr (LpCosts) costs = count_costs (&class);
  guint i = find (costs, pair_cases[_i].a), j = find (costs, pair_cases[_i].b);
  lp_i_costs_get_pair (costs, i, j, cost);
  lp_i_costs_get_pair (costs, j, i, mirror);
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++) {
    ck_assert_msg (cost[t] == pair_cases[_i].costs[t], "%s: %s is %d", pair_cases[_i].name,
                   lp_tier_get_name ((LpTier) t), (int) cost[t]);
    ck_assert_int_eq (cost[t], mirror[t]);
  }
  ck_assert_int_eq (cost[LP_TIER_CHANCE], mirror[LP_TIER_CHANCE]);
  ck_assert_int_eq (cost[LP_TIER_CHANCE] == 0, pair_cases[_i].prepare == prepare_uniform);
}
END_TEST

/* What could end and count stands in the base. */
static const struct {
  const char *name;
  void (*prepare) (Class *class);
  gint64 min_tenure, change;
} base_cases[] = {
  { "no history", prepare_six, 0, 0 },
  { "three young", prepare_ten_days, 3, 0 },
  { "none young", prepare_eleven_days, 0, 0 },
  { "one of three young is apart", prepare_young_apart, 2, 0 },
  { "three may stay", prepare_stay, 0, 3 },
  { "one of three is apart", prepare_stay_apart, 0, 2 },
  { "none may stay", prepare_stay_too_long, 0, 0 },
  { "a three: one young pair is new", prepare_joiner, 0, 0 },
  { "two new pairs of a three, two new twos", prepare_no_keep_round, 4, 0 },
  { "uniform", prepare_uniform, 0, 0 },
};

START_TEST (base_costs)
{
  g_auto (Class) class = class_new ();

  base_cases[_i].prepare (&class);
  g_autoptr (LpCosts) costs = count_costs (&class);
  for (guint t = 0; t < LP_N_TIERS; t++) {
    gint64 expected = t == LP_TIER_MIN_TENURE ? base_cases[_i].min_tenure : t == LP_TIER_CHANGE ? base_cases[_i].change : 0;
    ck_assert_msg (costs->base[t] == expected, "%s: %s", base_cases[_i].name, lp_tier_get_name ((LpTier) t));
  }
}
END_TEST

static const struct {
  guint n;
  LpStrategy strategy;
  int set, expected;
} cooldown_cases[] = {
  { 2, LP_STRATEGY_MIXED, -1, 0 },    { 3, LP_STRATEGY_MIXED, -1, 1 },       { 10, LP_STRATEGY_MIXED, -1, 4 },
  { 25, LP_STRATEGY_MIXED, -1, 12 },  { 30, LP_STRATEGY_RANDOM, -1, 12 },    { 13, LP_STRATEGY_MATCHED, -1, 6 },
  { 30, LP_STRATEGY_MATCHED, -1, 6 }, { 30, LP_STRATEGY_MIXED_FOLD, -1, 6 }, { 12, LP_STRATEGY_MIXED_FOLD, -1, 5 },
  { 30, LP_STRATEGY_MATCHED, 9, 9 },  { 30, LP_STRATEGY_MIXED, 0, 0 },       { 4, LP_STRATEGY_TUTOR, 40, 40 },
};

START_TEST (cooldown_rounds)
{
  g_auto (Class) class = class_new ();

  add_class (&class, cooldown_cases[_i].n);
  set_strategy (&class, cooldown_cases[_i].strategy);
  ck_assert (lp_policy_set_cooldown_rounds (class.policy, cooldown_cases[_i].set, NULL));
  g_autoptr (LpCosts) costs = count_costs (&class);
  ck_assert_int_eq (costs->cooldown, cooldown_cases[_i].expected);
}
END_TEST

/* Seven present: seven less the rounds since the last three, or the last time with the adult. */
START_TEST (turn_costs)
{
  static const gint64 expected[] = { 6, 6, 5, 4, 4, 4, 0 };
  g_auto (Class) class = class_new ();

  add_class (&class, 7);
  add_round (&class, "2026-10-19", "p4 p5 p6 | p1 p2 | p3 p7");
  add_round (&class, "2026-10-26", "p3 | p1 p4 | p2 p5 | p6 p7");
  add_round (&class, "2026-11-02", "p1 | p2 | p3 p4 p5 p7");
  g_autoptr (LpCosts) costs = count_costs (&class);
  for (guint i = 0; i < 7; i++)
    ck_assert_int_eq (costs->turns[i], expected[i]);
  ck_assert (lp_i_costs_needs_three (costs));
  ck_assert (!lp_i_costs_needs_adult (costs));

  lp_policy_set_odd (class.policy, LP_ODD_ADULT);
  g_autoptr (LpCosts) with_adult = count_costs (&class);
  ck_assert (!lp_i_costs_needs_three (with_adult));
  ck_assert (lp_i_costs_needs_adult (with_adult));

  g_ptr_array_add (class.absent, (gpointer) "p7");
  g_autoptr (LpCosts) even = count_costs (&class);
  ck_assert (!lp_i_costs_needs_three (even) && !lp_i_costs_needs_adult (even));
  ck_assert (!even->active[LP_TIER_TURNS]);
}
END_TEST

/* Hard limits: too long may not go on, young must; together waives the one, apart the other. */
START_TEST (hard_limits)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 8);
  add_rule (&class, "r", LP_RULE_TOGETHER, "p1 p2", NULL);
  add_rule (&class, "s", LP_RULE_APART, "p5 p6", NULL);
  add_round (&class, "2026-10-05", "p1 p2 | p3 p4");
  add_round (&class, "2026-11-02", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
  lp_policy_set_hard (class.policy, LP_HARD_MAX_TENURE);
  g_autoptr (LpCosts) most = count_costs (&class);
  ck_assert (!must (most, 0, 1, LP_MUST_PART));
  ck_assert (must (most, 2, 3, LP_MUST_PART));
  ck_assert (!must (most, 6, 7, LP_MUST_SHARE));

  /* Round 2 is a keep round, so who is new in it is as old as round 1. */
  ck_assert (lp_policy_set_tenure_window (class.policy, 60, 90, NULL));
  lp_policy_set_hard (class.policy, LP_HARD_MIN_TENURE);
  g_autoptr (LpCosts) least = count_costs (&class);
  ck_assert (must (least, 6, 7, LP_MUST_SHARE));
  ck_assert (must (least, 2, 3, LP_MUST_SHARE));
  ck_assert (!must (least, 4, 5, LP_MUST_SHARE));
}
END_TEST

/* Drawn requests against tables. */

static void
compare_pair (const Question *question, const LpCosts *costs, guint i, guint j)
{
  g_autofree char *a = g_strdup_printf ("p%u", i + 1), *b = g_strdup_printf ("p%u", j + 1);
  const PairFacts *facts = &question->facts[i][j];
  guint u = find (costs, a), v = find (costs, b);
  gint64 cost[LP_N_TIERS];

  lp_i_costs_get_pair (costs, u, v, cost);
  for (guint t = 0; t < LP_N_TIERS; t++) {
    gboolean counts_ends = t == LP_TIER_MIN_TENURE || t == LP_TIER_CHANGE;
    gint64 expected = counts_ends ? -facts->cost[t] : facts->cost[t];
    ck_assert_msg (cost[t] == expected, "seed %u, %s and %s: %s is %d instead of %d", (guint) question->seed, a, b,
                   lp_tier_get_name ((LpTier) t), (int) cost[t], (int) expected);
  }
  ck_assert_msg (must (costs, u, v, LP_MUST_PART) == facts->excluded, "seed %u, %s and %s", (guint) question->seed, a, b);
  gboolean required = facts->held || ((question->hard & LP_HARD_MIN_TENURE) && facts->young && !facts->excluded);
  ck_assert_msg (must (costs, u, v, LP_MUST_SHARE) == required,
                 "seed %u, %s and %s", (guint) question->seed, a, b);
  ck_assert_int_eq (costs->n % 2 == 1 ? costs->turns[u] : 0, costs->n % 2 == 1 ? question->turns[i] : 0);
}

START_TEST (drawn_requests)
{
  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    gint64 base[2] = { 0, 0 };
    question_draw (&question, seed, MOST_PUPILS);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpCosts) costs = count_costs (&class);
    ck_assert_uint_eq (costs->n, question_count_present (&question));
    for (guint i = 0; i < question.n; i++)
      for (guint j = i + 1; j < question.n; j++) {
        if (!(question.present & SET_OF (i)) || !(question.present & SET_OF (j)))
          continue;
        compare_pair (&question, costs, i, j);
        base[0] += question.facts[i][j].cost[LP_TIER_MIN_TENURE];
        base[1] += question.facts[i][j].cost[LP_TIER_CHANGE];
      }
    ck_assert_int_eq (costs->base[LP_TIER_MIN_TENURE], base[0]);
    ck_assert_int_eq (costs->base[LP_TIER_CHANGE], base[1]);
  }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, pair_costs, 0, G_N_ELEMENTS (pair_cases));
  tcase_add_loop_test (tests, base_costs, 0, G_N_ELEMENTS (base_cases));
  tcase_add_loop_test (tests, cooldown_rounds, 0, G_N_ELEMENTS (cooldown_cases));
  tcase_add_test (tests, turn_costs);
  tcase_add_test (tests, hard_limits);
  tcase_add_test (tests, drawn_requests);
}

int
main (void)
{
  return run_suite ("costs", add_tests);
}
