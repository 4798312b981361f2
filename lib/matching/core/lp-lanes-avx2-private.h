/* SPDX-License-Identifier: MIT */
/* Eight lanes of 32 bits or four of 64, with AVX2; see lp-lanes-private.h. */
#include <immintrin.h>

typedef __m256i Lanes;

/* The instruction for lanes of this width. */
#define LANES_OF(name) G_PASTE (name, LP_LANE_BITS)

static inline Lanes
lanes_all (Lane x)
{
#if LP_LANE_BITS == 64
  return _mm256_set1_epi64x (x);
#else
  return _mm256_set1_epi32 (x);
#endif
}

static inline Lanes
lanes_get (const Lane *at)
{
  return _mm256_loadu_si256 ((const __m256i *) (gconstpointer) at);
}

static inline void
lanes_put (Lane *at, Lanes a)
{
  _mm256_storeu_si256 ((__m256i *) (gpointer) at, a);
}

static inline Lanes
lanes_add (Lanes a, Lanes b)
{
  return LANES_OF (_mm256_add_epi) (a, b);
}

static inline Lanes
lanes_sub (Lanes a, Lanes b)
{
  return LANES_OF (_mm256_sub_epi) (a, b);
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
  return LANES_OF (_mm256_cmpgt_epi) (b, a);
}

static inline Lanes
lanes_equal (Lanes a, Lanes b)
{
  return LANES_OF (_mm256_cmpeq_epi) (a, b);
}

/* a where the mask is set, else b. */
static inline Lanes
lanes_choose (Lanes mask, Lanes a, Lanes b)
{
  return _mm256_blendv_epi8 (b, a, mask);
}

/* Each lane to the left by its own number of bits, at least 0; nothing is left of it from the lane's width on. */
static inline Lanes
lanes_shift (Lanes a, Lanes bits)
{
  return LANES_OF (_mm256_sllv_epi) (a, bits);
}

/* Each lane to the right by one bit. */
static inline Lanes
lanes_halve (Lanes a)
{
  return LANES_OF (_mm256_srli_epi) (a, 1);
}

/* Whether any lane of a mask is set. */
static inline gboolean
lanes_any (Lanes mask)
{
  return !_mm256_testz_si256 (mask, mask);
}

#if LP_LANE_BITS == 64

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

/* The places of the lanes, from a place on. */
static inline Lanes
lanes_places (guint place)
{
  return lanes_add (lanes_all (place), _mm256_setr_epi64x (0, 1, 2, 3));
}

static inline Lane
lanes_least (Lanes a)
{
  a = lanes_min (a, _mm256_permute4x64_epi64 (a, 0x4e));
  a = lanes_min (a, _mm256_shuffle_epi32 (a, 0x4e));
  return _mm_cvtsi128_si64 (_mm256_castsi256_si128 (a));
}

static inline Lane
lanes_sum (Lanes a)
{
  __m128i b = _mm_add_epi64 (_mm256_castsi256_si128 (a), _mm256_extracti128_si256 (a, 1));

  return _mm_cvtsi128_si64 (_mm_add_epi64 (b, _mm_unpackhi_epi64 (b, b)));
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

#else

static inline Lanes
lanes_min (Lanes a, Lanes b)
{
  return _mm256_min_epi32 (a, b);
}

static inline Lanes
lanes_max (Lanes a, Lanes b)
{
  return _mm256_max_epi32 (a, b);
}

static inline Lanes
lanes_places (guint place)
{
  return lanes_add (lanes_all ((gint32) place), _mm256_setr_epi32 (0, 1, 2, 3, 4, 5, 6, 7));
}

static inline Lane
lanes_least (Lanes a)
{
  __m128i b = _mm_min_epi32 (_mm256_castsi256_si128 (a), _mm256_extracti128_si256 (a, 1));

  b = _mm_min_epi32 (b, _mm_shuffle_epi32 (b, 0x4e));
  b = _mm_min_epi32 (b, _mm_shuffle_epi32 (b, 0xb1));
  return _mm_cvtsi128_si32 (b);
}

#endif
