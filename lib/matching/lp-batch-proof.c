/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>
#include <string.h>

#include "matching/lp-batch-private.h"
#include "matching/lp-matching-private.h"

static gboolean
has_edge (const LpBatch *batch, const gint32 *narrow, const gint64 *wide, gsize at)
{
  return narrow != NULL ? narrow[at] != LP_BATCH_NO_EDGE : wide[at * batch->n_tiers] != LP_BATCH_NO_EDGE_TIERS;
}

/* Lets the matcher solve a graph, whose costs come in one of two forms. */
static LpMatching *
solve (LpBatch *batch, const gint32 *narrow, const gint64 *wide, GError **error)
{
  gsize at = 0;

  if (batch->matcher == NULL)
    batch->matcher = lp_matcher_new (batch->n, batch->n_tiers);
  for (guint u = 0; u < batch->n; u++) {
    for (guint v = u + 1; v < batch->n; v++, at++) {
      if (!has_edge (batch, narrow, wide, at)) {
        lp_matcher_remove_edge (batch->matcher, u, v);
        continue;
      }
      gint64 cost = narrow != NULL ? narrow[at] : 0;
      lp_matcher_set_edge (batch->matcher, u, v, narrow != NULL ? &cost : wide + at * batch->n_tiers);
    }
  }
  return lp_matcher_solve (batch->matcher, NULL, error);
}

gboolean
lp_i_batch_solve_by_matcher (LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (LpMatching) matching = solve (batch, NULL, costs, &own_error);

  if (matching == NULL) {
    if (!g_error_matches (own_error, LP_ERROR, LP_ERROR_INFEASIBLE))
      g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  memcpy (mates, matching->mates, batch->n * sizeof *mates);
  memcpy (total, matching->cost, batch->n_tiers * sizeof *total);
  return TRUE;
}

/* Whether partners partner each other along edges, and cost what the matching does. */
static gboolean
is_optimum (const LpBatch *batch, const LpMatching *matching, const gint32 *narrow, const gint64 *wide, const guint32 *mates)
{
  gint64 total[LP_MATCHER_MAX_TIERS] = { 0 };
  gsize at = 0;

  for (guint v = 0; v < batch->n; v++) {
    if (mates[v] >= batch->n || mates[v] == v || mates[mates[v]] != v)
      return FALSE;
  }
  for (guint u = 0; u < batch->n; u++) {
    for (guint v = u + 1; v < batch->n; v++, at++) {
      if (mates[u] != v)
        continue;
      if (!has_edge (batch, narrow, wide, at))
        return FALSE;
      for (guint t = 0; t < batch->n_tiers; t++)
        total[t] += narrow != NULL ? narrow[at] : wide[at * batch->n_tiers + t];
    }
  }
  return memcmp (total, matching->cost, batch->n_tiers * sizeof *total) == 0;
}

static LpMatching *
prove (LpBatch *batch, const gint32 *narrow, const gint64 *wide, const guint32 *mates, GError **error)
{
  g_autoptr (LpMatching) matching = solve (batch, narrow, wide, error);

  if (matching == NULL)
    return NULL;
  if (!is_optimum (batch, matching, narrow, wide, mates)) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_VALUE, "The partners are no perfect matching of least cost");
    return NULL;
  }
  memcpy (matching->mates, mates, batch->n * sizeof *mates);
  return g_steal_pointer (&matching);
}

LpMatching *
lp_batch_prove (LpBatch *batch, const gint32 *costs, const guint32 *mates, GError **error)
{
  g_return_val_if_fail (batch != NULL && batch->n_tiers == 1, NULL);
  g_return_val_if_fail (batch->n == 0 || (costs != NULL && mates != NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return prove (batch, costs, NULL, mates, error);
}

LpMatching *
lp_batch_prove_tiers (LpBatch *batch, const gint64 *costs, const guint32 *mates, GError **error)
{
  g_return_val_if_fail (batch != NULL, NULL);
  g_return_val_if_fail (batch->n == 0 || (costs != NULL && mates != NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return prove (batch, NULL, costs, mates, error);
}
