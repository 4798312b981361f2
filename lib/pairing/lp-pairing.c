/* SPDX-License-Identifier: MIT */
#include "pairing/lp-pairing-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#include "pairing/lp-conflict-private.h"
#include "pairing/lp-cover-private.h"
#include "pairing/lp-certify-private.h"
#include "pairing/lp-uniform-private.h"
#include "pairing/lp-warnings-private.h"

static int
compare_members (gconstpointer a, gconstpointer b, gpointer data)
{
  const LpParticipants *present = data;

  return strcmp (lp_i_participants_get_id (present, *(const guint32 *) a),
                 lp_i_participants_get_id (present, *(const guint32 *) b));
}

static int
compare_partnerships (gconstpointer a, gconstpointer b, gpointer data)
{
  const LpPartnership *first = a, *second = b;

  return compare_members (first->members, second->members, data);
}

LpPartnership *
lp_i_pairing_sort (const LpCosts *costs, const LpSolution *solution)
{
  LpPartnership *partnerships = g_new0 (LpPartnership, solution->n_groups);

  for (guint g = 0; g < solution->n_groups; g++) {
    LpPartnership *partnership = &partnerships[g];
    partnership->size = solution->groups[g].size;
    memcpy (partnership->members, solution->groups[g].members, sizeof partnership->members);
    g_qsort_with_data (partnership->members, (int) partnership->size, sizeof (guint32), compare_members, costs->present);
  }
  g_qsort_with_data (partnerships, (int) solution->n_groups, sizeof *partnerships, compare_partnerships, costs->present);
  return partnerships;
}

/* For each one present, 1 + the number of the partnership in the latest round; 0 for none. */
static guint *
find_latest_groups (const LpParticipants *present, const LpRound *latest)
{
  guint *groups = g_new0 (guint, present->n);

  for (gsize p = 0; p < lp_round_get_n_partnerships (latest); p++)
    for (gsize k = 0; k < lp_round_get_size (latest, p); k++) {
      int i = lp_i_participants_find (present, lp_round_get_pupil (latest, p, k));
      if (i >= 0)
        groups[i] = (guint) p + 1;
    }
  return groups;
}

static void
mark_kept (LpPairing *pairing)
{
  const LpHistory *history = lp_request_get_history (pairing->costs->request);
  gsize n_rounds = lp_history_get_n_rounds (history);

  if (n_rounds == 0)
    return;
  const LpRound *latest = lp_history_get_round (history, n_rounds - 1);
  g_autofree guint *groups = find_latest_groups (pairing->costs->present, latest);
  for (guint p = 0; p < pairing->n_partnerships; p++) {
    LpPartnership *partnership = &pairing->partnerships[p];
    guint group = groups[partnership->members[0]];
    partnership->kept = group > 0 && lp_round_get_size (latest, group - 1) == partnership->size;
    for (guint k = 1; k < partnership->size; k++)
      partnership->kept = partnership->kept && groups[partnership->members[k]] == group;
  }
}

static void
count_partnerships (LpPairing *pairing)
{
  for (guint p = 0; p < pairing->n_partnerships; p++) {
    LpPartnership *partnership = &pairing->partnerships[p];
    LpSolutionGroup group = { partnership->size, { 0 } };
    memcpy (group.members, partnership->members, sizeof group.members);
    lp_i_solution_count_group (pairing->costs, &group, partnership->costs);
    /* What goes on gives back what base holds; that is no cost of this partnership. */
    partnership->costs[LP_TIER_MIN_TENURE] = 0;
    partnership->costs[LP_TIER_CHANGE] = 0;
  }
}

LpPairing *
lp_i_pairing_new (LpCosts *costs, const LpSolution *solution, LpMethod method, GError **error)
{
  g_autoptr (LpPairing) pairing = g_new0 (LpPairing, 1);

  g_atomic_ref_count_init (&pairing->ref_count);
  pairing->costs = lp_i_costs_ref (costs);
  pairing->method = method;
  pairing->n_partnerships = solution->n_groups;
  pairing->partnerships = lp_i_pairing_sort (costs, solution);
  memcpy (pairing->totals, solution->cost, sizeof pairing->totals);
  count_partnerships (pairing);
  mark_kept (pairing);
  /* Under strategy uniform every allowed pairing is as good: there is nothing to prove. */
  if (solution->matching != NULL
      && lp_policy_get_strategy (lp_request_get_policy (costs->request)) != LP_STRATEGY_UNIFORM)
    pairing->certificate = lp_i_certify (solution, costs);
  pairing->warnings = lp_i_warnings_write (pairing);
  if (!lp_i_cover_find_today (pairing, error))
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
                                            : lp_i_solution_solve (costs, &local_error);
  if (solution != NULL)
    return lp_i_pairing_new (costs, solution, method, error);
  if (g_error_matches (local_error, LP_ERROR, LP_ERROR_INFEASIBLE))
    return lp_i_conflict_fail (costs, conflict, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

LpPairing *
lp_pairing_ref (LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  g_atomic_ref_count_inc (&pairing->ref_count);
  return pairing;
}

void
lp_pairing_unref (LpPairing *pairing)
{
  g_return_if_fail (pairing != NULL);

  if (!g_atomic_ref_count_dec (&pairing->ref_count))
    return;
  lp_i_costs_unref (pairing->costs);
  g_free (pairing->partnerships);
  g_clear_pointer (&pairing->certificate, lp_certificate_unref);
  g_clear_pointer (&pairing->warnings, lp_reasons_unref);
  g_clear_pointer (&pairing->cover, lp_round_unref);
  g_free (pairing);
}

LpRequest *
lp_pairing_get_request (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->costs->request;
}

gsize
lp_pairing_get_n_partnerships (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, 0);

  return pairing->n_partnerships;
}

gsize
lp_pairing_get_size (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < pairing->n_partnerships, 0);

  return pairing->partnerships[index].size;
}

LpPupil *
lp_pairing_get_pupil (const LpPairing *pairing, gsize index, gsize member)
{
  g_return_val_if_fail (pairing != NULL && index < pairing->n_partnerships, NULL);
  g_return_val_if_fail (member < pairing->partnerships[index].size, NULL);

  return pairing->costs->present->pupils[pairing->partnerships[index].members[member]];
}

gboolean
lp_pairing_is_kept (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < pairing->n_partnerships, FALSE);

  return pairing->partnerships[index].kept;
}

const gint64 *
lp_pairing_get_partnership_costs (const LpPairing *pairing, gsize index)
{
  g_return_val_if_fail (pairing != NULL && index < pairing->n_partnerships, NULL);

  return pairing->partnerships[index].costs;
}

const gint64 *
lp_pairing_get_costs (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->totals;
}

gboolean
lp_pairing_is_chance_by_order (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, FALSE);

  return pairing->costs->present->by_chance;
}

LpMethod
lp_pairing_get_method (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, LP_METHOD_OPTIMUM);

  return pairing->method;
}

const char *
lp_method_get_name (LpMethod method)
{
  static const char *const names[] = {
    [LP_METHOD_OPTIMUM] = "optimum",
    [LP_METHOD_REJECTION] = "rejection",
    [LP_METHOD_COUNTING] = "counting",
    [LP_METHOD_CHAIN] = "chain",
  };

  return (guint) method < G_N_ELEMENTS (names) ? names[method] : "unknown";
}

LpCertificate *
lp_pairing_get_certificate (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->certificate;
}

LpReasons *
lp_pairing_get_warnings (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->warnings;
}

LpRound *
lp_pairing_get_cover (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  return pairing->cover;
}

LpRound *
lp_pairing_to_round (const LpPairing *pairing)
{
  g_return_val_if_fail (pairing != NULL, NULL);

  LpRound *round = lp_round_new (pairing->costs->date);
  for (guint p = 0; p < pairing->n_partnerships; p++) {
    const LpPartnership *partnership = &pairing->partnerships[p];
    const char *ids[LP_SOLUTION_MAX_SIZE];
    for (guint k = 0; k < partnership->size; k++)
      ids[k] = lp_i_pairing_get_id (pairing, partnership->members[k]);
    if (!lp_round_add_partnership (round, ids, partnership->size, NULL))
      g_warn_if_reached ();
  }
  if (pairing->cover != NULL && !lp_round_add_cover (round, pairing->cover, NULL))
    g_warn_if_reached ();
  return round;
}
