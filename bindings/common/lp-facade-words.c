/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

#include <string.h>

/* The words that a type goes by, in the order of its enumeration. */
static const char *const between_words[] = { "change", "stay" };
static const char *const odd_words[] = { "three", "adult" };

static int
find_word (const char *const *words, gsize n_words, const char *name)
{
  for (gsize i = 0; i < n_words; i++) {
    if (strcmp (words[i], name) == 0)
      return (int) i;
  }
  return -1;
}

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
list_strategies (void)
{
  GString *choices = g_string_new (NULL);

  for (int strategy = LP_STRATEGY_MIXED; strategy < LP_STRATEGY_CUSTOM; strategy++)
    add_choice (choices, lp_strategy_get_name ((LpStrategy) strategy));
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

static char *
list_ordered_tiers (void)
{
  GString *choices = g_string_new (NULL);

  for (int tier = LP_TIER_MAX_TENURE; tier < LP_TIER_CHANCE; tier++)
    add_choice (choices, lp_tier_get_name ((LpTier) tier));
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

void
lp_facade_policy_set_strategy (LpPolicy *policy, const char *name)
{
  LpStrategy strategy;

  if (!lp_strategy_from_name (name, &strategy)) {
    g_autofree char *choices = list_strategies ();
    refuse_word (LP_ERROR_POLICY, "The strategy", name, choices);
    return;
  }
  lp_policy_set_strategy (policy, strategy, lp_facade_error ());
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

void
lp_facade_policy_set_between (LpPolicy *policy, const char *name)
{
  int word = find_word (between_words, G_N_ELEMENTS (between_words), name);

  if (word >= 0)
    lp_policy_set_between (policy, (LpBetween) word);
  else
    refuse_word (LP_ERROR_POLICY, "Between", name, "change, stay");
}

void
lp_facade_policy_set_odd (LpPolicy *policy, const char *name)
{
  int word = find_word (odd_words, G_N_ELEMENTS (odd_words), name);

  if (word >= 0)
    lp_policy_set_odd (policy, (LpOdd) word);
  else
    refuse_word (LP_ERROR_POLICY, "Odd", name, "three, adult");
}

void
lp_facade_policy_set_order (LpPolicy *policy, const char *const *names, gsize n_names)
{
  LpTier tiers[LP_N_ORDERED_TIERS];

  if (n_names != LP_N_ORDERED_TIERS) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_POLICY, "The order has %d tiers, not %" G_GSIZE_FORMAT,
                 LP_N_ORDERED_TIERS, n_names);
    return;
  }
  for (gsize i = 0; i < n_names; i++) {
    if (!lp_tier_from_name (names[i], &tiers[i])) {
      g_autofree char *choices = list_ordered_tiers ();
      refuse_word (LP_ERROR_POLICY, "The tier", names[i], choices);
      return;
    }
  }
  lp_policy_set_order (policy, tiers, lp_facade_error ());
}

char *
lp_facade_policy_get_order (const LpPolicy *policy)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const LpTier *order = lp_policy_get_order (policy);

  for (gsize i = 0; i < LP_N_ORDERED_TIERS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", lp_tier_get_name (order[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
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
