/* SPDX-License-Identifier: MIT */
#include "base/lp-text-private.h"

#include <math.h>
#include <string.h>

/* Most characters of a text that a message repeats. */
#define QUOTE_MAX 60

/* Unicode's category Cc, which is closed: C0, DEL and C1. */
static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

static char *
find_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (is_control (c)) {
      return g_strdup_printf ("holds the control character U+%04X", c);
    }
  }
  return NULL;
}

char *
lp_i_text_find_fault (const char *text, gsize max_bytes)
{
  gsize length = strlen (text);

  if (length == 0) {
    return g_strdup ("is empty");
  }
  if (max_bytes > 0 && length > max_bytes) {
    return g_strdup_printf ("is longer than %" G_GSIZE_FORMAT " bytes", max_bytes);
  }
  if (!g_utf8_validate (text, (gssize) length, NULL)) {
    return g_strdup ("is not UTF-8 text");
  }
  return find_control (text);
}

char *
lp_i_text_find_id_fault (const char *id)
{
  return lp_i_text_find_fault (id, LP_I_ID_MAX);
}

char *
lp_i_text_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 8 * QUOTE_MAX));
  GString *quoted = g_string_new ("\"");
  gsize n = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (n++ == QUOTE_MAX) {
      g_string_append (quoted, "…");
      break;
    }
    g_string_append_unichar (quoted, is_control (c) ? 0xfffd : c);
  }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

const char *
lp_i_text_trim (const char *text, gsize *length)
{
  const char *start = text;
  const char *end = text + strlen (text);

  if (!g_utf8_validate (text, -1, NULL)) {
    *length = (gsize) (end - text);
    return text;
  }
  while (start < end && g_unichar_isspace (g_utf8_get_char (start))) {
    start = g_utf8_next_char (start);
  }
  while (end > start) {
    const char *last = g_utf8_prev_char (end);
    if (!g_unichar_isspace (g_utf8_get_char (last))) {
      break;
    }
    end = last;
  }
  *length = (gsize) (end - start);
  return start;
}

char *
lp_i_text_from_number (double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (isnan (number)) {
    return g_strdup ("not a number");
  }
  if (isinf (number)) {
    return g_strdup (number > 0 ? "infinity" : "-infinity");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
    if (g_ascii_strtod (buffer, NULL) == number) {
      break;
    }
  }
  return g_strdup (buffer);
}
