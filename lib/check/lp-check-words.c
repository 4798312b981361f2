/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include "base/lp-reason-private.h"
#include "model/lp-roster-private.h"

char *
lp_i_check_join_names (const LpCheckFacts *facts, const guint *pupils, guint n_pupils)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_pupils; i++) {
    g_autofree char *label = lp_i_roster_get_label (facts->roster, lp_i_check_get_id (facts, pupils[i]));
    if (i > 0)
      g_string_append (text, i + 1 == n_pupils ? " and " : ", ");
    g_string_append (text, label);
  }
  return g_string_free (text, FALSE);
}

char *
lp_i_check_join_two (const LpCheckFacts *facts, guint a, guint b)
{
  guint both[2] = { a, b };

  return lp_i_check_join_names (facts, both, 2);
}

LpReason *
lp_i_check_finding_new (const LpCheckFacts *facts, const char *code, const guint *pupils, guint n_pupils)
{
  LpReason *finding = lp_i_reason_new (code);

  for (guint i = 0; i < n_pupils; i++)
    lp_i_reason_add_pupil (finding, "pupil", lp_i_check_get_id (facts, pupils[i]));
  return finding;
}

LpReason *
lp_i_check_finding_new_pair (const LpCheckFacts *facts, const char *code, guint a, guint b)
{
  guint both[2] = { a, b };

  return lp_i_check_finding_new (facts, code, both, 2);
}
