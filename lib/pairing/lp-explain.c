/* SPDX-License-Identifier: MIT */
#include "pairing/lp-explain-private.h"

#include <string.h>

#include "pairing/lp-pairing-private.h"
#include "costs/lp-costs-private.h"

#define EXPLAIN_DAYS_PER_WEEK 7

/* The id of the rule of this kind that names both today, the first in byte order; owned by the rule. */
static const char *
find_rule (const LpCosts *costs, const guint32 pair[2], LpRuleKind kind)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  const char *id = NULL;

  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    guint found = 0;
    if (lp_rule_get_kind (rule) != kind || !lp_rule_is_active (rule, costs->date))
      continue;
    for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++) {
      int i = lp_i_participants_find (costs->present, lp_rule_get_pupil (rule, k));
      found += i >= 0 && ((guint32) i == pair[0] || (guint32) i == pair[1]);
    }
    if (found == 2 && (id == NULL || strcmp (lp_rule_get_id (rule), id) < 0))
      id = lp_rule_get_id (rule);
  }
  return id;
}

static void
explain_held (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  const char *rule = find_rule (costs, pair, LP_RULE_PIN);
  gboolean pinned = rule != NULL;

  if (!pinned)
    rule = find_rule (costs, pair, LP_RULE_TOGETHER);
  if (rule == NULL)
    return;
  LpReason *reason = lp_i_costs_new_reason (costs, pinned ? LP_I_PHRASE_PINNED : LP_I_PHRASE_TOGETHER, pair, 2);
  lp_i_reason_add_text (reason, "rule", rule);
  lp_i_reasons_take (reasons, reason);
}

static int
get_tenure_days (const LpCosts *costs, const guint32 pair[2])
{
  return lp_history_get_tenure_days (lp_request_get_history (costs->request), lp_request_get_roster (costs->request),
                                     lp_i_participants_get_id (costs->present, pair[0]),
                                     lp_i_participants_get_id (costs->present, pair[1]), costs->date);
}

/* Two who were partners until now and still are. */
static void
explain_goes_on (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  guint8 facts = lp_i_costs_get_facts (costs, pair[0], pair[1]);
  gboolean stay = lp_policy_get_between (policy) == LP_BETWEEN_STAY && !lp_request_is_fresh (costs->request);
  gboolean young = (facts & LP_PAIR_YOUNG) && !(facts & LP_PAIR_TOO_LONG);
  LpIPhrase phrase = facts & LP_PAIR_TOO_LONG ? LP_I_PHRASE_PAST_MAXIMUM
                     : young                  ? LP_I_PHRASE_YOUNG
                     : stay                   ? LP_I_PHRASE_STAYS
                                              : LP_I_PHRASE_AGAIN;
  LpReason *reason = lp_i_costs_new_reason (costs, phrase, pair, 2);

  lp_i_reason_add_number (reason, "days", get_tenure_days (costs, pair));
  if (young)
    lp_i_reason_add_number (reason, "min_tenure_days", lp_policy_get_min_tenure_days (policy));
  else
    lp_i_reason_add_number (reason, "max_tenure_days", lp_policy_get_max_tenure_days (policy));
  lp_i_reasons_take (reasons, reason);
}

static void
explain_meeting (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], gint64 cooldown)
{
  const LpPast *known = costs->past;
  gsize at = (gsize) pair[0] * costs->n + pair[1];
  guint since = known->since_met != NULL ? known->since_met[at] : 0;

  if (since == 0) {
    lp_i_reasons_take (reasons, lp_i_costs_new_reason (costs, LP_I_PHRASE_FIRST_MEETING, pair, 2));
    return;
  }
  LpReason *reason = lp_i_costs_new_reason (costs, cooldown > 0 ? LP_I_PHRASE_MET_LATELY : LP_I_PHRASE_MET_BEFORE, pair, 2);
  lp_i_reason_add_number (reason, "rounds_ago", since);
  lp_i_reason_add_number (reason, "times_met", known->times_met[at]);
  lp_i_reason_add_number (reason, "cooldown_rounds", costs->cooldown);
  lp_i_reasons_take (reasons, reason);
}

/* What a rule that only wishes says of the two; a weight below 0 makes it welcome. */
static void
explain_wish (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  guint8 facts = lp_i_costs_get_facts (costs, pair[0], pair[1]);
  int friends = facts & LP_PAIR_FRIENDS ? lp_policy_get_weight (policy, "friends") : 0;
  int prefer = facts & LP_PAIR_PREFERRED ? lp_policy_get_weight (policy, "prefer") : 0;

  if (friends != 0)
    lp_i_reasons_take (reasons, lp_i_costs_new_reason (costs, friends > 0 ? LP_I_PHRASE_FRIENDS_REASON : LP_I_PHRASE_FRIENDS_WELCOME,
                                                       pair, 2));
  if (prefer < 0)
    lp_i_reasons_take (reasons, lp_i_costs_new_reason (costs, LP_I_PHRASE_PREFER_REASON, pair, 2));
}

static void
explain_attributes (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  LpPupil **pupils = costs->present->pupils;

  for (gsize w = 0; w < lp_policy_get_n_weights (policy); w++) {
    const char *name = lp_policy_get_weight_name (policy, w);
    int weight = lp_policy_get_weight (policy, name);
    if (lp_i_wishes_is_reserved (name) || weight == 0
        || !lp_i_wishes_both_have (pupils[pair[0]], pupils[pair[1]], name))
      continue;
    LpReason *reason = lp_i_costs_new_reason (costs, weight > 0 ? LP_I_PHRASE_BOTH_HAVE : LP_I_PHRASE_BOTH_HAVE_WELCOME, pair, 2);
    lp_i_reason_add_text (reason, "attribute", name);
    lp_i_reasons_take (reasons, reason);
  }
}

static gboolean
names_both (const LpCosts *costs, const LpFeedback *feedback, const guint32 pair[2])
{
  guint found = 0;

  for (gsize k = 0; k < lp_feedback_get_n_pupils (feedback); k++) {
    int i = lp_i_participants_find (costs->present, lp_feedback_get_pupil (feedback, k));
    found += i >= 0 && ((guint32) i == pair[0] || (guint32) i == pair[1]);
  }
  return found == 2;
}

/* The latest first, then by word, whatever the order in which it was noted. */
static int
compare_feedback (gconstpointer a, gconstpointer b)
{
  const LpFeedback *first = *(LpFeedback *const *) a, *second = *(LpFeedback *const *) b;

  if (lp_feedback_get_date (first) != lp_feedback_get_date (second))
    return lp_feedback_get_date (first) > lp_feedback_get_date (second) ? -1 : 1;
  return (int) lp_feedback_get_word (first) - (int) lp_feedback_get_word (second);
}

static GPtrArray *
list_feedback (const LpCosts *costs, const guint32 pair[2])
{
  const LpHistory *history = lp_request_get_history (costs->request);
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  GPtrArray *list = g_ptr_array_new ();

  for (gsize f = 0; f < lp_history_get_n_feedback (history); f++) {
    LpFeedback *feedback = lp_history_get_feedback (history, f);
    if (names_both (costs, feedback, pair) && lp_i_wishes_weigh_feedback (policy, feedback, costs->date) != 0)
      g_ptr_array_add (list, feedback);
  }
  g_ptr_array_sort (list, compare_feedback);
  return list;
}

static void
explain_feedback (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  g_autoptr (GPtrArray) list = list_feedback (costs, pair);

  for (guint f = 0; f < list->len; f++) {
    const LpFeedback *feedback = g_ptr_array_index (list, f);
    LpReason *reason = lp_i_costs_new_reason (costs, LP_I_PHRASE_FEEDBACK_REASON, pair, 2);
    lp_i_reason_add_text (reason, "word", lp_feedback_word_get_name (lp_feedback_get_word (feedback)));
    lp_i_reason_add_number (reason, "weeks_ago", (costs->date - lp_feedback_get_date (feedback)) / EXPLAIN_DAYS_PER_WEEK);
    lp_i_reasons_take (reasons, reason);
  }
}

static void
explain_pair (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  guint8 facts = lp_i_costs_get_facts (costs, pair[0], pair[1]);
  gint64 cost[LP_N_TIERS];

  lp_i_costs_get_pair (costs, pair[0], pair[1], cost);
  if (facts & LP_PAIR_HELD_TOGETHER)
    explain_held (reasons, costs, pair);
  /* Whom a rule holds together goes on because of the rule, whatever the limits say. */
  if ((facts & LP_PAIR_OF_LATEST_ROUND) && !(facts & LP_PAIR_HELD_TOGETHER))
    explain_goes_on (reasons, costs, pair);
  else if (!(facts & LP_PAIR_OF_LATEST_ROUND))
    explain_meeting (reasons, costs, pair, cost[LP_TIER_COOLDOWN]);
  lp_i_explain_gap (reasons, costs, pair, cost[LP_TIER_STRATEGY]);
  if (costs->wishes == NULL)
    return;
  explain_wish (reasons, costs, pair);
  explain_attributes (reasons, costs, pair);
  explain_feedback (reasons, costs, pair);
}

/* Why these are the three, or why this one works with the adult. */
static void
explain_odd (LpReasons *reasons, const LpCosts *costs, LpPartnership partnership)
{
  /* By whether rules make threes beside them, and whether it is a first turn. */
  static const LpIPhrase threes[2][2] = {
    { LP_I_PHRASE_THREE, LP_I_PHRASE_THREE_FIRST },
    { LP_I_PHRASE_THREE_BESIDE, LP_I_PHRASE_THREE_BESIDE_FIRST },
  };
  static const LpIPhrase adults[2][2] = {
    { LP_I_PHRASE_WITH_ADULT, LP_I_PHRASE_WITH_ADULT_FIRST },
    { LP_I_PHRASE_WITH_ADULT_BESIDE, LP_I_PHRASE_WITH_ADULT_BESIDE_FIRST },
  };
  guint latest = 0;

  for (guint k = 0; k < partnership.size; k++) {
    guint since = costs->past->since_turn[partnership.members[k]];
    if (since > 0 && (latest == 0 || since < latest))
      latest = since;
  }
  LpIPhrase phrase = (partnership.size == 1 ? adults : threes)[costs->n % 2 == 0][latest == 0];
  LpReason *reason = lp_i_costs_new_reason (costs, phrase, partnership.members, partnership.size);
  lp_i_reason_add_number (reason, "rounds_since_turn", latest);
  lp_i_reasons_take (reasons, reason);
}

static void
explain_drawn (LpReasons *reasons, const LpPairing *pairing, LpPartnership partnership)
{
  LpIPhrase phrase = pairing->method == LP_METHOD_CHAIN ? LP_I_PHRASE_DRAWN_NEARLY : LP_I_PHRASE_DRAWN;
  LpReason *reason = lp_i_costs_new_reason (pairing->costs, phrase, partnership.members, partnership.size);

  lp_i_reason_add_text (reason, "method", lp_method_get_name (pairing->method));
  lp_i_reasons_take (reasons, reason);
}

LpReasons *
lp_pairing_explain (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < lp_pairing_get_n_partnerships (pairing), NULL);

  LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, (guint) index);
  const LpCosts *costs = pairing->costs;
  LpReasons *reasons = lp_i_reasons_new ();

  if (partnership.size == 3 && costs->division->places[partnership.members[0]] < 0)
    lp_i_reasons_take (reasons, lp_i_costs_new_reason (costs, LP_I_PHRASE_THREE_BY_RULE, partnership.members, partnership.size));
  else if (partnership.size != 2)
    explain_odd (reasons, costs, partnership);
  if (pairing->method != LP_METHOD_OPTIMUM) {
    explain_drawn (reasons, pairing, partnership);
    return reasons;
  }
  for (guint a = 0; a < partnership.size; a++)
    for (guint b = a + 1; b < partnership.size; b++) {
      const guint32 pair[2] = { partnership.members[a], partnership.members[b] };
      explain_pair (reasons, costs, pair);
    }
  return reasons;
}
