/* SPDX-License-Identifier: MIT */

/*
 * Nodes, their labels and their nesting in the small engine: the functions of
 * wide/lp-tree-template.h under the same names, on sets of vertices that are
 * words. Included once by each lp-small-….c.
 */
#include "matching/core/lp-bitset-private.h"
#include "matching/small/lp-small-private.h"

typedef LpSmallNode Node;
#define NO_NODE LP_SMALL_NO_NODE

/* What becomes of a node whose parent forms or dissolves. */
enum { FREE, OUTER, INNER };

static inline gboolean
is_blossom (Node b)
{
  return b >= LP_SMALL_MAX;
}

static inline guint32
get_id_bit (Node blossom)
{
  return (guint32) 1 << (blossom - LP_SMALL_MAX);
}

static inline void
set_mate (LpSmall *s, Node b, Node here, Node there)
{
  s->mate_here[b] = here;
  s->mate_there[b] = there;
}

static inline void
set_entry (LpSmall *s, Node b, Node here, Node there)
{
  s->entry_here[b] = here;
  s->entry_there[b] = there;
}

static inline void
set_edge (LpSmall *s, Node b, Node here, Node there)
{
  s->edge_here[b] = here;
  s->edge_there[b] = there;
}

/* Takes the lowest vertex off a set. */
static inline Node
take_vertex (guint64 *set)
{
  Node v = (Node) lp_i_bitset_lowest (*set);

  *set &= *set - 1;
  return v;
}

static inline Node
take_blossom (guint32 *set)
{
  Node b = (Node) (LP_SMALL_MAX + lp_i_bitset_lowest (*set));

  *set &= *set - 1;
  return b;
}

static inline void
add_to_y (LpSmall *s, Node b, gint64 change)
{
  for (guint64 rest = s->members[b]; rest != 0;)
    s->y[take_vertex (&rest)] += change;
}

static inline void
add_to_keys (LpSmall *s, Node b, gint64 change)
{
  for (guint64 rest = s->members[b]; rest != 0;)
    s->key[take_vertex (&rest)] += change;
}

/* The child of a blossom that holds a vertex. */
static inline Node
get_child (const LpSmall *s, Node blossom, Node v)
{
  Node child = v;

  while (s->parent[child] != blossom)
    child = s->parent[child];
  return child;
}

/* Gives the children of a blossom their matched edges, and the child that holds the base. */
static Node
hand_down (LpSmall *s, Node blossom)
{
  Node base = get_child (s, blossom, s->mate_here[blossom]);

  set_mate (s, base, s->mate_here[blossom], s->mate_there[blossom]);
  for (Node c = s->sibling[base]; c != base; c = s->sibling[s->sibling[c]]) {
    set_mate (s, c, s->edge_here[c], s->edge_there[c]);
    set_mate (s, s->sibling[c], s->edge_there[c], s->edge_here[c]);
  }
  return base;
}

/*
 * The label changes below keep the value that a lazy dual stands for, and the
 * meaning of the keys with it (see Engine). They take top-level nodes.
 */

static inline void
label_outer (LpSmall *s, Node b)
{
  s->outer |= s->members[b];
  add_to_y (s, b, -s->step);
  if (!is_blossom (b)) {
    s->singles |= s->members[b];
    return;
  }
  s->z[b] -= s->step;
  s->outer_blossoms |= get_id_bit (b);
}

static inline void
label_inner (LpSmall *s, Node b)
{
  s->inner |= s->members[b];
  add_to_y (s, b, s->step);
  add_to_keys (s, b, -s->step);
  if (!is_blossom (b))
    return;
  s->z[b] += s->step;
  s->inner_blossoms |= get_id_bit (b);
}

/* Makes an inner node that leaves the tree free. */
static void
free_inner (LpSmall *s, Node b)
{
  s->inner &= ~s->members[b];
  add_to_y (s, b, -s->step);
  add_to_keys (s, b, s->step);
  if (!is_blossom (b))
    return;
  s->z[b] -= s->step;
  s->inner_blossoms &= ~get_id_bit (b);
}

/* Gives all vertices of a node that has come to the top their new top. */
static void
raise_to_top (LpSmall *s, Node b)
{
  s->parent[b] = NO_NODE;
  for (guint64 rest = s->members[b]; rest != 0;)
    s->top[take_vertex (&rest)] = b;
}

/* The outer node above an outer one; NO_NODE above the root. */
static inline Node
get_grandparent (const LpSmall *s, Node b)
{
  if (s->mate_there[b] == NO_NODE)
    return NO_NODE;
  return s->top[s->entry_there[s->top[s->mate_there[b]]]];
}

/* The lowest outer node above two outer nodes, found in steps from both in turn. */
static Node
find_meeting (const LpSmall *s, Node a, Node b)
{
  guint64 passed[2] = { 0, 0 };

  for (;;) {
    if (a != NO_NODE) {
      if (lp_i_bitset_has (passed, a))
        return a;
      lp_i_bitset_add (passed, a);
      a = get_grandparent (s, a);
    }
    Node other = a;
    a = b;
    b = other;
  }
}

/* The edge that leads from a tree node upwards. */
static inline void
get_up_edge (const LpSmall *s, Node b, Node *here, Node *there)
{
  gboolean outer = (s->members[b] & s->outer) != 0;

  *here = outer ? s->mate_here[b] : s->entry_here[b];
  *there = outer ? s->mate_there[b] : s->entry_there[b];
}

/* Links a cycle: from the meeting down to the top of v, over {v, u}, and up again. */
static void
link_cycle (LpSmall *s, Node meeting, Node v, Node u)
{
  Node path[LP_SMALL_MAX], here, there;
  Node above = meeting;
  guint length = 0;

  for (Node c = s->top[v]; c != meeting; c = s->top[there]) {
    path[length++] = c;
    get_up_edge (s, c, &here, &there);
  }
  while (length-- > 0) {
    get_up_edge (s, path[length], &here, &there);
    s->sibling[above] = path[length];
    set_edge (s, above, there, here);
    above = path[length];
  }
  s->sibling[above] = s->top[u];
  set_edge (s, above, v, u);
  for (Node c = s->top[u]; c != meeting; c = s->sibling[c]) {
    get_up_edge (s, c, &here, &there);
    s->sibling[c] = s->top[there];
    set_edge (s, c, here, there);
  }
}

/* Makes a child part of a new blossom: turns an inner one outer and freezes its z. */
static inline void
absorb_child (LpSmall *s, Node blossom, Node c)
{
  gboolean outer = (s->members[c] & s->outer) != 0;

  s->role[c] = outer ? OUTER : INNER;
  s->parent[c] = blossom;
  s->members[blossom] |= s->members[c];
  if (is_blossom (c)) {
    s->z[c] += outer ? s->step : -s->step;
    s->outer_blossoms &= ~get_id_bit (c);
    s->inner_blossoms &= ~get_id_bit (c);
  }
  if (!outer)
    add_to_y (s, c, -2 * s->step);
}

static void
absorb_children (LpSmall *s, Node blossom)
{
  Node c = s->child[blossom];

  s->members[blossom] = 0;
  do {
    absorb_child (s, blossom, c);
    c = s->sibling[c];
  } while (c != s->child[blossom]);
  s->outer |= s->members[blossom];
  s->inner &= ~s->members[blossom];
  s->singles &= ~s->members[blossom];
  raise_to_top (s, blossom);
}

/* Makes a blossom of the cycle that the tight edge {v, u} closes in the tree. */
static Node
form_blossom (LpSmall *s, Node v, Node u)
{
  Node meeting = find_meeting (s, s->top[v], s->top[u]);
  Node blossom = take_blossom (&s->free_ids);

  link_cycle (s, meeting, v, u);
  s->child[blossom] = meeting;
  set_mate (s, blossom, s->mate_here[meeting], s->mate_there[meeting]);
  absorb_children (s, blossom);
  s->z[blossom] = -s->step;
  s->outer_blossoms |= get_id_bit (blossom);
  return blossom;
}

/*
 * Says what becomes of each child of an inner blossom that dissolves. The tree
 * goes on from the child that it entered to the child that holds the base, the
 * way round that begins with a matched edge; children on the odd way leave it.
 */
static void
assign_roles (LpSmall *s, Node blossom, Node entry, Node base)
{
  Node c = entry;
  gboolean forwards = entry != base && s->mate_here[entry] == s->edge_here[entry] &&
                      s->mate_there[entry] == s->edge_there[entry];

  do {
    s->role[c] = FREE;
    c = s->sibling[c];
  } while (c != entry);
  set_entry (s, entry, s->entry_here[blossom], s->entry_there[blossom]);
  s->role[entry] = INNER;
  for (Node b = forwards ? entry : base, end = forwards ? base : entry; b != end;) {
    Node d = s->sibling[b], after = s->sibling[d];
    s->role[d] = OUTER;
    s->role[forwards ? after : b] = INNER;
    if (forwards)
      set_entry (s, after, s->edge_there[d], s->edge_here[d]);
    else
      set_entry (s, b, s->edge_here[b], s->edge_there[b]);
    b = after;
  }
}

/* Gives a child of a dissolved inner blossom, labelled inner so far, its own label. */
static void
settle_child (LpSmall *s, Node c)
{
  raise_to_top (s, c);
  if (is_blossom (c)) {
    s->z[c] += s->step;
    s->inner_blossoms |= get_id_bit (c);
  }
  if (s->role[c] == INNER)
    return;
  free_inner (s, c);
  if (s->role[c] == OUTER)
    label_outer (s, c);
}

/* Dissolves an inner blossom whose z has run out. Gives the outer children, as a list. */
static guint
dissolve_blossom (LpSmall *s, Node blossom, Node *fresh)
{
  Node base = hand_down (s, blossom);
  Node entry = get_child (s, blossom, s->entry_here[blossom]);
  Node c = entry;
  guint n_fresh = 0;

  assign_roles (s, blossom, entry, base);
  s->inner_blossoms &= ~get_id_bit (blossom);
  do {
    settle_child (s, c);
    if (s->role[c] == OUTER)
      fresh[n_fresh++] = c;
    c = s->sibling[c];
  } while (c != entry);
  s->free_ids |= get_id_bit (blossom);
  return n_fresh;
}

/* Flips the path from the root over the tight edge {v, u} to an exposed node around u. */
static void
augment_path (LpSmall *s, Node v, Node u)
{
  set_mate (s, s->top[u], u, v);
  for (;;) {
    Node outer = s->top[v], there = s->mate_there[outer];
    set_mate (s, outer, v, u);
    if (there == NO_NODE)
      return;
    Node inner = s->top[there];
    u = s->entry_here[inner];
    v = s->entry_there[inner];
    set_mate (s, inner, u, v);
  }
}

/* Settles the matched edges of all vertices, from the outermost blossoms inwards. */
static void
settle_mates (LpSmall *s)
{
  Node stack[LP_SMALL_NODES];
  guint n_stack = 0;

  for (guint32 rest = s->ids & ~s->free_ids; rest != 0;) {
    Node b = take_blossom (&rest);
    if (s->parent[b] == NO_NODE)
      stack[n_stack++] = b;
  }
  while (n_stack > 0) {
    Node b = stack[--n_stack], c = s->child[b];
    hand_down (s, b);
    do {
      if (is_blossom (c))
        stack[n_stack++] = c;
      c = s->sibling[c];
    } while (c != s->child[b]);
  }
}
