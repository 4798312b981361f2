/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

#include <string.h>

/* What there is to choose from, taken from the library's own names. */
static void
add_choice (GString *choices, const char *name)
{
  if (choices->len > 0)
    g_string_append (choices, ", ");
  g_string_append (choices, name);
}

static char *
list_rule_kinds (void)
{
  GString *choices = g_string_new (NULL);

  for (int kind = LP_RULE_APART; kind <= LP_RULE_PREFER; kind++)
    add_choice (choices, lp_rule_kind_get_name ((LpRuleKind) kind));
  return g_string_free (choices, FALSE);
}

static char *
list_feedback_words (void)
{
  GString *choices = g_string_new (NULL);

  for (int word = LP_FEEDBACK_WORKED; word <= LP_FEEDBACK_APART_FOR_A_WHILE; word++)
    add_choice (choices, lp_feedback_word_get_name ((LpFeedbackWord) word));
  return g_string_free (choices, FALSE);
}

static char *
list_rhythms (void)
{
  GString *choices = g_string_new (NULL);

  for (int rhythm = LP_RHYTHM_DAY; rhythm <= LP_RHYTHM_HALF_TERM; rhythm++)
    add_choice (choices, lp_rhythm_get_name ((LpRhythm) rhythm));
  return g_string_free (choices, FALSE);
}

static void
refuse_word (LpError code, const char *what, const char *name, const char *words)
{
  g_set_error (lp_facade_error (), LP_ERROR, code, "%s \"%s\" is none of %s", what, name, words);
}

LpRule *
lp_facade_rule_new (const char *id, const char *type, const char *const *pupils, gsize n_pupils, LpDate until,
                    const char *reason)
{
  LpRuleKind kind;

  if (!lp_rule_kind_from_name (type, &kind)) {
    g_autofree char *choices = list_rule_kinds ();
    refuse_word (LP_ERROR_VALUE, "The type of rule", type, choices);
    return NULL;
  }
  return lp_rule_new (id, kind, pupils, n_pupils, until, reason, lp_facade_error ());
}

LpFeedback *
lp_facade_feedback_new (LpDate date, const char *const *pupils, gsize n_pupils, const char *word)
{
  LpFeedbackWord value;

  if (!lp_feedback_word_from_name (word, &value)) {
    g_autofree char *choices = list_feedback_words ();
    refuse_word (LP_ERROR_VALUE, "The feedback", word, choices);
    return NULL;
  }
  return lp_feedback_new (date, pupils, n_pupils, value, lp_facade_error ());
}

LpScale *
lp_facade_scale_new (const char *const *bands, gsize n_bands, const double *thresholds, gsize n_thresholds)
{
  if (n_thresholds > 0 && n_thresholds + 1 != n_bands) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE,
                 "A scale of %" G_GSIZE_FORMAT " bands has %" G_GSIZE_FORMAT " thresholds, not %" G_GSIZE_FORMAT,
                 n_bands, n_bands - 1, n_thresholds);
    return NULL;
  }
  return lp_scale_new (bands, n_bands, n_thresholds > 0 ? thresholds : NULL, lp_facade_error ());
}

static gboolean
find_setting (const char *name, LpSetting *setting)
{
  if (lp_setting_from_name (name, setting))
    return TRUE;
  g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_POLICY, "There is no setting \"%s\"", name);
  return FALSE;
}

static gboolean
find_number (const char *name, LpSetting *setting)
{
  if (!find_setting (name, setting))
    return FALSE;
  if (lp_setting_get_kind (*setting) == LP_SETTING_KIND_NUMBER)
    return TRUE;
  g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_POLICY, "The setting \"%s\" is no whole number", name);
  return FALSE;
}

void
lp_facade_policy_set_setting (LpPolicy *policy, const char *name, const char *text)
{
  LpSetting setting;

  if (find_setting (name, &setting))
    lp_policy_set_setting (policy, setting, text, lp_facade_error ());
}

char *
lp_facade_policy_get_setting (const LpPolicy *policy, const char *name)
{
  LpSetting setting;

  return find_setting (name, &setting) ? lp_policy_get_setting (policy, setting) : NULL;
}

void
lp_facade_policy_set_number (LpPolicy *policy, const char *name, int number)
{
  LpSetting setting;

  if (find_number (name, &setting))
    lp_policy_set_number (policy, setting, number, lp_facade_error ());
}

int
lp_facade_policy_get_number (const LpPolicy *policy, const char *name)
{
  LpSetting setting;

  return find_number (name, &setting) ? lp_policy_get_number (policy, setting) : LP_SETTING_OPEN;
}

void
lp_facade_policy_set_rhythm (LpPolicy *policy, const char *name)
{
  LpRhythm rhythm;

  if (!lp_rhythm_from_name (name, &rhythm)) {
    g_autofree char *choices = list_rhythms ();
    refuse_word (LP_ERROR_POLICY, "The rhythm", name, choices);
    return;
  }
  lp_policy_set_rhythm (policy, rhythm);
}

const char *
lp_facade_policy_get_rhythm (const LpPolicy *policy)
{
  LpRhythm rhythm;

  return lp_policy_get_rhythm (policy, &rhythm) ? lp_rhythm_get_name (rhythm) : NULL;
}

int
lp_facade_policy_get_gap (const LpPolicy *policy, gboolean most)
{
  int min = LP_GAP_OPEN, max = LP_GAP_OPEN;

  lp_policy_get_gap (policy, &min, &max);
  return most ? max : min;
}

const char *
lp_facade_proof_name (LpProof proof)
{
  static const char *const names[] = { "none", "optimal", "invalid" };

  return names[proof];
}

const char *
lp_facade_severity_name (LpSeverity severity)
{
  static const char *const names[] = { "broken", "bent", "note" };

  return names[severity];
}
