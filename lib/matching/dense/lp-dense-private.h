/* SPDX-License-Identifier: MIT */
#pragma once

#include "matching/sparse/lp-sparse-private.h"

/*
 * A complete graph that is matched along a few of its pairs: those of least
 * slack against potentials that a sample of the vertices suggests, then those
 * that the potentials and blossoms found do not allow for.
 */
typedef struct {
  guint n;
  const gint32 *costs;     /* not owned: pairs u < v, row by row */
  gint64 *potential;       /* owned: doubled, in the costs as given, with the z of all blossoms around */
  gint64 *value;           /* owned: doubled, in the costs as given, without the z of blossoms */
  GArray *edges;           /* owned: LpMatchingEdge: the pairs taken so far */
  GArray *parents;         /* owned: guint32: of vertices and blossoms, the blossom around; LP_NONE */
  GArray *sums;            /* owned: gint64: of each node, its z and those of all around it */
} LpDense;

static inline const gint32 *
lp_i_dense_row (const LpDense *d, guint v)
{
  /* The pair (v, u) stands at row[u], u > v. */
  return d->costs + (gsize) v * (2 * (gsize) d->n - v - 1) / 2 - v - 1;
}

static inline gint32
lp_i_dense_cost (const LpDense *d, guint u, guint v)
{
  return lp_i_dense_row (d, MIN (u, v))[MAX (u, v)];
}

/*
 * Adds to the edges, for each vertex, up to LP_DENSE_WIDTH of the pairs with
 * least slack, of those with at most the limit. Returns how many.
 */
enum { LP_DENSE_WIDTH = 8 };
gsize lp_i_dense_collect (LpDense *d, gint64 limit);

/* lp-dense-scan.c: the least of 2 · cost − value over a block of LP_DENSE_BLOCK pairs. */
enum { LP_DENSE_BLOCK = 32 };
typedef gint64 (*LpDenseScanFunc) (const gint32 *costs, const gint64 *values);
gint64 lp_i_dense_scan_scalar (const gint32 *costs, const gint64 *values);
/* The fastest that the processor runs; all give the same results. */
LpDenseScanFunc lp_i_dense_choose_scan (void);

/* lp-dense.c: as lp_matching_solve_dense(), but never all in one table; the sample may be. */
LpMatching *lp_i_dense_solve_priced (guint n_vertices, const gint32 *costs, GError **error);
