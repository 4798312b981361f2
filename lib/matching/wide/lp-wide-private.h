/* SPDX-License-Identifier: MIT */

/*
 * Signed integers of LP_WIDTH (64, 128 or 256) bits, as each of the three
 * engines includes them. Two's complement throughout; the bounds of
 * lp-wide-limits-private.h exclude overflow.
 */
#include <glib.h>

#include "matching/core/lp-wide-limits-private.h"

#if LP_WIDTH == 256

typedef struct {
  guint64 word[4]; /* the lowest first */
} LpWide;

static inline LpWide
wide_from (gint64 value)
{
  guint64 rest = value < 0 ? G_MAXUINT64 : 0;

  return (LpWide) { { (guint64) value, rest, rest, rest } };
}

static inline LpWide
wide_add (LpWide a, LpWide b)
{
  LpWide sum;
  guint64 carry = 0;

  for (guint i = 0; i < 4; i++) {
    guint64 half = a.word[i] + carry;
    carry = half < carry;
    sum.word[i] = half + b.word[i];
    carry += sum.word[i] < half;
  }
  return sum;
}

static inline LpWide
wide_sub (LpWide a, LpWide b)
{
  LpWide difference;
  guint64 borrow = 0;

  for (guint i = 0; i < 4; i++) {
    guint64 half = a.word[i] - borrow;
    borrow = half > a.word[i];
    difference.word[i] = half - b.word[i];
    borrow += difference.word[i] > half;
  }
  return difference;
}

static inline gboolean
wide_less (LpWide a, LpWide b)
{
  if (a.word[3] != b.word[3])
    return (gint64) a.word[3] < (gint64) b.word[3];
  for (guint i = 3; i-- > 0;) {
    if (a.word[i] != b.word[i])
      return a.word[i] < b.word[i];
  }
  return FALSE;
}

static inline LpWide
wide_shift_left (LpWide a, guint places)
{
  LpWide shifted = { { 0, 0, 0, 0 } };
  guint words = places / 64, bits = places % 64;

  for (guint i = words; i < 4; i++) {
    shifted.word[i] = a.word[i - words] << bits;
    if (bits > 0 && i > words)
      shifted.word[i] |= a.word[i - words - 1] >> (64 - bits);
  }
  return shifted;
}

static inline LpWide
wide_shift_right (LpWide a, guint places)
{
  guint64 sign = (gint64) a.word[3] < 0 ? G_MAXUINT64 : 0;
  LpWide shifted = { { sign, sign, sign, sign } };
  guint words = places / 64, bits = places % 64;

  for (guint i = 0; i + words < 4; i++) {
    guint64 above = i + words < 3 ? a.word[i + words + 1] : sign;
    shifted.word[i] = a.word[i + words] >> bits;
    if (bits > 0)
      shifted.word[i] |= above << (64 - bits);
  }
  return shifted;
}

static inline guint64
wide_low (LpWide a)
{
  return a.word[0];
}

#else

#if LP_WIDTH == 128
__extension__ typedef __int128 LpWide;
#else
typedef gint64 LpWide;
#endif

static inline LpWide
wide_from (gint64 value)
{
  return value;
}

static inline LpWide
wide_add (LpWide a, LpWide b)
{
  return a + b;
}

static inline LpWide
wide_sub (LpWide a, LpWide b)
{
  return a - b;
}

static inline gboolean
wide_less (LpWide a, LpWide b)
{
  return a < b;
}

/* The value must not be negative. */
static inline LpWide
wide_shift_left (LpWide a, guint places)
{
  return a << places;
}

static inline LpWide
wide_shift_right (LpWide a, guint places)
{
  return a >> places;
}

static inline guint64
wide_low (LpWide a)
{
  return (guint64) a;
}

#endif

static inline LpWide
wide_double (LpWide a)
{
  return wide_add (a, a);
}

static inline LpWide
wide_half (LpWide a)
{
  return wide_shift_right (a, 1);
}

static inline gboolean
wide_equal (LpWide a, LpWide b)
{
  return !wide_less (a, b) && !wide_less (b, a);
}

static inline gboolean
wide_is_positive (LpWide a)
{
  return wide_less (wide_from (0), a);
}

/* What an absent edge costs, and the least key that contains such a cost. */
static inline LpWide
wide_absent (void)
{
  return wide_shift_left (wide_from (1), LP_WIDTH - 3);
}

static inline gboolean
wide_is_absent (LpWide key)
{
  return !wide_less (key, wide_shift_left (wide_from (1), LP_WIDTH - 4));
}
