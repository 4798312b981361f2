/* SPDX-License-Identifier: MIT */
/* The policy: one row per setting. */
#include "store/lp-store-private.h"
#include "model/lp-policy-private.h"

#include <string.h>

/* Before the name of what is weighed; an attribute has the setting's name and a colon. */
#define WEIGHT "weight:"
/* The gap's two sides have a row each; LP_GAP_OPEN for a side that is open. */
#define GAP_MIN "gap_min"
#define GAP_MAX "gap_max"

/* Tenure and gap come as windows, so both ends are kept until all rows are read. */
typedef struct {
  LpPolicy *policy;
  int       min_days, max_days;
  gboolean  has_gap;
  int       min_gap, max_gap;
} Settings;

static gboolean
load_int (const char *text, int *number)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
load_number (Settings *settings, LpSetting setting, const char *value, GError **error)
{
  int number;

  if (setting == LP_SETTING_MIN_TENURE_DAYS)
    return load_int (value, &settings->min_days);
  if (setting == LP_SETTING_MAX_TENURE_DAYS)
    return load_int (value, &settings->max_days);
  return load_int (value, &number) && lp_policy_set_number (settings->policy, setting, number, error);
}

/* A row of a list: the setting's name, a colon, and what it lists. */
static gboolean
load_name (Settings *settings, const char *name, GError **error)
{
  const char *colon = strchr (name, ':');
  LpSetting setting;

  if (colon == NULL)
    return FALSE;
  g_autofree char *list = g_strndup (name, (gsize) (colon - name));
  return lp_setting_from_name (list, &setting) && lp_setting_get_kind (setting) == LP_SETTING_KIND_NAMES
         && lp_i_policy_add_name (settings->policy, setting, colon + 1, error);
}

static gboolean
read_setting (Settings *settings, const char *name, const char *value, GError **error)
{
  int weight;
  LpSetting setting;

  if (g_str_has_prefix (name, WEIGHT))
    return load_int (value, &weight) && lp_policy_set_weight (settings->policy, name + strlen (WEIGHT), weight, error);
  if (strcmp (name, GAP_MIN) == 0 || strcmp (name, GAP_MAX) == 0) {
    settings->has_gap = TRUE;
    return load_int (value, strcmp (name, GAP_MIN) == 0 ? &settings->min_gap : &settings->max_gap);
  }
  if (!lp_setting_from_name (name, &setting))
    return load_name (settings, name, error);
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    return load_number (settings, setting, value, error);
  case LP_SETTING_KIND_CHOICE:
  case LP_SETTING_KIND_SET:
  case LP_SETTING_KIND_ORDER:
  case LP_SETTING_KIND_TEXT:
    return lp_policy_set_setting (settings->policy, setting, value, error);
  /* These have rows of their own. */
  case LP_SETTING_KIND_WINDOW:
  case LP_SETTING_KIND_NAMES:
  case LP_SETTING_KIND_WEIGHTS:
  default:
    return FALSE;
  }
}

static void
settings_free (gpointer data)
{
  Settings *settings = data;

  g_clear_pointer (&settings->policy, lp_policy_unref);
  g_free (settings);
}

static void
free_policy (gpointer data)
{
  lp_policy_unref (data);
}

static Settings *
take_settings (GHashTable *versions, gint64 version)
{
  Settings *settings = g_hash_table_lookup (versions, &version);

  if (settings != NULL)
    return settings;
  settings = g_new0 (Settings, 1);
  *settings = (Settings) { .policy = lp_policy_new (), .min_gap = LP_GAP_OPEN, .max_gap = LP_GAP_OPEN };
  settings->min_days = lp_policy_get_min_tenure_days (settings->policy);
  settings->max_days = lp_policy_get_max_tenure_days (settings->policy);
  g_hash_table_insert (versions, g_memdup2 (&version, sizeof version), settings);
  return settings;
}

static gboolean
load_rows (LpClassFile *file, GHashTable *versions, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT version, name, value FROM policy ORDER BY key", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    Settings *settings = take_settings (versions, sqlite3_column_int64 (rows, 0));
    g_autoptr (GError) fault = NULL;
    if (read_setting (settings, lp_i_store_text (rows, 1), lp_i_store_text (rows, 2), &fault))
      continue;
    g_autofree char *what = g_strdup_printf ("the policy says %s \"%s\"", lp_i_store_text (rows, 1), lp_i_store_text (rows, 2));
    lp_i_store_fail_damaged (file, what, error);
    return FALSE;
  }
  return state == 0;
}

GHashTable *
lp_i_contents_load_policies (LpClassFile *file, GError **error)
{
  g_autoptr (GHashTable) versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, settings_free);
  g_autoptr (GHashTable) policies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_policy);
  GHashTableIter iter;
  gpointer version, data;

  if (!load_rows (file, versions, error))
    return NULL;
  g_hash_table_iter_init (&iter, versions);
  while (g_hash_table_iter_next (&iter, &version, &data)) {
    Settings *settings = data;
    if (!lp_policy_set_tenure_window (settings->policy, settings->min_days, settings->max_days, error)
        || (settings->has_gap && !lp_policy_set_gap (settings->policy, settings->min_gap, settings->max_gap, error)))
      return NULL;
    g_hash_table_insert (policies, g_memdup2 (version, sizeof (gint64)), lp_policy_ref (settings->policy));
  }
  return g_steal_pointer (&policies);
}

static gboolean
write_text (LpClassFile *file, const char *name, const char *value, GError **error)
{
  return lp_i_store_run (file, error, "INSERT INTO policy (version, name, value) SELECT policy, ?, ? FROM class", "tt", name, value);
}

static gboolean
write_number (LpClassFile *file, const char *name, int value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  return write_text (file, name, text, error);
}

static gboolean
write_weights (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  for (gsize i = 0; i < lp_policy_get_n_weights (policy); i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    g_autofree char *row = g_strconcat (WEIGHT, name, NULL);
    if (!write_number (file, row, lp_policy_get_weight (policy, name), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_gap (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  int min, max;

  return !lp_policy_get_gap (policy, &min, &max)
         || (write_number (file, GAP_MIN, min, error) && write_number (file, GAP_MAX, max, error));
}

static gboolean
write_names (LpClassFile *file, const LpPolicy *policy, LpSetting setting, GError **error)
{
  const GPtrArray *names = lp_i_policy_get_names (policy, setting);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *row = g_strconcat (lp_setting_get_name (setting), ":", g_ptr_array_index (names, i), NULL);
    if (!write_text (file, row, "", error))
      return FALSE;
  }
  return TRUE;
}

/* A text that is left open has no row. */
static gboolean
write_whole (LpClassFile *file, const LpPolicy *policy, LpSetting setting, GError **error)
{
  g_autofree char *text = lp_policy_get_setting (policy, setting);

  return text == NULL || write_text (file, lp_setting_get_name (setting), text, error);
}

static gboolean
write_setting (LpClassFile *file, const LpPolicy *policy, LpSetting setting, GError **error)
{
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    return write_number (file, lp_setting_get_name (setting), lp_policy_get_number (policy, setting), error);
  case LP_SETTING_KIND_WINDOW:
    return write_gap (file, policy, error);
  case LP_SETTING_KIND_NAMES:
    return write_names (file, policy, setting, error);
  case LP_SETTING_KIND_WEIGHTS:
    return write_weights (file, policy, error);
  case LP_SETTING_KIND_CHOICE:
  case LP_SETTING_KIND_SET:
  case LP_SETTING_KIND_ORDER:
  case LP_SETTING_KIND_TEXT:
  default:
    return write_whole (file, policy, setting, error);
  }
}

/* A new version, which is that of now; those that no round was paired by, and no plan was made by, go. */
static gboolean
begin_version (LpClassFile *file, GError **error)
{
  return lp_i_store_execute (file,
                             "UPDATE class SET policy = (SELECT coalesce (max (version), 0) + 1 FROM policy);"
                             "DELETE FROM policy WHERE version NOT IN (SELECT policy FROM round WHERE policy IS NOT NULL)"
                             " AND version NOT IN (SELECT policy FROM plan WHERE policy IS NOT NULL)",
                             error);
}

gboolean
lp_class_file_set_policy (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  g_return_val_if_fail (file != NULL && file->in_step && policy != NULL, FALSE);

  if (lp_policy_get_strategy (policy) == LP_STRATEGY_CUSTOM) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "A class file cannot hold a strategy that is a function of the caller's.");
    return FALSE;
  }
  if (!begin_version (file, error))
    return FALSE;
  for (gsize s = 0; s < lp_setting_get_n (); s++)
    if (!write_setting (file, policy, (LpSetting) s, error))
      return FALSE;
  return TRUE;
}
