/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-batch.h>

/* Most vertices of the small engine: a set of them is one word. */
#define LP_SMALL_MAX 64

/*
 * A key holds a doubled value, and below it room for the place of a vertex: so
 * the least of some keys says where it is, too, and the lowest place wins.
 */
#define LP_SMALL_PLACE_BITS 6
#define LP_SMALL_PLACES ((gint64) LP_SMALL_MAX - 1)
/* By how much a cost is shifted to be a key. */
#define LP_SMALL_SHIFT (LP_SMALL_PLACE_BITS + 1)
/* What an absent edge costs, as a key, and the least key that contains such a cost. */
#define LP_SMALL_ABSENT (G_GINT64_CONSTANT (1) << 61)
#define LP_SMALL_LEAST_ABSENT (G_GINT64_CONSTANT (1) << 60)
/*
 * Costs are at least 0, and every matching costs less than two to this. By
 * lp-wide-limits-private.h all doubled values are then below 2^53, and as keys
 * below 2^59, so that those with an absent edge stand out.
 */
#define LP_SMALL_COST_BITS 43

/* A vertex (below LP_SMALL_MAX) or a blossom (from there on). */
typedef guint8 LpSmallNode;
#define LP_SMALL_NODES (LP_SMALL_MAX + LP_SMALL_MAX / 2)
#define LP_SMALL_NO_NODE ((LpSmallNode) 255)

/*
 * The workspace of the small engine: what Engine in lp-engine-template.h is,
 * with sets of vertices as words and arrays in rows for several lanes. Values
 * are keys: doubled, and shifted by LP_SMALL_PLACE_BITS.
 */
typedef struct {
  guint n;
  guint stride;              /* n rounded up to whole lanes */
  gint64 *cost;              /* owned: n × stride; absent edges, the diagonal and what is past n: LP_SMALL_ABSENT */
  gint64 *row_keys;          /* owned: per blossom, stride: its best edge to each outer vertex … */
  gint64 *row_ends;          /* owned: … and that edge's end in the blossom */

  guint64 all;               /* vertices */
  guint64 outer, inner;      /* vertices of the tree */
  guint64 exposed;           /* vertices without a matched edge before the stages */
  guint64 singles;           /* outer vertices that lie in no blossom */
  guint32 outer_blossoms;    /* on top */
  guint32 inner_blossoms;    /* on top */
  guint32 ids, free_ids;     /* all blossoms, and those not in use */
  gint64 step;               /* the sum of the stage's dual steps */

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

/* The search in one of its compilations; both give the same results. */
typedef struct {
  /* Finds a perfect matching of least cost; FALSE if there is none. Settles mate_there of all vertices. O(n³). */
  gboolean (*solve) (LpSmall *small);
  /* Finds for each vertex those to which it has a tight edge, after a solve. O(n² · blossoms). */
  void (*find_tight) (const LpSmall *small, guint64 *tight);
  /* Finds the least and the greatest component per tier over the edges of a triangle; without edges, least > greatest. */
  void (*find_range) (const gint64 *costs, gsize n_edges, guint n_tiers, gint64 *least, gint64 *greatest);
  /* Loads a triangle: of each edge the components less the least, shifted, and added up. A shift of 64 leaves a tier out. */
  void (*load) (LpSmall *small, const gint64 *costs, guint n_tiers, const gint64 *least, const gint64 *shift);
  /* Takes away the edges that are not tight, and adds to each other one a key for each set that it leaves. */
  void (*restrict_to) (LpSmall *small, const guint64 *tight, const guint64 *sets, guint n_sets, gint64 key);
} LpSmallClass;

extern const LpSmallClass lp_i_small_scalar;
/* least, greatest and shift have room for LP_MATCHER_MAX_TIERS. */
G_STATIC_ASSERT (LP_MATCHER_MAX_TIERS % 4 == 0);
#if defined(__GNUC__) && defined(__x86_64__)
#define LP_HAVE_AVX2 1
extern const LpSmallClass lp_i_small_avx2;
#endif

/* n even, at most LP_SMALL_MAX. */
LpSmall *lp_i_small_new (guint n);
void lp_i_small_free (LpSmall *small);
/* The fastest that the processor runs. */
const LpSmallClass *lp_i_small_choose (void);

static inline guint64
lp_i_small_bit (guint v)
{
  return G_GUINT64_CONSTANT (1) << v;
}
