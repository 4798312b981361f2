/* SPDX-License-Identifier: MIT */
/**
 * @file lp-stats.h
 * @brief A history in figures, beside what chance would give.
 */
#pragma once

#include <learning-partners/lp-coverage.h>
#include <learning-partners/lp-policy.h>

G_BEGIN_DECLS

/** @brief Longest spell, in rounds, that ::LpFigures counts by itself; the last place is for that length and above. */
#define LP_FIGURES_MAX_SPELL 12
/** @brief Most meetings of a pair that ::LpFigures counts by themselves; the last place is for that number and above. */
#define LP_FIGURES_MAX_MEETINGS 6
/** @brief Into how many parts the gaps are sorted: sixths of the class. */
#define LP_FIGURES_N_GAPS 6

/**
 * @brief The class in figures. May grow at its end, which is why it is passed with its size.
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
  guint64 gaps[LP_FIGURES_N_GAPS];                    /**< pairs by gap: up to one sixth of the class, up to two, ... */
  double  gaps_expected[LP_FIGURES_N_GAPS];           /**< the same by chance */
} LpFigures;

/** @brief One pupil in figures. May grow at its end, which is why it is passed with its size. */
typedef struct {
  LpPupil *pupil;             /**< who; owned by the statistics */
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
 * subject, ties at mid-rank. O(n^2 * rounds).
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
/**
 * @brief Gives the figures of the class.
 * @param stats statistics.
 * @param figures where they go. What the caller's headers have and this library does not know yet becomes 0.
 * @param size sizeof (LpFigures), as the caller's headers have it: not a byte more is written.
 * @since 0.1; with a size since 0.2
 */
LP_AVAILABLE_IN_0_1
void lp_stats_get_figures (const LpStats *stats, LpFigures *figures, gsize size);
/** @brief Counts the pupils. @param stats statistics. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
gsize lp_stats_get_n_pupils (const LpStats *stats);
/**
 * @brief Gives the figures of a pupil, in order of names.
 * @param stats statistics.
 * @param index from 0 to lp_stats_get_n_pupils() - 1.
 * @param figures where they go, as for lp_stats_get_figures().
 * @param size sizeof (LpPupilFigures), likewise.
 * @since 0.1; with a size since 0.2
 */
LP_AVAILABLE_IN_0_1
void lp_stats_get_pupil (const LpStats *stats, gsize index, LpPupilFigures *figures, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpStats, lp_stats_unref)

G_END_DECLS
