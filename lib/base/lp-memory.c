/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-memory.h>

void
lp_free (void *memory)
{
  g_free (memory);
}
