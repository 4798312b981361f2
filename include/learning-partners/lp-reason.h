/* SPDX-License-Identifier: MIT */
/**
 * @file lp-reason.h
 * @brief A reason, warning or finding: a code with parameters for programs, and
 * an English sentence made from them for people. Immutable, reference-counted.
 */
#pragma once

#include <learning-partners/lp-date.h>
#include <learning-partners/lp-phrase.h>

G_BEGIN_DECLS

/**
 * @brief Gives a text in another language, as gettext() and ngettext() do.
 * @param text the text in English; where @p plural is given, for one.
 * @param plural the English text for other numbers; NULL where nothing is
 * counted.
 * @param n how many; 0 where nothing is counted.
 * @param data what was set with the function.
 * @return the translation, valid until the next call; NULL or @p text where
 * there is none.
 * @since 0.1
 */
typedef const char *(*LpTranslateFunc) (const char *text, const char *plural, guint64 n, gpointer data);
/** @brief Names a pupil. @param id the pupil's id. @param data what was given with the function. @return a new string; NULL for the name as the reason has it. @since 0.2 */
typedef char *(*LpPupilNameFunc) (const char *id, gpointer data);
/** @brief Puts a date in words. @param date a date. @param data what was given with the function. @return a new string; NULL for "2026-12-04". @since 0.2 */
typedef char *(*LpDateTextFunc) (LpDate date, gpointer data);

/** @brief Whom a sentence is for. */
typedef enum {
  LP_READER_PROGRAM, /**< programs and documents: precise, with tiers, ranks and ids of rules */
  LP_READER_TEACHER, /**< a teacher */
  LP_READER_PUPIL    /**< a pupil: nothing of attainment, rules or feedback */
} LpReader;

/** @brief Code, parameters and sentence. */
typedef struct _LpReason LpReason;

/** @brief What a parameter holds. */
typedef enum {
  LP_PARAM_NUMBER, /**< an integer */
  LP_PARAM_TEXT,   /**< a text */
  LP_PARAM_PUPIL   /**< a pupil's id */
} LpParamKind;

/** @brief Takes a reference. @param reason a reason. @return @p reason. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReason *lp_reason_ref (LpReason *reason);
/** @brief Drops a reference. @param reason a reason. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_reason_unref (LpReason *reason);
/** @brief Gives the code, stable once released. @param reason a reason. @return lower-case words joined by hyphens; owned by the reason. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_reason_get_code (const LpReason *reason);
/** @brief Gives the phrase of the catalogue by which it is said. @param reason a reason. @return the phrase; owned by the library. @since 0.2 */
LP_AVAILABLE_IN_0_2
const LpPhrase *lp_reason_get_phrase (const LpReason *reason);
/** @brief Gives the English sentence for programs and documents. @param reason a reason. @return the sentence; owned by the reason. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_reason_get_text (const LpReason *reason);
/**
 * @brief Writes the sentence for a reader, in the reader's language.
 * @param reason a reason.
 * @param reader whom it is for.
 * @param translate gives the phrase in the reader's language; NULL for English.
 * @param name names pupils; NULL for the names that they had when the reason
 * came to be.
 * @param date puts dates in words; NULL for "2026-12-04".
 * @param data for the three functions.
 * @return a new string; NULL where the reader may not see what it says.
 * O(length), and for each word of the catalogue in it O(catalogue).
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
char *lp_reason_write (const LpReason *reason, LpReader reader, LpTranslateFunc translate, LpPupilNameFunc name,
                       LpDateTextFunc date, gpointer data);
/** @brief Counts the parameters. @param reason a reason. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_reason_get_n_params (const LpReason *reason);
/** @brief Gives a parameter's name; the name "pupil" may stand several times. @param reason a reason. @param index from 0. @return the name; owned by the reason. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_reason_get_param_name (const LpReason *reason, gsize index);
/** @brief Says what a parameter holds. @param reason a reason. @param index from 0. @return the kind. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpParamKind lp_reason_get_param_kind (const LpReason *reason, gsize index);
/** @brief Gives a parameter's number. @param reason a reason. @param index from 0. @return the number; 0 where it is none. @since 0.1 */
LP_AVAILABLE_IN_0_1
gint64 lp_reason_get_param_number (const LpReason *reason, gsize index);
/** @brief Gives a parameter's text or pupil id. @param reason a reason. @param index from 0. @return the text, owned by the reason; NULL where it is a number. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_reason_get_param_text (const LpReason *reason, gsize index);
/**
 * @brief Says whether two reasons tell the same: the same code, and the same parameters in any order. The sentence is not
 * looked at.
 * @param a a reason.
 * @param b another, or the same.
 * @return TRUE if so.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_reason_equal (const LpReason *a, const LpReason *b);

/** @brief A list of reasons. Immutable, reference-counted. */
typedef struct _LpReasons LpReasons;

/** @brief Takes a reference. @param reasons a list. @return @p reasons. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReasons *lp_reasons_ref (LpReasons *reasons);
/** @brief Drops a reference. @param reasons a list. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_reasons_unref (LpReasons *reasons);
/** @brief Counts the reasons. @param reasons a list. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_reasons_get_length (const LpReasons *reasons);
/** @brief Gives a reason. @param reasons a list. @param index from 0, the weightiest first. @return the reason; owned by the list. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReason *lp_reasons_get (const LpReasons *reasons, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpReason, lp_reason_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpReasons, lp_reasons_unref)

G_END_DECLS
