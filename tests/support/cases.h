/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Of the cases of a long test the suite runs a quarter; all of them where LP_WHOLE is set, as tests/all.sh does. */
static inline gboolean
is_whole (void)
{
  return g_getenv ("LP_WHOLE") != NULL;
}

static inline guint
share_of_cases (guint whole)
{
  return is_whole () ? whole : (whole + 3) / 4;
}
