/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

static const char *const error_names[] = {
  [LP_ERROR_INTERNAL] = "internal",
  [LP_ERROR_SYNTAX] = "syntax",
  [LP_ERROR_VALUE] = "value",
  [LP_ERROR_DATE] = "date",
  [LP_ERROR_DUPLICATE] = "duplicate",
  [LP_ERROR_UNKNOWN_PUPIL] = "unknown-pupil",
  [LP_ERROR_AMBIGUOUS_PUPIL] = "ambiguous-pupil",
  [LP_ERROR_UNKNOWN_BAND] = "unknown-band",
  [LP_ERROR_POLICY] = "policy",
  [LP_ERROR_TOO_FEW] = "too-few",
  [LP_ERROR_INFEASIBLE] = "infeasible",
  [LP_ERROR_NO_OTHER] = "no-other",
  [LP_ERROR_LIMIT] = "limit",
  [LP_ERROR_CANCELLED] = "cancelled",
  [LP_ERROR_FILE] = "file",
};

GQuark
lp_error_quark (void)
{
  return g_quark_from_static_string ("lp-error-quark");
}

const char *
lp_error_get_name (LpError code)
{
  if ((int) code < 0 || (gsize) code >= G_N_ELEMENTS (error_names)) {
    return error_names[LP_ERROR_INTERNAL];
  }
  return error_names[code];
}
