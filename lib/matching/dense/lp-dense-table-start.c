/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-table-private.h"

static void
match_tight (LpDenseTable *t, guint32 v, guint32 u)
{
  lp_i_dense_table_set_mate (t, v, v, u);
  lp_i_dense_table_set_mate (t, u, u, v);
  t->rest[v] = t->rest[u] = LP_ROLE_MATCHED;
}

/* Half of a vertex's cheapest edge is a feasible value for all at once. */
static void
start_values (LpDenseTable *t)
{
  for (guint32 v = 0; v < t->n; v++)
    t->y[v] = t->loops->find_least (t, v) / 2;
}

/* Raises the value of an exposed vertex until an edge is tight, and matches along it if it can. */
static void
start_table_match (LpDenseTable *t, guint32 v)
{
  guint32 mate;
  gint32 second;

  t->y[v] += t->loops->look_around (t, v, &mate, &second);
  if (t->rest[mate] == LP_ROLE_EXPOSED)
    match_tight (t, v, mate);
}

/*
 * Matches an exposed vertex along its best edge, whose other end yields so much
 * value that the next best is as good; who loses a partner comes next. Returns
 * that vertex, LP_DENSE_TABLE_NONE if there is none, or no way to proceed.
 */
static guint32
reduce_table_row (LpDenseTable *t, guint32 v)
{
  guint32 mate, loser;
  gint32 second, least = t->loops->look_around (t, v, &mate, &second);

  if (t->rest[mate] == LP_ROLE_EXPOSED) {
    t->y[v] += least;
    match_tight (t, v, mate);
    return LP_DENSE_TABLE_NONE;
  }
  if (second == least || t->y[mate] - (second - least) < -LP_DENSE_TABLE_MAX_COST)
    return LP_DENSE_TABLE_NONE;
  t->y[v] += second;
  t->y[mate] -= second - least;
  loser = t->nodes[mate].mate_there;
  lp_i_dense_table_set_mate (t, loser, loser, LP_DENSE_TABLE_NONE);
  t->rest[loser] = LP_ROLE_EXPOSED;
  match_tight (t, v, mate);
  return loser;
}

/* Augmenting row reduction, after Jonker and Volgenant: most vertices find a partner without any tree. */
static void
reduce_all (LpDenseTable *t)
{
  for (guint32 v = 0; v < t->n; v++) {
    guint n_tries = 0;
    for (guint32 w = v; w != LP_DENSE_TABLE_NONE && t->rest[w] == LP_ROLE_EXPOSED && n_tries++ < LP_ROW_REDUCTION_TRIES;)
      w = reduce_table_row (t, w);
  }
}

/* Alternating trees for the half-integral problem: they end at an exposed vertex or at the first odd cycle. */
static void
run_fractional_stages (LpDenseTable *t)
{
  t->fractional = TRUE;
  for (guint32 v = 0; v < t->n; v++) {
    if (t->rest[v] == LP_ROLE_EXPOSED && t->nodes[v].sibling == LP_DENSE_TABLE_NONE)
      lp_i_dense_table_run_stage (t, v);
  }
  t->fractional = FALSE;
}

/* Takes half-integral cycles apart, leaving one vertex of each exposed. */
static void
break_cycles (LpDenseTable *t)
{
  for (guint32 v = 0; v < t->n; v++) {
    for (guint32 w = t->nodes[v].sibling; w != LP_DENSE_TABLE_NONE && w != v;) {
      guint32 mate = t->nodes[w].sibling, after = t->nodes[mate].sibling;
      match_tight (t, w, mate);
      t->nodes[w].sibling = t->nodes[mate].sibling = LP_DENSE_TABLE_NONE;
      w = after;
    }
    t->nodes[v].sibling = LP_DENSE_TABLE_NONE;
  }
}

void
lp_i_dense_table_start (LpDenseTable *t)
{
  start_values (t);
  for (guint32 v = 0; v < t->n; v++) {
    if (t->rest[v] == LP_ROLE_EXPOSED)
      start_table_match (t, v);
  }
  for (guint i = 0; i < LP_ROW_REDUCTIONS; i++)
    reduce_all (t);
  run_fractional_stages (t);
  break_cycles (t);
}
