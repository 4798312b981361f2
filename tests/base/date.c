/* SPDX-License-Identifier: MIT */
/*
 * Dates count days without a gap through the whole calendar, leap years
 * included; exactly "YYYY-MM-DD" is read, and nothing that is no day.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>

static const struct {
  const char *text;
  LpDate date;
} known[] = {
  { "1970-01-01", 0 },
  { "1969-12-31", -1 },
  { "2000-03-01", 11017 },
  { "2024-02-29", 19782 },
  { "2026-11-24", 20781 },
  { "1900-03-01", -25508 },
  { "1600-02-29", -135081 },
  { "0100-03-01", -682944 },
  { "0001-01-01", -719162 },
  { "9999-12-31", 2932896 },
};

static const char *const refused[] = {
  "",           "2026",       "2026-11",     "2026-11-2",  "2026-1-24",  "26-11-24",   "2026-11-24 ",
  " 2026-11-24", "2026/11/24", "24-11-2026",  "2026-11-24T00:00", "2026-13-01", "2026-00-10", "2026-11-00",
  "2026-11-31", "2025-02-29", "1900-02-29",  "0000-01-01", "-001-01-01", "+026-11-24", "2026-11-2x",
  "20261124",   "２０２６-11-24", "2026-11-2\xff",
};

/* Days that were counted elsewhere are read to the very number, and written back. */
START_TEST (test_known_days)
{
  g_autofree char *text = NULL;
  LpDate date = 7;

  ck_assert (lp_date_parse (known[_i].text, &date, NULL));
  ck_assert_int_eq (date, known[_i].date);
  text = lp_date_to_string (date);
  ck_assert_str_eq (text, known[_i].text);
}
END_TEST

/* A text that is no date fails with the date code, and leaves the date alone. */
START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;
  LpDate date = 7;

  ck_assert (!lp_date_parse (refused[_i], &date, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DATE));
  ck_assert (g_utf8_validate (error->message, -1, NULL));
  ck_assert_int_eq (date, 7);
  ck_assert (!lp_date_parse (refused[_i], &date, NULL));
}
END_TEST

static int
get_month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

static const struct {
  int from;
  int to;
} stretches[] = { { 1, 9 }, { 95, 105 }, { 1596, 1605 }, { 1890, 2110 }, { 2395, 2405 }, { 9990, 9999 } };

/* Walking through the calendar day by day, each day is one more than the last. */
START_TEST (test_walk)
{
  LpDate date = lp_date_from_ymd (stretches[_i].from, 1, 1);

  for (int year = stretches[_i].from; year <= stretches[_i].to; year++) {
    for (int month = 1; month <= 12; month++) {
      int length = get_month_length (year, month);
      for (int day = 1; day <= length; day++, date++) {
        int y, m, d;
        ck_assert_int_eq (lp_date_from_ymd (year, month, day), date);
        lp_date_to_ymd (date, &y, &m, &d);
        ck_assert (y == year && m == month && d == day);
      }
      ck_assert_int_eq (lp_date_from_ymd (year, month, length + 1), LP_DATE_NONE);
    }
  }
}
END_TEST

/* Years, months and days out of range are no dates; parts may be left out. */
START_TEST (test_parts)
{
  int month = 0;

  ck_assert_int_eq (lp_date_from_ymd (0, 1, 1), LP_DATE_NONE);
  ck_assert_int_eq (lp_date_from_ymd (10000, 1, 1), LP_DATE_NONE);
  ck_assert_int_eq (lp_date_from_ymd (2026, 0, 1), LP_DATE_NONE);
  ck_assert_int_eq (lp_date_from_ymd (2026, 256 + 1, 1), LP_DATE_NONE);
  ck_assert_int_eq (lp_date_from_ymd (2026, 1, 256 + 1), LP_DATE_NONE);
  ck_assert_int_eq (lp_date_from_ymd (2026, 1, -1), LP_DATE_NONE);
  ck_assert_int_eq (lp_date_from_ymd (65536 + 2026, 1, 1), LP_DATE_NONE);
  lp_date_to_ymd (20781, NULL, &month, NULL);
  ck_assert_int_eq (month, 11);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("date");
  TCase *tcase = tcase_create ("date");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_known_days, 0, G_N_ELEMENTS (known));
  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_loop_test (tcase, test_walk, 0, G_N_ELEMENTS (stretches));
  tcase_add_test (tcase, test_parts);
  tcase_set_timeout (tcase, 60);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
