/* SPDX-License-Identifier: MIT */
/* Sentences come as plain text: names in them are found again by the pupils that the reason names. */
#include "pages/lp-isolate-private.h"

#include <string.h>

#include "model/lp-roster-private.h"
#include "pages/lp-wording-private.h"

static GPtrArray *
list_labels (const LpRoster *roster, const LpReason *reason)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < lp_reason_get_n_params (reason); i++) {
    if (lp_reason_get_param_kind (reason, i) == LP_PARAM_PUPIL)
      g_ptr_array_add (labels, lp_i_roster_get_label (roster, lp_reason_get_param_text (reason, i)));
  }
  return labels;
}

static gboolean
is_letter_at (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

/* The longest label that stands here as a word of its own; NULL where none does. */
static const char *
find_label (GPtrArray *labels, const char *text, const char *here)
{
  const char *found = NULL;

  if (here > text && is_letter_at (g_utf8_prev_char (here)))
    return NULL;
  for (guint i = 0; i < labels->len; i++) {
    const char *label = g_ptr_array_index (labels, i);
    gsize length = strlen (label);
    if (strncmp (here, label, length) == 0 && !is_letter_at (here + length)
        && (found == NULL || length > strlen (found)))
      found = label;
  }
  return found;
}

char *
lp_i_isolate_reason (const LpPageOptions *options, const LpRoster *roster, const LpReason *reason)
{
  g_autofree char *text = lp_i_say_reason (options, reason);
  g_autoptr (GPtrArray) labels = list_labels (roster, reason);
  GString *isolated = g_string_new (NULL);

  for (const char *p = text; *p != '\0';) {
    const char *label = find_label (labels, text, p);
    const char *next = label != NULL ? p + strlen (label) : g_utf8_next_char (p);
    if (label != NULL) {
      g_autofree char *name = lp_i_word_name (label);
      g_string_append (isolated, name);
    } else {
      g_string_append_len (isolated, p, next - p);
    }
    p = next;
  }
  return g_string_free (isolated, FALSE);
}
