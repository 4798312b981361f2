/* SPDX-License-Identifier: MIT */
#include "check/lp-check-number-private.h"

static gboolean
add_checked (gint64 a, gint64 b, gint64 *sum)
{
  if (b > 0 ? a > G_MAXINT64 - b : a < G_MININT64 - b)
    return FALSE;
  *sum = a + b;
  return TRUE;
}

gboolean
lp_i_check_number_normalise (const LpCheckRadices *radices, gint64 *x)
{
  gint64 carry = 0;

  for (guint t = radices->n_tiers; t > 0; t--) {
    gint64 *digit = &x[t - 1];
    gint64 radix = radices->radices[t - 1];
    if (!add_checked (*digit, carry, digit))
      return FALSE;
    if (t == 1)
      return *digit >= -LP_CHECK_NUMBER_MAX && *digit <= LP_CHECK_NUMBER_MAX;
    carry = *digit / radix;
    *digit %= radix;
    if (*digit < 0) {
      *digit += radix;
      carry--;
    }
  }
  return TRUE;
}

gboolean
lp_i_check_number_add (const LpCheckRadices *radices, gint64 *x, gint64 times, const gint64 *y)
{
  for (guint t = 0; t < radices->n_tiers; t++)
    x[t] += times * y[t];
  return lp_i_check_number_normalise (radices, x);
}

int
lp_i_check_number_get_sign (const LpCheckRadices *radices, const gint64 *x)
{
  gint64 value = 0;

  for (guint t = 0; t < radices->n_tiers; t++) {
    if (!lp_i_check_number_feed (radices, t, x[t], &value))
      break;
  }
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
