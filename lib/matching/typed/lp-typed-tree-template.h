/* SPDX-License-Identifier: MIT */

/*
 * The engine for the core: one alternating tree at a time grows from an exposed
 * vertex, with a heap of events, until it meets another. Included once per
 * number of tiers.
 *
 * Source: J. Edmonds (1965) and Z. Galil, S. Micali and H. N. Gabow (1986), see
 * lp-matching.h. The core starts from duals that are nearly right and few
 * exposed vertices, so one tree at a time suffices; the engine for sparse
 * graphs, which grows all at once, holds numbers and not vectors.
 *
 * Costs and duals are doubled, slack (u, v) = 2 c − pᵤ − pᵥ + 2 Σ z_B over the
 * blossoms that hold both. Invariants: no slack is negative; edges of the
 * matching and of cycles have none, so in a tree all potentials are of one
 * parity, component by component, and the slack between two outer vertices is
 * even.
 */

enum { FREE = 0, OUTER = 1, INNER = -1 };

typedef struct {
  Value cost;
  guint32 head;
} Arc;

/* A vertex, or a blossom from n on. */
typedef struct {
  Value z;                          /* of a blossom */
  Value since;                      /* the step at which its label came; potentials and z are as they were then */
  gint32 label;
  guint32 mate_here, mate_there;    /* matched edge of a top-level node; mate_there NONE if exposed */
  guint32 entry_here, entry_there;  /* of an inner node: the edge to the tree above */
  guint32 parent;                   /* the blossom right around it; NONE on top; itself if it is no more */
  guint32 child;                    /* of a blossom: one of its children */
  guint32 sibling;                  /* next in the cycle of the parent */
  guint32 link_here, link_there;    /* the edge to the sibling */
  guint32 first, last;              /* of the list of its vertices */
  guint32 mark;
} Node;

/* A tight arc, or an inner blossom that has run out. */
typedef struct {
  Value time;
  guint32 node;    /* the outer tail of the arc, or the blossom */
  guint32 arc;     /* NONE for a blossom */
} Event;

typedef struct {
  guint32 n;
  guint32 n_nodes;
  guint32 *first_arc;  /* owned: n + 1 */
  Arc *arcs;           /* owned */
  Value *potential;    /* owned: with the z of all blossoms around */
  Value *key;          /* owned: when a free vertex's best edge from the tree becomes tight … */
  guint32 *key_mark;   /* owned: … in this search */
  guint32 *top;        /* owned: of a vertex, its top-level node */
  guint32 *next;       /* owned: in the list of a node's vertices */
  Node *nodes;         /* owned: room for all blossoms that can be at once */
  GArray *spare;       /* owned: ids of blossoms that are no more */
  GArray *touched;     /* owned: nodes that have got labels */
  GArray *cycle;       /* owned: scratch */
  GArray *events;      /* owned: a heap */
  Value step;          /* the sum of the search's dual steps */
  guint32 mark;
  guint32 search;
} Forest;

static inline Value
get_potential (const Forest *f, guint32 v)
{
  const Node *node = &f->nodes[f->top[v]];
  Value moved;

  if (node->label == FREE)
    return f->potential[v];
  moved = value_sub (f->step, node->since);
  return node->label == OUTER ? value_add (f->potential[v], moved) : value_sub (f->potential[v], moved);
}

static inline Event *
get_event (const Forest *f, guint i)
{
  return &g_array_index (f->events, Event, i);
}

static void
push_event (Forest *f, Value time, guint32 node, guint32 arc)
{
  Event event = { time, node, arc };
  guint at = f->events->len;

  g_array_append_val (f->events, event);
  for (; at > 0 && value_less (time, get_event (f, (at - 1) / 2)->time); at = (at - 1) / 2)
    *get_event (f, at) = *get_event (f, (at - 1) / 2);
  *get_event (f, at) = event;
}

static gboolean
pop_event (Forest *f, Event *event)
{
  guint n, at = 0;
  Event last;

  if (f->events->len == 0)
    return FALSE;
  *event = *get_event (f, 0);
  n = f->events->len - 1;
  last = *get_event (f, n);
  g_array_set_size (f->events, n);
  if (n == 0)
    return TRUE;
  for (guint child = 1; child < n; child = 2 * at + 1) {
    if (child + 1 < n && value_less (get_event (f, child + 1)->time, get_event (f, child)->time))
      child++;
    if (!value_less (get_event (f, child)->time, last.time))
      break;
    *get_event (f, at) = *get_event (f, child);
    at = child;
  }
  *get_event (f, at) = last;
  return TRUE;
}

static inline Value
get_slack (const Forest *f, guint32 v, const Arc *arc)
{
  return value_sub (value_sub (arc->cost, get_potential (f, v)), get_potential (f, arc->head));
}

/* Offers the arcs of a new outer vertex: one to a free vertex is tight after its slack, one to an outer vertex after half of it. */
static void
scan_outer (Forest *f, guint32 v)
{
  guint32 own = f->top[v];

  for (guint32 a = f->first_arc[v]; a < f->first_arc[v + 1]; a++) {
    guint32 u = f->arcs[a].head, other = f->top[u];
    Value time;
    if (other == own || f->nodes[other].label == INNER)
      continue;
    time = get_slack (f, v, &f->arcs[a]);
    if (f->nodes[other].label == OUTER) {
      push_event (f, value_add (f->step, value_half (time)), v, a);
      continue;
    }
    time = value_add (f->step, time);
    if (f->key_mark[u] == f->search && !value_less (time, f->key[u]))
      continue;
    f->key_mark[u] = f->search;
    f->key[u] = time;
    push_event (f, time, v, a);
  }
}

/* Finds the arc from v to u of this cost. */
static guint32
find_arc (const Forest *f, guint32 v, guint32 u, Value cost)
{
  guint32 a = f->first_arc[v];

  while (f->arcs[a].head != u || !value_equal (f->arcs[a].cost, cost))
    a++;
  return a;
}

/* A vertex has become free while the tree grows: finds its best edge anew. */
static void
scan_free (Forest *f, guint32 v)
{
  Value least = value_infinite ();
  guint32 best = NONE;

  f->key_mark[v] = f->search - 1;
  for (guint32 a = f->first_arc[v]; a < f->first_arc[v + 1]; a++) {
    Value slack;
    if (f->nodes[f->top[f->arcs[a].head]].label != OUTER)
      continue;
    slack = get_slack (f, v, &f->arcs[a]);
    if (!value_less (slack, least))
      continue;
    least = slack;
    best = a;
  }
  if (best == NONE)
    return;
  f->key_mark[v] = f->search;
  f->key[v] = value_add (f->step, least);
  push_event (f, f->key[v], f->arcs[best].head, find_arc (f, f->arcs[best].head, v, f->arcs[best].cost));
}

/* Calls a scan for all vertices of a node. */
static void
scan_node (Forest *f, guint32 node, void (*scan) (Forest *f, guint32 v))
{
  for (guint32 v = f->nodes[node].first;; v = f->next[v]) {
    scan (f, v);
    if (v == f->nodes[node].last)
      return;
  }
}

static void
set_label (Forest *f, guint32 node, gint32 label)
{
  f->nodes[node].label = label;
  f->nodes[node].since = f->step;
  g_array_append_val (f->touched, node);
}

static void
make_outer (Forest *f, guint32 node)
{
  set_label (f, node, OUTER);
  scan_node (f, node, scan_outer);
}

/* Makes a free node inner, entered along an edge. That the z of a blossom runs out is an event. */
static void
make_inner (Forest *f, guint32 node, guint32 here, guint32 there)
{
  f->nodes[node].entry_here = here;
  f->nodes[node].entry_there = there;
  set_label (f, node, INNER);
  if (node >= f->n)
    push_event (f, value_add (f->step, f->nodes[node].z), node, NONE);
}

/* Adds to the potentials and the z of a node what the steps since it was labelled have moved them by. */
static void
settle_node (Forest *f, guint32 node)
{
  Node *b = &f->nodes[node];
  Value moved = value_sub (f->step, b->since);

  b->since = f->step;
  if (b->label == FREE)
    return;
  if (b->label == INNER)
    moved = value_sub (value_from (0), moved);
  if (node >= f->n)
    b->z = value_add (b->z, moved);
  for (guint32 v = b->first;; v = f->next[v]) {
    f->potential[v] = value_add (f->potential[v], moved);
    if (v == b->last)
      return;
  }
}

static void
set_mate (Forest *f, guint32 node, guint32 here, guint32 there)
{
  f->nodes[node].mate_here = here;
  f->nodes[node].mate_there = there;
}

/* Turns the path from an outer node to the root around, matching the node along a new edge. */
static void
flip_path (Forest *f, guint32 node, guint32 here, guint32 there)
{
  for (;;) {
    guint32 across = f->nodes[node].mate_there, inner;
    set_mate (f, node, here, there);
    if (across == NONE)
      return;
    inner = f->top[across];
    there = f->nodes[inner].entry_here;
    here = f->nodes[inner].entry_there;
    set_mate (f, inner, there, here);
    node = f->top[here];
  }
}
