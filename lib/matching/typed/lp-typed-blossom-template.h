/* SPDX-License-Identifier: MIT */

/*
 * Blossoms of the engine for the core, and its searches; sources and invariants
 * as in lp-typed-tree-template.h. Included once per number of tiers.
 */

typedef enum { SEARCH_MATCHED, SEARCH_STUCK, SEARCH_TOO_WIDE } SearchEnd;

/* The outer node above an outer node; NONE above the root. */
static guint32
climb_tree (const Forest *f, guint32 node)
{
  guint32 across = f->nodes[node].mate_there;

  return across == NONE ? NONE : f->top[f->nodes[f->top[across]].entry_there];
}

/* The lowest outer node above both of two outer nodes. */
static guint32
find_meeting (Forest *f, guint32 a, guint32 b)
{
  f->mark++;
  for (;;) {
    if (a != NONE) {
      if (f->nodes[a].mark == f->mark)
        return a;
      f->nodes[a].mark = f->mark;
      a = climb_tree (f, a);
    }
    if (b != NONE) {
      if (f->nodes[b].mark == f->mark)
        return b;
      f->nodes[b].mark = f->mark;
      b = climb_tree (f, b);
    }
  }
}

static void
link_child (Forest *f, guint32 child, guint32 sibling, guint32 here, guint32 there)
{
  f->nodes[child].sibling = sibling;
  f->nodes[child].link_here = here;
  f->nodes[child].link_there = there;
}

/* Links the nodes from one up to the meeting, each to the one above it, or each to the one below. */
static void
link_side (Forest *f, guint32 node, guint32 meeting, gboolean upwards)
{
  while (node != meeting) {
    const Node *outer = &f->nodes[node];
    guint32 inner = f->top[outer->mate_there], above = climb_tree (f, node);
    const Node *between = &f->nodes[inner];
    if (upwards) {
      link_child (f, node, inner, outer->mate_here, outer->mate_there);
      link_child (f, inner, above, between->entry_here, between->entry_there);
    } else {
      link_child (f, inner, node, outer->mate_there, outer->mate_here);
      link_child (f, above, inner, between->entry_there, between->entry_here);
    }
    node = above;
  }
}

static guint32
take_node (Forest *f)
{
  guint32 node;

  if (f->spare->len == 0)
    return f->n_nodes++;
  node = g_array_index (f->spare, guint32, f->spare->len - 1);
  g_array_set_size (f->spare, f->spare->len - 1);
  return node;
}

/* Lists the children around the cycle, from one on. */
static void
list_cycle (Forest *f, guint32 from)
{
  guint32 child = from;

  g_array_set_size (f->cycle, 0);
  do {
    g_array_append_val (f->cycle, child);
    child = f->nodes[child].sibling;
  } while (child != from);
}

static guint32
get_listed (const Forest *f, guint i)
{
  return g_array_index (f->cycle, guint32, i % f->cycle->len);
}

static void
give_top (Forest *f, guint32 node, guint32 top)
{
  for (guint32 v = f->nodes[node].first;; v = f->next[v]) {
    f->top[v] = top;
    if (v == f->nodes[node].last)
      return;
  }
}

/* A tight edge between outer vertices closes an odd cycle. */
static void
form_blossom (Forest *f, guint32 v, guint32 u)
{
  guint32 x = f->top[v], y = f->top[u], meeting = find_meeting (f, x, y), blossom = take_node (f);
  Node *b = &f->nodes[blossom];

  link_side (f, x, meeting, TRUE);
  link_side (f, y, meeting, FALSE);
  link_child (f, y, x, u, v);
  list_cycle (f, meeting);
  *b = (Node) { .parent = NONE, .child = meeting, .first = f->nodes[meeting].first, .last = NONE };
  set_mate (f, blossom, f->nodes[meeting].mate_here, f->nodes[meeting].mate_there);
  set_label (f, blossom, OUTER);
  for (guint i = 0; i < f->cycle->len; i++) {
    guint32 child = get_listed (f, i);
    settle_node (f, child);
    f->nodes[child].parent = blossom;
    give_top (f, child, blossom);
    if (b->last != NONE)
      f->next[b->last] = f->nodes[child].first;
    b->last = f->nodes[child].last;
  }
  for (guint i = 0; i < f->cycle->len; i++) {
    if (f->nodes[get_listed (f, i)].label == INNER)
      scan_node (f, get_listed (f, i), scan_outer);
  }
}

static guint32
find_child (const Forest *f, guint32 blossom, guint32 v)
{
  while (f->nodes[v].parent != blossom)
    v = f->nodes[v].parent;
  return v;
}

/* Takes a settled blossom off its children, which are matched and free; lists them, that of the base first. */
static void
open_blossom (Forest *f, guint32 blossom)
{
  Node *b = &f->nodes[blossom];
  guint32 base = find_child (f, blossom, b->mate_here);

  list_cycle (f, base);
  for (guint i = 0; i < f->cycle->len; i++) {
    guint32 child = get_listed (f, i);
    f->nodes[child].parent = NONE;
    f->nodes[child].label = FREE;
    give_top (f, child, child);
  }
  set_mate (f, base, b->mate_here, b->mate_there);
  for (guint i = 1; i < f->cycle->len; i += 2) {
    guint32 child = get_listed (f, i);
    guint32 here = f->nodes[child].link_here, there = f->nodes[child].link_there;
    set_mate (f, child, here, there);
    set_mate (f, get_listed (f, i + 1), there, here);
  }
  b->parent = blossom;
  g_array_append_val (f->spare, blossom);
}

static void
forget_key (Forest *f, guint32 v)
{
  f->key_mark[v] = f->search - 1;
}

/* Makes the next listed child on the way to the base inner, entered along the edge of the cycle, whichever way that is linked. */
static void
enter_next (Forest *f, guint from, guint to)
{
  const Node *near = &f->nodes[get_listed (f, from)], *far = &f->nodes[get_listed (f, to)];

  if (to == (from + 1) % f->cycle->len)
    make_inner (f, get_listed (f, to), near->link_there, near->link_here);
  else
    make_inner (f, get_listed (f, to), far->link_here, far->link_there);
}

/* The z of an inner blossom has run out: the even way through it stays in the tree, the other children become free. */
static void
dissolve_blossom (Forest *f, guint32 blossom)
{
  guint32 here = f->nodes[blossom].entry_here, there = f->nodes[blossom].entry_there;
  guint32 entry_child = find_child (f, blossom, here);
  guint len, entry = 0, step;

  settle_node (f, blossom);
  scan_node (f, blossom, forget_key);
  open_blossom (f, blossom);
  len = f->cycle->len;
  while (get_listed (f, entry) != entry_child)
    entry++;
  step = entry % 2 != 0 ? 1 : len - 1;
  make_inner (f, entry_child, here, there);
  for (guint i = entry; i != 0;) {
    guint outer = (i + step) % len, inner = (outer + step) % len;
    make_outer (f, get_listed (f, outer));
    enter_next (f, outer, inner);
    i = inner;
  }
  for (guint i = 0; i < len; i++) {
    if (f->nodes[get_listed (f, i)].label == FREE)
      scan_node (f, get_listed (f, i), scan_free);
  }
}

/* Follows an arc whose event has come, if it is tight indeed and leaves its node. TRUE if it led to an exposed vertex. */
static gboolean
follow_arc (Forest *f, guint32 v, guint32 arc)
{
  guint32 u = f->arcs[arc].head, node = f->top[u];
  gint32 label = f->nodes[node].label;

  if (node == f->top[v] || label == INNER || !value_equal (get_slack (f, v, &f->arcs[arc]), value_from (0)))
    return FALSE;
  if (label == OUTER) {
    form_blossom (f, v, u);
    return FALSE;
  }
  if (f->nodes[node].mate_there == NONE) {
    flip_path (f, f->top[v], v, u);
    set_mate (f, node, u, v);
    return TRUE;
  }
  make_inner (f, node, u, v);
  make_outer (f, f->top[f->nodes[node].mate_there]);
  return FALSE;
}

static gboolean
has_run_out (const Forest *f, guint32 blossom)
{
  const Node *b = &f->nodes[blossom];

  return b->parent == NONE && b->label == INNER && value_equal (b->z, value_sub (f->step, b->since));
}

static void
begin_search (Forest *f, guint32 root)
{
  f->search += 2;
  f->step = value_from (0);
  g_array_set_size (f->events, 0);
  g_array_set_size (f->touched, 0);
  make_outer (f, root);
}

/* Grows a tree from an exposed node. What it ends with keeps its labels until end_search(). */
static SearchEnd
run_search (Forest *f, guint32 root)
{
  Event event;

  begin_search (f, root);
  while (pop_event (f, &event)) {
    if (!value_fits (event.time))
      return SEARCH_TOO_WIDE;
    f->step = event.time;
    if (event.arc == NONE) {
      if (has_run_out (f, event.node))
        dissolve_blossom (f, event.node);
    } else if (follow_arc (f, event.node, event.arc)) {
      return SEARCH_MATCHED;
    }
  }
  return SEARCH_STUCK;
}

static void
end_search (Forest *f)
{
  for (guint i = 0; i < f->touched->len; i++) {
    guint32 node = g_array_index (f->touched, guint32, i);
    if (f->nodes[node].parent != NONE)
      continue;
    settle_node (f, node);
    f->nodes[node].label = FREE;
  }
}

/* Whether a tight edge closes a cycle through the root. */
static gboolean
closes_root (Forest *f, guint32 root, guint32 v, guint32 arc)
{
  guint32 own = f->top[v], other = f->top[f->arcs[arc].head];

  return other != own && f->nodes[other].label == OUTER && value_equal (get_slack (f, v, &f->arcs[arc]), value_from (0)) &&
         find_meeting (f, own, other) == root;
}

/*
 * Raises the potential of a vertex that was left out: a tree grows from it until
 * a tight odd cycle runs through it. The duals bound the rest by as much as
 * before, but the z of blossoms that kept this vertex down moves elsewhere, so
 * that the solution bounds threes with vertices like it, too. Every other vertex
 * is matched, or was left out and is passed over as if it were inner.
 */
static void
raise_vertex (Forest *f, guint32 v)
{
  Value least = value_infinite ();
  Event event;

  for (guint32 a = f->first_arc[v]; a < f->first_arc[v + 1]; a++)
    least = value_min (least, value_sub (f->arcs[a].cost, f->potential[f->arcs[a].head]));
  if (value_equal (least, value_infinite ()))
    return;
  f->potential[v] = least;
  f->nodes[v].label = FREE;
  begin_search (f, v);
  while (pop_event (f, &event) && value_fits (event.time)) {
    f->step = event.time;
    if (event.arc == NONE) {
      if (has_run_out (f, event.node))
        dissolve_blossom (f, event.node);
    } else if (closes_root (f, v, event.node, event.arc)) {
      break;
    } else {
      follow_arc (f, event.node, event.arc);
    }
  }
  end_search (f);
  f->nodes[v].label = INNER;
}

/* Turns the children of a blossom so that they match each other, but for the base, and pushes those with children. */
static void
match_inside (Forest *f, guint32 blossom, GArray *stack)
{
  guint32 base = find_child (f, blossom, f->nodes[blossom].mate_here);

  set_mate (f, base, f->nodes[blossom].mate_here, f->nodes[blossom].mate_there);
  list_cycle (f, base);
  for (guint i = 0; i < f->cycle->len; i++) {
    guint32 child = get_listed (f, i);
    if (i % 2 != 0) {
      guint32 here = f->nodes[child].link_here, there = f->nodes[child].link_there;
      set_mate (f, child, here, there);
      set_mate (f, get_listed (f, i + 1), there, here);
    }
    if (child >= f->n)
      g_array_append_val (stack, child);
  }
}

/* Matches the vertices inside all blossoms, from the outermost inwards. */
static void
match_all (Forest *f)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 node = f->n; node < f->n_nodes; node++) {
    if (f->nodes[node].parent == NONE)
      g_array_append_val (stack, node);
  }
  while (stack->len > 0) {
    guint32 blossom = g_array_index (stack, guint32, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    match_inside (f, blossom, stack);
  }
}
