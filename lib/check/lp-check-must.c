/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include "base/lp-reason-private.h"

static void
take_broken (LpVerdict *verdict, LpReason *finding, char *sentence)
{
  lp_i_reason_take_text (finding, sentence);
  lp_i_verdict_take (verdict, LP_SEVERITY_BROKEN, finding);
}

static const char *
get_rule_id (const LpCheckFacts *facts, int rule)
{
  return lp_rule_get_id (lp_roster_get_rule (facts->roster, (gsize) rule));
}

static void
judge_apart (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  int rule = -1;

  while ((rule = lp_i_check_next_rule (facts, LP_RULE_APART, a, b, rule)) >= 0) {
    g_autofree char *names = lp_i_check_join_two (facts, a, b);
    LpReason *finding = lp_i_check_finding_new_pair (facts, "apart", a, b);
    lp_i_reason_add_text (finding, "rule", get_rule_id (facts, rule));
    take_broken (verdict, finding,
                 g_strdup_printf ("%s are partners; rule %s keeps them apart.", names, get_rule_id (facts, rule)));
  }
}

static void
judge_maximum (const LpCheckFacts *facts, guint a, guint b, LpVerdict *verdict)
{
  gint64 most = lp_policy_get_max_tenure_days (facts->policy);
  LpCheckPair pair;

  lp_i_check_look (facts, a, b, &pair);
  if (!(lp_policy_get_hard (facts->policy) & LP_HARD_MAX_TENURE) || !pair.too_long || pair.held)
    return;

  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "max-tenure", a, b);
  lp_i_reason_add_number (finding, "days", pair.tenure);
  lp_i_reason_add_number (finding, "maximum", most);
  take_broken (verdict, finding,
               g_strdup_printf ("%s go on after %" G_GINT64_FORMAT " days; the maximum of %" G_GINT64_FORMAT
                                " days is a must.",
                                names, pair.tenure, most));
}

/* Exactly one tutor in a pair, one or two in a three. */
static void
judge_roles (const LpCheckFacts *facts, const GArray *members, LpVerdict *verdict)
{
  const guint *pupils = (const guint *) (gconstpointer) members->data;
  guint n_tutors = 0;

  for (guint i = 0; i < members->len; i++)
    n_tutors += lp_i_check_is_tutor (facts, pupils[i]) ? 1 : 0;
  if (members->len < 2 || members->len > 3 || (n_tutors >= 1 && n_tutors < members->len))
    return;

  g_autofree char *names = lp_i_check_join_names (facts, pupils, members->len);
  LpReason *finding = lp_i_check_finding_new (facts, "roles", pupils, members->len);
  lp_i_reason_add_number (finding, "tutors", n_tutors);
  take_broken (verdict, finding,
               g_strdup_printf ("%s: there is no %s among them; each partnership needs both roles.", names,
                                n_tutors == 0 ? "tutor" : "tutee"));
}

static void
judge_group (const LpCheckFacts *facts, const GArray *members, LpVerdict *verdict)
{
  for (guint i = 0; i < members->len; i++) {
    for (guint j = i + 1; j < members->len; j++) {
      guint a = g_array_index (members, guint, i);
      guint b = g_array_index (members, guint, j);
      judge_apart (facts, a, b, verdict);
      judge_maximum (facts, a, b, verdict);
    }
  }
  if (lp_policy_get_strategy (facts->policy) == LP_STRATEGY_TUTOR)
    judge_roles (facts, members, verdict);
}

/* Together and pin: every two of the rule who are present share a partnership. */
static void
judge_held (const LpCheckFacts *facts, const LpCheckSeating *seating, const LpRule *rule, LpVerdict *verdict)
{
  gsize n_pupils = lp_rule_get_n_pupils (rule);
  const char *kind = lp_rule_kind_get_name (lp_rule_get_kind (rule));

  for (gsize i = 0; i < n_pupils; i++) {
    for (gsize j = i + 1; j < n_pupils; j++) {
      guint a, b;
      if (!lp_i_check_find (facts, lp_rule_get_pupil (rule, i), &a)
          || !lp_i_check_find (facts, lp_rule_get_pupil (rule, j), &b) || lp_i_check_are_partners (seating, a, b))
        continue;
      g_autofree char *names = lp_i_check_join_two (facts, a, b);
      LpReason *finding = lp_i_check_finding_new_pair (facts, kind, a, b);
      lp_i_reason_add_text (finding, "rule", lp_rule_get_id (rule));
      take_broken (verdict, finding,
                   g_strdup_printf ("%s are not partners; rule %s asks for it.", names, lp_rule_get_id (rule)));
    }
  }
}

static void
judge_rules (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (gsize i = 0; i < lp_roster_get_n_rules (facts->roster); i++) {
    const LpRule *rule = lp_roster_get_rule (facts->roster, i);
    LpRuleKind kind = lp_rule_get_kind (rule);
    LpDate until = lp_rule_get_until (rule);
    if (until != LP_DATE_NONE && until < facts->date)
      continue;
    if (kind == LP_RULE_TOGETHER || kind == LP_RULE_PIN)
      judge_held (facts, seating, rule, verdict);
  }
}

static void
judge_minimum (const LpCheckFacts *facts, const LpCheckSeating *seating, guint a, guint b, LpVerdict *verdict)
{
  gint64 least = lp_policy_get_min_tenure_days (facts->policy);
  LpCheckPair pair;

  lp_i_check_look (facts, a, b, &pair);
  if (lp_i_check_are_partners (seating, a, b) || !lp_i_check_wants_young (facts, &pair))
    return;

  g_autofree char *names = lp_i_check_join_two (facts, a, b);
  LpReason *finding = lp_i_check_finding_new_pair (facts, "min-tenure", a, b);
  lp_i_reason_add_number (finding, "days", pair.tenure);
  lp_i_reason_add_number (finding, "minimum", least);
  take_broken (verdict, finding,
               g_strdup_printf ("%s part after %" G_GINT64_FORMAT " days; the minimum of %" G_GINT64_FORMAT
                                " days is a must.",
                                names, pair.tenure, least));
}

static void
judge_latest (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  g_autoptr (GPtrArray) latest = lp_i_check_past_get_latest (facts);

  for (guint g = 0; g < latest->len; g++) {
    const GArray *group = g_ptr_array_index (latest, g);
    for (guint i = 0; i < group->len; i++) {
      for (guint j = i + 1; j < group->len; j++)
        judge_minimum (facts, seating, g_array_index (group, guint, i), g_array_index (group, guint, j), verdict);
    }
  }
}

void
lp_i_check_must (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict)
{
  for (guint g = 0; g < seating->n_groups; g++)
    judge_group (facts, seating->members[g], verdict);
  judge_rules (facts, seating, verdict);
  if (lp_policy_get_hard (facts->policy) & LP_HARD_MIN_TENURE)
    judge_latest (facts, seating, verdict);
}
