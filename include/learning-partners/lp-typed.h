/* SPDX-License-Identifier: MIT */
/**
 * @file lp-typed.h
 * @brief Exact minimum-cost perfect matching in complete graphs of up to
 * millions of vertices, whose costs come from a structure and are never written
 * out pair by pair.
 *
 * Every vertex has a type, and a pair costs what its two types cost, but for a
 * list of exceptions: pairs that cost something else, or may not be. Costs are
 * vectors of one to four tiers that compare lexicographically, as in
 * lp-matching.h, but need no radices: each tier is a number of its own.
 *
 * The types alone are an assignment problem; most vertices are then paired type
 * with type along its solution, around the exceptions, and dearly wanted pairs
 * among the exceptions are taken first. What is left, with a few of each kind
 * of pair, is a small core, which is matched exactly; the kinds of pairs outside
 * the core take their dual values from those in it. Then all pairs are priced,
 * kind by kind; what has negative slack enters the core, until nothing has.
 * The result is exact, and its duals and blossoms are those of all vertices.
 *
 * Source: J. Edmonds and E. L. Johnson, Matching: a well-solved class of
 * integer linear programs, in Combinatorial structures and their applications
 * (1970), for matchings in which vertices stand for many; D. Applegate and
 * W. Cook, Solving large-scale matching problems (1993), for pricing.
 */
#pragma once

#include <learning-partners/lp-matching.h>

G_BEGIN_DECLS

/** @brief Most tiers of a typed graph. */
#define LP_TYPED_MAX_TIERS 4

/** @brief A complete graph whose costs come from types. Not for two threads at once. */
typedef struct _LpTyped LpTyped;

/**
 * @brief Says what a pair costs, from the types of its vertices.
 *
 * Must say the same whenever it is asked the same, and whichever type comes first.
 * @param s a type.
 * @param t a type; the same for two vertices of one type.
 * @param costs where one component per tier goes, of any sign, each at most
 *   ::LP_MATCHER_MAX_COST in magnitude.
 * @param data what lp_typed_new() was given.
 * @return FALSE where such a pair may not be.
 */
typedef gboolean (*LpTypedCostFunc) (guint s, guint t, gint64 *costs, gpointer data);

/**
 * @brief Makes a graph without exceptions.
 * @param n_vertices 0 to ::LP_MATCHING_MAX_VERTICES.
 * @param types of each vertex, its type, 0 to @p n_types - 1; copied. Nullable
 *   where there are no vertices.
 * @param n_types how many types.
 * @param n_tiers 1 to ::LP_TYPED_MAX_TIERS.
 * @param func what pairs cost; called about @p n_types^2 times, or more often
 *   where there are thousands of types.
 * @param data handed to @p func; nullable; not owned, and must outlive the graph.
 * @return a new graph; free with lp_typed_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpTyped *lp_typed_new (guint n_vertices, const guint32 *types, guint n_types, guint n_tiers, LpTypedCostFunc func, gpointer data);

/** @brief Frees a graph. @param graph a graph; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_typed_free (LpTyped *graph);

/**
 * @brief Makes a pair an exception: it costs this, whatever its types. O(1).
 * @param graph a graph.
 * @param u a vertex.
 * @param v another; a pair may be an exception once, or solving fails.
 * @param costs as for ::LpTypedCostFunc; copied.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
void lp_typed_set_pair (LpTyped *graph, guint u, guint v, const gint64 *costs);

/** @brief Makes a pair an exception that may not be. O(1). @param graph a graph. @param u a vertex. @param v another. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_typed_forbid_pair (LpTyped *graph, guint u, guint v);

/** @brief Sets what a vertex costs as a member of a three, zero by default. @param graph a graph. @param v a vertex. @param costs as for ::LpTypedCostFunc; copied. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_typed_set_three_vertex (LpTyped *graph, guint v, const gint64 *costs);

/**
 * @brief Finds a perfect matching of least cost, or with an odd number of
 * vertices a partition into pairs and exactly one three of least cost.
 *
 * A three costs its three pairs, all of which must be allowed, and its three
 * vertices. Deterministic: the result is a function of the graph and of the
 * order of its vertices. O(n + m + K^3) where few types (K) meet n vertices and
 * m exceptions that leave a small core, which is what it is made for: a million
 * vertices of six or a hundred types take a fraction of a second. Thousands of
 * types take seconds, since all pairs of types are looked at again and again.
 * Always exact. Memory: about 20 bytes a vertex, 16 and a vector of costs an
 * exception, the costs of K^2 pairs of types up to 2,048 types, and the result.
 *
 * The duals are vectors that compare tier by tier: for each pair that may be,
 * doubled cost less the two values, less the values of the blossoms that hold
 * exactly one of the two, is no vector below zero. lp_matching_get_radix() is
 * 2^62 for each tier: as numbers with those radices they compare alike.
 * lp_matching_get_width() is 64 a tier.
 * @param graph a graph.
 * @param barrier where the barrier goes if an even number has no perfect matching; nullable.
 * @param error ::LP_ERROR_INFEASIBLE where there is no solution; ::LP_ERROR_VALUE
 *   where a pair is an exception twice, or a cost of types is out of range;
 *   ::LP_ERROR_LIMIT where a dual value needs more than 59 bits, memory does not
 *   suffice, or more than some dozens of threes would have to be tried.
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_typed_solve (LpTyped *graph, LpBarrier **barrier, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpTyped, lp_typed_free)

G_END_DECLS
