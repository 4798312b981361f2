/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-constraints-private.h"
#include "model/lp-partnership-private.h"

/*
 * Those present, divided into threes on purpose and the rest. Three who are
 * bound by together or by pins, be it in a chain, are a partnership whatever
 * the number present; the optimisation pairs the rest, with one three more (or
 * one with the adult) where their number is odd.
 */
typedef struct {
  LpPartnerships *threes; /* owned */
  gboolean too_large;     /* rules bind more than three: nothing can hold */
  guint n;                /* those present */
  guint n_rest;
  guint32 *rest;          /* owned: who is in no three on purpose, ascending */
  gint32 *places;         /* owned, n: where in rest, or -1 */
} LpDivision;

/* O(n²). */
LpDivision *lp_i_division_new (const LpConstraints *constraints);
void        lp_i_division_free (LpDivision *division);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpDivision, lp_i_division_free)
