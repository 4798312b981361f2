/* SPDX-License-Identifier: MIT */
/*
 * The new round goes into the history file. Lines that are there stay as they
 * are, byte for byte, where the file has the form that the library writes; a
 * file of another form (saved by a spreadsheet, say) is written anew.
 */
#include "cli.h"

#include <string.h>

static void
copy_rounds (LpHistory *to, LpHistory *from)
{
  for (gsize i = 0; i < lp_history_get_n_rounds (from); i++)
    lp_history_add_round (to, lp_history_get_round (from, i), NULL);
}

static void
copy_feedback (LpHistory *to, LpHistory *from)
{
  for (gsize i = 0; i < lp_history_get_n_feedback (from); i++)
    lp_history_add_feedback (to, lp_history_get_feedback (from, i));
}

/* How much of the old file stays: up to the rows of the round that is replaced. */
static gsize
length_kept (const CliInput *input)
{
  const CliText *old = &input->history_text;
  if (input->round == NULL)
    return old->length;
  g_autofree char *day = lp_date_to_string (lp_round_get_date (input->round));
  g_autofree char *row = g_strdup_printf ("\n%s,", day);
  const char *found = strstr (old->bytes, row);
  return found == NULL ? old->length : (gsize) (found - old->bytes) + 1;
}

/* The old text with the rows of the new round after it; NULL where the old text has another form. */
static char *
append_rows (const CliInput *input, LpRound *round)
{
  const CliText *old = &input->history_text;
  g_autoptr (LpHistory) alone = lp_history_new ();

  if (old->length == 0 || strlen (old->bytes) != old->length)
    return NULL;
  lp_history_add_round (alone, round, NULL);
  g_autofree char *rows = lp_history_to_csv (alone, lp_request_get_roster (input->request));
  const char *body = strchr (rows, '\n');
  if (body == NULL || strncmp (old->bytes, rows, (gsize) (body - rows) + 1) != 0)
    return NULL;

  GString *text = g_string_new_len (old->bytes, (gssize) length_kept (input));
  if (text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append (text, body + 1);
  return g_string_free (text, FALSE);
}

/* Whether the text, read again, is the history that it should be. */
static gboolean
reads_as (const char *text, LpHistory *history)
{
  g_autoptr (LpHistory) again = lp_history_from_csv (text, strlen (text), NULL, NULL, NULL, NULL);
  if (again == NULL)
    return FALSE;
  g_autofree char *found = lp_history_to_csv (again, NULL);
  g_autofree char *wanted = lp_history_to_csv (history, NULL);
  return strcmp (found, wanted) == 0;
}

gboolean
cli_record_round (const CliInput *input, const char *path, LpPairing *pairing, GError **error)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);

  copy_rounds (history, lp_request_get_history (input->request));
  if (!lp_history_add_round (history, round, error))
    return FALSE;
  /* Feedback of later days was no matter for the request, but stays on file. */
  if (input->on_file != NULL)
    copy_feedback (history, input->on_file);
  g_autofree char *text = append_rows (input, round);
  if (text == NULL || !reads_as (text, history)) {
    g_free (text);
    text = lp_history_to_csv (history, lp_request_get_roster (input->request));
  }
  return cli_file_replace (path, &input->history_text, text, strlen (text), error);
}
