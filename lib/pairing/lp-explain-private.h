/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-reason.h>

#include "costs/lp-wishes-private.h"
#include "costs/lp-costs-private.h"

/* A reason that begins with the ids of pupils. */
LpReason *lp_i_explain_begin (const LpCosts *costs, const char *code, const guint32 *members, guint n_members);
/* Says how the gap of two partners suits the strategy; names: both, joined. */
void      lp_i_explain_gap (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cost);
