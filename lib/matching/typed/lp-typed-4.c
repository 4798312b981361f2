/* SPDX-License-Identifier: MIT */

/* Typed graphs with costs of up to four tiers. */
#define LP_TIERS 4

#include "matching/typed/lp-typed-value-template.h"
#include "matching/typed/lp-typed-solver-template.h"
#include "matching/typed/lp-typed-flow-template.h"
#include "matching/typed/lp-typed-kind-template.h"
#include "matching/typed/lp-typed-tree-template.h"
#include "matching/typed/lp-typed-blossom-template.h"
#include "matching/typed/lp-typed-core-template.h"
#include "matching/typed/lp-typed-price-template.h"
#include "matching/typed/lp-typed-solve-template.h"
#include "matching/typed/lp-typed-duals-template.h"
#include "matching/typed/lp-typed-cell-template.h"
#include "matching/typed/lp-typed-three-template.h"

LpTypedOutcome
lp_i_typed_solve_4 (const LpTyped *graph, LpMatching *matching, LpBarrier **barrier)
{
  return solve_typed (graph, matching, barrier);
}
