/* SPDX-License-Identifier: MIT */
/* What the costs of a tier mean, in words. */
#include "cli.h"

/* Indexed by LpTier. */
static const struct {
  const char *one, *many; /* NULL for tiers that do not bend */
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

void
cli_tiers_say_bent (GString *out, LpPairing *pairing)
{
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (lp_pairing_get_request (pairing)));
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < LP_N_TIERS; i++) {
    gsize n = lp_pairing_count_bent (pairing, order[i]);
    if (n > 0)
      g_string_append_printf (line, "%s%zu %s", line->len > 0 ? "; " : "", n,
                              CLI_PLURAL (words[order[i]].one, words[order[i]].many, n));
  }
  if (line->len == 0)
    g_string_append (line, _("nothing, every rule holds"));
  g_string_append_c (line, '.');
  cli_append_wrapped (out, _("Bent: "), "      ", line->str);
}
