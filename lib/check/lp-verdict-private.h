/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-verdict.h>

/* Filling a verdict: only while nobody else holds it. */
LpVerdict *lp_i_verdict_new (void);
/* Appends a finding; takes ownership of reason. Findings come gravest first. */
void      lp_i_verdict_take (LpVerdict *verdict, LpSeverity severity, LpReason *reason);
void      lp_i_verdict_set_costs (LpVerdict *verdict, const gint64 costs[LP_N_TIERS]);
void      lp_i_verdict_set_proof (LpVerdict *verdict, LpProof proof);
