/* SPDX-License-Identifier: MIT */

/*
 * The search of the small engine: that of wide/lp-blossom-template.h, with the
 * same events, sources and invariants (no slack and no z is negative, matched
 * edges and those of cycles are tight), but several vertices at a time and
 * without branches inside its loops. Included once by each lp-small-….c.
 */
#include <assert.h>

static inline Lanes
get_edge_keys (const LpSmall *s, const gint64 *cost, Lanes y, guint i)
{
  return lanes_sub (lanes_sub (lanes_get (cost + i), y), lanes_get (s->y + i));
}

/* Takes an edge of v, as keys, as the best of vertices that are not outer. */
static inline void
offer_keys (LpSmall *s, Lanes keys, Lanes outer, Lanes v, guint i)
{
  Lanes old = lanes_get (s->key + i);
  Lanes better = lanes_choose (outer, lanes_all (0), lanes_less (keys, old));

  lanes_put (s->key + i, lanes_choose (better, keys, old));
  lanes_put (s->from + i, lanes_choose (better, v, lanes_get (s->from + i)));
}

static inline gint64 *
get_row_keys (const LpSmall *s, Node blossom)
{
  return s->row_keys + (gsize) (blossom - LP_SMALL_MAX) * s->stride;
}

static inline gint64 *
get_row_ends (const LpSmall *s, Node blossom)
{
  return s->row_ends + (gsize) (blossom - LP_SMALL_MAX) * s->stride;
}

/* Takes the edges of a new outer vertex v: the best to each vertex that is not outer, and to outer ones. */
static void
scan_vertex (LpSmall *s, Node v, Node blossom)
{
  const gint64 *cost = s->cost + (gsize) v * s->stride;
  gint64 *row_keys = get_row_keys (s, blossom), *row_ends = get_row_ends (s, blossom);
  Lanes y = lanes_all (s->y[v]), end = lanes_all (v);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes keys = get_edge_keys (s, cost, y, i), outer = lanes_spread (s->outer, i);
    Lanes old = lanes_get (row_keys + i);
    Lanes better = lanes_and (outer, lanes_less (keys, old));
    offer_keys (s, keys, outer, end, i);
    lanes_put (row_keys + i, lanes_choose (better, keys, old));
    lanes_put (row_ends + i, lanes_choose (better, end, lanes_get (row_ends + i)));
  }
}

/*
 * Takes the edges of a new outer vertex that lies in no blossom: its costs are
 * its row, so only its best edge to an outer vertex is kept.
 */
static void
scan_single (LpSmall *s, Node v)
{
  const gint64 *cost = s->cost + (gsize) v * s->stride;
  Lanes y = lanes_all (s->y[v]), end = lanes_all (v), best = lanes_all (LP_SMALL_ABSENT);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes keys = get_edge_keys (s, cost, y, i), outer = lanes_spread (s->outer, i);
    Lanes placed = lanes_or (keys, lanes_places (i));
    offer_keys (s, keys, outer, end, i);
    best = lanes_min (best, lanes_choose (outer, placed, lanes_all (LP_SMALL_ABSENT)));
  }
  gint64 least = lanes_least (best);
  s->best[v] = least & ~s->places;
  s->best_here[v] = v;
  s->best_there[v] = (Node) (least & s->places);
}

static void
begin_row (const LpSmall *s, Node blossom)
{
  gint64 *row_keys = get_row_keys (s, blossom);

  for (guint i = 0; i < s->stride; i += LP_LANES)
    lanes_put (row_keys + i, lanes_all (LP_SMALL_ABSENT));
}

/*
 * Takes over the edges of a child that was outer before: its row, or those of
 * the vertex that it is. Keys between outer vertices do not change in a stage.
 */
static void
merge_row (LpSmall *s, Node blossom, Node child)
{
  gint64 *row_keys = get_row_keys (s, blossom), *row_ends = get_row_ends (s, blossom);
  const gint64 *keys = get_row_keys (s, child), *ends = get_row_ends (s, child);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes old = lanes_get (row_keys + i), offered = lanes_get (keys + i);
    Lanes better = lanes_less (offered, old);
    lanes_put (row_keys + i, lanes_choose (better, offered, old));
    lanes_put (row_ends + i, lanes_choose (better, lanes_get (ends + i), lanes_get (row_ends + i)));
  }
}

static void
merge_single (LpSmall *s, Node blossom, Node v)
{
  const gint64 *cost = s->cost + (gsize) v * s->stride;
  gint64 *row_keys = get_row_keys (s, blossom), *row_ends = get_row_ends (s, blossom);
  Lanes y = lanes_all (s->y[v]), end = lanes_all (v);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes old = lanes_get (row_keys + i), keys = get_edge_keys (s, cost, y, i);
    Lanes better = lanes_and (lanes_spread (s->outer, i), lanes_less (keys, old));
    lanes_put (row_keys + i, lanes_choose (better, keys, old));
    lanes_put (row_ends + i, lanes_choose (better, end, lanes_get (row_ends + i)));
  }
}

/* Chooses the best edge of the row that leaves the blossom. */
static void
end_row (LpSmall *s, Node blossom)
{
  const gint64 *row_keys = get_row_keys (s, blossom);
  Lanes best = lanes_all (LP_SMALL_ABSENT);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes placed = lanes_or (lanes_get (row_keys + i), lanes_places (i));
    Lanes inside = lanes_spread (s->members[blossom], i);
    best = lanes_min (best, lanes_choose (inside, lanes_all (LP_SMALL_ABSENT), placed));
  }
  gint64 least = lanes_least (best);
  s->best[blossom] = least & ~s->places;
  s->best_there[blossom] = (Node) (least & s->places);
  if (s->best_there[blossom] < s->n)
    s->best_here[blossom] = (Node) get_row_ends (s, blossom)[s->best_there[blossom]];
}

/* Takes the edges of a node that has become outer, of a blossom from all its vertices anew. */
static void
scan_node (LpSmall *s, Node b)
{
  if (!is_blossom (b)) {
    scan_single (s, b);
    return;
  }
  begin_row (s, b);
  for (guint64 rest = s->members[b]; rest != 0;)
    scan_vertex (s, take_vertex (&rest), b);
  end_row (s, b);
}

/* Takes the edges of a blossom just formed, whose children keep their former labels as roles. */
static void
scan_formed (LpSmall *s, Node blossom)
{
  Node c = s->child[blossom];

  begin_row (s, blossom);
  do {
    if (s->role[c] == INNER) {
      for (guint64 rest = s->members[c]; rest != 0;)
        scan_vertex (s, take_vertex (&rest), blossom);
    } else if (is_blossom (c)) {
      merge_row (s, blossom, c);
    } else {
      merge_single (s, blossom, c);
    }
    c = s->sibling[c];
  } while (c != s->child[blossom]);
  end_row (s, blossom);
}

/* What the tree does next. */
typedef enum { EVENT_NONE, EVENT_GROW, EVENT_FORM, EVENT_DISSOLVE } Event;

/* The first step at which an edge from the tree to a free vertex is tight. */
static inline Event
find_growth (const LpSmall *s, gint64 *step, Node *at)
{
  guint64 taken = s->outer | s->inner;
  Lanes best = lanes_all (*step);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes placed = lanes_or (lanes_get (s->key + i), lanes_places (i));
    best = lanes_min (best, lanes_choose (lanes_spread (taken, i), best, placed));
  }
  gint64 least = lanes_least (best);
  if (least >= *step)
    return EVENT_NONE;
  *step = least & ~s->places;
  *at = (Node) (least & s->places);
  return EVENT_GROW;
}

/* The first step at which an edge between two outer nodes is tight. */
static inline Event
find_cycle (const LpSmall *s, gint64 *step, Node *at)
{
  gint64 twice = 2 * *step, best = twice;
  Node where = NO_NODE;

  for (guint64 rest = s->singles; rest != 0;) {
    Node v = take_vertex (&rest);
    where = s->best[v] < best ? v : where;
    best = MIN (s->best[v], best);
  }
  for (guint32 rest = s->outer_blossoms; rest != 0;) {
    Node b = take_blossom (&rest);
    where = s->best[b] < best ? b : where;
    best = MIN (s->best[b], best);
  }
  if (best == twice)
    return EVENT_NONE;
  *step = best / 2;
  *at = where;
  assert (*step % (s->places + 1) == 0);
  return EVENT_FORM;
}

/* The first step at which the z of an inner blossom has run out. */
static inline Event
find_end (const LpSmall *s, gint64 *step, Node *at)
{
  Event event = EVENT_NONE;

  for (guint32 rest = s->inner_blossoms; rest != 0;) {
    Node b = take_blossom (&rest);
    if (s->z[b] >= *step)
      continue;
    *step = s->z[b];
    *at = b;
    event = EVENT_DISSOLVE;
  }
  return event;
}

/* Moves the duals to the next event. */
static Event
find_event (LpSmall *s, Node *at)
{
  gint64 step = LP_SMALL_MOST;
  Event growth = find_growth (s, &step, at);
  Event cycle = find_cycle (s, &step, at);
  Event end = find_end (s, &step, at);
  Event event = end != EVENT_NONE ? end : cycle != EVENT_NONE ? cycle : growth;

  if (event != EVENT_NONE)
    s->step = step;
  return event;
}

static void
begin_stage (LpSmall *s, Node root)
{
  s->step = 0;
  s->outer = s->inner = s->singles = 0;
  s->outer_blossoms = s->inner_blossoms = 0;
  for (guint i = 0; i < s->stride; i += LP_LANES)
    lanes_put (s->key + i, lanes_all (LP_SMALL_ABSENT));
  label_outer (s, root);
  scan_node (s, root);
}

/* Writes the lazy duals out, and notes whether one has become too large. */
static void
end_stage (LpSmall *s)
{
  Lanes step = lanes_all (s->step), most = lanes_all (0), least = lanes_all (0);

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes y = lanes_get (s->y + i);
    y = lanes_add (y, lanes_and (step, lanes_spread (s->outer, i)));
    y = lanes_sub (y, lanes_and (step, lanes_spread (s->inner, i)));
    lanes_put (s->y + i, y);
    most = lanes_max (most, y);
    least = lanes_min (least, y);
  }
  most = lanes_max (most, lanes_sub (lanes_all (0), least));
  s->is_far |= lanes_least (lanes_sub (lanes_all (0), most)) < -LP_SMALL_MOST;
  for (guint32 rest = s->outer_blossoms; rest != 0;) {
    Node b = take_blossom (&rest);
    s->z[b] += s->step;
    s->is_far |= s->z[b] > LP_SMALL_MOST;
  }
  for (guint32 rest = s->inner_blossoms; rest != 0;)
    s->z[take_blossom (&rest)] -= s->step;
}

/* Whether a tree that has no event within the limit would have one beyond. */
static gboolean
has_event_beyond (const LpSmall *s)
{
  for (guint64 rest = s->all & ~(s->outer | s->inner); rest != 0;) {
    if (s->key[take_vertex (&rest)] < LP_SMALL_LEAST_ABSENT)
      return TRUE;
  }
  for (guint64 rest = s->singles; rest != 0;) {
    if (s->best[take_vertex (&rest)] < LP_SMALL_LEAST_ABSENT)
      return TRUE;
  }
  for (guint32 rest = s->outer_blossoms; rest != 0;) {
    if (s->best[take_blossom (&rest)] < LP_SMALL_LEAST_ABSENT)
      return TRUE;
  }
  return s->inner_blossoms != 0;
}

/* Ends a stage without an augmentation: its tree is free again, with the duals that it had last. */
static LpSmallEnd
give_up_stage (LpSmall *s)
{
  LpSmallEnd end = has_event_beyond (s) ? LP_SMALL_FAR : LP_SMALL_NONE;

  end_stage (s);
  s->is_far |= end == LP_SMALL_FAR;
  return end;
}

/* Takes the matched pair around a free vertex into the tree. FALSE if it is exposed instead. */
static inline gboolean
grow_tree (LpSmall *s, Node u)
{
  Node inner = s->top[u];

  if (s->mate_there[inner] == NO_NODE)
    return FALSE;
  set_entry (s, inner, u, (Node) s->from[u]);
  label_inner (s, inner);
  Node outer = s->top[s->mate_there[inner]];
  label_outer (s, outer);
  scan_node (s, outer);
  return TRUE;
}

/* Grows the tree until it can augment. */
static LpSmallEnd
grow_to_end (LpSmall *s)
{
  Node at = NO_NODE, fresh[LP_SMALL_MAX];

  for (;;) {
    Event event = find_event (s, &at);
    if (event == EVENT_NONE)
      return give_up_stage (s);
    if (event == EVENT_FORM) {
      scan_formed (s, form_blossom (s, s->best_here[at], s->best_there[at]));
    } else if (event == EVENT_DISSOLVE) {
      guint n_fresh = dissolve_blossom (s, at, fresh);
      while (n_fresh-- > 0)
        scan_node (s, fresh[n_fresh]);
    } else if (!grow_tree (s, at)) {
      augment_path (s, (Node) s->from[at], at);
      end_stage (s);
      return s->is_far ? LP_SMALL_FAR : LP_SMALL_FOUND;
    }
  }
}

/* Runs a stage from an exposed node. */
static LpSmallEnd
run_stage (LpSmall *s, Node root)
{
  begin_stage (s, root);
  return grow_to_end (s);
}

/* Single vertices, none of them matched. */
static void
reset_nodes (LpSmall *s)
{
  for (guint v = 0; v < s->n; v++) {
    s->top[v] = (Node) v;
    s->parent[v] = NO_NODE;
    set_mate (s, (Node) v, (Node) v, NO_NODE);
  }
  for (guint v = s->n; v < s->stride; v++)
    s->y[v] = 0;
  s->exposed = s->all;
  s->is_far = FALSE;
  s->ids = s->free_ids = s->n < 2 ? 0 : (guint32) ((G_GUINT64_CONSTANT (1) << s->n / 2) - 1);
}

/* Half of a vertex's cheapest edge is a feasible dual for all at once. */
static void
start_duals (LpSmall *s)
{
  for (guint v = 0; v < s->n; v++) {
    const gint64 *cost = s->cost + (gsize) v * s->stride;
    Lanes best = lanes_get (cost);
    for (guint i = LP_LANES; i < s->stride; i += LP_LANES)
      best = lanes_min (best, lanes_get (cost + i));
    gint64 least = lanes_least (best);
    s->y[v] = least == LP_SMALL_ABSENT ? 0 : least / 2;
  }
}

/* Raises the dual of an exposed vertex until an edge is tight, and matches along it if it can. */
static void
start_match (LpSmall *s, Node v)
{
  const gint64 *cost = s->cost + (gsize) v * s->stride;
  Lanes y = lanes_all (s->y[v]), absent = lanes_all (LP_SMALL_ABSENT), best = absent, best_exposed = absent;

  for (guint i = 0; i < s->stride; i += LP_LANES) {
    Lanes placed = lanes_or (get_edge_keys (s, cost, y, i), lanes_places (i));
    best = lanes_min (best, placed);
    best_exposed = lanes_min (best_exposed, lanes_choose (lanes_spread (s->exposed, i), placed, absent));
  }
  gint64 least = lanes_least (best) & ~s->places, exposed = lanes_least (best_exposed);
  Node mate = (Node) (exposed & s->places);
  if (least >= LP_SMALL_LEAST_ABSENT)
    return;
  s->y[v] += least;
  if ((exposed & ~s->places) != least)
    return;
  set_mate (s, v, v, mate);
  set_mate (s, mate, mate, v);
  s->exposed &= ~(lp_i_small_bit (v) | lp_i_small_bit (mate));
}

/* Runs a stage from each exposed node around some vertices. */
static LpSmallEnd
run_stages (LpSmall *s, guint64 vertices)
{
  for (guint64 rest = vertices; rest != 0;) {
    Node b = s->top[take_vertex (&rest)];
    LpSmallEnd end = LP_SMALL_FOUND;
    if (s->mate_there[b] == NO_NODE)
      end = run_stage (s, b);
    if (end != LP_SMALL_FOUND)
      return end;
  }
  settle_mates (s);
  return LP_SMALL_FOUND;
}

static LpSmallEnd
solve_small (LpSmall *s)
{
  reset_nodes (s);
  start_duals (s);
  for (guint v = 0; v < s->n; v++) {
    if ((s->exposed >> v & 1) != 0)
      start_match (s, (Node) v);
  }
  return run_stages (s, s->exposed);
}

/* Starts from what the last search and the changes since have left; see wide/lp-solve-again-template.h. */
static LpSmallEnd
solve_small_again (LpSmall *s)
{
  return s->is_far ? LP_SMALL_FAR : run_stages (s, s->all);
}

/* The blossoms around a vertex whose z is above 0. */
static guint
find_around (const LpSmall *s, guint v, Node *around)
{
  guint n_around = 0;

  for (guint32 rest = s->ids & ~s->free_ids; rest != 0;) {
    Node b = take_blossom (&rest);
    around[n_around] = b;
    n_around += s->z[b] > 0 && (s->members[b] >> v & 1) != 0;
  }
  return n_around;
}

static void
find_tight (const LpSmall *s, guint64 *tight)
{
  for (guint v = 0; v < s->n; v++) {
    const gint64 *cost = s->cost + (gsize) v * s->stride;
    Lanes y = lanes_all (s->y[v]);
    Node around[LP_SMALL_MAX / 2 + 1];
    guint n_around = find_around (s, v, around);
    tight[v] = 0;
    for (guint i = 0; i < s->stride; i += LP_LANES) {
      Lanes keys = get_edge_keys (s, cost, y, i);
      for (guint k = 0; k < n_around; k++) {
        Lanes inside = lanes_spread (s->members[around[k]], i);
        keys = lanes_add (keys, lanes_and (inside, lanes_all (2 * s->z[around[k]])));
      }
      tight[v] |= lanes_gather (lanes_equal (keys, lanes_all (0))) << i;
    }
  }
}
