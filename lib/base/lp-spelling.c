/* SPDX-License-Identifier: MIT */
#include "base/lp-spelling-private.h"
#include "base/lp-text-private.h"

#include <string.h>

#define MAX_LETTERS 64

static char *
trim_valid (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize length;
  const char *start = lp_i_text_trim (valid, &length);

  return g_strndup (start, length);
}

char *
lp_i_spelling_fold (const char *text)
{
  g_autofree char *trimmed = trim_valid (text);
  g_autofree char *composed = g_utf8_normalize (trimmed, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  /* Folding may leave letters decomposed. */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

char *
lp_i_spelling_fold_plain (const char *text)
{
  g_autofree char *folded = lp_i_spelling_fold (text);
  g_autofree char *split = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *p = split; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_ismark (c)) {
      g_string_append_unichar (plain, c);
    }
  }
  return g_string_free (plain, FALSE);
}

static guint
read_letters (const char *text, gunichar *letters)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MAX_LETTERS; p = g_utf8_next_char (p)) {
    letters[n++] = g_utf8_get_char (p);
  }
  return n;
}

/*
 * Optimal string alignment. Invariant: rows[i][j] is the distance between the
 * first i letters of a and the first j of b.
 */
guint
lp_i_spelling_get_distance (const char *a, const char *b)
{
  gunichar left[MAX_LETTERS], right[MAX_LETTERS];
  guint rows[MAX_LETTERS + 1][MAX_LETTERS + 1];
  guint n = read_letters (a, left), m = read_letters (b, right);

  for (guint j = 0; j <= m; j++) {
    rows[0][j] = j;
  }
  for (guint i = 1; i <= n; i++) {
    rows[i][0] = i;
    for (guint j = 1; j <= m; j++) {
      guint replaced = rows[i - 1][j - 1] + (left[i - 1] != right[j - 1] ? 1 : 0);
      rows[i][j] = MIN (replaced, MIN (rows[i - 1][j], rows[i][j - 1]) + 1);
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        rows[i][j] = MIN (rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[n][m];
}
