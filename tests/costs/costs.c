/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a request becomes the costs that the definitions give: each
 * tier of a pair by hand at the edges of its rule, and on drawn requests every
 * pair, every turn, who may share a partnership and the constant part against a
 * plain count over tables.
 */
#include "pair-case.h"

#define DRAWN_REQUESTS 1500

static gboolean
must (const LpCosts *costs, guint i, guint j, LpMust what)
{
  return (lp_i_constraints_get (costs->constraints, i, j) & what) != 0;
}

/* Cases of one pair by hand. */

static void
prepare_six (Class *class)
{
  add_class (class, 6);
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
prepare_fresh (Class *class)
{
  prepare_ten_days (class);
  class->fresh = TRUE;
}

static void
prepare_fresh_stay (Class *class)
{
  prepare_stay (class);
  class->fresh = TRUE;
}

static void
prepare_fresh_too_long (Class *class)
{
  prepare_held_too_long (class);
  class->fresh = TRUE;
}

/* p1 F with p4 M, p2 F with p5 F, and p3 F with p6, who has no gender. */
static void
add_gendered (Class *class)
{
  static const char *const genders[] = { "F", "F", "F", "M", "F", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (genders); i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    if (genders[i] != NULL)
      ck_assert (lp_pupil_set_word (pupil, "gender", genders[i], NULL));
    add_pupil (class, pupil);
  }
  add_round (class, "2026-10-30", "p1 p4 | p2 p5 | p3 p6");
}

static void
prepare_must_match (Class *class)
{
  add_gendered (class);
  ck_assert (lp_policy_add_must_match (class->policy, "gender", NULL));
}

static void
prepare_must_differ (Class *class)
{
  add_gendered (class);
  ck_assert (lp_policy_add_must_differ (class->policy, "gender", NULL));
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
prepare_uniform (Class *class)
{
  prepare_stay_too_long (class);
  add_rule (class, "r", LP_RULE_FRIENDS, "p1 p4", NULL);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static const PairCase pair_cases[] = {
  { "strangers", prepare_six, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "ten days: young", prepare_ten_days, "p1", "p4", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "eleven days: not young", prepare_eleven_days, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "24 days: not too long", prepare_24_days, "p4", "p1", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "25 days: too long", prepare_25_days, "p4", "p1", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "25 days, one closed", prepare_25_days_and_closure, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "16 days, 5 closed: 11, not young", prepare_closures_overlap, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "joiner falls in", prepare_joiner, "p3", "p7", { 0, 0, 0, 1, 0, 0, 1, 0 } },
  { "joiner where the class changed", prepare_no_keep_round, "p3", "p7", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "their host meanwhile", prepare_no_keep_round, "p3", "p6", { 0, 0, 0, 1, 0, 0, 1, 0 } },
  { "stay: goes on", prepare_stay, "p1", "p4", { 0, 0, -1, 0, 0, 0, 1, 0 } },
  { "stay: the second is named first", prepare_stay_turned_round, "p1", "p4", { 0, 0, -1, 0, 0, 0, 1, 0 } },
  { "stay: not partners", prepare_stay, "p1", "p5", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "stay: too long", prepare_stay_too_long, "p1", "p4", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "stay: a rule parts them", prepare_stay_apart, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "fresh: nothing is young", prepare_fresh, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "fresh: who stays costs the cooldown", prepare_fresh_stay, "p1", "p4", { 0, 0, 0, 2, 0, 0, 1, 0 } },
  { "fresh: too long as ever", prepare_fresh_too_long, "p3", "p6", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "fresh: held as ever", prepare_fresh_too_long, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "must match: a young pair that may not go on", prepare_must_match, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "must match: a young pair that may", prepare_must_match, "p2", "p5", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "must match: one lacks the word", prepare_must_match, "p3", "p6", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "must differ: a young pair that may not go on", prepare_must_differ, "p2", "p5", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "must differ: a young pair that may", prepare_must_differ, "p1", "p4", { 0, -1, 0, 0, 0, 0, 1, 0 } },
  { "together: free of limits", prepare_held_too_long, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "pin: free of limits", prepare_held_too_long, "p5", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "beside them: too long", prepare_held_too_long, "p3", "p6", { 1, 0, 0, 2, 0, 0, 1, 0 } },
  { "young and apart", prepare_young_apart, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "three spells", prepare_three_spells, "p1", "p2", { 0, 0, 0, 1, 0, 0, 9, 0 } },
  { "two spells, the first of many rounds", prepare_three_spells, "p5", "p6", { 0, 0, 0, 1, 0, 0, 1, 0 } },
  { "beyond the cooldown", prepare_three_spells, "p1", "p4", { 0, 0, 0, 0, 0, 0, 1, 0 } },
  { "cooldown of one", prepare_short_cooldown, "p1", "p2", { 0, 0, 0, 0, 0, 0, 9, 0 } },
  { "cooldown of nine", prepare_long_cooldown, "p1", "p4", { 0, 0, 0, 7, 0, 0, 1, 0 } },
  { "uniform: nothing", prepare_uniform, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
};

START_TEST (pair_costs)
{
  check_pair_case (&pair_cases[_i]);
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
  { "fresh: none is young", prepare_fresh, 0, 0 },
  { "fresh: none stays", prepare_fresh_stay, 0, 0 },
  { "one of three young may not go on: they do not match", prepare_must_match, 2, 0 },
  { "one of three young may not go on: they do not differ", prepare_must_differ, 2, 0 },
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
  const char *together; /* nullable */
  gboolean adult;
  int set, expected;
} cooldown_cases[] = {
  { 2, LP_STRATEGY_MIXED, NULL, FALSE, -1, 0 },
  { 10, LP_STRATEGY_MIXED, NULL, FALSE, -1, 4 },
  { 30, LP_STRATEGY_RANDOM, NULL, FALSE, -1, 12 },
  { 30, LP_STRATEGY_TUTOR, NULL, FALSE, -1, 12 },
  { 30, LP_STRATEGY_MIXED_NEAR, NULL, FALSE, -1, 12 },
  { 30, LP_STRATEGY_MATCHED, NULL, FALSE, -1, 6 },
  { 30, LP_STRATEGY_NEAREST, NULL, FALSE, -1, 6 },
  { 30, LP_STRATEGY_MIXED_FOLD, NULL, FALSE, -1, 6 },
  { 30, LP_STRATEGY_MIXED_HALF, NULL, FALSE, -1, 6 },
  { 12, LP_STRATEGY_MIXED_FOLD, NULL, FALSE, -1, 5 },
  /* A three: 2 less than min(limit, m), not below 0. */
  { 3, LP_STRATEGY_MIXED, NULL, FALSE, -1, 0 },
  { 5, LP_STRATEGY_MIXED, NULL, FALSE, -1, 0 },
  { 7, LP_STRATEGY_MIXED, NULL, FALSE, -1, 1 },
  { 25, LP_STRATEGY_MIXED, NULL, FALSE, -1, 10 },
  { 27, LP_STRATEGY_MIXED, NULL, FALSE, -1, 10 },
  { 13, LP_STRATEGY_MATCHED, NULL, FALSE, -1, 4 },
  { 31, LP_STRATEGY_NEAREST, NULL, FALSE, -1, 4 },
  { 11, LP_STRATEGY_MIXED_HALF, NULL, FALSE, -1, 3 },
  /* The adult makes no three. */
  { 25, LP_STRATEGY_MIXED, NULL, TRUE, -1, 12 },
  { 9, LP_STRATEGY_MATCHED, NULL, TRUE, -1, 4 },
  /* A three on purpose is none that the optimisation makes, but may leave an odd rest. */
  { 9, LP_STRATEGY_MIXED, "p1 p5 p9", FALSE, -1, 4 },
  { 10, LP_STRATEGY_MIXED, "p1 p5 p9", FALSE, -1, 2 },
  { 10, LP_STRATEGY_MIXED, "p1 p5 p9", TRUE, -1, 4 },
  { 9, LP_STRATEGY_MIXED, "p1 p5", FALSE, -1, 2 },
  /* What the policy says stands. */
  { 30, LP_STRATEGY_MATCHED, NULL, FALSE, 9, 9 },
  { 30, LP_STRATEGY_MIXED, NULL, FALSE, 0, 0 },
  { 4, LP_STRATEGY_TUTOR, NULL, FALSE, 40, 40 },
  { 25, LP_STRATEGY_MIXED, NULL, FALSE, 12, 12 },
};

START_TEST (cooldown_rounds)
{
  g_auto (Class) class = class_new ();

  add_class (&class, cooldown_cases[_i].n);
  set_strategy (&class, cooldown_cases[_i].strategy);
  if (cooldown_cases[_i].together != NULL)
    add_rule (&class, NULL, LP_RULE_TOGETHER, cooldown_cases[_i].together, NULL);
  lp_policy_set_odd (class.policy, cooldown_cases[_i].adult ? LP_ODD_ADULT : LP_ODD_THREE);
  ck_assert (lp_policy_set_cooldown_rounds (class.policy, cooldown_cases[_i].set, NULL));
  g_autoptr (LpCosts) costs = count_costs (&class);
  ck_assert_int_eq (costs->cooldown, cooldown_cases[_i].expected);
}
END_TEST

/* Turns cost where a three or a group of one is to be, and nothing where all work in pairs. */

static const struct {
  const char *name;
  guint n;
  LpOdd odd;
  const char *together; /* nullable */
  gboolean active;
  const char *three, *one; /* nullable, where there is none to ask of */
  gint64 three_cost, one_cost;
} turn_cases[] = {
  /* Two turns for p1, one for p2, p3, p4 and p5; p1, p4 and p5 had the latest. */
  { "a three", 7, LP_ODD_THREE, NULL, TRUE, "p1 p2 p6", NULL, (2 * 2 + 1) + 2 * 1, 0 },
  { "the three of the latest round", 7, LP_ODD_THREE, NULL, TRUE, "p5 p1 p4", NULL, 0, 0 },
  { "with the adult", 7, LP_ODD_ADULT, NULL, TRUE, NULL, "p1", 0, 2 * 2 + 1 },
  { "with the adult for the first time", 7, LP_ODD_ADULT, NULL, TRUE, NULL, "p7", 0, 0 },
  { "all in pairs", 6, LP_ODD_THREE, NULL, FALSE, NULL, NULL, 0, 0 },
  { "all in pairs, were there an adult", 6, LP_ODD_ADULT, NULL, FALSE, NULL, NULL, 0, 0 },
  { "a three on purpose", 7, LP_ODD_THREE, "p2 p3 p6", TRUE, "p2 p3 p6", NULL, 2 * 1 + 2 * 1, 0 },
};

static gint64
ask_turn (const LpCosts *costs, const char *pupils)
{
  g_auto (GStrv) ids = g_strsplit (pupils, " ", -1);
  guint32 members[3];
  LpPartnership partnership = { members, g_strv_length (ids) };

  for (guint k = 0; k < partnership.size; k++)
    members[k] = find (costs, ids[k]);
  return lp_i_costs_get_turn (costs, partnership);
}

START_TEST (turn_costs)
{
  g_auto (Class) class = class_new ();

  add_class (&class, turn_cases[_i].n);
  lp_policy_set_odd (class.policy, turn_cases[_i].odd);
  add_round (&class, "2026-10-19", "p1 p2 p3 | p4 p5 | p6 p7");
  add_round (&class, "2026-11-02", "p1 p4 p5 | p2 p6 | p3 p7");
  if (turn_cases[_i].together != NULL)
    add_rule (&class, NULL, LP_RULE_TOGETHER, turn_cases[_i].together, NULL);
  g_autoptr (LpCosts) costs = count_costs (&class);
  ck_assert_msg (costs->active[LP_TIER_TURNS] == turn_cases[_i].active, "%s", turn_cases[_i].name);
  if (turn_cases[_i].three != NULL)
    ck_assert_msg (ask_turn (costs, turn_cases[_i].three) == turn_cases[_i].three_cost, "%s", turn_cases[_i].name);
  if (turn_cases[_i].one != NULL)
    ck_assert_msg (ask_turn (costs, turn_cases[_i].one) == turn_cases[_i].one_cost, "%s", turn_cases[_i].name);
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

  /* Fresh: nothing is young. */
  class.fresh = TRUE;
  g_autoptr (LpCosts) fresh = count_costs (&class);
  ck_assert (!must (fresh, 6, 7, LP_MUST_SHARE));
}
END_TEST

/* An attribute that must match or differ parts those who both have it; yes and no are words like others. */
START_TEST (must_attributes)
{
  static const gboolean parted_by_match[] = { TRUE, FALSE, FALSE }, parted_by_differ[] = { FALSE, TRUE, FALSE };

  for (guint differ = 0; differ < 2; differ++) {
    g_auto (Class) class = class_new ();
    if (differ)
      prepare_must_differ (&class);
    else
      prepare_must_match (&class);
    g_autoptr (LpCosts) costs = count_costs (&class);
    for (guint i = 0; i < 3; i++)
      ck_assert_int_eq (must (costs, i, i + 3, LP_MUST_PART), differ ? parted_by_differ[i] : parted_by_match[i]);
  }
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
}

/* Every three, and every one alone, where the rest is odd. */
static void
compare_turns (const Question *question, const LpCosts *costs)
{
  Division division;

  question_divide (question, ALL_UNITS, &division);
  ck_assert_int_eq (costs->division->too_large, division.too_large);
  if (question_find_odd_size (question, &division) == 0)
    return;
  for (guint set = 1; set < SET_OF (question->n); set++) {
    Seating seating = { 1, { set }, { 0 } };
    if ((set & ~question->present) || (count_members (set) != 1 && count_members (set) != 3))
      continue;
    g_autofree char *ids = seating_to_string (&seating);
    ck_assert_msg (ask_turn (costs, ids) == question_count_turn (question, set), "seed %u, %s: %d instead of %d",
                   (guint) question->seed, ids, (int) ask_turn (costs, ids), (int) question_count_turn (question, set));
  }
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
    compare_turns (&question, costs);
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
  tcase_add_loop_test (tests, turn_costs, 0, G_N_ELEMENTS (turn_cases));
  tcase_add_test (tests, hard_limits);
  tcase_add_test (tests, must_attributes);
  tcase_add_test (tests, drawn_requests);
}

int
main (void)
{
  return run_suite ("costs", add_tests);
}
