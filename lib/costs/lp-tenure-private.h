/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-constraints-private.h"
#include "costs/lp-pair-facts-private.h"
#include "costs/lp-past-private.h"

/* Notes the pairs of the latest round, and which of them are young or too long on a day. O(n²). */
void lp_i_tenure_note (LpPairFacts *facts, const LpRequest *request, const LpPast *past, LpDate date);
/* Notes whom a hard maximum does not allow to be partners; after rules and tenure. O(n²). */
void lp_i_tenure_note_hard (LpPairFacts *facts, LpHard hard);
/* Asks what the limits that are hard ask, under facts that hold for the whole request. O(n²). */
void lp_i_tenure_constrain (LpConstraints *constraints, const LpPairFacts *facts, LpHard hard);
