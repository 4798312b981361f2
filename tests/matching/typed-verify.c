/* SPDX-License-Identifier: MIT */
#include "typed-verify-private.h"

#include <stdlib.h>
#include <string.h>

int
verify_compare (const Vector *a, const Vector *b)
{
  for (guint t = 0; t < MAX_TIERS; t++) {
    if (a->part[t] != b->part[t])
      return a->part[t] < b->part[t] ? -1 : 1;
  }
  return 0;
}

void
verify_add (Vector *sum, const Vector *a, gint64 factor)
{
  for (guint t = 0; t < MAX_TIERS; t++)
    sum->part[t] += factor * a->part[t];
}

Vector
verify_read (const Verify *v, const gint64 *costs)
{
  Vector read = { { 0 } };

  for (guint t = 0; t < v->graph->n_tiers; t++)
    read.part[t] = costs[t];
  return read;
}

/* Exceptions by vertex. */
static void
sort_pairs (Verify *v)
{
  const VerifyGraph *g = v->graph;
  g_autofree gsize *at = NULL;

  v->first = g_new0 (gsize, (gsize) g->n + 1);
  v->others = g_new (guint32, 2 * g->n_pairs + 1);
  v->which = g_new (gsize, 2 * g->n_pairs + 1);
  for (gsize i = 0; i < g->n_pairs; i++) {
    v->first[g->pairs[i].u + 1]++;
    v->first[g->pairs[i].v + 1]++;
  }
  for (guint u = 0; u < g->n; u++)
    v->first[u + 1] += v->first[u];
  at = g_memdup2 (v->first, ((gsize) g->n + 1) * sizeof *at);
  for (gsize i = 0; i < g->n_pairs; i++) {
    v->others[at[g->pairs[i].u]] = g->pairs[i].v;
    v->which[at[g->pairs[i].u]++] = i;
    v->others[at[g->pairs[i].v]] = g->pairs[i].u;
    v->which[at[g->pairs[i].v]++] = i;
  }
}

/* Which exception a pair is; n_pairs for none. */
gsize
verify_find_pair (const Verify *v, guint a, guint b)
{
  for (gsize i = v->first[a]; i < v->first[a + 1]; i++) {
    if (v->others[i] == b)
      return v->which[i];
  }
  return v->graph->n_pairs;
}

gboolean
verify_find_cost (const Verify *v, guint a, guint b, Vector *cost)
{
  const VerifyGraph *g = v->graph;
  gsize pair = verify_find_pair (v, a, b);
  gint64 costs[MAX_TIERS] = { 0 };
  gboolean may_be = pair == g->n_pairs ? g->func (g->types[a], g->types[b], costs, g->data) : g->pairs[pair].may_be;

  *cost = verify_read (v, pair == g->n_pairs ? costs : g->costs + pair * g->n_tiers);
  return may_be;
}

static gboolean
add_pair (const Verify *v, guint a, guint b, Vector *sum)
{
  Vector cost;

  if (!verify_find_cost (v, a, b, &cost))
    return FALSE;
  verify_add (sum, &cost, 1);
  return TRUE;
}

static gboolean
add_three (const Verify *v, const guint three[3], Vector *sum)
{
  for (guint i = 0; i < 3; i++) {
    Vector own = { { 0 } };
    if (v->graph->three_costs != NULL)
      own = verify_read (v, v->graph->three_costs + (gsize) three[i] * v->graph->n_tiers);
    verify_add (sum, &own, 1);
    if (!add_pair (v, three[i], three[(i + 1) % 3], sum))
      return FALSE;
  }
  return TRUE;
}

/* That everyone has a partner who has them, or is in the three; and the cost. */
static const char *
judge_partition (const Verify *v, Vector *sum)
{
  guint three[3] = { G_MAXUINT, G_MAXUINT, G_MAXUINT };
  gboolean has_three = lp_matching_get_three (v->matching, three);
  Vector claimed = verify_read (v, lp_matching_get_cost (v->matching));

  if (has_three != (gboolean) (v->graph->n % 2))
    return "a three where there should be none, or none where there should be one";
  if (has_three && (three[0] >= three[1] || three[1] >= three[2] || three[2] >= v->graph->n || !add_three (v, three, sum)))
    return "a three that may not be";
  for (guint u = 0; u < v->graph->n; u++) {
    guint mate = lp_matching_get_mate (v->matching, u);
    gboolean in_three = u == three[0] || u == three[1] || u == three[2];
    if (mate >= v->graph->n || lp_matching_get_mate (v->matching, mate) != u || (mate == u) != in_three)
      return "someone without a partner";
    if (mate < u && !add_pair (v, mate, u, sum))
      return "a pair that may not be";
  }
  return verify_compare (sum, &claimed) == 0 ? NULL : "a cost that is not that of the pairs";
}

static guint
hash_nest (gconstpointer key)
{
  const Nest *nest = key;

  return nest->rest * 2654435761u ^ nest->blossom * 40503u;
}

static gboolean
is_same_nest (gconstpointer a, gconstpointer b)
{
  const Nest *x = a, *y = b;

  return x->rest == y->rest && x->blossom == y->blossom;
}

/* Reads values and blossoms; the sum of what bounds all matchings. */
static const char *
read_dual (Verify *v, Vector *bound)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_nest, is_same_nest, g_free, NULL);
  Vector zero = { { 0 } };
  Nest empty = { 0, 0, zero };

  g_array_append_val (v->nests, empty);
  for (guint u = 0; u < v->graph->n; u++) {
    lp_matching_get_value (v->matching, v->dual, u, v->reach[u].part);
    verify_add (bound, &v->reach[u], 1);
  }
  for (gsize b = 0; b < lp_matching_get_n_blossoms (v->matching, v->dual); b++) {
    gsize n_members;
    const guint32 *members = lp_matching_get_blossom (v->matching, v->dual, b, &n_members);
    Vector z = zero;
    lp_matching_get_blossom_value (v->matching, v->dual, b, z.part);
    if (n_members % 2 == 0 || verify_compare (&z, &zero) < 0)
      return "a blossom that is even or below zero";
    verify_add (bound, &z, 1);
    for (gsize i = 0; i < n_members; i++) {
      Nest nest = { v->nest[members[i]], (guint32) b, z };
      guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (known, &nest));
      if (members[i] >= v->graph->n || (i > 0 && members[i] <= members[i - 1]))
        return "a blossom with members out of order";
      if (number == 0) {
        number = v->nests->len;
        g_array_append_val (v->nests, nest);
        g_hash_table_insert (known, g_memdup2 (&nest, sizeof nest), GUINT_TO_POINTER (number));
      }
      v->nest[members[i]] = number;
      verify_add (&v->reach[members[i]], &z, 1);
    }
  }
  return NULL;
}

/* The z of the blossoms that two nests share: both are lists of ascending numbers, the last first. */
Vector
verify_find_common (const Verify *v, guint32 a, guint32 b)
{
  Vector sum = { { 0 } };

  while (a != 0 && b != 0) {
    const Nest *x = &g_array_index (v->nests, Nest, a), *y = &g_array_index (v->nests, Nest, b);
    if (x->blossom == y->blossom)
      verify_add (&sum, &x->z, 1);
    if (x->blossom >= y->blossom)
      a = x->rest;
    if (y->blossom >= x->blossom)
      b = y->rest;
  }
  return sum;
}

/* 2 c − what two vertices reach + what they share. */
static gboolean
is_bounded (const Verify *v, const Vector *cost, const Vector *a, const Vector *b, guint32 nest_a, guint32 nest_b)
{
  Vector slack = { { 0 } }, zero = { { 0 } }, common;

  verify_add (&slack, cost, 2);
  verify_add (&slack, a, -1);
  verify_add (&slack, b, -1);
  if (verify_compare (&slack, &zero) >= 0)
    return TRUE;
  common = verify_find_common (v, nest_a, nest_b);
  verify_add (&slack, &common, 2);
  return verify_compare (&slack, &zero) >= 0;
}

static int
compare_vertices (gconstpointer a, gconstpointer b, gpointer data)
{
  const Verify *v = data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order;

  if (v->graph->types[x] != v->graph->types[y])
    return v->graph->types[x] < v->graph->types[y] ? -1 : 1;
  order = verify_compare (&v->reach[y], &v->reach[x]);
  if (order != 0)
    return order;
  return (v->nest[x] > v->nest[y]) - (v->nest[x] < v->nest[y]);
}

static guint
hash_like (gconstpointer key)
{
  const Cell *cell = key;
  guint64 hash = (guint64) cell->type << 32 | cell->nest;

  for (guint t = 0; t < MAX_TIERS; t++)
    hash = (hash ^ hash >> 31 ^ (guint64) cell->reach.part[t]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return (guint) (hash >> 32);
}

static gboolean
is_alike (gconstpointer a, gconstpointer b)
{
  const Cell *x = a, *y = b;

  return x->type == y->type && x->nest == y->nest && verify_compare (&x->reach, &y->reach) == 0;
}

/* Cells of like vertices, sorted; n sorted by counting, the few cells by comparing. */
static void
make_cells (Verify *v)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_like, is_alike, g_free, NULL);
  g_autofree guint32 *cell_of = g_new (guint32, (gsize) v->graph->n + 1);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (gsize));
  g_autofree gsize *at = NULL;
  g_autofree guint32 *sorted = NULL;

  for (guint32 u = 0; u < v->graph->n; u++) {
    Cell like = { v->graph->types[u], v->nest[u], v->reach[u], 0, 0 };
    guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (known, &like));
    if (number == 0) {
      g_array_append_val (samples, u);
      g_array_set_size (sizes, samples->len);
      number = samples->len;
      g_hash_table_insert (known, g_memdup2 (&like, sizeof like), GUINT_TO_POINTER (number));
    }
    cell_of[u] = number - 1;
    g_array_index (sizes, gsize, number - 1)++;
  }
  sorted = g_memdup2 (samples->data, samples->len * sizeof (guint32));
  if (samples->len > 0)
    g_qsort_with_data (sorted, (gint) samples->len, sizeof *sorted, compare_vertices, v);
  at = g_new (gsize, (gsize) samples->len + 1);
  for (gsize i = 0, begin = 0; i < samples->len; i++) {
    guint32 u = sorted[i];
    Cell cell = { v->graph->types[u], v->nest[u], v->reach[u], begin, begin + g_array_index (sizes, gsize, cell_of[u]) };
    at[cell_of[u]] = begin;
    begin = cell.end;
    g_array_append_val (v->cells, cell);
  }
  for (guint32 u = 0; u < v->graph->n; u++)
    v->order[at[cell_of[u]]++] = u;
}

/* Whether two cells hold a pair that makes no exception. */
static gboolean
has_plain_pair (const Verify *v, const Cell *a, const Cell *b)
{
  for (gsize i = a->begin; i < a->end; i++) {
    for (gsize j = b->begin; j < b->end; j++) {
      if (v->order[i] != v->order[j] && verify_find_pair (v, v->order[i], v->order[j]) == v->graph->n_pairs)
        return TRUE;
    }
  }
  return FALSE;
}

/* The cells of two types, those that reach highest first: only while two reach above the cost. */
static const char *
judge_types (const Verify *v, const Cell *a, const Cell *a_end, const Cell *b, const Cell *b_end)
{
  gint64 costs[MAX_TIERS] = { 0 };
  Vector cost;

  if (!v->graph->func (a->type, b->type, costs, v->graph->data))
    return NULL;
  cost = verify_read (v, costs);
  for (const Cell *x = a; x < a_end; x++) {
    for (const Cell *y = b; y < b_end; y++) {
      Vector slack = { { 0 } }, zero = { { 0 } };
      verify_add (&slack, &cost, 2);
      verify_add (&slack, &x->reach, -1);
      verify_add (&slack, &y->reach, -1);
      if (verify_compare (&slack, &zero) >= 0)
        break;
      if (!is_bounded (v, &cost, &x->reach, &y->reach, x->nest, y->nest) && has_plain_pair (v, x, y))
        return "two whose values exceed what their pair costs";
    }
  }
  return NULL;
}

static const char *
judge_cells (const Verify *v)
{
  const Cell *cells = (const Cell *) (gconstpointer) v->cells->data;
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = v->cells->len;

  for (guint i = 0; i < end; i++) {
    if (i == 0 || cells[i].type != cells[i - 1].type)
      g_array_append_val (begins, i);
  }
  g_array_append_val (begins, end);
  for (guint s = 0; s + 1 < begins->len; s++) {
    for (guint t = 0; t <= s; t++) {
      const char *flaw = judge_types (v, cells + g_array_index (begins, guint, s), cells + g_array_index (begins, guint, s + 1),
                                      cells + g_array_index (begins, guint, t), cells + g_array_index (begins, guint, t + 1));
      if (flaw != NULL)
        return flaw;
    }
  }
  return NULL;
}

static const char *
judge_exceptions (const Verify *v)
{
  const VerifyGraph *g = v->graph;

  for (gsize i = 0; i < g->n_pairs; i++) {
    Vector cost = verify_read (v, g->costs + i * g->n_tiers);
    guint32 a = g->pairs[i].u, b = g->pairs[i].v;
    if (g->pairs[i].may_be && !is_bounded (v, &cost, &v->reach[a], &v->reach[b], v->nest[a], v->nest[b]))
      return "an exception whose values exceed its cost";
  }
  return NULL;
}

static void
begin_dual (Verify *v, gsize dual)
{
  v->dual = dual;
  v->nests = g_array_new (FALSE, FALSE, sizeof (Nest));
  v->nest = g_new0 (guint32, (gsize) v->graph->n + 1);
  v->reach = g_new0 (Vector, (gsize) v->graph->n + 1);
  v->order = g_new (guint32, (gsize) v->graph->n + 1);
  v->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
}

static void
end_dual (Verify *v)
{
  g_array_unref (v->nests);
  g_free (v->nest);
  g_free (v->reach);
  g_free (v->order);
  g_array_unref (v->cells);
}

/* That a dual solution is feasible, and what it bounds. */
static const char *
judge_dual (Verify *v, Vector *bound)
{
  const char *flaw = read_dual (v, bound);

  if (flaw == NULL) {
    make_cells (v);
    flaw = judge_cells (v);
  }
  return flaw != NULL ? flaw : judge_exceptions (v);
}

/* An even number has one dual solution, whose sum is the cost; an odd one as many as bound all threes. */
static const char *
judge_duals (const Verify *shared, const Vector *cost)
{
  gsize n_duals = lp_matching_get_n_duals (shared->matching), n_begun = 0;
  g_autofree Verify *duals = g_new0 (Verify, n_duals + 1);
  g_autofree Vector *bounds = g_new0 (Vector, n_duals + 1);
  const char *flaw = shared->graph->n % 2 == 0 && n_duals != 1 ? "not one dual solution" : NULL;

  while (flaw == NULL && n_begun < n_duals) {
    duals[n_begun] = *shared;
    begin_dual (&duals[n_begun], n_begun);
    flaw = judge_dual (&duals[n_begun], &bounds[n_begun]);
    n_begun++;
  }
  if (flaw == NULL && shared->graph->n % 2 != 0)
    flaw = verify_threes (duals, n_duals, bounds, cost);
  if (flaw == NULL && shared->graph->n % 2 == 0) {
    verify_add (&bounds[0], cost, -2);
    flaw = verify_compare (&bounds[0], &(Vector) { { 0 } }) == 0 ? NULL : "values that do not add up to the cost";
  }
  for (gsize d = 0; d < n_begun; d++)
    end_dual (&duals[d]);
  return flaw;
}

const char *
verify_matching (const VerifyGraph *graph, const LpMatching *matching)
{
  Verify v = { .graph = graph, .matching = matching };
  Vector cost = { { 0 } };
  const char *flaw;

  sort_pairs (&v);
  flaw = judge_partition (&v, &cost);
  if (flaw == NULL)
    flaw = judge_duals (&v, &cost);
  g_free (v.first);
  g_free (v.others);
  g_free (v.which);
  return flaw;
}
