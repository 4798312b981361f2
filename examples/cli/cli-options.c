/* SPDX-License-Identifier: MIT */
/*
 * The options of each verb. All texts are taken as bytes (FILENAME), because
 * GOption would otherwise read them in the locale's encoding; they must be UTF-8.
 */
#include "cli.h"

#include <string.h>

#define TEXT G_OPTION_ARG_FILENAME
#define TEXTS G_OPTION_ARG_FILENAME_ARRAY
#define FLAG G_OPTION_ARG_NONE

static void
add_group (GOptionContext *context, const char *name, const char *title, const GOptionEntry *entries)
{
  GOptionGroup *group = g_option_group_new (name, title, title, NULL, NULL);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

static void
add_input (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "history", 0, 0, TEXT, &o->history, "Rounds so far", "H.csv" },
    { "request", 0, 0, TEXT, &o->request, "A request in JSON instead (- for standard input)", "FILE" },
    { "subject", 0, 0, TEXT, &o->subject, "Column of the class list that holds attainment", "NAME" },
    { "scale", 0, 0, TEXT, &o->scale, "ks2-ta, ks2-scaled, thirds … or 'LOW<MIDDLE<HIGH'", "SCALE" },
    { "date", 0, 0, TEXT, &o->date, "First day of the round (default: today)", "YYYY-MM-DD" },
    { "seed", 0, 0, TEXT, &o->seed, "Decides among equals (default: 1)", "N" },
    { NULL },
  };
  add_group (context, "input", "Class and date:", entries);
}

static void
add_rules (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "absent", 0, 0, TEXTS, &o->absent, "Away for the whole round (may be repeated)", "NAME" },
    { "away-today", 0, 0, TEXTS, &o->away_today, "Away today only: partnered, and covered", "NAME" },
    { "apart", 0, 0, TEXTS, &o->apart, "Must not be partners", "A,B" },
    { "together", 0, 0, TEXTS, &o->together, "Must be partners", "A,B" },
    { "closed", 0, 0, TEXTS, &o->closed, "Holiday: its days count for no tenure", "FROM..TO" },
    { NULL },
  };
  add_group (context, "rules", "Pupils and rules:", entries);
}

static void
add_policy (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "strategy", 0, 0, TEXT, &o->strategy,
      "mixed (default), mixed-fold, mixed-near, matched …", "WORD" },
    { "round-days", 0, 0, TEXT, &o->round_days, "How long a round runs (default: 7)", "DAYS" },
    { "min-tenure", 0, 0, TEXT, &o->min_tenure, "No partnership ends sooner (default: 14)", "DAYS" },
    { "max-tenure", 0, 0, TEXT, &o->max_tenure, "No partnership runs longer (default: 28)", "DAYS" },
    { "slack", 0, 0, TEXT, &o->slack, "A round may come early or late by (default: 3)", "DAYS" },
    { "cooldown", 0, 0, TEXT, &o->cooldown, "Rounds before two are partners again", "ROUNDS" },
    { "between", 0, 0, TEXT, &o->between, "Inside that window: change (default) or stay", "WORD" },
    { "odd", 0, 0, TEXT, &o->odd, "An odd number makes a three (default) or adult", "WORD" },
    { NULL },
  };
  add_group (context, "policy", "Policy:", entries);
}

static void
add_round (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "another", 0, 0, FLAG, &o->another, "Other partners that are just as good", NULL },
    { "dry-run", 0, 0, FLAG, &o->dry_run, "Show the round, write nothing", NULL },
    { "reasons", 0, 0, FLAG, &o->reasons, "Reasons for each partnership (not for the board)", NULL },
    { "show-request", 0, 0, FLAG, &o->show_request, "Print the request as JSON and stop", NULL },
    { NULL },
  };
  add_group (context, "round", "Round:", entries);
}

static void
add_all (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "all", 0, 0, FLAG, &o->all, "Every round of the history, beside the best of its day", NULL },
    { NULL },
  };
  add_group (context, "all", "Which rounds:", entries);
}

static void
add_class (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "seed", 0, 0, TEXT, &o->seed, "Decides everything (default: drawn, and shown)", "N" },
    { "rounds", 0, 0, TEXT, &o->rounds, "At most so many rounds; the request is the last's (default: 39)", "R" },
    { "pupils", 0, 0, TEXT, &o->pupils, "How many pupils (default: 2-40)", "LOW-HIGH" },
    { NULL },
  };
  add_group (context, "class", "Random class:", entries);
}

static void
add_common (GOptionContext *context, CliOptions *o, gboolean json)
{
  const GOptionEntry entries[] = {
    { "json", 0, json ? 0 : G_OPTION_FLAG_HIDDEN, FLAG, &o->json, "Answer in JSON", NULL },
    { "help", 'h', 0, FLAG, &o->help, "Show this help", NULL },
    { NULL },
  };
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, TEXTS, &o->arguments, NULL, NULL },
    { NULL },
  };
  add_group (context, "common", "Everywhere:", entries);
  g_option_context_add_main_entries (context, rest, NULL);
}

GOptionContext *
cli_options_new_context (CliOptions *options, const CliVerb *verb)
{
  g_autofree char *name = g_strconcat ("partners ", verb->name, NULL);
  g_set_prgname (name);

  GOptionContext *context = g_option_context_new (verb->arguments);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, *verb->description ? verb->description : verb->summary);
  if (verb->groups & CLI_GROUP_INPUT)
    add_input (context, options);
  if (verb->groups & CLI_GROUP_RULES)
    add_rules (context, options);
  if (verb->groups & CLI_GROUP_POLICY)
    add_policy (context, options);
  if (verb->groups & CLI_GROUP_ROUND)
    add_round (context, options);
  if (verb->groups & CLI_GROUP_ALL)
    add_all (context, options);
  if (verb->groups & CLI_GROUP_CLASS)
    add_class (context, options);
  add_common (context, options, verb->groups != 0);
  return context;
}

void
cli_options_clear (CliOptions *o)
{
  char *texts[] = { o->request, o->history, o->subject, o->scale, o->date, o->seed, o->strategy,
                    o->round_days, o->min_tenure, o->max_tenure, o->slack, o->cooldown,
                    o->between, o->odd, o->rounds, o->pupils };
  char **lists[] = { o->arguments, o->absent, o->away_today, o->apart, o->together, o->closed };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
  *o = (CliOptions) { 0 };
}

guint
cli_options_count_arguments (const CliOptions *options)
{
  return options->arguments == NULL ? 0 : g_strv_length (options->arguments);
}

static gboolean
is_utf8 (const char *option, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "%s: \"%s\" is not UTF-8.", option, text);
  return FALSE;
}

static gboolean
are_utf8 (const char *option, char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++) {
    if (!is_utf8 (option, *texts, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cli_options_check (const CliOptions *o, GError **error)
{
  return is_utf8 ("--subject", o->subject, error) && is_utf8 ("--scale", o->scale, error)
         && is_utf8 ("--date", o->date, error) && is_utf8 ("--seed", o->seed, error)
         && is_utf8 ("--strategy", o->strategy, error) && is_utf8 ("--between", o->between, error)
         && is_utf8 ("--odd", o->odd, error) && are_utf8 ("--absent", o->absent, error)
         && are_utf8 ("--away-today", o->away_today, error) && are_utf8 ("--apart", o->apart, error)
         && are_utf8 ("--together", o->together, error) && are_utf8 ("--closed", o->closed, error);
}

gboolean
cli_number_parse (const char *option, const char *text, int *number, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s: \"%s\" is not a whole number.", option, text);
    return FALSE;
  }
  *number = (int) value;
  return TRUE;
}

gboolean
cli_seed_parse (const char *text, guint64 *seed, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, seed, NULL))
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
               "--seed: \"%s\" is not a whole number from 0 to 18446744073709551615.", text);
  return FALSE;
}
