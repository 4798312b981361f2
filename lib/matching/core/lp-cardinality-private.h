/* SPDX-License-Identifier: MIT */
#pragma once

#include "matching/core/lp-graph-private.h"

/*
 * Matchings with as many edges as possible, whatever they cost, in a graph
 * given by rows of bits, of which some vertices may be switched off.
 */
typedef struct {
  guint n;
  guint words;
  gpointer memory;      /* owned: the arrays lie in it */
  const guint64 *rows;  /* not owned: of the graph looked at */
  guint64 *active;      /* the vertices that take part */
  guint64 *unseen;      /* active vertices that the search has not met */
  guint64 *outer;       /* those at an even distance from a root */
  guint16 *mate;        /* LP_NO_MATE for an exposed vertex */
  guint16 *parent;      /* the outer vertex before an inner one on the way from the root */
  guint16 *base;        /* of the blossom around a vertex */
  guint16 *queue;
  guint8 *mark;
  guint n_queue;
} LpCardinality;

#define LP_NO_MATE G_MAXUINT16

/* NULL where memory does not suffice. */
LpCardinality *lp_i_cardinality_new (guint n);
void lp_i_cardinality_free (LpCardinality *cardinality);

/* Matches as many vertices as possible. Returns how many stay exposed. */
guint lp_i_cardinality_solve (LpCardinality *cardinality, const guint64 *rows);

/* Tries to match one exposed active vertex; whoever is matched stays matched, if with another partner. */
gboolean lp_i_cardinality_augment (LpCardinality *cardinality, guint root);

/*
 * With a matching that cannot grow: finds the vertices at an even distance
 * from an exposed one, the D of T. Gallai's and J. Edmonds' decomposition, and
 * leaves them in outer.
 */
void lp_i_cardinality_find_outer (LpCardinality *cardinality);
