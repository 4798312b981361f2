/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the checker accepts a certificate that proves an optimum, and
 * refuses one in which any part is wrong, whatever numbers it holds.
 */
#include "plans.h"

/* Of all fifteen pairings of five the cheapest in strategy, then in chance: 123 | 45 and 12 | 345 cost 28. */
static const char *const best_of_five = "p1 p2 p3 | p4 p5";

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
  { "adult, the same", plan_adult_going_on, "p2 | p1 p3" },
  { "the same three", plan_going_on, "p1 p2 p3 | p4 p5" },
  { "a wish", plan_prefer, "p1 p2 | p3 p4" },
  { "on purpose", plan_on_purpose, "p1 p2 | p7 p5 p6 | p3 p4" },
  { "all on purpose", plan_all_on_purpose, "p1 p2 p3 | p4 p5 p6" },
  { "on purpose and adult", plan_on_purpose_and_adult, "p1 | p2 p3 p4" },
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
  g_autoptr (LpCertificate) certificate = build_plan (&plan);
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
  g_autoptr (LpCertificate) certificate = build_plan (&plan);
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
SPOIL (participant_on_purpose, plan->participants[3] = "p6")
SPOIL (drop_wishes, plan->tiers[0] = LP_TIER_CHANGE)
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
  { "a participant of a three on purpose", plan_on_purpose, participant_on_purpose, "p1 p2 | p3 p4 | p5 p6 p7", "proof-participants" },
  { "a participant more beside a three on purpose", plan_on_purpose, more_participants, "p1 p2 | p3 p4 | p5 p6 p7", "proof-participants" },
  { "a participant where all are on purpose", plan_all_on_purpose, more_participants, "p1 p2 p3 | p4 p5 p6", "proof-participants" },
  { "no dual solution where all are on purpose", plan_all_on_purpose, no_dual, "p1 p2 p3 | p4 p5 p6", "proof-duals" },
  { "the same three is cheaper", plan_going_on, nothing, "p1 p4 p5 | p2 p3", "proof-three" },
  { "radix too small for the same three", plan_turns_apart, nothing, "p1 p2 p3 | p4 p5", "proof-radix" },
  { "the adult and another", plan_adult_going_on, nothing, "p1 | p2 p3", "proof-sum" },
  { "a wish left out", plan_prefer, drop_wishes, "p1 p2 | p3 p4", "proof-tiers" },
  { "a wish not kept", plan_prefer, nothing, "p1 p4 | p2 p3", "proof-sum" },
  { "another pairing beside a three on purpose", plan_on_purpose, nothing, "p1 p3 | p2 p4 | p5 p6 p7", "proof-sum" },
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
  g_autoptr (LpCertificate) certificate = build_plan (&plan);
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
  g_autoptr (LpCertificate) certificate = build_plan (&plan);
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
  g_autoptr (LpCertificate) certificate = build_plan (&plan);
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
  g_autoptr (LpCertificate) certificate = build_plan (&plan);
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
