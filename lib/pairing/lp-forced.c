/* SPDX-License-Identifier: MIT */
#include "pairing/lp-forced-private.h"

#include <string.h>

#include "pairing/lp-solver-private.h"

/* Most pupils present: what is kept takes up to LP_N_TIERS n² numbers, and the solver about as much. */
#define MOST_PRESENT 256

/* Everything about the partners of one pupil. Immutable once others can see it. */
typedef struct {
  guint8 *possible; /* owned, n */
  gint64 *costs;    /* owned, n × LP_N_TIERS */
} Row;

struct _LpForced {
  const LpCosts *costs; /* borrowed */
  LpSolver *solver;     /* atomic, owned: NULL while there is none, or while it is lent */
  Row **rows;           /* owned, n, each atomic and owned: NULL until found */
};

LpForced *
lp_i_forced_new (const LpCosts *costs)
{
  gboolean adult = lp_policy_get_odd (lp_request_get_policy (costs->request)) == LP_ODD_ADULT;

  if (costs->n > MOST_PRESENT || (costs->division->n_rest % 2 == 1 && !adult))
    return NULL;
  LpForced *forced = g_new0 (LpForced, 1);
  forced->costs = costs;
  forced->rows = g_new0 (Row *, costs->n);
  return forced;
}

static void
row_free (Row *row)
{
  if (row == NULL)
    return;
  g_free (row->possible);
  g_free (row->costs);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

void
lp_i_forced_free (LpForced *forced)
{
  if (forced == NULL)
    return;
  for (guint i = 0; i < forced->costs->n; i++)
    row_free (forced->rows[i]);
  g_free (forced->rows);
  lp_i_solver_free (forced->solver);
  g_free (forced);
}

/* The solver that was kept, or where another thread has it a new one. */
static LpSolver *
borrow_solver (LpForced *forced, GError **error)
{
  LpSolver *solver = g_atomic_pointer_get (&forced->solver);

  if (solver != NULL && g_atomic_pointer_compare_and_exchange (&forced->solver, solver, NULL))
    return solver;
  return lp_i_solver_new (forced->costs, error);
}

static void
return_solver (LpForced *forced, LpSolver *solver)
{
  if (!g_atomic_pointer_compare_and_exchange (&forced->solver, NULL, solver))
    lp_i_solver_free (solver);
}

static Row *
make_row (LpForced *forced, guint i, GError **error)
{
  gsize n = forced->costs->n;
  g_autoptr (Row) row = g_new0 (Row, 1);
  LpSolver *solver = borrow_solver (forced, error);

  if (solver == NULL)
    return NULL;
  row->possible = g_new0 (guint8, n);
  row->costs = g_new0 (gint64, n * LP_N_TIERS);
  gboolean found = lp_i_solver_cost_partners (solver, i, row->possible, row->costs, error);
  return_solver (forced, solver);
  return found ? g_steal_pointer (&row) : NULL;
}

static const Row *
find_row (LpForced *forced, guint i, GError **error)
{
  Row *row = g_atomic_pointer_get (&forced->rows[i]);

  if (row != NULL)
    return row;
  row = make_row (forced, i, error);
  if (row == NULL || g_atomic_pointer_compare_and_exchange (&forced->rows[i], NULL, row))
    return row;
  /* Another thread was faster, with the same. */
  row_free (row);
  return g_atomic_pointer_get (&forced->rows[i]);
}

gboolean
lp_i_forced_find (LpForced *forced, guint i, guint j, gboolean *possible, gint64 cost[LP_N_TIERS], GError **error)
{
  gboolean turned = g_atomic_pointer_get (&forced->rows[i]) == NULL && g_atomic_pointer_get (&forced->rows[j]) != NULL;
  const Row *row = find_row (forced, turned ? j : i, error);
  guint partner = turned ? i : j;

  if (row == NULL)
    return FALSE;
  *possible = row->possible[partner];
  memcpy (cost, row->costs + (gsize) partner * LP_N_TIERS, LP_N_TIERS * sizeof *cost);
  return TRUE;
}

LpSolution *
lp_i_forced_solve (LpForced *forced, guint i, guint j)
{
  g_autoptr (LpConstraints) constraints = lp_i_constraints_copy (forced->costs->constraints);
  LpSolver *solver = borrow_solver (forced, NULL);
  LpSolution *solution = NULL;

  if (constraints != NULL && solver != NULL) {
    lp_i_constraints_add (constraints, i, j, LP_MUST_SHARE);
    solution = lp_i_solver_solve_afresh (solver, constraints, NULL);
  }
  if (solver != NULL)
    return_solver (forced, solver);
  return solution;
}
