/* SPDX-License-Identifier: MIT */
#include "web.h"

static GPtrArray *
read_ids (const json_t *array)
{
  GPtrArray *ids = g_ptr_array_new ();
  json_t *id;
  size_t i;

  json_array_foreach (array, i, id)
    g_ptr_array_add (ids, (gpointer) json_string_value (id));
  return ids;
}

WEB_EXPORT char *
web_cover (const char *text, const char *round_text, const char *away_text, const char *date_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, &error);
  g_autoptr (LpRound) round = request != NULL
    ? lp_round_from_json (round_text, -1, lp_request_get_date (request), NULL, &error) : NULL;
  LpDate date;

  if (round == NULL || !lp_date_parse (date_text, &date, &error))
    return web_fail (error);
  json_t *array = json_loads (away_text, 0, NULL);
  g_autoptr (GPtrArray) away = read_ids (array);
  g_autoptr (LpRound) cover = lp_cover (request, round, (const char *const *) away->pdata, away->len, date, &error);
  json_decref (array);
  if (cover == NULL)
    return web_fail (error);
  return web_say (json_pack ("{s:o}", "partnerships", web_partnerships (cover)));
}
