/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-matching-private.h"

/* One block of memory each, since many small matchings are made: the widest arrays first, after the structure itself. */
#define HEAD_SIZE(type) ((sizeof (type) + sizeof (gint64) - 1) / sizeof (gint64) * sizeof (gint64))

int
lp_i_compare_vertices (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

gboolean
lp_i_costs_are_valid (const gint64 *costs, guint n_tiers)
{
  if (costs == NULL)
    return FALSE;
  for (guint t = 0; t < n_tiers; t++) {
    if (costs[t] > LP_MATCHER_MAX_COST || costs[t] < -LP_MATCHER_MAX_COST)
      return FALSE;
  }
  return TRUE;
}

LpDual *
lp_i_dual_new (guint n, guint n_tiers, gsize n_blossoms, gsize n_members)
{
  gsize n_values = (gsize) MAX (n, 1) * n_tiers, n_blossom_values = n_blossoms * n_tiers;
  guint8 *block = g_malloc0 (HEAD_SIZE (LpDual) + (n_values + n_blossom_values) * sizeof (gint64)
                             + n_blossoms * sizeof (gsize) + n_members * sizeof (guint32));
  LpDual *dual = (LpDual *) (gpointer) block;

  dual->values = (gint64 *) (gpointer) (block + HEAD_SIZE (LpDual));
  dual->blossom_values = dual->values + n_values;
  dual->ends = (gsize *) (gpointer) (dual->blossom_values + n_blossom_values);
  dual->members = (guint32 *) (gpointer) (dual->ends + n_blossoms);
  dual->n_blossoms = n_blossoms;
  return dual;
}

void
lp_i_dual_free (LpDual *dual)
{
  g_free (dual);
}

LpMatching *
lp_i_matching_new (guint n, guint n_tiers, guint width)
{
  guint8 *block = g_malloc0 (HEAD_SIZE (LpMatching) + 2 * n_tiers * sizeof (gint64) + (gsize) MAX (n, 1) * sizeof (guint32));
  LpMatching *matching = (LpMatching *) (gpointer) block;

  g_atomic_ref_count_init (&matching->ref_count);
  matching->n = n;
  matching->n_tiers = n_tiers;
  matching->width = width;
  matching->cost = (gint64 *) (gpointer) (block + HEAD_SIZE (LpMatching));
  matching->radices = matching->cost + n_tiers;
  matching->mates = (guint32 *) (gpointer) (matching->radices + n_tiers);
  matching->duals = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_i_dual_free);
  return matching;
}

LpMatching *
lp_matching_ref (LpMatching *matching)
{
  g_return_val_if_fail (matching != NULL, NULL);

  g_atomic_ref_count_inc (&matching->ref_count);
  return matching;
}

void
lp_matching_unref (LpMatching *matching)
{
  g_return_if_fail (matching != NULL);

  if (!g_atomic_ref_count_dec (&matching->ref_count))
    return;
  g_ptr_array_unref (matching->duals);
  g_free (matching);
}

guint
lp_matching_get_mate (const LpMatching *matching, guint v)
{
  g_return_val_if_fail (matching != NULL && v < matching->n, v);

  return matching->mates[v];
}

gboolean
lp_matching_get_three (const LpMatching *matching, guint three[3])
{
  g_return_val_if_fail (matching != NULL && three != NULL, FALSE);

  if (!matching->has_three)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    three[i] = matching->three[i];
  return TRUE;
}

const gint64 *
lp_matching_get_cost (const LpMatching *matching)
{
  g_return_val_if_fail (matching != NULL, NULL);

  return matching->cost;
}

gint64
lp_matching_get_radix (const LpMatching *matching, guint tier)
{
  g_return_val_if_fail (matching != NULL && tier < matching->n_tiers, 1);

  return matching->radices[tier];
}

guint
lp_matching_get_width (const LpMatching *matching)
{
  g_return_val_if_fail (matching != NULL, 0);

  return matching->width;
}

gsize
lp_matching_get_n_duals (const LpMatching *matching)
{
  g_return_val_if_fail (matching != NULL, 0);

  return matching->duals->len;
}

static const LpDual *
get_dual_solution (const LpMatching *matching, gsize dual)
{
  return g_ptr_array_index (matching->duals, dual);
}

static void
copy_components (const LpMatching *matching, const gint64 *values, gsize at, gint64 *value)
{
  for (guint t = 0; t < matching->n_tiers; t++)
    value[t] = values[at * matching->n_tiers + t];
}

void
lp_matching_get_value (const LpMatching *matching, gsize dual, guint v, gint64 *value)
{
  g_return_if_fail (matching != NULL && dual < matching->duals->len);
  g_return_if_fail (v < matching->n && value != NULL);

  copy_components (matching, get_dual_solution (matching, dual)->values, v, value);
}

gsize
lp_matching_get_n_blossoms (const LpMatching *matching, gsize dual)
{
  g_return_val_if_fail (matching != NULL && dual < matching->duals->len, 0);

  return get_dual_solution (matching, dual)->n_blossoms;
}

const guint32 *
lp_matching_get_blossom (const LpMatching *matching, gsize dual, gsize blossom, gsize *n_members)
{
  const LpDual *from;
  gsize begin;

  g_return_val_if_fail (matching != NULL && dual < matching->duals->len, NULL);
  from = get_dual_solution (matching, dual);
  g_return_val_if_fail (blossom < from->n_blossoms && n_members != NULL, NULL);

  begin = blossom == 0 ? 0 : from->ends[blossom - 1];
  *n_members = from->ends[blossom] - begin;
  return from->members + begin;
}

void
lp_matching_get_blossom_value (const LpMatching *matching, gsize dual, gsize blossom, gint64 *value)
{
  g_return_if_fail (matching != NULL && dual < matching->duals->len);
  g_return_if_fail (blossom < get_dual_solution (matching, dual)->n_blossoms && value != NULL);

  copy_components (matching, get_dual_solution (matching, dual)->blossom_values, blossom, value);
}
