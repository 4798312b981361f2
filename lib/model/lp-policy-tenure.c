/* SPDX-License-Identifier: MIT */
/* The tenure window, applied. */
#include <learning-partners/lp-policy.h>

gboolean
lp_policy_is_too_long (const LpPolicy *policy, int tenure_days)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  gint64 most = (gint64) lp_policy_get_max_tenure_days (policy) + lp_policy_get_slack_days (policy);
  return (gint64) tenure_days + lp_policy_get_round_days (policy) > most;
}

gboolean
lp_policy_is_young (const LpPolicy *policy, int tenure_days)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  return (gint64) tenure_days + lp_policy_get_slack_days (policy) < lp_policy_get_min_tenure_days (policy);
}
