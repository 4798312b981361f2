/* SPDX-License-Identifier: MIT */
#include "costs/lp-wishes-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#define DAYS_PER_WEEK 7

gboolean
lp_i_wishes_is_reserved (const char *weight)
{
  LpFeedbackWord word;

  return strcmp (weight, "friends") == 0 || strcmp (weight, "prefer") == 0 || lp_feedback_word_from_name (weight, &word);
}

gboolean
lp_i_wishes_both_have (const LpPupil *a, const LpPupil *b, const char *attribute)
{
  const char *word = lp_pupil_get_word (a, attribute);

  if (word == NULL)
    return lp_pupil_has_flag (a, attribute) && lp_pupil_has_flag (b, attribute);
  return g_strcmp0 (word, lp_pupil_get_word (b, attribute)) == 0;
}

gint64
lp_i_wishes_weigh_feedback (const LpPolicy *policy, const LpFeedback *feedback, LpDate date)
{
  const char *word = lp_feedback_word_get_name (lp_feedback_get_word (feedback));
  int weeks = (date - lp_feedback_get_date (feedback)) / DAYS_PER_WEEK;

  return (gint64) lp_policy_get_weight (policy, word) * MAX (0, LP_WISHES_FADE_WEEKS - weeks);
}

/* Where weights add up. */
typedef struct {
  const LpRequest *request;
  const LpParticipants *present;
  const LpPairFacts *facts;
  LpDate date;
  gint64 *weights; /* owned, n × n; NULL while nothing weighs */
} Scales;

/* The matrix is made only when something weighs; FALSE where memory does not suffice. */
static gboolean
add_to_pair (Scales *scales, guint i, guint j, gint64 weight)
{
  gsize n = scales->present->n;

  if (weight == 0)
    return TRUE;
  if (scales->weights == NULL)
    scales->weights = g_try_new0 (gint64, n * n);
  if (scales->weights == NULL)
    return FALSE;
  scales->weights[i * n + j] += weight;
  scales->weights[j * n + i] += weight;
  return TRUE;
}

/* Every pair of which a rule of some kind has been noted. */
static gboolean
add_noted (Scales *scales, LpPairFact fact, int weight)
{
  for (guint i = 0; weight != 0 && i < scales->present->n; i++)
    for (guint j = i + 1; j < scales->present->n; j++)
      if ((lp_i_pair_facts_get (scales->facts, i, j) & fact) && !add_to_pair (scales, i, j, weight))
        return FALSE;
  return TRUE;
}

static gboolean
add_attribute (Scales *scales, const char *attribute, int weight)
{
  LpPupil **pupils = scales->present->pupils;
  g_autofree guint *holders = g_new (guint, scales->present->n);
  guint n_holders = 0;

  if (weight == 0)
    return TRUE;
  for (guint i = 0; i < scales->present->n; i++)
    if (lp_pupil_has_flag (pupils[i], attribute) || lp_pupil_get_word (pupils[i], attribute) != NULL)
      holders[n_holders++] = i;
  for (guint a = 0; a < n_holders; a++)
    for (guint b = a + 1; b < n_holders; b++)
      if (lp_i_wishes_both_have (pupils[holders[a]], pupils[holders[b]], attribute)
          && !add_to_pair (scales, holders[a], holders[b], weight))
        return FALSE;
  return TRUE;
}

static gboolean
add_feedback (Scales *scales, const LpFeedback *feedback)
{
  gint64 weight = lp_i_wishes_weigh_feedback (lp_request_get_policy (scales->request), feedback, scales->date);
  gsize n_pupils = lp_feedback_get_n_pupils (feedback);

  for (gsize a = 0; weight != 0 && a < n_pupils; a++) {
    int i = lp_i_participants_find (scales->present, lp_feedback_get_pupil (feedback, a));
    for (gsize b = a + 1; i >= 0 && b < n_pupils; b++) {
      int j = lp_i_participants_find (scales->present, lp_feedback_get_pupil (feedback, b));
      if (j >= 0 && !add_to_pair (scales, (guint) i, (guint) j, weight))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
add_weight (Scales *scales, const char *name)
{
  int weight = lp_policy_get_weight (lp_request_get_policy (scales->request), name);

  if (strcmp (name, "friends") == 0)
    return add_noted (scales, LP_PAIR_FRIENDS, weight);
  if (strcmp (name, "prefer") == 0)
    return add_noted (scales, LP_PAIR_PREFERRED, weight);
  return lp_i_wishes_is_reserved (name) || add_attribute (scales, name, weight);
}

static gboolean
add_all (Scales *scales)
{
  const LpPolicy *policy = lp_request_get_policy (scales->request);
  const LpHistory *history = lp_request_get_history (scales->request);

  for (gsize w = 0; w < lp_policy_get_n_weights (policy); w++)
    if (!add_weight (scales, lp_policy_get_weight_name (policy, w)))
      return FALSE;
  for (gsize f = 0; f < lp_history_get_n_feedback (history); f++)
    if (!add_feedback (scales, lp_history_get_feedback (history, f)))
      return FALSE;
  return TRUE;
}

gboolean
lp_i_wishes_weigh (const LpRequest *request, const LpParticipants *present, const LpPairFacts *facts, LpDate date,
                   gint64 **weights, GError **error)
{
  Scales scales = { request, present, facts, date, NULL };

  if (lp_history_get_n_feedback (lp_request_get_history (request)) > LP_WISHES_MAX_FEEDBACK) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "The history has more than %d pieces of feedback.",
                 LP_WISHES_MAX_FEEDBACK);
    return FALSE;
  }
  if (!add_all (&scales)) {
    g_free (scales.weights);
    return lp_i_participants_fail_memory (present, error);
  }
  *weights = scales.weights;
  return TRUE;
}
