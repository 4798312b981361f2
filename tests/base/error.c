/* SPDX-License-Identifier: MIT */
/*
 * The error codes and their names are what released programs were compiled
 * with and answers carry: neither the numbers nor the words may change.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>

static const struct {
  int number;
  LpError code;
  const char *name;
} codes[] = {
  { 0, LP_ERROR_INTERNAL, "internal" },
  { 1, LP_ERROR_SYNTAX, "syntax" },
  { 2, LP_ERROR_VALUE, "value" },
  { 3, LP_ERROR_DATE, "date" },
  { 4, LP_ERROR_DUPLICATE, "duplicate" },
  { 5, LP_ERROR_UNKNOWN_PUPIL, "unknown-pupil" },
  { 6, LP_ERROR_AMBIGUOUS_PUPIL, "ambiguous-pupil" },
  { 7, LP_ERROR_UNKNOWN_BAND, "unknown-band" },
  { 8, LP_ERROR_POLICY, "policy" },
  { 9, LP_ERROR_TOO_FEW, "too-few" },
  { 10, LP_ERROR_INFEASIBLE, "infeasible" },
  { 11, LP_ERROR_NO_OTHER, "no-other" },
  { 12, LP_ERROR_LIMIT, "limit" },
  { 13, LP_ERROR_CANCELLED, "cancelled" },
  { 14, LP_ERROR_FILE, "file" },
  { 15, LP_ERROR_UNSUPPORTED, "unsupported" },
};

/* Each code keeps its number and its name. */
START_TEST (test_code)
{
  ck_assert_int_eq ((int) codes[_i].code, codes[_i].number);
  ck_assert_str_eq (lp_error_get_name (codes[_i].code), codes[_i].name);
}
END_TEST

/* A code from the future or from nowhere is called internal. */
START_TEST (test_unknown_code)
{
  ck_assert_str_eq (lp_error_get_name ((LpError) G_N_ELEMENTS (codes)), "internal");
  ck_assert_str_eq (lp_error_get_name ((LpError) -1), "internal");
  ck_assert_str_eq (lp_error_get_name ((LpError) 1000000), "internal");
}
END_TEST

/* The domain is one and the same, and the library says which version it is. */
START_TEST (test_domain_and_version)
{
  g_autofree char *version =
    g_strdup_printf ("%d.%d.%d", LP_VERSION_MAJOR, LP_VERSION_MINOR, LP_VERSION_MICRO);

  ck_assert_uint_ne (lp_error_quark (), 0);
  ck_assert_uint_eq (LP_ERROR, lp_error_quark ());
  ck_assert_str_eq (lp_version (), version);
  ck_assert_str_eq (lp_version (), LP_VERSION);
}
END_TEST

#if LP_CHECK_VERSION(99, 0, 0)
#error "The preprocessor takes these headers for newer than they are"
#endif

/* The headers are as new as themselves, and newer or older by the first of the three numbers that differs. */
START_TEST (test_check_version)
{
  ck_assert (LP_CHECK_VERSION (LP_VERSION_MAJOR, LP_VERSION_MINOR, LP_VERSION_MICRO));
  ck_assert (!LP_CHECK_VERSION (LP_VERSION_MAJOR, LP_VERSION_MINOR, LP_VERSION_MICRO + 1));
  ck_assert (!LP_CHECK_VERSION (LP_VERSION_MAJOR, LP_VERSION_MINOR + 1, 0));
  ck_assert (!LP_CHECK_VERSION (LP_VERSION_MAJOR + 1, 0, 0));
  ck_assert (LP_CHECK_VERSION (LP_VERSION_MAJOR, LP_VERSION_MINOR - 1, LP_VERSION_MICRO + 1));
  ck_assert (LP_CHECK_VERSION (LP_VERSION_MAJOR - 1, LP_VERSION_MINOR + 1, LP_VERSION_MICRO + 1));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("error");
  TCase *tcase = tcase_create ("error");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_code, 0, G_N_ELEMENTS (codes));
  tcase_add_test (tcase, test_unknown_code);
  tcase_add_test (tcase, test_domain_and_version);
  tcase_add_test (tcase, test_check_version);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
