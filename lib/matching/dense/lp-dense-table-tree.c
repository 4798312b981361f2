/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-table-private.h"

/* Labels the vertices of a free node. What is stored of values and keys changes, so that they mean what they meant before. */
static void
label_vertices (LpDenseTable *t, guint32 node, gint32 label)
{
  const LpDenseTableNode *b = &t->nodes[node];

  for (guint32 v = b->first;; v = t->next[v]) {
    if (label == LP_DENSE_TABLE_OUTER) {
      t->y[v] -= t->step;
      t->key[v] = LP_DENSE_TABLE_FAR;
      t->role[v] = LP_ROLE_OUTER;
    } else {
      t->y[v] += t->step;
      t->key[v] -= t->step;
      t->role[v] = LP_ROLE_INNER;
    }
    if (v == b->last)
      return;
  }
}

/* Makes a free node outer. */
void
lp_i_dense_table_make_outer (LpDenseTable *t, guint32 node)
{
  t->nodes[node].label = LP_DENSE_TABLE_OUTER;
  t->nodes[node].z -= t->step;
  label_vertices (t, node, LP_DENSE_TABLE_OUTER);
}

/* Makes a free node inner. */
void
lp_i_dense_table_make_inner (LpDenseTable *t, guint32 node, guint32 here, guint32 there)
{
  LpDenseTableNode *b = &t->nodes[node];

  b->label = LP_DENSE_TABLE_INNER;
  b->entry_here = here;
  b->entry_there = there;
  b->z += t->step;
  label_vertices (t, node, LP_DENSE_TABLE_INNER);
  if (node >= t->n)
    t->inner[t->n_inner++] = node;
}

/* The outer node above an outer node; LP_DENSE_TABLE_NONE above the root. */
static guint32
climb_in_table (const LpDenseTable *t, guint32 node)
{
  guint32 inner_end = t->nodes[node].mate_there;

  if (inner_end == LP_DENSE_TABLE_NONE)
    return LP_DENSE_TABLE_NONE;
  return lp_i_dense_table_top (t, t->nodes[lp_i_dense_table_top (t, inner_end)].entry_there);
}

/* The lowest outer node above two outer nodes: climbs from both in turn. */
guint32
lp_i_dense_table_find_meeting (LpDenseTable *t, guint32 a, guint32 b)
{
  t->mark++;
  for (;;) {
    guint32 other;
    if (a != LP_DENSE_TABLE_NONE) {
      if (t->nodes[a].mark == t->mark)
        return a;
      t->nodes[a].mark = t->mark;
      a = climb_in_table (t, a);
    }
    other = a;
    a = b;
    b = other;
  }
}

/* Turns the path from an outer node to the root around, matching the node along a new edge. */
void
lp_i_dense_table_flip_path (LpDenseTable *t, guint32 node, guint32 here, guint32 there)
{
  for (;;) {
    guint32 inner_end = t->nodes[node].mate_there, inner;
    lp_i_dense_table_set_mate (t, node, here, there);
    lp_i_dense_table_set_rest (t, node);
    if (inner_end == LP_DENSE_TABLE_NONE)
      return;
    inner = lp_i_dense_table_top (t, inner_end);
    there = t->nodes[inner].entry_here;
    here = t->nodes[inner].entry_there;
    lp_i_dense_table_set_mate (t, inner, there, here);
    node = lp_i_dense_table_top (t, here);
  }
}

/* Strings the vertices from an outer one up to the meeting into the half-integral cycle, each before the one below it. */
static void
string_table_cycle_down (LpDenseTable *t, guint32 v, guint32 meeting)
{
  while (v != meeting) {
    guint32 inner = t->nodes[v].mate_there, above = t->nodes[inner].entry_there;
    t->nodes[inner].sibling = v;
    t->nodes[above].sibling = inner;
    v = above;
  }
}

/* Strings the vertices from an outer one up to the meeting into the half-integral cycle, each before the one above it. */
static void
string_table_cycle_up (LpDenseTable *t, guint32 v, guint32 meeting)
{
  while (v != meeting) {
    guint32 inner = t->nodes[v].mate_there, above = t->nodes[inner].entry_there;
    t->nodes[v].sibling = inner;
    t->nodes[inner].sibling = above;
    v = above;
  }
}

/*
 * In the half-integral problem a tight edge between outer vertices ends the
 * tree: the path above the meeting is turned around, and each edge of the odd
 * cycle below counts for one half.
 */
void
lp_i_dense_table_close_cycle (LpDenseTable *t, guint32 u, guint32 v)
{
  guint32 meeting = lp_i_dense_table_find_meeting (t, u, v);
  guint32 inner = t->nodes[meeting].mate_there, w = u;

  string_table_cycle_up (t, u, meeting);
  string_table_cycle_down (t, v, meeting);
  t->nodes[v].sibling = u;
  if (inner != LP_DENSE_TABLE_NONE) {
    guint32 above = t->nodes[inner].entry_there;
    lp_i_dense_table_flip_path (t, above, above, inner);
    lp_i_dense_table_set_mate (t, inner, inner, above);
  }
  do {
    t->nodes[w].mate_there = LP_DENSE_TABLE_NONE;
    lp_i_dense_table_set_rest (t, w);
    w = t->nodes[w].sibling;
  } while (w != u);
}

/* A tree reaches a vertex of a half-integral cycle, whose other vertices then pair up. */
void
lp_i_dense_table_open_cycle (LpDenseTable *t, guint32 u, guint32 v)
{
  for (guint32 w = t->nodes[v].sibling; w != v && w != LP_DENSE_TABLE_NONE;) {
    guint32 mate = t->nodes[w].sibling, after = t->nodes[mate].sibling;
    lp_i_dense_table_set_mate (t, w, w, mate);
    lp_i_dense_table_set_mate (t, mate, mate, w);
    lp_i_dense_table_set_rest (t, w);
    lp_i_dense_table_set_rest (t, mate);
    t->nodes[w].sibling = t->nodes[mate].sibling = LP_DENSE_TABLE_NONE;
    w = after;
  }
  t->nodes[v].sibling = LP_DENSE_TABLE_NONE;
  lp_i_dense_table_flip_path (t, u, u, v);
  lp_i_dense_table_set_mate (t, v, v, u);
  lp_i_dense_table_set_rest (t, v);
}
