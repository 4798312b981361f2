/* SPDX-License-Identifier: MIT */
#include "check/lp-check-private.h"

#include <string.h>

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const LpPupil *const *first = a;
  const LpPupil *const *second = b;

  return strcmp (lp_pupil_get_id (*first), lp_pupil_get_id (*second));
}

static void
gather_present (LpCheckFacts *facts)
{
  gsize n_pupils = lp_roster_get_n_pupils (facts->roster);

  facts->absent = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < lp_request_get_n_absent (facts->request); i++)
    g_hash_table_add (facts->absent, (gpointer) lp_request_get_absent (facts->request, i));

  facts->pupils = g_new0 (LpPupil *, n_pupils + 1);
  for (gsize i = 0; i < n_pupils; i++) {
    LpPupil *pupil = lp_roster_get_pupil (facts->roster, i);
    if (!g_hash_table_contains (facts->absent, lp_pupil_get_id (pupil)))
      facts->pupils[facts->n++] = pupil;
  }
  qsort (facts->pupils, facts->n, sizeof facts->pupils[0], compare_ids);

  facts->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < facts->n; i++)
    g_hash_table_insert (facts->numbers, (gpointer) lp_pupil_get_id (facts->pupils[i]), GUINT_TO_POINTER (i + 1));
}

const char *
lp_i_check_get_id (const LpCheckFacts *facts, guint pupil)
{
  return lp_pupil_get_id (facts->pupils[pupil]);
}

gboolean
lp_i_check_find (const LpCheckFacts *facts, const char *id, guint *pupil)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (facts->numbers, id));

  if (number == 0)
    return FALSE;
  *pupil = number - 1;
  return TRUE;
}

guint64
lp_i_check_pair_index (guint a, guint b)
{
  guint64 low = MIN (a, b);
  guint64 high = MAX (a, b);

  return high * (high - 1) / 2 + low;
}

static GArray **
new_lists (guint n, guint element_size)
{
  GArray **lists = g_new (GArray *, n + 1);

  for (guint i = 0; i < n; i++)
    lists[i] = g_array_new (FALSE, FALSE, element_size);
  lists[n] = NULL;
  return lists;
}

static void
free_lists (GArray **lists, guint n)
{
  if (lists == NULL)
    return;
  for (guint i = 0; i < n; i++)
    g_array_unref (lists[i]);
  g_free (lists);
}

static void
gather_rules (LpCheckFacts *facts)
{
  facts->rules = new_lists (facts->n, sizeof (int));
  for (gsize i = 0; i < lp_roster_get_n_rules (facts->roster); i++) {
    LpRule *rule = lp_roster_get_rule (facts->roster, i);
    LpDate until = lp_rule_get_until (rule);
    int index = (int) i;
    if (until != LP_DATE_NONE && until < facts->date)
      continue;
    for (gsize j = 0; j < lp_rule_get_n_pupils (rule); j++) {
      guint pupil;
      if (lp_i_check_find (facts, lp_rule_get_pupil (rule, j), &pupil))
        g_array_append_val (facts->rules[pupil], index);
    }
  }
}

int
lp_i_check_next_rule (const LpCheckFacts *facts, LpRuleKind kind, guint a, guint b, int after)
{
  const GArray *first = facts->rules[a];
  const GArray *second = facts->rules[b];
  guint i = 0, j = 0;

  while (i < first->len && j < second->len) {
    int x = g_array_index (first, int, i);
    int y = g_array_index (second, int, j);
    if (x == y && x > after && lp_rule_get_kind (lp_roster_get_rule (facts->roster, (gsize) x)) == kind)
      return x;
    if (x <= y)
      i++;
    if (y <= x)
      j++;
  }
  return -1;
}

gboolean
lp_i_check_is_tutor (const LpCheckFacts *facts, guint pupil)
{
  return g_strcmp0 (lp_pupil_get_word (facts->pupils[pupil], "role"), "tutor") == 0;
}

static void
hold_two (LpCheckFacts *facts, guint a, guint b)
{
  for (guint i = 0; i < facts->held[a]->len; i++) {
    if (g_array_index (facts->held[a], guint, i) == b)
      return;
  }
  g_array_append_val (facts->held[a], b);
  g_array_append_val (facts->held[b], a);
}

static void
hold_by_rule (LpCheckFacts *facts, const LpRule *rule)
{
  gsize n_pupils = lp_rule_get_n_pupils (rule);

  for (gsize i = 0; i < n_pupils; i++) {
    for (gsize j = i + 1; j < n_pupils; j++) {
      guint a, b;
      if (lp_i_check_find (facts, lp_rule_get_pupil (rule, i), &a)
          && lp_i_check_find (facts, lp_rule_get_pupil (rule, j), &b))
        hold_two (facts, a, b);
    }
  }
}

/* Young partners under a hard minimum are bound to each other as by a rule. */
static void
hold_young (LpCheckFacts *facts)
{
  g_autoptr (GPtrArray) latest = lp_i_check_past_get_latest (facts);

  for (guint g = 0; g < latest->len; g++) {
    const GArray *group = g_ptr_array_index (latest, g);
    for (guint i = 0; i < group->len; i++) {
      for (guint j = i + 1; j < group->len; j++) {
        guint a = g_array_index (group, guint, i);
        guint b = g_array_index (group, guint, j);
        LpCheckPair pair;
        lp_i_check_look (facts, a, b, &pair);
        if (lp_i_check_wants_young (facts, &pair))
          hold_two (facts, a, b);
      }
    }
  }
}

static void
gather_held (LpCheckFacts *facts)
{
  facts->held = new_lists (facts->n, sizeof (guint));
  for (gsize i = 0; i < lp_roster_get_n_rules (facts->roster); i++) {
    const LpRule *rule = lp_roster_get_rule (facts->roster, i);
    LpRuleKind kind = lp_rule_get_kind (rule);
    LpDate until = lp_rule_get_until (rule);
    if (until != LP_DATE_NONE && until < facts->date)
      continue;
    if (kind == LP_RULE_TOGETHER || kind == LP_RULE_PIN)
      hold_by_rule (facts, rule);
  }
  if (lp_policy_get_hard (facts->policy) & LP_HARD_MIN_TENURE)
    hold_young (facts);
}

static gint64
find_cooldown (const LpCheckFacts *facts)
{
  LpStrategy strategy = lp_policy_get_strategy (facts->policy);
  gint64 set = lp_policy_get_cooldown_rounds (facts->policy);
  gint64 most = strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_MIXED_FOLD ? 6 : 12;

  if (set >= 0)
    return set;
  return facts->n == 0 ? 0 : MIN (most, ((gint64) facts->n - 1) / 2);
}

LpCheckFacts *
lp_i_check_facts_new (LpRequest *request, GError **error)
{
  g_autoptr (LpCheckFacts) facts = g_new0 (LpCheckFacts, 1);

  facts->request = request;
  facts->roster = lp_request_get_roster (request);
  facts->history = lp_request_get_history (request);
  facts->policy = lp_request_get_policy (request);
  facts->date = lp_request_get_date (request);
  if (!lp_request_get_subject (request, &facts->subject, error))
    return NULL;

  gather_present (facts);
  gather_rules (facts);
  facts->cooldown = find_cooldown (facts);
  lp_i_check_past_init (&facts->past, facts);
  gather_held (facts);
  lp_i_check_wishes_init (&facts->wishes, facts);
  if (!lp_i_check_standing_init (&facts->standing, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

void
lp_i_check_facts_free (LpCheckFacts *facts)
{
  lp_i_check_standing_clear (&facts->standing);
  lp_i_check_wishes_clear (&facts->wishes);
  lp_i_check_past_clear (&facts->past, facts->n);
  free_lists (facts->held, facts->n);
  free_lists (facts->rules, facts->n);
  g_clear_pointer (&facts->absent, g_hash_table_unref);
  g_clear_pointer (&facts->numbers, g_hash_table_unref);
  g_free (facts->pupils);
  g_free (facts);
}
