/* SPDX-License-Identifier: MIT */
/*
 * Chance for simulations, the same on every machine: the splitmix64 sequence
 * (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number
 * generators, OOPSLA 2014).
 */
#pragma once

#include <glib.h>

typedef struct {
  guint64 state;
} YearRandom;

/* Gives the next 64 bits. */
guint64 year_random_next (YearRandom *random);

/* Draws from 0 to n - 1; n at least 1 and small beside 2^64. */
guint year_random_below (YearRandom *random, guint n);

/* Says yes with so many in a thousand. */
gboolean year_random_happens (YearRandom *random, guint per_mille);

/* Puts numbers into a random order. */
void year_random_shuffle (YearRandom *random, guint *numbers, guint n);
