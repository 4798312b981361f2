/* SPDX-License-Identifier: MIT */
#include "pairing/lp-conflict-search-private.h"

#include <string.h>

#include <learning-partners/lp-setting.h>

#include "pairing/lp-conflict-count-private.h"
#include "pairing/lp-hitting-set-private.h"
#include "pairing/lp-allowed-private.h"
#include "base/lp-words-private.h"
#include "costs/lp-costs-private.h"
#include "costs/lp-likeness-private.h"
#include "costs/lp-rules-private.h"
#include "costs/lp-tenure-private.h"

/* How much work the search for the smallest conflict may take. */
#define MOST_CHECKS 20000
#define MOST_BRANCHES 200000
/* A check looks at all pairs: large classes get fewer. */
#define MOST_CHECKED_PAIRS 12000000

static int
compare_demands (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const LpDemand *) a)->name, ((const LpDemand *) b)->name);
}

/* Takes the name. */
static void
add_demand (GArray *list, LpDemandKind kind, gsize rule, const char *attribute, char *name)
{
  LpDemand demand = { kind, rule, attribute, name };

  g_array_append_val (list, demand);
}

static void
clear_demand (gpointer data)
{
  LpDemand *demand = data;

  g_free (demand->name);
}

/* As a JSON pointer would find a setting, or an entry of it; a new string. */
static char *
point_at (LpSetting setting, const char *entry)
{
  return g_strconcat ("/policy/", lp_setting_get_name (setting), entry != NULL ? "/" : NULL, entry, NULL);
}

/* The policy's musts are named by where they stand. */
static void
list_policy_demands (GArray *list, const LpCosts *costs)
{
  const LpPolicy *policy = lp_request_get_policy (costs->request);

  if (lp_policy_get_hard (policy) & LP_HARD_MAX_TENURE)
    add_demand (list, LP_DEMAND_MAX_TENURE, 0, NULL, point_at (LP_SETTING_HARD, lp_tier_get_name (LP_TIER_MAX_TENURE)));
  if (lp_policy_get_hard (policy) & LP_HARD_MIN_TENURE)
    add_demand (list, LP_DEMAND_MIN_TENURE, 0, NULL, point_at (LP_SETTING_HARD, lp_tier_get_name (LP_TIER_MIN_TENURE)));
  for (gsize k = 0; k < lp_policy_get_n_must_match (policy); k++) {
    const char *attribute = lp_policy_get_must_match (policy, k);
    add_demand (list, LP_DEMAND_MUST_MATCH, 0, attribute, point_at (LP_SETTING_MUST_MATCH, attribute));
  }
  for (gsize k = 0; k < lp_policy_get_n_must_differ (policy); k++) {
    const char *attribute = lp_policy_get_must_differ (policy, k);
    add_demand (list, LP_DEMAND_MUST_DIFFER, 0, attribute, point_at (LP_SETTING_MUST_DIFFER, attribute));
  }
  if (costs->tutors != NULL)
    add_demand (list, LP_DEMAND_ROLES, 0, NULL, point_at (LP_SETTING_STRATEGY, NULL));
}

static GArray *
list_demands (const LpCosts *costs)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LpDemand));

  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    if (lp_i_rules_is_must (rule, costs->present, costs->date))
      add_demand (list, LP_DEMAND_RULE, r, NULL, g_strdup (lp_rule_get_id (rule)));
  }
  list_policy_demands (list, costs);
  g_qsort_with_data (list->data, (int) list->len, sizeof (LpDemand), compare_demands, NULL);
  return list;
}

LpConflictSearch *
lp_i_conflict_search_new (const LpCosts *costs)
{
  LpConflictSearch *search = g_new0 (LpConflictSearch, 1);
  GArray *list = list_demands (costs);

  search->costs = costs;
  search->n_demands = list->len;
  search->demands = (LpDemand *) (void *) g_array_free (list, FALSE);
  search->chosen = g_new0 (guint8, search->n_demands);
  search->checks_left = (guint) MIN (MOST_CHECKS, MOST_CHECKED_PAIRS / ((guint64) costs->n * costs->n));
  return search;
}

void
lp_i_conflict_search_free (LpConflictSearch *search)
{
  if (search == NULL)
    return;
  for (guint d = 0; d < search->n_demands; d++)
    clear_demand (&search->demands[d]);
  g_free (search->demands);
  g_free (search->chosen);
  g_free (search);
}

void
lp_i_conflict_search_force (LpConflictSearch *search, guint i, guint j)
{
  search->has_forced = TRUE;
  search->forced[0] = i;
  search->forced[1] = j;
}

void
lp_i_conflict_search_add_demands (const LpConflictSearch *search, LpReason *reason)
{
  static const LpIPhrase phrases[] = {
    [LP_DEMAND_RULE] = LP_I_PHRASE_DEMAND_RULE,
    [LP_DEMAND_MAX_TENURE] = LP_I_PHRASE_DEMAND_MAX_TENURE,
    [LP_DEMAND_MIN_TENURE] = LP_I_PHRASE_DEMAND_MIN_TENURE,
    [LP_DEMAND_MUST_MATCH] = LP_I_PHRASE_DEMAND_MUST_MATCH,
    [LP_DEMAND_MUST_DIFFER] = LP_I_PHRASE_DEMAND_MUST_DIFFER,
    [LP_DEMAND_ROLES] = LP_I_PHRASE_DEMAND_ROLES,
  };

  guint n = 0;

  for (guint d = 0; d < search->n_demands; d++) {
    const LpDemand *demand = &search->demands[d];
    if (search->chosen[d] && n++ < LP_I_WORDS_MOST)
      lp_i_reason_add_part (reason, phrases[demand->kind], demand->attribute != NULL ? demand->attribute : demand->name);
  }
  if (n <= LP_I_WORDS_MOST)
    return;
  g_autofree char *others = g_strdup_printf ("%u", n - LP_I_WORDS_MOST);
  lp_i_reason_add_part (reason, n == LP_I_WORDS_MOST + 1 ? LP_I_PHRASE_DEMAND_OTHER : LP_I_PHRASE_DEMAND_OTHERS, others);
}

char *
lp_i_conflict_search_describe (const LpConflictSearch *search)
{
  g_autoptr (LpReason) reason = lp_i_reason_new (LP_I_PHRASE_DEMANDS);

  lp_i_conflict_search_add_demands (search, reason);
  return g_strdup (lp_reason_get_text (reason));
}

LpConstraints *
lp_i_conflict_search_constrain (const LpConflictSearch *search, const guint8 *set)
{
  const LpCosts *costs = search->costs;
  const LpRoster *roster = lp_request_get_roster (costs->request);
  LpConstraints *constraints = lp_i_constraints_new (costs->n);
  guint hard = LP_HARD_NONE;

  for (guint d = 0; constraints != NULL && d < search->n_demands; d++) {
    if (!set[d])
      continue;
    switch (search->demands[d].kind) {
    case LP_DEMAND_RULE:
      lp_i_rules_constrain (constraints, lp_roster_get_rule (roster, search->demands[d].rule), costs->present);
      break;
    case LP_DEMAND_MAX_TENURE:
      hard |= LP_HARD_MAX_TENURE;
      break;
    case LP_DEMAND_MIN_TENURE:
      hard |= LP_HARD_MIN_TENURE;
      break;
    case LP_DEMAND_MUST_MATCH:
      lp_i_likeness_constrain (constraints, costs->present, search->demands[d].attribute, LP_LIKENESS_UNLIKE);
      break;
    case LP_DEMAND_MUST_DIFFER:
      lp_i_likeness_constrain (constraints, costs->present, search->demands[d].attribute, LP_LIKENESS_ALIKE);
      break;
    case LP_DEMAND_ROLES:
    default:
      constraints->roles = TRUE;
      break;
    }
  }
  if (constraints != NULL)
    lp_i_tenure_constrain (constraints, costs->facts, (LpHard) hard);
  if (constraints != NULL && search->has_forced)
    lp_i_constraints_add (constraints, search->forced[0], search->forced[1], LP_MUST_SHARE);
  return constraints;
}

static gboolean
can_hold (const LpConflictSearch *search, const guint8 *set)
{
  g_autoptr (LpConstraints) constraints = lp_i_conflict_search_constrain (search, set);

  if (constraints == NULL)
    return FALSE;
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (search->costs, constraints);
  return lp_i_allowed_is_feasible (allowed);
}

/* Leaves out the last demand without which the rest still cannot hold; FALSE where there is none. */
static gboolean
drop_needless (LpConflictSearch *search, guint8 *set, guint *before)
{
  while ((*before)-- > 0) {
    if (!set[*before])
      continue;
    set[*before] = FALSE;
    if (!can_hold (search, set))
      return TRUE;
    set[*before] = TRUE;
  }
  return FALSE;
}

/*
 * Irreducible in the end: each demand was tried after the last one that was
 * left out, or, where fewer demands never make less room, need not be tried
 * again. From the end, so that names early in byte order stay.
 */
static void
reduce (LpConflictSearch *search, guint8 *set)
{
  guint before = search->n_demands;

  while (drop_needless (search, set, &before))
    if (search->waives)
      before = search->n_demands;
}

static gboolean
spend_check (LpConflictSearch *search, const guint8 *set, gboolean *holds)
{
  if (search->checks_left == 0)
    return FALSE;
  search->checks_left--;
  *holds = can_hold (search, set);
  return TRUE;
}

/* Adds demands to a set that can hold while it still can; what stays out corrects the request. */
static guint8 *
find_correction (LpConflictSearch *search, const guint8 *holding)
{
  g_autofree guint8 *set = g_memdup2 (holding, search->n_demands);
  gboolean holds;

  for (guint d = 0; d < search->n_demands; d++) {
    if (set[d])
      continue;
    set[d] = TRUE;
    if (!spend_check (search, set, &holds))
      return NULL;
    set[d] = (guint8) holds;
  }
  for (guint d = 0; d < search->n_demands; d++)
    set[d] = !set[d];
  return g_steal_pointer (&set);
}

/*
 * A demand without which all others can hold is in every conflict: where these
 * cannot hold together, they are the only one. FALSE where others belong to it,
 * or patience ends; corrections then know those found.
 */
static gboolean
find_only (LpConflictSearch *search, LpHittingSet *corrections)
{
  g_autofree guint8 *set = g_new (guint8, search->n_demands), *needed = g_new0 (guint8, search->n_demands);
  gboolean holds;

  memset (set, TRUE, search->n_demands);
  for (guint d = 0; d < search->n_demands; d++) {
    set[d] = FALSE;
    if (!spend_check (search, set, &holds))
      return FALSE;
    set[d] = TRUE;
    if (!holds)
      continue;
    needed[d] = TRUE;
    guint8 *correction = g_new0 (guint8, search->n_demands);
    correction[d] = TRUE;
    lp_i_hitting_set_take (corrections, correction);
  }
  if (!spend_check (search, needed, &holds) || holds)
    return FALSE;
  memcpy (search->chosen, needed, search->n_demands);
  return TRUE;
}

/*
 * A conflict meets every correction, so a smallest set that meets all known
 * corrections, once it cannot hold itself, is a smallest conflict (Ignatiev,
 * Previti, Liffiton, Marques-Silva, CP 2015).
 */
static gboolean
find_smallest (LpConflictSearch *search)
{
  g_autoptr (LpHittingSet) corrections = lp_i_hitting_set_new (search->n_demands, MOST_BRANCHES);
  g_autofree guint8 *candidate = g_new0 (guint8, search->n_demands);
  gboolean holds;

  if (find_only (search, corrections))
    return TRUE;
  while (lp_i_hitting_set_find (corrections, candidate)) {
    if (!spend_check (search, candidate, &holds))
      return FALSE;
    if (!holds) {
      memcpy (search->chosen, candidate, search->n_demands);
      return TRUE;
    }
    guint8 *correction = find_correction (search, candidate);
    if (correction == NULL)
      return FALSE;
    lp_i_hitting_set_take (corrections, correction);
  }
  return FALSE;
}

/* The next set of as many demands, in lexical order; FALSE after the last. */
static gboolean
take_next (guint *picked, guint size, guint n)
{
  guint k = size;

  while (k > 0 && picked[k - 1] == n - size + k - 1)
    k--;
  if (k == 0)
    return FALSE;
  for (guint next = picked[k - 1] + 1; k <= size; k++)
    picked[k - 1] = next++;
  return TRUE;
}

static gboolean
find_of_size (LpConflictSearch *search, guint size)
{
  g_autofree guint *picked = g_new (guint, size);
  gboolean holds = TRUE;

  for (guint k = 0; k < size; k++)
    picked[k] = k;
  do {
    memset (search->chosen, FALSE, search->n_demands);
    for (guint k = 0; k < size; k++)
      search->chosen[picked[k]] = TRUE;
    if (!spend_check (search, search->chosen, &holds))
      return FALSE;
  } while (holds && take_next (picked, size, search->n_demands));
  return !holds;
}

/*
 * Where a demand waives another, fewer demands may make less room, and a set
 * that can hold says nothing of those within it: all sets, the smaller first.
 */
static gboolean
list_smallest (LpConflictSearch *search)
{
  for (guint size = 1; size <= search->n_demands && search->checks_left > 0; size++)
    if (find_of_size (search, size))
      return TRUE;
  return FALSE;
}

/*
 * Whether some demand gives room: it waives a limit, or makes a three on
 * purpose, after which the rest is even where it was odd.
 */
static gboolean
has_waivers (const LpCosts *costs)
{
  const LpConstraints *constraints = costs->constraints;

  for (guint i = 0; i < costs->n; i++) {
    guint n_bound = 0;
    for (guint j = 0; j < costs->n; j++) {
      guint8 flags = lp_i_pair_facts_get (costs->facts, i, j);
      guint8 musts = lp_i_constraints_get (constraints, i, j);
      n_bound += (musts & LP_MUST_BY_RULE) != 0;
      if (n_bound > 1 || ((flags & LP_PAIR_TOO_LONG) && (musts & LP_MUST_BY_RULE))
          || ((flags & LP_PAIR_YOUNG) && (musts & LP_MUST_PART)))
        return TRUE;
    }
  }
  return FALSE;
}

static void
choose_all (LpConflictSearch *search)
{
  for (guint d = 0; d < search->n_demands; d++)
    search->chosen[d] = TRUE;
}

gboolean
lp_i_conflict_search_run (LpConflictSearch *search)
{
  if (lp_i_conflict_count (search)) {
    if (!search->smallest)
      search->smallest = find_smallest (search);
    return TRUE;
  }
  choose_all (search);
  if (can_hold (search, search->chosen))
    return FALSE;
  search->waives = has_waivers (search->costs);
  search->smallest = search->waives ? list_smallest (search) : find_smallest (search);
  if (!search->smallest) {
    choose_all (search);
    reduce (search, search->chosen);
  }
  return TRUE;
}
