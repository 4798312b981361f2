/* SPDX-License-Identifier: MIT */
/* Words on a terminal: width, alignment, colour, and nothing that could steer it. */
#include "cli.h"
#include "cli-system.h"

#include <stdlib.h>
#include <string.h>

/* Control characters, and those that turn the direction of all that follows. */
static gboolean
is_unsafe (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n') || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
cli_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (clean, is_unsafe (c) ? 0xfffd : c);
  }
  return g_string_free (clean, FALSE);
}

/* Columns on a terminal. */
guint
cli_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_iszerowidth (c))
      width += g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

void
cli_append_padded (GString *line, const char *text, guint width)
{
  g_string_append (line, text);
  for (guint w = cli_width (text); w < width; w++)
    g_string_append_c (line, ' ');
}

/* The same order in every locale, accents and case aside. */
char *
cli_sort_key (const char *name)
{
  g_autofree char *split = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = split; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_ismark (c))
      g_string_append_unichar (plain, c);
  }
  return g_utf8_casefold (plain->str, -1);
}

/* How many letters of a must go, come or change for b to be there (Levenshtein); bytes, as words that are typed are. */
static guint
count_edits (const char *a, const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize k = 0; k <= n; k++)
    row[k] = (guint) k;
  for (guint i = 1; *a != '\0'; a++, i++) {
    guint corner = row[0];
    row[0] = i;
    for (gsize k = 1; k <= n; k++) {
      guint change = corner + (*a != b[k - 1]);
      corner = row[k];
      row[k] = MIN (change, MIN (row[k], row[k - 1]) + 1);
    }
  }
  return row[n];
}

/* The word that was probably meant, a new string; NULL where none is like what was typed. */
char *
cli_suggest (const char *typed, const char *const *words)
{
  gsize length = strlen (typed);
  guint least = (guint) MAX (2, length / 3) + 1;
  const char *found = NULL;

  for (gsize i = 0; length > 0 && length < 40 && words[i] != NULL; i++) {
    /* "match" is meant for matched, "half" or "halves" for mixed-half. */
    const char *tail = strrchr (words[i], '-');
    guint edits = strstr (words[i], typed) != NULL ? 1 : count_edits (typed, words[i]);
    if (tail != NULL)
      edits = MIN (edits, count_edits (typed, tail + 1) + 1);
    if (edits < least) {
      least = edits;
      found = words[i];
    }
  }
  return g_strdup (found);
}

gboolean
cli_has_colour (FILE *stream)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  const char *term = g_getenv ("TERM");

  if (no_colour != NULL && *no_colour != '\0')
    return FALSE;
  if (term == NULL || strcmp (term, "dumb") == 0)
    return FALSE;
  return cli_system_is_terminal (stream);
}

static void
append_styled (GString *text, FILE *stream, const char *on, const char *words)
{
  if (cli_has_colour (stream))
    g_string_append_printf (text, "\033[%sm%s\033[0m", on, words);
  else
    g_string_append (text, words);
}

void
cli_append_bold (GString *text, FILE *stream, const char *words)
{
  append_styled (text, stream, "1", words);
}

void
cli_append_dim (GString *text, FILE *stream, const char *words)
{
  append_styled (text, stream, "2", words);
}

void
cli_say (FILE *stream, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *clean = cli_clean (text);
  fputs (clean, stream);
}

/* Breaks a sentence at blanks so that it fits the terminal. */
void
cli_append_wrapped (GString *text, const char *first, const char *indent, const char *words)
{
  g_autofree char *clean = cli_clean (words);
  g_auto (GStrv) parts = g_strsplit (clean, " ", -1);
  guint column = cli_width (first);

  g_string_append (text, first);
  for (gsize i = 0; parts[i] != NULL; i++) {
    guint width = cli_width (parts[i]);
    if (i > 0 && column + 1 + width > CLI_COLUMNS) {
      g_string_append_printf (text, "\n%s", indent);
      column = cli_width (indent);
    } else if (i > 0) {
      g_string_append_c (text, ' ');
      column++;
    }
    g_string_append (text, parts[i]);
    column += width;
  }
  g_string_append_c (text, '\n');
}

static gboolean
is_about_columns (const LpReason *note)
{
  const char *code = lp_reason_get_code (note);
  return strcmp (code, LP_CODE_COLUMNS_READ) == 0 || strcmp (code, LP_CODE_COLUMNS_NOT_READ) == 0;
}

void
cli_notes_say (LpReasons *notes, const LpRoster *roster, gboolean seen_before)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; notes != NULL && i < lp_reasons_get_length (notes); i++) {
    LpReason *note = lp_reasons_get (notes, i);
    g_autofree char *words = cli_reason_text (note, roster);
    if (!seen_before || !is_about_columns (note))
      cli_append_wrapped (text, _("Note: "), "      ", words);
    if (strcmp (lp_reason_get_code (note), LP_CODE_NO_ATTAINMENT) == 0)
      g_string_append (text, "      (--subject NAME)\n");
  }
  fputs (text->str, stderr);
}
