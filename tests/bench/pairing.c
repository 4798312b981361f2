/* SPDX-License-Identifier: MIT */
/*
 * How long one pairing takes: lp_pair() on a request that is ready, with its
 * certificate and without texts, after a year of history (39 rounds). The class
 * lives on week after week, and each request sees its last 39 rounds, so every
 * history is another one.
 *
 *   lp-bench-pairing FOLDER-OF-TESTS [REPETITIONS [ROW]]
 *
 * Prints microseconds of processor time. In every other week all partnerships are young and go
 * on; those rounds are easy, so the rounds of new partners stand apart as well.
 */
#include "year-bench.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  const char *source;
  guint n_pupils; /* one less or one more than the class list has, where need be */
  LpStrategy strategy;
  guint repetitions;
  gint64 target; /* microseconds, for the median */
} Row;

static const Row rows[] = {
  { "london", 30, LP_STRATEGY_MIXED, 1000, 500 },
  { "london", 30, LP_STRATEGY_MATCHED, 1000, 500 },
  { "nl-5480", 30, LP_STRATEGY_MIXED, 1000, 500 },
  { "nl-5480", 30, LP_STRATEGY_MATCHED, 1000, 500 },
  { "london", 31, LP_STRATEGY_MIXED, 200, 50000 },
  { "london", 31, LP_STRATEGY_MATCHED, 200, 50000 },
  { "nl-5480", 31, LP_STRATEGY_MIXED, 200, 50000 },
  { "nl-5480", 31, LP_STRATEGY_MATCHED, 200, 50000 },
};

static gboolean
is_new (const LpPairing *pairing)
{
  gsize n_kept = 0;

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++)
    n_kept += lp_pairing_is_kept (pairing, i);
  return 2 * n_kept < lp_pairing_get_n_partnerships (pairing);
}

/* Pairs the class week after week, and times each pairing once the history is long enough. */
static void
run (const YearClass *class, const Row *row, guint repetitions, GArray *all, GArray *fresh)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_round_unref);
  g_autoptr (LpRoster) roster = year_class_make_roster (class, NULL);
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpDate date = lp_date_from_ymd (2026, 9, 1);

  lp_policy_set_strategy (policy, row->strategy, NULL);
  for (guint i = 0; i < YEAR_BENCH_ROUNDS + repetitions; i++, date += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpHistory) history = year_bench_make_history (rounds);
    g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, 1 + i, NULL);
    gint64 begin = year_bench_now ();
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
    gint64 time = year_bench_now () - begin;
    if (pairing == NULL)
      year_bench_fail (error->message);
    g_ptr_array_add (rounds, lp_pairing_to_round (pairing));
    if (i < YEAR_BENCH_ROUNDS)
      continue;
    g_array_append_val (all, time);
    if (is_new (pairing))
      g_array_append_val (fresh, time);
  }
  year_bench_sort (all);
  year_bench_sort (fresh);
}

static gboolean
bench (const char *folder, const Row *row, guint repetitions)
{
  g_autoptr (YearClass) class = year_bench_read (folder, row->source, row->n_pupils);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));

  run (class, row, repetitions, all, fresh);
  gboolean met = year_bench_get_quantile (all, 50) <= row->target && year_bench_get_quantile (fresh, 50) <= row->target;
  printf ("%-8s %7u %-8s %11u %8" G_GINT64_FORMAT " %8" G_GINT64_FORMAT " %8" G_GINT64_FORMAT " | %8" G_GINT64_FORMAT
          " %8" G_GINT64_FORMAT " | %7" G_GINT64_FORMAT " %s\n",
          row->source, row->n_pupils, lp_strategy_get_name (row->strategy), repetitions, year_bench_get_quantile (all, 50),
          year_bench_get_quantile (all, 95), year_bench_get_quantile (all, 100), year_bench_get_quantile (fresh, 50), year_bench_get_quantile (fresh, 95),
          row->target, met ? "met" : "MISSED");
  fflush (stdout);
  return met;
}

int
main (int argc, char **argv)
{
  gboolean met = TRUE;

  if (argc < 2) {
    fputs ("usage: lp-bench-pairing FOLDER-OF-TESTS [REPETITIONS [ROW]]\n", stderr);
    return EXIT_FAILURE;
  }
  guint repetitions = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  gsize only = argc > 3 ? (gsize) g_ascii_strtoull (argv[3], NULL, 10) : 0;
  puts ("                                           all rounds              |    new partners   |");
  puts ("class     pupils strategy repetitions   median      95%      max |   median      95% |  target");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (only == 0 || only == i + 1)
      met &= bench (argv[1], &rows[i], repetitions > 0 ? repetitions : rows[i].repetitions);
  }
  return met ? EXIT_SUCCESS : 2;
}
