/* SPDX-License-Identifier: MIT */
#include "pairing/lp-conflict-search-private.h"

#include <string.h>

#include "pairing/lp-hitting-set-private.h"
#include "pairing/lp-allowed-private.h"
#include "base/lp-words-private.h"
#include "costs/lp-costs-private.h"
#include "costs/lp-rules-private.h"

/* How much work the search for the smallest conflict may take. */
#define MOST_CHECKS 20000
#define MOST_BRANCHES 200000
/* A check costs about n³: large classes get fewer. */
#define MOST_CHECKED_PUPILS 2000000

/* No search forbids a pair here, so that its bit can mark the pair that is asked for. */
#define LP_PAIR_FORCED LP_PAIR_FORBIDDEN

static int
compare_demands (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const LpDemand *) a)->name, ((const LpDemand *) b)->name);
}

static void
add_demand (GArray *list, LpDemandKind kind, gsize rule, const char *name)
{
  LpDemand demand = { kind, rule, name };

  g_array_append_val (list, demand);
}

static GArray *
list_demands (const LpCosts *costs)
{
  const LpRoster *roster = lp_request_get_roster (costs->request);
  const LpPolicy *policy = lp_request_get_policy (costs->request);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LpDemand));

  for (gsize r = 0; r < lp_roster_get_n_rules (roster); r++) {
    const LpRule *rule = lp_roster_get_rule (roster, r);
    if (lp_i_rules_is_must (costs, rule))
      add_demand (list, LP_DEMAND_RULE, r, lp_rule_get_id (rule));
  }
  if (lp_policy_get_hard (policy) & LP_HARD_MAX_TENURE)
    add_demand (list, LP_DEMAND_MAX_TENURE, 0, "max_tenure");
  if (lp_policy_get_hard (policy) & LP_HARD_MIN_TENURE)
    add_demand (list, LP_DEMAND_MIN_TENURE, 0, "min_tenure");
  if (costs->tutors != NULL)
    add_demand (list, LP_DEMAND_ROLES, 0, "roles");
  g_qsort_with_data (list->data, (int) list->len, sizeof (LpDemand), compare_demands, NULL);
  return list;
}

LpConflictSearch *
lp_i_conflict_search_new (LpCosts *costs)
{
  LpConflictSearch *demands = g_new0 (LpConflictSearch, 1);
  gsize n_pairs = (gsize) costs->n * costs->n;
  GArray *list = list_demands (costs);

  demands->costs = costs;
  demands->tutors = costs->tutors;
  demands->n_demands = list->len;
  demands->demands = (LpDemand *) (void *) g_array_free (list, FALSE);
  demands->chosen = g_new0 (guint8, demands->n_demands);
  demands->asked = g_memdup2 (costs->flags, n_pairs);
  demands->checks_left = MIN (MOST_CHECKS, MOST_CHECKED_PUPILS / costs->n);
  return demands;
}

void
lp_i_conflict_search_free (LpConflictSearch *demands)
{
  if (demands == NULL)
    return;
  demands->costs->tutors = demands->tutors;
  g_free (demands->demands);
  g_free (demands->chosen);
  g_free (demands->asked);
  g_free (demands);
}

void
lp_i_conflict_search_force (LpConflictSearch *demands, guint i, guint j)
{
  gsize n = demands->costs->n;

  demands->asked[i * n + j] |= LP_PAIR_FORCED;
  demands->asked[j * n + i] |= LP_PAIR_FORCED;
}

char *
lp_i_conflict_search_describe (const LpConflictSearch *demands)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint d = 0; d < demands->n_demands; d++) {
    if (!demands->chosen[d])
      continue;
    switch (demands->demands[d].kind) {
    case LP_DEMAND_MAX_TENURE:
      g_ptr_array_add (words, g_strdup ("the maximum tenure"));
      break;
    case LP_DEMAND_MIN_TENURE:
      g_ptr_array_add (words, g_strdup ("the minimum tenure"));
      break;
    case LP_DEMAND_ROLES:
      g_ptr_array_add (words, g_strdup ("the roles of tutors and tutees"));
      break;
    case LP_DEMAND_RULE:
    default:
      g_ptr_array_add (words, g_strdup_printf ("rule \"%s\"", demands->demands[d].name));
      break;
    }
  }
  return lp_i_words_join (words);
}

/*
 * What the limits demand stays what the whole request makes of it, whichever
 * rules are left out: only so do fewer demands never make less room.
 */
static void
apply_limits (LpConflictSearch *demands, LpHard hard)
{
  gsize n_pairs = (gsize) demands->costs->n * demands->costs->n;

  for (gsize at = 0; at < n_pairs; at++) {
    guint8 asked = demands->asked[at];
    if ((hard & LP_HARD_MAX_TENURE) && (asked & LP_PAIR_TOO_LONG) && !(asked & LP_PAIR_HELD))
      demands->costs->flags[at] |= LP_PAIR_EXCLUDED;
    if ((hard & LP_HARD_MIN_TENURE) && (asked & LP_PAIR_YOUNG) && !(asked & LP_PAIR_EXCLUDED))
      demands->costs->flags[at] |= LP_PAIR_REQUIRED;
    if (asked & LP_PAIR_FORCED)
      demands->costs->flags[at] |= LP_PAIR_REQUIRED;
  }
}

void
lp_i_conflict_search_apply (LpConflictSearch *demands, const guint8 *set)
{
  LpCosts *costs = demands->costs;
  gsize n_rules = lp_roster_get_n_rules (lp_request_get_roster (costs->request));
  g_autofree gboolean *skip = g_new (gboolean, n_rules + 1);
  guint hard = LP_HARD_NONE;

  for (gsize r = 0; r < n_rules; r++)
    skip[r] = TRUE;
  costs->tutors = NULL;
  for (guint d = 0; d < demands->n_demands; d++) {
    if (!set[d])
      continue;
    switch (demands->demands[d].kind) {
    case LP_DEMAND_RULE:
      skip[demands->demands[d].rule] = FALSE;
      break;
    case LP_DEMAND_MAX_TENURE:
      hard |= LP_HARD_MAX_TENURE;
      break;
    case LP_DEMAND_MIN_TENURE:
      hard |= LP_HARD_MIN_TENURE;
      break;
    case LP_DEMAND_ROLES:
    default:
      costs->tutors = demands->tutors;
      break;
    }
  }
  memset (costs->flags, 0, (gsize) costs->n * costs->n);
  lp_i_rules_mark (costs, skip);
  apply_limits (demands, (LpHard) hard);
}

static gboolean
can_hold (LpConflictSearch *demands, const guint8 *set)
{
  lp_i_conflict_search_apply (demands, set);
  g_autoptr (LpAllowed) structure = lp_i_allowed_new (demands->costs);
  return lp_i_allowed_is_feasible (structure);
}

/*
 * Leaves out each demand without which the rest still cannot hold. What is
 * left is irreducible, since fewer demands never make less room. From the end,
 * so that names early in byte order stay.
 */
static void
reduce (LpConflictSearch *demands, guint8 *set)
{
  for (guint d = demands->n_demands; d-- > 0;) {
    set[d] = FALSE;
    if (can_hold (demands, set))
      set[d] = TRUE;
  }
}

static gboolean
spend_check (LpConflictSearch *demands, const guint8 *set, gboolean *holds)
{
  if (demands->checks_left == 0)
    return FALSE;
  demands->checks_left--;
  *holds = can_hold (demands, set);
  return TRUE;
}

/* Adds demands to a set that can hold while it still can; what stays out corrects the request. */
static guint8 *
find_correction (LpConflictSearch *demands, const guint8 *holding)
{
  g_autofree guint8 *set = g_memdup2 (holding, demands->n_demands);
  gboolean holds;

  for (guint d = 0; d < demands->n_demands; d++) {
    if (set[d])
      continue;
    set[d] = TRUE;
    if (!spend_check (demands, set, &holds))
      return NULL;
    set[d] = (guint8) holds;
  }
  for (guint d = 0; d < demands->n_demands; d++)
    set[d] = !set[d];
  return g_steal_pointer (&set);
}

/*
 * A conflict meets every correction, so a smallest set that meets all known
 * corrections, once it cannot hold itself, is a smallest conflict (Ignatiev,
 * Previti, Liffiton, Marques-Silva, CP 2015).
 */
static gboolean
find_smallest (LpConflictSearch *demands)
{
  g_autoptr (LpHittingSet) corrections = lp_i_hitting_set_new (demands->n_demands, MOST_BRANCHES);
  g_autofree guint8 *candidate = g_new0 (guint8, demands->n_demands);
  gboolean holds;

  while (lp_i_hitting_set_find (corrections, candidate)) {
    if (!spend_check (demands, candidate, &holds))
      return FALSE;
    if (!holds) {
      memcpy (demands->chosen, candidate, demands->n_demands);
      return TRUE;
    }
    guint8 *correction = find_correction (demands, candidate);
    if (correction == NULL)
      return FALSE;
    lp_i_hitting_set_take (corrections, correction);
  }
  return FALSE;
}

gboolean
lp_i_conflict_search_run (LpConflictSearch *demands)
{
  for (guint d = 0; d < demands->n_demands; d++)
    demands->chosen[d] = TRUE;
  if (can_hold (demands, demands->chosen))
    return FALSE;
  demands->smallest = find_smallest (demands);
  if (!demands->smallest)
    reduce (demands, demands->chosen);
  lp_i_conflict_search_apply (demands, demands->chosen);
  return TRUE;
}
