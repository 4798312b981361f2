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
  allowed->division = lp_i_division_new (constraints);
  if (allowed->division->n_rest % 2 == 1) {
    allowed->needs_adult = lp_policy_get_odd (lp_request_get_policy (costs->request)) == LP_ODD_ADULT;
    allowed->makes_three = !allowed->needs_adult;
  }
  allowed->n_bound = g_new0 (guint8, costs->n);
  allowed->bound = g_new0 (guint32, (gsize) MOST_BOUND * costs->n);
  for (guint i = 0; (constraints->asked & LP_MUST_SHARE) && i < costs->n; i++)
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
  lp_i_division_free (allowed->division);
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
  const gint32 *places = allowed->division->places;

  return places[i] >= 0 && places[j] >= 0 && !(lp_i_constraints_get (allowed->constraints, i, j) & LP_MUST_PART);
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
  return allowed->division->places[i] >= 0 && allowed->n_bound[i] == 0;
}

/* Roles and bonds of three who may share pair by pair. */
static gboolean
suits_three (const LpAllowed *allowed, const guint32 members[3])
{
  guint32 a = members[0], b = members[1], c = members[2];

  return has_roles (allowed, members, 3) && is_bound_within (allowed, a, b, c) && is_bound_within (allowed, b, a, c)
         && is_bound_within (allowed, c, a, b);
}

gboolean
lp_i_allowed_allows_three (guint a, guint b, guint c, gpointer data)
{
  const LpAllowed *allowed = data;
  const guint32 *rest = allowed->division->rest;
  const guint32 members[3] = { rest[a], rest[b], rest[c] };

  return suits_three (allowed, members);
}

gboolean
lp_i_allowed_allows_partnership (const LpAllowed *allowed, const guint32 *members, guint size)
{
  if (size == 1)
    return lp_i_allowed_allows_alone (allowed, members[0]);
  if (size == 2)
    return lp_i_allowed_allows_pair (allowed, members[0], members[1]);
  return lp_i_allowed_may_share (allowed, members[0], members[1]) && lp_i_allowed_may_share (allowed, members[0], members[2])
         && lp_i_allowed_may_share (allowed, members[1], members[2]) && suits_three (allowed, members);
}

gboolean
lp_i_allowed_allows_threes_on_purpose (const LpAllowed *allowed)
{
  const LpPartnerships *threes = allowed->division->threes;

  if (allowed->division->too_large)
    return FALSE;
  for (guint t = 0; t < lp_i_partnerships_get_length (threes); t++) {
    const guint32 *members = lp_i_partnerships_get (threes, t).members;
    for (guint k = 0; k < 3; k++)
      if (lp_i_constraints_get (allowed->constraints, members[k], members[(k + 1) % 3]) & LP_MUST_PART)
        return FALSE;
    if (!suits_three (allowed, members))
      return FALSE;
  }
  return TRUE;
}

guint
lp_i_allowed_get_n_vertices (const LpAllowed *allowed)
{
  return allowed->division->n_rest + (allowed->needs_adult ? 1 : 0);
}

gboolean
lp_i_allowed_get_pupil (const LpAllowed *allowed, guint vertex, guint32 *pupil)
{
  if (vertex >= allowed->division->n_rest)
    return FALSE;
  *pupil = allowed->division->rest[vertex];
  return TRUE;
}

static void
set_edges (const LpAllowed *allowed, LpMatcher *matcher)
{
  const gint64 nothing[1] = { 0 };
  const guint32 *rest = allowed->division->rest;
  guint n = allowed->division->n_rest;

  for (guint v = 0; v < n; v++) {
    for (guint w = v + 1; w < n; w++) {
      if (lp_i_allowed_allows_pair (allowed, rest[v], rest[w]))
        lp_matcher_set_edge (matcher, v, w, nothing);
      if (allowed->makes_three && lp_i_allowed_may_share (allowed, rest[v], rest[w]))
        lp_matcher_set_three_edge (matcher, v, w, nothing);
    }
    if (allowed->needs_adult && lp_i_allowed_allows_alone (allowed, rest[v]))
      lp_matcher_set_edge (matcher, v, n, nothing);
  }
}

gboolean
lp_i_allowed_is_feasible (const LpAllowed *allowed)
{
  if (!lp_i_allowed_allows_threes_on_purpose (allowed))
    return FALSE;
  if (allowed->division->n_rest == 0)
    return TRUE;
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
  const guint32 *rest = allowed->division->rest;
  guint n = allowed->division->n_rest;
  LpMatcher *matcher = lp_matcher_new (n + 1, 1);

  for (guint v = 0; matcher != NULL && v < n; v++)
    for (guint w = v + 1; w < n; w++)
      if (lp_i_allowed_may_share (allowed, rest[v], rest[w]))
        lp_matcher_set_edge (matcher, v, w, nothing);
  return matcher;
}

LpBarrier *
lp_i_allowed_find_barrier (const LpAllowed *allowed)
{
  LpBarrier *barrier = NULL;

  if (allowed->division->n_rest == 0)
    return NULL;
  g_autoptr (LpMatcher) matcher = allowed->makes_three ? join_pairs_and_threes (allowed)
                                                       : lp_matcher_new (lp_i_allowed_get_n_vertices (allowed), 1);
  if (matcher == NULL)
    return NULL;
  if (!allowed->makes_three)
    set_edges (allowed, matcher);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, &barrier, NULL);
  return barrier;
}
