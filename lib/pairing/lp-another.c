/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include "pairing/lp-pairing-private.h"
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
  LpCosts *costs;       /* borrowed; its flags change */
  LpSolver *solver;     /* owned: goes on from region to region */
  guint8 *flags;        /* owned: what they were */
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
  g_free (search->flags);
  g_hash_table_unref (search->seen);
  g_ptr_array_unref (search->nodes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

/* A text that only the same partnerships give. */
static char *
describe (const LpCosts *costs, const LpPartnership *partnerships, guint n_partnerships)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < n_partnerships; p++) {
    for (guint k = 0; k < partnerships[p].size; k++)
      g_string_append_printf (text, "%s\t", lp_i_participants_get_id (costs->present, partnerships[p].members[k]));
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static gboolean
is_seen (const Search *search, const LpSolution *solution)
{
  g_autofree LpPartnership *partnerships = lp_i_pairing_sort (search->costs, solution);
  g_autofree char *text = describe (search->costs, partnerships, solution->n_groups);

  return g_hash_table_contains (search->seen, text);
}

static void
restore_flags (Search *search)
{
  for (gsize at = 0; at < (gsize) search->costs->n * search->costs->n; at++)
    search->costs->flags[at] = search->flags[at];
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

  restore_flags (search);
  for (guint b = 0; b < bounds->len; b++) {
    const Bound *bound = &g_array_index (bounds, Bound, b);
    lp_i_costs_change_flags (search->costs, bound->i, bound->j,
                             bound->together ? LP_PAIR_REQUIRED : LP_PAIR_FORBIDDEN, 0);
  }
  g_autoptr (LpSolution) solution = lp_i_solver_solve (search->solver, &local_error);
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
split (Search *search, const Node *node, GError **error)
{
  g_autoptr (GArray) kept = copy_bounds (node->bounds);

  for (guint g = 0; g < node->solution->n_groups; g++) {
    const LpSolutionGroup *group = &node->solution->groups[g];
    for (guint a = 0; a < group->size; a++)
      for (guint b = a + 1; b < group->size; b++) {
        Bound bound = { group->members[a], group->members[b], FALSE };
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

    if (done) {
      restore_flags (search);
      pairing = lp_i_pairing_new (search->costs, node->solution, LP_METHOD_OPTIMUM, error);
    } else {
      done = !split (search, node, error);
    }
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
      return lp_i_pairing_new (search->costs, solution, method, error);
  }
  return find_unseen (search, error);
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
    g_hash_table_add (search.seen, describe (seen[s]->costs, seen[s]->partnerships, seen[s]->n_partnerships));

  g_autoptr (LpCosts) costs = lp_i_costs_new (request, error);
  if (costs == NULL)
    return NULL;
  search.costs = costs;
  search.flags = g_memdup2 (costs->flags, (gsize) costs->n * costs->n);
  search.solver = lp_i_solver_new (costs, error);
  if (search.solver == NULL)
    return NULL;
  g_autoptr (LpSolution) best = lp_i_solver_solve (search.solver, error);
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
