/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-verdict.h>

/* Filling a verdict: only while nobody else holds it. The order is the policy's, of LP_N_TIERS. */
LpVerdict *lp_i_verdict_new (const LpTier *order);
/* Appends a finding; takes ownership of reason. Findings come gravest first. */
void      lp_i_verdict_take (LpVerdict *verdict, LpSeverity severity, LpReason *reason);
/* Says that the latest finding is of something welcome. */
void      lp_i_verdict_note_welcome (LpVerdict *verdict);
void      lp_i_verdict_set_costs (LpVerdict *verdict, const gint64 costs[LP_N_TIERS]);
void      lp_i_verdict_set_proof (LpVerdict *verdict, LpProof proof);
