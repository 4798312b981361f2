/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "costs/lp-costs-private.h"

/* Most members of a partnership that this library makes. */
#define LP_SOLUTION_MAX_SIZE 3

typedef struct {
  guint size; /* 1 for who works with the adult */
  guint32 members[LP_SOLUTION_MAX_SIZE];
} LpSolutionGroup;

/* A pairing in numbers of those present, with its cost and, if it was optimised, its duals. */
typedef struct {
  guint n_groups;
  LpSolutionGroup *groups; /* owned */
  gint64 cost[LP_N_TIERS]; /* base included */
  LpMatching *matching;    /* owned reference; NULL for strategy uniform */
  guint n_tiers;           /* components of the matching's costs */
  LpTier tiers[LP_N_TIERS];
} LpSolution;

/* Finds the optimum. LP_ERROR_INFEASIBLE, LP_ERROR_LIMIT, LP_ERROR_CANCELLED. */
LpSolution *lp_i_solution_solve (LpCosts *costs, GError **error);
/* A solution without groups; the caller adds them, then counts. */
LpSolution *lp_i_solution_new (guint n_groups);
void        lp_i_solution_add_group (LpSolution *solution, const guint32 *members, guint size);
/* Adds up the cost of the groups. */
void        lp_i_solution_count (LpSolution *solution, const LpCosts *costs);
/* What one group adds to each tier, without base. */
void        lp_i_solution_count_group (const LpCosts *costs, const LpSolutionGroup *group, gint64 cost[LP_N_TIERS]);
/* Below, at or above 0 as a costs less than b, tier by tier down to chance. */
int         lp_i_solution_compare (const LpCosts *costs, const gint64 a[LP_N_TIERS], const gint64 b[LP_N_TIERS]);
void        lp_i_solution_free (LpSolution *solution);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSolution, lp_i_solution_free)
