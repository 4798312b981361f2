/* SPDX-License-Identifier: MIT */
#include "io/lp-class-notes-private.h"

/* Classes that a note names one by one. */
#define MAX_CLASSES 12

void
lp_i_note_take (LpReasons *notes, LpReason *reason, char *text)
{
  lp_i_reason_take_text (reason, text);
  lp_i_reasons_take (notes, reason);
}

void
lp_i_note_cp1252 (LpReasons *notes)
{
  lp_i_note_take (notes, lp_i_reason_new ("read-as-cp1252"),
                  g_strdup ("The file is no UTF-8 and was read as CP1252 (Windows); look at names with accents."));
}

static const char *
get_column (const LpICsv *csv, const LpIColumns *columns, LpIField field)
{
  return lp_i_columns_has (columns, field) ? lp_i_csv_get_column (csv, columns->fields[field]) : NULL;
}

static void
append_use (GString *out, const char *what, const char *column)
{
  if (column != NULL)
    g_string_append_printf (out, "%s%s from \"%s\"", out->len > 0 ? ", " : "", what, column);
}

/* One sentence by which a teacher sees whether the right columns were found. */
static void
note_read (LpReasons *notes, const LpICsv *csv, const LpIColumns *columns)
{
  static const char *const names[LP_I_N_FIELDS] = {
    "id", "name", "forename", "surname", "class", "gender", "role", "quiet", "dominant"
  };
  LpReason *reason = lp_i_reason_new ("columns-read");
  g_autoptr (GString) list = g_string_new (NULL);

  for (int field = 0; field < LP_I_N_FIELDS; field++) {
    const char *column = get_column (csv, columns, (LpIField) field);

    append_use (list, names[field], column);
    if (column != NULL)
      lp_i_reason_add_text (reason, names[field], column);
  }
  for (guint i = 0; i < columns->subjects->len; i++) {
    const LpISubject *subject = &g_array_index (columns->subjects, LpISubject, i);

    append_use (list, "attainment", lp_i_csv_get_column (csv, subject->column));
  }
  lp_i_note_take (notes, reason, g_strdup_printf ("Read: %s.", list->str));
}

static void
note_passed_over (LpReasons *notes, const LpICsv *csv, const LpIColumns *columns)
{
  g_autoptr (GString) list = g_string_new (NULL);
  LpReason *reason;

  for (gsize i = 0; i < lp_i_csv_get_n_columns (csv); i++) {
    const char *name = lp_i_csv_get_column (csv, i);

    if (!lp_i_columns_is_read (columns, i) && *name != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", name);
  }
  if (list->len == 0)
    return;
  reason = lp_i_reason_new ("columns-not-read");
  lp_i_reason_add_text (reason, "columns", list->str);
  lp_i_note_take (notes, reason, g_strdup_printf ("Columns not read: %s.", list->str));
}

void
lp_i_note_columns (LpReasons *notes, const LpICsv *csv, const LpIColumns *columns)
{
  note_read (notes, csv, columns);
  note_passed_over (notes, csv, columns);
  if (!lp_i_columns_has (columns, LP_I_FIELD_ID))
    lp_i_note_take (notes, lp_i_reason_new ("ids-from-names"),
                    g_strdup ("There is no column of ids, so each pupil's name is the id: a pupil whose name changes is a new pupil to the history."));
  if (columns->subjects->len == 0)
    lp_i_note_take (notes, lp_i_reason_new ("no-attainment"),
                    g_strdup ("No column was recognised as attainment; name the column that is, or pair without."));
  if (lp_i_csv_is_guessed (csv))
    lp_i_note_cp1252 (notes);
}

static GPtrArray *
count_classes (const GPtrArray *rows, GHashTable *counts)
{
  GPtrArray *classes = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    const LpIRow *row = g_ptr_array_index (rows, i);
    char *name = row->fields[LP_I_FIELD_CLASS];
    guint n;

    if (name == NULL || *name == '\0')
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
    if (n == 0)
      g_ptr_array_add (classes, name);
    g_hash_table_insert (counts, name, GUINT_TO_POINTER (n + 1));
  }
  return classes;
}

void
lp_i_note_classes (LpReasons *notes, const GPtrArray *rows)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) classes = count_classes (rows, counts);
  g_autoptr (GString) list = g_string_new (NULL);
  LpReason *reason;

  if (classes->len < 2)
    return;
  for (guint i = 0; i < MIN (classes->len, MAX_CLASSES); i++) {
    const char *name = g_ptr_array_index (classes, i);

    g_string_append_printf (list, "%s%s: %u", i > 0 ? ", " : "", name, GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)));
  }
  if (classes->len > MAX_CLASSES)
    g_string_append (list, ", …");
  reason = lp_i_reason_new ("several-classes");
  lp_i_reason_add_number (reason, "classes", classes->len);
  lp_i_reason_add_text (reason, "counts", list->str);
  lp_i_note_take (notes, reason, g_strdup_printf ("The list holds %u classes (%s); pupils are paired across them.", classes->len, list->str));
}

void
lp_i_note_empty_subject (LpReasons *notes, const char *subject)
{
  LpReason *reason = lp_i_reason_new ("attainment-empty");

  lp_i_reason_add_text (reason, "subject", subject);
  lp_i_note_take (notes, reason, g_strdup_printf ("No pupil has attainment in \"%s\".", subject));
}

void
lp_i_note_scale (LpReasons *notes, const char *subject, const LpScale *scale)
{
  LpReason *reason = lp_i_reason_new ("scale-recognised");
  const char *name = lp_scale_get_builtin_name (scale);

  lp_i_reason_add_text (reason, "subject", subject);
  lp_i_reason_add_text (reason, "scale", name);
  lp_i_note_take (notes, reason, g_strdup_printf ("The bands of \"%s\" are those of the scale %s.", subject, name));
}
