/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-costs-private.h"
#include "pairing/lp-solution-private.h"

/*
 * What the class costs with each two of those present as partners: found for
 * all partners of a pupil together, when one of them is first asked for, and
 * kept. What is kept is a function of the costs alone, whoever asks first, so
 * several threads may ask at once: what one finds becomes seen whole or not at
 * all, and the solver is lent to one at a time (another makes its own).
 */
typedef struct _LpForced LpForced;

/* Borrows the costs, which must outlive it. NULL where it is no help: where a three is made, or the class is large. */
LpForced *lp_i_forced_new (const LpCosts *costs);
void      lp_i_forced_free (LpForced *forced);
/*
 * The cost of the cheapest pairing in which two are partners; FALSE in possible where there is none. There must be a
 * pairing of the costs. O(1), or where nobody has asked for either of the two O(n²), the very first time O(n³).
 * LP_ERROR_LIMIT.
 */
gboolean  lp_i_forced_find (LpForced *forced, guint i, guint j, gboolean *possible, gint64 cost[LP_N_TIERS], GError **error);
/* The optimum with the two as partners, as a solver of its own finds it; NULL where it is not possible or memory does not suffice. */
LpSolution *lp_i_forced_solve (LpForced *forced, guint i, guint j);
