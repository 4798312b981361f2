/* SPDX-License-Identifier: MIT */
#include "check/lp-check-words-private.h"

#include "base/lp-reason-private.h"
#include "model/lp-roster-private.h"

char *
lp_i_check_join_names (const LpCheckClass *class, const guint *pupils, guint n_pupils)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_pupils; i++) {
    g_autofree char *label = lp_i_roster_get_label (class->roster, lp_i_check_class_get_id (class, pupils[i]));
    if (i > 0)
      g_string_append (text, i + 1 == n_pupils ? " and " : ", ");
    g_string_append (text, label);
  }
  return g_string_free (text, FALSE);
}

char *
lp_i_check_join_two (const LpCheckClass *class, guint a, guint b)
{
  guint both[2] = { a, b };

  return lp_i_check_join_names (class, both, 2);
}

const char *
lp_i_check_plural (gint64 number)
{
  return number == 1 ? "" : "s";
}

LpReason *
lp_i_check_finding_new (const LpCheckClass *class, const char *code, const guint *pupils, guint n_pupils)
{
  LpReason *finding = lp_i_reason_new (code);

  for (guint i = 0; i < n_pupils; i++)
    lp_i_reason_add_pupil (finding, "pupil", lp_i_check_class_get_id (class, pupils[i]));
  return finding;
}

LpReason *
lp_i_check_finding_new_pair (const LpCheckClass *class, const char *code, guint a, guint b)
{
  guint both[2] = { a, b };

  return lp_i_check_finding_new (class, code, both, 2);
}

void
lp_i_check_take_finding (LpVerdict *verdict, LpSeverity severity, LpReason *finding, char *sentence)
{
  lp_i_reason_take_text (finding, sentence);
  lp_i_verdict_take (verdict, severity, finding);
}
