/* SPDX-License-Identifier: MIT */
#include "check/lp-check-facts-private.h"

/* By so many rounds the default is shorter where the optimisation makes a three. */
#define LESS_WITH_THREE 2

/* Strategies that leave few partners to choose from. */
static gboolean
is_narrow (LpStrategy strategy)
{
  return strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_NEAREST || strategy == LP_STRATEGY_MIXED_FOLD
         || strategy == LP_STRATEGY_MIXED_HALF;
}

/* The cooldown that the policy leaves to the class: by strategy, and by how many are present. */
static gint64
find_default_cooldown (const LpCheckFacts *facts)
{
  gint64 limit = is_narrow (lp_policy_get_strategy (facts->class->policy)) ? 6 : 12;
  gint64 partners = ((gint64) facts->class->n - 1) / 2;
  gint64 less = lp_i_check_held_get_odd_size (facts->held) == 3 ? LESS_WITH_THREE : 0;

  return MAX (0, MIN (limit, partners) - less);
}

LpCheckFacts *
lp_i_check_facts_new (LpRequest *request, GError **error)
{
  g_autoptr (LpCheckFacts) facts = g_new0 (LpCheckFacts, 1);

  facts->class = lp_i_check_class_new (request, error);
  if (facts->class == NULL)
    return NULL;
  facts->past = lp_i_check_past_new (facts->class);
  facts->turns = lp_i_check_turns_new (facts->class);
  facts->wishes = lp_i_check_wishes_new (facts->class);
  facts->pairs = lp_i_check_pairs_new (facts->class, facts->past);
  facts->held = lp_i_check_held_new (facts->pairs);
  facts->cooldown = lp_policy_get_cooldown_rounds (facts->class->policy);
  if (facts->cooldown < 0)
    facts->cooldown = find_default_cooldown (facts);
  facts->standing = lp_i_check_standing_new (facts->class, error);
  return facts->standing == NULL ? NULL : g_steal_pointer (&facts);
}

void
lp_i_check_facts_free (LpCheckFacts *facts)
{
  g_clear_pointer (&facts->standing, lp_i_check_standing_free);
  g_clear_pointer (&facts->held, lp_i_check_held_free);
  g_clear_pointer (&facts->pairs, lp_i_check_pairs_free);
  g_clear_pointer (&facts->wishes, lp_i_check_wishes_free);
  g_clear_pointer (&facts->turns, lp_i_check_turns_free);
  g_clear_pointer (&facts->past, lp_i_check_past_free);
  g_clear_pointer (&facts->class, lp_i_check_class_free);
  g_free (facts);
}
