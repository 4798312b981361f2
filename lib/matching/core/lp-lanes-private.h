/* SPDX-License-Identifier: MIT */

/*
 * LP_LANES integers of LP_LANE_BITS bits (32 or 64) at a time: as many as
 * AVX2 has room for, or one with any processor. What the lanes of a mask are
 * not 0 in, they are −1 in. Included once by each lp-small-….c and
 * lp-dense-table-….c; the same operations give the same results.
 */
#include <glib.h>

#if LP_LANE_BITS == 64
typedef gint64 Lane;
typedef guint64 UnsignedLane;
#else
typedef gint32 Lane;
typedef guint32 UnsignedLane;
#endif

#if LP_LANES > 1
#include "matching/core/lp-lanes-avx2-private.h"
#else
#include "matching/core/lp-lanes-one-private.h"
#endif

/* The least of a, and of its places the lowest that bears it. */
static inline Lane
lanes_find_least (Lanes a, Lanes places, Lane *place)
{
  const Lane beyond = LP_LANE_BITS == 64 ? (Lane) G_MAXINT64 : G_MAXINT32;
  Lane least = lanes_least (a);

  *place = lanes_least (lanes_choose (lanes_equal (a, lanes_all (least)), places, lanes_all (beyond)));
  return least;
}
