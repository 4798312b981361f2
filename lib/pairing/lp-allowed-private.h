/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "costs/lp-costs-private.h"

/*
 * What constraints leave of a class: threes on purpose, and of the rest who may
 * be a partnership of two, who may sit in a three, and who is bound to whom. The
 * rest are the vertices of a graph, numbered as in the division, and the adult
 * is one more where an odd number calls for one.
 */
typedef struct {
  const LpCosts *costs;             /* borrowed */
  const LpConstraints *constraints; /* borrowed */
  LpDivision *division;             /* owned */
  gboolean makes_three;             /* the rest are odd and one partnership is a three */
  gboolean needs_adult;             /* the rest are odd and one works with the adult */
  guint8 *n_bound;  /* owned, n: how many must share a partnership with this one (3 stands for more) */
  guint32 *bound;   /* owned, 2 n: the first two of them */
} LpAllowed;

/* Borrows both. O(n²). */
LpAllowed   *lp_i_allowed_new (const LpCosts *costs, const LpConstraints *constraints);
void         lp_i_allowed_free (LpAllowed *allowed);

/* Of those present, by number. None of the rest may be with a member of a three on purpose. */

/* Whether two may share a partnership, as far as the two alone decide it. */
gboolean     lp_i_allowed_may_share (const LpAllowed *allowed, guint i, guint j);
gboolean     lp_i_allowed_allows_pair (const LpAllowed *allowed, guint i, guint j);
gboolean     lp_i_allowed_allows_alone (const LpAllowed *allowed, guint i);
/* Whether one, two or three of the rest may be a partnership. */
gboolean     lp_i_allowed_allows_partnership (const LpAllowed *allowed, const guint32 *members, guint size);
/* Whether each three on purpose may be one, and no rule binds more than three. */
gboolean     lp_i_allowed_allows_threes_on_purpose (const LpAllowed *allowed);

/* Of the graph, by vertex. */

guint        lp_i_allowed_get_n_vertices (const LpAllowed *allowed);
/* Who a vertex is, by number among those present; FALSE for the adult, or for a vertex that stands for nobody. */
gboolean     lp_i_allowed_get_pupil (const LpAllowed *allowed, guint vertex, guint32 *pupil);
/* As LpThreeFunc; data: an LpAllowed; the pairs inside the three are known to share. */
gboolean     lp_i_allowed_allows_three (guint a, guint b, guint c, gpointer data);
/* Whether any pairing at all is allowed; FALSE also where memory does not suffice. */
gboolean     lp_i_allowed_is_feasible (const LpAllowed *allowed);
/*
 * A set of vertices whose removal leaves many odd components; NULL for none.
 * Where a three is called for, a component of one still cannot do without a
 * member of the set, since the pupils of a three must suit each other pair by
 * pair; one vertex more then stands for nobody.
 */
LpBarrier   *lp_i_allowed_find_barrier (const LpAllowed *allowed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpAllowed, lp_i_allowed_free)
