/* SPDX-License-Identifier: MIT */

/* Implicit graphs with costs of up to four tiers. */
#define LP_TIERS 4

#include "matching/typed/lp-implicit-value-template.h"
#include "matching/typed/lp-implicit-solver-template.h"
#include "matching/typed/lp-implicit-flow-template.h"
#include "matching/typed/lp-implicit-class-template.h"
#include "matching/typed/lp-implicit-tree-template.h"
#include "matching/typed/lp-implicit-blossom-template.h"
#include "matching/typed/lp-implicit-core-template.h"
#include "matching/typed/lp-implicit-price-template.h"
#include "matching/typed/lp-implicit-solve-template.h"
#include "matching/typed/lp-implicit-proof-template.h"
#include "matching/typed/lp-implicit-cell-template.h"
#include "matching/typed/lp-implicit-three-template.h"

LpImplicitOutcome
lp_i_implicit_solve_4 (const LpImplicit *implicit, LpMatching *matching, LpBarrier **barrier)
{
  return solve_implicit (implicit, matching, barrier);
}
