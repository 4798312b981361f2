/* SPDX-License-Identifier: MIT */
/**
 * @file lp-conflict.h
 * @brief Why no pairing satisfies the must rules, small enough to read.
 * Immutable, reference-counted.
 */
#pragma once

#include <learning-partners/lp-request.h>

G_BEGIN_DECLS

/**
 * @brief A set of must rules that cannot hold together; take any one away and the rest can.
 *
 * Besides the ids of rules a conflict may name musts of the policy, as a JSON
 * pointer finds them: "/policy/hard/max_tenure", "/policy/hard/min_tenure",
 * "/policy/must_match/NAME", "/policy/must_differ/NAME", and "/policy/strategy"
 * for the roles of strategy tutor. A rule waives limits, or makes a three on
 * purpose, only in sets that it is in.
 */
typedef struct _LpConflict LpConflict;

/** @brief Takes a reference. @param conflict a conflict. @return @p conflict. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpConflict *lp_conflict_ref (LpConflict *conflict);
/** @brief Drops a reference. @param conflict a conflict. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_conflict_unref (LpConflict *conflict);
/** @brief Counts the rules. @param conflict a conflict. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_conflict_get_n_rules (const LpConflict *conflict);
/** @brief Gives a rule's id, or one of the names above. @param conflict a conflict. @param index from 0. @return the id; owned by the conflict. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_conflict_get_rule (const LpConflict *conflict, gsize index);
/** @brief Counts the pupils concerned. @param conflict a conflict. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_conflict_get_n_pupils (const LpConflict *conflict);
/** @brief Gives the id of a pupil concerned. @param conflict a conflict. @param index from 0. @return the id; owned by the conflict. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_conflict_get_pupil (const LpConflict *conflict, gsize index);
/** @brief Says whether no conflict with fewer rules exists (proven); otherwise it is only irreducible. @param conflict a conflict. @return TRUE if proven smallest. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_conflict_is_smallest (const LpConflict *conflict);
/** @brief Gives an English sentence with the pupils' names. @param conflict a conflict. @return the sentence; owned by the conflict. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_conflict_get_text (const LpConflict *conflict);

/**
 * @brief Finds the conflict of a request, if its must rules cannot all hold.
 * @param request a request.
 * @param error as for lp_pair(), but never ::LP_ERROR_INFEASIBLE.
 * @return a new conflict, or NULL with no error set where a pairing exists;
 *   release with lp_conflict_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpConflict *lp_conflict_find (LpRequest *request, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpConflict, lp_conflict_unref)

G_END_DECLS
