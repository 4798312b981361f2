/* SPDX-License-Identifier: MIT */
#pragma once

#include "instance.h"

/*
 * The families of instances, each a function of its size and seed alone.
 *
 * class: pupils of attainment 0 … 100, about normal (55 ± 18), should work at a
 * distance of ten points; five bands of twenty points, 50 for each band
 * between; 2,500 for each of five earlier partners and a million for a partner
 * whom a pupil may not have. fold: 100 less the distance.
 */

typedef struct {
  guint64 state;
} Draws;

/* SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014). */
Draws draws_new (guint64 seed);
guint64 draws_next (Draws *draws);
/* From 0 to bound − 1. */
gint32 draws_below (Draws *draws, gint32 bound);
/* An attainment from 0 to 100. */
gint32 draws_attainment (Draws *draws);

/* The costs of a complete graph on a class of pupils, as in a batch. */
void family_fill_class (Draws *draws, gint32 n, gboolean fold, gint32 *costs);

/* Complete graphs. */
Instance *family_rand (Draws *draws, gint32 n);
Instance *family_class (Draws *draws, gint32 n, gboolean fold);

/* Sparse graphs, each with a perfect matching planted. */
Instance *family_sparse (Draws *draws, gint32 n);
/* 2 n coordinates go into coordinates. */
Instance *family_geo (Draws *draws, gint32 n, gint32 *coordinates);
Instance *family_cand (Draws *draws, gint32 n);
