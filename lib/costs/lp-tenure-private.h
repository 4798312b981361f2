/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-costs-private.h"

/* Marks the pairs of the latest round, and which of them are young or too long. O(n²). */
void lp_i_tenure_mark (LpCosts *costs);
/* Turns what the policy calls hard into must rules; after rules and tenure are marked. */
void lp_i_tenure_mark_hard (LpCosts *costs, LpHard hard);
/* Marks the pairs of a round as the latest, for a cover. */
void lp_i_tenure_mark_round (LpCosts *costs, const LpRound *round);
