/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

#include <stdlib.h>

/* Turns the children of a blossom so that they match each other, but for the base, which is matched outside. */
static void
match_inside (LpSparse *s, guint32 blossom, guint32 base)
{
  lp_i_sparse_set_mate (s, base, s->nodes[blossom].mate_here, s->nodes[blossom].mate_there);
  for (guint32 child = s->nodes[base].sibling; child != base;) {
    guint32 other = s->nodes[child].sibling;
    lp_i_sparse_set_mate (s, child, s->nodes[child].link_here, s->nodes[child].link_there);
    lp_i_sparse_set_mate (s, other, s->nodes[child].link_there, s->nodes[child].link_here);
    child = s->nodes[other].sibling;
  }
}

/*
 * Matches inside a node and all blossoms in it. One climb from the base vertex
 * serves every blossom that it passes: they all have that base.
 */
static void
match_within (LpSparse *s, guint32 node)
{
  g_array_set_size (s->stack, 0);
  g_array_append_val (s->stack, node);
  while (s->stack->len > 0) {
    guint32 top = g_array_index (s->stack, guint32, s->stack->len - 1), x = s->nodes[top].mate_here;
    guint32 here = x, there = s->nodes[top].mate_there;
    g_array_set_size (s->stack, s->stack->len - 1);
    while (x != top) {
      guint32 blossom = s->nodes[x].parent;
      lp_i_sparse_set_mate (s, blossom, here, there);
      match_inside (s, blossom, x);
      for (guint32 c = s->nodes[x].sibling; c != x; c = s->nodes[c].sibling) {
        if (c >= s->n)
          g_array_append_val (s->stack, c);
      }
      x = blossom;
    }
  }
}

/* Writes offsets out, and the matching of the vertices. */
void
lp_i_sparse_unpack (LpSparse *s)
{
  for (guint32 v = 0; v < s->n; v++) {
    LpSparseVertex *own = &s->vertices[v];
    own->potential += lp_i_sparse_offset (s, &s->vertices[own->set]);
  }
  for (guint32 b = s->n; b < s->n_nodes; b++) {
    if (s->nodes[b].parent != LP_NONE)
      continue;
    s->nodes[b].z += lp_i_sparse_offset (s, lp_i_sparse_node_set (s, b));
    match_within (s, b);
  }
}

static gboolean
sparse_blossom_counts (const LpSparse *s, guint32 node)
{
  return s->nodes[node].parent != node && s->nodes[node].z > 0;
}

/* A dual with room for all blossoms that count, and where the members of each begin. */
static LpDual *
begin_sparse_dual (const LpSparse *s, gsize *begins)
{
  gsize n_blossoms = 0, n_members = 0, i = 0;
  LpDual *dual;

  for (guint32 b = s->n; b < s->n_nodes; b++) {
    if (!sparse_blossom_counts (s, b))
      continue;
    begins[b - s->n] = n_members;
    n_blossoms++;
    n_members += s->nodes[b].n_vertices;
  }
  dual = lp_i_dual_new (s->n, 1, n_blossoms, n_members);
  for (guint32 b = s->n; b < s->n_nodes; b++) {
    if (!sparse_blossom_counts (s, b))
      continue;
    dual->blossom_values[i] = s->nodes[b].z;
    dual->ends[i++] = begins[b - s->n] + s->nodes[b].n_vertices;
  }
  return dual;
}

/*
 * The least cost, by which all were lowered, goes back into the values: half of
 * it doubled at each end. Vertices come by their names, so that members do, too.
 */
void
lp_i_sparse_write_duals (LpSparse *s, gint64 least, LpMatching *matching)
{
  g_autofree gsize *ends = g_new (gsize, MAX (s->n_nodes - s->n, 1));
  g_autofree guint32 *places = g_new (guint32, MAX (s->n, 1));
  LpDual *dual = begin_sparse_dual (s, ends);

  for (guint32 v = 0; v < s->n; v++)
    places[s->order[v]] = v;
  for (guint32 name = 0; name < s->n; name++) {
    guint32 v = places[name];
    matching->mates[name] = s->order[s->nodes[v].mate_there];
    dual->values[name] = s->vertices[v].potential + least;
    for (guint32 b = s->nodes[v].parent; b != LP_NONE; b = s->nodes[b].parent) {
      if (s->nodes[b].z == 0)
        continue;
      dual->members[ends[b - s->n]++] = name;
      dual->values[name] -= s->nodes[b].z;
    }
  }
  g_ptr_array_add (matching->duals, dual);
}

static void
append_component (const LpSparse *s, guint32 node, GArray *vertices)
{
  guint begin = vertices->len;

  for (guint32 v = s->nodes[node].first;; v = s->next[v]) {
    g_array_append_val (vertices, s->order[v]);
    if (v == s->nodes[node].last)
      break;
  }
  qsort (&g_array_index (vertices, guint32, begin), vertices->len - begin, sizeof (guint32), lp_i_compare_vertices);
}

/*
 * The forest that cannot grow shows T. Gallai's and J. Edmonds' sets: no edge
 * leads from an outer node to a free or another outer one, so that without the
 * inner vertices each outer node is an odd component of its own, and there are
 * as many more of them as trees. Inner blossoms have all run out.
 */
LpBarrier *
lp_i_sparse_make_barrier (const LpSparse *s)
{
  GArray *vertices = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize end;

  for (guint32 v = 0; v < s->n; v++) {
    if (lp_i_sparse_set (s, v)->label == LP_INNER)
      g_array_append_val (vertices, s->order[v]);
  }
  g_array_sort (vertices, lp_i_compare_vertices);
  end = vertices->len;
  g_array_append_val (ends, end);
  for (guint32 name = 0; name < s->n; name++) {
    if (s->vertices[name].set != name || s->vertices[name].label != LP_OUTER)
      continue;
    append_component (s, s->vertices[name].node, vertices);
    end = vertices->len;
    g_array_append_val (ends, end);
  }
  return lp_i_barrier_take (vertices, ends);
}
