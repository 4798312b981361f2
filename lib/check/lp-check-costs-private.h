/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-seating-private.h"

/*
 * What two partners cost in each tier. min_tenure and change count what ended;
 * here partners who go on have -1 there, and the constant number of partners
 * who might is left out.
 */
void   lp_i_check_pair_costs (const LpCheckFacts *facts, guint a, guint b, gint64 costs[LP_N_TIERS]);
/* What two partners cost for having been partners before. */
gint64 lp_i_check_repeats_cost (const LpCheckPair *pair);
/* What one more turn of a pupil costs. */
gint64 lp_i_check_turn_cost (const LpCheckFacts *facts, guint pupil);
/* The costs of a pairing in each tier, as the definitions have them. */
void   lp_i_check_count (const LpCheckFacts *facts, const LpCheckSeating *seating, gint64 costs[LP_N_TIERS]);
