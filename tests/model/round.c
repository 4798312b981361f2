/* SPDX-License-Identifier: MIT */
/*
 * A round seats nobody twice; whatever it refuses leaves it exactly as it was;
 * and once a history has read it, its partnerships stand.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

static gboolean
add (LpRound *round, GError **error, const char *a, const char *b, const char *c)
{
  const char *pupils[] = { a, b, c };

  return lp_round_add_partnership (round, pupils, b == NULL ? 1 : c == NULL ? 2 : 3, error);
}

/* Partnerships keep the order of adding, and their members too. */
START_TEST (test_partnerships)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  const char *four[] = { "p7", "p8", "p9", "p10" };
  char first[] = "p2";

  ck_assert (add (round, NULL, first, "p1", NULL));
  ck_assert (add (round, NULL, "p5", "p3", "p4"));
  ck_assert (add (round, NULL, "p6", NULL, NULL));
  ck_assert (lp_round_add_partnership (round, four, 4, NULL));
  first[1] = '9';

  ck_assert_int_eq (lp_round_get_date (round), 20781);
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), 4);
  ck_assert_uint_eq (lp_round_get_size (round, 0), 2);
  ck_assert_uint_eq (lp_round_get_size (round, 1), 3);
  ck_assert_uint_eq (lp_round_get_size (round, 2), 1);
  ck_assert_uint_eq (lp_round_get_size (round, 3), 4);
  ck_assert_str_eq (lp_round_get_pupil (round, 0, 0), "p2");
  ck_assert_str_eq (lp_round_get_pupil (round, 1, 2), "p4");
  ck_assert_str_eq (lp_round_get_pupil (round, 2, 0), "p6");
  ck_assert_str_eq (lp_round_get_pupil (round, 3, 3), "p10");
  ck_assert_ptr_null (lp_round_get_assigned (round));
  ck_assert_uint_eq (lp_round_get_n_covers (round), 0);
}
END_TEST

static const struct {
  const char *pupils[3];
  gsize n_pupils;
  LpError code;
  const char *named;
} refused[] = {
  { { NULL }, 0, LP_ERROR_VALUE, "2026-11-24" },
  { { "p3", "p1" }, 2, LP_ERROR_DUPLICATE, "\"p1\"" },
  { { "p3", "p4", "p3" }, 3, LP_ERROR_DUPLICATE, "\"p3\"" },
  { { "p3", "" }, 2, LP_ERROR_VALUE, "empty" },
  { { "p3", "p\n4" }, 2, LP_ERROR_VALUE, "U+000A" },
  { { "p3", "\xff" }, 2, LP_ERROR_VALUE, "UTF-8" },
};

/* A partnership that fails halfway leaves all its pupils free for another. */
START_TEST (test_refused)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  g_autoptr (GError) error = NULL;

  ck_assert (add (round, NULL, "p1", "p2", NULL));
  ck_assert (!lp_round_add_partnership (round, refused[_i].pupils, refused[_i].n_pupils, &error));
  ck_assert (g_error_matches (error, LP_ERROR, (int) refused[_i].code));
  ck_assert_msg (strstr (error->message, refused[_i].named) != NULL, "%s", error->message);
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), 1);
  ck_assert (add (round, NULL, "p3", "p4", NULL));
  ck_assert_uint_eq (lp_round_get_size (round, 1), 2);
  ck_assert_str_eq (lp_round_get_pupil (round, 1, 0), "p3");
  ck_assert (!add (round, NULL, "p5", "p2", NULL));
}
END_TEST

/* What was assigned is a round of its own: the same pupils may stand in both. */
START_TEST (test_assigned)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  const char *pair[] = { "p1", "p3" };
  const char *twice[] = { "p4", "p4" };
  const char *other[] = { "p2", "p4" };

  ck_assert (add (round, NULL, "p1", "p2", NULL));
  ck_assert (!lp_round_add_assigned (round, twice, 2, NULL));
  ck_assert_ptr_null (lp_round_get_assigned (round));
  ck_assert (lp_round_add_assigned (round, pair, 2, NULL));
  ck_assert (!lp_round_add_assigned (round, pair, 2, NULL));
  ck_assert (lp_round_add_assigned (round, other, 2, NULL));
  ck_assert_uint_eq (lp_round_get_n_partnerships (lp_round_get_assigned (round)), 2);
  ck_assert_int_eq (lp_round_get_date (lp_round_get_assigned (round)), 20781);
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), 1);
}
END_TEST

/* A cover notes each absentee once, and nobody is both away and at work. */
START_TEST (test_absent)
{
  g_autoptr (LpRound) cover = lp_round_new (20782);
  g_autoptr (GError) error = NULL;

  ck_assert (lp_round_add_absent (cover, "p2", NULL));
  ck_assert (lp_round_add_absent (cover, "p9", NULL));
  ck_assert (!lp_round_add_absent (cover, "p2", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DUPLICATE));
  ck_assert (!lp_round_add_absent (cover, "", NULL));
  ck_assert (!add (cover, NULL, "p1", "p2", NULL));
  ck_assert (add (cover, NULL, "p1", "p3", NULL));
  ck_assert (!lp_round_add_absent (cover, "p3", NULL));
  ck_assert_uint_eq (lp_round_get_n_absent (cover), 2);
  ck_assert_str_eq (lp_round_get_absent (cover, 0), "p2");
  ck_assert_str_eq (lp_round_get_absent (cover, 1), "p9");
}
END_TEST

/* Covers stand beside the round, from its first day on. */
START_TEST (test_covers)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  g_autoptr (LpRound) before = lp_round_new (20780);
  g_autoptr (LpRound) first = lp_round_new (20781);
  g_autoptr (LpRound) later = lp_round_new (20790);
  g_autoptr (GError) error = NULL;

  ck_assert (lp_round_add_cover (round, later, NULL));
  ck_assert (lp_round_add_cover (round, first, NULL));
  ck_assert (!lp_round_add_cover (round, before, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DATE));
  ck_assert (strstr (error->message, "2026-11-23") != NULL);
  ck_assert_uint_eq (lp_round_get_n_covers (round), 2);
  ck_assert_ptr_eq (lp_round_get_cover (round, 0), later);
  ck_assert_ptr_eq (lp_round_get_cover (round, 1), first);
}
END_TEST

/* A round in a history takes covers and nothing else. */
START_TEST (test_frozen)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpHistory) other = lp_history_new ();
  g_autoptr (LpRound) round = lp_round_new (20781);
  g_autoptr (LpRound) cover = lp_round_new (20782);
  g_autoptr (GError) error = NULL;
  const char *pair[] = { "p3", "p4" };

  ck_assert (add (round, NULL, "p1", "p2", NULL));
  ck_assert (lp_history_add_round (history, round, NULL));
  ck_assert (lp_history_add_round (other, round, NULL));
  ck_assert (!lp_round_add_partnership (round, pair, 2, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert (!lp_round_add_assigned (round, pair, 2, NULL));
  ck_assert (!lp_round_add_absent (round, "p3", NULL));
  ck_assert (lp_round_add_cover (round, cover, NULL));
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), 1);
}
END_TEST

/* A whole city is added pair by pair without comparing each with each. */
START_TEST (test_city)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  char first[16], second[16];

  for (int i = 0; i < 100000; i++) {
    g_snprintf (first, sizeof first, "a%d", i);
    g_snprintf (second, sizeof second, "b%d", i);
    ck_assert (add (round, NULL, first, second, NULL));
  }
  ck_assert (!add (round, NULL, "new", "b77777", NULL));
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), 100000);
  ck_assert_str_eq (lp_round_get_pupil (round, 99999, 1), "b99999");
}
END_TEST

/* Two change places, in pairs and threes; what was assigned first stays on record through several swaps. */
START_TEST (test_swapped)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  g_autoptr (GError) error = NULL;

  ck_assert (add (round, NULL, "p1", "p2", NULL));
  ck_assert (add (round, NULL, "p3", "p4", "p5"));
  ck_assert (add (round, NULL, "p6", NULL, NULL));
  g_autoptr (LpRound) one = lp_round_new_swapped (round, "p2", "p4", NULL);
  g_autoptr (LpRound) two = lp_round_new_swapped (one, "p1", "p6", NULL);
  ck_assert_str_eq (lp_round_get_pupil (two, 0, 0), "p6");
  ck_assert_str_eq (lp_round_get_pupil (two, 0, 1), "p4");
  ck_assert_str_eq (lp_round_get_pupil (two, 1, 1), "p2");
  ck_assert_str_eq (lp_round_get_pupil (two, 2, 0), "p1");
  ck_assert_str_eq (lp_round_get_pupil (lp_round_get_assigned (two), 0, 1), "p2");
  ck_assert_uint_eq (lp_round_get_n_partnerships (lp_round_get_assigned (two)), 3);

  ck_assert_ptr_null (lp_round_new_swapped (round, "p3", "p5", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  g_clear_error (&error);
  ck_assert_ptr_null (lp_round_new_swapped (round, "p3", "p9", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL));
  ck_assert_ptr_nonnull (strstr (error->message, "p9"));
}
END_TEST

/* What a round was issued with is kept, also where two change places, until a history has it. */
START_TEST (test_issue)
{
  g_autoptr (LpRound) round = lp_round_new (20781);
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (GError) error = NULL;
  guint64 seed = 7;

  ck_assert (!lp_round_get_seed (round, &seed));
  ck_assert_uint_eq (seed, 7);
  ck_assert_ptr_null (lp_round_get_arm (round));
  ck_assert_int_eq (lp_round_get_period (round), LP_ROUND_NO_PERIOD);
  ck_assert_uint_eq (lp_round_get_draw (round), 0);

  ck_assert (add (round, NULL, "p1", "p2", NULL) && add (round, NULL, "p3", "p4", NULL));
  ck_assert (lp_round_set_seed (round, G_MAXUINT64, NULL));
  ck_assert (lp_round_set_trial (round, "mixed", 0, 4, NULL));
  ck_assert (!lp_round_set_trial (round, "a\nb", 1, 5, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert (!lp_round_set_trial (round, "other", -2, 5, NULL));
  g_autoptr (LpRound) swapped = lp_round_new_swapped (round, "p1", "p3", NULL);
  for (guint k = 0; k < 2; k++) {
    LpRound *either = k == 0 ? round : swapped;
    ck_assert (lp_round_get_seed (either, &seed));
    ck_assert_uint_eq (seed, G_MAXUINT64);
    ck_assert_str_eq (lp_round_get_arm (either), "mixed");
    ck_assert_int_eq (lp_round_get_period (either), 0);
    ck_assert_uint_eq (lp_round_get_draw (either), 4);
  }

  ck_assert (lp_history_add_round (history, round, NULL));
  ck_assert (!lp_round_set_seed (round, 1, NULL));
  ck_assert (!lp_round_set_trial (round, NULL, LP_ROUND_NO_PERIOD, 0, NULL));
  ck_assert_str_eq (lp_round_get_arm (round), "mixed");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("round");
  TCase *tcase = tcase_create ("round");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_test (tcase, test_partnerships);
  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, test_assigned);
  tcase_add_test (tcase, test_absent);
  tcase_add_test (tcase, test_covers);
  tcase_add_test (tcase, test_frozen);
  tcase_add_test (tcase, test_swapped);
  tcase_add_test (tcase, test_issue);
  tcase_add_test (tcase, test_city);
  tcase_set_timeout (tcase, 60);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
