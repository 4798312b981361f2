/* SPDX-License-Identifier: MIT */
#include "check/lp-check-must-private.h"

#include "base/lp-reason-private.h"
#include "check/lp-check-words-private.h"

static void
take_broken (LpVerdict *verdict, LpReason *finding)
{
  lp_i_verdict_take (verdict, LP_SEVERITY_BROKEN, finding);
}

static void
judge_apart (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  const LpCheckClass *class = facts->class;
  int rule = -1;

  while ((rule = lp_i_check_class_next_rule (class, LP_RULE_APART, two.a, two.b, rule)) >= 0) {
    const char *id = lp_rule_get_id (lp_roster_get_rule (class->roster, (gsize) rule));
    LpReason *finding = lp_i_check_finding_new_pair (class, LP_I_PHRASE_APART, two.a, two.b);
    lp_i_reason_add_text (finding, "rule", id);
    take_broken (verdict, finding);
  }
}

static void
take_attribute (const LpCheckFacts *facts, LpCheckTwo two, LpIPhrase phrase, const char *attribute, LpVerdict *verdict)
{
  LpReason *finding = lp_i_check_finding_new_pair (facts->class, phrase, two.a, two.b);

  lp_i_reason_add_text (finding, "attribute", attribute);
  take_broken (verdict, finding);
}

/* What must match, and what must differ. */
static void
judge_attributes (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  const LpCheckMarks *match = facts->pairs->match;
  const LpCheckMarks *differ = facts->pairs->differ;

  for (guint k = 0; k < match->n_names; k++) {
    if (lp_i_check_marks_differ (match, two.a, two.b, k))
      take_attribute (facts, two, LP_I_PHRASE_MUST_MATCH, match->names[k], verdict);
  }
  for (guint k = 0; k < differ->n_names; k++) {
    if (lp_i_check_marks_match (differ, two.a, two.b, k))
      take_attribute (facts, two, LP_I_PHRASE_MUST_DIFFER, differ->names[k], verdict);
  }
}

static void
judge_maximum (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 most = lp_policy_get_max_tenure_days (facts->class->policy);
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (!lp_i_check_pairs_must_end (facts->pairs, &pair))
    return;

  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_BROKEN_MAX_TENURE, two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  lp_i_reason_add_number (finding, "maximum", most);
  take_broken (verdict, finding);
}

/* Exactly one tutor in a pair, one or two in a three. */
static void
judge_roles (const LpCheckFacts *facts, LpPartnership group, LpVerdict *verdict)
{
  guint n_tutors = 0;

  for (guint k = 0; k < group.size; k++)
    n_tutors += lp_i_check_class_is_tutor (facts->class, group.members[k]) ? 1 : 0;
  if (group.size < 2 || group.size > 3 || (n_tutors >= 1 && n_tutors < group.size))
    return;

  LpReason *finding = lp_i_check_finding_new (facts->class, n_tutors == 0 ? LP_I_PHRASE_NO_TUTOR : LP_I_PHRASE_NO_TUTEE, group.members, group.size);
  lp_i_reason_add_number (finding, "tutors", n_tutors);
  take_broken (verdict, finding);
}

static void
judge_partners (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (guint i = 0; i < seating->pairs->len; i++) {
    LpCheckTwo two = g_array_index (seating->pairs, LpCheckTwo, i);
    judge_apart (facts, two, verdict);
    judge_attributes (facts, two, verdict);
    judge_maximum (facts, two, verdict);
  }
  if (lp_policy_get_strategy (facts->class->policy) != LP_STRATEGY_TUTOR)
    return;
  for (guint g = 0; g < lp_i_partnerships_get_length (seating->groups); g++)
    judge_roles (facts, lp_i_partnerships_get (seating->groups, g), verdict);
}

/* Together and pin: every two of the rule who are present share a partnership. */
static void
judge_held (const LpCheckFacts *facts, const LpCheckSeating *seating, const LpRule *rule, LpVerdict *verdict)
{
  g_autoptr (GArray) pairs = lp_i_check_class_list_ruled (facts->class, rule);
  LpIPhrase phrase = lp_rule_get_kind (rule) == LP_RULE_PIN ? LP_I_PHRASE_NOT_PINNED : LP_I_PHRASE_NOT_TOGETHER;

  for (guint i = 0; i < pairs->len; i++) {
    LpCheckTwo two = g_array_index (pairs, LpCheckTwo, i);
    if (lp_i_check_seating_are_partners (seating, two.a, two.b))
      continue;
    LpReason *finding = lp_i_check_finding_new_pair (facts->class, phrase, two.a, two.b);
    lp_i_reason_add_text (finding, "rule", lp_rule_get_id (rule));
    take_broken (verdict, finding);
  }
}

static void
judge_rules (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (gsize i = 0; i < lp_roster_get_n_rules (facts->class->roster); i++) {
    const LpRule *rule = lp_i_check_class_get_rule (facts->class, i);
    if (rule != NULL && lp_i_check_class_is_holding (rule))
      judge_held (facts, seating, rule, verdict);
  }
}

/* Rules that hold more than three together can't be kept, whatever the pairing. */
static void
judge_crowds (const LpCheckFacts *facts, LpVerdict *verdict)
{
  for (guint i = 0; i < lp_i_partnerships_get_length (facts->held->crowds); i++) {
    LpPartnership crowd = lp_i_partnerships_get (facts->held->crowds, i);
    LpReason *finding = lp_i_check_finding_new (facts->class, LP_I_PHRASE_TOO_MANY_TOGETHER, crowd.members, crowd.size);
    lp_i_reason_add_number (finding, "size", crowd.size);
    take_broken (verdict, finding);
  }
}

static void
judge_minimum (const LpCheckFacts *facts, const LpCheckSeating *seating, LpCheckTwo two, LpVerdict *verdict)
{
  gint64 least = lp_policy_get_min_tenure_days (facts->class->policy);
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, two.a, two.b, &pair);
  if (lp_i_check_seating_are_partners (seating, two.a, two.b) || !lp_i_check_pairs_wants_young (facts->pairs, &pair))
    return;

  LpReason *finding = lp_i_check_finding_new_pair (facts->class, LP_I_PHRASE_BROKEN_MIN_TENURE, two.a, two.b);
  lp_i_reason_add_number (finding, "days", pair.met.tenure);
  lp_i_reason_add_number (finding, "minimum", least);
  take_broken (verdict, finding);
}

static void
judge_latest (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  const GArray *latest = facts->past->latest;

  if (!(lp_policy_get_hard (facts->class->policy) & LP_HARD_MIN_TENURE))
    return;
  for (guint i = 0; i < latest->len; i++)
    judge_minimum (facts, seating, g_array_index (latest, LpCheckTwo, i), verdict);
}

void
lp_i_check_must (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  judge_partners (facts, seating, verdict);
  judge_rules (facts, seating, verdict);
  judge_crowds (facts, verdict);
  judge_latest (facts, seating, verdict);
}
