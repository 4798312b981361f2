/* SPDX-License-Identifier: MIT */
/* Writing rounds, covers, overrides and feedback. */
#include "store/lp-store-private.h"

#include <string.h>

/* Where partnerships belong. */
typedef struct {
  gint64   round;
  gint64   cover; /* 0 for none */
  gboolean assigned;
} Owner;

static gboolean
write_partnership (LpClassFile *file, const Owner *owner, const LpRound *round, gsize index, GError **error)
{
  if (!lp_i_store_run (file, error, "INSERT INTO partnership (round, cover, assigned) VALUES (?, nullif (?, 0), ?)", "iii", owner->round,
                       owner->cover, (gint64) owner->assigned))
    return FALSE;
  gint64 key = sqlite3_last_insert_rowid (file->db);
  for (gsize i = 0; i < lp_round_get_size (round, index); i++) {
    gint64 pupil;
    if (!lp_i_store_find_pupil (file, lp_round_get_pupil (round, index, i), &pupil, error)
        || !lp_i_store_run (file, error, "INSERT INTO partner (partnership, pupil) VALUES (?, ?)", "ii", key, pupil))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_partnerships (LpClassFile *file, const Owner *owner, const LpRound *round, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    if (!write_partnership (file, owner, round, i, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_cover (LpClassFile *file, gint64 round, const LpRound *cover, GError **error)
{
  if (!lp_i_store_run (file, error, "INSERT INTO cover (round, date) VALUES (?, ?)", "iD", round, lp_round_get_date (cover)))
    return FALSE;
  Owner owner = { round, sqlite3_last_insert_rowid (file->db), FALSE };
  for (gsize i = 0; i < lp_round_get_n_absent (cover); i++) {
    gint64 pupil;
    if (!lp_i_store_find_pupil (file, lp_round_get_absent (cover, i), &pupil, error)
        || !lp_i_store_run (file, error, "INSERT INTO away (cover, pupil) VALUES (?, ?)", "ii", owner.cover, pupil))
      return FALSE;
  }
  return insert_partnerships (file, &owner, cover, error);
}

static gboolean
write_covers (LpClassFile *file, gint64 round, const LpRound *from, GError **error)
{
  for (gsize i = 0; i < lp_round_get_n_covers (from); i++) {
    if (!insert_cover (file, round, lp_round_get_cover (from, i), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_class_file_add_round (LpClassFile *file, LpRound *round, guint64 seed, const char *digest, GError **error)
{
  g_autofree char *seed_text = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);

  g_return_val_if_fail (file != NULL && file->in_step && round != NULL, FALSE);

  static const char put[] = "INSERT INTO round (date, seed, digest, library, policy, arm, period, draw)"
                            " VALUES (?, ?, ?, ?, (SELECT policy FROM class), ?, nullif (?, -1), ?)";
  LpRound *assigned = lp_round_get_assigned (round);
  if (!lp_i_store_run (file, error, put, "Dttttii", lp_round_get_date (round), seed_text, digest, digest != NULL ? lp_version () : NULL,
                       lp_round_get_arm (round), (gint64) lp_round_get_period (round), (gint64) lp_round_get_draw (round)))
    return FALSE;
  Owner owner = { sqlite3_last_insert_rowid (file->db), 0, FALSE };
  Owner as_assigned = { owner.round, 0, TRUE };
  return insert_partnerships (file, &owner, round, error)
         && (assigned == NULL || insert_partnerships (file, &as_assigned, assigned, error))
         && write_covers (file, owner.round, round, error)
         /* A pin holds on this day alone from now on, so that the round can be asked about again. */
         && lp_i_store_run (file, error, "UPDATE rule SET until = ?1 WHERE kind = 'pin' AND (until IS NULL OR until > ?1)", "D",
                            lp_round_get_date (round));
}

static gboolean
fail_date (LpDate date, const char *before, const char *after, GError **error)
{
  g_autofree char *day = lp_date_to_string (date);

  g_set_error (error, LP_ERROR, LP_ERROR_DATE, "%s %s%s", before, day, after);
  return FALSE;
}

gboolean
lp_class_file_note_fresh (LpClassFile *file, LpDate date, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step, FALSE);

  if (!lp_i_store_run (file, error, "UPDATE round SET fresh = 1 WHERE date = ?", "D", date))
    return FALSE;
  return sqlite3_changes (file->db) > 0 || fail_date (date, "There is no round of", ".", error);
}

gboolean
lp_class_file_remove_round (LpClassFile *file, LpDate date, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step, FALSE);

  if (!lp_i_store_run (file, error, "DELETE FROM round WHERE date = ?1 AND NOT EXISTS (SELECT 1 FROM round WHERE date > ?1)", "D", date))
    return FALSE;
  return sqlite3_changes (file->db) > 0 || fail_date (date, "The latest round is not of", ".", error);
}

static int
compare_ids_of_round (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same text for two rounds with the same partnerships, whatever their order. */
static char *
describe_round (const LpRound *round)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    g_autoptr (GPtrArray) ids = g_ptr_array_new ();
    for (gsize k = 0; k < lp_round_get_size (round, i); k++)
      g_ptr_array_add (ids, (gpointer) lp_round_get_pupil (round, i, k));
    g_ptr_array_sort (ids, compare_ids_of_round);
    g_ptr_array_add (ids, NULL);
    g_ptr_array_add (lines, g_strjoinv ("\t", (char **) ids->pdata));
  }
  g_ptr_array_sort (lines, compare_ids_of_round);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static LpRound *
find_round (const LpClassFile *file, LpDate date)
{
  LpHistory *history = file->now.history;

  for (gsize i = lp_history_get_n_rounds (history); i-- > 0;) {
    LpRound *round = lp_history_get_round (history, i);
    if (lp_round_get_date (round) == date)
      return round;
  }
  return NULL;
}

/* What the library assigned stays beside what the teacher made of it; no override is left where both agree. */
static gboolean
keep_assigned (LpClassFile *file, gint64 key, const LpRound *old, const LpRound *new, GError **error)
{
  const LpRound *assigned = lp_round_get_assigned (old);
  g_autofree char *first = describe_round (assigned != NULL ? assigned : old);
  g_autofree char *now = describe_round (new);
  Owner owner = { key, 0, TRUE };

  if (strcmp (first, now) == 0)
    return lp_i_store_run (file, error, "DELETE FROM partnership WHERE round = ? AND assigned = 1", "i", key);
  return assigned != NULL || insert_partnerships (file, &owner, old, error);
}

gboolean
lp_class_file_override_round (LpClassFile *file, LpRound *round, GError **error)
{
  gint64 key;

  g_return_val_if_fail (file != NULL && file->in_step && round != NULL, FALSE);

  LpDate date = lp_round_get_date (round);
  LpRound *old = find_round (file, date);
  if (old == NULL)
    return fail_date (date, "There is no round of", ".", error);
  if (!lp_i_store_get_number (file, &key, error, "SELECT key FROM round WHERE date = ?", "D", date)
      || !keep_assigned (file, key, old, round, error))
    return FALSE;
  Owner owner = { key, 0, FALSE };
  return lp_i_store_run (file, error, "DELETE FROM partnership WHERE round = ? AND cover IS NULL AND assigned = 0", "i", key)
         && insert_partnerships (file, &owner, round, error);
}

gboolean
lp_class_file_set_cover (LpClassFile *file, const LpRound *cover, GError **error)
{
  gint64 key;

  g_return_val_if_fail (file != NULL && file->in_step && cover != NULL, FALSE);

  LpDate date = lp_round_get_date (cover);
  if (!lp_i_store_get_number (file, &key, error, "SELECT key FROM round WHERE date <= ? ORDER BY date DESC LIMIT 1", "D", date))
    return FALSE;
  if (key == 0)
    return fail_date (date, "No round was in force on", ".", error);
  return lp_i_store_run (file, error, "DELETE FROM cover WHERE round = ? AND date = ?", "iD", key, date)
         && insert_cover (file, key, cover, error);
}

gboolean
lp_class_file_add_feedback (LpClassFile *file, const LpFeedback *feedback, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step && feedback != NULL, FALSE);

  if (!lp_i_store_run (file, error, "INSERT INTO feedback (date, word) VALUES (?, ?)", "Dt", lp_feedback_get_date (feedback),
                       lp_feedback_word_get_name (lp_feedback_get_word (feedback))))
    return FALSE;
  gint64 key = sqlite3_last_insert_rowid (file->db);
  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++) {
    gint64 pupil;
    if (!lp_i_store_find_pupil (file, lp_feedback_get_pupil (feedback, i), &pupil, error)
        || !lp_i_store_run (file, error, "INSERT INTO feedback_pupil (feedback, pupil) VALUES (?, ?)", "ii", key, pupil))
      return FALSE;
  }
  return TRUE;
}
