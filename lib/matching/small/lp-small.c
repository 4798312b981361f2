/* SPDX-License-Identifier: MIT */
#include "matching/small/lp-small-private.h"

static guint
get_shift (guint n)
{
  return n <= 32 ? 6 : 7;
}

guint64
lp_i_small_get_limit (guint n)
{
  return (guint64) LP_SMALL_MOST >> get_shift (n);
}

LpSmall *
lp_i_small_new (guint n)
{
  LpSmall *small = g_new0 (LpSmall, 1);
  gsize n_cells;

  small->n = n;
  small->stride = (n + 3) / 4 * 4;
  small->shift = get_shift (n);
  small->places = (G_GINT64_CONSTANT (1) << (small->shift - 1)) - 1;
  small->all = n < LP_SMALL_MAX ? lp_i_small_bit (n) - 1 : G_MAXUINT64;
  n_cells = (gsize) MAX (n, 1) * small->stride;
  small->cost = g_new (gint64, n_cells);
  small->row_keys = g_new (gint64, n_cells / 2);
  small->row_ends = g_new (gint64, n_cells / 2);
  for (gsize i = 0; i < n_cells; i++)
    small->cost[i] = LP_SMALL_ABSENT;
  for (guint v = 0; v < n; v++)
    small->members[v] = lp_i_small_bit (v);
  return small;
}

void
lp_i_small_free (LpSmall *small)
{
  if (small == NULL)
    return;
  g_free (small->cost);
  g_free (small->row_keys);
  g_free (small->row_ends);
  g_free (small);
}

const LpSmallLoops *
lp_i_small_choose (void)
{
#ifdef LP_HAVE_AVX2
  if (lp_i_has_avx2 ())
    return &lp_i_small_avx2;
#endif
  return &lp_i_small_scalar;
}
