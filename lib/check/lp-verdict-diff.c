/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-verdict.h>

typedef struct {
  LpDifference difference;
  LpReason    *finding; /* owned */
} DiffEntry;

struct _LpVerdictDiff {
  gatomicrefcount ref_count;
  GArray         *entries; /* of DiffEntry, owned */
};

static void
clear_entry (gpointer data)
{
  lp_reason_unref (((DiffEntry *) data)->finding);
}

static gboolean
has_finding (const LpVerdict *verdict, const LpReason *finding)
{
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    if (lp_reason_equal (lp_verdict_get_finding (verdict, i), finding))
      return TRUE;
  }
  return FALSE;
}

/* What it means that a finding came, or went; FALSE where that is neither better nor worse. */
static gboolean
judge_finding (const LpVerdict *of, gsize index, gboolean gone, LpDifference *difference)
{
  if (lp_verdict_is_welcome (of, index))
    *difference = gone ? LP_DIFFERENCE_LOST : LP_DIFFERENCE_WELCOME;
  else if (lp_verdict_get_severity (of, index) == LP_SEVERITY_NOTE)
    return FALSE;
  else if (gone)
    *difference = LP_DIFFERENCE_MENDED;
  else
    *difference = lp_verdict_get_severity (of, index) == LP_SEVERITY_BROKEN ? LP_DIFFERENCE_BROKEN : LP_DIFFERENCE_BENT;
  return TRUE;
}

/* Findings of the one that the other does not have. */
static void
append_difference (LpVerdictDiff *diff, const LpVerdict *of, const LpVerdict *without, gboolean gone)
{
  for (gsize i = 0; i < lp_verdict_get_n_findings (of); i++) {
    DiffEntry entry = { .finding = lp_verdict_get_finding (of, i) };
    if (!judge_finding (of, i, gone, &entry.difference) || has_finding (without, entry.finding))
      continue;
    lp_reason_ref (entry.finding);
    g_array_append_val (diff->entries, entry);
  }
}

LpVerdictDiff *
lp_verdict_diff (const LpVerdict *before, const LpVerdict *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  LpVerdictDiff *diff = g_new0 (LpVerdictDiff, 1);
  g_atomic_ref_count_init (&diff->ref_count);
  diff->entries = g_array_new (FALSE, FALSE, sizeof (DiffEntry));
  g_array_set_clear_func (diff->entries, clear_entry);
  append_difference (diff, after, before, FALSE);
  append_difference (diff, before, after, TRUE);
  return diff;
}

LpVerdictDiff *
lp_verdict_diff_ref (LpVerdictDiff *diff)
{
  g_return_val_if_fail (diff != NULL, NULL);

  g_atomic_ref_count_inc (&diff->ref_count);
  return diff;
}

void
lp_verdict_diff_unref (LpVerdictDiff *diff)
{
  g_return_if_fail (diff != NULL);

  if (!g_atomic_ref_count_dec (&diff->ref_count))
    return;
  g_array_unref (diff->entries);
  g_free (diff);
}

gsize
lp_verdict_diff_get_length (const LpVerdictDiff *diff)
{
  g_return_val_if_fail (diff != NULL, 0);

  return diff->entries->len;
}

LpReason *
lp_verdict_diff_get_finding (const LpVerdictDiff *diff, gsize index)
{
  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (index < diff->entries->len, NULL);

  return g_array_index (diff->entries, DiffEntry, index).finding;
}

LpDifference
lp_verdict_diff_get_difference (const LpVerdictDiff *diff, gsize index)
{
  g_return_val_if_fail (diff != NULL, LP_DIFFERENCE_BROKEN);
  g_return_val_if_fail (index < diff->entries->len, LP_DIFFERENCE_BROKEN);

  return g_array_index (diff->entries, DiffEntry, index).difference;
}

const char *
lp_difference_get_name (LpDifference difference)
{
  static const char *const names[] = { "broken", "bent", "mended", "welcome", "lost" };

  g_return_val_if_fail ((gsize) difference < G_N_ELEMENTS (names), NULL);

  return names[difference];
}
