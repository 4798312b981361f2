/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "matching/lp-sparse-private.h"

/*
 * Potentials close to the best, where trees tire: the half-integral problem as
 * an assignment of every vertex to another, in which each edge stands for two
 * arcs. Givers bid for takers. Where exposed vertices lie far from each other,
 * bids move them in bulk, while trees would search nearly the whole graph for
 * each pair; what then is left for trees lies close by.
 *
 * Source: D. P. Bertsekas, The auction algorithm: a distributed relaxation
 * method for the assignment problem, Annals of Operations Research 14 (1988);
 * A. V. Goldberg and R. Kennedy, An efficient cost scaling algorithm for the
 * assignment problem, Mathematical Programming 71 (1995).
 *
 * Invariant: a giver pays for its taker at most epsilon more than for any
 * other. Epsilon falls to 1, and costs are scaled, so the assignment costs at
 * most n / scale more than the cheapest.
 */

/* Bids run through arcs again and again, so these take half the room. */
typedef struct {
  guint32 head;
  guint32 cost;
} CoverArc;

typedef struct {
  LpSparse *s;
  gint64 scale;
  gint64 epsilon;
  gint64 range;                /* of the scaled costs */
  CoverArc *arcs;              /* owned: as those of the graph */
  gint64 *price;               /* owned: of a taker, scaled */
  guint32 *taken, *given;      /* owned: whom a vertex is assigned to, and who to it; LP_NONE */
  guint32 *queue;              /* owned: a ring of givers without a taker */
  guint32 first, n_queued;
} Cover;

/* Each epsilon is this part of the one before; with so many bids a vertex at one epsilon, not all can be assigned. */
enum { STEEPNESS = 5, MAX_BIDS_PER_VERTEX = 128 };

/* How many places ahead in the queue arcs are fetched into the cache. */
enum { AHEAD = 6 };

/* Past this a price shows that not all can be assigned, or that 64 bits do not suffice. */
#define MAX_PRICE (G_GINT64_CONSTANT (1) << 60)

static void
cover_clear (Cover *c)
{
  g_free (c->arcs);
  g_free (c->price);
  g_free (c->taken);
  g_free (c->given);
  g_free (c->queue);
}

static gboolean
cover_init (Cover *c, LpSparse *s, gint64 scale)
{
  gint64 highest = 0;

  memset (c, 0, sizeof *c);
  c->s = s;
  c->scale = scale;
  for (gsize a = 0; a < s->first_arc[s->n]; a++)
    highest = MAX (highest, s->arcs[a].cost / 2);
  if (highest > G_MAXUINT32 || highest > MAX_PRICE / 4 / c->scale)
    return FALSE;
  c->range = highest * c->scale;
  c->arcs = g_try_new (CoverArc, MAX (s->first_arc[s->n], 1));
  c->price = g_try_new0 (gint64, s->n);
  c->taken = g_try_new (guint32, s->n);
  c->given = g_try_new (guint32, s->n);
  c->queue = g_try_new0 (guint32, s->n);
  if (!c->arcs || !c->price || !c->taken || !c->given || !c->queue)
    return FALSE;
  for (gsize a = 0; a < s->first_arc[s->n]; a++)
    c->arcs[a] = (CoverArc) { s->arcs[a].head, (guint32) (s->arcs[a].cost / 2) };
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
  const CoverArc *end = c->arcs + c->s->first_arc[v + 1];
  Offer offer = { MAX_PRICE, MAX_PRICE, LP_NONE };

  for (const CoverArc *arc = c->arcs + c->s->first_arc[v]; arc < end; arc++) {
    gint64 price = arc->cost * c->scale + c->price[arc->head];
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
  gint64 own = MAX_PRICE;

  for (gsize a = c->s->first_arc[v]; a < c->s->first_arc[v + 1]; a++) {
    if (c->arcs[a].head == c->taken[v])
      own = MIN (own, c->arcs[a].cost * c->scale + c->price[c->taken[v]]);
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
  guint32 v = c->queue[c->first++], soon;

  if (c->first == c->s->n)
    c->first = 0;
  soon = c->queue[c->first + AHEAD < c->s->n ? c->first + AHEAD : 0];
  lp_i_prefetch (&c->arcs[c->s->first_arc[soon]]);
  lp_i_prefetch (&c->arcs[c->s->first_arc[soon] + 64 / sizeof (CoverArc)]);
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
 * A vertex's doubled potential is what it pays as a giver, less its price as a
 * taker, both rounded down to whole costs; so the two do not add up to more
 * than the cost in either direction of an edge.
 */
static void
write_back (const Cover *c)
{
  LpSparse *s = c->s;

  for (guint32 v = 0; v < s->n; v++) {
    s->vertices[v].potential = divide_down (look_around (c, v).least, c->scale) - divide_down (c->price[v], c->scale);
    s->vertices[v].base = 0;
    s->nodes[v].sibling = LP_NONE;
    lp_i_sparse_set_mate (s, v, v, LP_NONE);
  }
}

/* Leaves feasible potentials and no matching. FALSE, and nothing changed, if it finds none. */
gboolean
lp_i_sparse_cover (LpSparse *s, gint64 scale)
{
  Cover c;
  gboolean solved = cover_init (&c, s, scale) && run_auction (&c);

  if (solved)
    write_back (&c);
  cover_clear (&c);
  return solved;
}
