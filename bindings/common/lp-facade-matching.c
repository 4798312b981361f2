/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

static gboolean
refuse (const char *text)
{
  g_set_error_literal (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE, text);
  return FALSE;
}

static gboolean
check_edge (guint u, guint v, guint n_tiers, const gint64 *one, const gint64 *other)
{
  for (guint t = 0; t < n_tiers; t++) {
    if (one[t] != other[t]) {
      g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE,
                   "The matrix is not symmetric: %u to %u costs %" G_GINT64_FORMAT ", %u to %u costs %" G_GINT64_FORMAT,
                   u, v, one[t], v, u, other[t]);
      return FALSE;
    }
    if (one[t] > LP_MATCHER_MAX_COST || one[t] < -LP_MATCHER_MAX_COST) {
      g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_LIMIT,
                   "The cost %" G_GINT64_FORMAT " of %u with %u is larger than 10^15", one[t], u, v);
      return FALSE;
    }
  }
  return TRUE;
}

/* With an odd number of vertices every edge is one of threes, too. */
static gboolean
add_edges (LpMatcher *matcher, guint n, guint n_tiers, const gint64 *costs)
{
  for (guint u = 0; u < n; u++) {
    for (guint v = u + 1; v < n; v++) {
      const gint64 *one = costs + ((gsize) u * n + v) * n_tiers, *other = costs + ((gsize) v * n + u) * n_tiers;

      if (*one == LP_FACADE_NO_EDGE && *other == LP_FACADE_NO_EDGE)
        continue;
      if (!check_edge (u, v, n_tiers, one, other))
        return FALSE;
      lp_matcher_set_edge (matcher, u, v, one);
      if (n % 2 == 1)
        lp_matcher_set_three_edge (matcher, u, v, one);
    }
  }
  return TRUE;
}

static LpMatching *
solve (LpMatcher *matcher, guint n)
{
  if (n % 2 == 1)
    return lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, lp_facade_error ());
  return lp_matcher_solve (matcher, lp_facade_barrier (), lp_facade_error ());
}

LpMatching *
lp_facade_match_matrix (guint n, guint n_tiers, const gint64 *costs, gsize n_costs)
{
  g_autoptr (LpMatcher) matcher = NULL;

  if (n > LP_MATCHER_MAX_VERTICES || n_tiers < 1 || n_tiers > LP_MATCHER_MAX_TIERS) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_LIMIT, "A matrix has at most %d vertices and 1 to %d tiers",
                 LP_MATCHER_MAX_VERTICES, LP_MATCHER_MAX_TIERS);
    return NULL;
  }
  if (n_costs != (gsize) n * n * n_tiers) {
    refuse ("The matrix does not have n × n × tiers costs");
    return NULL;
  }
  if (n == 1) {
    refuse ("One vertex alone has no partner");
    return NULL;
  }
  matcher = lp_matcher_new (n, n_tiers);
  if (matcher == NULL) {
    g_set_error_literal (lp_facade_error (), LP_ERROR, LP_ERROR_LIMIT, "Memory does not suffice for the matrix");
    return NULL;
  }
  if (!add_edges (matcher, n, n_tiers, costs))
    return NULL;
  return solve (matcher, n);
}

static gboolean
fill_edge (LpMatchingEdge *edge, guint n, gint64 u, gint64 v, gint64 cost)
{
  if (u < 0 || v < 0 || (guint64) u >= n || (guint64) v >= n || u == v) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE,
                 "There is no edge from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " in a graph of the vertices 0 to %u", u, v, n - 1);
    return FALSE;
  }
  edge->u = (guint32) u;
  edge->v = (guint32) v;
  edge->cost = cost;
  return TRUE;
}

LpMatching *
lp_facade_match_sparse (guint n, const gint64 *u, gsize n_u, const gint64 *v, gsize n_v, const gint64 *costs,
                        gsize n_costs)
{
  g_autofree LpMatchingEdge *edges = NULL;

  if (n > LP_MATCHING_MAX_VERTICES || n_u > LP_MATCHING_MAX_EDGES) {
    g_set_error_literal (lp_facade_error (), LP_ERROR, LP_ERROR_LIMIT, "The graph is larger than this version handles");
    return NULL;
  }
  if (n_u != n_v || n_u != n_costs) {
    refuse ("The arrays of edges differ in length");
    return NULL;
  }
  edges = g_try_new (LpMatchingEdge, n_u + 1);
  if (edges == NULL) {
    g_set_error_literal (lp_facade_error (), LP_ERROR, LP_ERROR_LIMIT, "Memory does not suffice for the edges");
    return NULL;
  }
  for (gsize i = 0; i < n_u; i++) {
    if (!fill_edge (&edges[i], n, u[i], v[i], costs[i]))
      return NULL;
  }
  return lp_matching_solve_sparse (n, n_u, edges, lp_facade_barrier (), lp_facade_error ());
}

static gboolean
check_triangles (guint n, gsize n_graphs, gsize n_costs)
{
  if (n_costs == (gsize) n * (n > 0 ? n - 1 : 0) / 2 * n_graphs)
    return TRUE;
  return refuse ("A triangle has n (n − 1) / 2 costs");
}

LpMatching *
lp_facade_match_dense (guint n, const gint32 *triangle, gsize n_costs)
{
  if (!check_triangles (n, 1, n_costs))
    return NULL;
  return lp_matching_solve_dense (n, triangle, lp_facade_error ());
}

static LpNumbers *
widen (const guint32 *values, gsize length)
{
  LpNumbers *numbers = lp_numbers_new (length);

  for (gsize i = 0; i < length; i++)
    numbers->values[i] = values[i];
  return numbers;
}

LpBatchResult *
lp_facade_match_batch (guint n, gsize n_graphs, const gint32 *triangles, gsize n_costs)
{
  g_autofree guint32 *mates = NULL;
  g_autoptr (LpBatch) batch = NULL;
  LpBatchResult *result;

  if (n % 2 != 0 || n > LP_BATCH_MAX_VERTICES) {
    g_set_error (lp_facade_error (), LP_ERROR, LP_ERROR_VALUE,
                 "A batch takes graphs of an even number of vertices, 0 to %d, not %u", LP_BATCH_MAX_VERTICES, n);
    return NULL;
  }
  if (!check_triangles (n, n_graphs, n_costs))
    return NULL;
  lp_facade_clear_error ();
  batch = lp_batch_new (n, 1);
  mates = g_new (guint32, n * n_graphs + 1);
  result = g_new (LpBatchResult, 1);
  result->totals = lp_numbers_new (n_graphs);
  result->n_solved = lp_batch_solve (batch, n_graphs, triangles, mates, result->totals->values);
  result->mates = widen (mates, n * n_graphs);
  return result;
}

void
lp_batch_result_free (LpBatchResult *result)
{
  if (result == NULL)
    return;
  lp_numbers_free (result->mates);
  lp_numbers_free (result->totals);
  g_free (result);
}

LpNumbers *
lp_facade_matching_get_mates (const LpMatching *matching, guint n)
{
  LpNumbers *numbers = lp_numbers_new (n);

  for (guint v = 0; v < n; v++)
    numbers->values[v] = lp_matching_get_mate (matching, v);
  return numbers;
}

LpNumbers *
lp_facade_matching_get_three (const LpMatching *matching)
{
  guint three[3];

  if (!lp_matching_get_three (matching, three))
    return lp_numbers_new (0);
  return widen (three, 3);
}

LpNumbers *
lp_facade_matching_get_values (const LpMatching *matching, gsize dual, guint n, guint n_tiers)
{
  LpNumbers *numbers = lp_numbers_new ((gsize) n * n_tiers);

  for (guint v = 0; v < n; v++)
    lp_matching_get_value (matching, dual, v, numbers->values + (gsize) v * n_tiers);
  return numbers;
}

LpNumbers *
lp_facade_matching_get_blossom (const LpMatching *matching, gsize dual, gsize blossom)
{
  gsize n = 0;
  const guint32 *members = lp_matching_get_blossom (matching, dual, blossom, &n);

  return widen (members, n);
}

LpNumbers *
lp_facade_matching_get_blossom_value (const LpMatching *matching, gsize dual, gsize blossom, guint n_tiers)
{
  LpNumbers *numbers = lp_numbers_new (n_tiers);

  lp_matching_get_blossom_value (matching, dual, blossom, numbers->values);
  return numbers;
}

LpNumbers *
lp_facade_barrier_get_members (const LpBarrier *barrier)
{
  gsize n = 0;
  const guint32 *members = lp_barrier_get_members (barrier, &n);

  return widen (members, n);
}

LpNumbers *
lp_facade_barrier_get_component (const LpBarrier *barrier, gsize index)
{
  gsize n = 0;
  const guint32 *members = lp_barrier_get_component (barrier, index, &n);

  return widen (members, n);
}
