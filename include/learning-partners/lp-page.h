/* SPDX-License-Identifier: MIT */
/**
 * @file lp-page.h
 * @brief Pages to look at: partners on the board, on paper and for the teacher,
 * who has met whom, and the year in figures.
 *
 * Nothing here reads or writes a file: a page becomes HTML or PDF in memory.
 * HTML is one self-contained document without script, remote font or other
 * resource; it carries a content security policy that forbids them.
 *
 * The board, the cards, the pupils' list and the term's list may be shown to
 * the class. They are made from names, dates and partnerships alone: no id,
 * attainment, rule, reason, feedback or absence is in them, and their order
 * does not depend on any. Two pupils of the same name look alike there.
 */
#pragma once

#include <learning-partners/lp-coverage.h>
#include <learning-partners/lp-pairing.h>
#include <learning-partners/lp-stats.h>

G_BEGIN_DECLS

/** @brief What all pages share: title, language, seed. Reference-counted; set it, then use it. */
typedef struct _LpPageOptions LpPageOptions;

/**
 * @brief Puts a reason into the language of the page.
 * @param reason a reason or warning.
 * @param data what lp_page_options_set_reason_func() was given.
 * @return a new string, freed with g_free(); NULL to keep the English sentence.
 */
typedef char *(*LpReasonTextFunc) (const LpReason *reason, gpointer data);

/** @brief Makes the default options: English, no title, seed 0. @return new options; release with lp_page_options_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPageOptions *lp_page_options_new (void);
/** @brief Takes a reference. @param options options. @return @p options. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPageOptions *lp_page_options_ref (LpPageOptions *options);
/** @brief Drops a reference. @param options options. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_page_options_unref (LpPageOptions *options);
/** @brief Sets what stands above the heading, such as the name of the class. @param options options. @param title UTF-8; NULL for nothing. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_page_options_set_title (LpPageOptions *options, const char *title);
/**
 * @brief Sets the language that the texts are in; it also decides their direction.
 * @param options options.
 * @param tag a BCP 47 tag such as "en-GB", "cy" or "ar"; not nullable.
 * @param error ::LP_ERROR_VALUE where the tag is not of that form.
 * @return TRUE on success.
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
gboolean lp_page_options_set_language (LpPageOptions *options, const char *tag, GError **error);
/** @brief Sets the seed that, with the date and the names, orders the board and the cards. @param options options. @param seed any number. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_page_options_set_seed (LpPageOptions *options, guint64 seed);
/** @brief Sets who translates the texts. @param options options. @param func the function; NULL for English. @param data handed to @p func; nullable. @param destroy called on @p data when it is no longer needed; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_page_options_set_translate_func (LpPageOptions *options, LpTranslateFunc func, gpointer data, GDestroyNotify destroy);
/** @brief Sets who puts reasons into the language of the page. @param options options. @param func the function; NULL for the English sentences. @param data handed to @p func; nullable. @param destroy called on @p data when it is no longer needed; nullable. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_page_options_set_reason_func (LpPageOptions *options, LpReasonTextFunc func, gpointer data, GDestroyNotify destroy);

/**
 * @brief Draws the coverage as a triangle for a terminal: one line per pupil,
 * a full stop for a pair that has not met, a digit for how often, + from ten.
 *
 * A pupil's column bears a label of two letters, which also begins the pupil's
 * line. 30 pupils fit 80 columns. Where even narrow columns do not fit, each
 * pupil has a list of those not met instead.
 * @param coverage a coverage.
 * @param columns how wide the terminal is; 0 for 80.
 * @param options for the texts; NULL for the default.
 * @return lines of text in UTF-8; free with g_free().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
char *lp_coverage_to_text (const LpCoverage *coverage, guint columns, const LpPageOptions *options);

/** @brief A page: what it says, before it becomes HTML or PDF. Immutable, reference-counted. */
typedef struct _LpPage LpPage;

/**
 * @brief Makes the page for the board: who works with whom today, in large type.
 *
 * A cover that the round has for that day takes the place of the partnerships
 * it concerns and is marked "today", without a word on who is away. Seed, date
 * and names decide the order of partnerships and of the members of each.
 * @param roster the class, for the names; a member who is not in it is left out.
 * @param round the round in force.
 * @param today the day of the page, not before the round's.
 * @param options nullable.
 * @return a new page; release with lp_page_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_board (const LpRoster *roster, const LpRound *round, LpDate today, const LpPageOptions *options);
/** @brief Makes cards to cut out, one per partnership of a round, covers left aside. @param roster the class. @param round a round. @param options nullable. @return a new page; release with lp_page_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_cards (const LpRoster *roster, const LpRound *round, const LpPageOptions *options);
/** @brief Makes the pupils' list for the wall: each name, in order, with the partners of a round, covers left aside. @param roster the class. @param round a round. @param options nullable. @return a new page; release with lp_page_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_pupils (const LpRoster *roster, const LpRound *round, const LpPageOptions *options);
/**
 * @brief Makes a term's list: a line per pupil, a column per round.
 * @param roster the class; partners who have left it stay unnamed.
 * @param history the rounds.
 * @param from first day: rounds before it are left out; ::LP_DATE_NONE for all.
 * @param to last day; ::LP_DATE_NONE for all.
 * @param options nullable.
 * @return a new page; release with lp_page_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_term (const LpRoster *roster, const LpHistory *history, LpDate from, LpDate to, const LpPageOptions *options);
/**
 * @brief Makes the teacher's page: attainment, gap, tenure, meetings and reasons
 * of each partnership, what the checker finds, and warnings. Private.
 * @param request the question that the round answers, with the history before it.
 * @param round the round, overridden by hand or not.
 * @param pairing whose reasons and warnings are given for partnerships that it shares with @p round; NULL for none.
 * @param options nullable.
 * @param error as for lp_check().
 * @return a new page, or NULL; release with lp_page_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_teacher (LpRequest *request, LpRound *round, LpPairing *pairing, const LpPageOptions *options, GError **error);
/** @brief Makes the page on who has met whom: a triangle chart and the same as a table. @param coverage a coverage. @param options nullable. @return a new page; release with lp_page_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_coverage (LpCoverage *coverage, const LpPageOptions *options);
/** @brief Makes the page of statistics. Private: it tells who was the stronger partner how often. @param stats statistics. @param options nullable. @return a new page; release with lp_page_unref(). @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_new_stats (const LpStats *stats, const LpPageOptions *options);

/** @brief Takes a reference. @param page a page. @return @p page. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpPage *lp_page_ref (LpPage *page);
/** @brief Drops a reference. @param page a page. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_page_unref (LpPage *page);
/** @brief Gives the title of the document. @param page a page. @return the title; owned by the page. @since 0.1 */
LP_AVAILABLE_IN_0_1
const char *lp_page_get_title (const LpPage *page);
/** @brief Says whether the page is for the teacher alone. @param page a page. @return TRUE for the teacher's page and for statistics. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_page_is_private (const LpPage *page);
/** @brief Writes the page as HTML. @param page a page. @return a whole document in UTF-8; free with g_free(). @since 0.1 */
LP_AVAILABLE_IN_0_1
char *lp_page_to_html (const LpPage *page);
/** @brief Says whether PDFs can be written: looks for the library that draws them, and loads it. @return TRUE if so. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_page_has_pdf (void);
/**
 * @brief Writes the page as PDF, as lp_pdf_from_page() does, and loads the library that has it where that is not there yet.
 * @param page a page.
 * @param error ::LP_ERROR_UNSUPPORTED where the library that draws PDFs is not there, or was left out of this build;
 *   else as for lp_pdf_from_page().
 * @return the document, or NULL; release with g_bytes_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
GBytes *lp_page_to_pdf (const LpPage *page, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPageOptions, lp_page_options_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPage, lp_page_unref)

G_END_DECLS
