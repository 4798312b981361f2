/* SPDX-License-Identifier: MIT */
#include "pairing/lp-solution-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#include "pairing/lp-structure-private.h"
#include "policy/lp-request-private.h"

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

static void
choose_tiers (LpSolution *solution, const LpCosts *costs)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    if (costs->active[costs->order[t]])
      solution->tiers[solution->n_tiers++] = costs->order[t];
  if (solution->n_tiers == 0)
    solution->tiers[solution->n_tiers++] = LP_TIER_CHANCE;
}

/* The tiers that count, in the order in which they count. */
static void
compress (const LpSolution *solution, const gint64 cost[LP_N_TIERS], gint64 *compressed)
{
  for (guint t = 0; t < solution->n_tiers; t++)
    compressed[t] = cost[solution->tiers[t]];
}

static void
set_edge (const LpSolution *solution, const LpStructure *structure, LpMatcher *matcher, guint i, guint j)
{
  gboolean share = lp_i_costs_needs_three (structure->costs) && lp_i_costs_may_share (structure->costs, i, j);
  gboolean pair = lp_i_structure_allows_pair (structure, i, j);
  gint64 cost[LP_N_TIERS], compressed[LP_N_TIERS];

  if (!share && !pair)
    return;
  lp_i_costs_get_pair (structure->costs, i, j, cost);
  compress (solution, cost, compressed);
  if (pair)
    lp_matcher_set_edge (matcher, i, j, compressed);
  if (share)
    lp_matcher_set_three_edge (matcher, i, j, compressed);
}

static void
set_turn (const LpSolution *solution, const LpStructure *structure, LpMatcher *matcher, guint i)
{
  const LpCosts *costs = structure->costs;
  gint64 cost[LP_N_TIERS] = { 0 }, compressed[LP_N_TIERS];

  cost[LP_TIER_TURNS] = costs->turns[i];
  compress (solution, cost, compressed);
  if (lp_i_costs_needs_three (costs))
    lp_matcher_set_three_vertex (matcher, i, compressed);
  else if (lp_i_costs_needs_adult (costs) && lp_i_structure_allows_alone (structure, i))
    lp_matcher_set_edge (matcher, i, costs->n, compressed);
}

static LpMatcher *
prepare (const LpSolution *solution, const LpStructure *structure, GError **error)
{
  guint n = structure->costs->n;
  g_autoptr (LpMatcher) matcher = lp_matcher_new (lp_i_structure_get_n_vertices (structure), solution->n_tiers);

  if (matcher == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "There is not enough memory to pair %u pupils at once.", n);
    return NULL;
  }
  for (guint i = 0; i < n; i++) {
    for (guint j = i + 1; j < n; j++)
      set_edge (solution, structure, matcher, i, j);
    set_turn (solution, structure, matcher, i);
  }
  return g_steal_pointer (&matcher);
}

static gboolean
report (guint64 done, gpointer data)
{
  const LpCosts *costs = data;

  return lp_i_request_report (costs->request, done, done + 1, NULL);
}

static LpMatching *
solve (const LpStructure *structure, LpMatcher *matcher, GError **error)
{
  if (lp_i_costs_needs_three (structure->costs))
    return lp_matcher_solve_three (matcher, lp_i_structure_allows_three, (gpointer) structure,
                                   report, (gpointer) structure->costs, error);
  return lp_matcher_solve (matcher, NULL, error);
}

static void
take_groups (LpSolution *solution, guint n)
{
  guint three[LP_SOLUTION_MAX_SIZE];

  if (lp_matching_get_three (solution->matching, three))
    lp_i_solution_add_group (solution, three, LP_SOLUTION_MAX_SIZE);
  for (guint32 v = 0; v < n; v++) {
    guint32 mate = lp_matching_get_mate (solution->matching, v);
    guint32 pair[2] = { v, mate };
    /* Number n is the adult. */
    if (mate > v)
      lp_i_solution_add_group (solution, pair, mate == n ? 1 : 2);
  }
}

LpSolution *
lp_i_solution_solve (LpCosts *costs, GError **error)
{
  g_autoptr (LpStructure) structure = lp_i_structure_new (costs);
  g_autoptr (LpSolution) solution = lp_i_solution_new (costs->n / 2 + 1);

  if (!lp_i_request_report (costs->request, 0, 1, error))
    return NULL;
  choose_tiers (solution, costs);
  g_autoptr (LpMatcher) matcher = prepare (solution, structure, error);
  if (matcher == NULL)
    return NULL;
  solution->matching = solve (structure, matcher, error);
  if (solution->matching == NULL)
    return NULL;
  take_groups (solution, costs->n);
  lp_i_solution_count (solution, costs);
  return g_steal_pointer (&solution);
}
