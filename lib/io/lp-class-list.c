/* SPDX-License-Identifier: MIT */
#include "io/lp-class-list-private.h"
#include "io/lp-class-notes-private.h"
#include "base/lp-text-private.h"

#include <string.h>

struct _LpClassList {
  LpRoster  *roster; /* owned */
  LpReasons *notes;  /* owned */
};

static void
row_free (gpointer data)
{
  LpIRow *row = data;

  g_free (row->id);
  g_free (row->name);
  for (int field = 0; field < LP_I_N_FIELDS; field++)
    g_free (row->fields[field]);
  g_strfreev (row->attainment);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpIRow, row_free)

static void
read_texts (const LpICsv *csv, const LpIColumns *columns, LpIRow *row)
{
  guint n = columns->subjects->len;

  for (int field = 0; field < LP_I_N_FIELDS; field++) {
    if (lp_i_columns_has (columns, (LpIField) field))
      row->fields[field] = lp_i_csv_tidy (lp_i_csv_get_field (csv, columns->fields[field]));
  }
  row->attainment = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++) {
    gsize column = g_array_index (columns->subjects, LpISubject, i).column;

    row->attainment[i] = lp_i_csv_tidy (lp_i_csv_get_field (csv, column));
  }
}

/* A field's text, or NULL where it is empty or there is no such column. */
static const char *
get_field (const LpIRow *row, LpIField field)
{
  const char *text = row->fields[field];

  return text == NULL || *text == '\0' ? NULL : text;
}

static char *
make_name (const LpIRow *row)
{
  const char *name = get_field (row, LP_I_FIELD_NAME);
  const char *forename = get_field (row, LP_I_FIELD_FORENAME);
  const char *surname = get_field (row, LP_I_FIELD_SURNAME);

  if (name != NULL)
    return g_strdup (name);
  if (forename != NULL && surname != NULL)
    return g_strconcat (forename, " ", surname, NULL);
  return g_strdup (forename != NULL ? forename : surname);
}

/* Without a column of ids the name is the id: the one thing that next month's list has as well. */
static gboolean
find_identity (const LpICsv *csv, const LpIColumns *columns, LpIRow *row, GError **error)
{
  gboolean has_ids = lp_i_columns_has (columns, LP_I_FIELD_ID);
  LpIPlace place = { lp_i_csv_get_file (csv), row->line, NULL, NULL };

  row->name = make_name (row);
  row->id = g_strdup (has_ids ? get_field (row, LP_I_FIELD_ID) : row->name);
  if (row->id != NULL)
    return TRUE;
  place.pupil = row->name;
  if (has_ids)
    place.column = lp_i_csv_get_column (csv, columns->fields[LP_I_FIELD_ID]);
  lp_i_place_fail (&place, error, LP_ERROR_VALUE, has_ids ? "The pupil has no id" : "The pupil has no name");
  return FALSE;
}

static gboolean
check_unique (const LpICsv *csv, const LpIColumns *columns, const LpIRow *row, GHashTable *seen, GError **error)
{
  const LpIRow *first = g_hash_table_lookup (seen, row->id);
  LpIPlace place = { lp_i_csv_get_file (csv), row->line, row->name, NULL };
  g_autofree char *quoted = NULL;

  if (first == NULL) {
    g_hash_table_insert (seen, row->id, (gpointer) row);
    return TRUE;
  }
  quoted = lp_i_text_quote (row->id);
  if (lp_i_columns_has (columns, LP_I_FIELD_ID)) {
    place.column = lp_i_csv_get_column (csv, columns->fields[LP_I_FIELD_ID]);
    lp_i_place_fail (&place, error, LP_ERROR_DUPLICATE, "The id %s stands already in line %" G_GSIZE_FORMAT, quoted, first->line);
  } else {
    lp_i_place_fail (&place, error, LP_ERROR_DUPLICATE,
                     "The name %s stands already in line %" G_GSIZE_FORMAT "; add a column of ids to tell the pupils apart",
                     quoted, first->line);
  }
  return FALSE;
}

static GPtrArray *
read_rows (LpICsv *csv, const LpIColumns *columns, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  LpIPlace place = { lp_i_csv_get_file (csv), 0, NULL, NULL };
  GError *failure = NULL;

  while (lp_i_csv_next (csv, &failure)) {
    LpIRow *row = g_new0 (LpIRow, 1);

    g_ptr_array_add (rows, row);
    row->line = lp_i_csv_get_line (csv);
    read_texts (csv, columns, row);
    if (!find_identity (csv, columns, row, error) || !check_unique (csv, columns, row, seen, error))
      return NULL;
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  if (rows->len > 0)
    return g_steal_pointer (&rows);
  lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "The file has a header line and no pupils");
  return NULL;
}

static gboolean
parse_flag (const char *text, gboolean *value)
{
  static const char *const yes[] = { "yes", "y", "true", "t", "1", "x", "✓", "✔", NULL };
  static const char *const no[] = { "no", "n", "false", "f", "0", "-", NULL };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  *value = g_strv_contains (yes, folded);
  return *value || g_strv_contains (no, folded);
}

static gboolean
set_flag (const LpIPlace *place, const LpIRow *row, LpIField field, const char *name, LpPupil *pupil, GError **error)
{
  const char *text = get_field (row, field);
  g_autofree char *quoted = NULL;
  gboolean value = FALSE;

  if (text == NULL)
    return TRUE;
  if (parse_flag (text, &value))
    return lp_pupil_set_flag (pupil, name, value, error);
  quoted = lp_i_text_quote (text);
  lp_i_place_fail (place, error, LP_ERROR_VALUE, "%s is neither yes nor no", quoted);
  return FALSE;
}

static gboolean
set_word (const LpIPlace *place, const LpIRow *row, LpIField field, const char *name, LpPupil *pupil, GError **error)
{
  const char *text = get_field (row, field);

  if (text == NULL || lp_pupil_set_word (pupil, name, text, error))
    return TRUE;
  lp_i_place_prefix (place, error);
  return FALSE;
}

static gboolean
set_attributes (const LpICsv *csv, const LpIColumns *columns, const LpIRow *row, LpPupil *pupil, GError **error)
{
  static const struct {
    LpIField    field;
    const char *name;
    gboolean    flag;
  } attributes[] = {
    { LP_I_FIELD_CLASS, "class", FALSE },
    { LP_I_FIELD_GENDER, "gender", FALSE },
    { LP_I_FIELD_ROLE, "role", FALSE },
    { LP_I_FIELD_QUIET, "quiet", TRUE },
    { LP_I_FIELD_DOMINANT, "dominant", TRUE }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++) {
    LpIField field = attributes[i].field;
    LpIPlace place = { lp_i_csv_get_file (csv), row->line, lp_pupil_get_name (pupil), NULL };

    if (!lp_i_columns_has (columns, field))
      continue;
    place.column = lp_i_csv_get_column (csv, columns->fields[field]);
    if (!(attributes[i].flag ? set_flag : set_word) (&place, row, field, attributes[i].name, pupil, error))
      return FALSE;
  }
  return TRUE;
}

/*
 * A role in the sense of this library is tutor or tutee. A column of that name
 * with other words in it (student, guardian) is about something else.
 */
static void
drop_foreign_roles (LpIColumns *columns, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const char *text = get_field (g_ptr_array_index (rows, i), LP_I_FIELD_ROLE);

    if (text != NULL && (g_ascii_strcasecmp (text, "tutor") == 0 || g_ascii_strcasecmp (text, "tutee") == 0))
      return;
  }
  columns->fields[LP_I_FIELD_ROLE] = LP_I_NO_COLUMN;
}

static void
lower_roles (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    LpIRow *row = g_ptr_array_index (rows, i);
    char *lower = row->fields[LP_I_FIELD_ROLE] == NULL ? NULL : g_ascii_strdown (row->fields[LP_I_FIELD_ROLE], -1);

    g_free (row->fields[LP_I_FIELD_ROLE]);
    row->fields[LP_I_FIELD_ROLE] = lower;
  }
}

/* What is known while the roster is put together. */
typedef struct {
  const LpICsv     *csv;
  const LpIColumns *columns;
  const GPtrArray  *rows;
  LpScale         **scales; /* owned, one per subject; NULL where attainment is scores */
  guint             n_scales;
} Builder;

static void
builder_clear (Builder *builder)
{
  for (guint i = 0; i < builder->n_scales; i++)
    g_clear_pointer (&builder->scales[i], lp_scale_unref);
  g_free (builder->scales);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static LpIAttainment
get_attainment (const Builder *builder, guint index)
{
  const LpISubject *subject = &g_array_index (builder->columns->subjects, LpISubject, index);
  LpIAttainment attainment = {
    lp_i_csv_get_file (builder->csv), lp_i_csv_get_column (builder->csv, subject->column),
    subject->subject, index, builder->rows
  };

  return attainment;
}

static gboolean
find_scales (Builder *builder, LpScale *given, LpRoster *roster, LpReasons *notes, GError **error)
{
  for (guint i = 0; i < builder->n_scales; i++) {
    LpIAttainment attainment = get_attainment (builder, i);
    gboolean filled = FALSE;

    if (!lp_i_attainment_find_scale (&attainment, given, &builder->scales[i], &filled, error))
      return FALSE;
    if (builder->scales[i] != NULL && !lp_roster_set_scale (roster, attainment.subject, builder->scales[i], error))
      return FALSE;
    if (!filled)
      lp_i_note_empty_subject (notes, attainment.subject);
    else if (given == NULL && builder->scales[i] != NULL)
      lp_i_note_scale (notes, attainment.subject, builder->scales[i]);
  }
  return TRUE;
}

static LpPupil *
make_pupil (const Builder *builder, const LpIRow *row, GError **error)
{
  LpIPlace place = { lp_i_csv_get_file (builder->csv), row->line, row->name != NULL ? row->name : row->id, NULL };
  g_autoptr (LpPupil) pupil = lp_pupil_new (row->id, row->name, error);

  if (pupil == NULL) {
    lp_i_place_prefix (&place, error);
    return NULL;
  }
  if (!set_attributes (builder->csv, builder->columns, row, pupil, error))
    return NULL;
  for (guint i = 0; i < builder->n_scales; i++) {
    LpIAttainment attainment = get_attainment (builder, i);

    if (!lp_i_attainment_apply (&attainment, builder->scales[i], row, pupil, error))
      return NULL;
  }
  return g_steal_pointer (&pupil);
}

static gboolean
add_pupils (const Builder *builder, LpRoster *roster, GError **error)
{
  for (guint i = 0; i < builder->rows->len; i++) {
    const LpIRow *row = g_ptr_array_index (builder->rows, i);
    LpIPlace place = { lp_i_csv_get_file (builder->csv), row->line, NULL, NULL };
    g_autoptr (LpPupil) pupil = make_pupil (builder, row, error);

    if (pupil == NULL)
      return FALSE;
    if (!lp_roster_add_pupil (roster, pupil, error)) {
      lp_i_place_prefix (&place, error);
      return FALSE;
    }
  }
  return TRUE;
}

static LpClassList *
build_roster (LpICsv *csv, LpIColumns *columns, LpScale *given, GError **error)
{
  g_autoptr (LpClassList) list = g_new0 (LpClassList, 1);
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (Builder) builder = { csv, columns, NULL, NULL, 0 };

  list->roster = lp_roster_new ();
  list->notes = lp_i_reasons_new ();
  rows = read_rows (csv, columns, error);
  if (rows == NULL)
    return NULL;
  drop_foreign_roles (columns, rows);
  lower_roles (rows);
  lp_i_note_columns (list->notes, csv, columns);
  lp_i_note_classes (list->notes, rows);
  builder.rows = rows;
  builder.n_scales = columns->subjects->len;
  builder.scales = g_new0 (LpScale *, builder.n_scales + 1);
  if (!find_scales (&builder, given, list->roster, list->notes, error) || !add_pupils (&builder, list->roster, error))
    return NULL;
  return g_steal_pointer (&list);
}

LpClassList *
lp_class_list_read (const char *bytes, gsize length, const char *file_name,
                    const char *const *subjects, const char *scale, GError **error)
{
  g_autoptr (LpIColumns) columns = NULL;
  g_autoptr (LpScale) given = NULL;
  g_autoptr (LpICsv) csv = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (scale != NULL) {
    given = lp_i_scale_parse (scale, error);
    if (given == NULL)
      return NULL;
  }
  csv = lp_i_csv_new (bytes, length, file_name, error);
  if (csv == NULL)
    return NULL;
  columns = lp_i_columns_find (csv, subjects, error);
  if (columns == NULL)
    return NULL;
  return build_roster (csv, columns, given, error);
}

void
lp_class_list_free (LpClassList *list)
{
  if (list == NULL)
    return;
  lp_roster_unref (list->roster);
  lp_reasons_unref (list->notes);
  g_free (list);
}

LpRoster *
lp_class_list_get_roster (const LpClassList *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  return list->roster;
}

LpReasons *
lp_class_list_get_notes (const LpClassList *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  return list->notes;
}
