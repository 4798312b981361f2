/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/*
 * The engine's vertices are those of the caller in another order: breadth
 * first, so that neighbours lie close in memory, which is worth up to a factor
 * of two where the graph has any locality.
 */

/* First places of each vertex's heads, one ahead while they are filled in. */
static gsize *
count_heads (guint n, gsize n_edges, const LpMatchingEdge *edges)
{
  gsize *at = g_try_new0 (gsize, (gsize) n + 2);

  if (at == NULL)
    return NULL;
  for (gsize i = 0; i < n_edges; i++) {
    at[(gsize) edges[i].u + 2]++;
    at[(gsize) edges[i].v + 2]++;
  }
  for (gsize v = 2; v <= (gsize) n + 1; v++)
    at[v] += at[v - 1];
  return at;
}

static void
walk_breadth_first (LpSparse *s, const gsize *first, const guint32 *heads)
{
  guint32 n_seen = 0, at = 0;

  for (guint32 root = 0; root < s->n; root++) {
    if (s->place[root] != LP_NONE)
      continue;
    s->place[root] = n_seen;
    s->order[n_seen++] = root;
    for (; at < n_seen; at++) {
      guint32 v = s->order[at];
      for (gsize a = first[v]; a < first[v + 1]; a++) {
        if (s->place[heads[a]] != LP_NONE)
          continue;
        s->place[heads[a]] = n_seen;
        s->order[n_seen++] = heads[a];
      }
    }
  }
}

/* FALSE where memory does not suffice. */
gboolean
lp_i_sparse_order (LpSparse *s, gsize n_edges, const LpMatchingEdge *edges)
{
  g_autofree gsize *at = count_heads (s->n, n_edges, edges);
  g_autofree guint32 *heads = g_try_new (guint32, 2 * MAX (n_edges, 1));

  if (at == NULL || heads == NULL)
    return FALSE;
  for (gsize i = 0; i < n_edges; i++) {
    heads[at[(gsize) edges[i].u + 1]++] = edges[i].v;
    heads[at[(gsize) edges[i].v + 1]++] = edges[i].u;
  }
  for (guint32 v = 0; v < s->n; v++)
    s->place[v] = LP_NONE;
  walk_breadth_first (s, at, heads);
  return TRUE;
}
