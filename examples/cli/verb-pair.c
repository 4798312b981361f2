/* SPDX-License-Identifier: MIT */
/* partners pair: the next round. */
#include "cli.h"

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
  return lp_pairing_next (first, input->round, error);
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
