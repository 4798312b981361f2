/* SPDX-License-Identifier: MIT */
/**
 * @file lp-advice.h
 * @brief Whether it is time for new partners.
 */
#pragma once

#include <learning-partners/lp-reason.h>
#include <learning-partners/lp-request.h>

G_BEGIN_DECLS

/** @brief Keep these partners another round, or change. Immutable, reference-counted. */
typedef struct _LpAdvice LpAdvice;

/** @brief What is advised; the later the more pressing. */
typedef enum {
  LP_ADVICE_KEEP,   /**< no partnership would pass the maximum by another round */
  LP_ADVICE_CHANGE, /**< some would, by the policy's tenure window */
  LP_ADVICE_MEND,   /**< somebody present has no partner, or a rule parts two who are partners */
  LP_ADVICE_BEGIN   /**< there are no partners yet */
} LpAdviceKind;

/**
 * @brief Says whether the partners of the latest round may run on for another round from the request's date.
 *
 * A partnership would pass the maximum where its tenure on that day and the days of a round exceed the maximum and the
 * slack, unless a rule holds it together. O(n^2 + history).
 * @param request what is asked: its date is the day on which a new round could begin.
 * @param error as for lp_pair(), but never ::LP_ERROR_INFEASIBLE.
 * @return a new advice; release with lp_advice_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpAdvice *lp_advise (LpRequest *request, GError **error);
/** @brief Takes a reference. @param advice an advice. @return @p advice. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpAdvice *lp_advice_ref (LpAdvice *advice);
/** @brief Drops a reference. @param advice an advice. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_advice_unref (LpAdvice *advice);
/** @brief Gives what is advised. @param advice an advice. @return the kind. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpAdviceKind lp_advice_get_kind (const LpAdvice *advice);
/**
 * @brief Gives the reasons. Codes and parameters: no-round; without-partner (pupil ...); rule-parts (pupil, pupil);
 * reach-maximum (pairs, days: the maximum, date: by when all of them have reached it); first-reach-maximum (date: when
 * the first reach it, where none do now); before-minimum (pairs, days: the minimum); past-minimum (pairs, days: the minimum).
 * @param advice an advice.
 * @return the reasons; owned by the advice.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpReasons *lp_advice_get_reasons (const LpAdvice *advice);
/**
 * @brief Gives what stands against keeping these partners another round: the maximum (reach-maximum), or that there are
 * none (no-round). Somebody without a partner, or partners whom a rule parts, can be mended with the others kept.
 * @param advice an advice.
 * @return one of the reasons, owned by the advice; NULL where nothing does.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpReason *lp_advice_get_obstacle (const LpAdvice *advice);
/** @brief Gives the name of a kind. @param kind a kind. @return "keep" and so on; static. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_advice_kind_get_name (LpAdviceKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpAdvice, lp_advice_unref)

G_END_DECLS
