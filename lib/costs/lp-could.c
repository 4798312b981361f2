/* SPDX-License-Identifier: MIT */
#include "costs/lp-could-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#define DAYS_PER_WEEK 7

gboolean
lp_i_could_is_reserved (const char *weight)
{
  LpFeedbackWord word;

  return strcmp (weight, "friends") == 0 || lp_feedback_word_from_name (weight, &word);
}

gboolean
lp_i_could_both_have (const LpPupil *a, const LpPupil *b, const char *attribute)
{
  const char *word = lp_pupil_get_word (a, attribute);

  if (word == NULL)
    return lp_pupil_has_flag (a, attribute) && lp_pupil_has_flag (b, attribute);
  return g_strcmp0 (word, lp_pupil_get_word (b, attribute)) == 0;
}

gint64
lp_i_could_weigh_feedback (const LpPolicy *policy, const LpFeedback *feedback, LpDate date)
{
  const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
  int weeks = (date - lp_feedback_get_date (feedback)) / DAYS_PER_WEEK;

  return (gint64) lp_policy_get_weight (policy, word) * MAX (0, LP_COULD_FADE_WEEKS - weeks);
}

/* The matrix is made only when something weighs; FALSE where memory does not suffice. */
static gboolean
add (LpCosts *costs, guint i, guint j, gint64 weight)
{
  if (weight == 0)
    return TRUE;
  if (costs->could == NULL)
    costs->could = g_try_new0 (gint64, (gsize) costs->n * costs->n);
  if (costs->could == NULL)
    return FALSE;
  costs->could[(gsize) i * costs->n + j] += weight;
  costs->could[(gsize) j * costs->n + i] += weight;
  return TRUE;
}

static gboolean
add_friends (LpCosts *costs, int weight)
{
  for (guint i = 0; weight > 0 && i < costs->n; i++)
    for (guint j = i + 1; j < costs->n; j++)
      if ((lp_i_costs_get_flags (costs, i, j) & LP_PAIR_FRIENDS) && !add (costs, i, j, weight))
        return FALSE;
  return TRUE;
}

static gboolean
add_attribute (LpCosts *costs, const char *attribute, int weight)
{
  LpPupil **pupils = costs->present->pupils;
  g_autofree guint *holders = g_new (guint, costs->n);
  guint n_holders = 0;

  if (weight == 0)
    return TRUE;
  for (guint i = 0; i < costs->n; i++)
    if (lp_pupil_has_flag (pupils[i], attribute) || lp_pupil_get_word (pupils[i], attribute) != NULL)
      holders[n_holders++] = i;
  for (guint a = 0; a < n_holders; a++)
    for (guint b = a + 1; b < n_holders; b++)
      if (lp_i_could_both_have (pupils[holders[a]], pupils[holders[b]], attribute)
          && !add (costs, holders[a], holders[b], weight))
        return FALSE;
  return TRUE;
}

static gboolean
add_feedback (LpCosts *costs, const LpFeedback *feedback)
{
  gint64 weight = lp_i_could_weigh_feedback (lp_request_get_policy (costs->request), feedback, costs->date);
  gsize n_pupils = lp_feedback_get_n_pupils (feedback);

  for (gsize a = 0; weight > 0 && a < n_pupils; a++) {
    int i = lp_i_participants_find (costs->present, lp_feedback_get_pupil (feedback, a));
    for (gsize b = a + 1; i >= 0 && b < n_pupils; b++) {
      int j = lp_i_participants_find (costs->present, lp_feedback_get_pupil (feedback, b));
      if (j >= 0 && !add (costs, (guint) i, (guint) j, weight))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
add_weight (LpCosts *costs, const char *name)
{
  int weight = lp_policy_get_weight (lp_request_get_policy (costs->request), name);

  if (strcmp (name, "friends") == 0)
    return add_friends (costs, weight);
  return lp_i_could_is_reserved (name) || add_attribute (costs, name, weight);
}

static gboolean
add_all (LpCosts *costs)
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  const LpHistory *history = lp_request_get_history (costs->request);

  for (gsize w = 0; w < lp_policy_get_n_weights (policy); w++)
    if (!add_weight (costs, lp_policy_get_weight_name (policy, w)))
      return FALSE;
  for (gsize f = 0; f < lp_history_get_n_feedback (history); f++)
    if (!add_feedback (costs, lp_history_get_feedback (history, f)))
      return FALSE;
  return TRUE;
}

gboolean
lp_i_could_fill (LpCosts *costs, GError **error)
{
  const LpHistory *history = lp_request_get_history (costs->request);

  if (lp_history_get_n_feedback (history) > LP_COULD_MAX_FEEDBACK) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "The history has more than %d pieces of feedback.",
                 LP_COULD_MAX_FEEDBACK);
    return FALSE;
  }
  return add_all (costs) || lp_i_costs_fail_memory (costs, error);
}
