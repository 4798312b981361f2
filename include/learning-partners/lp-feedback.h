/* SPDX-License-Identifier: MIT */
/**
 * @file lp-feedback.h
 * @brief A word on how partners worked together; it fades and labels no child.
 * Immutable, reference-counted.
 */
#pragma once

#include <learning-partners/lp-date.h>

G_BEGIN_DECLS

/** @brief A dated word about a pair (or about every pair of a three). */
typedef struct _LpFeedback LpFeedback;

/** @brief The words, and the weight that each starts with. */
typedef enum {
  LP_FEEDBACK_WORKED,          /**< "worked": 0 */
  LP_FEEDBACK_MIXED,           /**< "mixed": 1 */
  LP_FEEDBACK_TOO_QUIET,       /**< "too-quiet": 2 */
  LP_FEEDBACK_NOT_LISTENING,   /**< "not-listening": 3 */
  LP_FEEDBACK_DISAGREED,       /**< "disagreed": 3 */
  LP_FEEDBACK_APART_FOR_A_WHILE /**< "apart-for-a-while": 6 */
} LpFeedbackWord;

/** @brief How many words there are. */
#define LP_N_FEEDBACK_WORDS 6

/**
 * @brief Makes a feedback.
 * @param date the day it is about.
 * @param pupils ids, distinct; not nullable.
 * @param n_pupils at least 2.
 * @param word the word.
 * @param error ::LP_ERROR_VALUE, ::LP_ERROR_DUPLICATE; ::LP_ERROR_DATE where
 *   @p date is no day of the years 1 to 9999.
 * @return a new feedback, or NULL; release with lp_feedback_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpFeedback *lp_feedback_new (LpDate date, const char *const *pupils, gsize n_pupils, LpFeedbackWord word, GError **error);

/** @brief Takes a reference. @param feedback a feedback. @return @p feedback. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpFeedback *lp_feedback_ref (LpFeedback *feedback);

/** @brief Drops a reference. @param feedback a feedback. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_feedback_unref (LpFeedback *feedback);

/** @brief Gives the day. @param feedback a feedback. @return the day. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpDate lp_feedback_get_date (const LpFeedback *feedback);

/** @brief Counts the pupils. @param feedback a feedback. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_feedback_get_n_pupils (const LpFeedback *feedback);

/** @brief Gives a pupil's id. @param feedback a feedback. @param index from 0. @return the id; owned by the feedback. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_feedback_get_pupil (const LpFeedback *feedback, gsize index);

/** @brief Gives the word. @param feedback a feedback. @return the word. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpFeedbackWord lp_feedback_get_word (const LpFeedback *feedback);

/** @brief Gives a word's name. @param word a word. @return "worked" and so on; static. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_feedback_word_get_name (LpFeedbackWord word);

/** @brief Finds a word by name. @param name a name. @param word where it goes; unchanged on failure. @return TRUE if there is one so named. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_feedback_word_from_name (const char *name, LpFeedbackWord *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpFeedback, lp_feedback_unref)

G_END_DECLS
