/* SPDX-License-Identifier: MIT */
/* Writing rules and closures. */
#include "store/lp-store-private.h"

/* Rounds that were issued before there was a rule are not judged by it. */
static LpDate
first_day (const LpClassFile *file, LpDate since)
{
  gsize n = file->now.history == NULL ? 0 : lp_history_get_n_rounds (file->now.history);

  if (since == LP_DATE_NONE || n == 0)
    return since;
  return MAX (since, lp_round_get_date (lp_history_get_round (file->now.history, n - 1)) + 1);
}

/* The key of a rule by its id, or the one made from its pupils; 0 where there is none. */
static gboolean
find_rule_key (LpClassFile *file, const char *id, gint64 *key, GError **error)
{
  if (!lp_i_store_get_number (file, key, error, "SELECT key FROM rule WHERE id = ? AND own_id = 1", "t", id))
    return FALSE;
  const gint64 *known = file->now.rules != NULL ? g_hash_table_lookup (file->now.rules, id) : NULL;
  if (*key == 0 && known != NULL)
    *key = *known;
  return TRUE;
}

static gboolean
check_rule_id (LpClassFile *file, const char *id, GError **error)
{
  gint64 key;

  if (!lp_i_store_get_number (file, &key, error, "SELECT key FROM rule WHERE id = ?", "t", id))
    return FALSE;
  if (key == 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "There is a rule \"%s\" already.", id);
  return FALSE;
}

gboolean
lp_class_file_add_rule (LpClassFile *file, const LpRule *rule, LpDate since, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step && rule != NULL, FALSE);

  /* In place of an id stands what no id can be. */
  static const char put[] =
    "INSERT INTO rule (id, own_id, kind, since, until, reason) VALUES"
    " (coalesce (?1, char (10) || (SELECT coalesce (max (key), 0) + 1 FROM rule)), ?1 IS NOT NULL, ?2, ?3, ?4, ?5)";
  const char *own_id = lp_rule_has_own_id (rule) ? lp_rule_get_id (rule) : NULL;
  if ((own_id != NULL && !check_rule_id (file, own_id, error))
      || !lp_i_store_run (file, error, put, "ttDDt", own_id, lp_rule_kind_get_name (lp_rule_get_kind (rule)), first_day (file, since),
                          lp_rule_get_until (rule), lp_rule_get_reason (rule)))
    return FALSE;
  gint64 key = sqlite3_last_insert_rowid (file->db);
  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++) {
    gint64 pupil;
    if (!lp_i_store_find_pupil (file, lp_rule_get_pupil (rule, i), &pupil, error)
        || !lp_i_store_run (file, error, "INSERT INTO rule_pupil (rule, pupil) VALUES (?, ?)", "ii", key, pupil))
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_class_file_end_rule (LpClassFile *file, const char *id, LpDate date, GError **error)
{
  gint64 key;

  g_return_val_if_fail (file != NULL && file->in_step && id != NULL, FALSE);

  if (!find_rule_key (file, id, &key, error))
    return FALSE;
  if (key == 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "There is no rule \"%s\".", id);
    return FALSE;
  }
  LpDate last = first_day (file, date) - 1;
  return lp_i_store_run (file, error, "UPDATE rule SET until = ? WHERE key = ? AND (until IS NULL OR until > ?)", "DiD", last, key, last)
         /* Pins are asked for and used up: they never were a rule of former rounds. */
         && lp_i_store_run (file, error, "DELETE FROM rule WHERE key = ? AND (since > ? OR kind = 'pin')", "iD", key, last);
}

gboolean
lp_class_file_add_closure (LpClassFile *file, LpDate from, LpDate to, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step, FALSE);

  if (to < from) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "A holiday cannot end before it begins.");
    return FALSE;
  }
  return lp_i_store_run (file, error, "INSERT INTO closure (first, last) VALUES (?, ?)", "DD", from, to);
}

gboolean
lp_class_file_remove_closure (LpClassFile *file, LpDate from, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step, FALSE);

  if (!lp_i_store_run (file, error, "DELETE FROM closure WHERE first = ?", "D", from))
    return FALSE;
  if (sqlite3_changes (file->db) > 0)
    return TRUE;
  g_autofree char *day = lp_date_to_string (from);
  g_set_error (error, LP_ERROR, LP_ERROR_DATE, "No holiday begins on %s.", day);
  return FALSE;
}
