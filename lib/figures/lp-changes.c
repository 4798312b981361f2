/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-changes.h>

#include "model/lp-request-private.h"
#include "model/lp-round-private.h"

typedef struct {
  const char *pupils[2]; /* owned by the latest round */
  LpChange    kind;
} ChangedPair;

struct _LpChanges {
  gatomicrefcount ref_count;
  LpRound        *latest; /* owned; nullable */
  GArray         *pairs;  /* owned, of ChangedPair */
};

static gboolean
is_present (const LpRequest *request, const char *id)
{
  return lp_roster_find_pupil (lp_request_get_roster (request), id) != NULL && !lp_i_request_is_absent (request, id);
}

static gboolean
is_too_long (const LpRequest *request, const ChangedPair *pair)
{
  int tenure = lp_history_get_tenure_days (lp_request_get_history (request), lp_request_get_roster (request), pair->pupils[0],
                                           pair->pupils[1], lp_request_get_date (request));

  return lp_policy_is_too_long (lp_request_get_policy (request), tenure);
}

static LpChange
judge_pair (const LpRequest *request, GHashTable *places, const ChangedPair *pair)
{
  gpointer place = g_hash_table_lookup (places, pair->pupils[0]);

  if (place != NULL && place == g_hash_table_lookup (places, pair->pupils[1]))
    return LP_CHANGE_KEPT;
  if (!is_present (request, pair->pupils[0]) || !is_present (request, pair->pupils[1]))
    return LP_CHANGE_AWAY;
  return is_too_long (request, pair) ? LP_CHANGE_MAXIMUM : LP_CHANGE_ENDED;
}

static void
append_pairs (LpChanges *changes, const LpRequest *request, GHashTable *places, gsize index)
{
  gsize size = lp_round_get_size (changes->latest, index);

  for (gsize a = 0; a < size; a++) {
    for (gsize b = a + 1; b < size; b++) {
      ChangedPair pair = { { lp_round_get_pupil (changes->latest, index, a), lp_round_get_pupil (changes->latest, index, b) }, LP_CHANGE_KEPT };
      pair.kind = judge_pair (request, places, &pair);
      g_array_append_val (changes->pairs, pair);
    }
  }
}

LpChanges *
lp_changes_new (LpRequest *request, const LpRound *round)
{
  g_return_val_if_fail (request != NULL && round != NULL, NULL);

  const LpHistory *history = lp_request_get_history (request);
  gsize n = lp_history_get_n_rounds (history);
  LpChanges *changes = g_new0 (LpChanges, 1);
  g_atomic_ref_count_init (&changes->ref_count);
  changes->pairs = g_array_new (FALSE, FALSE, sizeof (ChangedPair));
  if (n == 0)
    return changes;
  changes->latest = lp_round_ref (lp_history_get_round (history, n - 1));
  g_autoptr (GHashTable) places = lp_i_round_map_places (round);
  for (gsize i = 0; i < lp_round_get_n_partnerships (changes->latest); i++)
    append_pairs (changes, request, places, i);
  return changes;
}

LpChanges *
lp_changes_ref (LpChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);

  g_atomic_ref_count_inc (&changes->ref_count);
  return changes;
}

void
lp_changes_unref (LpChanges *changes)
{
  g_return_if_fail (changes != NULL);

  if (!g_atomic_ref_count_dec (&changes->ref_count))
    return;
  g_array_unref (changes->pairs);
  g_clear_pointer (&changes->latest, lp_round_unref);
  g_free (changes);
}

gsize
lp_changes_get_n_pairs (const LpChanges *changes)
{
  g_return_val_if_fail (changes != NULL, 0);

  return changes->pairs->len;
}

const char *
lp_changes_get_pupil (const LpChanges *changes, gsize index, gsize member)
{
  g_return_val_if_fail (changes != NULL, NULL);
  g_return_val_if_fail (index < changes->pairs->len && member < 2, NULL);

  return g_array_index (changes->pairs, ChangedPair, index).pupils[member];
}

LpChange
lp_changes_get_kind (const LpChanges *changes, gsize index)
{
  g_return_val_if_fail (changes != NULL, LP_CHANGE_KEPT);
  g_return_val_if_fail (index < changes->pairs->len, LP_CHANGE_KEPT);

  return g_array_index (changes->pairs, ChangedPair, index).kind;
}

gsize
lp_changes_count (const LpChanges *changes, LpChange kind)
{
  gsize n = 0;

  g_return_val_if_fail (changes != NULL, 0);

  for (guint i = 0; i < changes->pairs->len; i++)
    n += g_array_index (changes->pairs, ChangedPair, i).kind == kind;
  return n;
}

const char *
lp_change_get_name (LpChange kind)
{
  static const char *const names[] = { "kept", "away", "maximum", "ended" };

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
