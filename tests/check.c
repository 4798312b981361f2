/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the checker counts every tier as the definitions have it (the
 * worked cases, and pairings counted by hand), finds each kind of defect, names
 * the pupils in its sentences, and puts the gravest first.
 */
#include "check-fixture.h"

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *pairing;
  gint64 costs[LP_N_TIERS]; /* max_tenure, min_tenure, change, cooldown, strategy, turns, repeats, could, chance */
} CountCase;

static void
prepare_four (Class *class)
{
  add_class (class, 4);
}

static void
prepare_eight (Class *class)
{
  add_class (class, 8);
}

static void
prepare_matched (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
prepare_fold (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_FOLD);
}

static void
prepare_nine (Class *class)
{
  add_class (class, 9);
}

static void
prepare_young (Class *class)
{
  add_class (class, 8);
  add_round (class, "2026-11-02", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
}

static void
prepare_two_weeks (Class *class)
{
  add_class (class, 8);
  add_round (class, "2026-10-26", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
  add_round (class, "2026-11-02", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
}

static void
prepare_stay (Class *class)
{
  add_class (class, 6);
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
  add_round (class, "2026-10-19", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-10-26", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6");
}

static void
prepare_maximum (Class *class)
{
  add_class (class, 6);
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
  add_round (class, "2026-10-05", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6");
}

static void
prepare_only_two (Class *class)
{
  add_class (class, 2);
  add_round (class, "2026-10-05", "p1 p2");
}

static void
prepare_holiday (Class *class)
{
  add_class (class, 6);
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-31"), day ("2026-11-08"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-24"), day ("2026-11-02"), NULL));
  add_round (class, "2026-10-19", "p1 p4 | p2 p5 | p3 p6");
}

static void
prepare_joiner (Class *class)
{
  add_class (class, 7);
  add_round (class, "2026-10-26", "p1 p4 | p2 p5 | p3 p6");
  add_round (class, "2026-11-02", "p1 p4 | p2 p5 | p3 p6 p7");
}

static void
prepare_apart (Class *class)
{
  add_class (class, 6);
  add_rule (class, "a", LP_RULE_APART, "p1 p4", "2026-11-08");
  add_rule (class, "b", LP_RULE_APART, "p2 p5", "2026-11-09");
}

static void
prepare_held (Class *class)
{
  add_class (class, 8);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2", NULL);
  add_rule (class, "x", LP_RULE_PIN, "p3 p4", NULL);
  add_round (class, "2026-09-28", "p1 p2 | p3 p4 | p5 p6 | p7 p8");
  add_round (class, "2026-11-02", "p1 p2 | p3 p4 | p5 p7 | p6 p8");
}

static void
prepare_ties (Class *class)
{
  add_pupils (class, "90 90 90 100 100 - - 110");
}

static void
set_scale (Class *class, const double *thresholds)
{
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 3, thresholds, NULL);

  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
}

static void
prepare_bands (Class *class)
{
  add_pupils (class, "WTS WTS EXS EXS EXS EXS GDS GDS");
  set_scale (class, NULL);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

static void
prepare_thresholds (Class *class)
{
  static const double thresholds[] = { 100, 110 };

  add_pupils (class, "92 95 100 101 104 109 110 118");
  set_scale (class, thresholds);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

/* Ranks by band: two of the lowest (3), four in the middle (9), two of the highest (15). */
static void
prepare_bands_mixed (Class *class)
{
  add_pupils (class, "WTS WTS EXS EXS EXS EXS GDS GDS");
  set_scale (class, NULL);
}

static void
prepare_quarters (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
}

/* Halves of the roster of six, though p5 and p6 are away: p4 is above the line. */
static void
prepare_quantiles (Class *class)
{
  g_autoptr (LpScale) halves = lp_scale_new_quantiles (2, NULL);

  add_class (class, 6);
  ck_assert (lp_roster_set_scale (class->roster, "maths", halves, NULL));
  set_strategy (class, LP_STRATEGY_MIXED_NEAR);
  g_ptr_array_add (class->absent, (gpointer) "p5");
  g_ptr_array_add (class->absent, (gpointer) "p6");
}

static void
add_marked (Class *class, const char *id, double score, const char *flag, const char *gender)
{
  LpPupil *pupil = lp_pupil_new (id, NULL, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", score, NULL));
  if (flag != NULL)
    ck_assert (lp_pupil_set_flag (pupil, flag, TRUE, NULL));
  ck_assert (lp_pupil_set_word (pupil, "gender", gender, NULL));
  add_pupil (class, pupil);
}

static void
prepare_quiet (Class *class)
{
  for (guint i = 1; i <= 8; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    add_marked (class, id, 77 + 3 * i, i == 1 || i == 5 ? "quiet" : NULL, "F");
  }
  add_rule (class, "f", LP_RULE_FRIENDS, "p2 p5 p6", NULL);
}

/* As before, with more friends rules, and same gender weighing 7. */
static void
prepare_weights (Class *class)
{
  add_marked (class, "p1", 80, "quiet", "F");
  add_marked (class, "p2", 83, "quiet", "F");
  add_marked (class, "p3", 86, "dominant", "M");
  add_marked (class, "p4", 89, "dominant", "F");
  add_rule (class, "f", LP_RULE_FRIENDS, "p1 p2", NULL);
  add_rule (class, "g", LP_RULE_FRIENDS, "p1 p2 p3", NULL);
  add_rule (class, "h", LP_RULE_FRIENDS, "p3 p4", "2026-11-08");
  set_strategy (class, LP_STRATEGY_RANDOM);
  ck_assert (lp_policy_set_weight (class->policy, "gender", 7, NULL));
  ck_assert (lp_policy_set_weight (class->policy, "friends", 20, NULL));
}

static void
prepare_feedback (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-08-03", "p1 p2 | p3 p4");
  add_feedback (class, "2026-10-26", "p1 p3", LP_FEEDBACK_DISAGREED);
}

/* A three, a day less than two weeks ago and on the day; and one that has faded. */
static void
prepare_more_feedback (Class *class)
{
  prepare_feedback (class);
  add_feedback (class, "2026-10-27", "p1 p3 p4", LP_FEEDBACK_TOO_QUIET);
  add_feedback (class, "2026-11-09", "p1 p3", LP_FEEDBACK_MIXED);
  add_feedback (class, "2026-08-17", "p2 p4", LP_FEEDBACK_APART_FOR_A_WHILE);
  add_feedback (class, "2026-08-18", "p2 p4", LP_FEEDBACK_APART_FOR_A_WHILE);
  add_feedback (class, "2026-11-09", "p2 p9", LP_FEEDBACK_APART_FOR_A_WHILE);
}

static void
prepare_turns (Class *class)
{
  add_class (class, 9);
  set_strategy (class, LP_STRATEGY_RANDOM);
  add_round (class, "2026-09-07", "p1 p4 p8 | p2 p5 | p3 p7 | p6 p9");
  add_round (class, "2026-09-28", "p2 p6 p9 | p1 p5 | p3 p8 | p4 p7");
  add_round (class, "2026-10-19", "p3 p5 p9 | p1 p6 | p2 p7 | p4 p8");
}

static void
prepare_tutors (Class *class)
{
  for (guint i = 1; i <= 7; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", 77 + 3 * i, NULL));
    ck_assert (lp_pupil_set_word (pupil, "role", i < 4 ? "tutee" : "tutor", NULL));
    add_pupil (class, pupil);
  }
  set_strategy (class, LP_STRATEGY_TUTOR);
}

static void
prepare_cooldown (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_MATCHED);
  add_round (class, "2026-10-05", "p1 p3 | p2 p4");
  add_round (class, "2026-10-19", "p1 p2 | p3 p4");
}

static void
prepare_absent (Class *class)
{
  add_class (class, 8);
  add_round (class, "2026-11-02", "p1 p5 | p2 p6 | p3 p7 | p4 p8");
  g_ptr_array_add (class->absent, (gpointer) "p1");
  g_ptr_array_add (class->absent, (gpointer) "p2");
}

/* p1 and p2: two spells, the second broken by nobody. p3 and p4: 4 rounds ago. */
static void
prepare_spells (Class *class)
{
  add_class (class, 4);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 5, NULL));
  add_round (class, "2026-06-01", "p1 p2 | p3 p4");
  add_round (class, "2026-07-01", "p1 p3 | p2 p4");
  add_round (class, "2026-08-01", "p1 p2");
  add_round (class, "2026-09-01", "p1 p2 | p3 p9");
}

static void
prepare_adult (Class *class)
{
  add_class (class, 3);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_round (class, "2026-10-05", "p1 | p2 p3");
  add_round (class, "2026-10-19", "p1 p2 p3");
  add_round (class, "2026-11-02", "p2 | p1 p3");
}

static void
prepare_uniform (Class *class)
{
  prepare_young (class);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static gboolean
cost_by_score (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = (gint64) (1000 * lp_pupil_get_score (a, "maths") + lp_pupil_get_score (b, "maths"));
  return TRUE;
}

static void
prepare_custom (Class *class)
{
  add_class (class, 4);
  lp_policy_set_cost_func (class->policy, cost_by_score, NULL, NULL);
}

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
  g_autoptr (LpReport) report = judge (&class, this->pairing, NULL);
  g_autofree char *findings = tell_all (report);
  for (guint t = 0; t < LP_N_TIERS; t++) {
    costs[t] = this->costs[t] == -1 ? lp_report_get_costs (report)[t] : this->costs[t];
    ck_assert_msg (lp_report_get_costs (report)[t] == costs[t],
                   "%s, %s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT "\n%s", this->name,
                   lp_tier_get_name ((LpTier) t), lp_report_get_costs (report)[t], costs[t], findings);
  }
  ck_assert_msg (lp_report_is_valid (report), "%s: %s", this->name, findings);
  ck_assert_int_eq (lp_report_get_proof (report), LP_PROOF_NONE);
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
  g_autoptr (LpReport) report = judge (&class, "é z", NULL);
  assert_costs (report, costs);
}
END_TEST

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *pairing;
  const char *code;
  guint       times;
  const char *text; /* of the first; nullable */
} DefectCase;

static void
prepare_five (Class *class)
{
  add_class (class, 5);
}

static void
prepare_five_adult (Class *class)
{
  add_class (class, 5);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

static void
prepare_hard_maximum (Class *class)
{
  prepare_only_two (class);
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE);
}

static void
prepare_hard_minimum (Class *class)
{
  prepare_young (class);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
  add_rule (class, "a", LP_RULE_APART, "p7 p8", NULL);
}

static void
prepare_hard_uniform (Class *class)
{
  prepare_hard_minimum (class);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static void
prepare_two_rules (Class *class)
{
  add_class (class, 4);
  add_rule (class, "one", LP_RULE_APART, "p1 p2 p4", NULL);
  add_rule (class, "two", LP_RULE_APART, "p1 p2 leaver", NULL);
}

static void
prepare_three_together (Class *class)
{
  add_class (class, 5);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2 p3 leaver", NULL);
}

static const DefectCase defects[] = {
  { "missing", prepare_eight, "p1 p3 | p2 p6 | p4 p7", "missing-pupil", 2,
    "Pupil 5 is present, and stands in no partnership." },
  { "nobody", prepare_four, "p1 p2", "missing-pupil", 2, NULL },
  { "absent", prepare_absent, "p3 p7 | p4 p8 | p5 p6 | p1 p2", "absent-pupil", 2,
    "Pupil 1 is away for the whole round, and stands in a partnership." },
  { "a three in an even class", prepare_four, "p1 p2 p3 | p4", "wrong-size", 2,
    "Pupil 1, Pupil 2 and Pupil 3 make a three; an even number is present, so all work in pairs." },
  { "a single in an odd class", prepare_five, "p1 p2 | p3 p4 | p5", "wrong-size", 1,
    "Pupil 5 has no partner; an odd number is present, so all work in pairs but one three." },
  { "a three beside the adult", prepare_five_adult, "p1 p2 p3 | p4 p5", "wrong-size", 1, NULL },
  { "two threes", prepare_nine, "p1 p2 p3 | p4 p5 p6 | p7 p8 p9", "wrong-size", 2, NULL },
  { "three singles", prepare_five_adult, "p1 | p2 | p3 | p4 p5", "wrong-size", 2, NULL },
  { "a four", prepare_eight, "p1 p2 p3 p4 | p5 p6 | p7 p8", "wrong-size", 1, NULL },
  { "a four of leavers", prepare_absent, "p1 p2 p3 | p7 p8 | p5 p6 | p4", "wrong-size", 2, NULL },
  { "apart", prepare_apart, "p1 p4 | p2 p5 | p3 p6", "apart", 1,
    "Pupil 2 and Pupil 5 are partners; rule b keeps them apart." },
  { "apart by two rules", prepare_two_rules, "p1 p2 | p3 p4", "apart", 2,
    "Pupil 1 and Pupil 2 are partners; rule one keeps them apart." },
  { "not together", prepare_held, "p1 p3 | p2 p4 | p5 p6 | p7 p8", "together", 1,
    "Pupil 1 and Pupil 2 are not partners; rule t asks for it." },
  { "not pinned", prepare_held, "p1 p3 | p2 p4 | p5 p6 | p7 p8", "pin", 1,
    "Pupil 3 and Pupil 4 are not partners; rule x asks for it." },
  { "one of three left out", prepare_three_together, "p1 p2 p4 | p3 p5", "together", 2, NULL },
  { "two tutors", prepare_tutors, "p4 p5 | p1 p2 p6 | p3 p7", "roles", 1,
    "p4 and p5: there is no tutee among them; each partnership needs both roles." },
  { "no tutor", prepare_tutors, "p1 p2 p3 | p4 p5 | p6 p7", "roles", 3,
    "p1, p2 and p3: there is no tutor among them; each partnership needs both roles." },
  { "hard maximum", prepare_hard_maximum, "p1 p2", "max-tenure", 1,
    "Pupil 1 and Pupil 2 go on after 35 days; the maximum of 28 days is a must." },
  { "hard minimum", prepare_hard_minimum, "p1 p5 | p2 p6 | p3 p7 | p4 p8", "min-tenure", 3,
    "Pupil 1 and Pupil 2 part after 7 days; the minimum of 14 days is a must." },
  { "hard minimum, uniform", prepare_hard_uniform, "p1 p5 | p2 p6 | p3 p7 | p4 p8", "min-tenure", 3, NULL },
};

START_TEST (defects_are_found)
{
  const DefectCase *this = &defects[_i];
  g_auto (Class) class = class_new ();

  this->prepare (&class);
  g_autoptr (LpReport) report = judge (&class, this->pairing, NULL);
  g_autofree char *findings = tell_all (report);
  ck_assert_msg (!lp_report_is_valid (report), "%s passes", this->name);
  ck_assert_msg (count_findings (report, this->code, LP_SEVERITY_BROKEN) == this->times, "%s: %s", this->name, findings);
  if (this->text != NULL)
    ck_assert_str_eq (find_text (report, this->code), this->text);
  ck_assert_int_eq (lp_report_get_severity (report, 0), LP_SEVERITY_BROKEN);
}
END_TEST

static const DefectCase bends[] = {
  { "maximum", prepare_only_two, "p1 p2", "max-tenure", 1,
    "Pupil 1 and Pupil 2 go on after 35 days, past the maximum of 28 days." },
  { "minimum", prepare_young, "p1 p5 | p2 p6 | p3 p7 | p4 p8", "min-tenure", 4,
    "Pupil 1 and Pupil 2 part after 7 days, before the minimum of 14 days." },
  { "change", prepare_stay, "p1 p4 | p2 p6 | p3 p5", "change", 2,
    "Pupil 2 and Pupil 5 part after 21 days; the policy asks partners to stay." },
  { "cooldown", prepare_two_weeks, "p1 p5 | p2 p7 | p3 p6 | p4 p8", "cooldown", 2,
    "Pupil 1 and Pupil 5 were partners 1 round ago; the cooldown asks for 3." },
  { "window", prepare_four, "p1 p4 | p2 p3", "strategy", 1,
    "The gap of Pupil 1 and Pupil 4 lies 1 half rank outside the window." },
  { "fold", prepare_fold, "p1 p7 | p2 p8 | p3 p6 | p4 p5", "strategy", 2,
    "The ranks of Pupil 1 and Pupil 7 miss the sum of first and last by 2 half ranks." },
  { "matched", prepare_matched, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "strategy", 4,
    "Pupil 1 and Pupil 2 are 2 half ranks apart; the strategy asks for equals." },
  { "near", prepare_bands, "p1 p7 | p2 p3 | p4 p5 | p6 p8", "strategy", 2,
    "The bands of Pupil 1 and Pupil 7 miss the distance of one by 1." },
  { "custom", prepare_custom, "p1 p2 | p3 p4", "strategy", 2,
    "Pupil 1 and Pupil 2 cost something by the caller's own measure." },
  { "turns", prepare_turns, "p1 p4 | p2 p5 p9 | p3 p6 | p7 p8", "turns", 3,
    "Pupil 2 is in the three, and had such a turn 2 rounds ago." },
  { "adult", prepare_adult, "p1 | p2 p3", "turns", 1,
    "Pupil 1 works with the adult, and had such a turn 2 rounds ago." },
  { "friends", prepare_quiet, "p1 p4 | p2 p5 | p3 p7 | p6 p8", "friends", 1, "p2 and p5 are friends, better apart." },
  { "quiet", prepare_quiet, "p1 p5 | p2 p4 | p3 p7 | p6 p8", "attribute", 1, "p1 and p5 are both quiet." },
  { "gender", prepare_weights, "p1 p4 | p2 p3", "attribute", 1, "p1 and p4 have the same gender." },
  { "feedback", prepare_more_feedback, "p1 p3 | p2 p4", "feedback", 4,
    "Pupil 1 and Pupil 3 had the feedback “disagreed” on 2026-10-26." },
};

START_TEST (bends_are_told)
{
  const DefectCase *this = &bends[_i];
  g_auto (Class) class = class_new ();

  this->prepare (&class);
  g_autoptr (LpReport) report = judge (&class, this->pairing, NULL);
  g_autofree char *findings = tell_all (report);
  ck_assert_msg (lp_report_is_valid (report), "%s: %s", this->name, findings);
  ck_assert_msg (count_findings (report, this->code, LP_SEVERITY_BENT) == this->times, "%s: %s", this->name, findings);
  ck_assert_str_eq (find_text (report, this->code), this->text);
}
END_TEST

static gint64
get_number (LpReason *finding, const char *name)
{
  for (gsize i = 0; i < lp_reason_get_n_params (finding); i++) {
    if (g_str_equal (lp_reason_get_param_name (finding, i), name))
      return lp_reason_get_param_number (finding, i);
  }
  ck_abort_msg ("no parameter %s", name);
}

/* The costs told of one tier add up to the tier, and pupils stand first. */
START_TEST (findings_carry_params)
{
  g_auto (Class) class = class_new ();
  gint64 cooldown = 0;

  prepare_spells (&class);
  g_autoptr (LpReport) report = judge (&class, "p1 p2 | p3 p4", NULL);
  for (gsize i = 0; i < lp_report_get_n_findings (report); i++) {
    LpReason *finding = lp_report_get_finding (report, i);
    ck_assert_str_eq (lp_reason_get_param_name (finding, 0), "pupil");
    ck_assert_int_eq (lp_reason_get_param_kind (finding, 0), LP_PARAM_PUPIL);
    ck_assert_str_eq (lp_reason_get_param_name (finding, 1), "pupil");
    if (g_str_equal (lp_reason_get_code (finding), "cooldown"))
      cooldown += get_number (finding, "cost");
  }
  ck_assert_int_eq (cooldown, 7);
  ck_assert_int_eq (get_number (lp_report_get_finding (report, 0), "days"), 100);
}
END_TEST

/* Broken, then bent in the policy's order, then notes. */
START_TEST (gravest_first)
{
  static const LpTier order[LP_N_ORDERED_TIERS] = { LP_TIER_STRATEGY, LP_TIER_COOLDOWN, LP_TIER_MAX_TENURE,
                                                    LP_TIER_MIN_TENURE, LP_TIER_CHANGE, LP_TIER_TURNS,
                                                    LP_TIER_REPEATS, LP_TIER_COULD };
  static const char *const codes[] = { "apart", "strategy", "cooldown", "cooldown", "max-tenure", "friends",
                                       "repeats", "repeats" };
  g_auto (Class) class = class_new ();

  prepare_spells (&class);
  set_strategy (&class, LP_STRATEGY_MIXED_FOLD);
  add_rule (&class, "a", LP_RULE_APART, "p3 p4", NULL);
  add_rule (&class, "f", LP_RULE_FRIENDS, "p3 p4", NULL);
  ck_assert (lp_policy_set_order (class.policy, order, NULL));
  g_autoptr (LpReport) report = judge (&class, "p1 p2 | p3 p4", NULL);
  g_autofree char *findings = tell_all (report);
  guint k = 0;
  for (gsize i = 0; i < lp_report_get_n_findings (report); i++) {
    const char *code = lp_reason_get_code (lp_report_get_finding (report, i));
    k += k > 0 && g_str_equal (code, "strategy") && g_str_equal (codes[k - 1], "strategy") ? 0 : 1;
    ck_assert_msg (k <= G_N_ELEMENTS (codes) && g_str_equal (code, codes[k - 1]), "%s", findings);
    if (i > 0)
      ck_assert_int_le (lp_report_get_severity (report, i - 1), lp_report_get_severity (report, i));
  }
  ck_assert_uint_eq (k, G_N_ELEMENTS (codes));
}
END_TEST

START_TEST (same_names_are_told_apart)
{
  g_auto (Class) class = class_new ();

  add_pupil (&class, lp_pupil_new ("a1", "Amira", NULL));
  add_pupil (&class, lp_pupil_new ("a2", "Amira", NULL));
  add_rule (&class, "r", LP_RULE_APART, "a1 a2", NULL);
  g_autoptr (LpReport) report = judge (&class, "a1 a2", NULL);
  ck_assert_str_eq (find_text (report, "apart"), "Amira (a1) and Amira (a2) are partners; rule r keeps them apart.");
}
END_TEST

static gboolean
fail_cost (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  const gint64 *answer = data;

  *cost = *answer;
  if (*answer != -2)
    return TRUE;
  g_set_error_literal (error, LP_ERROR, LP_ERROR_FILE, "the caller's own failure");
  return FALSE;
}

static void
assert_refused (const Class *class, const char *pairing, LpError code)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (LpRound) round = make_round (class->date, pairing);
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_check (request, round, NULL, &error));
  ck_assert_msg (g_error_matches (error, LP_ERROR, (gint) code), "%s", error == NULL ? "no error" : error->message);
}

START_TEST (unknown_pupil)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  assert_refused (&class, "p1 p2 | p3 nobody", LP_ERROR_UNKNOWN_PUPIL);
}
END_TEST

START_TEST (two_subjects)
{
  g_auto (Class) class = class_new ();
  LpPupil *pupil = lp_pupil_new ("p5", NULL, NULL);

  add_class (&class, 4);
  ck_assert (lp_pupil_set_score (pupil, "reading", 1, NULL));
  add_pupil (&class, pupil);
  assert_refused (&class, "p1 p2 p3 | p4 p5", LP_ERROR_POLICY);
  lp_policy_set_subject (class.policy, "maths");
  g_autoptr (LpReport) report = judge (&class, "p1 p2 p3 | p4 p5", NULL);
  ck_assert (lp_report_is_valid (report));
}
END_TEST

START_TEST (bands_without_a_scale)
{
  g_auto (Class) class = class_new ();

  add_pupils (&class, "WTS EXS");
  assert_refused (&class, "p1 p2", LP_ERROR_VALUE);
  set_strategy (&class, LP_STRATEGY_RANDOM);
  g_autoptr (LpReport) report = judge (&class, "p1 p2", NULL);
  ck_assert (lp_report_is_valid (report));
}
END_TEST

START_TEST (custom_costs_out_of_range)
{
  static const struct {
    gint64  answer;
    LpError code;
  } cases[] = {
    { -1, LP_ERROR_VALUE },
    { LP_CUSTOM_COST_MAX + 1, LP_ERROR_VALUE },
    { -2, LP_ERROR_FILE },
  };
  g_auto (Class) class = class_new ();
  gint64 answer = cases[_i].answer;

  add_class (&class, 2);
  lp_policy_set_cost_func (class.policy, fail_cost, &answer, NULL);
  assert_refused (&class, "p1 p2", cases[_i].code);
}
END_TEST

START_TEST (nobody_present)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = lp_round_new (class.date);
  g_autoptr (LpReport) report = lp_check (request, round, NULL, NULL);
  g_autoptr (LpReport) again = lp_report_ref (report);

  ck_assert (lp_report_is_valid (again));
  ck_assert_uint_eq (lp_report_get_n_findings (report), 0);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, worked_cases, 0, G_N_ELEMENTS (worked));
  tcase_add_loop_test (tests, counts_by_hand, 0, G_N_ELEMENTS (by_hand));
  tcase_add_test (tests, chance_reads_bytes);
  tcase_add_loop_test (tests, defects_are_found, 0, G_N_ELEMENTS (defects));
  tcase_add_loop_test (tests, bends_are_told, 0, G_N_ELEMENTS (bends));
  tcase_add_test (tests, findings_carry_params);
  tcase_add_test (tests, gravest_first);
  tcase_add_test (tests, same_names_are_told_apart);
  tcase_add_test (tests, unknown_pupil);
  tcase_add_test (tests, two_subjects);
  tcase_add_test (tests, bands_without_a_scale);
  tcase_add_loop_test (tests, custom_costs_out_of_range, 0, 3);
  tcase_add_test (tests, nobody_present);
}

int
main (void)
{
  return run_suite ("check", add_tests);
}
