/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that every page becomes a PDF that has the same bytes each time
 * and says nothing of who made it and when; or, in a build without PDF, an
 * error that says so. (What a PDF shows is read back by pages.py.)
 */
#include "quiet-fontconfig.h"

#include "class.h"

#include <stdlib.h>

/* Takes the page. */
static void
assert_pdf (LpPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = lp_page_to_pdf (page, &error);
  g_autoptr (GBytes) second = lp_page_to_pdf (page, NULL);

  lp_page_unref (page);
  ck_assert ((first != NULL) == lp_page_has_pdf ());
  if (first == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNSUPPORTED));
    return;
  }
  gsize length;
  const char *bytes = g_bytes_get_data (first, &length);
  ck_assert (length > 5 && memcmp (bytes, "%PDF-", 5) == 0);
  ck_assert (g_bytes_equal (first, second));
  ck_assert_ptr_null (g_strstr_len (bytes, (gssize) length, "CreationDate"));
  ck_assert_ptr_null (g_strstr_len (bytes, (gssize) length, "/Author"));
  ck_assert_ptr_null (g_strstr_len (bytes, (gssize) length, "/Creator"));
}

START_TEST (test_pages)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpPageOptions) options = lp_page_options_new ();

  ck_assert (lp_page_options_set_language (options, _i == 0 ? "en" : "he", NULL));
  lp_page_options_set_title (options, "4B");
  add_class (&class, 9);
  add_round (&class, "2026-10-26", "p1 p2 | p3 p4 | p5 p6 | p7 p8 p9");
  add_round (&class, "2026-11-02", "p1 p3 | p2 p4 | p5 p7 | p6 p8 | p9");
  LpRound *latest = lp_history_get_round (class.history, 1);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date, NULL);

  assert_pdf (lp_page_new_board (class.roster, latest, class.date, options));
  assert_pdf (lp_page_new_cards (class.roster, latest, options));
  assert_pdf (lp_page_new_pupils (class.roster, latest, options));
  assert_pdf (lp_page_new_term (class.roster, class.history, LP_DATE_NONE, LP_DATE_NONE, options));
  assert_pdf (lp_page_new_coverage (coverage, options));
  assert_pdf (lp_page_new_stats (stats, options));
  assert_pdf (lp_page_new_teacher (request, round, pairing, options, NULL));
}
END_TEST

/* Nobody at all, and more than any sheet holds. */
START_TEST (test_sizes)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRound) round = lp_round_new (class.date);
  guint n = _i == 0 ? 0 : 150;

  if (n > 0)
    add_class (&class, n);
  for (guint i = 0; i < n; i += 2) {
    g_autofree char *a = g_strdup_printf ("p%u", i + 1), *b = g_strdup_printf ("p%u", i + 2);
    const char *ids[] = { a, b };
    ck_assert (lp_round_add_partnership (round, ids, 2, NULL));
  }
  ck_assert (lp_history_add_round (class.history, round, NULL));
  assert_pdf (lp_page_new_board (class.roster, round, class.date, NULL));
  assert_pdf (lp_page_new_cards (class.roster, round, NULL));
  assert_pdf (lp_page_new_pupils (class.roster, round, NULL));
  assert_pdf (lp_page_new_term (class.roster, class.history, LP_DATE_NONE, LP_DATE_NONE, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pdf");
  TCase *tcase = tcase_create ("pdf");

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, test_pages, 0, 2);
  tcase_add_loop_test (tcase, test_sizes, 0, 2);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
