/* SPDX-License-Identifier: MIT */
/* The options of a policy. */
#include "cli.h"

#include <string.h>

static gboolean
set_days (LpPolicy *policy, const char *option, const char *text,
          gboolean (*set) (LpPolicy *, int, GError **), GError **error)
{
  int number;

  if (text == NULL)
    return TRUE;
  if (!cli_number_parse (option, text, &number, error))
    return FALSE;
  if (set (policy, number, error))
    return TRUE;
  g_prefix_error (error, "%s: ", option);
  return FALSE;
}

static gboolean
set_window (LpPolicy *policy, const CliOptions *o, GError **error)
{
  int min = lp_policy_get_min_tenure_days (policy);
  int max = lp_policy_get_max_tenure_days (policy);

  if (o->min_tenure == NULL && o->max_tenure == NULL)
    return TRUE;
  if (o->min_tenure != NULL && !cli_number_parse ("--min-tenure", o->min_tenure, &min, error))
    return FALSE;
  if (o->max_tenure != NULL && !cli_number_parse ("--max-tenure", o->max_tenure, &max, error))
    return FALSE;
  if (lp_policy_set_tenure_window (policy, min, max, error))
    return TRUE;
  g_prefix_error (error, "--min-tenure, --max-tenure: ");
  return FALSE;
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

static gboolean
has_window (LpStrategy strategy)
{
  return strategy == LP_STRATEGY_MIXED || strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_TUTOR;
}

/* A window of one's own belongs to the strategy that it was set for: under one without a window it goes. */
static gboolean
set_strategy (LpPolicy *policy, const char *text, GError **error)
{
  const char *names[LP_STRATEGY_CUSTOM + 1] = { NULL };
  LpStrategy strategy;

  if (text == NULL)
    return TRUE;
  if (lp_strategy_from_name (text, &strategy)) {
    if (!has_window (strategy))
      lp_policy_clear_gap (policy);
    return lp_policy_set_strategy (policy, strategy, error);
  }
  for (int i = 0; i < LP_STRATEGY_CUSTOM; i++)
    names[i] = lp_strategy_get_name ((LpStrategy) i);
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
  if (!has_window (lp_policy_get_strategy (policy))) {
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

/* Sets *second where the text is the second word. */
static gboolean
choose (const char *option, const char *text, const char *first, const char *second, gboolean *is_second, GError **error)
{
  *is_second = strcmp (text, second) == 0;
  if (*is_second || strcmp (text, first) == 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("%s: \"%s\" is neither %s nor %s."), option, text, first, second);
  return FALSE;
}

static gboolean
set_words (LpPolicy *policy, const CliOptions *o, GError **error)
{
  gboolean second;

  if (!set_strategy (policy, o->strategy, error))
    return FALSE;
  if (o->between != NULL) {
    if (!choose ("--between", o->between, "change", "stay", &second, error))
      return FALSE;
    lp_policy_set_between (policy, second ? LP_BETWEEN_STAY : LP_BETWEEN_CHANGE);
  }
  if (o->odd != NULL) {
    if (!choose ("--odd", o->odd, "three", "adult", &second, error))
      return FALSE;
    lp_policy_set_odd (policy, second ? LP_ODD_ADULT : LP_ODD_THREE);
  }
  return TRUE;
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

static gboolean
set_hard (LpPolicy *policy, char **texts, GError **error)
{
  LpHard hard = LP_HARD_NONE;

  if (texts == NULL)
    return TRUE;
  for (; *texts != NULL; texts++) {
    if (strcmp (*texts, "max-tenure") == 0) {
      hard |= LP_HARD_MAX_TENURE;
    } else if (strcmp (*texts, "min-tenure") == 0) {
      hard |= LP_HARD_MIN_TENURE;
    } else if (strcmp (*texts, "none") != 0) {
      g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--hard: \"%s\" is none of max-tenure, min-tenure, none."), *texts);
      return FALSE;
    }
  }
  lp_policy_set_hard (policy, hard);
  return TRUE;
}

/* Tiers by name with commas between, the strongest first. */
static gboolean
set_order (LpPolicy *policy, const char *text, GError **error)
{
  LpTier tiers[LP_N_ORDERED_TIERS];

  if (text == NULL)
    return TRUE;
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  const char *all[LP_N_ORDERED_TIERS + 1] = { NULL };
  for (int i = 0; i < LP_N_ORDERED_TIERS; i++)
    all[i] = lp_tier_get_name ((LpTier) i);
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
  if (g_strv_length (names) == LP_N_ORDERED_TIERS) {
    for (guint i = 0; i < LP_N_ORDERED_TIERS; i++)
      lp_tier_from_name (names[i], &tiers[i]);
    return lp_policy_set_order (policy, tiers, error);
  }
  g_autofree char *list = g_strjoinv (", ", (char **) all);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--order: name each of these once, with commas between, the strongest first: %s."), list);
  return FALSE;
}

gboolean
cli_policy_is_asked (const CliOptions *o)
{
  return o->strategy != NULL || o->gap != NULL || o->must_match != NULL || o->must_differ != NULL || o->rhythm != NULL
         || o->round_days != NULL || o->min_tenure != NULL || o->max_tenure != NULL || o->slack != NULL
         || o->cooldown != NULL || o->between != NULL || o->odd != NULL || o->weights != NULL || o->hard != NULL || o->order != NULL;
}

gboolean
cli_policy_apply (LpPolicy *policy, const CliOptions *o, GError **error)
{
  return set_words (policy, o, error) && set_gap (policy, o->gap, error) && set_musts (policy, o, error)
         && set_rhythm (policy, o->rhythm, error)
         && set_days (policy, "--round-days", o->round_days, lp_policy_set_round_days, error)
         && set_days (policy, "--slack", o->slack, lp_policy_set_slack_days, error)
         && set_days (policy, "--cooldown", o->cooldown, lp_policy_set_cooldown_rounds, error)
         && set_window (policy, o, error) && set_weights (policy, o->weights, error) && set_hard (policy, o->hard, error)
         && set_order (policy, o->order, error);
}

/* A request of nobody, which carries the policy. */
LpRequest *
cli_policy_request (LpPolicy *policy, GError **error)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();

  return lp_request_new (roster, NULL, policy, cli_file_today (), CLI_DEFAULT_SEED, error);
}
