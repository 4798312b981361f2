/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the checker counts every tier as the definitions have it: the
 * worked cases, and pairings counted by hand.
 */
#include "classes.h"
#include "second.h"

/* A cost that is not compared. */
#define ANY G_MININT64

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *pairing;
  gint64 costs[LP_N_TIERS]; /* max_tenure, min_tenure, change, cooldown, turns, strategy, repeats, wishes, chance */
  gboolean fresh;
} CountCase;

static const CountCase worked[] = {
  { "01", prepare_eight, "p1 p3 | p2 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 6683547 } },
  { "02", prepare_matched, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 36764033 } },
  { "03", prepare_fold, "p1 p8 | p2 p7 | p3 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 34920312 } },
  { "04", prepare_nine, "p1 p3 p7 | p2 p6 | p4 p9 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 15618905 } },
  { "05", prepare_young, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 0, 0, 4, 0, 36764033 } },
  { "06", prepare_two_weeks, "p1 p6 | p2 p3 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10143071 } },
  { "07", prepare_stay, "p1 p4 | p2 p5 | p3 p6", { 0, 0, 0, 0, 0, 0, 3, 0, 30040684 } },
  { "08", prepare_maximum, "p1 p3 | p2 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 12665734 } },
  { "09", prepare_only_two, "p1 p2", { 1, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "11", prepare_holiday, "p1 p4 | p2 p5 | p3 p6", { 0, 0, 0, 0, 0, 0, 3, 0, 30040684 } },
  { "12", prepare_joiner, "p1 p2 p3 | p4 p7 | p5 p6", { 0, 0, 0, 0, 3, 0, 0, 0, 19283188 } },
  { "13", prepare_apart, "p1 p3 | p2 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 12665734 } },
  { "14", prepare_held, "p1 p2 | p3 p4 | p5 p8 | p6 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 29522112 } },
  { "15", prepare_ties, "p1 p4 | p2 p6 | p3 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10637215 } },
  { "16", prepare_bands, "p1 p3 | p2 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 6683547 } },
  { "17", prepare_thresholds, "p1 p3 | p2 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 6683547 } },
  { "18", prepare_quiet, "p1 p6 | p2 p3 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10143071 } },
  { "19", prepare_feedback, "p1 p4 | p2 p3", { 0, 0, 0, 0, 0, 0, 0, 0, 5205209 } },
  { "20", prepare_turns, "p1 p9 | p2 p3 | p4 p5 | p6 p7 p8", { 0, 0, 0, 0, 4, 0, 0, 0, 43749964 } },
  { "21", prepare_tutors, "p1 p5 | p2 p6 | p3 p4 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 27285394 } },
  { "23", prepare_cooldown, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 18, 2, 0, 13279517 } },
  { "24", prepare_absent, "p3 p7 | p4 p8 | p5 p6", { 0, 0, 0, 0, 0, 0, 2, 0, 17954526 } },
  { "25", prepare_25, "p1 p3 | p10 p12 | p11 p9 | p2 p4 | p5 p7 | p6 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 47809495 } },
  { "26", prepare_26, "p1 p3 | p10 p12 | p11 p9 | p2 p4 | p5 p7 | p6 p8", { 0, 0, 0, 0, 0, 96, 0, 0, 47809495 } },
  { "27", prepare_27, "p1 p4 | p10 p7 | p11 p8 | p12 p9 | p2 p5 | p3 p6", { 0, 0, 0, 0, 0, 0, 0, 0, 41104567 } },
  { "28", prepare_28, "p1 p4 | p2 p3 p6 | p5 p7", { 0, 0, 0, 0, 0, 0, 3, 0, 31117896 } },
  { "29", prepare_29, "p1 p4 p6 | p2 p5 | p3 p7", { 0, 0, 0, 0, 0, 1, 5, 0, 43112086 } },
  { "30", prepare_30, "p1 p6 | p2 p8 | p3 p4 p9 | p5 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 37082260 } },
  { "31", prepare_31, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 0, 0, 144, 0, 0, 35341978 } },
  { "32", prepare_32, "p1 p2 | p3 p8 | p4 p6 | p5 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 12625360 } },
  { "33", prepare_33, "p1 p3 | p2 p6 | p4 p5 | p7 p8", { 0, 0, 0, 0, 0, 0, 0, -7, 17001381 } },
  { "34", prepare_34, "p1 p6 | p2 p3 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10143071 }, TRUE },
  { "35", prepare_35, "p1 p6 | p2 p3 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10143071 }, TRUE },
  { "37", prepare_37, "p1 p7 | p10 p4 | p11 p5 | p12 p6 | p2 p8 | p3 p9", { 0, 0, 0, 0, 0, 0, 0, 0, 52842536 } },
  { "38", prepare_38, "p1 p4 p6 | p2 p3 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 52689252 } },
  { "39", prepare_39, "p1 p4 p6 | p2 p7 | p3 p9 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 43011701 } },
  { "40", prepare_40, "p1 p4 | p2 p7 | p3 | p5 p8 | p6 p9", { 0, 0, 0, 0, 0, 0, 0, 0, 20197419 } },
  { "41", prepare_41, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 0, 0, 144, 4, 0, 20623113 } },
  { "42", prepare_42, "p1 p5 | p2 p3 | p4 p6", { 0, 0, 0, 0, 0, 84, 0, 0, 27390070 } },
  { "43", prepare_43, "p1 p2 | p10 p9 | p11 p12 | p3 p4 | p5 p8 | p6 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 37693707 } },
  { "44", prepare_44, "p1 p2 | p3 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 11243517 } },
  { "45", prepare_45, "p1 p5 | p2 p7 | p3 p4 | p6 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 31140260 }, TRUE },
  { "46", prepare_46, "p1 p4 | p2 p5 | p3 p6", { 0, 0, 0, 0, 0, 0, 0, 0, 10557119 } },
};

/* Chance for the seed 1: 12|34 15077708, 13|24 13279517, 14|23 5205209. */
static const CountCase by_hand[] = {
  /* Gap 2 twice against a window from 1 (⌊4/3⌋) to 5; then 6 and 2: one too wide by 1. */
  { "inside the window", prepare_four, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 0, 0, 0, 15077708 } },
  { "outside the window", prepare_four, "p1 p4 | p2 p3", { 0, 0, 0, 0, 0, 1, 0, 0, 5205209 } },
  /* Sums of ranks 6, 14, 22, 30 against 18: 12² + 4² + 4² + 12². */
  { "fold, far off", prepare_fold, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 0, 320, 0, 0, 36764033 } },
  /* Gaps 14, 10, 6 and 2: in matched's window up to ⌊8/3⌋ only the last. */
  { "matched, far off", prepare_matched, "p1 p8 | p2 p7 | p3 p6 | p4 p5",
    { 0, 0, 0, 0, 0, 12 * 12 + 8 * 8 + 4 * 4, 0, 0, 34920312 } },
  { "nearest, far off", prepare_nearest, "p1 p8 | p2 p7 | p3 p6 | p4 p5",
    { 0, 0, 0, 0, 0, 14 * 14 + 10 * 10 + 6 * 6 + 2 * 2, 0, 0, 34920312 } },
  /* Half the class is 8. */
  { "half, far off", prepare_half, "p1 p8 | p2 p7 | p3 p6 | p4 p5",
    { 0, 0, 0, 0, 0, 6 * 6 + 2 * 2 + 2 * 2 + 6 * 6, 0, 0, 34920312 } },
  /* From 6 to 8, up to 4, from 6, anything. */
  { "gap", prepare_gap, "p1 p8 | p2 p7 | p3 p6 | p4 p5", { 0, 0, 0, 0, 0, 6 * 6 + 2 * 2 + 4 * 4, 0, 0, 34920312 } },
  { "gap, matched", prepare_gap_matched, "p1 p8 | p2 p7 | p3 p6 | p4 p5",
    { 0, 0, 0, 0, 0, 6 * 6 + 2 * 2 + 4 * 4, 0, 0, 34920312 } },
  /* From 8 to 8: gaps 8, 8, and 2 and 8 and 6 in the three. */
  { "gap, tutor", prepare_gap_tutor, "p1 p5 | p2 p6 | p3 p4 p7", { 0, 0, 0, 0, 0, 6 * 6 + 2 * 2, 0, 0, ANY } },
  { "gap, at most", prepare_gap_most, "p1 p8 | p2 p7 | p3 p6 | p4 p5", { 0, 0, 0, 0, 0, 10 * 10 + 6 * 6 + 2 * 2, 0, 0, 34920312 } },
  { "gap, at most, neighbours", prepare_gap_of_twelve, "p1 p2 | p3 p4 | p5 p6 | p7 p8 | p9 p10 | p11 p12",
    { 0, 0, 0, 0, 0, 0, 0, 0, ANY } },
  /* Ranks 4 4 4 9 9 12 of six: window up to 2. */
  { "matched, equals", prepare_ties_matched, "p1 p2 | p3 p8 | p4 p5 | p6 p7", { 0, 0, 0, 0, 0, 6 * 6, 0, 0, ANY } },
  { "gap, at least", prepare_gap_least, "p1 p8 | p2 p7 | p3 p6 | p4 p5", { 0, 0, 0, 0, 0, 4 * 4, 0, 0, 34920312 } },
  { "gap, open", prepare_gap_open, "p1 p8 | p2 p7 | p3 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 34920312 } },
  /* 3 with 9 twice, 9 with 15 twice; 4 with 8, and 4 with 4. */
  { "ranks of thresholds", prepare_thresholds_nearest, "p1 p3 | p2 p4 | p5 p7 | p6 p8",
    { 0, 0, 0, 0, 0, 4 * 6 * 6, 0, 0, ANY } },
  { "ranks of quantiles", prepare_quantiles_nearest, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 4 * 4, 0, 0, 15077708 } },
  /* Quarters 0 0 1 1 2 2 3 3: distances 3, 3, 1, 1. */
  { "quarters", prepare_quarters, "p1 p7 | p2 p8 | p3 p5 | p4 p6", { 0, 0, 0, 0, 0, 8, 0, 0, ANY } },
  { "halves of the roster", prepare_quantiles, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 1, 0, 0, 15077708 } },
  /* Bands WTS and GDS twice (1 each), EXS with EXS twice (1 each). */
  { "bands", prepare_bands, "p1 p7 | p2 p8 | p3 p4 | p5 p6", { 0, 0, 0, 0, 0, 4, 0, 0, ANY } },
  /* Ranks 3, 9, 15 in a window from 2 to 10: 12 is 2 too wide, 0 is 2 too narrow. */
  { "ranks of bands", prepare_bands_mixed, "p1 p7 | p2 p3 | p4 p5 | p6 p8", { 0, 0, 0, 0, 0, 8, 0, 0, ANY } },
  /* Ranks 4 4 4 9 9 12 of six: window 2 to 8. p1 p2 0 apart: 4. */
  { "ties and missing", prepare_ties, "p1 p2 | p3 p8 | p4 p6 | p5 p7", { 0, 0, 0, 0, 0, 4, 0, 0, ANY } },
  /* Seven days old and asked to run to 14 less 3: all four ended young; gaps 8 (inside). */
  { "ended young", prepare_young, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 4, 0, 0, 0, 0, 0, 0, ANY } },
  /* 14 days old: past the minimum; C = min (12, 3) = 3, k = 1: 3 for each. */
  { "partners again", prepare_two_weeks, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 12, 0, 0, 4, 0, ANY } },
  { "changed", prepare_stay, "p1 p4 | p2 p6 | p3 p5", { 0, 0, 2, 0, 0, 0, 1, 0, ANY } },
  /* Too long: no change is asked for, C = 2, k = 1. */
  { "past the maximum", prepare_maximum, "p1 p4 | p2 p5 | p3 p6", { 3, 0, 0, 6, 0, 0, 3, 0, 30040684 } },
  /* 5 open days, then the closures: young. */
  { "holiday, changed", prepare_holiday, "p1 p5 | p2 p6 | p3 p4", { 0, 3, 0, 0, 0, 0, 0, 0, ANY } },
  /* p7's three began in a keep round and is dated from 10-26: nobody is young; C = 3 - 2: five pairs at 1. The three costs no turn. */
  { "joiner stays", prepare_joiner, "p1 p4 | p2 p5 | p3 p6 p7", { 0, 0, 0, 5, 0, 0, 5, 0, ANY } },
  /* Half of the pairs stayed on 11-02: a keep round, so nobody is young. C = 3, k = 1 for the two that are not held. */
  { "held for nothing", prepare_held, "p1 p2 | p3 p4 | p5 p7 | p6 p8", { 0, 0, 0, 6, 0, 0, 2, 0, ANY } },
  { "weights", prepare_weights, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 0, 0, 20 + 1 + 7 + 1, 15077708 } },
  { "friends by two rules", prepare_weights, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 0, 0, 20 + 7, 13279517 } },
  /* 3 × 10 for two weeks; 2 × 11 for 13 days; 1 × 12; the pair p2 p4 of 12 weeks ago 0, of a day later 6 × 1. */
  { "feedback", prepare_more_feedback, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 0, 0, 30 + 22 + 12 + 6, 13279517 } },
  /* C = 1 and a spell of 21 days: 1 each. Gaps 2 in a window up to 1: 1 each. */
  { "cooldown", prepare_cooldown, "p1 p2 | p3 p4", { 0, 0, 0, 2, 0, 2, 2, 0, 15077708 } },
  /* p9 had two turns, p2 and p5 one, p7 none; the latest were of p5 and p9. C = 4 - 2: p2 p9 after 2 rounds, p5 p9 after 1. */
  { "turns", prepare_turns, "p1 p4 | p2 p5 p9 | p3 p6 | p7 p8", { 0, 0, 0, 1 + 2, 2 + 3 + 5, 0, 4, 0, ANY } },
  { "turns, ahead and latest", prepare_turns_ahead, "p1 p2 p4 | p3 p5", { ANY, 0, 0, 0, 3 + 0 + 1, 0, ANY, 0, ANY } },
  { "turns, latest", prepare_turns_ahead, "p2 p3 p4 | p1 p5", { ANY, 0, 0, 0, 1, 0, ANY, 0, ANY } },
  { "the same three", prepare_turns_ahead, "p1 p4 p5 | p2 p3", { ANY, 0, 0, 0, 0, 0, ANY, 0, ANY } },
  { "a three that went on", prepare_turns_going_on, "p1 p4 p7 | p2 p3 | p5 p6", { ANY, 0, 0, 0, 3 + 2, 0, ANY, 0, ANY } },
  { "the three of two rounds ago", prepare_turns_going_on, "p1 p2 p3 | p4 p5 | p6 p7", { 0, 0, 0, 0, 9, 0, ANY, 0, ANY } },
  { "a joiner is not due", prepare_joiner_now, "p2 p3 p5 | p1 p4", { ANY, 0, 0, 0, 0, 0, ANY, 0, ANY } },
  { "a joiner and others", prepare_joiner_now, "p1 p4 p5 | p2 p3", { ANY, 0, 0, 0, 3 + 1 + 0, 0, ANY, 0, ANY } },
  { "a joiner of before", prepare_joiner_before, "p5 p1 p4 | p2 p3", { ANY, 0, 0, 0, 3 + 2 + 0, 0, ANY, 0, ANY } },
  { "back with more", prepare_back_ahead, "p1 p2 p3 | p4 p5", { ANY, 0, 0, 0, 3, 0, ANY, 0, ANY } },
  { "back with fewer", prepare_back_behind, "p1 p2 p3 | p4 p5", { ANY, 0, 0, 0, 0, 0, ANY, 0, ANY } },
  { "least among those here", prepare_least_is_absent, "p1 p3 p6 | p2 p5", { 0, 0, 0, 0, 0, 0, ANY, 0, ANY } },
  { "the latest turn a leaver's", prepare_turn_of_a_leaver, "p1 p2 p4 | p3 p5", { ANY, 0, 0, 0, 4, 0, ANY, 0, ANY } },
  { "nobody twice", prepare_nobody_again, "p1 p2 p3", { ANY, 0, 0, 0, 0 + 1 + 1, 0, 1, 0, ANY } },
  { "a four before", prepare_four_before, "p1 p2 p3 | p4 p5", { ANY, 0, 0, 0, 9, 0, ANY, 0, ANY } },
  { "a turn on purpose", prepare_turn_on_purpose, "p1 p2 p3 | p4 p5", { ANY, 0, 0, 0, 3, 0, ANY, 0, ANY } },
  /* p1 p2: two spells, k = 1 of C = 5; past the maximum (since 08-01). p3 p4: one spell, k = 4. */
  { "spells", prepare_spells, "p1 p2 | p3 p4", { 1, 0, 0, 5 + 2, 0, 0, 5, 0, 15077708 } },
  /* One round each: p2 p4 and p1 p3 3 rounds ago. */
  { "no tenure", prepare_spells, "p1 p3 | p2 p4", { 0, 0, 0, 3 + 3, 0, 0, 2, 0, 13279517 } },
  /* p1 and p2 had two turns, p3 one; p2 goes on alone. p2 p3: partners 2 rounds ago, C = 1; two rounds, one spell. */
  { "adult", prepare_adult, "p1 | p2 p3", { 0, 0, 0, 0, 2, 0, 1, 0, 704160 } },
  { "adult, another", prepare_adult, "p3 | p1 p2", { 0, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "adult, the same", prepare_adult, "p2 | p1 p3", { 0, 0, 0, 1, 0, 0, 1, 0, 155355 } },
  { "24 days", prepare_24_days, "p1 p2", { 0, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "25 days", prepare_25_days, "p1 p2", { 1, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "10 days", prepare_10_days, "p1 p3 | p2 p4", { 0, 2, 0, 0, 0, 0, 0, 0, 13279517 } },
  { "11 days", prepare_11_days, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 0, 0, 0, 13279517 } },
  /* Yes with nothing, a word with nothing, and noes match; yes and no differ, and so does a word. */
  { "must match", prepare_must_match, "p1 p2 | p3 p4 | p5 p7 | p6 p8", { 0, 0, 0, 0, 0, 0, 0, 0, ANY } },
  { "must differ", prepare_must_differ, "p1 p3 | p2 p5 | p4 p6 | p7 p8", { 0, 0, 0, 0, 0, 0, 0, 0, ANY } },
  /* Who may not go on is not asked to. */
  { "young, must differ", prepare_young_must_differ, "p1 p3 | p2 p4 | p5 p7 | p6 p8", { 0, 3, 0, 0, 0, 0, 0, 0, ANY } },
  { "young, must match", prepare_young_must_match, "p1 p2 | p3 p4 | p5 p7 | p6 p8", { 0, 2, 0, 0, 0, 0, 0, 0, ANY } },
  /* -5 and -1; two noes nothing; -5 and -3; -2 × 12, and a wish that has run out. */
  { "welcome", prepare_welcome, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 0, 0, 0, -6 - 8 - 24, ANY } },
  { "welcome and not", prepare_unwelcome, "p1 p2 | p3 p5 | p4 p6 | p7 p8", { 0, 0, 0, 0, 0, 0, 0, 4 - 5 - 24, ANY } },
  /* Nobody is young; going on costs C = 3, but where two are held. */
  { "fresh", prepare_fresh, "p1 p2 | p3 p5 | p4 p6 | p7 p8", { 0, 0, 0, 3, 0, 0, 1, 0, ANY }, TRUE },
  { "fresh, stay", prepare_35, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 12, 0, 0, 4, 0, ANY }, TRUE },
  { "fresh, changed", prepare_stay, "p1 p4 | p2 p6 | p3 p5", { 0, 0, 0, 2, 0, 0, 1, 0, ANY }, TRUE },
  { "fresh, past the maximum", prepare_maximum, "p1 p4 | p2 p5 | p3 p6", { 3, 0, 0, 6, 0, 0, 3, 0, 30040684 }, TRUE },
  { "fresh, the same three", prepare_29, "p1 p4 p6 | p2 p5 | p3 p7", { 0, 0, 0, 5, 0, 1, 5, 0, 43112086 }, TRUE },
  /* Threes on purpose. p1 p3 are not held: 1 each in maximum, C = 3 - 2 and repeats; so p7 p8. Turns: p7 and p8, 3 each. */
  { "two threes", prepare_two_threes_held, "p1 p2 p3 | p4 p5 p6", { 0, 0, 0, 0, 0, 0, 0, 0, 37312839 } },
  { "three and adult", prepare_three_and_adult, "p1 p4 p6 | p2 | p3 p5 | p7 p8", { 0, 0, 0, 0, 0, 0, 0, 0, ANY } },
  { "held in a chain", prepare_chain, "p1 p2 p3 | p4 p6 | p5 p7 p8", { 2, 0, 0, 2, 6, 0, 2, 0, ANY } },
  /* k = 3: C = 5 - 2 of twelve with a rest of nine, C = 6 of thirteen with a rest of ten. */
  { "an odd rest", prepare_cooldown_of_nine, "p1 p2 | p3 p4 | p5 p7 | p6 p8 p9 | p10 p11 p12", { 0, 0, 0, 1, 0, 0, 1, 0, ANY } },
  { "an even rest", prepare_cooldown_of_ten, "p1 p2 | p3 p4 | p5 p7 | p6 p8 | p9 p13 | p10 p11 p12",
    { 0, 0, 0, 4, 0, 0, 1, 0, ANY } },
  { "uniform", prepare_uniform, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "custom", prepare_custom, "p2 p1 | p4 p3", { 0, 0, 0, 0, 0, 80083 + 86089, 0, 0, 15077708 } },
};

static void
count (const CountCase *this)
{
  g_auto (Class) class = class_new ();
  gint64 costs[LP_N_TIERS];

  this->prepare (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, this->pairing);
  lp_request_set_fresh (request, this->fresh);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, NULL);
  g_autofree char *findings = tell_all (verdict);
  for (guint t = 0; t < LP_N_TIERS; t++) {
    costs[t] = this->costs[t] == ANY ? lp_verdict_get_costs (verdict)[t] : this->costs[t];
    ck_assert_msg (lp_verdict_get_costs (verdict)[t] == costs[t],
                   "%s, %s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT "\n%s", this->name,
                   lp_tier_get_name ((LpTier) t), lp_verdict_get_costs (verdict)[t], costs[t], findings);
  }
  ck_assert_msg (lp_verdict_is_valid (verdict), "%s: %s", this->name, findings);
  ck_assert_int_eq (lp_verdict_get_proof (verdict), LP_PROOF_NONE);
}

START_TEST (worked_cases)
{
  count (&worked[_i]);
}
END_TEST

START_TEST (counts_by_hand)
{
  count (&by_hand[_i]);
}
END_TEST

START_TEST (chance_reads_bytes)
{
  g_auto (Class) class = class_new ();
  const gint64 costs[LP_N_TIERS] = { 0, 0, 0, 0, 0, 0, 0, 0, 1984100 };

  class.seed = G_MAXUINT64;
  add_pupil (&class, lp_pupil_new ("z", NULL, NULL));
  add_pupil (&class, lp_pupil_new ("é", NULL, NULL));
  g_autoptr (LpVerdict) verdict = judge (&class, "é z", NULL);
  assert_costs (verdict, costs);
}
END_TEST

/* Up to 2,000 present chance is a cost; with more it is an order, and costs nothing. */
START_TEST (chance_in_large_classes)
{
  guint n = _i == 0 ? 2000 : 2002;
  g_auto (Class) class = class_new ();
  g_autoptr (GString) pairing = g_string_new (NULL);

  add_class (&class, n);
  for (guint i = 1; i <= n / 2; i++)
    g_string_append_printf (pairing, "%sp%u p%u", i > 1 ? " | " : "", i, i + n / 2);
  g_autoptr (LpVerdict) verdict = judge (&class, pairing->str, NULL);
  ck_assert (lp_verdict_is_valid (verdict));
  ck_assert_int_eq (lp_verdict_get_costs (verdict)[LP_TIER_CHANCE] > 0, _i == 0);
}
END_TEST

/*
 * By default former partners come again at no cost after as many rounds as the
 * class leaves to choose from, at most 12 or 6, and two less where there is a
 * three. In round i before this one only the i-th pair were partners; those of
 * the latest are young and go on.
 */
static const struct {
  LpStrategy strategy;
  guint n;
  int cooldown; /* C */
  LpOdd odd;
} defaults[] = {
  { LP_STRATEGY_MIXED, 24, 11 }, { LP_STRATEGY_MIXED, 26, 12 }, { LP_STRATEGY_MIXED, 28, 12 }, { LP_STRATEGY_RANDOM, 30, 12 },
  { LP_STRATEGY_MATCHED, 12, 5 }, { LP_STRATEGY_MATCHED, 14, 6 }, { LP_STRATEGY_MATCHED, 28, 6 },
  { LP_STRATEGY_MIXED_FOLD, 28, 6 }, { LP_STRATEGY_MIXED_NEAR, 28, 12 }, { LP_STRATEGY_NEAREST, 28, 6 },
  { LP_STRATEGY_MIXED_HALF, 28, 6 }, { LP_STRATEGY_TUTOR, 28, 12 },
  { LP_STRATEGY_MIXED, 9, 2 }, { LP_STRATEGY_MIXED, 23, 9 }, { LP_STRATEGY_MIXED, 29, 10 }, { LP_STRATEGY_NEAREST, 29, 4 },
  { LP_STRATEGY_MIXED, 3, 0 }, { LP_STRATEGY_MIXED, 9, 4, LP_ODD_ADULT }, { LP_STRATEGY_MIXED, 29, 12, LP_ODD_ADULT },
};

/* p1 p2 | p3 p4 and so on; an odd one out joins the last two, or works with the adult. */
static char *
pair_neighbours (guint n, LpOdd odd)
{
  GString *pairing = g_string_new (NULL);

  for (guint i = 1; i <= n; i++) {
    gboolean joins = i % 2 == 0 || (i == n && odd == LP_ODD_THREE);
    g_string_append_printf (pairing, "%sp%u", i == 1 ? "" : joins ? " " : " | ", i);
  }
  return g_string_free (pairing, FALSE);
}

START_TEST (cooldown_by_default)
{
  g_auto (Class) class = class_new ();
  guint n = defaults[_i].n;
  g_autofree char *pairing = pair_neighbours (n, defaults[_i].odd);

  add_class (&class, n);
  set_strategy (&class, defaults[_i].strategy);
  lp_policy_set_odd (class.policy, defaults[_i].odd);
  for (guint i = n / 2; i > 0; i--) {
    g_autofree char *pair = g_strdup_printf ("p%u p%u", 2 * i - 1, 2 * i);
    LpRound *round = make_round (class.date - 7 * (LpDate) i, pair);
    ck_assert (lp_history_add_round (class.history, round, NULL));
    lp_round_unref (round);
  }
  g_autoptr (LpVerdict) verdict = judge (&class, pairing, NULL);
  ck_assert_int_eq (lp_verdict_get_costs (verdict)[LP_TIER_COOLDOWN], defaults[_i].cooldown * (defaults[_i].cooldown - 1) / 2);
}
END_TEST

/* An attribute counts wherever it stands among the weights. */
START_TEST (each_weight_counts)
{
  static const char *const names[] = { "aunt", "friends", "prefer", "zebra" };
  g_auto (Class) class = class_new ();

  for (guint i = 0; i < 2; i++) {
    LpPupil *pupil = lp_pupil_new (i == 0 ? "p1" : "p2", NULL, NULL);
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      ck_assert (lp_pupil_set_word (pupil, names[k], "same", NULL));
    add_pupil (&class, pupil);
  }
  ck_assert (lp_policy_set_weight (class.policy, names[_i], 5, NULL));
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2", NULL);
  ck_assert_int_eq (lp_verdict_get_costs (verdict)[LP_TIER_WISHES], _i == 1 || _i == 2 ? 0 : 5);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, cooldown_by_default, 0, G_N_ELEMENTS (defaults));
  tcase_add_loop_test (tests, each_weight_counts, 0, 4);
  tcase_add_loop_test (tests, worked_cases, 0, G_N_ELEMENTS (worked));
  tcase_add_loop_test (tests, counts_by_hand, 0, G_N_ELEMENTS (by_hand));
  tcase_add_test (tests, chance_reads_bytes);
  tcase_add_loop_test (tests, chance_in_large_classes, 0, 2);
}

int
main (void)
{
  return run_suite ("check-count", add_tests);
}
