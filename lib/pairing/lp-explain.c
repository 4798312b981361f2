/* SPDX-License-Identifier: MIT */
#include "pairing/lp-explain-private.h"

#include <string.h>

#include "base/lp-reason-private.h"
#include "pairing/lp-pairing-private.h"
#include "base/lp-words-private.h"
#include "costs/lp-costs-private.h"

#define EXPLAIN_DAYS_PER_WEEK 7

LpReason *
lp_i_explain_begin (const LpCosts *costs, const char *code, const guint32 *members, guint n_members)
{
  LpReason *reason = lp_i_reason_new (code);

  for (guint k = 0; k < n_members; k++)
    lp_i_reason_add_pupil (reason, "pupil", lp_i_participants_get_id (costs->present, members[k]));
  return reason;
}

static void
take_sentence (LpReasons *reasons, LpReason *reason, char *text)
{
  lp_i_reason_take_text (reason, text);
  lp_i_reasons_take (reasons, reason);
}

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
explain_held (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names)
{
  const char *rule = find_rule (costs, pair, LP_RULE_PIN);
  gboolean pinned = rule != NULL;

  if (!pinned)
    rule = find_rule (costs, pair, LP_RULE_TOGETHER);
  if (rule == NULL)
    return;
  LpReason *reason = lp_i_explain_begin (costs, pinned ? "pinned" : "together", pair, 2);
  lp_i_reason_add_text (reason, "rule", rule);
  take_sentence (reasons, reason, g_strdup_printf (pinned ? "%s were put together for this round." : "%s are to work together.", names));
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
explain_goes_on (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names)
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  guint8 facts = lp_i_costs_get_facts (costs, pair[0], pair[1]);
  int days = get_tenure_days (costs, pair);
  int least = lp_policy_get_min_tenure_days (policy), most = lp_policy_get_max_tenure_days (policy);
  g_autofree char *tenure = lp_i_words_count (days, "day");
  gboolean stay = lp_policy_get_between (policy) == LP_BETWEEN_STAY && !lp_request_is_fresh (costs->request);
  LpReason *reason;

  if (facts & LP_PAIR_TOO_LONG) {
    reason = lp_i_explain_begin (costs, "past-maximum", pair, 2);
    lp_i_reason_add_number (reason, "days", days);
    lp_i_reason_add_number (reason, "max_tenure_days", most);
    take_sentence (reasons, reason, g_strdup_printf (
      "%s have been partners for %s and pass the maximum of %d: the policy leaves nothing better.", names, tenure, most));
  } else if (facts & LP_PAIR_YOUNG) {
    reason = lp_i_explain_begin (costs, "young", pair, 2);
    lp_i_reason_add_number (reason, "days", days);
    lp_i_reason_add_number (reason, "min_tenure_days", least);
    take_sentence (reasons, reason, g_strdup_printf (
      "%s have been partners for %s; partnerships last at least %d, so they go on.", names, tenure, least));
  } else {
    reason = lp_i_explain_begin (costs, stay ? "stays" : "again", pair, 2);
    lp_i_reason_add_number (reason, "days", days);
    lp_i_reason_add_number (reason, "max_tenure_days", most);
    take_sentence (reasons, reason, stay
      ? g_strdup_printf ("%s have been partners for %s and may stay together up to %d.", names, tenure, most)
      : g_strdup_printf ("%s have been partners for %s and go on: nothing better was left.", names, tenure));
  }
}

static void
explain_meeting (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cooldown)
{
  const LpPast *known = costs->past;
  gsize at = (gsize) pair[0] * costs->n + pair[1];
  guint since = known->since_met != NULL ? known->since_met[at] : 0;

  if (since == 0) {
    take_sentence (reasons, lp_i_explain_begin (costs, "first-meeting", pair, 2),
         g_strdup_printf ("%s have not been partners before.", names));
    return;
  }
  LpReason *reason = lp_i_explain_begin (costs, cooldown > 0 ? "met-lately" : "met-before", pair, 2);
  lp_i_reason_add_number (reason, "rounds_ago", since);
  lp_i_reason_add_number (reason, "times_met", known->times_met[at]);
  lp_i_reason_add_number (reason, "cooldown_rounds", costs->cooldown);
  g_autofree char *ago = lp_i_words_count (since, "round");
  g_autofree char *times = lp_i_words_count (known->times_met[at], "time");
  if (cooldown > 0)
    take_sentence (reasons, reason, g_strdup_printf (
      "%s were last partners %s ago, sooner than the cooldown of %d: the policy leaves nothing better.",
      names, ago, costs->cooldown));
  else
    take_sentence (reasons, reason, g_strdup_printf ("%s were partners before, %s, last %s ago.", names, times, ago));
}

/* What a rule that only wishes says of the two; a weight below 0 makes it welcome. */
static void
explain_wish (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names)
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  guint8 facts = lp_i_costs_get_facts (costs, pair[0], pair[1]);
  int friends = facts & LP_PAIR_FRIENDS ? lp_policy_get_weight (policy, "friends") : 0;
  int prefer = facts & LP_PAIR_PREFERRED ? lp_policy_get_weight (policy, "prefer") : 0;

  if (friends > 0)
    take_sentence (reasons, lp_i_explain_begin (costs, "friends", pair, 2),
                   g_strdup_printf ("%s are friends, whom the policy would rather keep apart.", names));
  if (friends < 0)
    take_sentence (reasons, lp_i_explain_begin (costs, "friends-welcome", pair, 2),
                   g_strdup_printf ("%s are friends, which the policy welcomes.", names));
  if (prefer < 0)
    take_sentence (reasons, lp_i_explain_begin (costs, "prefer", pair, 2),
                   g_strdup_printf ("%s are named as a pair that should work together where it can.", names));
}

static void
explain_attributes (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names)
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  LpPupil **pupils = costs->present->pupils;

  for (gsize w = 0; w < lp_policy_get_n_weights (policy); w++) {
    const char *name = lp_policy_get_weight_name (policy, w);
    int weight = lp_policy_get_weight (policy, name);
    if (lp_i_wishes_is_reserved (name) || weight == 0
        || !lp_i_wishes_both_have (pupils[pair[0]], pupils[pair[1]], name))
      continue;
    LpReason *reason = lp_i_explain_begin (costs, weight > 0 ? "both-have" : "both-have-welcome", pair, 2);
    lp_i_reason_add_text (reason, "attribute", name);
    take_sentence (reasons, reason, weight > 0
      ? g_strdup_printf ("%s are alike in \"%s\", which the policy would rather avoid.", names, name)
      : g_strdup_printf ("%s are alike in \"%s\", which the policy welcomes.", names, name));
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
explain_feedback (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names)
{
  g_autoptr (GPtrArray) list = list_feedback (costs, pair);

  for (guint f = 0; f < list->len; f++) {
    const LpFeedback *feedback = g_ptr_array_index (list, f);
    int weeks = (costs->date - lp_feedback_get_date (feedback)) / EXPLAIN_DAYS_PER_WEEK;
    const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
    g_autofree char *ago = lp_i_words_count (weeks, "week");
    LpReason *reason = lp_i_explain_begin (costs, "feedback", pair, 2);
    lp_i_reason_add_text (reason, "word", word);
    lp_i_reason_add_number (reason, "weeks_ago", weeks);
    take_sentence (reasons, reason, g_strdup_printf (
      "The feedback on %s of %s ago (\"%s\") still weighs a little.", names, ago, word));
  }
}

static void
explain_pair (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  g_autofree char *names = lp_i_costs_name_members (costs, pair, 2);
  guint8 facts = lp_i_costs_get_facts (costs, pair[0], pair[1]);
  gint64 cost[LP_N_TIERS];

  lp_i_costs_get_pair (costs, pair[0], pair[1], cost);
  if (facts & LP_PAIR_HELD_TOGETHER)
    explain_held (reasons, costs, pair, names);
  /* Whom a rule holds together goes on because of the rule, whatever the limits say. */
  if ((facts & LP_PAIR_OF_LATEST_ROUND) && !(facts & LP_PAIR_HELD_TOGETHER))
    explain_goes_on (reasons, costs, pair, names);
  else if (!(facts & LP_PAIR_OF_LATEST_ROUND))
    explain_meeting (reasons, costs, pair, names, cost[LP_TIER_COOLDOWN]);
  lp_i_explain_gap (reasons, costs, pair, names, cost[LP_TIER_STRATEGY]);
  if (costs->wishes == NULL)
    return;
  explain_wish (reasons, costs, pair, names);
  explain_attributes (reasons, costs, pair, names);
  explain_feedback (reasons, costs, pair, names);
}

static void
explain_three_on_purpose (LpReasons *reasons, const LpCosts *costs, LpPartnership three)
{
  g_autofree char *names = lp_i_costs_name_members (costs, three.members, three.size);

  take_sentence (reasons, lp_i_explain_begin (costs, "three-by-rule", three.members, three.size),
                 g_strdup_printf ("%s are a three because rules hold them together.", names));
}

/* Why these are the three, or why this one works with the adult. */
static void
explain_odd (LpReasons *reasons, const LpCosts *costs, LpPartnership partnership)
{
  g_autofree char *names = lp_i_costs_name_members (costs, partnership.members, partnership.size);
  gboolean alone = partnership.size == 1, present_odd = costs->n % 2 == 1;
  guint latest = 0;

  for (guint k = 0; k < partnership.size; k++) {
    guint since = costs->past->since_turn[partnership.members[k]];
    if (since > 0 && (latest == 0 || since < latest))
      latest = since;
  }
  LpReason *reason = lp_i_explain_begin (costs, alone ? "with-adult" : "three", partnership.members, partnership.size);
  lp_i_reason_add_number (reason, "rounds_since_turn", latest);
  g_autofree char *ago = lp_i_words_count (latest, "round");
  g_autofree char *turn = latest == 0 ? g_strdup (alone ? "it is a first turn" : "none of them has had a turn before")
                                      : g_strdup_printf ("the latest turn among them was %s ago", ago);
  const char *why = present_odd ? "An odd number is present" : "An odd number is left beside those whom rules make a three";
  take_sentence (reasons, reason, alone
    ? g_strdup_printf ("%s, so %s works with an adult; %s.", why, names, turn)
    : g_strdup_printf ("%s, so %s are a three; %s.", why, names, turn));
}

static void
explain_drawn (LpReasons *reasons, const LpPairing *pairing, LpPartnership partnership)
{
  LpReason *reason = lp_i_explain_begin (pairing->costs, "drawn", partnership.members, partnership.size);

  lp_i_reason_add_text (reason, "method", lp_method_get_name (pairing->method));
  take_sentence (reasons, reason, g_strdup (pairing->method == LP_METHOD_CHAIN
    ? "Drawn at random: the allowed pairings were very nearly equally likely."
    : "Drawn at random: every allowed pairing was equally likely."));
}

LpReasons *
lp_pairing_explain (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < lp_pairing_get_n_partnerships (pairing), NULL);

  LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, (guint) index);
  const LpCosts *costs = pairing->costs;
  LpReasons *reasons = lp_i_reasons_new ();

  if (partnership.size == 3 && costs->division->places[partnership.members[0]] < 0)
    explain_three_on_purpose (reasons, costs, partnership);
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
