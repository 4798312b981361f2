/* SPDX-License-Identifier: MIT */
/* A lane alone; see lp-lanes-private.h. */

typedef Lane Lanes;

static inline Lanes
lanes_all (Lane x)
{
  return x;
}

static inline Lanes
lanes_get (const Lane *at)
{
  return *at;
}

static inline void
lanes_put (Lane *at, Lanes a)
{
  *at = a;
}

static inline Lanes
lanes_add (Lanes a, Lanes b)
{
  return a + b;
}

static inline Lanes
lanes_sub (Lanes a, Lanes b)
{
  return a - b;
}

static inline Lanes
lanes_or (Lanes a, Lanes b)
{
  return a | b;
}

static inline Lanes
lanes_and (Lanes a, Lanes b)
{
  return a & b;
}

static inline Lanes
lanes_less (Lanes a, Lanes b)
{
  return -(Lane) (a < b);
}

static inline Lanes
lanes_equal (Lanes a, Lanes b)
{
  return -(Lane) (a == b);
}

static inline Lanes
lanes_choose (Lanes mask, Lanes a, Lanes b)
{
  return mask != 0 ? a : b;
}

static inline Lanes
lanes_min (Lanes a, Lanes b)
{
  return MIN (a, b);
}

static inline Lanes
lanes_max (Lanes a, Lanes b)
{
  return MAX (a, b);
}

static inline Lanes
lanes_spread (guint64 bits, guint place)
{
  return -(Lane) (bits >> place & 1);
}

static inline guint64
lanes_gather (Lanes mask)
{
  return (guint64) mask & 1;
}

static inline gboolean
lanes_any (Lanes mask)
{
  return mask != 0;
}

static inline Lane
lanes_least (Lanes a)
{
  return a;
}

static inline Lane
lanes_sum (Lanes a)
{
  return a;
}

static inline Lanes
lanes_shift (Lanes a, Lanes bits)
{
  return bits < LP_LANE_BITS ? (Lane) ((UnsignedLane) a << bits) : 0;
}

static inline Lanes
lanes_halve (Lanes a)
{
  return (Lane) ((UnsignedLane) a >> 1);
}

static inline Lanes
lanes_places (guint place)
{
  return (Lane) place;
}
