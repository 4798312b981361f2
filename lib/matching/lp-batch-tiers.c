/* SPDX-License-Identifier: MIT */

/*
 * Several tiers in keys of 64 bits: as many of the strongest as fit are solved
 * together, the next among the optima of those, and so on.
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

#include "matching/lp-batch-private.h"
#include "matching/lp-bitset-private.h"

/* Least and greatest component per tier over the edges of a graph, and the bits that a tier takes. */
typedef struct {
  gint64 least[LP_MATCHER_MAX_TIERS];
  gint64 greatest[LP_MATCHER_MAX_TIERS];
  guint bits[LP_MATCHER_MAX_TIERS];
} Range;

/* Tiers that are solved together, each with its place in a packed cost. */
typedef struct {
  guint first, end;
  gint64 shift[LP_MATCHER_MAX_TIERS]; /* 64 for a tier of another phase */
  guint bits;                      /* of all of them */
} Phase;

static guint
count_bits (guint64 value)
{
  guint bits = 0;

  for (; value > 0; value >>= 1)
    bits++;
  return bits;
}

/* FALSE where a component is too large. */
static gboolean
count_tier_bits (const LpBatch *batch, Range *range)
{
  for (guint t = 0; t < batch->n_tiers; t++) {
    range->bits[t] = 0;
    if (range->least[t] > range->greatest[t])
      continue;
    if (range->least[t] < -LP_MATCHER_MAX_COST || range->greatest[t] > LP_MATCHER_MAX_COST)
      return FALSE;
    range->bits[t] = count_bits (batch->n / 2 * (guint64) (range->greatest[t] - range->least[t]));
  }
  return TRUE;
}

/* Chooses the tiers of the next phase, from its first on. FALSE where not even one fits. */
static gboolean
plan_phase (const LpBatch *batch, const Range *range, guint limit, Phase *phase)
{
  phase->bits = 0;
  for (phase->end = phase->first; phase->end < batch->n_tiers; phase->end++) {
    if (phase->bits + range->bits[phase->end] > limit)
      break;
    phase->bits += range->bits[phase->end];
  }
  for (guint t = 0; t < LP_MATCHER_MAX_TIERS; t++)
    phase->shift[t] = 64;
  for (guint t = phase->end, shift = 0; t-- > phase->first;) {
    phase->shift[t] = shift;
    shift += range->bits[t];
  }
  return phase->end > phase->first;
}

static inline const gint64 *
at_edge (const LpBatch *batch, const gint64 *costs, guint u, guint v)
{
  gsize low = MIN (u, v), high = MAX (u, v);

  return costs + (low * (2 * batch->n - low - 1) / 2 + high - low - 1) * batch->n_tiers;
}

/* What is left of a graph after some phases: edges, and sets that one matched edge leaves. */
typedef struct {
  guint64 tight[LP_SMALL_MAX];     /* per vertex */
  guint64 sets[LP_SMALL_MAX / 2];
  guint n_sets;
  gboolean is_unique;              /* each vertex has one edge */
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
  batch->small_class->find_tight (s, face->tight);
  for (guint v = 0; v < s->n; v++)
    face->is_unique &= (face->tight[v] & (face->tight[v] - 1)) == 0;
}

static void
load (const LpBatch *batch, const Phase *phase, const Range *range, const gint64 *costs)
{
  batch->small_class->load (batch->small, costs, batch->n_tiers, range->least, phase->shift);
}

/* Solves the phases after the first. FALSE where one does not fit. */
static gboolean
solve_faces (LpBatch *batch, const Range *range, const gint64 *costs, Phase *phase)
{
  Face face;

  while (phase->end < batch->n_tiers) {
    guint taken;
    find_face (batch, &face);
    if (face.is_unique)
      return TRUE;
    taken = count_bits (batch->n / 2 * face.n_sets);
    phase->first = phase->end;
    if (!plan_phase (batch, range, LP_SMALL_SAFE_BITS - taken, phase))
      return FALSE;
    if (phase->bits == 0)
      continue;
    load (batch, phase, range, costs);
    batch->small_class->restrict_to (batch->small, face.tight, face.sets, face.n_sets,
                                     G_GINT64_CONSTANT (1) << (phase->bits + batch->small->shift));
    batch->small_class->solve (batch->small);
    batch->n_phases++;
  }
  return TRUE;
}

static void
unload (const LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total)
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

/* FALSE and no error where there is no perfect matching. */
static gboolean
solve_graph (LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total, GError **error)
{
  Phase phase = { .first = 0 };
  Range range;

  batch->small_class->find_range (costs, batch->n_edges, batch->n_tiers, range.least, range.greatest);
  if (!count_tier_bits (batch, &range)) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "A cost is larger than %" G_GINT64_FORMAT, LP_MATCHER_MAX_COST);
    return FALSE;
  }
  batch->n_phases = 0;
  if (!plan_phase (batch, &range, LP_SMALL_SAFE_BITS, &phase))
    return lp_i_batch_solve_by_matcher (batch, costs, mates, total, error);
  load (batch, &phase, &range, costs);
  if (batch->small_class->solve (batch->small) != LP_SMALL_FOUND)
    return FALSE;
  batch->n_phases = 1;
  if (!solve_faces (batch, &range, costs, &phase)) {
    batch->n_phases = 0;
    return lp_i_batch_solve_by_matcher (batch, costs, mates, total, error);
  }
  unload (batch, costs, mates, total);
  return TRUE;
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
    memset (totals, 0, batch->n_tiers * sizeof *totals);
    if (solve_graph (batch, costs, mates, totals, &own_error))
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
