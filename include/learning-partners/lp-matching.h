/* SPDX-License-Identifier: MIT */
/**
 * @file lp-matching.h
 * @brief Exact minimum-cost perfect matching in general graphs, and the
 * partition into pairs and one three; with duals that prove the optimum.
 *
 * This room knows vertices 0 ... n - 1, edges and integer costs, and no pupil. A
 * cost has one component per tier and tiers compare lexicographically: the
 * first component decides, the next only among equals. Inside, tiers are packed
 * into one integer of 64, 128 or 256 bits (see the radices of
 * lp-certificate.h); the width never changes the result.
 *
 * Source: J. Edmonds, Paths, trees, and flowers, Canadian Journal of
 * Mathematics 17 (1965); H. N. Gabow, Data structures for weighted matching
 * and nearest common ancestors with linking, SODA (1990).
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/** @brief Most vertices of one matcher: its memory is O(n^2). */
#define LP_MATCHER_MAX_VERTICES 10000
/** @brief Most tiers of one matcher. */
#define LP_MATCHER_MAX_TIERS 16
/** @brief Most vertices of a sparse graph. */
#define LP_MATCHING_MAX_VERTICES 1000000000
/** @brief Most edges of a sparse graph. */
#define LP_MATCHING_MAX_EDGES 2000000000
/** @brief Largest magnitude of one component of a cost. */
#define LP_MATCHER_MAX_COST G_GINT64_CONSTANT (1000000000000000)

/**
 * @brief A dense graph with costs, and the workspace to solve it again and
 * again after changes. Not for two threads at once.
 */
typedef struct _LpMatcher LpMatcher;

/** @brief A perfect matching with its duals. Immutable, reference-counted. */
typedef struct _LpMatching LpMatching;

/** @brief Shows that a graph has no perfect matching. Immutable, reference-counted. */
typedef struct _LpBarrier LpBarrier;

/**
 * @brief Says whether a three is allowed.
 * @param a a vertex.
 * @param b a vertex after @p a.
 * @param c a vertex after @p b.
 * @param data what lp_matcher_solve_three() was given.
 * @return TRUE if so.
 */
typedef gboolean (*LpThreeFunc) (guint a, guint b, guint c, gpointer data);

/**
 * @brief Called now and then while solving.
 * @param done how many solves are done.
 * @param data what the caller gave.
 * @return FALSE to stop.
 */
typedef gboolean (*LpMatcherProgressFunc) (guint64 done, gpointer data);

/**
 * @brief Makes a graph without edges.
 * @param n_vertices 0 to ::LP_MATCHER_MAX_VERTICES.
 * @param n_tiers 1 to ::LP_MATCHER_MAX_TIERS.
 * @return a new matcher; free with lp_matcher_free(). NULL where memory does not suffice.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatcher *lp_matcher_new (guint n_vertices, guint n_tiers);

/** @brief Frees a matcher. @param matcher a matcher; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_matcher_free (LpMatcher *matcher);

/**
 * @brief Adds an edge, or changes its costs. O(1).
 * @param matcher a matcher.
 * @param u a vertex.
 * @param v another.
 * @param costs one component per tier, of any sign, each at most
 *   ::LP_MATCHER_MAX_COST in magnitude.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
void lp_matcher_set_edge (LpMatcher *matcher, guint u, guint v, const gint64 *costs);

/**
 * @brief Sets the costs that two vertices have as members of a three, where they
 * may be in one. An edge set with lp_matcher_set_edge() is not thereby open to
 * threes, nor the other way round. O(1).
 * @param matcher a matcher.
 * @param u a vertex.
 * @param v another.
 * @param costs as for lp_matcher_set_edge().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
void lp_matcher_set_three_edge (LpMatcher *matcher, guint u, guint v, const gint64 *costs);

/** @brief Sets what a vertex costs as a member of a three, zero by default. @param matcher a matcher. @param v a vertex. @param costs as for lp_matcher_set_edge(). @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_matcher_set_three_vertex (LpMatcher *matcher, guint v, const gint64 *costs);

/**
 * @brief Names a three whose vertices cost nothing, whatever lp_matcher_set_three_vertex() says of them in other threes.
 *
 * Its edges cost what they cost. O(number of such threes).
 * @param matcher a matcher.
 * @param three three different vertices, in any order; one named already stays once.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
void lp_matcher_add_free_three (LpMatcher *matcher, const guint three[3]);

/** @brief Takes an edge away, from pairs and threes alike. O(1). @param matcher a matcher. @param u a vertex. @param v another. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_matcher_remove_edge (LpMatcher *matcher, guint u, guint v);

/**
 * @brief Finds a perfect matching of least cost. O(n^3).
 *
 * Deterministic: the result is a function of the graph alone. Among several
 * optima any one may come; give the last tier to a tie-break that you choose.
 * @param matcher a matcher with an even number of vertices.
 * @param barrier where the barrier goes if there is no perfect matching; nullable.
 * @param error ::LP_ERROR_INFEASIBLE if there is none; ::LP_ERROR_VALUE for an
 *   odd number of vertices; ::LP_ERROR_LIMIT where costs need more than 256 bits,
 *   one tier's sum or dual values more than 62, or memory does not suffice.
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_matcher_solve (LpMatcher *matcher, LpBarrier **barrier, GError **error);

/**
 * @brief Finds a perfect matching of least cost, starting from what the last
 * call found: for less than a whole search where little has changed since.
 *
 * Duals, blossoms and partners stay as they are but where a change hurts them:
 * where the edge between two partners, or between two neighbours in a blossom,
 * has another cost or is gone, or another edge has become too cheap for the
 * duals. Each such edge takes one search from the vertices that it leaves
 * without partners, O(n^2); each edge changed, O(n) at most. To forbid an
 * edge, take it away; to force it, take away the other edges of its two
 * vertices; to do without two vertices, leave them the edge between them alone.
 *
 * The matching found is an optimum as that of lp_matcher_solve() is, and the
 * certificate as good; its radices may be larger. It is a function of the
 * changes and calls since the matcher was made, not of the graph alone: where
 * several matchings cost the same, it may hold another one than
 * lp_matcher_solve() finds, and other duals in any case. Everything begins anew
 * where this is the first call, where a three or the cost of one has changed,
 * where an edge costs less than all edges did then, or so much more that the
 * packing does not hold it, and where duals have drifted far.
 *
 * After an error the next call goes on, too.
 *
 * Source: M. O. Ball and U. Derigs, An analysis of alternate strategies for
 * implementing matching algorithms, Networks 13 (1983).
 * @param matcher a matcher with an even number of vertices.
 * @param barrier as for lp_matcher_solve(); nullable.
 * @param error as for lp_matcher_solve().
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_matcher_solve_again (LpMatcher *matcher, LpBarrier **barrier, GError **error);

/**
 * @brief Finds what it would cost to give a vertex each of the partners that it can have: the cost of the cheapest
 * perfect matching in which the two are partners.
 *
 * One search, O(n^2), for all partners of the vertex together, where forcing each would take one for each. It goes on
 * from what the last call found, as lp_matcher_solve_again() does, and the next such call goes on from it; costs are a
 * function of the graph alone.
 * @param matcher a matcher with an even number of vertices, at least 2.
 * @param vertex a vertex.
 * @param costs where the costs go: for each vertex one component per tier. Left as it is for who cannot be the partner.
 * @param possible where it goes, for each vertex, whether any perfect matching makes it the partner of @p vertex.
 * @param error as for lp_matcher_solve(); ::LP_ERROR_INFEASIBLE where there is no perfect matching at all.
 * @return TRUE on success.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_matcher_cost_partners (LpMatcher *matcher, guint vertex, gint64 *costs, guint8 *possible, GError **error);

/**
 * @brief Finds the partition into pairs and exactly one three of least cost.
 *
 * A three {a, b, c} costs its three edges (lp_matcher_set_three_edge()) and its
 * three vertices, unless it is one whose vertices cost nothing
 * (lp_matcher_add_free_three()). Exact: the duals of each matching solved bound the cost of
 * every three, and solving goes on until no bound lies below the best found.
 * O(n^3) bounds, and O(n^3) for each three that must be solved.
 * @param matcher a matcher with an odd number of vertices, at least 3.
 * @param allowed which threes are allowed beyond having their edges; nullable for all.
 * @param data handed to @p allowed; nullable.
 * @param progress called after each solve; nullable.
 * @param progress_data handed to @p progress; nullable.
 * @param error ::LP_ERROR_INFEASIBLE, ::LP_ERROR_VALUE, ::LP_ERROR_LIMIT as for
 *   lp_matcher_solve(); ::LP_ERROR_CANCELLED.
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_matcher_solve_three (LpMatcher            *matcher,
                                    LpThreeFunc           allowed,
                                    gpointer              data,
                                    LpMatcherProgressFunc progress,
                                    gpointer              progress_data,
                                    GError              **error);

/**
 * @brief Says whether a perfect matching exists (even), or a partition into
 * pairs and one allowed three (odd), whatever it costs.
 * @param matcher a matcher.
 * @param allowed as for lp_matcher_solve_three(); nullable.
 * @param data handed to @p allowed; nullable.
 * @return TRUE if so.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_matcher_is_feasible (LpMatcher *matcher, LpThreeFunc allowed, gpointer data);

/** @brief An edge of a sparse graph. @since 0.1 */
typedef struct {
  guint32 u;    /**< a vertex */
  guint32 v;    /**< another */
  gint64 cost;  /**< of any sign */
} LpMatchingEdge;

/**
 * @brief Finds a perfect matching of least cost in a sparse graph, up to
 * millions of vertices.
 *
 * An auction comes close to the half-integral optimum, where vertices are many
 * and costs lie less than 2^32 apart; row reductions follow. Then trees grow from
 * all unmatched vertices at once, with one dual step, offsets of whole sets and
 * a radix heap of events, first for the half-integral problem. Where such trees
 * tire, a finer auction brings them closer. O(n m log n) at worst; on graphs seen
 * nearly linear. Memory: about 180 bytes a vertex and 16 an edge (32 where costs
 * lie further apart). Nothing is random or timed: the result is a function of the
 * arguments.
 *
 * The result is of one tier, of radix 1, with one dual solution.
 *
 * Source: Z. Galil, S. Micali and H. N. Gabow, An O(EV log V) algorithm for
 * finding a maximal weighted matching in general graphs, SIAM Journal on
 * Computing 15 (1986); W. Cook and A. Rohe, Computing minimum-weight perfect
 * matchings, INFORMS Journal on Computing 11 (1999); D. P. Bertsekas, The auction
 * algorithm: a distributed relaxation method for the assignment problem, Annals
 * of Operations Research 14 (1988).
 * @param n_vertices 0 to ::LP_MATCHING_MAX_VERTICES.
 * @param n_edges 0 to ::LP_MATCHING_MAX_EDGES.
 * @param edges @p n_edges edges in any order, none from a vertex to itself; of
 *   parallel edges the cheapest counts. Nullable where there are none. Only read.
 * @param barrier where the barrier goes if there is no perfect matching; nullable.
 * @param error ::LP_ERROR_INFEASIBLE if there is none; ::LP_ERROR_VALUE for an
 *   odd number of vertices; ::LP_ERROR_LIMIT where costs, their spread or a dual
 *   value need more than 58 bits, the sum more than 64, or memory does not suffice.
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_matching_solve_sparse (guint                 n_vertices,
                                      gsize                 n_edges,
                                      const LpMatchingEdge *edges,
                                      LpBarrier           **barrier,
                                      GError              **error);

/**
 * @brief Finds a perfect matching of least cost in a complete graph with small
 * costs, up to tens of thousands of vertices.
 *
 * Up to 2,048 vertices, where costs lie no more than 2^24 apart: one table of
 * all costs, row reductions, and one alternating tree at a time, first for the
 * half-integral problem and then with blossoms. O(n^3) at worst; memory beyond
 * the costs: 4 n^2 bytes.
 *
 * Otherwise: a sample of a quarter of the vertices, solved in the same way,
 * suggests dual values; along the eight pairs of least slack at each vertex the
 * graph is solved as a sparse one; pairs whose slack its duals and blossoms make
 * negative are added, and so on until none is: the result is exact. Each round
 * looks at all pairs once. O(n^2) for each round, of which graphs seen took fewer
 * than ten. Memory beyond the costs: a sixteenth of them for the sample, its
 * table, and O(n).
 *
 * Both use vector instructions where the machine has them; the result is the
 * same without.
 *
 * The result is of one tier, of radix 1, with one dual solution.
 *
 * Source: R. Jonker and A. Volgenant, A shortest augmenting path algorithm for
 * dense and sparse linear assignment problems, Computing 38 (1987), for row
 * reductions; D. Applegate and W. Cook, Solving large-scale matching problems,
 * in D. S. Johnson and C. C. McGeoch, eds., Network flows and matching: first
 * DIMACS implementation challenge (1993), for pricing pairs into a sparse graph.
 * @param n_vertices 0 to ::LP_MATCHING_MAX_VERTICES.
 * @param costs of all pairs u < v, row by row: those of vertex 0 with 1 ... n - 1,
 *   of 1 with 2 ... n - 1, and so on; n (n - 1) / 2 in all, of any sign. Only read.
 * @param error ::LP_ERROR_VALUE for an odd number of vertices; ::LP_ERROR_LIMIT
 *   where memory does not suffice.
 * @return a new matching, or NULL; release with lp_matching_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_matching_solve_dense (guint n_vertices, const gint32 *costs, GError **error);

/** @brief Takes a reference. @param matching a matching. @return @p matching. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpMatching *lp_matching_ref (LpMatching *matching);
/** @brief Drops a reference. @param matching a matching. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_matching_unref (LpMatching *matching);
/** @brief Gives a vertex's partner. @param matching a matching. @param v a vertex. @return the partner; @p v itself for a member of the three. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_matching_get_mate (const LpMatching *matching, guint v);
/** @brief Gives the three. @param matching a matching. @param three where its vertices go, ascending. @return FALSE where there is none. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_matching_get_three (const LpMatching *matching, guint three[3]);
/** @brief Gives the total cost. @param matching a matching. @return one component per tier; owned by the matching. @since 0.1 */
LP_AVAILABLE_IN_0_1
const gint64 *lp_matching_get_cost (const LpMatching *matching);
/** @brief Gives the radix with which a tier was packed, at least 1 (1: nothing can differ in it), a power of two; at most 2^62, which in the strongest tier may say less than the truth, as nothing is packed above it. @param matching a matching. @param tier from 0, the strongest first. @return the radix. @since 0.1 */
LP_AVAILABLE_IN_0_1
gint64 lp_matching_get_radix (const LpMatching *matching, guint tier);
/** @brief Says how wide the packed costs were. @param matching a matching. @return 64, 128 or 256 bits. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_matching_get_width (const LpMatching *matching);
/** @brief Counts the dual solutions: one for an even number, for an odd one as many as bound all threes. @param matching a matching. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_matching_get_n_duals (const LpMatching *matching);
/** @brief Gives a vertex's dual value, doubled, spread over the tiers by the radices. @param matching a matching. @param dual which solution. @param v a vertex. @param value where one component per tier goes. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_matching_get_value (const LpMatching *matching, gsize dual, guint v, gint64 *value);
/** @brief Counts the blossoms of a dual solution (odd sets with a dual value above 0). @param matching a matching. @param dual which solution. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_matching_get_n_blossoms (const LpMatching *matching, gsize dual);
/** @brief Gives a blossom's vertices. @param matching a matching. @param dual which solution. @param blossom which blossom. @param n_members where their number goes. @return the vertices, ascending; owned by the matching. @since 0.1 */
LP_AVAILABLE_IN_0_1
const guint32 *lp_matching_get_blossom (const LpMatching *matching, gsize dual, gsize blossom, gsize *n_members);
/** @brief Gives a blossom's dual value, doubled, spread over the tiers by the radices; not negative. @param matching a matching. @param dual which solution. @param blossom which blossom. @param value where one component per tier goes. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_matching_get_blossom_value (const LpMatching *matching, gsize dual, gsize blossom, gint64 *value);

/** @brief Takes a reference. @param barrier a barrier. @return @p barrier. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpBarrier *lp_barrier_ref (LpBarrier *barrier);
/** @brief Drops a reference. @param barrier a barrier. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_barrier_unref (LpBarrier *barrier);
/**
 * @brief Gives the set of vertices whose removal leaves more odd components
 * than it has members (Tutte 1947, Berge 1958).
 * @param barrier a barrier.
 * @param n_members where the set's size goes.
 * @return the vertices, ascending; owned by the barrier.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
const guint32 *lp_barrier_get_members (const LpBarrier *barrier, gsize *n_members);
/** @brief Counts the odd components that are left when the set is removed. @param barrier a barrier. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_barrier_get_n_components (const LpBarrier *barrier);
/** @brief Gives an odd component. @param barrier a barrier. @param index from 0. @param n_members where its size goes. @return its vertices, ascending; owned by the barrier. @since 0.1 */
LP_AVAILABLE_IN_0_1
const guint32 *lp_barrier_get_component (const LpBarrier *barrier, gsize index, gsize *n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpMatcher, lp_matcher_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpMatching, lp_matching_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpBarrier, lp_barrier_unref)

G_END_DECLS
