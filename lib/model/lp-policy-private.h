/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-policy.h>
#include <learning-partners/lp-setting.h>

/* What strategies, tiers and choices are called, in the order of their enumerations. */
extern const char *const lp_i_strategy_names[LP_STRATEGY_CUSTOM + 1];
extern const char *const lp_i_tier_names[LP_N_TIERS];
extern const char *const lp_i_between_names[LP_BETWEEN_STAY + 1];
extern const char *const lp_i_odd_names[LP_ODD_ADULT + 1];

/* The policy as it is now, never to change: itself where it is frozen already, else a copy. O(what it lists). */
LpPolicy *lp_i_policy_freeze (LpPolicy *policy);
/* Whether the settings go with each other, as a request needs it; LP_ERROR_POLICY. */
gboolean lp_i_policy_check (const LpPolicy *policy, GError **error);

/* A number, the index of a choice's word, or the bits of a set's words; see LpISettingRow. */
int      lp_i_policy_get_value (const LpPolicy *policy, LpSetting setting);
gboolean lp_i_policy_set_value (LpPolicy *policy, LpSetting setting, int value, GError **error);
/* The names of a setting that lists names, owned by the policy. */
const GPtrArray *lp_i_policy_get_names (const LpPolicy *policy, LpSetting setting);
gboolean lp_i_policy_add_name (LpPolicy *policy, LpSetting setting, const char *name, GError **error);
