/* SPDX-License-Identifier: MIT */
/* Who has met whom, and pages for the board and for paper. */
#include "web.h"

static json_t *
list_meetings (const LpCoverage *coverage, gsize index)
{
  json_t *times = json_array ();

  for (gsize k = 0; k < index; k++)
    json_array_append_new (times, json_integer (lp_coverage_get_times_met (coverage, index, k)));
  return times;
}

/* A triangle: each pupil, in order of names, with meetings with those before. */
static json_t *
list_coverage (const LpCoverage *coverage)
{
  json_t *rows = json_array ();

  for (gsize i = 0; i < lp_coverage_get_n_pupils (coverage); i++) {
    LpPupil *pupil = lp_coverage_get_pupil (coverage, i);
    json_array_append_new (rows, json_pack ("{s:s, s:s, s:I, s:o}", "id", lp_pupil_get_id (pupil), "name", lp_pupil_get_name (pupil),
                                            "partners", (json_int_t) lp_coverage_get_n_partners (coverage, i),
                                            "met", list_meetings (coverage, i)));
  }
  return rows;
}

WEB_EXPORT char *
web_coverage (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (LpCoverage) coverage = request != NULL
    ? lp_coverage_new (lp_request_get_roster (request), lp_request_get_history (request), &error) : NULL;

  return coverage != NULL ? web_say (list_coverage (coverage)) : web_fail (error);
}

static LpPage *
make_page (const LpRequest *request, const char *kind, LpDate today, const LpPageOptions *options)
{
  LpRoster *roster = lp_request_get_roster (request);
  LpHistory *history = lp_request_get_history (request);
  gsize n = lp_history_get_n_rounds (history);

  if (strcmp (kind, "term") == 0)
    return lp_page_new_term (roster, history, LP_DATE_NONE, LP_DATE_NONE, options);
  if (n == 0)
    return NULL;
  LpRound *round = lp_history_get_round (history, n - 1);
  if (strcmp (kind, "board") == 0)
    return lp_page_new_board (roster, round, MAX (today, lp_round_get_date (round)), options);
  if (strcmp (kind, "cards") == 0)
    return lp_page_new_cards (roster, round, options);
  return lp_page_new_pupils (roster, round, options);
}

WEB_EXPORT char *
web_page (const char *text, const char *kind, const char *title, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (LpPageOptions) options = lp_page_options_new ();

  LpDate day;

  if (request == NULL || !lp_date_parse (today, &day, &error))
    return web_fail (error);
  if (*title != '\0')
    lp_page_options_set_title (options, title);
  lp_page_options_set_seed (options, lp_request_get_seed (request));
  g_autoptr (LpPage) page = make_page (request, kind, day, options);
  g_autofree char *html = page != NULL ? lp_page_to_html (page) : g_strdup ("");
  return web_say (json_pack ("{s:s}", "html", html));
}
