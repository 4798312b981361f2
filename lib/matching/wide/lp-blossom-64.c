/* SPDX-License-Identifier: MIT */
/* The engine in 64 bits; see lp-engine-private.h. */
#define LP_WIDTH 64

#include "matching/wide/lp-engine-template.h"
#include "matching/wide/lp-tree-template.h"
#include "matching/wide/lp-blossom-template.h"
#include "matching/wide/lp-duals-template.h"
#include "matching/wide/lp-solve-again-template.h"
#include "matching/wide/lp-partners-template.h"
#include "matching/wide/lp-three-template.h"

const LpEngineKind lp_i_engine_64 = {
  .width = LP_WIDTH,
  .create = create_engine,
  .destroy = destroy_engine,
  .load = load_engine,
  .solve = solve_pairs,
  .solve_three = solve_three,
  .change_edge = change_edge,
  .solve_again = solve_pairs_again,
  .cost_partners = cost_partners,
};
