/* SPDX-License-Identifier: MIT */
/* What a change by hand costs, in words. */
#include "cli.h"

static const char *
difference_label (LpDifference difference)
{
  switch (difference) {
  case LP_DIFFERENCE_BROKEN:
    return _("Broken: ");
  case LP_DIFFERENCE_BENT:
    return _("Bent:   ");
  case LP_DIFFERENCE_MENDED:
    return _("Better: no longer: ");
  case LP_DIFFERENCE_LOST:
    return _("Lost:   no longer: ");
  case LP_DIFFERENCE_WELCOME:
  default:
    return _("Better: ");
  }
}

void
cli_price_append (GString *out, const LpRoster *roster, const LpSwap *swap)
{
  g_autoptr (LpVerdictDiff) diff = lp_verdict_diff (lp_swap_get_before (swap), lp_swap_get_after (swap));
  gsize n = lp_verdict_diff_get_length (diff);

  for (gsize i = 0; i < n; i++) {
    g_autofree char *text = cli_reason_text (lp_verdict_diff_get_finding (diff, i), roster);
    cli_append_wrapped (out, difference_label (lp_verdict_diff_get_difference (diff, i)), "        ", text);
  }
  if (n == 0)
    cli_append_wrapped (out, "", "", _("It costs nothing: every rule holds as before."));
}

static const char *
tier_words (LpTier tier)
{
  static const char *const words[LP_N_TIERS] = {
    [LP_TIER_MAX_TENURE] = N_("past the maximum tenure"), [LP_TIER_MIN_TENURE] = N_("cut short before the minimum"),
    [LP_TIER_CHANGE] = N_("changes that need not be"),    [LP_TIER_COOLDOWN] = N_("partners again too soon"),
    [LP_TIER_STRATEGY] = N_("the gap in attainment"),     [LP_TIER_TURNS] = N_("turns in the three"),
    [LP_TIER_REPEATS] = N_("partners before"),            [LP_TIER_WISHES] = N_("a wish"),
    [LP_TIER_CHANCE] = N_("chance"),
  };

  return _(words[tier]);
}

/* One phrase: "breaks a rule", "costs nothing", "worse: the gap in attainment (+12)". A new string. */
char *
cli_price_word (const LpSwap *swap)
{
  LpTier tier;
  gint64 more;

  if (!lp_verdict_is_valid (lp_swap_get_after (swap)))
    return g_strdup (_("breaks a rule"));
  if (!lp_verdict_find_difference (lp_swap_get_before (swap), lp_swap_get_after (swap), &tier, &more))
    return g_strdup (_("costs nothing"));
  return g_strdup_printf (more > 0 ? _("worse: %s (+%" PRId64 ")") : _("better: %s (%" PRId64 ")"), tier_words (tier), more);
}
