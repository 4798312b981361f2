/* SPDX-License-Identifier: MIT */
/*
 * The classes of the worked cases, and some more, for the tests of the checker.
 */
#pragma once

#include "class.h"

void prepare_four (Class *class);
void prepare_eight (Class *class);
void prepare_matched (Class *class);
void prepare_nearest (Class *class);
void prepare_half (Class *class);
void prepare_fold (Class *class);
void prepare_nine (Class *class);
void prepare_young (Class *class);
void prepare_two_weeks (Class *class);
void prepare_stay (Class *class);
void prepare_maximum (Class *class);
void prepare_only_two (Class *class);
void prepare_holiday (Class *class);
void prepare_joiner (Class *class);
void prepare_apart (Class *class);
void prepare_held (Class *class);
void prepare_ties (Class *class);
void prepare_bands (Class *class);
void prepare_thresholds (Class *class);
/* Ranks by band: two of the lowest (3), four in the middle (9), two of the highest (15). */
void prepare_bands_mixed (Class *class);
void prepare_quarters (Class *class);
/* Halves of the roster of six, though p5 and p6 are away: p4 is above the line. */
void prepare_quantiles (Class *class);
void prepare_quiet (Class *class);
/* As before, with more friends rules, and same gender weighing 7. */
void prepare_weights (Class *class);
void prepare_feedback (Class *class);
/* A three, a day less than two weeks ago and on the day; and one that has faded. */
void prepare_more_feedback (Class *class);
void prepare_turns (Class *class);
void prepare_tutors (Class *class);
void prepare_cooldown (Class *class);
void prepare_absent (Class *class);
/* p1 and p2: two spells, the second broken by nobody. p3 and p4: 4 rounds ago. */
void prepare_spells (Class *class);
void prepare_adult (Class *class);
void prepare_uniform (Class *class);
void prepare_custom (Class *class);
/* The last day before too long: 24 + 7 days against 28 and a slack of 3. */
void prepare_24_days (Class *class);
void prepare_25_days (Class *class);
/* The last day of being young: 10 days and a slack of 3 against 14. */
void prepare_10_days (Class *class);
void prepare_11_days (Class *class);
/* 21 days less 11 (two closures share 10-25) and 4 (one goes on past the date): 6. */
void prepare_closures (Class *class);
