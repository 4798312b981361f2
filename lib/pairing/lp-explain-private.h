/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-reason.h>

#include "costs/lp-wishes-private.h"
#include "costs/lp-costs-private.h"

/* Says how the gap of two partners suits the strategy. */
void lp_i_explain_gap (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], gint64 cost);
