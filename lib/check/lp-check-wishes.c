/* SPDX-License-Identifier: MIT */
#include "check/lp-check-wishes-private.h"

/* Feedback is gone after so many whole weeks. */
#define WEEKS_TO_FADE 12

/* Any weight whose name is no kind of rule that is weighed, and no feedback word, is an attribute's. */
static gboolean
is_attribute (const char *weight)
{
  LpFeedbackWord word;

  return !g_str_equal (weight, lp_rule_kind_get_name (LP_RULE_FRIENDS))
         && !g_str_equal (weight, lp_rule_kind_get_name (LP_RULE_PREFER))
         && !lp_feedback_word_from_name (weight, &word);
}

static void
gather_attributes (LpCheckWishes *wishes)
{
  const LpPolicy *policy = wishes->class->policy;
  gsize n_weights = lp_policy_get_n_weights (policy);
  char **names = g_new0 (char *, n_weights + 1);
  guint n_names = 0;

  wishes->weights = g_new0 (gint64, n_weights + 1);
  for (gsize i = 0; i < n_weights; i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    if (!is_attribute (name))
      continue;
    wishes->weights[n_names] = lp_policy_get_weight (policy, name);
    names[n_names++] = g_strdup (name);
  }
  wishes->marks = lp_i_check_marks_new (wishes->class, names);
}

gint64
lp_i_check_wishes_weigh_feedback (const LpCheckWishes *wishes, const LpFeedback *feedback)
{
  const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
  gint64 days = (gint64) wishes->class->date - lp_feedback_get_date (feedback);

  return lp_policy_get_weight (wishes->class->policy, word) * MAX (0, WEEKS_TO_FADE - days / 7);
}

static void
add_feedback_of_pair (LpCheckWishes *wishes, guint a, guint b, gint64 cost)
{
  guint64 index = lp_i_check_pair_index (a, b);
  gint64 *sum = g_hash_table_lookup (wishes->feedback, &index);

  if (sum != NULL)
    *sum += cost;
  else
    g_hash_table_insert (wishes->feedback, g_memdup2 (&index, sizeof index), g_memdup2 (&cost, sizeof cost));
}

static void
gather_feedback (LpCheckWishes *wishes)
{
  const LpHistory *history = wishes->class->history;

  wishes->feedback = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (gsize f = 0; f < lp_history_get_n_feedback (history); f++) {
    const LpFeedback *feedback = lp_history_get_feedback (history, f);
    gint64 cost = lp_i_check_wishes_weigh_feedback (wishes, feedback);
    if (cost == 0)
      continue;
    g_autoptr (GArray) pairs = lp_i_check_class_list_spoken (wishes->class, feedback);
    for (guint i = 0; i < pairs->len; i++) {
      LpCheckTwo two = g_array_index (pairs, LpCheckTwo, i);
      add_feedback_of_pair (wishes, two.a, two.b, cost);
    }
  }
}

LpCheckWishes *
lp_i_check_wishes_new (const LpCheckClass *class)
{
  LpCheckWishes *wishes = g_new0 (LpCheckWishes, 1);

  wishes->class = class;
  gather_attributes (wishes);
  gather_feedback (wishes);
  return wishes;
}

void
lp_i_check_wishes_free (LpCheckWishes *wishes)
{
  lp_i_check_marks_free (wishes->marks);
  g_free (wishes->weights);
  g_hash_table_unref (wishes->feedback);
  g_free (wishes);
}

gint64
lp_i_check_wishes_get_rule_cost (const LpCheckWishes *wishes, LpRuleKind kind, guint a, guint b)
{
  if (!lp_i_check_class_has_rule (wishes->class, kind, a, b))
    return 0;
  return lp_policy_get_weight (wishes->class->policy, lp_rule_kind_get_name (kind));
}

/* Yes or the same word is alike; two noes are not. */
gint64
lp_i_check_wishes_get_mark_cost (const LpCheckWishes *wishes, guint name, guint a, guint b)
{
  guint mark = lp_i_check_marks_get (wishes->marks, a, name);

  return mark != LP_CHECK_NO && lp_i_check_marks_match (wishes->marks, a, b, name) ? wishes->weights[name] : 0;
}

gboolean
lp_i_check_wishes_has_feedback (const LpCheckWishes *wishes, guint a, guint b)
{
  guint64 index = lp_i_check_pair_index (a, b);

  return g_hash_table_contains (wishes->feedback, &index);
}

gint64
lp_i_check_wishes_get_cost (const LpCheckWishes *wishes, guint a, guint b)
{
  guint64 index = lp_i_check_pair_index (a, b);
  const gint64 *feedback = g_hash_table_lookup (wishes->feedback, &index);
  gint64 cost = feedback == NULL ? 0 : *feedback;

  cost += lp_i_check_wishes_get_rule_cost (wishes, LP_RULE_FRIENDS, a, b);
  cost += lp_i_check_wishes_get_rule_cost (wishes, LP_RULE_PREFER, a, b);
  for (guint k = 0; k < wishes->marks->n_names; k++)
    cost += lp_i_check_wishes_get_mark_cost (wishes, k, a, b);
  return cost;
}
