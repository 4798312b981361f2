/* SPDX-License-Identifier: MIT */
#include "year-random.h"

guint64
year_random_next (YearRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
year_random_below (YearRandom *random, guint n)
{
  return (guint) (year_random_next (random) % n);
}

gboolean
year_random_happens (YearRandom *random, guint per_mille)
{
  return year_random_below (random, 1000) < per_mille;
}

void
year_random_shuffle (YearRandom *random, guint *numbers, guint n)
{
  for (guint i = n; i > 1; i--) {
    guint j = year_random_below (random, i);
    guint other = numbers[j];
    numbers[j] = numbers[i - 1];
    numbers[i - 1] = other;
  }
}
