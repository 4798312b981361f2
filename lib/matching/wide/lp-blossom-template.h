/* SPDX-License-Identifier: MIT */

/*
 * The search: a perfect matching of least cost in a dense graph, by growing
 * one alternating tree at a time (primal-dual). Included once per width.
 *
 * Source: J. Edmonds, Maximum matching and a polyhedron with 0,1-vertices,
 * Journal of Research of the NBS 69B (1965); the best edge of each outer
 * blossom to each outer vertex, which makes a stage O(n²), after H. N. Gabow,
 * An efficient implementation of Edmonds' algorithm for maximum matching on
 * graphs, Journal of the ACM 23 (1976), and Z. Galil, Efficient algorithms for
 * finding maximum matching in graphs, ACM Computing Surveys 18 (1986). n / 2
 * stages: O(n³).
 *
 * Invariants: no slack is negative, edges of the matching and of blossom
 * cycles have none, every z is at least 0, and a blossom holds an odd number
 * of vertices, all but its base matched inside. A perfect matching then costs
 * what the duals add up to, so it is an optimum. Exposed vertices lie in no
 * blossom in a search that begins afresh; in one that goes on (see
 * lp-solve-again-template.h) a tree may begin or end at an exposed blossom.
 *
 * Whole numbers suffice: costs are doubled, so along a tight edge two y have
 * equal parity, and tight edges connect the tree. The slack of an edge between
 * two outer vertices is therefore even, and half of it a whole step.
 */
#include <assert.h>

/* Takes the edges of a new outer vertex v: the best to each vertex that is not outer, and to outer ones. */
static void
scan_vertex (Engine *e, Node v, Node *row)
{
  const LpWide *cost = e->cost + (gsize) v * e->n;
  LpWide y = e->y[v];

  for (guint u = 0; u < e->n; u++) {
    LpWide key = wide_sub (wide_sub (cost[u], y), e->y[u]);
    if (e->label[u] != OUTER) {
      if (wide_less (key, e->key[u])) {
        e->key[u] = key;
        e->from[u] = v;
      }
    } else if (wide_less (key, e->row_key[u])) {
      e->row_key[u] = key;
      row[u] = v;
    }
  }
}

/*
 * Takes the edges of a new outer vertex that lies in no blossom: its costs are
 * its row, so only its best edge to an outer vertex is kept.
 */
static void
scan_single (Engine *e, Node v)
{
  const LpWide *cost = e->cost + (gsize) v * e->n;
  LpWide y = e->y[v], best = wide_absent ();

  e->best_here[v] = v;
  for (guint u = 0; u < e->n; u++) {
    LpWide key = wide_sub (wide_sub (cost[u], y), e->y[u]);
    if (e->label[u] != OUTER) {
      if (wide_less (key, e->key[u])) {
        e->key[u] = key;
        e->from[u] = v;
      }
    } else if (wide_less (key, best)) {
      best = key;
      e->best_there[v] = (Node) u;
    }
  }
  e->best[v] = best;
}

/*
 * A row holds the blossom's end of its best edge to each outer vertex. An edge
 * between two outer nodes stands in the row of at least one of them, that
 * which became outer later; for a single vertex the costs themselves are the row.
 */
static Node *
get_row (const Engine *e, Node blossom)
{
  return e->rows + (gsize) (blossom - e->n) * e->n;
}

static void
begin_row (Engine *e, Node blossom)
{
  Node *row = get_row (e, blossom);

  for (guint u = 0; u < e->n; u++) {
    row[u] = NO_NODE;
    e->row_key[u] = wide_absent ();
  }
}

static inline void
offer_edge (Engine *e, Node *row, Node v, guint u)
{
  LpWide key = wide_sub (wide_sub (e->cost[(gsize) v * e->n + u], e->y[v]), e->y[u]);

  if (wide_less (key, e->row_key[u])) {
    e->row_key[u] = key;
    row[u] = v;
  }
}

/* Takes over the edges of a child that was outer before. */
static void
merge_row (Engine *e, Node *row, Node child)
{
  const Node *source = is_blossom (e, child) ? get_row (e, child) : NULL;

  for (guint u = 0; u < e->n; u++) {
    Node v = source != NULL ? source[u] : child;
    if (v != NO_NODE && e->label[u] == OUTER)
      offer_edge (e, row, v, u);
  }
}

/* Chooses the best edge of the row that leaves the blossom. */
static void
end_row (Engine *e, Node blossom)
{
  const Node *row = get_row (e, blossom);

  e->best[blossom] = wide_absent ();
  for (guint u = 0; u < e->n; u++) {
    if (e->top[u] == blossom || !wide_less (e->row_key[u], e->best[blossom]))
      continue;
    e->best[blossom] = e->row_key[u];
    e->best_here[blossom] = row[u];
    e->best_there[blossom] = (Node) u;
  }
}

/* Takes the edges of a node that has become outer, of a blossom from all its vertices anew. */
static void
scan_node (Engine *e, Node b)
{
  if (!is_blossom (e, b)) {
    scan_single (e, b);
    return;
  }
  begin_row (e, b);
  for (Node v = e->first[b]; v != NO_NODE; v = e->next[v])
    scan_vertex (e, v, get_row (e, b));
  end_row (e, b);
}

/* Takes the edges of a blossom just formed, whose children keep their former labels as roles. */
static void
scan_formed (Engine *e, Node blossom)
{
  Node *row = get_row (e, blossom);
  Node c = e->child[blossom];

  begin_row (e, blossom);
  do {
    Node end = e->next[e->last[c]];
    if (e->role[c] == OUTER) {
      merge_row (e, row, c);
    } else {
      for (Node v = e->first[c]; v != end; v = e->next[v])
        scan_vertex (e, v, row);
    }
    c = e->sibling[c];
  } while (c != e->child[blossom]);
  end_row (e, blossom);
}

/* What the tree does next. */
typedef enum { EVENT_NONE, EVENT_GROW, EVENT_FORM, EVENT_DISSOLVE } Event;

/* The first step at which an edge from the tree to a free vertex is tight. */
static Event
find_growth (const Engine *e, LpWide *step, Node *at)
{
  Event event = EVENT_NONE;

  for (guint u = 0; u < e->n; u++) {
    if (e->label[u] != FREE || !wide_less (e->key[u], *step))
      continue;
    *step = e->key[u];
    *at = (Node) u;
    event = EVENT_GROW;
  }
  return event;
}

/* The first step at which an edge between two outer nodes is tight; takes nodes that have become part of a blossom off the list. */
static Event
find_cycle (Engine *e, LpWide *step, Node *at)
{
  LpWide twice = wide_double (*step);
  Event event = EVENT_NONE;
  guint kept = 0;

  for (guint i = 0; i < e->n_outer; i++) {
    Node b = e->outer[i];
    if (e->parent[b] != NO_NODE)
      continue;
    e->outer[kept++] = b;
    if (!wide_less (e->best[b], twice))
      continue;
    twice = e->best[b];
    *at = b;
    event = EVENT_FORM;
  }
  e->n_outer = kept;
  if (event == EVENT_FORM) {
    *step = wide_half (twice);
    assert (wide_equal (wide_double (*step), twice));
  }
  return event;
}

/* The first step at which the z of an inner blossom is 0; takes blossoms that are no longer inner or on top off the list. */
static Event
find_end (Engine *e, LpWide *step, Node *at)
{
  Event event = EVENT_NONE;
  guint kept = 0;

  for (guint i = 0; i < e->n_inner; i++) {
    Node b = e->inner[i];
    if (e->parent[b] != NO_NODE || e->top[e->first[b]] != b || get_label (e, b) != INNER)
      continue;
    e->inner[kept++] = b;
    if (!wide_less (e->z[b], *step))
      continue;
    *step = e->z[b];
    *at = b;
    event = EVENT_DISSOLVE;
  }
  e->n_inner = kept;
  return event;
}

/*
 * Moves the duals to the next event. A quarter of the cost of an absent edge
 * stands for infinity: see lp-wide-limits-private.h.
 */
static Event
find_event (Engine *e, Node *at)
{
  LpWide step = wide_shift_right (wide_absent (), 2);
  Event growth = find_growth (e, &step, at);
  Event cycle = find_cycle (e, &step, at);
  Event end = find_end (e, &step, at);
  Event event = end != EVENT_NONE ? end : cycle != EVENT_NONE ? cycle : growth;

  if (event != EVENT_NONE)
    e->step = step;
  return event;
}

static void
begin_stage (Engine *e, Node root)
{
  e->step = wide_from (0);
  e->n_outer = e->n_inner = 0;
  for (guint v = 0; v < e->n; v++)
    e->key[v] = wide_absent ();
  label_outer (e, root);
  scan_node (e, root);
}

/* Writes the lazy duals out, and frees all nodes of the tree. */
static void
end_stage (Engine *e)
{
  for (guint v = 0; v < e->n; v++) {
    Node b = e->top[v];
    if (e->label[v] == OUTER)
      free_outer (e, b);
    else if (e->label[v] == INNER)
      free_inner (e, b);
  }
}

/* Takes the matched pair around a free vertex into the tree. FALSE if it is exposed instead. */
static gboolean
grow_tree (Engine *e, Node u)
{
  Node inner = e->top[u];

  if (e->mate_there[inner] == NO_NODE)
    return FALSE;
  set_entry (e, inner, u, e->from[u]);
  label_inner (e, inner);
  Node outer = e->top[e->mate_there[inner]];
  label_outer (e, outer);
  scan_node (e, outer);
  return TRUE;
}

/* Grows the tree until it can augment. FALSE leaves it as it stands. */
static gboolean
grow_to_end (Engine *e)
{
  Node at = NO_NODE;

  for (;;) {
    Event event = find_event (e, &at);
    if (event == EVENT_NONE)
      return FALSE;
    if (event == EVENT_FORM) {
      scan_formed (e, form_blossom (e, e->best_here[at], e->best_there[at]));
    } else if (event == EVENT_DISSOLVE) {
      guint n_fresh = dissolve_blossom (e, at);
      while (n_fresh-- > 0)
        scan_node (e, e->fresh[n_fresh]);
    } else if (!grow_tree (e, at)) {
      augment_path (e, e->from[at], at);
      end_stage (e);
      return TRUE;
    }
  }
}

/* Runs a stage from an exposed node. FALSE leaves the tree as it stands. */
static gboolean
run_stage (Engine *e, Node root)
{
  begin_stage (e, root);
  return grow_to_end (e);
}

/* Lets all vertices take part but some: those of a three. */
static void
exclude_vertices (Engine *e, const Node *excluded, guint n_excluded)
{
  memset (e->label, FREE, e->n);
  for (guint i = 0; i < n_excluded; i++)
    e->label[excluded[i]] = EXCLUDED;
}

/* Single vertices, none of them matched. */
static void
reset_nodes (Engine *e)
{
  for (guint v = 0; v < e->n; v++) {
    e->top[v] = e->first[v] = e->last[v] = (Node) v;
    e->next[v] = e->parent[v] = NO_NODE;
    e->label[v] = e->label[v] == EXCLUDED ? EXCLUDED : FREE;
    e->y[v] = wide_from (0);
    set_mate (e, (Node) v, (Node) v, NO_NODE);
  }
  e->n_ids = 0;
  for (guint b = count_nodes (e->n); b-- > e->n;)
    e->ids[e->n_ids++] = (Node) b;
}

/* Half of a vertex's cheapest edge is a feasible dual for all at once. */
static void
start_duals (Engine *e)
{
  for (guint v = 0; v < e->n; v++) {
    const LpWide *cost = e->cost + (gsize) v * e->n;
    LpWide least = wide_absent ();
    if (e->label[v] == EXCLUDED)
      continue;
    for (guint u = 0; u < e->n; u++) {
      if (wide_less (cost[u], least) && e->label[u] != EXCLUDED)
        least = cost[u];
    }
    e->y[v] = wide_is_absent (least) ? wide_from (0) : wide_half (least);
  }
}

/* Raises the dual of an exposed vertex until an edge is tight, and matches along it if it can. */
static void
start_match (Engine *e, Node v)
{
  const LpWide *cost = e->cost + (gsize) v * e->n;
  LpWide least = wide_absent ();
  Node mate = NO_NODE;

  for (guint u = 0; u < e->n; u++) {
    LpWide slack = wide_sub (wide_sub (cost[u], e->y[v]), e->y[u]);
    gboolean exposed = e->mate_there[u] == NO_NODE;
    if (e->label[u] == EXCLUDED || wide_less (least, slack))
      continue;
    if (wide_less (slack, least)) {
      least = slack;
      mate = NO_NODE;
    }
    if (mate == NO_NODE && exposed)
      mate = (Node) u;
  }
  if (wide_is_absent (least))
    return;
  e->y[v] = wide_add (e->y[v], least);
  if (mate == NO_NODE)
    return;
  set_mate (e, v, v, mate);
  set_mate (e, mate, mate, v);
}

/* Feasible duals and a matching of tight edges to begin with. */
static void
start_search (Engine *e)
{
  start_duals (e);
  for (guint v = 0; v < e->n; v++) {
    if (e->label[v] == FREE && e->mate_there[v] == NO_NODE)
      start_match (e, (Node) v);
  }
}

/* Finds the cheapest perfect matching of all vertices but those excluded. FALSE leaves the failed tree standing. */
static gboolean
run_search (Engine *e)
{
  reset_nodes (e);
  start_search (e);
  for (guint v = 0; v < e->n; v++) {
    Node b = e->top[v];
    if (e->label[v] == FREE && e->mate_there[b] == NO_NODE && !run_stage (e, b))
      return FALSE;
  }
  return TRUE;
}
