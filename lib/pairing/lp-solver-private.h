/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-solution-private.h"

/*
 * Finds optima of the same costs again and again under other constraints: only
 * pairs that come to be allowed, or cease to be, reach the matcher, which goes
 * on from the optimum before. So each solution is a function of the costs and
 * of the constraints of this call and those before, unless it is asked for afresh. Whatever they are, the
 * threes on purpose stay those of the costs. Not for two threads at once.
 */
typedef struct _LpSolver LpSolver;

/* Borrows the costs. LP_ERROR_LIMIT. */
LpSolver   *lp_i_solver_new (const LpCosts *costs, GError **error);
void        lp_i_solver_free (LpSolver *solver);
/*
 * What the cheapest pairing under the constraints of the costs costs with each partner that i can have, and whether there
 * is any: n × LP_N_TIERS numbers and n flags, which come as 0. Those of the others in a three on purpose are not possible.
 * Not where a three is made. A function of the costs alone. LP_ERROR_INFEASIBLE, LP_ERROR_LIMIT.
 */
gboolean    lp_i_solver_cost_partners (LpSolver *solver, guint i, guint8 *possible, gint64 *costs, GError **error);
/* The optimum under constraints. LP_ERROR_INFEASIBLE, LP_ERROR_LIMIT, LP_ERROR_CANCELLED. */
LpSolution *lp_i_solver_solve (LpSolver *solver, const LpConstraints *constraints, GError **error);
/* The one that a new solver finds, whatever this one was asked before; without a word to the request's progress function. */
LpSolution *lp_i_solver_solve_afresh (LpSolver *solver, const LpConstraints *constraints, GError **error);
/* lp_i_solver_solve() for once, with a solver of its own. */
LpSolution *lp_i_solver_solve_once (const LpCosts *costs, const LpConstraints *constraints, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSolver, lp_i_solver_free)
