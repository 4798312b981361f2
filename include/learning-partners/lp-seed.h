/* SPDX-License-Identifier: MIT */
/**
 * @file lp-seed.h
 * @brief Seeds for many: one seed that serves several classes, rounds or draws.
 *
 * A class that is paired week after week, a study of many classes, and the
 * draws of one assignment each need streams of chance of their own: with the
 * seed itself neighbouring seeds would share rounds, and classes with equal ids
 * would draw alike.
 */
#pragma once

#include <learning-partners/lp-version.h>

G_BEGIN_DECLS

/**
 * @brief Derives a seed from a seed and a text: the 64-bit FNV-1a hash
 * (Fowler, Noll, Vo; IETF draft-eastlake-fnv) of "SEED\nTEXT", SEED in decimal,
 * scrambled by the 64-bit finaliser of MurmurHash3 (Appleby). O(length).
 * @param seed any number.
 * @param text UTF-8; not nullable.
 * @return a seed.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
guint64 lp_derive (guint64 seed, const char *text);

/**
 * @brief Derives the seed with which a round of a class is asked for: that of the text "CLASS\nROUND\nDRAW".
 * @param seed the seed that serves all.
 * @param class_id the class, without a line break; "" where there is only one. Not nullable.
 * @param round the number of the round in the run, from 0.
 * @param draw which draw of the same assignment, 0 for the one that is lived.
 * @return a seed.
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
guint64 lp_derive_seed (guint64 seed, const char *class_id, gsize round, guint draw);

G_END_DECLS
