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
  g_autofree char *id = g_strconcat ("price/", lp_tier_get_name (tier), NULL);

  return cli_label_text (id);
}

/* What a price is called: "worse: a wish (+12)". A new string. */
char *
cli_price_word (const LpSwap *swap)
{
  LpTier tier;
  gint64 more;

  if (!lp_verdict_is_valid (lp_swap_get_after (swap)))
    return g_strdup (cli_label_text ("price/broken"));
  if (!lp_verdict_find_difference (lp_swap_get_before (swap), lp_swap_get_after (swap), &tier, &more))
    return g_strdup (cli_label_text ("price/free"));
  return g_strdup_printf (more > 0 ? _("worse: %s (+%" PRId64 ")") : _("better: %s (%" PRId64 ")"), tier_words (tier), more);
}
