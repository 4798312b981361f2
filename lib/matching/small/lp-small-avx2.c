/* SPDX-License-Identifier: MIT */
#include "matching/small/lp-small-private.h"

/* The small engine for processors with AVX2; see lp-small-private.h. */
#ifdef LP_HAVE_AVX2

#define LP_LANE_BITS 64
#define LP_LANES 4

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__ ((target ("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

#include "matching/core/lp-lanes-private.h"
#include "matching/small/lp-small-load-template.h"
#include "matching/small/lp-small-tree-template.h"
#include "matching/small/lp-small-search-template.h"
#include "matching/small/lp-small-change-template.h"
#include "matching/small/lp-small-partners-template.h"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const LpSmallLoops lp_i_small_avx2 = {
  .solve = solve_small,
  .solve_again = solve_small_again,
  .change_edge = change_edge,
  .cost_partners = cost_partners,
  .find_tight = find_tight,
  .find_range = find_range,
  .load = load_small,
  .restrict_to = restrict_to,
};

#else
/* A translation unit may not be empty. */
typedef int LpNoSmallAvx2;
#endif
