/* SPDX-License-Identifier: MIT */
#include "check/lp-check-pairs-private.h"

static char **
list_must_match (const LpPolicy *policy)
{
  gsize n = lp_policy_get_n_must_match (policy);
  char **names = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    names[i] = g_strdup (lp_policy_get_must_match (policy, i));
  return names;
}

static char **
list_must_differ (const LpPolicy *policy)
{
  gsize n = lp_policy_get_n_must_differ (policy);
  char **names = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    names[i] = g_strdup (lp_policy_get_must_differ (policy, i));
  return names;
}

LpCheckPairs *
lp_i_check_pairs_new (const LpCheckClass *class, const LpCheckPast *past)
{
  LpCheckPairs *pairs = g_new0 (LpCheckPairs, 1);

  pairs->class = class;
  pairs->past = past;
  pairs->match = lp_i_check_marks_new (class, list_must_match (class->policy));
  pairs->differ = lp_i_check_marks_new (class, list_must_differ (class->policy));
  return pairs;
}

void
lp_i_check_pairs_free (LpCheckPairs *pairs)
{
  lp_i_check_marks_free (pairs->match);
  lp_i_check_marks_free (pairs->differ);
  g_free (pairs);
}

/* Whether what must match differs, or what must differ matches. */
static gboolean
marks_forbid (const LpCheckPairs *pairs, guint a, guint b)
{
  for (guint k = 0; k < pairs->match->n_names; k++) {
    if (lp_i_check_marks_differ (pairs->match, a, b, k))
      return TRUE;
  }
  for (guint k = 0; k < pairs->differ->n_names; k++) {
    if (lp_i_check_marks_match (pairs->differ, a, b, k))
      return TRUE;
  }
  return FALSE;
}

void
lp_i_check_pairs_look (const LpCheckPairs *pairs, guint a, guint b, LpCheckPair *pair)
{
  lp_i_check_past_look (pairs->past, a, b, &pair->met);
  pair->held = lp_i_check_class_has_rule (pairs->class, LP_RULE_TOGETHER, a, b)
               || lp_i_check_class_has_rule (pairs->class, LP_RULE_PIN, a, b);
  pair->excluded = lp_i_check_class_has_rule (pairs->class, LP_RULE_APART, a, b) || marks_forbid (pairs, a, b)
                   || lp_i_check_pairs_must_end (pairs, pair);
}

gboolean
lp_i_check_pairs_must_end (const LpCheckPairs *pairs, const LpCheckPair *pair)
{
  return (lp_policy_get_hard (pairs->class->policy) & LP_HARD_MAX_TENURE) != 0 && pair->met.too_long && !pair->held;
}

gboolean
lp_i_check_pairs_wants_young (const LpCheckPairs *pairs, const LpCheckPair *pair)
{
  return pair->met.latest && pair->met.young && !pair->excluded;
}

gboolean
lp_i_check_pairs_wants_stay (const LpCheckPairs *pairs, const LpCheckPair *pair)
{
  return lp_policy_get_between (pairs->class->policy) == LP_BETWEEN_STAY && !lp_request_is_fresh (pairs->class->request)
         && pair->met.latest && !pair->met.too_long && !pair->excluded;
}
