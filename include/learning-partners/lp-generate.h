/* SPDX-License-Identifier: MIT */
/**
 * @file lp-generate.h
 * @brief Random school years, to try a pairing program on.
 *
 * Whoever claims that a pairing is right should let others throw classes at it.
 * A school year is a class and all that happens to it from September on: who
 * joins and leaves, who is away, which rules stand, when the holidays are, what
 * the pupils say of their partners. A year is a function of its seed alone, on
 * every machine; a round's request is one too, together with the rounds played
 * before it. The generator is of the checker's side: it knows neither costs nor
 * matching, and asks for more than schools do.
 *
 * A program that tries many prints the seed before the work begins; a case is
 * one request, which lp_request_to_json() writes, small enough to read.
 */
#pragma once

#include <learning-partners/lp-request.h>

G_BEGIN_DECLS

/** @brief A random school year. Immutable, reference-counted. */
typedef struct _LpSchoolYear LpSchoolYear;

/** @brief Most pupils of a school year. */
#define LP_SCHOOL_YEAR_MAX_PUPILS 1000
/** @brief Most rounds of a school year: one for each of its weeks. */
#define LP_SCHOOL_YEAR_MAX_ROUNDS 39

/**
 * @brief Draws a school year.
 *
 * Scores from flat over six values to distinct, bands and scales of every kind,
 * missing attainment, attributes of words and of yes or no; rules from none to
 * nearly contradictory, some of which run out, begin late, name leavers, have no
 * id or stand there twice; threes on purpose, by one rule or by two that share a
 * pupil; holidays; regular and irregular dates; absences and part-timers; every
 * strategy but custom, and every setting of a policy (windows of one's own with a
 * side open, attributes that must match or differ, weights below 0, rhythms),
 * sometimes with another policy from some round on; in some years new partners
 * asked for now and then, whatever the tenure.
 * O(pupils * rounds).
 * @param seed decides everything.
 * @param min_pupils fewest pupils who ever belong to the class, 2 to @p max_pupils.
 * @param max_pupils most, at most ::LP_SCHOOL_YEAR_MAX_PUPILS.
 * @param max_rounds most rounds, 1 to ::LP_SCHOOL_YEAR_MAX_ROUNDS.
 * @param error ::LP_ERROR_VALUE where a number is out of range.
 * @return a new school year, or NULL; release with lp_school_year_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpSchoolYear *lp_school_year_new (guint64 seed, guint min_pupils, guint max_pupils, guint max_rounds, GError **error);

/** @brief Takes a reference. @param year a school year. @return @p year. @since 0.1 */
LP_AVAILABLE_IN_0_1
LpSchoolYear *lp_school_year_ref (LpSchoolYear *year);

/** @brief Drops a reference. @param year a school year. @since 0.1 */
LP_AVAILABLE_IN_0_1
void lp_school_year_unref (LpSchoolYear *year);

/** @brief Gives the seed. @param year a school year. @return the seed. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint64 lp_school_year_get_seed (const LpSchoolYear *year);

/** @brief Counts the rounds. @param year a school year. @return how many, at least 1. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_school_year_get_n_rounds (const LpSchoolYear *year);

/** @brief Counts the pupils who ever belong to the class. @param year a school year. @return how many. @since 0.1 */
LP_AVAILABLE_IN_0_1
guint lp_school_year_get_n_pupils (const LpSchoolYear *year);

/**
 * @brief Gives the request of a round.
 *
 * At least two pupils are present. The must rules may contradict each other:
 * a round that cannot be paired is left out of the history, and the year goes
 * on. O(pupils + rules + rounds).
 * @param year a school year.
 * @param round from 0 to lp_school_year_get_n_rounds() - 1.
 * @param so_far the rounds played before; NULL for none. Its feedback is not
 *   looked at: the year has its own, on the partnerships of these rounds.
 * @param error ::LP_ERROR_VALUE where the year has no such round;
 *   ::LP_ERROR_DATE where @p so_far is not all before it.
 * @return a new request, or NULL; release with lp_request_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRequest *lp_school_year_get_request (const LpSchoolYear *year, guint round, LpHistory *so_far, GError **error);

/**
 * @brief Says what the class made of a round that was issued: in most years
 * just that, in some the teacher now and then lets two pupils change places,
 * sends one to another partnership (which leaves somebody alone beside a three),
 * or makes one group of two partnerships, and the round keeps what was assigned.
 * @param year a school year.
 * @param issued the partnerships of a round of this year.
 * @return a round for the history; release with lp_round_unref().
 * @since 0.1
 */
LP_AVAILABLE_IN_0_1
LpRound *lp_school_year_play (const LpSchoolYear *year, LpRound *issued);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSchoolYear, lp_school_year_unref)

G_END_DECLS
