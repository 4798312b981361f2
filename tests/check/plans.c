/* SPDX-License-Identifier: MIT */
#include "plans.h"

/* Chance for the seed 1 of the pupils p1 to p6, computed elsewhere. */
static const gint64 chances[6][6] = {
  { 0, 10058596, 155355, 4501049, 16421211, 7983914 },
  { 0, 0, 704160, 13124162, 14424145, 5073195 },
  { 0, 0, 0, 5019112, 7284080, 11115490 },
  { 0, 0, 0, 0, 7437184, 11174418 },
  { 0, 0, 0, 0, 0, 7783126 },
};

LpCertificate *
build_plan (const Plan *plan)
{
  LpCertificate *certificate = lp_certificate_new (plan->tiers, plan->radices, plan->n_tiers, plan->participants,
                                                   plan->n_participants);

  for (gsize d = 0; d < plan->n_duals; d++) {
    gint64 values[8 * LP_N_TIERS + 1];
    for (gsize p = 0; p < plan->n_participants; p++) {
      for (gsize t = 0; t < plan->n_tiers; t++)
        values[p * plan->n_tiers + t] = plan->values[d][p][t];
    }
    lp_certificate_add_dual (certificate, values);
    for (gsize b = 0; d == 0 && b < plan->n_blossoms; b++)
      lp_certificate_add_blossom (certificate, plan->members, plan->n_members, plan->z);
  }
  return certificate;
}

static void
name_participants (Plan *plan, gsize n)
{
  static const char *const ids[] = { "p1", "p2", "p3", "p4", "p5", "p6" };

  plan->n_participants = n;
  for (gsize i = 0; i < n; i++)
    plan->participants[i] = ids[i];
}

static void
use_two_tiers (Plan *plan, LpTier tier)
{
  plan->n_tiers = 2;
  plan->tiers[0] = tier;
  plan->tiers[1] = LP_TIER_CHANCE;
  plan->radices[0] = 1;
  plan->radices[1] = RADIX;
}

/* A number on one line, spread over the two tiers. */
static void
spread (gint64 number, gint64 *value)
{
  value[0] = number / RADIX;
  value[1] = number % RADIX;
}

/* Strategy costs of the pairs, and chance, on one line. */
static gint64
weigh (const gint64 costs[6][6], guint a, guint b)
{
  return costs[a][b] * RADIX + chances[a][b];
}

/* Four pupils: the doubled costs of 12 and 34 as sums of y1, y2 and y3, y4, tight on 13 and 14. */
static void
solve_four (Plan *plan, gint64 c12, gint64 c13, gint64 c14, gint64 c34)
{
  gint64 y1 = c13 + c14 - c34;
  gint64 y3 = c13 - c14 + c34;

  plan->n_duals = 1;
  spread (y1, plan->values[0][0]);
  spread (2 * c12 - y1, plan->values[0][1]);
  spread (y3, plan->values[0][2]);
  spread (2 * c34 - y3, plan->values[0][3]);
}

/* Scores 80 83 86 89 with nearest ranks: 4 for neighbours, 16, 36. */
static const gint64 nearest[6][6] = { { 0, 4, 16, 36 }, { 0, 0, 4, 16 }, { 0, 0, 0, 4 } };

void
plan_four (Class *class, Plan *plan)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_NEAREST);
  name_participants (plan, 4);
  use_two_tiers (plan, LP_TIER_STRATEGY);
  solve_four (plan, weigh (nearest, 0, 1), weigh (nearest, 0, 2), weigh (nearest, 0, 3), weigh (nearest, 2, 3));
}

/* Costs by the caller's table: the pupils' ids are their rows. */
static gboolean
cost_by_table (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  const gint64 (*table)[6] = data;

  *cost = table[lp_pupil_get_id (a)[1] - '1'][lp_pupil_get_id (b)[1] - '1'];
  return TRUE;
}

/* Triangles 123 and 456, and 34, which every pairing needs, dear enough for a blossom. */
static gint64 triangles[6][6] = { { 0, 0, 0, 9, 9, 9 }, { 0, 0, 0, 9, 9, 9 }, { 0, 0, 0, 5, 9, 9 } };

void
plan_triangles (Class *class, Plan *plan)
{
  gint64 c12 = weigh (triangles, 0, 1);
  gint64 c56 = weigh (triangles, 4, 5);
  gint64 y3 = 2 * MIN (weigh (triangles, 0, 2), weigh (triangles, 1, 2)) - c12;
  gint64 y4 = 2 * MIN (weigh (triangles, 3, 4), weigh (triangles, 3, 5)) - c56;

  add_class (class, 6);
  lp_policy_set_cost_func (class->policy, cost_by_table, triangles, NULL);
  add_rule (class, "a", LP_RULE_APART, "p1 p4", NULL);
  add_rule (class, "b", LP_RULE_APART, "p1 p5", NULL);
  add_rule (class, "c", LP_RULE_APART, "p1 p6", NULL);
  add_rule (class, "d", LP_RULE_APART, "p2 p4", NULL);
  add_rule (class, "e", LP_RULE_APART, "p2 p5", NULL);
  add_rule (class, "f", LP_RULE_APART, "p2 p6", NULL);
  add_rule (class, "g", LP_RULE_APART, "p3 p5", NULL);
  add_rule (class, "h", LP_RULE_APART, "p3 p6", NULL);

  name_participants (plan, 6);
  use_two_tiers (plan, LP_TIER_STRATEGY);
  plan->n_duals = 1;
  spread (c12, plan->values[0][0]);
  spread (c12, plan->values[0][1]);
  spread (y3, plan->values[0][2]);
  spread (y4, plan->values[0][3]);
  spread (c56, plan->values[0][4]);
  spread (c56, plan->values[0][5]);
  plan->n_blossoms = 1;
  plan->n_members = 3;
  plan->members[0] = 2;
  plan->members[1] = 0;
  plan->members[2] = 1;
  spread (2 * weigh (triangles, 2, 3) - y3 - y4, plan->z);
}

/* Nearest ranks for five, with 64 for 15. */
static const gint64 five[6][6] = { { 0, 4, 16, 36, 64 }, { 0, 0, 4, 16, 36 }, { 0, 0, 0, 4, 16 }, { 0, 0, 0, 0, 4 } };

/* One dual solution for each pair left over by a three. */
void
plan_five (Class *class, Plan *plan)
{
  add_class (class, 5);
  set_strategy (class, LP_STRATEGY_NEAREST);
  name_participants (plan, 5);
  use_two_tiers (plan, LP_TIER_STRATEGY);
  for (guint b = 1; b < 5; b++) {
    for (guint a = 0; a < b; a++) {
      gint64 (*values)[LP_N_TIERS] = plan->values[plan->n_duals++];
      for (guint v = 0; v < 5; v++)
        spread (v == a || v == b ? weigh (five, a, b) : -1000 * RADIX, values[v]);
    }
  }
}

/*
 * The dual solution for the three that is best comes first, with a blossom that
 * holds two of the three: y4 + y5 + z is twice the cost of 45.
 */
void
plan_five_blossom (Class *class, Plan *plan)
{
  gint64 kept[8][LP_N_TIERS];
  gsize last;

  plan_five (class, plan);
  last = plan->n_duals - 1;
  memcpy (kept, plan->values[0], sizeof kept);
  memcpy (plan->values[0], plan->values[last], sizeof kept);
  memcpy (plan->values[last], kept, sizeof kept);
  plan->n_blossoms = 1;
  plan->n_members = 3;
  plan->members[0] = 0;
  plan->members[1] = 1;
  plan->members[2] = 4;
  plan->z[1] = 10;
  plan->values[0][4][1] -= 10;
}

/*
 * Three tutors and two tutees, whose gaps lie all in the window: only threes of
 * both roles need a bound, so there is none for 123, which leaves 45. Chance: 2 5
 * with 1 3 4 comes to 24099661, the least of six.
 */
void
plan_tutors (Class *class, Plan *plan)
{
  for (guint i = 0; i < 5; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, "role", i < 3 ? "tutor" : "tutee", NULL));
    add_pupil (class, pupil);
  }
  set_strategy (class, LP_STRATEGY_TUTOR);
  name_participants (plan, 5);
  plan->n_tiers = 1;
  plan->tiers[0] = LP_TIER_CHANCE;
  plan->radices[0] = 1;
  for (guint b = 1; b < 4; b++) {
    for (guint a = 0; a < b; a++) {
      gint64 (*values)[LP_N_TIERS] = plan->values[plan->n_duals++];
      for (guint v = 0; v < 5; v++)
        values[v][0] = v != a && v != b ? -RADIX : b < 3 ? RADIX : chances[a][b];
    }
  }
  for (guint a = 0; a < 3; a++) {
    gint64 (*values)[LP_N_TIERS] = plan->values[plan->n_duals++];
    for (guint v = 0; v < 5; v++)
      values[v][0] = v != a && v != 4 ? -RADIX : chances[a][4];
  }
}

/*
 * p2 and p3 worked with the adult, with leavers as the others' partners; so all
 * three then worked with leavers: p1 costs 0, p2 2, and p3, who had the latest
 * turn, 3.
 */
void
plan_adult (Class *class, Plan *plan)
{
  add_class (class, 3);
  set_strategy (class, LP_STRATEGY_RANDOM);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_round (class, "2026-09-01", "p2 | p1 x | p3 y");
  add_round (class, "2026-10-01", "p3 | p1 x | p2 y");
  add_round (class, "2026-10-15", "p1 x | p2 y | p3 z");

  name_participants (plan, 3);
  plan->participants[plan->n_participants++] = NULL;
  use_two_tiers (plan, LP_TIER_TURNS);
  /* Vertices in the order p1, adult, p2, p3: pairs 1a and 23. */
  solve_four (plan, 0, chances[0][1], chances[0][2], chances[1][2]);
  plan->participants[1] = NULL;
  plan->participants[2] = "p2";
  plan->participants[3] = "p3";
}

/* p2 works with the adult for a second round, which costs no turn; so nobody costs one, and the tier is left out. */
void
plan_adult_going_on (Class *class, Plan *plan)
{
  add_class (class, 3);
  set_strategy (class, LP_STRATEGY_RANDOM);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_round (class, "2026-10-15", "p2 | p1 x | p3 y");

  name_participants (plan, 3);
  plan->participants[plan->n_participants++] = NULL;
  plan->n_tiers = 1;
  plan->tiers[0] = LP_TIER_CHANCE;
  plan->radices[0] = 1;
  plan->n_duals = 1;
  plan->values[0][0][0] = plan->values[0][2][0] = chances[0][2];
  plan->values[0][1][0] = 200000;
  plan->values[0][3][0] = -200000;
}

/* The rounds so far are no matter but for turns and repeats. */
static void
begin_going_on (Class *class)
{
  add_class (class, 5);
  set_strategy (class, LP_STRATEGY_RANDOM);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
  ck_assert (lp_policy_set_tenure_window (class->policy, 0, 3660, NULL));
}

/*
 * 123 goes on and costs no turn; any other three has at least one of them, who
 * costs 3. One dual solution for each pair left over, with all repeats there are.
 */
void
plan_going_on (Class *class, Plan *plan)
{
  begin_going_on (class);
  add_round (class, "2026-10-01", "p1 p2 p3 | p4 p5");
  name_participants (plan, 5);
  plan->n_tiers = 3;
  plan->tiers[0] = LP_TIER_TURNS;
  plan->tiers[1] = LP_TIER_REPEATS;
  plan->tiers[2] = LP_TIER_CHANCE;
  plan->radices[0] = 1;
  plan->radices[1] = 100;
  plan->radices[2] = RADIX;
  for (guint b = 1; b < 5; b++) {
    for (guint a = 0; a < b; a++) {
      gint64 (*values)[LP_N_TIERS] = plan->values[plan->n_duals++];
      for (guint v = 0; v < 5; v++)
        values[v][0] = v == a || v == b ? 0 : -1000;
      values[a][1] = values[b][1] = b < 3 || a == 3 ? 1 : 0;
      values[a][2] = values[b][2] = chances[a][b];
    }
  }
}

/*
 * p4 and p5 had three turns, the others two, the latest: threes cost 4 or 5, but
 * 123, which goes on, 0. The radix of turns, 4, is enough without it, and not with it.
 */
void
plan_turns_apart (Class *class, Plan *plan)
{
  static const LpTier order[LP_N_ORDERED_TIERS] = { LP_TIER_REPEATS, LP_TIER_TURNS, LP_TIER_MAX_TENURE,
                                                    LP_TIER_MIN_TENURE, LP_TIER_CHANGE, LP_TIER_COOLDOWN,
                                                    LP_TIER_STRATEGY, LP_TIER_WISHES };

  begin_going_on (class);
  ck_assert (lp_policy_set_order (class->policy, order, LP_N_ORDERED_TIERS, NULL));
  add_round (class, "2026-08-01", "p1 p4 p5 | p2 p3");
  add_round (class, "2026-08-15", "p2 p4 p5 | p1 p3");
  add_round (class, "2026-09-01", "p3 p4 p5 | p1 p2");
  add_round (class, "2026-10-01", "p1 p2 p3 | p4 p5");
  name_participants (plan, 5);
  plan->n_tiers = 3;
  plan->tiers[0] = LP_TIER_REPEATS;
  plan->tiers[1] = LP_TIER_TURNS;
  plan->tiers[2] = LP_TIER_CHANCE;
  plan->radices[0] = 1;
  plan->radices[1] = 4;
  plan->radices[2] = RADIX;
  plan->n_duals = 1;
}

/* p1 and p2 prefer each other: a cost below 0. */
void
plan_prefer (Class *class, Plan *plan)
{
  static const gint64 prefer[6][6] = { { 0, -1 } };

  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_rule (class, "p", LP_RULE_PREFER, "p1 p2", NULL);
  name_participants (plan, 4);
  use_two_tiers (plan, LP_TIER_WISHES);
  solve_four (plan, weigh (prefer, 0, 1), weigh (prefer, 0, 2), weigh (prefer, 0, 3), weigh (prefer, 2, 3));
}

/* Beside the four that are to be paired, three on purpose, who are no participants. */
void
plan_on_purpose (Class *class, Plan *plan)
{
  plan_four (class, plan);
  for (guint i = 5; i < 8; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    add_pupil (class, lp_pupil_new (id, NULL, NULL));
  }
  add_rule (class, "t", LP_RULE_TOGETHER, "p5 p6 p7", NULL);
}

/* Two threes on purpose, and nobody to be paired: one dual solution of nothing. */
void
plan_all_on_purpose (Class *class, Plan *plan)
{
  add_class (class, 6);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2 p3", NULL);
  add_rule (class, "u", LP_RULE_TOGETHER, "p4 p5 p6", NULL);
  plan->n_duals = 1;
}

/* A three on purpose, and one with the adult. */
void
plan_on_purpose_and_adult (Class *class, Plan *plan)
{
  add_class (class, 4);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_rule (class, "t", LP_RULE_TOGETHER, "p2 p3 p4", NULL);
  name_participants (plan, 1);
  plan->participants[plan->n_participants++] = NULL;
  plan->n_duals = 1;
}

/* Two pupils, three in a three, and one with the adult: there is but one pairing. */
void
plan_two (Class *class, Plan *plan)
{
  add_class (class, 2);
  name_participants (plan, 2);
  plan->n_duals = 1;
}

void
plan_three (Class *class, Plan *plan)
{
  add_class (class, 3);
  name_participants (plan, 3);
  plan->n_duals = 1;
}

void
plan_one (Class *class, Plan *plan)
{
  add_class (class, 1);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  name_participants (plan, 1);
  plan->participants[plan->n_participants++] = NULL;
  plan->n_duals = 1;
}

/* Bound by rules, all four: one pairing only, and nothing can differ. */
void
plan_held (Class *class, Plan *plan)
{
  add_class (class, 4);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p4", NULL);
  add_rule (class, "u", LP_RULE_PIN, "p2 p3", NULL);
  name_participants (plan, 4);
  plan->n_duals = 1;
}

/* A keep of the young, counted by -1: the constant stays out. */
void
plan_young (Class *class, Plan *plan)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-11-02", "p1 p3 | p2 p4");
  name_participants (plan, 4);
  plan->n_tiers = 3;
  plan->tiers[0] = LP_TIER_MIN_TENURE;
  plan->tiers[1] = LP_TIER_REPEATS;
  plan->tiers[2] = LP_TIER_CHANCE;
  plan->radices[0] = 1;
  plan->radices[1] = 3;
  plan->radices[2] = RADIX;
  plan->n_duals = 1;
  /* Each pupil takes half of -1, 1 and w; doubled, all of it: -1·3·R + R + w. */
  for (guint p = 0; p < 4; p++) {
    plan->values[0][p][0] = -1;
    plan->values[0][p][1] = 1;
    plan->values[0][p][2] = p % 2 == 0 ? chances[0][2] : chances[1][3];
  }
}
