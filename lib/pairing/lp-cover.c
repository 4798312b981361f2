/* SPDX-License-Identifier: MIT */
#include "pairing/lp-cover-private.h"

#include <learning-partners/lp-error.h>

#include "base/lp-reason-private.h"
#include "model/lp-roster-private.h"

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

/* Whether a partnership of the day is one of the round, less nobody. */
static gboolean
stands_in_round (const LpCosts *costs, const LpRound *round, const LpPartnership *partnership)
{
  const char *first = lp_i_participants_get_id (costs->present, partnership->members[0]);

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      if (g_str_equal (lp_round_get_pupil (round, p, k), first)) {
        if (lp_round_get_size (round, p) != partnership->size)
          return FALSE;
        for (guint a = 1; a < partnership->size; a++)
          if (!(lp_i_costs_get_flags (costs, partnership->members[0], partnership->members[a]) & LP_PAIR_LATEST))
            return FALSE;
        return TRUE;
      }
  return FALSE;
}

static LpRound *
write_cover (const LpCosts *costs, const LpSolution *solution, const LpRound *round,
             const char *const *away, gsize n_away)
{
  LpRound *cover = lp_round_new (costs->date);
  g_autofree LpPartnership *partnerships = lp_i_pairing_sort (costs, solution);

  for (gsize i = 0; i < n_away; i++)
    if (!lp_round_add_absent (cover, away[i], NULL))
      g_warn_if_reached ();
  for (guint p = 0; p < solution->n_groups; p++) {
    const char *ids[LP_SOLUTION_MAX_SIZE];
    if (stands_in_round (costs, round, &partnerships[p]))
      continue;
    for (guint k = 0; k < partnerships[p].size; k++)
      ids[k] = lp_i_participants_get_id (costs->present, partnerships[p].members[k]);
    if (!lp_round_add_partnership (cover, ids, partnerships[p].size, NULL))
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
  g_autoptr (LpSolution) solution = lp_i_solution_solve (costs, error);
  if (solution == NULL)
    return NULL;
  return write_cover (costs, solution, round, away, n_away);
}

static void
warn_no_cover (LpPairing *pairing, const GError *why)
{
  LpReason *reason = lp_i_reason_new ("no-cover");

  lp_i_reason_take_text (reason, g_strdup_printf ("There is no cover for today: %s", why->message));
  lp_i_reasons_take (pairing->warnings, reason);
}

/* Those away today who are not away for the whole round anyway. */
static GPtrArray *
list_away_today (const LpPairing *pairing)
{
  const LpRequest *request = pairing->costs->request;
  GPtrArray *away = g_ptr_array_new ();

  for (gsize i = 0; i < lp_request_get_n_away_today (request); i++)
    if (lp_i_participants_find (pairing->costs->present, lp_request_get_away_today (request, i)) >= 0)
      g_ptr_array_add (away, (gpointer) lp_request_get_away_today (request, i));
  return away;
}

gboolean
lp_i_cover_find_today (LpPairing *pairing, GError **error)
{
  g_autoptr (GPtrArray) away = list_away_today (pairing);
  g_autoptr (GError) local_error = NULL;

  if (away->len == 0)
    return TRUE;
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  pairing->cover = lp_cover (pairing->costs->request, round, (const char *const *) away->pdata, away->len,
                             pairing->costs->date, &local_error);
  if (pairing->cover != NULL)
    return TRUE;
  if (!g_error_matches (local_error, LP_ERROR, LP_ERROR_INFEASIBLE)
      && !g_error_matches (local_error, LP_ERROR, LP_ERROR_TOO_FEW)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  warn_no_cover (pairing, local_error);
  return TRUE;
}
