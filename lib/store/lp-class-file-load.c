/* SPDX-License-Identifier: MIT */
/* From rows to roster, rules and closures. */
#include "store/lp-store-private.h"

#include <string.h>

void
lp_i_contents_clear (LpIContents *contents)
{
  g_clear_pointer (&contents->title, g_free);
  g_clear_pointer (&contents->roster, lp_roster_unref);
  g_clear_pointer (&contents->everybody, lp_roster_unref);
  g_clear_pointer (&contents->history, lp_history_unref);
  g_clear_pointer (&contents->policy, lp_policy_unref);
  g_clear_pointer (&contents->notices, lp_reasons_unref);
  g_clear_pointer (&contents->seeds, g_array_unref);
  g_clear_pointer (&contents->fresh, g_array_unref);
  g_clear_pointer (&contents->policies, g_ptr_array_unref);
  g_clear_pointer (&contents->joined, g_hash_table_unref);
  g_clear_pointer (&contents->left, g_hash_table_unref);
  g_clear_pointer (&contents->since, g_hash_table_unref);
  g_clear_pointer (&contents->rules, g_hash_table_unref);
  g_clear_pointer (&contents->last_step, g_free);
}

static void
free_pupil (gpointer data)
{
  lp_pupil_unref (data);
}

static gboolean
load_state (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error, "SELECT title, (SELECT revision FROM state), (SELECT command FROM step ORDER BY key DESC LIMIT 1) FROM class", "");
  int state = rows == NULL ? -1 : lp_i_store_next (file, rows, error);

  if (state < 0)
    return FALSE;
  if (state == 0) {
    lp_i_store_fail_damaged (file, "it names no class", error);
    return FALSE;
  }
  contents->title = g_utf8_make_valid (lp_i_store_text (rows, 0), -1);
  contents->revision = sqlite3_column_int64 (rows, 1);
  if (sqlite3_column_type (rows, 2) != SQLITE_NULL)
    contents->last_step = g_utf8_make_valid (lp_i_store_text (rows, 2), -1);
  return TRUE;
}

/* Pupils by key, without attainment yet; NULL on failure. */
static GHashTable *
load_pupils (LpClassFile *file, GError **error)
{
  g_autoptr (GHashTable) pupils = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_pupil);
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, id, name FROM pupil", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    gint64 key = sqlite3_column_int64 (rows, 0);
    LpPupil *pupil = lp_pupil_new (lp_i_store_text (rows, 1), lp_i_store_text (rows, 2), error);
    if (pupil == NULL)
      return NULL;
    g_hash_table_insert (pupils, g_memdup2 (&key, sizeof key), pupil);
  }
  return state == 0 ? g_steal_pointer (&pupils) : NULL;
}

static LpPupil *
find_loaded_pupil (LpClassFile *file, GHashTable *pupils, gint64 key, GError **error)
{
  LpPupil *pupil = g_hash_table_lookup (pupils, &key);

  if (pupil == NULL)
    lp_i_store_fail_damaged (file, "it names a pupil who is not in it", error);
  return pupil;
}

static gboolean
load_attainment (LpClassFile *file, GHashTable *pupils, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT pupil, subject, score, band FROM attainment", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    LpPupil *pupil = find_loaded_pupil (file, pupils, sqlite3_column_int64 (rows, 0), error);
    const char *subject = lp_i_store_text (rows, 1);
    if (pupil == NULL)
      return FALSE;
    if (sqlite3_column_type (rows, 2) != SQLITE_NULL
          ? !lp_pupil_set_score (pupil, subject, sqlite3_column_double (rows, 2), error)
          : !lp_pupil_set_band (pupil, subject, lp_i_store_text (rows, 3), error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
load_attributes (LpClassFile *file, GHashTable *pupils, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT pupil, name, flag, word FROM attribute", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    LpPupil *pupil = find_loaded_pupil (file, pupils, sqlite3_column_int64 (rows, 0), error);
    const char *name = lp_i_store_text (rows, 1);
    if (pupil == NULL)
      return FALSE;
    if (sqlite3_column_type (rows, 2) != SQLITE_NULL
          ? !lp_pupil_set_flag (pupil, name, sqlite3_column_int64 (rows, 2) != 0, error)
          : !lp_pupil_set_word (pupil, name, lp_i_store_text (rows, 3), error))
      return FALSE;
  }
  return state == 0;
}

/* Attainment of former days may not fit the scale of now: then it is not known. */
static gboolean
add_leaver (LpRoster *everybody, LpPupil *pupil, GError **error)
{
  if (lp_roster_add_pupil (everybody, pupil, NULL))
    return TRUE;
  g_autoptr (LpPupil) bare = lp_pupil_new (lp_pupil_get_id (pupil), lp_pupil_get_name (pupil), error);
  return bare != NULL && lp_roster_add_pupil (everybody, bare, error);
}

static gboolean
note_dates (LpClassFile *file, LpIContents *contents, sqlite3_stmt *rows, const char *id, gboolean here, GError **error)
{
  LpDate joined, left;

  if (!lp_i_store_date (file, rows, 2, &joined, error) || !lp_i_store_date (file, rows, 3, &left, error))
    return FALSE;
  if (joined != LP_DATE_NONE)
    g_hash_table_insert (contents->joined, g_strdup (id), GINT_TO_POINTER (joined));
  if (!here)
    g_hash_table_insert (contents->left, g_strdup (id), GINT_TO_POINTER (left));
  return TRUE;
}

/* Those who are here first, so that a leaver's attainment never stands against theirs. */
static gboolean
fill_rosters (LpClassFile *file, LpIContents *contents, GHashTable *pupils, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error, "SELECT key, status = 'here', joined, left FROM pupil ORDER BY status <> 'here', key", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    LpPupil *pupil = find_loaded_pupil (file, pupils, sqlite3_column_int64 (rows, 0), error);
    gboolean here = sqlite3_column_int (rows, 1) != 0;
    if (pupil == NULL || !note_dates (file, contents, rows, lp_pupil_get_id (pupil), here, error))
      return FALSE;
    if (here && !lp_roster_add_pupil (contents->roster, pupil, error))
      return FALSE;
    if (here ? !lp_roster_add_pupil (contents->everybody, pupil, error) : !add_leaver (contents->everybody, pupil, error))
      return FALSE;
  }
  return state == 0;
}

static LpScale *
load_bands (LpClassFile *file, gint64 key, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) thresholds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT name, threshold FROM band WHERE scale = ? ORDER BY key", "i", key);
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    double threshold = sqlite3_column_double (rows, 1);
    g_ptr_array_add (names, g_strdup (lp_i_store_text (rows, 0)));
    if (sqlite3_column_type (rows, 1) != SQLITE_NULL)
      g_array_append_val (thresholds, threshold);
  }
  if (state < 0)
    return NULL;
  if (thresholds->len > 0 && thresholds->len + 1 != names->len) {
    lp_i_store_fail_damaged (file, "a scale lacks a threshold", error);
    return NULL;
  }
  return lp_scale_new ((const char *const *) names->pdata, names->len,
                       thresholds->len > 0 ? (const double *) (gpointer) thresholds->data : NULL, error);
}

static LpScale *
new_builtin (const char *name, GError **error)
{
  guint64 n_bands;

  if (g_str_has_prefix (name, LP_I_STORE_QUANTILES)
      && g_ascii_string_to_unsigned (name + strlen (LP_I_STORE_QUANTILES), 10, 2, LP_SCALE_MAX_BANDS, &n_bands, NULL))
    return lp_scale_new_quantiles ((gsize) n_bands, error);
  return lp_scale_new_builtin (name, error);
}

static gboolean
load_scales (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, subject, builtin FROM scale ORDER BY key", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    const char *subject = lp_i_store_text (rows, 1);
    g_autoptr (LpScale) scale = sqlite3_column_type (rows, 2) != SQLITE_NULL
                                  ? new_builtin (lp_i_store_text (rows, 2), error)
                                  : load_bands (file, sqlite3_column_int64 (rows, 0), error);
    if (scale == NULL || !lp_roster_set_scale (contents->roster, subject, scale, error)
        || !lp_roster_set_scale (contents->everybody, subject, scale, error))
      return FALSE;
  }
  return state == 0;
}

/* The ids of a rule's pupils. */
static GPtrArray *
load_rule_pupils (LpClassFile *file, gint64 rule, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error, "SELECT p.id FROM rule_pupil m JOIN pupil p ON p.key = m.pupil WHERE m.rule = ? ORDER BY m.key", "i", rule);
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0)
    g_ptr_array_add (ids, g_strdup (lp_i_store_text (rows, 0)));
  return state == 0 ? g_steal_pointer (&ids) : NULL;
}

static gboolean
load_rule (LpClassFile *file, LpIContents *contents, sqlite3_stmt *rows, GError **error)
{
  const char *own_id = sqlite3_column_int (rows, 6) != 0 ? lp_i_store_text (rows, 1) : NULL;
  gint64 key = sqlite3_column_int64 (rows, 0);
  const char *reason = sqlite3_column_type (rows, 5) != SQLITE_NULL ? lp_i_store_text (rows, 5) : NULL;
  LpRuleKind kind;
  LpDate since, until;

  if (!lp_rule_kind_from_name (lp_i_store_text (rows, 2), &kind)) {
    lp_i_store_fail_damaged (file, "a rule in it is of no known kind", error);
    return FALSE;
  }
  if (!lp_i_store_date (file, rows, 3, &since, error) || !lp_i_store_date (file, rows, 4, &until, error))
    return FALSE;
  g_autoptr (GPtrArray) ids = load_rule_pupils (file, key, error);
  if (ids == NULL)
    return FALSE;
  g_autoptr (LpRule) rule = lp_rule_new (own_id, kind, (const char *const *) ids->pdata, ids->len, until, reason, error);
  if (rule == NULL || !lp_roster_add_rule (contents->roster, rule, error))
    return FALSE;
  /* One without an id of its own has got one by now. */
  const char *id = lp_rule_get_id (lp_roster_get_rule (contents->roster, lp_roster_get_n_rules (contents->roster) - 1));
  g_hash_table_insert (contents->rules, g_strdup (id), g_memdup2 (&key, sizeof key));
  if (since != LP_DATE_NONE)
    g_hash_table_insert (contents->since, g_strdup (id), GINT_TO_POINTER (since));
  return TRUE;
}

static gboolean
load_rules (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, id, kind, since, until, reason, own_id FROM rule ORDER BY key", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    if (!load_rule (file, contents, rows, error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
load_closures (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT first, last FROM closure ORDER BY key", "");
  int state = rows == NULL ? -1 : 0;
  LpDate first, last;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    if (!lp_i_store_date (file, rows, 0, &first, error) || !lp_i_store_date (file, rows, 1, &last, error)
        || !lp_roster_add_closure (contents->roster, first, last, error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
load_roster (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_autoptr (GHashTable) pupils = load_pupils (file, error);

  return pupils != NULL && load_attainment (file, pupils, error) && load_attributes (file, pupils, error)
         && load_scales (file, contents, error) && fill_rosters (file, contents, pupils, error)
         && load_rules (file, contents, error) && load_closures (file, contents, error);
}

gboolean
lp_i_contents_load (LpClassFile *file, LpIContents *contents, GError **error)
{
  contents->roster = lp_roster_new ();
  contents->everybody = lp_roster_new ();
  contents->joined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  contents->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  contents->since = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  contents->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return load_state (file, contents, error) && lp_i_contents_load_settings (file, contents, error) && load_roster (file, contents, error)
         && lp_i_contents_load_history (file, contents, error);
}
