/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-typed.h>

#include "matching/core/lp-matching-private.h"

#define LP_TYPED_NONE G_MAXUINT32

/* The first component of what may not be. */
#define LP_TYPED_FORBIDDEN G_MAXINT64

/* An exception, seen from the lower of its vertices. */
typedef struct {
  guint32 other;
  guint32 pair;    /* which exception */
} LpTypedLink;

typedef struct {
  guint32 u, v;
} LpTypedPair;

struct _LpTyped {
  guint n;
  guint n_types;
  guint n_tiers;
  LpTypedCostFunc func;
  gpointer data;           /* not owned */
  guint32 *types;          /* owned: n */
  GArray *pairs;           /* owned: LpTypedPair */
  GArray *costs;           /* owned: gint64: n_tiers an exception */
  gint64 *three_costs;     /* owned: n × n_tiers; NULL where none is set */
  guint32 *first;          /* owned: n + 1: where a vertex's links to higher ones begin */
  LpTypedLink *links;      /* owned: of each vertex, sorted by the other */
};

/* How a solve ended without a matching. */
typedef enum {
  LP_TYPED_DONE,
  LP_TYPED_INFEASIBLE,
  LP_TYPED_TOO_WIDE,      /* a dual value, or the sum */
  LP_TYPED_BAD_COST,      /* of two types */
  LP_TYPED_TOO_MANY       /* threes that would have to be tried */
} LpTypedOutcome;

/* The solver for so many tiers, compiled from the same templates: lp-typed-1.c and lp-typed-4.c. */
LpTypedOutcome lp_i_typed_solve_1 (const LpTyped *graph, LpMatching *matching, LpBarrier **barrier);
LpTypedOutcome lp_i_typed_solve_4 (const LpTyped *graph, LpMatching *matching, LpBarrier **barrier);

/* The exception between two vertices; LP_TYPED_NONE where there is none. */
static inline guint32
lp_i_typed_find (const LpTyped *graph, guint32 u, guint32 v)
{
  guint32 from = MIN (u, v), to = MAX (u, v);
  guint32 low = graph->first[from], end = graph->first[from + 1], high = end;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    if (graph->links[middle].other < to)
      low = middle + 1;
    else
      high = middle;
  }
  return low < end && graph->links[low].other == to ? graph->links[low].pair : LP_TYPED_NONE;
}
