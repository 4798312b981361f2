/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* What two who are present must do. */
typedef enum {
  LP_MUST_PART = 1 << 0,  /* never share a partnership */
  LP_MUST_SHARE = 1 << 1,   /* share one */
  LP_MUST_BY_RULE = 1 << 2  /* … since together or a pin names both: three so bound make a three of their own */
} LpMust;

/*
 * What a search forces and forbids. Costs carry the constraints of their
 * request and never change; a search that asks more, or less, has its own copy.
 */
typedef struct {
  guint n;
  guint8 *pairs;  /* owned, n × n, symmetric, LpMust */
  guint asked;    /* LpMust of all pairs together: what nobody asks need not be looked for */
  gboolean roles; /* each partnership has its tutor and its tutee */
} LpConstraints;

/* Without any; NULL where memory does not suffice. O(n²). */
LpConstraints *lp_i_constraints_new (guint n);
/* NULL where memory does not suffice. O(n²). */
LpConstraints *lp_i_constraints_copy (const LpConstraints *constraints);
void           lp_i_constraints_free (LpConstraints *constraints);
/* Asks something more (LpMust) of i with j, and of j with i. O(1). */
void           lp_i_constraints_add (LpConstraints *constraints, guint i, guint j, guint must);

static inline guint8
lp_i_constraints_get (const LpConstraints *constraints, guint i, guint j)
{
  return constraints->pairs[(gsize) i * constraints->n + j];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpConstraints, lp_i_constraints_free)
