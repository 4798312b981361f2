/* SPDX-License-Identifier: MIT */
/*
 * How many classes a second a batch matches by the costs of the default policy
 * after a term of history, on one thread and on two.
 *
 *   lp-bench-tiers FOLDER-OF-TESTS [CLASSES]
 *
 * In every other week all partnerships are young and go on, which is easy; so
 * the weeks after 13 rounds and those after 14 stand apart. The time is that of
 * lp_batch_solve_tiers() alone, from costs in memory to partners: processor time
 * on one thread, time on the clock on two, each with a batch of its own and
 * half of the classes. The matcher solves the same classes for comparison, and
 * every result has to be the same.
 */
#define _POSIX_C_SOURCE 200809L

#include "matching/small/lp-batch-private.h"
#include "term-classes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N 30
#define N_THREADS 2
#define N_REPETITIONS 50

static G_GNUC_NORETURN void
fail (const char *message)
{
  fprintf (stderr, "lp-bench-tiers: %s\n", message);
  exit (EXIT_FAILURE);
}

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* A part of the classes, and where its results go. */
typedef struct {
  const TermClasses *classes;
  guint first, count;
  guint32 *mates;  /* of all classes */
  gint64 *totals;
} Part;

static gpointer
solve_part (gpointer data)
{
  const Part *part = data;
  const TermClasses *classes = part->classes;
  g_autoptr (LpBatch) batch = lp_batch_new (classes->n, classes->n_tiers);
  gsize n_solved = 0;

  if (!lp_batch_solve_tiers (batch, part->count, term_classes_get (classes, part->first),
                             part->mates + (gsize) part->first * classes->n,
                             part->totals + (gsize) part->first * classes->n_tiers, &n_solved, NULL)
      || n_solved != part->count)
    fail ("a class could not be matched");
  return NULL;
}

static double
time_batch (const TermClasses *classes, guint32 *mates, gint64 *totals)
{
  Part part = { classes, 0, classes->count, mates, totals };
  double begin = now (CLOCK_PROCESS_CPUTIME_ID);

  solve_part (&part);
  return now (CLOCK_PROCESS_CPUTIME_ID) - begin;
}

static double
time_threads (const TermClasses *classes, const guint32 *mates, const gint64 *totals)
{
  gsize mates_size = (gsize) classes->count * classes->n * sizeof *mates;
  gsize totals_size = (gsize) classes->count * classes->n_tiers * sizeof *totals;
  g_autofree guint32 *own_mates = g_malloc0 (mates_size);
  g_autofree gint64 *own_totals = g_malloc0 (totals_size);
  double begin = now (CLOCK_MONOTONIC), end;
  GThread *threads[N_THREADS];
  Part parts[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++) {
    guint first = classes->count * i / N_THREADS, after = classes->count * (i + 1) / N_THREADS;
    parts[i] = (Part) { classes, first, after - first, own_mates, own_totals };
    threads[i] = g_thread_new (NULL, solve_part, &parts[i]);
  }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  end = now (CLOCK_MONOTONIC);
  if (memcmp (mates, own_mates, mates_size) != 0 || memcmp (totals, own_totals, totals_size) != 0)
    fail ("one thread and two differ");
  return end - begin;
}

static double
time_matcher (const TermClasses *classes, const gint64 *totals)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (N, classes->n_tiers);
  const gint64 *at = classes->costs;
  double begin = now (CLOCK_PROCESS_CPUTIME_ID);

  for (guint i = 0; i < classes->count; i++, totals += classes->n_tiers) {
    for (guint u = 0; u < N; u++) {
      for (guint v = u + 1; v < N; v++, at += classes->n_tiers) {
        if (*at == LP_BATCH_NO_EDGE_TIERS)
          lp_matcher_remove_edge (matcher, u, v);
        else
          lp_matcher_set_edge (matcher, u, v, at);
      }
    }
    g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, NULL, NULL);
    if (matching == NULL || memcmp (lp_matching_get_cost (matching), totals, classes->n_tiers * sizeof *totals) != 0)
      fail ("batch and matcher differ");
  }
  return now (CLOCK_PROCESS_CPUTIME_ID) - begin;
}

static void
count_phases (const TermClasses *classes)
{
  g_autoptr (LpBatch) batch = lp_batch_new (N, classes->n_tiers);
  guint seen[LP_N_TIERS + 1] = { 0 };

  for (guint i = 0; i < classes->count; i++) {
    guint32 mates[N];
    gint64 total[LP_N_TIERS];
    lp_batch_solve_tiers (batch, 1, term_classes_get (classes, i), mates, total, NULL, NULL);
    seen[lp_i_batch_get_n_phases (batch)]++;
  }
  for (guint i = 0; i <= LP_N_TIERS; i++) {
    if (seen[i] > 0)
      printf (" %u × %u", seen[i], i);
  }
}

static void
run (const char *folder, guint n_rounds, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TermClasses) classes = term_classes_new (folder, N, n_rounds, count, &error);
  double batch = G_MAXDOUBLE, threads = G_MAXDOUBLE, matcher;

  if (classes == NULL)
    fail (error->message);
  g_autofree gint64 *totals = g_new (gint64, (gsize) count * classes->n_tiers);
  g_autofree guint32 *mates = g_new (guint32, (gsize) count * N);
  for (guint i = 0; i < N_REPETITIONS; i++) {
    double time = time_batch (classes, mates, totals);
    batch = MIN (batch, time);
    time = time_threads (classes, mates, totals);
    threads = MIN (threads, time);
  }
  matcher = time_matcher (classes, totals);
  printf ("| %u | %u | %u | %.0f | %.0f | %.2f | %.0f |", n_rounds, count, classes->n_tiers, count / batch,
          count / threads, batch / threads, count / matcher);
  count_phases (classes);
  puts (" |");
}

int
main (int argc, char **argv)
{
  guint count = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1000;

  if (argc < 2 || count == 0)
    fail ("usage: lp-bench-tiers FOLDER-OF-TESTS [CLASSES]");
  puts ("| rounds of history | classes | tiers | classes a second, batch | … on two threads | times as many | … matcher | classes × phases |");
  puts ("|--:|--:|--:|--:|--:|--:|--:|---|");
  for (guint n_rounds = 13; n_rounds <= 14; n_rounds++)
    run (argv[1], n_rounds, count);
  return EXIT_SUCCESS;
}
