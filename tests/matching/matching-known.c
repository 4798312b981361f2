/* SPDX-License-Identifier: MIT */
#include "matching-known.h"

static guint64
known_next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static guint
known_below (guint64 *state, guint bound)
{
  return (guint) (((known_next (state) >> 32) * bound) >> 32);
}

static double
known_fraction (guint64 *state)
{
  return (double) (known_next (state) >> 11) / 9007199254740992.0;
}

static gint
known_score (guint64 *state)
{
  double a = known_fraction (state), b = known_fraction (state);

  return CLAMP ((gint) lround (55 + 18 * (sqrt (-2 * log (1 - a)) * cos (6.283185307179586 * b))), 0, 100);
}

static gint32 *
known_pair (gint32 *costs, guint n, guint i, guint j)
{
  guint u = MIN (i, j), v = MAX (i, j);

  return costs + u * (2 * n - u - 1) / 2 + (v - u - 1);
}

static void
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

static void
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

gint32 *
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
