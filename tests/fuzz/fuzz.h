/* SPDX-License-Identifier: MIT */
#pragma once

#include <check.h>
#include <learning-partners/lp-error.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What the fuzzer, and replay.c in its stead, call with one input. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* That a failure is told as the error domain promises: a known code, and words that can be shown. */
static inline void
check_error (const GError *error)
{
  ck_assert_ptr_nonnull (error);
  ck_assert (error->domain == LP_ERROR);
  ck_assert (error->code > LP_ERROR_INTERNAL && error->code <= LP_ERROR_UNSUPPORTED);
  ck_assert (error->message[0] != '\0');
  ck_assert (g_utf8_validate (error->message, -1, NULL));
}
