/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/* Turns the path from an outer node to its root around, matching the node along a new edge, and frees its nodes. */
static void
flip_tree_path (LpSparse *s, guint32 node, guint32 here, guint32 there)
{
  for (;;) {
    guint32 inner_end = s->nodes[node].mate_there, inner;
    lp_i_sparse_set_mate (s, node, here, there);
    lp_i_sparse_free_node (s, node);
    if (inner_end == LP_NONE)
      return;
    inner = lp_i_sparse_top (s, inner_end);
    there = s->nodes[inner].entry_here;
    here = s->nodes[inner].entry_there;
    lp_i_sparse_set_mate (s, inner, there, here);
    lp_i_sparse_free_node (s, inner);
    node = lp_i_sparse_top (s, here);
  }
}

/* The outer node above an outer node; LP_NONE above the root. */
static guint32
climb_in_forest (const LpSparse *s, guint32 node)
{
  guint32 inner_end = s->nodes[node].mate_there;

  if (inner_end == LP_NONE)
    return LP_NONE;
  return lp_i_sparse_top (s, s->nodes[lp_i_sparse_top (s, inner_end)].entry_there);
}

/* The lowest outer node above both of two outer nodes of one tree: climbs from both in turn. */
guint32
lp_i_sparse_find_meeting (LpSparse *s, guint32 a, guint32 b)
{
  s->mark++;
  for (;;) {
    if (a != LP_NONE) {
      if (s->nodes[a].mark == s->mark)
        return a;
      s->nodes[a].mark = s->mark;
      a = climb_in_forest (s, a);
    }
    if (b != LP_NONE) {
      if (s->nodes[b].mark == s->mark)
        return b;
      s->nodes[b].mark = s->mark;
      b = climb_in_forest (s, b);
    }
  }
}

/* Joins two trees at a tight edge between outer vertices. */
void
lp_i_sparse_augment (LpSparse *s, guint32 u, guint32 v, guint32 root_u, guint32 root_v)
{
  lp_i_sparse_begin_pruning (s, root_u);
  lp_i_sparse_begin_pruning (s, root_v);
  flip_tree_path (s, lp_i_sparse_top (s, u), u, v);
  flip_tree_path (s, lp_i_sparse_top (s, v), v, u);
  lp_i_sparse_prune (s);
}

/* Strings the vertices from an outer one up to the meeting into the cycle, each before the one below it. */
static void
string_sparse_cycle_down (LpSparse *s, guint32 v, guint32 meeting)
{
  while (v != meeting) {
    guint32 inner = s->nodes[v].mate_there, above = s->nodes[inner].entry_there;
    s->nodes[inner].sibling = v;
    s->nodes[above].sibling = inner;
    v = above;
  }
}

/* Strings the vertices from an outer one up to the meeting into the cycle, each before the one above it. */
static void
string_sparse_cycle_up (LpSparse *s, guint32 v, guint32 meeting)
{
  while (v != meeting) {
    guint32 inner = s->nodes[v].mate_there, above = s->nodes[inner].entry_there;
    s->nodes[v].sibling = inner;
    s->nodes[inner].sibling = above;
    v = above;
  }
}

/*
 * In the fractional problem a tight edge inside a tree ends it: the path above
 * the meeting is turned around, and each edge of the odd cycle below counts for
 * one half.
 */
void
lp_i_sparse_close_cycle (LpSparse *s, guint32 u, guint32 v, guint32 root)
{
  guint32 meeting = lp_i_sparse_find_meeting (s, u, v);
  guint32 inner = s->nodes[meeting].mate_there, w = u;

  lp_i_sparse_begin_pruning (s, root);
  string_sparse_cycle_up (s, u, meeting);
  string_sparse_cycle_down (s, v, meeting);
  s->nodes[v].sibling = u;
  if (inner != LP_NONE) {
    guint32 above = s->nodes[inner].entry_there;
    flip_tree_path (s, above, above, inner);
    lp_i_sparse_set_mate (s, inner, inner, above);
    lp_i_sparse_free_node (s, inner);
  }
  do {
    s->nodes[w].mate_there = LP_NONE;
    lp_i_sparse_free_node (s, w);
    w = s->nodes[w].sibling;
  } while (w != u);
  lp_i_sparse_prune (s);
}

/* A tree reaches a vertex of a half-integral cycle, whose other vertices then pair up. */
void
lp_i_sparse_open_cycle (LpSparse *s, guint32 u, guint32 v)
{
  s->mark++;
  lp_i_sparse_begin_pruning (s, lp_i_sparse_find_root (s, u));
  for (guint32 w = s->nodes[v].sibling; w != v;) {
    guint32 mate = s->nodes[w].sibling;
    lp_i_sparse_set_mate (s, w, w, mate);
    lp_i_sparse_set_mate (s, mate, mate, w);
    w = s->nodes[mate].sibling;
  }
  flip_tree_path (s, u, u, v);
  lp_i_sparse_set_mate (s, v, v, u);
  lp_i_sparse_free_node (s, v);
  lp_i_sparse_prune (s);
}
