/* SPDX-License-Identifier: MIT */
/* From rows to rounds, covers and feedback. */
#include "store/lp-store-private.h"

/* Rounds and covers by key, while their partnerships are read. */
typedef struct {
  GPtrArray  *rounds;   /* of LpRound, owned, in order of date */
  GHashTable *by_key;   /* key of a round (owned) to LpRound */
  GHashTable *covers;   /* key of a cover (owned) to LpRound (owned) */
} Reading;

static void
free_loaded_round (gpointer data)
{
  lp_round_unref (data);
}

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->by_key, g_hash_table_unref);
  g_clear_pointer (&reading->covers, g_hash_table_unref);
  g_clear_pointer (&reading->rounds, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gint64 *
copy_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

/* What a trial issued the round under, if one did. */
static gboolean
load_trial (LpRound *round, sqlite3_stmt *rows, GError **error)
{
  const char *arm = sqlite3_column_type (rows, 5) != SQLITE_NULL ? lp_i_store_text (rows, 5) : NULL;
  int period = sqlite3_column_type (rows, 6) != SQLITE_NULL ? sqlite3_column_int (rows, 6) : LP_ROUND_NO_PERIOD;

  return lp_round_set_trial (round, arm, period, (guint) sqlite3_column_int64 (rows, 7), error);
}

static gboolean
load_rounds (LpClassFile *file, Reading *reading, LpIContents *contents, GHashTable *policies, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error, "SELECT key, date, seed, policy, fresh, arm, period, draw FROM round ORDER BY date", "");
  int state = rows == NULL ? -1 : 0;
  LpDate date;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    guint64 seed = 0;
    if (!lp_i_store_date (file, rows, 1, &date, error))
      return FALSE;
    if (!g_ascii_string_to_unsigned (lp_i_store_text (rows, 2), 10, 0, G_MAXUINT64, &seed, NULL)) {
      lp_i_store_fail_damaged (file, "the seed of a round is no number", error);
      return FALSE;
    }
    LpRound *round = lp_round_new (date);
    g_ptr_array_add (reading->rounds, round);
    g_hash_table_insert (reading->by_key, copy_key (sqlite3_column_int64 (rows, 0)), round);
    if (!lp_round_set_seed (round, seed, error) || !load_trial (round, rows, error))
      return FALSE;
    gboolean fresh = sqlite3_column_int (rows, 4) != 0;
    g_array_append_val (contents->seeds, seed);
    g_array_append_val (contents->fresh, fresh);
    gint64 version = sqlite3_column_int64 (rows, 3);
    LpPolicy *policy = g_hash_table_lookup (policies, &version);
    g_ptr_array_add (contents->policies, lp_policy_ref (policy != NULL ? policy : contents->policy));
  }
  return state == 0;
}

static LpRound *
find_pupil_id (LpClassFile *file, GHashTable *rounds, gint64 key, GError **error)
{
  LpRound *round = g_hash_table_lookup (rounds, &key);

  if (round == NULL)
    lp_i_store_fail_damaged (file, "partners belong to no round", error);
  return round;
}

static gboolean
load_covers (LpClassFile *file, Reading *reading, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, round, date FROM cover ORDER BY date, key", "");
  int state = rows == NULL ? -1 : 0;
  LpDate date;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    LpRound *round = find_pupil_id (file, reading->by_key, sqlite3_column_int64 (rows, 1), error);
    if (round == NULL || !lp_i_store_date (file, rows, 2, &date, error))
      return FALSE;
    LpRound *cover = lp_round_new (date);
    g_hash_table_insert (reading->covers, copy_key (sqlite3_column_int64 (rows, 0)), cover);
    if (!lp_round_add_cover (round, cover, error))
      return FALSE;
  }
  return state == 0;
}

/* The round or cover that a partnership belongs to. */
static LpRound *
find_owner (LpClassFile *file, Reading *reading, sqlite3_stmt *rows, GError **error)
{
  if (sqlite3_column_type (rows, 2) == SQLITE_NULL)
    return find_pupil_id (file, reading->by_key, sqlite3_column_int64 (rows, 1), error);
  return find_pupil_id (file, reading->covers, sqlite3_column_int64 (rows, 2), error);
}

static gboolean
add_partnership (LpRound *round, gboolean assigned, GPtrArray *ids, GError **error)
{
  const char *const *pupils = (const char *const *) ids->pdata;
  gboolean added = assigned ? lp_round_add_assigned (round, pupils, ids->len, error)
                            : lp_round_add_partnership (round, pupils, ids->len, error);

  g_ptr_array_set_size (ids, 0);
  return added;
}

/* Rows of one partnership follow each other. */
static gboolean
load_partnerships (LpClassFile *file, Reading *reading, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error,
    "SELECT p.key, p.round, p.cover, p.assigned, u.id FROM partnership p JOIN partner m ON m.partnership = p.key"
    " JOIN pupil u ON u.key = m.pupil ORDER BY p.key, m.key", "");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  LpRound *owner = NULL;
  gboolean assigned = FALSE;
  gint64 current = 0;
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    gint64 key = sqlite3_column_int64 (rows, 0);
    if (owner == NULL || key != current) {
      if (owner != NULL && !add_partnership (owner, assigned, ids, error))
        return FALSE;
      current = key;
      owner = find_owner (file, reading, rows, error);
      if (owner == NULL)
        return FALSE;
      assigned = sqlite3_column_int (rows, 3) != 0;
    }
    g_ptr_array_add (ids, g_strdup (lp_i_store_text (rows, 4)));
  }
  return state == 0 && (owner == NULL || add_partnership (owner, assigned, ids, error));
}

static gboolean
load_away (LpClassFile *file, Reading *reading, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error, "SELECT a.cover, u.id FROM away a JOIN pupil u ON u.key = a.pupil ORDER BY a.key", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    LpRound *cover = find_pupil_id (file, reading->covers, sqlite3_column_int64 (rows, 0), error);
    if (cover == NULL || !lp_round_add_absent (cover, lp_i_store_text (rows, 1), error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
add_loaded_feedback (LpHistory *history, LpDate date, LpFeedbackWord word, GPtrArray *ids, GError **error)
{
  g_autoptr (LpFeedback) feedback = lp_feedback_new (date, (const char *const *) ids->pdata, ids->len, word, error);

  if (feedback != NULL)
    lp_history_add_feedback (history, feedback);
  return feedback != NULL;
}

static GPtrArray *
load_feedback_pupils (LpClassFile *file, gint64 feedback, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (
    file, error, "SELECT u.id FROM feedback_pupil m JOIN pupil u ON u.key = m.pupil WHERE m.feedback = ? ORDER BY m.key", "i", feedback);
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0)
    g_ptr_array_add (ids, g_strdup (lp_i_store_text (rows, 0)));
  return state == 0 ? g_steal_pointer (&ids) : NULL;
}

static gboolean
load_feedback (LpClassFile *file, LpHistory *history, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, date, word FROM feedback ORDER BY key", "");
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    g_autoptr (GPtrArray) ids = load_feedback_pupils (file, sqlite3_column_int64 (rows, 0), error);
    LpFeedbackWord word;
    LpDate date;
    if (ids == NULL || !lp_i_store_date (file, rows, 1, &date, error))
      return FALSE;
    if (!lp_feedback_word_from_name (lp_i_store_text (rows, 2), &word)) {
      lp_i_store_fail_damaged (file, "a word of feedback is not known", error);
      return FALSE;
    }
    if (!add_loaded_feedback (history, date, word, ids, error))
      return FALSE;
  }
  return state == 0;
}

static void
policy_free (gpointer data)
{
  lp_policy_unref (data);
}

/* The policy of now; the default where none was ever set. */
static gboolean
take_policy (LpClassFile *file, LpIContents *contents, GHashTable *policies, GError **error)
{
  gint64 version;

  if (!lp_i_store_get_number (file, &version, error, "SELECT policy FROM class", ""))
    return FALSE;
  LpPolicy *policy = g_hash_table_lookup (policies, &version);
  contents->policy = policy != NULL ? lp_policy_ref (policy) : lp_policy_new ();
  return TRUE;
}

gboolean
lp_i_contents_load_history (LpClassFile *file, LpIContents *contents, GError **error)
{
  g_auto (Reading) reading = {
    .rounds = g_ptr_array_new_with_free_func (free_loaded_round),
    .by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .covers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_loaded_round),
  };

  g_autoptr (GHashTable) policies = lp_i_contents_load_policies (file, error);
  if (policies == NULL || !take_policy (file, contents, policies, error))
    return FALSE;
  contents->history = lp_history_new ();
  contents->policies = g_ptr_array_new_with_free_func (policy_free);
  contents->seeds = g_array_new (FALSE, FALSE, sizeof (guint64));
  contents->fresh = g_array_new (FALSE, FALSE, sizeof (gboolean));
  if (!load_rounds (file, &reading, contents, policies, error) || !load_covers (file, &reading, error)
      || !load_partnerships (file, &reading, error) || !load_away (file, &reading, error))
    return FALSE;
  for (guint i = 0; i < reading.rounds->len; i++) {
    if (!lp_history_add_round (contents->history, g_ptr_array_index (reading.rounds, i), error))
      return FALSE;
  }
  return load_feedback (file, contents->history, error);
}
