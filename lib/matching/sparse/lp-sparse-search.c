/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/* A tight edge reaches a free vertex. */
static void
reach_vertex (LpSparse *s, guint32 v)
{
  guint32 from = s->vertices[v].from, node = lp_i_sparse_top (s, v);
  guint32 mate;

  if (s->nodes[node].mate_there == LP_NONE) {
    lp_i_sparse_open_cycle (s, from, v);
    return;
  }
  lp_i_sparse_make_inner (s, node, v, from);
  mate = lp_i_sparse_top (s, s->nodes[node].mate_there);
  lp_i_sparse_make_outer (s, mate, lp_i_sparse_set (s, from)->root);
  lp_i_sparse_scan_node (s, mate);
}

/* The event stands if the vertex is still free and its key the same. */
static void
try_growth (LpSparse *s, const LpEvent *event)
{
  guint32 v = event->node;

  if (lp_i_sparse_set (s, v)->label != LP_FREE || s->vertices[v].key != event->time)
    return;
  if (s->vertices[v].from == LP_NONE)
    lp_i_sparse_scan_free (s, v);
  else
    reach_vertex (s, v);
}

/* A tight edge joins two outer nodes. */
static void
join_edge (LpSparse *s, guint32 v, guint32 u)
{
  guint32 root_v, root_u;

  s->mark++;
  root_v = lp_i_sparse_find_root (s, lp_i_sparse_top (s, v));
  root_u = lp_i_sparse_find_root (s, lp_i_sparse_top (s, u));
  if (root_u != root_v)
    lp_i_sparse_augment (s, v, u, root_v, root_u);
  else if (s->fractional)
    lp_i_sparse_close_cycle (s, v, u, root_v);
  else
    lp_i_sparse_form (s, v, u, root_v);
}

/* The event stands if both ends are outer, in different nodes, and the edge is tight. */
static void
try_edge (LpSparse *s, const LpEvent *event)
{
  guint32 v = event->node, u = s->arcs[event->arc].head;
  const LpSparseVertex *set_v = lp_i_sparse_set (s, v), *set_u = lp_i_sparse_set (s, u);

  if (set_v->label != LP_OUTER || set_u->label != LP_OUTER || set_u == set_v)
    return;
  if (lp_i_sparse_potential (s, v) + lp_i_sparse_potential (s, u) != lp_i_sparse_cost (s, event->arc))
    return;
  join_edge (s, v, u);
}

/* The event stands if the blossom is still there, inner, and holds nothing. */
static void
try_expiry (LpSparse *s, const LpEvent *event)
{
  guint32 node = event->node;
  const LpSparseVertex *set;

  if (s->nodes[node].parent != LP_NONE)
    return;
  set = lp_i_sparse_node_set (s, node);
  if (set->label == LP_INNER && s->nodes[node].z + lp_i_sparse_offset (s, set) == 0)
    lp_i_sparse_dissolve_inner (s, node);
}

/*
 * Returns LP_SPARSE_TIRED where trees of the fractional problem give up more
 * nodes than evenly grown ones would: when few of them hold nearly all, each
 * augmentation costs nearly the whole graph.
 */
LpSparseOutcome
lp_i_sparse_run (LpSparse *s)
{
  LpEvent event;

  lp_i_sparse_plant (s);
  while (s->n_trees > 0) {
    if (!lp_i_queue_pop (&s->queue, &event))
      return LP_SPARSE_STUCK;
    if (s->fractional && s->n_freed > s->allowance)
      return LP_SPARSE_TIRED;
    if (event.time > LP_SPARSE_LIMIT)
      return LP_SPARSE_TOO_WIDE;
    if (event.arc == LP_ARC_GROW)
      try_growth (s, &event);
    else if (event.arc == LP_ARC_EXPIRE)
      try_expiry (s, &event);
    else
      try_edge (s, &event);
  }
  return LP_SPARSE_DONE;
}
