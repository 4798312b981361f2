/* SPDX-License-Identifier: MIT */

/*
 * The duals of several phases as one dual solution (see lp-batch-tiers.c). Each
 * phase's values stand in its own tiers; the set of a phase gives back what the
 * next phase charges for leaving it. An edge that is not tight in a phase may
 * have any slack in later ones: the radix of the first tier of each later phase
 * is so large that one unit above weighs more than all of it.
 */
#include <learning-partners/lp-error.h>
#include <string.h>

#include "matching/core/lp-matching-private.h"
#include "matching/small/lp-batch-private.h"

/* A phase's slacks, doubled, are below two to this: see LP_SMALL_SAFE_BITS. */
#define SLACK_BITS 56
/* By how many bits the slacks exceed the radices where each vertex has one edge left, whose cost it shares. */
#define UNIQUE_BITS 3

/* Lets the matcher solve a graph. */
static LpMatching *
solve_by_matcher (LpBatch *batch, const gint64 *costs, GError **error)
{
  if (batch->matcher == NULL)
    batch->matcher = lp_matcher_new (batch->n, batch->n_tiers);
  for (guint u = 0; u < batch->n; u++) {
    for (guint v = u + 1; v < batch->n; v++, costs += batch->n_tiers) {
      if (*costs == LP_BATCH_NO_EDGE_TIERS)
        lp_matcher_remove_edge (batch->matcher, u, v);
      else
        lp_matcher_set_edge (batch->matcher, u, v, costs);
    }
  }
  return lp_matcher_solve (batch->matcher, NULL, error);
}

gboolean
lp_i_batch_solve_by_matcher (LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (LpMatching) matching = solve_by_matcher (batch, costs, &own_error);

  if (matching == NULL) {
    if (!g_error_matches (own_error, LP_ERROR, LP_ERROR_INFEASIBLE))
      g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  memcpy (mates, matching->mates, batch->n * sizeof *mates);
  memcpy (total, matching->cost, batch->n_tiers * sizeof *total);
  return TRUE;
}

/* Adds up what the partners cost. FALSE where they are no perfect matching. */
static gboolean
add_up_costs (const LpBatch *batch, const gint64 *costs, const guint32 *mates, gint64 *total)
{
  for (guint v = 0; v < batch->n; v++) {
    if (mates[v] >= batch->n || mates[v] == v || mates[mates[v]] != v)
      return FALSE;
  }
  for (guint u = 0; u < batch->n; u++) {
    for (guint v = u + 1; v < batch->n; v++, costs += batch->n_tiers) {
      if (mates[u] != v)
        continue;
      if (*costs == LP_BATCH_NO_EDGE_TIERS)
        return FALSE;
      for (guint t = 0; t < batch->n_tiers; t++)
        total[t] += costs[t];
    }
  }
  return TRUE;
}

/* The first tier of some in which anything differs; the first of all where nothing does. */
static guint
find_top (const LpBatchRange *range, guint first, guint end)
{
  for (guint t = first; t < end; t++) {
    if (range->bits[t] > 0)
      return t;
  }
  return first;
}

/* FALSE where one would be too large. */
static gboolean
set_phase_radices (const LpBatch *batch, const LpBatchRange *range, gint64 *radices)
{
  guint bits[LP_MATCHER_MAX_TIERS], end = 0;

  memcpy (bits, range->bits, sizeof bits);
  for (guint p = 0; p < batch->records->len; p++) {
    const LpBatchPhase *phase = &g_array_index (batch->records, LpBatchRecord, p).phase;
    guint top = find_top (range, phase->first, phase->end);
    if (p > 0)
      bits[top] = SLACK_BITS - (guint) phase->shift[top];
    end = phase->end;
  }
  if (end < batch->n_tiers)
    bits[find_top (range, end, batch->n_tiers)] += UNIQUE_BITS;
  for (guint t = 0; t < batch->n_tiers; t++) {
    if (bits[t] > 62)
      return FALSE;
    radices[t] = G_GINT64_CONSTANT (1) << bits[t];
  }
  return TRUE;
}

/* Spreads a doubled value over the tiers of a phase. */
static void
spread_phase_value (const LpBatchRange *range, const LpBatchPhase *phase, gint64 value, gint64 *components)
{
  guint top = find_top (range, phase->first, phase->end);

  components[top] += value >> phase->shift[top];
  for (guint t = top + 1; t < phase->end; t++)
    components[t] += value >> phase->shift[t] & ((G_GINT64_CONSTANT (1) << range->bits[t]) - 1);
}

/*
 * A vertex has the values of the phases in their tiers, with the least costs
 * added that were taken off; in tiers after the last phase, its half of its
 * matched edge.
 */
static void
write_values (const LpBatch *batch, const LpBatchRange *range, const gint64 *halves, LpDual *dual)
{
  for (guint v = 0; v < batch->n; v++) {
    gint64 *components = dual->values + (gsize) v * batch->n_tiers;
    guint end = 0;
    for (guint p = 0; p < batch->records->len; p++) {
      const LpBatchRecord *record = &g_array_index (batch->records, LpBatchRecord, p);
      spread_phase_value (range, &record->phase, record->values[v], components);
      end = record->phase.end;
    }
    for (guint t = 0; t < batch->n_tiers; t++)
      components[t] = t < end ? components[t] + range->least[t] : halves[(gsize) v * batch->n_tiers + t];
  }
}

static void
write_sets (const LpBatch *batch, const LpBatchRange *range, LpDual *dual)
{
  gint64 *components = dual->blossom_values;
  guint32 *at = dual->members;
  gsize n_written = 0;

  for (guint p = 0; p < batch->records->len; p++) {
    const LpBatchRecord *record = &g_array_index (batch->records, LpBatchRecord, p);
    for (guint i = 0; i < record->n_sets; i++, components += batch->n_tiers) {
      lp_i_small_write_members (record->sets[i].members, &at);
      dual->ends[n_written++] = (gsize) (at - dual->members);
      spread_phase_value (range, &record->phase, record->sets[i].z, components);
      if (p + 1 < batch->records->len) {
        const LpBatchPhase *next = &g_array_index (batch->records, LpBatchRecord, p + 1).phase;
        spread_phase_value (range, next, -(G_GINT64_CONSTANT (2) << next->bits), components);
      }
    }
  }
}

/* Gives each vertex half of what its matched edge costs, doubled: all of it. */
static gint64 *
share_costs (const LpBatch *batch, const gint64 *costs, const guint32 *mates)
{
  gint64 *halves = g_new0 (gint64, (gsize) batch->n * batch->n_tiers + 1);

  for (guint u = 0; u < batch->n; u++) {
    for (guint v = u + 1; v < batch->n; v++, costs += batch->n_tiers) {
      if (mates[u] != v)
        continue;
      memcpy (halves + (gsize) u * batch->n_tiers, costs, batch->n_tiers * sizeof *costs);
      memcpy (halves + (gsize) v * batch->n_tiers, costs, batch->n_tiers * sizeof *costs);
    }
  }
  return halves;
}

static LpDual *
make_phase_dual (const LpBatch *batch, const LpBatchRange *range, const gint64 *halves)
{
  gsize n_sets = 0, n_members = 0;
  LpDual *dual;

  for (guint p = 0; p < batch->records->len; p++) {
    const LpBatchRecord *record = &g_array_index (batch->records, LpBatchRecord, p);
    n_sets += record->n_sets;
    n_members += lp_i_small_count_members (record->sets, record->n_sets);
  }
  dual = lp_i_dual_new (batch->n, batch->n_tiers, n_sets, n_members);
  write_values (batch, range, halves, dual);
  write_sets (batch, range, dual);
  return dual;
}

/* Solves the graph once more and keeps the duals. NULL and no error where there is no perfect matching. */
static LpMatching *
solve_for_duals (LpBatch *batch, const gint64 *costs, GError **error)
{
  g_autoptr (LpMatching) matching = lp_i_matching_new (batch->n, batch->n_tiers, 64);
  g_autofree gint64 *halves = NULL;
  LpBatchRange range;

  if (!lp_i_batch_solve_graph (batch, costs, matching->mates, matching->cost, &range, error))
    return NULL;
  if (batch->n_phases == 0 || !set_phase_radices (batch, &range, matching->radices))
    return solve_by_matcher (batch, costs, error);
  halves = share_costs (batch, costs, matching->mates);
  g_ptr_array_add (matching->duals, make_phase_dual (batch, &range, halves));
  return g_steal_pointer (&matching);
}

LpMatching *
lp_batch_prove_tiers (LpBatch *batch, const gint64 *costs, const guint32 *mates, GError **error)
{
  gint64 total[LP_MATCHER_MAX_TIERS] = { 0 };
  g_autoptr (GError) own_error = NULL;
  g_autoptr (LpMatching) matching = NULL;

  g_return_val_if_fail (batch != NULL, NULL);
  g_return_val_if_fail (batch->n == 0 || (costs != NULL && mates != NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  batch->records = g_array_new (FALSE, FALSE, sizeof (LpBatchRecord));
  matching = solve_for_duals (batch, costs, &own_error);
  g_clear_pointer (&batch->records, g_array_unref);
  if (own_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return NULL;
  }
  if (matching == NULL) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_INFEASIBLE, "No perfect matching exists");
    return NULL;
  }
  if (!add_up_costs (batch, costs, mates, total) || memcmp (total, matching->cost, batch->n_tiers * sizeof *total) != 0) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_VALUE, "The partners are no perfect matching of least cost");
    return NULL;
  }
  memcpy (matching->mates, mates, batch->n * sizeof *mates);
  return g_steal_pointer (&matching);
}

LpMatching *
lp_batch_prove (LpBatch *batch, const gint32 *costs, const guint32 *mates, GError **error)
{
  g_autofree gint64 *wide = NULL;

  g_return_val_if_fail (batch != NULL && batch->n_tiers == 1, NULL);
  g_return_val_if_fail (batch->n == 0 || (costs != NULL && mates != NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  wide = g_new (gint64, batch->n_edges + 1);
  for (gsize i = 0; i < batch->n_edges; i++)
    wide[i] = costs[i] == LP_BATCH_NO_EDGE ? LP_BATCH_NO_EDGE_TIERS : costs[i];
  return lp_batch_prove_tiers (batch, wide, mates, error);
}
