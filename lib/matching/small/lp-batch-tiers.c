/* SPDX-License-Identifier: MIT */

/*
 * Several tiers in keys of 64 bits: all together where that goes, which takes
 * room for an edge rather than for a solution, but may be given up. Else as
 * many of the strongest as fit for certain are solved together, the next among
 * the optima of those, and so on.
 *
 * By complementary slackness a perfect matching is an optimum of a phase if
 * and only if all its edges are tight and exactly one of them leaves each
 * blossom whose z is above 0. So the next phase keeps the tight edges alone,
 * and puts in front of its own tiers the number of those blossoms that an edge
 * leaves: each is left by at least one edge of any perfect matching, and by
 * exactly one of all only in the optima.
 */
#include <learning-partners/lp-error.h>
#include <string.h>

#include "matching/core/lp-bitset-private.h"
#include "matching/small/lp-batch-private.h"

/* FALSE where a component is too large. */
static gboolean
count_tier_bits (const LpBatch *batch, LpBatchRange *range)
{
  for (guint t = 0; t < batch->n_tiers; t++) {
    range->bits[t] = 0;
    if (range->least[t] > range->greatest[t])
      continue;
    if (range->least[t] < -LP_MATCHER_MAX_COST || range->greatest[t] > LP_MATCHER_MAX_COST)
      return FALSE;
    range->bits[t] = lp_i_count_bits (batch->n / 2 * (guint64) (range->greatest[t] - range->least[t]));
  }
  return TRUE;
}

/* Gives the tiers of a phase their places. */
static void
place_tiers (const LpBatchRange *range, LpBatchPhase *phase)
{
  for (guint t = 0; t < LP_MATCHER_MAX_TIERS; t++)
    phase->shift[t] = 64;
  for (guint t = phase->end, shift = 0; t-- > phase->first;) {
    phase->shift[t] = shift;
    shift += range->bits[t];
  }
}

/* Chooses the tiers of the next phase, from its first on. FALSE where not even one fits. */
static gboolean
plan_phase (const LpBatch *batch, const LpBatchRange *range, guint limit, LpBatchPhase *phase)
{
  phase->bits = 0;
  for (phase->end = phase->first; phase->end < batch->n_tiers; phase->end++) {
    if (phase->bits + range->bits[phase->end] > limit)
      break;
    phase->bits += range->bits[phase->end];
  }
  place_tiers (range, phase);
  return phase->end > phase->first;
}

/* Plans one phase of all tiers. FALSE where an edge may cost more than the engine holds. */
static gboolean
plan_whole (const LpBatch *batch, const LpBatchRange *range, LpBatchPhase *phase)
{
  guint64 most = 0;

  *phase = (LpBatchPhase) { .end = batch->n_tiers };
  for (guint t = 0; t < batch->n_tiers; t++)
    phase->bits += range->bits[t];
  if (phase->bits > 62)
    return FALSE;
  place_tiers (range, phase);
  for (guint t = 0; t < batch->n_tiers; t++)
    most += range->bits[t] == 0 ? 0 : (guint64) (range->greatest[t] - range->least[t]) << phase->shift[t];
  return most < lp_i_small_get_limit (batch->n);
}

static inline const gint64 *
at_edge (const LpBatch *batch, const gint64 *costs, guint u, guint v)
{
  gsize low = MIN (u, v), high = MAX (u, v);

  return costs + (low * (2 * batch->n - low - 1) / 2 + high - low - 1) * batch->n_tiers;
}

/* The optima of the phases so far: the perfect matchings along these edges in which exactly one edge leaves each of these sets. */
typedef struct {
  guint64 tight[LP_SMALL_MAX];     /* per vertex */
  guint64 sets[LP_SMALL_MAX / 2];
  guint n_sets;
  gboolean is_unique;              /* each vertex has one edge: there is one optimum */
} Face;

static void
find_face (const LpBatch *batch, Face *face)
{
  const LpSmall *s = batch->small;

  face->n_sets = 0;
  face->is_unique = TRUE;
  for (guint32 rest = s->ids & ~s->free_ids; rest != 0; rest &= rest - 1) {
    guint b = LP_SMALL_MAX + lp_i_bitset_lowest (rest);
    if (s->z[b] > 0)
      face->sets[face->n_sets++] = s->members[b];
  }
  batch->small_loops->find_tight (s, face->tight);
  for (guint v = 0; v < s->n; v++)
    face->is_unique &= (face->tight[v] & (face->tight[v] - 1)) == 0;
}

static void
load_phase (const LpBatch *batch, const LpBatchPhase *phase, const LpBatchRange *range, const gint64 *costs)
{
  batch->small_loops->load (batch->small, costs, batch->n_tiers, range->least, phase->shift);
}

/* Notes what a phase found, where its duals are asked for. */
static void
end_phase (LpBatch *batch, const LpBatchPhase *phase)
{
  LpBatchRecord record = { .phase = *phase };

  batch->n_phases++;
  if (batch->records == NULL)
    return;
  record.n_sets = lp_i_small_get_sets (batch->small, record.sets);
  lp_i_small_get_values (batch->small, record.sets, record.n_sets, record.values);
  g_array_append_val (batch->records, record);
}

/* Solves the phases after the first. FALSE where one does not fit. */
static gboolean
solve_faces (LpBatch *batch, const LpBatchRange *range, const gint64 *costs, LpBatchPhase *phase)
{
  Face face;

  while (phase->end < batch->n_tiers) {
    guint taken;
    find_face (batch, &face);
    if (face.is_unique)
      return TRUE;
    taken = lp_i_count_bits (batch->n / 2 * face.n_sets);
    phase->first = phase->end;
    if (!plan_phase (batch, range, LP_SMALL_SAFE_BITS - taken, phase))
      return FALSE;
    if (phase->bits == 0)
      continue;
    load_phase (batch, phase, range, costs);
    batch->small_loops->restrict_to (batch->small, face.tight, face.sets, face.n_sets,
                                     G_GINT64_CONSTANT (1) << (phase->bits + batch->small->shift));
    batch->small_loops->solve (batch->small);
    end_phase (batch, phase);
  }
  return TRUE;
}

/* Solves a graph by the small engine, all tiers at once where that goes. LP_SMALL_FAR where not even phases fit. */
static LpSmallEnd
solve_small (LpBatch *batch, const LpBatchRange *range, const gint64 *costs)
{
  LpBatchPhase phase;
  LpSmallEnd end = LP_SMALL_FAR;

  if (plan_whole (batch, range, &phase)) {
    load_phase (batch, &phase, range, costs);
    end = batch->small_loops->solve (batch->small);
  }
  if (end == LP_SMALL_FAR) {
    phase.first = 0;
    if (!plan_phase (batch, range, LP_SMALL_SAFE_BITS, &phase))
      return LP_SMALL_FAR;
    load_phase (batch, &phase, range, costs);
    end = batch->small_loops->solve (batch->small);
  }
  if (end == LP_SMALL_NONE)
    return LP_SMALL_NONE;
  end_phase (batch, &phase);
  return solve_faces (batch, range, costs, &phase) ? LP_SMALL_FOUND : LP_SMALL_FAR;
}

static void
write_tiered_mates (const LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total)
{
  const LpSmall *s = batch->small;

  for (guint v = 0; v < s->n; v++) {
    mates[v] = s->mate_there[v];
    if (mates[v] < v)
      continue;
    const gint64 *cost = at_edge (batch, costs, v, mates[v]);
    for (guint t = 0; t < batch->n_tiers; t++)
      total[t] += cost[t];
  }
}

gboolean
lp_i_batch_solve_graph (LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total, LpBatchRange *range, GError **error)
{
  LpSmallEnd end;

  batch->n_phases = 0;
  batch->small_loops->find_range (costs, batch->n_edges, batch->n_tiers, range->least, range->greatest);
  if (!count_tier_bits (batch, range)) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "A cost is larger than %" G_GINT64_FORMAT, LP_MATCHER_MAX_COST);
    return FALSE;
  }
  end = solve_small (batch, range, costs);
  if (end == LP_SMALL_FAR) {
    batch->n_phases = 0;
    return lp_i_batch_solve_by_matcher (batch, costs, mates, total, error);
  }
  if (end == LP_SMALL_FOUND)
    write_tiered_mates (batch, costs, mates, total);
  return end == LP_SMALL_FOUND;
}

gboolean
lp_batch_solve_tiers (LpBatch      *batch,
                      gsize         n_graphs,
                      const gint64 *costs,
                      guint32      *mates,
                      gint64       *totals,
                      gsize        *n_solved,
                      GError      **error)
{
  gsize count = 0;

  g_return_val_if_fail (batch != NULL, FALSE);
  g_return_val_if_fail (n_graphs == 0 || (costs != NULL && mates != NULL && totals != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (gsize i = 0; i < n_graphs; i++, mates += batch->n, totals += batch->n_tiers) {
    g_autoptr (GError) own_error = NULL;
    LpBatchRange range;
    memset (totals, 0, batch->n_tiers * sizeof *totals);
    if (lp_i_batch_solve_graph (batch, costs, mates, totals, &range, &own_error))
      count++;
    else
      lp_i_batch_give_up (batch, mates);
    costs += batch->n_edges * batch->n_tiers;
    if (own_error == NULL)
      continue;
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  if (n_solved != NULL)
    *n_solved = count;
  return TRUE;
}
