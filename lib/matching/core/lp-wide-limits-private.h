/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * Whether the compiler has 128-bit integers. Without them, what needs more
 * than 64 bits takes the 256-bit path; the results are the same.
 */
#if defined(__SIZEOF_INT128__) && !defined(LP_NO_INT128)
#define LP_HAVE_INT128 1
#endif

/*
 * How many bits a word must have beyond those of a solution's packed cost, so
 * that nothing in the engine overflows.
 *
 * Let P = 2^bits, so that every solution costs less than P, and 2 C the
 * largest doubled cost of an edge. A solution has at least n / 2 edges and
 * each may have the largest spread in every tier, so n C < 2 P by the choice
 * of the radices. All values below are doubled.
 *
 * 1. Start: 0 ≤ y ≤ 2 C.
 * 2. A stage that ends in an augmentation leaves a matching that is optimal
 *    for the vertices it covers, whose duals sum to its cost ≤ n C; the
 *    exposed vertices still have their first duals ≤ 2 C. So the dual
 *    objective stays ≤ 2 n C < 4 P. It starts at ≥ 0 and grows by exactly the
 *    sum of all dual steps, so these sum to < 4 P, and |y|, z < 2 C + 4 P.
 * 3. The stage that fails: at its last step an edge became tight (or a blossom
 *    ran out, whose z is bounded by 2). Say {u, v} with u outer: y_u ≤ 2 C − y_v
 *    with v untouched, or y_u + y_v ≤ 2 C with both outer. The root r differs
 *    from any outer vertex u by the costs of two matchings of the tree, one
 *    without r and one without u: |y_r − y_u| ≤ n C. Its steps sum to
 *    < 4 C + 4 P + n C + 2 C < 16 P, so |y|, z < 32 P.
 * 4. Showing that a three leaves no perfect matching takes at most 16 P of
 *    further steps, so |y|, z < 48 P. A removed vertex gets a dual between
 *    −48 P and 16 P, where it is cut off. The z around a vertex sum to no more
 *    than all steps, so a y less those z has |y| < 128 P = 2^(bits + 7) too.
 *    Turning a large set over moves the z around a vertex into its y once
 *    more: |y| < 256 P.
 * 5. Keys and slacks are sums of one doubled cost, three duals and the stage's
 *    steps: less than 2^(bits + 10). The bound of a three adds the dual
 *    objective and three doubled edges and vertices: less than 2^(bits + 11).
 *
 * Absent edges cost 2^(width − 3); with headroom 16 a sum that contains one
 * stays above 2^(width − 4) and one that does not stays below 2^(width − 5).
 * Comparing with 2^(width − 4) tells them apart, so an absent edge never
 * becomes tight and never enters a dual.
 */
#define LP_WIDE_HEADROOM 16
