/* SPDX-License-Identifier: MIT */
/*
 * How fast the matching room is on instances in files (see instance.h).
 *
 *   lp-bench FILE [REPETITIONS]
 *     per repetition, tab-separated: file, n, m, repetition, seconds to build,
 *     seconds to solve, seconds in all, cost, peak KiB
 *   lp-bench --batch FILE
 *     classes, seconds in all, classes per second, sum of costs, peak KiB
 *
 * Times begin with the instance in memory as it was read, and end when cost
 * and partners are there. They are processor times of one thread, so that
 * other work on the machine hardly counts. The peak holds the instance and the
 * program itself.
 */
#include "lp-bench.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static gint64
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static int
run_instance (const char *path, guint n_repetitions)
{
  g_autoptr (Instance) instance = instance_read (path);

  for (guint i = 1; i <= n_repetitions; i++) {
    Timing timing = solve_instance (instance);
    printf ("%s\t%d\t%" G_GINT64_FORMAT "\t%u\t%.6f\t%.6f\t%.6f\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n",
            path, instance->n, instance->n_edges, i, timing.build, timing.solve,
            timing.build + timing.solve, timing.cost, get_peak_kib ());
    fflush (stdout);
  }
  return EXIT_SUCCESS;
}

static int
run_batch (const char *path)
{
  g_autoptr (Batch) batch = batch_read (path);
  Timing timing = solve_batch (batch);
  double seconds = timing.build + timing.solve;

  printf ("%d\t%.6f\t%.0f\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", batch->count, seconds,
          batch->count / seconds, timing.cost, get_peak_kib ());
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--batch") == 0)
    return run_batch (argv[2]);
  if (argc == 2 || (argc == 3 && atoi (argv[2]) > 0))
    return run_instance (argv[1], argc == 3 ? (guint) atoi (argv[2]) : 1);
  fputs ("usage: lp-bench FILE [REPETITIONS]\n       lp-bench --batch FILE\n", stderr);
  return EXIT_FAILURE;
}
