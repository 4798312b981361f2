/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that each strategy asks for the gap that it should, from ranks with
 * ties and without, bands, quarters and windows of one's own, at their edges.
 */
#include "pair-case.h"

static void
prepare_twelve (Class *class)
{
  add_class (class, 12);
}

static void
prepare_fold (Class *class)
{
  add_class (class, 6);
  set_strategy (class, LP_STRATEGY_MIXED_FOLD);
}

static void
prepare_matched (Class *class)
{
  add_pupils (class, "80 80 80 90 - 95");
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
prepare_matched_twelve (Class *class)
{
  prepare_twelve (class);
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
prepare_matched_gap (Class *class)
{
  prepare_matched_twelve (class);
  ck_assert (lp_policy_set_gap (class->policy, 2, 3, NULL));
}

static void
prepare_nearest (Class *class)
{
  prepare_matched (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

static void
prepare_half (Class *class)
{
  add_class (class, 6);
  set_strategy (class, LP_STRATEGY_MIXED_HALF);
}

static void
prepare_half_odd (Class *class)
{
  add_class (class, 7);
  set_strategy (class, LP_STRATEGY_MIXED_HALF);
}

static void
prepare_gap (Class *class)
{
  prepare_twelve (class);
  ck_assert (lp_policy_set_gap (class->policy, 3, 5, NULL));
}

static void
prepare_gap_from (Class *class)
{
  prepare_twelve (class);
  ck_assert (lp_policy_set_gap (class->policy, 4, LP_GAP_OPEN, NULL));
}

static void
prepare_gap_to (Class *class)
{
  prepare_twelve (class);
  ck_assert (lp_policy_set_gap (class->policy, LP_GAP_OPEN, 2, NULL));
}

static void
prepare_gap_open (Class *class)
{
  prepare_twelve (class);
  ck_assert (lp_policy_set_gap (class->policy, LP_GAP_OPEN, LP_GAP_OPEN, NULL));
}

static void
prepare_gap_cleared (Class *class)
{
  prepare_gap_to (class);
  lp_policy_clear_gap (class->policy);
}

static void
prepare_missing (Class *class)
{
  add_pupils (class, "80 - 85 90");
}

static void
prepare_quarters (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

static void
set_scale (Class *class, const double *thresholds)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 3, thresholds, NULL);

  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

static void
prepare_bands (Class *class)
{
  add_pupils (class, "WTS EXS GDS GDS -");
  set_scale (class, NULL);
}

static void
prepare_thresholds (Class *class)
{
  static const double thresholds[] = { 100, 110 };

  add_pupils (class, "99 100 110 109");
  set_scale (class, thresholds);
}

static void
prepare_thresholds_nearest (Class *class)
{
  prepare_thresholds (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

static void
prepare_random (Class *class)
{
  prepare_twelve (class);
  set_strategy (class, LP_STRATEGY_RANDOM);
}

static const PairCase pair_cases[] = {
  { "mixed: gap at its least", prepare_twelve, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed: gap too small", prepare_twelve, "p1", "p2", { 0, 0, 0, 0, 0, 4, 0, 0 } },
  { "mixed: gap at its most", prepare_twelve, "p1", "p9", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed: gap too wide", prepare_twelve, "p10", "p1", { 0, 0, 0, 0, 0, 4, 0, 0 } },
  { "mixed: first and last", prepare_twelve, "p12", "p1", { 0, 0, 0, 0, 0, 36, 0, 0 } },
  { "fold: first and last", prepare_fold, "p1", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "fold: the middle", prepare_fold, "p3", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "fold: the lowest two", prepare_fold, "p1", "p2", { 0, 0, 0, 0, 0, 64, 0, 0 } },
  { "matched: a tie", prepare_matched, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  /* Of five known: mid-rank 2, ranks 4 and 5; up to 5 / 3 = 1 half rank is alike. */
  { "matched: ranks 4 and 5", prepare_matched, "p4", "p6", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  { "matched: mid-rank 2 and rank 4", prepare_matched, "p4", "p2", { 0, 0, 0, 0, 0, 9, 0, 0 } },
  { "matched: mid-rank 2 and rank 5", prepare_matched, "p1", "p6", { 0, 0, 0, 0, 0, 25, 0, 0 } },
  { "matched: gap at its most", prepare_matched_twelve, "p3", "p1", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "matched: gap too wide", prepare_matched_twelve, "p1", "p4", { 0, 0, 0, 0, 0, 4, 0, 0 } },
  { "matched: a gap of one's own", prepare_matched_gap, "p1", "p2", { 0, 0, 0, 0, 0, 4, 0, 0 } },
  { "nearest: a tie", prepare_nearest, "p1", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "nearest: mid-rank 2 and rank 4", prepare_nearest, "p4", "p2", { 0, 0, 0, 0, 0, 16, 0, 0 } },
  { "nearest: mid-rank 2 and rank 5", prepare_nearest, "p1", "p6", { 0, 0, 0, 0, 0, 36, 0, 0 } },
  { "nearest: unknown", prepare_nearest, "p5", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "half: half the class apart", prepare_half, "p2", "p5", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "half: neighbours", prepare_half, "p2", "p1", { 0, 0, 0, 0, 0, 16, 0, 0 } },
  { "half: first and last", prepare_half, "p1", "p6", { 0, 0, 0, 0, 0, 16, 0, 0 } },
  { "half: seven, of whom two are half a class and a half rank apart", prepare_half_odd, "p1", "p5", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  { "gap 3 to 5: at its least", prepare_gap, "p4", "p1", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "gap 3 to 5: at its most", prepare_gap, "p1", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "gap 3 to 5: too small", prepare_gap, "p1", "p3", { 0, 0, 0, 0, 0, 4, 0, 0 } },
  { "gap 3 to 5: too wide", prepare_gap, "p1", "p8", { 0, 0, 0, 0, 0, 16, 0, 0 } },
  { "gap from 4 on: too small", prepare_gap_from, "p1", "p3", { 0, 0, 0, 0, 0, 16, 0, 0 } },
  { "gap from 4 on: the widest", prepare_gap_from, "p1", "p12", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "gap up to 2: neighbours", prepare_gap_to, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "gap up to 2: too wide", prepare_gap_to, "p1", "p5", { 0, 0, 0, 0, 0, 16, 0, 0 } },
  { "gap of any size", prepare_gap_open, "p1", "p12", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "gap taken back", prepare_gap_cleared, "p1", "p12", { 0, 0, 0, 0, 0, 36, 0, 0 } },
  { "matched: unknown", prepare_matched, "p5", "p6", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed among three known", prepare_missing, "p1", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "mixed with one unknown", prepare_missing, "p2", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "near: one quarter", prepare_quarters, "p1", "p2", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  { "near: next quarter", prepare_quarters, "p2", "p3", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "near: first and last quarter", prepare_quarters, "p8", "p1", { 0, 0, 0, 0, 0, 4, 0, 0 } },
  { "near: one band", prepare_bands, "p3", "p4", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  { "near: next band", prepare_bands, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "near: two bands", prepare_bands, "p1", "p4", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  { "near: unknown band", prepare_bands, "p1", "p5", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "thresholds: below and at", prepare_thresholds, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "thresholds: two bands", prepare_thresholds, "p3", "p1", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  { "thresholds: one band", prepare_thresholds, "p2", "p4", { 0, 0, 0, 0, 0, 1, 0, 0 } },
  /* Bands 0, 1, 2, 1 give doubled mid-ranks 2, 5, 8, 5, whatever the scores. */
  { "thresholds: ranks by band, alike", prepare_thresholds_nearest, "p2", "p4", { 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "thresholds: ranks by band, next", prepare_thresholds_nearest, "p2", "p1", { 0, 0, 0, 0, 0, 9, 0, 0 } },
  { "thresholds: ranks by band, two", prepare_thresholds_nearest, "p1", "p3", { 0, 0, 0, 0, 0, 36, 0, 0 } },
  { "random: no gap", prepare_random, "p1", "p2", { 0, 0, 0, 0, 0, 0, 0, 0 } },
};

START_TEST (pair_costs)
{
  check_pair_case (&pair_cases[_i]);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, pair_costs, 0, G_N_ELEMENTS (pair_cases));
}

int
main (void)
{
  return run_suite ("standing", add_tests);
}
