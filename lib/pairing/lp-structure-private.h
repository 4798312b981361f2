/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "policy/lp-costs-private.h"

/*
 * What the must rules leave of a graph: who may be a partnership of two, who
 * may sit in a three, and who is bound to whom. Not for two threads at once.
 */
typedef struct {
  const LpCosts *costs;
  guint8 *n_bound;  /* owned, n: how many must share a partnership with this one (3 stands for more) */
  guint32 *bound;   /* owned, 2 n: the first two of them */
} LpStructure;

LpStructure *lp_i_structure_new (const LpCosts *costs);
void         lp_i_structure_free (LpStructure *structure);
gboolean     lp_i_structure_allows_pair (const LpStructure *structure, guint i, guint j);
gboolean     lp_i_structure_allows_alone (const LpStructure *structure, guint i);
/* data: an LpStructure; the pairs inside the three are known to share. */
gboolean     lp_i_structure_allows_three (guint a, guint b, guint c, gpointer data);
/* Whether one, two or three may be a partnership. */
gboolean     lp_i_structure_allows_group (const LpStructure *structure, const guint32 *members, guint size);
/*
 * How many vertices the graph has: those present, and the adult (number n)
 * where an odd number calls for one.
 */
guint        lp_i_structure_get_n_vertices (const LpStructure *structure);
/* Whether any pairing at all is allowed; FALSE also where memory does not suffice. */
gboolean     lp_i_structure_is_feasible (const LpStructure *structure);
/*
 * A set whose removal leaves many odd components; NULL for none. Where a three
 * is called for, a component of one still cannot do without a member of the
 * set, since the pupils of a three must suit each other pair by pair; a vertex
 * of number n stands for nobody.
 */
LpBarrier   *lp_i_structure_find_barrier (const LpStructure *structure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpStructure, lp_i_structure_free)
