/* SPDX-License-Identifier: MIT */

/*
 * How the invariants are restored after the cost of an edge has changed, so
 * that the search can start from what it found last: the small engine's form of
 * wide/lp-solve-again-template.h, which names the source. Included once by each
 * lp-small-….c.
 */

/* Exposes a top-level node and its partner. */
static void
part_node (LpSmall *s, Node b)
{
  if (s->mate_there[b] == NO_NODE)
    return;
  s->mate_there[s->top[s->mate_there[b]]] = NO_NODE;
  s->mate_there[b] = NO_NODE;
}

/* Dissolves an exposed top-level blossom: its z goes off the y of its vertices, which loosens only edges that leave it. */
static void
unfold_blossom (LpSmall *s, Node blossom)
{
  Node c = hand_down (s, blossom), end = c;

  add_to_y (s, blossom, -s->z[blossom]);
  for (guint64 rest = s->members[blossom]; rest != 0;)
    s->is_far |= s->y[take_vertex (&rest)] < -LP_SMALL_MOST;
  do {
    raise_to_top (s, c);
    c = s->sibling[c];
  } while (c != end);
  s->free_ids |= get_id_bit (blossom);
}

/* Leaves a vertex exposed and in no blossom, unless a dual becomes too large on the way. */
static void
expose_vertex (LpSmall *s, Node v)
{
  part_node (s, s->top[v]);
  while (s->top[v] != v && !s->is_far) {
    s->mate_here[s->top[v]] = v;
    unfold_blossom (s, s->top[v]);
  }
}

/* Whether the matching runs along an edge between top-level nodes, or the cycle of a blossom along one inside it. */
static gboolean
is_in_use (const LpSmall *s, Node v, Node u)
{
  Node a = v;

  for (; s->parent[a] != NO_NODE; a = s->parent[a]) {
    if (s->edge_here[a] == v && s->edge_there[a] == u)
      return TRUE;
  }
  if (s->mate_here[a] == v && s->mate_there[a] == u)
    return TRUE;
  for (a = u; s->parent[a] != NO_NODE; a = s->parent[a]) {
    if (s->edge_here[a] == u && s->edge_there[a] == v)
      return TRUE;
  }
  return FALSE;
}

static gint64
get_slack (const LpSmall *s, Node v, Node u)
{
  gint64 slack = s->cost[(gsize) v * s->stride + u] - s->y[v] - s->y[u];

  for (Node b = s->parent[v]; b != NO_NODE; b = s->parent[b])
    slack += (s->members[b] >> u & 1) != 0 ? 2 * s->z[b] : 0;
  return slack;
}

/* The end of an edge at which mending takes least: one exposed already, else one in no blossom. */
static Node
choose_end (const LpSmall *s, Node v, Node u)
{
  gboolean v_single = s->top[v] == v, u_single = s->top[u] == u;

  if (v_single && s->mate_there[v] == NO_NODE)
    return v;
  if (u_single && (s->mate_there[u] == NO_NODE || !v_single))
    return u;
  return v;
}

/* Restores the invariants after the cost of an edge has risen or fallen. */
static void
mend_edge (LpSmall *s, Node v, Node u, gboolean has_risen)
{
  gboolean in_use = is_in_use (s, v, u);
  Node end;

  if (!in_use && (has_risen || get_slack (s, v, u) >= 0))
    return;
  end = choose_end (s, v, u);
  /* Where the edge in use has become cheaper, the y of an end that is in no blossom can fall by as much: it stays matched. */
  if (!in_use || has_risen || s->top[end] != end)
    expose_vertex (s, end);
  s->y[end] += MIN (0, get_slack (s, v, u));
  s->is_far |= s->y[end] < -LP_SMALL_MOST;
}

static void
change_edge (LpSmall *s, guint u, guint v, gint64 key)
{
  gint64 *at = s->cost + (gsize) u * s->stride + v;
  gboolean has_risen = *at < key;

  if (*at == key)
    return;
  *at = s->cost[(gsize) v * s->stride + u] = key;
  if (!s->is_far)
    mend_edge (s, (Node) v, (Node) u, has_risen);
}
