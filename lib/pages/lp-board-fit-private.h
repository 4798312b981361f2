/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* How groups of names are laid out as large as they fit. Lengths are in hundredths of the box's height. */
typedef struct {
  guint  columns;
  double size; /* of the letters */
} LpBoardFit;

/* In parts of the size of the letters; style sheets and PDF share them. */
#define LP_I_BOARD_LINE 1.25 /* from line to line */
#define LP_I_BOARD_PAD 0.35  /* within a group, on each side */
#define LP_I_BOARD_EDGE 0.15 /* the bar where a group begins */
#define LP_I_BOARD_GAP 0.3   /* between groups */
#define LP_I_BOARD_MARK 0.7  /* height of a mark */

/* groups is an array of LpNames. width is that of the box. */
LpBoardFit lp_i_board_fit (GPtrArray *groups, double width);
