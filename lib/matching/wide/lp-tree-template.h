/* SPDX-License-Identifier: MIT */

/*
 * Nodes, their labels and their nesting: what the search does to its tree,
 * apart from choosing where to go. Sources and invariants are those of
 * lp-blossom-template.h. Included once per width.
 *
 * Matched edges inside a blossom are settled only when somebody needs them:
 * a top-level blossom knows its own matched edge, whose near end is its base,
 * and hand_down () derives the edges of its children from it. So augmenting
 * touches top-level nodes only, and nothing recurs.
 */

static inline gboolean
is_blossom (const Engine *e, Node b)
{
  return b >= e->n;
}

static inline void
set_mate (Engine *e, Node b, Node here, Node there)
{
  e->mate_here[b] = here;
  e->mate_there[b] = there;
}

static inline void
set_entry (Engine *e, Node b, Node here, Node there)
{
  e->entry_here[b] = here;
  e->entry_there[b] = there;
}

static inline void
set_edge (Engine *e, Node b, Node here, Node there)
{
  e->edge_here[b] = here;
  e->edge_there[b] = there;
}

/* The child of a blossom that holds a vertex. */
static Node
get_child (const Engine *e, Node blossom, Node v)
{
  Node child = v;

  while (e->parent[child] != blossom)
    child = e->parent[child];
  return child;
}

/* Gives the children of a blossom their matched edges, and the child that holds the base. */
static Node
hand_down (Engine *e, Node blossom)
{
  Node base = get_child (e, blossom, e->mate_here[blossom]);

  set_mate (e, base, e->mate_here[blossom], e->mate_there[blossom]);
  for (Node c = e->sibling[base]; c != base; c = e->sibling[e->sibling[c]]) {
    set_mate (e, c, e->edge_here[c], e->edge_there[c]);
    set_mate (e, e->sibling[c], e->edge_there[c], e->edge_here[c]);
  }
  return base;
}

/*
 * The label changes below keep the value that a lazy dual stands for, and the
 * meaning of the keys with it (see Engine). They take top-level nodes.
 */

static void
label_outer (Engine *e, Node b)
{
  for (Node v = e->first[b]; v != NO_NODE; v = e->next[v]) {
    e->y[v] = wide_sub (e->y[v], e->step);
    e->label[v] = OUTER;
  }
  if (is_blossom (e, b))
    e->z[b] = wide_sub (e->z[b], e->step);
  e->outer[e->n_outer++] = b;
}

static void
label_inner (Engine *e, Node b)
{
  for (Node v = e->first[b]; v != NO_NODE; v = e->next[v]) {
    e->y[v] = wide_add (e->y[v], e->step);
    e->key[v] = wide_sub (e->key[v], e->step);
    e->label[v] = INNER;
  }
  if (!is_blossom (e, b))
    return;
  e->z[b] = wide_add (e->z[b], e->step);
  e->inner[e->n_inner++] = b;
}

/* Makes an inner node free: one that leaves the tree, and any at the end of a stage. */
static void
free_inner (Engine *e, Node b)
{
  for (Node v = e->first[b]; v != NO_NODE; v = e->next[v]) {
    e->y[v] = wide_sub (e->y[v], e->step);
    e->key[v] = wide_add (e->key[v], e->step);
    e->label[v] = FREE;
  }
  if (is_blossom (e, b))
    e->z[b] = wide_sub (e->z[b], e->step);
}

/* Makes an outer node free at the end of a stage. */
static void
free_outer (Engine *e, Node b)
{
  for (Node v = e->first[b]; v != NO_NODE; v = e->next[v]) {
    e->y[v] = wide_add (e->y[v], e->step);
    e->label[v] = FREE;
  }
  if (is_blossom (e, b))
    e->z[b] = wide_add (e->z[b], e->step);
}

static inline guint8
get_label (const Engine *e, Node b)
{
  return e->label[e->first[b]];
}

/* Gives all vertices of a node that has come to the top their new top, and ends their list. */
static void
raise_to_top (Engine *e, Node b)
{
  e->parent[b] = NO_NODE;
  e->next[e->last[b]] = NO_NODE;
  for (Node v = e->first[b]; v != NO_NODE; v = e->next[v])
    e->top[v] = b;
}

/* The outer node above an outer one; NO_NODE above the root. */
static Node
get_grandparent (const Engine *e, Node b)
{
  if (e->mate_there[b] == NO_NODE)
    return NO_NODE;
  return e->top[e->entry_there[e->top[e->mate_there[b]]]];
}

/* The lowest outer node above two outer nodes, found in steps from both in turn. */
static Node
find_meeting (Engine *e, Node a, Node b)
{
  e->walk++;
  for (;;) {
    if (a != NO_NODE) {
      if (e->mark[a] == e->walk)
        return a;
      e->mark[a] = e->walk;
      a = get_grandparent (e, a);
    }
    Node other = a;
    a = b;
    b = other;
  }
}

/* The edge that leads from a tree node upwards. */
static void
get_up_edge (const Engine *e, Node b, Node *here, Node *there)
{
  gboolean outer = get_label (e, b) == OUTER;

  *here = outer ? e->mate_here[b] : e->entry_here[b];
  *there = outer ? e->mate_there[b] : e->entry_there[b];
}

/* Links a cycle: from the meeting down to the top of v, over {v, u}, and up again. */
static void
link_cycle (Engine *e, Node meeting, Node v, Node u)
{
  Node *path = e->fresh, here, there;
  Node above = meeting;
  guint length = 0;

  for (Node c = e->top[v]; c != meeting; c = e->top[there]) {
    path[length++] = c;
    get_up_edge (e, c, &here, &there);
  }
  while (length-- > 0) {
    get_up_edge (e, path[length], &here, &there);
    e->sibling[above] = path[length];
    set_edge (e, above, there, here);
    above = path[length];
  }
  e->sibling[above] = e->top[u];
  set_edge (e, above, v, u);
  for (Node c = e->top[u]; c != meeting; c = e->sibling[c]) {
    get_up_edge (e, c, &here, &there);
    e->sibling[c] = e->top[there];
    set_edge (e, c, here, there);
  }
}

/*
 * Makes the children of a new blossom part of it: joins their lists of
 * vertices, turns inner ones outer and freezes their z.
 */
static void
absorb_children (Engine *e, Node blossom)
{
  Node c = e->child[blossom];

  e->first[blossom] = e->first[c];
  do {
    e->role[c] = get_label (e, c);
    for (Node v = e->first[c]; v != NO_NODE; v = e->next[v]) {
      e->top[v] = blossom;
      if (e->role[c] == INNER)
        e->y[v] = wide_sub (e->y[v], wide_double (e->step));
      e->label[v] = OUTER;
    }
    if (is_blossom (e, c))
      e->z[c] = e->role[c] == INNER ? wide_sub (e->z[c], e->step) : wide_add (e->z[c], e->step);
    e->parent[c] = blossom;
    e->last[blossom] = e->last[c];
    c = e->sibling[c];
    e->next[e->last[blossom]] = e->first[c];
  } while (c != e->child[blossom]);
  e->next[e->last[blossom]] = NO_NODE;
}

/* Makes a blossom of the cycle that the tight edge {v, u} closes in the tree. */
static Node
form_blossom (Engine *e, Node v, Node u)
{
  Node meeting = find_meeting (e, e->top[v], e->top[u]);
  Node blossom = e->ids[--e->n_ids];

  link_cycle (e, meeting, v, u);
  e->child[blossom] = meeting;
  e->parent[blossom] = NO_NODE;
  e->mark[blossom] = 0;
  set_mate (e, blossom, e->mate_here[meeting], e->mate_there[meeting]);
  absorb_children (e, blossom);
  e->z[blossom] = wide_sub (wide_from (0), e->step);
  e->outer[e->n_outer++] = blossom;
  return blossom;
}

/*
 * Says what becomes of each child of an inner blossom that dissolves. The tree
 * goes on from the child that it entered to the child that holds the base, the
 * way round that begins with a matched edge; children on the odd way leave it.
 */
static void
assign_roles (Engine *e, Node blossom, Node entry, Node base)
{
  Node c = entry;
  gboolean forwards = entry != base && e->mate_here[entry] == e->edge_here[entry] &&
                      e->mate_there[entry] == e->edge_there[entry];

  do {
    e->role[c] = FREE;
    c = e->sibling[c];
  } while (c != entry);
  set_entry (e, entry, e->entry_here[blossom], e->entry_there[blossom]);
  e->role[entry] = INNER;
  for (Node b = forwards ? entry : base, end = forwards ? base : entry; b != end;) {
    Node d = e->sibling[b], after = e->sibling[d];
    e->role[d] = OUTER;
    e->role[forwards ? after : b] = INNER;
    if (forwards)
      set_entry (e, after, e->edge_there[d], e->edge_here[d]);
    else
      set_entry (e, b, e->edge_here[b], e->edge_there[b]);
    b = after;
  }
}

/* Gives a child of a dissolved inner blossom, labelled inner so far, its own label. */
static void
settle_child (Engine *e, Node c)
{
  raise_to_top (e, c);
  if (is_blossom (e, c))
    e->z[c] = wide_add (e->z[c], e->step);
  if (e->role[c] == INNER) {
    if (is_blossom (e, c))
      e->inner[e->n_inner++] = c;
    return;
  }
  free_inner (e, c);
  if (e->role[c] == OUTER)
    label_outer (e, c);
}

/* Dissolves an inner blossom whose z has run out. Leaves the outer children in e->fresh. */
static guint
dissolve_blossom (Engine *e, Node blossom)
{
  Node base = hand_down (e, blossom);
  Node entry = get_child (e, blossom, e->entry_here[blossom]);
  Node c = entry;
  guint n_fresh = 0;

  assign_roles (e, blossom, entry, base);
  do {
    settle_child (e, c);
    if (e->role[c] == OUTER)
      e->fresh[n_fresh++] = c;
    c = e->sibling[c];
  } while (c != entry);
  e->ids[e->n_ids++] = blossom;
  return n_fresh;
}

/* Flips the path from the root over the tight edge {v, u} to an exposed node around u. */
static void
augment_path (Engine *e, Node v, Node u)
{
  set_mate (e, e->top[u], u, v);
  for (;;) {
    Node outer = e->top[v], there = e->mate_there[outer];
    set_mate (e, outer, v, u);
    if (there == NO_NODE)
      return;
    Node inner = e->top[there];
    u = e->entry_here[inner];
    v = e->entry_there[inner];
    set_mate (e, inner, u, v);
  }
}
