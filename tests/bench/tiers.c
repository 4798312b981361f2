/* SPDX-License-Identifier: MIT */
/*
 * How many classes a second a batch matches by the costs of the default policy
 * after a term of history: all tiers that can differ, chance included.
 *
 *   lp-bench-tiers FOLDER-OF-TESTS [CLASSES]
 *
 * The classes are the same thirty pupils with as many different histories. In
 * every other week all partnerships are young and go on, which is easy; so the
 * weeks after 13 rounds and those after 14 stand apart. The time is processor
 * time of lp_batch_solve_tiers() alone, from costs in memory to partners; the
 * matcher solves the same classes for comparison.
 */
#define _POSIX_C_SOURCE 200809L

#include "policy/lp-costs-private.h"
#include "matching/lp-batch-private.h"
#include "year-class.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N 30
#define N_EDGES (N * (N - 1) / 2)

typedef struct {
  LpTier tiers[LP_N_TIERS];
  guint n_tiers;
  gint64 *costs; /* owned: classes × N_EDGES × n_tiers */
} Classes;

static G_GNUC_NORETURN void
fail (const char *message)
{
  fprintf (stderr, "lp-bench-tiers: %s\n", message);
  exit (EXIT_FAILURE);
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* Lives through a term, a round each week, and asks for the next one. */
static LpRequest *
live (LpRoster *roster, guint n_rounds, guint64 seed)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpDate date = lp_date_from_ymd (2026, 9, 1);

  for (guint i = 0; i < n_rounds; i++, date += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, 100 * seed + i, NULL);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
    if (pairing == NULL)
      fail (error->message);
    g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
    lp_history_add_round (history, round, NULL);
  }
  return lp_request_new (roster, history, policy, date, seed, NULL);
}

/* The tiers that can differ in any of the classes, in the order in which they count. */
static void
choose_tiers (Classes *classes, const GPtrArray *all_costs)
{
  const LpCosts *first = g_ptr_array_index (all_costs, 0);

  for (guint t = 0; t < LP_N_TIERS; t++) {
    gboolean active = FALSE;
    for (guint i = 0; i < all_costs->len; i++)
      active |= ((const LpCosts *) g_ptr_array_index (all_costs, i))->active[first->order[t]];
    if (active)
      classes->tiers[classes->n_tiers++] = first->order[t];
  }
}

static gint64 *
write_class (const Classes *classes, const LpCosts *costs, gint64 *into)
{
  for (guint i = 0; i < N; i++) {
    for (guint j = i + 1; j < N; j++, into += classes->n_tiers) {
      gint64 cost[LP_N_TIERS];
      lp_i_costs_get_pair (costs, i, j, cost);
      for (guint t = 0; t < classes->n_tiers; t++)
        into[t] = cost[classes->tiers[t]];
      if (!lp_i_costs_may_pair (costs, i, j))
        into[0] = LP_BATCH_NO_EDGE_TIERS;
    }
  }
  return into;
}

static void
make_classes (Classes *classes, LpRoster *roster, guint n_rounds, guint count)
{
  g_autoptr (GPtrArray) all_costs = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_i_costs_unref);
  gint64 *into;

  for (guint i = 0; i < count; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpRequest) request = live (roster, n_rounds, i + 1);
    LpCosts *costs = lp_i_costs_new (request, &error);
    if (costs == NULL)
      fail (error->message);
    g_ptr_array_add (all_costs, costs);
  }
  classes->n_tiers = 0;
  choose_tiers (classes, all_costs);
  into = classes->costs = g_new (gint64, (gsize) count * N_EDGES * classes->n_tiers);
  for (guint i = 0; i < count; i++)
    into = write_class (classes, g_ptr_array_index (all_costs, i), into);
}

static double
time_batch (const Classes *classes, guint count, gint64 *totals)
{
  g_autoptr (LpBatch) batch = lp_batch_new (N, classes->n_tiers);
  g_autofree guint32 *mates = g_new (guint32, count * N);
  double begin = now ();

  if (!lp_batch_solve_tiers (batch, count, classes->costs, mates, totals, NULL, NULL))
    fail ("a class could not be matched");
  return now () - begin;
}

static double
time_matcher (const Classes *classes, guint count, const gint64 *totals)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (N, classes->n_tiers);
  const gint64 *at = classes->costs;
  double begin = now ();

  for (guint i = 0; i < count; i++, totals += classes->n_tiers) {
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
  return now () - begin;
}

static void
count_phases (const Classes *classes, guint count)
{
  g_autoptr (LpBatch) batch = lp_batch_new (N, classes->n_tiers);
  guint seen[LP_N_TIERS + 1] = { 0 };

  for (guint i = 0; i < count; i++) {
    guint32 mates[N];
    gint64 total[LP_N_TIERS];
    lp_batch_solve_tiers (batch, 1, classes->costs + (gsize) i * N_EDGES * classes->n_tiers, mates, total, NULL, NULL);
    seen[lp_i_batch_get_n_phases (batch)]++;
  }
  for (guint i = 0; i <= LP_N_TIERS; i++) {
    if (seen[i] > 0)
      printf (" %u × %u", seen[i], i);
  }
}

static void
run (LpRoster *roster, guint n_rounds, guint count)
{
  Classes classes = { .n_tiers = 0 };
  double batch = G_MAXDOUBLE, matcher;

  make_classes (&classes, roster, n_rounds, count);
  g_autofree gint64 *totals = g_new (gint64, (gsize) count * classes.n_tiers);
  for (guint i = 0; i < 5; i++) {
    double time = time_batch (&classes, count, totals);
    batch = MIN (batch, time);
  }
  matcher = time_matcher (&classes, count, totals);
  printf ("| %u | %u | %u | %.0f | %.0f |", n_rounds, count, classes.n_tiers, count / batch, count / matcher);
  count_phases (&classes, count);
  puts (" |");
  g_free (classes.costs);
}

int
main (int argc, char **argv)
{
  guint count = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1000;

  if (argc < 2 || count == 0)
    fail ("usage: lp-bench-tiers FOLDER-OF-TESTS [CLASSES]");
  g_autoptr (GPtrArray) read = year_class_read (argv[1], year_source_find ("london"), NULL);
  if (read == NULL || year_class_get_size (g_ptr_array_index (read, 0)) != N)
    fail ("no class of thirty");
  g_autoptr (LpRoster) roster = year_class_make_roster (g_ptr_array_index (read, 0), NULL);
  puts ("| rounds of history | classes | tiers | classes a second, batch (best of 5) | … matcher | classes × phases |");
  puts ("|--:|--:|--:|--:|--:|---|");
  for (guint n_rounds = 13; n_rounds <= 14; n_rounds++)
    run (roster, n_rounds, count);
  return EXIT_SUCCESS;
}
