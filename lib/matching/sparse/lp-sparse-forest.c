/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/* Offers the arcs of a new outer vertex: one to a free vertex is tight after its slack, one to an outer vertex after half of it. */
static void
scan_outer (LpSparse *s, guint32 v)
{
  LpSparseVertex *vertices = s->vertices;
  guint32 own = vertices[v].set;
  gint64 now = s->queue.now;
  gint64 potential = vertices[v].potential + lp_i_sparse_offset (s, &vertices[own]);

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    LpSparseVertex *u = &vertices[s->arcs[a].head];
    const LpSparseVertex *set = &vertices[u->set];
    gint64 slack;
    if (set->label == LP_INNER || u->set == own)
      continue;
    slack = lp_i_sparse_cost (s, a) - potential - u->potential - lp_i_sparse_offset (s, set);
    if (set->label == LP_OUTER) {
      lp_i_queue_push (&s->queue, now + slack / 2, v, (guint32) a);
    } else if (now + slack < u->key) {
      u->key = now + slack;
      u->from = v;
      lp_i_queue_push (&s->queue, u->key, s->arcs[a].head, LP_ARC_GROW);
    }
  }
}

/*
 * Vertex v, now free, may have been outer before, and something of its
 * neighbour u may rest on that. If u is where v entered an inner node, that node
 * is an orphan. If v was the outer end of the best edge of u, a free vertex, the
 * key of u is too early, and is found anew when its time comes.
 */
static void
leave_neighbour (LpSparse *s, guint32 v, guint32 u)
{
  const LpSparseVertex *set = lp_i_sparse_set (s, u);
  guint32 node = set->node;

  if (set->label == LP_FREE)
    s->vertices[u].from = LP_NONE;
  else if (s->nodes[node].entry_here == u && s->nodes[node].entry_there == v)
    g_array_append_val (s->orphans, node);
}

/* Finds the best edge of a free vertex from an outer one anew. */
void
lp_i_sparse_scan_free (LpSparse *s, guint32 v)
{
  LpSparseVertex *vertices = s->vertices;
  gint64 potential = lp_i_sparse_potential (s, v), least = G_MAXINT64;
  guint32 from = LP_NONE;

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    guint32 head = s->arcs[a].head;
    LpSparseVertex *u = &vertices[head];
    const LpSparseVertex *set = &vertices[u->set];
    if (set->label == LP_OUTER) {
      gint64 slack = lp_i_sparse_cost (s, a) - potential - u->potential - lp_i_sparse_offset (s, set);
      if (slack < least) {
        least = slack;
        from = head;
      }
    } else if (u->from == v) {
      leave_neighbour (s, v, head);
    }
  }
  vertices[v].from = from;
  vertices[v].key = from == LP_NONE ? G_MAXINT64 : s->queue.now + least;
  if (from != LP_NONE)
    lp_i_queue_push (&s->queue, vertices[v].key, v, LP_ARC_GROW);
}

/* Looks at all edges of a node that has become outer or free. */
void
lp_i_sparse_scan_node (LpSparse *s, guint32 node)
{
  const LpSparseNode *b = &s->nodes[node];
  gint32 label = lp_i_sparse_node_set (s, node)->label;

  for (guint32 v = b->first;; v = s->next[v]) {
    if (label == LP_OUTER)
      scan_outer (s, v);
    else if (label == LP_FREE)
      lp_i_sparse_scan_free (s, v);
    if (v == b->last)
      return;
  }
}

void
lp_i_sparse_make_outer (LpSparse *s, guint32 node, guint32 root)
{
  LpSparseVertex *set = lp_i_sparse_node_set (s, node);

  lp_i_sparse_set_label (s, set, LP_OUTER);
  set->root = root;
}

/* Makes a free node inner, entered along an edge. That the z of a blossom runs out is an event. */
void
lp_i_sparse_make_inner (LpSparse *s, guint32 node, guint32 here, guint32 there)
{
  LpSparseVertex *set = lp_i_sparse_node_set (s, node);

  s->nodes[node].entry_here = here;
  s->nodes[node].entry_there = there;
  s->vertices[here].from = there;
  lp_i_sparse_set_label (s, set, LP_INNER);
  if (node >= s->n)
    lp_i_queue_push (&s->queue, s->queue.now + s->nodes[node].z + lp_i_sparse_offset (s, set), node, LP_ARC_EXPIRE);
}

/*
 * Makes every exposed vertex a root. One of them may have to give up one half
 * of its potential, so that all have one parity; its edges are not tight then,
 * and need not be.
 */
void
lp_i_sparse_plant (LpSparse *s)
{
  lp_i_queue_reset (&s->queue);
  s->n_trees = 0;
  s->n_freed = 0;
  s->allowance = s->n / 2;
  for (guint32 v = 0; v < s->n; v++) {
    LpSparseVertex *own = &s->vertices[v];
    own->key = G_MAXINT64;
    own->from = LP_NONE;
    if (s->nodes[v].mate_there == LP_NONE)
      own->potential -= lp_i_sparse_potential (s, v) & 1;
  }
  for (guint32 v = 0; v < s->n; v++) {
    if (s->nodes[v].mate_there != LP_NONE)
      continue;
    s->n_trees++;
    s->alive[v] = TRUE;
    lp_i_sparse_make_outer (s, v, v);
    scan_outer (s, v);
  }
}

/* Frees all vertices at the end of a run. */
void
lp_i_sparse_uproot (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    lp_i_sparse_set_label (s, &s->vertices[v], LP_FREE);
    s->alive[v] = FALSE;
  }
}
