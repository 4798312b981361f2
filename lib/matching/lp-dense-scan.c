/* SPDX-License-Identifier: MIT */
#include "matching/lp-dense-private.h"

/*
 * The loop that sees every pair, in a form that compilers turn into vector
 * instructions. Where the loader can choose, it takes the widest that the
 * machine has; whole numbers come out the same.
 */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define WIDEST __attribute__ ((target_clones ("avx2", "default")))
#else
#define WIDEST
#endif

#define SCAN_BODY                                        \
  gint64 least = G_MAXINT64;                             \
  for (guint i = 0; i < LP_DENSE_BLOCK; i++) {           \
    gint64 slack = 2 * (gint64) costs[i] - values[i];    \
    least = slack < least ? slack : least;               \
  }                                                      \
  return least;

WIDEST gint64
lp_i_dense_scan (const gint32 *costs, const gint64 *values)
{
  SCAN_BODY
}

gint64
lp_i_dense_scan_plain (const gint32 *costs, const gint64 *values)
{
  SCAN_BODY
}
