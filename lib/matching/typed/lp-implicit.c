/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include <stdlib.h>
#include <string.h>

#include "matching/typed/lp-implicit-private.h"

static gboolean
are_types (guint n, const guint32 *types, guint n_types)
{
  for (guint v = 0; v < n; v++) {
    if (types[v] >= n_types)
      return FALSE;
  }
  return TRUE;
}

LpImplicit *
lp_implicit_new (guint n_vertices, const guint32 *types, guint n_types, guint n_tiers, LpImplicitCostFunc func, gpointer data)
{
  LpImplicit *implicit;

  g_return_val_if_fail (n_vertices <= LP_MATCHING_MAX_VERTICES, NULL);
  g_return_val_if_fail (n_vertices == 0 || types != NULL, NULL);
  g_return_val_if_fail (are_types (n_vertices, types, n_types), NULL);
  g_return_val_if_fail (n_tiers >= 1 && n_tiers <= LP_IMPLICIT_MAX_TIERS, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  implicit = g_new0 (LpImplicit, 1);
  implicit->n = n_vertices;
  implicit->n_types = n_types;
  implicit->n_tiers = n_tiers;
  implicit->func = func;
  implicit->data = data;
  implicit->types = g_new (guint32, MAX (n_vertices, 1));
  if (n_vertices > 0)
    memcpy (implicit->types, types, n_vertices * sizeof *types);
  implicit->pairs = g_array_new (FALSE, FALSE, sizeof (LpImplicitPair));
  implicit->costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return implicit;
}

static void
forget_links (LpImplicit *implicit)
{
  g_clear_pointer (&implicit->first, g_free);
  g_clear_pointer (&implicit->links, g_free);
}

void
lp_implicit_free (LpImplicit *implicit)
{
  if (implicit == NULL)
    return;
  forget_links (implicit);
  g_free (implicit->types);
  g_free (implicit->three_costs);
  g_array_unref (implicit->pairs);
  g_array_unref (implicit->costs);
  g_free (implicit);
}

static gboolean
are_costs (const LpImplicit *implicit, const gint64 *costs)
{
  if (implicit == NULL || costs == NULL)
    return FALSE;
  for (guint t = 0; t < implicit->n_tiers; t++) {
    if (costs[t] > LP_MATCHER_MAX_COST || costs[t] < -LP_MATCHER_MAX_COST)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_pair (const LpImplicit *implicit, guint u, guint v)
{
  return implicit != NULL && u < implicit->n && v < implicit->n && u != v;
}

static void
add_pair (LpImplicit *implicit, guint u, guint v, const gint64 *costs)
{
  LpImplicitPair pair = { MIN (u, v), MAX (u, v) };

  forget_links (implicit);
  g_array_append_val (implicit->pairs, pair);
  g_array_append_vals (implicit->costs, costs, implicit->n_tiers);
}

void
lp_implicit_set_pair (LpImplicit *implicit, guint u, guint v, const gint64 *costs)
{
  g_return_if_fail (is_pair (implicit, u, v));
  g_return_if_fail (are_costs (implicit, costs));

  add_pair (implicit, u, v, costs);
}

void
lp_implicit_forbid_pair (LpImplicit *implicit, guint u, guint v)
{
  static const gint64 forbidden[LP_IMPLICIT_MAX_TIERS] = { LP_IMPLICIT_FORBIDDEN };

  g_return_if_fail (is_pair (implicit, u, v));

  add_pair (implicit, u, v, forbidden);
}

void
lp_implicit_set_three_vertex (LpImplicit *implicit, guint v, const gint64 *costs)
{
  g_return_if_fail (implicit != NULL && v < implicit->n);
  g_return_if_fail (are_costs (implicit, costs));

  if (implicit->three_costs == NULL)
    implicit->three_costs = g_new0 (gint64, (gsize) implicit->n * implicit->n_tiers);
  memcpy (implicit->three_costs + (gsize) v * implicit->n_tiers, costs, implicit->n_tiers * sizeof *costs);
}

static int
compare_links (const void *a, const void *b)
{
  const LpImplicitLink *x = a, *y = b;

  return (x->other > y->other) - (x->other < y->other);
}

/* Few links are sorted where they lie. */
static void
sort_links (LpImplicitLink *links, gsize n)
{
  if (n > 32) {
    qsort (links, n, sizeof *links, compare_links);
    return;
  }
  for (gsize i = 1; i < n; i++) {
    LpImplicitLink link = links[i];
    gsize at = i;
    for (; at > 0 && links[at - 1].other > link.other; at--)
      links[at] = links[at - 1];
    links[at] = link;
  }
}

/* FALSE where memory does not suffice. While links are filled in, first[v] runs through those of v. */
static gboolean
make_links (LpImplicit *implicit)
{
  const LpImplicitPair *pairs = (const LpImplicitPair *) (gconstpointer) implicit->pairs->data;
  gsize m = implicit->pairs->len, n = implicit->n;
  guint32 *first;

  implicit->first = first = g_try_new0 (guint32, n + 1);
  implicit->links = g_try_new (LpImplicitLink, MAX (m, 1));
  if (implicit->first == NULL || implicit->links == NULL)
    return FALSE;
  for (gsize i = 0; i < m; i++)
    first[pairs[i].u]++;
  for (gsize v = 0, sum = 0; v <= n; v++) {
    guint32 own = first[v];
    first[v] = (guint32) sum;
    sum += own;
  }
  for (gsize i = 0; i < m; i++)
    implicit->links[first[pairs[i].u]++] = (LpImplicitLink) { pairs[i].v, (guint32) i };
  memmove (first + 1, first, n * sizeof *first);
  first[0] = 0;
  for (gsize v = 0; v < n; v++)
    sort_links (implicit->links + first[v], first[v + 1] - first[v]);
  return TRUE;
}

static gboolean
check_links (const LpImplicit *implicit, GError **error)
{
  for (guint v = 0; v < implicit->n; v++) {
    for (gsize a = (gsize) implicit->first[v] + 1; a < implicit->first[v + 1]; a++) {
      if (implicit->links[a].other != implicit->links[a - 1].other)
        continue;
      g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The pair of the vertices %u and %u is an exception twice",
                   v, implicit->links[a].other);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
prepare (LpImplicit *implicit, GError **error)
{
  if (implicit->links != NULL)
    return TRUE;
  if (implicit->pairs->len < G_MAXINT32 && make_links (implicit)) {
    if (check_links (implicit, error))
      return TRUE;
  } else {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "Memory does not suffice to match %u vertices with %u exceptions",
                 implicit->n, implicit->pairs->len);
  }
  forget_links (implicit);
  return FALSE;
}

static void
set_outcome_error (LpImplicitOutcome outcome, guint n, GError **error)
{
  switch (outcome) {
  case LP_IMPLICIT_INFEASIBLE:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_INFEASIBLE,
                         n % 2 == 0 ? "No perfect matching exists"
                                    : "No partition into pairs and one allowed three exists");
    return;
  case LP_IMPLICIT_TOO_WIDE:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "The matching's cost or a dual value needs too many bits");
    return;
  case LP_IMPLICIT_BAD_COST:
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "A component of what two types cost exceeds %" G_GINT64_FORMAT, LP_MATCHER_MAX_COST);
    return;
  case LP_IMPLICIT_TOO_MANY:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "Too many threes would have to be tried");
    return;
  case LP_IMPLICIT_DONE:
  default:
    return;
  }
}

LpMatching *
lp_implicit_solve (LpImplicit *implicit, LpBarrier **barrier, GError **error)
{
  g_autoptr (LpMatching) matching = NULL;
  LpImplicitOutcome outcome;

  g_return_val_if_fail (implicit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (barrier != NULL)
    *barrier = NULL;
  if (implicit->n == 1) {
    set_outcome_error (LP_IMPLICIT_INFEASIBLE, implicit->n, error);
    return NULL;
  }
  if (!prepare (implicit, error))
    return NULL;
  matching = lp_i_matching_new (implicit->n, implicit->n_tiers, 64 * implicit->n_tiers);
  for (guint t = 0; t < implicit->n_tiers; t++)
    matching->radices[t] = G_GINT64_CONSTANT (1) << 62;
  outcome = implicit->n_tiers == 1 ? lp_i_implicit_solve_1 (implicit, matching, barrier)
                                   : lp_i_implicit_solve_4 (implicit, matching, barrier);
  if (outcome == LP_IMPLICIT_DONE)
    return g_steal_pointer (&matching);
  set_outcome_error (outcome, implicit->n, error);
  return NULL;
}
