/* SPDX-License-Identifier: MIT */
#pragma once

#include "matching/core/lp-matching-private.h"
#include "matching/core/lp-packing-private.h"

/* How a solve ended. */
typedef enum {
  LP_OUTCOME_DONE,
  LP_OUTCOME_INFEASIBLE,
  LP_OUTCOME_FAR,       /* a value is too large for the small engine: a wide one has to begin anew */
  LP_OUTCOME_TOO_WIDE,  /* a dual's strongest component needs more than 63 bits */
  LP_OUTCOME_NO_MEMORY,
  LP_OUTCOME_CANCELLED
} LpOutcome;

/* What a caller asks of the partition with a three. */
typedef struct {
  const GArray *free_threes;       /* of LpFreeThree */
  LpThreeFunc allowed;             /* nullable */
  gpointer data;
  LpMatcherProgressFunc progress;  /* nullable */
  gpointer progress_data;
  guint n_solves;                  /* out: how many matchings were solved */
} LpThreeTask;

/*
 * A kind of engine: the wide one in each of its three widths, compiled from the
 * same templates (wide/), and the small one (small/). An engine of any kind is
 * the workspace for graphs of one size, and holds the packed costs of one graph
 * at a time.
 */
typedef struct {
  guint width;
  gpointer (*create) (guint n);  /* NULL where memory does not suffice */
  void (*destroy) (gpointer engine);
  void (*load) (gpointer engine, const LpGraph *graph, const LpPacking *packing);
  LpOutcome (*solve) (gpointer engine, LpMatching *matching);
  LpOutcome (*solve_three) (gpointer engine, LpThreeTask *task, LpMatching *matching);  /* NULL in the small engine */
  /* Changes what a pair costs, within what the packing allows; NULL takes it away. O(n) at most. */
  void (*change_edge) (gpointer engine, guint u, guint v, const gint64 *costs);
  /* As solve (), but starts from the duals, blossoms and partners that the last solve left, and the changes since. */
  LpOutcome (*solve_again) (gpointer engine, LpMatching *matching);
  /*
   * For each partner of a vertex, after a solve that found a perfect matching: whether one has it, and what the cheapest
   * such one costs, a component per tier. Leaves the vertex without a partner: solve_again () goes on from there.
   */
  LpOutcome (*cost_partners) (gpointer engine, guint vertex, gint64 *costs, guint8 *possible);
} LpEngineKind;

/* LpSmall as an engine: for pairs of up to LP_SMALL_MAX vertices with costs that it holds; see lp-small-private.h. */
extern const LpEngineKind lp_i_engine_small;
extern const LpEngineKind lp_i_engine_64;
#ifdef LP_HAVE_INT128
extern const LpEngineKind lp_i_engine_128;
#endif
extern const LpEngineKind lp_i_engine_256;
