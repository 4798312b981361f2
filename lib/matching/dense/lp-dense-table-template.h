/* SPDX-License-Identifier: MIT */

/* The loops of the table engine, on whole lanes. Included once by each lp-dense-table-….c. */
#include "matching/dense/lp-dense-table-private.h"

static void
find_range (const gint32 *costs, gsize n_costs, gint32 *least, gint32 *greatest)
{
  gsize i = 0;
  Lanes low = lanes_all (G_MAXINT32), below = lanes_all (-1);
  gint32 highest;

  /* Complements turn the order round, so that one reduction serves both. */
  Lanes high = low;
  for (; i + LP_LANES <= n_costs; i += LP_LANES) {
    Lanes cost = lanes_get (costs + i);
    low = lanes_min (low, cost);
    high = lanes_min (high, lanes_sub (below, cost));
  }
  *least = lanes_least (low);
  highest = -1 - lanes_least (high);
  for (; i < n_costs; i++) {
    *least = MIN (*least, costs[i]);
    highest = MAX (highest, costs[i]);
  }
  *greatest = highest;
}

static void
load_row (LpDenseTable *t, guint v, const gint32 *costs, gint32 least)
{
  gint32 *row = lp_i_dense_table_row (t, v) + v + 1;
  gint32 *column = lp_i_dense_table_row (t, v + 1) + v;
  guint n = t->n - v - 1;

  for (guint i = 0; i < n; i++, column += t->stride)
    row[i] = *column = 2 * (costs[i] - least);
}

static gint32
find_least (const LpDenseTable *t, guint v)
{
  const gint32 *row = lp_i_dense_table_row (t, v);
  Lanes least = lanes_get (row);

  for (guint i = LP_LANES; i < t->stride; i += LP_LANES)
    least = lanes_min (least, lanes_get (row + i));
  return lanes_least (least);
}

static gint32
look_around (const LpDenseTable *t, guint v, guint32 *at, gint32 *second)
{
  const gint32 *row = lp_i_dense_table_row (t, v);
  Lanes y = lanes_all (t->y[v]), least = lanes_all (G_MAXINT32), next = least, where = lanes_all (-1);
  gint32 place, best, others;

  for (guint i = 0; i < t->stride; i += LP_LANES) {
    Lanes slack = lanes_sub (lanes_sub (lanes_get (row + i), y), lanes_get (t->y + i));
    Lanes key = lanes_or (lanes_shift (lanes_min (slack, lanes_all (LP_DENSE_TABLE_FAR)), lanes_all (1)), lanes_halve (lanes_get (t->rest + i)));
    Lanes better = lanes_less (key, least);
    next = lanes_min (next, lanes_max (key, least));
    where = lanes_choose (better, lanes_places (i), where);
    least = lanes_min (least, key);
  }
  best = lanes_find_least (least, where, &place);
  /* The best but one is the next of its own lane, or the least of another. */
  next = lanes_choose (lanes_equal (where, lanes_all (place)), next, least);
  others = lanes_least (next);
  *at = (guint32) place;
  *second = others >> 1;
  return best >> 1;
}

static void
begin_tree (LpDenseTable *t)
{
  for (guint i = 0; i < t->stride; i += LP_LANES) {
    lanes_put (t->key + i, lanes_all (LP_DENSE_TABLE_FAR));
    lanes_put (t->role + i, lanes_get (t->rest + i));
  }
}

/* When the key of each vertex is due. */
static inline Lanes
get_times (const LpDenseTable *t, Lanes key, guint i)
{
  Lanes role = lanes_get (t->role + i);

  return lanes_or (lanes_shift (key, lanes_and (role, lanes_all (1))), lanes_halve (role));
}

static inline void
settle_event (LpDenseTable *t, Lanes time, Lanes where)
{
  gint32 place;

  t->time = lanes_find_least (time, where, &place);
  t->at = (guint32) place;
}

static void
find_event (LpDenseTable *t)
{
  Lanes best = lanes_all (G_MAXINT32), where = lanes_all (0);

  for (guint i = 0; i < t->stride; i += LP_LANES) {
    Lanes time = get_times (t, lanes_get (t->key + i), i);
    where = lanes_choose (lanes_less (time, best), lanes_places (i), where);
    best = lanes_min (time, best);
  }
  settle_event (t, best, where);
}

static inline void
scan_vertex (LpDenseTable *t, guint v, gboolean inside)
{
  const gint32 *row = lp_i_dense_table_row (t, v);
  Lanes y = lanes_all (t->y[v]), end = lanes_all ((gint32) v), top = lanes_all (t->top[v]);
  Lanes best = lanes_all (G_MAXINT32), where = lanes_all (0);

  for (guint i = 0; i < t->stride; i += LP_LANES) {
    Lanes slack = lanes_sub (lanes_sub (lanes_get (row + i), y), lanes_get (t->y + i));
    Lanes key = lanes_get (t->key + i), better, time;
    if (inside)
      slack = lanes_choose (lanes_equal (lanes_get (t->top + i), top), lanes_all (LP_DENSE_TABLE_FAR), slack);
    better = lanes_less (slack, key);
    key = lanes_min (slack, key);
    if (lanes_any (better)) {
      lanes_put (t->key + i, key);
      lanes_put (t->from + i, lanes_choose (better, end, lanes_get (t->from + i)));
    }
    time = get_times (t, key, i);
    where = lanes_choose (lanes_less (time, best), lanes_places (i), where);
    best = lanes_min (time, best);
  }
  settle_event (t, best, where);
}

static void
scan_single (LpDenseTable *t, guint v)
{
  scan_vertex (t, v, FALSE);
}

static void
scan_inside (LpDenseTable *t, guint v)
{
  scan_vertex (t, v, TRUE);
}

static void
refresh_key (LpDenseTable *t, guint v)
{
  const gint32 *row = lp_i_dense_table_row (t, v);
  Lanes y = lanes_all (t->y[v]), top = lanes_all (t->top[v]), far = lanes_all (LP_DENSE_TABLE_FAR);
  Lanes best = far, where = lanes_all (0);
  gint32 place;

  for (guint i = 0; i < t->stride; i += LP_LANES) {
    Lanes slack = lanes_sub (lanes_sub (lanes_get (row + i), y), lanes_get (t->y + i));
    slack = lanes_choose (lanes_equal (lanes_get (t->role + i), lanes_all (LP_ROLE_OUTER)), slack, far);
    slack = lanes_choose (lanes_equal (lanes_get (t->top + i), top), far, slack);
    where = lanes_choose (lanes_less (slack, best), lanes_places (i), where);
    best = lanes_min (slack, best);
  }
  t->key[v] = lanes_find_least (best, where, &place);
  t->from[v] = place;
}

static void
end_tree (LpDenseTable *t)
{
  Lanes step = lanes_all (t->step);

  for (guint i = 0; i < t->stride; i += LP_LANES) {
    Lanes y = lanes_get (t->y + i), role = lanes_get (t->role + i);
    y = lanes_add (y, lanes_and (step, lanes_equal (role, lanes_all (LP_ROLE_OUTER))));
    y = lanes_sub (y, lanes_and (step, lanes_equal (role, lanes_all (LP_ROLE_INNER))));
    lanes_put (t->y + i, y);
  }
}
