/* SPDX-License-Identifier: MIT */
/*
 * Guarantees which dates, absences, subjects and windows a request takes, what
 * it says of those that it refuses, and that one under another policy is alike
 * in everything else.
 */
#include "support.h"

/* Dates. */

static const struct {
  const char *name, *round, *feedback, *date;
  gboolean accepted;
} date_cases[] = {
  { "no history", NULL, NULL, "2026-11-09", TRUE },
  { "a day after the latest round", "2026-11-08", NULL, "2026-11-09", TRUE },
  { "the day of the latest round", "2026-11-09", NULL, "2026-11-09", FALSE },
  { "before the latest round", "2026-11-10", NULL, "2026-11-09", FALSE },
  { "feedback of the same day", NULL, "2026-11-09", "2026-11-09", TRUE },
  { "feedback of the next day", NULL, "2026-11-10", "2026-11-09", FALSE },
};

START_TEST (dates)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 4);
  if (date_cases[_i].round != NULL)
    add_round (&class, date_cases[_i].round, "p1 p2 | p3 p4");
  if (date_cases[_i].feedback != NULL)
    add_feedback (&class, date_cases[_i].feedback, "p1 p2", LP_FEEDBACK_MIXED);
  LpRequest *request = lp_request_new (class.roster, class.history, class.policy, day (date_cases[_i].date), 5, &error);
  ck_assert_msg ((request != NULL) == date_cases[_i].accepted, "%s", date_cases[_i].name);
  if (request == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DATE));
    ck_assert_ptr_nonnull (strstr (error->message, date_cases[_i].date));
    ck_assert_ptr_nonnull (strstr (error->message, date_cases[_i].round != NULL ? date_cases[_i].round
                                                                               : date_cases[_i].feedback));
    return;
  }
  ck_assert_int_eq (lp_request_get_date (request), day (date_cases[_i].date));
  ck_assert_uint_eq (lp_request_get_seed (request), 5);
  lp_request_unref (request);
}
END_TEST

/* What is left out stands for nothing: no history, the default policy. */
START_TEST (left_out)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  g_autoptr (LpRequest) bare = lp_request_new (class.roster, NULL, NULL, class.date, class.seed, NULL);
  g_autoptr (LpRequest) full = make_request (&class);
  g_autofree char *one = lp_request_get_digest (bare), *other = lp_request_get_digest (full);
  ck_assert_uint_eq (lp_history_get_n_rounds (lp_request_get_history (bare)), 0);
  ck_assert_str_eq (one, other);
}
END_TEST

/* Absences. */

typedef gboolean (*AddFunc) (LpRequest *request, const char *id, GError **error);

static const struct {
  AddFunc add;
  gsize (*count) (const LpRequest *request);
  const char *(*get) (const LpRequest *request, gsize index);
  gsize present; /* of five, after two are added */
} away_cases[] = {
  { lp_request_add_absent, lp_request_get_n_absent, lp_request_get_absent, 3 },
  { lp_request_add_away_today, lp_request_get_n_away_today, lp_request_get_away_today, 5 },
};

START_TEST (absences)
{
  g_auto (Class) class = class_new ();
  AddFunc add = away_cases[_i].add;
  static const struct {
    const char *id;
    LpError code;
  } refused[] = { { "p9", LP_ERROR_UNKNOWN_PUPIL }, { "", LP_ERROR_UNKNOWN_PUPIL }, { "P1", LP_ERROR_UNKNOWN_PUPIL },
                  { "p4", LP_ERROR_DUPLICATE } };

  add_class (&class, 5);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert (add (request, "p4", NULL));
  ck_assert (add (request, "p2", NULL));
  for (guint k = 0; k < G_N_ELEMENTS (refused); k++) {
    g_autoptr (GError) error = NULL;
    ck_assert (!add (request, refused[k].id, &error));
    ck_assert (g_error_matches (error, LP_ERROR, refused[k].code));
    ck_assert_ptr_nonnull (strstr (error->message, refused[k].id));
  }
  ck_assert_uint_eq (away_cases[_i].count (request), 2);
  ck_assert_str_eq (away_cases[_i].get (request, 0), "p4");
  ck_assert_str_eq (away_cases[_i].get (request, 1), "p2");
  ck_assert_uint_eq (lp_request_get_n_present (request), away_cases[_i].present);
}
END_TEST

/* Subjects. */

static const struct {
  const char *name;
  const char *subjects; /* of the roster */
  const char *policy;
  LpStrategy strategy;
  gboolean accepted;
  const char *expected;
} subject_cases[] = {
  { "the only one", "maths", NULL, LP_STRATEGY_MIXED, TRUE, "maths" },
  { "the only one, named", "maths", "maths", LP_STRATEGY_MATCHED, TRUE, "maths" },
  { "one of two, named", "maths reading", "reading", LP_STRATEGY_MIXED, TRUE, "reading" },
  { "two, none named", "maths reading", NULL, LP_STRATEGY_MIXED, FALSE, NULL },
  { "two, none named, tutor", "maths reading", NULL, LP_STRATEGY_TUTOR, FALSE, NULL },
  { "two, none named, none needed", "maths reading", NULL, LP_STRATEGY_RANDOM, TRUE, NULL },
  { "two, none named, none needed", "maths reading", NULL, LP_STRATEGY_UNIFORM, TRUE, NULL },
  { "one that is not there", "maths reading", "art", LP_STRATEGY_MIXED, FALSE, NULL },
  { "none at all", "", NULL, LP_STRATEGY_MIXED, TRUE, NULL },
};

START_TEST (subjects)
{
  g_auto (Class) class = class_new ();
  g_auto (GStrv) names = g_strsplit (subject_cases[_i].subjects, " ", -1);
  g_autoptr (GError) error = NULL;
  const char *subject = "untouched";

  for (guint k = 0; k < 4; k++) {
    g_autofree char *id = g_strdup_printf ("p%u", k);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    guint n_names = g_strv_length (names);
    if (n_names > 0)
      ck_assert (lp_pupil_set_score (pupil, names[k % n_names], k, NULL));
    add_pupil (&class, pupil);
  }
  set_strategy (&class, subject_cases[_i].strategy);
  lp_policy_set_subject (class.policy, subject_cases[_i].policy);
  g_autoptr (LpRequest) request = make_request (&class);
  gboolean accepted = lp_request_get_subject (request, &subject, &error);
  ck_assert_msg (accepted == subject_cases[_i].accepted, "%s", subject_cases[_i].name);
  if (accepted)
    ck_assert_msg (g_strcmp0 (subject, subject_cases[_i].expected) == 0, "%s", subject_cases[_i].name);
  else {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_str_eq (subject, "untouched");
    if (g_strv_length (names) == 2)
      ck_assert_msg (strstr (error->message, "maths, reading") != NULL && strstr (error->message, ", maths") == NULL, "%s", error->message);
  }
}
END_TEST

/* A window suits the strategies that look at one, and no other. */
START_TEST (gap_and_strategy)
{
  g_auto (Class) class = class_new ();
  LpStrategy strategy = (LpStrategy) _i;
  gboolean has_window = strategy == LP_STRATEGY_MIXED || strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_TUTOR;
  g_autoptr (GError) error = NULL;

  add_class (&class, 4);
  set_strategy (&class, strategy);
  ck_assert (lp_policy_set_gap (class.policy, LP_GAP_OPEN, LP_GAP_OPEN, NULL));
  g_autoptr (LpRequest) request = lp_request_new (class.roster, class.history, class.policy, class.date, 1, &error);
  ck_assert_int_eq (request != NULL, has_window);
  if (request == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_msg (strstr (error->message, "gap") != NULL, "%s", error->message);
    ck_assert_msg (strstr (error->message, lp_strategy_get_name (strategy)) != NULL, "%s", error->message);
  }
  lp_policy_clear_gap (class.policy);
  g_autoptr (LpRequest) without = lp_request_new (class.roster, class.history, class.policy, class.date, 1, NULL);
  ck_assert_ptr_nonnull (without);
}
END_TEST

START_TEST (fresh_or_not)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert (!lp_request_is_fresh (request));
  lp_request_set_fresh (request, TRUE);
  ck_assert (lp_request_is_fresh (request));
  lp_request_set_fresh (request, FALSE);
  ck_assert (!lp_request_is_fresh (request));
}
END_TEST

static gboolean
report_nothing (guint64 done, guint64 total, gpointer data)
{
  ++*(guint *) data;
  return TRUE;
}

/* Under another policy everything else is as it was, the progress function too; the first request stays as it was. */
START_TEST (another_policy)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpPolicy) stay = lp_policy_new ();
  guint n_reports = 0;

  add_class (&class, 5);
  add_round (&class, "2026-11-02", "p1 p2 | p3 p4 p5");
  g_autoptr (LpRequest) request = lp_request_new (class.roster, class.history, class.policy, day ("2026-11-09"), 77, NULL);
  lp_request_set_fresh (request, TRUE);
  lp_request_note_earlier_matched (request);
  ck_assert (lp_request_add_absent (request, "p4", NULL));
  ck_assert (lp_request_add_away_today (request, "p2", NULL));
  lp_request_set_progress (request, report_nothing, &n_reports);
  g_autofree char *before = lp_request_get_digest (request);

  lp_policy_set_between (stay, LP_BETWEEN_STAY);
  g_autoptr (LpRequest) other = lp_request_with_policy (request, stay, NULL);
  ck_assert_int_eq (lp_policy_get_between (lp_request_get_policy (other)), LP_BETWEEN_STAY);
  ck_assert_int_eq (lp_policy_get_between (lp_request_get_policy (request)), LP_BETWEEN_CHANGE);
  ck_assert (lp_request_is_fresh (other));
  ck_assert (lp_request_has_earlier_matched (other));
  ck_assert (!lp_request_add_absent (other, "p4", NULL));
  ck_assert_str_eq (lp_request_get_away_today (other, 0), "p2");
  g_autofree char *changed = lp_request_get_digest (other);
  ck_assert_str_ne (changed, before);
  g_autoptr (LpRequest) back = lp_request_with_policy (other, NULL, NULL);
  g_autofree char *again = lp_request_get_digest (back), *after = lp_request_get_digest (request);
  ck_assert_str_eq (again, before);
  ck_assert_str_eq (after, before);
  g_autoptr (LpPairing) pairing = lp_pair (other, NULL, NULL);
  ck_assert_ptr_nonnull (pairing);
  ck_assert_uint_gt (n_reports, 0);
}
END_TEST

START_TEST (another_policy_refused)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 4);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert (lp_policy_set_gap (policy, 1, 2, NULL));
  ck_assert (lp_policy_set_strategy (policy, LP_STRATEGY_RANDOM, NULL));
  ck_assert_ptr_null (lp_request_with_policy (request, policy, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, dates, 0, G_N_ELEMENTS (date_cases));
  tcase_add_test (tests, left_out);
  tcase_add_loop_test (tests, absences, 0, G_N_ELEMENTS (away_cases));
  tcase_add_loop_test (tests, subjects, 0, G_N_ELEMENTS (subject_cases));
  tcase_add_loop_test (tests, gap_and_strategy, LP_STRATEGY_MIXED, LP_STRATEGY_UNIFORM + 1);
  tcase_add_test (tests, fresh_or_not);
  tcase_add_test (tests, another_policy);
  tcase_add_test (tests, another_policy_refused);
}

int
main (void)
{
  return run_suite ("request", add_tests);
}
