/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Chance as a cost that anyone can recompute: the upper 24 bits of the hash
 * (lp-hash-private.h) of "SEED\nA\nB", A and B the two ids in byte order.
 */

/* The state of the hash after the first pupil's "A\n"; begun is that after "SEED\n" (lp_i_hash_begin). */
guint64 lp_i_chance_prefix (guint64 begun, const char *a);
/* The chance cost of a pair, 24 bits, from the prefix of a and the id of b. O(length). */
guint32 lp_i_chance_pair (guint64 prefix, const char *b);
