/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the checker counts every tier as the definitions have it: the
 * worked cases, and pairings counted by hand.
 */
#include "classes.h"

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *pairing;
  gint64 costs[LP_N_TIERS]; /* max_tenure, min_tenure, change, cooldown, strategy, turns, repeats, could, chance */
} CountCase;

static const CountCase worked[] = {
  { "01", prepare_eight, "p1 p3 | p2 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 6683547 } },
  { "02", prepare_matched, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 16, 0, 0, 0, 36764033 } },
  { "03", prepare_fold, "p1 p8 | p2 p7 | p3 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 34920312 } },
  { "04", prepare_nine, "p1 p3 p7 | p2 p6 | p4 p9 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 15618905 } },
  { "05", prepare_young, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 0, 0, 4, 0, 36764033 } },
  { "06", prepare_two_weeks, "p1 p6 | p2 p3 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10143071 } },
  { "07", prepare_stay, "p1 p4 | p2 p5 | p3 p6", { 0, 0, 0, 0, 0, 0, 3, 0, 30040684 } },
  { "08", prepare_maximum, "p1 p3 | p2 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 12665734 } },
  { "09", prepare_only_two, "p1 p2", { 1, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "11", prepare_holiday, "p1 p4 | p2 p5 | p3 p6", { 0, 0, 0, 0, 0, 0, 3, 0, 30040684 } },
  { "12", prepare_joiner, "p1 p2 p3 | p4 p7 | p5 p6", { 0, 0, 0, 0, 0, 6, 0, 0, 19283188 } },
  { "13", prepare_apart, "p1 p3 | p2 p6 | p4 p5", { 0, 0, 0, 0, 0, 0, 0, 0, 12665734 } },
  { "14", prepare_held, "p1 p2 | p3 p4 | p5 p8 | p6 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 29522112 } },
  { "15", prepare_ties, "p1 p4 | p2 p6 | p3 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10637215 } },
  { "16", prepare_bands, "p1 p3 | p2 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 6683547 } },
  { "17", prepare_thresholds, "p1 p3 | p2 p6 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 6683547 } },
  { "18", prepare_quiet, "p1 p6 | p2 p3 | p4 p7 | p5 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 10143071 } },
  { "19", prepare_feedback, "p1 p4 | p2 p3", { 0, 0, 0, 0, 0, 0, 0, 0, 5205209 } },
  { "20", prepare_turns, "p1 p9 | p2 p3 | p4 p5 | p6 p7 p8", { 0, 0, 0, 0, 0, 13, 0, 0, 43749964 } },
  { "21", prepare_tutors, "p1 p5 | p2 p6 | p3 p4 p7", { 0, 0, 0, 0, 0, 0, 0, 0, 27285394 } },
  { "23", prepare_cooldown, "p1 p3 | p2 p4", { 0, 0, 0, 0, 32, 0, 2, 0, 13279517 } },
  { "24", prepare_absent, "p3 p7 | p4 p8 | p5 p6", { 0, 0, 0, 0, 0, 0, 2, 0, 17954526 } },
};

/* Chance for the seed 1: 12|34 15077708, 13|24 13279517, 14|23 5205209. */
static const CountCase by_hand[] = {
  /* Gap 2 twice against a window from 1 (⌊4/3⌋) to 5; then 6 and 2: one too wide by 1. */
  { "inside the window", prepare_four, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 0, 0, 0, 15077708 } },
  { "outside the window", prepare_four, "p1 p4 | p2 p3", { 0, 0, 0, 0, 1, 0, 0, 0, 5205209 } },
  /* Sums of ranks 6, 14, 22, 30 against 18: 12² + 4² + 4² + 12². */
  { "fold, far off", prepare_fold, "p1 p2 | p3 p4 | p5 p6 | p7 p8", { 0, 0, 0, 0, 320, 0, 0, 0, 36764033 } },
  { "matched, far off", prepare_matched, "p1 p8 | p2 p7 | p3 p6 | p4 p5",
    { 0, 0, 0, 0, 14 * 14 + 10 * 10 + 6 * 6 + 2 * 2, 0, 0, 0, 34920312 } },
  /* Quarters 0 0 1 1 2 2 3 3: distances 3, 3, 1, 1. */
  { "quarters", prepare_quarters, "p1 p7 | p2 p8 | p3 p5 | p4 p6", { 0, 0, 0, 0, 8, 0, 0, 0, -1 } },
  { "halves of the roster", prepare_quantiles, "p1 p2 | p3 p4", { 0, 0, 0, 0, 1, 0, 0, 0, 15077708 } },
  /* Bands WTS and GDS twice (1 each), EXS with EXS twice (1 each). */
  { "bands", prepare_bands, "p1 p7 | p2 p8 | p3 p4 | p5 p6", { 0, 0, 0, 0, 4, 0, 0, 0, -1 } },
  /* Ranks 3, 9, 15 in a window from 2 to 10: 12 is 2 too wide, 0 is 2 too narrow. */
  { "ranks of bands", prepare_bands_mixed, "p1 p7 | p2 p3 | p4 p5 | p6 p8", { 0, 0, 0, 0, 8, 0, 0, 0, -1 } },
  /* Ranks 4 4 4 9 9 12 of six: window 2 to 8. p1 p2 0 apart: 4. */
  { "ties and missing", prepare_ties, "p1 p2 | p3 p8 | p4 p6 | p5 p7", { 0, 0, 0, 0, 4, 0, 0, 0, -1 } },
  /* Seven days old and asked to run to 14 less 3: all four ended young; gaps 8 (inside). */
  { "ended young", prepare_young, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 4, 0, 0, 0, 0, 0, 0, -1 } },
  /* 14 days old: past the minimum; C = min (12, 3) = 3, k = 1: 3 for each. */
  { "partners again", prepare_two_weeks, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 12, 0, 0, 4, 0, -1 } },
  { "changed", prepare_stay, "p1 p4 | p2 p6 | p3 p5", { 0, 0, 2, 0, 0, 0, 1, 0, -1 } },
  /* Too long: no change is asked for, C = 2, k = 1. */
  { "past the maximum", prepare_maximum, "p1 p4 | p2 p5 | p3 p6", { 3, 0, 0, 6, 0, 0, 3, 0, 30040684 } },
  /* 5 open days, then the closures: young. */
  { "holiday, changed", prepare_holiday, "p1 p5 | p2 p6 | p3 p4", { 0, 3, 0, 0, 0, 0, 0, 0, -1 } },
  /* p7's three began in a keep round and is dated from 10-26: nobody is young; C = 3: p3 p6 3, p3 p7 3, p6 p7 3. */
  { "joiner stays", prepare_joiner, "p1 p4 | p2 p5 | p3 p6 p7", { 0, 0, 0, 15, 0, 18, 5, 0, -1 } },
  /* Half of the pairs stayed on 11-02: a keep round, so nobody is young. C = 3, k = 1 for the two that are not held. */
  { "held for nothing", prepare_held, "p1 p2 | p3 p4 | p5 p7 | p6 p8", { 0, 0, 0, 6, 0, 0, 2, 0, -1 } },
  { "weights", prepare_weights, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 0, 0, 20 + 1 + 7 + 1, 15077708 } },
  { "friends by two rules", prepare_weights, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 0, 0, 20 + 7, 13279517 } },
  /* 3 × 10 for two weeks; 2 × 11 for 13 days; 1 × 12; the pair p2 p4 of 12 weeks ago 0, of a day later 6 × 1. */
  { "feedback", prepare_more_feedback, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 0, 0, 30 + 22 + 12 + 6, 13279517 } },
  /* C = 1 and a spell of 21 days: 1 each. Gaps 2: 4 each. */
  { "cooldown", prepare_cooldown, "p1 p2 | p3 p4", { 0, 0, 0, 2, 8, 0, 2, 0, 15077708 } },
  /* Turns: p2 2 rounds ago, p5 and p9 1. C = 4: p1 p4 and p2 p5 after 3 rounds, p2 p9 after 2, p5 p9 after 1. */
  { "turns", prepare_turns, "p1 p4 | p2 p5 p9 | p3 p6 | p7 p8", { 0, 0, 0, 2 + 2 + 3 + 4, 0, 7 + 8 + 8, 4, 0, -1 } },
  /* p1 p2: two spells, k = 1 of C = 5; past the maximum (since 08-01). p3 p4: one spell, k = 4. */
  { "spells", prepare_spells, "p1 p2 | p3 p4", { 1, 0, 0, 5 + 2, 0, 0, 5, 0, 15077708 } },
  /* One round each: p2 p4 and p1 p3 3 rounds ago. */
  { "no tenure", prepare_spells, "p1 p3 | p2 p4", { 0, 0, 0, 3 + 3, 0, 0, 2, 0, 13279517 } },
  /* Three present, p1's last turn 2 rounds ago: 1. p2 p3: partners 2 rounds ago, C = 1; two rounds, one spell. */
  { "adult", prepare_adult, "p1 | p2 p3", { 0, 0, 0, 0, 0, 1, 1, 0, 704160 } },
  /* p3's last turn 2 rounds ago: 1. */
  { "adult, another", prepare_adult, "p3 | p1 p2", { 0, 0, 0, 0, 0, 1, 1, 0, 10058596 } },
  { "24 days", prepare_24_days, "p1 p2", { 0, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "25 days", prepare_25_days, "p1 p2", { 1, 0, 0, 0, 0, 0, 1, 0, 10058596 } },
  { "10 days", prepare_10_days, "p1 p3 | p2 p4", { 0, 2, 0, 0, 0, 0, 0, 0, 13279517 } },
  { "11 days", prepare_11_days, "p1 p3 | p2 p4", { 0, 0, 0, 0, 0, 0, 0, 0, 13279517 } },
  { "uniform", prepare_uniform, "p1 p5 | p2 p6 | p3 p7 | p4 p8", { 0, 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "custom", prepare_custom, "p2 p1 | p4 p3", { 0, 0, 0, 0, 80083 + 86089, 0, 0, 0, 15077708 } },
};

/* A cost of -1 is not compared. */
static void
count (const CountCase *this)
{
  g_auto (Class) class = class_new ();
  gint64 costs[LP_N_TIERS];

  this->prepare (&class);
  g_autoptr (LpVerdict) verdict = judge (&class, this->pairing, NULL);
  g_autofree char *findings = tell_all (verdict);
  for (guint t = 0; t < LP_N_TIERS; t++) {
    costs[t] = this->costs[t] == -1 ? lp_verdict_get_costs (verdict)[t] : this->costs[t];
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
 * class leaves to choose from, at most 12 or 6. In round i before this one only
 * the i-th pair were partners; those of the latest are young and go on.
 */
static const struct {
  LpStrategy strategy;
  guint n;
  int cooldown; /* C */
} defaults[] = {
  { LP_STRATEGY_MIXED, 24, 11 }, { LP_STRATEGY_MIXED, 26, 12 }, { LP_STRATEGY_MIXED, 28, 12 }, { LP_STRATEGY_RANDOM, 30, 12 },
  { LP_STRATEGY_MATCHED, 12, 5 }, { LP_STRATEGY_MATCHED, 14, 6 }, { LP_STRATEGY_MATCHED, 28, 6 },
  { LP_STRATEGY_MIXED_FOLD, 28, 6 }, { LP_STRATEGY_MIXED_NEAR, 28, 12 },
};

START_TEST (cooldown_by_default)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GString) pairing = g_string_new (NULL);
  guint n = defaults[_i].n;

  add_class (&class, n);
  set_strategy (&class, defaults[_i].strategy);
  for (guint i = n / 2; i > 0; i--) {
    g_autofree char *pair = g_strdup_printf ("p%u p%u", 2 * i - 1, 2 * i);
    LpRound *round = make_round (class.date - 7 * (LpDate) i, pair);
    ck_assert (lp_history_add_round (class.history, round, NULL));
    lp_round_unref (round);
    g_string_append_printf (pairing, "%s%s", pairing->len > 0 ? " | " : "", pair);
  }
  g_autoptr (LpVerdict) verdict = judge (&class, pairing->str, NULL);
  ck_assert_int_eq (lp_verdict_get_costs (verdict)[LP_TIER_COOLDOWN], defaults[_i].cooldown * (defaults[_i].cooldown - 1) / 2);
}
END_TEST

/* An attribute counts wherever it stands among the weights. */
START_TEST (each_weight_counts)
{
  static const char *const names[] = { "aunt", "friends", "zebra" };
  g_auto (Class) class = class_new ();

  for (guint i = 0; i < 2; i++) {
    LpPupil *pupil = lp_pupil_new (i == 0 ? "p1" : "p2", NULL, NULL);
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      ck_assert (lp_pupil_set_word (pupil, names[k], "same", NULL));
    add_pupil (&class, pupil);
  }
  ck_assert (lp_policy_set_weight (class.policy, names[_i], 5, NULL));
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2", NULL);
  ck_assert_int_eq (lp_verdict_get_costs (verdict)[LP_TIER_WISHES], _i == 1 ? 0 : 5);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, cooldown_by_default, 0, G_N_ELEMENTS (defaults));
  tcase_add_loop_test (tests, each_weight_counts, 0, 3);
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
