/* SPDX-License-Identifier: MIT */
/**
 * @file lp-batch.h
 * @brief Exact minimum-cost perfect matchings of many small graphs, one after
 * the other, in one workspace.
 *
 * The same optima as lp_matcher_solve() finds, without the making of a matcher
 * and a matching for each graph: no memory is allocated between
 * lp_batch_new() and lp_batch_free(), but for costs that need the matcher after
 * all (see lp_batch_solve_tiers()). A batch is not for two threads at once; give
 * each thread its own.
 *
 * Source: as lp-matching.h. Keys of several vertices are compared at a time
 * where the processor can (AVX2); the results are the same where it can't.
 */
#pragma once

#include <learning-partners/lp-matching.h>

G_BEGIN_DECLS

/** @brief Most vertices of a graph in a batch. */
#define LP_BATCH_MAX_VERTICES 64
/** @brief The cost of an edge that a graph does not have, for lp_batch_solve(). */
#define LP_BATCH_NO_EDGE G_MAXINT32
/** @brief The first component of an edge that a graph does not have, for lp_batch_solve_tiers(). */
#define LP_BATCH_NO_EDGE_TIERS G_MAXINT64

/** @brief The workspace for graphs of one size. */
typedef struct _LpBatch LpBatch;

/**
 * @brief Makes a workspace.
 * @param n_vertices of each graph: even, 0 to ::LP_BATCH_MAX_VERTICES.
 * @param n_tiers 1 to ::LP_MATCHER_MAX_TIERS; lp_batch_solve() takes 1.
 * @return a new batch; free with lp_batch_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpBatch *lp_batch_new (guint n_vertices, guint n_tiers);

/** @brief Frees a batch. @param batch a batch; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_batch_free (LpBatch *batch);

/**
 * @brief Finds a perfect matching of least cost in each of many graphs.
 *
 * Costs come as triangles: those of the edges {0, 1}, {0, 2} ... {0, n - 1},
 * {1, 2} ... {n - 2, n - 1}, n (n - 1) / 2 a graph, one graph after the other. O(n^3)
 * a graph. Deterministic: each result is a function of its graph alone.
 * @param batch a batch of one tier.
 * @param n_graphs how many.
 * @param costs theirs; of any sign, or ::LP_BATCH_NO_EDGE.
 * @param mates where the partners go: n a graph. Where there is no perfect
 *   matching, each vertex is its own.
 * @param totals where the least costs go: one a graph, 0 where there is no
 *   perfect matching.
 * @return how many graphs have a perfect matching.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gsize lp_batch_solve (LpBatch *batch, gsize n_graphs, const gint32 *costs, guint32 *mates, gint64 *totals);

/**
 * @brief Finds a perfect matching of least cost in each of many graphs, whose
 * costs have several tiers that compare lexicographically.
 *
 * Tiers are packed into 64 bits where they fit; those that do not are decided
 * after the stronger ones, among their optima alone. Where a single tier is too
 * wide for that, lp_matcher_solve() decides, and memory is allocated.
 * @param batch a batch.
 * @param n_graphs how many.
 * @param costs triangles as for lp_batch_solve(), of one component per tier for
 *   each edge, each at most ::LP_MATCHER_MAX_COST in magnitude; of an edge
 *   that is not there the first is ::LP_BATCH_NO_EDGE_TIERS.
 * @param mates as for lp_batch_solve().
 * @param totals where the least costs go: one component per tier a graph.
 * @param n_solved where the number of graphs that have a perfect matching goes; nullable.
 * @param error ::LP_ERROR_LIMIT as for lp_matcher_solve(), or where a component is
 *   larger than allowed; the results of the graphs before it stand.
 * @return FALSE on error.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_batch_solve_tiers (LpBatch      *batch,
                               gsize         n_graphs,
                               const gint64 *costs,
                               guint32      *mates,
                               gint64       *totals,
                               gsize        *n_solved,
                               GError      **error);

/**
 * @brief Proves the result of one graph: a matching with its duals.
 *
 * It holds the partners given and the duals that the batch's own search finds,
 * with the blossoms of all tiers that were solved after one another; so radices
 * may be larger than those of lp_matcher_solve(), and blossoms may cross. O(n^3).
 * @param batch a batch of one tier.
 * @param costs the graph's triangle.
 * @param mates the partners that lp_batch_solve() gave.
 * @param error as for lp_matcher_solve(); ::LP_ERROR_VALUE where the partners
 *   are no perfect matching of least cost.
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_batch_prove (LpBatch *batch, const gint32 *costs, const guint32 *mates, GError **error);

/** @brief Proves the result of one graph that lp_batch_solve_tiers() solved, as lp_batch_prove() does. @param batch a batch. @param costs the graph's triangle. @param mates the partners that it gave. @param error as for lp_batch_prove(). @return a new matching, or NULL; release with lp_matching_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_batch_prove_tiers (LpBatch *batch, const gint64 *costs, const guint32 *mates, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpBatch, lp_batch_free)

G_END_DECLS
