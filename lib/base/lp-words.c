/* SPDX-License-Identifier: MIT */
#include "base/lp-words-private.h"

char *
lp_i_words_join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < MIN (words->len, LP_I_WORDS_MOST); k++) {
    if (k > 0)
      g_string_append (text, k + 1 == words->len ? " and " : ", ");
    g_string_append (text, g_ptr_array_index (words, k));
  }
  if (words->len > LP_I_WORDS_MOST)
    g_string_append_printf (text, " and %u %s", words->len - LP_I_WORDS_MOST, words->len == LP_I_WORDS_MOST + 1 ? "other" : "others");
  return g_string_free (text, FALSE);
}

char *
lp_i_words_count (gint64 number, const char *noun)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s%s", number, noun, number == 1 ? "" : "s");
}
