/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "costs/lp-costs-private.h"
#include "model/lp-partnership-private.h"

/* Most members of a partnership that this library makes. */
#define LP_SOLUTION_MAX_SIZE 3

/* A pairing in numbers of those present, with its cost and, if it was optimised, its duals. */
typedef struct {
  LpPartnerships *partnerships; /* owned */
  gint64 cost[LP_N_TIERS];      /* base included */
  LpMatching *matching;         /* owned reference, of those in no three on purpose; NULL where there are none, and for strategy uniform */
  guint n_tiers;                /* components of the matching's costs */
  LpTier tiers[LP_N_TIERS];
} LpSolution;

/* A solution without partnerships; the caller adds them, then counts. */
LpSolution *lp_i_solution_new (void);
void        lp_i_solution_free (LpSolution *solution);
/* Adds up the cost of the partnerships. */
void        lp_i_solution_count (LpSolution *solution, const LpCosts *costs);
/* What one partnership adds to each tier, without base. */
void        lp_i_solution_count_partnership (const LpCosts *costs, LpPartnership partnership, gint64 cost[LP_N_TIERS]);
/* Below, at or above 0 as a costs less than b, tier by tier down to chance. */
int         lp_i_solution_compare (const LpCosts *costs, const gint64 a[LP_N_TIERS], const gint64 b[LP_N_TIERS]);
/* The partnerships in the order in which they are shown: they and their members in byte order of ids; a new list. */
LpPartnerships *lp_i_solution_sort (const LpSolution *solution, const LpCosts *costs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSolution, lp_i_solution_free)
