/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

/* Feedback is gone after so many whole weeks. */
#define WEEKS_TO_FADE 12

static gboolean
is_attribute (const char *weight)
{
  LpFeedbackWord word;

  return g_strcmp0 (weight, "friends") != 0 && !lp_feedback_word_from_name (weight, &word);
}

/* 0 for no, 1 for yes; a word has one number of its own among all pupils. */
static guint
mark_of (const LpPupil *pupil, const char *attribute, GHashTable *words)
{
  const char *word = lp_pupil_get_word (pupil, attribute);

  if (word == NULL)
    return lp_pupil_has_flag (pupil, attribute) ? 1 : 0;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));
  if (number == 0) {
    number = g_hash_table_size (words) + 2;
    g_hash_table_insert (words, (gpointer) word, GUINT_TO_POINTER (number));
  }
  return number;
}

static void
gather_attributes (LpCheckWishes *wishes, const LpCheckFacts *facts)
{
  gsize n_weights = lp_policy_get_n_weights (facts->policy);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  wishes->weights = g_new0 (gint64, n_weights + 1);
  wishes->attributes = g_new0 (char *, n_weights + 1);
  for (gsize i = 0; i < n_weights; i++) {
    const char *name = lp_policy_get_weight_name (facts->policy, i);
    if (!is_attribute (name))
      continue;
    wishes->weights[wishes->n_attributes] = lp_policy_get_weight (facts->policy, name);
    wishes->attributes[wishes->n_attributes++] = g_strdup (name);
  }

  wishes->marks = g_new0 (guint, (gsize) facts->n * wishes->n_attributes + 1);
  for (guint i = 0; i < facts->n; i++) {
    for (guint k = 0; k < wishes->n_attributes; k++)
      wishes->marks[i * wishes->n_attributes + k] = mark_of (facts->pupils[i], wishes->attributes[k], words);
  }
}

gint64
lp_i_check_wishes_get_feedback_cost (const LpCheckFacts *facts, const LpFeedback *feedback)
{
  const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
  gint64 days = (gint64) facts->date - lp_feedback_get_date (feedback);

  return lp_policy_get_weight (facts->policy, word) * MAX (0, WEEKS_TO_FADE - days / 7);
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
gather_feedback (LpCheckWishes *wishes, const LpCheckFacts *facts)
{
  wishes->feedback = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (gsize f = 0; f < lp_history_get_n_feedback (facts->history); f++) {
    const LpFeedback *feedback = lp_history_get_feedback (facts->history, f);
    gint64 cost = lp_i_check_wishes_get_feedback_cost (facts, feedback);
    gsize n_pupils = cost == 0 ? 0 : lp_feedback_get_n_pupils (feedback);
    for (gsize i = 0; i < n_pupils; i++) {
      for (gsize j = i + 1; j < n_pupils; j++) {
        guint a, b;
        if (lp_i_check_find (facts, lp_feedback_get_pupil (feedback, i), &a)
            && lp_i_check_find (facts, lp_feedback_get_pupil (feedback, j), &b))
          add_feedback_of_pair (wishes, a, b, cost);
      }
    }
  }
}

void
lp_i_check_wishes_init (LpCheckWishes *wishes, const LpCheckFacts *facts)
{
  wishes->friends = lp_policy_get_weight (facts->policy, "friends");
  gather_attributes (wishes, facts);
  gather_feedback (wishes, facts);
}

void
lp_i_check_wishes_clear (LpCheckWishes *wishes)
{
  for (guint i = 0; i < wishes->n_attributes; i++)
    g_free (wishes->attributes[i]);
  g_free (wishes->attributes);
  g_free (wishes->weights);
  g_free (wishes->marks);
  g_clear_pointer (&wishes->feedback, g_hash_table_unref);
}

gint64
lp_i_check_wishes_get_cost (const LpCheckFacts *facts, guint a, guint b)
{
  const LpCheckWishes *wishes = &facts->wishes;
  guint64 index = lp_i_check_pair_index (a, b);
  const gint64 *feedback = g_hash_table_lookup (wishes->feedback, &index);
  gint64 cost = feedback == NULL ? 0 : *feedback;

  if (lp_i_check_next_rule (facts, LP_RULE_FRIENDS, a, b, -1) >= 0)
    cost += wishes->friends;
  for (guint k = 0; k < wishes->n_attributes; k++) {
    guint x = wishes->marks[a * wishes->n_attributes + k];
    guint y = wishes->marks[b * wishes->n_attributes + k];
    if (x != 0 && x == y)
      cost += wishes->weights[k];
  }
  return cost;
}
