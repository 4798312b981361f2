/* SPDX-License-Identifier: MIT */
#include "check/lp-check-dual-private.h"

#include <string.h>

static gboolean
refuse_dual (LpCheckFlaw *flaw, LpIPhrase phrase)
{
  flaw->phrase = phrase;
  return FALSE;
}

static gboolean
refuse_size (LpCheckFlaw *flaw)
{
  return refuse_dual (flaw, LP_I_PHRASE_PROOF_SIZE);
}

static gboolean
take_values (LpCheckDual          *dual,
             const LpCheckRadices *radices,
             const LpCertificate  *certificate,
             gsize                 index,
             const guint          *vertices,
             LpCheckFlaw          *flaw)
{
  gsize bytes = radices->n_tiers * sizeof (gint64);

  for (gsize p = 0; bytes > 0 && p < dual->n; p++) {
    gint64 *value = &dual->values[(gsize) vertices[p] * radices->n_tiers];
    memcpy (value, lp_certificate_get_value (certificate, index, p), bytes);
    if (!lp_i_check_number_normalise (radices, value)
        || !lp_i_check_number_add (radices, dual->total, 1, value))
      return refuse_size (flaw);
  }
  return TRUE;
}

/* Members are an odd number, at least three, of distinct participants. */
static gboolean
is_odd_set (const guint32 *members, gsize n_members, guint n)
{
  g_autofree guint8 *seen = g_new0 (guint8, (gsize) n + 1);

  if (n_members < 3 || n_members % 2 == 0 || n_members > n)
    return FALSE;
  for (gsize i = 0; i < n_members; i++) {
    if (members[i] >= n || seen[members[i]])
      return FALSE;
    seen[members[i]] = 1;
  }
  return TRUE;
}

static gboolean
take_blossom (LpCheckDual          *dual,
              const LpCheckRadices *radices,
              const LpCertificate  *certificate,
              gsize                 index,
              guint                 blossom,
              const guint          *vertices,
              LpCheckFlaw          *flaw)
{
  gsize n_members;
  const guint32 *members = lp_certificate_get_blossom (certificate, index, blossom, &n_members);
  const gint64 *value = lp_certificate_get_blossom_value (certificate, index, blossom);
  gint64 *z = &dual->z[(gsize) blossom * radices->n_tiers];

  if (!is_odd_set (members, n_members, dual->n))
    return refuse_dual (flaw, LP_I_PHRASE_PROOF_BLOSSOM);
  if (radices->n_tiers > 0)
    memcpy (z, value, radices->n_tiers * sizeof (gint64));
  if (!lp_i_check_number_normalise (radices, z))
    return refuse_size (flaw);
  if (lp_i_check_number_get_sign (radices, z) < 0)
    return refuse_dual (flaw, LP_I_PHRASE_PROOF_BLOSSOM_VALUE);

  for (gsize i = 0; i < n_members; i++) {
    guint vertex = vertices[members[i]];
    g_array_append_val (dual->blossoms_of[vertex], blossom);
    if (!lp_i_check_number_add (radices, &dual->values[(gsize) vertex * radices->n_tiers], 1, z))
      return refuse_size (flaw);
  }
  return lp_i_check_number_add (radices, dual->total, 1, z) || refuse_size (flaw);
}

LpCheckDual *
lp_i_check_dual_new (const LpCheckGraph   *graph,
                     const LpCheckRadices *radices,
                     const LpCertificate  *certificate,
                     gsize                 index,
                     const guint          *vertices,
                     LpCheckFlaw          *flaw)
{
  g_autoptr (LpCheckDual) dual = g_new0 (LpCheckDual, 1);

  dual->n = graph->n;
  dual->n_tiers = radices->n_tiers;
  dual->n_blossoms = lp_certificate_get_n_blossoms (certificate, index);
  dual->values = g_new0 (gint64, (gsize) dual->n * dual->n_tiers + 1);
  dual->pulls = g_new0 (gint64, (gsize) dual->n * dual->n_tiers + 1);
  dual->z = g_new0 (gint64, dual->n_blossoms * dual->n_tiers + 1);
  dual->blossoms_of = g_new0 (GArray *, (gsize) dual->n + 1);
  for (guint v = 0; v < dual->n; v++)
    dual->blossoms_of[v] = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!take_values (dual, radices, certificate, index, vertices, flaw))
    return NULL;
  for (guint b = 0; b < dual->n_blossoms; b++) {
    if (!take_blossom (dual, radices, certificate, index, b, vertices, flaw))
      return NULL;
  }
  for (gsize i = 0; i < (gsize) dual->n * dual->n_tiers; i++)
    dual->pulls[i] = 2 * graph->turns[i] - dual->values[i];
  return g_steal_pointer (&dual);
}

void
lp_i_check_dual_free (LpCheckDual *dual)
{
  for (guint v = 0; v < dual->n; v++)
    g_array_unref (dual->blossoms_of[v]);
  g_free (dual->blossoms_of);
  g_free (dual->values);
  g_free (dual->pulls);
  g_free (dual->z);
  g_free (dual);
}

/* Takes the next blossom off the sorted lists, and says how many of them had it. */
static guint
take_next (const GArray *const *lists, guint *at, guint n_lists, guint *blossom)
{
  guint times = 0;

  *blossom = G_MAXUINT;
  for (guint k = 0; k < n_lists; k++) {
    if (at[k] < lists[k]->len)
      *blossom = MIN (*blossom, g_array_index (lists[k], guint, at[k]));
  }
  for (guint k = 0; k < n_lists; k++) {
    if (at[k] >= lists[k]->len || g_array_index (lists[k], guint, at[k]) != *blossom)
      continue;
    at[k]++;
    times++;
  }
  return times;
}

/* The sum of the blossoms that hold two or more of the vertices (two or three), normal. */
static gboolean
add_shared (const LpCheckDual *dual, const LpCheckRadices *radices, const guint *vertices, guint n_vertices, gint64 *sum)
{
  const GArray *lists[3];
  guint at[3] = { 0 };
  guint blossom, times;

  for (guint k = 0; k < n_vertices; k++)
    lists[k] = dual->blossoms_of[vertices[k]];
  while ((times = take_next (lists, at, n_vertices, &blossom)) > 0) {
    if (times >= 2 && !lp_i_check_number_add (radices, sum, 1, &dual->z[(gsize) blossom * dual->n_tiers]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
bounds_pair (const LpCheckDual *dual, const LpCheckGraph *graph, const LpCheckRadices *radices, guint u, guint v)
{
  const gint64 *cost = lp_i_check_graph_get_cost (graph, u, v);
  const gint64 *first = &dual->values[(gsize) u * dual->n_tiers];
  const gint64 *second = &dual->values[(gsize) v * dual->n_tiers];
  guint both[2] = { u, v };
  gint64 slack[LP_N_TIERS] = { 0 };
  gint64 shared[LP_N_TIERS] = { 0 };

  for (guint t = 0; t < dual->n_tiers; t++)
    slack[t] = 2 * cost[t] - first[t] - second[t];
  if (lp_i_check_number_get_sign (radices, slack) >= 0)
    return TRUE;

  if (!add_shared (dual, radices, both, 2, shared))
    return FALSE;
  for (guint t = 0; t < dual->n_tiers; t++)
    slack[t] += 2 * shared[t];
  return lp_i_check_number_get_sign (radices, slack) >= 0;
}

gboolean
lp_i_check_dual_is_feasible (const LpCheckDual    *dual,
                             const LpCheckGraph   *graph,
                             const LpCheckRadices *radices,
                             LpCheckFlaw          *flaw)
{
  for (guint v = 1; v < graph->n; v++) {
    for (guint u = 0; u < v; u++) {
      if (!lp_i_check_graph_is_pair (graph, u, v) || bounds_pair (dual, graph, radices, u, v))
        continue;
      flaw->pupils[0] = u;
      flaw->pupils[1] = v;
      flaw->n_pupils = graph->with_adult && v == graph->n - 1 ? 1 : 2;
      return refuse_dual (flaw, LP_I_PHRASE_PROOF_PAIR);
    }
  }
  return TRUE;
}

static const gint64 *
get_pull (const LpCheckDual *dual, guint vertex)
{
  return &dual->pulls[(gsize) vertex * dual->n_tiers];
}

/*
 * Σ z(B) over all blossoms with |B \ T| odd is Σ z(B) less those with one or
 * three members in T. In terms of Y: a blossom with two or three members in T
 * was taken off twice or three times, and so twice too often.
 */
gboolean
lp_i_check_dual_bounds_three (const LpCheckDual    *dual,
                              const LpCheckGraph   *graph,
                              const LpCheckRadices *radices,
                              const gint64         *gap,
                              guint a, guint b, guint c)
{
  const gint64 *ab = lp_i_check_graph_get_cost (graph, a, b);
  const gint64 *ac = lp_i_check_graph_get_cost (graph, a, c);
  const gint64 *bc = lp_i_check_graph_get_cost (graph, b, c);
  const gint64 *first = get_pull (dual, a);
  const gint64 *second = get_pull (dual, b);
  const gint64 *third = get_pull (dual, c);
  guint members[3] = { a, b, c };
  gint64 shared[LP_N_TIERS] = { 0 };

  for (guint round = 0; round < 2; round++) {
    gint64 excess = 0;
    for (guint t = 0; t < dual->n_tiers; t++) {
      gint64 component = gap[t] + 2 * (ab[t] + ac[t] + bc[t] + shared[t]) + first[t] + second[t] + third[t];
      if (!lp_i_check_number_feed (radices, t, component, &excess))
        break;
    }
    if (excess >= 0)
      return TRUE;
    if (round == 0 && !add_shared (dual, radices, members, 3, shared))
      return FALSE;
  }
  return FALSE;
}
