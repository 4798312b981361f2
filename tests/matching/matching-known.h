/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>
#include <math.h>

/*
 * Complete graphs of three families, and the least costs on which independent
 * programs agree: random costs; a class, where pairs want a distance of ten in
 * attainment, bands and earlier partners cost more, and some are forbidden; and
 * a class folded, the strongest with the weakest.
 */
typedef struct {
  const char *family;
  guint n;
  gint64 cost;
} Known;

static const Known known_optima[] = {
  { "rand", 30, 745322 }, { "rand", 100, 770462 }, { "rand", 300, 861679 }, { "rand", 1000, 869172 },
  { "class", 30, 218 }, { "class", 100, 395 }, { "class", 300, 582 }, { "class", 1000, 1349 },
  { "fold", 30, 1068 }, { "fold", 100, 3443 }, { "fold", 300, 10800 }, { "fold", 1000, 36109 },
  { "rand", 2000, 832930 }, { "class", 2000, 2109 }, { "fold", 2000, 71835 }, { "class", 5000, 6403 },
};

gint32 *make_known (const Known *known);
