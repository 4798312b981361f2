/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-private.h"

/* A pair in the list of one of its vertices. */
typedef struct {
  gint64 slack;
  guint32 tie;     /* decides among equal slacks: a hash, so that ties spread over all vertices */
  guint32 other;
} Pick;

/* The lists of all vertices. What is no better than the worst of a full list does not enter it. */
typedef struct {
  const LpDense *d;
  LpDenseScanFunc scan;
  Pick *picks;          /* owned: n × LP_DENSE_WIDTH */
  guint8 *n_picks;      /* owned */
  guint8 *worst;        /* owned: the place of the worst of a full list */
  gint64 *bound;        /* owned: slack up to which a pair may enter a vertex's list */
  gint64 *reach;        /* owned: the bound and the vertex's potential, added up */
  guint32 *around;      /* owned: of each node, 1 + the last vertex for which common is known; 0 for none */
  gint64 *common;       /* owned: of each node, the z of all blossoms that hold both it and that vertex */
} Lists;

static guint32
hash_pair (guint32 u, guint32 v)
{
  guint64 x = ((guint64) MIN (u, v) << 32 | MAX (u, v)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  x = (x ^ (x >> 32)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return (guint32) (x >> 32);
}

static gboolean
is_worse (const Pick *a, const Pick *b)
{
  return a->slack != b->slack ? a->slack > b->slack : a->tie > b->tie;
}

static void
set_bound (Lists *lists, guint v, gint64 bound)
{
  lists->bound[v] = bound;
  lists->reach[v] = lists->d->potential[v] + bound;
}

static void
find_worst (Lists *lists, guint v)
{
  const Pick *picks = lists->picks + (gsize) v * LP_DENSE_WIDTH;
  guint worst = 0;

  for (guint i = 1; i < LP_DENSE_WIDTH; i++) {
    if (is_worse (&picks[i], &picks[worst]))
      worst = i;
  }
  lists->worst[v] = (guint8) worst;
  set_bound (lists, v, picks[worst].slack);
}

static void
offer_pick (Lists *lists, guint v, const Pick *pick)
{
  Pick *picks = lists->picks + (gsize) v * LP_DENSE_WIDTH;

  if (pick->slack > lists->bound[v])
    return;
  if (lists->n_picks[v] < LP_DENSE_WIDTH) {
    picks[lists->n_picks[v]++] = *pick;
    if (lists->n_picks[v] == LP_DENSE_WIDTH)
      find_worst (lists, v);
  } else if (is_worse (&picks[lists->worst[v]], pick)) {
    picks[lists->worst[v]] = *pick;
    find_worst (lists, v);
  }
}

static guint32
get_parent (const Lists *lists, guint32 node)
{
  return g_array_index (lists->d->parents, guint32, node);
}

/*
 * Begins the row of a vertex: for each blossom around it notes the z of that
 * and of all around, which the vertex has in common with whatever the blossom
 * holds.
 */
static void
enter_row (Lists *lists, guint32 v)
{
  for (guint32 node = get_parent (lists, v); node != LP_NONE; node = get_parent (lists, node)) {
    lists->around[node] = v + 1;
    lists->common[node] = g_array_index (lists->d->sums, gint64, node);
  }
}

/*
 * The z of all blossoms that hold both the vertex of the row and another. Each
 * blossom is climbed once a row: on the way back down it learns the answer.
 */
static gint64
get_common (Lists *lists, guint32 v, guint32 u)
{
  guint32 node = get_parent (lists, u), end;
  gint64 common;

  while (node != LP_NONE && lists->around[node] != v + 1)
    node = get_parent (lists, node);
  end = node;
  common = end == LP_NONE ? 0 : lists->common[end];
  for (node = get_parent (lists, u); node != end; node = get_parent (lists, node)) {
    lists->around[node] = v + 1;
    lists->common[node] = common;
  }
  return common;
}

/*
 * Offers a pair to the lists of both its vertices. Its slack without blossoms,
 * which can only be less, decides whether they are worth looking up.
 */
static inline void
look_at_pair (Lists *lists, guint v, guint u, gint32 cost)
{
  const LpDense *d = lists->d;
  gint64 slack = 2 * (gint64) cost - d->potential[v] - d->potential[u];
  Pick pick;

  if (slack > MAX (lists->bound[v], lists->bound[u]))
    return;
  pick = (Pick) { slack + 2 * get_common (lists, v, u), hash_pair (u, v), u };
  offer_pick (lists, v, &pick);
  pick.other = v;
  offer_pick (lists, u, &pick);
}

/* Looks at the pairs of a vertex with all after it. Blocks in which no pair can enter either list are passed over as a whole. */
static void
scan_row (Lists *lists, guint v)
{
  const LpDense *d = lists->d;
  const gint32 *row = lp_i_dense_row (d, v);
  guint u = v + 1;

  enter_row (lists, v);
  for (; u + LP_DENSE_BLOCK <= d->n; u += LP_DENSE_BLOCK) {
    if (lists->scan (row + u, d->potential + u) > lists->reach[v] &&
        lists->scan (row + u, lists->reach + u) > d->potential[v])
      continue;
    for (guint i = u; i < u + LP_DENSE_BLOCK; i++)
      look_at_pair (lists, v, i, row[i]);
  }
  for (; u < d->n; u++)
    look_at_pair (lists, v, u, row[u]);
}

static gboolean
has_pick (const Lists *lists, guint v, guint other)
{
  for (guint i = 0; i < lists->n_picks[v]; i++) {
    if (lists->picks[(gsize) v * LP_DENSE_WIDTH + i].other == other)
      return TRUE;
  }
  return FALSE;
}

/* Adds the pairs of all lists to the edges, each once, though it may stand in two lists. Returns how many. */
static gsize
take_picks (LpDense *d, const Lists *lists)
{
  guint before = d->edges->len;

  for (guint v = 0; v < d->n; v++) {
    for (guint i = 0; i < lists->n_picks[v]; i++) {
      guint u = lists->picks[(gsize) v * LP_DENSE_WIDTH + i].other;
      LpMatchingEdge edge = { v, u, lp_i_dense_cost (d, u, v) };
      if (v < u || !has_pick (lists, u, v))
        g_array_append_val (d->edges, edge);
    }
  }
  return d->edges->len - before;
}

gsize
lp_i_dense_collect (LpDense *d, gint64 limit)
{
  Lists lists = { .d = d, .scan = lp_i_dense_choose_scan () };
  gsize n_taken;

  lists.picks = g_new (Pick, (gsize) d->n * LP_DENSE_WIDTH);
  lists.n_picks = g_new0 (guint8, d->n);
  lists.worst = g_new0 (guint8, d->n);
  lists.bound = g_new (gint64, d->n);
  lists.reach = g_new (gint64, d->n);
  lists.around = g_new0 (guint32, d->parents->len);
  lists.common = g_new (gint64, d->parents->len);
  for (guint v = 0; v < d->n; v++)
    set_bound (&lists, v, limit);
  for (guint v = 0; v < d->n; v++)
    scan_row (&lists, v);
  n_taken = take_picks (d, &lists);
  g_free (lists.picks);
  g_free (lists.n_picks);
  g_free (lists.worst);
  g_free (lists.bound);
  g_free (lists.reach);
  g_free (lists.around);
  g_free (lists.common);
  return n_taken;
}
