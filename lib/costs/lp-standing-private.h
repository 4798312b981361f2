/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-participants-private.h"

/*
 * Where each pupil present stands in the policy's subject: doubled mid-rank
 * among those whose attainment is known (by band where there is a scale), and
 * band index.
 */
typedef struct {
  guint n_known;
  gint32 *ranks; /* owned; 2, 4, … without ties; 0 where attainment is missing */
  gint32 *bands; /* owned; the band's index, or the quarter where there is no scale; -1 where missing */
  LpStrategy strategy;
  gint64 least;  /* the window for a gap of doubled ranks, where the strategy has one */
  gint64 most;
} LpStanding;

/* Fails with LP_ERROR_POLICY or LP_ERROR_UNKNOWN_BAND. O(n log n). */
LpStanding *lp_i_standing_new (const LpRequest *request, const LpParticipants *present, GError **error);
void        lp_i_standing_free (LpStanding *standing);

/*
 * The strategy's cost of a gap, from the standing of two pupils; 0 where
 * either is unknown. Not for uniform, random and custom, which look at no gap.
 */
gint64      lp_i_standing_cost (const LpStanding *standing, guint i, guint j);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpStanding, lp_i_standing_free)
