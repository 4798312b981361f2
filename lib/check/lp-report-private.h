/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-check.h>

/* Filling a report: only while nobody else holds it. */
LpReport *lp_i_report_new (void);
/* Appends a finding; takes ownership of reason. Findings come gravest first. */
void      lp_i_report_take (LpReport *report, LpSeverity severity, LpReason *reason);
void      lp_i_report_set_costs (LpReport *report, const gint64 costs[LP_N_TIERS]);
void      lp_i_report_set_proof (LpReport *report, LpProof proof);
