/* SPDX-License-Identifier: MIT */
/*
 * A scale is an order of distinct named bands; what a school writes (any case,
 * blanks around, aliases, codes for missing) finds the right one, and a scale
 * that has no clear order is refused with the band or threshold named.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BANDS 4

static const struct {
  const char *bands[MAX_BANDS];
  gsize n_bands;
  double thresholds[MAX_BANDS];
  gboolean has_thresholds;
  const char *named; /* what the message must name */
} refused[] = {
  { { "one" }, 1, { 0 }, FALSE, "1 bands" },
  { { NULL }, 0, { 0 }, FALSE, "0 bands" },
  { { "low", "" }, 2, { 0 }, FALSE, "empty" },
  { { "low", "  " }, 2, { 0 }, FALSE, "empty" },
  { { "low", "LOW" }, 2, { 0 }, FALSE, "LOW" },
  { { "low", " low " }, 2, { 0 }, FALSE, "low" },
  { { "low", "hi\x07gh" }, 2, { 0 }, FALSE, "U+0007" },
  { { "low", "\xff" }, 2, { 0 }, FALSE, "UTF-8" },
  { { "low", "mid", "top" }, 3, { 110, 100 }, TRUE, "100" },
  { { "low", "mid", "top" }, 3, { 100, 100 }, TRUE, "top" },
  { { "low", "mid", "top" }, 3, { NAN, 100 }, TRUE, "mid" },
  { { "low", "mid", "top" }, 3, { 100, INFINITY }, TRUE, "top" },
};

/* A scale without a clear order is refused, and the message names the fault. */
START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;
  LpScale *scale = lp_scale_new (refused[_i].bands, refused[_i].n_bands,
                                 refused[_i].has_thresholds ? refused[_i].thresholds : NULL, &error);

  ck_assert_ptr_null (scale);
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert_msg (strstr (error->message, refused[_i].named) != NULL, "%s", error->message);
  ck_assert (g_utf8_validate (error->message, -1, NULL));
}
END_TEST

/* Bands keep their order and spelling; thresholds are the scale's own copy. */
START_TEST (test_custom)
{
  const char *bands[] = { "WTS", " EXS ", "Größer" };
  double thresholds[] = { 99.5, 110 };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 3, thresholds, NULL);
  double low, high;

  thresholds[0] = 0;
  ck_assert_uint_eq (lp_scale_get_n_bands (scale), 3);
  ck_assert_str_eq (lp_scale_get_band (scale, 0), "WTS");
  ck_assert_str_eq (lp_scale_get_band (scale, 1), "EXS");
  ck_assert_int_eq (lp_scale_find_band (scale, "exs"), 1);
  ck_assert_int_eq (lp_scale_find_band (scale, "\t Größer\xc2\xa0"), 2);
  ck_assert_int_eq (lp_scale_find_band (scale, "EX"), -1);
  ck_assert_int_eq (lp_scale_find_band (scale, "EXSS"), -1);
  ck_assert_int_eq (lp_scale_find_band (scale, ""), -1);
  ck_assert_int_eq (lp_scale_find_band (scale, "\xff"), -1);
  ck_assert (lp_scale_get_thresholds (scale)[0] == 99.5);
  ck_assert (lp_scale_takes_scores (scale) && !lp_scale_is_quantiles (scale));
  ck_assert_ptr_null (lp_scale_get_builtin_name (scale));
  lp_scale_get_range (scale, &low, &high);
  ck_assert (isinf (low) && low < 0 && isinf (high) && high > 0);
  ck_assert (lp_scale_is_missing (scale, " ") && !lp_scale_is_missing (scale, "A"));
}
END_TEST

/* A hundred bands are taken, one more is not. */
START_TEST (test_most_bands)
{
  const char *bands[LP_SCALE_MAX_BANDS + 1];
  char names[LP_SCALE_MAX_BANDS + 1][8];
  g_autoptr (LpScale) scale = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i <= LP_SCALE_MAX_BANDS; i++) {
    g_snprintf (names[i], sizeof names[i], "b%d", i);
    bands[i] = names[i];
  }
  scale = lp_scale_new (bands, LP_SCALE_MAX_BANDS, NULL, NULL);
  ck_assert_int_eq (lp_scale_find_band (scale, "B99"), 99);
  ck_assert_ptr_null (lp_scale_new (bands, LP_SCALE_MAX_BANDS + 1, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

static const struct {
  const char *text;
  int band; /* -1: none */
  gboolean missing;
} ks2_texts[] = {
  { "BLW", 0, FALSE },   { "em", 0, FALSE },        { " B ", 0, FALSE },     { "pk1", 1, FALSE },
  { "PK6", 6, FALSE },   { "WTS", 7, FALSE },       { "Exs", 8, FALSE },     { "GDS", 9, FALSE },
  { "A", -1, TRUE },     { "d", -1, TRUE },         { "F", -1, TRUE },       { "L", -1, TRUE },
  { "M", -1, TRUE },     { "P", -1, TRUE },         { "q", -1, TRUE },       { "T", -1, TRUE },
  { "U", -1, TRUE },     { "Absent", -1, TRUE },    { "disapplied", -1, TRUE }, { "LEFT", -1, TRUE },
  { "missing", -1, TRUE }, { "future", -1, TRUE },  { "past", -1, TRUE },    { " Not assessed", -1, TRUE },
  { "N/A", -1, TRUE },   { "-", -1, TRUE },         { "", -1, TRUE },        { "  ", -1, TRUE },
  { "PK7", -1, FALSE },  { "HNM", -1, FALSE },      { "GDS+", -1, FALSE },   { "C", -1, FALSE },
};

/* Key stage 2 codes are each a band, missing, or neither. */
START_TEST (test_ks2_ta)
{
  g_autoptr (LpScale) scale = lp_scale_new_builtin ("ks2-ta", NULL);

  ck_assert_uint_eq (lp_scale_get_n_bands (scale), 10);
  ck_assert_int_eq (lp_scale_find_band (scale, ks2_texts[_i].text), ks2_texts[_i].band);
  ck_assert_int_eq (lp_scale_is_missing (scale, ks2_texts[_i].text), ks2_texts[_i].missing);
  ck_assert (!lp_scale_takes_scores (scale));
  ck_assert_ptr_null (lp_scale_get_thresholds (scale));
}
END_TEST

/* Scaled scores run from 80 to 120, with the expected and the high standard. */
START_TEST (test_ks2_scaled)
{
  g_autoptr (LpScale) scale = lp_scale_new_builtin ("ks2-scaled", NULL);
  const double *thresholds = lp_scale_get_thresholds (scale);
  double low, high;

  lp_scale_get_range (scale, &low, &high);
  ck_assert (low == 80 && high == 120);
  ck_assert_uint_eq (lp_scale_get_n_bands (scale), 3);
  ck_assert (thresholds[0] == 100 && thresholds[1] == 110);
  ck_assert_str_eq (lp_scale_get_band (scale, 2), "high");
  ck_assert (lp_scale_takes_scores (scale));
  ck_assert_str_eq (lp_scale_get_builtin_name (scale), "ks2-scaled");
}
END_TEST

/* Quantiles are named by number; their count has bounds. */
START_TEST (test_quantiles)
{
  static const struct {
    const char *name;
    gsize n;
  } named[] = { { "thirds", 3 }, { "quarters", 4 }, { "fifths", 5 } };
  g_autoptr (LpScale) tenths = lp_scale_new_quantiles (10, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++) {
    g_autoptr (LpScale) scale = lp_scale_new_builtin (named[i].name, NULL);
    ck_assert_uint_eq (lp_scale_get_n_bands (scale), named[i].n);
    ck_assert (lp_scale_is_quantiles (scale) && lp_scale_takes_scores (scale));
    ck_assert_str_eq (lp_scale_get_builtin_name (scale), named[i].name);
  }
  ck_assert_str_eq (lp_scale_get_band (tenths, 0), "1");
  ck_assert_str_eq (lp_scale_get_band (tenths, 9), "10");
  ck_assert_ptr_null (lp_scale_get_builtin_name (tenths));
  ck_assert_ptr_null (lp_scale_new_quantiles (1, NULL));
  ck_assert_ptr_null (lp_scale_new_quantiles (11, NULL));
}
END_TEST

/* An unknown built-in scale is refused with the list of those there are. */
START_TEST (test_unknown_builtin)
{
  static const char *const listed[] = { "sats", "ks2-ta", "ks2-scaled", "thirds", "quarters", "fifths" };
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_scale_new_builtin ("sats", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  for (gsize i = 0; i < G_N_ELEMENTS (listed); i++) {
    ck_assert_msg (strstr (error->message, listed[i]) != NULL, "%s", error->message);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scale");
  TCase *tcase = tcase_create ("scale");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, test_custom);
  tcase_add_test (tcase, test_most_bands);
  tcase_add_loop_test (tcase, test_ks2_ta, 0, G_N_ELEMENTS (ks2_texts));
  tcase_add_test (tcase, test_ks2_scaled);
  tcase_add_test (tcase, test_quantiles);
  tcase_add_test (tcase, test_unknown_builtin);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
