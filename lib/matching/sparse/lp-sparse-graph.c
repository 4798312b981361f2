/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include <string.h>

#include "matching/sparse/lp-sparse-private.h"

/*
 * Nothing overflows: costs lie within 2^58 of each other and of 0, so doubled
 * and lowered they are at most 2^59. Before trees grow no potential is below
 * −2^58, so none is above 2^59 + 2^58. Each run ends before its clock passes
 * 2^58, and moves a potential by no more than the clock; after those that tire,
 * an auction puts potentials below 2^57 in their place. One run and the last
 * make |p| ≤ 2^60 + 2^58, and the z around a vertex sum to no more than the
 * clock. Slacks are at most 2^61 + 2^60, and keys below 2^62. Potentials raised
 * to the costs as given stay below 2^61.
 */
static gboolean
check_costs (gsize n_edges, const LpMatchingEdge *edges, gint64 *least, gboolean *wide, GError **error)
{
  gint64 low = n_edges == 0 ? 0 : edges[0].cost, high = low;

  for (gsize i = 1; i < n_edges; i++) {
    low = MIN (low, edges[i].cost);
    high = MAX (high, edges[i].cost);
  }
  *least = low;
  if (low >= -LP_SPARSE_LIMIT && high <= LP_SPARSE_LIMIT && high - low <= LP_SPARSE_LIMIT) {
    *wide = high - low > G_MAXUINT32;
    return TRUE;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
               "Costs from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " need more than 58 bits", low, high);
  return FALSE;
}

static gboolean
check_graph_size (guint n, gsize n_edges, GError **error)
{
  if (n <= LP_MATCHING_MAX_VERTICES && n_edges <= LP_MATCHING_MAX_EDGES)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
               "%u vertices and %" G_GSIZE_FORMAT " edges are more than %u and %u", n, n_edges,
               LP_MATCHING_MAX_VERTICES, LP_MATCHING_MAX_EDGES);
  return FALSE;
}

/* Whether all memory of fixed size could be had. */
static gboolean
allocate_graph (LpSparse *s, gsize n_edges, const LpMatchingEdge *edges, gboolean wide, GError **error)
{
  gsize n = MAX (s->n, 1);

  s->size_nodes = (guint32) (n + n / 8);
  s->order = g_try_new (guint32, n);
  s->place = g_try_new (guint32, n);
  s->first_arc = g_try_new0 (gsize, n + 2);
  s->arcs = g_try_new (LpArc, 2 * MAX (n_edges, 1));
  s->wide = wide ? g_try_new (gint64, 2 * MAX (n_edges, 1)) : NULL;
  s->vertices = g_try_new0 (LpSparseVertex, n);
  s->nodes = g_try_new0 (LpSparseNode, s->size_nodes);
  s->next = g_try_new (guint32, n);
  s->alive = g_try_new0 (guint8, n);
  if (s->order && s->place && lp_i_sparse_order (s, n_edges, edges) && s->first_arc && s->arcs &&
      (s->wide != NULL || !wide) && s->vertices && s->nodes && s->next && s->alive)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
               "Memory does not suffice to match %u vertices along %" G_GSIZE_FORMAT " edges", s->n, n_edges);
  return FALSE;
}

static void
put_arc (LpSparse *s, gsize at, guint32 head, gint64 cost)
{
  s->arcs[at] = (LpArc) { head, s->wide == NULL ? (guint32) cost : 0 };
  if (s->wide != NULL)
    s->wide[at] = cost;
}

/* Sorts the arcs by their tails; first_arc runs one place ahead while it counts. */
static void
sort_arcs (LpSparse *s, gsize n_edges, const LpMatchingEdge *edges, gint64 least)
{
  gsize *at = s->first_arc + 1;

  for (gsize i = 0; i < n_edges; i++) {
    at[s->place[edges[i].u] + 1]++;
    at[s->place[edges[i].v] + 1]++;
  }
  for (guint32 v = 1; v <= s->n; v++)
    at[v] += at[v - 1];
  for (gsize i = 0; i < n_edges; i++) {
    guint32 u = s->place[edges[i].u], v = s->place[edges[i].v];
    put_arc (s, at[u]++, v, edges[i].cost - least);
    put_arc (s, at[v]++, u, edges[i].cost - least);
  }
}

static void
reset_sparse_vertex (LpSparse *s, guint32 v)
{
  LpSparseNode *node = &s->nodes[v];

  s->vertices[v].set = s->vertices[v].node = v;
  s->vertices[v].from = s->vertices[v].root = LP_NONE;
  node->parent = node->sibling = LP_NONE;
  node->first = node->last = v;
  node->n_vertices = 1;
  s->next[v] = LP_NONE;
  lp_i_sparse_set_mate (s, v, v, LP_NONE);
}

gboolean
lp_i_sparse_init (LpSparse *s, guint n, gsize n_edges, const LpMatchingEdge *edges, gint64 *least, GError **error)
{
  gboolean wide = FALSE;

  memset (s, 0, sizeof *s);
  lp_i_queue_init (&s->queue);
  s->n = s->n_nodes = n;
  s->spare = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->cycle = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->fresh = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->orphans = g_array_new (FALSE, FALSE, sizeof (guint32));
  s->stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!check_graph_size (n, n_edges, error) || !check_costs (n_edges, edges, least, &wide, error) ||
      !allocate_graph (s, n_edges, edges, wide, error))
    return FALSE;
  sort_arcs (s, n_edges, edges, *least);
  g_clear_pointer (&s->place, g_free);
  for (guint32 v = 0; v < n; v++)
    reset_sparse_vertex (s, v);
  return TRUE;
}

void
lp_i_sparse_clear (LpSparse *s)
{
  lp_i_queue_clear (&s->queue);
  g_free (s->order);
  g_free (s->place);
  g_free (s->first_arc);
  g_free (s->arcs);
  g_free (s->wide);
  g_free (s->vertices);
  g_free (s->nodes);
  g_free (s->next);
  g_free (s->alive);
  g_array_unref (s->spare);
  g_array_unref (s->cycle);
  g_array_unref (s->fresh);
  g_array_unref (s->orphans);
  g_array_unref (s->stack);
}
