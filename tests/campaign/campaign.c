/* SPDX-License-Identifier: MIT */
/*
 * Guarantees, over random school years: every pairing is valid, its certificate
 * proves it, library and checker count alike in every tier; where classes are
 * small, listing every pairing finds nothing better, and nothing where the
 * library says "infeasible"; conflicts are irreducible, covers whole and of
 * least change; "another" and "why not" answer exactly.
 *
 * campaign [--years N] [--seed S] [--part I --of K] [--failures FILE]
 *
 * Without --years 60, or a quarter of them unless LP_WHOLE is set. The seed is
 * printed before the work begins. A case that fails is shrunk and
 * written as one JSON request. With --spoil two pupils change places in each
 * pairing before the checker looks, and the campaign must end in faults.
 */
#include "cases.h"
#include "shrink.h"

#include <learning-partners/lp-json.h>
#include <stdio.h>

#define MIN_PUPILS 2
#define MAX_PUPILS 40
/* Small enough that a year of listing takes a moment; samples are listed up to LIST_MAX. */
#define LIST_MOST 8
/* One request in so many is asked further questions. */
#define SAMPLE 8
/* After so many faults a campaign has said enough. */
#define MOST_FAULTS 10

typedef struct {
  int   years;
  char *seed_text;
  int   part;
  int   parts;
  char *failures;
  gboolean spoil;
  guint64 seed;
} Options;

static gboolean
read_options (Options *options, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "years", 'n', 0, G_OPTION_ARG_INT, &options->years, "How many school years", "N" },
    { "seed", 's', 0, G_OPTION_ARG_STRING, &options->seed_text, "What decides them all", "S" },
    { "part", 'p', 0, G_OPTION_ARG_INT, &options->part, "Which part of the years, from 0", "I" },
    { "of", 'k', 0, G_OPTION_ARG_INT, &options->parts, "Of how many parts", "K" },
    { "failures", 'f', 0, G_OPTION_ARG_FILENAME, &options->failures, "Beginning of the names of files with cases that fail", "NAME" },
    { "spoil", 0, 0, G_OPTION_ARG_NONE, &options->spoil, "Spoil each pairing: a control that must end in faults", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error)
      || !g_ascii_string_to_unsigned (options->seed_text == NULL ? "1" : options->seed_text, 10, 0, G_MAXUINT64, &options->seed, &error)) {
    fprintf (stderr, "campaign: %s\n", error->message);
    return FALSE;
  }
  return options->years >= 0 && options->parts >= 1 && options->part >= 0;
}

static void
report_fault (const Options *options, guint64 year_seed, guint round, LpRequest *request, const Fault *fault)
{
  g_autoptr (LpRequest) small = shrink_request (request, fault->kind);
  g_autofree char *json = lp_request_to_json (small);
  g_autofree char *file = g_strdup_printf ("%s-%" G_GUINT64_FORMAT "-%u.json",
                                           options->failures == NULL ? "campaign-failure" : options->failures, year_seed, round);

  printf ("FAULT %s: year %" G_GUINT64_FORMAT ", round %u: %s\n  shrunk to %s\n", fault->kind, year_seed, round, fault->text, file);
  if (!g_file_set_contents (file, json, -1, NULL))
    printf ("%s", json);
  fflush (stdout);
}

/* Plays a round: the history grows by what the class made of the pairing. */
static void
play (LpSchoolYear *year, LpHistory *history, LpPairing *pairing)
{
  g_autoptr (LpRound) issued = lp_pairing_to_round (pairing);
  g_autoptr (LpRound) played = lp_school_year_play (year, issued);

  lp_history_add_round (history, played, NULL);
}

static void
run_year (const Options *options, guint64 seed, Counts *counts)
{
  g_autoptr (LpSchoolYear) year = lp_school_year_new (seed, MIN_PUPILS, MAX_PUPILS, LP_SCHOOL_YEAR_MAX_ROUNDS, NULL);
  g_autoptr (LpHistory) history = lp_history_new ();

  counts->years++;
  for (guint r = 0; r < lp_school_year_get_n_rounds (year); r++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpPairing) pairing = NULL;
    g_auto (Fault) fault = { NULL, NULL };
    g_autoptr (LpRequest) request = lp_school_year_get_request (year, r, history, &error);
    if (request == NULL) {
      counts->violations++;
      printf ("FAULT generator: year %" G_GUINT64_FORMAT ", round %u: %s\n", seed, r, error->message);
      return;
    }
    gboolean is_sample = (seed + r) % SAMPLE == 0;
    const Effort effort = { is_sample ? LIST_MAX : LIST_MOST, is_sample, is_sample, is_sample, options->spoil };
    if (!judge_request (request, &effort, counts, &pairing, &fault) && !options->spoil)
      report_fault (options, seed, r, request, &fault);
    if (pairing != NULL)
      play (year, history, pairing);
  }
}

/* One line of numbers and words, which tests/campaign.sh adds up. */
static int
say_counts (const Counts *counts)
{
  const struct {
    const char *word;
    guint64 count;
  } words[] = {
    { "years", counts->years }, { "rounds", counts->rounds }, { "certified", counts->certified },
    { "uniform", counts->uniform }, { "infeasible", counts->infeasible }, { "brute-forced", counts->listed },
    { "pairings-listed", counts->pairings }, { "infeasible-by-listing", counts->refused },
    { "conflicts-irreducible", counts->irreducible }, { "conflicts-smallest", counts->smallest },
    { "covers", counts->covers }, { "covers-of-least-change", counts->least }, { "others", counts->others },
    { "why-nots", counts->why_nots }, { "through-JSON", counts->json }, { "violations", counts->violations },
  };

  printf ("counts");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    printf (" %" G_GUINT64_FORMAT " %s", words[i].count, words[i].word);
  printf ("\n");
  return counts->violations == 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  Options options = { .years = (int) share_of_cases (60), .parts = 1 };
  Counts counts = { 0 };

  if (!read_options (&options, &argc, &argv))
    return 3;
  printf ("Seed %" G_GUINT64_FORMAT ", %d years, part %d of %d.\n", options.seed, options.years, options.part + 1, options.parts);
  fflush (stdout);
  for (int i = options.part; i < options.years && counts.violations < MOST_FAULTS; i += options.parts)
    run_year (&options, options.seed * G_GUINT64_CONSTANT (1000000) + (guint64) i, &counts);
  g_free (options.seed_text);
  g_free (options.failures);
  return say_counts (&counts);
}
