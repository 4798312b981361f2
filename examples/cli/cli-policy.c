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

static gboolean
set_strategy (LpPolicy *policy, const char *text, GError **error)
{
  LpStrategy strategy;

  if (text == NULL)
    return TRUE;
  if (lp_strategy_from_name (text, &strategy))
    return lp_policy_set_strategy (policy, strategy, error);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--strategy: There is no strategy \"%s\" "
               "(mixed, mixed-fold, mixed-near, matched, tutor, random, uniform)."), text);
  return FALSE;
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
  gboolean known = g_strv_length (names) == LP_N_ORDERED_TIERS;
  for (guint i = 0; known && i < LP_N_ORDERED_TIERS; i++)
    known = lp_tier_from_name (names[i], &tiers[i]);
  if (known)
    return lp_policy_set_order (policy, tiers, error);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, _("--order: name each of max_tenure, min_tenure, change, cooldown, strategy, turns, "
               "repeats and could once, with commas between, the strongest first."));
  return FALSE;
}

gboolean
cli_policy_is_asked (const CliOptions *o)
{
  return o->strategy != NULL || o->round_days != NULL || o->min_tenure != NULL || o->max_tenure != NULL || o->slack != NULL
         || o->cooldown != NULL || o->between != NULL || o->odd != NULL || o->weights != NULL || o->hard != NULL || o->order != NULL;
}

gboolean
cli_policy_apply (LpPolicy *policy, const CliOptions *o, GError **error)
{
  return set_words (policy, o, error)
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

LpPolicy *
cli_policy_copy (LpPolicy *policy, GError **error)
{
  g_autoptr (LpRequest) request = cli_policy_request (policy, error);
  g_autofree char *json = request != NULL ? lp_request_to_json (request) : NULL;
  g_autoptr (LpRequest) copy = json != NULL ? lp_request_from_json (json, -1, error) : NULL;

  return copy != NULL ? lp_policy_ref (lp_request_get_policy (copy)) : NULL;
}
