/* SPDX-License-Identifier: MIT */
#include "io/lp-csv-private.h"

#include <string.h>

/* What CP1252 has at 0x80 to 0x9F, where it differs from Latin-1; 0 for nothing. */
static const gunichar2 windows_1252_letters[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178
};

/* The number of the line that holds the byte at OFFSET; CR, LF and CR LF each end one. */
static gsize
count_line (const char *bytes, gsize offset)
{
  gsize line = 1;

  for (gsize i = 0; i < offset; i++) {
    if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < offset && bytes[i + 1] == '\n')))
      line++;
  }
  return line;
}

static void
fail_at (const char *bytes, gsize offset, const char *file, const char *message, GError **error)
{
  LpIPlace place = { file, count_line (bytes, offset), NULL, NULL };

  lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "%s", message);
}

static gboolean
starts_with (const char *bytes, gsize length, const char *mark, gsize n)
{
  return length >= n && memcmp (bytes, mark, n) == 0;
}

/* What teachers hand over most often instead of a CSV file gets its own words. */
static gboolean
check_kind (const char *bytes, gsize length, const char *file, GError **error)
{
  LpIPlace place = { file, 0, NULL, NULL };

  if (length > LP_CSV_MAX_LENGTH) {
    lp_i_place_fail (&place, error, LP_ERROR_LIMIT, "The file is longer than %d bytes", LP_CSV_MAX_LENGTH);
    return FALSE;
  }
  if (starts_with (bytes, length, "PK\3\4", 4) || starts_with (bytes, length, "\xD0\xCF\x11\xE0", 4)) {
    lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "This is a spreadsheet; save it as CSV and read that");
    return FALSE;
  }
  if (starts_with (bytes, length, "%PDF", 4)) {
    lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "This is a PDF document, not CSV");
    return FALSE;
  }
  return TRUE;
}

static char *
decode_utf16 (const char *bytes, gsize length, gboolean big_endian, const char *file, gsize *size, GError **error)
{
  LpIPlace place = { file, 0, NULL, NULL };
  gsize n = length / 2;
  g_autofree gunichar2 *units = NULL;
  glong written = 0;
  char *text;

  if (length % 2 != 0) {
    lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "The file begins as UTF-16 but ends in half a character");
    return NULL;
  }
  units = g_new (gunichar2, n + 1);
  for (gsize i = 0; i < n; i++) {
    guchar first = (guchar) bytes[2 * i];
    guchar second = (guchar) bytes[2 * i + 1];

    units[i] = (gunichar2) (big_endian ? first << 8 | second : second << 8 | first);
    if (units[i] == 0) {
      lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "The file has a NUL character; it is not CSV text");
      return NULL;
    }
  }
  text = g_utf16_to_utf8 (units, (glong) n, NULL, &written, NULL);
  if (text == NULL) {
    lp_i_place_fail (&place, error, LP_ERROR_SYNTAX, "The file begins as UTF-16 but holds what is no character");
    return NULL;
  }
  *size = (gsize) written;
  return text;
}

static char *
decode_cp1252 (const char *bytes, gsize length, const char *file, gsize *size, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) bytes[i];
    gunichar c = byte >= 0x80 && byte < 0xA0 ? windows_1252_letters[byte - 0x80] : byte;

    if (c == 0) {
      fail_at (bytes, i, file, "The line is neither UTF-8 nor CP1252; save the file as UTF-8", error);
      return NULL;
    }
    g_string_append_unichar (out, c);
  }
  *size = out->len;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
decode_bytes (const char *bytes, gsize length, gboolean marked, const char *file, gsize *size, gboolean *guessed, GError **error)
{
  const char *nul = memchr (bytes, '\0', length);
  const char *bad;

  if (nul != NULL) {
    fail_at (bytes, (gsize) (nul - bytes), file, "The line has a NUL byte; save the file as UTF-8 text", error);
    return NULL;
  }
  if (g_utf8_validate_len (bytes, length, &bad)) {
    *size = length;
    return g_strndup (bytes, length);
  }
  if (marked) {
    fail_at (bytes, (gsize) (bad - bytes), file, "The file begins as UTF-8 but this line is not", error);
    return NULL;
  }
  *guessed = TRUE;
  return decode_cp1252 (bytes, length, file, size, error);
}

char *
lp_i_csv_decode (const char *bytes, gsize length, const char *file, gsize *size, gboolean *guessed, GError **error)
{
  *guessed = FALSE;
  if (!check_kind (bytes, length, file, error))
    return NULL;
  if (starts_with (bytes, length, "\xEF\xBB\xBF", 3))
    return decode_bytes (bytes + 3, length - 3, TRUE, file, size, guessed, error);
  if (starts_with (bytes, length, "\xFF\xFE", 2))
    return decode_utf16 (bytes + 2, length - 2, FALSE, file, size, error);
  if (starts_with (bytes, length, "\xFE\xFF", 2))
    return decode_utf16 (bytes + 2, length - 2, TRUE, file, size, error);
  return decode_bytes (bytes, length, FALSE, file, size, guessed, error);
}
