/* SPDX-License-Identifier: MIT */
/* partners generate: a random class, to try this program or another on. */
#include "cli.h"

#include <string.h>

#define MIN_PUPILS 2
#define MAX_PUPILS 40

/* "LOW-HIGH", or one number for both. */
static gboolean
parse_range (const char *text, int *low, int *high, GError **error)
{
  const char *dash = strchr (text, '-');
  g_autofree char *first = dash == NULL ? g_strdup (text) : g_strndup (text, (gsize) (dash - text));

  return cli_number_parse ("--pupils", first, low, error)
         && cli_number_parse ("--pupils", dash == NULL ? text : dash + 1, high, error);
}

static LpSchoolYear *
make_year (const CliOptions *options, guint64 seed, GError **error)
{
  int low = MIN_PUPILS, high = MAX_PUPILS, rounds = LP_SCHOOL_YEAR_MAX_ROUNDS;

  if (options->pupils != NULL && !parse_range (options->pupils, &low, &high, error))
    return NULL;
  if (options->rounds != NULL && !cli_number_parse ("--rounds", options->rounds, &rounds, error))
    return NULL;
  return lp_school_year_new (seed, (guint) MAX (low, 0), (guint) MAX (high, 0), (guint) MAX (rounds, 0), error);
}

/* Plays a round; one that cannot be paired is left out of the history. */
static gboolean
play (LpSchoolYear *year, LpHistory *history, LpRequest *request, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &failure);

  if (g_error_matches (failure, LP_ERROR, LP_ERROR_INFEASIBLE))
    return TRUE;
  if (pairing == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  g_autoptr (LpRound) issued = lp_pairing_to_round (pairing);
  g_autoptr (LpRound) played = lp_school_year_play (year, issued);
  return lp_history_add_round (history, played, error);
}

/* The request of the year's last round, with the rounds before it paired by the library. */
static LpRequest *
make_request (LpSchoolYear *year, GError **error)
{
  guint last = lp_school_year_get_n_rounds (year) - 1;
  g_autoptr (LpHistory) history = lp_history_new ();

  for (guint round = 0; round < last; round++) {
    g_autoptr (LpRequest) request = lp_school_year_get_request (year, round, history, error);
    if (request == NULL || !play (year, history, request, error))
      return NULL;
  }
  return lp_school_year_get_request (year, last, history, error);
}

static gboolean
choose_seed (const CliOptions *options, guint64 *seed, GError **error)
{
  if (options->seed != NULL)
    return cli_seed_parse (options->seed, seed, error);
  *seed = g_random_int ();
  return TRUE;
}

int
cli_verb_generate (CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  guint64 seed;

  if (cli_options_count_arguments (options) > 0)
    return cli_usage ("generate", _("generate takes options only"));
  if (!choose_seed (options, &seed, &error))
    return cli_fail (options, error, NULL);
  /* Before the work begins: whatever happens then can be found again. */
  cli_say (stderr, _("Seed %" PRIu64 "\n"), seed);
  g_autoptr (LpSchoolYear) year = make_year (options, seed, &error);
  if (year == NULL)
    return cli_fail (options, error, NULL);
  g_autoptr (LpRequest) request = make_request (year, &error);
  if (request == NULL)
    return cli_fail (options, error, NULL);
  g_autofree char *json = lp_request_to_json (request);
  fputs (json, stdout);
  return CLI_DONE;
}
