/* SPDX-License-Identifier: MIT */
/* Guarantees that lp_free() frees what the library gives, as valgrind and the sanitizers see, and that NULL is nothing. */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>

START_TEST (test_free)
{
  char *text = lp_date_to_string (0);

  ck_assert_str_eq (text, "1970-01-01");
  lp_free (text);
  lp_free (NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("memory");
  TCase *tcase = tcase_create ("memory");

  tcase_add_test (tcase, test_free);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
