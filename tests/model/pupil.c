/* SPDX-License-Identifier: MIT */
/*
 * A pupil holds exactly what was set, in a fixed order whatever the order of
 * setting; texts that cannot be printed and numbers that cannot be ranked are
 * refused with pupil and field named, and leave the pupil as it was.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two hundred letters, and one more. */
#define X50 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X200 X50 X50 X50 X50

static const struct {
  const char *id;
  const char *name;
  const char *named;
} refused[] = {
  { "", NULL, "empty" },
  { X200 "x", NULL, "200" },
  { "p\n1", NULL, "U+000A" },
  { "p\xc2\x85" "1", NULL, "U+0085" },
  { "p\x7f", NULL, "U+007F" },
  { "\xc3\x28", NULL, "UTF-8" },
  { "p1", "", "p1" },
  { "p1", "Ami\tra", "U+0009" },
  { "p1", "Ami\xffra", "UTF-8" },
};

/* Ids and names that cannot be printed are refused. */
START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_pupil_new (refused[_i].id, refused[_i].name, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert_msg (strstr (error->message, refused[_i].named) != NULL, "%s", error->message);
  ck_assert (g_utf8_validate (error->message, -1, NULL));
}
END_TEST

/* The longest id is taken; a pupil without a name goes by the id. */
START_TEST (test_names)
{
  g_autoptr (LpPupil) longest = lp_pupil_new (X200, NULL, NULL);
  g_autoptr (LpPupil) amira = lp_pupil_new ("p1", "Amira Ø. 李", NULL);

  ck_assert_str_eq (lp_pupil_get_name (longest), X200);
  ck_assert_str_eq (lp_pupil_get_id (amira), "p1");
  ck_assert_str_eq (lp_pupil_get_name (amira), "Amira Ø. 李");
  ck_assert_uint_eq (lp_pupil_get_n_subjects (amira), 0);
  ck_assert_uint_eq (lp_pupil_get_n_attributes (amira), 0);
}
END_TEST

/* Subjects come in byte order; the last value set is the one that holds. */
START_TEST (test_attainment)
{
  static const char *const order[] = { "Maths", "art", "maths", "reading" };
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p1", NULL, NULL);

  ck_assert (lp_pupil_set_score (pupil, "reading", 104.25, NULL));
  ck_assert (lp_pupil_set_band (pupil, "maths", "EXS", NULL));
  ck_assert (lp_pupil_set_band (pupil, "art", "x", NULL));
  ck_assert (lp_pupil_set_score (pupil, "Maths", LP_SCORE_MAX, NULL));
  ck_assert (lp_pupil_set_score (pupil, "art", -0.0, NULL));

  ck_assert_uint_eq (lp_pupil_get_n_subjects (pupil), G_N_ELEMENTS (order));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    ck_assert_str_eq (lp_pupil_get_subject (pupil, i), order[i]);
  }
  ck_assert_int_eq (lp_pupil_get_attainment_kind (pupil, "reading"), LP_ATTAINMENT_SCORE);
  ck_assert (lp_pupil_get_score (pupil, "reading") == 104.25);
  ck_assert_ptr_null (lp_pupil_get_band (pupil, "reading"));
  ck_assert_int_eq (lp_pupil_get_attainment_kind (pupil, "maths"), LP_ATTAINMENT_BAND);
  ck_assert_str_eq (lp_pupil_get_band (pupil, "maths"), "EXS");
  ck_assert_int_eq (lp_pupil_get_attainment_kind (pupil, "art"), LP_ATTAINMENT_SCORE);
  ck_assert (!signbit (lp_pupil_get_score (pupil, "art")));
  ck_assert_int_eq (lp_pupil_get_attainment_kind (pupil, "music"), LP_ATTAINMENT_MISSING);
  ck_assert_ptr_null (lp_pupil_get_band (pupil, "music"));
}
END_TEST

/* Numbers that have no place in an order, and blank bands, change nothing. */
START_TEST (test_attainment_refused)
{
  static const double scores[] = { NAN, INFINITY, -INFINITY, 1.001e15, -2e15 };
  static const char *const bands[] = { "", "  ", "\xff", "E\x01S" };
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p1", "Amira", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++) {
    g_autoptr (GError) error = NULL;
    ck_assert (!lp_pupil_set_score (pupil, "maths", scores[i], &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
    ck_assert (strstr (error->message, "Amira") != NULL && strstr (error->message, "maths") != NULL);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++) {
    g_autoptr (GError) error = NULL;
    ck_assert (!lp_pupil_set_band (pupil, "maths", bands[i], &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
    ck_assert (strstr (error->message, "Amira") != NULL && strstr (error->message, "maths") != NULL);
  }
  ck_assert (!lp_pupil_set_score (pupil, "", 1, NULL));
  ck_assert (!lp_pupil_set_band (pupil, "", "EXS", NULL));
  ck_assert_uint_eq (lp_pupil_get_n_subjects (pupil), 0);
}
END_TEST

/* Attributes come in byte order; a word is no flag and a flag no word. */
START_TEST (test_attributes)
{
  static const char *const order[] = { "Z", "gender", "quiet", "role" };
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p1", NULL, NULL);

  ck_assert (lp_pupil_set_word (pupil, "role", "tutee", NULL));
  ck_assert (lp_pupil_set_word (pupil, "role", "tutor", NULL));
  ck_assert (lp_pupil_set_flag (pupil, "quiet", TRUE, NULL));
  ck_assert (lp_pupil_set_word (pupil, "gender", "", NULL));
  ck_assert (lp_pupil_set_word (pupil, "Z", "word", NULL));
  ck_assert (lp_pupil_set_flag (pupil, "Z", 4, NULL));

  ck_assert_uint_eq (lp_pupil_get_n_attributes (pupil), G_N_ELEMENTS (order));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    ck_assert_str_eq (lp_pupil_get_attribute (pupil, i), order[i]);
  }
  ck_assert_str_eq (lp_pupil_get_word (pupil, "role"), "tutor");
  ck_assert_str_eq (lp_pupil_get_word (pupil, "gender"), "");
  ck_assert_int_eq (lp_pupil_has_flag (pupil, "Z"), TRUE);
  ck_assert_ptr_null (lp_pupil_get_word (pupil, "Z"));
  ck_assert (!lp_pupil_has_flag (pupil, "role") && !lp_pupil_has_flag (pupil, "dominant"));
  ck_assert (lp_pupil_set_flag (pupil, "quiet", FALSE, NULL) && !lp_pupil_has_flag (pupil, "quiet"));
}
END_TEST

/* Attributes that the policy reads have a fixed form. */
START_TEST (test_attributes_refused)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p1", "Amira", NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (!lp_pupil_set_word (pupil, "role", "coach", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert (strstr (error->message, "Amira") != NULL && strstr (error->message, "coach") != NULL);
  ck_assert (!lp_pupil_set_flag (pupil, "role", TRUE, NULL));
  ck_assert (!lp_pupil_set_word (pupil, "quiet", "yes", NULL));
  ck_assert (!lp_pupil_set_word (pupil, "dominant", "no", NULL));
  ck_assert (!lp_pupil_set_word (pupil, "", "x", NULL));
  ck_assert (!lp_pupil_set_flag (pupil, "", TRUE, NULL));
  ck_assert (!lp_pupil_set_word (pupil, "house", "\xff", NULL));
  ck_assert_uint_eq (lp_pupil_get_n_attributes (pupil), 0);
}
END_TEST

/* A pupil whom a roster has read can no longer change under it. */
START_TEST (test_frozen)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p1", "Amira", NULL);
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (GError) error = NULL;

  ck_assert (lp_pupil_set_score (pupil, "maths", 1, NULL));
  ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  ck_assert (!lp_pupil_set_score (pupil, "maths", 2, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert (!lp_pupil_set_band (pupil, "reading", "EXS", NULL));
  ck_assert (!lp_pupil_set_flag (pupil, "quiet", TRUE, NULL));
  ck_assert (!lp_pupil_set_word (pupil, "role", "tutor", NULL));
  ck_assert (lp_pupil_get_score (pupil, "maths") == 1);
  ck_assert_uint_eq (lp_pupil_get_n_subjects (pupil), 1);
  ck_assert_uint_eq (lp_pupil_get_n_attributes (pupil), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pupil");
  TCase *tcase = tcase_create ("pupil");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, test_names);
  tcase_add_test (tcase, test_attainment);
  tcase_add_test (tcase, test_attainment_refused);
  tcase_add_test (tcase, test_attributes);
  tcase_add_test (tcase, test_attributes_refused);
  tcase_add_test (tcase, test_frozen);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
