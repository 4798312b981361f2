/* SPDX-License-Identifier: MIT */
#include "costs/lp-participants-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#include "base/lp-hash-private.h"
#include "model/lp-request-private.h"

typedef struct {
  LpPupil *pupil;
  guint64 draw;
} DrawnPupil;

static int
compare_drawn_pupils (gconstpointer a, gconstpointer b, gpointer data)
{
  const DrawnPupil *first = a, *second = b;

  if (first->draw != second->draw)
    return first->draw < second->draw ? -1 : 1;
  return strcmp (lp_pupil_get_id (first->pupil), lp_pupil_get_id (second->pupil));
}

static LpParticipants *
sort_and_number (GArray *entries, guint64 seed)
{
  LpParticipants *present = g_new0 (LpParticipants, 1);

  present->n = entries->len;
  present->by_chance = present->n > LP_CHANCE_MAX_PRESENT;
  for (guint i = 0; present->by_chance && i < present->n; i++) {
    DrawnPupil *entry = &g_array_index (entries, DrawnPupil, i);
    entry->draw = lp_i_hash_derive (seed, lp_pupil_get_id (entry->pupil));
  }
  g_qsort_with_data (entries->data, (int) entries->len, sizeof (DrawnPupil), compare_drawn_pupils, NULL);

  present->pupils = g_new (LpPupil *, present->n);
  present->indices = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < present->n; i++) {
    present->pupils[i] = g_array_index (entries, DrawnPupil, i).pupil;
    g_hash_table_insert (present->indices, (gpointer) lp_pupil_get_id (present->pupils[i]), GUINT_TO_POINTER (i + 1));
  }
  return present;
}

LpParticipants *
lp_i_participants_new (const LpRequest *request)
{
  const LpRoster *roster = lp_request_get_roster (request);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrawnPupil));

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    DrawnPupil entry = { lp_roster_get_pupil (roster, i), 0 };
    if (!lp_i_request_is_absent (request, lp_pupil_get_id (entry.pupil)))
      g_array_append_val (entries, entry);
  }
  return sort_and_number (entries, lp_request_get_seed (request));
}

LpParticipants *
lp_i_participants_new_cover (const LpRequest *request, const LpRound *round, GHashTable *away)
{
  const LpRoster *roster = lp_request_get_roster (request);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrawnPupil));

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++)
    for (gsize k = 0; k < lp_round_get_size (round, i); k++) {
      const char *id = lp_round_get_pupil (round, i, k);
      DrawnPupil entry = { lp_roster_find_pupil (roster, id), 0 };
      /* A leaver still stands in a round that began before. */
      if (entry.pupil != NULL && !g_hash_table_contains (away, id))
        g_array_append_val (entries, entry);
    }
  return sort_and_number (entries, lp_request_get_seed (request));
}

void
lp_i_participants_free (LpParticipants *present)
{
  if (present == NULL)
    return;
  g_hash_table_unref (present->indices);
  g_free (present->pupils);
  g_free (present);
}

int
lp_i_participants_find (const LpParticipants *present, const char *id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (present->indices, id)) - 1;
}

const char *
lp_i_participants_get_id (const LpParticipants *present, guint index)
{
  return lp_pupil_get_id (present->pupils[index]);
}

gboolean
lp_i_participants_fail_memory (const LpParticipants *present, GError **error)
{
  g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "There is not enough memory to pair %u pupils at once.", present->n);
  return FALSE;
}
