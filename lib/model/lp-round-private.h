/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-round.h>

/*
 * From now on the partnerships stand: a history has read them. Frees what was
 * only needed to find duplicates. Covers may still be added.
 */
void lp_i_round_freeze (LpRound *round);

/* Each pupil's partnership, counted from 1, by id: a new table, whose keys the round owns. */
GHashTable *lp_i_round_map_places (const LpRound *round);
