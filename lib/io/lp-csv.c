/* SPDX-License-Identifier: MIT */
#include "io/lp-csv-private.h"
#include "base/lp-text-private.h"

#include <string.h>

struct _LpICsv {
  char      *file;    /* owned; nullable */
  char      *text;    /* owned, UTF-8 */
  gsize      length;
  gboolean   guessed; /* read as CP1252 */
  char       delimiter; /* '\0' where each line is one field */
  gsize      at;      /* byte that is read next */
  gsize      line;    /* line of that byte, from 1 */
  gsize      start;   /* line on which the record began */
  GPtrArray *columns; /* names of the header, owned */
  GString   *buffer;  /* the record's fields, each with its NUL, owned */
  GArray    *fields;  /* where each begins in the buffer, of gsize, owned */
};

static void
append_quoted (GString *out, const char *what, const char *text)
{
  g_autofree char *quoted = NULL;

  if (text == NULL)
    return;
  quoted = lp_i_text_quote (text);
  g_string_append_printf (out, "%s%s%s", out->len > 0 ? ", " : "", what, quoted);
}

static char *
place_to_string (const LpIPlace *place)
{
  GString *out = g_string_new (place->file);

  if (place->line > 0)
    g_string_append_printf (out, "%sline %" G_GSIZE_FORMAT, out->len > 0 ? ", " : "", place->line);
  append_quoted (out, "pupil ", place->pupil);
  append_quoted (out, "column ", place->column);
  return g_string_free (out, FALSE);
}

void
lp_i_place_prefix (const LpIPlace *place, GError **error)
{
  g_autofree char *words = place_to_string (place);

  if (*words != '\0')
    g_prefix_error (error, "%s: ", words);
}

void
lp_i_place_fail (const LpIPlace *place, GError **error, LpError code, const char *format, ...)
{
  g_autofree char *words = NULL;
  GError *failure;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  failure = g_error_new_literal (LP_ERROR, (int) code, words);
  lp_i_place_prefix (place, &failure);
  g_propagate_error (error, failure);
}

static gboolean
fail_parse (const LpICsv *csv, gsize line, GError **error, LpError code, const char *message)
{
  LpIPlace place = { csv->file, line, NULL, NULL };

  lp_i_place_fail (&place, error, code, "%s", message);
  return FALSE;
}

static gboolean
fail_length (const LpICsv *csv, gsize line, gboolean quoted, GError **error)
{
  LpIPlace place = { csv->file, line, NULL, NULL };

  lp_i_place_fail (&place, error, LP_ERROR_LIMIT, "A field that begins here is longer than %d bytes%s",
                   LP_CSV_MAX_FIELD, quoted ? "; is its closing quotation mark missing?" : "");
  return FALSE;
}

static gboolean
at_end (const LpICsv *csv)
{
  return csv->at >= csv->length;
}

static char
peek_byte (const LpICsv *csv)
{
  return at_end (csv) ? '\0' : csv->text[csv->at];
}

static gboolean
is_line_end (char c)
{
  return c == '\r' || c == '\n';
}

static gboolean
at_delimiter (const LpICsv *csv)
{
  return csv->delimiter != '\0' && peek_byte (csv) == csv->delimiter;
}

static gboolean
at_blank (const LpICsv *csv)
{
  return (peek_byte (csv) == ' ' || peek_byte (csv) == '\t') && !at_delimiter (csv);
}

/* Steps over CR, LF or CR LF, which count as one line end. */
static void
skip_line_end (LpICsv *csv)
{
  if (peek_byte (csv) == '\r' && csv->at + 1 < csv->length && csv->text[csv->at + 1] == '\n')
    csv->at++;
  csv->at++;
  csv->line++;
}

static void
skip_blanks (LpICsv *csv)
{
  while (at_blank (csv))
    csv->at++;
}

/* From behind the opening quotation mark to behind the closing one; line breaks become line feeds. */
static gboolean
read_quoted (LpICsv *csv, GError **error)
{
  GString *out = csv->buffer;
  gsize begin = out->len;
  gsize opened = csv->line;

  while (!at_end (csv)) {
    char c = peek_byte (csv);

    if (out->len - begin > LP_CSV_MAX_FIELD)
      return fail_length (csv, opened, TRUE, error);
    if (is_line_end (c)) {
      skip_line_end (csv);
      g_string_append_c (out, '\n');
      continue;
    }
    csv->at++;
    if (c != '"') {
      g_string_append_c (out, c);
    } else if (peek_byte (csv) == '"') {
      csv->at++;
      g_string_append_c (out, '"');
    } else {
      return TRUE;
    }
  }
  return fail_parse (csv, opened, error, LP_ERROR_SYNTAX, "The quotation mark that opens in this line is never closed");
}

static gboolean
read_bare (LpICsv *csv, GError **error)
{
  gsize begin = csv->at;
  gsize end;

  while (!at_end (csv) && !at_delimiter (csv) && !is_line_end (peek_byte (csv))) {
    csv->at++;
    if (csv->at - begin > LP_CSV_MAX_FIELD)
      return fail_length (csv, csv->line, FALSE, error);
  }
  end = csv->at;
  while (end > begin && (csv->text[end - 1] == ' ' || csv->text[end - 1] == '\t'))
    end--;
  g_string_append_len (csv->buffer, csv->text + begin, (gssize) (end - begin));
  return TRUE;
}

static gboolean
read_field (LpICsv *csv, GError **error)
{
  skip_blanks (csv);
  if (peek_byte (csv) != '"')
    return read_bare (csv, error);
  csv->at++;
  if (!read_quoted (csv, error))
    return FALSE;
  skip_blanks (csv);
  if (at_end (csv) || at_delimiter (csv) || is_line_end (peek_byte (csv)))
    return TRUE;
  return fail_parse (csv, csv->line, error, LP_ERROR_SYNTAX, "Text follows a closing quotation mark; within a field a quotation mark is doubled");
}

/* The fields up to the line's end; at least one. */
static gboolean
read_record (LpICsv *csv, GError **error)
{
  g_array_set_size (csv->fields, 0);
  g_string_truncate (csv->buffer, 0);
  csv->start = csv->line;
  for (;;) {
    gsize begin = csv->buffer->len;

    if (csv->fields->len == LP_I_CSV_MAX_COLUMNS)
      return fail_parse (csv, csv->start, error, LP_ERROR_LIMIT, "The line has more columns than any class list");
    if (!read_field (csv, error))
      return FALSE;
    g_string_append_c (csv->buffer, '\0');
    g_array_append_val (csv->fields, begin);
    if (!at_delimiter (csv))
      break;
    csv->at++;
  }
  if (!at_end (csv))
    skip_line_end (csv);
  return TRUE;
}

static gboolean
is_blank_from (const LpICsv *csv, guint first)
{
  for (guint i = first; i < csv->fields->len; i++) {
    if (*lp_i_csv_get_field (csv, i) != '\0')
      return FALSE;
  }
  return TRUE;
}

/* Spreadsheets pad rows with empty fields; fewer or more than that is a fault that shifts columns. */
static gboolean
check_count (LpICsv *csv, GError **error)
{
  LpIPlace place = { csv->file, csv->start, NULL, NULL };
  guint wanted = csv->columns->len;

  if (csv->fields->len > wanted && is_blank_from (csv, wanted))
    g_array_set_size (csv->fields, wanted);
  if (csv->fields->len == wanted)
    return TRUE;
  lp_i_place_fail (&place, error, LP_ERROR_SYNTAX,
                   "The line has %u fields, but the header has %u columns; a field that holds the delimiter needs quotation marks",
                   csv->fields->len, wanted);
  return FALSE;
}

static void
skip_blank_lines (LpICsv *csv)
{
  gsize at = csv->at;

  while (at < csv->length && strchr (" \t\r\n", csv->text[at]) != NULL) {
    at++;
    if (is_line_end (csv->text[at - 1])) {
      csv->at = at - 1;
      skip_line_end (csv);
      at = csv->at;
    }
  }
}

gboolean
lp_i_csv_next (LpICsv *csv, GError **error)
{
  for (;;) {
    skip_blank_lines (csv);
    if (at_end (csv))
      return FALSE;
    if (!read_record (csv, error))
      return FALSE;
    if (!is_blank_from (csv, 0))
      return check_count (csv, error);
  }
}

/* Counts a character in the first line, outside of quotation marks. */
static gsize
count_in_header (const LpICsv *csv, char c)
{
  gboolean quoted = FALSE;
  gsize n = 0;

  for (gsize i = csv->at; i < csv->length && (quoted || !is_line_end (csv->text[i])); i++) {
    if (csv->text[i] == '"')
      quoted = !quoted;
    else if (!quoted && csv->text[i] == c)
      n++;
  }
  return n;
}

static void
find_delimiter (LpICsv *csv)
{
  static const char candidates[] = { ',', ';', '\t' };
  gsize most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++) {
    gsize n = count_in_header (csv, candidates[i]);

    if (n > most) {
      most = n;
      csv->delimiter = candidates[i];
    }
  }
}

/* Spreadsheets may tell one another the delimiter in a line of its own, "sep=;". */
static gboolean
take_delimiter_line (LpICsv *csv)
{
  const char *rest = csv->text + csv->at;

  if (csv->length - csv->at < 5 || g_ascii_strncasecmp (rest, "sep=", 4) != 0)
    return FALSE;
  if (strchr (",;\t|", rest[4]) == NULL || (csv->length - csv->at > 5 && !is_line_end (rest[5])))
    return FALSE;
  csv->delimiter = rest[4];
  csv->at += 5;
  if (!at_end (csv))
    skip_line_end (csv);
  return TRUE;
}

static gboolean
read_header (LpICsv *csv, GError **error)
{
  skip_blank_lines (csv);
  if (!take_delimiter_line (csv))
    find_delimiter (csv);
  if (at_end (csv))
    return fail_parse (csv, 0, error, LP_ERROR_SYNTAX, "The file is empty");
  if (!read_record (csv, error))
    return FALSE;
  for (guint i = 0; i < csv->fields->len; i++)
    g_ptr_array_add (csv->columns, lp_i_csv_tidy (lp_i_csv_get_field (csv, i)));
  while (csv->columns->len > 0 && *(char *) g_ptr_array_index (csv->columns, csv->columns->len - 1) == '\0')
    g_ptr_array_set_size (csv->columns, (int) csv->columns->len - 1);
  if (csv->columns->len == 0)
    return fail_parse (csv, csv->start, error, LP_ERROR_SYNTAX, at_end (csv) ? "The file is empty" : "The header line is empty");
  return TRUE;
}

LpICsv *
lp_i_csv_new (const char *bytes, gsize length, const char *file, GError **error)
{
  g_autoptr (LpICsv) csv = g_new0 (LpICsv, 1);

  csv->file = file == NULL ? NULL : g_utf8_make_valid (file, -1);
  csv->columns = g_ptr_array_new_with_free_func (g_free);
  csv->buffer = g_string_new (NULL);
  csv->fields = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->line = 1;
  csv->text = lp_i_csv_decode (bytes, length, csv->file, &csv->length, &csv->guessed, error);
  if (csv->text == NULL || !read_header (csv, error))
    return NULL;
  return g_steal_pointer (&csv);
}

void
lp_i_csv_free (LpICsv *csv)
{
  if (csv == NULL)
    return;
  g_free (csv->file);
  g_free (csv->text);
  g_ptr_array_unref (csv->columns);
  g_string_free (csv->buffer, TRUE);
  g_array_unref (csv->fields);
  g_free (csv);
}

const char *
lp_i_csv_get_file (const LpICsv *csv)
{
  return csv->file;
}

gboolean
lp_i_csv_is_guessed (const LpICsv *csv)
{
  return csv->guessed;
}

gsize
lp_i_csv_get_n_columns (const LpICsv *csv)
{
  return csv->columns->len;
}

const char *
lp_i_csv_get_column (const LpICsv *csv, gsize column)
{
  return g_ptr_array_index (csv->columns, column);
}

gsize
lp_i_csv_get_line (const LpICsv *csv)
{
  return csv->start;
}

const char *
lp_i_csv_get_field (const LpICsv *csv, gsize column)
{
  return csv->buffer->str + g_array_index (csv->fields, gsize, column);
}

char *
lp_i_csv_tidy (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *
lp_i_csv_fold (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  }
  return g_string_free (out, FALSE);
}
