/* SPDX-License-Identifier: MIT */
/* The loops of the table engine for any processor; see lp-dense-table-private.h. */
#define LP_LANE_BITS 32
#define LP_LANES 1

#include "matching/core/lp-lanes-private.h"
#include "matching/dense/lp-dense-table-template.h"

const LpDenseTableLoops lp_i_dense_table_scalar = {
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
