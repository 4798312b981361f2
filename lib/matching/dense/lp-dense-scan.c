/* SPDX-License-Identifier: MIT */
#include "matching/core/lp-avx2-private.h"
#include "matching/dense/lp-dense-private.h"

/*
 * The loop that sees every pair, in a form that compilers turn into vector
 * instructions: once for any processor, and once for those with AVX2. Whole
 * numbers come out the same.
 */
#define SCAN_BODY                                        \
  gint64 least = G_MAXINT64;                             \
  for (guint i = 0; i < LP_DENSE_BLOCK; i++) {           \
    gint64 slack = 2 * (gint64) costs[i] - values[i];    \
    least = slack < least ? slack : least;               \
  }                                                      \
  return least;

gint64
lp_i_dense_scan_scalar (const gint32 *costs, const gint64 *values)
{
  SCAN_BODY
}

#ifdef LP_HAVE_AVX2
__attribute__ ((target ("avx2"))) static gint64
scan_with_avx2 (const gint32 *costs, const gint64 *values)
{
  SCAN_BODY
}
#endif

LpDenseScanFunc
lp_i_dense_choose_scan (void)
{
#ifdef LP_HAVE_AVX2
  if (lp_i_has_avx2 ())
    return scan_with_avx2;
#endif
  return lp_i_dense_scan_scalar;
}
