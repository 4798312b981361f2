/* SPDX-License-Identifier: MIT */
#include "web.h"

#include "io/lp-class-list-private.h"

static json_t *
roster_to_json (const LpRoster *roster)
{
  g_autofree char *text = lp_roster_to_json (roster);

  return json_loads (text, 0, NULL);
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

  if (roster == NULL)
    return fail_reading (error, bytes, length);
  return web_say (json_pack ("{s:o, s:o, s:o}", "roster", roster_to_json (roster), "subjects", list_subjects (roster), "notes",
                             web_reasons (lp_class_list_get_notes (list))));
}
