/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-batch.h>

#include "matching/core/lp-avx2-private.h"
#include "matching/core/lp-matching-private.h"
#include "matching/core/lp-packing-private.h"

/* Most vertices of the small engine: a set of them is one word. */
#define LP_SMALL_MAX 64

/*
 * A key holds a doubled value, and below it room for the place of a vertex: so
 * the least of some keys says where it is, too, and the lowest place wins. Up
 * to 32 vertices take five bits of places, more take six.
 *
 * Costs are at least 0, and as keys below LP_SMALL_MOST. A stage begins while
 * no dual is larger in magnitude, and is given up where its steps would sum to
 * as much. So inside it no dual is larger than twice that, a key that holds no
 * absent edge stays below LP_SMALL_LEAST_ABSENT, and one that does is at least
 * that. What would go beyond is for a wider engine.
 */
#define LP_SMALL_MOST_BITS 58
#define LP_SMALL_MOST (G_GINT64_CONSTANT (1) << LP_SMALL_MOST_BITS)
/* What an absent edge costs, as a key, and the least key that contains such a cost. */
#define LP_SMALL_ABSENT (G_GINT64_CONSTANT (1) << 62)
#define LP_SMALL_LEAST_ABSENT (G_GINT64_CONSTANT (1) << 61)
/*
 * Where every matching costs less than two to this, no search is given up: by
 * lp-wide-limits-private.h all duals and steps are then below 2^48 when
 * doubled, and as keys below 2^54.
 */
#define LP_SMALL_SAFE_BITS 43

/* A vertex (below LP_SMALL_MAX) or a blossom (from there on). */
typedef guint8 LpSmallNode;
#define LP_SMALL_NODES (LP_SMALL_MAX + LP_SMALL_MAX / 2)
#define LP_SMALL_NO_NODE ((LpSmallNode) 255)

/*
 * The workspace of the small engine: what Engine in lp-engine-template.h is,
 * with sets of vertices as words and arrays in rows for several lanes. Values
 * are keys: doubled, and shifted by the bits of a place.
 */
typedef struct {
  guint n;
  guint stride;              /* n rounded up to whole lanes */
  guint shift;               /* by how much a cost is shifted to be a key: one more than the bits of a place */
  gint64 places;             /* the bits of a place */
  gint64 *cost;              /* owned: n × stride; absent edges, the diagonal and what is past n: LP_SMALL_ABSENT */
  gint64 *row_keys;          /* owned: per blossom, stride: the key of its best edge to each outer vertex */
  gint64 *row_ends;          /* owned: per blossom, stride: that edge's end in the blossom */

  guint64 all;               /* vertices */
  guint64 outer, inner;      /* vertices of the tree */
  guint64 exposed;           /* vertices without a matched edge before the stages */
  guint64 singles;           /* outer vertices that lie in no blossom */
  guint32 outer_blossoms;    /* on top */
  guint32 inner_blossoms;    /* on top */
  guint32 ids, free_ids;     /* all blossoms, and those not in use */
  gint64 step;               /* the sum of the stage's dual steps */
  gboolean is_far;           /* a dual is too large to go on */

  gint64 y[LP_SMALL_MAX];
  gint64 key[LP_SMALL_MAX];  /* best edge to an outer vertex, for one that is not outer */
  gint64 from[LP_SMALL_MAX]; /* its outer end */
  LpSmallNode top[LP_SMALL_MAX];

  /* per node; see Engine */
  guint64 members[LP_SMALL_NODES];
  gint64 z[LP_SMALL_NODES];
  gint64 best[LP_SMALL_NODES];
  LpSmallNode best_here[LP_SMALL_NODES], best_there[LP_SMALL_NODES];
  LpSmallNode parent[LP_SMALL_NODES], child[LP_SMALL_NODES], sibling[LP_SMALL_NODES];
  LpSmallNode edge_here[LP_SMALL_NODES], edge_there[LP_SMALL_NODES];
  LpSmallNode mate_here[LP_SMALL_NODES], mate_there[LP_SMALL_NODES];
  LpSmallNode entry_here[LP_SMALL_NODES], entry_there[LP_SMALL_NODES];
  guint8 role[LP_SMALL_NODES];
} LpSmall;

/* How a search ended: with a perfect matching, without one, or given up. */
typedef enum { LP_SMALL_FOUND, LP_SMALL_NONE, LP_SMALL_FAR } LpSmallEnd;

/* The search as compiled for one number of lanes; all give the same results. */
typedef struct {
  /* Finds a perfect matching of least cost. Settles mate_there of all vertices. O(n³). */
  LpSmallEnd (*solve) (LpSmall *small);
  /* Finds one from the duals, blossoms and partners that the last search, not given up, and the changes since have left. */
  LpSmallEnd (*solve_again) (LpSmall *small);
  /* Changes the cost of an edge, as a key, between searches. */
  void (*change_edge) (LpSmall *small, guint u, guint v, gint64 key);
  /*
   * Finds what, as a key, the cheapest perfect matching costs in which a vertex has each partner that it can have, after
   * a search that found one. Leaves the vertex without a partner: the next search goes on from there. O(n²).
   */
  LpSmallEnd (*cost_partners) (LpSmall *small, guint vertex, guint64 *keys, guint64 *possible);
  /* Finds for each vertex those to which it has a tight edge, after a solve. O(n² · blossoms). */
  void (*find_tight) (const LpSmall *small, guint64 *tight);
  /* Finds the least and the greatest component per tier over the edges of a triangle; without edges, least > greatest. */
  void (*find_range) (const gint64 *costs, gsize n_edges, guint n_tiers, gint64 *least, gint64 *greatest);
  /* Loads a triangle: of each edge the components less the least, shifted, and added up. A shift of 64 leaves a tier out. */
  void (*load) (LpSmall *small, const gint64 *costs, guint n_tiers, const gint64 *least, const gint64 *shift);
  /* Takes away the edges that are not tight, and adds to each other one a key for each set that it leaves. */
  void (*restrict_to) (LpSmall *small, const guint64 *tight, const guint64 *sets, guint n_sets, gint64 key);
} LpSmallLoops;

extern const LpSmallLoops lp_i_small_scalar;
/* least, greatest and shift have room for LP_MATCHER_MAX_TIERS. */
G_STATIC_ASSERT (LP_MATCHER_MAX_TIERS % 4 == 0);
#ifdef LP_HAVE_AVX2
extern const LpSmallLoops lp_i_small_avx2;
#endif

/* n even, at most LP_SMALL_MAX. */
LpSmall *lp_i_small_new (guint n);
void lp_i_small_free (LpSmall *small);
/* The fastest that the processor runs. */
const LpSmallLoops *lp_i_small_choose (void);

/* A blossom of a dual solution, its value doubled. */
typedef struct {
  guint64 members;
  gint64 z;
} LpSmallSet;

/* The blossoms whose value is above 0, at most LP_SMALL_MAX / 2; how many. */
guint lp_i_small_get_sets (const LpSmall *small, LpSmallSet *sets);
/* The dual values of the vertices, doubled, in the form of certificates. */
void lp_i_small_get_values (const LpSmall *small, const LpSmallSet *sets, guint n_sets, gint64 *values);
guint lp_i_small_count_members (const LpSmallSet *sets, guint n_sets);
void lp_i_small_write_members (guint64 set, guint32 **at);
/* The dual solution of costs that were packed by radices. */
LpDual *lp_i_small_write_dual (const LpSmall *small, const LpPacking *packing);

/* What every packed cost must be below, of a graph of n vertices. */
guint64 lp_i_small_get_limit (guint n);

static inline guint64
lp_i_small_bit (guint v)
{
  return G_GUINT64_CONSTANT (1) << v;
}
