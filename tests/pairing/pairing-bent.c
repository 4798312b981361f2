/* SPDX-License-Identifier: MIT */
/*
 * Guarantees how often a tier is said to have bent: as the partnerships that cost
 * something in it, or the pairs that ended, less what no teacher would call so.
 */
#include "class.h"

typedef struct {
  const char *name;
  LpStrategy  strategy;
  guint       n;
  const char *latest; /* partners on 2026-11-02; nullable */
  const char *rule;   /* who are kept together, with a kind before; nullable */
  LpRuleKind  kind;
  int         min, max;
  LpTier      tier;
  gsize       bent;
} BentCase;

/* Pupils with the scores 80, 83, …, asked on 2026-11-09. */
static const BentCase bent_cases[] = {
  { "nothing", LP_STRATEGY_MIXED, 8, NULL, NULL, LP_RULE_PIN, 14, 28, LP_TIER_STRATEGY, 0 },
  { "pinned outside the window", LP_STRATEGY_MATCHED, 8, NULL, "p1 p8", LP_RULE_PIN, 14, 28, LP_TIER_STRATEGY, 1 },
  { "no window to be outside of", LP_STRATEGY_NEAREST, 8, NULL, "p1 p8", LP_RULE_PIN, 14, 28, LP_TIER_STRATEGY, 0 },
  { "young partners parted", LP_STRATEGY_RANDOM, 4, "p1 p2 | p3 p4", "p1 p3", LP_RULE_PIN, 14, 28, LP_TIER_MIN_TENURE, 2 },
  { "past the maximum", LP_STRATEGY_RANDOM, 2, "p1 p2", NULL, LP_RULE_PIN, 0, 7, LP_TIER_MAX_TENURE, 1 },
  { "again too soon", LP_STRATEGY_RANDOM, 2, "p1 p2", NULL, LP_RULE_PIN, 0, 7, LP_TIER_COOLDOWN, 0 },
  { "who go on are no repeat", LP_STRATEGY_RANDOM, 4, "p1 p2 | p3 p4", NULL, LP_RULE_PIN, 14, 28, LP_TIER_REPEATS, 0 },
  { "friends are no pair otherwise", LP_STRATEGY_RANDOM, 2, NULL, "p1 p2", LP_RULE_FRIENDS, 14, 28, LP_TIER_WISHES, 1 },
  { "a welcome wish is no fault", LP_STRATEGY_RANDOM, 2, NULL, "p1 p2", LP_RULE_PREFER, 14, 28, LP_TIER_WISHES, 0 },
  { "turns do not bend", LP_STRATEGY_RANDOM, 3, "p1 p2 | p3", NULL, LP_RULE_PIN, 0, 7, LP_TIER_TURNS, 0 },
  { "nor does chance", LP_STRATEGY_RANDOM, 4, NULL, NULL, LP_RULE_PIN, 14, 28, LP_TIER_CHANCE, 0 },
};

START_TEST (bent)
{
  const BentCase *c = &bent_cases[_i];
  g_auto (Class) class = class_new ();
  add_class (&class, c->n);
  set_strategy (&class, c->strategy);
  ck_assert (lp_policy_set_tenure_window (class.policy, c->min, c->max, NULL));
  if (c->latest != NULL)
    add_round (&class, "2026-11-02", c->latest);
  if (c->rule != NULL)
    add_rule (&class, "r", c->kind, c->rule, NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);

  ck_assert_msg (lp_pairing_count_bent (pairing, c->tier) == c->bent, "%s: %zu", c->name, lp_pairing_count_bent (pairing, c->tier));
}
END_TEST

/* What was met in an earlier spell is a repeat; a change that need not be counts under "stay". */
START_TEST (repeats_and_changes)
{
  g_auto (Class) class = class_new ();
  add_class (&class, 4);
  set_strategy (&class, LP_STRATEGY_RANDOM);
  lp_policy_set_between (class.policy, LP_BETWEEN_STAY);
  ck_assert (lp_policy_set_tenure_window (class.policy, 0, 28, NULL));
  ck_assert (lp_policy_set_cooldown_rounds (class.policy, 3, NULL));
  add_round (&class, "2026-10-26", "p1 p2 | p3 p4");
  add_round (&class, "2026-11-02", "p1 p3 | p2 p4");
  add_rule (&class, "a", LP_RULE_APART, "p1 p3", NULL);
  add_rule (&class, "b", LP_RULE_APART, "p1 p4", NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);

  ck_assert_uint_eq (lp_pairing_count_bent (pairing, LP_TIER_REPEATS), 2);
  ck_assert_uint_eq (lp_pairing_count_bent (pairing, LP_TIER_COOLDOWN), 2);
  ck_assert_uint_eq (lp_pairing_count_bent (pairing, LP_TIER_CHANGE), 1);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, bent, 0, G_N_ELEMENTS (bent_cases));
  tcase_add_test (tests, repeats_and_changes);
}

int
main (void)
{
  return run_suite ("pairing-bent", add_tests);
}
