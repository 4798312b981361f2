/* SPDX-License-Identifier: MIT */
#include "pairing/lp-explain-private.h"

static gint64
get_gap (const LpCosts *costs, const guint32 pair[2])
{
  return ABS (costs->standing->ranks[pair[0]] - costs->standing->ranks[pair[1]]);
}

/* One number, told of both. */
static void
take_number (LpReasons *reasons, const LpCosts *costs, LpIPhrase phrase, const guint32 pair[2], const char *name, gint64 number)
{
  LpReason *reason = lp_i_costs_new_reason (costs, phrase, pair, 2);

  lp_i_reason_add_number (reason, name, number);
  lp_i_reasons_take (reasons, reason);
}

static void
explain_window (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], gint64 cost)
{
  const LpStanding *standing = costs->standing;
  LpReason *reason = lp_i_costs_new_reason (costs, cost == 0 ? LP_I_PHRASE_GAP_SUITS : LP_I_PHRASE_GAP_OUTSIDE, pair, 2);

  lp_i_reason_add_number (reason, "doubled_gap", get_gap (costs, pair));
  lp_i_reason_add_number (reason, "doubled_least", standing->least);
  /* No gap is wider than the class, so a window that is open above ends there. */
  lp_i_reason_add_number (reason, "doubled_most", MIN (standing->most, 2 * ((gint64) standing->n_known - 1)));
  lp_i_reasons_take (reasons, reason);
}

static void
explain_fold (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], gint64 cost)
{
  const LpStanding *standing = costs->standing;
  gint64 off = ABS (standing->ranks[pair[0]] + standing->ranks[pair[1]] - 2 * ((gint64) standing->n_known + 1));

  take_number (reasons, costs, cost == 0 ? LP_I_PHRASE_FOLDS : LP_I_PHRASE_FOLDS_NEARLY, pair, "doubled_off", off);
}

static void
explain_half (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], gint64 cost)
{
  gint64 off = ABS (get_gap (costs, pair) - costs->standing->n_known);

  take_number (reasons, costs, cost == 0 ? LP_I_PHRASE_HALVES : LP_I_PHRASE_HALVES_NEARLY, pair, "doubled_off", off);
}

static void
explain_nearest (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  gint64 gap = get_gap (costs, pair);

  take_number (reasons, costs, gap == 0 ? LP_I_PHRASE_NEAREST_EQUAL : LP_I_PHRASE_NEAREST, pair, "doubled_gap", gap);
}

static void
explain_near (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2])
{
  gint64 bands = ABS (costs->standing->bands[pair[0]] - costs->standing->bands[pair[1]]);

  take_number (reasons, costs, bands == 0   ? LP_I_PHRASE_BANDS_APART_NONE
                               : bands == 1 ? LP_I_PHRASE_ONE_BAND_APART
                                            : LP_I_PHRASE_BANDS_APART, pair, "bands", bands);
}

void
lp_i_explain_gap (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], gint64 cost)
{
  LpStrategy strategy = lp_policy_get_strategy (lp_request_get_policy (costs->request));
  gboolean unknown = costs->standing->ranks[pair[0]] == 0 || costs->standing->ranks[pair[1]] == 0;

  if (strategy == LP_STRATEGY_RANDOM || strategy == LP_STRATEGY_UNIFORM)
    return;
  if (strategy == LP_STRATEGY_CUSTOM)
    take_number (reasons, costs, LP_I_PHRASE_OWN_COST, pair, "cost", cost);
  else if (unknown)
    lp_i_reasons_take (reasons, lp_i_costs_new_reason (costs, LP_I_PHRASE_ATTAINMENT_UNKNOWN, pair, 2));
  else if (strategy == LP_STRATEGY_MIXED_FOLD)
    explain_fold (reasons, costs, pair, cost);
  else if (strategy == LP_STRATEGY_MIXED_HALF)
    explain_half (reasons, costs, pair, cost);
  else if (strategy == LP_STRATEGY_NEAREST)
    explain_nearest (reasons, costs, pair);
  else if (strategy == LP_STRATEGY_MIXED_NEAR)
    explain_near (reasons, costs, pair);
  else
    explain_window (reasons, costs, pair, cost);
}
