/* SPDX-License-Identifier: MIT */
#include "simulate/lp-draw-private.h"

void
lp_i_draw_init (LpDraw *draw, guint64 seed, LpDrawStream stream, guint64 index)
{
  draw->state = seed;
  draw->state = lp_i_draw_next (draw) + (guint64) stream;
  draw->state = lp_i_draw_next (draw) + index;
  lp_i_draw_next (draw);
}

guint64
lp_i_draw_next (LpDraw *draw)
{
  guint64 z = draw->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
lp_i_draw_below (LpDraw *draw, guint bound)
{
  /* The upper half, scaled: uneven by less than one in four million for the bounds used here. */
  return (guint) (((lp_i_draw_next (draw) >> 32) * bound) >> 32);
}

int
lp_i_draw_between (LpDraw *draw, int low, int high)
{
  return low + (int) lp_i_draw_below (draw, (guint) (high - low) + 1);
}

gboolean
lp_i_draw_chance (LpDraw *draw, guint per_mille)
{
  return lp_i_draw_below (draw, 1000) < per_mille;
}

guint
lp_i_draw_weighted (LpDraw *draw, const guint *weights, guint n_weights)
{
  guint total = 0;
  guint at = 0;

  for (guint i = 0; i < n_weights; i++)
    total += weights[i];
  guint rest = lp_i_draw_below (draw, total);
  while (rest >= weights[at])
    rest -= weights[at++];
  return at;
}

void
lp_i_draw_shuffle (LpDraw *draw, guint *numbers, guint n_numbers)
{
  for (guint i = n_numbers; i > 1; i--) {
    guint j = lp_i_draw_below (draw, i);
    guint kept = numbers[i - 1];
    numbers[i - 1] = numbers[j];
    numbers[j] = kept;
  }
}
