/* SPDX-License-Identifier: MIT */
#include "pairing/lp-uniform-private.h"

/* Steps of the walk for each pupil present. */
#define STEPS_PER_PUPIL 2000

/*
 * Exchanges one member of one partnership with one of another if both stay
 * allowed. The reverse step is as likely, so the walk favours no pairing
 * among those that it can reach.
 */
static void
step (const LpAllowed *structure, LpSolution *solution, LpRandom *random)
{
  guint g = (guint) lp_i_random_below (random, solution->n_groups);
  guint h = (guint) lp_i_random_below (random, solution->n_groups);
  LpSolutionGroup first = solution->groups[g], second = solution->groups[h];

  guint a = (guint) lp_i_random_below (random, first.size);
  guint b = (guint) lp_i_random_below (random, second.size);
  if (g == h)
    return;
  guint32 member = first.members[a];
  first.members[a] = second.members[b];
  second.members[b] = member;
  if (!lp_i_allowed_allows_group (structure, first.members, first.size)
      || !lp_i_allowed_allows_group (structure, second.members, second.size))
    return;
  solution->groups[g] = first;
  solution->groups[h] = second;
}

LpSolution *
lp_i_uniform_walk (LpCosts *costs, const LpAllowed *structure, LpRandom *random, GError **error)
{
  g_autoptr (LpSolution) solution = lp_i_solution_solve (costs, error);

  if (solution == NULL)
    return NULL;
  /* Its duals prove an optimum of no costs: nothing. */
  g_clear_pointer (&solution->matching, lp_matching_unref);
  for (guint64 s = 0; s < (guint64) STEPS_PER_PUPIL * costs->n; s++)
    step (structure, solution, random);
  return g_steal_pointer (&solution);
}
