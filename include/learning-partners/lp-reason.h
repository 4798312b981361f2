/* SPDX-License-Identifier: MIT */
/**
 * @file lp-reason.h
 * @brief A reason, warning or finding: a code with parameters for programs, and
 * an English sentence made from them for people. Immutable, reference-counted.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

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
/** @brief Gives the English sentence. @param reason a reason. @return the sentence; owned by the reason. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_reason_get_text (const LpReason *reason);
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
