/* SPDX-License-Identifier: MIT */

/*
 * Going on from an optimum after the graph has changed. Included once per
 * width.
 *
 * Source: the post-optimality of M. O. Ball and U. Derigs, An analysis of
 * alternate strategies for implementing matching algorithms, Networks 13
 * (1983). A change hurts the invariants of the search only where an edge's
 * slack becomes negative, or where an edge of the matching or of a blossom's
 * cycle is no longer tight. Either is mended at one end of the edge: all
 * blossoms around that vertex are dissolved with the vertex as their base, so
 * that it and the partner of the outermost are left exposed and nothing else;
 * then its dual can fall as far as it must. One stage for each two exposed
 * nodes makes the matching perfect again: O(n²) where a fresh search takes n / 2.
 *
 * Widths: let every |y|, and the z around each vertex together, be at most L =
 * 16 P (see lp-wide-limits-private.h) when a stage begins. If it ends in an
 * augmentation from r to x, then yᵣ + yₓ, in the form of odd sets, is what the
 * edges of the path that it adds cost more than those that it takes: less than
 * 2 P. So the stage's steps sum to less than 2 P + 2 L. If it fails, yᵣ and the y
 * of any outer vertex differ by less than 2 P likewise, and at its last step an
 * edge became tight or a blossom ran out: less than 4 P + 3 L. Then |y| < 68 P,
 * and less the z around it < 136 P, which the headroom allows. Where a stage
 * would begin beyond L, the search begins afresh.
 */

/* How many bits more than a solution's cost L has. */
#define DRIFT_BITS 4

/* Exposes a top-level node and its partner. */
static void
part_node (Engine *e, Node b)
{
  if (e->mate_there[b] == NO_NODE)
    return;
  e->mate_there[e->top[e->mate_there[b]]] = NO_NODE;
  e->mate_there[b] = NO_NODE;
}

/* Dissolves an exposed top-level blossom: its z goes off the y of its vertices, which loosens only edges that leave it. */
static void
unfold_blossom (Engine *e, Node blossom)
{
  Node c = hand_down (e, blossom), end = c;

  for (Node v = e->first[blossom]; v != NO_NODE; v = e->next[v])
    e->y[v] = wide_sub (e->y[v], e->z[blossom]);
  do {
    raise_to_top (e, c);
    c = e->sibling[c];
  } while (c != end);
  e->ids[e->n_ids++] = blossom;
}

/* Leaves a vertex exposed and in no blossom. */
static void
expose_vertex (Engine *e, Node v)
{
  part_node (e, e->top[v]);
  while (e->top[v] != v) {
    e->mate_here[e->top[v]] = v;
    unfold_blossom (e, e->top[v]);
  }
}

/* The smallest blossom around both of two vertices. */
static Node
get_common_blossom (const Engine *e, Node v, Node u)
{
  for (Node b = e->parent[v]; b != NO_NODE; b = e->parent[b]) {
    for (Node c = e->parent[u]; c != NO_NODE; c = e->parent[c]) {
      if (b == c)
        return b;
    }
  }
  return NO_NODE;
}

/* Whether the matching runs along an edge between top-level nodes, or the cycle of a blossom along one inside it. */
static gboolean
is_in_use (const Engine *e, Node v, Node u)
{
  Node a = v;

  for (; e->parent[a] != NO_NODE; a = e->parent[a]) {
    if (e->edge_here[a] == v && e->edge_there[a] == u)
      return TRUE;
  }
  if (e->mate_here[a] == v && e->mate_there[a] == u)
    return TRUE;
  for (a = u; e->parent[a] != NO_NODE; a = e->parent[a]) {
    if (e->edge_here[a] == u && e->edge_there[a] == v)
      return TRUE;
  }
  return FALSE;
}

static LpWide
get_slack (const Engine *e, Node v, Node u)
{
  LpWide slack = wide_sub (wide_sub (e->cost[(gsize) v * e->n + u], e->y[v]), e->y[u]);

  for (Node b = get_common_blossom (e, v, u); b != NO_NODE; b = e->parent[b])
    slack = wide_add (slack, wide_double (e->z[b]));
  return slack;
}

static inline gboolean
is_single (const Engine *e, Node v)
{
  return e->top[v] == v;
}

/* The end of an edge at which mending takes least: one exposed already, else one in no blossom. */
static Node
choose_end (const Engine *e, Node v, Node u)
{
  if (is_single (e, v) && e->mate_there[v] == NO_NODE)
    return v;
  if (is_single (e, u) && (e->mate_there[u] == NO_NODE || !is_single (e, v)))
    return u;
  return v;
}

/* Restores the invariants after the cost of an edge has risen or fallen. */
static void
mend_edge (Engine *e, Node v, Node u, gboolean has_risen)
{
  gboolean in_use = is_in_use (e, v, u);
  LpWide slack;
  Node end;

  if (!in_use && (has_risen || !wide_less (get_slack (e, v, u), wide_from (0))))
    return;
  end = choose_end (e, v, u);
  /* Where the edge in use has become cheaper, the y of an end that is in no blossom can fall by as much: it stays matched. */
  if (!in_use || has_risen || !is_single (e, end))
    expose_vertex (e, end);
  slack = get_slack (e, v, u);
  if (wide_less (slack, wide_from (0)))
    e->y[end] = wide_add (e->y[end], slack);
}

/* Changes the cost of an edge; NULL takes it away. Between solves only. */
static void
change_edge (gpointer engine, guint u, guint v, const gint64 *costs)
{
  Engine *e = engine;
  LpWide cost = costs == NULL ? wide_absent () : pack_costs (e->packing, costs, e->packing->pair_least);
  LpWide *at = e->cost + (gsize) u * e->n + v;
  gboolean has_risen = wide_less (*at, cost);

  if (wide_equal (*at, cost))
    return;
  *at = e->cost[(gsize) v * e->n + u] = cost;
  if (e->is_warm)
    mend_edge (e, (Node) v, (Node) u, has_risen);
}

/* Whether no dual is too large for another stage. */
static gboolean
is_near (const Engine *e)
{
  LpWide limit = wide_shift_left (wide_from (1), e->packing->bits + DRIFT_BITS);
  LpWide least = wide_sub (wide_from (0), limit);

  for (guint v = 0; v < e->n; v++) {
    LpWide around = wide_from (0);
    for (Node b = e->parent[v]; b != NO_NODE; b = e->parent[b])
      around = wide_add (around, e->z[b]);
    if (wide_less (limit, around) || wide_less (limit, e->y[v]) || wide_less (e->y[v], least))
      return FALSE;
  }
  return TRUE;
}

/* Runs a stage from each exposed node, from the state as it stands. FALSE leaves the failed tree standing. */
static gboolean
run_stages_on (Engine *e)
{
  for (guint v = 0; v < e->n; v++) {
    Node b = e->top[v];
    if (e->label[v] != FREE || e->mate_there[b] != NO_NODE)
      continue;
    if (!is_near (e))
      return run_search (e);
    if (!run_stage (e, b))
      return FALSE;
  }
  return TRUE;
}

/* As solve_pairs (), but starts from the duals, blossoms and partners that the last solve and the changes since have left. */
static LpOutcome
solve_pairs_again (gpointer engine, LpMatching *matching)
{
  Engine *e = engine;

  return finish_pairs (e, e->is_warm ? run_stages_on (e) : run_search (e), matching);
}
