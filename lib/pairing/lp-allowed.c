/* SPDX-License-Identifier: MIT */
#include "pairing/lp-allowed-private.h"

#define MOST_BOUND 2

static void
bind_pupil (LpAllowed *structure, guint i, guint j)
{
  if (structure->n_bound[i] < MOST_BOUND)
    structure->bound[MOST_BOUND * i + structure->n_bound[i]] = j;
  if (structure->n_bound[i] <= MOST_BOUND)
    structure->n_bound[i]++;
}

LpAllowed *
lp_i_allowed_new (const LpCosts *costs)
{
  LpAllowed *structure = g_new0 (LpAllowed, 1);

  structure->costs = costs;
  structure->n_bound = g_new0 (guint8, costs->n);
  structure->bound = g_new0 (guint32, (gsize) MOST_BOUND * costs->n);
  for (guint i = 0; i < costs->n; i++)
    for (guint j = 0; j < costs->n; j++)
      if (lp_i_costs_get_flags (costs, i, j) & LP_PAIR_REQUIRED)
        bind_pupil (structure, i, j);
  return structure;
}

void
lp_i_allowed_free (LpAllowed *structure)
{
  if (structure == NULL)
    return;
  g_free (structure->n_bound);
  g_free (structure->bound);
  g_free (structure);
}

/* Whether all to whom i is bound are among j and k (k may equal j). */
static gboolean
is_bound_within (const LpAllowed *structure, guint i, guint j, guint k)
{
  if (structure->n_bound[i] > MOST_BOUND)
    return FALSE;
  for (guint b = 0; b < structure->n_bound[i]; b++) {
    guint other = structure->bound[MOST_BOUND * i + b];
    if (other != j && other != k)
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_i_allowed_allows_pair (const LpAllowed *structure, guint i, guint j)
{
  return lp_i_costs_may_pair (structure->costs, i, j) && is_bound_within (structure, i, j, j)
         && is_bound_within (structure, j, i, i);
}

gboolean
lp_i_allowed_allows_alone (const LpAllowed *structure, guint i)
{
  return structure->n_bound[i] == 0;
}

gboolean
lp_i_allowed_allows_three (guint a, guint b, guint c, gpointer data)
{
  const LpAllowed *structure = data;

  return lp_i_costs_has_roles (structure->costs, a, b, c) && is_bound_within (structure, a, b, c)
         && is_bound_within (structure, b, a, c) && is_bound_within (structure, c, a, b);
}

gboolean
lp_i_allowed_allows_group (const LpAllowed *structure, const guint32 *members, guint size)
{
  const LpCosts *costs = structure->costs;

  if (size == 1)
    return lp_i_allowed_allows_alone (structure, members[0]);
  if (size == 2)
    return lp_i_allowed_allows_pair (structure, members[0], members[1]);
  return lp_i_costs_may_share (costs, members[0], members[1]) && lp_i_costs_may_share (costs, members[0], members[2])
         && lp_i_costs_may_share (costs, members[1], members[2])
         && lp_i_allowed_allows_three (members[0], members[1], members[2], (gpointer) structure);
}

guint
lp_i_allowed_get_n_vertices (const LpAllowed *structure)
{
  return structure->costs->n + (lp_i_costs_needs_adult (structure->costs) ? 1 : 0);
}

static void
set_edges (const LpAllowed *structure, LpMatcher *matcher)
{
  const gint64 nothing[1] = { 0 };
  guint n = structure->costs->n;

  for (guint i = 0; i < n; i++) {
    for (guint j = i + 1; j < n; j++) {
      if (lp_i_allowed_allows_pair (structure, i, j))
        lp_matcher_set_edge (matcher, i, j, nothing);
      if (lp_i_costs_needs_three (structure->costs) && lp_i_costs_may_share (structure->costs, i, j))
        lp_matcher_set_three_edge (matcher, i, j, nothing);
    }
    if (lp_i_allowed_get_n_vertices (structure) > n && lp_i_allowed_allows_alone (structure, i))
      lp_matcher_set_edge (matcher, i, n, nothing);
  }
}

gboolean
lp_i_allowed_is_feasible (const LpAllowed *structure)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (lp_i_allowed_get_n_vertices (structure), 1);

  if (matcher == NULL)
    return FALSE;
  set_edges (structure, matcher);
  return lp_matcher_is_feasible (matcher, lp_i_allowed_allows_three, (gpointer) structure);
}

/* Everyone who may work with anyone at all, be it in a three; and a vertex by itself, to make the number even. */
static LpMatcher *
join_pairs_and_threes (const LpAllowed *structure)
{
  const gint64 nothing[1] = { 0 };
  guint n = structure->costs->n;
  LpMatcher *matcher = lp_matcher_new (n + 1, 1);

  for (guint i = 0; matcher != NULL && i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (lp_i_costs_may_share (structure->costs, i, j))
        lp_matcher_set_edge (matcher, i, j, nothing);
  return matcher;
}

LpBarrier *
lp_i_allowed_find_barrier (const LpAllowed *structure)
{
  gboolean three = lp_i_costs_needs_three (structure->costs);
  g_autoptr (LpMatcher) matcher = three ? join_pairs_and_threes (structure)
                                        : lp_matcher_new (lp_i_allowed_get_n_vertices (structure), 1);
  LpBarrier *barrier = NULL;

  if (matcher == NULL)
    return NULL;
  if (!three)
    set_edges (structure, matcher);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, &barrier, NULL);
  return barrier;
}
