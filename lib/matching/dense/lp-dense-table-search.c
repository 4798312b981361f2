/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-table-private.h"

void
lp_i_dense_table_set_rest (LpDenseTable *t, guint32 node)
{
  const LpDenseTableNode *b = &t->nodes[node];
  gint32 role = b->mate_there == LP_DENSE_TABLE_NONE ? LP_ROLE_EXPOSED : LP_ROLE_MATCHED;

  for (guint32 v = b->first;; v = t->next[v]) {
    t->rest[v] = role;
    if (v == b->last)
      return;
  }
}

/* An inner blossom whose z runs out by the next event; LP_DENSE_TABLE_NONE if there is none. */
static guint32
find_end (const LpDenseTable *t)
{
  guint32 found = LP_DENSE_TABLE_NONE;
  gint32 least = t->time >> 1;

  for (guint32 i = 0; i < t->n_inner; i++) {
    if (t->nodes[t->inner[i]].z > least)
      continue;
    found = t->inner[i];
    least = t->nodes[found].z;
  }
  return found;
}

/* Takes the matched pair around a free vertex into the tree. */
static void
grow_tree (LpDenseTable *t, guint32 v)
{
  guint32 inner = lp_i_dense_table_top (t, v), outer;

  lp_i_dense_table_make_inner (t, inner, v, (guint32) t->from[v]);
  outer = lp_i_dense_table_top (t, t->nodes[inner].mate_there);
  lp_i_dense_table_make_outer (t, outer);
  lp_i_dense_table_scan_node (t, outer);
}

/* The tree reaches an exposed node, or a half-integral cycle. */
static void
augment_tree (LpDenseTable *t, guint32 v)
{
  guint32 from = (guint32) t->from[v], reached = lp_i_dense_table_top (t, v);

  if (t->fractional) {
    lp_i_dense_table_open_cycle (t, from, v);
    return;
  }
  lp_i_dense_table_flip_path (t, lp_i_dense_table_top (t, from), from, v);
  lp_i_dense_table_set_mate (t, reached, v, from);
  lp_i_dense_table_set_rest (t, reached);
}

/* An edge between outer vertices is tight. TRUE if that ends the stage. */
static gboolean
join_outer_nodes (LpDenseTable *t, guint32 v)
{
  guint32 from = (guint32) t->from[v];

  if (lp_i_dense_table_top (t, v) == lp_i_dense_table_top (t, from)) {
    t->loops->refresh_key (t, v);
    t->loops->find_event (t);
    return FALSE;
  }
  if (t->fractional)
    lp_i_dense_table_close_cycle (t, v, from);
  else
    lp_i_dense_table_form (t, v, from);
  return t->fractional;
}

/* TRUE if the event ends the stage. */
static gboolean
meet_event (LpDenseTable *t)
{
  guint32 v = t->at, node = lp_i_dense_table_top (t, v);

  t->step = t->time >> 1;
  if (t->role[v] == LP_ROLE_OUTER)
    return join_outer_nodes (t, v);
  if (t->nodes[node].mate_there == LP_DENSE_TABLE_NONE) {
    augment_tree (t, v);
    return TRUE;
  }
  grow_tree (t, v);
  return FALSE;
}

/* Writes the lazy z out, and takes all labels away. */
static void
end_labels (LpDenseTable *t)
{
  for (guint32 v = 0; v < t->n; v++) {
    LpDenseTableNode *node = &t->nodes[lp_i_dense_table_top (t, v)];
    if (node->label == LP_DENSE_TABLE_FREE)
      continue;
    node->z += node->label == LP_DENSE_TABLE_OUTER ? t->step : -t->step;
    node->label = LP_DENSE_TABLE_FREE;
  }
}

void
lp_i_dense_table_run_stage (LpDenseTable *t, guint32 root)
{
  gboolean ended = FALSE;

  t->step = 0;
  t->n_inner = 0;
  t->loops->begin_tree (t);
  lp_i_dense_table_make_outer (t, root);
  lp_i_dense_table_scan_node (t, root);
  while (!ended) {
    guint32 blossom = find_end (t);
    if (blossom == LP_DENSE_TABLE_NONE) {
      ended = meet_event (t);
      continue;
    }
    t->step = t->nodes[blossom].z;
    lp_i_dense_table_dissolve (t, blossom);
  }
  end_labels (t);
  t->loops->end_tree (t);
}
