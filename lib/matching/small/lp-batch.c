/* SPDX-License-Identifier: MIT */
#include "matching/small/lp-batch-private.h"

#include <string.h>

LpBatch *
lp_batch_new (guint n_vertices, guint n_tiers)
{
  LpBatch *batch;

  g_return_val_if_fail (n_vertices <= LP_BATCH_MAX_VERTICES && n_vertices % 2 == 0, NULL);
  g_return_val_if_fail (n_tiers >= 1 && n_tiers <= LP_MATCHER_MAX_TIERS, NULL);

  batch = g_new0 (LpBatch, 1);
  batch->n = n_vertices;
  batch->n_tiers = n_tiers;
  batch->n_edges = n_vertices == 0 ? 0 : (gsize) n_vertices * (n_vertices - 1) / 2;
  batch->small = lp_i_small_new (n_vertices);
  batch->small_loops = lp_i_small_choose ();
  return batch;
}

void
lp_batch_free (LpBatch *batch)
{
  if (batch == NULL)
    return;
  lp_i_small_free (batch->small);
  lp_matcher_free (batch->matcher);
  g_free (batch);
}

void
lp_i_batch_force_scalar (LpBatch *batch)
{
  batch->small_loops = &lp_i_small_scalar;
}

guint
lp_i_batch_get_n_phases (const LpBatch *batch)
{
  return batch->n_phases;
}

void
lp_i_batch_give_up (const LpBatch *batch, guint32 *mates)
{
  for (guint v = 0; v < batch->n; v++)
    mates[v] = v;
}

/* Costs at least 0, as keys, on both sides of the diagonal. */
static void
load_triangle (const LpBatch *batch, const gint32 *costs)
{
  LpSmall *s = batch->small;
  gint32 least = LP_BATCH_NO_EDGE;

  for (gsize i = 0; i < batch->n_edges; i++)
    least = MIN (least, costs[i]);
  for (guint u = 0; u < s->n; u++) {
    gint64 *row = s->cost + (gsize) u * s->stride, *column = s->cost + u;
    for (guint v = u + 1; v < s->n; v++) {
      gint64 cost = (gint64) *costs - least;
      cost = *costs++ == LP_BATCH_NO_EDGE ? LP_SMALL_ABSENT : cost << s->shift;
      row[v] = column[(gsize) v * s->stride] = cost;
    }
  }
}

/* Takes the partners over, and adds up what they cost. */
static gint64
write_mates (const LpBatch *batch, const gint32 *costs, guint32 *mates)
{
  const LpSmall *s = batch->small;
  gint64 total = 0;

  for (guint v = 0; v < s->n; v++) {
    guint mate = mates[v] = s->mate_there[v];
    if (mate > v)
      total += costs[mate - v - 1];
    costs += s->n - 1 - v;
  }
  return total;
}

gsize
lp_batch_solve (LpBatch *batch, gsize n_graphs, const gint32 *costs, guint32 *mates, gint64 *totals)
{
  gsize n_solved = 0;

  g_return_val_if_fail (batch != NULL && batch->n_tiers == 1, 0);
  g_return_val_if_fail (n_graphs == 0 || (costs != NULL && mates != NULL && totals != NULL), 0);

  for (gsize i = 0; i < n_graphs; i++, costs += batch->n_edges, mates += batch->n) {
    gboolean solved;
    load_triangle (batch, costs);
    solved = batch->small_loops->solve (batch->small) == LP_SMALL_FOUND;
    n_solved += solved;
    totals[i] = solved ? write_mates (batch, costs, mates) : 0;
    if (!solved)
      lp_i_batch_give_up (batch, mates);
  }
  return n_solved;
}
