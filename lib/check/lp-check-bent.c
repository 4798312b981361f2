/* SPDX-License-Identifier: MIT */
#include "check/lp-check-bent-private.h"

#include "base/lp-reason-private.h"
#include "check/lp-check-costs-private.h"
#include "check/lp-check-wish-words-private.h"
#include "check/lp-check-words-private.h"

#define NUMBER "%" G_GINT64_FORMAT

typedef void (*TellFunc) (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict);

static void
take_bent (LpVerdict *verdict, LpReason *finding, char *sentence)
{
  lp_i_check_take_finding (verdict, LP_SEVERITY_BENT, finding, sentence);
}

static void
tell_maximum (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 most = lp_policy_get_max_tenure_days (facts->class->policy);
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (!pair.met.too_long || pair.held || lp_i_check_pairs_must_end (facts->pairs, &pair))
    return;
  g_autofree char *names = lp_i_check_join_two (facts->class, two.a, two.b);
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, "max-tenure", two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  lp_i_reason_add_number (finding, "maximum", most);
  take_bent (verdict, finding,
             g_strdup_printf ("%s go on after " NUMBER " days, past the maximum of " NUMBER " days.", names,
                              pair.met.tenure, most));
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
  g_autofree char *names = lp_i_check_join_two (facts->class, two.a, two.b);
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, "min-tenure", two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  lp_i_reason_add_number (finding, "minimum", least);
  take_bent (verdict, finding,
             g_strdup_printf ("%s part after " NUMBER " days, before the minimum of " NUMBER " days.", names,
                              pair.met.tenure, least));
}

static void
tell_changed (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (!lp_i_check_pairs_wants_stay (facts->pairs, &pair))
    return;
  g_autofree char *names = lp_i_check_join_two (facts->class, two.a, two.b);
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, "change", two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  take_bent (verdict, finding,
             g_strdup_printf ("%s part after " NUMBER " days; the policy asks partners to stay.", names,
                              pair.met.tenure));
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
  g_autofree char *names = lp_i_check_join_two (facts->class, two.a, two.b);
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, "cooldown", two.a, two.b);
  lp_i_reason_add_number (finding, "rounds", pair.met.since);
  lp_i_reason_add_number (finding, "cooldown", facts->cooldown);
  lp_i_reason_add_number (finding, "cost", costs[LP_TIER_COOLDOWN]);
  take_bent (verdict, finding,
             g_strdup_printf ("%s were partners " NUMBER " round%s ago; the cooldown asks for " NUMBER ".", names,
                              pair.met.since, lp_i_check_plural (pair.met.since), facts->cooldown));
}

static char *
describe_gap (const LpCheckFacts *facts, const char *names, gint64 gap)
{
  const char *ending = lp_i_check_plural (gap);

  switch (lp_policy_get_strategy (facts->class->policy)) {
  case LP_STRATEGY_MIXED_FOLD:
    return g_strdup_printf ("The ranks of %s miss the sum of first and last by " NUMBER " half rank%s.", names, gap, ending);
  case LP_STRATEGY_MIXED_HALF:
    return g_strdup_printf ("The gap of %s misses half the class by " NUMBER " half rank%s.", names, gap, ending);
  case LP_STRATEGY_NEAREST:
    return g_strdup_printf ("%s are " NUMBER " half rank%s apart; the strategy asks for equals.", names, gap, ending);
  case LP_STRATEGY_MIXED_NEAR:
    return g_strdup_printf ("The bands of %s miss the distance of one by " NUMBER ".", names, gap);
  case LP_STRATEGY_CUSTOM:
    return g_strdup_printf ("%s cost something by the caller's own measure.", names);
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_MATCHED:
  case LP_STRATEGY_TUTOR:
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  default:
    return g_strdup_printf ("The gap of %s lies " NUMBER " half rank%s outside the window.", names, gap, ending);
  }
}

static void
tell_strategy (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 gap = lp_i_check_standing_get_gap (facts->standing, two.a, two.b);
  gint64 cost = lp_i_check_standing_get_cost (facts->standing, two.a, two.b);

  if (cost == 0)
    return;
  g_autofree char *names = lp_i_check_join_two (facts->class, two.a, two.b);
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, "strategy", two.a, two.b);
  lp_i_reason_add_number (finding, "distance", gap);
  lp_i_reason_add_number (finding, "cost", cost);
  take_bent (verdict, finding, describe_gap (facts, names, gap));
}

/* One ahead of others, one who had the latest turn, or one who is both. */
static char *
describe_turn (const char *name, gsize size, gint64 ahead, gboolean recent)
{
  const char *turn = size == 1 ? "works with the adult" : "is in a three";

  if (ahead == 0)
    return g_strdup_printf ("%s %s, and had the latest turn, too.", name, turn);
  return g_strdup_printf ("%s %s, " NUMBER " turn%s ahead of whoever has fewest%s.", name, turn, ahead,
                          lp_i_check_plural (ahead), recent ? ", and had the latest turn, too" : "");
}

static void
tell_turn (const LpCheckFacts *facts, guint pupil, gsize size, LpVerdict *verdict)
{
  gint64 ahead = lp_i_check_turns_get_ahead (facts->turns, pupil);
  gint64 cost = lp_i_check_turn_cost (facts, pupil);
  gboolean recent = facts->turns->recent[pupil] != 0;

  if (cost == 0)
    return;
  g_autofree char *name = lp_i_check_join_names (facts->class, &pupil, 1);
  LpReason *finding = lp_i_check_finding_new (facts->class, "turns", &pupil, 1);
  lp_i_reason_add_number (finding, "ahead", ahead);
  lp_i_reason_add_number (finding, "latest", recent);
  lp_i_reason_add_number (finding, "cost", cost);
  take_bent (verdict, finding, describe_turn (name, size, ahead, recent));
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
