/* SPDX-License-Identifier: MIT */
/* partners print, coverage and stats: what is looked at. */
#include "cli.h"

#include <string.h>

static LpPage *
teacher_page (LpClassFile *file, LpRound *round, gsize index, LpPageOptions *options, GError **error)
{
  g_autoptr (LpRequest) request = lp_class_file_new_request_of (file, index, lp_round_get_assigned (round) == NULL, error);

  if (request == NULL)
    return NULL;
  /* Where no pairing is valid any more the page does without its reasons. */
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  return lp_page_new_teacher (request, round, pairing, options, error);
}

static LpPage *
make_page (LpClassFile *file, const char *view, LpDate date, GError **error)
{
  g_autoptr (LpPageOptions) options = cli_page_options (file);
  LpRoster *everybody = lp_class_file_get_everybody (file);
  gsize index = 0;
  LpRound *round = cli_class_round_on (file, date, &index);

  if (strcmp (view, "term") == 0)
    return lp_page_new_term (everybody, lp_class_file_get_history (file), LP_DATE_NONE, LP_DATE_NONE, options);
  if (round == NULL)
    round = cli_class_latest_round (file, &index);
  if (round == NULL) {
    cli_class_no_round (file, error);
    return NULL;
  }
  if (strcmp (view, "board") == 0)
    return lp_page_new_board (everybody, round, MAX (date, lp_round_get_date (round)), options);
  if (strcmp (view, "cards") == 0)
    return lp_page_new_cards (everybody, round, options);
  if (strcmp (view, "list") == 0)
    return lp_page_new_pupils (everybody, round, options);
  if (strcmp (view, "teacher") == 0)
    return teacher_page (file, round, index, options, error);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("--view: There is no page \"%s\" (board, cards, list, term, teacher)."), view);
  return NULL;
}

int
cli_verb_print (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  const char *view = o->view != NULL ? o->view : "cards";
  LpDate date;

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("print", _("print needs no names; --view says what."));
  if (!cli_class_date (o, &date, &error))
    return cli_fail (o, error, NULL);
  g_autoptr (LpPage) page = make_page (file, view, date, &error);
  if (page == NULL)
    return cli_fail (o, error, NULL);
  return cli_page_write (o, file, page, view);
}

static void
coverage_json (const LpCoverage *coverage)
{
  gsize n = lp_coverage_get_n_pupils (coverage);
  json_t *pairs = json_array ();

  for (gsize a = 0; a < n; a++) {
    for (gsize b = a + 1; b < n; b++)
      json_array_append_new (pairs, json_pack ("{s:[s, s], s:I}", "pupils", lp_pupil_get_id (lp_coverage_get_pupil (coverage, a)),
                                               lp_pupil_get_id (lp_coverage_get_pupil (coverage, b)), "met",
                                               (json_int_t) lp_coverage_get_times_met (coverage, a, b)));
  }
  json_t *answer = json_pack ("{s:i, s:I, s:o}", "version", 1, "pairs_met", (json_int_t) lp_coverage_get_n_pairs_met (coverage), "pairs", pairs);
  json_dumpf (answer, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (answer);
}

int
cli_verb_coverage (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("coverage", _("coverage needs no names."));
  g_autoptr (LpCoverage) coverage = lp_coverage_new (lp_class_file_get_roster (file), lp_class_file_get_history (file), &error);
  if (coverage == NULL)
    return cli_fail (o, error, NULL);
  g_autoptr (LpPageOptions) options = cli_page_options (file);
  if (o->output != NULL) {
    g_autoptr (LpPage) page = lp_page_new_coverage (coverage, options);
    return cli_page_write (o, file, page, "coverage");
  }
  if (o->json) {
    coverage_json (coverage);
    return CLI_DONE;
  }
  g_autofree char *text = lp_coverage_to_text (coverage, CLI_COLUMNS, options);
  fputs (text, stdout);
  return CLI_DONE;
}
