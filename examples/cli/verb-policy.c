/* SPDX-License-Identifier: MIT */
/* partners policy: shown in plain words, or set. */
#include "cli.h"

#include <string.h>

static const char *
strategy_words (LpStrategy strategy)
{
  switch (strategy) {
  case LP_STRATEGY_MIXED:
    return _("Partners differ in attainment, by a sixth to two thirds of the class.");
  case LP_STRATEGY_MIXED_FOLD:
    return _("First with last, second with last but one.");
  case LP_STRATEGY_MIXED_HALF:
    return _("Top of the upper half with top of the lower half, second with second, and so on.");
  case LP_STRATEGY_MIXED_NEAR:
    return _("Partners are one band apart.");
  case LP_STRATEGY_MATCHED:
    return _("Partners are close in attainment: at most a sixth of the class apart.");
  case LP_STRATEGY_NEAREST:
    return _("Partners are as close in attainment as can be.");
  case LP_STRATEGY_TUTOR:
    return _("Each pair has a tutor and a tutee, who differ in attainment.");
  case LP_STRATEGY_UNIFORM:
    return _("Only rules count; every allowed pairing is equally likely.");
  default:
    return _("Attainment does not count.");
  }
}

/* A window of one's own, in places of the class's order by attainment. A new string; NULL where there is none. */
static char *
gap_words (const LpPolicy *policy)
{
  int min, max;

  if (!lp_policy_get_gap (policy, &min, &max))
    return NULL;
  if (max == LP_GAP_OPEN)
    return g_strdup_printf (CLI_PLURAL ("In the class's order by attainment partners are at least %d place apart.",
                                        "In the class's order by attainment partners are at least %d places apart.", MAX (min, 0)), MAX (min, 0));
  if (min <= 0)
    return g_strdup_printf (CLI_PLURAL ("In the class's order by attainment partners are at most %d place apart.",
                                        "In the class's order by attainment partners are at most %d places apart.", max), max);
  return g_strdup_printf (_("In the class's order by attainment partners are %d to %d places apart."), min, max);
}

/* The strategy, or the window that stands in its place. */
static void
append_strategy (GString *out, const LpPolicy *policy)
{
  LpStrategy strategy = lp_policy_get_strategy (policy);
  g_autofree char *gap = gap_words (policy);

  if (gap == NULL || strategy == LP_STRATEGY_TUTOR)
    cli_append_wrapped (out, "  ", "  ", gap == NULL ? strategy_words (strategy) : _("Each pair has a tutor and a tutee."));
  if (gap != NULL)
    cli_append_wrapped (out, "  ", "  ", gap);
}

static void
append_musts (GString *out, const LpPolicy *policy)
{
  for (gsize i = 0; i < lp_policy_get_n_must_match (policy); i++) {
    g_autofree char *line = g_strdup_printf (_("Partners must be alike in \"%s\"; who has no such entry may work with anyone."),
                                             lp_policy_get_must_match (policy, i));
    cli_append_wrapped (out, "  ", "  ", line);
  }
  for (gsize i = 0; i < lp_policy_get_n_must_differ (policy); i++) {
    g_autofree char *line = g_strdup_printf (_("Partners must differ in \"%s\"; who has no such entry may work with anyone."),
                                             lp_policy_get_must_differ (policy, i));
    cli_append_wrapped (out, "  ", "  ", line);
  }
}

static char *
days_words (int days)
{
  if (days > 0 && days % 7 == 0)
    return g_strdup_printf (CLI_PLURAL ("%d week", "%d weeks", days / 7), days / 7);
  return g_strdup_printf (CLI_PLURAL ("%d day", "%d days", days), days);
}

static void
append_tenure (GString *out, const LpPolicy *policy)
{
  LpHard hard = lp_policy_get_hard (policy);
  g_autofree char *round = days_words (lp_policy_get_round_days (policy));
  g_autofree char *least = days_words (lp_policy_get_min_tenure_days (policy));
  g_autofree char *most = days_words (lp_policy_get_max_tenure_days (policy));
  g_autofree char *slack = days_words (lp_policy_get_slack_days (policy));
  g_autofree char *line = g_strdup_printf (
    _("A round runs for %s. Partners work together for at least %s and at most %s; a round may come %s early or late."), round, least, most,
    slack);

  cli_append_wrapped (out, "  ", "  ", line);
  if (hard & LP_HARD_MAX_TENURE)
    cli_append_wrapped (out, "  ", "  ", _("The maximum is never passed, whatever else it costs."));
  if (hard & LP_HARD_MIN_TENURE)
    cli_append_wrapped (out, "  ", "  ", _("The minimum is never cut short, whatever else it costs."));
  cli_append_wrapped (out, "  ", "  ", lp_policy_get_between (policy) == LP_BETWEEN_STAY
                                         ? _("Between minimum and maximum partners stay, unless they must change.")
                                         : _("Between minimum and maximum partners change, so that everyone meets many others."));
}

/* Where few partners suit a pupil, the default asks for less. */
static const char *
usual_cooldown (LpStrategy strategy)
{
  gboolean few = strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_NEAREST || strategy == LP_STRATEGY_MIXED_FOLD
                 || strategy == LP_STRATEGY_MIXED_HALF;

  return few ? _("as many rounds as the class allows, up to six") : _("as many rounds as the class allows, up to twelve");
}

static void
append_rest (GString *out, const LpPolicy *policy)
{
  int cooldown = lp_policy_get_cooldown_rounds (policy);
  g_autofree char *rounds = cooldown < 0 ? g_strdup (usual_cooldown (lp_policy_get_strategy (policy)))
                                         : g_strdup_printf (CLI_PLURAL ("%d round", "%d rounds", cooldown), cooldown);
  g_autofree char *line = g_strdup_printf (_("Before two are partners again: %s."), rounds);

  cli_append_wrapped (out, "  ", "  ", line);
  cli_append_wrapped (out, "  ", "  ", lp_policy_get_odd (policy) == LP_ODD_ADULT
                                         ? _("With an odd number one pupil works with an adult, by turns.")
                                         : _("With an odd number there is one three, by turns."));
}

/* Whole numbers that have come since, and have no sentence of their own above. */
static void
append_later_numbers (GString *out, const LpPolicy *policy)
{
  for (gsize s = 0; s < lp_setting_get_n (); s++) {
    LpSetting setting = (LpSetting) s;
    g_autofree char *number = lp_policy_get_setting (policy, setting);
    if (lp_setting_get_kind (setting) != LP_SETTING_KIND_NUMBER || lp_setting_get_edition (setting) <= 2 || number == NULL)
      continue;
    g_autofree char *line = g_strdup_printf (_("%s: %s."), _(lp_setting_get_meaning (setting)), number);
    cli_append_wrapped (out, "  ", "  ", line);
  }
}

static void
append_order (GString *out, const LpPolicy *policy)
{
  const LpTier *order = lp_policy_get_order (policy);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", lp_tier_get_name (order[i]));
  cli_append_wrapped (out, _("  Order: "), "    ", line->str);
  g_string_truncate (line, 0);
  for (gsize i = 0; i < lp_policy_get_n_weights (policy); i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    g_string_append_printf (line, "%s%s %d", i > 0 ? ", " : "", name, lp_policy_get_weight (policy, name));
  }
  cli_append_wrapped (out, _("  Weights: "), "    ", line->str);
}

static void
append_subject (GString *out, const LpClassFile *file)
{
  const char *subject = lp_policy_get_subject (lp_class_file_get_policy (file));
  LpRoster *roster = lp_class_file_get_roster (file);

  if (subject == NULL && lp_roster_get_n_subjects (roster) == 1)
    subject = lp_roster_get_subject (roster, 0);
  if (subject == NULL && lp_roster_get_n_subjects (roster) > 1)
    cli_append_wrapped (out, "  ", "  ", _("Which subject counts is not said yet (--subject NAME)."));
  if (subject == NULL)
    return;
  g_autofree char *line = g_strdup_printf (_("Subject: %s."), subject);
  cli_append_wrapped (out, "  ", "  ", line);
}

static void
show_words (const LpClassFile *file)
{
  LpPolicy *policy = lp_class_file_get_policy (file);
  g_autofree char *title = g_strdup_printf (_("%s: how partners are found (%s)"), lp_class_file_get_title (file),
                                            lp_strategy_get_name (lp_policy_get_strategy (policy)));
  g_autoptr (GString) out = g_string_new (NULL);

  cli_append_bold (out, stdout, title);
  g_string_append_c (out, '\n');
  append_strategy (out, policy);
  append_subject (out, file);
  append_musts (out, policy);
  append_tenure (out, policy);
  append_rest (out, policy);
  append_later_numbers (out, policy);
  append_order (out, policy);
  fputs (out->str, stdout);
}

/* As a request has it. */
static int
show_json (const LpClassFile *file)
{
  g_autofree char *text = lp_policy_to_json (lp_class_file_get_policy (file));
  json_t *policy = json_loads (text, 0, NULL);

  json_dumpf (policy, stdout, JSON_INDENT (1));
  fputc ('\n', stdout);
  json_decref (policy);
  return CLI_DONE;
}

static gboolean
check_subject (const CliOptions *o, const LpClassFile *file, GError **error)
{
  LpRoster *roster = lp_class_file_get_roster (file);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    if (o->subject == NULL || strcmp (lp_roster_get_subject (roster, i), o->subject) == 0)
      return TRUE;
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lp_roster_get_subject (roster, i));
  }
  if (o->subject == NULL)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--subject: There is no subject \"%s\" (%s)."), o->subject, names->str);
  return FALSE;
}

static gboolean
set_seed (const CliOptions *o, LpClassFile *file, GError **error)
{
  guint64 seed;

  return o->seed == NULL || (cli_seed_parse (o->seed, &seed, error) && lp_class_file_set_class_seed (file, seed, error));
}

static gboolean
set (const CliOptions *o, LpClassFile *file, GError **error)
{
  if (!check_subject (o, file, error) || !lp_class_file_begin (file, _("policy: new settings"), error))
    return FALSE;
  g_autoptr (LpPolicy) policy = lp_policy_copy (lp_class_file_get_policy (file));
  if (o->subject != NULL)
    lp_policy_set_subject (policy, o->subject);
  gboolean new_policy = cli_policy_is_asked (o) || o->subject != NULL;
  if (cli_policy_apply (policy, o, error) && (!new_policy || lp_class_file_set_policy (file, policy, error))
      && set_seed (o, file, error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

int
cli_verb_policy (CliOptions *o)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = cli_class_open (o, &error);

  if (file == NULL)
    return cli_fail (o, error, NULL);
  if (cli_options_count_arguments (o) > 0)
    return cli_usage ("policy", _("policy needs no names: without options it shows, with options it sets."));
  if ((cli_policy_is_asked (o) || o->subject != NULL || o->seed != NULL) && !set (o, file, &error))
    return cli_fail (o, error, NULL);
  if (o->json)
    return show_json (file);
  show_words (file);
  return CLI_DONE;
}
