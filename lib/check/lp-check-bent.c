/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include "base/lp-reason-private.h"

#define NUMBER "%" G_GINT64_FORMAT

typedef void (*PairFunc) (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict);

static void
take_bent (LpVerdict *verdict, LpSeverity severity, LpReason *finding, char *sentence)
{
  lp_i_reason_take_text (finding, sentence);
  lp_i_verdict_take (verdict, severity, finding);
}

static const char *
plural_ending (gint64 number)
{
  return number == 1 ? "" : "s";
}

static void
tell_maximum (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  gint64 most = lp_policy_get_max_tenure_days (facts->policy);
  LpCheckPair pair;

  lp_i_check_look (facts, a, b, &pair);
  if (!pair.too_long || pair.held || (lp_policy_get_hard (facts->policy) & LP_HARD_MAX_TENURE))
    return;
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "max-tenure", a, b);
  lp_i_reason_add_number (finding, "days", pair.tenure);
  lp_i_reason_add_number (finding, "maximum", most);
  take_bent (verdict, LP_SEVERITY_BENT, finding,
        g_strdup_printf ("%s go on after " NUMBER " days, past the maximum of " NUMBER " days.", names, pair.tenure,
                         most));
}

static void
tell_ended_young (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  gint64 least = lp_policy_get_min_tenure_days (facts->policy);
  LpCheckPair pair;

  lp_i_check_look (facts, a, b, &pair);
  if (!lp_i_check_wants_young (facts, &pair) || (lp_policy_get_hard (facts->policy) & LP_HARD_MIN_TENURE))
    return;
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "min-tenure", a, b);
  lp_i_reason_add_number (finding, "days", pair.tenure);
  lp_i_reason_add_number (finding, "minimum", least);
  take_bent (verdict, LP_SEVERITY_BENT, finding,
        g_strdup_printf ("%s part after " NUMBER " days, before the minimum of " NUMBER " days.", names, pair.tenure,
                         least));
}

static void
tell_changed (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  LpCheckPair pair;

  lp_i_check_look (facts, a, b, &pair);
  if (!lp_i_check_wants_stay (facts, &pair))
    return;
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "change", a, b);
  lp_i_reason_add_number (finding, "days", pair.tenure);
  take_bent (verdict, LP_SEVERITY_BENT, finding,
        g_strdup_printf ("%s part after " NUMBER " days; the policy asks partners to stay.", names, pair.tenure));
}

static void
tell_cooldown (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  gint64 costs[LP_N_TIERS];
  LpCheckPair pair;

  lp_i_check_pair_costs (facts, a, b, costs);
  if (costs[LP_TIER_COOLDOWN] == 0)
    return;
  lp_i_check_look (facts, a, b, &pair);
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "cooldown", a, b);
  lp_i_reason_add_number (finding, "rounds", pair.since);
  lp_i_reason_add_number (finding, "cooldown", facts->cooldown);
  lp_i_reason_add_number (finding, "cost", costs[LP_TIER_COOLDOWN]);
  take_bent (verdict, LP_SEVERITY_BENT, finding,
        g_strdup_printf ("%s were partners " NUMBER " round%s ago; the cooldown asks for " NUMBER ".", names,
                         pair.since, plural_ending (pair.since), facts->cooldown));
}

static char *
describe_gap (const LpCheckFacts *facts, const char *names, gint64 gap)
{
  switch (lp_policy_get_strategy (facts->policy)) {
  case LP_STRATEGY_MIXED_FOLD:
    return g_strdup_printf ("The ranks of %s miss the sum of first and last by " NUMBER " half rank%s.", names, gap,
                            plural_ending (gap));
  case LP_STRATEGY_MATCHED:
    return g_strdup_printf ("%s are " NUMBER " half rank%s apart; the strategy asks for equals.", names, gap,
                            plural_ending (gap));
  case LP_STRATEGY_MIXED_NEAR:
    return g_strdup_printf ("The bands of %s miss the distance of one by " NUMBER ".", names, gap);
  case LP_STRATEGY_CUSTOM:
    return g_strdup_printf ("%s cost something by the caller's own measure.", names);
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_TUTOR:
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  default:
    return g_strdup_printf ("The gap of %s lies " NUMBER " half rank%s outside the window.", names, gap,
                            plural_ending (gap));
  }
}

static void
tell_strategy (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  gint64 gap = lp_i_check_standing_get_gap (facts, a, b);
  gint64 cost = lp_i_check_standing_get_cost (facts, a, b);

  if (cost == 0)
    return;
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "strategy", a, b);
  lp_i_reason_add_number (finding, "distance", gap);
  lp_i_reason_add_number (finding, "cost", cost);
  take_bent (verdict, LP_SEVERITY_BENT, finding, describe_gap (facts, names, gap));
}

static void
tell_turn (const LpCheckFacts *facts, guint pupil, gsize size, LpVerdict *verdict)
{
  gint64 cost = lp_i_check_turn_cost (facts, pupil);
  gint64 since = lp_i_check_past_get_turn (facts, pupil);

  if (cost == 0)
    return;
  g_autofree char *name = lp_i_check_join_names (facts, &pupil, 1);
  LpReason *finding = lp_i_check_finding_new (facts, "turns", &pupil, 1);
  lp_i_reason_add_number (finding, "rounds", since);
  lp_i_reason_add_number (finding, "cost", cost);
  take_bent (verdict, LP_SEVERITY_BENT, finding,
        g_strdup_printf ("%s %s, and had such a turn " NUMBER " round%s ago.", name,
                         size == 3 ? "is in the three" : "works with the adult", since, plural_ending (since)));
}

static void
tell_friends (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  int rule = lp_i_check_next_rule (facts, LP_RULE_FRIENDS, a, b, -1);

  if (rule < 0 || facts->wishes.friends == 0)
    return;
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "friends", a, b);
  lp_i_reason_add_text (finding, "rule", lp_rule_get_id (lp_roster_get_rule (facts->roster, (gsize) rule)));
  lp_i_reason_add_number (finding, "cost", facts->wishes.friends);
  take_bent (verdict, LP_SEVERITY_BENT, finding, g_strdup_printf ("%s are friends, better apart.", names));
}

static void
tell_attributes (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  const LpCheckWishes *wishes = &facts->wishes;

  for (guint k = 0; k < wishes->n_attributes; k++) {
    guint x = wishes->marks[a * wishes->n_attributes + k];
    guint y = wishes->marks[b * wishes->n_attributes + k];
    const char *name = wishes->attributes[k];
    if (x == 0 || x != y || wishes->weights[k] == 0)
      continue;
    g_autofree char *names = lp_i_check_join_two (facts, a, b);
    LpReason *finding = lp_i_check_finding_new_pair (facts, "attribute", a, b);
    lp_i_reason_add_text (finding, "attribute", name);
    lp_i_reason_add_number (finding, "cost", wishes->weights[k]);
    take_bent (verdict, LP_SEVERITY_BENT, finding,
          x == 1 ? g_strdup_printf ("%s are both %s.", names, name)
                 : g_strdup_printf ("%s have the same %s.", names, name));
  }
}

static gboolean
names_pupil (const LpFeedback *feedback, const char *id)
{
  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++) {
    if (g_str_equal (lp_feedback_get_pupil (feedback, i), id))
      return TRUE;
  }
  return FALSE;
}

static void
tell_feedback (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  guint64 index = lp_i_check_pair_index (a, b);

  if (!g_hash_table_contains (facts->wishes.feedback, &index))
    return;
  for (gsize f = 0; f < lp_history_get_n_feedback (facts->history); f++) {
    const LpFeedback *feedback = lp_history_get_feedback (facts->history, f);
    const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
    gint64 cost = lp_i_check_wishes_get_feedback_cost (facts, feedback);
    if (cost == 0 || !names_pupil (feedback, lp_i_check_get_id (facts, a))
        || !names_pupil (feedback, lp_i_check_get_id (facts, b)))
      continue;
    g_autofree char *names = lp_i_check_join_two (facts, a, b);
    g_autofree char *date = lp_date_to_string (lp_feedback_get_date (feedback));
    LpReason *finding = lp_i_check_finding_new_pair (facts, "feedback", a, b);
    lp_i_reason_add_text (finding, "word", word);
    lp_i_reason_add_text (finding, "date", date);
    lp_i_reason_add_number (finding, "cost", cost);
    take_bent (verdict, LP_SEVERITY_BENT, finding, g_strdup_printf ("%s had the feedback “%s” on %s.", names, word, date));
  }
}

static void
tell_could (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  tell_friends (facts, a, b, verdict);
  tell_attributes (facts, a, b, verdict);
  tell_feedback (facts, a, b, verdict);
}

static void
tell_repeats (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  gint64 costs[LP_N_TIERS];
  LpCheckPair pair;

  lp_i_check_pair_costs (facts, a, b, costs);
  if (costs[LP_TIER_REPEATS] == 0)
    return;
  lp_i_check_look (facts, a, b, &pair);
  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "repeats", a, b);
  lp_i_reason_add_number (finding, "times", pair.times);
  lp_i_reason_add_number (finding, "cost", costs[LP_TIER_REPEATS]);
  take_bent (verdict, LP_SEVERITY_NOTE, finding,
        g_strdup_printf ("%s have been partners " NUMBER " time%s.", names, pair.times, plural_ending (pair.times)));
}

static void
for_each_pair (const LpCheckFacts *facts, const LpCheckSeating *seating, PairFunc tell, LpVerdict *verdict)
{
  for (guint g = 0; g < seating->n_groups; g++) {
    const GArray *group = seating->members[g];
    for (guint i = 0; i < group->len; i++) {
      for (guint j = i + 1; j < group->len; j++)
        tell (facts, g_array_index (group, guint, i), g_array_index (group, guint, j), verdict);
    }
  }
}

static void
for_each_ended (const LpCheckFacts *facts, const LpCheckSeating *seating, PairFunc tell, LpVerdict *verdict)
{
  g_autoptr (GPtrArray) latest = lp_i_check_past_get_latest (facts);

  for (guint g = 0; g < latest->len; g++) {
    const GArray *group = g_ptr_array_index (latest, g);
    for (guint i = 0; i < group->len; i++) {
      for (guint j = i + 1; j < group->len; j++) {
        guint a = g_array_index (group, guint, i);
        guint b = g_array_index (group, guint, j);
        if (!lp_i_check_are_partners (seating, a, b))
          tell (facts, a, b, verdict);
      }
    }
  }
}

static void
tell_turns (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (guint g = 0; g < seating->n_groups; g++) {
    const GArray *group = seating->members[g];
    gsize size = seating->sizes[g];
    for (guint i = 0; (size == 3 || size == 1) && i < group->len; i++)
      tell_turn (facts, g_array_index (group, guint, i), size, verdict);
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
  case LP_TIER_STRATEGY:
    for_each_pair (facts, seating, tell_strategy, verdict);
    return;
  case LP_TIER_TURNS:
    tell_turns (facts, seating, verdict);
    return;
  case LP_TIER_WISHES:
    for_each_pair (facts, seating, tell_could, verdict);
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
  const LpTier *order = lp_policy_get_order (facts->policy);

  if (lp_policy_get_strategy (facts->policy) == LP_STRATEGY_UNIFORM)
    return;
  for (guint t = 0; t < LP_N_TIERS; t++)
    tell_tier (facts, seating, order[t], verdict);
}

void
lp_i_check_notes (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  if (lp_policy_get_strategy (facts->policy) != LP_STRATEGY_UNIFORM)
    for_each_pair (facts, seating, tell_repeats, verdict);
}
