/* SPDX-License-Identifier: MIT */
/**
 * @file lp-json.h
 * @brief Requests and answers as JSON (room io; a feature of the build).
 *
 * The form is described by request.schema.json and answer.schema.json. Unknown
 * members are refused by name, a member may not stand twice, integers beyond
 * 2^53 are strings.
 *
 * Where the feature json was left out of the build, what reads fails with
 * ::LP_ERROR_UNSUPPORTED and what writes gives that error in the form of an answer.
 */
#pragma once

#include <learning-partners/lp-check.h>
#include <learning-partners/lp-pairing.h>

G_BEGIN_DECLS

/** @brief Deepest nesting of JSON that is read. */
#define LP_JSON_MAX_DEPTH 64
/** @brief Longest JSON text that is read, in bytes. */
#define LP_JSON_MAX_LENGTH (256 * 1024 * 1024)

/**
 * @brief Reads a request.
 * @param text JSON in UTF-8; not nullable.
 * @param length its length in bytes, or -1 where it ends in NUL.
 * @param error ::LP_ERROR_SYNTAX with line and column; else the code that fits, with the path of the member.
 * @return a new request, or NULL; release with lp_request_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_request_from_json (const char *text, gssize length, GError **error);

/** @brief Writes a request. @param request a request whose strategy is not custom. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_request_to_json (const LpRequest *request);

/**
 * @brief Reads a roster by itself: what stands under "roster" in a request.
 * @param text JSON in UTF-8; not nullable.
 * @param length its length in bytes, or -1 where it ends in NUL.
 * @param error as for lp_request_from_json(), with the path from "roster" on.
 * @return a new roster, or NULL; release with lp_roster_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpRoster *lp_roster_from_json (const char *text, gssize length, GError **error);
/** @brief Writes a roster by itself, as it stands in a request. Private reasons of rules are in it. @param roster a roster. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.2 */
LP_AVAILABLE_IN_0_2
char *lp_roster_to_json (const LpRoster *roster);

/**
 * @brief Reads a history by itself: what stands under "history" in a request.
 * @param text JSON in UTF-8; not nullable.
 * @param length its length in bytes, or -1 where it ends in NUL.
 * @param error as for lp_request_from_json(), with the path from "history" on.
 * @return a new history, or NULL; release with lp_history_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpHistory *lp_history_from_json (const char *text, gssize length, GError **error);
/** @brief Writes a history by itself, as it stands in a request. @param history a history. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.2 */
LP_AVAILABLE_IN_0_2
char *lp_history_to_json (const LpHistory *history);

/**
 * @brief Reads a policy by itself: what stands under "policy" in a request.
 * @param text JSON in UTF-8; not nullable.
 * @param length its length in bytes, or -1 where it ends in NUL.
 * @param error as for lp_request_from_json(), with the path from "policy" on.
 * @return a new policy, or NULL; release with lp_policy_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
LpPolicy *lp_policy_from_json (const char *text, gssize length, GError **error);
/** @brief Writes a policy by itself, as it stands in a request. @param policy a policy whose strategy is not custom. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.2 */
LP_AVAILABLE_IN_0_2
char *lp_policy_to_json (const LpPolicy *policy);

/** @brief Writes a pairing as an answer. @param pairing a pairing. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_pairing_to_json (const LpPairing *pairing);

/** @brief Writes an error as an answer. @param error an error. @param conflict the conflict that goes with it; nullable. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_error_to_json (const GError *error, const LpConflict *conflict);

/**
 * @brief Reads the partnerships, and the certificate if there is one, of an answer.
 * @param text JSON in UTF-8; not nullable. Members other than partnerships, date and certificate are not looked at.
 * @param length its length in bytes, or -1 where it ends in NUL.
 * @param date the round's date where the answer gives none.
 * @param certificate where the certificate goes, or NULL where there is none; nullable.
 * @param error ::LP_ERROR_SYNTAX, ::LP_ERROR_VALUE, ::LP_ERROR_DUPLICATE.
 * @return a new round, or NULL; release with lp_round_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRound *lp_round_from_json (const char *text, gssize length, LpDate date, LpCertificate **certificate, GError **error);

/** @brief Writes a checker's report. @param report a report. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_verdict_to_json (const LpVerdict *report);

/** @brief Writes an answer to "why not these two?". @param why an answer. @return JSON, indented, ends in a line feed; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_why_not_to_json (const LpWhyNot *why);

/**
 * @brief Pairs from JSON to JSON: the whole library in one call.
 * @param request JSON in UTF-8; not nullable.
 * @param length its length in bytes, or -1 where it ends in NUL.
 * @return an answer, or an error in the form of an answer; free with g_free(). Never NULL.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
char *lp_pair_json (const char *request, gssize length);

/** @brief Checks from JSON to JSON. @param request JSON. @param answer JSON of an answer that lp_round_from_json() takes. @return a report, or an error in the form of an answer; free with g_free(). Never NULL. @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_check_json (const char *request, const char *answer);

/**
 * @brief Lists the settings of a policy: name, kind, unit, bounds, words, default, edition and meaning, as in lp-setting.h.
 *
 * A member that a setting does not have is left out, the default where it is left open. Defaults are as a request has them.
 * @return JSON, {"version": 1, "settings": [...]}, indented, ends in a line feed; free with g_free().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
char *lp_settings_to_json (void);

G_END_DECLS
