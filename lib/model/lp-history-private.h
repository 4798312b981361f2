/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-history.h>

#include "model/lp-partnership-private.h"

/* The history as it is now, never to change: itself where it is frozen already, else one that shares its facts. O(1). */
LpHistory *lp_i_history_freeze (LpHistory *history);

/*
 * A history numbers its pupils in the order in which they first appear, so
 * that rooms above can count without comparing texts.
 */
guint lp_i_history_get_n_pupils (const LpHistory *history);
/* The pupil's number, or -1 for one who never took part. O(1). */
int   lp_i_history_find_pupil (const LpHistory *history, const char *id);
/* The partnerships of a round, by those numbers; owned by the history. O(1). */
const LpPartnerships *lp_i_history_get_partnerships (const LpHistory *history, gsize round);
