/* SPDX-License-Identifier: MIT */
/**
 * @file lp-coverage.h
 * @brief Who has met whom.
 */
#pragma once

#include <learning-partners/lp-history.h>
#include <learning-partners/lp-roster.h>

G_BEGIN_DECLS

/** @brief Who has met whom, among the pupils of a roster. Immutable, reference-counted. */
typedef struct _LpCoverage LpCoverage;

/** @brief Most pupils of whom a coverage or statistics are made. */
#define LP_COVERAGE_MAX_PUPILS 1000

/**
 * @brief Counts who has met whom. O(n^2 + partnerships).
 * @param roster the class: those who are in it now.
 * @param history the rounds.
 * @param error ::LP_ERROR_LIMIT past ::LP_COVERAGE_MAX_PUPILS.
 * @return a new coverage, or NULL; release with lp_coverage_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpCoverage *lp_coverage_new (const LpRoster *roster, const LpHistory *history, GError **error);
/** @brief Takes a reference. @param coverage a coverage. @return @p coverage. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpCoverage *lp_coverage_ref (LpCoverage *coverage);
/** @brief Drops a reference. @param coverage a coverage. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_coverage_unref (LpCoverage *coverage);
/** @brief Counts the pupils. @param coverage a coverage. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_coverage_get_n_pupils (const LpCoverage *coverage);
/** @brief Gives a pupil, in order of names. @param coverage a coverage. @param index from 0. @return the pupil; owned by the coverage. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_coverage_get_pupil (const LpCoverage *coverage, gsize index);
/** @brief Says how often two have been partners: their spells, a running one included. @param coverage a coverage. @param a index of a pupil. @param b index of another. @return how many; 0 for a pupil and itself. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_coverage_get_times_met (const LpCoverage *coverage, gsize a, gsize b);
/** @brief Counts the different partners that a pupil has had, of those in the roster. @param coverage a coverage. @param index of the pupil. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_coverage_get_n_partners (const LpCoverage *coverage, gsize index);
/** @brief Counts the pairs who have met. @param coverage a coverage. @return how many, of n(n - 1)/2. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_coverage_get_n_pairs_met (const LpCoverage *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCoverage, lp_coverage_unref)

G_END_DECLS
