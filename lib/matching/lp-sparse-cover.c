/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "matching/lp-sparse-private.h"

/*
 * The half-integral problem as an assignment of every vertex to another: its
 * bipartite double cover, in which each edge stands for two arcs. Givers bid
 * for takers. Where the exposed vertices lie far from each other, bids move
 * them in bulk; trees would search nearly the whole graph for each pair.
 *
 * Source: D. P. Bertsekas, The auction algorithm: a distributed relaxation
 * method for the assignment problem, Annals of Operations Research 14 (1988);
 * A. V. Goldberg and R. Kennedy, An efficient cost scaling algorithm for the
 * assignment problem, Mathematical Programming 71 (1995).
 *
 * Invariant: with costs scaled by n + 1, a giver pays for its taker at most
 * epsilon more than for any other. With epsilon 1 no assignment is cheaper.
 */
typedef struct {
  LpSparse *s;
  gint64 scale;                /* n + 1 */
  gint64 epsilon;
  gint64 range;                /* of the scaled costs */
  gint64 *price;               /* owned: of a taker, scaled */
  guint32 *taken, *given;      /* owned: whom a vertex is assigned to, and who to it; LP_NONE */
  guint32 *queue;              /* owned: a ring of givers without a taker */
  guint32 first, n_queued;
} Cover;

/* Each epsilon is this part of the one before; with so many bids a vertex at one epsilon, not all can be assigned. */
enum { STEEPNESS = 5, MAX_BIDS_PER_VERTEX = 128 };

/* Past this a price shows that not all can be assigned, or that 64 bits do not suffice. */
#define MAX_PRICE (G_GINT64_CONSTANT (1) << 60)

static void
cover_clear (Cover *c)
{
  g_free (c->price);
  g_free (c->taken);
  g_free (c->given);
  g_free (c->queue);
}

static gboolean
cover_init (Cover *c, LpSparse *s)
{
  gint64 highest = 0;

  memset (c, 0, sizeof *c);
  c->s = s;
  c->scale = (gint64) s->n + 1;
  for (gsize a = 0; a < s->first_arc[s->n]; a++)
    highest = MAX (highest, s->arcs[a].cost / 2);
  if (highest > MAX_PRICE / 4 / c->scale)
    return FALSE;
  c->range = highest * c->scale;
  c->price = g_try_new0 (gint64, s->n);
  c->taken = g_try_new (guint32, s->n);
  c->given = g_try_new (guint32, s->n);
  c->queue = g_try_new (guint32, s->n);
  if (!c->price || !c->taken || !c->given || !c->queue)
    return FALSE;
  memset (c->taken, 0xff, s->n * sizeof *c->taken);
  memset (c->given, 0xff, s->n * sizeof *c->given);
  return TRUE;
}

/* What a giver pays: for the cheapest taker, and for the next; of parallel edges, for both. */
typedef struct {
  gint64 least, second;
  guint32 taker;
} Offer;

/* Written without branches: which taker is cheaper cannot be foreseen. */
static inline Offer
look_around (const Cover *c, guint32 v)
{
  const LpSparse *s = c->s;
  const LpArc *end = s->arcs + s->first_arc[v + 1];
  Offer offer = { MAX_PRICE, MAX_PRICE, LP_NONE };

  for (const LpArc *arc = s->arcs + s->first_arc[v]; arc < end; arc++) {
    gint64 price = (arc->cost / 2) * c->scale + c->price[arc->head];
    gint64 dearer = MAX (price, offer.least);
    offer.taker = price < offer.least ? arc->head : offer.taker;
    offer.least = MIN (price, offer.least);
    offer.second = MIN (offer.second, dearer);
  }
  return offer;
}

/* What a giver pays for its own taker. */
static gint64
look_home (const Cover *c, guint32 v)
{
  const LpSparse *s = c->s;
  gint64 own = MAX_PRICE;

  for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++) {
    if (s->arcs[a].head == c->taken[v])
      own = MIN (own, (s->arcs[a].cost / 2) * c->scale + c->price[c->taken[v]]);
  }
  return own;
}

static void
enqueue (Cover *c, guint32 v)
{
  guint32 place = c->first + c->n_queued++;

  c->queue[place >= c->s->n ? place - c->s->n : place] = v;
}

static guint32
dequeue (Cover *c)
{
  guint32 v = c->queue[c->first++];

  if (c->first == c->s->n)
    c->first = 0;
  c->n_queued--;
  return v;
}

/* Givers that pay too much for the new epsilon let go; all without a taker line up. */
static void
begin_scale (Cover *c)
{
  c->first = c->n_queued = 0;
  for (guint32 v = 0; v < c->s->n; v++) {
    if (c->taken[v] != LP_NONE) {
      if (look_home (c, v) <= look_around (c, v).least + c->epsilon)
        continue;
      c->given[c->taken[v]] = LP_NONE;
      c->taken[v] = LP_NONE;
    }
    enqueue (c, v);
  }
}

/* Takes the cheapest taker, at a price that leaves it just worth it. */
static gboolean
bid (Cover *c, guint32 v)
{
  Offer offer = look_around (c, v);
  guint32 before;

  if (offer.taker == LP_NONE)
    return FALSE;
  if (offer.second == MAX_PRICE)
    offer.second = offer.least + c->range;
  c->price[offer.taker] += offer.second - offer.least + c->epsilon;
  before = c->given[offer.taker];
  c->given[offer.taker] = v;
  c->taken[v] = offer.taker;
  if (before != LP_NONE) {
    c->taken[before] = LP_NONE;
    enqueue (c, before);
  }
  return c->price[offer.taker] < MAX_PRICE / 2;
}

static gboolean
run_scale (Cover *c)
{
  guint64 n_bids = 0;

  begin_scale (c);
  while (c->n_queued > 0) {
    if (++n_bids > (guint64) MAX_BIDS_PER_VERTEX * c->s->n || !bid (c, dequeue (c)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_auction (Cover *c)
{
  c->epsilon = c->range;
  do {
    c->epsilon = MAX (1, c->epsilon / STEEPNESS);
    if (!run_scale (c))
      return FALSE;
  } while (c->epsilon > 1);
  return TRUE;
}

static gint64
divide_down (gint64 number, gint64 by)
{
  return number / by - (number % by < 0);
}

/*
 * Whole potentials in single costs. Rounded down from one place in the scale
 * for all, a giver and a taker still add up to no more than a cost; one
 * assigned to the other, apart by at most 1 of n + 1, stay equal to it unless
 * that place lies between them. One of n + 1 places lies between none of n.
 */
static gint64
find_place (const Cover *c, const gint64 *paid)
{
  g_autofree guint8 *used = g_new0 (guint8, c->scale);
  gint64 place = 0;

  for (guint32 v = 0; v < c->s->n; v++)
    used[(paid[v] + 1) % c->scale] = TRUE;
  while (used[place])
    place++;
  return place;
}

/* Writes a cycle of the assignment: an odd one half-integral, another as a matching. */
static void
write_cycle (const Cover *c, guint32 v)
{
  LpSparse *s = c->s;
  guint32 length = 1;

  for (guint32 w = c->taken[v]; w != v; w = c->taken[w])
    length++;
  if (length % 2 != 0) {
    for (guint32 w = v; length-- > 0; w = c->taken[w]) {
      lp_i_sparse_set_mate (s, w, w, LP_NONE);
      s->nodes[w].sibling = c->taken[w];
    }
    return;
  }
  for (guint32 w = v; length > 0; length -= 2) {
    guint32 mate = c->taken[w];
    lp_i_sparse_set_mate (s, w, w, mate);
    lp_i_sparse_set_mate (s, mate, mate, w);
    w = c->taken[mate];
  }
}

/* A vertex's doubled potential is what it pays as a giver, less its price as a taker. */
static gboolean
write_back (Cover *c)
{
  LpSparse *s = c->s;
  g_autofree gint64 *paid = g_try_new (gint64, s->n);
  gint64 place;

  if (paid == NULL)
    return FALSE;
  for (guint32 v = 0; v < s->n; v++)
    paid[v] = look_around (c, v).least;
  place = find_place (c, paid);
  for (guint32 v = 0; v < s->n; v++) {
    gint64 potential = divide_down (paid[v] - place, c->scale) - divide_down (c->price[v] - place, c->scale);
    s->vertices[v].potential = potential - lp_i_sparse_offset (s, lp_i_sparse_set (s, v));
    c->given[v] = LP_NONE;
  }
  for (guint32 v = 0; v < s->n; v++) {
    if (c->given[v] != LP_NONE)
      continue;
    for (guint32 w = v; c->given[w] == LP_NONE; w = c->taken[w])
      c->given[w] = w;
    write_cycle (c, v);
  }
  return TRUE;
}

/* Solves the half-integral problem anew, without trees. FALSE, and nothing changed, if it finds no solution. */
gboolean
lp_i_sparse_cover (LpSparse *s)
{
  Cover c;
  gboolean solved = cover_init (&c, s) && run_auction (&c) && write_back (&c);

  cover_clear (&c);
  return solved;
}
