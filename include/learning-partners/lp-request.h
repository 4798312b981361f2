/* SPDX-License-Identifier: MIT */
/**
 * @file lp-request.h
 * @brief All that a pairing is a function of: roster, history, policy, date, absences, seed.
 *
 * Reference-counted. Set it, then use it; a request that no thread changes may
 * be used by several at once. What it is made of it keeps as it was then:
 * pupils, rules, rounds or settings that come later are for later requests.
 */
#pragma once

#include <learning-partners/lp-history.h>
#include <learning-partners/lp-policy.h>
#include <learning-partners/lp-roster.h>

G_BEGIN_DECLS

/** @brief A question: who works with whom from this date on? */
typedef struct _LpRequest LpRequest;

/**
 * @brief Called now and then during a long call.
 * @param done how much is done.
 * @param total of how much, as far as is known; may grow.
 * @param data what lp_request_set_progress() was given.
 * @return FALSE to stop the call with ::LP_ERROR_CANCELLED.
 */
typedef gboolean (*LpProgressFunc) (guint64 done, guint64 total, gpointer data);

/**
 * @brief Makes a request.
 *
 * It keeps roster, history and policy as they are now: to change one of them later is allowed, and changes neither the
 * request nor what was paired by it. O(1), and O(settings) for the policy: facts are shared, and copied only when the
 * caller next changes what it gave while a request of it is still in use, O(pupils + rules) and O(rounds + feedback).
 * @param roster the class; not nullable. The request does not keep @p roster itself.
 * @param history the rounds so far, likewise; NULL for none.
 * @param policy the policy, likewise; NULL for the default. A custom cost function is shared: it must go on giving the same.
 * @param date the new round's first day.
 * @param seed what decides among equals (tier chance) and what "uniform" draws with.
 * @param error ::LP_ERROR_DATE where @p date is not after the latest round, or
 *   a feedback lies after @p date; ::LP_ERROR_POLICY where the policy's settings
 *   do not go with each other (a gap under a strategy that has no window).
 * @return a new request, or NULL; release with lp_request_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_request_new (LpRoster *roster, LpHistory *history, LpPolicy *policy, LpDate date, guint64 seed, GError **error);

/**
 * @brief Makes a request alike in everything but the policy: roster, history, date, seed, absences, fresh, what
 * lp_request_note_earlier_matched() noted, and the progress function. O(number away).
 * @param request a request; only read.
 * @param policy the other policy; NULL for the default.
 * @param error ::LP_ERROR_POLICY where the policy's settings do not go with each other.
 * @return a new request, or NULL; release with lp_request_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpRequest *lp_request_with_policy (const LpRequest *request, LpPolicy *policy, GError **error);

/** @brief Takes a reference. @param request a request. @return @p request. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_request_ref (LpRequest *request);

/** @brief Drops a reference. @param request a request. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_request_unref (LpRequest *request);

/** @brief Gives the roster as it was when the request was made. @param request a request. @return a roster that can no longer change (see lp_roster_copy()); owned by the request. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_request_get_roster (const LpRequest *request);
/** @brief Gives the history as it was when the request was made. @param request a request. @return a history that can no longer change (see lp_history_copy()), empty where none was given; owned by the request. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpHistory *lp_request_get_history (const LpRequest *request);
/** @brief Gives the policy as it was when the request was made. @param request a request. @return a policy that can no longer change (see lp_policy_copy()); owned by the request. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPolicy *lp_request_get_policy (const LpRequest *request);
/** @brief Gives the date. @param request a request. @return the new round's first day. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpDate lp_request_get_date (const LpRequest *request);
/** @brief Gives the seed. @param request a request. @return the seed. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint64 lp_request_get_seed (const LpRequest *request);

/**
 * @brief Asks for new partners now, whatever the tenure: for a new period of a trial, or a teacher who wants them.
 *
 * Nothing counts as young, nothing as a change, and a pair that goes on costs
 * its cooldown like any other (pairs that a rule holds together aside).
 * @param request a request.
 * @param fresh TRUE for new partners; FALSE, the default, for the policy's minimum tenure.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
void lp_request_set_fresh (LpRequest *request, gboolean fresh);
/** @brief Says whether new partners are asked for. @param request a request. @return TRUE if so. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_request_is_fresh (const LpRequest *request);

/**
 * @brief Notes that the request was saved when "matched" was what "nearest" is now, or may have been: pairing then warns.
 *
 * lp_request_from_json() notes it of a request that says "matched" and does not say that version 0.2 or later saved it.
 * Whoever makes a new request from the parts of one hands it on.
 * @param request a request.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
void lp_request_note_earlier_matched (LpRequest *request);
/** @brief Says whether "matched" may be meant as before version 0.2. @param request a request. @return TRUE if so. @since 0.2 */
LP_AVAILABLE_IN_0_2
gboolean lp_request_has_earlier_matched (const LpRequest *request);

/** @brief Notes a pupil as away for the whole round. @param request a request. @param id the pupil. @param error ::LP_ERROR_UNKNOWN_PUPIL, ::LP_ERROR_DUPLICATE. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_request_add_absent (LpRequest *request, const char *id, GError **error);
/** @brief Counts those away for the whole round. @param request a request. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_request_get_n_absent (const LpRequest *request);
/** @brief Gives the id of one away for the whole round. @param request a request. @param index from 0, in the order added. @return the id; owned by the request. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_request_get_absent (const LpRequest *request, gsize index);

/** @brief Notes a pupil as away today: paired in the round, and covered today. @param request a request. @param id the pupil. @param error ::LP_ERROR_UNKNOWN_PUPIL, ::LP_ERROR_DUPLICATE. @return TRUE on success. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_request_add_away_today (LpRequest *request, const char *id, GError **error);
/** @brief Counts those away today. @param request a request. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_request_get_n_away_today (const LpRequest *request);
/** @brief Gives the id of one away today. @param request a request. @param index from 0, in the order added. @return the id; owned by the request. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_request_get_away_today (const LpRequest *request, gsize index);

/** @brief Counts the pupils present for the round: the roster less the absent. @param request a request. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_request_get_n_present (const LpRequest *request);

/**
 * @brief Gives the subject that the policy means: its own, or the roster's only one.
 * @param request a request.
 * @param subject where the name goes, owned by the roster or policy; NULL
 *   where the roster has no subject, or the strategy needs none and the policy names none.
 * @param error ::LP_ERROR_POLICY where the roster has several and the policy
 *   names none, or names one that the roster does not have.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_request_get_subject (const LpRequest *request, const char **subject, GError **error);

/** @brief Sets a progress function. @param request a request. @param func called now and then from long calls; NULL for none. @param data handed to @p func; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_request_set_progress (LpRequest *request, LpProgressFunc func, gpointer data);

/**
 * @brief Gives the SHA-256 digest, in hexadecimal, of all that decides the
 * pairing: names, reasons, covers and assigned partnerships are not in it, and
 * the order of pupils and rules in the input does not change it. O(size).
 * @param request a request.
 * @return a new string; free with g_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
char *lp_request_get_digest (const LpRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRequest, lp_request_unref)

G_END_DECLS
