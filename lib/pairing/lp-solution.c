/* SPDX-License-Identifier: MIT */
#include "pairing/lp-solution-private.h"

#include <string.h>

LpSolution *
lp_i_solution_new (void)
{
  LpSolution *solution = g_new0 (LpSolution, 1);

  solution->partnerships = lp_i_partnerships_new ();
  return solution;
}

void
lp_i_solution_free (LpSolution *solution)
{
  if (solution == NULL)
    return;
  lp_i_partnerships_free (solution->partnerships);
  g_clear_pointer (&solution->matching, lp_matching_unref);
  g_free (solution);
}

void
lp_i_solution_count_partnership (const LpCosts *costs, LpPartnership partnership, gint64 cost[LP_N_TIERS])
{
  gint64 pair[LP_N_TIERS];

  memset (cost, 0, LP_N_TIERS * sizeof *cost);
  for (guint a = 0; a < partnership.size; a++) {
    for (guint b = a + 1; b < partnership.size; b++) {
      lp_i_costs_get_pair (costs, partnership.members[a], partnership.members[b], pair);
      for (guint t = 0; t < LP_N_TIERS; t++)
        cost[t] += pair[t];
    }
  }
  if (lp_i_partnership_is_turn (partnership.size))
    cost[LP_TIER_TURNS] += lp_i_costs_get_turn (costs, partnership);
}

void
lp_i_solution_count (LpSolution *solution, const LpCosts *costs)
{
  gint64 cost[LP_N_TIERS];

  memcpy (solution->cost, costs->base, sizeof solution->cost);
  for (guint p = 0; p < lp_i_partnerships_get_length (solution->partnerships); p++) {
    lp_i_solution_count_partnership (costs, lp_i_partnerships_get (solution->partnerships, p), cost);
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

static int
compare_members (gconstpointer a, gconstpointer b, gpointer data)
{
  const LpParticipants *present = data;

  return strcmp (lp_i_participants_get_id (present, *(const guint32 *) a),
                 lp_i_participants_get_id (present, *(const guint32 *) b));
}

LpPartnerships *
lp_i_solution_sort (const LpSolution *solution, const LpCosts *costs)
{
  LpPartnerships *sorted = lp_i_partnerships_copy (solution->partnerships);

  lp_i_partnerships_sort (sorted, compare_members, costs->present);
  return sorted;
}
