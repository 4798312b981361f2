/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include "pairing/lp-pair-private.h"
#include "pairing/lp-solver-private.h"
#include "pairing/lp-uniform-private.h"

/* How often strategy uniform draws anew before it looks for what is left. */
#define MOST_DRAWS 100

/*
 * Pairings in order of cost (Lawler, Management Science 1972; Murty, Operations
 * Research 1968): a region is the set of pairings in which some pairs are
 * partners and some are not, and its node holds its optimum. A pairing that
 * was seen splits its region into regions that hold all the others.
 */
typedef struct {
  guint32 i, j;
  gboolean together;
} Bound;

typedef struct {
  GArray *bounds;       /* owned, of Bound */
  LpSolution *solution; /* owned */
} Node;

typedef struct {
  LpCosts *costs;       /* borrowed */
  LpSolver *solver;     /* owned: goes on from region to region */
  GHashTable *seen;     /* owned, of owned texts: pairings that will not do */
  GPtrArray *nodes;     /* owned, of Node */
  gint64 best[LP_N_TIERS];
} Search;

static void
free_node (gpointer data)
{
  Node *node = data;

  g_array_unref (node->bounds);
  lp_i_solution_free (node->solution);
  g_free (node);
}

static void
clear_search (Search *search)
{
  lp_i_solver_free (search->solver);
  g_hash_table_unref (search->seen);
  g_ptr_array_unref (search->nodes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

/* A text that only the same partnerships give. */
static char *
describe_partnerships (const LpCosts *costs, const LpPartnerships *partnerships)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < lp_i_partnerships_get_length (partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (partnerships, p);
    for (guint k = 0; k < partnership.size; k++)
      g_string_append_printf (text, "%s\t", lp_i_participants_get_id (costs->present, partnership.members[k]));
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static gboolean
is_seen (const Search *search, const LpSolution *solution)
{
  g_autoptr (LpPartnerships) partnerships = lp_i_solution_sort (solution, search->costs);
  g_autofree char *text = describe_partnerships (search->costs, partnerships);

  return g_hash_table_contains (search->seen, text);
}

static gboolean
is_as_good (const Search *search, const LpSolution *solution)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    if (t != LP_TIER_CHANCE && solution->cost[t] != search->best[t])
      return FALSE;
  return TRUE;
}

/* Adds a region unless it is empty or no pairing in it is as good. Takes bounds. */
static gboolean
add_region (Search *search, GArray *bounds, GError **error)
{
  g_autoptr (GArray) taken = bounds;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LpConstraints) constraints = lp_i_constraints_copy (search->costs->constraints);

  if (constraints == NULL)
    return lp_i_participants_fail_memory (search->costs->present, error);
  for (guint b = 0; b < bounds->len; b++) {
    const Bound *bound = &g_array_index (bounds, Bound, b);
    lp_i_constraints_add (constraints, bound->i, bound->j, bound->together ? LP_MUST_SHARE : LP_MUST_PART);
  }
  g_autoptr (LpSolution) solution = lp_i_solver_solve (search->solver, constraints, &local_error);
  if (solution == NULL && !g_error_matches (local_error, LP_ERROR, LP_ERROR_INFEASIBLE)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (solution == NULL || !is_as_good (search, solution))
    return TRUE;
  Node *node = g_new0 (Node, 1);
  node->bounds = g_steal_pointer (&taken);
  node->solution = g_steal_pointer (&solution);
  g_ptr_array_add (search->nodes, node);
  return TRUE;
}

static GArray *
copy_bounds (const GArray *bounds)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (Bound), bounds->len + 1);

  g_array_append_vals (copy, bounds->data, bounds->len);
  return copy;
}

static gboolean
is_bound (const GArray *bounds, guint32 i, guint32 j)
{
  for (guint b = 0; b < bounds->len; b++) {
    const Bound *bound = &g_array_index (bounds, Bound, b);
    if (bound->together && ((bound->i == i && bound->j == j) || (bound->i == j && bound->j == i)))
      return TRUE;
  }
  return FALSE;
}

/* One region for each pair of the node: that pair parted, those before it kept. */
static gboolean
split_region (Search *search, const Node *node, GError **error)
{
  g_autoptr (GArray) kept = copy_bounds (node->bounds);

  for (guint p = 0; p < lp_i_partnerships_get_length (node->solution->partnerships); p++) {
    LpPartnership partnership = lp_i_partnerships_get (node->solution->partnerships, p);
    for (guint a = 0; a < partnership.size; a++)
      for (guint b = a + 1; b < partnership.size; b++) {
        Bound bound = { partnership.members[a], partnership.members[b], FALSE };
        if (is_bound (kept, bound.i, bound.j))
          continue;
        GArray *bounds = copy_bounds (kept);
        g_array_append_val (bounds, bound);
        if (!add_region (search, bounds, error))
          return FALSE;
        bound.together = TRUE;
        g_array_append_val (kept, bound);
      }
  }
  return TRUE;
}

static Node *
take_best (Search *search)
{
  guint best = 0;

  for (guint k = 1; k < search->nodes->len; k++) {
    const Node *node = g_ptr_array_index (search->nodes, k), *so_far = g_ptr_array_index (search->nodes, best);
    if (lp_i_solution_compare (search->costs, node->solution->cost, so_far->solution->cost) < 0)
      best = k;
  }
  return g_ptr_array_steal_index (search->nodes, best);
}

static LpPairing *
find_unseen (Search *search, GError **error)
{
  while (search->nodes->len > 0) {
    Node *node = take_best (search);
    LpPairing *pairing = NULL;
    gboolean done = !is_seen (search, node->solution);

    if (done)
      pairing = lp_i_pair_finish (search->costs, node->solution, LP_METHOD_OPTIMUM, error);
    else
      done = !split_region (search, node, error);
    free_node (node);
    if (done)
      return pairing;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_NO_OTHER, "There is no other pairing as good as %s.",
               g_hash_table_size (search->seen) == 1 ? "this one" : "those seen");
  return NULL;
}

static LpPairing *
draw_unseen (Search *search, GError **error)
{
  for (guint nth = 1; nth <= MOST_DRAWS; nth++) {
    LpMethod method;
    g_autoptr (LpSolution) solution = lp_i_uniform_draw (search->costs, nth, &method, error);
    if (solution == NULL)
      return NULL;
    if (!is_seen (search, solution))
      return lp_i_pair_finish (search->costs, solution, method, error);
  }
  return find_unseen (search, error);
}

/* The costs of one that was seen, where they are still those of the request; else new ones. */
static LpCosts *
find_costs (LpRequest *request, LpPairing *const *seen, gsize n_seen, GError **error)
{
  for (gsize s = 0; s < n_seen; s++)
    if (lp_i_costs_fit (seen[s]->costs, request))
      return lp_i_costs_ref (seen[s]->costs);
  return lp_i_costs_new (request, error);
}

LpPairing *
lp_pair_another (LpRequest *request, LpPairing *const *seen, gsize n_seen, GError **error)
{
  g_auto (Search) search = { 0 };

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (seen != NULL && n_seen > 0, NULL);

  search.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search.nodes = g_ptr_array_new_with_free_func (free_node);
  for (gsize s = 0; s < n_seen; s++)
    g_hash_table_add (search.seen, describe_partnerships (seen[s]->costs, seen[s]->partnerships));

  g_autoptr (LpCosts) costs = find_costs (request, seen, n_seen, error);
  if (costs == NULL)
    return NULL;
  search.costs = costs;
  search.solver = lp_i_solver_new (costs, error);
  if (search.solver == NULL)
    return NULL;
  g_autoptr (LpSolution) best = lp_i_solver_solve (search.solver, costs->constraints, error);
  if (best == NULL)
    return NULL;
  for (guint t = 0; t < LP_N_TIERS; t++)
    search.best[t] = best->cost[t];
  if (!add_region (&search, g_array_new (FALSE, FALSE, sizeof (Bound)), error))
    return NULL;
  if (lp_policy_get_strategy (lp_request_get_policy (request)) == LP_STRATEGY_UNIFORM)
    return draw_unseen (&search, error);
  return find_unseen (&search, error);
}
