/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <learning-partners/lp-error.h>

#include "base/lp-reason-private.h"
#include "model/lp-request-private.h"
#include "model/lp-roster-private.h"
#include "pairing/lp-conflict-search-private.h"
#include "pairing/lp-pair-private.h"
#include "pairing/lp-solver-private.h"

/* The pairing with the two as partners, which most who ask never look at. */
typedef struct {
  LpPairing *asked;   /* owned reference */
  guint32 pair[2];
  LpPairing *pairing; /* atomic, owned reference; NULL until somebody looks */
} Alternative;

struct _LpWhyNot {
  gatomicrefcount ref_count;
  gboolean possible;
  LpPairing *pairing;       /* owned reference; NULL where it is not possible, or still to be found */
  Alternative *alternative; /* owned; NULL where there is nothing to find */
  gint64 extra[LP_N_TIERS];
  LpReasons *reasons; /* owned reference */
};

static void
alternative_free (Alternative *alternative)
{
  g_clear_pointer (&alternative->pairing, lp_pairing_unref);
  lp_pairing_unref (alternative->asked);
  g_free (alternative);
}

LpWhyNot *
lp_why_not_ref (LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  g_atomic_ref_count_inc (&why->ref_count);
  return why;
}

void
lp_why_not_unref (LpWhyNot *why)
{
  g_return_if_fail (why != NULL);

  if (!g_atomic_ref_count_dec (&why->ref_count))
    return;
  g_clear_pointer (&why->pairing, lp_pairing_unref);
  g_clear_pointer (&why->alternative, alternative_free);
  lp_reasons_unref (why->reasons);
  g_free (why);
}

gboolean
lp_why_not_is_possible (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, FALSE);

  return why->possible;
}

const gint64 *
lp_why_not_get_extra (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  return why->extra;
}

/* NULL where memory does not suffice. */
static LpPairing *
make_alternative (const Alternative *alternative)
{
  g_autoptr (LpSolution) solution = lp_i_forced_solve (alternative->asked->forced, alternative->pair[0], alternative->pair[1]);

  return solution != NULL ? lp_i_pair_finish (alternative->asked->costs, solution, LP_METHOD_OPTIMUM, NULL) : NULL;
}

/* Several threads may look at once: the first to have found keeps its own, and the others give theirs up for it. */
static LpPairing *
find_alternative (Alternative *alternative)
{
  LpPairing *pairing = g_atomic_pointer_get (&alternative->pairing);

  if (pairing != NULL)
    return pairing;
  pairing = make_alternative (alternative);
  if (pairing == NULL || g_atomic_pointer_compare_and_exchange (&alternative->pairing, NULL, pairing))
    return pairing;
  lp_pairing_unref (pairing);
  return g_atomic_pointer_get (&alternative->pairing);
}

LpPairing *
lp_why_not_get_pairing (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  return why->alternative != NULL ? find_alternative (why->alternative) : why->pairing;
}

LpReasons *
lp_why_not_get_reasons (const LpWhyNot *why)
{
  g_return_val_if_fail (why != NULL, NULL);

  return why->reasons;
}

static gboolean
find_pupil (const LpPairing *pairing, const char *id, guint32 *member, GError **error)
{
  const LpRoster *roster = lp_request_get_roster (pairing->costs->request);
  int found = lp_i_participants_find (pairing->costs->present, id);

  if (found >= 0) {
    *member = (guint32) found;
    return TRUE;
  }
  if (lp_roster_find_pupil (roster, id) == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "There is no pupil \"%s\".", id);
  } else {
    g_autofree char *label = lp_i_roster_get_label (roster, id);
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s is absent from this round.", label);
  }
  return FALSE;
}

/* The partnership that holds both, or -1. */
static int
find_shared (const LpPairing *pairing, guint32 a, guint32 b)
{
  for (guint p = 0; p < lp_i_partnerships_get_length (pairing->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (pairing->partnerships, p);
    if (lp_i_partnership_has (partnership, a) && lp_i_partnership_has (partnership, b))
      return (int) p;
  }
  return -1;
}

static void
say_impossible (LpWhyNot *why, const LpCosts *costs, const guint32 pair[2])
{
  g_autoptr (LpConflictSearch) search = lp_i_conflict_search_new (costs);
  LpReason *reason;

  lp_i_conflict_search_force (search, pair[0], pair[1]);
  if (lp_i_conflict_search_run (search)) {
    reason = lp_i_costs_new_reason (costs, LP_I_PHRASE_NOT_ALLOWED, pair, 2);
    lp_i_conflict_search_add_demands (search, reason);
    for (guint d = 0; d < search->n_demands; d++)
      if (search->chosen[d])
        lp_i_reason_add_text (reason, "rule", search->demands[d].name);
  } else {
    reason = lp_i_costs_new_reason (costs, LP_I_PHRASE_NOT_ALLOWED_ANYHOW, pair, 2);
  }
  lp_i_reasons_take (why->reasons, reason);
}

static void
say_tier (LpWhyNot *why, const LpCosts *costs, const guint32 pair[2], LpTier tier, gboolean decided)
{
  LpIPhrase then = why->extra[tier] > 0 ? LP_I_PHRASE_THEN_EXTRA : LP_I_PHRASE_THEN_LESS;
  LpIPhrase phrase = decided ? then : tier == LP_TIER_CHANCE ? LP_I_PHRASE_ONLY_CHANCE : LP_I_PHRASE_EXTRA;
  LpReason *reason = lp_i_costs_new_reason (costs, phrase, pair, 2);

  lp_i_reason_add_text (reason, "tier", lp_tier_get_name (tier));
  lp_i_reason_add_number (reason, "extra", why->extra[tier]);
  lp_i_reasons_take (why->reasons, reason);
}

static void
say_extra (LpWhyNot *why, const LpCosts *costs, const guint32 pair[2])
{
  gboolean decided = FALSE;

  for (guint t = 0; t < LP_N_TIERS; t++) {
    LpTier tier = costs->order[t];
    if (why->extra[tier] == 0 || (decided && tier == LP_TIER_CHANCE))
      continue;
    say_tier (why, costs, pair, tier, decided);
    decided = TRUE;
  }
  /* Strategy uniform, and a class so large that chance is an order: the draw has no cost. */
  if (!decided)
    say_tier (why, costs, pair, LP_TIER_CHANCE, FALSE);
}

/* Where the two are partners already, the reasons are those of their partnership. */
static LpWhyNot *
answer_partners (LpPairing *pairing, guint partnership)
{
  LpWhyNot *why = g_new0 (LpWhyNot, 1);

  g_atomic_ref_count_init (&why->ref_count);
  why->possible = TRUE;
  why->pairing = lp_pairing_ref (pairing);
  why->reasons = lp_pairing_explain (pairing, partnership);
  return why;
}

static void
note_cost (LpWhyNot *why, const LpPairing *pairing, const guint32 pair[2], const gint64 cost[LP_N_TIERS])
{
  why->possible = TRUE;
  for (guint t = 0; t < LP_N_TIERS; t++)
    why->extra[t] = cost[t] - pairing->totals[t];
  say_extra (why, pairing->costs, pair);
}

/* Finds the cost by a search, and with it the pairing. */
static gboolean
force_pair (LpWhyNot *why, const LpPairing *pairing, const guint32 pair[2], GError **error)
{
  LpCosts *costs = pairing->costs;
  g_autoptr (LpConstraints) constraints = lp_i_constraints_copy (costs->constraints);
  g_autoptr (GError) local_error = NULL;

  if (constraints == NULL)
    return lp_i_participants_fail_memory (costs->present, error);
  lp_i_constraints_add (constraints, pair[0], pair[1], LP_MUST_SHARE);
  g_autoptr (LpSolution) solution = lp_i_solver_solve_once (costs, constraints, &local_error);
  if (solution == NULL && g_error_matches (local_error, LP_ERROR, LP_ERROR_INFEASIBLE)) {
    say_impossible (why, costs, pair);
    return TRUE;
  }
  if (solution == NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  note_cost (why, pairing, pair, solution->cost);
  why->pairing = lp_i_pair_finish (costs, solution, LP_METHOD_OPTIMUM, error);
  return why->pairing != NULL;
}

/*
 * Takes the cost from those that the pairing keeps, and leaves the pairing with
 * the two to whoever looks at it; FALSE where that does not answer. Those away
 * today have a cover in it, which may take long or fail: it is better found now.
 */
static gboolean
look_up_pair (LpWhyNot *why, LpPairing *pairing, const guint32 pair[2])
{
  gint64 cost[LP_N_TIERS];
  gboolean possible;

  if (pairing->forced == NULL || lp_request_get_n_away_today (pairing->costs->request) > 0
      || !lp_i_forced_find (pairing->forced, pair[0], pair[1], &possible, cost, NULL))
    return FALSE;
  if (!possible) {
    say_impossible (why, pairing->costs, pair);
    return TRUE;
  }
  note_cost (why, pairing, pair, cost);
  why->alternative = g_new0 (Alternative, 1);
  why->alternative->asked = lp_pairing_ref (pairing);
  memcpy (why->alternative->pair, pair, sizeof why->alternative->pair);
  return TRUE;
}

static gboolean
answer_pair (LpWhyNot *why, LpPairing *pairing, const guint32 pair[2], GError **error)
{
  if (!lp_i_request_report (pairing->costs->request, 0, 1, error))
    return FALSE;
  return look_up_pair (why, pairing, pair) || force_pair (why, pairing, pair, error);
}

LpWhyNot *
lp_why_not (LpPairing *pairing, const char *a, const char *b, GError **error)
{
  guint32 pair[2];

  g_return_val_if_fail (pairing != NULL, NULL);
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  if (!find_pupil (pairing, a, &pair[0], error) || !find_pupil (pairing, b, &pair[1], error))
    return NULL;
  if (pair[0] == pair[1]) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "\"%s\" is given twice: name two pupils.", a);
    return NULL;
  }
  int shared = find_shared (pairing, pair[0], pair[1]);
  if (shared >= 0)
    return answer_partners (pairing, (guint) shared);

  g_autoptr (LpWhyNot) why = g_new0 (LpWhyNot, 1);
  g_atomic_ref_count_init (&why->ref_count);
  why->reasons = lp_i_reasons_new ();
  if (!answer_pair (why, pairing, pair, error))
    return NULL;
  return g_steal_pointer (&why);
}
