/* SPDX-License-Identifier: MIT */
#include "matching/sparse/lp-sparse-private.h"

/* A node for a blossom; nodes may move in memory. */
static guint32
take_node (LpSparse *s)
{
  if (s->spare->len > 0) {
    guint32 node = g_array_index (s->spare, guint32, s->spare->len - 1);
    g_array_set_size (s->spare, s->spare->len - 1);
    return node;
  }
  if (s->n_nodes == s->size_nodes) {
    s->size_nodes += MAX (16, s->size_nodes / 8);
    s->nodes = g_renew (LpSparseNode, s->nodes, s->size_nodes);
  }
  s->nodes[s->n_nodes].mark = 0;
  return s->n_nodes++;
}

static void
append_child (LpSparse *s, guint32 child, guint32 sibling, guint32 here, guint32 there)
{
  s->nodes[child].sibling = sibling;
  s->nodes[child].link_here = here;
  s->nodes[child].link_there = there;
}

/* Links the nodes from an outer one up to the meeting into the cycle of the new blossom, each before the one above it. */
static void
string_sparse_children_up (LpSparse *s, guint32 x, guint32 meeting)
{
  while (x != meeting) {
    guint32 inner = lp_i_sparse_top (s, s->nodes[x].mate_there);
    guint32 above = lp_i_sparse_top (s, s->nodes[inner].entry_there);
    append_child (s, x, inner, s->nodes[x].mate_here, s->nodes[x].mate_there);
    append_child (s, inner, above, s->nodes[inner].entry_here, s->nodes[inner].entry_there);
    x = above;
  }
}

/* Links the nodes from an outer one up to the meeting into the cycle of the new blossom, each before the one below it. */
static void
string_sparse_children_down (LpSparse *s, guint32 y, guint32 meeting)
{
  while (y != meeting) {
    guint32 inner = lp_i_sparse_top (s, s->nodes[y].mate_there);
    guint32 above = lp_i_sparse_top (s, s->nodes[inner].entry_there);
    append_child (s, inner, y, s->nodes[y].mate_there, s->nodes[y].mate_here);
    append_child (s, above, inner, s->nodes[inner].entry_there, s->nodes[inner].entry_here);
    y = above;
  }
}

/* The set of the largest child, which goes on as that of the blossom. */
static guint32
find_largest_set (const LpSparse *s, guint32 child)
{
  guint32 largest = child;

  for (guint32 c = s->nodes[child].sibling; c != child; c = s->nodes[c].sibling) {
    if (s->nodes[c].n_vertices > s->nodes[largest].n_vertices)
      largest = c;
  }
  return s->vertices[s->nodes[largest].first].set;
}

/* Moves a node's vertices into another set. */
static void
move_vertices (LpSparse *s, guint32 node, guint32 to)
{
  gint64 change = lp_i_sparse_offset (s, lp_i_sparse_node_set (s, node)) - lp_i_sparse_offset (s, &s->vertices[to]);

  for (guint32 v = s->nodes[node].first;; v = s->next[v]) {
    s->vertices[v].set = to;
    s->vertices[v].potential += change;
    if (v == s->nodes[node].last)
      return;
  }
}

/* Takes a child in; one that was inner is to be looked at as part of the blossom. */
static void
take_sparse_child (LpSparse *s, guint32 blossom, guint32 child, guint32 set)
{
  LpSparseVertex *own = lp_i_sparse_node_set (s, child);
  LpSparseNode *c = &s->nodes[child];

  if (own->label == LP_INNER)
    g_array_append_val (s->fresh, child);
  if (child >= s->n)
    c->z += lp_i_sparse_offset (s, own);
  c->parent = blossom;
  if (s->vertices[c->first].set != set)
    move_vertices (s, child, set);
  else
    lp_i_sparse_set_label (s, own, LP_OUTER);
  if (s->nodes[blossom].n_vertices > 0)
    s->next[s->nodes[blossom].last] = c->first;
  else
    s->nodes[blossom].first = c->first;
  s->nodes[blossom].last = c->last;
  s->nodes[blossom].n_vertices += c->n_vertices;
}

static void
take_children (LpSparse *s, guint32 blossom, guint32 meeting, guint32 root)
{
  guint32 set = find_largest_set (s, meeting), child = meeting;

  s->nodes[blossom].n_vertices = 0;
  do {
    take_sparse_child (s, blossom, child, set);
    child = s->nodes[child].sibling;
  } while (child != meeting);
  s->vertices[set].node = blossom;
  s->vertices[set].root = root;
  s->nodes[blossom].z = -lp_i_sparse_offset (s, &s->vertices[set]);
}

/* A tight edge between outer vertices of one tree closes an odd cycle. */
void
lp_i_sparse_form (LpSparse *s, guint32 u, guint32 v, guint32 root)
{
  guint32 x = lp_i_sparse_top (s, u), y = lp_i_sparse_top (s, v);
  guint32 blossom = take_node (s);
  guint32 meeting = lp_i_sparse_find_meeting (s, x, y);

  string_sparse_children_up (s, x, meeting);
  string_sparse_children_down (s, y, meeting);
  append_child (s, y, x, v, u);
  s->nodes[blossom].parent = LP_NONE;
  s->nodes[blossom].child = meeting;
  lp_i_sparse_set_mate (s, blossom, s->nodes[meeting].mate_here, s->nodes[meeting].mate_there);
  g_array_set_size (s->fresh, 0);
  take_children (s, blossom, meeting, root);
  for (guint i = 0; i < s->fresh->len; i++)
    lp_i_sparse_scan_node (s, g_array_index (s->fresh, guint32, i));
  g_array_set_size (s->fresh, 0);
}

/* The child of a blossom around a vertex in it. */
static guint32
find_sparse_child (const LpSparse *s, guint32 blossom, guint32 v)
{
  while (s->nodes[v].parent != blossom)
    v = s->nodes[v].parent;
  return v;
}

/* Makes each child a top-level node with a set of its own, labelled as the blossom was. */
static void
release_sparse_children (LpSparse *s, guint32 blossom)
{
  LpSparseVertex *set = lp_i_sparse_node_set (s, blossom);
  guint32 name = (guint32) (set - s->vertices), heir = find_sparse_child (s, blossom, name);
  guint32 child = s->nodes[blossom].child;
  gint64 offset = lp_i_sparse_offset (s, set);

  do {
    LpSparseNode *c = &s->nodes[child];
    LpSparseVertex *own = child == heir ? set : &s->vertices[c->first];
    if (child != heir) {
      own->base = set->base;
      own->label = set->label;
      own->root = set->root;
      for (guint32 v = c->first;; v = s->next[v]) {
        s->vertices[v].set = c->first;
        if (v == c->last)
          break;
      }
    }
    own->node = child;
    c->parent = LP_NONE;
    if (child >= s->n)
      c->z -= offset;
    child = c->sibling;
  } while (child != s->nodes[blossom].child);
}

/* Lists the children around the cycle in the scratch array, that of the base first. */
static void
list_cycle (LpSparse *s, guint32 base)
{
  guint32 child = base;

  g_array_set_size (s->cycle, 0);
  do {
    g_array_append_val (s->cycle, child);
    child = s->nodes[child].sibling;
  } while (child != base);
}

static guint32
get_listed (const LpSparse *s, guint i)
{
  return g_array_index (s->cycle, guint32, i % s->cycle->len);
}

/* Matches the children: the base outside, the others in pairs around the cycle. */
static void
match_children (LpSparse *s, guint32 blossom)
{
  const LpSparseNode *b = &s->nodes[blossom];

  lp_i_sparse_set_mate (s, get_listed (s, 0), b->mate_here, b->mate_there);
  for (guint i = 1; i < s->cycle->len; i += 2) {
    guint32 child = get_listed (s, i), other = get_listed (s, i + 1);
    guint32 here = s->nodes[child].link_here, there = s->nodes[child].link_there;
    lp_i_sparse_set_mate (s, child, here, there);
    lp_i_sparse_set_mate (s, other, there, here);
  }
}

/* Takes a blossom off its children. */
static void
open_blossom (LpSparse *s, guint32 blossom)
{
  guint32 base = find_sparse_child (s, blossom, s->nodes[blossom].mate_here);

  release_sparse_children (s, blossom);
  s->nodes[blossom].child = base;
  list_cycle (s, base);
  match_children (s, blossom);
}

/* The step from one listed child to the next on the way to the base: here on the far child. */
static void
enter_next (LpSparse *s, guint from, guint to)
{
  guint32 near = get_listed (s, from), far = get_listed (s, to);

  if (to == (from + 1) % s->cycle->len)
    lp_i_sparse_make_inner (s, far, s->nodes[near].link_there, s->nodes[near].link_here);
  else
    lp_i_sparse_make_inner (s, far, s->nodes[far].link_here, s->nodes[far].link_there);
}

/* Labels the even way around the cycle from the entry to the base, inner and outer in turn. */
static void
label_way (LpSparse *s, guint entry, guint32 here, guint32 there, guint32 root)
{
  guint len = s->cycle->len, step = entry % 2 != 0 ? 1 : len - 1;

  lp_i_sparse_make_inner (s, get_listed (s, entry), here, there);
  for (guint i = entry; i != 0;) {
    guint outer = (i + step) % len, inner = (outer + step) % len;
    lp_i_sparse_make_outer (s, get_listed (s, outer), root);
    enter_next (s, outer, inner);
    i = inner;
  }
}

static void
retire_node (LpSparse *s, guint32 node)
{
  s->nodes[node].parent = node;
  g_array_append_val (s->spare, node);
}

/* The z of an inner blossom has run out: the way through it stays in the tree, the other children become free. */
void
lp_i_sparse_dissolve_inner (LpSparse *s, guint32 blossom)
{
  guint32 here = s->nodes[blossom].entry_here, there = s->nodes[blossom].entry_there;
  guint32 entry_child = find_sparse_child (s, blossom, here), root = lp_i_sparse_set (s, there)->root;
  guint entry = 0;

  open_blossom (s, blossom);
  for (guint i = 0; i < s->cycle->len; i++) {
    lp_i_sparse_set_label (s, lp_i_sparse_node_set (s, get_listed (s, i)), LP_FREE);
    if (get_listed (s, i) == entry_child)
      entry = i;
  }
  label_way (s, entry, here, there, root);
  retire_node (s, blossom);
  for (guint i = 0; i < s->cycle->len; i++)
    lp_i_sparse_scan_node (s, get_listed (s, i));
}

/* Dissolves a free blossom whose z is 0, and those inside it whose z is 0. */
void
lp_i_sparse_dissolve_free (LpSparse *s, guint32 node)
{
  g_array_set_size (s->stack, 0);
  g_array_append_val (s->stack, node);
  while (s->stack->len > 0) {
    guint32 b = g_array_index (s->stack, guint32, s->stack->len - 1);
    g_array_set_size (s->stack, s->stack->len - 1);
    if (b < s->n || s->nodes[b].z + lp_i_sparse_offset (s, lp_i_sparse_node_set (s, b)) != 0)
      continue;
    open_blossom (s, b);
    retire_node (s, b);
    g_array_append_vals (s->stack, s->cycle->data, s->cycle->len);
  }
}
