/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-table-private.h"

/* The loops of the table engine for processors with AVX2. */
#ifdef LP_HAVE_AVX2

#define LP_LANE_BITS 32
#define LP_LANES 8

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__ ((target ("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

#include "matching/core/lp-lanes-private.h"
#include "matching/dense/lp-dense-table-template.h"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const LpDenseTableLoops lp_i_dense_table_avx2 = {
  .find_range = find_range,
  .load_row = load_row,
  .find_least = find_least,
  .look_around = look_around,
  .begin_tree = begin_tree,
  .scan_single = scan_single,
  .scan_inside = scan_inside,
  .find_event = find_event,
  .refresh_key = refresh_key,
  .end_tree = end_tree,
};

#else
/* A translation unit may not be empty. */
typedef int LpNoDenseTableAvx2;
#endif
