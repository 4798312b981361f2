/* SPDX-License-Identifier: MIT */
#include "check/lp-check-notes-private.h"

#include "base/lp-reason-private.h"
#include "check/lp-check-costs-private.h"
#include "check/lp-check-wish-words-private.h"
#include "check/lp-check-words-private.h"

static void
tell_repeats (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  gint64 cost = lp_i_check_repeats_cost (&pair);
  if (cost == 0)
    return;
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_REPEATS, two.a, two.b);
  lp_i_reason_add_number (finding, "times", pair.met.times);
  lp_i_reason_add_number (finding, "cost", cost);
  lp_i_verdict_take (verdict, LP_SEVERITY_NOTE, finding);
}

void
lp_i_check_notes (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  if (lp_i_check_class_is_uniform (facts->class))
    return;
  for (guint i = 0; i < seating->pairs->len; i++)
    tell_repeats (facts, g_array_index (seating->pairs, LpCheckTwo, i), verdict);
  for (guint i = 0; i < seating->pairs->len; i++)
    lp_i_check_tell_welcome (facts, g_array_index (seating->pairs, LpCheckTwo, i), verdict);
}
