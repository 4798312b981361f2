/* SPDX-License-Identifier: MIT */
/**
 * @file lp-round.h
 * @brief A round: one issue of partners, in force from its date until the next
 * round's date; with the covers that stood beside it.
 *
 * Reference-counted. Fill it, then add it to a history; afterwards only covers
 * may be added, while nobody else reads it: all else fails with
 * ::LP_ERROR_VALUE. A cover is a round too: its date, who was away, and the
 * temporary partnerships.
 */
#pragma once

#include <learning-partners/lp-date.h>

G_BEGIN_DECLS

/** @brief Partnerships and the date from which they hold. */
typedef struct _LpRound LpRound;

/** @brief Stands for no period of a trial. */
#define LP_ROUND_NO_PERIOD (-1)

/** @brief Makes a round. @param date its first day. @return a new round; release with lp_round_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRound *lp_round_new (LpDate date);

/** @brief Takes a reference. @param round a round. @return @p round. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRound *lp_round_ref (LpRound *round);

/** @brief Drops a reference. @param round a round. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_round_unref (LpRound *round);

/** @brief Gives the date. @param round a round. @return its first day. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpDate lp_round_get_date (const LpRound *round);

/**
 * @brief Adds a partnership: two pupils, three, or one who works with an adult.
 * Larger groups, as other tools make them, are taken too.
 * @param round a round.
 * @param pupils ids, @p n_pupils of them; not nullable.
 * @param n_pupils at least 1.
 * @param error ::LP_ERROR_DUPLICATE names the pupil who already has partners in
 *   this round; ::LP_ERROR_VALUE for an id that no pupil can have (see
 *   lp_pupil_new()), or one noted as away.
 * @return TRUE on success; the round is unchanged otherwise.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_round_add_partnership (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error);

/** @brief Counts the partnerships. @param round a round. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_round_get_n_partnerships (const LpRound *round);

/** @brief Counts the pupils of a partnership. @param round a round. @param index from 0, in the order added. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_round_get_size (const LpRound *round, gsize index);

/** @brief Gives the id of a pupil of a partnership. @param round a round. @param index which partnership. @param member which pupil of it. @return the id; owned by the round. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_round_get_pupil (const LpRound *round, gsize index, gsize member);

/**
 * @brief Adds a partnership as it was assigned, where a teacher then overrode it.
 * @param round a round.
 * @param pupils ids.
 * @param n_pupils at least 1.
 * @param error as for lp_round_add_partnership().
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_round_add_assigned (LpRound *round, const char *const *pupils, gsize n_pupils, GError **error);

/**
 * @brief Gives the partnerships as they were assigned.
 * @param round a round.
 * @return a round of the same date, owned by @p round; NULL where nothing was overridden.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRound *lp_round_get_assigned (const LpRound *round);

/** @brief Notes a pupil as away (in a cover). @param round a cover. @param pupil an id. @param error ::LP_ERROR_DUPLICATE, ::LP_ERROR_VALUE. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_round_add_absent (LpRound *round, const char *pupil, GError **error);

/** @brief Counts those away. @param round a cover. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_round_get_n_absent (const LpRound *round);

/** @brief Gives the id of one who is away. @param round a cover. @param index from 0. @return the id; owned by the round. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_round_get_absent (const LpRound *round, gsize index);

/**
 * @brief Adds a cover to a round.
 * @param round a round.
 * @param cover the cover, of which the round takes its own reference.
 * @param error ::LP_ERROR_DATE where its date is before the round's.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_round_add_cover (LpRound *round, LpRound *cover, GError **error);

/** @brief Counts the covers. @param round a round. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_round_get_n_covers (const LpRound *round);

/** @brief Gives a cover. @param round a round. @param index from 0, in the order added. @return the cover; owned by the round. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRound *lp_round_get_cover (const LpRound *round, gsize index);

/**
 * @brief Gives a round in which two pupils have changed places: each works with those with whom the other did.
 * @param round a round; covers are left aside.
 * @param a an id.
 * @param b another, who is not in the same partnership.
 * @param error ::LP_ERROR_UNKNOWN_PUPIL where one is in no partnership; ::LP_ERROR_VALUE where they are in the same.
 * @return a new round, with the partnerships as they were assigned at first beside it; release with lp_round_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRound *lp_round_new_swapped (const LpRound *round, const char *a, const char *b, GError **error);

/**
 * @brief Says whether two rounds hold the same partnerships. O(pupils).
 *
 * The order of the partnerships and of the pupils in each counts nothing, and
 * nor do date, seed and trial, covers, and what was assigned before a hand changed it.
 * @param a a round.
 * @param b another, or the same.
 * @return TRUE if each partnership of one is one of the other.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_round_equal (const LpRound *a, const LpRound *b);

/**
 * @brief Says whether a partnership goes on unchanged from another round. O(pupils).
 * @param round a round.
 * @param index which of its partnerships, from 0.
 * @param before the round before, or any other; NULL for none, from which nothing goes on.
 * @return TRUE if the very same pupils, in any order, were a partnership there.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_round_is_kept (const LpRound *round, gsize index, const LpRound *before);

/**
 * @brief Notes the seed that the round was asked for with.
 * @param round a round.
 * @param seed the seed.
 * @param error ::LP_ERROR_VALUE where a history has the round.
 * @return TRUE on success.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_round_set_seed (LpRound *round, guint64 seed, GError **error);
/** @brief Gives the seed that the round was asked for with. @param round a round. @param seed where it goes; nullable. @return FALSE where none is noted. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_round_get_seed (const LpRound *round, guint64 *seed);

/**
 * @brief Notes what a trial issued the round under. It decides nothing in a pairing.
 * @param round a round.
 * @param arm the condition of the class, UTF-8 without control characters; nullable.
 * @param period the number of the span of rounds, 0 or more; ::LP_ROUND_NO_PERIOD for none.
 * @param draw which draw of the assignment; 0 for the one that is lived.
 * @param error ::LP_ERROR_VALUE for an arm that is no such text, or where a history has the round.
 * @return TRUE on success; the round is unchanged otherwise.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
gboolean lp_round_set_trial (LpRound *round, const char *arm, int period, guint draw, GError **error);
/** @brief Gives the arm of a trial. @param round a round. @return the arm; owned by the round; NULL for none. @since 0.2 */
LP_AVAILABLE_IN_0_2
const char *lp_round_get_arm (const LpRound *round);
/** @brief Gives the period of a trial. @param round a round. @return its number, or ::LP_ROUND_NO_PERIOD. @since 0.2 */
LP_AVAILABLE_IN_0_2
int lp_round_get_period (const LpRound *round);
/** @brief Gives the draw of a trial. @param round a round. @return which; 0 for the one that is lived. @since 0.2 */
LP_AVAILABLE_IN_0_2
guint lp_round_get_draw (const LpRound *round);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRound, lp_round_unref)

G_END_DECLS
