/* SPDX-License-Identifier: MIT */
#include "base/lp-date-private.h"
#include "base/lp-ids-private.h"

#include <learning-partners/lp-error.h>
#include <learning-partners/lp-feedback.h>

struct _LpFeedback {
  gatomicrefcount ref_count;
  LpDate date;
  char **pupils; /* ids, owned */
  gsize n_pupils;
  LpFeedbackWord word;
};

static const char *const word_names[LP_N_FEEDBACK_WORDS] = {
  [LP_FEEDBACK_WORKED] = "worked",
  [LP_FEEDBACK_MIXED] = "mixed",
  [LP_FEEDBACK_TOO_QUIET] = "too-quiet",
  [LP_FEEDBACK_NOT_LISTENING] = "not-listening",
  [LP_FEEDBACK_DISAGREED] = "disagreed",
  [LP_FEEDBACK_APART_FOR_A_WHILE] = "apart-for-a-while",
};

LpFeedback *
lp_feedback_new (LpDate date, const char *const *pupils, gsize n_pupils, LpFeedbackWord word, GError **error)
{
  g_auto (GStrv) copy = NULL;
  LpFeedback *feedback;

  g_return_val_if_fail (pupils != NULL || n_pupils == 0, NULL);
  g_return_val_if_fail ((gsize) word < LP_N_FEEDBACK_WORDS, NULL);

  if (!lp_i_date_is_valid (date)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DATE, "A feedback \"%s\" has no day of the years 1 to 9999",
                 word_names[word]);
    return NULL;
  }
  copy = lp_i_ids_copy (pupils, n_pupils, error);
  if (copy == NULL) {
    g_autofree char *day = lp_date_to_string (date);
    g_prefix_error (error, "The feedback \"%s\" of %s ", word_names[word], day);
    return NULL;
  }

  feedback = g_new0 (LpFeedback, 1);
  g_atomic_ref_count_init (&feedback->ref_count);
  feedback->date = date;
  feedback->pupils = g_steal_pointer (&copy);
  feedback->n_pupils = n_pupils;
  feedback->word = word;
  return feedback;
}

LpFeedback *
lp_feedback_ref (LpFeedback *feedback)
{
  g_return_val_if_fail (feedback != NULL, NULL);

  g_atomic_ref_count_inc (&feedback->ref_count);
  return feedback;
}

void
lp_feedback_unref (LpFeedback *feedback)
{
  g_return_if_fail (feedback != NULL);

  if (g_atomic_ref_count_dec (&feedback->ref_count)) {
    g_strfreev (feedback->pupils);
    g_free (feedback);
  }
}

LpDate
lp_feedback_get_date (const LpFeedback *feedback)
{
  g_return_val_if_fail (feedback != NULL, LP_DATE_NONE);

  return feedback->date;
}

gsize
lp_feedback_get_n_pupils (const LpFeedback *feedback)
{
  g_return_val_if_fail (feedback != NULL, 0);

  return feedback->n_pupils;
}

const char *
lp_feedback_get_pupil (const LpFeedback *feedback, gsize index)
{
  g_return_val_if_fail (feedback != NULL, NULL);
  g_return_val_if_fail (index < feedback->n_pupils, NULL);

  return feedback->pupils[index];
}

LpFeedbackWord
lp_feedback_get_word (const LpFeedback *feedback)
{
  g_return_val_if_fail (feedback != NULL, LP_FEEDBACK_WORKED);

  return feedback->word;
}

const char *
lp_feedback_word_get_name (LpFeedbackWord word)
{
  g_return_val_if_fail ((gsize) word < LP_N_FEEDBACK_WORDS, NULL);

  return word_names[word];
}

gboolean
lp_feedback_word_from_name (const char *name, LpFeedbackWord *word)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  for (gsize i = 0; i < LP_N_FEEDBACK_WORDS; i++) {
    if (g_str_equal (name, word_names[i])) {
      *word = (LpFeedbackWord) i;
      return TRUE;
    }
  }
  return FALSE;
}
