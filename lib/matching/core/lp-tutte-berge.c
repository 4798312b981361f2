/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-tutte-berge-private.h"

#include <string.h>

/* Gives the next number to all vertices that can be reached from a seed within D, or outside D and A. */
static void
spread_component (LpDecomposition *d, const LpCardinality *c, guint16 *stack, guint seed)
{
  guint n_stack = 0;
  guint64 outer = lp_i_bitset_has (c->outer, seed);

  d->component[seed] = (guint16) d->n_components;
  stack[n_stack++] = (guint16) seed;
  while (n_stack > 0) {
    const guint64 *row = c->rows + (gsize) stack[--n_stack] * c->words;
    for (guint i = 0; i < c->words; i++) {
      for (guint64 bits = row[i] & c->unseen[i] & (outer ? c->outer[i] : G_MAXUINT64); bits != 0; bits &= bits - 1) {
        guint u = 64 * i + lp_i_bitset_lowest (bits);
        lp_i_bitset_remove (c->unseen, u);
        d->component[u] = (guint16) d->n_components;
        stack[n_stack++] = (guint16) u;
      }
    }
  }
  d->n_components++;
}

/* Numbers the components of the vertices in unseen that are, or are not, outer. */
static void
number_components (LpDecomposition *d, const LpCardinality *c, guint16 *stack, gboolean outer)
{
  for (guint v = 0; v < c->n; v++) {
    if (!lp_i_bitset_has (c->unseen, v) || lp_i_bitset_has (c->outer, v) != outer)
      continue;
    lp_i_bitset_remove (c->unseen, v);
    spread_component (d, c, stack, v);
  }
}

/* Marks the members of A: the vertices outside D that have a neighbour in D. */
static void
mark_barrier (LpDecomposition *d, const LpCardinality *c)
{
  for (guint v = 0; v < c->n; v++) {
    const guint64 *row = c->rows + (gsize) v * c->words;
    guint64 touches = 0;
    d->component[v] = 0;
    for (guint i = 0; i < c->words && touches == 0; i++)
      touches = row[i] & c->outer[i];
    if (touches == 0 || lp_i_bitset_has (c->outer, v))
      continue;
    d->component[v] = LP_IN_BARRIER;
    lp_i_bitset_remove (c->unseen, v);
    d->n_barrier++;
  }
}

void
lp_i_decomposition_init (LpDecomposition *d, LpCardinality *c, const guint64 *rows)
{
  memset (d, 0, sizeof *d);
  d->n = c->n;
  d->component = g_new0 (guint16, MAX (c->n, 1));
  d->n_exposed = lp_i_cardinality_solve (c, rows);
  lp_i_cardinality_find_outer (c);
  lp_i_bitset_fill (c->unseen, c->n);
  mark_barrier (d, c);
  number_components (d, c, c->queue, TRUE);
  d->n_odd = d->n_components;
  number_components (d, c, c->queue, FALSE);
}

void
lp_i_decomposition_clear (LpDecomposition *d)
{
  g_free (d->component);
  d->component = NULL;
}

/*
 * Whether the vertices outside a three may have a perfect matching, as far as
 * counting components tells: FALSE is certain, TRUE is not. Once the three is
 * removed, a component of D that has lost none or two of its vertices still
 * has an odd part, and a component of C that has lost one or three has one,
 * too; each such part needs a partner of its own in A.
 */
static gboolean
may_leave_none (const LpDecomposition *d, const guint three[3])
{
  gint surplus = (gint) d->n_odd - (gint) d->n_barrier;

  for (guint i = 0; i < 3; i++) {
    guint16 own = d->component[three[i]];
    gboolean odd = FALSE, first = TRUE;
    if (own == LP_IN_BARRIER) {
      surplus++;
      continue;
    }
    for (guint j = 0; j < 3; j++) {
      gboolean same = d->component[three[j]] == own;
      odd ^= same;
      first &= !(same && j < i);
    }
    if (first && odd)
      surplus += own < d->n_odd ? -1 : 1;
  }
  return surplus <= 0;
}

/* Whether the vertices outside a three have a perfect matching. Tries by growing the matching at hand, and then restores that. */
static gboolean
leaves_matching (LpCardinality *c, const guint three[3], guint16 *saved)
{
  gboolean perfect = TRUE;

  memcpy (saved, c->mate, c->n * sizeof *saved);
  for (guint i = 0; i < 3; i++) {
    guint16 mate = c->mate[three[i]];
    lp_i_bitset_remove (c->active, three[i]);
    c->mate[three[i]] = LP_NO_MATE;
    if (mate != LP_NO_MATE)
      c->mate[mate] = LP_NO_MATE;
  }
  for (guint v = 0; v < c->n && perfect; v++) {
    if (c->mate[v] == LP_NO_MATE && lp_i_bitset_has (c->active, v))
      perfect = lp_i_cardinality_augment (c, v);
  }
  for (guint i = 0; i < 3; i++)
    lp_i_bitset_add (c->active, three[i]);
  memcpy (c->mate, saved, c->n * sizeof *saved);
  return perfect;
}

static gboolean
is_allowed (const LpGraph *graph, guint three[3], LpThreeFunc allowed, gpointer data)
{
  guint a = MIN (three[0], MIN (three[1], three[2]));
  guint c = MAX (three[0], MAX (three[1], three[2]));
  guint b = three[0] + three[1] + three[2] - a - c;

  return lp_i_graph_has_three (graph, a, b, c) && (allowed == NULL || allowed (a, b, c, data));
}

/* Whether the one exposed vertex can join a matched pair: likely, and quickly seen. */
static gboolean
joins_pair (const LpGraph *graph, const LpCardinality *c, LpThreeFunc allowed, gpointer data)
{
  guint exposed = 0;

  while (c->mate[exposed] != LP_NO_MATE)
    exposed++;
  for (guint v = 0; v < c->n; v++) {
    guint three[] = { exposed, v, c->mate[v] };
    if (v != exposed && c->mate[v] > v && is_allowed (graph, three, allowed, data))
      return TRUE;
  }
  return FALSE;
}

static gboolean
try_threes (const LpGraph *graph, const LpDecomposition *d, LpCardinality *c,
            LpThreeFunc allowed, gpointer data)
{
  g_autofree guint16 *saved = g_new (guint16, c->n);
  guint three[3];

  for (three[0] = 0; three[0] < c->n; three[0]++) {
    for (three[1] = three[0] + 1; three[1] < c->n; three[1]++) {
      if (!lp_i_bitset_has (lp_i_graph_three_row (graph, three[0]), three[1]))
        continue;
      for (three[2] = three[1] + 1; three[2] < c->n; three[2]++) {
        if (may_leave_none (d, three) && is_allowed (graph, three, allowed, data) &&
            leaves_matching (c, three, saved))
          return TRUE;
      }
    }
  }
  return FALSE;
}

gboolean
lp_i_three_is_feasible (const LpGraph *graph, LpCardinality *c, LpThreeFunc allowed, gpointer data)
{
  LpDecomposition d;
  guint n_exposed = lp_i_cardinality_solve (c, graph->pairs);
  gboolean feasible;

  if (n_exposed > 3)
    return FALSE;
  if (n_exposed == 1 && joins_pair (graph, c, allowed, data))
    return TRUE;
  lp_i_decomposition_init (&d, c, graph->pairs);
  feasible = try_threes (graph, &d, c, allowed, data);
  lp_i_decomposition_clear (&d);
  return feasible;
}
