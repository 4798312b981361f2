/* SPDX-License-Identifier: MIT */
#include "support.h"

static const char *const attribute_names[N_ATTRIBUTES] = { "quiet", "dominant", "house" };

static gboolean
is_present (const Question *question, guint i)
{
  return (question->present & SET_OF (i)) != 0;
}

/* Names. */

/* TYPE:ID,ID,… with the ids in byte order; a new string. */
static char *
make_id (const RuleTable *rule)
{
  GString *id = g_string_new (lp_rule_kind_get_name (rule->kind));
  char before = ':';

  for (guint i = 0; i < MOST_PUPILS; i++)
    if (rule->members & SET_OF (i)) {
      g_string_append_printf (id, "%cp%u", before, i + 1);
      before = ',';
    }
  return g_string_free (id, FALSE);
}

char *
question_name_rule (const Question *question, guint rule)
{
  const RuleTable *named = &question->rules[rule];
  guint number = 1;

  if (!named->nameless)
    return g_strdup_printf ("r%c", 'a' + (int) rule);
  for (guint r = 0; r < rule; r++) {
    const RuleTable *other = &question->rules[r];
    number += other->nameless && other->kind == named->kind && other->members == named->members;
  }
  g_autofree char *id = make_id (named);
  return number == 1 ? g_steal_pointer (&id) : g_strdup_printf ("%s#%u", id, number);
}

static guint
find_policy_unit (const char *name)
{
  if (g_str_equal (name, "/policy/hard/max_tenure"))
    return UNIT_MAX;
  if (g_str_equal (name, "/policy/hard/min_tenure"))
    return UNIT_MIN;
  if (g_str_equal (name, "/policy/strategy"))
    return UNIT_ROLES;
  for (guint a = 0; a < N_ATTRIBUTES; a++) {
    g_autofree char *match = g_strconcat ("/policy/must_match/", attribute_names[a], NULL);
    g_autofree char *differ = g_strconcat ("/policy/must_differ/", attribute_names[a], NULL);
    if (g_str_equal (name, match))
      return UNIT_MATCH (a);
    if (g_str_equal (name, differ))
      return UNIT_DIFFER (a);
  }
  return 0;
}

guint
question_find_unit (const Question *question, const char *name)
{
  guint unit = find_policy_unit (name);

  for (guint r = 0; unit == 0 && r < question->n_rules; r++) {
    g_autofree char *id = question_name_rule (question, r);
    if (g_str_equal (id, name))
      unit = 1u << r;
  }
  ck_assert_msg (unit != 0, "seed %u: \"%s\" is no must rule", (guint) question->seed, name);
  return unit;
}

/* Rules. */

static gboolean
holds_today (const Question *question, const RuleTable *rule)
{
  return rule->until == LP_DATE_NONE || question->date <= rule->until;
}

static gboolean
is_must (const RuleTable *rule)
{
  return rule->kind == LP_RULE_APART || rule->kind == LP_RULE_TOGETHER || rule->kind == LP_RULE_PIN;
}

guint
question_list_units (const Question *question)
{
  guint units = 0;

  for (guint r = 0; r < question->n_rules; r++) {
    const RuleTable *rule = &question->rules[r];
    if (is_must (rule) && holds_today (question, rule) && count_members (rule->members & question->present) >= 2)
      units |= 1u << r;
  }
  units |= (question->hard & LP_HARD_MAX_TENURE) ? UNIT_MAX : 0;
  units |= (question->hard & LP_HARD_MIN_TENURE) ? UNIT_MIN : 0;
  for (guint a = 0; a < N_ATTRIBUTES; a++) {
    units |= (question->must_match & (1u << a)) ? UNIT_MATCH (a) : 0;
    units |= (question->must_differ & (1u << a)) ? UNIT_DIFFER (a) : 0;
  }
  return units | (question->strategy == LP_STRATEGY_TUTOR ? UNIT_ROLES : 0);
}

gboolean
question_has_rule (const Question *question, guint units, LpRuleKind kind, guint i, guint j)
{
  guint pair = SET_OF (i) | SET_OF (j);

  for (guint r = 0; r < question->n_rules; r++) {
    const RuleTable *rule = &question->rules[r];
    if ((units & (1u << r)) && rule->kind == kind && (rule->members & pair) == pair && holds_today (question, rule))
      return TRUE;
  }
  return FALSE;
}

gboolean
question_is_held (const Question *question, guint units, guint i, guint j)
{
  return question_has_rule (question, units, LP_RULE_TOGETHER, i, j) || question_has_rule (question, units, LP_RULE_PIN, i, j);
}

/* Yes and no are words like others here; who lacks the word may work with anyone. */
gboolean
question_parts (const Question *question, guint units, guint i, guint j)
{
  for (guint a = 0; a < N_ATTRIBUTES; a++) {
    int first = question->words[a][i], second = question->words[a][j];
    if (first == WORD_NONE || second == WORD_NONE)
      continue;
    if ((question->must_match & (1u << a)) && (units & UNIT_MATCH (a)) && first != second)
      return TRUE;
    if ((question->must_differ & (1u << a)) && (units & UNIT_DIFFER (a)) && first == second)
      return TRUE;
  }
  return question_has_rule (question, units, LP_RULE_APART, i, j);
}

/* A rule waives limits as long as it is asked for itself. */
static gboolean
must_part (const Question *question, guint units, guint i, guint j)
{
  gboolean too_long = (units & UNIT_MAX) && question->facts[i][j].too_long;

  return question_parts (question, units, i, j) || (too_long && !question_is_held (question, units, i, j));
}

static gboolean
must_share (const Question *question, guint units, guint i, guint j)
{
  gboolean young = (units & UNIT_MIN) && question->facts[i][j].young;

  return question_is_held (question, units, i, j) || (young && !must_part (question, units, i, j));
}

gboolean
question_allows (const Question *question, guint units, guint group)
{
  guint n_tutors = 0, size = count_members (group);

  for (guint i = 0; i < question->n; i++) {
    if (!(group & SET_OF (i)))
      continue;
    n_tutors += question->tutor[i];
    for (guint j = 0; j < question->n; j++) {
      if (j == i || !is_present (question, j))
        continue;
      gboolean inside = (group & SET_OF (j)) != 0;
      if (inside ? must_part (question, units, i, j) : must_share (question, units, i, j))
        return FALSE;
    }
  }
  return !(units & UNIT_ROLES) || size == 1 || (n_tutors > 0 && n_tutors < size);
}

/* Threes on purpose: three present whom together or pins bind, be it in a chain. */

static guint
find_bound (const Question *question, guint units, guint start)
{
  guint bound = SET_OF (start), before = 0;

  while (bound != before) {
    before = bound;
    for (guint i = 0; i < question->n; i++)
      for (guint j = 0; j < question->n; j++)
        if (i != j && (bound & SET_OF (i)) && is_present (question, j) && question_is_held (question, units, i, j))
          bound |= SET_OF (j);
  }
  return bound;
}

void
question_divide (const Question *question, guint units, Division *division)
{
  memset (division, 0, sizeof *division);
  division->rest = question->present;
  for (guint i = 0; i < question->n; i++) {
    guint bound = is_present (question, i) ? find_bound (question, units, i) : 0;
    if (count_members (bound) > 3)
      division->too_large = TRUE;
    if (count_members (bound) != 3 || !(division->rest & SET_OF (i)))
      continue;
    division->threes[division->n_threes++] = bound;
    division->rest &= ~bound;
  }
}

guint
question_find_odd_size (const Question *question, const Division *division)
{
  return count_members (division->rest) % 2 == 0 ? 0 : question->adult ? 1 : 3;
}
