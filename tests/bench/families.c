/* SPDX-License-Identifier: MIT */
#include "families.h"

#include <math.h>

#define IDEAL_DISTANCE 10
#define BAND_COST 50
#define EARLIER_COST 2500
#define FORBIDDEN_COST 1000000

Draws
draws_new (guint64 seed)
{
  return (Draws) { seed * 1000003 + 12345 };
}

guint64
draws_next (Draws *draws)
{
  guint64 z = (draws->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ z >> 31;
}

gint32
draws_below (Draws *draws, gint32 bound)
{
  return (gint32) ((draws_next (draws) >> 32) * (guint64) bound >> 32);
}

/* From 0 up to but not including 1. */
static double
draw_fraction (Draws *draws)
{
  return (double) (draws_next (draws) >> 11) / 9007199254740992.0;
}

/* A normal variate after G. E. P. Box and M. E. Muller (1958), rounded and clipped. */
gint32
draws_attainment (Draws *draws)
{
  double radius = sqrt (-2 * log (1 - draw_fraction (draws)));
  double normal = radius * cos (6.283185307179586 * draw_fraction (draws));

  return (gint32) CLAMP (lround (55 + 18 * normal), 0, 100);
}

static gint32 *
at_pair (gint32 *costs, gint32 n, gint32 i, gint32 j)
{
  gsize low = (gsize) MIN (i, j), high = (gsize) MAX (i, j);

  return costs + low * (2 * (gsize) n - low - 1) / 2 + (high - low - 1);
}

/* Adds a cost to some pairs of each vertex, drawn with replacement. */
static void
add_exceptions (Draws *draws, gint32 n, gint32 per_vertex, gint32 cost, gint32 *costs)
{
  for (gint32 i = 0; i < n; i++) {
    for (gint32 k = 0; k < per_vertex; k++) {
      gint32 j = draws_below (draws, n);
      if (j != i)
        *at_pair (costs, n, i, j) += cost;
    }
  }
}

void
family_fill_class (Draws *draws, gint32 n, gboolean fold, gint32 *costs)
{
  g_autofree gint32 *attainment = g_new (gint32, n);

  for (gint32 i = 0; i < n; i++)
    attainment[i] = draws_attainment (draws);
  for (gint32 i = 0; i < n; i++) {
    for (gint32 j = i + 1; j < n; j++) {
      gint32 distance = ABS (attainment[i] - attainment[j]);
      gint32 bands = ABS (MIN (4, attainment[i] / 20) - MIN (4, attainment[j] / 20));
      gint32 past = distance - IDEAL_DISTANCE;
      *costs++ = fold ? 100 - distance : past * past + BAND_COST * bands;
    }
  }
  costs -= count_pairs (n);
  add_exceptions (draws, n, 5, fold ? 0 : EARLIER_COST, costs);
  add_exceptions (draws, n, 1, fold ? 0 : FORBIDDEN_COST, costs);
}

static Instance *
make_complete (gint32 n)
{
  Instance *instance = g_new0 (Instance, 1);
  gsize at = 0;

  instance->n = n;
  instance->n_edges = (gint64) count_pairs (n);
  instance->edges = g_new (Edge, MAX (instance->n_edges, 1));
  for (gint32 i = 0; i < n; i++) {
    for (gint32 j = i + 1; j < n; j++)
      instance->edges[at++] = (Edge) { i, j, 0 };
  }
  return instance;
}

Instance *
family_rand (Draws *draws, gint32 n)
{
  Instance *instance = make_complete (n);

  for (gint64 i = 0; i < instance->n_edges; i++)
    instance->edges[i].cost = draws_below (draws, 1000001);
  return instance;
}

Instance *
family_class (Draws *draws, gint32 n, gboolean fold)
{
  Instance *instance = make_complete (n);
  g_autofree gint32 *costs = g_new (gint32, MAX (instance->n_edges, 1));

  family_fill_class (draws, n, fold, costs);
  for (gint64 i = 0; i < instance->n_edges; i++)
    instance->edges[i].cost = costs[i];
  return instance;
}
