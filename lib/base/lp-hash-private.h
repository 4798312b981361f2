/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * A hash that anyone can recompute: 64-bit FNV-1a over the bytes of a text
 * (Fowler, Noll, Vo; IETF draft-eastlake-fnv), scrambled at the end by the
 * 64-bit finaliser of MurmurHash3 (Appleby).
 */

/* The state after the text "SEED\n", the seed in decimal. */
guint64 lp_i_hash_begin (guint64 seed);
/* The state after some more text. O(length). */
guint64 lp_i_hash_add (guint64 state, const char *text);
/* Scrambles a state; nothing can be added afterwards. */
guint64 lp_i_hash_end (guint64 state);
/* derive(seed, text) of the definitions: the hash of "SEED\nTEXT", all 64 bits of it. O(length). */
guint64 lp_i_hash_derive (guint64 seed, const char *text);
