/* SPDX-License-Identifier: MIT */
#include "pair-case.h"

LpCosts *
count_costs (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (GError) error = NULL;
  LpCosts *costs = lp_i_costs_new (request, &error);

  ck_assert_msg (costs != NULL, "%s", error == NULL ? "no costs and no error" : error->message);
  return costs;
}

guint
find (const LpCosts *costs, const char *id)
{
  int i = lp_i_participants_find (costs->present, id);

  ck_assert_int_ge (i, 0);
  return (guint) i;
}

void
check_pair_case (const PairCase *pair)
{
  g_auto (Class) class = class_new ();
  gint64 cost[LP_N_TIERS], mirror[LP_N_TIERS];

  pair->prepare (&class);
  g_autoptr (LpCosts) costs = count_costs (&class);
  guint i = find (costs, pair->a), j = find (costs, pair->b);
  lp_i_costs_get_pair (costs, i, j, cost);
  lp_i_costs_get_pair (costs, j, i, mirror);
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++) {
    ck_assert_msg (cost[t] == pair->costs[t], "%s: %s is %d", pair->name, lp_tier_get_name ((LpTier) t), (int) cost[t]);
    ck_assert_int_eq (cost[t], mirror[t]);
  }
  ck_assert_int_eq (cost[LP_TIER_CHANCE], mirror[LP_TIER_CHANCE]);
  ck_assert_int_eq (cost[LP_TIER_CHANCE] == 0, lp_policy_get_strategy (class.policy) == LP_STRATEGY_UNIFORM);
}
