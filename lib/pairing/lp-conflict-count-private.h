/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-conflict-search-private.h"

/*
 * A conflict among demands that each keep pairs apart and nothing else, where
 * all work in pairs, or one with the adult: by counting, without trying sets of
 * demands one after the other.
 *
 * Sets chosen, irreducible, and smallest where each of its demands is in every
 * conflict. FALSE, and nothing done, where the demands are of other kinds, hold
 * together, or memory does not suffice.
 */
gboolean lp_i_conflict_count (LpConflictSearch *search);
