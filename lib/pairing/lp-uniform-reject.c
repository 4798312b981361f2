/* SPDX-License-Identifier: MIT */
#include "pairing/lp-uniform-private.h"

/* How many pupils may be placed, over all tries, before patience ends. */
#define PATIENCE 4000000

/*
 * Those who are bound to each other are drawn as one: a set of pairs, at most
 * one bound three, and the free.
 */
typedef struct {
  guint n_pairs, n_free;
  guint32 *pairs; /* owned, two by two */
  guint32 *free;  /* owned */
  gboolean has_three;
  guint32 three[3];
} Parts;

static void
clear_parts (Parts *parts)
{
  g_free (parts->pairs);
  g_free (parts->free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, clear_parts)

/* All who hang together with start through bonds; where any pairing is allowed, at most three do. */
static guint
collect_bound (const LpAllowed *allowed, guint32 start, guint8 *done, guint32 members[3])
{
  guint n = 0;

  members[n++] = start;
  done[start] = TRUE;
  for (guint k = 0; k < n; k++)
    for (guint b = 0; b < allowed->n_bound[members[k]]; b++) {
      guint32 other = allowed->bound[2 * members[k] + b];
      if (!done[other] && n < 3) {
        done[other] = TRUE;
        members[n++] = other;
      }
    }
  return n;
}

static void
take_apart (const LpAllowed *allowed, Parts *parts)
{
  guint n = allowed->costs->n, n_rest = allowed->division->n_rest;
  g_autofree guint8 *done = g_new0 (guint8, n);
  guint32 members[3];

  parts->pairs = g_new (guint32, n);
  parts->free = g_new (guint32, n);
  for (guint v = 0; v < n_rest; v++) {
    guint32 i = allowed->division->rest[v];
    if (done[i])
      continue;
    guint size = collect_bound (allowed, i, done, members);
    if (size == 1) {
      parts->free[parts->n_free++] = i;
    } else if (size == 2) {
      parts->pairs[2 * parts->n_pairs] = members[0];
      parts->pairs[2 * parts->n_pairs++ + 1] = members[1];
    } else {
      parts->has_three = TRUE;
      for (guint k = 0; k < 3; k++)
        parts->three[k] = members[k];
    }
  }
}

static void
shuffle_items (guint32 *items, guint n, LpRandom *random)
{
  for (guint i = n; i > 1; i--) {
    guint j = (guint) lp_i_random_below (random, i);
    guint32 item = items[i - 1];
    items[i - 1] = items[j];
    items[j] = item;
  }
}

/*
 * Which bound pair takes a free pupil into a three, or n_pairs for none: with b
 * bound pairs and f free there are b f (f - 2)!! pairings of the first kind and
 * f (f - 1) (f - 2) / 6 (f - 4)!! of the second, which is 6 b to f - 1.
 */
static guint
draw_widened (const Parts *parts, LpRandom *random)
{
  guint64 wide = 6 * (guint64) parts->n_pairs;
  guint64 draw = lp_i_random_below (random, wide + parts->n_free - 1);

  return draw < wide ? (guint) (draw / 6) : parts->n_pairs;
}

static gboolean
place_members (const LpAllowed *allowed, LpSolution *solution, const guint32 *members, guint size)
{
  if (!lp_i_allowed_allows_partnership (allowed, members, size))
    return FALSE;
  lp_i_partnerships_add (solution->partnerships, members, size);
  return TRUE;
}

static gboolean
draw_once (const LpAllowed *allowed, const Parts *parts, LpRandom *random, LpSolution *solution)
{
  gboolean three = allowed->makes_three && !parts->has_three;
  guint widened = three ? draw_widened (parts, random) : parts->n_pairs;
  guint at = 0;

  lp_i_partnerships_clear (solution->partnerships);
  shuffle_items (parts->free, parts->n_free, random);
  if (parts->has_three && !place_members (allowed, solution, parts->three, 3))
    return FALSE;
  for (guint p = 0; p < parts->n_pairs; p++) {
    guint32 members[3] = { parts->pairs[2 * p], parts->pairs[2 * p + 1], 0 };
    if (p == widened)
      members[2] = parts->free[at++];
    if (!place_members (allowed, solution, members, p == widened ? 3 : 2))
      return FALSE;
  }
  if (three && widened == parts->n_pairs) {
    if (!place_members (allowed, solution, parts->free, 3))
      return FALSE;
    at = 3;
  }
  if (allowed->needs_adult && !place_members (allowed, solution, parts->free + at++, 1))
    return FALSE;
  for (; at < parts->n_free; at += 2)
    if (!place_members (allowed, solution, parts->free + at, 2))
      return FALSE;
  return TRUE;
}

LpSolution *
lp_i_uniform_reject (const LpAllowed *allowed, LpRandom *random)
{
  guint n = allowed->costs->n;
  g_auto (Parts) parts = { 0 };
  g_autoptr (LpSolution) solution = lp_i_solution_new ();

  take_apart (allowed, &parts);
  for (guint tries = 0; tries < PATIENCE / n; tries++)
    if (draw_once (allowed, &parts, random, solution))
      return g_steal_pointer (&solution);
  return NULL;
}
