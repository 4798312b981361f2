/* SPDX-License-Identifier: MIT */
/* Laws about the policy, and about the calendar as a whole. */
#include "laws-changes.h"

#include <string.h>

LpPolicy *
laws_change_policy (Parts *parts)
{
  LpPolicy *policy = parts_copy_policy (parts->policy);

  lp_policy_unref (parts->policy);
  return parts->policy = policy;
}

#define UNREACHED 3000

void
prepare_maximum (Parts *parts)
{
  LpPolicy *policy = laws_change_policy (parts);

  lp_policy_set_tenure_window (policy, lp_policy_get_min_tenure_days (policy), UNREACHED, NULL);
}

/* Law: of two maxima that no tenure of a year reaches, it is all the same which. Bent: one that is reached at once. */
gboolean
change_maximum (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  LpPolicy *policy = laws_change_policy (parts);
  int min_days = lp_policy_get_min_tenure_days (policy);

  lp_policy_set_tenure_window (policy, min_days, bent ? min_days : UNREACHED + 600, NULL);
  return parts->rounds->len > 0;
}

/* Whether rules of the day bind a three: one that names all, or two that name two each. */
static gboolean
is_on_purpose (const Parts *parts, LpPairing *answer, gsize partnership)
{
  guint first_named = 0;

  for (guint i = 0; i < parts->rules->len; i++) {
    const LpRule *rule = parts->rules->pdata[i];
    gboolean binds = lp_rule_get_kind (rule) == LP_RULE_TOGETHER || lp_rule_get_kind (rule) == LP_RULE_PIN;
    guint named = 0, n = 0;
    for (gsize m = 0; m < 3; m++)
      for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++)
        if (strcmp (lp_rule_get_pupil (rule, k), lp_pupil_get_id (lp_pairing_get_pupil (answer, partnership, m))) == 0) {
          named |= 1u << m;
          n++;
        }
    if (!binds || !lp_rule_is_active (rule, parts->date) || n < 2)
      continue;
    if (n == 3 || (first_named != 0 && named != first_named))
      return TRUE;
    first_named = named;
  }
  return FALSE;
}

static gboolean
makes_three (const Parts *parts, LpPairing *answer)
{
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (answer); i++)
    if (lp_pairing_get_size (answer, i) == 3 && !is_on_purpose (parts, answer, i))
      return TRUE;
  return FALSE;
}

static int
count_default_cooldown (const Parts *parts, LpPairing *answer)
{
  LpStrategy strategy = lp_policy_get_strategy (parts->policy);
  gboolean is_narrow = strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_NEAREST || strategy == LP_STRATEGY_MIXED_FOLD
                       || strategy == LP_STRATEGY_MIXED_HALF;
  int n_present = (int) (parts->pupils->len - parts->absent->len);
  int rounds = MIN (is_narrow ? 6 : 12, (n_present - 1) / 2);

  return makes_three (parts, answer) ? MAX (0, rounds - 2) : rounds;
}

/* Law: a default that is spelled out is the default. Bent: no cooldown. */
gboolean
change_cooldown (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  if (lp_policy_get_cooldown_rounds (parts->policy) >= 0)
    return FALSE;
  lp_policy_set_cooldown_rounds (laws_change_policy (parts), bent ? 0 : count_default_cooldown (parts, answer), NULL);
  return TRUE;
}

#define FACTOR 3

/*
 * Law: three times the weights, three times the wishes, and the partnerships
 * stay. Bent: times −1, and what was welcome is not.
 */
gboolean
change_weights (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  LpPolicy *policy = laws_change_policy (parts);

  for (gsize i = 0; i < lp_policy_get_n_weights (parts->policy); i++) {
    const char *name = lp_policy_get_weight_name (parts->policy, i);
    int weight = lp_policy_get_weight (parts->policy, name);
    if (ABS (weight) > LP_WEIGHT_MAX / FACTOR)
      return FALSE;
    lp_policy_set_weight (policy, name, weight * (bent ? -1 : FACTOR), NULL);
  }
  return lp_pairing_get_costs (answer)[LP_TIER_WISHES] != 0;
}

static gboolean
is_known (LpRoster *roster, const LpPupil *pupil, const char *subject)
{
  LpScale *scale = lp_roster_get_scale (roster, subject);

  if (lp_pupil_get_attainment_kind (pupil, subject) != LP_ATTAINMENT_BAND)
    return lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE;
  /* A code by which schools say that there is no result is no band of the scale. */
  for (gsize i = 0; i < lp_scale_get_n_bands (scale); i++)
    if (strcmp (lp_scale_get_band (scale, i), lp_pupil_get_band (pupil, subject)) == 0)
      return TRUE;
  return FALSE;
}

/* Those present whose attainment is known. */
static guint
count_known (LpPairing *answer)
{
  LpRequest *request = lp_pairing_get_request (answer);
  const char *subject = NULL;
  guint n = 0;

  if (!lp_request_get_subject (request, &subject, NULL) || subject == NULL)
    return 0;
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (answer); i++)
    for (gsize m = 0; m < lp_pairing_get_size (answer, i); m++)
      n += is_known (lp_request_get_roster (request), lp_pairing_get_pupil (answer, i, m), subject);
  return n;
}

/*
 * Law: the strategy's own window, said as a gap, is that window; where its ends
 * are whole ranks, for a gap cannot say a half. Bent: a window one rank higher.
 */
gboolean
change_gap (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  LpStrategy strategy = lp_policy_get_strategy (parts->policy);
  gboolean is_matched = strategy == LP_STRATEGY_MATCHED;
  guint n = count_known (answer);
  int low = is_matched ? 0 : (int) (n / 3), high = (int) (is_matched ? n / 3 : 4 * n / 3);

  if ((!is_matched && strategy != LP_STRATEGY_MIXED && strategy != LP_STRATEGY_TUTOR) || lp_policy_get_gap (parts->policy, NULL, NULL)
      || n < 2 || low % 2 != 0 || high % 2 != 0)
    return FALSE;
  lp_policy_set_gap (laws_change_policy (parts), low / 2 + bent, high / 2 + bent, NULL);
  return TRUE;
}

/* Law: with nothing that has gone before, new partners are all there are. Bent: with a history. */
gboolean
change_fresh (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  parts->fresh = !parts->fresh;
  return (parts->rounds->len > 0) == bent;
}

#define LATER 371

static void
move_all_rules (Parts *parts)
{
  for (guint i = 0; i < parts->rules->len; i++) {
    LpRule *rule = parts->rules->pdata[i];
    if (lp_rule_get_until (rule) == LP_DATE_NONE)
      continue;
    parts->rules->pdata[i] = parts_copy_rule (rule, lp_rule_get_until (rule) + LATER);
    lp_rule_unref (rule);
  }
}

static void
move_all_rounds (Parts *parts)
{
  for (guint i = 0; i < parts->rounds->len; i++) {
    LpRound *round = parts->rounds->pdata[i];
    PartsRoundChange change = { lp_round_get_date (round) + LATER, FALSE, NULL };
    parts->rounds->pdata[i] = parts_copy_round (round, &change);
    lp_round_unref (round);
  }
}

static void
move_all_feedback (Parts *parts)
{
  for (guint i = 0; i < parts->feedback->len; i++) {
    LpFeedback *feedback = parts->feedback->pdata[i];
    gsize n = lp_feedback_get_n_pupils (feedback);
    g_autofree const char **ids = g_new (const char *, n);
    for (gsize k = 0; k < n; k++)
      ids[k] = lp_feedback_get_pupil (feedback, k);
    parts->feedback->pdata[i] = lp_feedback_new (lp_feedback_get_date (feedback) + LATER, ids, n, lp_feedback_get_word (feedback), NULL);
    lp_feedback_unref (feedback);
  }
}

/*
 * Law: a year later, all is as it was: days are counted from each other, and
 * turns by rounds. Bent: only the new round is later.
 */
gboolean
change_dates (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  parts->date += LATER;
  if (bent)
    return parts->rounds->len > 0;
  move_all_rules (parts);
  move_all_rounds (parts);
  move_all_feedback (parts);
  for (guint i = 0; i < parts->closures->len; i++) {
    g_array_index (parts->closures, PartsClosure, i).from += LATER;
    g_array_index (parts->closures, PartsClosure, i).to += LATER;
  }
  return TRUE;
}

#define SOME_COOLDOWN 3

/* The default order, in which strategy comes after turns; a cooldown that does not go by the strategy; no roles. */
void
prepare_strategy (Parts *parts)
{
  g_autoptr (LpPolicy) plain = lp_policy_new ();
  LpPolicy *policy = laws_change_policy (parts);

  lp_policy_set_order (policy, lp_policy_get_order (plain), LP_N_ORDERED_TIERS, NULL);
  lp_policy_set_cooldown_rounds (policy, SOME_COOLDOWN, NULL);
  lp_policy_clear_gap (policy);
  if (lp_policy_get_strategy (policy) == LP_STRATEGY_TUTOR)
    lp_policy_set_strategy (policy, LP_STRATEGY_MIXED, NULL);
}

/*
 * Law: whose turn it is does not hang on the strategy, nor does any tier above
 * it: under each, these cost the same. Bent: an odd class gets the other kind of turn.
 */
gboolean
change_strategy (Parts *parts, LpPairing *answer, guint64 *dice, gboolean bent)
{
  static const LpStrategy strategies[] = {
    LP_STRATEGY_MIXED,   LP_STRATEGY_MIXED_FOLD, LP_STRATEGY_MIXED_HALF, LP_STRATEGY_MIXED_NEAR,
    LP_STRATEGY_MATCHED, LP_STRATEGY_NEAREST,    LP_STRATEGY_RANDOM,
  };
  LpPolicy *policy = laws_change_policy (parts);

  lp_policy_set_strategy (policy, strategies[laws_roll (dice, G_N_ELEMENTS (strategies))], NULL);
  if (bent)
    lp_policy_set_odd (policy, lp_policy_get_odd (policy) == LP_ODD_THREE ? LP_ODD_ADULT : LP_ODD_THREE);
  return TRUE;
}
