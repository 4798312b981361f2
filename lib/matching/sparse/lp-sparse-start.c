/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/* Half of a vertex's cheapest edge is a feasible potential for all at once. */
static void
start_potentials (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    gint64 least = G_MAXINT64;
    for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++)
      least = MIN (least, lp_i_sparse_cost (s, a));
    s->vertices[v].potential = least == G_MAXINT64 ? 0 : least / 2;
  }
}

/* Raises the potential of an exposed vertex until an edge is tight, and matches along it if it can. */
static void
start_sparse_match (LpSparse *s, guint32 v)
{
  gint64 own = s->vertices[v].potential, least = G_MAXINT64;
  guint32 mate = LP_NONE;

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    guint32 u = s->arcs[a].head;
    gint64 slack = lp_i_sparse_cost (s, a) - own - s->vertices[u].potential;
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

/* The two best edges of a vertex, by slack; an exposed vertex first among equals. */
typedef struct {
  gint64 least, second;
  guint32 mate;
} Best;

static Best
look_for_best_edges (const LpSparse *s, guint32 v)
{
  Best best = { G_MAXINT64, G_MAXINT64, LP_NONE };

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    guint32 u = s->arcs[a].head;
    gint64 slack = lp_i_sparse_cost (s, a) - s->vertices[v].potential - s->vertices[u].potential;
    if (slack < best.least || (slack == best.least && s->nodes[u].mate_there == LP_NONE)) {
      best.second = best.least;
      best.least = slack;
      best.mate = u;
    } else {
      best.second = MIN (best.second, slack);
    }
  }
  return best;
}

/*
 * Matches an exposed vertex along its best edge, whose other end yields so much
 * potential that the next best is as good; who loses a partner comes next.
 * Returns that vertex, LP_NONE if there is none, or no way to proceed.
 */
static guint32
reduce_sparse_row (LpSparse *s, guint32 v)
{
  Best best = look_for_best_edges (s, v);
  gint64 yield = best.second - best.least;
  guint32 loser;

  if (best.mate == LP_NONE)
    return LP_NONE;
  loser = s->nodes[best.mate].mate_there;
  if (loser == LP_NONE) {
    s->vertices[v].potential += best.least;
  } else {
    if (yield == 0 || best.second == G_MAXINT64 || s->vertices[best.mate].potential - yield < -LP_SPARSE_LIMIT)
      return LP_NONE;
    s->vertices[v].potential += best.second;
    s->vertices[best.mate].potential -= yield;
    lp_i_sparse_set_mate (s, loser, loser, LP_NONE);
  }
  lp_i_sparse_set_mate (s, v, v, best.mate);
  lp_i_sparse_set_mate (s, best.mate, best.mate, v);
  return loser;
}

/*
 * First whoever can do so without taking another's partner; then augmenting row
 * reduction. Source: R. Jonker and A. Volgenant, A shortest augmenting path
 * algorithm for dense and sparse linear assignment problems, Computing 38
 * (1987).
 */
void
lp_i_sparse_match (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    if (s->nodes[v].mate_there == LP_NONE)
      start_sparse_match (s, v);
  }
  for (guint i = 0; i < LP_ROW_REDUCTIONS; i++) {
    for (guint32 v = 0; v < s->n; v++) {
      guint n_tries = 0;
      for (guint32 w = v; w != LP_NONE && s->nodes[w].mate_there == LP_NONE && n_tries < LP_ROW_REDUCTION_TRIES; n_tries++)
        w = reduce_sparse_row (s, w);
    }
  }
}

void
lp_i_sparse_start (LpSparse *s, const gint64 *values, gint64 least)
{
  if (values != NULL)
    take_potentials (s, values, least);
  else
    start_potentials (s);
  lp_i_sparse_match (s);
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
