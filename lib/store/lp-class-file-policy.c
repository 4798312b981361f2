/* SPDX-License-Identifier: MIT */
/* The policy: one row per setting. */
#include "store/lp-store-private.h"

#include <string.h>

/* Before the name of what is weighed, or of an attribute. */
#define WEIGHT "weight:"
#define MUST_MATCH "must_match:"
#define MUST_DIFFER "must_differ:"

/* Tenure and gap come as windows, so both ends are kept until all rows are read. */
typedef struct {
  LpPolicy *policy;
  int       min_days, max_days;
  gboolean  has_gap;
  int       min_gap, max_gap;
} Settings;

typedef gboolean (*ReadSetting) (Settings *settings, const char *value, GError **error);

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
load_strategy (Settings *settings, const char *value, GError **error)
{
  LpStrategy strategy;

  return lp_strategy_from_name (value, &strategy) && lp_policy_set_strategy (settings->policy, strategy, error);
}

static gboolean
load_subject (Settings *settings, const char *value, GError **error)
{
  lp_policy_set_subject (settings->policy, value);
  return TRUE;
}

static gboolean
read_round_days (Settings *settings, const char *value, GError **error)
{
  int days;

  return load_int (value, &days) && lp_policy_set_round_days (settings->policy, days, error);
}

static gboolean
read_min (Settings *settings, const char *value, GError **error)
{
  return load_int (value, &settings->min_days);
}

static gboolean
read_max (Settings *settings, const char *value, GError **error)
{
  return load_int (value, &settings->max_days);
}

static gboolean
read_min_gap (Settings *settings, const char *value, GError **error)
{
  settings->has_gap = TRUE;
  return load_int (value, &settings->min_gap);
}

static gboolean
read_max_gap (Settings *settings, const char *value, GError **error)
{
  settings->has_gap = TRUE;
  return load_int (value, &settings->max_gap);
}

static gboolean
read_slack (Settings *settings, const char *value, GError **error)
{
  int days;

  return load_int (value, &days) && lp_policy_set_slack_days (settings->policy, days, error);
}

static gboolean
read_cooldown (Settings *settings, const char *value, GError **error)
{
  int rounds;

  return load_int (value, &rounds) && lp_policy_set_cooldown_rounds (settings->policy, rounds, error);
}

static gboolean
load_between (Settings *settings, const char *value, GError **error)
{
  lp_policy_set_between (settings->policy, strcmp (value, "stay") == 0 ? LP_BETWEEN_STAY : LP_BETWEEN_CHANGE);
  return strcmp (value, "stay") == 0 || strcmp (value, "change") == 0;
}

static gboolean
load_odd (Settings *settings, const char *value, GError **error)
{
  lp_policy_set_odd (settings->policy, strcmp (value, "adult") == 0 ? LP_ODD_ADULT : LP_ODD_THREE);
  return strcmp (value, "adult") == 0 || strcmp (value, "three") == 0;
}

static gboolean
load_hard (Settings *settings, const char *value, GError **error)
{
  g_auto (GStrv) names = g_strsplit (value, " ", -1);
  LpHard hard = LP_HARD_NONE;

  if (g_strv_contains ((const char *const *) names, "max_tenure"))
    hard |= LP_HARD_MAX_TENURE;
  if (g_strv_contains ((const char *const *) names, "min_tenure"))
    hard |= LP_HARD_MIN_TENURE;
  lp_policy_set_hard (settings->policy, hard);
  return TRUE;
}

static gboolean
load_order (Settings *settings, const char *value, GError **error)
{
  g_auto (GStrv) names = g_strsplit (value, " ", -1);
  LpTier tiers[LP_N_ORDERED_TIERS];

  if (g_strv_length (names) != LP_N_ORDERED_TIERS)
    return FALSE;
  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    if (!lp_tier_from_name (names[i], &tiers[i]))
      return FALSE;
  }
  return lp_policy_set_order (settings->policy, tiers, error);
}

static const struct {
  const char *name;
  ReadSetting read;
} readers[] = {
  { "strategy", load_strategy },
  { "subject", load_subject },
  { "round_days", read_round_days },
  { "min_tenure_days", read_min },
  { "max_tenure_days", read_max },
  { "gap_min", read_min_gap },
  { "gap_max", read_max_gap },
  { "slack_days", read_slack },
  { "cooldown_rounds", read_cooldown },
  { "between", load_between },
  { "odd", load_odd },
  { "hard", load_hard },
  { "order", load_order },
};

static gboolean
read_setting (Settings *settings, const char *name, const char *value, GError **error)
{
  int weight;

  if (g_str_has_prefix (name, WEIGHT))
    return load_int (value, &weight) && lp_policy_set_weight (settings->policy, name + strlen (WEIGHT), weight, error);
  if (g_str_has_prefix (name, MUST_MATCH))
    return lp_policy_add_must_match (settings->policy, name + strlen (MUST_MATCH), error);
  if (g_str_has_prefix (name, MUST_DIFFER))
    return lp_policy_add_must_differ (settings->policy, name + strlen (MUST_DIFFER), error);
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    if (strcmp (readers[i].name, name) == 0)
      return readers[i].read (settings, value, error);
  }
  return FALSE;
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
  *settings = (Settings) { .policy = lp_policy_new (), .min_days = 14, .max_days = 28, .min_gap = LP_GAP_OPEN, .max_gap = LP_GAP_OPEN };
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
write_order (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  const LpTier *order = lp_policy_get_order (policy);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", lp_tier_get_name (order[i]));
  return write_text (file, "order", text->str, error);
}

static gboolean
write_hard (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  static const char *const words[] = { "", "max_tenure", "min_tenure", "max_tenure min_tenure" };

  return write_text (file, "hard", words[lp_policy_get_hard (policy) & 3], error);
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
         || (write_number (file, "gap_min", min, error) && write_number (file, "gap_max", max, error));
}

static gboolean
write_must (LpClassFile *file, const char *kind, const char *attribute, GError **error)
{
  g_autofree char *row = g_strconcat (kind, attribute, NULL);

  return write_text (file, row, "", error);
}

static gboolean
write_musts (LpClassFile *file, const LpPolicy *policy, GError **error)
{
  for (gsize i = 0; i < lp_policy_get_n_must_match (policy); i++) {
    if (!write_must (file, MUST_MATCH, lp_policy_get_must_match (policy, i), error))
      return FALSE;
  }
  for (gsize i = 0; i < lp_policy_get_n_must_differ (policy); i++) {
    if (!write_must (file, MUST_DIFFER, lp_policy_get_must_differ (policy, i), error))
      return FALSE;
  }
  return TRUE;
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
  return begin_version (file, error)
         && write_text (file, "strategy", lp_strategy_get_name (lp_policy_get_strategy (policy)), error)
         && (lp_policy_get_subject (policy) == NULL || write_text (file, "subject", lp_policy_get_subject (policy), error))
         && write_number (file, "round_days", lp_policy_get_round_days (policy), error)
         && write_number (file, "min_tenure_days", lp_policy_get_min_tenure_days (policy), error)
         && write_number (file, "max_tenure_days", lp_policy_get_max_tenure_days (policy), error)
         && write_number (file, "slack_days", lp_policy_get_slack_days (policy), error)
         && write_number (file, "cooldown_rounds", lp_policy_get_cooldown_rounds (policy), error)
         && write_text (file, "between", lp_policy_get_between (policy) == LP_BETWEEN_STAY ? "stay" : "change", error)
         && write_text (file, "odd", lp_policy_get_odd (policy) == LP_ODD_ADULT ? "adult" : "three", error)
         && write_hard (file, policy, error) && write_order (file, policy, error) && write_weights (file, policy, error)
         && write_gap (file, policy, error) && write_musts (file, policy, error);
}
