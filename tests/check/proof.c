/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the checker accepts a certificate that proves an optimum, and
 * refuses one in which any part is wrong, whatever numbers it holds. The
 * certificates are solved by hand: four pupils always have duals without
 * blossoms; two triangles joined by one pair need a blossom; five pupils have
 * ten threes, each with a dual solution of its own.
 */
#include "class.h"

/* Chance for the seed 1 of the pupils p1 to p6, computed elsewhere. */
static const gint64 chances[6][6] = {
  { 0, 10058596, 155355, 4501049, 16421211, 7983914 },
  { 0, 0, 704160, 13124162, 14424145, 5073195 },
  { 0, 0, 0, 5019112, 7284080, 11115490 },
  { 0, 0, 0, 0, 7437184, 11174418 },
  { 0, 0, 0, 0, 0, 7783126 },
};

/* More than chance can differ by in these classes. */
#define RADIX (G_GINT64_CONSTANT (1) << 30)

/* A certificate in plain sight, to be bent before it is built. */
typedef struct {
  gsize       n_tiers;
  LpTier      tiers[LP_N_TIERS];
  gint64      radices[LP_N_TIERS];
  gsize       n_participants;
  const char *participants[8];
  gsize       n_duals;
  gint64      values[12][8][LP_N_TIERS];
  gsize       n_blossoms; /* of the dual solution 0 */
  gsize       n_members;
  guint32     members[8];
  gint64      z[LP_N_TIERS];
} Plan;

static LpCertificate *
build (const Plan *plan)
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
use_strategy_and_chance (Plan *plan)
{
  plan->n_tiers = 2;
  plan->tiers[0] = LP_TIER_STRATEGY;
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
static const gint64 matched[6][6] = { { 0, 4, 16, 36 }, { 0, 0, 4, 16 }, { 0, 0, 0, 4 } };

static void
plan_four (Class *class, Plan *plan)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_MATCHED);
  name_participants (plan, 4);
  use_strategy_and_chance (plan);
  solve_four (plan, weigh (matched, 0, 1), weigh (matched, 0, 2), weigh (matched, 0, 3), weigh (matched, 2, 3));
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

static void
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
  use_strategy_and_chance (plan);
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
static void
plan_five (Class *class, Plan *plan)
{
  add_class (class, 5);
  set_strategy (class, LP_STRATEGY_MATCHED);
  name_participants (plan, 5);
  use_strategy_and_chance (plan);
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
static void
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
static void
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

/* Of all fifteen pairings of five the cheapest in strategy, then in chance: 123 | 45 and 12 | 345 cost 28. */
static const char *const best_of_five = "p1 p2 p3 | p4 p5";

/* p2 and p3 worked with the adult 1 and 2 rounds ago: 2 and 1; p1 never: 0. */
static void
plan_adult (Class *class, Plan *plan)
{
  add_class (class, 3);
  set_strategy (class, LP_STRATEGY_RANDOM);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
  add_round (class, "2026-09-01", "p3");
  add_round (class, "2026-10-01", "p2");

  name_participants (plan, 3);
  plan->participants[plan->n_participants++] = NULL;
  use_strategy_and_chance (plan);
  plan->tiers[0] = LP_TIER_TURNS;
  /* Vertices in the order p1, adult, p2, p3: pairs 1a and 23. */
  solve_four (plan, 0, chances[0][1], chances[0][2], chances[1][2]);
  plan->participants[1] = NULL;
  plan->participants[2] = "p2";
  plan->participants[3] = "p3";
}

/* Two pupils, three in a three, and one with the adult: there is but one pairing. */
static void
plan_two (Class *class, Plan *plan)
{
  add_class (class, 2);
  name_participants (plan, 2);
  plan->n_duals = 1;
}

static void
plan_three (Class *class, Plan *plan)
{
  add_class (class, 3);
  name_participants (plan, 3);
  plan->n_duals = 1;
}

static void
plan_one (Class *class, Plan *plan)
{
  add_class (class, 1);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  name_participants (plan, 1);
  plan->participants[plan->n_participants++] = NULL;
  plan->n_duals = 1;
}

/* Bound by rules, all four: one pairing only, and nothing can differ. */
static void
plan_held (Class *class, Plan *plan)
{
  add_class (class, 4);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p4", NULL);
  add_rule (class, "u", LP_RULE_PIN, "p2 p3", NULL);
  name_participants (plan, 4);
  plan->n_duals = 1;
}

/* A keep of the young, counted by -1: the constant stays out. */
static void
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

static const struct {
  const char *name;
  void (*plan) (Class *class, Plan *plan);
  const char *pairing;
} good[] = {
  { "four", plan_four, "p1 p2 | p3 p4" },
  { "triangles", plan_triangles, "p1 p2 | p3 p4 | p5 p6" },
  { "five", plan_five, "p1 p2 p3 | p4 p5" },
  { "five with a blossom", plan_five_blossom, "p1 p2 p3 | p4 p5" },
  { "tutors", plan_tutors, "p2 p5 | p1 p3 p4" },
  { "adult", plan_adult, "p1 | p2 p3" },
  { "two", plan_two, "p1 p2" },
  { "three", plan_three, "p1 p2 p3" },
  { "one", plan_one, "p1" },
  { "held", plan_held, "p1 p4 | p2 p3" },
  { "young", plan_young, "p1 p3 | p2 p4" },
};

START_TEST (proofs_hold)
{
  g_auto (Class) class = class_new ();
  Plan plan = { 0 };

  good[_i].plan (&class, &plan);
  g_autoptr (LpCertificate) certificate = build (&plan);
  g_autoptr (LpVerdict) verdict = judge (&class, good[_i].pairing, certificate);
  g_autofree char *findings = tell_all (verdict);
  ck_assert_msg (lp_verdict_get_proof (verdict) == LP_PROOF_OPTIMAL, "%s: %s", good[_i].name, findings);
  ck_assert (lp_verdict_is_valid (verdict));
}
END_TEST

/* A number does not depend on how it is spread over the tiers. */
START_TEST (spreading_does_not_matter)
{
  g_auto (Class) class = class_new ();
  Plan plan = { 0 };

  plan_triangles (&class, &plan);
  for (guint p = 0; p < 6; p++) {
    plan.values[0][p][0] += (gint64) p - 3;
    plan.values[0][p][1] -= ((gint64) p - 3) * RADIX;
  }
  plan.z[1] += plan.z[0] * RADIX;
  plan.z[0] = 0;
  g_autoptr (LpCertificate) certificate = build (&plan);
  g_autoptr (LpVerdict) verdict = judge (&class, "p5 p6 | p4 p3 | p2 p1", certificate);
  ck_assert_int_eq (lp_verdict_get_proof (verdict), LP_PROOF_OPTIMAL);
}
END_TEST

/* What to spoil, and what the checker then says. */
typedef struct {
  const char *name;
  void (*plan) (Class *class, Plan *plan);
  void (*spoil) (Plan *plan);
  const char *pairing;
  const char *code;
} BadCase;

#define SPOIL(name, change) \
  static void \
  name (Plan *plan) \
  { \
    change; \
  }

SPOIL (nothing, plan->n_tiers += 0)
SPOIL (swap_tiers, plan->tiers[0] = LP_TIER_CHANCE; plan->tiers[1] = LP_TIER_STRATEGY)
SPOIL (double_tier, plan->tiers[1] = LP_TIER_STRATEGY)
SPOIL (third_tier, plan->tiers[plan->n_tiers++] = LP_TIER_CHANCE; plan->tiers[1] = LP_TIER_STRATEGY; plan->radices[2] = RADIX)
SPOIL (radix_of_spread, plan->radices[1] = 17905056)
SPOIL (shift_in_blossom, plan->values[0][0][0] += 3; plan->values[0][1][0] -= 3)
SPOIL (lower_beside_blossom, plan->values[0][4][1]--)
SPOIL (raise_beside_blossom, plan->values[0][4][1]++)
SPOIL (no_tier, plan->tiers[1] = (LpTier) 77)
SPOIL (negative_tier, plan->tiers[0] = (LpTier) -1)
SPOIL (drop_chance, plan->n_tiers = 1)
SPOIL (drop_strategy, plan->tiers[0] = LP_TIER_TURNS)
SPOIL (drop_turns, plan->tiers[0] = LP_TIER_MAX_TENURE)
SPOIL (drop_all, plan->n_tiers = 0)
SPOIL (zero_radix, plan->radices[1] = 0)
SPOIL (negative_radix, plan->radices[1] = -RADIX)
SPOIL (small_radix, plan->radices[1] = 17000000)
SPOIL (huge_radix, plan->radices[1] = G_MAXINT64)
SPOIL (fewer_participants, plan->n_participants--)
SPOIL (more_participants, plan->participants[plan->n_participants++] = "p6")
SPOIL (double_participant, plan->participants[1] = "p1")
SPOIL (unknown_participant, plan->participants[1] = "p9")
SPOIL (needless_adult, plan->participants[1] = NULL)
SPOIL (two_adults, plan->participants[0] = NULL)
SPOIL (no_dual, plan->n_duals = 0)
SPOIL (two_duals, plan->n_duals = 2)
SPOIL (lower_value, plan->values[0][0][1]--)
SPOIL (raise_value, plan->values[0][0][1]++)
SPOIL (raise_first_component, plan->values[0][3][0]++)
SPOIL (raise_second_value, plan->values[0][1][1]++)
SPOIL (shift_values, plan->values[0][0][0] += 100; plan->values[0][1][0] -= 100)
SPOIL (huge_value, plan->values[0][2][0] = G_MAXINT64)
SPOIL (huge_negative_value, plan->values[0][2][0] = G_MININT64)
SPOIL (huge_last_component, plan->values[0][2][0] = G_MAXINT64; plan->values[0][2][1] = G_MAXINT64)
SPOIL (huge_cancelling, plan->values[0][0][0] = G_MININT64; plan->values[0][0][1] = G_MININT64)
SPOIL (large_values, for (guint p = 0; p < 6; p++) plan->values[0][p][0] = G_GINT64_CONSTANT (1) << 56)
SPOIL (no_blossom, plan->n_blossoms = 0)
SPOIL (two_blossoms, plan->n_blossoms = 2)
SPOIL (even_blossom, plan->members[plan->n_members++] = 3)
SPOIL (tiny_blossom, plan->n_members = 1)
SPOIL (empty_blossom, plan->n_members = 0)
SPOIL (double_member, plan->members[1] = plan->members[0])
SPOIL (member_out_of_range, plan->members[1] = 6)
SPOIL (huge_member, plan->members[1] = G_MAXUINT32)
SPOIL (large_blossom, plan->n_members = 7)
SPOIL (negative_blossom, plan->z[0] = -plan->z[0])
SPOIL (slightly_negative_blossom, plan->z[0] = 0; plan->z[1] = -1)
SPOIL (raise_blossom, plan->z[1]++)
SPOIL (huge_blossom, plan->z[0] = G_MAXINT64)
SPOIL (other_blossom, plan->members[0] = 5)
SPOIL (drop_first_dual, plan->n_duals--)
SPOIL (lower_one_dual, plan->values[9][3][1]--)
SPOIL (raise_one_dual, plan->values[4][0][0] += 2000)

static const BadCase bad[] = {
  { "another pairing, dearer", plan_four, nothing, "p1 p3 | p2 p4", "proof-sum" },
  { "a pairing that is not valid", plan_triangles, nothing, "p1 p4 | p2 p3 | p5 p6", "proof-void" },
  { "a pupil is missing", plan_four, nothing, "p1 p2", "proof-void" },
  { "tiers swapped", plan_four, swap_tiers, "p1 p2 | p3 p4", "proof-tiers" },
  { "a tier twice", plan_four, double_tier, "p1 p2 | p3 p4", "proof-tiers" },
  { "a tier twice among three", plan_four, third_tier, "p1 p2 | p3 p4", "proof-tiers" },
  { "no such tier", plan_four, no_tier, "p1 p2 | p3 p4", "proof-tiers" },
  { "no such tier either", plan_four, negative_tier, "p1 p2 | p3 p4", "proof-tiers" },
  { "chance left out", plan_four, drop_chance, "p1 p2 | p3 p4", "proof-tiers" },
  { "strategy left out", plan_four, drop_strategy, "p1 p2 | p3 p4", "proof-tiers" },
  { "all left out", plan_four, drop_all, "p1 p2 | p3 p4", "proof-tiers" },
  { "turns left out", plan_adult, drop_turns, "p1 | p2 p3", "proof-tiers" },
  { "radix 0", plan_four, zero_radix, "p1 p2 | p3 p4", "proof-radix" },
  { "radix below 0", plan_four, negative_radix, "p1 p2 | p3 p4", "proof-radix" },
  { "radix too small", plan_four, small_radix, "p1 p2 | p3 p4", "proof-radix" },
  { "radix as large as the spread", plan_four, radix_of_spread, "p1 p2 | p3 p4", "proof-radix" },
  { "radix too large", plan_four, huge_radix, "p1 p2 | p3 p4", "proof-radix" },
  { "radix of threes too small", plan_five, small_radix, "p1 p2 p3 | p4 p5", "proof-radix" },
  { "a participant less", plan_four, fewer_participants, "p1 p2 | p3 p4", "proof-participants" },
  { "a participant more", plan_four, more_participants, "p1 p2 | p3 p4", "proof-participants" },
  { "a participant twice", plan_four, double_participant, "p1 p2 | p3 p4", "proof-participants" },
  { "an unknown participant", plan_four, unknown_participant, "p1 p2 | p3 p4", "proof-participants" },
  { "an adult too many", plan_four, needless_adult, "p1 p2 | p3 p4", "proof-participants" },
  { "two adults", plan_adult, two_adults, "p1 | p2 p3", "proof-participants" },
  { "no dual solution", plan_four, no_dual, "p1 p2 | p3 p4", "proof-duals" },
  { "no dual solution for threes", plan_five, no_dual, "p1 p2 p3 | p4 p5", "proof-duals" },
  { "two dual solutions", plan_four, two_duals, "p1 p2 | p3 p4", "proof-duals" },
  { "a value lower by one", plan_four, lower_value, "p1 p2 | p3 p4", "proof-sum" },
  { "a value higher by one", plan_four, raise_value, "p1 p2 | p3 p4", "proof-pair" },
  { "a value higher in the first tier", plan_four, raise_first_component, "p1 p2 | p3 p4", "proof-pair" },
  { "values shifted", plan_four, shift_values, "p1 p2 | p3 p4", "proof-pair" },
  { "a huge value", plan_four, huge_value, "p1 p2 | p3 p4", "proof-size" },
  { "a huge negative value", plan_four, huge_negative_value, "p1 p2 | p3 p4", "proof-size" },
  { "a carry that overflows", plan_four, huge_last_component, "p1 p2 | p3 p4", "proof-size" },
  { "a negative carry that overflows", plan_four, huge_cancelling, "p1 p2 | p3 p4", "proof-size" },
  { "a sum that grows too large", plan_four, large_values, "p1 p2 | p3 p4", "proof-size" },
  { "the adult's value higher", plan_adult, raise_second_value, "p1 | p2 p3", "proof-pair" },
  { "another with the adult", plan_adult, nothing, "p2 | p1 p3", "proof-sum" },
  { "no blossom", plan_triangles, no_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-sum" },
  { "a blossom twice", plan_triangles, two_blossoms, "p1 p2 | p3 p4 | p5 p6", "proof-pair" },
  { "an even blossom", plan_triangles, even_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a blossom of one", plan_triangles, tiny_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a blossom of nobody", plan_triangles, empty_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a member twice", plan_triangles, double_member, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a member out of range", plan_triangles, member_out_of_range, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a member far out of range", plan_triangles, huge_member, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a blossom of more than all", plan_triangles, large_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a blossom below 0", plan_triangles, negative_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a blossom slightly below 0", plan_triangles, slightly_negative_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-blossom" },
  { "a blossom too high", plan_triangles, raise_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-pair" },
  { "a huge blossom", plan_triangles, huge_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-size" },
  { "another blossom", plan_triangles, other_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-pair" },
  { "values shifted in a blossom", plan_triangles, shift_in_blossom, "p1 p2 | p3 p4 | p5 p6", "proof-pair" },
  { "a value beside a blossom lower", plan_five_blossom, lower_beside_blossom, "p1 p2 p3 | p4 p5", "proof-three" },
  { "a value beside a blossom higher", plan_five_blossom, raise_beside_blossom, "p1 p2 p3 | p4 p5", "proof-pair" },
  { "another three, dearer", plan_five, nothing, "p1 p2 p4 | p3 p5", "proof-three" },
  { "a dual solution less", plan_five, drop_first_dual, "p1 p2 p3 | p4 p5", "proof-three" },
  { "a dual solution too low", plan_five, lower_one_dual, "p1 p2 p3 | p4 p5", "proof-three" },
  { "a dual solution too high", plan_five, raise_one_dual, "p1 p2 p3 | p4 p5", "proof-pair" },
};

START_TEST (flaws_are_found)
{
  const BadCase *this = &bad[_i];
  g_auto (Class) class = class_new ();
  Plan plan = { 0 };

  this->plan (&class, &plan);
  this->spoil (&plan);
  g_autoptr (LpCertificate) certificate = build (&plan);
  g_autoptr (LpVerdict) verdict = judge (&class, this->pairing, certificate);
  g_autofree char *findings = tell_all (verdict);
  ck_assert_msg (lp_verdict_get_proof (verdict) == LP_PROOF_INVALID, "%s passes", this->name);
  ck_assert_msg (count_findings (verdict, this->code, LP_SEVERITY_BENT) == 1, "%s: %s", this->name, findings);
}
END_TEST

/* The pair and the three that a proof fails at are named. */
static void
raise_last_value (Plan *plan)
{
  plan->values[0][0][1] -= 5;
  plan->values[0][3][1]++;
}

START_TEST (flaws_name_pairs)
{
  g_auto (Class) class = class_new ();
  Plan plan = { 0 };

  plan_four (&class, &plan);
  raise_last_value (&plan);
  g_autoptr (LpCertificate) certificate = build (&plan);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2 | p3 p4", certificate);
  ck_assert_str_eq (find_text (verdict, "proof-pair"),
                    "The certificate fails: it values these above the cost of their pair: Pupil 3 and Pupil 4.");
}
END_TEST

START_TEST (flaws_name_pupils)
{
  g_auto (Class) class = class_new ();
  Plan plan = { 0 };

  plan_five (&class, &plan);
  drop_first_dual (&plan);
  g_autoptr (LpCertificate) certificate = build (&plan);
  g_autoptr (LpVerdict) verdict = judge (&class, best_of_five, certificate);
  ck_assert_str_eq (find_text (verdict, "proof-three"),
                    "The certificate fails: with these as the three a pairing might cost less: Pupil 1, Pupil 2 and Pupil 3.");
}
END_TEST

/* Strategy uniform has nothing to prove, whatever is given. */
START_TEST (uniform_needs_no_proof)
{
  g_auto (Class) class = class_new ();
  Plan plan = { 0 };

  plan_four (&class, &plan);
  set_strategy (&class, LP_STRATEGY_UNIFORM);
  g_autoptr (LpCertificate) certificate = build (&plan);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p4 | p2 p3", certificate);
  ck_assert_int_eq (lp_verdict_get_proof (verdict), LP_PROOF_NONE);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, proofs_hold, 0, G_N_ELEMENTS (good));
  tcase_add_test (tests, spreading_does_not_matter);
  tcase_add_loop_test (tests, flaws_are_found, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tests, flaws_name_pairs);
  tcase_add_test (tests, flaws_name_pupils);
  tcase_add_test (tests, uniform_needs_no_proof);
}

int
main (void)
{
  return run_suite ("check-proof", add_tests);
}
