/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-conflict.h>
#include <learning-partners/lp-pairing.h>

#include "costs/lp-costs-private.h"

/* Sets LP_ERROR_INFEASIBLE with the conflict's sentence; returns NULL always. */
LpPairing  *lp_i_conflict_fail (const LpCosts *costs, LpConflict **conflict, GError **error);
