/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include "matching/sparse/lp-sparse-private.h"

static gboolean
are_edges (guint n, gsize n_edges, const LpMatchingEdge *edges)
{
  for (gsize i = 0; i < n_edges; i++) {
    if (edges[i].u >= n || edges[i].v >= n || edges[i].u == edges[i].v)
      return FALSE;
  }
  return TRUE;
}

/* Graphs of fewer vertices need no auction before trees grow. */
enum { FEW_VERTICES = 1000 };

/* An auction brings potentials close to the best. */
static gboolean
bring_closer (LpSparse *s, gint64 scale)
{
  if (!lp_i_sparse_cover (s, scale))
    return FALSE;
  lp_i_sparse_match (s);
  return TRUE;
}

static LpSparseOutcome
run_trees (LpSparse *s)
{
  LpSparseOutcome outcome = lp_i_sparse_run (s);

  lp_i_sparse_uproot (s);
  return outcome;
}

/* An auction first, unless potentials are close already; where trees tire, one that brings them closer still. */
static LpSparseOutcome
run_fractional_trees (LpSparse *s, gboolean close)
{
  LpSparseOutcome outcome;
  gint64 scale = 2;

  s->fractional = TRUE;
  if (!close && bring_closer (s, scale))
    scale *= 16;
  outcome = run_trees (s);
  for (; outcome == LP_SPARSE_TIRED && scale <= s->n && bring_closer (s, scale); scale *= 16)
    outcome = run_trees (s);
  s->fractional = FALSE;
  return outcome;
}

/*
 * The half-integral problem first, in which most trees end at their first odd
 * cycle. Then one vertex of each half-integral cycle is exposed again, and
 * trees that contract blossoms match those.
 */
LpSparseOutcome
lp_i_sparse_search (LpSparse *s, const gint64 *values, gint64 least)
{
  lp_i_sparse_start (s, values, least);
  if (run_fractional_trees (s, values != NULL || s->n < FEW_VERTICES) == LP_SPARSE_TOO_WIDE)
    return LP_SPARSE_TOO_WIDE;
  lp_i_sparse_break_cycles (s);
  return lp_i_sparse_run (s);
}

/* Adds a cost to a sum. FALSE where that would need more than 63 bits. */
static gboolean
add_cost (gint64 *sum, gint64 cost)
{
  if (cost > 0 ? *sum > G_MAXINT64 - cost : *sum < -G_MAXINT64 - cost)
    return FALSE;
  *sum += cost;
  return TRUE;
}

/* Adds up from the arcs what the matching costs. */
static gboolean
sum_cost (const LpSparse *s, gint64 least, gint64 *sum)
{
  for (guint32 v = 0; v < s->n; v++) {
    gint64 cost = G_MAXINT64;
    if (s->nodes[v].mate_there < v)
      continue;
    for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
      if (s->arcs[a].head == s->nodes[v].mate_there)
        cost = MIN (cost, lp_i_sparse_cost (s, a));
    }
    if (!add_cost (sum, cost / 2 + least))
      return FALSE;
  }
  return TRUE;
}

LpMatching *
lp_i_sparse_finish (LpSparse *s, gint64 least, GError **error)
{
  LpMatching *matching = lp_i_matching_new (s->n, 1, 64);

  lp_i_sparse_unpack (s);
  matching->radices[0] = 1;
  if (sum_cost (s, least, matching->cost)) {
    lp_i_sparse_write_duals (s, least, matching);
    return matching;
  }
  g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "The matching's cost needs more than 64 bits");
  lp_matching_unref (matching);
  return NULL;
}

static LpMatching *
solve_sparse (LpSparse *s, gint64 least, LpBarrier **barrier, GError **error)
{
  switch (lp_i_sparse_search (s, NULL, least)) {
  case LP_SPARSE_DONE:
    return lp_i_sparse_finish (s, least, error);
  case LP_SPARSE_TOO_WIDE:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "A dual value needs more than 58 bits");
    return NULL;
  case LP_SPARSE_STUCK:
  default:
    if (barrier != NULL)
      *barrier = lp_i_sparse_make_barrier (s);
    g_set_error_literal (error, LP_ERROR, LP_ERROR_INFEASIBLE, "No perfect matching exists");
    return NULL;
  }
}

LpMatching *
lp_matching_solve_sparse (guint n_vertices, gsize n_edges, const LpMatchingEdge *edges,
                          LpBarrier **barrier, GError **error)
{
  LpMatching *matching = NULL;
  LpSparse s;
  gint64 least = 0;

  g_return_val_if_fail (n_edges == 0 || edges != NULL, NULL);
  g_return_val_if_fail (are_edges (n_vertices, n_edges, edges), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (barrier != NULL)
    *barrier = NULL;
  if (n_vertices % 2 != 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "An odd number of vertices (%u) has no perfect matching", n_vertices);
    return NULL;
  }
  if (lp_i_sparse_init (&s, n_vertices, n_edges, edges, &least, error))
    matching = solve_sparse (&s, least, barrier, error);
  lp_i_sparse_clear (&s);
  return matching;
}
