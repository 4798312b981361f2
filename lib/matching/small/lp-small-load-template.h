/* SPDX-License-Identifier: MIT */

/*
 * How costs of several tiers become keys, with as many tiers at a time as there
 * are lanes; and how a graph is restricted to the optima of the tiers solved so
 * far (see lp-batch-tiers.c). Included once by each lp-small-….c.
 */
#include <string.h>

#include "matching/small/lp-small-private.h"

/* Components that may be read past those of an edge. */
#define EXCESS (LP_LANES - 1)

/* The components of an edge where as many more may be read as fill the lanes. */
static inline const gint64 *
get_readable (const gint64 *at, const gint64 *end, guint n_tiers, gint64 *copy)
{
  if ((gsize) (end - at) >= n_tiers + EXCESS)
    return at;
  memcpy (copy, at, n_tiers * sizeof *at);
  return copy;
}

static void
find_range (const gint64 *costs, gsize n_edges, guint n_tiers, gint64 *least, gint64 *greatest)
{
  const gint64 *end = costs + n_edges * n_tiers;
  gint64 copy[LP_MATCHER_MAX_TIERS + EXCESS] = { 0 };

  for (guint t = 0; t < n_tiers; t += LP_LANES) {
    Lanes low = lanes_all (G_MAXINT64), high = lanes_all (G_MININT64);
    for (const gint64 *at = costs; at < end; at += n_tiers) {
      if (*at == LP_BATCH_NO_EDGE_TIERS)
        continue;
      Lanes cost = lanes_get (get_readable (at, end, n_tiers, copy) + t);
      low = lanes_min (low, cost);
      high = lanes_max (high, cost);
    }
    lanes_put (least + t, low);
    lanes_put (greatest + t, high);
  }
}

static inline gint64
pack_edge (const gint64 *costs, guint n_tiers, const gint64 *least, const gint64 *shift)
{
  Lanes sum = lanes_all (0);

  for (guint t = 0; t < n_tiers; t += LP_LANES) {
    Lanes cost = lanes_sub (lanes_get (costs + t), lanes_get (least + t));
    sum = lanes_add (sum, lanes_shift (cost, lanes_get (shift + t)));
  }
  return lanes_sum (sum);
}

static void
load_small (LpSmall *s, const gint64 *costs, guint n_tiers, const gint64 *least, const gint64 *shift)
{
  const gint64 *end = costs + (gsize) s->n * (MAX (s->n, 1) - 1) / 2 * n_tiers;
  gint64 copy[LP_MATCHER_MAX_TIERS + EXCESS] = { 0 };

  for (guint u = 0; u < s->n; u++) {
    gint64 *row = s->cost + (gsize) u * s->stride, *column = s->cost + u;
    for (guint v = u + 1; v < s->n; v++, costs += n_tiers) {
      gint64 key = LP_SMALL_ABSENT;
      if (*costs != LP_BATCH_NO_EDGE_TIERS)
        key = pack_edge (get_readable (costs, end, n_tiers, copy), n_tiers, least, shift) << s->shift;
      row[v] = column[(gsize) v * s->stride] = key;
    }
  }
}

static void
restrict_to (LpSmall *s, const guint64 *tight, const guint64 *sets, guint n_sets, gint64 key)
{
  for (guint v = 0; v < s->n; v++) {
    gint64 *cost = s->cost + (gsize) v * s->stride;
    for (guint i = 0; i < s->stride; i += LP_LANES) {
      Lanes keys = lanes_get (cost + i);
      for (guint k = 0; k < n_sets; k++) {
        guint64 outside = (sets[k] >> v & 1) != 0 ? ~sets[k] : sets[k];
        keys = lanes_add (keys, lanes_and (lanes_spread (outside, i), lanes_all (key)));
      }
      lanes_put (cost + i, lanes_choose (lanes_spread (tight[v], i), keys, lanes_all (LP_SMALL_ABSENT)));
    }
  }
}
