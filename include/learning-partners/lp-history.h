/* SPDX-License-Identifier: MIT */
/**
 * @file lp-history.h
 * @brief The rounds so far, with feedback, and the questions asked of them.
 *
 * Reference-counted. A request keeps a history as it was when the request was
 * made; the history itself can go on to grow. No thread may change it while
 * another reads it. Pupils who have left stay in it.
 *
 * Partners in a round are two pupils who share a partnership in it. A spell is
 * a run of consecutive rounds as partners. Rounds are counted from 0, oldest
 * first.
 */
#pragma once

#include <learning-partners/lp-feedback.h>
#include <learning-partners/lp-roster.h>
#include <learning-partners/lp-round.h>

G_BEGIN_DECLS

/** @brief Rounds in order of date. */
typedef struct _LpHistory LpHistory;

/** @brief Most rounds in one history. */
#define LP_HISTORY_MAX_ROUNDS 10000

/** @brief Makes an empty history. @return a new history; release with lp_history_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpHistory *lp_history_new (void);

/**
 * @brief Makes a history that says the same, and can be changed by itself.
 *
 * O(1): the two share what they say until one of them is changed, which copies it then, O(rounds + feedback + pupils);
 * the rounds themselves stay shared.
 * @param history a history, such as that of a request, which can no longer change.
 * @return a new history; release with lp_history_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpHistory *lp_history_copy (const LpHistory *history);

/** @brief Takes a reference. @param history a history. @return @p history. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpHistory *lp_history_ref (LpHistory *history);

/** @brief Drops a reference. @param history a history. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_history_unref (LpHistory *history);

/**
 * @brief Adds the next round.
 * @param history a history.
 * @param round a round, of which the history takes its own reference.
 * @param error ::LP_ERROR_DATE where its date is not after the latest round's;
 *   ::LP_ERROR_LIMIT past ::LP_HISTORY_MAX_ROUNDS; ::LP_ERROR_VALUE where the history is that of a request.
 * @return TRUE on success; the history is unchanged otherwise.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_history_add_round (LpHistory *history, LpRound *round, GError **error);

/** @brief Counts the rounds. @param history a history. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_history_get_n_rounds (const LpHistory *history);

/** @brief Gives a round. @param history a history. @param index from 0, oldest first. @return the round; owned by the history. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRound *lp_history_get_round (const LpHistory *history, gsize index);

/**
 * @brief Makes the history as it was known on a day: the rounds that began before it, and the feedback given by then.
 * O(partnerships).
 * @param history a history.
 * @param date the day: its own round is left out, its feedback is not.
 * @return a new history of the same rounds and feedback; release with lp_history_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpHistory *lp_history_new_before (const LpHistory *history, LpDate date);

/** @brief Adds a feedback. @param history a history, not that of a request. @param feedback a feedback, of which the history takes its own reference. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_history_add_feedback (LpHistory *history, LpFeedback *feedback);

/** @brief Counts the feedback. @param history a history. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_history_get_n_feedback (const LpHistory *history);

/** @brief Gives a feedback, in the order added. @param history a history. @param index from 0. @return the feedback; owned by the history. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpFeedback *lp_history_get_feedback (const LpHistory *history, gsize index);

/**
 * @brief Says whether a round was a keep round: one in which at least half of
 * the previous round's pairs whose two pupils took part in both were still
 * partners (and there was such a pair). The first round is none.
 * @param history a history.
 * @param index which round.
 * @return TRUE if so.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_history_is_keep_round (const LpHistory *history, gsize index);

/** @brief Says whether two pupils have ever been partners. @param history a history. @param a an id. @param b another. @return TRUE if so. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_history_has_met (const LpHistory *history, const char *a, const char *b);

/** @brief Counts the spells of two pupils, a running one included. O(rounds). @param history a history. @param a an id. @param b another. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_history_get_times_met (const LpHistory *history, const char *a, const char *b);

/**
 * @brief Gives one spell of two pupils.
 * @param history a history.
 * @param a an id.
 * @param b another.
 * @param spell from 0, oldest first, to lp_history_get_times_met() - 1.
 * @param first where the index of its first round goes; nullable.
 * @param last where the index of its last round goes; nullable.
 * @return FALSE where there is no such spell.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_history_get_spell (const LpHistory *history, const char *a, const char *b, guint spell, gsize *first, gsize *last);

/** @brief Says how many rounds ago two pupils were last partners. @param history a history. @param a an id. @param b another. @return 1 for the latest round, 0 for never. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_history_get_rounds_since_met (const LpHistory *history, const char *a, const char *b);

/** @brief Says how many rounds ago a pupil last had a turn: was in a three, or worked with the adult. @param history a history. @param pupil an id. @return 1 for the latest round, 0 for never. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_history_get_rounds_since_turn (const LpHistory *history, const char *pupil);

/** @brief Counts the turns of a pupil: rounds in a three, or with the adult. @param history a history. @param pupil an id. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_history_get_n_turns (const LpHistory *history, const char *pupil);

/**
 * @brief Gives the tenure of two partners of the latest round: the open days
 * from their spell's start (included) to @p date (not included).
 * @param history a history.
 * @param roster whose closures do not count; nullable for none.
 * @param a an id.
 * @param b another.
 * @param date the day asked about.
 * @return days; -1 where they are not partners in the latest round.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
int lp_history_get_tenure_days (const LpHistory *history, const LpRoster *roster, const char *a, const char *b, LpDate date);

/** @brief As lp_history_get_tenure_days(), in rounds. @param history a history. @param a an id. @param b another. @return rounds, 0 where they are not partners in the latest round. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_history_get_tenure_rounds (const LpHistory *history, const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpHistory, lp_history_unref)

G_END_DECLS
