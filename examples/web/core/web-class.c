/* SPDX-License-Identifier: MIT */
#include "web.h"

/* The roster in the form of a request: that of one on some day, without the rest. */
static json_t *
roster_to_json (LpRoster *roster, GError **error)
{
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, NULL, lp_date_from_ymd (2000, 1, 1), 0, error);
  g_autofree char *text = request != NULL ? lp_request_to_json (request) : NULL;
  json_t *document = text != NULL ? json_loads (text, 0, NULL) : NULL;
  json_t *part = json_incref (json_object_get (document, "roster"));

  json_decref (document);
  return part;
}

static json_t *
list_subjects (const LpRoster *roster)
{
  json_t *subjects = json_array ();

  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++)
    json_array_append_new (subjects, json_string (lp_roster_get_subject (roster, i)));
  return subjects;
}

WEB_EXPORT char *
web_read_class (const char *bytes, gsize length, const char *subject)
{
  g_autoptr (GError) error = NULL;
  const char *const subjects[] = { subject, NULL };
  g_autoptr (LpClassList) list = lp_class_list_read (bytes, length, NULL, *subject != '\0' ? subjects : NULL, NULL, &error);
  LpRoster *roster = list != NULL ? lp_class_list_get_roster (list) : NULL;
  json_t *part = roster != NULL ? roster_to_json (roster, &error) : NULL;

  if (part == NULL)
    return web_fail (error);
  return web_say (json_pack ("{s:o, s:o, s:o}", "roster", part, "subjects", list_subjects (roster), "notes",
                             web_reasons (lp_class_list_get_notes (list))));
}
