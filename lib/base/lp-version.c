/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-version.h>

const char *
lp_version (void)
{
  return LP_VERSION;
}
