/* SPDX-License-Identifier: MIT */
/* The small engine as one of those that a matcher chooses from. */
#include <string.h>

#include "matching/core/lp-bitset-private.h"
#include "matching/core/lp-engine-private.h"
#include "matching/small/lp-small-private.h"

typedef struct {
  LpSmall *small;                /* owned */
  const LpSmallLoops *small_loops;
  const LpPacking *packing;      /* of the graph loaded */
  gboolean is_warm;              /* a search has been, so that it may go on */
} SmallEngine;

static gpointer
create_engine (guint n)
{
  SmallEngine *e = g_new0 (SmallEngine, 1);

  e->small = lp_i_small_new (n);
  e->small_loops = lp_i_small_choose ();
  return e;
}

static void
destroy_engine (gpointer engine)
{
  SmallEngine *e = engine;

  lp_i_small_free (e->small);
  g_free (e);
}

static gint64
pack_key (const SmallEngine *e, const gint64 *costs)
{
  const LpPacking *packing = e->packing;
  gint64 sum = 0;

  for (guint t = packing->top; t < packing->n_tiers; t++)
    sum += (costs[t] - packing->pair_least[t]) << packing->shift[t];
  return sum << e->small->shift;
}

/* Spreads what a perfect matching costs, packed, over the tiers. */
static void
unpack_cost (const LpPacking *packing, guint n, guint64 cost, gint64 *components)
{
  for (guint t = 0; t < packing->n_tiers; t++) {
    guint64 low = t == packing->top ? cost >> packing->shift[t] : cost >> packing->shift[t] & (guint64) (packing->radix[t] - 1);
    components[t] = (gint64) n / 2 * packing->pair_least[t] + (t < packing->top ? 0 : (gint64) low);
  }
}

static void
load_engine (gpointer engine, const LpGraph *graph, const LpPacking *packing)
{
  SmallEngine *e = engine;
  LpSmall *s = e->small;

  e->packing = packing;
  e->is_warm = FALSE;
  for (guint v = 1; v < s->n; v++) {
    const guint64 *row = lp_i_graph_pair_row (graph, v);
    const gint64 *at = graph->pair_costs + lp_i_graph_place (graph, 0, v);
    for (guint u = 0; u < v; u++, at += graph->n_tiers) {
      gint64 key = lp_i_bitset_has (row, u) ? pack_key (e, at) : LP_SMALL_ABSENT;
      s->cost[(gsize) v * s->stride + u] = s->cost[(gsize) u * s->stride + v] = key;
    }
  }
}

static void
change_edge (gpointer engine, guint u, guint v, const gint64 *costs)
{
  SmallEngine *e = engine;
  gint64 key = costs == NULL ? LP_SMALL_ABSENT : pack_key (e, costs);

  if (e->is_warm)
    e->small_loops->change_edge (e->small, u, v, key);
  else
    e->small->cost[(gsize) u * e->small->stride + v] = e->small->cost[(gsize) v * e->small->stride + u] = key;
}

static LpOutcome
finish_search (SmallEngine *e, LpSmallEnd end, LpMatching *matching)
{
  const LpSmall *s = e->small;

  e->is_warm = end != LP_SMALL_FAR;
  if (end != LP_SMALL_FOUND)
    return end == LP_SMALL_FAR ? LP_OUTCOME_FAR : LP_OUTCOME_INFEASIBLE;
  for (guint v = 0; v < s->n; v++)
    matching->mates[v] = s->mate_there[v];
  g_ptr_array_add (matching->duals, lp_i_small_write_dual (s, e->packing));
  return LP_OUTCOME_DONE;
}

static LpOutcome
solve_engine (gpointer engine, LpMatching *matching)
{
  SmallEngine *e = engine;

  return finish_search (e, e->small_loops->solve (e->small), matching);
}

static LpOutcome
solve_engine_again (gpointer engine, LpMatching *matching)
{
  SmallEngine *e = engine;
  LpSmallEnd end = e->is_warm ? e->small_loops->solve_again (e->small) : LP_SMALL_FAR;

  return end == LP_SMALL_FAR ? solve_engine (e, matching) : finish_search (e, end, matching);
}

static LpOutcome
cost_partners (gpointer engine, guint vertex, gint64 *costs, guint8 *possible)
{
  SmallEngine *e = engine;
  guint n = e->small->n, n_tiers = e->packing->n_tiers;
  guint64 keys[LP_SMALL_MAX], reached;

  if (e->small_loops->cost_partners (e->small, vertex, keys, &reached) == LP_SMALL_FAR) {
    e->is_warm = FALSE;
    return LP_OUTCOME_FAR;
  }
  for (guint u = 0; u < n; u++) {
    possible[u] = reached >> u & 1;
    if (possible[u] != 0)
      unpack_cost (e->packing, n, keys[u] >> e->small->shift, costs + (gsize) u * n_tiers);
  }
  return LP_OUTCOME_DONE;
}

const LpEngineKind lp_i_engine_small = {
  .width = 64,
  .create = create_engine,
  .destroy = destroy_engine,
  .load = load_engine,
  .solve = solve_engine,
  .change_edge = change_edge,
  .solve_again = solve_engine_again,
  .cost_partners = cost_partners,
};
