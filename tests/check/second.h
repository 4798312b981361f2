/* SPDX-License-Identifier: MIT */
/*
 * Classes for the definitions' second edition: those of the worked cases from
 * 25 on, whose names bear the cases' numbers, and some more.
 */
#pragma once

#include "class.h"

void prepare_25 (Class *class);
void prepare_26 (Class *class);
void prepare_27 (Class *class);
void prepare_28 (Class *class);
void prepare_29 (Class *class);
void prepare_30 (Class *class);
void prepare_31 (Class *class);
void prepare_32 (Class *class);
void prepare_33 (Class *class);
/* To be asked for fresh partners, as 35 and 45. */
void prepare_34 (Class *class);
void prepare_35 (Class *class);
void prepare_37 (Class *class);
void prepare_38 (Class *class);
void prepare_39 (Class *class);
void prepare_40 (Class *class);
void prepare_41 (Class *class);
void prepare_42 (Class *class);
void prepare_43 (Class *class);
void prepare_44 (Class *class);
void prepare_45 (Class *class);
void prepare_46 (Class *class);

/* Windows of one's own: 3 to 4 ranks, at most 2, at least 3, and none at all. */
void prepare_gap (Class *class);
void prepare_gap_matched (Class *class);
/* At most 2, of twelve. */
void prepare_gap_of_twelve (Class *class);
void prepare_ties_matched (Class *class);
/* Just 4. */
void prepare_gap_tutor (Class *class);
void prepare_gap_most (Class *class);
void prepare_gap_least (Class *class);
void prepare_gap_open (Class *class);
/* Bands of 2, 4 and 2 pupils, with the ranks 3, 9 and 15; of 3 and 1, with 4 and 8. */
void prepare_thresholds_nearest (Class *class);
void prepare_quantiles_nearest (Class *class);

/* p1 had two turns, the others one; the latest was that of p1, p4 and p5. */
void prepare_turns_ahead (Class *class);
/* p1 p2 p3 went on for a second round: one turn each, the latest; p4 to p6 had one before, p7 none. */
void prepare_turns_going_on (Class *class);
/* p1 had two turns, p2 to p4 one, and p5 is new. */
void prepare_joiner_now (Class *class);
/* p5 was new in the latest round, and had a turn there with p2 and p3: p4 has one, the others two. */
void prepare_joiner_before (Class *class);
/* p1, with two turns, was away in the latest round; the others had one. */
void prepare_back_ahead (Class *class);
/* p1, with none, was away in the latest round; the others had one. */
void prepare_back_behind (Class *class);
/* p4, who had none, is away; p6 is new, and the others had one. */
void prepare_least_is_absent (Class *class);
/* The latest turn was a leaver's alone; before it p1 p2 p3 had theirs. */
void prepare_turn_of_a_leaver (Class *class);
/* None who took part in the first round took part in the second: nobody is lifted there. */
void prepare_nobody_again (Class *class);
/* p1 p2 p3 had a turn, and went on with a fourth: no turn, and not the same set. */
void prepare_four_before (Class *class);
/* p1, who had the latest turn, is in a three on purpose with p2 and p3. */
void prepare_turn_on_purpose (Class *class);

/* bus: p1 p2 yes, p3 p4 no, p5 p6 a word, p7 p8 nothing at all; house: nobody has one. */
void prepare_must_match (Class *class);
void prepare_must_differ (Class *class);
void prepare_young_must_differ (Class *class);
void prepare_young_must_match (Class *class);
/* The same eight: the same bus is welcome (-5), and friends (-3), preferred partners (-1), and what worked (-2). */
void prepare_welcome (Class *class);
/* As before, but preferred partners cost 4. */
void prepare_unwelcome (Class *class);
/* Young, a hard minimum, and p7 p8 held together: to be asked for fresh partners. */
void prepare_fresh (Class *class);

/* Threes on purpose: p1 p4 p6 of eight; p1 p2 p3, by two rules, and p4 p5 p6 of six; p1 p2 p3 of four. */
void prepare_one_three_held (Class *class);
void prepare_two_threes_held (Class *class);
void prepare_three_and_adult (Class *class);
void prepare_three_and_one (Class *class);
/* p1 p2 and p2 p3 are held, p1 p3 are not, and all three past the maximum. */
void prepare_chain (Class *class);
/* Six, of whom three were young partners under a hard minimum. */
void prepare_young_three (Class *class);
/* p10 p11 p12 on purpose, and p1 p2 were partners three rounds ago; the rest is nine, or ten. */
void prepare_cooldown_of_nine (Class *class);
void prepare_cooldown_of_ten (Class *class);
/* Four are held, by one rule or by three. */
void prepare_four_held (Class *class);
void prepare_four_chained (Class *class);
/* Three tutors are held. */
void prepare_tutors_held (Class *class);
