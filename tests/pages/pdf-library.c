/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the library that draws PDFs is there for programs that link
 * it, and gives them what lp_page_to_pdf() gives those that do not.
 */
#include "quiet-fontconfig.h"

#include "checks.h"

#include <learning-partners/learning-partners.h>
#include <stdlib.h>

START_TEST (test_linked)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpRound) round = lp_round_new (0);
  g_autoptr (LpPage) page = lp_page_new_board (roster, round, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) linked = lp_pdf_from_page (page, &error);
  ck_assert_ptr_nonnull (linked);
  ck_assert_ptr_null (error);
  g_autoptr (GBytes) loaded = lp_page_to_pdf (page, NULL);
  ck_assert_ptr_nonnull (loaded);

  ck_assert (g_bytes_equal (linked, loaded));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pdf-library");
  TCase *tcase = tcase_create ("pdf-library");

  tcase_add_test (tcase, test_linked);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
