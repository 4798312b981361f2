/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "matching/core/lp-bitset-private.h"

/* A three whose vertices cost nothing, whatever they cost in others; ascending. */
typedef struct {
  guint members[3];
} LpFreeThree;

/*
 * A dense graph as its caller describes it: which edges there are, for pairs
 * and for threes, and what they cost tier by tier. Costs lie in a triangle, an
 * edge {u, v} with u < v at place v (v − 1) / 2 + u; presence lies in rows of
 * bits. Threes are stored only where they can be asked for: with n odd.
 */
typedef struct {
  guint n;
  guint n_tiers;
  guint words;            /* of a row of bits */
  guint64 *pairs;         /* owned: n rows; {u, v} may be partners */
  guint64 *threes;        /* owned: n rows; {u, v} may be in one three; NULL for n even */
  gint64 *pair_costs;     /* owned: a triangle of n_tiers components each */
  gint64 *three_costs;    /* owned: likewise; NULL for n even */
  gint64 *vertex_costs;   /* owned: n × n_tiers, as a member of a three; NULL for n even */
  GArray *free_threes;    /* owned: of LpFreeThree */
} LpGraph;

/* FALSE where memory does not suffice; clear it in either case. */
gboolean lp_i_graph_init (LpGraph *graph, guint n, guint n_tiers);
void lp_i_graph_clear (LpGraph *graph);

static inline gsize
lp_i_graph_place (const LpGraph *graph, guint u, guint v)
{
  gsize low = MIN (u, v), high = MAX (u, v);

  return (high * (high - 1) / 2 + low) * graph->n_tiers;
}

static inline const guint64 *
lp_i_graph_pair_row (const LpGraph *graph, guint v)
{
  return graph->pairs + (gsize) v * graph->words;
}

static inline const guint64 *
lp_i_graph_three_row (const LpGraph *graph, guint v)
{
  return graph->threes + (gsize) v * graph->words;
}

static inline gboolean
lp_i_graph_has_three (const LpGraph *graph, guint a, guint b, guint c)
{
  const guint64 *row = lp_i_graph_three_row (graph, a);

  return lp_i_bitset_has (row, b) && lp_i_bitset_has (row, c) &&
         lp_i_bitset_has (lp_i_graph_three_row (graph, b), c);
}

void lp_i_graph_set_pair (LpGraph *graph, guint u, guint v, const gint64 *costs);
void lp_i_graph_set_three (LpGraph *graph, guint u, guint v, const gint64 *costs);
void lp_i_graph_set_vertex (LpGraph *graph, guint v, const gint64 *costs);
void lp_i_graph_remove (LpGraph *graph, guint u, guint v);
void lp_i_graph_add_free_three (LpGraph *graph, const guint three[3]);
gboolean lp_i_graph_is_free_three (const LpGraph *graph, const guint three[3]);
