/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "matching/core/lp-wide-limits-private.h"

/* One dual solution, in one block of memory. Values are doubled, and spread over the tiers. */
typedef struct {
  gint64 *values;          /* n × n_tiers */
  gsize n_blossoms;
  gsize *ends;             /* blossom i has members ends[i − 1] … ends[i] − 1 */
  guint32 *members;        /* ascending within each blossom */
  gint64 *blossom_values;  /* n_blossoms × n_tiers */
} LpDual;

struct _LpMatching {
  gatomicrefcount ref_count;
  guint n;
  guint n_tiers;
  guint width;
  gboolean has_three;
  guint three[3];
  guint32 *mates;          /* n, in the same block; a member of the three is its own */
  gint64 *cost;            /* n_tiers, likewise */
  gint64 *radices;         /* n_tiers, likewise */
  GPtrArray *duals;        /* owned: LpDual */
};

/*
 * How often all exposed vertices may take the partners of others by row
 * reductions before trees grow, and how many in a row: the sparse engine and
 * the table engine do the same.
 */
enum { LP_ROW_REDUCTIONS = 2, LP_ROW_REDUCTION_TRIES = 10 };

/* The order of two guint32, for qsort (). */
int lp_i_compare_vertices (gconstpointer a, gconstpointer b);

/* Whether there are costs, and each component is at most LP_MATCHER_MAX_COST in magnitude. */
gboolean lp_i_costs_are_valid (const gint64 *costs, guint n_tiers);

LpMatching *lp_i_matching_new (guint n, guint n_tiers, guint width);

/* A dual solution with room for some blossoms and their members. */
LpDual *lp_i_dual_new (guint n, guint n_tiers, gsize n_blossoms, gsize n_members);
void lp_i_dual_free (LpDual *dual);

/*
 * A barrier from its vertices (guint32), the members and then the components,
 * and the places (gsize) where the members and each component end. Takes both.
 */
LpBarrier *lp_i_barrier_take (GArray *vertices, GArray *ends);

/*
 * Makes a matcher solve with one width, 64, 128 or 256; 0 for the narrowest
 * that fits, the default. A width that does not fit is ignored. For tests,
 * which show that the width never changes a result.
 */
void lp_i_matcher_force_width (LpMatcher *matcher, guint width);

/* How many matchings the last lp_matcher_solve_three() solved. */
guint lp_i_matcher_get_n_solves (const LpMatcher *matcher);
