/* SPDX-License-Identifier: MIT */
#include "model/lp-round-private.h"

#include <string.h>

GHashTable *
lp_i_round_map_places (const LpRound *round)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize k = 0; k < lp_round_get_size (round, i); k++)
      g_hash_table_insert (places, (gpointer) lp_round_get_pupil (round, i, k), GSIZE_TO_POINTER (i + 1));
  }
  return places;
}

/* Nobody stands twice in a round: as many, and all of them there, are the same. */
static gboolean
is_mapped (const LpRound *round, gsize index, GHashTable *places, const LpRound *other)
{
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (places, lp_round_get_pupil (round, index, 0)));

  if (place == 0 || lp_round_get_size (other, place - 1) != lp_round_get_size (round, index))
    return FALSE;
  for (gsize k = 1; k < lp_round_get_size (round, index); k++) {
    if (GPOINTER_TO_SIZE (g_hash_table_lookup (places, lp_round_get_pupil (round, index, k))) != place)
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_round_equal (const LpRound *a, const LpRound *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (lp_round_get_n_partnerships (a) != lp_round_get_n_partnerships (b))
    return FALSE;
  g_autoptr (GHashTable) places = lp_i_round_map_places (b);
  for (gsize i = 0; i < lp_round_get_n_partnerships (a); i++) {
    if (!is_mapped (a, i, places, b))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_member (const LpRound *round, gsize index, const char *id)
{
  for (gsize k = 0; k < lp_round_get_size (round, index); k++) {
    if (strcmp (lp_round_get_pupil (round, index, k), id) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_same_members (const LpRound *round, gsize index, const LpRound *other, gsize place)
{
  if (lp_round_get_size (round, index) != lp_round_get_size (other, place))
    return FALSE;
  for (gsize k = 0; k < lp_round_get_size (round, index); k++) {
    if (!has_member (other, place, lp_round_get_pupil (round, index, k)))
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_round_is_kept (const LpRound *round, gsize index, const LpRound *before)
{
  g_return_val_if_fail (round != NULL, FALSE);
  g_return_val_if_fail (index < lp_round_get_n_partnerships (round), FALSE);

  for (gsize i = 0; before != NULL && i < lp_round_get_n_partnerships (before); i++) {
    if (has_same_members (round, index, before, i))
      return TRUE;
  }
  return FALSE;
}
