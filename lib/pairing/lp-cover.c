/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-pairing.h>

#include "model/lp-roster-private.h"
#include "pairing/lp-solver-private.h"

/* The set of ids, each of which must be in the round. */
static GHashTable *
collect_away (const LpRequest *request, const LpRound *round, const char *const *away, gsize n_away, GError **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      g_hash_table_add (members, (gpointer) lp_round_get_pupil (round, p, k));
  for (gsize i = 0; i < n_away; i++) {
    if (!g_hash_table_contains (members, away[i])) {
      g_autofree char *label = lp_i_roster_get_label (lp_request_get_roster (request), away[i]);
      g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "%s is given as away but has no partners in the round.", label);
      return NULL;
    }
    if (!g_hash_table_add (ids, (gpointer) away[i])) {
      g_autofree char *label = lp_i_roster_get_label (lp_request_get_roster (request), away[i]);
      g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "%s is given as away twice.", label);
      return NULL;
    }
  }
  return g_steal_pointer (&ids);
}

/* The partnership of a round in which somebody stands; its length where there is none. */
static gsize
find_place (const LpRound *round, const char *id)
{
  gsize p = 0;

  for (; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      if (g_str_equal (lp_round_get_pupil (round, p, k), id))
        return p;
  return p;
}

/* Whether a partnership of the day is one of the round, with nobody missing. */
static gboolean
stands_in_round (const LpCosts *costs, const LpRound *round, LpPartnership partnership)
{
  gsize place = find_place (round, lp_i_participants_get_id (costs->present, partnership.members[0]));

  if (place == lp_round_get_n_partnerships (round) || lp_round_get_size (round, place) != partnership.size)
    return FALSE;
  for (guint a = 1; a < partnership.size; a++)
    if (!lp_i_costs_is_covered_pair (costs, partnership.members[0], partnership.members[a]))
      return FALSE;
  return TRUE;
}

static LpRound *
write_cover (const LpCosts *costs, const LpSolution *solution, const LpRound *round,
             const char *const *away, gsize n_away)
{
  LpRound *cover = lp_round_new (costs->date);
  g_autoptr (LpPartnerships) partnerships = lp_i_solution_sort (solution, costs);

  for (gsize i = 0; i < n_away; i++)
    if (!lp_round_add_absent (cover, away[i], NULL))
      g_warn_if_reached ();
  for (guint p = 0; p < lp_i_partnerships_get_length (partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (partnerships, p);
    const char *ids[LP_SOLUTION_MAX_SIZE];
    if (stands_in_round (costs, round, partnership))
      continue;
    for (guint k = 0; k < partnership.size; k++)
      ids[k] = lp_i_participants_get_id (costs->present, partnership.members[k]);
    if (!lp_round_add_partnership (cover, ids, partnership.size, NULL))
      g_warn_if_reached ();
  }
  return cover;
}

LpRound *
lp_cover (LpRequest *request, LpRound *round, const char *const *away, gsize n_away, LpDate date, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (away != NULL && n_away > 0, NULL);

  g_autoptr (GHashTable) ids = collect_away (request, round, away, n_away, error);
  if (ids == NULL)
    return NULL;
  g_autoptr (LpCosts) costs = lp_i_costs_new_cover (request, round, ids, date, error);
  if (costs == NULL)
    return NULL;
  g_autoptr (LpSolution) solution = lp_i_solver_solve_once (costs, costs->constraints, error);
  if (solution == NULL)
    return NULL;
  return write_cover (costs, solution, round, away, n_away);
}
