/* SPDX-License-Identifier: MIT */
#include "check/lp-verdict-private.h"

#include <string.h>

typedef struct {
  LpSeverity severity;
  gboolean   welcome;
  LpReason  *reason; /* owned */
} VerdictFinding;

struct _LpVerdict {
  gatomicrefcount ref_count;
  LpTier          order[LP_N_TIERS]; /* the policy's */
  gint64          costs[LP_N_TIERS];
  LpProof         proof;
  GArray         *findings; /* of VerdictFinding, owned */
};

static void
clear_finding (gpointer data)
{
  VerdictFinding *finding = data;

  lp_reason_unref (finding->reason);
}

LpVerdict *
lp_i_verdict_new (const LpTier *order)
{
  LpVerdict *verdict = g_new0 (LpVerdict, 1);

  memcpy (verdict->order, order, sizeof verdict->order);
  g_atomic_ref_count_init (&verdict->ref_count);
  verdict->proof = LP_PROOF_NONE;
  verdict->findings = g_array_new (FALSE, FALSE, sizeof (VerdictFinding));
  g_array_set_clear_func (verdict->findings, clear_finding);
  return verdict;
}

void
lp_i_verdict_take (LpVerdict *verdict, LpSeverity severity, LpReason *reason)
{
  VerdictFinding finding = { severity, FALSE, reason };

  g_array_append_val (verdict->findings, finding);
}

void
lp_i_verdict_note_welcome (LpVerdict *verdict)
{
  g_array_index (verdict->findings, VerdictFinding, verdict->findings->len - 1).welcome = TRUE;
}

void
lp_i_verdict_set_costs (LpVerdict *verdict, const gint64 costs[LP_N_TIERS])
{
  memcpy (verdict->costs, costs, sizeof verdict->costs);
}

void
lp_i_verdict_set_proof (LpVerdict *verdict, LpProof proof)
{
  verdict->proof = proof;
}

LpVerdict *
lp_verdict_ref (LpVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  g_atomic_ref_count_inc (&verdict->ref_count);
  return verdict;
}

void
lp_verdict_unref (LpVerdict *verdict)
{
  g_return_if_fail (verdict != NULL);

  if (!g_atomic_ref_count_dec (&verdict->ref_count))
    return;
  g_array_unref (verdict->findings);
  g_free (verdict);
}

gsize
lp_verdict_count_findings (const LpVerdict *verdict, LpSeverity severity)
{
  gsize n = 0;

  g_return_val_if_fail (verdict != NULL, 0);

  for (guint i = 0; i < verdict->findings->len; i++)
    n += g_array_index (verdict->findings, VerdictFinding, i).severity == severity;
  return n;
}

gboolean
lp_verdict_is_valid (const LpVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, FALSE);

  return lp_verdict_count_findings (verdict, LP_SEVERITY_BROKEN) == 0;
}

const gint64 *
lp_verdict_get_costs (const LpVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);

  return verdict->costs;
}

LpProof
lp_verdict_get_proof (const LpVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, LP_PROOF_NONE);

  return verdict->proof;
}

gsize
lp_verdict_get_n_findings (const LpVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, 0);

  return verdict->findings->len;
}

LpReason *
lp_verdict_get_finding (const LpVerdict *verdict, gsize index)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  g_return_val_if_fail (index < verdict->findings->len, NULL);

  return g_array_index (verdict->findings, VerdictFinding, index).reason;
}

LpSeverity
lp_verdict_get_severity (const LpVerdict *verdict, gsize index)
{
  g_return_val_if_fail (verdict != NULL, LP_SEVERITY_NOTE);
  g_return_val_if_fail (index < verdict->findings->len, LP_SEVERITY_NOTE);

  return g_array_index (verdict->findings, VerdictFinding, index).severity;
}

gboolean
lp_verdict_is_welcome (const LpVerdict *verdict, gsize index)
{
  g_return_val_if_fail (verdict != NULL, FALSE);
  g_return_val_if_fail (index < verdict->findings->len, FALSE);

  return g_array_index (verdict->findings, VerdictFinding, index).welcome;
}

gboolean
lp_verdict_find_difference (const LpVerdict *before, const LpVerdict *after, LpTier *tier, gint64 *more)
{
  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    LpTier t = before->order[i];
    if (before->costs[t] == after->costs[t])
      continue;
    if (tier != NULL)
      *tier = t;
    if (more != NULL)
      *more = after->costs[t] - before->costs[t];
    return TRUE;
  }
  return FALSE;
}

int
lp_verdict_compare (const LpVerdict *a, const LpVerdict *b)
{
  gint64 more;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (lp_verdict_is_valid (a) != lp_verdict_is_valid (b))
    return lp_verdict_is_valid (a) ? -1 : 1;
  if (!lp_verdict_find_difference (a, b, NULL, &more))
    return 0;
  return more > 0 ? -1 : 1;
}
