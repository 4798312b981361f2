/* SPDX-License-Identifier: MIT */
/* Questions: on standard error, answered on standard input, and only where both are terminals. */
#include "cli.h"
#include "cli-system.h"

#include <string.h>

gboolean
cli_can_ask (void)
{
  return cli_system_is_terminal (stdin) && cli_system_is_terminal (stderr);
}

/* A new string without blanks around it; empty at the end of the input. */
char *
cli_ask_text (const char *question)
{
  fflush (stdout);
  cli_say (stderr, "%s ", question);
  fflush (stderr);
  char *line = cli_system_read_line ();
  if (line != NULL)
    return g_strstrip (line);
  cli_say (stderr, "\n");
  return g_strdup ("");
}

/* Yes in the reader's language, or in English. */
static gboolean
is_yes (const char *answer)
{
  g_autofree char *folded = g_utf8_validate (answer, -1, NULL) ? g_utf8_casefold (answer, -1) : g_strdup ("");
  g_autofree char *own = g_utf8_casefold (_("yes"), -1);
  g_autofree char *own_letter = g_utf8_substring (own, 0, 1);

  return strcmp (folded, "y") == 0 || strcmp (folded, "yes") == 0 || strcmp (folded, own) == 0 || strcmp (folded, own_letter) == 0;
}

CliAnswer
cli_ask (const CliOptions *o, const char *question)
{
  if (o->yes)
    return CLI_ANSWER_YES;
  if (!cli_can_ask ())
    return CLI_ANSWER_NOBODY;
  g_autofree char *full = g_strdup_printf ("%s [%s/%s]", question, _("yes"), _("no"));
  g_autofree char *answer = cli_ask_text (full);
  return is_yes (answer) ? CLI_ANSWER_YES : CLI_ANSWER_NO;
}

int
cli_not_done (CliAnswer answer)
{
  if (answer == CLI_ANSWER_NO) {
    cli_say (stderr, "%s\n", _("Nothing was changed."));
    return CLI_DONE;
  }
  cli_say (stderr, "partners: %s\n", _("Nothing was changed: there is nobody to ask here. With --yes it is done."));
  return CLI_BAD_INPUT;
}
