/* SPDX-License-Identifier: MIT */
/* What strategies, tiers and rhythms are called, and what a rhythm sets. */
#include "model/lp-policy-fields-private.h"
#include "model/lp-policy-private.h"

#include <string.h>

const char *const lp_i_strategy_names[LP_STRATEGY_CUSTOM + 1] = {
  [LP_STRATEGY_MIXED] = "mixed",           [LP_STRATEGY_MIXED_FOLD] = "mixed-fold",
  [LP_STRATEGY_MIXED_HALF] = "mixed-half", [LP_STRATEGY_MIXED_NEAR] = "mixed-near",
  [LP_STRATEGY_MATCHED] = "matched",       [LP_STRATEGY_NEAREST] = "nearest",
  [LP_STRATEGY_TUTOR] = "tutor",           [LP_STRATEGY_RANDOM] = "random",
  [LP_STRATEGY_UNIFORM] = "uniform",       [LP_STRATEGY_CUSTOM] = "custom",
};

const char *const lp_i_tier_names[LP_N_TIERS] = {
  [LP_TIER_MAX_TENURE] = "max_tenure", [LP_TIER_MIN_TENURE] = "min_tenure", [LP_TIER_CHANGE] = "change",
  [LP_TIER_COOLDOWN] = "cooldown",     [LP_TIER_TURNS] = "turns",           [LP_TIER_STRATEGY] = "strategy",
  [LP_TIER_REPEATS] = "repeats",       [LP_TIER_WISHES] = "wishes",         [LP_TIER_CHANCE] = "chance",
};

const char *const lp_i_between_names[LP_BETWEEN_STAY + 1] = {
  [LP_BETWEEN_CHANGE] = "change", [LP_BETWEEN_STAY] = "stay",
};

const char *const lp_i_odd_names[LP_ODD_ADULT + 1] = {
  [LP_ODD_THREE] = "three", [LP_ODD_ADULT] = "adult",
};

/* What each rhythm sets: days of a round, least and most tenure. */
static const struct {
  const char *name;
  int round_days;
  int min_tenure_days;
  int max_tenure_days;
} rhythms[] = {
  [LP_RHYTHM_DAY] = { "day", 1, 1, 1 },
  [LP_RHYTHM_WEEK] = { "week", 7, 7, 7 },
  [LP_RHYTHM_FORTNIGHT] = { "fortnight", 7, 14, 28 },
  [LP_RHYTHM_THREE_WEEKS] = { "three-weeks", 7, 21, 35 },
  [LP_RHYTHM_HALF_TERM] = { "half-term", 7, 35, 56 },
};

void
lp_policy_set_rhythm (LpPolicy *policy, LpRhythm rhythm)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail ((guint) rhythm < G_N_ELEMENTS (rhythms));
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  policy->round_days = rhythms[rhythm].round_days;
  policy->min_tenure_days = rhythms[rhythm].min_tenure_days;
  policy->max_tenure_days = rhythms[rhythm].max_tenure_days;
}

gboolean
lp_policy_get_rhythm (const LpPolicy *policy, LpRhythm *rhythm)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (rhythm != NULL, FALSE);

  for (guint r = 0; r < G_N_ELEMENTS (rhythms); r++)
    if (policy->round_days == rhythms[r].round_days && policy->min_tenure_days == rhythms[r].min_tenure_days
        && policy->max_tenure_days == rhythms[r].max_tenure_days) {
      *rhythm = (LpRhythm) r;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_name (const char *const *names, guint n_names, const char *name, guint *index)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

const char *
lp_tier_get_name (LpTier tier)
{
  return (guint) tier < LP_N_TIERS ? lp_i_tier_names[tier] : "unknown";
}

gboolean
lp_tier_from_name (const char *name, LpTier *tier)
{
  guint index;

  g_return_val_if_fail (name != NULL && tier != NULL, FALSE);

  if (!find_name (lp_i_tier_names, LP_N_TIERS, name, &index))
    return FALSE;
  *tier = (LpTier) index;
  return TRUE;
}

const char *
lp_strategy_get_name (LpStrategy strategy)
{
  return (guint) strategy < G_N_ELEMENTS (lp_i_strategy_names) ? lp_i_strategy_names[strategy] : "unknown";
}

gboolean
lp_strategy_has_window (LpStrategy strategy)
{
  return strategy == LP_STRATEGY_MIXED || strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_TUTOR;
}

gboolean
lp_strategy_from_name (const char *name, LpStrategy *strategy)
{
  guint index;

  g_return_val_if_fail (name != NULL && strategy != NULL, FALSE);

  /* "custom", the last, is no name that a text can choose. */
  if (!find_name (lp_i_strategy_names, LP_STRATEGY_CUSTOM, name, &index))
    return FALSE;
  *strategy = (LpStrategy) index;
  return TRUE;
}

const char *
lp_rhythm_get_name (LpRhythm rhythm)
{
  return (guint) rhythm < G_N_ELEMENTS (rhythms) ? rhythms[rhythm].name : "unknown";
}

gboolean
lp_rhythm_from_name (const char *name, LpRhythm *rhythm)
{
  g_return_val_if_fail (name != NULL && rhythm != NULL, FALSE);

  for (guint r = 0; r < G_N_ELEMENTS (rhythms); r++)
    if (strcmp (rhythms[r].name, name) == 0) {
      *rhythm = (LpRhythm) r;
      return TRUE;
    }
  return FALSE;
}
