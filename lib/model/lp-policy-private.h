/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-policy.h>

/* Whether the settings go with each other, as a request needs it; LP_ERROR_POLICY. */
gboolean lp_i_policy_check (const LpPolicy *policy, GError **error);
