/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-cardinality-private.h"

#include <string.h>

/*
 * J. Edmonds, Paths, trees, and flowers, Canadian Journal of Mathematics 17
 * (1965): a breadth-first search along alternating paths. A blossom is not
 * contracted but remembered by the base of each of its vertices; parent then
 * leads from every vertex that it made outer around the other way.
 * Invariant: from each outer vertex an alternating path of even length leads
 * to a root, over mate and parent in turn.
 */

static gpointer
carve_array (guint8 *block, gsize *used, gsize count, gsize size)
{
  gpointer at = block == NULL ? NULL : block + *used;

  *used += (count * size + 7) / 8 * 8;
  return at;
}

static gsize
lay_out_arrays (LpCardinality *c, guint8 *block)
{
  gsize used = 0;

  c->active = carve_array (block, &used, c->words, sizeof (guint64));
  c->unseen = carve_array (block, &used, c->words, sizeof (guint64));
  c->outer = carve_array (block, &used, c->words, sizeof (guint64));
  c->mate = carve_array (block, &used, c->n, sizeof (guint16));
  c->parent = carve_array (block, &used, c->n, sizeof (guint16));
  c->base = carve_array (block, &used, c->n, sizeof (guint16));
  c->queue = carve_array (block, &used, c->n, sizeof (guint16));
  c->mark = carve_array (block, &used, c->n, sizeof (guint8));
  return used;
}

LpCardinality *
lp_i_cardinality_new (guint n)
{
  LpCardinality *c = g_new0 (LpCardinality, 1);

  c->n = n;
  c->words = lp_i_bitset_words (n);
  c->memory = g_try_malloc0 (lay_out_arrays (c, NULL) + 1);
  if (c->memory == NULL) {
    g_free (c);
    return NULL;
  }
  lay_out_arrays (c, c->memory);
  return c;
}

void
lp_i_cardinality_free (LpCardinality *c)
{
  if (c == NULL)
    return;
  g_free (c->memory);
  g_free (c);
}

static void
begin_search (LpCardinality *c)
{
  memcpy (c->unseen, c->active, c->words * sizeof (guint64));
  memset (c->outer, 0, c->words * sizeof (guint64));
  for (guint v = 0; v < c->n; v++)
    c->base[v] = (guint16) v;
  c->n_queue = 0;
}

static void
push_outer (LpCardinality *c, guint v)
{
  lp_i_bitset_remove (c->unseen, v);
  lp_i_bitset_add (c->outer, v);
  c->queue[c->n_queue++] = (guint16) v;
}

/* The base of the first blossom that lies above both of two outer vertices. */
static guint
find_meeting (LpCardinality *c, guint a, guint b)
{
  memset (c->mark, 0, c->n);
  for (;;) {
    a = c->base[a];
    c->mark[a] = 1;
    if (c->mate[a] == LP_NO_MATE)
      break;
    a = c->parent[c->mate[a]];
  }
  for (b = c->base[b]; !c->mark[b]; b = c->base[c->parent[c->mate[b]]])
    ;
  return b;
}

/* Marks the bases between an outer vertex and the meeting, and lets parent lead around the new blossom the other way, over `other`. */
static void
mark_side (LpCardinality *c, guint v, guint meeting, guint other)
{
  while (c->base[v] != meeting) {
    guint mate = c->mate[v];
    c->mark[c->base[v]] = c->mark[c->base[mate]] = 1;
    c->parent[v] = (guint16) other;
    other = mate;
    v = c->parent[mate];
  }
}

/* The edge between two outer vertices closes a blossom: makes all its vertices outer. */
static void
close_blossom (LpCardinality *c, guint v, guint u)
{
  guint meeting = find_meeting (c, v, u);

  memset (c->mark, 0, c->n);
  mark_side (c, v, meeting, u);
  mark_side (c, u, meeting, v);
  for (guint w = 0; w < c->n; w++) {
    if (!c->mark[c->base[w]])
      continue;
    c->base[w] = (guint16) meeting;
    if (!lp_i_bitset_has (c->outer, w))
      push_outer (c, w);
  }
}

/* Flips the alternating path from the root that ends in the exposed vertex. */
static void
flip_alternating_path (LpCardinality *c, guint v)
{
  while (v != LP_NO_MATE) {
    guint before = c->parent[v], after = c->mate[before];
    c->mate[v] = (guint16) before;
    c->mate[before] = (guint16) v;
    v = after;
  }
}

/* Follows the edges of an outer vertex to vertices not seen yet. TRUE once it has augmented. */
static gboolean
reach_unseen (LpCardinality *c, guint v)
{
  const guint64 *row = c->rows + (gsize) v * c->words;

  for (guint i = 0; i < c->words; i++) {
    guint64 bits;
    while ((bits = row[i] & c->unseen[i]) != 0) {
      guint u = 64 * i + lp_i_bitset_lowest (bits);
      c->parent[u] = (guint16) v;
      if (c->mate[u] == LP_NO_MATE) {
        flip_alternating_path (c, u);
        return TRUE;
      }
      lp_i_bitset_remove (c->unseen, u);
      push_outer (c, c->mate[u]);
    }
  }
  return FALSE;
}

static void
reach_outer (LpCardinality *c, guint v)
{
  const guint64 *row = c->rows + (gsize) v * c->words;

  for (guint i = 0; i < c->words; i++) {
    for (guint64 bits = row[i] & c->outer[i]; bits != 0; bits &= bits - 1) {
      guint u = 64 * i + lp_i_bitset_lowest (bits);
      if (c->base[u] != c->base[v])
        close_blossom (c, v, u);
    }
  }
}

static gboolean
run_search (LpCardinality *c)
{
  for (guint i = 0; i < c->n_queue; i++) {
    if (reach_unseen (c, c->queue[i]))
      return TRUE;
    reach_outer (c, c->queue[i]);
  }
  return FALSE;
}

gboolean
lp_i_cardinality_augment (LpCardinality *c, guint root)
{
  begin_search (c);
  push_outer (c, root);
  return run_search (c);
}

void
lp_i_cardinality_find_outer (LpCardinality *c)
{
  begin_search (c);
  for (guint v = 0; v < c->n; v++) {
    if (lp_i_bitset_has (c->active, v) && c->mate[v] == LP_NO_MATE)
      push_outer (c, v);
  }
  run_search (c);
}

/* Matches an exposed vertex with its first exposed neighbour. */
static void
match_greedily (LpCardinality *c, guint v)
{
  const guint64 *row = c->rows + (gsize) v * c->words;

  for (guint i = 0; i < c->words; i++) {
    guint64 bits = row[i] & c->unseen[i];
    if (bits == 0)
      continue;
    guint u = 64 * i + lp_i_bitset_lowest (bits);
    c->mate[v] = (guint16) u;
    c->mate[u] = (guint16) v;
    lp_i_bitset_remove (c->unseen, u);
    lp_i_bitset_remove (c->unseen, v);
    return;
  }
}

guint
lp_i_cardinality_solve (LpCardinality *c, const guint64 *rows)
{
  guint n_exposed = 0;

  c->rows = rows;
  lp_i_bitset_fill (c->active, c->n);
  lp_i_bitset_fill (c->unseen, c->n);
  for (guint v = 0; v < c->n; v++)
    c->mate[v] = LP_NO_MATE;
  for (guint v = 0; v < c->n; v++) {
    if (c->mate[v] == LP_NO_MATE)
      match_greedily (c, v);
  }
  for (guint v = 0; v < c->n; v++) {
    if (c->mate[v] == LP_NO_MATE && !lp_i_cardinality_augment (c, v))
      n_exposed++;
  }
  return n_exposed;
}
