/* SPDX-License-Identifier: MIT */
/* The small engine for any processor; see lp-small-private.h. */
#define LP_LANE_BITS 64
#define LP_LANES 1

#include "matching/core/lp-lanes-private.h"
#include "matching/small/lp-small-load-template.h"
#include "matching/small/lp-small-tree-template.h"
#include "matching/small/lp-small-search-template.h"
#include "matching/small/lp-small-change-template.h"
#include "matching/small/lp-small-partners-template.h"

const LpSmallLoops lp_i_small_scalar = {
  .solve = solve_small,
  .solve_again = solve_small_again,
  .change_edge = change_edge,
  .cost_partners = cost_partners,
  .find_tight = find_tight,
  .find_range = find_range,
  .load = load_small,
  .restrict_to = restrict_to,
};
