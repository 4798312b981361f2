/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include "base/lp-phrase-private.h"

GQuark
lp_error_quark (void)
{
  return g_quark_from_static_string ("lp-error-quark");
}

const char *
lp_error_get_name (LpError code)
{
  /* The catalogue has them in the order of the codes, and last. */
  if ((int) code < 0 || (int) code >= LP_I_N_PHRASES - LP_I_PHRASE_ERROR_INTERNAL)
    code = LP_ERROR_INTERNAL;
  return lp_i_phrase_get ((LpIPhrase) (LP_I_PHRASE_ERROR_INTERNAL + (int) code))->code;
}
