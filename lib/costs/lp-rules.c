/* SPDX-License-Identifier: MIT */
#include "costs/lp-rules-private.h"

/* What a rule of each kind says of its pairs, and what it asks of them; 0 for nothing. */
static const struct {
  guint fact;
  guint must;
} meanings[] = {
  [LP_RULE_APART] = { LP_PAIR_APART | LP_PAIR_NOT_ALLOWED, LP_MUST_PART },
  [LP_RULE_TOGETHER] = { LP_PAIR_HELD_TOGETHER, LP_MUST_SHARE | LP_MUST_BY_RULE },
  [LP_RULE_PIN] = { LP_PAIR_HELD_TOGETHER, LP_MUST_SHARE | LP_MUST_BY_RULE },
  [LP_RULE_FRIENDS] = { LP_PAIR_FRIENDS, 0 },
  [LP_RULE_PREFER] = { LP_PAIR_PREFERRED, 0 },
};

void
lp_i_rules_visit_pairs (const LpRule *rule, const LpParticipants *present, LpRulePairFunc visit, gpointer data)
{
  gsize n_pupils = lp_rule_get_n_pupils (rule);

  for (gsize a = 0; a < n_pupils; a++) {
    int i = lp_i_participants_find (present, lp_rule_get_pupil (rule, a));
    for (gsize b = a + 1; i >= 0 && b < n_pupils; b++) {
      int j = lp_i_participants_find (present, lp_rule_get_pupil (rule, b));
      if (j >= 0)
        visit (data, (guint) i, (guint) j, lp_rule_get_kind (rule));
    }
  }
}

static void
note_pair (gpointer data, guint i, guint j, LpRuleKind kind)
{
  lp_i_pair_facts_add (data, i, j, meanings[kind].fact);
}

void
lp_i_rules_note (LpPairFacts *facts, const LpRoster *roster, const LpParticipants *present, LpDate date)
{
  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    if (lp_rule_is_active (rule, date))
      lp_i_rules_visit_pairs (rule, present, note_pair, facts);
  }
}

static void
constrain_pair (gpointer data, guint i, guint j, LpRuleKind kind)
{
  lp_i_constraints_add (data, i, j, meanings[kind].must);
}

void
lp_i_rules_constrain (LpConstraints *constraints, const LpRule *rule, const LpParticipants *present)
{
  if (meanings[lp_rule_get_kind (rule)].must != 0)
    lp_i_rules_visit_pairs (rule, present, constrain_pair, constraints);
}

gboolean
lp_i_rules_is_must (const LpRule *rule, const LpParticipants *present, LpDate date)
{
  guint n_present = 0;

  if (meanings[lp_rule_get_kind (rule)].must == 0 || !lp_rule_is_active (rule, date))
    return FALSE;
  for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++)
    if (lp_i_participants_find (present, lp_rule_get_pupil (rule, k)) >= 0)
      n_present++;
  return n_present >= 2;
}
