/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-certificate.h>

#include "base/lp-phrase-private.h"

#include "check/lp-check-graph-private.h"

/*
 * One dual solution, doubled as the certificate has it, in normal numbers.
 * With Y(v) = y(v) + Σ z(B) over the blossoms that hold v,
 *
 *   2c(u, v) - y(u) - y(v) - Σ z(B) (B holds one of the two)
 *     = 2c(u, v) - Y(u) - Y(v) + 2 Σ z(B) (B holds both).
 *
 * The last sum is never negative: it is only looked up where the rest is.
 */
typedef struct {
  guint    n_tiers;
  gint64  *values;      /* owned, vertex × tiers: Y */
  gint64  *pulls;       /* owned, vertex × tiers: twice the turn in a three, less Y; a sum of three */
  gint64   total[LP_N_TIERS]; /* Σ y + Σ z */
  gsize    n_blossoms;
  gint64  *z;           /* owned, blossom × tiers */
  GArray **blossoms_of; /* owned, by vertex: indices of blossoms, ascending */
  guint    n;           /* vertices */
} LpCheckDual;

/* Why a dual solution was refused; of a pair with the adult it names the pupil. */
typedef struct {
  LpIPhrase phrase;
  guint     pupils[3]; /* vertices, none the adult */
  guint     n_pupils;
} LpCheckFlaw;

/* Reads one dual solution; vertices gives each participant's vertex. NULL, with the flaw, if it is no such thing. */
LpCheckDual  *lp_i_check_dual_new (const LpCheckGraph   *graph,
                                   const LpCheckRadices *radices,
                                   const LpCertificate  *certificate,
                                   gsize                 dual,
                                   const guint          *vertices,
                                   LpCheckFlaw          *flaw);
void          lp_i_check_dual_free (LpCheckDual *dual);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckDual, lp_i_check_dual_free)

/* Whether each allowed pair is bounded; if not, the flaw names it. */
gboolean      lp_i_check_dual_is_feasible (const LpCheckDual *dual, const LpCheckGraph *graph, const LpCheckRadices *radices, LpCheckFlaw *flaw);
/*
 * Whether, for a three T, 2c(T) + Σ y(v) (v not in T) + Σ z(B) (|B \ T| odd)
 * reaches a doubled cost. gap = total - that cost, normal. c(T) is that of a
 * three that is new: for one that goes on, the caller takes twice its turns off
 * the gap.
 */
gboolean      lp_i_check_dual_bounds_three (const LpCheckDual    *dual,
                                            const LpCheckGraph   *graph,
                                            const LpCheckRadices *radices,
                                            const gint64         *gap,
                                            guint a, guint b, guint c);
