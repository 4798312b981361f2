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
fail (const GError *error)
{
  fprintf (stderr, "lp-bench: %s\n", error->message);
  exit (EXIT_FAILURE);
}

/* The matrix of one matcher, for what no faster path takes. */
static Timing
solve_with_matcher (const Instance *instance)
{
  g_autoptr (GError) error = NULL;
  double begin = now ();
  g_autoptr (LpMatcher) matcher = lp_matcher_new ((guint) instance->n, 1);

  for (gint64 i = 0; i < instance->n_edges; i++) {
    gint64 cost = instance->edges[i].cost;
    lp_matcher_set_edge (matcher, (guint) instance->edges[i].u, (guint) instance->edges[i].v, &cost);
  }
  double built = now ();
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, NULL, &error);
  if (matching == NULL)
    fail (error);
  return (Timing) { built - begin, now () - built, lp_matching_get_cost (matching)[0] };
}

Timing
solve_instance (const Instance *instance)
{
  return solve_with_matcher (instance);
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

  if (n_solved != (gsize) batch->count) {
    fputs ("lp-bench: not every graph has a perfect matching\n", stderr);
    exit (EXIT_FAILURE);
  }
  for (gint32 i = 0; i < batch->count; i++)
    timing.cost += totals[i];
  return timing;
}
