/* SPDX-License-Identifier: MIT */
/* partners undo, forget and purge: what takes back, and what can't be taken back. */
#include "cli.h"

int
cli_verb_undo (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("undo", _("undo takes back the latest step; it needs no names."));
  g_autofree char *step = g_strdup (lp_class_file_get_last_step (file));
  if (!lp_class_file_undo (file, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *words = g_strdup_printf (_("Taken back: %s"), step != NULL ? step : "?");
  return cli_class_done (o, file, words);
}

int
cli_verb_forget (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) != 1)
    return cli_usage ("forget", _("Name one pupil."));
  LpPupil *pupil = cli_class_look_up (lp_class_file_get_everybody (file), o->arguments[0], &error);
  if (pupil == NULL)
    return cli_fail (o, error, NULL);
  g_autofree char *name = cli_label (lp_class_file_get_everybody (file), lp_pupil_get_id (pupil));
  g_autofree char *id = g_strdup (lp_pupil_get_id (pupil));
  g_autofree char *question = g_strdup_printf (_("Forget %s for good? Name, attainment, rules and feedback go; it cannot be undone, and nor can earlier steps."), name);
  CliAnswer answer = cli_ask (o, question);
  if (answer != CLI_ANSWER_YES)
    return cli_not_done (answer);
  if (!lp_class_file_forget (file, id, &error))
    return cli_fail (o, error, NULL);
  return cli_class_done (o, file, _("Forgotten. Copies of the file elsewhere, and pages printed, still hold the name."));
}

int
cli_verb_purge (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  LpDate before;
  gsize n = 0;

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (o->before == NULL || cli_options_count_arguments (o) > 0)
    return cli_usage ("purge", _("Say which day is the first that stays: --before DATE."));
  if (!cli_date_parse ("--before", o->before, &before, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *day = cli_date_words (before);
  g_autofree char *question = g_strdup_printf (_("Remove rounds and feedback before %s for good? It cannot be undone."), day);
  CliAnswer answer = cli_ask (o, question);
  if (answer != CLI_ANSWER_YES)
    return cli_not_done (answer);
  if (!lp_class_file_purge (file, before, &n, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *words = g_strdup_printf (CLI_PLURAL ("%zu round removed.", "%zu rounds removed.", n), n);
  return cli_class_done (o, file, words);
}
