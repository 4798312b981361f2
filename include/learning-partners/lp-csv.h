/* SPDX-License-Identifier: MIT */
/**
 * @file lp-csv.h
 * @brief Class lists and histories as CSV (room io).
 *
 * UTF-8 with or without byte order mark, UTF-16 with one, or CP1252; commas, semicolons or
 * tabs; LF, CR LF or CR. Only a whitelist of columns is read (ids, names, class,
 * gender, role, quiet, dominant, and attainment columns that are asked for or
 * recognised); every other column is passed over and named as such.
 *
 * Columns are found by the names that schools' systems give them (UPN, Pupil ID,
 * Forename, Surname, Reg, ...), whatever their case, blanks and punctuation. A
 * list without a column of ids takes the names for ids, which a note says.
 */
#pragma once

#include <learning-partners/lp-history.h>
#include <learning-partners/lp-reason.h>
#include <learning-partners/lp-roster.h>

G_BEGIN_DECLS

/** @brief Longest CSV text that is read, in bytes. */
#define LP_CSV_MAX_LENGTH (64 * 1024 * 1024)
/** @brief Longest single field, in bytes. */
#define LP_CSV_MAX_FIELD 10000

/** @brief What was understood of a class list. */
typedef struct _LpClassList LpClassList;

/**
 * @brief Reads a class list.
 * @param bytes the file's bytes; not nullable.
 * @param length how many.
 * @param file_name for messages; nullable.
 * @param subjects names of the attainment columns to read, NULL-terminated;
 *   NULL for every column that is recognised as attainment.
 * @param scale the scale of the attainment columns, a band scale by name of a
 *   built-in one or "LOW<MIDDLE<HIGH"; NULL to see whether one fits by itself.
 * @param error ::LP_ERROR_SYNTAX, ::LP_ERROR_VALUE, ::LP_ERROR_DUPLICATE,
 *   ::LP_ERROR_UNKNOWN_BAND, ::LP_ERROR_LIMIT; names line, pupil and column.
 * @return what was understood, or NULL; free with lp_class_list_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpClassList *lp_class_list_read (const char *bytes, gsize length, const char *file_name,
                                 const char *const *subjects, const char *scale, GError **error);
/** @brief Frees a class list. @param list a list; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_class_list_free (LpClassList *list);
/** @brief Gives the roster. @param list a list. @return the roster; owned by the list. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_class_list_get_roster (const LpClassList *list);
/** @brief Gives notes on what was understood and what could not be placed. @param list a list. @return the notes; owned by the list. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpReasons *lp_class_list_get_notes (const LpClassList *list);

/**
 * @brief Reads a history as lp_history_to_csv() writes it: one row per pupil.
 *
 * Columns: date (of the round, or of the feedback); kind (round, assigned,
 * cover, absent or feedback); partnership (what the rows of one partnership
 * have in common: its number within the round, cover or feedback); pupil_id;
 * pupil_name; cover (the cover's number within the round), cover_date (its own
 * date), word (of feedback). The last four may be left out where nothing needs
 * them. A row of kind round or cover without a pupil stands for one without
 * partnerships. Rounds first appear in order of date. Dates may also be
 * DD/MM/YYYY, as spreadsheets rewrite them.
 * @param bytes the file's bytes; not nullable.
 * @param length how many.
 * @param file_name for messages; nullable.
 * @param roster to tell leavers from names that never existed; nullable.
 * @param notes where notes go (pupils who are not in the roster); nullable.
 * @param error names line and column; ::LP_ERROR_DATE for dates out of order.
 * @return a new history, or NULL; release with lp_history_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpHistory *lp_history_from_csv (const char *bytes, gsize length, const char *file_name,
                                const LpRoster *roster, LpReasons **notes, GError **error);
/** @brief Writes a history, safe to open in a spreadsheet: an apostrophe stands before ids and names that begin with =, +, - or @. @param history a history. @param roster for the display names; nullable. @return CSV in UTF-8; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_history_to_csv (const LpHistory *history, const LpRoster *roster);

/**
 * @brief Writes a class list: id, name, a column per subject, a column per attribute. Safe to open in a spreadsheet, as
 * lp_history_to_csv() is; lp_class_list_read() takes it.
 * @param roster a roster.
 * @return CSV in UTF-8; free with g_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
char *lp_roster_to_csv (const LpRoster *roster);

/** @brief Shortest key for pseudonyms, in bytes. */
#define LP_PSEUDONYM_MIN_KEY 16

/**
 * @brief Copies a roster for research: each id becomes a pseudonym (20 hexadecimal digits of HMAC-SHA-256 under the key);
 * names, attributes, rules and closures are left out.
 * @param roster a roster.
 * @param key a secret; not nullable.
 * @param length its length, at least ::LP_PSEUDONYM_MIN_KEY bytes.
 * @param error ::LP_ERROR_VALUE where the key is too short.
 * @return a new roster, or NULL; release with lp_roster_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRoster *lp_roster_new_pseudonymised (const LpRoster *roster, const guint8 *key, gsize length, GError **error);
/**
 * @brief Copies a history for research: each id becomes the same pseudonym as in lp_roster_new_pseudonymised().
 * @param history a history.
 * @param key a secret; not nullable.
 * @param length its length, at least ::LP_PSEUDONYM_MIN_KEY bytes.
 * @param error ::LP_ERROR_VALUE where the key is too short.
 * @return a new history, or NULL; release with lp_history_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpHistory *lp_history_new_pseudonymised (const LpHistory *history, const guint8 *key, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpClassList, lp_class_list_free)

G_END_DECLS
