/* SPDX-License-Identifier: MIT */
#include "base/lp-plain-private.h"

#include "base/lp-spelling-private.h"

/* Latin letters that Unicode does not take apart into a plain one and a mark. */
static const struct {
  gunichar    letter;
  const char *plain;
} letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" }, { 0x0127, "h" },
  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" },
};

static const char *
find_plain (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    if (letters[i].letter == c)
      return letters[i].plain;
  }
  return NULL;
}

char *
lp_i_plain_name (const char *name)
{
  g_autofree char *folded = lp_i_spelling_fold_plain (name);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *found = find_plain (g_utf8_get_char (p));
    if (found != NULL)
      g_string_append (plain, found);
    else
      g_string_append_unichar (plain, g_utf8_get_char (p));
  }
  return g_string_free (plain, FALSE);
}
