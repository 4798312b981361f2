/* SPDX-License-Identifier: MIT */
#include "io/lp-class-notes-private.h"
#include "io/lp-history-csv-private.h"
#include "base/lp-text-private.h"

#include <string.h>

/* Pupils that the note on strangers names one by one. */
#define MAX_NAMED 20

typedef char *(*MakeKey) (const LpIHistoryRow *row);
typedef gboolean (*AddPartnership) (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error);

/* Rows of one round have its date in common; those of one feedback all but the pupil. */
static char *
make_block_key (const LpIHistoryRow *row)
{
  if (row->kind == LP_I_KIND_FEEDBACK)
    return g_strdup_printf ("feedback %d %d %s", row->date, (int) row->word, row->partnership);
  return g_strdup_printf ("round %d", row->date);
}

/* Within a round: its own partnerships, those assigned, and each cover with those away. */
static char *
make_section_key (const LpIHistoryRow *row)
{
  if (row->kind == LP_I_KIND_COVER || row->kind == LP_I_KIND_ABSENT)
    return g_strdup_printf ("cover %d %s", row->cover_date, row->cover);
  return g_strdup (lp_i_history_kind_get_name (row->kind));
}

static char *
make_partnership_key (const LpIHistoryRow *row)
{
  return g_strdup (row->partnership);
}

/* Puts rows of one key together, in the order in which keys first appear: an array of arrays of rows. */
static GPtrArray *
split_rounds (const GPtrArray *rows, MakeKey make_key)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++) {
    LpIHistoryRow *row = g_ptr_array_index (rows, i);
    char *key = make_key (row);
    GPtrArray *part = g_hash_table_lookup (by_key, key);

    if (part == NULL) {
      part = g_ptr_array_new ();
      g_ptr_array_add (parts, part);
      g_hash_table_insert (by_key, key, part);
    } else {
      g_free (key);
    }
    g_ptr_array_add (part, row);
  }
  return parts;
}

static const LpIHistoryRow *
get_history_row (const GPtrArray *rows, guint index)
{
  return g_ptr_array_index (rows, index);
}

static void
prefix_place (const char *file, const LpIHistoryRow *row, GError **error)
{
  LpIPlace place = { file, row->line, NULL, NULL };

  lp_i_place_prefix (&place, error);
}

static const char *
get_label (const LpIHistoryRow *row)
{
  return *row->name != '\0' ? row->name : row->pupil;
}

/* Nobody stands twice in one section; both lines are named where somebody does. */
static gboolean
check_once (const char *file, const GPtrArray *section, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < section->len; i++) {
    const LpIHistoryRow *row = get_history_row (section, i);
    const LpIHistoryRow *first = g_hash_table_lookup (seen, row->pupil);
    LpIPlace place = { file, row->line, get_label (row), NULL };

    if (*row->pupil == '\0')
      continue;
    if (first != NULL) {
      lp_i_place_fail (&place, error, LP_ERROR_DUPLICATE, "The pupil stands already in line %" G_GSIZE_FORMAT, first->line);
      return FALSE;
    }
    g_hash_table_insert (seen, row->pupil, (gpointer) row);
  }
  return TRUE;
}

static GPtrArray *
list_pupils (const GPtrArray *rows)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    if (*get_history_row (rows, i)->pupil != '\0')
      g_ptr_array_add (ids, get_history_row (rows, i)->pupil);
  }
  return ids;
}

static gboolean
add_partnership_rows (const char *file, const GPtrArray *rows, LpRound *round, AddPartnership add, GError **error)
{
  g_autoptr (GPtrArray) parts = split_rounds (rows, make_partnership_key);

  for (guint i = 0; i < parts->len; i++) {
    const GPtrArray *part = g_ptr_array_index (parts, i);
    g_autoptr (GPtrArray) ids = list_pupils (part);

    if (ids->len > 0 && !add (round, (const char *const *) ids->pdata, ids->len, error)) {
      prefix_place (file, get_history_row (part, 0), error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
add_cover (const char *file, const GPtrArray *section, LpRound *round, GError **error)
{
  g_autoptr (LpRound) cover = lp_round_new (get_history_row (section, 0)->cover_date);
  g_autoptr (GPtrArray) partners = g_ptr_array_new ();

  for (guint i = 0; i < section->len; i++) {
    const LpIHistoryRow *row = get_history_row (section, i);

    if (row->kind == LP_I_KIND_COVER)
      g_ptr_array_add (partners, (gpointer) row);
    else if (!lp_round_add_absent (cover, row->pupil, error)) {
      prefix_place (file, row, error);
      return FALSE;
    }
  }
  if (!add_partnership_rows (file, partners, cover, lp_round_add_partnership, error))
    return FALSE;
  if (lp_round_add_cover (round, cover, error))
    return TRUE;
  prefix_place (file, get_history_row (section, 0), error);
  return FALSE;
}

static gboolean
add_section (const char *file, const GPtrArray *section, LpRound *round, GError **error)
{
  if (!check_once (file, section, error))
    return FALSE;
  switch (get_history_row (section, 0)->kind) {
    case LP_I_KIND_ASSIGNED:
      return add_partnership_rows (file, section, round, lp_round_add_assigned, error);
    case LP_I_KIND_COVER:
    case LP_I_KIND_ABSENT:
      return add_cover (file, section, round, error);
    case LP_I_KIND_ROUND:
    case LP_I_KIND_FEEDBACK:
    default:
      return add_partnership_rows (file, section, round, lp_round_add_partnership, error);
  }
}

static gboolean
has_round (const GPtrArray *block)
{
  for (guint i = 0; i < block->len; i++) {
    if (get_history_row (block, i)->kind == LP_I_KIND_ROUND)
      return TRUE;
  }
  return FALSE;
}

static gboolean
add_round (const char *file, const GPtrArray *block, LpHistory *history, GError **error)
{
  g_autoptr (LpRound) round = lp_round_new (get_history_row (block, 0)->date);
  g_autoptr (GPtrArray) sections = split_rounds (block, make_section_key);
  LpIPlace place = { file, get_history_row (block, 0)->line, NULL, NULL };

  if (!has_round (block)) {
    g_autofree char *date = lp_date_to_string (lp_round_get_date (round));

    lp_i_place_fail (&place, error, LP_ERROR_VALUE, "No row of kind round has the date %s, to which this one belongs", date);
    return FALSE;
  }
  for (guint i = 0; i < sections->len; i++) {
    if (!add_section (file, g_ptr_array_index (sections, i), round, error))
      return FALSE;
  }
  if (lp_history_add_round (history, round, error))
    return TRUE;
  lp_i_place_prefix (&place, error);
  return FALSE;
}

static gboolean
add_feedback_row (const char *file, const GPtrArray *block, LpHistory *history, GError **error)
{
  g_autoptr (GPtrArray) ids = list_pupils (block);
  g_autoptr (LpFeedback) feedback = NULL;

  if (!check_once (file, block, error))
    return FALSE;
  feedback = lp_feedback_new (get_history_row (block, 0)->date, (const char *const *) ids->pdata, ids->len,
                              get_history_row (block, 0)->word, error);
  if (feedback == NULL) {
    prefix_place (file, get_history_row (block, 0), error);
    return FALSE;
  }
  lp_history_add_feedback (history, feedback);
  return TRUE;
}

static LpHistory *
build_history (const char *file, const GPtrArray *rows, GError **error)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (GPtrArray) blocks = split_rounds (rows, make_block_key);

  for (guint i = 0; i < blocks->len; i++) {
    const GPtrArray *block = g_ptr_array_index (blocks, i);
    gboolean done = get_history_row (block, 0)->kind == LP_I_KIND_FEEDBACK
      ? add_feedback_row (file, block, history, error)
      : add_round (file, block, history, error);

    if (!done)
      return NULL;
  }
  return g_steal_pointer (&history);
}

static void
append_stranger (GString *list, const LpIHistoryRow *row)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", row->pupil);
  if (*row->name != '\0' && strcmp (row->name, row->pupil) != 0)
    g_string_append_printf (list, " (%s)", row->name);
}

/* The pupils who are not in the roster: leavers, or slips of the pen, which the names tell apart. */
static void
note_strangers (LpReasons *notes, const GPtrArray *rows, const LpRoster *roster)
{
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_HISTORY_OTHER_PUPILS);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    const LpIHistoryRow *row = get_history_row (rows, i);

    if (*row->pupil == '\0' || lp_roster_find_pupil (roster, row->pupil) != NULL || !g_hash_table_add (seen, row->pupil))
      continue;
    lp_i_reason_add_pupil (reason, "pupil", row->pupil, *row->name != '\0' ? row->name : NULL);
    if (g_hash_table_size (seen) <= MAX_NAMED)
      append_stranger (list, row);
  }
  if (g_hash_table_size (seen) > MAX_NAMED)
    g_string_append (list, ", …");
  if (g_hash_table_size (seen) == 0) {
    lp_reason_unref (reason);
  } else {
    lp_i_reason_add_words (reason, list->str);
    lp_i_reasons_take (notes, reason);
  }
}

static LpReasons *
make_notes (const LpICsv *csv, const GPtrArray *rows, const LpRoster *roster, gboolean day_first)
{
  LpReasons *notes = lp_i_reasons_new ();

  if (roster != NULL)
    note_strangers (notes, rows, roster);
  if (day_first)
    lp_i_reasons_take (notes, lp_i_reason_new (LP_I_PHRASE_DATES_DAY_FIRST));
  if (lp_i_csv_is_guessed (csv))
    lp_i_note_cp1252 (notes);
  return notes;
}

LpHistory *
lp_history_from_csv (const char *bytes, gsize length, const char *file_name,
                     const LpRoster *roster, LpReasons **notes, GError **error)
{
  g_autoptr (LpICsv) csv = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean day_first = FALSE;
  LpHistory *history;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  csv = lp_i_csv_new (bytes, length, file_name, error);
  if (csv == NULL)
    return NULL;
  rows = lp_i_history_rows_read (csv, &day_first, error);
  if (rows == NULL)
    return NULL;
  history = build_history (lp_i_csv_get_file (csv), rows, error);
  if (history != NULL && notes != NULL)
    *notes = make_notes (csv, rows, roster, day_first);
  return history;
}
