/* SPDX-License-Identifier: MIT */
/* Apart from the other words, since the library that draws PDFs has it, too. */
#include "pages/lp-wording-private.h"

gboolean
lp_i_word_turns (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
lp_i_word_name (const char *name)
{
  GString *text = g_string_new (NULL);

  g_string_append_unichar (text, LP_I_NAME_BEGIN);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!lp_i_word_turns (c))
      g_string_append_unichar (text, c);
  }
  g_string_append_unichar (text, LP_I_NAME_END);
  return g_string_free (text, FALSE);
}
