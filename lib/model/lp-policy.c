/* SPDX-License-Identifier: MIT */
#include "model/lp-policy-fields-private.h"
#include "model/lp-policy-private.h"
#include "model/lp-setting-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

LpPolicy *
lp_policy_new (void)
{
  LpPolicy *policy = g_new0 (LpPolicy, 1);

  g_atomic_ref_count_init (&policy->ref_count);
  lp_i_policy_init_values (policy);
  lp_policy_clear_gap (policy);
  policy->must_match = g_ptr_array_new_with_free_func (g_free);
  policy->must_differ = g_ptr_array_new_with_free_func (g_free);
  for (guint t = 0; t < LP_N_TIERS; t++)
    policy->order[t] = (LpTier) t;
  lp_i_policy_init_weights (policy);
  return policy;
}

LpPolicy *
lp_policy_copy (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  LpPolicy *copy = g_memdup2 (policy, sizeof *policy);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->frozen = FALSE;
  if (copy->custom != NULL)
    g_atomic_ref_count_inc (&copy->custom->ref_count);
  copy->subject = g_strdup (policy->subject);
  lp_i_policy_copy_lists (copy, policy);
  return copy;
}

LpPolicy *
lp_i_policy_freeze (LpPolicy *policy)
{
  if (policy->frozen)
    return lp_policy_ref (policy);
  LpPolicy *frozen = lp_policy_copy (policy);
  frozen->frozen = TRUE;
  return frozen;
}

gboolean
lp_i_policy_check_open (const LpPolicy *policy, GError **error)
{
  if (!policy->frozen)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "The policy is that of a request and can no longer change: change a copy.");
  return FALSE;
}

LpPolicy *
lp_policy_ref (LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  g_atomic_ref_count_inc (&policy->ref_count);
  return policy;
}

static void
custom_cost_unref (LpCustomCost *custom)
{
  if (!g_atomic_ref_count_dec (&custom->ref_count))
    return;
  if (custom->destroy != NULL)
    custom->destroy (custom->data);
  g_free (custom);
}

static void
drop_custom_cost (LpPolicy *policy)
{
  g_clear_pointer (&policy->custom, custom_cost_unref);
}

void
lp_policy_unref (LpPolicy *policy)
{
  g_return_if_fail (policy != NULL);

  if (!g_atomic_ref_count_dec (&policy->ref_count))
    return;
  drop_custom_cost (policy);
  g_free (policy->subject);
  g_ptr_array_unref (policy->must_match);
  g_ptr_array_unref (policy->must_differ);
  g_ptr_array_unref (policy->weight_names);
  g_array_unref (policy->weights);
  g_free (policy);
}

gboolean
lp_policy_set_strategy (LpPolicy *policy, LpStrategy strategy, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if ((guint) strategy > LP_STRATEGY_CUSTOM) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "There is no strategy number %d.", (int) strategy);
    return FALSE;
  }
  if (strategy == LP_STRATEGY_CUSTOM) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                 "The strategy custom needs a cost function: set that instead.");
    return FALSE;
  }
  drop_custom_cost (policy);
  policy->strategy = (int) strategy;
  return TRUE;
}

LpStrategy
lp_policy_get_strategy (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_STRATEGY_MIXED);

  return (LpStrategy) policy->strategy;
}

void
lp_policy_set_cost_func (LpPolicy *policy, LpCostFunc func, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (func != NULL);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  drop_custom_cost (policy);
  policy->strategy = LP_STRATEGY_CUSTOM;
  policy->custom = g_new0 (LpCustomCost, 1);
  g_atomic_ref_count_init (&policy->custom->ref_count);
  policy->custom->func = func;
  policy->custom->data = data;
  policy->custom->destroy = destroy;
}

LpCostFunc
lp_policy_get_cost_func (const LpPolicy *policy, gpointer *data)
{
  g_return_val_if_fail (policy != NULL, NULL);

  if (data != NULL)
    *data = policy->custom != NULL ? policy->custom->data : NULL;
  return policy->custom != NULL ? policy->custom->func : NULL;
}

void
lp_policy_set_subject (LpPolicy *policy, const char *subject)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  char *copy = g_strdup (subject);
  g_free (policy->subject);
  policy->subject = copy;
}

const char *
lp_policy_get_subject (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  return policy->subject;
}

gboolean
lp_policy_set_gap (LpPolicy *policy, int min, int max, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if ((min != LP_GAP_OPEN && !lp_i_setting_check_range (LP_SETTING_GAP, "gap.min", min, error))
      || (max != LP_GAP_OPEN && !lp_i_setting_check_range (LP_SETTING_GAP, "gap.max", max, error)))
    return FALSE;
  if (max != LP_GAP_OPEN && min > max) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "The least gap (gap.min, %d) is above the most (gap.max, %d).", min, max);
    return FALSE;
  }
  policy->has_gap = TRUE;
  policy->gap_min = min;
  policy->gap_max = max;
  return TRUE;
}

void
lp_policy_clear_gap (LpPolicy *policy)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  policy->has_gap = FALSE;
  policy->gap_min = policy->gap_max = LP_GAP_OPEN;
}

gboolean
lp_policy_get_gap (const LpPolicy *policy, int *min, int *max)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (min != NULL)
    *min = policy->gap_min;
  if (max != NULL)
    *max = policy->gap_max;
  return policy->has_gap;
}

gboolean
lp_policy_set_round_days (LpPolicy *policy, int days, GError **error)
{
  return lp_policy_set_number (policy, LP_SETTING_ROUND_DAYS, days, error);
}

int
lp_policy_get_round_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->round_days;
}

gboolean
lp_policy_set_tenure_window (LpPolicy *policy, int min_days, int max_days, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if (!lp_i_setting_check_number (LP_SETTING_MIN_TENURE_DAYS, min_days, error)
      || !lp_i_setting_check_number (LP_SETTING_MAX_TENURE_DAYS, max_days, error))
    return FALSE;
  if (min_days > max_days) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                 "The minimum tenure (min_tenure_days, %d) is above the maximum (max_tenure_days, %d).",
                 min_days, max_days);
    return FALSE;
  }
  policy->min_tenure_days = min_days;
  policy->max_tenure_days = max_days;
  return TRUE;
}

int
lp_policy_get_min_tenure_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->min_tenure_days;
}

int
lp_policy_get_max_tenure_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->max_tenure_days;
}

gboolean
lp_policy_set_slack_days (LpPolicy *policy, int days, GError **error)
{
  return lp_policy_set_number (policy, LP_SETTING_SLACK_DAYS, days, error);
}

int
lp_policy_get_slack_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->slack_days;
}

gboolean
lp_policy_set_cooldown_rounds (LpPolicy *policy, int rounds, GError **error)
{
  return lp_policy_set_number (policy, LP_SETTING_COOLDOWN_ROUNDS, rounds, error);
}

int
lp_policy_get_cooldown_rounds (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->cooldown_rounds;
}

void
lp_policy_set_between (LpPolicy *policy, LpBetween between)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (between == LP_BETWEEN_CHANGE || between == LP_BETWEEN_STAY);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  policy->between = (int) between;
}

LpBetween
lp_policy_get_between (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_BETWEEN_CHANGE);

  return (LpBetween) policy->between;
}

void
lp_policy_set_hard (LpPolicy *policy, LpHard hard)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (((guint) hard & ~(guint) (LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE)) == 0);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  policy->hard = (int) hard;
}

LpHard
lp_policy_get_hard (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_HARD_NONE);

  return (LpHard) policy->hard;
}

void
lp_policy_set_odd (LpPolicy *policy, LpOdd odd)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (odd == LP_ODD_THREE || odd == LP_ODD_ADULT);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  policy->odd = (int) odd;
}

LpOdd
lp_policy_get_odd (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_ODD_THREE);

  return (LpOdd) policy->odd;
}

gboolean
lp_policy_set_order (LpPolicy *policy, const LpTier *tiers, gsize n_tiers, GError **error)
{
  gboolean seen[LP_N_ORDERED_TIERS] = { FALSE };

  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (tiers != NULL || n_tiers == 0, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if (n_tiers != LP_N_ORDERED_TIERS) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "The order of the tiers must name %d tiers, not %" G_GSIZE_FORMAT ".",
                 LP_N_ORDERED_TIERS, n_tiers);
    return FALSE;
  }
  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    if ((guint) tiers[i] >= LP_N_ORDERED_TIERS || seen[tiers[i]]) {
      g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                   "The order of the tiers must name each tier but chance exactly once; \"%s\" %s.",
                   lp_tier_get_name (tiers[i]),
                   (guint) tiers[i] >= LP_N_ORDERED_TIERS ? "may not stand in it" : "stands twice");
      return FALSE;
    }
    seen[tiers[i]] = TRUE;
  }
  memcpy (policy->order, tiers, LP_N_ORDERED_TIERS * sizeof (LpTier));
  return TRUE;
}

const LpTier *
lp_policy_get_order (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  return policy->order;
}

gboolean
lp_i_policy_check (const LpPolicy *policy, GError **error)
{
  if (!lp_policy_get_gap (policy, NULL, NULL) || lp_strategy_has_window ((LpStrategy) policy->strategy))
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
               "The strategy %s has no window for the gap: leave gap out, or take mixed, matched or tutor.",
               lp_strategy_get_name ((LpStrategy) policy->strategy));
  return FALSE;
}
