/* SPDX-License-Identifier: MIT */
#include "base/lp-words-private.h"

char *
lp_i_words_join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < words->len; k++) {
    if (k > 0)
      g_string_append (text, k + 1 == words->len ? " and " : ", ");
    g_string_append (text, g_ptr_array_index (words, k));
  }
  return g_string_free (text, FALSE);
}

char *
lp_i_words_count (gint64 number, const char *noun)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s%s", number, noun, number == 1 ? "" : "s");
}
