/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-packing-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

#include "matching/core/lp-wide-limits-private.h"

/* Least and greatest component per tier over what was seen so far. */
typedef struct {
  gboolean seen;
  gint64 least[LP_MATCHER_MAX_TIERS];
  gint64 greatest[LP_MATCHER_MAX_TIERS];
} Range;

static void
widen_range (Range *range, const gint64 *costs, guint n_tiers)
{
  if (!range->seen) {
    memcpy (range->least, costs, n_tiers * sizeof *costs);
    memcpy (range->greatest, costs, n_tiers * sizeof *costs);
    range->seen = TRUE;
    return;
  }
  for (guint t = 0; t < n_tiers; t++) {
    range->least[t] = MIN (range->least[t], costs[t]);
    range->greatest[t] = MAX (range->greatest[t], costs[t]);
  }
}

static Range
get_edge_range (const LpGraph *graph, const guint64 *rows, const gint64 *costs)
{
  Range range = { .seen = FALSE };

  for (guint v = 1; v < graph->n; v++) {
    const guint64 *row = rows + (gsize) v * graph->words;
    const gint64 *at = costs + lp_i_graph_place (graph, 0, v);
    for (guint u = 0; u < v; u++, at += graph->n_tiers) {
      if (lp_i_bitset_has (row, u))
        widen_range (&range, at, graph->n_tiers);
    }
  }
  return range;
}

/* With a three whose vertices cost nothing, nothing is one of the costs. */
static Range
get_vertex_range (const LpGraph *graph)
{
  const gint64 nothing[LP_MATCHER_MAX_TIERS] = { 0 };
  Range range = { .seen = FALSE };

  if (graph->free_threes->len > 0)
    widen_range (&range, nothing, graph->n_tiers);
  for (guint v = 0; v < graph->n; v++)
    widen_range (&range, graph->vertex_costs + (gsize) v * graph->n_tiers, graph->n_tiers);
  return range;
}

/* By how much two edges can differ in a tier, whether of pairs or of threes. */
static guint64
get_edge_spread (const Range *pairs, const Range *threes, guint t)
{
  Range all = *pairs;

  if (threes->seen)
    widen_range (&all, threes->least, LP_MATCHER_MAX_TIERS);
  if (threes->seen)
    widen_range (&all, threes->greatest, LP_MATCHER_MAX_TIERS);
  return all.seen ? (guint64) (all.greatest[t] - all.least[t]) : 0;
}

/*
 * The most by which two solutions can differ in a tier. With n even each has
 * n / 2 edges; with n odd (n − 3) / 2 pairs, three edges of the three and
 * three vertices. At most 5,002 · 2·10^15 + 3 · 2·10^15 < 2^64.
 */
static guint64
get_bound (const LpGraph *graph, const Range *pairs, const Range *threes, const Range *vertices, guint t)
{
  guint64 spread = get_edge_spread (pairs, threes, t);

  if (graph->n % 2 == 0)
    return graph->n / 2 * spread;
  return (graph->n + 3) / 2 * spread + 3 * (guint64) (vertices->greatest[t] - vertices->least[t]);
}

/*
 * Sets what a pair may come to cost while the radices hold: with n even, what
 * the bits of each tier leave room for; with n odd, what the dearest edge costs
 * now.
 */
static void
set_most (LpPacking *packing, const LpGraph *graph, const Range *pairs, const Range *threes, const guint *bits)
{
  for (guint t = 0; t < graph->n_tiers; t++) {
    guint64 below = bits[t] < 64 ? (G_GUINT64_CONSTANT (1) << bits[t]) - 1 : G_MAXUINT64;
    guint64 room = LP_MATCHER_MAX_COST - pairs->least[t];
    packing->pair_most[t] = threes->seen ? MAX (pairs->greatest[t], threes->greatest[t]) : pairs->greatest[t];
    if (pairs->seen && graph->n % 2 == 0)
      packing->pair_most[t] = pairs->least[t] + (gint64) MIN (room, below / (graph->n / 2));
  }
}

gboolean
lp_i_packing_allows (const LpPacking *packing, const gint64 *costs)
{
  for (guint t = 0; t < packing->n_tiers; t++) {
    if (costs[t] < packing->pair_least[t] || costs[t] > packing->pair_most[t])
      return FALSE;
  }
  return TRUE;
}

guint64
lp_i_packing_get_most (const LpPacking *packing)
{
  guint64 most = 0;

  for (guint t = packing->top; t < packing->n_tiers; t++)
    most += (guint64) (packing->pair_most[t] - packing->pair_least[t]) << packing->shift[t];
  return most;
}

/* Sets radices from bits per tier. Only the top one may need more than 62. */
static gboolean
set_radices_from_bits (LpPacking *packing, const guint *bits, GError **error)
{
  packing->top = packing->n_tiers - 1;
  packing->bits = 0;
  for (guint t = packing->n_tiers; t-- > 0;) {
    packing->shift[t] = packing->bits;
    packing->radix[t] = G_GINT64_CONSTANT (1) << MIN (bits[t], 62);
    packing->bits += bits[t];
    if (bits[t] > 0)
      packing->top = t;
  }
  for (guint t = packing->top + 1; t < packing->n_tiers; t++) {
    if (bits[t] <= 62)
      continue;
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "The costs of tier %u spread too far to be added up in 63 bits", t + 1);
    return FALSE;
  }
  return TRUE;
}

gboolean
lp_i_packing_init (LpPacking *packing, const LpGraph *graph, GError **error)
{
  guint bits[LP_MATCHER_MAX_TIERS] = { 0 };
  Range pairs = get_edge_range (graph, graph->pairs, graph->pair_costs);
  Range threes = { .seen = FALSE }, vertices = { .seen = FALSE };

  if (graph->threes != NULL) {
    threes = get_edge_range (graph, graph->threes, graph->three_costs);
    vertices = get_vertex_range (graph);
  }
  memset (packing, 0, sizeof *packing);
  packing->n_tiers = graph->n_tiers;
  memcpy (packing->pair_least, pairs.least, sizeof pairs.least);
  memcpy (packing->three_least, threes.least, sizeof threes.least);
  memcpy (packing->vertex_least, vertices.least, sizeof vertices.least);
  for (guint t = 0; t < graph->n_tiers; t++)
    bits[t] = lp_i_count_bits (get_bound (graph, &pairs, &threes, &vertices, t));
  set_most (packing, graph, &pairs, &threes, bits);
  if (!set_radices_from_bits (packing, bits, error))
    return FALSE;
  if (lp_i_packing_get_width (packing) != 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
               "The tiers' costs together need %u bits; at most %d can be packed",
               packing->bits, 256 - LP_WIDE_HEADROOM);
  return FALSE;
}

guint
lp_i_packing_get_width (const LpPacking *packing)
{
  if (packing->bits <= 64 - LP_WIDE_HEADROOM)
    return 64;
#ifdef LP_HAVE_INT128
  if (packing->bits <= 128 - LP_WIDE_HEADROOM)
    return 128;
#endif
  return packing->bits <= 256 - LP_WIDE_HEADROOM ? 256 : 0;
}
