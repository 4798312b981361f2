/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * The generator's dice: SplitMix64, after G. L. Steele, D. Lea and C. H. Flood,
 * Fast splittable pseudorandom number generators, OOPSLA 2014. One seed has many
 * streams, so that a draw more in one place changes nothing elsewhere.
 */
typedef struct {
  guint64 state;
} LpDraw;

/* What a stream is for. The numbers are part of what a seed means. */
typedef enum {
  LP_DRAW_SHAPE = 1,
  LP_DRAW_CALENDAR = 2,
  LP_DRAW_CLASS = 3,
  LP_DRAW_PRESENCE = 4,
  LP_DRAW_RULES = 5,
  LP_DRAW_POLICY = 6,
  LP_DRAW_FEEDBACK = 7,
  LP_DRAW_PLAY = 8,
  LP_DRAW_SEEDS = 9,
  LP_DRAW_FRESH = 10,
  LP_DRAW_THREES = 11
} LpDrawStream;

void     lp_i_draw_init (LpDraw *draw, guint64 seed, LpDrawStream stream, guint64 index);
guint64  lp_i_draw_next (LpDraw *draw);
/* 0 to bound − 1; bound is at least 1. */
guint    lp_i_draw_below (LpDraw *draw, guint bound);
/* Both ends included. */
int      lp_i_draw_between (LpDraw *draw, int low, int high);
gboolean lp_i_draw_chance (LpDraw *draw, guint per_mille);
/* An index, each as often as its weight says. */
guint    lp_i_draw_weighted (LpDraw *draw, const guint *weights, guint n_weights);
void     lp_i_draw_shuffle (LpDraw *draw, guint *numbers, guint n_numbers);
