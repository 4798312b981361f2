/* SPDX-License-Identifier: MIT */
#include "io/lp-class-notes-private.h"

/* Classes that a note names one by one. */
#define MAX_CLASSES 12

void
lp_i_note_cp1252 (LpReasons *notes)
{
  lp_i_reasons_take (notes, lp_i_reason_new (LP_I_PHRASE_READ_AS_CP1252));
}

static const char *
get_column (const LpICsv *csv, const LpIColumns *columns, LpIField field)
{
  return lp_i_columns_has (columns, field) ? lp_i_csv_get_column (csv, columns->fields[field]) : NULL;
}

static void
add_use (LpReason *reason, LpIPhrase phrase, const char *field, const char *column)
{
  lp_i_reason_add_text (reason, field, column);
  lp_i_reason_add_part (reason, phrase, column);
}

/* One sentence by which a teacher sees whether the right columns were found. */
static void
note_read (LpReasons *notes, const LpICsv *csv, const LpIColumns *columns)
{
  static const struct {
    const char *name;
    LpIPhrase phrase;
  } uses[LP_I_N_FIELDS] = {
    { "id", LP_I_PHRASE_FIELD_ID },           { "name", LP_I_PHRASE_FIELD_NAME },     { "forename", LP_I_PHRASE_FIELD_FORENAME },
    { "surname", LP_I_PHRASE_FIELD_SURNAME }, { "class", LP_I_PHRASE_FIELD_CLASS },   { "gender", LP_I_PHRASE_FIELD_GENDER },
    { "role", LP_I_PHRASE_FIELD_ROLE },       { "quiet", LP_I_PHRASE_FIELD_QUIET },   { "dominant", LP_I_PHRASE_FIELD_DOMINANT },
  };
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_COLUMNS_READ);

  for (int field = 0; field < LP_I_N_FIELDS; field++) {
    const char *column = get_column (csv, columns, (LpIField) field);

    if (column != NULL)
      add_use (reason, uses[field].phrase, uses[field].name, column);
  }
  for (guint i = 0; i < columns->subjects->len; i++) {
    const LpISubject *subject = &g_array_index (columns->subjects, LpISubject, i);

    add_use (reason, LP_I_PHRASE_FIELD_ATTAINMENT, "attainment", lp_i_csv_get_column (csv, subject->column));
  }
  lp_i_reasons_take (notes, reason);
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
  reason = lp_i_reason_new (LP_I_PHRASE_COLUMNS_NOT_READ);
  lp_i_reason_add_text (reason, "columns", list->str);
  lp_i_reasons_take (notes, reason);
}

void
lp_i_note_columns (LpReasons *notes, const LpICsv *csv, const LpIColumns *columns)
{
  note_read (notes, csv, columns);
  note_passed_over (notes, csv, columns);
  if (!lp_i_columns_has (columns, LP_I_FIELD_ID))
    lp_i_reasons_take (notes, lp_i_reason_new (LP_I_PHRASE_IDS_FROM_NAMES));
  if (columns->subjects->len == 0)
    lp_i_reasons_take (notes, lp_i_reason_new (LP_I_PHRASE_NO_ATTAINMENT));
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
  reason = lp_i_reason_new (LP_I_PHRASE_SEVERAL_CLASSES);
  lp_i_reason_add_number (reason, "classes", classes->len);
  lp_i_reason_add_text (reason, "counts", list->str);
  lp_i_reasons_take (notes, reason);
}

void
lp_i_note_empty_subject (LpReasons *notes, const char *subject)
{
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_ATTAINMENT_EMPTY);

  lp_i_reason_add_text (reason, "subject", subject);
  lp_i_reasons_take (notes, reason);
}

void
lp_i_note_scale (LpReasons *notes, const char *subject, const LpScale *scale)
{
  LpReason *reason = lp_i_reason_new (LP_I_PHRASE_SCALE_RECOGNISED);
  const char *name = lp_scale_get_builtin_name (scale);

  lp_i_reason_add_text (reason, "subject", subject);
  lp_i_reason_add_text (reason, "scale", name);
  lp_i_reasons_take (notes, reason);
}
