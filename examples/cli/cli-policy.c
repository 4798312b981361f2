/* SPDX-License-Identifier: MIT */
/* The options of a policy. */
#include "cli.h"

#include <string.h>

char *
cli_policy_option (LpSetting setting)
{
  const char *name = lp_setting_get_name (setting);
  g_autofree char *unit = g_strconcat ("_", lp_setting_get_unit (setting), NULL);
  gsize length = strlen (name);

  /* Days go without saying, but for those of a round: --round would be another thing. */
  if (g_str_has_suffix (name, unit) && setting != LP_SETTING_ROUND_DAYS)
    length -= strlen (unit);
  return g_strdelimit (g_strndup (name, length), "_", '-');
}

static gboolean
parse_number (LpSetting setting, const char *text, int *number, GError **error)
{
  g_autofree char *option = cli_policy_option (setting);
  g_autofree char *dashed = g_strconcat ("--", option, NULL);

  return cli_number_parse (dashed, text, number, error);
}

static gboolean
set_number (LpPolicy *policy, LpSetting setting, const char *text, GError **error)
{
  g_autofree char *option = cli_policy_option (setting);
  int number;

  if (!parse_number (setting, text, &number, error))
    return FALSE;
  if (lp_policy_set_number (policy, setting, number, error))
    return TRUE;
  g_prefix_error (error, "--%s: ", option);
  return FALSE;
}

static gboolean
is_asked (const CliOptions *o, LpSetting setting)
{
  return o->numbers != NULL && o->numbers[setting] != NULL;
}

/* Minimum and maximum are set together, so that neither has to fit the other of before. */
static gboolean
set_window (LpPolicy *policy, const CliOptions *o, GError **error)
{
  int min = lp_policy_get_min_tenure_days (policy);
  int max = lp_policy_get_max_tenure_days (policy);

  if (!is_asked (o, LP_SETTING_MIN_TENURE_DAYS) && !is_asked (o, LP_SETTING_MAX_TENURE_DAYS))
    return TRUE;
  if (is_asked (o, LP_SETTING_MIN_TENURE_DAYS)
      && !parse_number (LP_SETTING_MIN_TENURE_DAYS, o->numbers[LP_SETTING_MIN_TENURE_DAYS], &min, error))
    return FALSE;
  if (is_asked (o, LP_SETTING_MAX_TENURE_DAYS)
      && !parse_number (LP_SETTING_MAX_TENURE_DAYS, o->numbers[LP_SETTING_MAX_TENURE_DAYS], &max, error))
    return FALSE;
  if (lp_policy_set_tenure_window (policy, min, max, error))
    return TRUE;
  g_prefix_error (error, "--min-tenure, --max-tenure: ");
  return FALSE;
}

static gboolean
set_numbers (LpPolicy *policy, const CliOptions *o, GError **error)
{
  for (gsize s = 0; s < lp_setting_get_n (); s++) {
    gboolean in_window = s == LP_SETTING_MIN_TENURE_DAYS || s == LP_SETTING_MAX_TENURE_DAYS;
    if (!in_window && is_asked (o, (LpSetting) s) && !set_number (policy, (LpSetting) s, o->numbers[s], error))
      return FALSE;
  }
  return set_window (policy, o, error);
}

/* The setting's words; a new array of what is static. */
static const char **
list_words (LpSetting setting)
{
  gsize n = lp_setting_get_n_words (setting);
  const char **words = g_new0 (const char *, n + 1);

  for (gsize i = 0; i < n; i++)
    words[i] = lp_setting_get_word (setting, i);
  return words;
}

/* what, and behind it the word that was probably meant, and all there are. */
static gboolean
fail_word (const char *what, const char *text, const char *const *words, GError **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) words);
  g_autofree char *near = cli_suggest (text, words);
  g_autofree char *guess = near != NULL ? g_strdup_printf (_(" Did you mean \"%s\"?"), near) : g_strdup ("");

  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s%s (%s)", what, guess, all);
  return FALSE;
}

/* A window of one's own belongs to the strategy that it was set for: under one without a window it goes. */
static gboolean
set_strategy (LpPolicy *policy, const char *text, GError **error)
{
  LpStrategy strategy;

  if (text == NULL)
    return TRUE;
  if (lp_strategy_from_name (text, &strategy)) {
    if (!lp_strategy_has_window (strategy))
      lp_policy_clear_gap (policy);
    return lp_policy_set_strategy (policy, strategy, error);
  }
  g_autofree const char **names = list_words (LP_SETTING_STRATEGY);
  g_autofree char *what = g_strdup_printf (_("--strategy: There is no strategy \"%s\"."), text);
  return fail_word (what, text, names, error);
}

static gboolean
set_rhythm (LpPolicy *policy, const char *text, GError **error)
{
  const char *names[LP_RHYTHM_HALF_TERM + 2] = { NULL };
  LpRhythm rhythm;

  if (text == NULL)
    return TRUE;
  if (lp_rhythm_from_name (text, &rhythm)) {
    lp_policy_set_rhythm (policy, rhythm);
    return TRUE;
  }
  for (int i = 0; i <= LP_RHYTHM_HALF_TERM; i++)
    names[i] = lp_rhythm_get_name ((LpRhythm) i);
  g_autofree char *what = g_strdup_printf (_("--rhythm: There is no rhythm \"%s\"."), text);
  return fail_word (what, text, names, error);
}

/* One side of "MIN-MAX"; nothing leaves it open. */
static gboolean
parse_side (const char *text, int *side)
{
  gint64 value;

  *side = LP_GAP_OPEN;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, LP_GAP_MAX, &value, NULL))
    return FALSE;
  *side = (int) value;
  return TRUE;
}

/* "MIN-MAX", "MIN-", "-MAX", or none for the strategy's own window. */
static gboolean
set_gap (LpPolicy *policy, const char *text, GError **error)
{
  int min, max;

  if (text == NULL)
    return TRUE;
  if (strcmp (text, "none") == 0) {
    lp_policy_clear_gap (policy);
    return TRUE;
  }
  g_auto (GStrv) sides = g_strsplit (text, "-", -1);
  if (g_strv_length (sides) != 2 || !parse_side (sides[0], &min) || !parse_side (sides[1], &max) || strcmp (text, "-") == 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--gap: \"%s\" is not MIN-MAX, as in 5-20, 5- or -20, nor none."), text);
    return FALSE;
  }
  if (!lp_strategy_has_window (lp_policy_get_strategy (policy))) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--gap: The strategy %s has no window; mixed, matched and tutor have one."),
                 lp_strategy_get_name (lp_policy_get_strategy (policy)));
    return FALSE;
  }
  if (lp_policy_set_gap (policy, min, max, error))
    return TRUE;
  g_prefix_error (error, "--gap: ");
  return FALSE;
}

/* Attributes as typed; none alone stands for an empty list. */
static gboolean
add_musts (LpPolicy *policy, const char *option, char **texts, gboolean (*add) (LpPolicy *, const char *, GError **), GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++) {
    if (strcmp (*texts, "none") != 0 && !add (policy, *texts, error)) {
      g_prefix_error (error, "%s: ", option);
      return FALSE;
    }
  }
  return TRUE;
}

static char **
list_musts (const LpPolicy *policy, gsize n, const char *(*get) (const LpPolicy *, gsize))
{
  char **names = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    names[i] = g_strdup (get (policy, i));
  return names;
}

/* What is given takes the place of what there was; the other list stays. */
static gboolean
set_musts (LpPolicy *policy, const CliOptions *o, GError **error)
{
  if (o->must_match == NULL && o->must_differ == NULL)
    return TRUE;
  g_auto (GStrv) match = list_musts (policy, lp_policy_get_n_must_match (policy), lp_policy_get_must_match);
  g_auto (GStrv) differ = list_musts (policy, lp_policy_get_n_must_differ (policy), lp_policy_get_must_differ);
  lp_policy_clear_musts (policy);
  return add_musts (policy, "--must-match", o->must_match != NULL ? o->must_match : match, lp_policy_add_must_match, error)
         && add_musts (policy, "--must-differ", o->must_differ != NULL ? o->must_differ : differ, lp_policy_add_must_differ, error);
}

/* One of the setting's two words. */
static gboolean
set_choice (LpPolicy *policy, const char *option, LpSetting setting, const char *text, GError **error)
{
  if (text == NULL || lp_policy_set_setting (policy, setting, text, NULL))
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("%s: \"%s\" is neither %s nor %s."), option, text, lp_setting_get_word (setting, 0),
               lp_setting_get_word (setting, 1));
  return FALSE;
}

static gboolean
set_words (LpPolicy *policy, const CliOptions *o, GError **error)
{
  return set_strategy (policy, o->strategy, error) && set_choice (policy, "--between", LP_SETTING_BETWEEN, o->between, error)
         && set_choice (policy, "--odd", LP_SETTING_ODD, o->odd, error);
}

/* "NAME=N". */
static gboolean
set_weights (LpPolicy *policy, char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++) {
    g_auto (GStrv) parts = g_strsplit (*texts, "=", 2);
    int weight;
    if (g_strv_length (parts) != 2) {
      g_set_error (error, LP_ERROR, LP_ERROR_VALUE, _("--weight: \"%s\" is not NAME=NUMBER."), *texts);
      return FALSE;
    }
    if (!cli_number_parse ("--weight", parts[1], &weight, error) || !lp_policy_set_weight (policy, parts[0], weight, error))
      return FALSE;
  }
  return TRUE;
}

/* The setting's words as they are typed, with dashes, and none. */
static char **
list_typed_words (LpSetting setting)
{
  gsize n = lp_setting_get_n_words (setting);
  char **words = g_new0 (char *, n + 2);

  for (gsize i = 0; i < n; i++)
    words[i] = g_strdelimit (g_strdup (lp_setting_get_word (setting, i)), "_", '-');
  words[n] = g_strdup ("none");
  return words;
}

/* Words as typed; none alone stands for an empty set. */
static gboolean
set_hard (LpPolicy *policy, char **texts, GError **error)
{
  g_auto (GStrv) known = list_typed_words (LP_SETTING_HARD);
  g_autoptr (GString) words = g_string_new (NULL);

  if (texts == NULL)
    return TRUE;
  for (; *texts != NULL; texts++) {
    if (!g_strv_contains ((const char *const *) known, *texts)) {
      g_autofree char *all = g_strjoinv (", ", known);
      g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--hard: \"%s\" is none of %s."), *texts, all);
      return FALSE;
    }
    if (strcmp (*texts, "none") != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", *texts);
  }
  g_strdelimit (words->str, "-", '_');
  return lp_policy_set_setting (policy, LP_SETTING_HARD, words->str, error);
}

/* Tiers by name with commas between, the strongest first. */
static gboolean
set_order (LpPolicy *policy, const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  g_autofree const char **all = list_words (LP_SETTING_ORDER);
  for (gsize i = 0; names[i] != NULL; i++) {
    if (strcmp (names[i], "could") == 0) {
      g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s", _("--order: What was called \"could\" is called \"wishes\" now."));
      return FALSE;
    }
    if (!g_strv_contains (all, names[i])) {
      g_autofree char *what = g_strdup_printf (_("--order: There is no tier \"%s\"."), names[i]);
      return fail_word (what, names[i], all, error);
    }
  }
  if (g_strv_length (names) == lp_setting_get_n_words (LP_SETTING_ORDER)) {
    g_autofree char *order = g_strjoinv (" ", names);
    return lp_policy_set_setting (policy, LP_SETTING_ORDER, order, error);
  }
  g_autofree char *list = g_strjoinv (", ", (char **) all);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--order: name each of these once, with commas between, the strongest first: %s."), list);
  return FALSE;
}

gboolean
cli_policy_is_asked (const CliOptions *o)
{
  for (gsize s = 0; s < lp_setting_get_n (); s++)
    if (is_asked (o, (LpSetting) s))
      return TRUE;
  return o->strategy != NULL || o->gap != NULL || o->must_match != NULL || o->must_differ != NULL || o->rhythm != NULL
         || o->between != NULL || o->odd != NULL || o->weights != NULL || o->hard != NULL || o->order != NULL;
}

gboolean
cli_policy_apply (LpPolicy *policy, const CliOptions *o, GError **error)
{
  return set_words (policy, o, error) && set_gap (policy, o->gap, error) && set_musts (policy, o, error)
         && set_rhythm (policy, o->rhythm, error) && set_numbers (policy, o, error) && set_weights (policy, o->weights, error)
         && set_hard (policy, o->hard, error) && set_order (policy, o->order, error);
}
