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
    refuse_word (LP_ERROR_VALUE, "The type of rule", type, "apart, together, pin, friends");
    return NULL;
  }
  return lp_rule_new (id, kind, pupils, n_pupils, until, reason, lp_facade_error ());
}

LpFeedback *
lp_facade_feedback_new (LpDate date, const char *const *pupils, gsize n_pupils, const char *word)
{
  LpFeedbackWord value;

  if (!lp_feedback_word_from_name (word, &value)) {
    refuse_word (LP_ERROR_VALUE, "The feedback", word,
                 "worked, mixed, too-quiet, not-listening, disagreed, apart-for-a-while");
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

  if (lp_strategy_from_name (name, &strategy))
    lp_policy_set_strategy (policy, strategy, lp_facade_error ());
  else
    refuse_word (LP_ERROR_POLICY, "The strategy", name,
                 "mixed, mixed-fold, mixed-near, matched, tutor, random, uniform");
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
      refuse_word (LP_ERROR_POLICY, "The tier", names[i],
                   "max_tenure, min_tenure, change, cooldown, strategy, turns, repeats, could");
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
