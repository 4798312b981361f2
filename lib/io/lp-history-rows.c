/* SPDX-License-Identifier: MIT */
#include "io/lp-history-csv-private.h"
#include "base/lp-text-private.h"

#include <string.h>

/* The columns, in the order in which they are written; the first four must be there. */
enum {
  COLUMN_DATE,
  COLUMN_KIND,
  COLUMN_PARTNERSHIP,
  COLUMN_PUPIL,
  COLUMN_NAME,
  COLUMN_COVER,
  COLUMN_COVER_DATE,
  COLUMN_WORD,
  N_COLUMNS
};

#define N_REQUIRED 4

static const char *const column_names[N_COLUMNS] = {
  "date", "kind", "partnership", "pupil_id", "pupil_name", "cover", "cover_date", "word"
};

static const char *const row_kind_names[LP_I_N_HISTORY_KINDS] = { "round", "assigned", "cover", "absent", "feedback" };

/* A file in the course of being read. */
typedef struct {
  LpICsv  *csv;
  gsize    columns[N_COLUMNS]; /* G_MAXSIZE for one that is not there */
  gboolean day_first;
} RowReader;

const char *
lp_i_history_kind_get_name (LpIHistoryKind kind)
{
  return row_kind_names[kind];
}

static void
history_row_free (gpointer data)
{
  LpIHistoryRow *row = data;

  g_free (row->partnership);
  g_free (row->pupil);
  g_free (row->name);
  g_free (row->cover);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpIHistoryRow, history_row_free)

static gboolean
find_column (RowReader *reader, int which, GError **error)
{
  LpIPlace place = { lp_i_csv_get_file (reader->csv), lp_i_csv_get_line (reader->csv), NULL, column_names[which] };
  g_autofree char *wanted = lp_i_csv_fold (column_names[which]);

  reader->columns[which] = G_MAXSIZE;
  for (gsize i = 0; i < lp_i_csv_get_n_columns (reader->csv); i++) {
    g_autofree char *folded = lp_i_csv_fold (lp_i_csv_get_column (reader->csv, i));

    if (strcmp (folded, wanted) != 0)
      continue;
    if (reader->columns[which] != G_MAXSIZE) {
      lp_i_place_fail (&place, error, LP_ERROR_DUPLICATE, "Two columns have this name");
      return FALSE;
    }
    reader->columns[which] = i;
  }
  if (which >= N_REQUIRED || reader->columns[which] != G_MAXSIZE)
    return TRUE;
  lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "A history has this column, named in the header line");
  return FALSE;
}

static const char *
get_cell_text (const RowReader *reader, int which)
{
  return reader->columns[which] == G_MAXSIZE ? "" : lp_i_csv_get_field (reader->csv, reader->columns[which]);
}

static LpIPlace
get_place (const RowReader *reader, const LpIHistoryRow *row, int which)
{
  LpIPlace place = { lp_i_csv_get_file (reader->csv), row->line, NULL, column_names[which] };

  if (row->pupil != NULL && *row->pupil != '\0')
    place.pupil = *row->name != '\0' ? row->name : row->pupil;
  return place;
}

static gboolean
read_kind (const RowReader *reader, LpIHistoryRow *row, GError **error)
{
  LpIPlace place = get_place (reader, row, COLUMN_KIND);
  const char *text = get_cell_text (reader, COLUMN_KIND);
  g_autofree char *quoted = NULL;

  for (int kind = 0; kind < LP_I_N_HISTORY_KINDS; kind++) {
    if (g_ascii_strcasecmp (text, row_kind_names[kind]) == 0) {
      row->kind = (LpIHistoryKind) kind;
      return TRUE;
    }
  }
  quoted = lp_i_text_quote (text);
  lp_i_place_fail (&place, error, LP_ERROR_VALUE, "%s is none of round, assigned, cover, absent and feedback", quoted);
  return FALSE;
}

static gboolean
read_date (RowReader *reader, const LpIHistoryRow *row, int which, LpDate *date, GError **error)
{
  LpIPlace place = get_place (reader, row, which);
  const char *text = get_cell_text (reader, which);

  if (lp_i_csv_parse_date (text, date, &reader->day_first, error))
    return TRUE;
  lp_i_place_prefix (&place, error);
  return FALSE;
}

static gboolean
read_word (const RowReader *reader, LpIHistoryRow *row, GError **error)
{
  LpIPlace place = get_place (reader, row, COLUMN_WORD);
  const char *text = get_cell_text (reader, COLUMN_WORD);
  g_autofree char *quoted = NULL;

  if (lp_feedback_word_from_name (text, &row->word))
    return TRUE;
  quoted = lp_i_text_quote (text);
  lp_i_place_fail (&place, error, LP_ERROR_VALUE,
                   "%s is none of worked, mixed, too-quiet, not-listening, disagreed and apart-for-a-while", quoted);
  return FALSE;
}

/* A round or cover may be empty, which a row without a pupil says; nothing else may. */
static gboolean
check_filled (const RowReader *reader, const LpIHistoryRow *row, GError **error)
{
  gboolean may_be_empty = row->kind == LP_I_KIND_ROUND || row->kind == LP_I_KIND_COVER;
  LpIPlace place = get_place (reader, row, *row->pupil == '\0' ? COLUMN_PUPIL : COLUMN_PARTNERSHIP);

  if (*row->pupil == '\0') {
    if (may_be_empty && *row->partnership == '\0')
      return TRUE;
    lp_i_place_fail (&place, error, LP_ERROR_VALUE, "The row names no pupil");
    return FALSE;
  }
  if (*row->partnership != '\0' || row->kind == LP_I_KIND_ABSENT)
    return TRUE;
  lp_i_place_fail (&place, error, LP_ERROR_VALUE, "The row does not say in which partnership the pupil is");
  return FALSE;
}

static LpIHistoryRow *
read_row (RowReader *reader, GError **error)
{
  g_autoptr (LpIHistoryRow) row = g_new0 (LpIHistoryRow, 1);

  row->line = lp_i_csv_get_line (reader->csv);
  row->partnership = g_strdup (get_cell_text (reader, COLUMN_PARTNERSHIP));
  row->pupil = g_strdup (lp_i_csv_unguard (get_cell_text (reader, COLUMN_PUPIL)));
  row->name = lp_i_csv_tidy (lp_i_csv_unguard (get_cell_text (reader, COLUMN_NAME)));
  row->cover = g_strdup (get_cell_text (reader, COLUMN_COVER));
  row->cover_date = LP_DATE_NONE;
  if (!read_kind (reader, row, error) ||
      !read_date (reader, row, COLUMN_DATE, &row->date, error) ||
      !check_filled (reader, row, error))
    return NULL;
  if ((row->kind == LP_I_KIND_COVER || row->kind == LP_I_KIND_ABSENT) &&
      !read_date (reader, row, COLUMN_COVER_DATE, &row->cover_date, error))
    return NULL;
  if (row->kind == LP_I_KIND_FEEDBACK && !read_word (reader, row, error))
    return NULL;
  return g_steal_pointer (&row);
}

GPtrArray *
lp_i_history_rows_read (LpICsv *csv, gboolean *day_first, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (history_row_free);
  RowReader reader = { csv, { 0 }, FALSE };
  GError *failure = NULL;

  for (int which = 0; which < N_COLUMNS; which++) {
    if (!find_column (&reader, which, error))
      return NULL;
  }
  while (lp_i_csv_next (csv, &failure)) {
    LpIHistoryRow *row = read_row (&reader, error);

    if (row == NULL)
      return NULL;
    g_ptr_array_add (rows, row);
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  *day_first = reader.day_first;
  return g_steal_pointer (&rows);
}
