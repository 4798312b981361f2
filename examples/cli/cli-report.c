/* SPDX-License-Identifier: MIT */
/* Errors in words and in JSON, and the exit code that goes with each. */
#include "cli.h"

#include <string.h>

static int
exit_code (const GError *error)
{
  if (error->domain != LP_ERROR)
    return CLI_INTERNAL;
  switch (error->code) {
  case LP_ERROR_INFEASIBLE:
  case LP_ERROR_NO_OTHER:
    return CLI_NO_PAIRING;
  case LP_ERROR_INTERNAL:
  case LP_ERROR_CANCELLED:
    return CLI_INTERNAL;
  case LP_ERROR_LIMIT:
    return CLI_LIMIT;
  case LP_ERROR_FILE:
  case LP_ERROR_UNSUPPORTED:
    return CLI_FILE;
  default:
    return CLI_BAD_INPUT;
  }
}

static void
say_conflict (const GError *error, const LpConflict *conflict)
{
  const char *text = lp_conflict_get_text (conflict);

  if (text != NULL && strstr (error->message, text) == NULL)
    cli_say (stderr, "partners: %s\n", text);
}

int
cli_fail (const CliOptions *options, const GError *error, const LpConflict *conflict)
{
  if (options->json) {
    /* A path in the message may be in any encoding; JSON is UTF-8. */
    g_autofree char *message = g_utf8_make_valid (error->message, -1);
    g_autoptr (GError) valid = g_error_new_literal (error->domain, error->code, message);
    g_autofree char *json = lp_error_to_json (valid, conflict);
    fputs (json, stdout);
  }
  cli_say (stderr, "partners: %s\n", error->message);
  if (conflict != NULL)
    say_conflict (error, conflict);
  return exit_code (error);
}

int
cli_usage (const char *verb, const char *message)
{
  cli_say (stderr, _("partners: %s\nTry: partners help%s%s\n"), message, verb ? " " : "", verb ? verb : "");
  return CLI_BAD_INPUT;
}

/* What was printed must have arrived: a full disk is not a success. */
int
cli_finish (int code)
{
  gboolean failed = ferror (stdout) != 0;

  if (fflush (stdout) == 0 && !failed)
    return code;
  fputs (_("partners: the output could not be written in full\n"), stderr);
  return code == CLI_DONE ? CLI_FILE : code;
}
