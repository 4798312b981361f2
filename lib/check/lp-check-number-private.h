/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-policy.h>

/*
 * Numbers written as vectors of tiers (see lp-certificate.h): x stands for
 * Σ x[t]·W[t] with W[last] = 1 and W[t] = W[t + 1]·R[t + 1].
 *
 * A number is normal if 0 ≤ x[t] < R[t] for each t but the first, and the first
 * is at most 2⁵⁶ in magnitude. Each number has at most one normal form.
 */
typedef struct {
  guint  n_tiers;
  gint64 radices[LP_N_TIERS];
} LpCheckRadices;

/* Largest radix, and largest magnitude of a first component. */
#define LP_CHECK_NUMBER_MAX (G_GINT64_CONSTANT (1) << 56)
/* How many normal numbers one sum may hold before its sign is asked for. */
#define LP_CHECK_SUM_MAX 32

/* Carries until the number is normal. FALSE where it is too large; x is then spoilt. */
gboolean lp_i_check_number_normalise (const LpCheckRadices *radices, gint64 *x);
/* Adds y, times over (at most 4 in magnitude), to x; both normal before and after. */
gboolean lp_i_check_number_add (const LpCheckRadices *radices, gint64 *x, gint64 times, const gint64 *y);

/*
 * The sign of a sum, component by component, of at most LP_CHECK_SUM_MAX normal
 * numbers, each added or taken away, is the sign of value once feeding ends.
 *
 * Horner's rule from the top. With m = LP_CHECK_SUM_MAX, |x[s]| ≤ m(R[s] - 1)
 * for each s ≥ 1, so what follows t is less than m·W[t] in magnitude: once the
 * value so far is m or more, nothing below can turn its sign. The value stays
 * below m·2⁵⁶ + m·2⁵⁶, which 64 bits hold.
 *
 * Returns FALSE, and takes no more, where the sign is settled.
 */
static inline gboolean
lp_i_check_number_feed (const LpCheckRadices *radices, guint t, gint64 component, gint64 *value)
{
  if (t == 0) {
    *value = component;
    return TRUE;
  }
  if (*value >= LP_CHECK_SUM_MAX || *value <= -LP_CHECK_SUM_MAX)
    return FALSE;
  *value = *value * radices->radices[t] + component;
  return TRUE;
}

/* The same for components that stand ready. */
int      lp_i_check_number_get_sign (const LpCheckRadices *radices, const gint64 *x);
