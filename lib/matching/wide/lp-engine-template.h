/* SPDX-License-Identifier: MIT */

/*
 * The workspace of an engine, of the width LP_WIDTH, and how a graph gets into
 * it. Included once by each lp-blossom-<width>.c.
 */
#include <string.h>

#include "matching/core/lp-engine-private.h"
#include "matching/wide/lp-wide-private.h"

/* A vertex (below n) or a blossom (from n on): LP_MATCHER_MAX_VERTICES · 3/2 fit. */
typedef guint16 Node;
#define NO_NODE ((Node) G_MAXUINT16)

/* What the search's tree makes of a vertex. */
enum { FREE, OUTER, INNER, EXCLUDED };

/*
 * Duals are kept in the form of J. Edmonds' odd sets, doubled:
 * slack (u, v) = 2 c − yᵤ − yᵥ + 2 Σ z_B over the blossoms that hold both. For
 * vertices of different top-level blossoms the sum is empty, so no slack that
 * the search looks at involves a z. The form of the certificates, in which a
 * blossom counts for the edges that leave it, has the same z and
 * y less the z of all blossoms around the vertex.
 *
 * While a stage runs, y and z are kept less what the steps so far have moved
 * them (lazily): an outer y stands for y + step, an inner one for y − step, and
 * z likewise. Then 2 c − yᵤ − yᵥ, taken as it stands between an outer vertex and any
 * other, is the step at which the edge becomes tight (other free), twice that
 * step (other outer), or its constant slack (other inner).
 */
typedef struct {
  guint n;
  const LpPacking *packing;  /* of the graph loaded */
  gpointer memory;           /* owned: everything below lies in it */

  LpWide *cost;              /* n × n, doubled; absent edges wide_absent () */
  LpWide *three_cost;        /* n × n, doubled; only for n odd */
  LpWide *vertex_cost;       /* n, doubled; only for n odd */
  LpWide free_cost;          /* of a vertex of a three whose vertices cost nothing: nothing, packed like the others */

  /* per vertex */
  LpWide *y;
  LpWide *key;               /* best edge to an outer vertex, for one that is not outer */
  LpWide *row_key;           /* scratch of a blossom's row */
  Node *from;                /* the outer end of the edge of key */
  Node *top;                 /* the top-level blossom around it */
  Node *next;                /* in the list of its blossom's vertices */
  Node *fresh;               /* scratch: a list of nodes */
  Node *outer;               /* top-level outer nodes, and some that were */
  Node *inner;               /* top-level inner blossoms, and some that were */
  guint8 *label;

  /* per node */
  LpWide *z;                 /* of blossoms only */
  LpWide *best;              /* least key of an edge to another outer node, for an outer one */
  Node *best_here, *best_there;
  Node *first, *last;        /* of the list of its vertices */
  Node *parent;              /* the blossom right around it */
  Node *child;               /* a blossom's first child */
  Node *sibling;             /* the next child around the cycle of the parent */
  Node *edge_here, *edge_there;    /* the edge to the sibling */
  Node *mate_here, *mate_there;    /* matched edge; kept for top-level nodes */
  Node *entry_here, *entry_there;  /* edge to the tree's outer parent, for an inner one */
  guint8 *role;              /* scratch: what becomes of a child */
  guint32 *mark;             /* scratch: which walk passed here */

  Node *rows;                /* per blossom n nodes: its end of the best edge to each outer vertex */
  Node *ids;                 /* blossom ids not in use */
  guint n_ids, n_outer, n_inner;
  guint32 walk;
  gboolean is_warm;          /* the invariants of the search hold, so that it may go on */
  LpWide step;               /* the sum of the stage's dual steps */
} Engine;

/* Takes count × size bytes off a block, or only counts them while it is not there. */
static gpointer
carve_array (guint8 *block, guint64 *used, guint64 count, guint64 size)
{
  gpointer at = block == NULL ? NULL : block + *used;

  *used += (count * size + 15) / 16 * 16;
  return at;
}

static guint
count_nodes (guint n)
{
  return n + n / 2 + 1;
}

static void
lay_out_vertices (Engine *e, guint8 *block, guint64 *used)
{
  guint64 n = e->n, square = n * n;

  e->cost = carve_array (block, used, square, sizeof (LpWide));
  e->three_cost = carve_array (block, used, n % 2 * square, sizeof (LpWide));
  e->vertex_cost = carve_array (block, used, n % 2 * n, sizeof (LpWide));
  e->y = carve_array (block, used, n, sizeof (LpWide));
  e->key = carve_array (block, used, n, sizeof (LpWide));
  e->row_key = carve_array (block, used, n, sizeof (LpWide));
  e->from = carve_array (block, used, n, sizeof (Node));
  e->top = carve_array (block, used, n, sizeof (Node));
  e->next = carve_array (block, used, n, sizeof (Node));
  e->label = carve_array (block, used, n, sizeof (guint8));
}

static void
lay_out_nodes (Engine *e, guint8 *block, guint64 *used)
{
  guint64 nodes = count_nodes (e->n);
  Node **arrays[] = {
    &e->fresh, &e->outer, &e->inner, &e->best_here, &e->best_there, &e->first, &e->last,
    &e->parent, &e->child, &e->sibling, &e->edge_here, &e->edge_there, &e->mate_here,
    &e->mate_there, &e->entry_here, &e->entry_there, &e->ids,
  };

  e->z = carve_array (block, used, nodes, sizeof (LpWide));
  e->best = carve_array (block, used, nodes, sizeof (LpWide));
  e->mark = carve_array (block, used, nodes, sizeof (guint32));
  e->role = carve_array (block, used, nodes, sizeof (guint8));
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = carve_array (block, used, nodes, sizeof (Node));
  e->rows = carve_array (block, used, (nodes - e->n) * e->n, sizeof (Node));
}

static void
destroy_engine (gpointer engine)
{
  Engine *e = engine;

  if (e == NULL)
    return;
  g_free (e->memory);
  g_free (e);
}

static gpointer
create_engine (guint n)
{
  Engine *e = g_new0 (Engine, 1);
  guint64 used = 0;

  e->n = n;
  lay_out_vertices (e, NULL, &used);
  lay_out_nodes (e, NULL, &used);
  e->memory = used <= G_MAXSIZE / 2 ? g_try_malloc0 ((gsize) used) : NULL;
  if (e->memory == NULL) {
    destroy_engine (e);
    return NULL;
  }
  used = 0;
  lay_out_vertices (e, e->memory, &used);
  lay_out_nodes (e, e->memory, &used);
  return e;
}

/* Packs a vector of costs, less the least costs of pairs, threes or vertices, into one doubled integer. */
static LpWide
pack_costs (const LpPacking *packing, const gint64 *costs, const gint64 *least)
{
  LpWide sum = wide_from (0);

  for (guint t = packing->top; t < packing->n_tiers; t++)
    sum = wide_add (sum, wide_shift_left (wide_from (costs[t] - least[t]), packing->shift[t]));
  return wide_double (sum);
}

static void
load_edges (const Engine *e, LpWide *into, const LpGraph *graph, const guint64 *rows,
            const gint64 *costs, const gint64 *least)
{
  for (guint v = 0; v < e->n; v++) {
    const guint64 *row = rows + (gsize) v * graph->words;
    const gint64 *at = costs + lp_i_graph_place (graph, 0, v);
    into[(gsize) v * e->n + v] = wide_absent ();
    for (guint u = 0; u < v; u++, at += graph->n_tiers) {
      LpWide cost = lp_i_bitset_has (row, u) ? pack_costs (e->packing, at, least) : wide_absent ();
      into[(gsize) v * e->n + u] = cost;
      into[(gsize) u * e->n + v] = cost;
    }
  }
}

static void
load_engine (gpointer engine, const LpGraph *graph, const LpPacking *packing)
{
  const gint64 nothing[LP_MATCHER_MAX_TIERS] = { 0 };
  Engine *e = engine;

  e->packing = packing;
  e->is_warm = FALSE;
  load_edges (e, e->cost, graph, graph->pairs, graph->pair_costs, packing->pair_least);
  if (e->n % 2 == 0)
    return;
  load_edges (e, e->three_cost, graph, graph->threes, graph->three_costs, packing->three_least);
  if (graph->free_threes->len > 0)
    e->free_cost = pack_costs (packing, nothing, packing->vertex_least);
  for (guint v = 0; v < e->n; v++)
    e->vertex_cost[v] = pack_costs (packing, graph->vertex_costs + (gsize) v * graph->n_tiers,
                                    packing->vertex_least);
}
