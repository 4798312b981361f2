/* SPDX-License-Identifier: MIT */
#pragma once

#include "matching/core/lp-avx2-private.h"
#include "matching/core/lp-matching-private.h"

/*
 * The engine for complete graphs of some hundred vertices: all costs in one
 * table of 32-bit numbers, and one alternating tree at a time, whose growth
 * looks at whole rows with vector instructions.
 *
 * Source: J. Edmonds (1965), see wide/lp-blossom-template.h; R. Jonker and
 * A. Volgenant, A shortest augmenting path algorithm for dense and sparse
 * linear assignment problems, Computing 38 (1987), for the half-integral start.
 *
 * Values are doubled: slack (u, v) = 2 c − yᵤ − yᵥ + 2 Σ z_B over the blossoms that
 * hold both; the y of a vertex is the certificate's value and the z of all
 * blossoms around it. They are lazy: of a vertex in the tree, y less the step
 * so far if it is outer, and plus it if inner; the same of a top-level blossom's
 * z.
 *
 * Of each vertex j, key is the least slack of an edge from an outer vertex,
 * from its end there. An edge is looked at when the later of its ends becomes
 * outer, so of two outer vertices only one need know it. The edge is tight when
 * the step is the key, where j is free, and half the key where j is outer. Keys
 * stay true while only the step grows; but where j and from have come into one
 * blossom, the key is stale, and found anew when its time comes.
 *
 * Invariants: no slack is negative; edges of the matching and of cycles have
 * none; every z is at least 0. Costs are doubled, so along tight edges values
 * have one parity, as all of a tree, and steps are whole numbers.
 */

/*
 * Nothing overflows. With costs no further apart than this, let D be the
 * greatest doubled cost. Exposed vertices have values of at least −D: of the
 * start, which lowers none below that; of a half-integral cycle, since two
 * neighbours of a value −M have at least M each, and at most D together. While
 * there is a tree, some other vertex is exposed, so no outer vertex has more
 * than 2 D, and then no vertex less than −2 D, having a tight edge that a
 * vertex of at most 2 D shares. Steps are at most 3 D, slacks of lazy values at
 * most 11 D, and times at most 16 D.
 */
#define LP_DENSE_TABLE_MAX_RANGE (1 << 24)
#define LP_DENSE_TABLE_MAX_COST (2 * LP_DENSE_TABLE_MAX_RANGE)
/* The key of a vertex to which no edge has been looked at; twice it does not overflow. */
#define LP_DENSE_TABLE_FAR (24 * LP_DENSE_TABLE_MAX_COST)
/* What the diagonal costs: with any values taken away, still more than LP_DENSE_TABLE_FAR. */
#define LP_DENSE_TABLE_ABSENT (40 * LP_DENSE_TABLE_MAX_COST)

#define LP_DENSE_TABLE_NONE G_MAXUINT32

/*
 * What a vertex is to the tree, in a form that turns its key into the time of
 * its event. A time is twice a step, and below it a rank. The lowest bit of a
 * role is by how many bits the key is shifted: by one for a free vertex, whose
 * key is a step, and by none for an outer one, whose key is twice a step. The
 * bits above are the rank, which is or-ed in. Among events of one step those of
 * exposed vertices come first, as they end the stage; those of inner ones never
 * come.
 */
enum {
  LP_ROLE_EXPOSED = 0 << 1 | 1,
  LP_ROLE_MATCHED = 1 << 1 | 1,
  LP_ROLE_OUTER = 1 << 1 | 0,
  LP_ROLE_INNER = LP_DENSE_TABLE_FAR << 1 | 1,
  LP_ROLE_PADDING = (LP_DENSE_TABLE_FAR + 1) << 1 | 1,
};

/* A vertex, or a blossom from n on. */
typedef struct {
  gint32 z;
  guint32 mate_here, mate_there;    /* matched edge of a top-level node; mate_there LP_DENSE_TABLE_NONE if exposed */
  guint32 entry_here, entry_there;  /* of an inner node: the edge to the tree above */
  guint32 parent;                   /* the blossom right around it; LP_DENSE_TABLE_NONE on top */
  guint32 child;                    /* of a blossom: the child that holds the base */
  guint32 sibling;                  /* next in the cycle of the parent, or of the half-integral cycle */
  guint32 link_here, link_there;    /* the edge to the sibling */
  guint32 first, last;              /* of the list of its vertices */
  guint32 mark;
  gint32 label;
} LpDenseTableNode;

/* What a top-level node is to the tree; and a blossom that is none. */
enum { LP_DENSE_TABLE_FREE, LP_DENSE_TABLE_OUTER, LP_DENSE_TABLE_INNER, LP_DENSE_TABLE_SPARE };

typedef struct _LpDenseTableLoops LpDenseTableLoops;

typedef struct {
  guint n;
  guint stride;            /* n rounded up to whole lanes */
  const LpDenseTableLoops *loops;
  gint32 *numbers;         /* owned: all that follow */
  gint32 *cost;            /* n rows of stride: doubled, and lowered so that the least is 0 */
  gint32 *y;
  gint32 *key, *from;
  gint32 *top;             /* the top-level node */
  gint32 *role;            /* LP_ROLE_… */
  gint32 *rest;            /* the roles while no vertex is in a tree */
  gint32 step;             /* how far the duals of the tree have moved */
  gint32 time;             /* the next event: twice its step, and the rank */
  guint32 at;              /* the vertex whose key comes then */
  gboolean fractional;     /* odd cycles are kept as half-integral cycles, not contracted */
  guint32 mark;
  guint32 n_spare, n_inner;
  LpDenseTableNode *nodes; /* owned */
  guint32 *next;           /* owned: in the list of a node's vertices */
  guint32 *spare;          /* owned: blossoms not in use */
  guint32 *inner;          /* owned: inner blossoms */
  guint32 *fresh;          /* owned: scratch: nodes that are to be looked at */
} LpDenseTable;

/* The loops over rows as compiled for one number of lanes; all give the same results. */
struct _LpDenseTableLoops {
  /* The least and the greatest of some costs; of none, least > greatest. */
  void (*find_range) (const gint32 *costs, gsize n_costs, gint32 *least, gint32 *greatest);
  /* Writes a row from the diagonal on, of costs lowered and doubled. */
  void (*load_row) (LpDenseTable *table, guint v, const gint32 *costs, gint32 least);
  /* The least number of a row. */
  gint32 (*find_least) (const LpDenseTable *table, guint v);
  /* The least slack of a vertex, the vertex there (an exposed one, if any), and the next least slack. */
  gint32 (*look_around) (const LpDenseTable *table, guint v, guint32 *at, gint32 *second);
  /* Takes the tree back to nothing. */
  void (*begin_tree) (LpDenseTable *table);
  /* Offers the edges of a new outer vertex; finds the next event. */
  void (*scan_single) (LpDenseTable *table, guint v);
  /* As scan_single (), for a vertex of a blossom: passes over edges inside the blossom. */
  void (*scan_inside) (LpDenseTable *table, guint v);
  /* Finds the next event. */
  void (*find_event) (LpDenseTable *table);
  /* Finds the key of an outer vertex anew. */
  void (*refresh_key) (LpDenseTable *table, guint v);
  /* Writes the lazy values out. */
  void (*end_tree) (LpDenseTable *table);
};

extern const LpDenseTableLoops lp_i_dense_table_scalar;
#ifdef LP_HAVE_AVX2
extern const LpDenseTableLoops lp_i_dense_table_avx2;
#endif

static inline gint32 *
lp_i_dense_table_row (const LpDenseTable *table, guint v)
{
  return table->cost + (gsize) v * table->stride;
}

static inline guint32
lp_i_dense_table_top (const LpDenseTable *table, guint v)
{
  return (guint32) table->top[v];
}

static inline void
lp_i_dense_table_set_mate (LpDenseTable *table, guint32 node, guint32 here, guint32 there)
{
  table->nodes[node].mate_here = here;
  table->nodes[node].mate_there = there;
}

/* lp-dense-table-start.c: potentials, a matching of tight edges, and half-integral cycles. */
void lp_i_dense_table_start (LpDenseTable *table);

/* lp-dense-table-search.c: a tree from an exposed node, until it augments. */
void lp_i_dense_table_run_stage (LpDenseTable *table, guint32 root);
/* Says of a node's vertices whether they are exposed. */
void lp_i_dense_table_set_rest (LpDenseTable *table, guint32 node);

/* lp-dense-table-tree.c: nodes and their labels. */
void lp_i_dense_table_make_outer (LpDenseTable *table, guint32 node);
void lp_i_dense_table_make_inner (LpDenseTable *table, guint32 node, guint32 here, guint32 there);
guint32 lp_i_dense_table_find_meeting (LpDenseTable *table, guint32 a, guint32 b);
void lp_i_dense_table_flip_path (LpDenseTable *table, guint32 node, guint32 here, guint32 there);
void lp_i_dense_table_close_cycle (LpDenseTable *table, guint32 u, guint32 v);
void lp_i_dense_table_open_cycle (LpDenseTable *table, guint32 u, guint32 v);

/* lp-dense-table-blossom.c: odd cycles contracted. */
void lp_i_dense_table_scan_node (LpDenseTable *table, guint32 node);
void lp_i_dense_table_form (LpDenseTable *table, guint32 u, guint32 v);
void lp_i_dense_table_dissolve (LpDenseTable *table, guint32 blossom);
/* Matches the children of a blossom: the base outside, the others in pairs around the cycle. */
void lp_i_dense_table_match_children (LpDenseTable *table, guint32 blossom);

/*
 * lp-dense-table.c: finds a perfect matching of least cost in a complete graph,
 * whose costs come as for lp_matching_solve_dense(); n even. NULL where costs
 * lie too far apart.
 */
#define LP_DENSE_TABLE_MAX_VERTICES 2048
LpMatching *lp_i_dense_table_solve (guint n, const gint32 *costs, gboolean plain);
