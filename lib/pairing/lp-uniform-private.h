/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-pairing-private.h"
#include "base/lp-random-private.h"
#include "pairing/lp-solution-private.h"
#include "pairing/lp-allowed-private.h"

/*
 * Draws one of all allowed pairings, each equally likely where the method is
 * exact, and says by which method. nth: 0 for the first draw of a seed, 1 for the
 * next and so on. LP_ERROR_INFEASIBLE where there is none.
 */
LpSolution *lp_i_uniform_draw (const LpCosts *costs, guint nth, LpMethod *method, GError **error);

/* Draws from pairings that ignore who is apart until one is allowed; NULL where patience ends. */
LpSolution *lp_i_uniform_reject (const LpAllowed *allowed, LpRandom *random);
/* Counts all allowed pairings, then draws by number; NULL where there are too many to count. */
LpSolution *lp_i_uniform_count (const LpAllowed *allowed, LpRandom *random);
/* Walks at random from an allowed pairing to others by exchanging partners. */
LpSolution *lp_i_uniform_walk (const LpAllowed *allowed, LpRandom *random, GError **error);
