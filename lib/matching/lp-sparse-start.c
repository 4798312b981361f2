/* SPDX-License-Identifier: MIT */
#include "matching/lp-sparse-private.h"

/* Half of a vertex's cheapest edge is a feasible potential for all at once. */
static void
start_potentials (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    gint64 least = G_MAXINT64;
    for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++)
      least = MIN (least, s->arcs[a].cost);
    s->vertices[v].potential = least == G_MAXINT64 ? 0 : least / 2;
  }
}

/* Raises the potential of an exposed vertex until an edge is tight, and matches along it if it can. */
static void
start_match (LpSparse *s, guint32 v)
{
  gint64 own = s->vertices[v].potential, least = G_MAXINT64;
  guint32 mate = LP_NONE;

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    guint32 u = s->arcs[a].head;
    gint64 slack = s->arcs[a].cost - own - s->vertices[u].potential;
    if (slack > least)
      continue;
    if (slack < least)
      mate = LP_NONE;
    least = slack;
    if (mate == LP_NONE && s->nodes[u].mate_there == LP_NONE)
      mate = u;
  }
  if (least == G_MAXINT64)
    return;
  s->vertices[v].potential += least;
  if (mate == LP_NONE)
    return;
  lp_i_sparse_set_mate (s, v, v, mate);
  lp_i_sparse_set_mate (s, mate, mate, v);
}

/* Potentials from values that the caller's costs allow for; each end of an edge bears half of what these were lowered by. */
static void
take_potentials (LpSparse *s, const gint64 *values, gint64 least)
{
  for (guint32 v = 0; v < s->n; v++)
    s->vertices[v].potential = values[s->order[v]] - least;
}

void
lp_i_sparse_match_greedily (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    if (s->nodes[v].mate_there == LP_NONE)
      start_match (s, v);
  }
}

void
lp_i_sparse_start (LpSparse *s, const gint64 *values, gint64 least)
{
  if (values != NULL)
    take_potentials (s, values, least);
  else
    start_potentials (s);
  lp_i_sparse_match_greedily (s);
}

void
lp_i_sparse_break_cycles (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    guint32 w = s->nodes[v].sibling;
    if (s->nodes[v].mate_there != LP_NONE || w == LP_NONE)
      continue;
    while (w != v) {
      guint32 mate = s->nodes[w].sibling, after = s->nodes[mate].sibling;
      lp_i_sparse_set_mate (s, w, w, mate);
      lp_i_sparse_set_mate (s, mate, mate, w);
      s->nodes[w].sibling = s->nodes[mate].sibling = LP_NONE;
      w = after;
    }
    s->nodes[v].sibling = LP_NONE;
  }
}
