/* SPDX-License-Identifier: MIT */
#include "pairing/lp-pair-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#include "base/lp-reason-private.h"
#include "pairing/lp-certify-private.h"
#include "pairing/lp-conflict-private.h"
#include "pairing/lp-solver-private.h"
#include "pairing/lp-uniform-private.h"
#include "pairing/lp-warnings-private.h"

/* For each one present, 1 + the number of the partnership in the latest round; 0 for none. */
static guint *
find_latest_places (const LpParticipants *present, const LpRound *latest)
{
  guint *places = g_new0 (guint, present->n);

  for (gsize p = 0; p < lp_round_get_n_partnerships (latest); p++)
    for (gsize k = 0; k < lp_round_get_size (latest, p); k++) {
      int i = lp_i_participants_find (present, lp_round_get_pupil (latest, p, k));
      if (i >= 0)
        places[i] = (guint) p + 1;
    }
  return places;
}

static void
mark_kept (LpPairing *pairing)
{
  const LpHistory *history = lp_request_get_history (pairing->costs->request);
  gsize n_rounds = lp_history_get_n_rounds (history);

  if (n_rounds == 0)
    return;
  const LpRound *latest = lp_history_get_round (history, n_rounds - 1);
  g_autofree guint *places = find_latest_places (pairing->costs->present, latest);
  for (guint p = 0; p < lp_i_partnerships_get_length (pairing->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, p);
    guint place = places[partnership.members[0]];
    gboolean kept = place > 0 && lp_round_get_size (latest, place - 1) == partnership.size;
    for (guint k = 1; k < partnership.size; k++)
      kept = kept && places[partnership.members[k]] == place;
    pairing->notes[p].kept = kept;
  }
}

static void
count_partnerships (LpPairing *pairing)
{
  for (guint p = 0; p < lp_i_partnerships_get_length (pairing->partnerships); p++) {
    gint64 *costs = pairing->notes[p].costs;
    lp_i_solution_count_partnership (pairing->costs, lp_i_partnerships_get (pairing->partnerships, p), costs);
    /* What goes on gives back what base holds; that is no cost of this partnership. */
    costs[LP_TIER_MIN_TENURE] = 0;
    costs[LP_TIER_CHANGE] = 0;
  }
}

static void
warn_no_cover (LpPairing *pairing, const GError *why)
{
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_NO_COVER);

  lp_i_reason_add_words (reason, why->message);
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

/* Finds the cover for those away today, or a warning where the rules leave none. FALSE only for other errors. */
static gboolean
find_cover_today (LpPairing *pairing, GError **error)
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

LpPairing *
lp_i_pair_finish (LpCosts *costs, const LpSolution *solution, LpMethod method, GError **error)
{
  g_autoptr (LpPairing) pairing = g_new0 (LpPairing, 1);

  g_atomic_ref_count_init (&pairing->ref_count);
  pairing->costs = lp_i_costs_ref (costs);
  pairing->forced = lp_i_forced_new (costs);
  pairing->method = method;
  pairing->partnerships = lp_i_solution_sort (solution, costs);
  pairing->notes = g_new0 (LpPartnershipNote, lp_i_partnerships_get_length (pairing->partnerships));
  memcpy (pairing->totals, solution->cost, sizeof pairing->totals);
  count_partnerships (pairing);
  mark_kept (pairing);
  /* Under strategy uniform every allowed pairing is as good: there is nothing to prove. */
  if (lp_policy_get_strategy (lp_request_get_policy (costs->request)) != LP_STRATEGY_UNIFORM)
    pairing->certificate = lp_i_certify (solution, costs);
  pairing->warnings = lp_i_warnings_write (pairing);
  if (!find_cover_today (pairing, error))
    return NULL;
  return g_steal_pointer (&pairing);
}

LpPairing *
lp_pair (LpRequest *request, LpConflict **conflict, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  LpMethod method = LP_METHOD_OPTIMUM;

  g_return_val_if_fail (request != NULL, NULL);

  g_autoptr (LpCosts) costs = lp_i_costs_new (request, error);
  if (costs == NULL)
    return NULL;
  gboolean uniform = lp_policy_get_strategy (lp_request_get_policy (request)) == LP_STRATEGY_UNIFORM;
  g_autoptr (LpSolution) solution = uniform ? lp_i_uniform_draw (costs, 0, &method, &local_error)
                                            : lp_i_solver_solve_once (costs, costs->constraints, &local_error);
  if (solution != NULL)
    return lp_i_pair_finish (costs, solution, method, error);
  if (g_error_matches (local_error, LP_ERROR, LP_ERROR_INFEASIBLE))
    return lp_i_conflict_fail (costs, conflict, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
