/* SPDX-License-Identifier: MIT */
#include "pages/lp-coverage-page-private.h"

#include "base/lp-plain-private.h"

/* The letters from a to z of a name, a blank before each that begins a word. */
static char *
plain_letters (const char *name)
{
  g_autofree char *plain = lp_i_plain_name (name);
  GString *letters = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c < 128 && g_ascii_isalpha ((char) c)) {
      if (begins && letters->len > 0)
        g_string_append_c (letters, ' ');
      g_string_append_c (letters, (char) c);
      begins = FALSE;
    } else {
      begins = c == ' ' || c == '-';
    }
  }
  return g_string_free (letters, FALSE);
}

static gboolean
take_label (GHashTable *taken, char first, char second, char **label)
{
  char text[] = { g_ascii_toupper (first), g_ascii_tolower (second), '\0' };

  if (g_hash_table_contains (taken, text))
    return FALSE;
  *label = g_strdup (text);
  g_hash_table_add (taken, *label);
  return TRUE;
}

/* The first letter with each letter after it, first with the next one. */
static gboolean
take_letters (GHashTable *taken, const char *letters, char **label)
{
  for (const char *p = letters[0] != '\0' ? letters + 1 : letters; *p != '\0'; p++) {
    if (*p != ' ' && take_label (taken, letters[0], *p, label))
      return TRUE;
  }
  for (char c = '2'; letters[0] != '\0' && c <= '9'; c++) {
    if (take_label (taken, letters[0], c, label))
      return TRUE;
  }
  return FALSE;
}

/* From 01 to 99, then with a letter for the tens: 36 · 36 are more than any triangle has columns. */
static void
take_number_label (GHashTable *taken, guint *number, char **label)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

  do
    (*number)++;
  while (!take_label (taken, digits[(*number / 10) % 36], digits[*number % 10], label) && *number < 360);
  if (*label == NULL)
    *label = g_strdup ("??");
}

char **
lp_i_coverage_make_labels (const LpCoverage *coverage)
{
  gsize n = lp_coverage_get_n_pupils (coverage);
  char **labels = g_new0 (char *, n + 1);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint number = 0;

  for (gsize i = 0; i < n; i++) {
    g_autofree char *letters = plain_letters (lp_pupil_get_name (lp_coverage_get_pupil (coverage, i)));
    if (!take_letters (taken, letters, &labels[i]))
      take_number_label (taken, &number, &labels[i]);
  }
  return labels;
}
