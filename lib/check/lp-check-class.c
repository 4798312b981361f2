/* SPDX-License-Identifier: MIT */
#include "check/lp-check-class-private.h"

#include <string.h>

static int
compare_pupil_ids (gconstpointer a, gconstpointer b)
{
  const LpPupil *const *first = a;
  const LpPupil *const *second = b;

  return strcmp (lp_pupil_get_id (*first), lp_pupil_get_id (*second));
}

static void
gather_absent (LpCheckClass *class)
{
  class->absent = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < lp_request_get_n_absent (class->request); i++)
    g_hash_table_add (class->absent, (gpointer) lp_request_get_absent (class->request, i));
}

static void
gather_present (LpCheckClass *class)
{
  gsize n_pupils = lp_roster_get_n_pupils (class->roster);

  class->pupils = g_new0 (LpPupil *, n_pupils + 1);
  for (gsize i = 0; i < n_pupils; i++) {
    LpPupil *pupil = lp_roster_get_pupil (class->roster, i);
    if (!lp_i_check_class_is_absent (class, lp_pupil_get_id (pupil)))
      class->pupils[class->n++] = pupil;
  }
  qsort (class->pupils, class->n, sizeof class->pupils[0], compare_pupil_ids);

  class->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < class->n; i++)
    g_hash_table_insert (class->numbers, (gpointer) lp_pupil_get_id (class->pupils[i]), GUINT_TO_POINTER (i + 1));
}

static void
gather_rules (LpCheckClass *class)
{
  class->rules = g_new0 (GArray *, class->n + 1);
  for (guint i = 0; i < class->n; i++)
    class->rules[i] = g_array_new (FALSE, FALSE, sizeof (int));
  for (gsize i = 0; i < lp_roster_get_n_rules (class->roster); i++) {
    const LpRule *rule = lp_i_check_class_get_rule (class, i);
    int index = (int) i;
    for (gsize j = 0; rule != NULL && j < lp_rule_get_n_pupils (rule); j++) {
      guint pupil;
      if (lp_i_check_class_find (class, lp_rule_get_pupil (rule, j), &pupil))
        g_array_append_val (class->rules[pupil], index);
    }
  }
}

LpCheckClass *
lp_i_check_class_new (LpRequest *request, GError **error)
{
  g_autoptr (LpCheckClass) class = g_new0 (LpCheckClass, 1);

  class->request = request;
  class->roster = lp_request_get_roster (request);
  class->history = lp_request_get_history (request);
  class->policy = lp_request_get_policy (request);
  class->date = lp_request_get_date (request);
  if (!lp_request_get_subject (request, &class->subject, error))
    return NULL;
  gather_absent (class);
  gather_present (class);
  gather_rules (class);
  return g_steal_pointer (&class);
}

void
lp_i_check_class_free (LpCheckClass *class)
{
  for (guint i = 0; class->rules != NULL && i < class->n; i++)
    g_array_unref (class->rules[i]);
  g_free (class->rules);
  g_clear_pointer (&class->numbers, g_hash_table_unref);
  g_clear_pointer (&class->absent, g_hash_table_unref);
  g_free (class->pupils);
  g_free (class);
}

const char *
lp_i_check_class_get_id (const LpCheckClass *class, guint pupil)
{
  return lp_pupil_get_id (class->pupils[pupil]);
}

gboolean
lp_i_check_class_find (const LpCheckClass *class, const char *id, guint *pupil)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (class->numbers, id));

  if (number == 0)
    return FALSE;
  *pupil = number - 1;
  return TRUE;
}

gboolean
lp_i_check_class_is_absent (const LpCheckClass *class, const char *id)
{
  return g_hash_table_contains (class->absent, id);
}

gboolean
lp_i_check_class_is_tutor (const LpCheckClass *class, guint pupil)
{
  return g_strcmp0 (lp_pupil_get_word (class->pupils[pupil], "role"), "tutor") == 0;
}

gboolean
lp_i_check_class_is_uniform (const LpCheckClass *class)
{
  return lp_policy_get_strategy (class->policy) == LP_STRATEGY_UNIFORM;
}

const LpRule *
lp_i_check_class_get_rule (const LpCheckClass *class, gsize index)
{
  const LpRule *rule = lp_roster_get_rule (class->roster, index);
  LpDate until = lp_rule_get_until (rule);

  return until != LP_DATE_NONE && until < class->date ? NULL : rule;
}

int
lp_i_check_class_next_rule (const LpCheckClass *class, LpRuleKind kind, guint a, guint b, int after)
{
  const GArray *first = class->rules[a];
  const GArray *second = class->rules[b];
  guint i = 0, j = 0;

  while (i < first->len && j < second->len) {
    int x = g_array_index (first, int, i);
    int y = g_array_index (second, int, j);
    if (x == y && x > after && lp_rule_get_kind (lp_roster_get_rule (class->roster, (gsize) x)) == kind)
      return x;
    if (x <= y)
      i++;
    if (y <= x)
      j++;
  }
  return -1;
}

gboolean
lp_i_check_class_has_rule (const LpCheckClass *class, LpRuleKind kind, guint a, guint b)
{
  return lp_i_check_class_next_rule (class, kind, a, b, -1) >= 0;
}

gboolean
lp_i_check_class_is_holding (const LpRule *rule)
{
  LpRuleKind kind = lp_rule_get_kind (rule);

  return kind == LP_RULE_TOGETHER || kind == LP_RULE_PIN;
}

static void
append_present (const LpCheckClass *class, const char *id, GArray *members)
{
  guint32 pupil;

  if (lp_i_check_class_find (class, id, &pupil))
    g_array_append_val (members, pupil);
}

static GArray *
list_pairs_of (const GArray *members)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (LpCheckTwo));

  lp_i_check_append_pairs (pairs, (const guint32 *) (gconstpointer) members->data, members->len);
  return pairs;
}

GArray *
lp_i_check_class_list_ruled (const LpCheckClass *class, const LpRule *rule)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++)
    append_present (class, lp_rule_get_pupil (rule, i), members);
  return list_pairs_of (members);
}

GArray *
lp_i_check_class_list_spoken (const LpCheckClass *class, const LpFeedback *feedback)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < lp_feedback_get_n_pupils (feedback); i++)
    append_present (class, lp_feedback_get_pupil (feedback, i), members);
  return list_pairs_of (members);
}

void
lp_i_check_append_pairs (GArray *pairs, const guint32 *members, guint n_members)
{
  for (guint i = 0; i < n_members; i++) {
    for (guint j = i + 1; j < n_members; j++) {
      LpCheckTwo two = { members[i], members[j] };
      g_array_append_val (pairs, two);
    }
  }
}

guint64
lp_i_check_pair_index (guint a, guint b)
{
  guint64 low = MIN (a, b);
  guint64 high = MAX (a, b);

  return high * (high - 1) / 2 + low;
}
