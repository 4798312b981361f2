/* SPDX-License-Identifier: MIT */

/*
 * LP_LANES 32-bit integers at a time: eight with AVX2, or one with any
 * processor. The lanes of a mask are 0 or −1. Included once by each
 * lp-dense-table-….c; the same operations give the same results.
 */
#include <glib.h>

#if LP_LANES == 8

#include <immintrin.h>

typedef __m256i Lanes;

static inline Lanes
lanes_all (gint32 x)
{
  return _mm256_set1_epi32 (x);
}

static inline Lanes
lanes_get (const gint32 *at)
{
  return _mm256_loadu_si256 ((const __m256i *) (gconstpointer) at);
}

static inline void
lanes_put (gint32 *at, Lanes a)
{
  _mm256_storeu_si256 ((__m256i *) (gpointer) at, a);
}

static inline Lanes
lanes_add (Lanes a, Lanes b)
{
  return _mm256_add_epi32 (a, b);
}

static inline Lanes
lanes_sub (Lanes a, Lanes b)
{
  return _mm256_sub_epi32 (a, b);
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
lanes_less (Lanes a, Lanes b)
{
  return _mm256_cmpgt_epi32 (b, a);
}

static inline Lanes
lanes_equal (Lanes a, Lanes b)
{
  return _mm256_cmpeq_epi32 (a, b);
}

/* a where the mask is set, else b. */
static inline Lanes
lanes_choose (Lanes mask, Lanes a, Lanes b)
{
  return _mm256_blendv_epi8 (b, a, mask);
}

/* Each lane to the left by its own number of bits. */
static inline Lanes
lanes_shift (Lanes a, Lanes bits)
{
  return _mm256_sllv_epi32 (a, bits);
}

/* Each lane to the right by one bit. */
static inline Lanes
lanes_halve (Lanes a)
{
  return _mm256_srli_epi32 (a, 1);
}

/* Whether any lane of a mask is set. */
static inline gboolean
lanes_any (Lanes mask)
{
  return !_mm256_testz_si256 (mask, mask);
}

/* The places of the lanes, from a place on. */
static inline Lanes
lanes_places (guint place)
{
  return lanes_add (lanes_all ((gint32) place), _mm256_setr_epi32 (0, 1, 2, 3, 4, 5, 6, 7));
}

static inline gint32
lanes_least (Lanes a)
{
  __m128i b = _mm_min_epi32 (_mm256_castsi256_si128 (a), _mm256_extracti128_si256 (a, 1));

  b = _mm_min_epi32 (b, _mm_shuffle_epi32 (b, 0x4e));
  b = _mm_min_epi32 (b, _mm_shuffle_epi32 (b, 0xb1));
  return _mm_cvtsi128_si32 (b);
}

#else

typedef gint32 Lanes;

static inline Lanes
lanes_all (gint32 x)
{
  return x;
}

static inline Lanes
lanes_get (const gint32 *at)
{
  return *at;
}

static inline void
lanes_put (gint32 *at, Lanes a)
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
lanes_less (Lanes a, Lanes b)
{
  return -(gint32) (a < b);
}

static inline Lanes
lanes_equal (Lanes a, Lanes b)
{
  return -(gint32) (a == b);
}

static inline Lanes
lanes_choose (Lanes mask, Lanes a, Lanes b)
{
  return mask != 0 ? a : b;
}

static inline Lanes
lanes_shift (Lanes a, Lanes bits)
{
  return a * (1 << bits);
}

static inline Lanes
lanes_halve (Lanes a)
{
  return (gint32) ((guint32) a >> 1);
}

static inline gboolean
lanes_any (Lanes mask)
{
  return mask != 0;
}

static inline Lanes
lanes_places (guint place)
{
  return (Lanes) place;
}

static inline gint32
lanes_least (Lanes a)
{
  return a;
}

#endif

/* The least of a, and of its places the lowest that bears it. */
static inline gint32
lanes_find_least (Lanes a, Lanes places, gint32 *place)
{
  gint32 least = lanes_least (a);

  *place = lanes_least (lanes_choose (lanes_equal (a, lanes_all (least)), places, lanes_all (G_MAXINT32)));
  return least;
}
