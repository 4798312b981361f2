/* SPDX-License-Identifier: MIT */
/*
 * A feedback is a dated word about two or more distinct pupils; the six words
 * keep their names and order, which answers and files carry.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  LpFeedbackWord word;
  const char *name;
} words[] = {
  { LP_FEEDBACK_WORKED, "worked" },
  { LP_FEEDBACK_MIXED, "mixed" },
  { LP_FEEDBACK_TOO_QUIET, "too-quiet" },
  { LP_FEEDBACK_NOT_LISTENING, "not-listening" },
  { LP_FEEDBACK_DISAGREED, "disagreed" },
  { LP_FEEDBACK_APART_FOR_A_WHILE, "apart-for-a-while" },
};

/* Each word has its name, and is found by it. */
START_TEST (test_word)
{
  LpFeedbackWord word;

  ck_assert_int_eq ((int) words[_i].word, _i);
  ck_assert_str_eq (lp_feedback_word_get_name (words[_i].word), words[_i].name);
  ck_assert (lp_feedback_word_from_name (words[_i].name, &word));
  ck_assert_int_eq (word, words[_i].word);
}
END_TEST

/* Nothing else is a word. */
START_TEST (test_no_word)
{
  LpFeedbackWord word = LP_FEEDBACK_MIXED;

  ck_assert_uint_eq (G_N_ELEMENTS (words), LP_N_FEEDBACK_WORDS);
  ck_assert (!lp_feedback_word_from_name ("great", &word));
  ck_assert (!lp_feedback_word_from_name ("Worked", &word));
  ck_assert_int_eq (word, LP_FEEDBACK_MIXED);
}
END_TEST

/* A feedback gives back its own copy of all it was made of. */
START_TEST (test_fields)
{
  char first[] = "p1";
  const char *pupils[] = { first, "p2", "p3" };
  g_autoptr (LpFeedback) feedback = lp_feedback_new (20781, pupils, 3, LP_FEEDBACK_DISAGREED, NULL);

  first[1] = '9';
  ck_assert_int_eq (lp_feedback_get_date (feedback), 20781);
  ck_assert_uint_eq (lp_feedback_get_n_pupils (feedback), 3);
  ck_assert_str_eq (lp_feedback_get_pupil (feedback, 0), "p1");
  ck_assert_str_eq (lp_feedback_get_pupil (feedback, 2), "p3");
  ck_assert_int_eq (lp_feedback_get_word (feedback), LP_FEEDBACK_DISAGREED);
}
END_TEST

static const struct {
  LpDate date;
  const char *pupils[2];
  gsize n_pupils;
  LpError code;
  const char *named;
} refused[] = {
  { 20781, { "p1" }, 1, LP_ERROR_VALUE, "2026-11-24" },
  { 20781, { "p1", "p1" }, 2, LP_ERROR_DUPLICATE, "\"p1\"" },
  { 20781, { "", "p1" }, 2, LP_ERROR_VALUE, "empty" },
  { LP_DATE_NONE, { "p1", "p2" }, 2, LP_ERROR_DATE, "worked" },
};

/* What cannot be meant is refused by day, word and pupil. */
START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_feedback_new (refused[_i].date, refused[_i].pupils, refused[_i].n_pupils,
                                       LP_FEEDBACK_WORKED, &error));
  ck_assert (g_error_matches (error, LP_ERROR, (int) refused[_i].code));
  ck_assert_msg (strstr (error->message, refused[_i].named) != NULL, "%s", error->message);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("feedback");
  TCase *tcase = tcase_create ("feedback");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_word, 0, G_N_ELEMENTS (words));
  tcase_add_test (tcase, test_no_word);
  tcase_add_test (tcase, test_fields);
  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
