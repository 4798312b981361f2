/* SPDX-License-Identifier: MIT */
#include "check/lp-check-graph-private.h"

#include <string.h>

/* No cost of a pair in one tier may pass this, so that no sum below can overflow. */
#define COST_MAX (G_GINT64_CONSTANT (1) << 55)
/* Nor may the sum over all vertices. */
#define TOTAL_MAX (G_GINT64_CONSTANT (1) << 61)

/*
 * Twice a pairing's cost is the sum, over the vertices, of what each has with
 * its partner, if we take a three T for itself:
 *
 *   2 cost = Σ c(v, mate of v) (v not in T) + 2 c(T).
 *
 * So it lies between Σ low(v) and Σ high(v), the cheapest and the dearest pair
 * of each vertex, if for T we add the least and the most that 2 c(T) - Σ low(v)
 * and 2 c(T) - Σ high(v), over T's members, can be. A vertex without any
 * allowed pair is lonely: only threes that hold all lonely vertices count, and
 * then their low and high cancel out. With that, the bound is never worse than
 * edges × (dearest - cheapest) + 3 × (dearest - cheapest turn).
 */
typedef struct {
  gint64  *low;    /* owned, vertex × tiers */
  gint64  *high;   /* owned, vertex × tiers */
  guint8  *lonely; /* owned, by vertex */
  guint    n_lonely;
  guint    n_tiers; /* those in which anything costs anything */
  guint    tiers[LP_N_TIERS];
  gboolean any_three;
  gint64   least[LP_N_TIERS];
  gint64   most[LP_N_TIERS];
} CostSpread;

static void
widen_range (CostSpread *spread, guint vertex, const gint64 *costs, gboolean first)
{
  gint64 *low = &spread->low[(gsize) vertex * LP_N_TIERS];
  gint64 *high = &spread->high[(gsize) vertex * LP_N_TIERS];

  for (guint t = 0; t < LP_N_TIERS; t++) {
    low[t] = first ? costs[t] : MIN (low[t], costs[t]);
    high[t] = first ? costs[t] : MAX (high[t], costs[t]);
  }
}

static void
range_pairs (const LpCheckGraph *graph, CostSpread *spread)
{
  for (guint v = 0; v < graph->n; v++) {
    gboolean first = TRUE;
    for (guint w = 0; w < graph->n; w++) {
      if (v == w || !lp_i_check_graph_is_pair (graph, v, w))
        continue;
      widen_range (spread, v, lp_i_check_graph_get_cost (graph, v, w), first);
      first = FALSE;
    }
    spread->lonely[v] = first ? 1 : 0;
    spread->n_lonely += first ? 1 : 0;
  }
}

static gint64
add_three (const gint64 *values, guint a, guint b, guint c, guint t)
{
  return values[(gsize) a * LP_N_TIERS + t] + values[(gsize) b * LP_N_TIERS + t] + values[(gsize) c * LP_N_TIERS + t];
}

static gboolean
range_three (const LpCheckGraph *graph, guint a, guint b, guint c, gpointer data)
{
  CostSpread *spread = data;
  const gint64 *ab = lp_i_check_graph_get_cost (graph, a, b);
  const gint64 *ac = lp_i_check_graph_get_cost (graph, a, c);
  const gint64 *bc = lp_i_check_graph_get_cost (graph, b, c);
  gboolean goes_on = lp_i_check_graph_goes_on (graph, a, b, c);

  if ((guint) spread->lonely[a] + spread->lonely[b] + spread->lonely[c] < spread->n_lonely)
    return TRUE;
  for (guint k = 0; k < spread->n_tiers; k++) {
    guint t = spread->tiers[k];
    gint64 turns = goes_on ? 0 : add_three (graph->turns, a, b, c, t);
    gint64 costs = 2 * (ab[t] + ac[t] + bc[t] + turns);
    gint64 least = costs - add_three (spread->low, a, b, c, t);
    gint64 most = costs - add_three (spread->high, a, b, c, t);
    spread->least[t] = spread->any_three ? MIN (spread->least[t], least) : least;
    spread->most[t] = spread->any_three ? MAX (spread->most[t], most) : most;
  }
  spread->any_three = TRUE;
  return TRUE;
}

/* Which tiers cost anything at all; FALSE where one costs too much. */
static gboolean
look_over (const gint64 *costs, guint64 n_vectors, gboolean costly[LP_N_TIERS])
{
  for (guint64 i = 0; i < n_vectors; i++) {
    for (guint t = 0; t < LP_N_TIERS; t++) {
      gint64 cost = costs[i * LP_N_TIERS + t];
      if (cost < -COST_MAX || cost > COST_MAX)
        return FALSE;
      costly[t] = costly[t] || cost != 0;
    }
  }
  return TRUE;
}

static gboolean
find_tiers (const LpCheckGraph *graph, CostSpread *spread)
{
  guint64 n_pairs = graph->n < 2 ? 0 : lp_i_check_pair_index (graph->n - 2, graph->n - 1) + 1;
  gboolean costly[LP_N_TIERS] = { FALSE };

  if (!look_over (graph->costs, n_pairs, costly) || !look_over (graph->turns, graph->n, costly))
    return FALSE;
  for (guint t = 0; t < LP_N_TIERS; t++) {
    if (costly[t])
      spread->tiers[spread->n_tiers++] = t;
  }
  return TRUE;
}

static gboolean
sum_up (const LpCheckGraph *graph, const CostSpread *spread, guint t, gint64 *difference)
{
  gint64 total = spread->any_three ? spread->most[t] - spread->least[t] : 0;

  /* It starts below 2⁶⁰ and each step adds at most 2⁵⁶: it never overflows unseen. */
  for (guint v = 0; v < graph->n; v++) {
    total += spread->high[(gsize) v * LP_N_TIERS + t] - spread->low[(gsize) v * LP_N_TIERS + t];
    if (total > TOTAL_MAX)
      return FALSE;
  }
  *difference = MAX (0, total / 2);
  return TRUE;
}

gboolean
lp_i_check_graph_find_spread (const LpCheckGraph *graph, gint64 difference[LP_N_TIERS])
{
  g_autofree gint64 *low = g_new0 (gint64, ((gsize) graph->n + 1) * LP_N_TIERS);
  g_autofree gint64 *high = g_new0 (gint64, ((gsize) graph->n + 1) * LP_N_TIERS);
  g_autofree guint8 *lonely = g_new0 (guint8, (gsize) graph->n + 1);
  CostSpread spread = { .low = low, .high = high, .lonely = lonely };

  if (!find_tiers (graph, &spread))
    return FALSE;
  range_pairs (graph, &spread);
  if (graph->with_three)
    lp_i_check_graph_for_each_three (graph, range_three, &spread);
  for (guint t = 0; t < LP_N_TIERS; t++) {
    if (!sum_up (graph, &spread, t, &difference[t]))
      return FALSE;
  }
  return TRUE;
}

/* In place: the tiers kept take no more room than all tiers did. */
static gboolean
pack_vectors (gint64 *costs, guint64 n_vectors, const LpTier *tiers, const LpCheckRadices *radices)
{
  for (guint64 i = 0; i < n_vectors; i++) {
    gint64 kept[LP_N_TIERS];
    for (guint t = 0; t < radices->n_tiers; t++)
      kept[t] = costs[i * LP_N_TIERS + tiers[t]];
    if (!lp_i_check_number_normalise (radices, kept))
      return FALSE;
    memcpy (&costs[i * radices->n_tiers], kept, radices->n_tiers * sizeof kept[0]);
  }
  return TRUE;
}

gboolean
lp_i_check_graph_pack (LpCheckGraph *graph, const LpTier *tiers, const LpCheckRadices *radices)
{
  guint64 n_pairs = graph->n < 2 ? 0 : lp_i_check_pair_index (graph->n - 2, graph->n - 1) + 1;

  graph->n_tiers = radices->n_tiers;
  return pack_vectors (graph->costs, n_pairs, tiers, radices) && pack_vectors (graph->turns, graph->n, tiers, radices);
}
