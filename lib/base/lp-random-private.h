/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * A seeded generator of our own, so that every platform draws alike:
 * SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
 */
typedef struct {
  guint64 state;
} LpRandom;

/* purpose keeps apart what one seed is used for. */
void    lp_i_random_init (LpRandom *random, guint64 seed, const char *purpose);
guint64 lp_i_random_next (LpRandom *random);
/* A number from 0 to bound - 1, every one equally likely. bound >= 1. */
guint64 lp_i_random_below (LpRandom *random, guint64 bound);
