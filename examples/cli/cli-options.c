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

#ifdef CLI_HAVE_NLS
static const gchar *
translate (const gchar *text, gpointer data)
{
  return _(text);
}
#endif

static void
add_group (GOptionContext *context, const char *name, const char *title, const GOptionEntry *entries)
{
  GOptionGroup *group = g_option_group_new (name, _(title), _(title), NULL, NULL);
#ifdef CLI_HAVE_NLS
  g_option_group_set_translate_func (group, translate, NULL, NULL);
#endif
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

static void
add_input (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "history", 0, 0, TEXT, &o->history, N_("Rounds so far"), "H.csv" },
    { "request", 0, 0, TEXT, &o->request, N_("A request in JSON instead (- for standard input)"), "FILE" },
    { "subject", 0, 0, TEXT, &o->subject, N_("Column of the class list that holds attainment"), "NAME" },
    { "scale", 0, 0, TEXT, &o->scale, N_("ks2-ta, ks2-scaled, thirds … or 'LOW<MIDDLE<HIGH'"), "SCALE" },
    { "date", 0, 0, TEXT, &o->date, N_("First day of the round (default: today)"), "YYYY-MM-DD" },
    { "seed", 0, 0, TEXT, &o->seed, N_("Decides among equals (default: 1, or the class file's)"), "N" },
    { NULL },
  };
  add_group (context, "input", N_("Class and date:"), entries);
}

static void
add_rules (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "absent", 0, 0, TEXTS, &o->absent, N_("Away for the whole round (may be repeated)"), "NAME" },
    { "away-today", 0, 0, TEXTS, &o->away_today, N_("Away today only: partnered, and covered"), "NAME" },
    { "apart", 0, 0, TEXTS, &o->apart, N_("Must not be partners"), "A,B" },
    { "together", 0, 0, TEXTS, &o->together, N_("Must be partners"), "A,B" },
    { "closed", 0, 0, TEXTS, &o->closed, N_("Holiday: its days count for no tenure"), "FROM..TO" },
    { "fresh", 0, 0, FLAG, &o->fresh, N_("New partners now, however short the time together"), NULL },
    { NULL },
  };
  add_group (context, "rules", N_("Pupils and rules:"), entries);
}

/* What a whole number of the policy means, and its default. */
static char *
describe_number (LpSetting setting)
{
  g_autofree char *usual = lp_setting_get_default (setting);

  return usual != NULL ? g_strdup_printf (_("%s (default: %s)"), _(lp_setting_get_meaning (setting)), usual)
                       : g_strdup (_(lp_setting_get_meaning (setting)));
}

/* The library's whole numbers, an option each. GOption keeps the texts by their address alone. */
static void
add_numbers (GArray *entries, CliOptions *o)
{
  o->numbers = g_new0 (char *, lp_setting_get_n ());
  for (gsize s = 0; s < lp_setting_get_n (); s++) {
    LpSetting setting = (LpSetting) s;
    if (lp_setting_get_kind (setting) != LP_SETTING_KIND_NUMBER)
      continue;
    g_autofree char *option = cli_policy_option (setting);
    g_autofree char *help = describe_number (setting);
    g_autofree char *unit = g_ascii_strup (lp_setting_get_unit (setting), -1);
    GOptionEntry entry = { g_intern_string (option), 0, 0, TEXT, &o->numbers[s], g_intern_string (help), g_intern_string (unit) };
    g_array_append_val (entries, entry);
  }
}

static void
add_policy (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry first[] = {
    { "strategy", 0, 0, TEXT, &o->strategy,
      N_("mixed (default), mixed-half, matched, nearest …"), "WORD" },
    { "gap", 0, 0, TEXT, &o->gap, N_("Places apart in the class's order, as in 5-20"), "MIN-MAX" },
    { "must-match", 0, 0, TEXTS, &o->must_match, N_("Partners have the same, as in house; none for no such rule"), "ATTRIBUTE" },
    { "must-differ", 0, 0, TEXTS, &o->must_differ, N_("Partners differ in it; none for no such rule"), "ATTRIBUTE" },
    { "rhythm", 0, 0, TEXT, &o->rhythm, N_("day, week, fortnight (default), three-weeks, half-term"), "WORD" },
  };
  const GOptionEntry last[] = {
    { "between", 0, 0, TEXT, &o->between, N_("Inside that window: change (default) or stay"), "WORD" },
    { "odd", 0, 0, TEXT, &o->odd, N_("An odd number makes a three (default) or adult"), "WORD" },
    { NULL },
  };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));
  g_array_append_vals (entries, first, G_N_ELEMENTS (first));
  add_numbers (entries, o);
  g_array_append_vals (entries, last, G_N_ELEMENTS (last));
  add_group (context, "policy", N_("Policy:"), (const GOptionEntry *) (gconstpointer) entries->data);
}

static void
add_round (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "another", 0, 0, FLAG, &o->another, N_("Other partners that are just as good"), NULL },
    { "keep", 0, 0, FLAG, &o->keep, N_("Run the present partners on (class file)"), NULL },
    { "yes", 'y', 0, FLAG, &o->yes, N_("Do not ask before writing (class file)"), NULL },
    { "dry-run", 0, 0, FLAG, &o->dry_run, N_("Show the round, write nothing"), NULL },
    { "reasons", 0, 0, FLAG, &o->reasons, N_("Reasons for each partnership (not for the board)"), NULL },
    { "show-request", 0, 0, FLAG, &o->show_request, N_("Print the request as JSON and stop"), NULL },
    { NULL },
  };
  add_group (context, "round", N_("Round:"), entries);
}

static void
add_all (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "all", 0, 0, FLAG, &o->all, N_("Every round of the history, beside the best of its day"), NULL },
    { NULL },
  };
  add_group (context, "all", N_("Which rounds:"), entries);
}

static void
add_class (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "seed", 0, 0, TEXT, &o->seed, N_("Decides everything (default: drawn, and shown)"), "N" },
    { "rounds", 0, 0, TEXT, &o->rounds, N_("At most so many rounds; the request is the last's (default: 39)"), "R" },
    { "pupils", 0, 0, TEXT, &o->pupils, N_("How many pupils (default: 2-40)"), "LOW-HIGH" },
    { NULL },
  };
  add_group (context, "class", N_("Random class:"), entries);
}

static void
add_file (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "file", 'f', 0, TEXT, &o->file, N_("Class file (default: the only one in this folder)"), "4B.partners" },
    { NULL },
  };
  add_group (context, "file", N_("Class file:"), entries);
}

static void
add_yes (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "yes", 'y', 0, FLAG, &o->yes, N_("Do not ask"), NULL },
    { NULL },
  };
  add_group (context, "yes", N_("Asking:"), entries);
}

static void
add_new (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, TEXT, &o->from, N_("Class list"), "CLASS.csv" },
    { "title", 0, 0, TEXT, &o->title, N_("What the class is called (default: the file's name)"), "NAME" },
    { "history", 0, 0, TEXT, &o->history, N_("Rounds so far, as pair writes them"), "H.csv" },
    { "closed", 0, 0, TEXTS, &o->closed, N_("Holiday: its days count for no tenure"), "FROM..TO" },
    { "seed", 0, 0, TEXT, &o->seed, N_("Number that chance goes by (default: drawn, and secret)"), "N" },
    { NULL },
  };
  add_group (context, "new", N_("New class:"), entries);
}

static void
add_list (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "subject", 0, 0, TEXT, &o->subject, N_("Column of the class list that holds attainment"), "NAME" },
    { "scale", 0, 0, TEXT, &o->scale, N_("ks2-ta, ks2-scaled, thirds … or 'LOW<MIDDLE<HIGH'"), "SCALE" },
    { NULL },
  };
  add_group (context, "list", N_("Class list:"), entries);
}

static void
add_rule (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "until", 0, 0, TEXT, &o->until, N_("Last day of the rule"), "DATE" },
    { "reason", 0, 0, TEXT, &o->reason, N_("A private note"), "TEXT" },
    { "end", 0, 0, FLAG, &o->end, N_("End the rule about these pupils"), NULL },
    { NULL },
  };
  add_group (context, "rule", N_("Rule:"), entries);
}

static void
add_date (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "date", 0, 0, TEXT, &o->date, N_("The day (default: today)"), "DATE" },
    { NULL },
  };
  add_group (context, "date", N_("Day:"), entries);
}

static void
add_today (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "absent", 0, 0, TEXTS, &o->absent, N_("Away today (may be repeated)"), "NAME" },
    { "late", 0, 0, TEXTS, &o->late, N_("Not here yet: covered until they come"), "NAME" },
    { NULL },
  };
  add_group (context, "today", N_("Today:"), entries);
}

static void
add_tiers (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "subject", 0, 0, TEXT, &o->subject, N_("Subject by which partners are found"), "NAME" },
    { "weight", 0, 0, TEXTS, &o->weights, N_("Weight of a wish or attribute, as in quiet=2; below 0 welcomes it"), "NAME=N" },
    { "hard", 0, 0, TEXTS, &o->hard, N_("Limit never to be broken: max-tenure, min-tenure or none"), "WORD" },
    { "order", 0, 0, TEXT, &o->order, N_("Order of the tiers, with commas, the strongest first"), "TIERS" },
    { "seed", 0, 0, TEXT, &o->seed, N_("Number that chance goes by from now on (else drawn, and secret)"), "N" },
    { NULL },
  };
  add_group (context, "tiers", N_("Wishes and order:"), entries);
}

static void
add_output (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, TEXT, &o->output, N_("File to write (- for standard output)"), "FILE" },
    { NULL },
  };
  add_group (context, "output", N_("Output:"), entries);
}

static void
add_export (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, TEXT, &o->format, N_("csv (default), roster, json, research or research-roster"), "WORD" },
    { "key", 0, 0, TEXT, &o->key, N_("Key of the pseudonyms; made where there is none"), "FILE" },
    { NULL },
  };
  add_group (context, "export", N_("Form:"), entries);
}

static void
add_view (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "view", 0, 0, TEXT, &o->view, N_("board, cards (default), list, term or teacher"), "WORD" },
    { NULL },
  };
  add_group (context, "view", N_("Page:"), entries);
}

static void
add_board (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "board", 0, 0, FLAG, &o->board, N_("A page in large type for the projector"), NULL },
    { NULL },
  };
  add_group (context, "board", N_("Board:"), entries);
}

static void
add_before (GOptionContext *context, CliOptions *o)
{
  const GOptionEntry entries[] = {
    { "before", 0, 0, TEXT, &o->before, N_("The first day that stays"), "DATE" },
    { NULL },
  };
  add_group (context, "before", N_("How far:"), entries);
}

static void
add_common (GOptionContext *context, CliOptions *o, gboolean json)
{
  const GOptionEntry entries[] = {
    { "json", 0, json ? 0 : G_OPTION_FLAG_HIDDEN, FLAG, &o->json, N_("Answer in JSON"), NULL },
    { "help", 'h', 0, FLAG, &o->help, N_("Show this help"), NULL },
    { NULL },
  };
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, TEXTS, &o->arguments, NULL, NULL },
    { NULL },
  };
  add_group (context, "common", N_("Everywhere:"), entries);
  g_option_context_add_main_entries (context, rest, NULL);
}

static const struct {
  guint group;
  void (*add) (GOptionContext *context, CliOptions *options);
} groups[] = {
  { CLI_GROUP_FILE, add_file },   { CLI_GROUP_INPUT, add_input },   { CLI_GROUP_NEW, add_new },     { CLI_GROUP_LIST, add_list },
  { CLI_GROUP_RULE, add_rule },   { CLI_GROUP_DATE, add_date },     { CLI_GROUP_TODAY, add_today }, { CLI_GROUP_RULES, add_rules },
  { CLI_GROUP_POLICY, add_policy }, { CLI_GROUP_TIERS, add_tiers }, { CLI_GROUP_ROUND, add_round }, { CLI_GROUP_ALL, add_all },
  { CLI_GROUP_CLASS, add_class }, { CLI_GROUP_VIEW, add_view },     { CLI_GROUP_BOARD, add_board }, { CLI_GROUP_EXPORT, add_export },
  { CLI_GROUP_BEFORE, add_before }, { CLI_GROUP_OUTPUT, add_output }, { CLI_GROUP_YES, add_yes },
};

GOptionContext *
cli_options_new_context (CliOptions *options, const CliVerb *verb)
{
  g_autofree char *name = g_strconcat ("partners ", verb->name, NULL);
  g_set_prgname (name);

  GOptionContext *context = g_option_context_new (verb->arguments);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, *verb->description ? _(verb->description) : _(verb->summary));
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    if (verb->groups & groups[i].group)
      groups[i].add (context, options);
  }
  add_common (context, options, verb->groups != 0);
  return context;
}

void
cli_options_clear (CliOptions *o)
{
  char *texts[] = { o->request, o->history, o->subject, o->scale, o->date, o->seed, o->strategy, o->gap, o->rhythm, o->between, o->odd,
                    o->rounds, o->pupils, o->file, o->from, o->title, o->until,
                    o->reason, o->before, o->format, o->key, o->output, o->view, o->order };
  char **lists[] = { o->arguments, o->absent, o->away_today, o->apart, o->together, o->closed, o->late, o->weights, o->hard,
                     o->must_match, o->must_differ };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
  for (gsize i = 0; o->numbers != NULL && i < lp_setting_get_n (); i++)
    g_free (o->numbers[i]);
  g_free (o->numbers);
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
  g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, _("%s: \"%s\" is not UTF-8."), option, text);
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
         && are_utf8 ("--together", o->together, error) && are_utf8 ("--closed", o->closed, error)
         && are_utf8 ("--late", o->late, error) && are_utf8 ("--weight", o->weights, error) && is_utf8 ("--title", o->title, error)
         && is_utf8 ("--until", o->until, error) && is_utf8 ("--reason", o->reason, error) && is_utf8 ("--before", o->before, error)
         && is_utf8 ("--format", o->format, error) && is_utf8 ("--view", o->view, error) && is_utf8 ("--order", o->order, error)
         && are_utf8 ("--hard", o->hard, error) && is_utf8 ("--gap", o->gap, error) && is_utf8 ("--rhythm", o->rhythm, error)
         && are_utf8 ("--must-match", o->must_match, error) && are_utf8 ("--must-differ", o->must_differ, error);
}

gboolean
cli_number_parse (const char *option, const char *text, int *number, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("%s: \"%s\" is not a whole number."), option, text);
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
               _("--seed: \"%s\" is not a whole number from 0 to 18446744073709551615."), text);
  return FALSE;
}
