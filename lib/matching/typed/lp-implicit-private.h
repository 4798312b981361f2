/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-implicit.h>

#include "matching/core/lp-matching-private.h"

#define LP_IMPLICIT_NONE G_MAXUINT32

/* The first component of what may not be. */
#define LP_IMPLICIT_FORBIDDEN G_MAXINT64

/* An exception, seen from the lower of its vertices. */
typedef struct {
  guint32 other;
  guint32 pair;    /* which exception */
} LpImplicitLink;

typedef struct {
  guint32 u, v;
} LpImplicitPair;

struct _LpImplicit {
  guint n;
  guint n_types;
  guint n_tiers;
  LpImplicitCostFunc func;
  gpointer data;           /* not owned */
  guint32 *types;          /* owned: n */
  GArray *pairs;           /* owned: LpImplicitPair */
  GArray *costs;           /* owned: gint64: n_tiers an exception */
  gint64 *three_costs;     /* owned: n × n_tiers; NULL where none is set */
  guint32 *first;          /* owned: n + 1: where a vertex's links to higher ones begin */
  LpImplicitLink *links;   /* owned: of each vertex, sorted by the other */
};

/* How a solve ended without a matching. */
typedef enum {
  LP_IMPLICIT_DONE,
  LP_IMPLICIT_INFEASIBLE,
  LP_IMPLICIT_TOO_WIDE,   /* a dual value, or the sum */
  LP_IMPLICIT_BAD_COST,   /* of two types */
  LP_IMPLICIT_TOO_MANY    /* threes that would have to be tried */
} LpImplicitOutcome;

/* The solver for so many tiers, compiled from the same templates: lp-implicit-1.c and lp-implicit-4.c. */
LpImplicitOutcome lp_i_implicit_solve_1 (const LpImplicit *implicit, LpMatching *matching, LpBarrier **barrier);
LpImplicitOutcome lp_i_implicit_solve_4 (const LpImplicit *implicit, LpMatching *matching, LpBarrier **barrier);

/* The exception between two vertices; LP_IMPLICIT_NONE where there is none. */
static inline guint32
lp_i_implicit_find (const LpImplicit *implicit, guint32 u, guint32 v)
{
  guint32 from = MIN (u, v), to = MAX (u, v);
  guint32 low = implicit->first[from], end = implicit->first[from + 1], high = end;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    if (implicit->links[middle].other < to)
      low = middle + 1;
    else
      high = middle;
  }
  return low < end && implicit->links[low].other == to ? implicit->links[low].pair : LP_IMPLICIT_NONE;
}
