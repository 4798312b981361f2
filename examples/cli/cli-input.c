/* SPDX-License-Identifier: MIT */
/* From the files and options to a request. */
#include "cli.h"

#include <string.h>

void
cli_input_free (CliInput *input)
{
  g_clear_pointer (&input->request, lp_request_unref);
  g_clear_pointer (&input->round, lp_round_unref);
  g_clear_pointer (&input->on_file, lp_history_unref);
  cli_text_clear (&input->history_text);
  g_free (input);
}

static gboolean
usage (GError **error, const char *message)
{
  g_set_error_literal (error, LP_ERROR, LP_ERROR_SYNTAX, message);
  return FALSE;
}

static const char *
file_label (const char *path)
{
  return strcmp (path, "-") == 0 ? _("standard input") : path;
}

LpRequest *
cli_request_read (const char *path, GError **error)
{
  g_auto (CliText) text = { 0 };
  if (!cli_file_read (path, LP_JSON_MAX_LENGTH, FALSE, &text, error))
    return NULL;
  LpRequest *request = lp_request_from_json (text.bytes, (gssize) text.length, error);
  if (request == NULL)
    g_prefix_error (error, "%s: ", file_label (path));
  return request;
}

static gboolean
read_request (CliParts *parts, const CliOptions *o, GError **error)
{
  if (o->history != NULL)
    return usage (error, _("A request has its own history: --history goes with a class list."));
  if (o->scale != NULL)
    return usage (error, _("A request has its own scales: --scale goes with a class list."));
  LpRequest *request = cli_request_read (o->request, error);
  if (request == NULL)
    return FALSE;
  cli_parts_take_apart (parts, request);
  if (o->subject != NULL)
    lp_policy_set_subject (parts->policy, o->subject);
  return TRUE;
}

static gboolean
read_class (CliParts *parts, const CliOptions *o, const char *path, LpReasons **notes, GError **error)
{
  g_auto (CliText) text = { 0 };
  const char *const subjects[] = { o->subject, NULL };

  if (!cli_file_read (path, LP_CSV_MAX_LENGTH, FALSE, &text, error))
    return FALSE;
  g_autoptr (LpClassList) list = lp_class_list_read (text.bytes, text.length, file_label (path),
                                                     o->subject != NULL ? subjects : NULL, o->scale, error);
  if (list == NULL)
    return FALSE;
  *notes = lp_reasons_ref (lp_class_list_get_notes (list));
  parts->roster = lp_roster_ref (lp_class_list_get_roster (list));
  parts->policy = lp_policy_new ();
  /* One column asked for, one subject: the policy need not name it. */
  if (o->subject != NULL && lp_roster_get_n_subjects (parts->roster) != 1)
    lp_policy_set_subject (parts->policy, o->subject);
  return TRUE;
}

static gboolean
read_history (CliInput *input, CliParts *parts, const char *path, gboolean may_be_missing, GError **error)
{
  g_autoptr (LpReasons) notes = NULL;

  if (strcmp (path, "-") == 0)
    return usage (error, _("--history needs a file: the new round is written to it."));
  if (!cli_file_read (path, LP_CSV_MAX_LENGTH, may_be_missing, &input->history_text, error))
    return FALSE;
  /* A file without a byte in it is a history without a round. */
  if (input->history_text.length == 0) {
    parts->history = lp_history_new ();
    return TRUE;
  }
  parts->history = lp_history_from_csv (input->history_text.bytes, input->history_text.length, path,
                                        parts->roster, &notes, error);
  if (parts->history == NULL)
    return FALSE;
  input->on_file = lp_history_ref (parts->history);
  cli_notes_say (notes, NULL, FALSE);
  return TRUE;
}

/* The index of the round of that day; the number of rounds where there is none. */
static gsize
find_round (LpHistory *history, LpDate date)
{
  gsize n = lp_history_get_n_rounds (history), i = 0;

  while (i < n && lp_round_get_date (lp_history_get_round (history, i)) != date)
    i++;
  return i;
}

static gboolean
refuse_day (LpDate date, const char *before, const char *after, GError **error)
{
  g_autofree char *day = lp_date_to_string (date);
  g_set_error (error, LP_ERROR, LP_ERROR_DATE, "%s %s%s", before, day, after);
  return FALSE;
}

/* Takes a round out of the history, and those after it, so that it can be asked about afresh. */
static void
take_round (CliInput *input, CliParts *parts, gsize index)
{
  g_autoptr (LpHistory) whole = g_steal_pointer (&parts->history);

  input->round = lp_round_ref (lp_history_get_round (whole, index));
  parts->date = lp_round_get_date (input->round);
  parts->history = lp_history_new_before (whole, parts->date);
}

static gboolean
choose_new_round (CliInput *input, CliParts *parts, const CliOptions *o, GError **error)
{
  gsize n = lp_history_get_n_rounds (parts->history);
  gsize index = find_round (parts->history, parts->date);

  if (index == n || index + 1 < n)
    return TRUE; /* a day before the latest round: the request will refuse it */
  if (!o->another)
    return refuse_day (parts->date, _("The history has a round of"), _(" already. With --another it is replaced by "
                       "other partners; with --date a round of another day follows."), error);
  take_round (input, parts, index);
  return TRUE;
}

static gboolean
choose_round (CliInput *input, CliParts *parts, CliPurpose purpose, GError **error)
{
  gsize n = lp_history_get_n_rounds (parts->history);
  gboolean dated = parts->date != LP_DATE_NONE;
  gsize index = dated ? find_round (parts->history, parts->date) : n - 1;

  if (n > 0 && index < n) {
    take_round (input, parts, index);
    return TRUE;
  }
  if (purpose == CLI_FOR_A_QUESTION)
    return TRUE;
  if (n == 0)
    return usage (error, _("The history has no round yet: there is nothing to check."));
  return refuse_day (parts->date, _("The history has no round of"), ".", error);
}

static gboolean
choose_date (CliInput *input, CliParts *parts, const CliOptions *o, CliPurpose purpose, GError **error)
{
  if (purpose != CLI_FOR_NEW_ROUND && !choose_round (input, parts, purpose, error))
    return FALSE;
  if (parts->date == LP_DATE_NONE)
    parts->date = cli_file_today ();
  return purpose != CLI_FOR_NEW_ROUND || choose_new_round (input, parts, o, error);
}

static gboolean
read_parts (CliInput *input, CliParts *parts, const CliOptions *o, const char *class_file,
            CliPurpose purpose, GError **error)
{
  g_autoptr (LpReasons) notes = NULL;

  if (o->request != NULL)
    return read_request (parts, o, error) && cli_parts_apply (parts, o, error);
  if (!read_class (parts, o, class_file, &notes, error))
    return FALSE;
  if (o->history == NULL)
    parts->history = lp_history_new ();
  else if (!read_history (input, parts, o->history, purpose == CLI_FOR_NEW_ROUND, error))
    return FALSE;
  /* Which columns were read is news in the first week only. */
  cli_notes_say (notes, NULL, lp_history_get_n_rounds (parts->history) > 0);
  return cli_parts_apply (parts, o, error) && choose_date (input, parts, o, purpose, error);
}

/* Exactly one of class_file and --request must be given; NULL with a usage error otherwise. */
CliInput *
cli_input_read (const CliOptions *options, const char *class_file, CliPurpose purpose, GError **error)
{
  g_autoptr (CliInput) input = g_new0 (CliInput, 1);
  g_auto (CliParts) parts = { 0 };
  cli_parts_init (&parts);

  if (class_file == NULL && options->request == NULL) {
    usage (error, _("Name a class list, or give --request."));
    return NULL;
  }
  if (class_file != NULL && options->request != NULL) {
    usage (error, _("Give a class list or --request, not both."));
    return NULL;
  }
  if (!read_parts (input, &parts, options, class_file, purpose, error))
    return NULL;
  input->request = cli_parts_to_request (&parts, error);
  return input->request == NULL ? NULL : g_steal_pointer (&input);
}

LpPupil *
cli_input_look_up (const CliInput *input, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL)) {
    usage (error, _("A pupil's name is not UTF-8."));
    return NULL;
  }
  return lp_roster_look_up (lp_request_get_roster (input->request), text, error);
}
