/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Chance as a number that anyone can recompute: the 64-bit FNV-1a hash of a
 * text (Fowler, Noll, Vo; IETF draft-eastlake-fnv), scrambled by the finaliser
 * of MurmurHash3 (Appleby).
 */

/* The state of the hash after "SEED\n" and the first pupil's "A\n". */
guint64 lp_i_chance_prefix (guint64 seed, const char *a);
/* The chance cost of a pair, 24 bits, from the prefix of a and the id of b. O(length). */
guint32 lp_i_chance_pair (guint64 prefix, const char *b);
/* What orders a pupil by chance: all 64 bits of the hash of "SEED\nID". */
guint64 lp_i_chance_draw (guint64 seed, const char *id);
