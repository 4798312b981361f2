/* SPDX-License-Identifier: MIT */
#include "io/lp-csv-private.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Blanks at the ends are kept only within quotation marks, since a reader drops them elsewhere. */
static gboolean
needs_quotes (const char *text)
{
  gsize length = strlen (text);

  if (length == 0)
    return FALSE;
  return strpbrk (text, ",;\t\"\r\n") != NULL || is_blank (text[0]) || is_blank (text[length - 1]);
}

void
lp_i_csv_append (GString *out, const char *text)
{
  if (!needs_quotes (text)) {
    g_string_append (out, text);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

/* Any number of apostrophes before what a spreadsheet would compute, so that guarding can be undone exactly. */
static gboolean
is_risky (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

void
lp_i_csv_append_guarded (GString *out, const char *text)
{
  g_autofree char *guarded = is_risky (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);

  lp_i_csv_append (out, guarded);
}

const char *
lp_i_csv_unguard (const char *text)
{
  return *text == '\'' && is_risky (text) ? text + 1 : text;
}
