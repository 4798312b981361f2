/* SPDX-License-Identifier: MIT */
#include "pairing/lp-hitting-set-private.h"

#include <string.h>

LpHittingSet *
lp_i_hitting_set_new (guint n_items, guint64 patience)
{
  LpHittingSet *hitting = g_new0 (LpHittingSet, 1);

  hitting->n_items = n_items;
  hitting->sets = g_ptr_array_new_with_free_func (g_free);
  hitting->patience = patience;
  return hitting;
}

void
lp_i_hitting_set_free (LpHittingSet *hitting)
{
  if (hitting == NULL)
    return;
  g_ptr_array_unref (hitting->sets);
  g_free (hitting);
}

void
lp_i_hitting_set_take (LpHittingSet *hitting, guint8 *set)
{
  g_ptr_array_add (hitting->sets, set);
}

static const guint8 *
find_missed (const LpHittingSet *hitting, const guint8 *chosen)
{
  for (guint s = 0; s < hitting->sets->len; s++) {
    const guint8 *set = g_ptr_array_index (hitting->sets, s);
    gboolean met = FALSE;
    for (guint i = 0; i < hitting->n_items && !met; i++)
      met = set[i] && chosen[i];
    if (!met)
      return set;
  }
  return NULL;
}

/* Some item of a set that is missed must be chosen: branch on each, to a depth of size. */
static gboolean
extend_choice (LpHittingSet *hitting, guint8 *chosen, guint size)
{
  const guint8 *missed = find_missed (hitting, chosen);

  if (missed == NULL)
    return TRUE;
  for (guint i = 0; size > 0 && i < hitting->n_items; i++) {
    if (!missed[i])
      continue;
    if (hitting->patience == 0)
      return FALSE;
    hitting->patience--;
    chosen[i] = TRUE;
    if (extend_choice (hitting, chosen, size - 1))
      return TRUE;
    chosen[i] = FALSE;
  }
  return FALSE;
}

gboolean
lp_i_hitting_set_find (LpHittingSet *hitting, guint8 *chosen)
{
  for (; hitting->size <= hitting->n_items && hitting->patience > 0; hitting->size++) {
    memset (chosen, 0, hitting->n_items);
    if (extend_choice (hitting, chosen, hitting->size))
      return TRUE;
  }
  return FALSE;
}
