/* SPDX-License-Identifier: MIT */
#include "pairing/lp-words-private.h"

#include "model/lp-roster-private.h"

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
lp_i_words_name (const LpCosts *costs, const guint32 *members, guint n_members)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < n_members; k++)
    g_ptr_array_add (labels, lp_i_roster_get_label (roster, lp_i_present_get_id (costs->present, members[k])));
  return lp_i_words_join (labels);
}

char *
lp_i_words_count (gint64 number, const char *noun)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s%s", number, noun, number == 1 ? "" : "s");
}
