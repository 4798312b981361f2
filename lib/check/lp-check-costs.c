/* SPDX-License-Identifier: MIT */
#include "check/lp-check-costs-private.h"

#include <string.h>

#include "check/lp-check-chance-private.h"

/* With more pupils present, chance is an order and no cost. */
#define MOST_FOR_CHANCE 2000

/* Going on is free for the young, and for whoever the policy asks to stay; never where fresh partners are asked for. */
static gint64
cool_down (const LpCheckFacts *facts, const LpCheckPair *pair)
{
  gboolean stay = lp_policy_get_between (facts->class->policy) == LP_BETWEEN_STAY
                  && !lp_request_is_fresh (facts->class->request);

  if (pair->held || pair->met.since == 0 || pair->met.since > facts->cooldown)
    return 0;
  if (pair->met.latest && (pair->met.young || (stay && !pair->met.too_long)))
    return 0;
  return facts->cooldown + 1 - pair->met.since;
}

static gint64
draw_chance (const LpCheckClass *class, guint a, guint b)
{
  if (class->n > MOST_FOR_CHANCE)
    return 0;
  return lp_i_check_get_chance (lp_request_get_seed (class->request), lp_i_check_class_get_id (class, MIN (a, b)),
                                lp_i_check_class_get_id (class, MAX (a, b)));
}

gint64
lp_i_check_repeats_cost (const LpCheckPair *pair)
{
  return pair->held ? 0 : pair->met.times * pair->met.times;
}

void
lp_i_check_pair_costs (const LpCheckFacts *facts, guint a, guint b, gint64 costs[LP_N_TIERS])
{
  LpCheckPair pair;

  memset (costs, 0, LP_N_TIERS * sizeof costs[0]);
  if (lp_i_check_class_is_uniform (facts->class))
    return;

  lp_i_check_pairs_look (facts->pairs, a, b, &pair);
  costs[LP_TIER_MAX_TENURE] = pair.met.too_long && !pair.held ? 1 : 0;
  costs[LP_TIER_MIN_TENURE] = lp_i_check_pairs_wants_young (facts->pairs, &pair) ? -1 : 0;
  costs[LP_TIER_CHANGE] = lp_i_check_pairs_wants_stay (facts->pairs, &pair) ? -1 : 0;
  costs[LP_TIER_COOLDOWN] = cool_down (facts, &pair);
  costs[LP_TIER_STRATEGY] = lp_i_check_standing_get_cost (facts->standing, a, b);
  costs[LP_TIER_REPEATS] = lp_i_check_repeats_cost (&pair);
  costs[LP_TIER_WISHES] = lp_i_check_wishes_get_cost (facts->wishes, a, b);
  costs[LP_TIER_CHANCE] = draw_chance (facts->class, a, b);
}

gint64
lp_i_check_turn_cost (const LpCheckFacts *facts, guint pupil)
{
  return lp_i_check_class_is_uniform (facts->class) ? 0 : lp_i_check_turns_get_cost (facts->turns, pupil);
}

/* What partners cost in the tiers that count partners now. */
static void
count_pairs (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS])
{
  for (guint i = 0; i < seating->pairs->len; i++) {
    LpCheckTwo two = g_array_index (seating->pairs, LpCheckTwo, i);
    gint64 own[LP_N_TIERS];
    lp_i_check_pair_costs (facts, two.a, two.b, own);
    own[LP_TIER_MIN_TENURE] = own[LP_TIER_CHANGE] = 0;
    for (guint t = 0; t < LP_N_TIERS; t++)
      costs[t] += own[t];
  }
}

static gint64
count_turns (const LpCheckFacts *facts, const LpCheckSeating *seating)
{
  gint64 cost = 0;

  for (guint g = 0; g < lp_i_partnerships_get_length (seating->groups); g++) {
    LpPartnership group = lp_i_partnerships_get (seating->groups, g);
    for (guint k = 0; lp_i_check_seating_is_new_turn (facts, seating, g) && k < group.size; k++)
      cost += lp_i_check_turn_cost (facts, group.members[k]);
  }
  return cost;
}

/* Partners of the latest round who should have gone on, and did not. */
static void
count_ended (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS])
{
  const GArray *latest = facts->past->latest;

  for (guint i = 0; i < latest->len; i++) {
    LpCheckTwo two = g_array_index (latest, LpCheckTwo, i);
    LpCheckPair pair;
    if (lp_i_check_seating_are_partners (seating, two.a, two.b))
      continue;
    lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
    costs[LP_TIER_MIN_TENURE] += lp_i_check_pairs_wants_young (facts->pairs, &pair);
    costs[LP_TIER_CHANGE] += lp_i_check_pairs_wants_stay (facts->pairs, &pair);
  }
}

void
lp_i_check_count (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS])
{
  memset (costs, 0, LP_N_TIERS * sizeof costs[0]);
  if (lp_i_check_class_is_uniform (facts->class))
    return;
  count_pairs (facts, seating, costs);
  costs[LP_TIER_TURNS] = count_turns (facts, seating);
  count_ended (facts, seating, costs);
}
