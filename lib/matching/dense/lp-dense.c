/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include <string.h>

#include "matching/dense/lp-dense-private.h"
#include "matching/dense/lp-dense-table-private.h"

/* Up to so many vertices all pairs are taken at once; a sample has one vertex in so many. */
enum { SMALL_GRAPH = 64, SAMPLE_PART = 4 };

/* No slack reaches this: costs have 32 bits, and potentials few more. */
#define NO_LIMIT (G_GINT64_CONSTANT (1) << 60)

/*
 * A complete graph without a table: matched along a few of its pairs, as a
 * sparse graph, and again with the pairs whose slack the duals found make
 * negative, until there are none.
 *
 * Source: D. Applegate and W. Cook, Solving large-scale matching problems
 * (1993), for pricing. Invariant: the pairs taken hold a perfect matching, and
 * before each round the values allow for all of them; the last round's duals
 * allow for all pairs, so its matching is an optimum of the whole graph.
 */

static void
dense_init (LpDense *d, guint n, const gint32 *costs)
{
  guint32 none = LP_NONE;
  gint64 zero = 0;

  d->n = n;
  d->costs = costs;
  d->potential = g_new0 (gint64, MAX (n, 1));
  d->value = g_new0 (gint64, MAX (n, 1));
  d->edges = g_array_new (FALSE, FALSE, sizeof (LpMatchingEdge));
  d->parents = g_array_new (FALSE, FALSE, sizeof (guint32));
  d->sums = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint v = 0; v < n; v++) {
    g_array_append_val (d->parents, none);
    g_array_append_val (d->sums, zero);
  }
}

static void
dense_clear (LpDense *d)
{
  g_free (d->potential);
  g_free (d->value);
  g_array_unref (d->edges);
  g_array_unref (d->parents);
  g_array_unref (d->sums);
}

static void
take_all_pairs (LpDense *d)
{
  for (guint v = 0; v < d->n; v++) {
    for (guint u = v + 1; u < d->n; u++) {
      LpMatchingEdge edge = { v, u, lp_i_dense_row (d, v)[u] };
      g_array_append_val (d->edges, edge);
    }
  }
}

/* Lowers values until they allow for all pairs taken: each end by half of what is too much. */
static void
lower_values (LpDense *d)
{
  for (guint i = 0; i < d->edges->len; i++) {
    const LpMatchingEdge *edge = &g_array_index (d->edges, LpMatchingEdge, i);
    gint64 excess = d->value[edge->u] + d->value[edge->v] - 2 * edge->cost;
    if (excess <= 0)
      continue;
    d->value[edge->u] -= excess / 2;
    d->value[edge->v] -= excess - excess / 2;
  }
}

/* Takes potentials, values and blossoms over from the engine, under the names of this graph. */
static void
take_duals (LpDense *d, const LpSparse *s, gint64 least)
{
  g_array_set_size (d->parents, s->n_nodes);
  g_array_set_size (d->sums, s->n_nodes);
  for (guint32 b = s->n_nodes; b-- > 0;) {
    guint32 parent = s->nodes[b].parent == b ? LP_NONE : s->nodes[b].parent;
    g_array_index (d->parents, guint32, b < s->n ? s->order[b] : b) = parent;
  }
  for (guint32 b = s->n; b < s->n_nodes; b++) {
    gint64 sum = 0;
    if (s->nodes[b].parent == b)
      continue;
    for (guint32 node = b; node != LP_NONE; node = g_array_index (d->parents, guint32, node))
      sum += s->nodes[node].z;
    g_array_index (d->sums, gint64, b) = sum;
  }
  for (guint32 v = 0; v < s->n; v++) {
    guint32 parent = s->nodes[v].parent;
    d->potential[s->order[v]] = s->vertices[v].potential + least;
    d->value[s->order[v]] = d->potential[s->order[v]] - (parent == LP_NONE ? 0 : g_array_index (d->sums, gint64, parent));
  }
}

/* Matches along the pairs taken so far, and learns the duals. */
static LpMatching *
solve_taken (LpDense *d, GError **error)
{
  LpMatching *matching = NULL;
  LpSparse s;
  gint64 least = 0;

  if (lp_i_sparse_init (&s, d->n, d->edges->len, (const LpMatchingEdge *) (gconstpointer) d->edges->data, &least, error)) {
    if (lp_i_sparse_search (&s, d->value, least) == LP_SPARSE_DONE) {
      matching = lp_i_sparse_finish (&s, least, error);
      take_duals (d, &s, least);
    } else {
      g_set_error_literal (error, LP_ERROR, LP_ERROR_INTERNAL, "A complete graph did not let itself be matched");
    }
  }
  lp_i_sparse_clear (&s);
  return matching;
}

/* Matches along the pairs taken and takes those of negative slack, until there are none. The pairs only grow in number, so this ends. */
static LpMatching *
solve_rounds (LpDense *d, GError **error)
{
  for (;;) {
    LpMatching *matching;
    lower_values (d);
    matching = solve_taken (d, error);
    if (matching == NULL || lp_i_dense_collect (d, -1) == 0)
      return matching;
    lp_matching_unref (matching);
  }
}

static guint32
hash_vertex (guint32 v)
{
  guint64 x = (v + G_GUINT64_CONSTANT (1)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return (guint32) ((x ^ (x >> 29)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9) >> 33);
}

/* An even number of vertices, ascending, chosen by a hash. */
static GArray *
draw_sample (guint n)
{
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint v = 0; v < n; v++) {
    if (hash_vertex (v) % SAMPLE_PART == 0)
      g_array_append_val (sample, v);
  }
  g_array_set_size (sample, sample->len - sample->len % 2);
  return sample;
}

/* The costs among a sample. NULL where memory does not suffice. */
static gint32 *
gather_costs (const LpDense *d, const GArray *sample)
{
  gsize k = sample->len, at = 0;
  gint32 *costs = g_try_new (gint32, MAX (k * (k - MIN (k, 1)) / 2, 1));

  if (costs == NULL)
    return NULL;
  for (guint i = 0; i < k; i++) {
    const gint32 *row = lp_i_dense_row (d, g_array_index (sample, guint, i));
    for (guint j = i + 1; j < k; j++)
      costs[at++] = row[g_array_index (sample, guint, j)];
  }
  return costs;
}

/* A vertex outside the sample gets the highest value that the pairs into it allow. */
static void
extend_values (LpDense *d, const GArray *sample, const gint64 *values)
{
  for (guint v = 0; v < d->n; v++)
    d->value[v] = NO_LIMIT;
  for (guint i = 0; i < sample->len; i++)
    d->value[g_array_index (sample, guint, i)] = values[i];
  for (guint v = 0; v < d->n; v++) {
    gint64 least = NO_LIMIT;
    if (d->value[v] != NO_LIMIT)
      continue;
    for (guint i = 0; i < sample->len; i++) {
      gint64 room = 2 * (gint64) lp_i_dense_cost (d, v, g_array_index (sample, guint, i)) - values[i];
      least = MIN (least, room);
    }
    d->potential[v] = least;
  }
  for (guint v = 0; v < d->n; v++) {
    if (d->value[v] == NO_LIMIT)
      d->value[v] = d->potential[v];
  }
  memcpy (d->potential, d->value, d->n * sizeof *d->value);
}

static LpMatching *solve_table_or_priced (LpDense *d, GError **error);

/* Values that a sample, solved in the same way, suggests. */
static gboolean
guess_values (LpDense *d, GError **error)
{
  g_autoptr (GArray) sample = draw_sample (d->n);
  g_autofree gint32 *costs = gather_costs (d, sample);
  g_autoptr (LpMatching) matching = NULL;
  LpDense part;

  if (costs == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, "Memory does not suffice to match %u vertices", d->n);
    return FALSE;
  }
  dense_init (&part, sample->len, costs);
  matching = solve_table_or_priced (&part, error);
  if (matching != NULL)
    extend_values (d, sample, ((const LpDual *) g_ptr_array_index (matching->duals, 0))->values);
  dense_clear (&part);
  return matching != NULL;
}

/* Takes the pairs {0, 1}, {2, 3} …, so that those taken hold a perfect matching from the first round on. */
static void
take_neighbours (LpDense *d)
{
  for (guint v = 0; v + 1 < d->n; v += 2) {
    LpMatchingEdge edge = { v, v + 1, lp_i_dense_row (d, v)[v + 1] };
    g_array_append_val (d->edges, edge);
  }
}

/* Solves along few pairs, and prices all until the result is exact. */
static LpMatching *
solve_priced (LpDense *d, GError **error)
{
  if (d->n <= SMALL_GRAPH) {
    take_all_pairs (d);
    for (guint v = 0; v < d->n; v++)
      d->value[v] = 2 * (gint64) G_MININT32;
    return solve_taken (d, error);
  }
  if (!guess_values (d, error))
    return NULL;
  take_neighbours (d);
  lp_i_dense_collect (d, NO_LIMIT);
  return solve_rounds (d, error);
}

/* Solves in one table, where vertices are few enough and costs close enough together; else along few pairs. */
static LpMatching *
solve_table_or_priced (LpDense *d, GError **error)
{
  LpMatching *matching = NULL;

  if (d->n >= 2 && d->n <= LP_DENSE_TABLE_MAX_VERTICES)
    matching = lp_i_dense_table_solve (d->n, d->costs, FALSE);
  return matching != NULL ? matching : solve_priced (d, error);
}

typedef LpMatching *(*DenseSolveFunc) (LpDense *d, GError **error);

static LpMatching *
solve_dense (guint n_vertices, const gint32 *costs, DenseSolveFunc func, GError **error)
{
  LpMatching *matching;
  LpDense d;

  if (n_vertices % 2 != 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "An odd number of vertices (%u) has no perfect matching", n_vertices);
    return NULL;
  }
  dense_init (&d, n_vertices, costs);
  matching = func (&d, error);
  dense_clear (&d);
  return matching;
}

LpMatching *
lp_i_dense_solve_priced (guint n_vertices, const gint32 *costs, GError **error)
{
  return solve_dense (n_vertices, costs, solve_priced, error);
}

LpMatching *
lp_matching_solve_dense (guint n_vertices, const gint32 *costs, GError **error)
{
  g_return_val_if_fail (n_vertices < 2 || costs != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return solve_dense (n_vertices, costs, solve_table_or_priced, error);
}
