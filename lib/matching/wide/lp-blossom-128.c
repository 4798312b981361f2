/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-wide-limits-private.h"

/* See lp-wide-limits-private.h: without such integers, 256 bits serve. */
#ifdef LP_HAVE_INT128

/* The engine in 128 bits; see lp-engine-private.h. */
#define LP_WIDTH 128

#include "matching/wide/lp-engine-template.h"
#include "matching/wide/lp-tree-template.h"
#include "matching/wide/lp-blossom-template.h"
#include "matching/wide/lp-duals-template.h"
#include "matching/wide/lp-solve-again-template.h"
#include "matching/wide/lp-partners-template.h"
#include "matching/wide/lp-three-template.h"

const LpEngineKind lp_i_engine_128 = {
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

#else
/* A translation unit may not be empty. */
typedef int LpNoEngine128;
#endif
