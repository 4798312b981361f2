/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include <string.h>

/* With more pupils present, chance is an order and no cost. */
#define MOST_FOR_CHANCE 2000

void
lp_i_check_look (const LpCheckFacts *facts, guint a, guint b, LpCheckPair *pair)
{
  LpHard hard = lp_policy_get_hard (facts->policy);

  memset (pair, 0, sizeof *pair);
  pair->apart = lp_i_check_next_rule (facts, LP_RULE_APART, a, b, -1) >= 0;
  pair->held = lp_i_check_next_rule (facts, LP_RULE_TOGETHER, a, b, -1) >= 0
               || lp_i_check_next_rule (facts, LP_RULE_PIN, a, b, -1) >= 0;
  lp_i_check_past_look (facts, a, b, pair);
  pair->excluded = pair->apart || ((hard & LP_HARD_MAX_TENURE) && pair->too_long && !pair->held);
}

gboolean
lp_i_check_wants_young (const LpCheckFacts *facts, const LpCheckPair *pair)
{
  return pair->latest && pair->young && !pair->excluded;
}

gboolean
lp_i_check_wants_stay (const LpCheckFacts *facts, const LpCheckPair *pair)
{
  return lp_policy_get_between (facts->policy) == LP_BETWEEN_STAY && pair->latest && !pair->too_long
         && !pair->excluded;
}

static gint64
cool_down (const LpCheckFacts *facts, const LpCheckPair *pair)
{
  gboolean stay = lp_policy_get_between (facts->policy) == LP_BETWEEN_STAY;

  if (pair->held || pair->since == 0 || pair->since > facts->cooldown)
    return 0;
  if (pair->latest && (pair->young || (stay && !pair->too_long)))
    return 0;
  return facts->cooldown + 1 - pair->since;
}

void
lp_i_check_pair_costs (const LpCheckFacts *facts, guint a, guint b, gint64 costs[LP_N_TIERS])
{
  LpCheckPair pair;
  guint first = MIN (a, b);
  guint second = MAX (a, b);

  memset (costs, 0, LP_N_TIERS * sizeof costs[0]);
  if (lp_policy_get_strategy (facts->policy) == LP_STRATEGY_UNIFORM)
    return;

  lp_i_check_look (facts, a, b, &pair);
  costs[LP_TIER_MAX_TENURE] = pair.too_long && !pair.held ? 1 : 0;
  costs[LP_TIER_MIN_TENURE] = lp_i_check_wants_young (facts, &pair) ? -1 : 0;
  costs[LP_TIER_CHANGE] = lp_i_check_wants_stay (facts, &pair) ? -1 : 0;
  costs[LP_TIER_COOLDOWN] = cool_down (facts, &pair);
  costs[LP_TIER_STRATEGY] = lp_i_check_standing_get_cost (facts, a, b);
  costs[LP_TIER_REPEATS] = pair.held ? 0 : pair.times * pair.times;
  costs[LP_TIER_WISHES] = lp_i_check_wishes_get_cost (facts, a, b);
  if (facts->n <= MOST_FOR_CHANCE)
    costs[LP_TIER_CHANCE] = lp_i_check_get_chance (lp_request_get_seed (facts->request),
                                                   lp_i_check_get_id (facts, first),
                                                   lp_i_check_get_id (facts, second));
}

gint64
lp_i_check_turn_cost (const LpCheckFacts *facts, guint pupil)
{
  gint64 since = lp_i_check_past_get_turn (facts, pupil);

  if (since == 0 || lp_policy_get_strategy (facts->policy) == LP_STRATEGY_UNIFORM)
    return 0;
  return MAX (0, (gint64) facts->n - since);
}

/* What one partnership adds in the tiers that count partners now. */
static void
count_group (const LpCheckFacts *facts, const GArray *group, gsize size, gint64 costs[LP_N_TIERS])
{
  for (guint i = 0; i < group->len; i++) {
    guint a = g_array_index (group, guint, i);
    if (size == 3 || size == 1)
      costs[LP_TIER_TURNS] += lp_i_check_turn_cost (facts, a);
    for (guint j = i + 1; j < group->len; j++) {
      gint64 own[LP_N_TIERS];
      lp_i_check_pair_costs (facts, a, g_array_index (group, guint, j), own);
      own[LP_TIER_MIN_TENURE] = own[LP_TIER_CHANGE] = 0;
      for (guint t = 0; t < LP_N_TIERS; t++)
        costs[t] += own[t];
    }
  }
}

/* Partners of the latest round who should have gone on, and did not. */
static void
count_ended (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS])
{
  g_autoptr (GPtrArray) latest = lp_i_check_past_get_latest (facts);

  for (guint g = 0; g < latest->len; g++) {
    const GArray *group = g_ptr_array_index (latest, g);
    for (guint i = 0; i < group->len; i++) {
      for (guint j = i + 1; j < group->len; j++) {
        guint a = g_array_index (group, guint, i);
        guint b = g_array_index (group, guint, j);
        LpCheckPair pair;
        if (lp_i_check_are_partners (seating, a, b))
          continue;
        lp_i_check_look (facts, a, b, &pair);
        costs[LP_TIER_MIN_TENURE] += lp_i_check_wants_young (facts, &pair);
        costs[LP_TIER_CHANGE] += lp_i_check_wants_stay (facts, &pair);
      }
    }
  }
}

void
lp_i_check_count (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS])
{
  memset (costs, 0, LP_N_TIERS * sizeof costs[0]);
  for (guint g = 0; g < seating->n_groups; g++)
    count_group (facts, seating->members[g], seating->sizes[g], costs);
  if (lp_policy_get_strategy (facts->policy) != LP_STRATEGY_UNIFORM)
    count_ended (facts, seating, costs);
}
