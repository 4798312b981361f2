/* SPDX-License-Identifier: MIT */
/* The duals of the small engine as those of a matching. */
#include "matching/core/lp-bitset-private.h"
#include "matching/small/lp-small-private.h"

/* Spreads a doubled value over the tiers. */
static void
spread_packed_value (const LpPacking *packing, gint64 value, gint64 *components)
{
  for (guint t = 0; t < packing->top; t++)
    components[t] = 0;
  components[packing->top] = value >> packing->shift[packing->top];
  for (guint t = packing->top + 1; t < packing->n_tiers; t++)
    components[t] = value >> packing->shift[t] & (packing->radix[t] - 1);
}

guint
lp_i_small_get_sets (const LpSmall *s, LpSmallSet *sets)
{
  guint n_sets = 0;

  for (guint32 rest = s->ids & ~s->free_ids; rest != 0; rest &= rest - 1) {
    guint b = LP_SMALL_MAX + lp_i_bitset_lowest (rest);
    if (s->z[b] > 0)
      sets[n_sets++] = (LpSmallSet) { s->members[b], s->z[b] >> (s->shift - 1) };
  }
  return n_sets;
}

void
lp_i_small_get_values (const LpSmall *s, const LpSmallSet *sets, guint n_sets, gint64 *values)
{
  for (guint v = 0; v < s->n; v++)
    values[v] = s->y[v] >> (s->shift - 1);
  for (guint i = 0; i < n_sets; i++) {
    for (guint64 rest = sets[i].members; rest != 0; rest &= rest - 1)
      values[lp_i_bitset_lowest (rest)] -= sets[i].z;
  }
}

void
lp_i_small_write_members (guint64 set, guint32 **at)
{
  for (; set != 0; set &= set - 1)
    *(*at)++ = lp_i_bitset_lowest (set);
}

guint
lp_i_small_count_members (const LpSmallSet *sets, guint n_sets)
{
  guint count = 0;

  for (guint i = 0; i < n_sets; i++)
    for (guint64 rest = sets[i].members; rest != 0; rest &= rest - 1)
      count++;
  return count;
}

LpDual *
lp_i_small_write_dual (const LpSmall *s, const LpPacking *packing)
{
  LpSmallSet sets[LP_SMALL_MAX / 2];
  gint64 values[LP_SMALL_MAX];
  guint n_sets = lp_i_small_get_sets (s, sets);
  LpDual *dual = lp_i_dual_new (s->n, packing->n_tiers, n_sets, lp_i_small_count_members (sets, n_sets));
  guint32 *at = dual->members;

  lp_i_small_get_values (s, sets, n_sets, values);
  for (guint v = 0; v < s->n; v++) {
    gint64 *components = dual->values + (gsize) v * packing->n_tiers;
    spread_packed_value (packing, values[v], components);
    for (guint t = 0; t < packing->n_tiers; t++)
      components[t] += packing->pair_least[t];
  }
  for (guint i = 0; i < n_sets; i++) {
    lp_i_small_write_members (sets[i].members, &at);
    dual->ends[i] = (gsize) (at - dual->members);
    spread_packed_value (packing, sets[i].z, dual->blossom_values + (gsize) i * packing->n_tiers);
  }
  return dual;
}
