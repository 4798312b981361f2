/* SPDX-License-Identifier: MIT */
#include "pairing/lp-uniform-private.h"

#include <string.h>

#include "pairing/lp-solver-private.h"

/* Steps of the walk for each pupil present. */
#define STEPS_PER_PUPIL 2000

/*
 * Exchanges one member of one partnership with one of another if both stay
 * allowed. The reverse step is as likely, so the walk favours no pairing
 * among those that it can reach.
 */
static void
exchange_members (const LpAllowed *allowed, LpPartnerships *partnerships, LpRandom *random)
{
  guint g = (guint) lp_i_random_below (random, lp_i_partnerships_get_length (partnerships));
  guint h = (guint) lp_i_random_below (random, lp_i_partnerships_get_length (partnerships));
  LpPartnership first = lp_i_partnerships_get (partnerships, g), second = lp_i_partnerships_get (partnerships, h);
  guint32 one[LP_SOLUTION_MAX_SIZE], other[LP_SOLUTION_MAX_SIZE];

  guint a = (guint) lp_i_random_below (random, first.size);
  guint b = (guint) lp_i_random_below (random, second.size);
  if (g == h)
    return;
  memcpy (one, first.members, first.size * sizeof *one);
  memcpy (other, second.members, second.size * sizeof *other);
  one[a] = second.members[b];
  other[b] = first.members[a];
  if (!lp_i_allowed_allows_partnership (allowed, one, first.size)
      || !lp_i_allowed_allows_partnership (allowed, other, second.size))
    return;
  lp_i_partnerships_set_member (partnerships, g, a, one[a]);
  lp_i_partnerships_set_member (partnerships, h, b, other[b]);
}

LpSolution *
lp_i_uniform_walk (const LpAllowed *allowed, LpRandom *random, GError **error)
{
  g_autoptr (LpSolution) solution = lp_i_solver_solve_once (allowed->costs, allowed->constraints, error);

  if (solution == NULL)
    return NULL;
  /* Its duals prove an optimum of no costs: nothing. */
  g_clear_pointer (&solution->matching, lp_matching_unref);
  for (guint64 s = 0; s < (guint64) STEPS_PER_PUPIL * allowed->costs->n; s++)
    exchange_members (allowed, solution->partnerships, random);
  return g_steal_pointer (&solution);
}
