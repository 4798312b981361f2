/* SPDX-License-Identifier: MIT */

/*
 * Vectors of LP_TIERS components that compare lexicographically, and what pairs
 * of the graph cost. Included once by each lp-typed-<tiers>.c.
 *
 * Vectors add and compare as numbers do, so duals may be vectors: an ordered
 * group is all that the theory asks for. Halves are taken of vectors whose
 * components are all even.
 */
#include <stdlib.h>
#include <string.h>

#include "matching/typed/lp-typed-private.h"

#define NONE LP_TYPED_NONE

/* Tells the processor what will be read soon, so many steps from now. */
#if defined(__GNUC__)
#define prefetch(address) __builtin_prefetch (address)
#else
#define prefetch(address) ((void) (address))
#endif
enum { AHEAD = 16 };

static inline void
sort_array (GArray *array, gsize size, int (*compare) (const void *a, const void *b))
{
  if (array->len > 1)
    qsort (array->data, array->len, size, compare);
}

typedef struct {
  gint64 word[LP_TIERS];
} Value;

/* Nothing overflows: doubled costs are below 2^51, and no component of a dual passes 2^58 (see value_fits). */
#define FORBIDDEN_WORD (G_GINT64_CONSTANT (1) << 52)
#define WORD_LIMIT (G_GINT64_CONSTANT (1) << 58)

/* The value of a vertex that no pair bounds, and by how much a tree that cannot grow is raised where a three is left out. */
#define UNBOUND (G_GINT64_CONSTANT (1) << 55)

static inline Value
value_from (gint64 word)
{
  Value value = { { word } };

  return value;
}

static inline Value
value_add (Value a, Value b)
{
  for (guint t = 0; t < LP_TIERS; t++)
    a.word[t] += b.word[t];
  return a;
}

static inline Value
value_sub (Value a, Value b)
{
  for (guint t = 0; t < LP_TIERS; t++)
    a.word[t] -= b.word[t];
  return a;
}

static inline Value
value_double (Value a)
{
  return value_add (a, a);
}

static inline Value
value_half (Value a)
{
  for (guint t = 0; t < LP_TIERS; t++)
    a.word[t] /= 2;
  return a;
}

static inline int
value_compare (Value a, Value b)
{
  for (guint t = 0; t < LP_TIERS; t++) {
    if (a.word[t] != b.word[t])
      return a.word[t] < b.word[t] ? -1 : 1;
  }
  return 0;
}

static inline gboolean
value_less (Value a, Value b)
{
  return value_compare (a, b) < 0;
}

static inline gboolean
value_equal (Value a, Value b)
{
  return value_compare (a, b) == 0;
}

static inline gboolean
value_is_negative (Value a)
{
  return value_less (a, value_from (0));
}

static inline Value
value_min (Value a, Value b)
{
  return value_less (b, a) ? b : a;
}

static inline Value
value_max (Value a, Value b)
{
  return value_less (a, b) ? b : a;
}

/* Above all sums that occur, and small enough to be subtracted from. */
static inline Value
value_infinite (void)
{
  return value_from (G_GINT64_CONSTANT (1) << 61);
}

static inline gboolean
value_fits (Value a)
{
  for (guint t = 0; t < LP_TIERS; t++) {
    if (a.word[t] > WORD_LIMIT || a.word[t] < -WORD_LIMIT)
      return FALSE;
  }
  return TRUE;
}

/* A part of a value that is not negative: not negative and not more than all of it; about half, where halves stay whole. */
static inline Value
value_share (Value a)
{
  guint t = 0;

  while (t < LP_TIERS && a.word[t] == 0)
    t++;
  if (t == LP_TIERS || a.word[t] < 2)
    return value_from (0);
  return value_half (a);
}

/* Reads a vector of costs; doubled, as all costs are in the solver. */
static inline Value
value_read (const gint64 *costs, guint n_tiers)
{
  Value value = value_from (0);

  for (guint t = 0; t < n_tiers; t++)
    value.word[t] = 2 * costs[t];
  return value;
}

static inline Value
value_forbidden (void)
{
  return value_from (FORBIDDEN_WORD);
}

static inline gboolean
value_is_forbidden (Value cost)
{
  return cost.word[0] == FORBIDDEN_WORD;
}

/* What an exception costs. */
static inline Value
read_exception (const LpTyped *g, guint32 pair)
{
  const gint64 *costs = &g_array_index (g->costs, gint64, (gsize) pair * g->n_tiers);

  return costs[0] == LP_TYPED_FORBIDDEN ? value_forbidden () : value_read (costs, g->n_tiers);
}

/* What the callback says that two types cost, doubled. A component that is out of range is noted, and taken as 0. */
static Value
ask_cost (const LpTyped *g, guint32 s, guint32 t, gboolean *out_of_range)
{
  gint64 costs[LP_TYPED_MAX_TIERS] = { 0 };

  if (!g->func (MIN (s, t), MAX (s, t), costs, g->data))
    return value_forbidden ();
  for (guint i = 0; i < g->n_tiers; i++) {
    if (costs[i] >= -LP_MATCHER_MAX_COST && costs[i] <= LP_MATCHER_MAX_COST)
      continue;
    *out_of_range = TRUE;
    costs[i] = 0;
  }
  return value_read (costs, g->n_tiers);
}
