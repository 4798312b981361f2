/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * The one place that decides about AVX2: whether the compiler can make
 * functions for it beside those for any processor, and whether the processor
 * at hand runs them. Who has both asks once a call and goes on by a pointer, so
 * that no symbol is left to the loader to resolve.
 */
#if defined(__GNUC__) && defined(__x86_64__)
#define LP_HAVE_AVX2 1
#endif

static inline gboolean
lp_i_has_avx2 (void)
{
#ifdef LP_HAVE_AVX2
  return __builtin_cpu_supports ("avx2") != 0;
#else
  return FALSE;
#endif
}
