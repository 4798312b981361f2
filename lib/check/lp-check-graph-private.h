/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-facts-private.h"
#include "check/lp-check-number-private.h"

/*
 * All that a pairing might choose from: vertices are the places of those
 * present who are in no three on purpose (LpCheckHeld), and after them the
 * adult where one pupil works with the adult. Threes on purpose are the same in
 * every pairing, so that neither they nor their costs come in.
 */
typedef struct {
  const LpCheckFacts *facts;
  guint    n;         /* vertices */
  const guint32 *pupils; /* borrowed: each vertex's number, but the adult's */
  gboolean with_adult;
  gboolean with_three;
  guint8  *allowed;   /* owned, by pair index: LpCheckAllowed */
  gboolean with_roles;
  guint8  *tutors;    /* owned, by vertex */
  guint    n_tiers;   /* components of each cost */
  gint64  *costs;     /* owned, by pair index × tiers */
  gint64  *turns;     /* owned, by vertex × tiers: as a member of a three that is new */
} LpCheckGraph;

typedef enum {
  LP_CHECK_AS_PAIR = 1 << 0, /* may be a partnership of their own */
  LP_CHECK_IN_THREE = 1 << 1 /* nothing about these two forbids a three */
} LpCheckAllowed;

/* Visits an allowed three, a < b < c; FALSE ends the walk. */
typedef gboolean (*LpCheckThreeFunc) (const LpCheckGraph *graph, guint a, guint b, guint c, gpointer data);

/* NULL where memory does not suffice: it takes O(n²). */
LpCheckGraph *lp_i_check_graph_new (const LpCheckFacts *facts);
void          lp_i_check_graph_free (LpCheckGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckGraph, lp_i_check_graph_free)

gboolean      lp_i_check_graph_is_pair (const LpCheckGraph *graph, guint a, guint b);
const gint64 *lp_i_check_graph_get_cost (const LpCheckGraph *graph, guint a, guint b);
const gint64 *lp_i_check_graph_get_turn (const LpCheckGraph *graph, guint vertex);
/* Whether the very same three was a partnership of the latest round, so that its turns cost nothing. */
gboolean      lp_i_check_graph_goes_on (const LpCheckGraph *graph, guint a, guint b, guint c);
/* FALSE if the walk was ended. */
gboolean      lp_i_check_graph_for_each_three (const LpCheckGraph *graph, LpCheckThreeFunc visit, gpointer data);

/*
 * Bounds, for each tier, by how much two allowed pairings can differ in it.
 * FALSE where that leaves 64 bits. Only before packing.
 */
gboolean      lp_i_check_graph_find_spread (const LpCheckGraph *graph, gint64 spread[LP_N_TIERS]);
/* Keeps the tiers given, in that order, and makes all costs normal. FALSE where one is too large. */
gboolean      lp_i_check_graph_pack (LpCheckGraph *graph, const LpTier *tiers, const LpCheckRadices *radices);
