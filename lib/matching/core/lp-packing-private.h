/* SPDX-License-Identifier: MIT */
#pragma once

#include "matching/core/lp-graph-private.h"

/*
 * How vectors of costs become single integers. Component t weighs
 * Wₜ = 2^shift[t]; radix[t] = 2^k is the least power of two above the largest
 * difference that two solutions can have in tier t, so comparing the integers
 * is comparing the vectors lexicographically. Powers of two cost at most one
 * bit per tier more than the least radices would, and make packing and
 * unpacking shifts, so that no wide multiplication or division is needed.
 *
 * Costs are packed less the least cost of their kind, tier by tier: every
 * solution has the same number of edges of each kind, so this moves all
 * solutions alike. The duals get it back, half of it at each end of an edge,
 * which in doubled values is once the least cost at each vertex.
 */
typedef struct {
  guint n_tiers;
  guint top;                              /* the first tier with a radix above 1 */
  guint bits;                             /* a solution's packed cost is below 2^bits */
  gint64 radix[LP_MATCHER_MAX_TIERS];
  guint shift[LP_MATCHER_MAX_TIERS];
  gint64 pair_least[LP_MATCHER_MAX_TIERS];
  gint64 pair_most[LP_MATCHER_MAX_TIERS];  /* as long as no pair costs more, or less than the least, the radices hold */
  gint64 three_least[LP_MATCHER_MAX_TIERS];
  gint64 vertex_least[LP_MATCHER_MAX_TIERS];
} LpPacking;

/* LP_ERROR_LIMIT where a radix below the top one is more than 2^62, or all together need more than 256 − LP_WIDE_HEADROOM bits. */
gboolean lp_i_packing_init (LpPacking *packing, const LpGraph *graph, GError **error);

/* Whether a pair may come to have such costs without new radices. */
gboolean lp_i_packing_allows (const LpPacking *packing, const gint64 *costs);

/* The most that one pair may come to cost when packed; only where all tiers together need at most 63 bits. */
guint64 lp_i_packing_get_most (const LpPacking *packing);

/* The narrowest of 64, 128 and 256 bits in which the engine cannot overflow; 0 for none. */
guint lp_i_packing_get_width (const LpPacking *packing);
