/* SPDX-License-Identifier: MIT */
/* partners pair: the next round. */
#include "cli.h"

#include <string.h>

/* Enough clicks on "another" for any class; each costs more than the one before. */
#define MAX_SEEN 100

static gboolean
is_round (LpPairing *pairing, LpRound *round)
{
  g_autoptr (LpRound) as_round = lp_pairing_to_round (pairing);
  g_autofree char *a = cli_round_key (as_round);
  g_autofree char *b = cli_round_key (round);
  return strcmp (a, b) == 0;
}

/*
 * The pairing after the first one; or, where a round of that day is in the
 * history, the one after that round in the same order, so that asking again
 * and again shows them all. After the last the first comes back.
 */
LpPairing *
cli_find_another (LpRequest *request, LpRound *round, LpPairing *first, GError **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);
  g_ptr_array_add (seen, lp_pairing_ref (first));

  while (seen->len < MAX_SEEN) {
    gboolean found = round == NULL || is_round (g_ptr_array_index (seen, seen->len - 1), round);
    LpPairing *next = lp_pair_another (request, (LpPairing *const *) seen->pdata, seen->len, error);
    if (next == NULL && g_error_matches (*error, LP_ERROR, LP_ERROR_NO_OTHER) && (!found || seen->len > 1)) {
      g_clear_error (error);
      break;
    }
    if (next == NULL || found)
      return next;
    g_ptr_array_add (seen, next);
  }
  return lp_pairing_ref (first);
}

static void
show (const CliOptions *options, LpPairing *pairing)
{
  if (options->json) {
    g_autofree char *json = lp_pairing_to_json (pairing);
    fputs (json, stdout);
    return;
  }
  g_autoptr (GString) out = g_string_new (NULL);
  cli_table_pairing (out, options, pairing);
  fputs (out->str, stdout);
}

/* The new round is on the disk before it is on the board. */
static gboolean
record (const CliInput *input, const CliOptions *options, LpPairing *pairing, GError **error)
{
  if (options->history == NULL || options->dry_run)
    return TRUE;
  return cli_output_check (options, options->history, error) && cli_record_round (input, options->history, pairing, error);
}

static void
say_recorded (const CliInput *input, const CliOptions *options)
{
  if (options->history == NULL || options->json)
    return;
  if (options->dry_run)
    cli_say (stdout, _("Not written (--dry-run): %s.\n"), options->history);
  else
    cli_say (stdout, input->round != NULL ? _("Replaced in %s.\n") : _("Written to %s.\n"), options->history);
}

static LpPairing *
find (const CliInput *input, const CliOptions *options, LpConflict **conflict, GError **error)
{
  g_autoptr (LpPairing) first = lp_pair (input->request, conflict, error);

  if (first == NULL || !options->another)
    return g_steal_pointer (&first);
  return cli_find_another (input->request, input->round, first, error);
}

int
cli_verb_pair (CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;
  const char *class_file = options->arguments != NULL ? options->arguments[0] : NULL;

#ifdef CLI_HAVE_STORE
  if (cli_class_is_meant (options, 0))
    return cli_class_pair (options);
#endif
  if (options->keep)
    return cli_usage ("pair", _("--keep goes with a class file."));
  if (cli_options_count_arguments (options) > 1)
    return cli_usage ("pair", _("There is more than one class list."));
  g_autoptr (CliInput) input = cli_input_read (options, class_file, CLI_FOR_NEW_ROUND, &error);
  if (input == NULL)
    return cli_fail (options, error, NULL);
  if (options->show_request) {
    g_autofree char *json = lp_request_to_json (input->request);
    fputs (json, stdout);
    return CLI_DONE;
  }
  g_autoptr (LpPairing) pairing = find (input, options, &conflict, &error);
  if (pairing == NULL || !record (input, options, pairing, &error))
    return cli_fail (options, error, conflict);

  cli_notes_say (lp_pairing_get_warnings (pairing), lp_request_get_roster (input->request), FALSE);
  show (options, pairing);
  say_recorded (input, options);
  return CLI_DONE;
}
