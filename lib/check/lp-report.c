/* SPDX-License-Identifier: MIT */
#include "check/lp-report-private.h"

#include <string.h>

typedef struct {
  LpSeverity severity;
  LpReason  *reason; /* owned */
} Finding;

struct _LpReport {
  gatomicrefcount ref_count;
  gint64          costs[LP_N_TIERS];
  LpProof         proof;
  GArray         *findings; /* of Finding, owned */
};

static void
clear_finding (gpointer data)
{
  Finding *finding = data;

  lp_reason_unref (finding->reason);
}

LpReport *
lp_i_report_new (void)
{
  LpReport *report = g_new0 (LpReport, 1);

  g_atomic_ref_count_init (&report->ref_count);
  report->proof = LP_PROOF_NONE;
  report->findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_array_set_clear_func (report->findings, clear_finding);
  return report;
}

void
lp_i_report_take (LpReport *report, LpSeverity severity, LpReason *reason)
{
  Finding finding = { severity, reason };

  g_array_append_val (report->findings, finding);
}

void
lp_i_report_set_costs (LpReport *report, const gint64 costs[LP_N_TIERS])
{
  memcpy (report->costs, costs, sizeof report->costs);
}

void
lp_i_report_set_proof (LpReport *report, LpProof proof)
{
  report->proof = proof;
}

LpReport *
lp_report_ref (LpReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  g_atomic_ref_count_inc (&report->ref_count);
  return report;
}

void
lp_report_unref (LpReport *report)
{
  g_return_if_fail (report != NULL);

  if (!g_atomic_ref_count_dec (&report->ref_count))
    return;
  g_array_unref (report->findings);
  g_free (report);
}

gboolean
lp_report_is_valid (const LpReport *report)
{
  g_return_val_if_fail (report != NULL, FALSE);

  for (guint i = 0; i < report->findings->len; i++) {
    if (g_array_index (report->findings, Finding, i).severity == LP_SEVERITY_BROKEN)
      return FALSE;
  }
  return TRUE;
}

const gint64 *
lp_report_get_costs (const LpReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  return report->costs;
}

LpProof
lp_report_get_proof (const LpReport *report)
{
  g_return_val_if_fail (report != NULL, LP_PROOF_NONE);

  return report->proof;
}

gsize
lp_report_get_n_findings (const LpReport *report)
{
  g_return_val_if_fail (report != NULL, 0);

  return report->findings->len;
}

LpReason *
lp_report_get_finding (const LpReport *report, gsize index)
{
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (index < report->findings->len, NULL);

  return g_array_index (report->findings, Finding, index).reason;
}

LpSeverity
lp_report_get_severity (const LpReport *report, gsize index)
{
  g_return_val_if_fail (report != NULL, LP_SEVERITY_NOTE);
  g_return_val_if_fail (index < report->findings->len, LP_SEVERITY_NOTE);

  return g_array_index (report->findings, Finding, index).severity;
}
