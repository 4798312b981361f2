/* SPDX-License-Identifier: MIT */
#pragma once

#include "checks.h"
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-matching.h>
#include <stdlib.h>
#include <string.h>

/*
 * What the tests of the matching room share: graphs that know their own costs,
 * the least cost by counting all subsets, and a checker of certificates. None
 * of it uses the code under test, except to ask it for its answer.
 */

#define MAX_N 300
#define MAX_T 8
#define BRUTE_N 13

typedef struct {
  guint n;
  guint n_tiers;
  gint64 *pair;        /* n × n × n_tiers */
  gint64 *three;
  gint64 *vertex;      /* n × n_tiers */
  gboolean *has_pair;  /* n × n */
  gboolean *has_three;
  LpThreeFunc allowed; /* nullable */
} Graph;

static inline guint64
draw (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static inline guint
draw_below (guint64 *state, guint bound)
{
  return (guint) (draw (state) % bound);
}

Graph *graph_new (guint n, guint n_tiers);
void graph_free (Graph *graph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Graph, graph_free)

static inline gint64 *
at_edge (const Graph *graph, gint64 *costs, guint u, guint v)
{
  return costs + (MIN (u, v) * graph->n + MAX (u, v)) * graph->n_tiers;
}

static inline gboolean *
at_flag (const Graph *graph, gboolean *flags, guint u, guint v)
{
  return flags + MIN (u, v) * graph->n + MAX (u, v);
}

LpMatcher *graph_to_matcher (const Graph *graph);

/* Which costs a random graph gets. */
typedef enum {
  COSTS_TIES,      /* 0, 1 or 2 */
  COSTS_MIXED,     /* different scales per tier, of both signs */
  COSTS_NEGATIVE,  /* −50 … −1 */
  COSTS_HUGE,      /* at the limits of a component */
  COSTS_CLASS,     /* (|a − b| − 10)² over attainments 0 … 100, then chance */
  COSTS_CONSTANT   /* the same in all tiers but the last */
} CostKind;

gint64 draw_cost (guint64 *state, CostKind kind, guint tier, guint n_tiers);
void draw_costs (guint64 *state, CostKind kind, guint n_tiers, gint64 *costs);

/* A graph with each edge present in some of a hundred cases. */
Graph *graph_draw (guint64 *state, guint n, guint n_tiers, CostKind kind, guint percent);
int compare_vectors (const gint64 *a, const gint64 *b, guint n_tiers);

/* The least cost of matching each subset perfectly, by taking its lowest member's partner in turn. */
typedef struct {
  gboolean possible[1 << BRUTE_N];
  gint64 cost[1 << BRUTE_N][MAX_T];
} Subsets;

Subsets *count_subsets (const Graph *graph);

/* The least cost of a solution, even or odd; FALSE where there is none. */
gboolean count_least (const Graph *graph, gint64 *least);

/* That partners partner each other along edges, and that the cost is what they cost. */
void check_partition (const Graph *graph, const LpMatching *matching);

/* One dual solution, read into plain arrays. */
typedef struct {
  gint64 *y;            /* n × n_tiers */
  gsize n_blossoms;
  gint64 (*z)[MAX_T];
  guint8 *member;       /* n_blossoms × n */
} Dual;

Dual read_dual (const Graph *graph, const LpMatching *matching, gsize dual);
void clear_dual (Dual *dual);

/* That the duals at both ends, and of the blossoms in between, do not exceed an edge's cost. */
void check_feasible (const Graph *graph, const LpMatching *matching, const Dual *dual);
void check_bounds (const Graph *graph, const LpMatching *matching, const Dual *duals, gsize n_duals);

/* The whole proof: partition, radices, feasible duals, and a bound that meets the cost. */
void check_proof (const Graph *graph, const LpMatching *matching, gboolean fresh);
void check_certificate (const Graph *graph, const LpMatching *matching);
LpMatching *solve_graph (const Graph *graph, LpMatcher *matcher, GError **error);
