/* SPDX-License-Identifier: MIT */
/*
 * Times perfect matchings of least cost in graphs that are never written out:
 * lp-bench-typed FAMILY N [SEED [YOUNG [SCORES]]]
 * with the families class-plain, class, matched, mixed, mixed-fold. Prints,
 * separated by tabs, family, n, exceptions, seconds to build, to solve and to
 * verify, cost tier by tier, dual solutions, blossoms, peak KiB before and after.
 */
#define _POSIX_C_SOURCE 200809L

#include "typed-cohort.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static gint64
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static G_GNUC_NORETURN void
fail (const char *message)
{
  fprintf (stderr, "lp-bench-typed: %s\n", message);
  exit (EXIT_FAILURE);
}

static guint64
read_number (int argc, char **argv, int at, guint64 otherwise)
{
  return argc > at ? g_ascii_strtoull (argv[at], NULL, 10) : otherwise;
}

static Cohort *
make_cohort (int argc, char **argv)
{
  guint n = (guint) read_number (argc, argv, 2, 0);
  guint64 seed = read_number (argc, argv, 3, 1);

  if (strcmp (argv[1], "class") == 0 || strcmp (argv[1], "class-plain") == 0)
    return cohort_new_class (n, seed, strcmp (argv[1], "class") == 0);
  return cohort_new_policy (argv[1], n, seed, (guint) read_number (argc, argv, 4, 100), (guint) read_number (argc, argv, 5, 6));
}

static gsize
count_blossoms (const LpMatching *matching)
{
  gsize n = 0;

  for (gsize d = 0; d < lp_matching_get_n_duals (matching); d++)
    n += lp_matching_get_n_blossoms (matching, d);
  return n;
}

int
main (int argc, char **argv)
{
  Cohort *cohort = argc > 2 ? make_cohort (argc, argv) : NULL;
  g_autoptr (GError) error = NULL;
  gint64 peak = get_peak ();
  double begun, built, solved, verified;
  const char *flaw;

  if (cohort == NULL)
    fail ("usage: lp-bench-typed class|class-plain|matched|mixed|mixed-fold N [SEED [YOUNG [SCORES]]]");
  begun = now ();
  g_autoptr (LpTyped) typed = cohort_build (cohort);
  built = now ();
  g_autoptr (LpMatching) matching = lp_typed_solve (typed, NULL, &error);
  solved = now ();
  gint64 peak_solved = get_peak ();
  if (matching == NULL)
    fail (error->message);
  VerifyGraph graph = cohort_verify_graph (cohort);
  flaw = verify_matching (&graph, matching);
  if (flaw != NULL)
    fail (flaw);
  verified = now ();
  printf ("%s\t%u\t%u\t%.3f\t%.3f\t%.3f\t", argv[1], cohort->n, cohort->pairs->len, built - begun, solved - built, verified - solved);
  for (guint t = 0; t < cohort->n_tiers; t++)
    printf ("%s%" G_GINT64_FORMAT, t > 0 ? " " : "", lp_matching_get_cost (matching)[t]);
  printf ("\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n",
          lp_matching_get_n_duals (matching), count_blossoms (matching), peak, peak_solved);
  cohort_free (cohort);
  return EXIT_SUCCESS;
}
