/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Sets of vertices as rows of 64-bit words. A row of n vertices has
 * lp_i_bitset_words (n) words; bits past the end stay clear.
 */

static inline guint
lp_i_bitset_words (guint n)
{
  return (n + 63) / 64;
}

static inline gboolean
lp_i_bitset_has (const guint64 *set, guint v)
{
  return (set[v / 64] >> (v % 64)) & 1;
}

static inline void
lp_i_bitset_add (guint64 *set, guint v)
{
  set[v / 64] |= G_GUINT64_CONSTANT (1) << (v % 64);
}

static inline void
lp_i_bitset_remove (guint64 *set, guint v)
{
  set[v / 64] &= ~(G_GUINT64_CONSTANT (1) << (v % 64));
}

/* The place of the lowest bit of a word that is not zero. */
static inline guint
lp_i_bitset_lowest (guint64 word)
{
#if defined(__GNUC__)
  return (guint) __builtin_ctzll (word);
#else
  guint place = 0;
  for (guint step = 32; step > 0; step /= 2) {
    if ((word & ((G_GUINT64_CONSTANT (1) << step) - 1)) == 0) {
      word >>= step;
      place += step;
    }
  }
  return place;
#endif
}

/* How many bits a number needs; none for zero. */
static inline guint
lp_i_count_bits (guint64 number)
{
#if defined(__GNUC__)
  return number == 0 ? 0 : 64 - (guint) __builtin_clzll (number);
#else
  guint n_bits = 0;
  for (; number > 0; number >>= 1)
    n_bits++;
  return n_bits;
#endif
}

/* Fills the first n bits. */
static inline void
lp_i_bitset_fill (guint64 *set, guint n)
{
  for (guint i = 0; i < lp_i_bitset_words (n); i++)
    set[i] = i < n / 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
}
