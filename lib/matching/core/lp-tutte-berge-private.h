/* SPDX-License-Identifier: MIT */
#pragma once

#include "matching/core/lp-cardinality-private.h"

/*
 * T. Gallai's and J. Edmonds' decomposition of a graph (Gallai, Maximale
 * Systeme unabhängiger Kanten, 1964; Edmonds, Paths, trees, and flowers, 1965),
 * from a matching that cannot grow: D, the vertices that some such matching leaves exposed; A,
 * their other neighbours; C, the rest. Components of D are odd, those of C
 * even, and there are as many more components of D than members of A as
 * vertices stay exposed.
 */
typedef struct {
  guint n;
  guint n_exposed;
  guint n_odd;          /* components of D: 0 … n_odd − 1 */
  guint n_components;   /* those of C come after */
  guint n_barrier;      /* members of A */
  guint16 *component;   /* owned: of each vertex; LP_IN_BARRIER for A */
} LpDecomposition;

#define LP_IN_BARRIER G_MAXUINT16

/* Solves the cardinality problem and decomposes the graph. */
void lp_i_decomposition_init (LpDecomposition *decomposition, LpCardinality *cardinality, const guint64 *rows);
void lp_i_decomposition_clear (LpDecomposition *decomposition);

/* The barrier of a graph without a perfect matching. */
LpBarrier *lp_i_barrier_new (const LpDecomposition *decomposition);

/* Whether pairs and one allowed three can cover a graph with n odd. */
gboolean lp_i_three_is_feasible (const LpGraph *graph, LpCardinality *cardinality,
                                 LpThreeFunc allowed, gpointer data);
