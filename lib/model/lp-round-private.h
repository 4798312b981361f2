/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-round.h>

/*
 * From now on the partnerships stand: a history has read them. Frees what was
 * only needed to find duplicates. Covers may still be added.
 */
void lp_i_round_freeze (LpRound *round);
