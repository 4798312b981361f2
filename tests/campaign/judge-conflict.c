/* SPDX-License-Identifier: MIT */
/*
 * Judges a conflict: together its rules allow no pairing, and without any one of
 * them the rest do. Small classes by listing, with a mask of broken rules for
 * each pairing; large ones by asking the library again with fewer rules.
 */
#include "judge.h"
#include "parts.h"
#include "units.h"

#include <string.h>

static gboolean
is_named (const char *name, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_musts (LpPolicy *policy, const LpPolicy *from, const char *const *names, gsize n_names)
{
  lp_policy_clear_musts (policy);
  for (gsize i = 0; i < lp_policy_get_n_must_match (from); i++) {
    g_autofree char *name = g_strconcat ("/policy/must_match/", lp_policy_get_must_match (from, i), NULL);
    if (is_named (name, names, n_names))
      lp_policy_add_must_match (policy, lp_policy_get_must_match (from, i), NULL);
  }
  for (gsize i = 0; i < lp_policy_get_n_must_differ (from); i++) {
    g_autofree char *name = g_strconcat ("/policy/must_differ/", lp_policy_get_must_differ (from, i), NULL);
    if (is_named (name, names, n_names))
      lp_policy_add_must_differ (policy, lp_policy_get_must_differ (from, i), NULL);
  }
}

static void
keep_policy (Parts *parts, const char *const *names, gsize n_names)
{
  LpPolicy *policy = parts_copy_policy (parts->policy);

  keep_musts (policy, parts->policy, names, n_names);
  if (!is_named ("/policy/strategy", names, n_names) && lp_policy_get_strategy (policy) == LP_STRATEGY_TUTOR)
    lp_policy_set_strategy (policy, LP_STRATEGY_MIXED, NULL);
  if (!is_named ("/policy/hard/max_tenure", names, n_names))
    lp_policy_set_hard (policy, lp_policy_get_hard (policy) & (LpHard) ~LP_HARD_MAX_TENURE);
  if (!is_named ("/policy/hard/min_tenure", names, n_names))
    lp_policy_set_hard (policy, lp_policy_get_hard (policy) & (LpHard) ~LP_HARD_MIN_TENURE);
  lp_policy_unref (parts->policy);
  parts->policy = policy;
}

/* The request without the must rules that are not named. */
static LpRequest *
make_with (LpRequest *request, const char *const *names, gsize n_names)
{
  g_autoptr (Parts) parts = parts_new (request);

  keep_policy (parts, names, n_names);
  for (guint i = parts->rules->len; i > 0; i--) {
    const LpRule *rule = parts->rules->pdata[i - 1];
    gboolean is_wish = lp_rule_get_kind (rule) == LP_RULE_FRIENDS || lp_rule_get_kind (rule) == LP_RULE_PREFER;
    if (!is_wish && !is_named (lp_rule_get_id (rule), names, n_names))
      g_ptr_array_remove_index (parts->rules, i - 1);
  }
  return parts_to_request (parts, NULL);
}

/* While listing: every pairing as far as rules care. */
typedef struct {
  const Units *units; /* borrowed */
  GArray      *masks; /* owned, of UnitMask */
} Masks;

static void
note_mask (LpRound *round, gpointer data)
{
  Masks *masks = data;
  UnitMask mask = units_look (masks->units, round);

  g_array_append_val (masks->masks, mask);
}

static gboolean
can_hold (const Masks *masks, guint32 set)
{
  for (guint i = 0; i < masks->masks->len; i++)
    if (units_allow (masks->units, set, &g_array_index (masks->masks, UnitMask, i)))
      return TRUE;
  return FALSE;
}

static guint
count_bits (guint32 mask)
{
  guint n = 0;

  for (; mask != 0; mask &= mask - 1)
    n++;
  return n;
}

static gboolean
read_set (const Units *units, LpConflict *conflict, guint32 *set)
{
  *set = 0;
  for (gsize i = 0; i < lp_conflict_get_n_rules (conflict); i++) {
    guint u = 0;
    while (u < units->n && strcmp (units->units[u].name, lp_conflict_get_rule (conflict, i)) != 0)
      u++;
    if (u == units->n)
      return FALSE;
    *set |= 1u << u;
  }
  return TRUE;
}

static gboolean
judge_smallest (Case *the_case, const Masks *masks, guint32 set, Fault *fault)
{
  for (guint32 other = 0; other < 1u << masks->units->n; other++)
    if (count_bits (other) < count_bits (set) && !can_hold (masks, other))
      return fault_set (fault, "conflict-smaller", "A smaller conflict exists: %u rules instead of %u.", count_bits (other), count_bits (set));
  the_case->counts->smallest++;
  return TRUE;
}

static gboolean
judge_by_list (Case *the_case, LpConflict *conflict, const Masks *masks, Fault *fault)
{
  const Units *units = masks->units;
  guint32 set;

  if (!read_set (units, conflict, &set))
    return fault_set (fault, "conflict-name", "The conflict names a rule that the request does not have.");
  if (can_hold (masks, set))
    return fault_set (fault, "conflict-holds", "The rules of the conflict can hold together.");
  for (guint u = 0; u < units->n; u++)
    if ((set >> u & 1) != 0 && !can_hold (masks, set & ~(1u << u)))
      return fault_set (fault, "conflict-reducible", "The conflict stays one without %s.", units->units[u].name);
  the_case->counts->irreducible++;
  return !lp_conflict_is_smallest (conflict) || judge_smallest (the_case, masks, set, fault);
}

/* Says whether the library finds a pairing, and the checker calls it valid. */
static gboolean
is_feasible (LpRequest *request, const char *const *names, gsize n_names)
{
  g_autoptr (LpRequest) fewer = make_with (request, names, n_names);
  g_autoptr (LpPairing) pairing = lp_pair (fewer, NULL, NULL);

  if (pairing == NULL)
    return FALSE;
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpVerdict) verdict = lp_check (fewer, round, NULL, NULL);
  return verdict != NULL && lp_verdict_is_valid (verdict);
}

static gboolean
judge_by_asking (Case *the_case, LpConflict *conflict, Fault *fault)
{
  gsize n = lp_conflict_get_n_rules (conflict);
  g_autofree const char **names = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    names[i] = lp_conflict_get_rule (conflict, i);
  if (is_feasible (the_case->request, names, n))
    return fault_set (fault, "conflict-holds", "The rules of the conflict can hold together.");
  for (gsize i = 0; i < n; i++) {
    const char *left_out = names[i];
    names[i] = names[n - 1];
    gboolean can = is_feasible (the_case->request, names, n - 1);
    names[i] = left_out;
    if (!can)
      return fault_set (fault, "conflict-reducible", "The conflict stays one without %s.", left_out);
  }
  the_case->counts->irreducible++;
  return TRUE;
}

gboolean
judge_conflict (Case *the_case, LpConflict *conflict, Fault *fault)
{
  g_autoptr (Units) units = units_new (the_case->request);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (UnitMask));
  const ListShape shape = list_shape (the_case->request);
  Masks masks = { units, list };

  if (lp_conflict_get_n_rules (conflict) == 0)
    return fault_set (fault, "conflict-empty", "A conflict without a rule.");
  if (the_case->is_listed && units->n <= UNITS_MOST) {
    list_pairings (&units->present, lp_request_get_date (the_case->request), &shape, note_mask, &masks);
    return judge_by_list (the_case, conflict, &masks, fault);
  }
  return judge_by_asking (the_case, conflict, fault);
}
