/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-class-private.h"

/* Attainment of those present in the policy's subject. */
typedef struct {
  const LpCheckClass *class; /* borrowed */
  gint64  n_known;
  gint64 *ranks;  /* owned: doubled mid-ranks; 0 where attainment is missing */
  gint64 *bands;  /* owned: as mixed-near compares them; meaningless where missing */
  gint64  least;  /* of the window of doubled gaps */
  gint64  most;
  gint64 *custom; /* owned, by lp_i_check_pair_index(); NULL without a custom cost */
} LpCheckStanding;

LpCheckStanding *lp_i_check_standing_new (const LpCheckClass *class, GError **error);
void             lp_i_check_standing_free (LpCheckStanding *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckStanding, lp_i_check_standing_free)

/* By how much the gap misses what the strategy wants, and the tier's cost. */
gint64           lp_i_check_standing_get_gap (const LpCheckStanding *standing, guint a, guint b);
gint64           lp_i_check_standing_get_cost (const LpCheckStanding *standing, guint a, guint b);
