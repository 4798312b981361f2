/* SPDX-License-Identifier: MIT */
/**
 * @file lp-swap.h
 * @brief What it costs that two pupils of a round change places, said before it is done.
 *
 * The price is the checker's word: what it finds of the round as it is, and of
 * the round as it would be.
 */
#pragma once

#include <learning-partners/lp-request.h>
#include <learning-partners/lp-verdict.h>

G_BEGIN_DECLS

/** @brief Two pupils change places: the round after it, and what that costs. Immutable, reference-counted. */
typedef struct _LpSwap LpSwap;

/**
 * @brief Says what it costs that two pupils change places. O(n^2 + history), as lp_check().
 * @param request the question that the round answers.
 * @param round the partnerships as they are; its date is not looked at.
 * @param a an id.
 * @param b another, who is not in the same partnership.
 * @param error ::LP_ERROR_UNKNOWN_PUPIL where one is in no partnership; ::LP_ERROR_VALUE where they are in the same;
 *   else as for lp_check().
 * @return a new swap, or NULL; release with lp_swap_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpSwap *lp_swap_price (LpRequest *request, LpRound *round, const char *a, const char *b, GError **error);
/** @brief Takes a reference. @param swap a swap. @return @p swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpSwap *lp_swap_ref (LpSwap *swap);
/** @brief Drops a reference. @param swap a swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
void lp_swap_unref (LpSwap *swap);
/** @brief Gives one of the two pupils. @param swap a swap. @param member 0 for the one asked about, 1 for the other. @return the id; owned by the swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_swap_get_pupil (const LpSwap *swap, gsize member);
/** @brief Gives the round as it would be. @param swap a swap. @return what lp_round_new_swapped() gives; owned by the swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpRound *lp_swap_get_round (const LpSwap *swap);
/** @brief Gives the checker's verdict on the round as it is. @param swap a swap. @return the verdict; owned by the swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpVerdict *lp_swap_get_before (const LpSwap *swap);
/** @brief Gives the checker's verdict on the round as it would be; lp_verdict_diff() says what is new in it. @param swap a swap. @return the verdict; owned by the swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpVerdict *lp_swap_get_after (const LpSwap *swap);
/** @brief Gives what the swap adds to each tier. @param swap a swap. @return ::LP_N_TIERS components, indexed by ::LpTier, below 0 where it costs less; owned by the swap. @since 0.2 */
LP_AVAILABLE_IN_0_2
const gint64 *lp_swap_get_extra (const LpSwap *swap);
/** @brief Says whether must rules all hold as it is, and would not afterwards. @param swap a swap. @return TRUE if so; the gravest finding of the verdict after it says which does not. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_swap_breaks_must (const LpSwap *swap);

/** @brief Swaps of one round, the cheapest first. Immutable, reference-counted. */
typedef struct _LpSwaps LpSwaps;

/**
 * @brief Says what each swap of a round costs.
 *
 * In the order of lp_verdict_compare() on the verdicts after them: those that break no must rule first, then by what the
 * policy puts first; of equal ones in the order of the round. What is known of the class is gathered once for all.
 * O(n^2 + history), and O(n) for each swap.
 * @param request the question that the round answers.
 * @param round the partnerships as they are; its date is not looked at.
 * @param pupil an id, for that pupil's swaps with everybody else's partners: none where the pupil is in no partnership;
 *   NULL for each two pupils of different partnerships.
 * @param error as for lp_check().
 * @return a new list, or NULL; release with lp_swaps_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpSwaps *lp_swap_prices (LpRequest *request, LpRound *round, const char *pupil, GError **error);
/** @brief Takes a reference. @param swaps a list. @return @p swaps. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpSwaps *lp_swaps_ref (LpSwaps *swaps);
/** @brief Drops a reference. @param swaps a list. @since 0.2 */
LP_AVAILABLE_IN_0_2
void lp_swaps_unref (LpSwaps *swaps);
/** @brief Counts the swaps. @param swaps a list. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_swaps_get_length (const LpSwaps *swaps);
/** @brief Gives a swap. @param swaps a list. @param index from 0, the cheapest first. @return the swap; owned by the list. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpSwap *lp_swaps_get (const LpSwaps *swaps, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSwap, lp_swap_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSwaps, lp_swaps_unref)

G_END_DECLS
