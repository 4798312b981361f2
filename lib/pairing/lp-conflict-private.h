/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-conflict.h>
#include <learning-partners/lp-pairing.h>

#include "costs/lp-costs-private.h"

/* Sets LP_ERROR_INFEASIBLE with the conflict's sentence; returns NULL always. May change the flags of costs. */
LpPairing  *lp_i_conflict_fail (LpCosts *costs, LpConflict **conflict, GError **error);
