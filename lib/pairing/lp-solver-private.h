/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-solution-private.h"

/*
 * Finds optima of the same costs again and again under other constraints: only
 * pairs that come to be allowed, or cease to be, reach the matcher, which goes
 * on from the optimum before. So each solution is a function of the costs and
 * of the constraints of this call and those before. Whatever they are, the
 * threes on purpose stay those of the costs. Not for two threads at once.
 */
typedef struct _LpSolver LpSolver;

/* Borrows the costs. LP_ERROR_LIMIT. */
LpSolver   *lp_i_solver_new (const LpCosts *costs, GError **error);
void        lp_i_solver_free (LpSolver *solver);
/* The optimum under constraints. LP_ERROR_INFEASIBLE, LP_ERROR_LIMIT, LP_ERROR_CANCELLED. */
LpSolution *lp_i_solver_solve (LpSolver *solver, const LpConstraints *constraints, GError **error);
/* The same for once, with a solver of its own. */
LpSolution *lp_i_solver_solve_once (const LpCosts *costs, const LpConstraints *constraints, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSolver, lp_i_solver_free)
