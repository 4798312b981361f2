/* SPDX-License-Identifier: MIT */
#include "pairing/lp-uniform-private.h"

/* Numbers of pupils are bits of a mask; counts must fit 64 bits. */
#define MOST_PUPILS 64
#define MOST_STATES (1 << 20)

/*
 * Counts pairings by who is still to be placed. The first to be placed has a
 * fixed number (those with the fewest partners come first), so that few
 * different sets arise.
 */
typedef struct {
  const LpAllowed *allowed;
  guint n;
  guint32 order[MOST_PUPILS]; /* which pupil each bit stands for */
  GHashTable *counts;         /* guint64 * (owned) -> guint64 * (owned): set of the unplaced -> number of ways */
  gboolean too_many;
} Counter;

static guint64 count_ways (Counter *counter, guint64 left, gboolean odd_left);

static gboolean
allows_pair (const Counter *counter, guint a, guint b)
{
  const guint32 members[] = { counter->order[a], counter->order[b] };

  return lp_i_allowed_allows_partnership (counter->allowed, members, 2);
}

static gboolean
allows_three (const Counter *counter, guint a, guint b, guint c)
{
  const guint32 members[] = { counter->order[a], counter->order[b], counter->order[c] };

  return lp_i_allowed_allows_partnership (counter->allowed, members, 3);
}

static guint64
bit_of (guint at)
{
  return G_GUINT64_CONSTANT (1) << at;
}

static guint
lowest_of (guint64 set)
{
  guint at = 0;

  while ((set & bit_of (at)) == 0)
    at++;
  return at;
}

/* Calls visit for each group in which the first of the unplaced may be, until it returns TRUE. */
typedef gboolean (*VisitFunc) (Counter *counter, guint64 group, guint64 left, gboolean odd_left, gpointer data);

static gboolean
visit_with (Counter *counter, guint64 left, gboolean odd_left, guint first, guint second, VisitFunc visit, gpointer data)
{
  gboolean three = odd_left && counter->allowed->makes_three;

  if (allows_pair (counter, first, second)
      && visit (counter, bit_of (first) | bit_of (second), left, odd_left, data))
    return TRUE;
  for (guint third = second + 1; three && third < counter->n; third++)
    if ((left & bit_of (third)) && allows_three (counter, first, second, third)
        && visit (counter, bit_of (first) | bit_of (second) | bit_of (third), left, FALSE, data))
      return TRUE;
  return FALSE;
}

static void
visit_groups (Counter *counter, guint64 left, gboolean odd_left, VisitFunc visit, gpointer data)
{
  guint first = lowest_of (left);

  if (odd_left && counter->allowed->needs_adult
      && lp_i_allowed_allows_alone (counter->allowed, counter->order[first])
      && visit (counter, bit_of (first), left, FALSE, data))
    return;
  for (guint second = first + 1; second < counter->n; second++)
    if ((left & bit_of (second)) && visit_with (counter, left, odd_left, first, second, visit, data))
      return;
}

static gboolean
add_ways (Counter *counter, guint64 group, guint64 left, gboolean odd_left, gpointer data)
{
  guint64 *sum = data, ways = count_ways (counter, left & ~group, odd_left);

  if (ways > G_MAXUINT64 - *sum)
    counter->too_many = TRUE;
  else
    *sum += ways;
  return counter->too_many;
}

/* Whether the three (or the adult) is still to come follows from the parity of left. */
static guint64
count_ways (Counter *counter, guint64 left, gboolean odd_left)
{
  guint64 sum = 0;

  if (left == 0)
    return odd_left ? 0 : 1;
  guint64 *known = g_hash_table_lookup (counter->counts, &left);
  if (known != NULL)
    return *known;
  visit_groups (counter, left, odd_left, add_ways, &sum);
  if (g_hash_table_size (counter->counts) >= MOST_STATES)
    counter->too_many = TRUE;
  g_hash_table_insert (counter->counts, g_memdup2 (&left, sizeof left), g_memdup2 (&sum, sizeof sum));
  return sum;
}

typedef struct {
  guint64 draw;
  guint64 group;
  gboolean odd_left;
} Choice;

static gboolean
choose_group (Counter *counter, guint64 group, guint64 left, gboolean odd_left, gpointer data)
{
  Choice *choice = data;
  guint64 ways = count_ways (counter, left & ~group, odd_left);

  if (choice->draw < ways) {
    choice->group = group;
    choice->odd_left = odd_left;
    return TRUE;
  }
  choice->draw -= ways;
  return FALSE;
}

static void
add_chosen (const Counter *counter, LpSolution *solution, guint64 group)
{
  guint32 members[LP_SOLUTION_MAX_SIZE];
  guint size = 0;

  for (guint at = 0; at < counter->n; at++)
    if (group & bit_of (at))
      members[size++] = counter->order[at];
  lp_i_partnerships_add (solution->partnerships, members, size);
}

static LpSolution *
draw_by_number (Counter *counter, guint64 all, guint64 total, LpRandom *random)
{
  LpSolution *solution = lp_i_solution_new ();
  gboolean odd = counter->n % 2 == 1;
  Choice choice = { lp_i_random_below (random, total), 0, odd };

  for (guint64 left = all; left != 0; left &= ~choice.group) {
    visit_groups (counter, left, choice.odd_left, choose_group, &choice);
    add_chosen (counter, solution, choice.group);
  }
  return solution;
}

static void
order_by_partners (Counter *counter)
{
  guint degrees[MOST_PUPILS] = { 0 }, places[MOST_PUPILS] = { 0 };

  const guint32 *rest = counter->allowed->division->rest;

  for (guint v = 0; v < counter->n; v++) {
    for (guint w = 0; w < counter->n; w++)
      degrees[v] += v != w && lp_i_allowed_may_share (counter->allowed, rest[v], rest[w]);
    guint at = v;
    for (; at > 0 && degrees[places[at - 1]] > degrees[v]; at--)
      places[at] = places[at - 1];
    places[at] = v;
  }
  for (guint v = 0; v < counter->n; v++)
    counter->order[v] = rest[places[v]];
}

LpSolution *
lp_i_uniform_count (const LpAllowed *allowed, LpRandom *random)
{
  guint n = allowed->division->n_rest;
  Counter counter = { allowed, n, { 0 }, NULL, FALSE };
  guint64 all = n < MOST_PUPILS ? bit_of (n) - 1 : G_MAXUINT64;
  LpSolution *solution = NULL;

  if (n > MOST_PUPILS)
    return NULL;
  order_by_partners (&counter);
  counter.counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint64 total = count_ways (&counter, all, n % 2 == 1);
  if (!counter.too_many && total > 0)
    solution = draw_by_number (&counter, all, total, random);
  g_hash_table_unref (counter.counts);
  return solution;
}
