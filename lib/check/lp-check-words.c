/* SPDX-License-Identifier: MIT */
#include "check/lp-check-words-private.h"

#include "base/lp-reason-private.h"
#include "model/lp-roster-private.h"

char *
lp_i_check_join_two (const LpCheckClass *class, guint a, guint b)
{
  g_autofree char *first = lp_i_roster_get_label (class->roster, lp_i_check_class_get_id (class, a));
  g_autofree char *second = lp_i_roster_get_label (class->roster, lp_i_check_class_get_id (class, b));

  return g_strdup_printf ("%s and %s", first, second);
}

LpReason *
lp_i_check_finding_new (const LpCheckClass *class, LpIPhrase phrase, const guint *pupils, guint n_pupils)
{
  LpReason *finding = lp_i_reason_new (phrase);

  for (guint i = 0; i < n_pupils; i++) {
    const char *id = lp_i_check_class_get_id (class, pupils[i]);
    g_autofree char *label = lp_i_roster_get_label (class->roster, id);
    lp_i_reason_add_pupil (finding, "pupil", id, label);
  }
  return finding;
}

LpReason *
lp_i_check_finding_new_pair (const LpCheckClass *class, LpIPhrase phrase, guint a, guint b)
{
  guint both[2] = { a, b };

  return lp_i_check_finding_new (class, phrase, both, 2);
}
