/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "matching/sparse/lp-sparse-private.h"

/*
 * Potentials close to the best, from the half-integral problem as an assignment
 * of every vertex to another, in which each edge stands for two arcs: every
 * vertex has a copy on either side, and those of one side bid for those of the
 * other. Where exposed vertices lie far from each other, bids move them in
 * bulk, while trees would search nearly the whole graph for each pair; what
 * then is left for trees lies close by.
 *
 * A few last bidders may go a long way, each a little at a time; their holes on
 * the other side then bid instead, and come to meet them.
 *
 * Source: D. P. Bertsekas, The auction algorithm: a distributed relaxation
 * method for the assignment problem, Annals of Operations Research 14 (1988);
 * D. P. Bertsekas and D. A. Castañon, A forward/reverse auction algorithm for
 * asymmetric assignment problems, Computational Optimization and Applications 1
 * (1992), for bids from both sides.
 *
 * Invariant: the values of an arc's ends are at most epsilon more than its cost,
 * and those of an assigned pair not less than it. Epsilon falls to 1, and costs
 * are scaled, so the assignment costs at most n / scale more than the cheapest.
 */

/* What a vertex is on one side. */
typedef struct {
  gint64 value;     /* scaled */
  guint32 mate;     /* on the other side; LP_NONE */
} Copy;

typedef struct {
  Copy *copies;     /* owned */
  guint32 *queue;   /* owned: a ring of vertices without a mate */
  guint32 first, n_queued;
} Side;

typedef struct {
  LpSparse *s;
  gint64 scale;
  gint64 epsilon;
  gint64 range;     /* of the scaled costs */
  Side sides[2];
} Cover;

/*
 * Each epsilon is one STEEPNESS-th of the one before, and the first of the mean
 * cost. After MAX_BIDS_PER_VERTEX times n bids at one epsilon it is taken that
 * not all can be assigned. A side's turn ends after so many bids that were made
 * while no more than n / TAIL_PART vertices had no mate: n / TURN_PART in the
 * first turn, and twice as many in each turn after that.
 */
enum { STEEPNESS = 5, MAX_BIDS_PER_VERTEX = 64, TAIL_PART = 64, TURN_PART = 4 };

/* How many places ahead in the queue arcs are fetched into the cache, and then their heads. */
enum { ARCS_AHEAD = 8, HEADS_AHEAD = 4 };

/* Past this a value shows that not all can be assigned. */
#define MAX_VALUE (G_GINT64_CONSTANT (1) << 56)

static void
cover_clear (Cover *c)
{
  for (guint i = 0; i < G_N_ELEMENTS (c->sides); i++) {
    g_free (c->sides[i].copies);
    g_free (c->sides[i].queue);
  }
}

static gboolean
side_init (Side *side, guint32 n)
{
  side->copies = g_try_new (Copy, n);
  side->queue = g_try_new0 (guint32, n);
  if (side->copies == NULL || side->queue == NULL)
    return FALSE;
  for (guint32 v = 0; v < n; v++)
    side->copies[v] = (Copy) { 0, LP_NONE };
  return TRUE;
}

/* Epsilon begins with the mean cost, so that a few dear edges do not count. */
static void
measure_costs (Cover *c)
{
  gsize n_arcs = c->s->first_arc[c->s->n];
  guint64 sum = 0;
  guint32 highest = 0;

  for (gsize a = 0; a < n_arcs; a++) {
    sum += c->s->arcs[a].cost;
    highest = MAX (highest, c->s->arcs[a].cost);
  }
  c->epsilon = (gint64) (sum / MAX (n_arcs, 1)) * c->scale;
  c->range = highest * c->scale;
}

/* FALSE where memory does not suffice, or costs are not narrow. */
static gboolean
cover_init (Cover *c, LpSparse *s, gint64 scale)
{
  memset (c, 0, sizeof *c);
  if (s->wide != NULL || scale > MAX_VALUE >> 34)
    return FALSE;
  c->s = s;
  c->scale = scale;
  measure_costs (c);
  return side_init (&c->sides[0], s->n) && side_init (&c->sides[1], s->n);
}

/* What a bidder's value may be at most with the best partner, and with the next best arc, which may be parallel to the best. */
typedef struct {
  gint64 least, second;
  guint32 partner;
} Offer;

/* Finds the best partner and the next offer. Written without branches, as which partner is better cannot be foreseen. */
static inline Offer
look_for_offer (const Cover *c, const Side *other, guint32 v)
{
  const LpArc *end = c->s->arcs + c->s->first_arc[v + 1];
  Offer offer = { MAX_VALUE, MAX_VALUE, LP_NONE };

  for (const LpArc *arc = c->s->arcs + c->s->first_arc[v]; arc < end; arc++) {
    gint64 room = arc->cost * c->scale - other->copies[arc->head].value;
    gint64 rest = MAX (room, offer.least);
    offer.partner = room < offer.least ? arc->head : offer.partner;
    offer.least = MIN (room, offer.least);
    offer.second = MIN (offer.second, rest);
  }
  return offer;
}

/* What a bidder's value may be at most for the mate that it has. */
static gint64
look_home (const Cover *c, guint32 v)
{
  guint32 mate = c->sides[0].copies[v].mate;
  gint64 home = MAX_VALUE;

  for (gsize a = c->s->first_arc[v]; a < c->s->first_arc[v + 1]; a++) {
    if (c->s->arcs[a].head == mate)
      home = MIN (home, c->s->arcs[a].cost * c->scale - c->sides[1].copies[mate].value);
  }
  return home;
}

static void
enqueue_bidder (const Cover *c, Side *side, guint32 v)
{
  guint32 place = side->first + side->n_queued++;

  side->queue[place >= c->s->n ? place - c->s->n : place] = v;
}

static guint32
look_ahead (const Cover *c, const Side *side, guint32 n_places)
{
  guint32 place = side->first + n_places;

  return side->queue[place < c->s->n ? place : 0];
}

static guint32
dequeue_bidder (const Cover *c, Side *side, const Side *other)
{
  const LpSparse *s = c->s;
  guint32 v = side->queue[side->first], later = look_ahead (c, side, ARCS_AHEAD), soon = look_ahead (c, side, HEADS_AHEAD);

  lp_i_prefetch (&s->arcs[s->first_arc[later]]);
  lp_i_prefetch (&s->arcs[s->first_arc[later] + 64 / sizeof (LpArc)]);
  lp_i_prefetch (&side->copies[soon]);
  for (gsize a = s->first_arc[soon]; a < s->first_arc[soon + 1]; a++)
    lp_i_prefetch (&other->copies[s->arcs[a].head]);
  side->first = side->first + 1 == s->n ? 0 : side->first + 1;
  side->n_queued--;
  return v;
}

/* Lines up all vertices of a side that have no mate. */
static void
line_up (const Cover *c, Side *side)
{
  side->first = side->n_queued = 0;
  for (guint32 v = 0; v < c->s->n; v++) {
    if (side->copies[v].mate == LP_NONE)
      enqueue_bidder (c, side, v);
  }
}

/*
 * Begins with a new epsilon: values the first side anew, parts pairs that are
 * worse than the best offer by more than epsilon, and lines up who has no mate.
 */
static void
begin_scale (Cover *c)
{
  Side *own = &c->sides[0], *other = &c->sides[1];

  for (guint32 v = 0; v < c->s->n; v++) {
    gint64 least = look_for_offer (c, other, v).least;
    Copy *copy = &own->copies[v];
    copy->value = least;
    if (copy->mate == LP_NONE)
      continue;
    copy->value = look_home (c, v);
    if (copy->value <= least + c->epsilon)
      continue;
    copy->value = least;
    other->copies[copy->mate].mate = LP_NONE;
    copy->mate = LP_NONE;
  }
  line_up (c, own);
}

/* Takes the best partner, at a value that leaves it just worth it; who loses it lines up. */
static gboolean
place_bid (const Cover *c, Side *own, Side *other)
{
  guint32 v = dequeue_bidder (c, own, other), before;
  Offer offer = look_for_offer (c, other, v);
  Copy *bidder = &own->copies[v], *partner;

  if (offer.partner == LP_NONE)
    return FALSE;
  if (offer.second == MAX_VALUE)
    offer.second = offer.least + c->range;
  partner = &other->copies[offer.partner];
  bidder->value = offer.second + c->epsilon;
  bidder->mate = offer.partner;
  partner->value -= bidder->value - offer.least;
  before = partner->mate;
  partner->mate = v;
  if (before != LP_NONE) {
    own->copies[before].mate = LP_NONE;
    enqueue_bidder (c, own, before);
  }
  return bidder->value < MAX_VALUE / 2 && partner->value > -MAX_VALUE / 2;
}

/* Lets one side bid until all are assigned, or the few that are left have had their turn. */
static gboolean
bid_in_turn (const Cover *c, Side *own, Side *other, guint64 turn, guint64 *n_bids)
{
  for (guint64 n_last = 0; own->n_queued > 0 && n_last < turn; (*n_bids)++) {
    if (*n_bids >= (guint64) MAX_BIDS_PER_VERTEX * c->s->n || !place_bid (c, own, other))
      return FALSE;
    if (own->n_queued <= c->s->n / TAIL_PART)
      n_last++;
  }
  return TRUE;
}

static gboolean
run_scale (Cover *c)
{
  Side *own = &c->sides[0], *other = &c->sides[1];
  guint64 n_bids = 0;

  begin_scale (c);
  for (guint64 turn = MAX (1, c->s->n / TURN_PART); own->n_queued > 0; turn *= 2) {
    Side *next = other;
    if (!bid_in_turn (c, own, other, turn, &n_bids))
      return FALSE;
    other = own;
    own = next;
    line_up (c, own);
  }
  return TRUE;
}

static gboolean
run_auction (Cover *c)
{
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
 * A vertex's doubled potential is the sum of its two values, one of them raised
 * as far as the other side allows, both rounded down to whole costs; so those
 * of two vertices do not add up to more than the cost in either direction of an
 * edge.
 */
static void
write_back (const Cover *c)
{
  const Side *other = &c->sides[1];
  LpSparse *s = c->s;

  for (guint32 v = 0; v < s->n; v++) {
    s->vertices[v].potential = divide_down (look_for_offer (c, other, v).least, c->scale) + divide_down (other->copies[v].value, c->scale);
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
