/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

#include <learning-partners/lp-setting.h>

static void
draw_window (LpPolicy *policy, LpDraw *draw, int usual_gap)
{
  int min_days = lp_i_draw_below (draw, 3) == 0 ? 0 : lp_i_draw_between (draw, 0, 4 * usual_gap);
  int max_days = min_days + lp_i_draw_between (draw, 0, 5 * usual_gap);

  if (lp_i_draw_chance (draw, 100))
    max_days = lp_setting_get_most (LP_SETTING_MAX_TENURE_DAYS);
  lp_policy_set_tenure_window (policy, min_days, max_days, NULL);
  lp_policy_set_slack_days (policy, lp_i_draw_chance (draw, 300) ? 0 : lp_i_draw_between (draw, 0, usual_gap), NULL);
}

/* Mostly days by themselves, else as a teacher says how often partners change. */
static void
draw_days (LpPolicy *policy, LpDraw *draw, int usual_gap)
{
  if (lp_i_draw_chance (draw, 250)) {
    lp_policy_set_rhythm (policy, (LpRhythm) lp_i_draw_below (draw, LP_RHYTHM_HALF_TERM + 1));
    return;
  }
  lp_policy_set_round_days (policy, lp_i_draw_chance (draw, 750) ? usual_gap : lp_i_draw_between (draw, 1, 30), NULL);
  if (lp_i_draw_chance (draw, 700))
    draw_window (policy, draw, usual_gap);
}

/* A window of one's own, either side of which may be open; some are wider than the class, some have no room. */
static void
draw_gap (LpPolicy *policy, LpDraw *draw, LpStrategy strategy, int n_pupils)
{
  if (!lp_strategy_has_window (strategy) || !lp_i_draw_chance (draw, 350))
    return;
  int min = lp_i_draw_between (draw, 0, n_pupils / 2);
  int max = min + lp_i_draw_between (draw, 0, n_pupils / 2);
  lp_policy_set_gap (policy, lp_i_draw_chance (draw, 250) ? LP_GAP_OPEN : min, lp_i_draw_chance (draw, 250) ? LP_GAP_OPEN : max, NULL);
}

/* Words of two and of three, yes and no, and one that nobody has. */
static void
draw_musts (LpPolicy *policy, LpDraw *draw)
{
  static const char *const names[] = { "gender", "house", "helper", "dominant", "role", "club" };

  if (lp_i_draw_chance (draw, 750))
    return;
  for (guint n = 1 + lp_i_draw_below (draw, 2); n > 0; n--) {
    const char *name = names[lp_i_draw_below (draw, G_N_ELEMENTS (names))];
    if (lp_i_draw_chance (draw, 500))
      lp_policy_add_must_match (policy, name, NULL);
    else
      lp_policy_add_must_differ (policy, name, NULL);
  }
}

static void
draw_cooldown (LpPolicy *policy, LpDraw *draw)
{
  static const int usual[] = { -1, -1, 0, 1, 2, 3, 5, 12, 40 };

  lp_policy_set_cooldown_rounds (policy, usual[lp_i_draw_below (draw, G_N_ELEMENTS (usual))], NULL);
}

static void
draw_hard (LpPolicy *policy, LpDraw *draw)
{
  static const guint weights[] = { 12, 3, 2, 1 };
  static const LpHard hard[] = { LP_HARD_NONE, LP_HARD_MAX_TENURE, LP_HARD_MIN_TENURE, LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE };

  lp_policy_set_hard (policy, hard[lp_i_draw_weighted (draw, weights, G_N_ELEMENTS (weights))]);
}

static void
draw_order (LpPolicy *policy, LpDraw *draw)
{
  guint numbers[LP_N_ORDERED_TIERS];
  LpTier tiers[LP_N_ORDERED_TIERS];

  if (lp_i_draw_chance (draw, 700))
    return;
  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++)
    numbers[i] = i;
  lp_i_draw_shuffle (draw, numbers, LP_N_ORDERED_TIERS);
  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++)
    tiers[i] = (LpTier) numbers[i];
  lp_policy_set_order (policy, tiers, LP_N_ORDERED_TIERS, NULL);
}

static void
draw_weights (LpPolicy *policy, LpDraw *draw)
{
  static const char *const names[] = {
    "friends", "prefer", "quiet", "dominant", "gender", "house", "helper", "role", "disagreed", "worked", "not-listening",
  };

  if (lp_i_draw_chance (draw, 600))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!lp_i_draw_chance (draw, 300))
      continue;
    int weight = lp_i_draw_chance (draw, 100) ? LP_WEIGHT_MAX : lp_i_draw_between (draw, 0, 9);
    lp_policy_set_weight (policy, names[i], lp_i_draw_chance (draw, 300) ? -weight : weight, NULL);
  }
}

static LpPolicy *
draw_policy (const LpSchoolYear *year, LpDraw *draw, LpStrategy strategy)
{
  LpPolicy *policy = lp_policy_new ();

  lp_policy_set_strategy (policy, strategy, NULL);
  if (year->n_subjects > 1 || (year->n_subjects == 1 && lp_i_draw_chance (draw, 300)))
    lp_policy_set_subject (policy, year->subjects[lp_i_draw_below (draw, year->n_subjects)].name);
  if (lp_i_draw_chance (draw, 200))
    return policy;
  draw_days (policy, draw, year->usual_gap);
  draw_gap (policy, draw, strategy, (int) year->pupils->len);
  draw_musts (policy, draw);
  draw_cooldown (policy, draw);
  lp_policy_set_between (policy, lp_i_draw_chance (draw, 350) ? LP_BETWEEN_STAY : LP_BETWEEN_CHANGE);
  lp_policy_set_odd (policy, lp_i_draw_chance (draw, 250) ? LP_ODD_ADULT : LP_ODD_THREE);
  draw_hard (policy, draw);
  draw_order (policy, draw);
  draw_weights (policy, draw);
  return policy;
}

void
lp_i_year_draw_policies (LpSchoolYear *year, LpStrategy strategy)
{
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_POLICY, 0);
  year->policies[year->n_policies++] = draw_policy (year, &draw, strategy);
  if (lp_i_draw_chance (&draw, 800))
    return;
  year->change_of_policy = lp_i_draw_below (&draw, year->n_rounds);
  /* Another strategy, or the same with other settings. */
  if (lp_i_draw_chance (&draw, 600))
    strategy = (LpStrategy) lp_i_draw_below (&draw, LP_STRATEGY_UNIFORM);
  year->policies[year->n_policies++] = draw_policy (year, &draw, strategy);
}
