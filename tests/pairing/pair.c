/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that sizes, limits, the caller's own costs, its progress function
 * and its errors come out as the header of lp_pair() says.
 */
#include "support.h"

#include "costs/lp-costs-private.h"

static LpPairing *
pair_class (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (GError) error = NULL;
  LpPairing *pairing = lp_pair (request, NULL, &error);

  ck_assert_msg (pairing != NULL, "%s", error == NULL ? "no pairing and no error" : error->message);
  return pairing;
}

static char *
write_pairing (const LpPairing *pairing)
{
  GString *text = g_string_new (NULL);

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    for (gsize k = 0; k < lp_pairing_get_size (pairing, p); k++)
      g_string_append_printf (text, "%s%s", p + k == 0 ? "" : k == 0 ? " | " : " ",
                              lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k)));
  return g_string_free (text, FALSE);
}

/* The caller's own cost. */

typedef struct {
  GString *calls;
  gint64 wrong;      /* what p2 and p3 cost, if not 0 */
  gboolean gives_up; /* at p2 and p3 */
} OwnCost;

/* Partners whose numbers add up to five cost nothing, others 7. */
static gboolean
count_own_cost (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  OwnCost *own = data;
  int first = lp_pupil_get_id (a)[1] - '0', second = lp_pupil_get_id (b)[1] - '0';

  g_string_append_printf (own->calls, "%d%d ", first, second);
  *cost = first + second == 5 ? 0 : 7;
  if (first != 2 || second != 3)
    return TRUE;
  if (own->gives_up)
    g_set_error_literal (error, G_SHELL_ERROR, 42, "the caller's own error");
  if (own->wrong != 0)
    *cost = own->wrong;
  return !own->gives_up;
}

START_TEST (own_cost)
{
  g_autoptr (GString) calls = g_string_new (NULL);
  OwnCost own = { calls, 0, FALSE };
  g_auto (Class) class = class_new ();

  add_pupils (&class, "- - - -");
  lp_policy_set_cost_func (class.policy, count_own_cost, &own, NULL);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  g_autofree char *text = write_pairing (pairing);
  ck_assert_str_eq (text, "p1 p4 | p2 p3");
  ck_assert_int_eq (lp_pairing_get_costs (pairing)[LP_TIER_STRATEGY], 0);
  ck_assert_str_eq (calls->str, "12 13 14 23 24 34 ");
}
END_TEST

static const struct {
  gint64 cost;
  gboolean accepted;
} own_costs[] = {
  { LP_CUSTOM_COST_MAX, TRUE }, { LP_CUSTOM_COST_MAX + 1, FALSE }, { -1, FALSE },
  { G_MAXINT64, FALSE },        { G_MININT64, FALSE },
};

START_TEST (own_cost_out_of_range)
{
  g_autoptr (GString) calls = g_string_new (NULL);
  OwnCost own = { calls, own_costs[_i].cost, FALSE };
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_pupils (&class, "- - - - -");
  lp_policy_set_cost_func (class.policy, count_own_cost, &own, NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
  ck_assert ((pairing != NULL) == own_costs[_i].accepted);
  if (pairing == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
    ck_assert_ptr_nonnull (strstr (error->message, "Pupil 2"));
    ck_assert_ptr_nonnull (strstr (error->message, "Pupil 3"));
  }
}
END_TEST

START_TEST (own_cost_gives_up)
{
  g_autoptr (GString) calls = g_string_new (NULL);
  OwnCost own = { calls, 0, TRUE };
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;

  add_pupils (&class, "- - - -");
  lp_policy_set_cost_func (class.policy, count_own_cost, &own, NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert_ptr_null (lp_pair (request, &conflict, &error));
  ck_assert (g_error_matches (error, G_SHELL_ERROR, 42));
  ck_assert_ptr_null (conflict);
  ck_assert_str_eq (calls->str, "12 13 14 23 ");
}
END_TEST

/* Progress. */

typedef struct {
  guint n_calls, stop_at; /* stop_at 0: never */
  guint64 last;           /* what was done at the last call */
} Progress;

static gboolean
note_progress (guint64 done, guint64 total, gpointer data)
{
  Progress *progress = data;

  ck_assert_uint_le (done, total);
  /* Nothing is done at first, and never less than before. */
  ck_assert (progress->n_calls == 0 ? done == 0 : done >= progress->last);
  progress->last = done;
  return ++progress->n_calls != progress->stop_at;
}

static const struct {
  guint n;
  LpStrategy strategy;
  guint stop_at;
} progress_cases[] = {
  { 6, LP_STRATEGY_MIXED, 1 }, { 7, LP_STRATEGY_MIXED, 1 }, { 7, LP_STRATEGY_MIXED, 2 }, { 6, LP_STRATEGY_UNIFORM, 1 },
};

START_TEST (progress_and_cancel)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { 0, 0, 0 };

  add_class (&class, progress_cases[_i].n);
  set_strategy (&class, progress_cases[_i].strategy);
  g_autoptr (LpRequest) request = make_request (&class);
  lp_request_set_progress (request, note_progress, &progress);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  ck_assert_ptr_nonnull (pairing);
  ck_assert_uint_ge (progress.n_calls, progress_cases[_i].stop_at);

  progress.n_calls = 0;
  progress.stop_at = progress_cases[_i].stop_at;
  ck_assert_ptr_null (lp_pair (request, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_CANCELLED));
  ck_assert_uint_eq (progress.n_calls, progress.stop_at);
}
END_TEST

/* Sizes and limits. */

static const struct {
  const char *name;
  guint n;
  const char *absent;
  LpError code;
  const char *words;
} size_cases[] = {
  { "nobody", 0, NULL, LP_ERROR_TOO_FEW, "Nobody" },
  { "one", 1, NULL, LP_ERROR_TOO_FEW, "Pupil 1" },
  { "one left", 2, "p1", LP_ERROR_TOO_FEW, "Pupil 2" },
  { "nobody left", 1, "p1", LP_ERROR_TOO_FEW, "Nobody" },
  { "more than there is room for", LP_COSTS_MAX_PRESENT + 1, NULL, LP_ERROR_LIMIT, "10000" },
};

START_TEST (too_few_and_too_many)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL, again = NULL;
  g_autoptr (LpConflict) conflict = NULL;

  if (size_cases[_i].n > 0)
    add_class (&class, size_cases[_i].n);
  if (size_cases[_i].absent != NULL)
    g_ptr_array_add (class.absent, (gpointer) size_cases[_i].absent);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert_ptr_null (lp_pair (request, &conflict, &error));
  ck_assert (g_error_matches (error, LP_ERROR, size_cases[_i].code));
  ck_assert_msg (strstr (error->message, size_cases[_i].words) != NULL, "%s", error->message);
  ck_assert_ptr_null (conflict);
  ck_assert_ptr_null (lp_conflict_find (request, &again));
  ck_assert (g_error_matches (again, LP_ERROR, size_cases[_i].code));
}
END_TEST

/* With an adult one is enough, and nobody is too few. */
START_TEST (one_with_the_adult)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 1);
  lp_policy_set_odd (class.policy, LP_ODD_ADULT);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  g_autofree char *text = write_pairing (pairing);
  ck_assert_str_eq (text, "p1");
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_int_eq (lp_pairing_get_costs (pairing)[t], 0);

  g_ptr_array_add (class.absent, (gpointer) "p1");
  g_autoptr (LpRequest) nobody = make_request (&class);
  ck_assert_ptr_null (lp_pair (nobody, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_TOO_FEW));
}
END_TEST

START_TEST (too_much_feedback)
{
  static const char *const ids[] = { "p1", "p2" };
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LpFeedback) feedback = lp_feedback_new (class.date, ids, 2, LP_FEEDBACK_MIXED, NULL);

  add_class (&class, 2);
  for (guint f = 0; f <= 1000000; f++)
    lp_history_add_feedback (class.history, feedback);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert_ptr_null (lp_pair (request, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
}
END_TEST

/* What the policy asks and the roster does not have is no conflict. */
START_TEST (policy_against_roster)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 4);
  lp_policy_set_subject (class.policy, "art");
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert_ptr_null (lp_pair (request, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
}
END_TEST

/* A band means nothing without a scale, and no rank is made up for it. */
START_TEST (band_without_scale)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_pupils (&class, "WTS EXS");
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert_ptr_null (lp_pair (request, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNKNOWN_BAND));
  ck_assert_ptr_nonnull (strstr (error->message, "Pupil 1"));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, own_cost);
  tcase_add_loop_test (tests, own_cost_out_of_range, 0, G_N_ELEMENTS (own_costs));
  tcase_add_test (tests, own_cost_gives_up);
  tcase_add_loop_test (tests, progress_and_cancel, 0, G_N_ELEMENTS (progress_cases));
  tcase_add_loop_test (tests, too_few_and_too_many, 0, G_N_ELEMENTS (size_cases));
  tcase_add_test (tests, one_with_the_adult);
  tcase_add_test (tests, too_much_feedback);
  tcase_add_test (tests, policy_against_roster);
  tcase_add_test (tests, band_without_scale);
}

int
main (void)
{
  return run_suite ("pair", add_tests);
}
