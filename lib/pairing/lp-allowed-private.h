/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "costs/lp-costs-private.h"

/*
 * What the must rules leave of a graph: who may be a partnership of two, who
 * may sit in a three, and who is bound to whom. Not for two threads at once.
 */
typedef struct {
  const LpCosts *costs;
  guint8 *n_bound;  /* owned, n: how many must share a partnership with this one (3 stands for more) */
  guint32 *bound;   /* owned, 2 n: the first two of them */
} LpAllowed;

LpAllowed *lp_i_allowed_new (const LpCosts *costs);
void         lp_i_allowed_free (LpAllowed *structure);
gboolean     lp_i_allowed_allows_pair (const LpAllowed *structure, guint i, guint j);
gboolean     lp_i_allowed_allows_alone (const LpAllowed *structure, guint i);
/* data: an LpAllowed; the pairs inside the three are known to share. */
gboolean     lp_i_allowed_allows_three (guint a, guint b, guint c, gpointer data);
/* Whether one, two or three may be a partnership. */
gboolean     lp_i_allowed_allows_group (const LpAllowed *structure, const guint32 *members, guint size);
/*
 * How many vertices the graph has: those present, and the adult (number n)
 * where an odd number calls for one.
 */
guint        lp_i_allowed_get_n_vertices (const LpAllowed *structure);
/* Whether any pairing at all is allowed; FALSE also where memory does not suffice. */
gboolean     lp_i_allowed_is_feasible (const LpAllowed *structure);
/*
 * A set whose removal leaves many odd components; NULL for none. Where a three
 * is called for, a component of one still cannot do without a member of the
 * set, since the pupils of a three must suit each other pair by pair; a vertex
 * of number n stands for nobody.
 */
LpBarrier   *lp_i_allowed_find_barrier (const LpAllowed *structure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpAllowed, lp_i_allowed_free)
