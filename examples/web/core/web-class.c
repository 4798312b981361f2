/* SPDX-License-Identifier: MIT */
#include "web.h"

#include "io/lp-class-list-private.h"

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

/* Whether the list can be read, but for its first line, which names no column for the pupils. */
static gboolean
lacks_heading (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpICsv) csv = lp_i_csv_new (bytes, length, NULL, NULL);
  g_autoptr (LpIColumns) columns = csv != NULL ? lp_i_columns_find (csv, NULL, &error) : NULL;

  return csv != NULL && columns == NULL && g_error_matches (error, LP_ERROR, LP_ERROR_SYNTAX);
}

/* The error form, in which a list without a heading can be told from one that has another fault. */
static char *
fail_reading (const GError *error, const char *bytes, gsize length)
{
  g_autofree char *text = web_fail (error);
  json_t *document = json_loads (text, 0, NULL);

  if (lacks_heading (bytes, length))
    json_object_set_new (json_object_get (document, "error"), "no_heading", json_true ());
  return web_say (document);
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
    return fail_reading (error, bytes, length);
  return web_say (json_pack ("{s:o, s:o, s:o}", "roster", part, "subjects", list_subjects (roster), "notes",
                             web_reasons (lp_class_list_get_notes (list))));
}
