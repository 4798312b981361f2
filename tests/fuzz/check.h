/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * The few assertions of Check that fuzz targets and what they share with the
 * unit tests use, as aborts: a fuzzer wants a crash, and links no test runner.
 * Found before the system's header of the same name.
 */

#define ck_abort_msg(...)                                                 \
  do {                                                                    \
    fprintf (stderr, "%s:%d: ", __FILE__, __LINE__);                      \
    fprintf (stderr, __VA_ARGS__);                                        \
    fputc ('\n', stderr);                                                 \
    abort ();                                                             \
  } while (0)

#define ck_assert_msg(expression, ...)                                    \
  do {                                                                    \
    if (!(expression))                                                    \
      ck_abort_msg (__VA_ARGS__);                                         \
  } while (0)

#define ck_assert(expression) ck_assert_msg (expression, "%s", #expression)
#define ck_assert_int_eq(x, y) ck_assert_msg ((gint64) (x) == (gint64) (y), "%s == %s", #x, #y)
#define ck_assert_int_gt(x, y) ck_assert_msg ((gint64) (x) > (gint64) (y), "%s > %s", #x, #y)
#define ck_assert_uint_eq(x, y) ck_assert_msg ((guint64) (x) == (guint64) (y), "%s == %s", #x, #y)
#define ck_assert_uint_le(x, y) ck_assert_msg ((guint64) (x) <= (guint64) (y), "%s <= %s", #x, #y)
#define ck_assert_uint_lt(x, y) ck_assert_msg ((guint64) (x) < (guint64) (y), "%s < %s", #x, #y)
#define ck_assert_uint_ge(x, y) ck_assert_msg ((guint64) (x) >= (guint64) (y), "%s >= %s", #x, #y)
#define ck_assert_str_eq(x, y) \
  ck_assert_msg (g_str_equal (x, y), "%s == %s:\n--- first\n%s\n--- second\n%s", #x, #y, (const char *) (x), (const char *) (y))
#define ck_assert_ptr_nonnull(x) ck_assert_msg ((x) != NULL, "%s != NULL", #x)
#define ck_assert_ptr_null(x) ck_assert_msg ((x) == NULL, "%s == NULL", #x)
