/* SPDX-License-Identifier: MIT */
/**
 * @file lp-changes.h
 * @brief What becomes of the latest round's pairs in the next one: who stays, who changes, and why.
 */
#pragma once

#include <learning-partners/lp-request.h>

G_BEGIN_DECLS

/** @brief The pairs of the latest round, and what becomes of each. Immutable, reference-counted. */
typedef struct _LpChanges LpChanges;

/** @brief What becomes of a pair; where several are true, the first. */
typedef enum {
  LP_CHANGE_KEPT,    /**< "kept": the two are still partners */
  LP_CHANGE_AWAY,    /**< "away": one of them is away for the round, or has left */
  LP_CHANGE_MAXIMUM, /**< "maximum": they have been together too long, as by lp_policy_is_too_long() */
  LP_CHANGE_ENDED    /**< "ended": they part so that others can meet */
} LpChange;

/**
 * @brief Compares a round with the latest of the history, pair by pair. O(pupils x rounds).
 * @param request the question that the round answers.
 * @param round the partnerships; its date is not looked at.
 * @return new changes, of no pair where the history has no round; release with lp_changes_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpChanges *lp_changes_new (LpRequest *request, const LpRound *round);
/** @brief Takes a reference. @param changes changes. @return @p changes. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpChanges *lp_changes_ref (LpChanges *changes);
/** @brief Drops a reference. @param changes changes. @since 0.2 */
LP_AVAILABLE_IN_0_2
void lp_changes_unref (LpChanges *changes);
/** @brief Counts the pairs of the latest round: a three has three. @param changes changes. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_changes_get_n_pairs (const LpChanges *changes);
/** @brief Gives a pupil of a pair. @param changes changes. @param index which pair, from 0, in the order of the latest round. @param member 0 or 1. @return the id; owned by the changes. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_changes_get_pupil (const LpChanges *changes, gsize index, gsize member);
/** @brief Says what becomes of a pair. @param changes changes. @param index which pair, from 0. @return what becomes of it. @since 0.2 */
LP_AVAILABLE_IN_0_2
LpChange lp_changes_get_kind (const LpChanges *changes, gsize index);
/** @brief Counts the pairs of which the same becomes. @param changes changes. @param kind what becomes of them. @return how many. @since 0.2 */
LP_AVAILABLE_IN_0_2
gsize lp_changes_count (const LpChanges *changes, LpChange kind);
/** @brief Gives the name of a change. @param kind a change. @return "kept" and so on; static. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_change_get_name (LpChange kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpChanges, lp_changes_unref)

G_END_DECLS
