/* SPDX-License-Identifier: MIT */
/* Which of the pairings as good as the best is given next. */
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-pairing.h>

/* Enough for any class, as each costs more than the one before. */
#define MOST_SEEN 100

static gboolean
is_round (LpPairing *pairing, const LpRound *round)
{
  g_autoptr (LpRound) as_round = lp_pairing_to_round (pairing);

  return lp_round_equal (as_round, round);
}

static LpPairing *
latest_of (GPtrArray *seen)
{
  return g_ptr_array_index (seen, seen->len - 1);
}

static LpPairing *
find_after (GPtrArray *seen, GError **error)
{
  LpRequest *request = lp_pairing_get_request (latest_of (seen));

  return lp_pair_another (request, (LpPairing *const *) seen->pdata, seen->len, error);
}

LpPairing *
lp_pairing_next (LpPairing *first, const LpRound *round, GError **error)
{
  g_return_val_if_fail (first != NULL, NULL);

  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);
  g_ptr_array_add (seen, lp_pairing_ref (first));
  while (seen->len < MOST_SEEN) {
    g_autoptr (GError) local_error = NULL;
    gboolean found = round == NULL || is_round (latest_of (seen), round);
    LpPairing *next = find_after (seen, &local_error);
    if (next == NULL && g_error_matches (local_error, LP_ERROR, LP_ERROR_NO_OTHER) && (!found || seen->len > 1))
      break;
    if (next == NULL)
      g_propagate_error (error, g_steal_pointer (&local_error));
    if (next == NULL || found)
      return next;
    g_ptr_array_add (seen, next);
  }
  return lp_pairing_ref (first);
}

static gboolean
is_among (LpPairing *pairing, LpRound *const *rounds, gsize n_rounds)
{
  g_autoptr (LpRound) as_round = lp_pairing_to_round (pairing);

  for (gsize i = 0; i < n_rounds; i++) {
    if (lp_round_equal (as_round, rounds[i]))
      return TRUE;
  }
  return FALSE;
}

LpPairing *
lp_pair_unseen (LpRequest *request, LpRound *const *seen, gsize n_seen, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (seen != NULL || n_seen == 0, NULL);

  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);
  LpPairing *next = lp_pair (request, NULL, error);
  while (next != NULL && is_among (next, seen, n_seen)) {
    g_ptr_array_add (found, next);
    next = find_after (found, error);
  }
  return next;
}
