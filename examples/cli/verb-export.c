/* SPDX-License-Identifier: MIT */
/* partners export: for a spreadsheet, for a program, for research. */
#include "cli.h"

#include <string.h>

#define KEY_MAX 65536

static char *
export_json (LpClassFile *file, GError **error)
{
  LpRound *latest = cli_class_latest_round (file, NULL);
  LpDate date = MAX (cli_file_today (), latest != NULL ? lp_round_get_date (latest) + 1 : G_MININT32);
  guint64 seed = lp_class_file_derive_seed (file, lp_history_get_n_rounds (lp_class_file_get_history (file)));
  g_autoptr (LpRequest) request = lp_class_file_new_request (file, date, seed, error);

  return request != NULL ? lp_request_to_json (request) : NULL;
}

static gboolean
read_key (const CliOptions *o, CliText *key, GError **error)
{
  if (o->key == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "%s", _("Pseudonyms need a key: name a file with --key; it is made where there is none. Keep it secret."));
    return FALSE;
  }
  return cli_file_make_key (o->key, error) && cli_file_read (o->key, KEY_MAX, FALSE, key, error);
}

static char *
export_research (const CliOptions *o, LpClassFile *file, gboolean roster, GError **error)
{
  g_auto (CliText) key = { 0 };

  if (!read_key (o, &key, error))
    return NULL;
  const guint8 *bytes = (const guint8 *) key.bytes;
  if (roster) {
    g_autoptr (LpRoster) masked = lp_roster_new_pseudonymised (lp_class_file_get_everybody (file), bytes, key.length, error);
    return masked != NULL ? lp_roster_to_csv (masked) : NULL;
  }
  g_autoptr (LpHistory) masked = lp_history_new_pseudonymised (lp_class_file_get_history (file), bytes, key.length, error);
  return masked != NULL ? lp_history_to_csv (masked, NULL) : NULL;
}

static char *
export_text (const CliOptions *o, LpClassFile *file, const char *format, GError **error)
{
  if (strcmp (format, "csv") == 0)
    return lp_history_to_csv (lp_class_file_get_history (file), lp_class_file_get_everybody (file));
  if (strcmp (format, "roster") == 0)
    return lp_roster_to_csv (lp_class_file_get_roster (file));
  if (strcmp (format, "json") == 0)
    return export_json (file, error);
  if (strcmp (format, "research") == 0 || strcmp (format, "research-roster") == 0)
    return export_research (o, file, strcmp (format, "research") != 0, error);
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("--format: There is no form \"%s\" (csv, roster, json, research, research-roster)."), format);
  return NULL;
}

int
cli_verb_export (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);
  const char *format = o->format != NULL ? o->format : (o->json ? "json" : "csv");

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("export", _("export needs no names; --format says what, --output where."));
  /* Before a key is made. */
  if (!cli_output_check (o, o->output, &error))
    return cli_fail (o, error, NULL);
  g_autofree char *text = export_text (o, file, format, &error);
  if (text == NULL || !cli_output_write (o, o->output != NULL ? o->output : "-", text, strlen (text), &error))
    return cli_fail (o, error, NULL);
  if (o->output == NULL || strcmp (o->output, "-") == 0)
    return CLI_DONE;
  g_autofree char *shown = g_filename_display_name (o->output);
  g_autofree char *words = g_strdup_printf (_("Written: %s"), shown);
  return cli_class_done (o, file, words);
}
