/* SPDX-License-Identifier: MIT */
/* What the costs of a tier mean, in words. */
#include "cli.h"

/* Indexed by LpTier. */
static const struct {
  const char *one, *many; /* NULL where the count says nothing to a teacher */
} words[LP_N_TIERS] = {
  [LP_TIER_MAX_TENURE] = { N_("partnership goes on past the maximum tenure"),
                           N_("partnerships go on past the maximum tenure") },
  [LP_TIER_MIN_TENURE] = { N_("pair of partners ends before the minimum tenure"),
                           N_("pairs of partners end before the minimum tenure") },
  [LP_TIER_CHANGE] = { N_("pair of partners changes that could have gone on"),
                       N_("pairs of partners change that could have gone on") },
  [LP_TIER_COOLDOWN] = { N_("partnership comes back sooner than the cooldown asks"),
                         N_("partnerships come back sooner than the cooldown asks") },
  [LP_TIER_STRATEGY] = { N_("partnership is outside what the strategy asks for"),
                         N_("partnerships are outside what the strategy asks for") },
  [LP_TIER_TURNS] = { NULL, NULL },
  [LP_TIER_REPEATS] = { N_("partnership has met before"), N_("partnerships have met before") },
  [LP_TIER_WISHES] = { N_("partnership goes against a wish"), N_("partnerships go against a wish") },
  [LP_TIER_CHANCE] = { NULL, NULL },
};

/* Nearest ranks, folds and halves have no window: what remains of a gap is not a rule that bent. */
static gboolean
has_window (LpStrategy strategy)
{
  return strategy == LP_STRATEGY_MIXED || strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_TUTOR || strategy == LP_STRATEGY_MIXED_NEAR;
}

/* How often a tier bent: pairs that ended, or partnerships that cost something. */
static gint64
count_bent (LpPairing *pairing, LpTier tier)
{
  const LpPolicy *policy = lp_request_get_policy (lp_pairing_get_request (pairing));
  gint64 n = 0;

  if (words[tier].one == NULL || (tier == LP_TIER_STRATEGY && !has_window (lp_policy_get_strategy (policy))))
    return 0;
  if (tier == LP_TIER_MIN_TENURE || tier == LP_TIER_CHANGE)
    return lp_pairing_get_costs (pairing)[tier];
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    /* Those who go on have met, but that is no repeat to a teacher. */
    gboolean goes_on = tier == LP_TIER_REPEATS && lp_pairing_is_kept (pairing, i);
    n += !goes_on && lp_pairing_get_partnership_costs (pairing, i)[tier] > 0;
  }
  return n;
}

void
cli_tiers_say_bent (GString *out, LpPairing *pairing)
{
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (lp_pairing_get_request (pairing)));
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < LP_N_TIERS; i++) {
    gint64 n = count_bent (pairing, order[i]);
    if (n > 0)
      g_string_append_printf (line, "%s%" PRId64 " %s", line->len > 0 ? "; " : "", n,
                              CLI_PLURAL (words[order[i]].one, words[order[i]].many, n));
  }
  if (line->len == 0)
    g_string_append (line, _("nothing, every rule holds"));
  g_string_append_c (line, '.');
  cli_append_wrapped (out, _("Bent: "), "      ", line->str);
}
