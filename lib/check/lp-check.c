/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

/* A certificate can only prove a pairing that is allowed at all. */
static void
judge_proof (const LpCheckFacts *facts, const LpCheckSeating *seating, LpCertificate *certificate, LpReport *report)
{
  LpReason *failure = NULL;

  if (certificate == NULL || lp_policy_get_strategy (facts->policy) == LP_STRATEGY_UNIFORM)
    return;
  LpProof proof = lp_i_check_proof (facts, seating, certificate, lp_report_is_valid (report), &failure);
  lp_i_report_set_proof (report, proof);
  if (failure != NULL)
    lp_i_report_take (report, LP_SEVERITY_BENT, failure);
}

LpReport *
lp_check (LpRequest *request, LpRound *round, LpCertificate *certificate, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (LpCheckFacts) facts = lp_i_check_facts_new (request, error);
  if (facts == NULL)
    return NULL;
  g_autoptr (LpReport) report = lp_i_report_new ();
  g_autoptr (LpCheckSeating) seating = lp_i_check_seating_new (facts, round, report, error);
  if (seating == NULL)
    return NULL;

  gint64 costs[LP_N_TIERS];
  lp_i_check_count (facts, seating, costs);
  lp_i_report_set_costs (report, costs);
  lp_i_check_must (facts, seating, report);
  judge_proof (facts, seating, certificate, report);
  lp_i_check_bent (facts, seating, report);
  lp_i_check_notes (facts, seating, report);
  return g_steal_pointer (&report);
}
