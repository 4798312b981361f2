/* SPDX-License-Identifier: MIT */
/*
 * What a change by hand costs, in the checker's words: what is broken or bent
 * afterwards that was not before, and the other way round.
 */
#include "cli.h"

#include <string.h>

LpVerdict *
cli_price_check (LpRequest *request, LpRound *round, GError **error)
{
  return lp_check (request, round, NULL, error);
}

/* By validity, then tier by tier: which of two rounds the policy prefers; < 0 for the first. */
int
cli_price_compare (const LpPolicy *policy, LpVerdict *a, LpVerdict *b)
{
  const LpTier *order = lp_policy_get_order (policy);
  const gint64 *x = lp_verdict_get_costs (a), *y = lp_verdict_get_costs (b);

  if (lp_verdict_is_valid (a) != lp_verdict_is_valid (b))
    return lp_verdict_is_valid (a) ? -1 : 1;
  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    if (x[order[i]] != y[order[i]])
      return x[order[i]] < y[order[i]] ? -1 : 1;
  }
  return 0;
}

static gboolean
has_finding (LpVerdict *verdict, const char *text)
{
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    if (strcmp (lp_reason_get_text (lp_verdict_get_finding (verdict, i)), text) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What is noted because it is welcome: its cost is below 0. */
static gboolean
is_welcome (LpVerdict *verdict, gsize index)
{
  LpReason *finding = lp_verdict_get_finding (verdict, index);

  for (gsize i = 0; lp_verdict_get_severity (verdict, index) == LP_SEVERITY_NOTE && i < lp_reason_get_n_params (finding); i++) {
    if (strcmp (lp_reason_get_param_name (finding, i), "cost") == 0)
      return lp_reason_get_param_number (finding, i) < 0;
  }
  return FALSE;
}

/* Findings of the first that the second does not have. */
static guint
append_difference (GString *out, const LpRoster *roster, LpVerdict *of, LpVerdict *without, gboolean gone)
{
  const char *labels[] = { _("Broken: "), _("Bent:   "), _("Note:   ") };
  const char *label;
  guint n = 0;

  for (gsize i = 0; i < lp_verdict_get_n_findings (of); i++) {
    LpReason *finding = lp_verdict_get_finding (of, i);
    LpSeverity severity = lp_verdict_get_severity (of, i);
    gboolean welcome = is_welcome (of, i);
    if ((severity == LP_SEVERITY_NOTE && !welcome) || has_finding (without, lp_reason_get_text (finding)))
      continue;
    g_autofree char *text = cli_reason_text (finding, roster);
    if (welcome)
      label = gone ? _("Lost:   no longer: ") : _("Better: ");
    else
      label = gone ? _("Better: no longer: ") : labels[severity];
    cli_append_wrapped (out, label, "        ", text);
    n++;
  }
  return n;
}

void
cli_price_append (GString *out, const LpRoster *roster, LpVerdict *before, LpVerdict *after)
{
  guint n = append_difference (out, roster, after, before, FALSE);

  n += append_difference (out, roster, before, after, TRUE);
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
cli_price_word (const LpPolicy *policy, LpVerdict *before, LpVerdict *after)
{
  const LpTier *order = lp_policy_get_order (policy);
  const gint64 *x = lp_verdict_get_costs (before), *y = lp_verdict_get_costs (after);

  if (!lp_verdict_is_valid (after))
    return g_strdup (_("breaks a rule"));
  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    gint64 more = y[order[i]] - x[order[i]];
    if (more != 0)
      return g_strdup_printf (more > 0 ? _("worse: %s (+%" PRId64 ")") : _("better: %s (%" PRId64 ")"),
                              tier_words (order[i]), more);
  }
  return g_strdup (_("costs nothing"));
}
