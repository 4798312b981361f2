/* SPDX-License-Identifier: MIT */
#include "matching/dense/lp-dense-table-private.h"

/* Looks at the edges of a node that has become outer. */
void
lp_i_dense_table_scan_node (LpDenseTable *t, guint32 node)
{
  const LpDenseTableNode *b = &t->nodes[node];

  if (node < t->n && lp_i_dense_table_top (t, node) == node) {
    t->loops->scan_single (t, node);
    return;
  }
  for (guint32 v = b->first;; v = t->next[v]) {
    t->loops->scan_inside (t, v);
    if (v == b->last)
      return;
  }
}

static void
link_child (LpDenseTable *t, guint32 child, guint32 sibling, guint32 here, guint32 there)
{
  t->nodes[child].sibling = sibling;
  t->nodes[child].link_here = here;
  t->nodes[child].link_there = there;
}

/* Links the nodes from an outer one up to the meeting into the cycle of the new blossom, each before the one above it. */
static void
string_table_children_up (LpDenseTable *t, guint32 x, guint32 meeting)
{
  while (x != meeting) {
    const LpDenseTableNode *node = &t->nodes[x];
    guint32 inner = lp_i_dense_table_top (t, node->mate_there);
    guint32 above = lp_i_dense_table_top (t, t->nodes[inner].entry_there);
    link_child (t, x, inner, node->mate_here, node->mate_there);
    link_child (t, inner, above, t->nodes[inner].entry_here, t->nodes[inner].entry_there);
    x = above;
  }
}

/* Links the nodes from an outer one up to the meeting into the cycle of the new blossom, each before the one below it. */
static void
string_table_children_down (LpDenseTable *t, guint32 y, guint32 meeting)
{
  while (y != meeting) {
    const LpDenseTableNode *node = &t->nodes[y];
    guint32 inner = lp_i_dense_table_top (t, node->mate_there);
    guint32 above = lp_i_dense_table_top (t, t->nodes[inner].entry_there);
    link_child (t, inner, y, node->mate_there, node->mate_here);
    link_child (t, above, inner, t->nodes[inner].entry_there, t->nodes[inner].entry_here);
    y = above;
  }
}

static void
forget_inner (LpDenseTable *t, guint32 blossom)
{
  guint32 i = 0;

  while (t->inner[i] != blossom)
    i++;
  t->inner[i] = t->inner[--t->n_inner];
}

/* Turns the vertices of an inner child outer. */
static void
turn_outer (LpDenseTable *t, guint32 child)
{
  const LpDenseTableNode *c = &t->nodes[child];

  for (guint32 v = c->first;; v = t->next[v]) {
    t->y[v] -= 2 * t->step;
    t->key[v] = LP_DENSE_TABLE_FAR;
    t->role[v] = LP_ROLE_OUTER;
    if (v == c->last)
      return;
  }
}

/* Takes a child in: its z no longer changes, and an inner one is to be looked at. Returns whether it was inner. */
static gboolean
take_table_child (LpDenseTable *t, guint32 blossom, guint32 child)
{
  LpDenseTableNode *c = &t->nodes[child], *b = &t->nodes[blossom];
  gboolean inner = c->label == LP_DENSE_TABLE_INNER;

  c->z += inner ? -t->step : t->step;
  c->parent = blossom;
  if (inner && child >= t->n)
    forget_inner (t, child);
  if (inner)
    turn_outer (t, child);
  if (b->first == LP_DENSE_TABLE_NONE)
    b->first = c->first;
  else
    t->next[b->last] = c->first;
  b->last = c->last;
  return inner;
}

static void
set_top (LpDenseTable *t, guint32 node, guint32 top)
{
  for (guint32 v = t->nodes[node].first;; v = t->next[v]) {
    t->top[v] = (gint32) top;
    if (v == t->nodes[node].last)
      return;
  }
}

/* Finds the keys anew of those vertices of a new blossom whose best edge lies inside it, and would be due now. */
static void
refresh_due (LpDenseTable *t, guint32 blossom)
{
  const LpDenseTableNode *b = &t->nodes[blossom];

  for (guint32 v = b->first;; v = t->next[v]) {
    if (t->key[v] <= 2 * t->step && lp_i_dense_table_top (t, (guint32) t->from[v]) == blossom)
      t->loops->refresh_key (t, v);
    if (v == b->last)
      return;
  }
}

/* A tight edge between two outer nodes closes an odd cycle. */
void
lp_i_dense_table_form (LpDenseTable *t, guint32 u, guint32 v)
{
  guint32 x = lp_i_dense_table_top (t, u), y = lp_i_dense_table_top (t, v);
  guint32 blossom = t->spare[--t->n_spare], meeting = lp_i_dense_table_find_meeting (t, x, y), child = meeting;
  LpDenseTableNode *b = &t->nodes[blossom];
  guint32 n_fresh = 0;

  string_table_children_up (t, x, meeting);
  string_table_children_down (t, y, meeting);
  link_child (t, y, x, v, u);
  *b = (LpDenseTableNode) {
    .z = -t->step, .parent = LP_DENSE_TABLE_NONE, .child = meeting, .first = LP_DENSE_TABLE_NONE, .label = LP_DENSE_TABLE_OUTER,
  };
  lp_i_dense_table_set_mate (t, blossom, t->nodes[meeting].mate_here, t->nodes[meeting].mate_there);
  do {
    if (take_table_child (t, blossom, child))
      t->fresh[n_fresh++] = child;
    child = t->nodes[child].sibling;
  } while (child != meeting);
  set_top (t, blossom, blossom);
  refresh_due (t, blossom);
  while (n_fresh-- > 0)
    lp_i_dense_table_scan_node (t, t->fresh[n_fresh]);
}

/* The child of a blossom around a vertex in it. */
static guint32
find_table_child (const LpDenseTable *t, guint32 blossom, guint32 v)
{
  while (t->nodes[v].parent != blossom)
    v = t->nodes[v].parent;
  return v;
}

/* Makes the children of an inner blossom free top-level nodes, and gives values and keys of its vertices the meaning of free ones. */
static void
release_table_children (LpDenseTable *t, guint32 blossom)
{
  guint32 child = t->nodes[blossom].child;

  for (guint32 v = t->nodes[blossom].first;; v = t->next[v]) {
    t->y[v] -= t->step;
    t->key[v] += t->step;
    t->role[v] = LP_ROLE_MATCHED;
    if (v == t->nodes[blossom].last)
      break;
  }
  do {
    t->nodes[child].parent = LP_DENSE_TABLE_NONE;
    t->nodes[child].label = LP_DENSE_TABLE_FREE;
    set_top (t, child, child);
    child = t->nodes[child].sibling;
  } while (child != t->nodes[blossom].child);
}

void
lp_i_dense_table_match_children (LpDenseTable *t, guint32 blossom)
{
  const LpDenseTableNode *b = &t->nodes[blossom];
  guint32 base = find_table_child (t, blossom, b->mate_here);

  lp_i_dense_table_set_mate (t, base, b->mate_here, b->mate_there);
  for (guint32 child = t->nodes[base].sibling; child != base;) {
    const LpDenseTableNode *c = &t->nodes[child];
    guint32 here = c->link_here, there = c->link_there, other = c->sibling;
    lp_i_dense_table_set_mate (t, child, here, there);
    lp_i_dense_table_set_mate (t, other, there, here);
    child = t->nodes[other].sibling;
  }
}

/* Labels the even way from the entry around the cycle to the base; returns how many outer nodes are to be looked at. */
static guint32
label_forwards (LpDenseTable *t, guint32 entry, guint32 base)
{
  guint32 n_fresh = 0;

  while (entry != base) {
    guint32 outer = t->nodes[entry].sibling, inner = t->nodes[outer].sibling;
    lp_i_dense_table_make_outer (t, outer);
    t->fresh[n_fresh++] = outer;
    lp_i_dense_table_make_inner (t, inner, t->nodes[outer].link_there, t->nodes[outer].link_here);
    entry = inner;
  }
  return n_fresh;
}

/* As label_forwards (), where the even way goes against the links: follows these from the base to the entry. */
static guint32
label_backwards (LpDenseTable *t, guint32 entry, guint32 base)
{
  guint32 n_fresh = 0;

  while (base != entry) {
    guint32 outer = t->nodes[base].sibling;
    lp_i_dense_table_make_inner (t, base, t->nodes[base].link_here, t->nodes[base].link_there);
    lp_i_dense_table_make_outer (t, outer);
    t->fresh[n_fresh++] = outer;
    base = t->nodes[outer].sibling;
  }
  return n_fresh;
}

/* The z of an inner blossom has run out: the way through it stays in the tree, the other children become free. */
void
lp_i_dense_table_dissolve (LpDenseTable *t, guint32 blossom)
{
  const LpDenseTableNode *b = &t->nodes[blossom];
  guint32 base = find_table_child (t, blossom, b->mate_here), entry = find_table_child (t, blossom, b->entry_here);
  guint32 n_fresh;

  forget_inner (t, blossom);
  lp_i_dense_table_match_children (t, blossom);
  release_table_children (t, blossom);
  lp_i_dense_table_make_inner (t, entry, b->entry_here, b->entry_there);
  if (entry != base && lp_i_dense_table_top (t, t->nodes[entry].mate_there) == t->nodes[entry].sibling)
    n_fresh = label_forwards (t, entry, base);
  else
    n_fresh = label_backwards (t, entry, base);
  t->nodes[blossom].label = LP_DENSE_TABLE_SPARE;
  t->spare[t->n_spare++] = blossom;
  if (n_fresh == 0)
    t->loops->find_event (t);
  while (n_fresh-- > 0)
    lp_i_dense_table_scan_node (t, t->fresh[n_fresh]);
}
