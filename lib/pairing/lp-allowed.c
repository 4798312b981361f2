/* SPDX-License-Identifier: MIT */
#include "pairing/lp-allowed-private.h"

#define MOST_BOUND 2

static void
bind_pupil (LpAllowed *allowed, guint i, guint j)
{
  if (allowed->n_bound[i] < MOST_BOUND)
    allowed->bound[MOST_BOUND * i + allowed->n_bound[i]] = j;
  if (allowed->n_bound[i] <= MOST_BOUND)
    allowed->n_bound[i]++;
}

LpAllowed *
lp_i_allowed_new (const LpCosts *costs, const LpConstraints *constraints)
{
  LpAllowed *allowed = g_new0 (LpAllowed, 1);

  allowed->costs = costs;
  allowed->constraints = constraints;
  allowed->n_bound = g_new0 (guint8, costs->n);
  allowed->bound = g_new0 (guint32, (gsize) MOST_BOUND * costs->n);
  for (guint i = 0; i < costs->n; i++)
    for (guint j = 0; j < costs->n; j++)
      if (lp_i_constraints_get (constraints, i, j) & LP_MUST_SHARE)
        bind_pupil (allowed, i, j);
  return allowed;
}

void
lp_i_allowed_free (LpAllowed *allowed)
{
  if (allowed == NULL)
    return;
  g_free (allowed->n_bound);
  g_free (allowed->bound);
  g_free (allowed);
}

/* Whether all to whom i is bound are among j and k (k may equal j). */
static gboolean
is_bound_within (const LpAllowed *allowed, guint i, guint j, guint k)
{
  if (allowed->n_bound[i] > MOST_BOUND)
    return FALSE;
  for (guint b = 0; b < allowed->n_bound[i]; b++) {
    guint other = allowed->bound[MOST_BOUND * i + b];
    if (other != j && other != k)
      return FALSE;
  }
  return TRUE;
}

gboolean
lp_i_allowed_may_share (const LpAllowed *allowed, guint i, guint j)
{
  return !(lp_i_constraints_get (allowed->constraints, i, j) & LP_MUST_PART);
}

static guint
count_tutors (const LpAllowed *allowed, const guint32 *members, guint size)
{
  guint n_tutors = 0;

  for (guint k = 0; k < size; k++)
    n_tutors += allowed->costs->tutors[members[k]];
  return n_tutors;
}

/* Both roles, where the constraints ask for them. */
static gboolean
has_roles (const LpAllowed *allowed, const guint32 *members, guint size)
{
  if (!allowed->constraints->roles)
    return TRUE;
  guint n_tutors = count_tutors (allowed, members, size);
  return n_tutors > 0 && n_tutors < size;
}

gboolean
lp_i_allowed_allows_pair (const LpAllowed *allowed, guint i, guint j)
{
  const guint32 members[2] = { i, j };

  return lp_i_allowed_may_share (allowed, i, j) && has_roles (allowed, members, 2) && is_bound_within (allowed, i, j, j)
         && is_bound_within (allowed, j, i, i);
}

gboolean
lp_i_allowed_allows_alone (const LpAllowed *allowed, guint i)
{
  return allowed->n_bound[i] == 0;
}

gboolean
lp_i_allowed_allows_three (guint a, guint b, guint c, gpointer data)
{
  const LpAllowed *allowed = data;
  const guint32 members[3] = { a, b, c };

  return has_roles (allowed, members, 3) && is_bound_within (allowed, a, b, c)
         && is_bound_within (allowed, b, a, c) && is_bound_within (allowed, c, a, b);
}

gboolean
lp_i_allowed_allows_partnership (const LpAllowed *allowed, const guint32 *members, guint size)
{
  if (size == 1)
    return lp_i_allowed_allows_alone (allowed, members[0]);
  if (size == 2)
    return lp_i_allowed_allows_pair (allowed, members[0], members[1]);
  return lp_i_allowed_may_share (allowed, members[0], members[1]) && lp_i_allowed_may_share (allowed, members[0], members[2])
         && lp_i_allowed_may_share (allowed, members[1], members[2])
         && lp_i_allowed_allows_three (members[0], members[1], members[2], (gpointer) allowed);
}

guint
lp_i_allowed_get_n_vertices (const LpAllowed *allowed)
{
  return allowed->costs->n + (lp_i_costs_needs_adult (allowed->costs) ? 1 : 0);
}

static void
set_edges (const LpAllowed *allowed, LpMatcher *matcher)
{
  const gint64 nothing[1] = { 0 };
  guint n = allowed->costs->n;

  for (guint i = 0; i < n; i++) {
    for (guint j = i + 1; j < n; j++) {
      if (lp_i_allowed_allows_pair (allowed, i, j))
        lp_matcher_set_edge (matcher, i, j, nothing);
      if (lp_i_costs_needs_three (allowed->costs) && lp_i_allowed_may_share (allowed, i, j))
        lp_matcher_set_three_edge (matcher, i, j, nothing);
    }
    if (lp_i_allowed_get_n_vertices (allowed) > n && lp_i_allowed_allows_alone (allowed, i))
      lp_matcher_set_edge (matcher, i, n, nothing);
  }
}

gboolean
lp_i_allowed_is_feasible (const LpAllowed *allowed)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (lp_i_allowed_get_n_vertices (allowed), 1);

  if (matcher == NULL)
    return FALSE;
  set_edges (allowed, matcher);
  return lp_matcher_is_feasible (matcher, lp_i_allowed_allows_three, (gpointer) allowed);
}

/* Everyone who may work with anyone at all, be it in a three; and a vertex by itself, to make the number even. */
static LpMatcher *
join_pairs_and_threes (const LpAllowed *allowed)
{
  const gint64 nothing[1] = { 0 };
  guint n = allowed->costs->n;
  LpMatcher *matcher = lp_matcher_new (n + 1, 1);

  for (guint i = 0; matcher != NULL && i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (lp_i_allowed_may_share (allowed, i, j))
        lp_matcher_set_edge (matcher, i, j, nothing);
  return matcher;
}

LpBarrier *
lp_i_allowed_find_barrier (const LpAllowed *allowed)
{
  gboolean three = lp_i_costs_needs_three (allowed->costs);
  g_autoptr (LpMatcher) matcher = three ? join_pairs_and_threes (allowed)
                                        : lp_matcher_new (lp_i_allowed_get_n_vertices (allowed), 1);
  LpBarrier *barrier = NULL;

  if (matcher == NULL)
    return NULL;
  if (!three)
    set_edges (allowed, matcher);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, &barrier, NULL);
  return barrier;
}
