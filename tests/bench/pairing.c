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
#include "year-class.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_ROUNDS 39

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

static void
fail (const GError *error)
{
  fprintf (stderr, "lp-bench-pairing: %s\n", error->message);
  exit (EXIT_FAILURE);
}

/* A class of just so many; a pupil more than the list has gets the first one's attainment. */
static YearClass *
read_class (const char *folder, const Row *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = year_class_read (folder, year_source_find (row->source), &error);

  if (classes == NULL)
    fail (error);
  YearClass *class = g_ptr_array_steal_index (classes, 0);
  while (year_class_get_size (class) < row->n_pupils) {
    g_ptr_array_add (class->ids, g_strdup_printf ("extra-%u", year_class_get_size (class)));
    g_ptr_array_add (class->attainment, g_strdup (g_ptr_array_index (class->attainment, 0)));
  }
  g_ptr_array_set_size (class->ids, (int) row->n_pupils);
  g_ptr_array_set_size (class->attainment, (int) row->n_pupils);
  return class;
}

/* Processor time in microseconds, so that other work on the machine does not count. */
static gint64
now (void)
{
  return (gint64) ((double) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC);
}

static LpHistory *
make_history (const GPtrArray *rounds)
{
  LpHistory *history = lp_history_new ();
  guint first = rounds->len > N_ROUNDS ? rounds->len - N_ROUNDS : 0;

  for (guint i = first; i < rounds->len; i++)
    lp_history_add_round (history, g_ptr_array_index (rounds, i), NULL);
  return history;
}

static gboolean
is_new (const LpPairing *pairing)
{
  gsize n_kept = 0;

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++)
    n_kept += lp_pairing_is_kept (pairing, i);
  return 2 * n_kept < lp_pairing_get_n_partnerships (pairing);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gint64
get_quantile (const GArray *times, guint per_cent)
{
  return times->len == 0 ? 0 : g_array_index (times, gint64, (times->len - 1) * per_cent / 100);
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
  for (guint i = 0; i < N_ROUNDS + repetitions; i++, date += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpHistory) history = make_history (rounds);
    g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, 1 + i, NULL);
    gint64 begin = now ();
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
    gint64 time = now () - begin;
    if (pairing == NULL)
      fail (error);
    g_ptr_array_add (rounds, lp_pairing_to_round (pairing));
    if (i < N_ROUNDS)
      continue;
    g_array_append_val (all, time);
    if (is_new (pairing))
      g_array_append_val (fresh, time);
  }
  g_array_sort (all, compare_times);
  g_array_sort (fresh, compare_times);
}

static gboolean
bench (const char *folder, const Row *row, guint repetitions)
{
  g_autoptr (YearClass) class = read_class (folder, row);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));

  run (class, row, repetitions, all, fresh);
  gboolean met = get_quantile (all, 50) <= row->target && get_quantile (fresh, 50) <= row->target;
  printf ("%-8s %7u %-8s %11u %8" G_GINT64_FORMAT " %8" G_GINT64_FORMAT " %8" G_GINT64_FORMAT " | %8" G_GINT64_FORMAT
          " %8" G_GINT64_FORMAT " | %7" G_GINT64_FORMAT " %s\n",
          row->source, row->n_pupils, lp_strategy_get_name (row->strategy), repetitions, get_quantile (all, 50),
          get_quantile (all, 95), get_quantile (all, 100), get_quantile (fresh, 50), get_quantile (fresh, 95),
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
