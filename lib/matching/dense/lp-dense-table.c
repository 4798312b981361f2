/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-table-private.h"

#include <stdlib.h>
#include <string.h>

/* Lanes that a row is rounded up to, however many are in use. */
enum { MAX_LANES = 8, N_ARRAYS = 6 };

static const LpDenseTableLoops *
choose_loops (gboolean plain)
{
#ifdef LP_HAVE_AVX2
  if (!plain && lp_i_has_avx2 ())
    return &lp_i_dense_table_avx2;
#endif
  return &lp_i_dense_table_scalar;
}

static void
lay_out_rows (LpDenseTable *t)
{
  gint32 **arrays[N_ARRAYS] = { &t->y, &t->key, &t->from, &t->top, &t->role, &t->rest };

  t->cost = t->numbers = g_new (gint32, (gsize) (t->n + N_ARRAYS) * t->stride);
  for (guint i = 0; i < N_ARRAYS; i++)
    *arrays[i] = t->numbers + (gsize) (t->n + i) * t->stride;
  memset (t->y, 0, N_ARRAYS * t->stride * sizeof *t->y);
  for (guint v = t->n; v < t->stride; v++) {
    t->rest[v] = LP_ROLE_PADDING;
    t->top[v] = -1;
  }
}

static void
reset_table_vertex (LpDenseTable *t, guint32 v)
{
  LpDenseTableNode *node = &t->nodes[v];
  gint32 *row = lp_i_dense_table_row (t, v);

  *node = (LpDenseTableNode) { .parent = LP_DENSE_TABLE_NONE, .sibling = LP_DENSE_TABLE_NONE, .first = v, .last = v };
  lp_i_dense_table_set_mate (t, v, v, LP_DENSE_TABLE_NONE);
  t->top[v] = (gint32) v;
  t->rest[v] = LP_ROLE_EXPOSED;
  row[v] = LP_DENSE_TABLE_ABSENT;
  for (guint u = t->n; u < t->stride; u++)
    row[u] = LP_DENSE_TABLE_ABSENT;
}

static void
table_init (LpDenseTable *t, const LpDenseTableLoops *loops, guint n)
{
  memset (t, 0, sizeof *t);
  t->n = n;
  t->stride = (n + MAX_LANES - 1) / MAX_LANES * MAX_LANES;
  t->loops = loops;
  lay_out_rows (t);
  t->nodes = g_new (LpDenseTableNode, n + n / 2 + 1);
  t->next = g_new (guint32, 4 * (gsize) n);
  t->spare = t->next + n;
  t->inner = t->spare + n;
  t->fresh = t->inner + n;
  for (guint32 v = 0; v < n; v++)
    reset_table_vertex (t, v);
  for (guint32 b = n + n / 2; b-- > n;) {
    t->nodes[b] = (LpDenseTableNode) { .label = LP_DENSE_TABLE_SPARE };
    t->spare[t->n_spare++] = b;
  }
}

static void
table_clear (LpDenseTable *t)
{
  g_free (t->numbers);
  g_free (t->nodes);
  g_free (t->next);
}

static void
load_table (LpDenseTable *t, const gint32 *costs, gint32 least)
{
  for (guint v = 0; v + 1 < t->n; v++) {
    t->loops->load_row (t, v, costs, least);
    costs += t->n - v - 1;
  }
}

static void
search_table (LpDenseTable *t)
{
  lp_i_dense_table_start (t);
  for (guint32 v = 0; v < t->n; v++) {
    guint32 top = lp_i_dense_table_top (t, v);
    if (t->nodes[top].mate_there == LP_DENSE_TABLE_NONE)
      lp_i_dense_table_run_stage (t, top);
  }
}

/* Matches inside all blossoms, from the outermost inwards. */
static void
unpack_blossoms (LpDenseTable *t)
{
  guint32 n_stack = 0;

  for (guint32 b = t->n; b < t->n + t->n / 2; b++) {
    if (t->nodes[b].label != LP_DENSE_TABLE_SPARE && t->nodes[b].parent == LP_DENSE_TABLE_NONE)
      t->fresh[n_stack++] = b;
  }
  while (n_stack > 0) {
    guint32 blossom = t->fresh[--n_stack], child = t->nodes[blossom].child;
    lp_i_dense_table_match_children (t, blossom);
    do {
      if (child >= t->n)
        t->fresh[n_stack++] = child;
      child = t->nodes[child].sibling;
    } while (child != t->nodes[blossom].child);
  }
}

static gboolean
table_blossom_counts (const LpDenseTable *t, guint32 blossom)
{
  return t->nodes[blossom].label != LP_DENSE_TABLE_SPARE && t->nodes[blossom].z > 0;
}

/* Lists the members of a blossom, and takes its z off their values. */
static gsize
write_blossom (const LpDenseTable *t, guint32 blossom, LpDual *dual, gsize at)
{
  const LpDenseTableNode *b = &t->nodes[blossom];
  gsize begin = at;

  for (guint32 v = b->first;; v = t->next[v]) {
    dual->members[at++] = v;
    dual->values[v] -= b->z;
    if (v == b->last)
      break;
  }
  qsort (dual->members + begin, at - begin, sizeof *dual->members, lp_i_compare_vertices);
  return at;
}

static LpDual *
begin_table_dual (const LpDenseTable *t)
{
  gsize n_blossoms = 0, n_members = 0;

  for (guint32 b = t->n; b < t->n + t->n / 2; b++) {
    if (!table_blossom_counts (t, b))
      continue;
    n_blossoms++;
    n_members++;
    for (guint32 v = t->nodes[b].first; v != t->nodes[b].last; v = t->next[v])
      n_members++;
  }
  return lp_i_dual_new (t->n, 1, n_blossoms, n_members);
}

/* The least cost, by which all were lowered, goes back into the values: half of it doubled at each end. */
static LpDual *
make_table_dual (const LpDenseTable *t, gint32 least)
{
  LpDual *dual = begin_table_dual (t);
  gsize at = 0, i = 0;

  for (guint32 v = 0; v < t->n; v++)
    dual->values[v] = (gint64) t->y[v] + least;
  for (guint32 b = t->n; b < t->n + t->n / 2; b++) {
    if (!table_blossom_counts (t, b))
      continue;
    at = write_blossom (t, b, dual, at);
    dual->blossom_values[i] = t->nodes[b].z;
    dual->ends[i++] = at;
  }
  return dual;
}

static LpMatching *
make_matching (const LpDenseTable *t, gint32 least)
{
  LpMatching *matching = lp_i_matching_new (t->n, 1, 64);

  matching->radices[0] = 1;
  for (guint32 v = 0; v < t->n; v++) {
    guint32 mate = matching->mates[v] = t->nodes[v].mate_there;
    if (v < mate)
      matching->cost[0] += (gint64) lp_i_dense_table_row (t, v)[mate] / 2 + least;
  }
  g_ptr_array_add (matching->duals, make_table_dual (t, least));
  return matching;
}

LpMatching *
lp_i_dense_table_solve (guint n, const gint32 *costs, gboolean plain)
{
  const LpDenseTableLoops *loops = choose_loops (plain);
  LpMatching *matching;
  LpDenseTable table;
  gint32 least, greatest;

  loops->find_range (costs, (gsize) n * (n - 1) / 2, &least, &greatest);
  if ((gint64) greatest - least > LP_DENSE_TABLE_MAX_RANGE)
    return NULL;
  table_init (&table, loops, n);
  load_table (&table, costs, least);
  search_table (&table);
  unpack_blossoms (&table);
  matching = make_matching (&table, least);
  table_clear (&table);
  return matching;
}
