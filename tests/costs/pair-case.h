/* SPDX-License-Identifier: MIT */
/* What one pair of a class costs, by hand. */
#pragma once

#include "support.h"

#include "costs/lp-costs-private.h"

typedef struct {
  const char *name;
  void      (*prepare) (Class *class);
  const char *a, *b;
  gint64      costs[LP_N_ORDERED_TIERS]; /* max_tenure, min_tenure, change, cooldown, turns, strategy, repeats, wishes */
} PairCase;

LpCosts *count_costs (const Class *class);
/* A pupil's number among those present. */
guint    find (const LpCosts *costs, const char *id);
/* Counts the case both ways round: all tiers but chance, which is counted unless the strategy is uniform. */
void     check_pair_case (const PairCase *pair);
