/* SPDX-License-Identifier: MIT */
#include "units.h"

#include "parts.h"

#include <string.h>

/* A bit for two of those present. */
static guint64
get_pair_bit (guint i, guint j)
{
  guint low = MIN (i, j), high = MAX (i, j);

  return G_GUINT64_CONSTANT (1) << (high * (high - 1) / 2 + low);
}

/* The request as if only two were there and nothing were asked but tenure. */
static LpRequest *
make_for_two (LpRequest *request, const ListPresent *present, guint i, guint j)
{
  g_autoptr (Parts) parts = parts_new (request);
  LpPolicy *policy = parts_copy_policy (parts->policy);

  lp_policy_clear_gap (policy);
  lp_policy_clear_musts (policy);
  lp_policy_set_hard (policy, LP_HARD_NONE);
  lp_policy_set_strategy (policy, LP_STRATEGY_RANDOM, NULL);
  lp_policy_unref (parts->policy);
  parts->policy = policy;
  g_ptr_array_set_size (parts->rules, 0);
  g_ptr_array_set_size (parts->away, 0);
  for (guint k = 0; k < present->n; k++)
    if (k != i && k != j)
      g_ptr_array_add (parts->absent, g_strdup (present->ids[k]));
  return parts_to_request (parts, NULL);
}

/* What the two cost in a tier as partners, or each alone. */
static gint64
count_for_two (LpRequest *request, const char *const ids[2], gboolean partners, LpTier tier)
{
  g_autoptr (LpRound) round = lp_round_new (lp_request_get_date (request));

  lp_round_add_partnership (round, ids, partners ? 2 : 1, NULL);
  if (!partners)
    lp_round_add_partnership (round, ids + 1, 1, NULL);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, NULL);
  return lp_verdict_get_costs (verdict)[tier];
}

/* Which pairs are too long, and which are young, as the checker counts two by themselves. */
static void
find_tenures (Units *units, LpRequest *request)
{
  for (guint i = 0; i < units->present.n; i++)
    for (guint j = i + 1; j < units->present.n; j++) {
      g_autoptr (LpRequest) two = make_for_two (request, &units->present, i, j);
      const char *ids[2] = { units->present.ids[i], units->present.ids[j] };
      if (count_for_two (two, ids, TRUE, LP_TIER_MAX_TENURE) > 0)
        units->too_long |= get_pair_bit (i, j);
      if (count_for_two (two, ids, FALSE, LP_TIER_MIN_TENURE) > 0)
        units->young |= get_pair_bit (i, j);
    }
}

static Unit *
add_unit (GArray *list, UnitKind kind, char *name)
{
  Unit unit = { kind, name, 0, { NULL } };

  g_array_append_val (list, unit);
  return &g_array_index (list, Unit, list->len - 1);
}

static guint32
find_pupils (const ListPresent *present, const LpRule *rule)
{
  guint32 pupils = 0;

  for (guint i = 0; i < present->n; i++)
    for (gsize k = 0; k < lp_rule_get_n_pupils (rule); k++)
      if (strcmp (lp_rule_get_pupil (rule, k), present->ids[i]) == 0)
        pupils |= 1u << i;
  return pupils;
}

static void
list_rules (GArray *list, LpRequest *request, const ListPresent *present)
{
  LpRoster *roster = lp_request_get_roster (request);

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    LpRule *rule = lp_roster_get_rule (roster, i);
    LpRuleKind kind = lp_rule_get_kind (rule);
    if (kind == LP_RULE_FRIENDS || kind == LP_RULE_PREFER || !lp_rule_is_active (rule, lp_request_get_date (request)))
      continue;
    Unit *unit = add_unit (list, kind == LP_RULE_APART ? UNIT_APART : UNIT_BIND, g_strdup (lp_rule_get_id (rule)));
    unit->pupils = find_pupils (present, rule);
  }
}

/* Yes and no are words like others. */
static const char *
get_word (const LpPupil *pupil, const char *attribute)
{
  const char *word = lp_pupil_get_word (pupil, attribute);

  for (gsize k = 0; word == NULL && k < lp_pupil_get_n_attributes (pupil); k++)
    if (strcmp (lp_pupil_get_attribute (pupil, k), attribute) == 0)
      return lp_pupil_has_flag (pupil, attribute) ? "yes" : "no";
  return word;
}

static void
add_attribute (GArray *list, LpRequest *request, const ListPresent *present, UnitKind kind, const char *attribute)
{
  const char *where = kind == UNIT_MATCH ? "/policy/must_match/" : "/policy/must_differ/";
  Unit *unit = add_unit (list, kind, kind == UNIT_ROLES ? g_strdup ("/policy/strategy") : g_strconcat (where, attribute, NULL));

  for (guint i = 0; i < present->n; i++)
    unit->words[i] = get_word (lp_roster_find_pupil (lp_request_get_roster (request), present->ids[i]), attribute);
}

static void
list_policy (GArray *list, LpRequest *request, const ListPresent *present)
{
  LpPolicy *policy = lp_request_get_policy (request);

  if (lp_policy_get_hard (policy) & LP_HARD_MAX_TENURE)
    add_unit (list, UNIT_MAX, g_strdup ("/policy/hard/max_tenure"));
  if (lp_policy_get_hard (policy) & LP_HARD_MIN_TENURE)
    add_unit (list, UNIT_MIN, g_strdup ("/policy/hard/min_tenure"));
  for (gsize i = 0; i < lp_policy_get_n_must_match (policy); i++)
    add_attribute (list, request, present, UNIT_MATCH, lp_policy_get_must_match (policy, i));
  for (gsize i = 0; i < lp_policy_get_n_must_differ (policy); i++)
    add_attribute (list, request, present, UNIT_DIFFER, lp_policy_get_must_differ (policy, i));
  if (lp_policy_get_strategy (policy) == LP_STRATEGY_TUTOR)
    add_attribute (list, request, present, UNIT_ROLES, "role");
}

Units *
units_new (LpRequest *request)
{
  Units *units = g_new0 (Units, 1);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Unit));

  list_present (request, &units->present);
  list_rules (list, request, &units->present);
  list_policy (list, request, &units->present);
  units->n = list->len;
  units->units = (Unit *) (void *) g_array_free (list, FALSE);
  units->odd = lp_policy_get_odd (lp_request_get_policy (request));
  if (lp_policy_get_hard (lp_request_get_policy (request)) != LP_HARD_NONE)
    find_tenures (units, request);
  return units;
}

void
units_free (Units *units)
{
  for (guint u = 0; u < units->n; u++)
    g_free (units->units[u].name);
  g_free (units->units);
  g_free (units);
}

static guint
count_bits (guint32 mask)
{
  guint n = 0;

  for (; mask != 0; mask &= mask - 1)
    n++;
  return n;
}

static guint32
get_group (const Units *units, LpRound *round, gsize index)
{
  guint32 group = 0;

  for (gsize k = 0; k < lp_round_get_size (round, index); k++)
    for (guint i = 0; i < units->present.n; i++)
      if (strcmp (lp_round_get_pupil (round, index, k), units->present.ids[i]) == 0)
        group |= 1u << i;
  return group;
}

/* Whether two in a group both have the word, and alike or not as asked. */
static gboolean
has_pair (const Unit *unit, guint32 group, gboolean alike)
{
  for (guint i = 0; i < LIST_MAX; i++)
    for (guint j = i + 1; j < LIST_MAX; j++) {
      const char *one = unit->words[i], *other = unit->words[j];
      if ((group >> i & 1) && (group >> j & 1) && one != NULL && other != NULL && (strcmp (one, other) == 0) == alike)
        return TRUE;
    }
  return FALSE;
}

/* One tutor in a pair, one or two in a three; one alone may be either. */
static gboolean
has_wrong_roles (const Unit *unit, guint32 group)
{
  guint n_tutors = 0, size = count_bits (group);

  for (guint i = 0; i < LIST_MAX; i++)
    n_tutors += (group >> i & 1) && g_strcmp0 (unit->words[i], "tutor") == 0;
  return size > 1 && (n_tutors == 0 || n_tutors == size);
}

static gboolean
is_broken_by (const Unit *unit, guint32 group)
{
  switch (unit->kind) {
  case UNIT_APART:
    return count_bits (group & unit->pupils) > 1;
  case UNIT_BIND:
    return (group & unit->pupils) != 0 && (group & unit->pupils) != unit->pupils;
  case UNIT_MATCH:
    return has_pair (unit, group, FALSE);
  case UNIT_DIFFER:
    return has_pair (unit, group, TRUE);
  case UNIT_ROLES:
    return has_wrong_roles (unit, group);
  default:
    return FALSE;
  }
}

static guint64
list_pairs (guint32 group)
{
  guint64 pairs = 0;

  for (guint i = 0; i < LIST_MAX; i++)
    for (guint j = i + 1; j < LIST_MAX; j++)
      if ((group >> i & 1) && (group >> j & 1))
        pairs |= get_pair_bit (i, j);
  return pairs;
}

static void
look_at_group (const Units *units, guint32 group, UnitMask *mask)
{
  for (guint u = 0; u < units->n; u++)
    if (is_broken_by (&units->units[u], group))
      mask->broken |= 1u << u;
  if (count_bits (group) == 3)
    mask->threes[mask->n_threes++] = group;
  mask->n_alone += count_bits (group) == 1;
}

UnitMask
units_look (const Units *units, LpRound *round)
{
  UnitMask mask = { 0 };
  guint64 partners = 0;

  for (gsize g = 0; g < lp_round_get_n_partnerships (round); g++) {
    guint32 group = get_group (units, round, g);
    look_at_group (units, group, &mask);
    partners |= list_pairs (group);
  }
  mask.goes_on = units->too_long & partners;
  mask.ends = units->young & ~partners;
  return mask;
}

/* Whether rules of the set bind just these three: one that names all, or two that name two each. */
static gboolean
is_bound (const Units *units, guint32 set, guint32 three)
{
  guint32 pair = 0;

  for (guint u = 0; u < units->n; u++) {
    guint32 named = units->units[u].pupils & three;
    if (units->units[u].kind != UNIT_BIND || !(set >> u & 1) || count_bits (named) < 2)
      continue;
    if (named == three || (pair != 0 && named != pair))
      return TRUE;
    pair = named;
  }
  return FALSE;
}

/* Pairs of whom a rule of the set says that they must be partners, or that they must not. */
static guint64
list_named (const Units *units, guint32 set, gboolean bound)
{
  guint64 pairs = 0;

  for (guint u = 0; u < units->n; u++) {
    const Unit *unit = &units->units[u];
    if (!(set >> u & 1) || (unit->kind == UNIT_BIND) != bound || unit->kind == UNIT_ROLES)
      continue;
    for (guint i = 0; i < units->present.n; i++)
      for (guint j = i + 1; j < units->present.n; j++) {
        guint32 two = 1u << i | 1u << j;
        if (bound ? (unit->pupils & two) == two : is_broken_by (unit, two))
          pairs |= get_pair_bit (i, j);
      }
  }
  return pairs;
}

static gboolean
has_kind (const Units *units, guint32 set, UnitKind kind)
{
  for (guint u = 0; u < units->n; u++)
    if ((set >> u & 1) && units->units[u].kind == kind)
      return TRUE;
  return FALSE;
}

/* Who is held together may go on for ever; who is kept apart, by the maximum too, may end at once. */
static gboolean
keeps_limits (const Units *units, guint32 set, const UnitMask *mask)
{
  guint64 over = 0;

  if (has_kind (units, set, UNIT_MAX))
    over = units->too_long & ~list_named (units, set, TRUE);
  if ((mask->goes_on & over) != 0)
    return FALSE;
  return !has_kind (units, set, UNIT_MIN) || (mask->ends & ~over & ~list_named (units, set, FALSE)) == 0;
}

gboolean
units_allow (const Units *units, guint32 set, const UnitMask *mask)
{
  guint n_bound = 0;

  if ((mask->broken & set) != 0 || !keeps_limits (units, set, mask))
    return FALSE;
  for (guint t = 0; t < mask->n_threes; t++)
    n_bound += is_bound (units, set, mask->threes[t]);
  gboolean is_odd = (units->present.n - 3 * n_bound) % 2 == 1;
  return mask->n_threes - n_bound == (is_odd && units->odd == LP_ODD_THREE)
         && mask->n_alone == (is_odd && units->odd == LP_ODD_ADULT);
}
