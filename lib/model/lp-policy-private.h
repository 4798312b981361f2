/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-policy.h>

/* The policy as it is now, never to change: itself where it is frozen already, else a copy. O(what it lists). */
LpPolicy *lp_i_policy_freeze (LpPolicy *policy);
/* Whether the settings go with each other, as a request needs it; LP_ERROR_POLICY. */
gboolean  lp_i_policy_check (const LpPolicy *policy, GError **error);
