/* SPDX-License-Identifier: MIT */
#include "web.h"

json_t *
web_reason (const LpReason *reason)
{
  g_autofree char *text = lp_reason_write (reason, LP_READER_TEACHER, NULL, NULL, NULL, NULL);

  return json_pack ("{s:s, s:s}", "code", lp_reason_get_code (reason), "text", text);
}

json_t *
web_reasons (const LpReasons *reasons)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++)
    json_array_append_new (array, web_reason (lp_reasons_get (reasons, i)));
  return array;
}

json_t *
web_partnerships (const LpRound *round)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    json_t *pupils = json_array ();
    for (gsize k = 0; k < lp_round_get_size (round, i); k++)
      json_array_append_new (pupils, json_string (lp_round_get_pupil (round, i, k)));
    json_array_append_new (array, pupils);
  }
  return array;
}

char *
web_say (json_t *document)
{
  char *text = json_dumps (document, JSON_COMPACT);
  char *copy = g_strdup (text);

  free (text);
  json_decref (document);
  return copy;
}

char *
web_fail (const GError *error)
{
  return lp_error_to_json (error, NULL);
}
