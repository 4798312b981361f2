/* SPDX-License-Identifier: MIT */
/**
 * @file lp-report.h
 * @brief Pages to look at: partners on the board, on paper and for the teacher;
 * who has met whom; and what the year looks like in figures.
 *
 * Nothing here reads or writes a file: a page becomes HTML or PDF in memory.
 * HTML is one self-contained document without script, remote font or other
 * resource; it carries a content security policy that forbids them.
 *
 * The board, the cards, the pupils' list and the term's list may be shown to
 * the class. They are made from names, dates and partnerships alone: no id,
 * attainment, rule, reason, feedback or absence is in them, and their order
 * does not depend on any. Two pupils of the same name look alike there.
 *
 * (::LpReport, in lp-check.h, is another thing: what the checker finds.)
 */
#pragma once

#include <learning-partners/lp-pairing.h>

G_BEGIN_DECLS

/** @brief What all pages share: title, language, seed. Reference-counted; set it, then use it. */
typedef struct _LpPageOptions LpPageOptions;

/**
 * @brief Translates a text of the pages.
 * @param text the English text. A word in braces ("{name}") is a place that the page fills; it stays as it is.
 * @param plural its English plural; NULL where the text has none.
 * @param n the number that decides between them; 0 where there is no plural.
 * @param data what lp_page_options_set_translate_func() was given.
 * @return the translation, which must last as long as the call that asked; NULL to keep the English text.
 */
typedef const char *(*LpTranslateFunc) (const char *text, const char *plural, guint64 n, gpointer data);

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

/** @brief Who has met whom, among the pupils of a roster. Immutable, reference-counted. */
typedef struct _LpCoverage LpCoverage;

/** @brief Most pupils of whom a coverage or statistics are made. */
#define LP_COVERAGE_MAX_PUPILS 1000

/**
 * @brief Counts who has met whom. O(n² + partnerships).
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
/** @brief Counts the pairs who have met. @param coverage a coverage. @return how many, of n(n − 1)/2. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_coverage_get_n_pairs_met (const LpCoverage *coverage);
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

/** @brief Longest spell, in rounds, that ::LpFigures counts by itself; the last place is for that length and above. */
#define LP_FIGURES_MAX_SPELL 12
/** @brief Most meetings of a pair that ::LpFigures counts by themselves; the last place is for that number and above. */
#define LP_FIGURES_MAX_MEETINGS 6
/** @brief Into how many parts the gaps are sorted: sixths of the class. */
#define LP_FIGURES_N_GAPS 6

/**
 * @brief The class in figures; owned by the statistics. May grow at its end.
 *
 * Beside what happened stands what chance would give: in each round every way
 * of seating those who took part in partnerships of the same sizes equally
 * likely, whatever the rules, and independently of the other rounds. These are
 * expected values, computed exactly (up to rounding), not by simulation.
 * A pair, unless it says otherwise, is two pupils who share a partnership in a
 * round, so that partners of four rounds count four times.
 */
typedef struct {
  gsize   n_rounds;      /**< rounds in the history */
  gsize   n_pairs;       /**< pairs of pupils of the roster */
  gsize   n_threes;      /**< rounds with a three */
  gsize   n_adults;      /**< rounds in which a pupil worked with an adult */
  guint64 spells_ended[LP_FIGURES_MAX_SPELL + 1];     /**< spells of so many rounds, over */
  guint64 spells_running[LP_FIGURES_MAX_SPELL + 1];   /**< the same, still running */
  double  spells_expected[LP_FIGURES_MAX_SPELL + 1];  /**< spells by chance, over or running */
  double  mean_days;     /**< mean length in open days of the spells that are over; 0 where there are none */
  int     longest_days;  /**< open days of the longest spell, until the day asked about; 0 where there is none */
  guint64 met[LP_FIGURES_MAX_MEETINGS + 1];           /**< pairs of pupils by how often they met (spells) */
  double  met_expected[LP_FIGURES_MAX_MEETINGS + 1];  /**< the same by chance */
  gsize   n_known;       /**< pupils of the roster whose attainment is known; ranks are among them */
  gsize   n_gaps;        /**< pairs of which both attainments are known */
  double  mean_gap;      /**< mean gap of these in ranks; 0 where there are none */
  double  mean_gap_expected;                          /**< the same by chance */
  guint64 gaps[LP_FIGURES_N_GAPS];                    /**< pairs by gap: up to one sixth of the class, up to two, … */
  double  gaps_expected[LP_FIGURES_N_GAPS];           /**< the same by chance */
} LpFigures;

/** @brief One pupil in figures; owned by the statistics. May grow at its end. */
typedef struct {
  LpPupil *pupil;             /**< who */
  guint    rounds;            /**< rounds taken part in */
  guint    partners;          /**< different partners, of the roster */
  double   partners_expected; /**< the same by chance */
  guint    turns;             /**< rounds in a three or with the adult */
  double   turns_expected;    /**< the same by chance */
  guint    longest;           /**< rounds of the longest spell */
  guint    stronger;          /**< pairs in which this pupil's rank was the higher */
  guint    level;             /**< pairs in which both had the same rank */
  guint    weaker;            /**< pairs in which this pupil's rank was the lower */
  double   stronger_expected; /**< stronger, by chance */
} LpPupilFigures;

/** @brief What a history amounts to. Immutable, reference-counted. */
typedef struct _LpStats LpStats;

/**
 * @brief Counts what a history amounts to, and what chance would give.
 *
 * Gaps and ranks are by the attainment that the roster has now, in the policy's
 * subject, ties at mid-rank. O(n² · rounds).
 * @param roster the class: those who are in it now.
 * @param history the rounds.
 * @param policy whose subject counts; NULL for the default.
 * @param date the day asked about, for spells that are running.
 * @param error ::LP_ERROR_LIMIT past ::LP_COVERAGE_MAX_PUPILS; ::LP_ERROR_POLICY
 *   where the roster has several subjects and the policy names none.
 * @return new statistics, or NULL; release with lp_stats_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpStats *lp_stats_new (LpRoster *roster, LpHistory *history, LpPolicy *policy, LpDate date, GError **error);
/** @brief Takes a reference. @param stats statistics. @return @p stats. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpStats *lp_stats_ref (LpStats *stats);
/** @brief Drops a reference. @param stats statistics. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_stats_unref (LpStats *stats);
/** @brief Gives the figures of the class. @param stats statistics. @return the figures; owned by the statistics. @since 0.1 */
LP_AVAILABLE_IN_0_1
const LpFigures *lp_stats_get_figures (const LpStats *stats);
/** @brief Counts the pupils. @param stats statistics. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_stats_get_n_pupils (const LpStats *stats);
/** @brief Gives the figures of a pupil, in order of names. @param stats statistics. @param index from 0. @return the figures; owned by the statistics. @since 0.1 */
LP_AVAILABLE_IN_0_1
const LpPupilFigures *lp_stats_get_pupil (const LpStats *stats, gsize index);

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
/** @brief Says whether this build of the library writes PDF. @return TRUE if so. @since 0.1 */
LP_AVAILABLE_IN_0_1
gboolean lp_page_has_pdf (void);
/**
 * @brief Writes the page as PDF, on A4, with the fonts of this machine.
 *
 * The same page, fonts and versions of Pango and Cairo give the same bytes.
 * Apart from its title the document has no metadata but Cairo's name: no date, author or program.
 * @param page a page.
 * @param error ::LP_ERROR_FILE where this build writes no PDF; ::LP_ERROR_INTERNAL where Cairo fails.
 * @return the document, or NULL; release with g_bytes_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
GBytes *lp_page_to_pdf (const LpPage *page, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPageOptions, lp_page_options_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCoverage, lp_coverage_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpStats, lp_stats_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPage, lp_page_unref)

G_END_DECLS
