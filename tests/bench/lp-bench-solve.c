/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "lp-bench.h"

#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <time.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static G_GNUC_NORETURN void
fail (const char *message)
{
  fprintf (stderr, "lp-bench: %s\n", message);
  exit (EXIT_FAILURE);
}

/* All pairs, row by row. */
static gint32 *
list_costs (const Instance *instance)
{
  gint32 *costs = g_new (gint32, count_pairs (instance->n));

  for (gsize i = 0; i < count_pairs (instance->n); i++)
    costs[i] = LP_BATCH_NO_EDGE;
  for (gint64 i = 0; i < instance->n_edges; i++) {
    const Edge *edge = &instance->edges[i];
    costs[edge->u * (2 * instance->n - edge->u - 1) / 2 + edge->v - edge->u - 1] = edge->cost;
  }
  return costs;
}

/* A batch of one. */
static Timing
solve_small (const Instance *instance)
{
  double begin = now ();
  g_autoptr (LpBatch) batch = lp_batch_new ((guint) instance->n, 1);
  g_autofree gint32 *costs = list_costs (instance);
  guint32 mates[LP_BATCH_MAX_VERTICES];
  gint64 total;

  double built = now ();
  if (lp_batch_solve (batch, 1, costs, mates, &total) == 0)
    fail ("no perfect matching exists");
  return (Timing) { built - begin, now () - built, total };
}

static Timing
solve_dense (const Instance *instance)
{
  g_autoptr (GError) error = NULL;
  double begin = now ();
  g_autofree gint32 *costs = list_costs (instance);
  double built = now ();
  g_autoptr (LpMatching) matching = lp_matching_solve_dense ((guint) instance->n, costs, &error);

  if (matching == NULL)
    fail (error->message);
  return (Timing) { built - begin, now () - built, lp_matching_get_cost (matching)[0] };
}

static Timing
solve_sparse (const Instance *instance)
{
  g_autoptr (GError) error = NULL;
  double begin = now ();
  g_autofree LpMatchingEdge *edges = g_new (LpMatchingEdge, MAX (instance->n_edges, 1));

  for (gint64 i = 0; i < instance->n_edges; i++) {
    const Edge *edge = &instance->edges[i];
    edges[i] = (LpMatchingEdge) { (guint32) edge->u, (guint32) edge->v, edge->cost };
  }
  double built = now ();
  g_autoptr (LpMatching) matching =
    lp_matching_solve_sparse ((guint) instance->n, (gsize) instance->n_edges, edges, NULL, &error);
  if (matching == NULL)
    fail (error->message);
  return (Timing) { built - begin, now () - built, lp_matching_get_cost (matching)[0] };
}

Timing
solve_instance (const Instance *instance)
{
  if (instance->n <= LP_BATCH_MAX_VERTICES && instance->n % 2 == 0)
    return solve_small (instance);
  if (instance_is_complete (instance))
    return solve_dense (instance);
  return solve_sparse (instance);
}

Timing
solve_batch (const Batch *batch)
{
  g_autoptr (LpBatch) solver = lp_batch_new ((guint) batch->n, 1);
  g_autofree guint32 *mates = g_new (guint32, (gsize) batch->count * (gsize) batch->n);
  g_autofree gint64 *totals = g_new (gint64, batch->count);
  double begin = now ();
  gsize n_solved = lp_batch_solve (solver, (gsize) batch->count, batch->costs, mates, totals);
  Timing timing = { 0, now () - begin, 0 };

  if (n_solved != (gsize) batch->count)
    fail ("not every graph has a perfect matching");
  for (gint32 i = 0; i < batch->count; i++)
    timing.cost += totals[i];
  return timing;
}
