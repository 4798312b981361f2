/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-batch.h>

#include "matching/small/lp-small-private.h"

/* Least and greatest component per tier over the edges of a graph, and the bits that a tier takes. */
typedef struct {
  gint64 least[LP_MATCHER_MAX_TIERS];
  gint64 greatest[LP_MATCHER_MAX_TIERS];
  guint bits[LP_MATCHER_MAX_TIERS];
} LpBatchRange;

/* Tiers that are solved together, each with its place in a packed cost. */
typedef struct {
  guint first, end;
  gint64 shift[LP_MATCHER_MAX_TIERS]; /* 64 for a tier of another phase */
  guint bits;                      /* of all of them */
} LpBatchPhase;

/* What a phase found: its dual solution, doubled. */
typedef struct {
  LpBatchPhase phase;
  gint64 values[LP_SMALL_MAX];
  LpSmallSet sets[LP_SMALL_MAX / 2];
  guint n_sets;
} LpBatchRecord;

struct _LpBatch {
  guint n;
  guint n_tiers;
  gsize n_edges;                   /* of a triangle */
  LpSmall *small;                  /* owned */
  const LpSmallLoops *small_loops;
  LpMatcher *matcher;              /* owned: for duals, and for tiers that are too wide; NULL until then */
  guint n_phases;                  /* of the last graph of several tiers; 0 where the matcher solved it */
  GArray *records;                 /* owned, of LpBatchRecord: of the graph whose duals are asked for; else NULL */
};

/* Makes a batch do without AVX2. For tests, which show that it never changes a result. */
void lp_i_batch_force_scalar (LpBatch *batch);

/* How many phases the last graph of several tiers took; 0 where the matcher solved it. */
guint lp_i_batch_get_n_phases (const LpBatch *batch);

/* Solves a graph of several tiers; FALSE and no error where there is no perfect matching. */
gboolean lp_i_batch_solve_graph (LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total, LpBatchRange *range, GError **error);

/* Frees all vertices of a graph from partners: for one without a perfect matching. */
void lp_i_batch_give_up (const LpBatch *batch, guint32 *mates);

/* Solves a graph by the matcher. FALSE and no error where there is no perfect matching. */
gboolean lp_i_batch_solve_by_matcher (LpBatch *batch, const gint64 *costs, guint32 *mates, gint64 *total, GError **error);
