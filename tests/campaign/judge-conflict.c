/* SPDX-License-Identifier: MIT */
/*
 * Judges a conflict: together its rules allow no pairing, and without any one of
 * them the rest do. Small classes by listing, with a mask of broken rules for
 * each pairing; large ones by asking the library again with fewer rules.
 */
#include "judge.h"
#include "parts.h"

#include <string.h>

/* The most must rules of which every subset is tried. */
#define MOST_UNITS 12

#define UNIT_ROLES "roles"
#define UNIT_MAX "max_tenure"
#define UNIT_MIN "min_tenure"

/* Takes from the parts all must rules but those named. */
static void
keep_units (Parts *parts, const char *const *units, gsize n_units)
{
  LpPolicy *policy = parts_copy_policy (parts->policy);
  LpHard hard = LP_HARD_NONE;
  gboolean has_roles = FALSE;

  for (gsize u = 0; u < n_units; u++) {
    has_roles = has_roles || strcmp (units[u], UNIT_ROLES) == 0;
    if (strcmp (units[u], UNIT_MAX) == 0)
      hard |= LP_HARD_MAX_TENURE;
    if (strcmp (units[u], UNIT_MIN) == 0)
      hard |= LP_HARD_MIN_TENURE;
  }
  for (guint i = parts->rules->len; i > 0; i--) {
    gboolean is_kept = FALSE;
    for (gsize u = 0; u < n_units; u++)
      is_kept = is_kept || strcmp (lp_rule_get_id (parts->rules->pdata[i - 1]), units[u]) == 0;
    if (!is_kept && lp_rule_get_kind (parts->rules->pdata[i - 1]) != LP_RULE_FRIENDS)
      g_ptr_array_remove_index (parts->rules, i - 1);
  }
  if (!has_roles && lp_policy_get_strategy (policy) == LP_STRATEGY_TUTOR)
    lp_policy_set_strategy (policy, LP_STRATEGY_MIXED, NULL);
  lp_policy_set_hard (policy, hard & lp_policy_get_hard (policy));
  lp_policy_unref (parts->policy);
  parts->policy = policy;
}

static LpRequest *
make_with_units (LpRequest *request, const char *const *units, gsize n_units)
{
  g_autoptr (Parts) parts = parts_new (request);

  keep_units (parts, units, n_units);
  return parts_to_request (parts, NULL);
}

/* The must rules of a request, by name; borrowed names. */
static GPtrArray *
list_units (LpRequest *request)
{
  LpRoster *roster = lp_request_get_roster (request);
  LpPolicy *policy = lp_request_get_policy (request);
  LpHard hard = lp_policy_get_hard (policy);
  GPtrArray *units = g_ptr_array_new ();

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    LpRule *rule = lp_roster_get_rule (roster, i);
    if (lp_rule_get_kind (rule) != LP_RULE_FRIENDS && lp_rule_is_active (rule, lp_request_get_date (request)))
      g_ptr_array_add (units, (gpointer) lp_rule_get_id (rule));
  }
  if (hard & LP_HARD_MAX_TENURE)
    g_ptr_array_add (units, (gpointer) UNIT_MAX);
  if (hard & LP_HARD_MIN_TENURE)
    g_ptr_array_add (units, (gpointer) UNIT_MIN);
  if (lp_policy_get_strategy (policy) == LP_STRATEGY_TUTOR)
    g_ptr_array_add (units, (gpointer) UNIT_ROLES);
  return units;
}

/* While listing: which rules each pairing breaks, each rule taken by itself. */
typedef struct {
  LpRequest  *full;    /* borrowed: with all rules, by which tenure limits are counted */
  GPtrArray  *units;   /* owned, of borrowed names */
  GPtrArray  *singles; /* owned, of LpRequest: one for each unit; NULL for tenure limits */
  GArray     *masks;   /* owned, of guint32: one for each pairing */
} Breaks;

static void
breaks_clear (Breaks *breaks)
{
  g_clear_pointer (&breaks->units, g_ptr_array_unref);
  g_clear_pointer (&breaks->singles, g_ptr_array_unref);
  g_clear_pointer (&breaks->masks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Breaks, breaks_clear)

static void
unref_request (gpointer data)
{
  if (data != NULL)
    lp_request_unref (data);
}

/*
 * Limits stand still while rules are taken away: which pairs are too long or
 * young is counted with all rules, or a rule taken away could make a limit stricter.
 */
static gboolean
is_broken (const Breaks *breaks, guint unit, LpRound *round, const gint64 *costs)
{
  if (strcmp (breaks->units->pdata[unit], UNIT_MAX) == 0)
    return costs[LP_TIER_MAX_TENURE] > 0;
  if (strcmp (breaks->units->pdata[unit], UNIT_MIN) == 0)
    return costs[LP_TIER_MIN_TENURE] > 0;
  g_autoptr (LpVerdict) verdict = lp_check (breaks->singles->pdata[unit], round, NULL, NULL);
  return verdict == NULL || !lp_verdict_is_valid (verdict);
}

static void
note_mask (LpRound *round, gpointer data)
{
  Breaks *breaks = data;
  g_autoptr (LpVerdict) verdict = lp_check (breaks->full, round, NULL, NULL);
  guint32 mask = 0;

  for (guint u = 0; u < breaks->units->len; u++) {
    if (is_broken (breaks, u, round, lp_verdict_get_costs (verdict)))
      mask |= 1u << u;
  }
  g_array_append_val (breaks->masks, mask);
}

/* Strategy uniform counts no tenure: the costs are asked for under another. */
static LpRequest *
make_counting (LpRequest *request)
{
  g_autoptr (Parts) parts = parts_new (request);
  LpPolicy *policy = parts_copy_policy (parts->policy);

  if (lp_policy_get_strategy (policy) == LP_STRATEGY_UNIFORM)
    lp_policy_set_strategy (policy, LP_STRATEGY_RANDOM, NULL);
  lp_policy_unref (parts->policy);
  parts->policy = policy;
  return parts_to_request (parts, NULL);
}

static gboolean
fill_breaks (Breaks *breaks, LpRequest *request, LpRequest *counting)
{
  ListPresent present;

  breaks->full = counting;
  breaks->units = list_units (request);
  breaks->singles = g_ptr_array_new_with_free_func (unref_request);
  breaks->masks = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (breaks->units->len > MOST_UNITS || !list_present (request, &present))
    return FALSE;
  for (guint u = 0; u < breaks->units->len; u++) {
    const char *unit = breaks->units->pdata[u];
    gboolean is_limit = strcmp (unit, UNIT_MAX) == 0 || strcmp (unit, UNIT_MIN) == 0;
    g_ptr_array_add (breaks->singles, is_limit ? NULL : make_with_units (request, &unit, 1));
  }
  list_pairings (&present, lp_request_get_date (request), lp_policy_get_odd (lp_request_get_policy (request)), note_mask, breaks);
  return TRUE;
}

static gboolean
can_hold (const Breaks *breaks, guint32 units)
{
  for (guint i = 0; i < breaks->masks->len; i++) {
    if ((g_array_index (breaks->masks, guint32, i) & units) == 0)
      return TRUE;
  }
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
read_mask (const Breaks *breaks, LpConflict *conflict, guint32 *mask)
{
  *mask = 0;
  for (gsize i = 0; i < lp_conflict_get_n_rules (conflict); i++) {
    guint u = 0;
    while (u < breaks->units->len && strcmp (breaks->units->pdata[u], lp_conflict_get_rule (conflict, i)) != 0)
      u++;
    if (u == breaks->units->len)
      return FALSE;
    *mask |= 1u << u;
  }
  return TRUE;
}

static gboolean
judge_by_list (Case *the_case, LpConflict *conflict, const Breaks *breaks, Fault *fault)
{
  guint32 mask;

  if (!read_mask (breaks, conflict, &mask))
    return fault_set (fault, "conflict-name", "The conflict names a rule that the request does not have.");
  if (can_hold (breaks, mask))
    return fault_set (fault, "conflict-holds", "The rules of the conflict can hold together.");
  for (guint u = 0; u < breaks->units->len; u++) {
    if ((mask >> u & 1) != 0 && !can_hold (breaks, mask & ~(1u << u)))
      return fault_set (fault, "conflict-reducible", "The conflict stays one without %s.", (char *) breaks->units->pdata[u]);
  }
  the_case->counts->irreducible++;
  if (!lp_conflict_is_smallest (conflict))
    return TRUE;
  for (guint32 other = 1; other < 1u << breaks->units->len; other++) {
    if (count_bits (other) < count_bits (mask) && !can_hold (breaks, other))
      return fault_set (fault, "conflict-smaller", "A smaller conflict exists: %u rules instead of %u.", count_bits (other), count_bits (mask));
  }
  the_case->counts->smallest++;
  return TRUE;
}

/* Says whether the library finds a pairing, and the checker calls it valid. */
static gboolean
is_feasible (LpRequest *request, const char *const *units, gsize n_units)
{
  g_autoptr (LpRequest) fewer = make_with_units (request, units, n_units);
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
  g_autofree const char **units = g_new (const char *, n);

  for (gsize i = 0; i < n; i++)
    units[i] = lp_conflict_get_rule (conflict, i);
  if (is_feasible (the_case->request, units, n))
    return fault_set (fault, "conflict-holds", "The rules of the conflict can hold together.");
  for (gsize i = 0; i < n; i++) {
    const char *left_out = units[i];
    units[i] = units[n - 1];
    gboolean can = is_feasible (the_case->request, units, n - 1);
    units[i] = left_out;
    if (!can)
      return fault_set (fault, "conflict-reducible", "The conflict stays one without %s.", left_out);
  }
  the_case->counts->irreducible++;
  return TRUE;
}

gboolean
judge_conflict (Case *the_case, LpConflict *conflict, Fault *fault)
{
  g_autoptr (LpRequest) counting = make_counting (the_case->request);
  g_auto (Breaks) breaks = { NULL, NULL, NULL, NULL };

  if (lp_conflict_get_n_rules (conflict) == 0)
    return fault_set (fault, "conflict-empty", "A conflict without a rule.");
  if (the_case->is_listed && fill_breaks (&breaks, the_case->request, counting))
    return judge_by_list (the_case, conflict, &breaks, fault);
  /* Asked with fewer rules, the library would count hard limits anew. */
  if (lp_policy_get_hard (the_case->policy) != LP_HARD_NONE)
    return TRUE;
  return judge_by_asking (the_case, conflict, fault);
}
