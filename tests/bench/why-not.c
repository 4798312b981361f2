/* SPDX-License-Identifier: MIT */
/*
 * How long it takes to ask of every two pupils of a class why they are not
 * partners: lp_why_not() for all pairs of one pairing, after a year of history
 * (39 rounds). The class lives on week after week, so that each pairing is
 * another one.
 *
 *   lp-bench-why-not FOLDER-OF-TESTS [REPETITIONS [ROW]]
 *
 * Prints microseconds of processor time for all pairs of a class together: for
 * the answers (extra cost and reasons), and for the answers with the pairing
 * and the certificate of each. The sums show that the answers stay the same.
 */
#include "year-bench.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  const char *source;
  guint n_pupils;
  LpStrategy strategy;
  gboolean has_rules; /* every fifth pupil apart from the next, and the maximum hard */
  guint repetitions;
} Row;

static const Row rows[] = {
  { "london", 30, LP_STRATEGY_MIXED, FALSE, 60 },
  { "london", 30, LP_STRATEGY_MATCHED, FALSE, 60 },
  { "nl-5480", 30, LP_STRATEGY_MIXED, FALSE, 60 },
  { "nl-5480", 30, LP_STRATEGY_MATCHED, FALSE, 60 },
  { "london", 30, LP_STRATEGY_MIXED, TRUE, 60 },
  { "london", 31, LP_STRATEGY_MIXED, FALSE, 6 },
};

typedef struct {
  GArray *answers;  /* owned, of gint64: times of all pairs of a class */
  GArray *pairings; /* owned, likewise */
  guint64 sum;
} Result;

static void
add_rules (LpRoster *roster, LpPolicy *policy)
{
  gsize n = lp_roster_get_n_pupils (roster);

  for (gsize i = 0; i + 1 < n; i += 5) {
    const char *pupils[] = { lp_pupil_get_id (lp_roster_get_pupil (roster, i)), lp_pupil_get_id (lp_roster_get_pupil (roster, i + 1)) };
    g_autoptr (LpRule) rule = lp_rule_new (NULL, LP_RULE_APART, pupils, 2, LP_DATE_NONE, NULL, NULL);
    lp_roster_add_rule (roster, rule, NULL);
  }
  lp_policy_set_hard (policy, LP_HARD_MAX_TENURE);
}

/* What an answer costs, folded into one number. */
static guint64
add_answer (guint64 sum, const LpWhyNot *why)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    sum = sum * 31 + (guint64) lp_why_not_get_extra (why)[t];
  return sum * 31 + lp_reasons_get_length (lp_why_not_get_reasons ((LpWhyNot *) why));
}

static gint64
ask_all (const YearClass *class, LpPairing *pairing, gboolean with_pairings, guint64 *sum)
{
  guint n = year_class_get_size (class);
  gint64 begin = year_bench_now ();

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (LpWhyNot) why = lp_why_not (pairing, year_class_get_id (class, a), year_class_get_id (class, b), &error);
      if (why == NULL)
        year_bench_fail (error->message);
      *sum = add_answer (*sum, why);
      if (with_pairings && lp_why_not_get_pairing (why) != NULL)
        *sum += lp_certificate_get_n_duals (lp_pairing_get_certificate (lp_why_not_get_pairing (why)));
    }
  return year_bench_now () - begin;
}

static void
note_times (const YearClass *class, LpPairing *pairing, Result *result)
{
  gint64 answers = ask_all (class, pairing, FALSE, &result->sum);
  gint64 pairings = ask_all (class, pairing, TRUE, &result->sum);

  g_array_append_val (result->answers, answers);
  g_array_append_val (result->pairings, pairings);
}

/* Pairs the class week after week, and asks once the history is long enough. */
static void
run (const YearClass *class, const Row *row, guint repetitions, Result *result)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_round_unref);
  g_autoptr (LpRoster) roster = year_class_make_roster (class, NULL);
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpDate date = lp_date_from_ymd (2026, 9, 1);

  lp_policy_set_strategy (policy, row->strategy, NULL);
  if (row->has_rules)
    add_rules (roster, policy);
  for (guint i = 0; i < YEAR_BENCH_ROUNDS + repetitions; i++, date += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpHistory) history = year_bench_make_history (rounds);
    g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, 1 + i, NULL);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
    if (pairing == NULL)
      year_bench_fail (error->message);
    if (i >= YEAR_BENCH_ROUNDS)
      note_times (class, pairing, result);
    g_ptr_array_add (rounds, lp_pairing_to_round (pairing));
  }
}

static void
bench (const char *folder, const Row *row, guint repetitions)
{
  g_autoptr (YearClass) class = year_bench_read (folder, row->source, row->n_pupils);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) pairings = g_array_new (FALSE, FALSE, sizeof (gint64));
  Result result = { answers, pairings, 0 };

  run (class, row, repetitions, &result);
  year_bench_sort (answers);
  year_bench_sort (pairings);
  printf ("%-8s %7u %-8s %-5s %11u %8" G_GINT64_FORMAT " %8" G_GINT64_FORMAT " | %8" G_GINT64_FORMAT " %8" G_GINT64_FORMAT
          " | %016" G_GINT64_MODIFIER "x\n",
          row->source, row->n_pupils, lp_strategy_get_name (row->strategy), row->has_rules ? "yes" : "no", repetitions,
          year_bench_get_quantile (answers, 50), year_bench_get_quantile (answers, 95),
          year_bench_get_quantile (pairings, 50), year_bench_get_quantile (pairings, 95), result.sum);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  if (argc < 2) {
    fputs ("usage: lp-bench-why-not FOLDER-OF-TESTS [REPETITIONS [ROW]]\n", stderr);
    return EXIT_FAILURE;
  }
  guint repetitions = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  gsize only = argc > 3 ? (gsize) g_ascii_strtoull (argv[3], NULL, 10) : 0;
  puts ("                                             answers      |   with pairings   |");
  puts ("class     pupils strategy rules repetitions   median      95% |   median      95% | sum");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (only == 0 || only == i + 1)
      bench (argv[1], &rows[i], repetitions > 0 ? repetitions : rows[i].repetitions);
  }
  return EXIT_SUCCESS;
}
