/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-check.h>

#include "check/lp-check-private.h"

#include "check/lp-check-bent-private.h"
#include "check/lp-check-costs-private.h"
#include "check/lp-check-must-private.h"
#include "check/lp-check-notes-private.h"
#include "check/lp-check-proof-private.h"

/* A certificate can only prove a pairing that is allowed at all. */
static void
judge_proof (const LpCheckFacts *facts, const LpCheckSeating *seating, LpCertificate *certificate, LpVerdict *verdict)
{
  LpReason *failure = NULL;

  if (certificate == NULL || lp_i_check_class_is_uniform (facts->class))
    return;
  LpProof proof = lp_i_check_proof (facts, seating, certificate, lp_verdict_is_valid (verdict), &failure);
  lp_i_verdict_set_proof (verdict, proof);
  if (failure != NULL)
    lp_i_verdict_take (verdict, LP_SEVERITY_BENT, failure);
}

LpVerdict *
lp_i_check_by (const LpCheckFacts *facts, LpRound *round, LpCertificate *certificate, GError **error)
{
  g_autoptr (LpVerdict) verdict = lp_i_verdict_new (lp_policy_get_order (facts->class->policy));
  g_autoptr (LpCheckSeating) seating = lp_i_check_seating_new (facts, round, verdict, error);
  if (seating == NULL)
    return NULL;

  gint64 costs[LP_N_TIERS];
  lp_i_check_count (facts, seating, costs);
  lp_i_verdict_set_costs (verdict, costs);
  lp_i_check_must (facts, seating, verdict);
  judge_proof (facts, seating, certificate, verdict);
  lp_i_check_bent (facts, seating, verdict);
  lp_i_check_notes (facts, seating, verdict);
  return g_steal_pointer (&verdict);
}

LpVerdict *
lp_check (LpRequest *request, LpRound *round, LpCertificate *certificate, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (LpCheckFacts) facts = lp_i_check_facts_new (request, error);
  return facts != NULL ? lp_i_check_by (facts, round, certificate, error) : NULL;
}
