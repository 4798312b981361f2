/* SPDX-License-Identifier: MIT */
#include "base/lp-reason-private.h"
#include "pairing/lp-explain-private.h"
#include "base/lp-words-private.h"
#include "costs/lp-costs-private.h"

/* Ranks are doubled, so that ties share whole numbers: 7 reads "3.5". */
static char *
halve_rank (gint64 doubled)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", doubled / 2, doubled % 2 != 0 ? ".5" : "");
}

static char *
word_places (gint64 doubled)
{
  g_autofree char *number = halve_rank (doubled);

  return g_strdup_printf ("%s %s", number, doubled == 2 ? "place" : "places");
}

static void
take_gap_sentence (LpReasons *reasons, LpReason *reason, char *text)
{
  lp_i_reason_take_text (reason, text);
  lp_i_reasons_take (reasons, reason);
}

static void
explain_window (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cost)
{
  const LpStanding *standing = costs->standing;
  gint64 gap = ABS (standing->ranks[pair[0]] - standing->ranks[pair[1]]);
  /* No gap is wider than the class, so a window that is open above ends there. */
  gint64 least = standing->least, most = MIN (standing->most, 2 * ((gint64) standing->n_known - 1));
  LpReason *reason = lp_i_explain_begin (costs, cost == 0 ? "gap-suits" : "gap-outside", pair, 2);
  g_autofree char *places = word_places (gap);
  g_autofree char *from = halve_rank (least);
  g_autofree char *to = halve_rank (most);

  lp_i_reason_add_number (reason, "doubled_gap", gap);
  lp_i_reason_add_number (reason, "doubled_least", least);
  lp_i_reason_add_number (reason, "doubled_most", most);
  take_gap_sentence (reasons, reason, g_strdup_printf (
    cost == 0 ? "%s are %s apart in attainment, within the window from %s to %s."
              : "%s are %s apart in attainment, outside the window from %s to %s: the policy leaves nothing better.",
    names, places, from, to));
}

static void
explain_fold (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cost)
{
  const LpStanding *standing = costs->standing;
  gint64 off = ABS (standing->ranks[pair[0]] + standing->ranks[pair[1]] - 2 * ((gint64) standing->n_known + 1));
  LpReason *reason = lp_i_explain_begin (costs, cost == 0 ? "folds" : "folds-nearly", pair, 2);
  g_autofree char *places = word_places (off);

  lp_i_reason_add_number (reason, "doubled_off", off);
  take_gap_sentence (reasons, reason, cost == 0
    ? g_strdup_printf ("%s stand as far from the top as from the bottom.", names)
    : g_strdup_printf ("%s are %s away from standing as far from the top as from the bottom.", names, places));
}

static void
explain_half (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cost)
{
  const LpStanding *standing = costs->standing;
  gint64 gap = ABS (standing->ranks[pair[0]] - standing->ranks[pair[1]]);
  gint64 off = ABS (gap - standing->n_known);
  LpReason *reason = lp_i_explain_begin (costs, cost == 0 ? "halves" : "halves-nearly", pair, 2);
  g_autofree char *places = word_places (off);

  lp_i_reason_add_number (reason, "doubled_off", off);
  take_gap_sentence (reasons, reason, cost == 0
    ? g_strdup_printf ("%s stand half the class apart.", names)
    : g_strdup_printf ("%s are %s away from standing half the class apart.", names, places));
}

static void
explain_nearest (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names)
{
  gint64 gap = ABS (costs->standing->ranks[pair[0]] - costs->standing->ranks[pair[1]]);
  LpReason *reason = lp_i_explain_begin (costs, "nearest", pair, 2);
  g_autofree char *places = word_places (gap);

  lp_i_reason_add_number (reason, "doubled_gap", gap);
  take_gap_sentence (reasons, reason, gap == 0 ? g_strdup_printf ("%s have equal attainment.", names)
                                 : g_strdup_printf ("%s are %s apart in attainment.", names, places));
}

static void
explain_near (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cost)
{
  gint64 bands = ABS (costs->standing->bands[pair[0]] - costs->standing->bands[pair[1]]);
  LpReason *reason = lp_i_explain_begin (costs, cost == 0 ? "one-band-apart" : "bands-apart", pair, 2);

  lp_i_reason_add_number (reason, "bands", bands);
  if (bands == 0)
    take_gap_sentence (reasons, reason, g_strdup_printf ("%s are in the same band: the policy leaves nothing better.", names));
  else if (bands == 1)
    take_gap_sentence (reasons, reason, g_strdup_printf ("%s are one band apart.", names));
  else
    take_gap_sentence (reasons, reason, g_strdup_printf ("%s are %d bands apart: the policy leaves nothing better.", names, (int) bands));
}

void
lp_i_explain_gap (LpReasons *reasons, const LpCosts *costs, const guint32 pair[2], const char *names, gint64 cost)
{
  LpStrategy strategy = lp_policy_get_strategy (lp_request_get_policy (costs->request));
  gboolean unknown = costs->standing->ranks[pair[0]] == 0 || costs->standing->ranks[pair[1]] == 0;

  if (strategy == LP_STRATEGY_RANDOM || strategy == LP_STRATEGY_UNIFORM)
    return;
  if (strategy == LP_STRATEGY_CUSTOM) {
    LpReason *reason = lp_i_explain_begin (costs, "own-cost", pair, 2);
    lp_i_reason_add_number (reason, "cost", cost);
    take_gap_sentence (reasons, reason, g_strdup_printf ("%s cost %" G_GINT64_FORMAT " by the strategy's own measure.", names, cost));
    return;
  }
  if (unknown) {
    take_gap_sentence (reasons, lp_i_explain_begin (costs, "attainment-unknown", pair, 2),
         g_strdup_printf ("The attainment of %s is not known on both sides, so no gap was weighed.", names));
    return;
  }
  if (strategy == LP_STRATEGY_MIXED_FOLD)
    explain_fold (reasons, costs, pair, names, cost);
  else if (strategy == LP_STRATEGY_MIXED_HALF)
    explain_half (reasons, costs, pair, names, cost);
  else if (strategy == LP_STRATEGY_NEAREST)
    explain_nearest (reasons, costs, pair, names);
  else if (strategy == LP_STRATEGY_MIXED_NEAR)
    explain_near (reasons, costs, pair, names, cost);
  else
    explain_window (reasons, costs, pair, names, cost);
}
