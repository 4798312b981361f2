/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* What rules and history say of two who are present. */
typedef enum {
  LP_PAIR_APART = 1 << 0,            /* a rule, or an attribute that must match or differ, keeps them apart */
  LP_PAIR_HELD_TOGETHER = 1 << 1,    /* together or pinned: waives tenure limits, cooldown and repeats */
  LP_PAIR_OF_LATEST_ROUND = 1 << 2,  /* partners in the latest round */
  LP_PAIR_YOUNG = 1 << 3,            /* … for less than the minimum tenure */
  LP_PAIR_TOO_LONG = 1 << 4,         /* … and would pass the maximum */
  LP_PAIR_FRIENDS = 1 << 5,          /* named by a friends rule */
  LP_PAIR_PREFERRED = 1 << 6,        /* named by a prefer rule */
  LP_PAIR_NOT_ALLOWED = 1 << 7       /* apart, or too long where that is hard and nothing holds them together */
} LpPairFact;

/* The facts of all pairs; immutable once the costs that own them are built. */
typedef struct {
  guint n;
  guint8 *flags; /* owned, n × n, symmetric, LpPairFact */
} LpPairFacts;

/* NULL where memory does not suffice. O(n²). */
LpPairFacts *lp_i_pair_facts_new (guint n);
void         lp_i_pair_facts_free (LpPairFacts *facts);
/* Notes something of i with j, and of j with i. O(1). */
void         lp_i_pair_facts_add (LpPairFacts *facts, guint i, guint j, guint flags);

static inline guint8
lp_i_pair_facts_get (const LpPairFacts *facts, guint i, guint j)
{
  return facts->flags[(gsize) i * facts->n + j];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPairFacts, lp_i_pair_facts_free)
