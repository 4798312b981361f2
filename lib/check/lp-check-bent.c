/* SPDX-License-Identifier: MIT */
#include "check/lp-check-bent-private.h"

#include "base/lp-reason-private.h"
#include "check/lp-check-costs-private.h"
#include "check/lp-check-wish-words-private.h"
#include "check/lp-check-words-private.h"

typedef void (*TellFunc) (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict);

static void
take_bent (LpVerdict *verdict, LpReason *finding)
{
  lp_i_verdict_take (verdict, LP_SEVERITY_BENT, finding);
}

static void
tell_maximum (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 most = lp_policy_get_max_tenure_days (facts->class->policy);
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (!pair.met.too_long || pair.held || lp_i_check_pairs_must_end (facts->pairs, &pair))
    return;
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_BENT_MAX_TENURE, two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  lp_i_reason_add_number (finding, "maximum", most);
  take_bent (verdict, finding);
}

static void
tell_ended_young (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 least = lp_policy_get_min_tenure_days (facts->class->policy);
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (!lp_i_check_pairs_wants_young (facts->pairs, &pair)
      || (lp_policy_get_hard (facts->class->policy) & LP_HARD_MIN_TENURE))
    return;
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_BENT_MIN_TENURE, two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  lp_i_reason_add_number (finding, "minimum", least);
  take_bent (verdict, finding);
}

static void
tell_changed (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (!lp_i_check_pairs_wants_stay (facts->pairs, &pair))
    return;
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_CHANGE, two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  take_bent (verdict, finding);
}

static void
tell_cooldown (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 costs[LP_N_TIERS];
  LpCheckPair pair;

  lp_i_check_pair_costs (facts, two.a, two.b, costs);
  if (costs[LP_TIER_COOLDOWN] == 0)
    return;
  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_COOLDOWN, two.a, two.b);
  lp_i_reason_add_number (finding, "rounds", pair.met.since);
  lp_i_reason_add_number (finding, "cooldown", facts->cooldown);
  lp_i_reason_add_number (finding, "cost", costs[LP_TIER_COOLDOWN]);
  take_bent (verdict, finding);
}

static LpIPhrase
choose_gap_phrase (const LpCheckFacts *facts)
{
  switch (lp_policy_get_strategy (facts->class->policy)) {
  case LP_STRATEGY_MIXED_FOLD:
    return LP_I_PHRASE_STRATEGY_FOLD;
  case LP_STRATEGY_MIXED_HALF:
    return LP_I_PHRASE_STRATEGY_HALF;
  case LP_STRATEGY_NEAREST:
    return LP_I_PHRASE_STRATEGY_NEAREST;
  case LP_STRATEGY_MIXED_NEAR:
    return LP_I_PHRASE_STRATEGY_NEAR;
  case LP_STRATEGY_CUSTOM:
    return LP_I_PHRASE_STRATEGY_CUSTOM;
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_MATCHED:
  case LP_STRATEGY_TUTOR:
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  default:
    return LP_I_PHRASE_STRATEGY;
  }
}

static void
tell_strategy (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 gap = lp_i_check_standing_get_gap (facts->standing, two.a, two.b);
  gint64 cost = lp_i_check_standing_get_cost (facts->standing, two.a, two.b);

  if (cost == 0)
    return;
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, choose_gap_phrase (facts), two.a, two.b);
  lp_i_reason_add_number (finding, "distance", gap);
  lp_i_reason_add_number (finding, "cost", cost);
  take_bent (verdict, finding);
}

/* One ahead of others, one who had the latest turn, or one who is both. */
static LpIPhrase
choose_turn_phrase (gsize size, gint64 ahead, gboolean recent)
{
  gboolean alone = size == 1;

  if (ahead == 0)
    return alone ? LP_I_PHRASE_TURN_WITH_ADULT_LATEST : LP_I_PHRASE_TURN_IN_THREE_LATEST;
  if (recent)
    return alone ? LP_I_PHRASE_TURN_WITH_ADULT_BOTH : LP_I_PHRASE_TURN_IN_THREE_BOTH;
  return alone ? LP_I_PHRASE_TURN_WITH_ADULT : LP_I_PHRASE_TURN_IN_THREE;
}

static void
tell_turn (const LpCheckFacts *facts, guint pupil, gsize size, LpVerdict *verdict)
{
  gint64 ahead = lp_i_check_turns_get_ahead (facts->turns, pupil);
  gint64 cost = lp_i_check_turn_cost (facts, pupil);
  gboolean recent = facts->turns->recent[pupil] != 0;

  if (cost == 0)
    return;
  LpReason *finding = lp_i_check_finding_new (facts->class, choose_turn_phrase (size, ahead, recent), &pupil, 1);
  lp_i_reason_add_number (finding, "ahead", ahead);
  lp_i_reason_add_number (finding, "latest", recent);
  lp_i_reason_add_number (finding, "cost", cost);
  take_bent (verdict, finding);
}

static void
for_each_pair (const LpCheckFacts *facts, const LpCheckSeating *seating, TellFunc tell, LpVerdict *verdict)
{
  for (guint i = 0; i < seating->pairs->len; i++)
    tell (facts, g_array_index (seating->pairs, LpCheckTwo, i), verdict);
}

static void
for_each_ended (const LpCheckFacts *facts, const LpCheckSeating *seating, TellFunc tell, LpVerdict *verdict)
{
  const GArray *latest = facts->past->latest;

  for (guint i = 0; i < latest->len; i++) {
    LpCheckTwo two = g_array_index (latest, LpCheckTwo, i);
    if (!lp_i_check_seating_are_partners (seating, two.a, two.b))
      tell (facts, two, verdict);
  }
}

static void
tell_turns (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (guint g = 0; g < lp_i_partnerships_get_length (seating->groups); g++) {
    LpPartnership group = lp_i_partnerships_get (seating->groups, g);
    for (guint k = 0; lp_i_check_seating_is_new_turn (facts, seating, g) && k < group.size; k++)
      tell_turn (facts, group.members[k], seating->sizes[g], verdict);
  }
}

static void
tell_tier (const LpCheckFacts *facts, const LpCheckSeating *seating, LpTier tier, LpVerdict *verdict)
{
  switch (tier) {
  case LP_TIER_MAX_TENURE:
    for_each_pair (facts, seating, tell_maximum, verdict);
    return;
  case LP_TIER_MIN_TENURE:
    for_each_ended (facts, seating, tell_ended_young, verdict);
    return;
  case LP_TIER_CHANGE:
    for_each_ended (facts, seating, tell_changed, verdict);
    return;
  case LP_TIER_COOLDOWN:
    for_each_pair (facts, seating, tell_cooldown, verdict);
    return;
  case LP_TIER_TURNS:
    tell_turns (facts, seating, verdict);
    return;
  case LP_TIER_STRATEGY:
    for_each_pair (facts, seating, tell_strategy, verdict);
    return;
  case LP_TIER_WISHES:
    for_each_pair (facts, seating, lp_i_check_tell_unwelcome, verdict);
    return;
  case LP_TIER_REPEATS: /* told as notes */
  case LP_TIER_CHANCE:
  default:
    return;
  }
}

void
lp_i_check_bent (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  const LpTier *order = lp_policy_get_order (facts->class->policy);

  if (lp_i_check_class_is_uniform (facts->class))
    return;
  for (guint t = 0; t < LP_N_TIERS; t++)
    tell_tier (facts, seating, order[t], verdict);
}
