/* SPDX-License-Identifier: MIT */
#include "io/lp-class-list-private.h"
#include "base/lp-text-private.h"

#include <string.h>

/*
 * What columns are called in the exports of schools' systems, folded; the
 * likeliest first, so that a list with several candidates is read by the best.
 * Among ids those that mean something outside of the school come last.
 */
static const char *const column_aliases[LP_I_N_FIELDS][32] = {
  [LP_I_FIELD_ID] = {
    "pupilid", "studentid", "learnerid", "childid", "sourcedid", "sisid", "misid", "id", "userid", "pupilno",
    "pupilnumber", "studentno", "studentnumber", "admissionno", "admissionnumber", "admissionnum", "admno",
    "adno", "pupilcode", "pupilref", "upn", "uniquepupilnumber"
  },
  [LP_I_FIELD_NAME] = {
    "pupilname", "name", "fullname", "studentname", "learnername", "childname", "childsname", "pupilsname",
    "displayname", "pupil", "student", "learner", "child"
  },
  [LP_I_FIELD_FORENAME] = {
    "preferredforename", "preferredfirstname", "chosenforename", "knownas", "forename", "firstname", "givenname",
    "first", "legalforename", "legalfirstname"
  },
  [LP_I_FIELD_SURNAME] = {
    "preferredsurname", "preferredlastname", "chosensurname", "surname", "lastname", "familyname", "last",
    "legalsurname", "legallastname"
  },
  [LP_I_FIELD_CLASS] = {
    "classid", "class", "classname", "classcode", "reg", "reggroup", "regclass", "registration", "registrationgroup",
    "registrationclass", "form", "formgroup", "tutorgroup", "homeroom"
  },
  [LP_I_FIELD_GENDER] = { "gender", "sex" },
  [LP_I_FIELD_ROLE] = { "role", "partnerrole", "tutorortutee" },
  [LP_I_FIELD_QUIET] = { "quiet", "isquiet" },
  [LP_I_FIELD_DOMINANT] = { "dominant", "isdominant" }
};

/* A heading is attainment if it has a word of the first list and none beside the two. */
static const char *const attainment_words[] = {
  "ability", "arithmetic", "attainment", "band", "english", "gps", "grammar", "intake", "level", "literacy",
  "math", "mathematics", "maths", "numeracy", "phonics", "read", "reading", "scaledscore", "science", "score",
  "spag", "spelling", "spellings", "ta", "write", "writing", NULL
};
static const char *const name_qualifiers[] = {
  "assessment", "autumn", "baseline", "current", "end", "entry", "exam", "ks1", "ks2", "ks3", "mark", "of",
  "overall", "raw", "result", "sat", "sats", "scale", "scaled", "spring", "standardised", "standardized",
  "summer", "teacher", "term", "test", "total", "year", NULL
};

/* Never read, whoever asks, so that no care or medical note ends in a message or a file. */
static const char *const forbidden_parts[] = {
  "password", "address", "postcode", "zipcode", "medical", "allerg", "diagnos", "nhs", "religion", "ethnic",
  "lookedafter", "safeguard", "pupilpremium", "freeschoolmeal", "telephone", "email", "birth", NULL
};
static const char *const forbidden_names[] = {
  "care", "incare", "dob", "ehcp", "fsm", "lac", "phone", "pp", "sen", "send", "senstatus", "sennotes", NULL
};

static gsize
find_folded (GPtrArray *folded, const char *name)
{
  for (guint i = 0; i < folded->len; i++) {
    if (strcmp (g_ptr_array_index (folded, i), name) == 0)
      return i;
  }
  return LP_I_NO_COLUMN;
}

static GPtrArray *
fold_header (const LpICsv *csv)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_i_csv_get_n_columns (csv); i++)
    g_ptr_array_add (folded, lp_i_csv_fold (lp_i_csv_get_column (csv, i)));
  return folded;
}

static gsize
find_field (GPtrArray *folded, LpIField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (column_aliases[field]) && column_aliases[field][i] != NULL; i++) {
    gsize column = find_folded (folded, column_aliases[field][i]);

    if (column != LP_I_NO_COLUMN)
      return column;
  }
  return LP_I_NO_COLUMN;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* Splits a heading into words: at blanks, punctuation and line breaks. */
static char **
split_words (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GString) spaced = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (spaced, g_unichar_isalnum (c) ? c : ' ');
  }
  return g_strsplit (spaced->str, " ", -1);
}

static gboolean
is_attainment (const char *name)
{
  g_auto (GStrv) words = split_words (name);
  gboolean found = FALSE;

  for (char **word = words; *word != NULL; word++) {
    if (g_strv_contains (attainment_words, *word))
      found = TRUE;
    else if (**word != '\0' && !is_digits (*word) && !g_strv_contains (name_qualifiers, *word))
      return FALSE;
  }
  return found;
}

static gboolean
is_forbidden (const char *folded)
{
  for (gsize i = 0; forbidden_parts[i] != NULL; i++) {
    if (strstr (folded, forbidden_parts[i]) != NULL)
      return TRUE;
  }
  return g_strv_contains (forbidden_names, folded);
}

static void
clear_subject (gpointer data)
{
  g_free (((LpISubject *) data)->subject);
}

static gboolean
has_subject (const LpIColumns *columns, gsize column)
{
  for (guint i = 0; i < columns->subjects->len; i++) {
    if (g_array_index (columns->subjects, LpISubject, i).column == column)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_field (const LpIColumns *columns, gsize column)
{
  for (int field = 0; field < LP_I_N_FIELDS; field++) {
    if (columns->fields[field] == column)
      return TRUE;
  }
  return FALSE;
}

gboolean
lp_i_columns_is_read (const LpIColumns *columns, gsize column)
{
  return is_field (columns, column) || has_subject (columns, column);
}

gboolean
lp_i_columns_has (const LpIColumns *columns, LpIField field)
{
  return columns->fields[field] != LP_I_NO_COLUMN;
}

static void
add_subject (LpIColumns *columns, gsize column, const char *name)
{
  LpISubject subject = { column, g_strdup (name) };

  g_array_append_val (columns->subjects, subject);
}

static char *
list_columns (const LpICsv *csv, gsize most)
{
  gsize n = lp_i_csv_get_n_columns (csv);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < MIN (n, most); i++) {
    g_autofree char *quoted = lp_i_text_quote (lp_i_csv_get_column (csv, i));

    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", quoted);
  }
  if (n > most)
    g_string_append (out, ", …");
  return g_string_free (out, FALSE);
}

static gboolean
fail_subject (const LpICsv *csv, const char *subject, LpError code, const char *message, GError **error)
{
  LpIPlace place = { lp_i_csv_get_file (csv), lp_i_csv_get_line (csv), NULL, subject };

  lp_i_place_fail (&place, error, code, "%s", message);
  return FALSE;
}

/* One attainment column that the caller asked for by name. */
static gboolean
ask_subject (const LpICsv *csv, GPtrArray *folded, const char *subject, LpIColumns *columns, GError **error)
{
  g_autofree char *name = lp_i_csv_fold (subject);
  gsize column = find_folded (folded, name);

  if (*name == '\0' || column == LP_I_NO_COLUMN) {
    g_autofree char *list = list_columns (csv, 30);
    g_autofree char *words = g_strdup_printf ("There is no such column; there are %s", list);

    return fail_subject (csv, subject, LP_ERROR_VALUE, words, error);
  }
  if (is_forbidden (name))
    return fail_subject (csv, subject, LP_ERROR_VALUE, "Columns of this kind are never read: a pairing needs an id and attainment", error);
  if (is_field (columns, column))
    return fail_subject (csv, subject, LP_ERROR_VALUE, "This column says who the pupil is, and is no attainment", error);
  if (has_subject (columns, column))
    return fail_subject (csv, subject, LP_ERROR_DUPLICATE, "This column is asked for twice", error);
  add_subject (columns, column, subject);
  return TRUE;
}

static void
recognise_subjects (const LpICsv *csv, LpIColumns *columns)
{
  for (gsize i = 0; i < lp_i_csv_get_n_columns (csv); i++) {
    const char *name = lp_i_csv_get_column (csv, i);

    if (!is_field (columns, i) && is_attainment (name))
      add_subject (columns, i, name);
  }
}

/* Two columns of one name would leave it to chance which of them is meant. */
static gboolean
check_unique_columns (const LpICsv *csv, GPtrArray *folded, const LpIColumns *columns, GError **error)
{
  for (guint i = 0; i < folded->len; i++) {
    gsize first = find_folded (folded, g_ptr_array_index (folded, i));

    if (first != i && lp_i_columns_is_read (columns, first))
      return fail_subject (csv, lp_i_csv_get_column (csv, i), LP_ERROR_DUPLICATE, "Two columns have this name", error);
  }
  return TRUE;
}

static gboolean
check_header (const LpICsv *csv, const LpIColumns *columns, GError **error)
{
  LpIPlace place = { lp_i_csv_get_file (csv), lp_i_csv_get_line (csv), NULL, NULL };
  g_autofree char *list = NULL;

  if (lp_i_columns_has (columns, LP_I_FIELD_ID) || lp_i_columns_has (columns, LP_I_FIELD_NAME) ||
      lp_i_columns_has (columns, LP_I_FIELD_FORENAME) || lp_i_columns_has (columns, LP_I_FIELD_SURNAME))
    return TRUE;
  /* Where there is no header this is a child's row, of which a little is enough to find it by. */
  list = list_columns (csv, 3);
  lp_i_place_fail (&place, error, LP_ERROR_SYNTAX,
                   "A header line is expected here with a column for the pupil's id or name, such as \"id,name,maths\"; the line reads %s",
                   list);
  return FALSE;
}

/* A whole name is better than its parts, which are then passed over. */
static void
find_fields (GPtrArray *folded, LpIColumns *columns)
{
  for (int field = 0; field < LP_I_N_FIELDS; field++)
    columns->fields[field] = find_field (folded, (LpIField) field);
  if (lp_i_columns_has (columns, LP_I_FIELD_NAME)) {
    columns->fields[LP_I_FIELD_FORENAME] = LP_I_NO_COLUMN;
    columns->fields[LP_I_FIELD_SURNAME] = LP_I_NO_COLUMN;
  }
}

LpIColumns *
lp_i_columns_find (const LpICsv *csv, const char *const *subjects, GError **error)
{
  g_autoptr (GPtrArray) folded = fold_header (csv);
  g_autoptr (LpIColumns) columns = g_new0 (LpIColumns, 1);

  columns->subjects = g_array_new (FALSE, FALSE, sizeof (LpISubject));
  g_array_set_clear_func (columns->subjects, clear_subject);
  find_fields (folded, columns);
  if (!check_header (csv, columns, error))
    return NULL;
  if (subjects == NULL)
    recognise_subjects (csv, columns);
  for (gsize i = 0; subjects != NULL && subjects[i] != NULL; i++) {
    if (!ask_subject (csv, folded, subjects[i], columns, error))
      return NULL;
  }
  if (!check_unique_columns (csv, folded, columns, error))
    return NULL;
  return g_steal_pointer (&columns);
}

void
lp_i_columns_free (LpIColumns *columns)
{
  if (columns == NULL)
    return;
  g_array_unref (columns->subjects);
  g_free (columns);
}
