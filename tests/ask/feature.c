/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a part which the library says it has does its work, and that
 * each function of one that was left out answers with an error that says how
 * to get it.
 */
#include "quiet-fontconfig.h"

#include "class.h"

#include <stdlib.h>
#include <string.h>

/* Takes the error. */
static void
assert_refusal (GError *error, const char *option)
{
  ck_assert_ptr_nonnull (error);
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNSUPPORTED));
  ck_assert_ptr_nonnull (strstr (error->message, option));
  g_error_free (error);
}

START_TEST (test_unknown)
{
  ck_assert (!lp_has_feature ("json "));
  ck_assert (!lp_has_feature ("JSON"));
  ck_assert (!lp_has_feature (""));
}
END_TEST

/* Takes the answer. */
static void
assert_answer (char *answer)
{
  ck_assert_ptr_nonnull (answer);
  ck_assert ((strstr (answer, "\"unsupported\"") == NULL) == lp_has_feature ("json"));
  ck_assert ((strstr (answer, "-Djson=enabled") == NULL) == lp_has_feature ("json"));
  g_free (answer);
}

START_TEST (test_json_written)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, NULL);
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", "p2", NULL);
  g_autoptr (GError) error = g_error_new_literal (LP_ERROR, LP_ERROR_VALUE, "a value");
  g_autofree char *text = lp_request_to_json (request), *answer = lp_pairing_to_json (pairing);

  assert_answer (g_strdup (text));
  assert_answer (g_strdup (answer));
  assert_answer (lp_error_to_json (error, NULL));
  assert_answer (lp_verdict_to_json (verdict));
  assert_answer (lp_why_not_to_json (why));
  assert_answer (lp_pair_json (text, -1));
  assert_answer (lp_check_json (text, answer));
}
END_TEST

START_TEST (test_json_read)
{
  LpCertificate *certificate = NULL;
  GError *error = NULL;

  ck_assert_ptr_null (lp_request_from_json ("[", -1, &error));
  if (lp_has_feature ("json")) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_SYNTAX));
    g_error_free (error);
    return;
  }
  assert_refusal (g_steal_pointer (&error), "-Djson=enabled");
  ck_assert_ptr_null (lp_round_from_json ("{}", -1, 0, &certificate, &error));
  ck_assert_ptr_null (certificate);
  assert_refusal (error, "-Djson=enabled");
}
END_TEST

START_TEST (test_store)
{
  GError *error = NULL;

  ck_assert_ptr_null (lp_class_file_open ("nowhere/no.partners", &error));
  if (lp_has_feature ("store")) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_FILE));
    g_error_free (error);
    return;
  }
  assert_refusal (g_steal_pointer (&error), "-Dstore=enabled");
  ck_assert_ptr_null (lp_class_file_create ("no.partners", "4B", NULL, NULL, NULL, &error));
  assert_refusal (g_steal_pointer (&error), "-Dstore=enabled");
  ck_assert_ptr_null (lp_class_file_create_with_seed ("no.partners", "4B", NULL, NULL, NULL, 1, &error));
  assert_refusal (g_steal_pointer (&error), "-Dstore=enabled");
  ck_assert (!g_file_test ("no.partners", G_FILE_TEST_EXISTS));
  lp_class_file_close (NULL);
}
END_TEST

/* What a class file begins with is known without SQLite, too. */
START_TEST (test_store_mark)
{
  ck_assert (lp_class_file_is_database ("SQLite format 3", 16));
  ck_assert (!lp_class_file_is_database ("SQLite format 2", 16));
  ck_assert (!lp_class_file_is_database ("SQLite format 3", 15));
}
END_TEST

START_TEST (test_pdf)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRound) round = lp_round_new (class.date);
  g_autoptr (LpPage) page = lp_page_new_board (class.roster, round, class.date, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lp_page_to_pdf (page, &error);

  ck_assert (lp_has_feature ("pdf") == lp_page_has_pdf ());
  ck_assert (lp_has_feature ("pdf") == (bytes != NULL));
#ifdef LP_TEST_HAVE_PDF
  ck_assert (lp_has_feature ("pdf"));
#else
  assert_refusal (g_steal_pointer (&error), "-Dpdf=enabled");
#endif
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("feature");
  TCase *tcase = tcase_create ("feature");

  tcase_add_test (tcase, test_unknown);
  tcase_add_test (tcase, test_json_written);
  tcase_add_test (tcase, test_json_read);
  tcase_add_test (tcase, test_store);
  tcase_add_test (tcase, test_store_mark);
  tcase_add_test (tcase, test_pdf);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
