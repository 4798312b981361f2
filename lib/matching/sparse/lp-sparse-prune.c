/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/*
 * What hangs below a path that was turned around: its inner nodes are orphans
 * until another tree takes them, with all below them, or they become free, and
 * the children of their mates orphans in turn. An orphan may go to a node whose
 * way up is whole; the ways of others end at a free node.
 */

/* Writes a root down along the way from an outer node up to another, or marks it as broken. */
static void
write_root (LpSparse *s, guint32 node, guint32 end, guint32 root)
{
  while (node != end) {
    guint32 inner = lp_i_sparse_top (s, s->nodes[node].mate_there);
    if (root == LP_NONE)
      s->nodes[node].mark = s->mark;
    else
      lp_i_sparse_node_set (s, node)->root = root;
    node = lp_i_sparse_top (s, s->nodes[inner].entry_there);
  }
}

/*
 * The root above an outer node; LP_NONE if the way there is broken. Nodes of
 * broken ways are marked, so that they are not climbed again. The mark is
 * advanced before a search begins and whenever an orphan has found a place,
 * which may have mended a way.
 */
guint32
lp_i_sparse_find_root (LpSparse *s, guint32 node)
{
  guint32 x = node, root = LP_NONE;

  for (;;) {
    const LpSparseVertex *set = lp_i_sparse_node_set (s, x);
    guint32 inner;
    if (set->label != LP_OUTER || s->nodes[x].mark == s->mark)
      break;
    if (s->alive[set->root]) {
      root = set->root;
      break;
    }
    inner = lp_i_sparse_top (s, s->nodes[x].mate_there);
    x = lp_i_sparse_top (s, s->nodes[inner].entry_there);
  }
  write_root (s, node, x, root);
  return root;
}

/* A tree is about to end: paths to its root may be turned around. */
void
lp_i_sparse_begin_pruning (LpSparse *s, guint32 root)
{
  s->allowance += s->n / s->n_trees;
  s->alive[root] = FALSE;
  s->n_trees--;
}

/* Makes a node free and lists it; lp_i_sparse_prune () then looks at its neighbours. */
void
lp_i_sparse_free_node (LpSparse *s, guint32 node)
{
  lp_i_sparse_set_label (s, lp_i_sparse_node_set (s, node), LP_FREE);
  g_array_append_val (s->fresh, node);
  s->n_freed++;
}

/* Whether a tight edge leads from a vertex of an orphan to a tree; if so, the orphan goes there. */
static gboolean
try_vertex (LpSparse *s, guint32 orphan, guint32 v)
{
  gint64 potential = lp_i_sparse_potential (s, v);

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    guint32 u = s->arcs[a].head;
    const LpSparseVertex *set = lp_i_sparse_set (s, u);
    if (set->label != LP_OUTER || lp_i_sparse_cost (s, a) != potential + lp_i_sparse_potential (s, u) ||
        lp_i_sparse_find_root (s, set->node) == LP_NONE)
      continue;
    s->nodes[orphan].entry_here = v;
    s->nodes[orphan].entry_there = u;
    s->vertices[v].from = u;
    s->mark++;
    return TRUE;
  }
  return FALSE;
}

/* Finds an orphan a place in another tree, or frees it and its mate. */
static void
place_orphan (LpSparse *s, guint32 orphan)
{
  const LpSparseNode *w = &s->nodes[orphan];

  if (lp_i_sparse_node_set (s, orphan)->label != LP_INNER ||
      lp_i_sparse_set (s, w->entry_there)->label != LP_FREE)
    return;
  for (guint32 v = w->first;; v = s->next[v]) {
    if (try_vertex (s, orphan, v))
      return;
    if (v == w->last)
      break;
  }
  lp_i_sparse_free_node (s, orphan);
  lp_i_sparse_free_node (s, lp_i_sparse_top (s, w->mate_there));
}

/*
 * Goes from the nodes of the paths, free now, to those that become free with
 * them. Blossoms that hold nothing are given up in the end.
 */
void
lp_i_sparse_prune (LpSparse *s)
{
  s->mark++;
  for (guint i = 0; i < s->fresh->len; i++) {
    lp_i_sparse_scan_node (s, g_array_index (s->fresh, guint32, i));
    for (guint j = 0; j < s->orphans->len; j++)
      place_orphan (s, g_array_index (s->orphans, guint32, j));
    g_array_set_size (s->orphans, 0);
  }
  for (guint i = 0; i < s->fresh->len; i++)
    lp_i_sparse_dissolve_free (s, g_array_index (s->fresh, guint32, i));
  g_array_set_size (s->fresh, 0);
}
