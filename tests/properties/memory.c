/* SPDX-License-Identifier: MIT */
/*
 * Where memory does not suffice for thousands of pupils at once, the answer is
 * an error, and the program lives: every block that grows with the square of
 * the class is asked for, not demanded. The limits are such that one such
 * block after the other is the first not to be had.
 */
#define _XOPEN_SOURCE 700
#include "checks.h"
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <learning-partners/learning-partners.h>

#define N_PUPILS 5000
#define MONDAY 20766

static const struct {
  guint megabytes; /* beyond what the program has */
  gboolean custom;
} limits[] = {
  { 25, FALSE }, { 75, FALSE }, { 125, FALSE }, { 160, FALSE }, { 250, FALSE }, { 450, FALSE }, { 600, FALSE },
  { 250, TRUE }, { 450, TRUE },
};

static LpRoster *roster;
static LpHistory *history;

static void
set_up (void)
{
  g_autoptr (LpRound) round = lp_round_new (MONDAY - 7);
  g_autofree char *before = NULL;

  roster = lp_roster_new ();
  history = lp_history_new ();
  for (int i = 0; i < N_PUPILS; i++) {
    g_autofree char *id = g_strdup_printf ("p%05d", i);
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", i % 100, NULL) && lp_pupil_set_flag (pupil, "quiet", i % 4 == 0, NULL));
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
    if (i % 2 == 1)
      ck_assert (lp_round_add_partnership (round, (const char *[]) { before, id }, 2, NULL));
    g_free (before);
    before = g_strdup (id);
  }
  ck_assert (lp_history_add_round (history, round, NULL));
}

static gboolean
cost_nothing (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = 0;
  return TRUE;
}

static LpRequest *
make_request (gboolean custom)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  if (custom)
    lp_policy_set_cost_func (policy, cost_nothing, NULL, NULL);
  return lp_request_new (roster, history, policy, MONDAY, 1, NULL);
}

/* Pages that the program has, from the system's own count. */
static rlim_t
bytes_in_use (void)
{
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  return (rlim_t) g_ascii_strtoull (text, NULL, 10) * 4096;
}

START_TEST (test_too_little)
{
  g_autoptr (LpRequest) request = make_request (limits[_i].custom);
  g_autoptr (GError) error = NULL;
  struct rlimit before, tight;

  getrlimit (RLIMIT_AS, &before);
  tight = (struct rlimit) { bytes_in_use () + (rlim_t) limits[_i].megabytes * 1000000, before.rlim_max };
  ck_assert_int_eq (setrlimit (RLIMIT_AS, &tight), 0);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
  setrlimit (RLIMIT_AS, &before);
  ck_assert (pairing == NULL);
  ck_assert_msg (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT), "%s", error->message);
  ck_assert (strstr (error->message, "not enough memory") != NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("memory");
  TCase *tcase = tcase_create ("memory");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_set_timeout (tcase, 120);
  tcase_add_unchecked_fixture (tcase, set_up, NULL);
  tcase_add_loop_test (tcase, test_too_little, 0, G_N_ELEMENTS (limits));
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
