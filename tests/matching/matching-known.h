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

static inline guint64
known_next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static inline guint
known_below (guint64 *state, guint bound)
{
  return (guint) (((known_next (state) >> 32) * bound) >> 32);
}

static inline double
known_fraction (guint64 *state)
{
  return (double) (known_next (state) >> 11) / 9007199254740992.0;
}

static inline gint
known_score (guint64 *state)
{
  double a = known_fraction (state), b = known_fraction (state);

  return CLAMP ((gint) lround (55 + 18 * (sqrt (-2 * log (1 - a)) * cos (6.283185307179586 * b))), 0, 100);
}

static inline gint32 *
known_pair (gint32 *costs, guint n, guint i, guint j)
{
  guint u = MIN (i, j), v = MAX (i, j);

  return costs + u * (2 * n - u - 1) / 2 + (v - u - 1);
}

static inline void
known_add (guint64 *state, gint32 *costs, guint n, guint each, gint32 cost)
{
  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < each; k++) {
      guint j = known_below (state, n);
      if (j != i)
        *known_pair (costs, n, i, j) += cost;
    }
  }
}

static inline void
known_class (guint64 *state, gint32 *costs, guint n, gboolean fold)
{
  g_autofree gint *score = g_new (gint, n);

  for (guint i = 0; i < n; i++)
    score[i] = known_score (state);
  for (guint i = 0; i < n; i++) {
    for (guint j = i + 1; j < n; j++) {
      gint gap = ABS (score[i] - score[j]), bands = ABS (MIN (4, score[i] / 20) - MIN (4, score[j] / 20));
      *known_pair (costs, n, i, j) = fold ? 100 - gap : (gap - 10) * (gap - 10) + 50 * bands;
    }
  }
  known_add (state, costs, n, 5, fold ? 0 : 2500);
  known_add (state, costs, n, 1, fold ? 0 : 1000000);
}

static inline gint32 *
make_known (const Known *known)
{
  guint64 state = 1000003 + 12345;
  gsize n_pairs = (gsize) known->n * (known->n - 1) / 2;
  gint32 *costs = g_new (gint32, n_pairs);

  if (known->family[0] != 'r') {
    known_class (&state, costs, known->n, known->family[0] == 'f');
    return costs;
  }
  for (gsize i = 0; i < n_pairs; i++)
    costs[i] = (gint32) known_below (&state, 1000001);
  return costs;
}
