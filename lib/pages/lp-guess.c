/* SPDX-License-Identifier: MIT */
#include "pages/lp-guess-private.h"

#include "pages/lp-wording-private.h"

/* A word is cut only in columns at least so wide. */
#define CUT_FROM 14.0

static double
letter_width (gunichar c)
{
  if (g_unichar_iszerowidth (c) || lp_i_word_turns (c))
    return 0;
  if (g_unichar_iswide (c))
    return 1;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W')
    return 0.95;
  if (g_unichar_isupper (c))
    return 0.7;
  if (c == ' ' || c == 'i' || c == 'l' || c == 'j' || c == '.' || c == '\'')
    return 0.32;
  return 0.58;
}

guint
lp_i_guess_lines (const char *text, double room)
{
  guint lines = 1;
  double used = 0, word = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    double width = letter_width (c);
    if (used + word + width > room) {
      /* The word so far goes down with its next letter, or is cut where it began the line. */
      if (used == 0 && room < CUT_FROM)
        return LP_I_GUESS_NEVER;
      if (used == 0)
        word = 0;
      used = 0;
      lines++;
    }
    word += width;
    if (c == ' ' || c == '-') {
      used += word;
      word = 0;
    }
  }
  return lines;
}
