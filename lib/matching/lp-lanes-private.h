/* SPDX-License-Identifier: MIT */

/*
 * LP_LANES 64-bit integers at a time: four with AVX2, or one with any
 * processor. What the lanes of a mask are not 0 in, they are −1 in. Included
 * once by each lp-small-….c; the same operations give the same results.
 */
#include <glib.h>

#if LP_LANES == 4

#include <immintrin.h>

typedef __m256i Lanes;

static inline Lanes
lanes_all (gint64 x)
{
  return _mm256_set1_epi64x (x);
}

static inline Lanes
lanes_get (const gint64 *at)
{
  return _mm256_loadu_si256 ((const __m256i *) (gconstpointer) at);
}

static inline void
lanes_put (gint64 *at, Lanes a)
{
  _mm256_storeu_si256 ((__m256i *) (gpointer) at, a);
}

static inline Lanes
lanes_add (Lanes a, Lanes b)
{
  return _mm256_add_epi64 (a, b);
}

static inline Lanes
lanes_sub (Lanes a, Lanes b)
{
  return _mm256_sub_epi64 (a, b);
}

static inline Lanes
lanes_or (Lanes a, Lanes b)
{
  return _mm256_or_si256 (a, b);
}

static inline Lanes
lanes_and (Lanes a, Lanes b)
{
  return _mm256_and_si256 (a, b);
}

static inline Lanes
lanes_less (Lanes a, Lanes b)
{
  return _mm256_cmpgt_epi64 (b, a);
}

static inline Lanes
lanes_equal (Lanes a, Lanes b)
{
  return _mm256_cmpeq_epi64 (a, b);
}

/* a where the mask is set, else b. */
static inline Lanes
lanes_choose (Lanes mask, Lanes a, Lanes b)
{
  return _mm256_blendv_epi8 (b, a, mask);
}

/* The mask of the bits from a place on. */
static inline Lanes
lanes_spread (guint64 bits, guint place)
{
  const Lanes each = _mm256_setr_epi64x (1, 2, 4, 8);

  return lanes_equal (lanes_and (lanes_all ((gint64) (bits >> place)), each), each);
}

/* The bits of a mask, the first lane's the lowest. */
static inline guint64
lanes_gather (Lanes mask)
{
  return (guint64) _mm256_movemask_pd (_mm256_castsi256_pd (mask));
}

static inline gint64
lanes_least (Lanes a)
{
  Lanes b = _mm256_permute4x64_epi64 (a, 0x4e);
  a = lanes_choose (lanes_less (b, a), b, a);
  b = _mm256_shuffle_epi32 (a, 0x4e);
  a = lanes_choose (lanes_less (b, a), b, a);
  return _mm_cvtsi128_si64 (_mm256_castsi256_si128 (a));
}

static inline gint64
lanes_sum (Lanes a)
{
  __m128i b = _mm_add_epi64 (_mm256_castsi256_si128 (a), _mm256_extracti128_si256 (a, 1));

  return _mm_cvtsi128_si64 (_mm_add_epi64 (b, _mm_unpackhi_epi64 (b, b)));
}

/* Each lane by its own number of bits, at least 0; nothing is left of it from 64 on. */
static inline Lanes
lanes_shift (Lanes a, Lanes bits)
{
  return _mm256_sllv_epi64 (a, bits);
}

/* The places of the lanes, from a place on. */
static inline Lanes
lanes_places (guint place)
{
  return lanes_add (lanes_all (place), _mm256_setr_epi64x (0, 1, 2, 3));
}

#else

typedef gint64 Lanes;

static inline Lanes
lanes_all (gint64 x)
{
  return x;
}

static inline Lanes
lanes_get (const gint64 *at)
{
  return *at;
}

static inline void
lanes_put (gint64 *at, Lanes a)
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
  return -(gint64) (a < b);
}

static inline Lanes
lanes_equal (Lanes a, Lanes b)
{
  return -(gint64) (a == b);
}

static inline Lanes
lanes_choose (Lanes mask, Lanes a, Lanes b)
{
  return mask != 0 ? a : b;
}

static inline Lanes
lanes_spread (guint64 bits, guint place)
{
  return -(gint64) (bits >> place & 1);
}

static inline guint64
lanes_gather (Lanes mask)
{
  return (guint64) mask & 1;
}

static inline gint64
lanes_least (Lanes a)
{
  return a;
}

static inline gint64
lanes_sum (Lanes a)
{
  return a;
}

static inline Lanes
lanes_shift (Lanes a, Lanes bits)
{
  return bits < 64 ? (gint64) ((guint64) a << bits) : 0;
}

static inline Lanes
lanes_places (guint place)
{
  return place;
}

#endif

static inline Lanes
lanes_min (Lanes a, Lanes b)
{
  return lanes_choose (lanes_less (b, a), b, a);
}

static inline Lanes
lanes_max (Lanes a, Lanes b)
{
  return lanes_choose (lanes_less (a, b), b, a);
}
