/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-matching.h>

#include "matching/core/lp-matching-private.h"
#include "matching/sparse/lp-sparse-queue-private.h"

/*
 * The engine for sparse graphs: perfect matchings of least cost, by growing
 * alternating trees from all exposed vertices at once.
 *
 * Source: J. Edmonds (1965), see wide/lp-blossom-template.h; Z. Galil, S. Micali and
 * H. N. Gabow, An O(EV log V) algorithm for finding a maximal weighted matching
 * in general graphs, SIAM Journal on Computing 15 (1986), for duals kept as
 * offsets of whole sets and events in priority queues.
 *
 * All trees move their duals by the same step, so one clock (the step so far)
 * is the offset of every one of them, and what will happen stands in one queue.
 * Trees never overlap, and an augmentation takes down at most its two trees.
 * What hangs below the path stays where a tight edge leads to it from another
 * tree (as Y. Boykov and V. Kolmogorov, An experimental comparison of min-cut/
 * max-flow algorithms for energy minimization in vision, IEEE PAMI 26 (2004),
 * let orphans find new parents). In tie-rich graphs a few trees hold nearly all
 * vertices, and would be taken down as a whole again and again.
 *
 * Duals are doubled, slack (u, v) = 2 c − pᵤ − pᵥ + 2 Σ z_B over the blossoms that
 * hold both. The potential p of a vertex is the certificate's y and the z of
 * all blossoms around it.
 *
 * Invariants: no slack is negative; edges of the matching and of cycles have
 * none; every z is at least 0; all exposed vertices have potentials of one
 * parity. Costs are doubled, so along tight edges potentials have equal parity,
 * and the slack between two outer vertices is even: steps are whole numbers.
 */

#define LP_NONE G_MAXUINT32

/* Tells the processor what will be read soon. */
#if defined(__GNUC__)
#define lp_i_prefetch(address) __builtin_prefetch (address)
#else
#define lp_i_prefetch(address) ((void) (address))
#endif

/* What a set of vertices is to the trees; its potentials move by this times the step. */
enum { LP_FREE = 0, LP_OUTER = 1, LP_INNER = -1 };

/* Costs are lowered so that the least is 0. Most then need no more than 32 bits, and arcs half the room. */
typedef struct {
  guint32 head;
  guint32 cost;  /* 0 where costs are wide */
} LpArc;

/*
 * The vertices of one top-level node form a set, named after one of them. What
 * is of a set stands in the record of the vertex that names it.
 */
typedef struct {
  gint64 potential;  /* of the vertex, less the offset of its set */
  gint64 key;        /* of a free vertex: when its best edge from an outer one becomes tight */
  gint64 base;       /* of a set: its offset is base + label · now */
  guint32 set;
  guint32 from;      /* of a free vertex: the outer end of its best edge, LP_NONE once that is no longer outer; of an inner one: the end of its entry */
  guint32 node;      /* of a set: its top-level node */
  guint32 root;      /* of an outer set: the root of its tree; once that is not alive, to be found anew */
  gint32 label;      /* of a set */
} LpSparseVertex;

/* A vertex, or a blossom from n on. */
typedef struct {
  gint64 z;                         /* of a blossom; while it is on top, less the offset of its set */
  guint32 mate_here, mate_there;    /* matched edge of a top-level node; mate_there LP_NONE if exposed */
  guint32 entry_here, entry_there;  /* of an inner node: the edge to the tree above */
  guint32 parent;                   /* the blossom right around it; LP_NONE on top */
  guint32 child;                    /* of a blossom: the child that holds the base */
  guint32 sibling;                  /* next in the cycle of the parent, or of the half-integral cycle */
  guint32 link_here, link_there;    /* the edge to the sibling */
  guint32 first, last;              /* of the list of its vertices */
  guint32 n_vertices;
  guint32 mark;
} LpSparseNode;

typedef struct {
  guint32 n;
  guint32 n_nodes;          /* vertices, and blossoms ever made */
  guint32 size_nodes;
  guint32 n_trees;
  guint64 n_freed;          /* nodes that trees have given up in this run */
  guint64 allowance;        /* how many may be: n / 2, and for each tree that ended, its part of n if all trees were equal */
  guint32 mark;
  gboolean fractional;      /* odd cycles are kept as half-integral cycles, not contracted */
  guint32 *order;           /* owned: the caller's name of each vertex */
  guint32 *place;           /* owned: the vertex of each name; NULL once the graph is built */
  gsize *first_arc;         /* owned: n + 1 */
  LpArc *arcs;              /* owned */
  gint64 *wide;             /* owned: what arcs cost, if that may need more than 32 bits; else NULL */
  LpSparseVertex *vertices; /* owned */
  LpSparseNode *nodes;      /* owned */
  guint32 *next;            /* owned: in the list of a node's vertices */
  guint8 *alive;            /* owned: whether a vertex is the root of a tree */
  GArray *spare;            /* owned: ids of blossoms that are no more */
  GArray *cycle;            /* owned: scratch */
  GArray *fresh;            /* owned: scratch: nodes that are to be looked at */
  GArray *orphans;          /* owned: scratch */
  GArray *stack;            /* owned: scratch */
  LpQueue queue;
} LpSparse;

/* Past this the engine gives up: see lp-sparse-graph.c. */
#define LP_SPARSE_LIMIT (G_GINT64_CONSTANT (1) << 58)

/* Event.arc of the two events that are of a node, not of an arc. */
#define LP_ARC_GROW G_MAXUINT32
#define LP_ARC_EXPIRE (G_MAXUINT32 - 1)

/* What an arc costs, doubled. */
static inline gint64
lp_i_sparse_cost (const LpSparse *s, gsize arc)
{
  return 2 * (s->wide == NULL ? (gint64) s->arcs[arc].cost : s->wide[arc]);
}

static inline gint64
lp_i_sparse_offset (const LpSparse *s, const LpSparseVertex *set)
{
  return set->base + set->label * s->queue.now;
}

static inline LpSparseVertex *
lp_i_sparse_set (const LpSparse *s, guint32 v)
{
  return &s->vertices[s->vertices[v].set];
}

static inline guint32
lp_i_sparse_top (const LpSparse *s, guint32 v)
{
  return lp_i_sparse_set (s, v)->node;
}

static inline LpSparseVertex *
lp_i_sparse_node_set (const LpSparse *s, guint32 node)
{
  return lp_i_sparse_set (s, s->nodes[node].first);
}

static inline gint64
lp_i_sparse_potential (const LpSparse *s, guint32 v)
{
  return s->vertices[v].potential + lp_i_sparse_offset (s, lp_i_sparse_set (s, v));
}

static inline void
lp_i_sparse_set_mate (LpSparse *s, guint32 node, guint32 here, guint32 there)
{
  s->nodes[node].mate_here = here;
  s->nodes[node].mate_there = there;
}

/* Changes what a set is to the trees; its potentials stay what they are now. */
static inline void
lp_i_sparse_set_label (LpSparse *s, LpSparseVertex *set, gint32 label)
{
  set->base += (set->label - label) * s->queue.now;
  set->label = label;
}

/* lp-sparse-graph.c: the graph, and vertices each on its own, unmatched, with potential 0. */
gboolean lp_i_sparse_init (LpSparse *s, guint n, gsize n_edges, const LpMatchingEdge *edges, gint64 *least, GError **error);
void lp_i_sparse_clear (LpSparse *s);

/* lp-sparse-order.c: sets order and place. */
gboolean lp_i_sparse_order (LpSparse *s, gsize n_edges, const LpMatchingEdge *edges);

/* lp-sparse-start.c: feasible potentials, from values in the costs as given or NULL; a matching of tight edges. */
void lp_i_sparse_start (LpSparse *s, const gint64 *values, gint64 least);
/* A matching of tight edges of single vertices that are free, changing potentials. */
void lp_i_sparse_match (LpSparse *s);
/* Takes half-integral cycles apart, leaving one vertex of each exposed. */
void lp_i_sparse_break_cycles (LpSparse *s);

/* lp-sparse-cover.c: potentials close to the best, from an auction. */
gboolean lp_i_sparse_cover (LpSparse *s, gint64 scale);

/* lp-sparse-forest.c: trees grow. */
void lp_i_sparse_scan_free (LpSparse *s, guint32 v);
void lp_i_sparse_scan_node (LpSparse *s, guint32 node);
void lp_i_sparse_make_inner (LpSparse *s, guint32 node, guint32 here, guint32 there);
void lp_i_sparse_make_outer (LpSparse *s, guint32 node, guint32 root);
void lp_i_sparse_plant (LpSparse *s);
void lp_i_sparse_uproot (LpSparse *s);

/* lp-sparse-prune.c: trees end. */
guint32 lp_i_sparse_find_root (LpSparse *s, guint32 node);
void lp_i_sparse_begin_pruning (LpSparse *s, guint32 root);
void lp_i_sparse_free_node (LpSparse *s, guint32 node);
void lp_i_sparse_prune (LpSparse *s);

/* lp-sparse-augment.c: alternating paths. */
guint32 lp_i_sparse_find_meeting (LpSparse *s, guint32 a, guint32 b);
void lp_i_sparse_augment (LpSparse *s, guint32 u, guint32 v, guint32 root_u, guint32 root_v);
void lp_i_sparse_close_cycle (LpSparse *s, guint32 u, guint32 v, guint32 root);
void lp_i_sparse_open_cycle (LpSparse *s, guint32 u, guint32 v);

/* lp-sparse-blossom.c: odd cycles contracted. */
void lp_i_sparse_form (LpSparse *s, guint32 u, guint32 v, guint32 root);
void lp_i_sparse_dissolve_inner (LpSparse *s, guint32 node);
void lp_i_sparse_dissolve_free (LpSparse *s, guint32 node);

/* lp-sparse-search.c: the events. */
typedef enum { LP_SPARSE_DONE, LP_SPARSE_STUCK, LP_SPARSE_TOO_WIDE, LP_SPARSE_TIRED } LpSparseOutcome;
LpSparseOutcome lp_i_sparse_run (LpSparse *s);

/* lp-sparse.c: the whole search, from values or NULL as for lp_i_sparse_start(); and what it found as a matching. */
LpSparseOutcome lp_i_sparse_search (LpSparse *s, const gint64 *values, gint64 least);
LpMatching *lp_i_sparse_finish (LpSparse *s, gint64 least, GError **error);

/* lp-sparse-duals.c: the matching inside blossoms; the duals; a barrier from a forest that cannot grow. */
void lp_i_sparse_unpack (LpSparse *s);
void lp_i_sparse_write_duals (LpSparse *s, gint64 least, LpMatching *matching);
LpBarrier *lp_i_sparse_make_barrier (const LpSparse *s);
