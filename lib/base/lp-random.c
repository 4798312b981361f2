/* SPDX-License-Identifier: MIT */
#include "base/lp-random-private.h"

#include "base/lp-hash-private.h"

void
lp_i_random_init (LpRandom *random, guint64 seed, const char *purpose)
{
  random->state = lp_i_hash_derive (seed, purpose);
}

guint64
lp_i_random_next (LpRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint64
lp_i_random_below (LpRandom *random, guint64 bound)
{
  /* Draws past the last whole multiple of bound would favour small numbers. */
  guint64 surplus = (G_MAXUINT64 % bound + 1) % bound;
  guint64 draw;

  do
    draw = lp_i_random_next (random);
  while (draw > G_MAXUINT64 - surplus);
  return draw % bound;
}
