/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include <stdlib.h>
#include <string.h>

#include "matching/typed/lp-typed-private.h"

static gboolean
are_types (guint n, const guint32 *types, guint n_types)
{
  for (guint v = 0; v < n; v++) {
    if (types[v] >= n_types)
      return FALSE;
  }
  return TRUE;
}

LpTyped *
lp_typed_new (guint n_vertices, const guint32 *types, guint n_types, guint n_tiers, LpTypedCostFunc func, gpointer data)
{
  LpTyped *graph;

  g_return_val_if_fail (n_vertices <= LP_MATCHING_MAX_VERTICES, NULL);
  g_return_val_if_fail (n_vertices == 0 || types != NULL, NULL);
  g_return_val_if_fail (are_types (n_vertices, types, n_types), NULL);
  g_return_val_if_fail (n_tiers >= 1 && n_tiers <= LP_TYPED_MAX_TIERS, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  graph = g_new0 (LpTyped, 1);
  graph->n = n_vertices;
  graph->n_types = n_types;
  graph->n_tiers = n_tiers;
  graph->func = func;
  graph->data = data;
  graph->types = g_new (guint32, MAX (n_vertices, 1));
  if (n_vertices > 0)
    memcpy (graph->types, types, n_vertices * sizeof *types);
  graph->pairs = g_array_new (FALSE, FALSE, sizeof (LpTypedPair));
  graph->costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return graph;
}

static void
forget_links (LpTyped *graph)
{
  g_clear_pointer (&graph->first, g_free);
  g_clear_pointer (&graph->links, g_free);
}

void
lp_typed_free (LpTyped *graph)
{
  if (graph == NULL)
    return;
  forget_links (graph);
  g_free (graph->types);
  g_free (graph->three_costs);
  g_array_unref (graph->pairs);
  g_array_unref (graph->costs);
  g_free (graph);
}

static gboolean
is_pair (const LpTyped *graph, guint u, guint v)
{
  return graph != NULL && u < graph->n && v < graph->n && u != v;
}

static void
add_pair (LpTyped *graph, guint u, guint v, const gint64 *costs)
{
  LpTypedPair pair = { MIN (u, v), MAX (u, v) };

  forget_links (graph);
  g_array_append_val (graph->pairs, pair);
  g_array_append_vals (graph->costs, costs, graph->n_tiers);
}

void
lp_typed_set_pair (LpTyped *graph, guint u, guint v, const gint64 *costs)
{
  g_return_if_fail (is_pair (graph, u, v));
  g_return_if_fail (lp_i_costs_are_valid (costs, graph->n_tiers));

  add_pair (graph, u, v, costs);
}

void
lp_typed_forbid_pair (LpTyped *graph, guint u, guint v)
{
  static const gint64 forbidden[LP_TYPED_MAX_TIERS] = { LP_TYPED_FORBIDDEN };

  g_return_if_fail (is_pair (graph, u, v));

  add_pair (graph, u, v, forbidden);
}

void
lp_typed_set_three_vertex (LpTyped *graph, guint v, const gint64 *costs)
{
  g_return_if_fail (graph != NULL && v < graph->n);
  g_return_if_fail (lp_i_costs_are_valid (costs, graph->n_tiers));

  if (graph->three_costs == NULL)
    graph->three_costs = g_new0 (gint64, (gsize) graph->n * graph->n_tiers);
  memcpy (graph->three_costs + (gsize) v * graph->n_tiers, costs, graph->n_tiers * sizeof *costs);
}

static int
compare_links (const void *a, const void *b)
{
  const LpTypedLink *x = a, *y = b;

  return (x->other > y->other) - (x->other < y->other);
}

/* Few links are sorted where they lie. */
static void
sort_links (LpTypedLink *links, gsize n)
{
  if (n > 32) {
    qsort (links, n, sizeof *links, compare_links);
    return;
  }
  for (gsize i = 1; i < n; i++) {
    LpTypedLink link = links[i];
    gsize at = i;
    for (; at > 0 && links[at - 1].other > link.other; at--)
      links[at] = links[at - 1];
    links[at] = link;
  }
}

/* FALSE where memory does not suffice. While links are filled in, first[v] runs through those of v. */
static gboolean
make_links (LpTyped *graph)
{
  const LpTypedPair *pairs = (const LpTypedPair *) (gconstpointer) graph->pairs->data;
  gsize m = graph->pairs->len, n = graph->n;
  guint32 *first;

  graph->first = first = g_try_new0 (guint32, n + 1);
  graph->links = g_try_new (LpTypedLink, MAX (m, 1));
  if (graph->first == NULL || graph->links == NULL)
    return FALSE;
  for (gsize i = 0; i < m; i++)
    first[pairs[i].u]++;
  for (gsize v = 0, sum = 0; v <= n; v++) {
    guint32 own = first[v];
    first[v] = (guint32) sum;
    sum += own;
  }
  for (gsize i = 0; i < m; i++)
    graph->links[first[pairs[i].u]++] = (LpTypedLink) { pairs[i].v, (guint32) i };
  memmove (first + 1, first, n * sizeof *first);
  first[0] = 0;
  for (gsize v = 0; v < n; v++)
    sort_links (graph->links + first[v], first[v + 1] - first[v]);
  return TRUE;
}

static gboolean
check_links (const LpTyped *graph, GError **error)
{
  for (guint v = 0; v < graph->n; v++) {
    for (gsize a = (gsize) graph->first[v] + 1; a < graph->first[v + 1]; a++) {
      if (graph->links[a].other != graph->links[a - 1].other)
        continue;
      g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The pair of the vertices %u and %u is an exception twice",
                   v, graph->links[a].other);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
prepare_links (LpTyped *graph, GError **error)
{
  if (graph->links != NULL)
    return TRUE;
  if (graph->pairs->len < G_MAXINT32 && make_links (graph)) {
    if (check_links (graph, error))
      return TRUE;
  } else {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "Memory does not suffice to match %u vertices with %u exceptions",
                 graph->n, graph->pairs->len);
  }
  forget_links (graph);
  return FALSE;
}

static void
set_typed_error (LpTypedOutcome outcome, guint n, GError **error)
{
  switch (outcome) {
  case LP_TYPED_INFEASIBLE:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_INFEASIBLE,
                         n % 2 == 0 ? "No perfect matching exists"
                                    : "No partition into pairs and one allowed three exists");
    return;
  case LP_TYPED_TOO_WIDE:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "The matching's cost or a dual value needs too many bits");
    return;
  case LP_TYPED_BAD_COST:
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "A component of what two types cost exceeds %" G_GINT64_FORMAT, LP_MATCHER_MAX_COST);
    return;
  case LP_TYPED_TOO_MANY:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "Too many threes would have to be tried");
    return;
  case LP_TYPED_DONE:
  default:
    return;
  }
}

LpMatching *
lp_typed_solve (LpTyped *graph, LpBarrier **barrier, GError **error)
{
  g_autoptr (LpMatching) matching = NULL;
  LpTypedOutcome outcome;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (barrier != NULL)
    *barrier = NULL;
  if (graph->n == 1) {
    set_typed_error (LP_TYPED_INFEASIBLE, graph->n, error);
    return NULL;
  }
  if (!prepare_links (graph, error))
    return NULL;
  matching = lp_i_matching_new (graph->n, graph->n_tiers, 64 * graph->n_tiers);
  for (guint t = 0; t < graph->n_tiers; t++)
    matching->radices[t] = G_GINT64_CONSTANT (1) << 62;
  outcome = graph->n_tiers == 1 ? lp_i_typed_solve_1 (graph, matching, barrier)
                                   : lp_i_typed_solve_4 (graph, matching, barrier);
  if (outcome == LP_TYPED_DONE)
    return g_steal_pointer (&matching);
  set_typed_error (outcome, graph->n, error);
  return NULL;
}
