/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-pairing.h>

/* Nearest ranks, folds and halves have no window: what remains of a gap is not a rule that bent. */
static gboolean
asks_for_window (const LpPairing *pairing)
{
  switch (lp_policy_get_strategy (lp_request_get_policy (lp_pairing_get_request (pairing)))) {
  case LP_STRATEGY_MIXED:
  case LP_STRATEGY_MIXED_NEAR:
  case LP_STRATEGY_MATCHED:
  case LP_STRATEGY_TUTOR:
    return TRUE;
  case LP_STRATEGY_MIXED_FOLD:
  case LP_STRATEGY_MIXED_HALF:
  case LP_STRATEGY_NEAREST:
  case LP_STRATEGY_RANDOM:
  case LP_STRATEGY_UNIFORM:
  case LP_STRATEGY_CUSTOM:
  default:
    return FALSE;
  }
}

static gsize
count_partnerships (const LpPairing *pairing, LpTier tier)
{
  gsize n = 0;

  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    /* Those who go on have met, but that is no repeat to a teacher. */
    gboolean goes_on = tier == LP_TIER_REPEATS && lp_pairing_is_kept (pairing, i);
    n += !goes_on && lp_pairing_get_partnership_costs (pairing, i)[tier] > 0;
  }
  return n;
}

gsize
lp_pairing_count_bent (const LpPairing *pairing, LpTier tier)
{
  g_return_val_if_fail (pairing != NULL, 0);
  g_return_val_if_fail ((gsize) tier < LP_N_TIERS, 0);

  switch (tier) {
  case LP_TIER_MIN_TENURE:
  case LP_TIER_CHANGE:
    return (gsize) lp_pairing_get_costs (pairing)[tier];
  case LP_TIER_STRATEGY:
    return asks_for_window (pairing) ? count_partnerships (pairing, tier) : 0;
  case LP_TIER_MAX_TENURE:
  case LP_TIER_COOLDOWN:
  case LP_TIER_REPEATS:
  case LP_TIER_WISHES:
    return count_partnerships (pairing, tier);
  case LP_TIER_TURNS: /* somebody has to have one */
  case LP_TIER_CHANCE:
  default:
    return 0;
  }
}
