/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Sets of small numbers, and the smallest set that meets them all. The
 * collection only grows, so its answer only grows too.
 */
typedef struct {
  guint n_items;
  GPtrArray *sets; /* owned, of owned guint8 arrays with n_items entries */
  guint size;      /* no smaller set meets them all */
  guint64 patience;
} LpHittingSet;

LpHittingSet *lp_i_hitting_set_new (guint n_items, guint64 patience);
void          lp_i_hitting_set_free (LpHittingSet *hitting);
/* Adds a set, of which it takes ownership: entry i is whether i is in it. */
void          lp_i_hitting_set_take (LpHittingSet *hitting, guint8 *set);
/*
 * Fills chosen with a smallest set that meets all: the first found in order of
 * the numbers. FALSE where patience (branches tried over all calls) ends, or
 * where an empty set cannot be met.
 */
gboolean      lp_i_hitting_set_find (LpHittingSet *hitting, guint8 *chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpHittingSet, lp_i_hitting_set_free)
