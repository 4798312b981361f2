/* SPDX-License-Identifier: MIT */
/**
 * @file lp-roster.h
 * @brief The pupils of one class, with its band scales, standing rules and closures.
 *
 * Reference-counted. A request keeps a roster as it was when the request was
 * made; the roster itself can go on to change. No thread may change it while
 * another reads it.
 */
#pragma once

#include <learning-partners/lp-pupil.h>
#include <learning-partners/lp-rule.h>
#include <learning-partners/lp-scale.h>

G_BEGIN_DECLS

/** @brief A class list. */
typedef struct _LpRoster LpRoster;

/** @brief Most pupils in one roster. */
#define LP_ROSTER_MAX_PUPILS 2000000

/** @brief Makes an empty roster. @return a new roster; release with lp_roster_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_roster_new (void);

/**
 * @brief Makes a roster that says the same, and can be changed by itself.
 *
 * O(1): the two share what they say until one of them is changed, which copies it then, O(pupils + rules).
 * @param roster a roster, such as that of a request, which can no longer change.
 * @return a new roster; release with lp_roster_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpRoster *lp_roster_copy (const LpRoster *roster);

/** @brief Takes a reference. @param roster a roster. @return @p roster. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_roster_ref (LpRoster *roster);

/** @brief Drops a reference. @param roster a roster. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_roster_unref (LpRoster *roster);

/**
 * @brief Adds a pupil. O(1) on average.
 * @param roster a roster.
 * @param pupil a pupil, of which the roster takes its own reference.
 * @param error ::LP_ERROR_DUPLICATE where the id is taken; ::LP_ERROR_UNKNOWN_BAND
 *   or ::LP_ERROR_VALUE where attainment does not fit the subject's scale, if
 *   that is set already; ::LP_ERROR_VALUE where the pupil has a band in a
 *   subject in which another has a score, or the reverse, or where the roster is that of a request; ::LP_ERROR_LIMIT past
 *   ::LP_ROSTER_MAX_PUPILS.
 * @return TRUE on success; the roster is unchanged otherwise.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_roster_add_pupil (LpRoster *roster, LpPupil *pupil, GError **error);

/** @brief Counts the pupils. @param roster a roster. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_roster_get_n_pupils (const LpRoster *roster);

/** @brief Gives a pupil, in the order added. @param roster a roster. @param index from 0. @return the pupil; owned by the roster. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_roster_get_pupil (const LpRoster *roster, gsize index);

/** @brief Finds a pupil by id. O(1). @param roster a roster. @param id the id. @return the pupil, owned by the roster; NULL if there is none. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_roster_find_pupil (const LpRoster *roster, const char *id);

/**
 * @brief Finds a pupil as a teacher types one: by id, by full display name, by a
 * first name that only one pupil has, or by the beginning of only one name.
 * Case, surrounding blanks and, where nothing fits better, accents do not count. O(n).
 * @param roster a roster.
 * @param text what was typed; not nullable.
 * @param error ::LP_ERROR_UNKNOWN_PUPIL, with the nearest names;
 *   ::LP_ERROR_AMBIGUOUS_PUPIL, with the ids to choose from.
 * @return the pupil, owned by the roster; NULL on failure.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPupil *lp_roster_look_up (const LpRoster *roster, const char *text, GError **error);

/**
 * @brief Gives a subject its band scale.
 * @param roster a roster.
 * @param subject the subject's name, not empty.
 * @param scale the scale, of which the roster takes its own reference.
 * @param error ::LP_ERROR_DUPLICATE where the subject has a scale already;
 *   ::LP_ERROR_UNKNOWN_BAND or ::LP_ERROR_VALUE where a pupil's attainment does not fit; ::LP_ERROR_VALUE where the
 *   roster is that of a request.
 * @return TRUE on success; the roster is unchanged otherwise.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_roster_set_scale (LpRoster *roster, const char *subject, LpScale *scale, GError **error);

/** @brief Gives a subject's scale. @param roster a roster. @param subject the subject. @return the scale, owned by the roster; NULL where there is none. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpScale *lp_roster_get_scale (const LpRoster *roster, const char *subject);

/** @brief Counts the subjects that a scale or a pupil names. @param roster a roster. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_roster_get_n_subjects (const LpRoster *roster);

/** @brief Gives a subject's name, in byte order. @param roster a roster. @param index from 0. @return the name; owned by the roster. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_roster_get_subject (const LpRoster *roster, gsize index);

/**
 * @brief Adds a rule. It may name pupils who are not in the roster (leavers).
 * @param roster a roster.
 * @param rule a rule, of which the roster takes its own reference.
 * @param error ::LP_ERROR_DUPLICATE where the id is taken; ::LP_ERROR_VALUE where the roster is that of a request.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_roster_add_rule (LpRoster *roster, LpRule *rule, GError **error);

/** @brief Counts the rules. @param roster a roster. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_roster_get_n_rules (const LpRoster *roster);

/** @brief Gives a rule, in the order added. @param roster a roster. @param index from 0. @return the rule; owned by the roster. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRule *lp_roster_get_rule (const LpRoster *roster, gsize index);

/**
 * @brief Adds a closure (a holiday): days that count towards nobody's tenure.
 * Closures may overlap; a day is never counted twice.
 * @param roster a roster.
 * @param from first day.
 * @param to last day, included.
 * @param error ::LP_ERROR_DATE where @p to is before @p from; ::LP_ERROR_VALUE where the roster is that of a request.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_roster_add_closure (LpRoster *roster, LpDate from, LpDate to, GError **error);

/** @brief Counts the closures. @param roster a roster. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_roster_get_n_closures (const LpRoster *roster);

/** @brief Gives a closure, in the order added. @param roster a roster. @param index from 0. @param from where its first day goes; nullable. @param to where its last day goes; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_roster_get_closure (const LpRoster *roster, gsize index, LpDate *from, LpDate *to);

/**
 * @brief Counts the days from @p from (included) to @p to (not included) that
 * no closure covers. O(log c) for c closures.
 * @param roster a roster.
 * @param from first day.
 * @param to day after the last.
 * @return how many; 0 where @p to is not after @p from.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
int lp_roster_count_open_days (const LpRoster *roster, LpDate from, LpDate to);

/**
 * @brief Gives a pupil's band index in a subject, from band, score and scale.
 * O(1), or O(n) where the bands are quantiles of the class.
 * @param roster a roster.
 * @param pupil a pupil of the roster.
 * @param subject the subject's name.
 * @return the index, 0 lowest; -1 where attainment is missing or the subject has no scale.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
int lp_roster_get_band_index (const LpRoster *roster, const LpPupil *pupil, const char *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRoster, lp_roster_unref)

G_END_DECLS
