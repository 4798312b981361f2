/* SPDX-License-Identifier: MIT */
#include "pairing/lp-solution-private.h"

#include <string.h>

#include "pairing/lp-solver-private.h"

LpSolution *
lp_i_solution_new (guint n_groups)
{
  LpSolution *solution = g_new0 (LpSolution, 1);

  solution->groups = g_new0 (LpSolutionGroup, n_groups);
  return solution;
}

void
lp_i_solution_add_group (LpSolution *solution, const guint32 *members, guint size)
{
  LpSolutionGroup *group = &solution->groups[solution->n_groups++];

  group->size = size;
  memcpy (group->members, members, size * sizeof *members);
}

void
lp_i_solution_free (LpSolution *solution)
{
  if (solution == NULL)
    return;
  g_free (solution->groups);
  g_clear_pointer (&solution->matching, lp_matching_unref);
  g_free (solution);
}

void
lp_i_solution_count_group (const LpCosts *costs, const LpSolutionGroup *group, gint64 cost[LP_N_TIERS])
{
  gint64 pair[LP_N_TIERS];

  memset (cost, 0, LP_N_TIERS * sizeof *cost);
  for (guint a = 0; a < group->size; a++) {
    if (group->size != 2)
      cost[LP_TIER_TURNS] += costs->active[LP_TIER_TURNS] ? costs->turns[group->members[a]] : 0;
    for (guint b = a + 1; b < group->size; b++) {
      lp_i_costs_get_pair (costs, group->members[a], group->members[b], pair);
      for (guint t = 0; t < LP_N_TIERS; t++)
        cost[t] += pair[t];
    }
  }
}

void
lp_i_solution_count (LpSolution *solution, const LpCosts *costs)
{
  gint64 cost[LP_N_TIERS];

  memcpy (solution->cost, costs->base, sizeof solution->cost);
  for (guint g = 0; g < solution->n_groups; g++) {
    lp_i_solution_count_group (costs, &solution->groups[g], cost);
    for (guint t = 0; t < LP_N_TIERS; t++)
      solution->cost[t] += cost[t];
  }
}

int
lp_i_solution_compare (const LpCosts *costs, const gint64 a[LP_N_TIERS], const gint64 b[LP_N_TIERS])
{
  for (guint t = 0; t < LP_N_TIERS; t++) {
    LpTier tier = costs->order[t];
    if (a[tier] != b[tier])
      return a[tier] < b[tier] ? -1 : 1;
  }
  return 0;
}

LpSolution *
lp_i_solution_solve (LpCosts *costs, GError **error)
{
  g_autoptr (LpSolver) solver = lp_i_solver_new (costs, error);

  return solver == NULL ? NULL : lp_i_solver_solve (solver, error);
}
