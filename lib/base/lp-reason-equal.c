/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-reason.h>

#include <string.h>

static gboolean
are_params_equal (const LpReason *a, gsize i, const LpReason *b, gsize j)
{
  return lp_reason_get_param_kind (a, i) == lp_reason_get_param_kind (b, j)
         && strcmp (lp_reason_get_param_name (a, i), lp_reason_get_param_name (b, j)) == 0
         && lp_reason_get_param_number (a, i) == lp_reason_get_param_number (b, j)
         && g_strcmp0 (lp_reason_get_param_text (a, i), lp_reason_get_param_text (b, j)) == 0;
}

/* How often one parameter of a reason stands among another's. */
static guint
count_param (const LpReason *in, const LpReason *of, gsize index)
{
  guint n = 0;

  for (gsize i = 0; i < lp_reason_get_n_params (in); i++)
    n += are_params_equal (in, i, of, index);
  return n;
}

gboolean
lp_reason_equal (const LpReason *a, const LpReason *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (strcmp (lp_reason_get_code (a), lp_reason_get_code (b)) != 0 || lp_reason_get_n_params (a) != lp_reason_get_n_params (b))
    return FALSE;
  for (gsize i = 0; i < lp_reason_get_n_params (a); i++) {
    if (count_param (a, a, i) != count_param (b, a, i))
      return FALSE;
  }
  return TRUE;
}
