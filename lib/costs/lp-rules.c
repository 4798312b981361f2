/* SPDX-License-Identifier: MIT */
#include "costs/lp-rules-private.h"

static const struct {
  LpRuleKind kind;
  guint flags;
} marks[] = {
  { LP_RULE_APART, LP_PAIR_EXCLUDED },
  { LP_RULE_TOGETHER, LP_PAIR_HELD | LP_PAIR_REQUIRED },
  { LP_RULE_PIN, LP_PAIR_HELD | LP_PAIR_REQUIRED },
  { LP_RULE_FRIENDS, LP_PAIR_FRIENDS },
};

static void
mark_rule (LpCosts *costs, const LpRule *rule)
{
  gsize n_pupils = lp_rule_get_n_pupils (rule);
  guint flags = 0;

  for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
    if (marks[m].kind == lp_rule_get_kind (rule))
      flags = marks[m].flags;
  for (gsize a = 0; a < n_pupils; a++) {
    int i = lp_i_participants_find (costs->present, lp_rule_get_pupil (rule, a));
    for (gsize b = a + 1; i >= 0 && b < n_pupils; b++) {
      int j = lp_i_participants_find (costs->present, lp_rule_get_pupil (rule, b));
      if (j >= 0)
        lp_i_costs_change_flags (costs, (guint) i, (guint) j, flags, 0);
    }
  }
}

void
lp_i_rules_mark (LpCosts *costs, const gboolean *skip)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);

  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    if (lp_rule_is_active (rule, costs->date) && (skip == NULL || !skip[r]))
      mark_rule (costs, rule);
  }
}

gboolean
lp_i_rules_is_must (const LpCosts *costs, const LpRule *rule)
{
  guint n_present = 0;

  if (lp_rule_get_kind (rule) == LP_RULE_FRIENDS || !lp_rule_is_active (rule, costs->date))
    return FALSE;
  for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++)
    if (lp_i_participants_find (costs->present, lp_rule_get_pupil (rule, k)) >= 0)
      n_present++;
  return n_present >= 2;
}
