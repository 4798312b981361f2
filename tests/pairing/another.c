/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that asking for another pairing again and again gives exactly the
 * pairings that are as good in every tier but chance, each once, in the order
 * of chance, and then says that there is no other (every pairing tried, on
 * drawn requests); with uniform, each allowed pairing once.
 */
#include "support.h"

#define DRAWN_REQUESTS 300
#define MOST_STEPS 120

static GPtrArray *
begin_seen (LpRequest *request)
{
  GPtrArray *seen = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);
  LpPairing *first = lp_pair (request, NULL, NULL);

  if (first != NULL)
    g_ptr_array_add (seen, first);
  return seen;
}

/* Asks until there is no other, or for long enough; TRUE if there is no other. */
static gboolean
ask_on (LpRequest *request, GPtrArray *seen, guint most)
{
  while (seen->len < most) {
    g_autoptr (GError) error = NULL;
    LpPairing *other = lp_pair_another (request, (LpPairing *const *) seen->pdata, seen->len, &error);
    if (other == NULL) {
      ck_assert_msg (g_error_matches (error, LP_ERROR, LP_ERROR_NO_OTHER), "%s", error->message);
      ck_assert_ptr_nonnull (strstr (error->message, seen->len == 1 ? "this one" : "those seen"));
      return TRUE;
    }
    g_ptr_array_add (seen, other);
  }
  return FALSE;
}

static int
compare_seatings (gconstpointer a, gconstpointer b, gpointer data)
{
  return question_compare (data, ((const Seating *) a)->cost, ((const Seating *) b)->cost);
}

/* The pairings as good as the best but for chance, by chance. */
static GArray *
list_equals (const Question *question)
{
  GArray *all = question_enumerate (question, question_list_units (question));
  GArray *equals = g_array_new (FALSE, FALSE, sizeof (Seating));

  g_array_sort_with_data (all, compare_seatings, (gpointer) question);
  for (guint s = 0; s < all->len; s++) {
    const Seating *seating = &g_array_index (all, Seating, s), *best = &g_array_index (all, Seating, 0);
    if (memcmp (seating->cost, best->cost, LP_N_ORDERED_TIERS * sizeof (gint64)) == 0)
      g_array_append_val (equals, *seating);
  }
  g_array_unref (all);
  return equals;
}

/* Gives how many there were. */
static guint
check_sequence (const Question *question, guint most)
{
  g_auto (Class) class = question_build (question);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (GPtrArray) seen = begin_seen (request);
  g_autoptr (GArray) equals = list_equals (question);

  ck_assert_uint_eq (seen->len > 0, equals->len > 0);
  if (equals->len == 0)
    return 0;
  gboolean ended = ask_on (request, seen, most);
  ck_assert_msg (ended == (equals->len < most), "seed %u: %u of %u", (guint) question->seed, seen->len, equals->len);
  ck_assert_msg (seen->len == MIN (equals->len, most), "seed %u: %u of %u", (guint) question->seed, seen->len, equals->len);
  for (guint k = 0; k < seen->len; k++) {
    Seating seating = seating_of_pairing (g_ptr_array_index (seen, k));
    ck_assert_msg (seating_equals (&seating, &g_array_index (equals, Seating, k)), "seed %u, number %u",
                   (guint) question->seed, k);
    ck_assert_mem_eq (seating.cost, g_array_index (equals, Seating, k).cost, sizeof seating.cost);
  }
  return seen->len;
}

START_TEST (drawn_requests)
{
  guint n_several = 0;

  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, seed, 8);
    n_several += check_sequence (&question, 12) > 1;
  }
  ck_assert_uint_gt (n_several, DRAWN_REQUESTS / 20);
}
END_TEST

/* Another pairing answers questions as the first does: what the search forbade on the way, it leaves allowed. */
static void
compare_answers (LpRequest *request, LpPairing *first, LpPairing *other)
{
  for (gsize i = 0; i < lp_roster_get_n_pupils (lp_request_get_roster (request)); i++) {
    for (gsize j = 0; j < i; j++) {
      const char *a = lp_pupil_get_id (lp_roster_get_pupil (lp_request_get_roster (request), i));
      const char *b = lp_pupil_get_id (lp_roster_get_pupil (lp_request_get_roster (request), j));
      g_autoptr (LpWhyNot) before = lp_why_not (first, a, b, NULL), after = lp_why_not (other, a, b, NULL);
      ck_assert_int_eq (before != NULL, after != NULL);
      if (before == NULL)
        continue;
      ck_assert_int_eq (lp_why_not_is_possible (before), lp_why_not_is_possible (after));
      if (lp_why_not_is_possible (before))
        ck_assert_mem_eq (lp_why_not_get_extra (before), lp_why_not_get_extra (after), LP_N_ORDERED_TIERS * sizeof (gint64));
    }
  }
}

START_TEST (others_answer_alike)
{
  guint n_compared = 0;

  for (guint seed = 0; seed < DRAWN_REQUESTS / 3; seed++) {
    Question question;
    question_draw (&question, seed, 7);
    question.strategy = LP_STRATEGY_RANDOM;
    question.has_gap = FALSE;
    question_study (&question);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (GPtrArray) seen = begin_seen (request);
    if (seen->len == 0)
      continue;
    ask_on (request, seen, 3);
    for (guint k = 1; k < seen->len; k++, n_compared++)
      compare_answers (request, g_ptr_array_index (seen, 0), g_ptr_array_index (seen, k));
  }
  ck_assert_uint_gt (n_compared, 20);
}
END_TEST

/* Where only chance decides, all pairings come. */
static const struct {
  const char *name;
  guint n;
  gboolean adult;
  guint apart, together; /* sets */
  guint expected;
} all_cases[] = {
  { "two", 2, FALSE, 0, 0, 1 },
  { "three", 3, FALSE, 0, 0, 1 },
  { "three, one with the adult", 3, TRUE, 0, 0, 3 },
  { "four", 4, FALSE, 0, 0, 3 },
  { "five", 5, FALSE, 0, 0, 10 },
  { "five, one with the adult", 5, TRUE, 0, 0, 15 },
  { "six", 6, FALSE, 0, 0, 15 },
  { "six, two apart", 6, FALSE, 0x3, 0, 12 },
  { "six, two together", 6, FALSE, 0, 0x3, 3 },
  { "five, two together", 5, FALSE, 0, 0x3, 4 },
  { "seven, three together", 7, FALSE, 0, 0x7, 3 },
  { "eight, three together", 8, FALSE, 0, 0x92, 10 },
  { "eight, three together, one with the adult", 8, TRUE, 0, 0x92, 15 },
  { "three together", 3, FALSE, 0, 0x7, 1 },
  { "seven", 7, FALSE, 0, 0, 105 },
  { "eight", 8, FALSE, 0, 0, 105 },
};

START_TEST (all_pairings)
{
  Question question;

  question_init (&question, all_cases[_i].n);
  question.strategy = LP_STRATEGY_RANDOM;
  question.adult = all_cases[_i].adult;
  if (all_cases[_i].apart != 0)
    question_add_rule (&question, LP_RULE_APART, all_cases[_i].apart);
  if (all_cases[_i].together != 0)
    question_add_rule (&question, LP_RULE_TOGETHER, all_cases[_i].together);
  question_study (&question);
  ck_assert_uint_eq (check_sequence (&question, MOST_STEPS), all_cases[_i].expected);
}
END_TEST

/* Uniform, too, gives each allowed pairing once and then says that there is no other. */
START_TEST (uniform_pairings)
{
  Question question;

  question_init (&question, 6);
  question.strategy = LP_STRATEGY_UNIFORM;
  question_add_rule (&question, LP_RULE_APART, 0x3);
  question_study (&question);
  g_auto (Class) class = question_build (&question);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (GPtrArray) seen = begin_seen (request);
  ck_assert (ask_on (request, seen, MOST_STEPS));
  ck_assert_uint_eq (seen->len, 12);
  for (guint k = 0; k < seen->len; k++) {
    Seating seating = seating_of_pairing (g_ptr_array_index (seen, k));
    ck_assert (!seating_has_pair (&seating, 0, 1));
    ck_assert_ptr_null (lp_pairing_get_certificate (g_ptr_array_index (seen, k)));
    for (guint before = 0; before < k; before++) {
      Seating other = seating_of_pairing (g_ptr_array_index (seen, before));
      ck_assert (!seating_equals (&seating, &other));
    }
  }
}
END_TEST

/* The answer is a function of what was seen, in whatever order it is given. */
START_TEST (order_of_seen)
{
  Question question;

  question_init (&question, 7);
  question.strategy = LP_STRATEGY_RANDOM;
  question_study (&question);
  g_auto (Class) class = question_build (&question);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (GPtrArray) seen = begin_seen (request);
  ck_assert (!ask_on (request, seen, 5));
  LpPairing *backwards[4];
  for (guint k = 0; k < 4; k++)
    backwards[k] = g_ptr_array_index (seen, 3 - k);
  g_autoptr (LpPairing) fifth = lp_pair_another (request, backwards, 4, NULL);
  Seating one = seating_of_pairing (fifth), other = seating_of_pairing (g_ptr_array_index (seen, 4));
  ck_assert (seating_equals (&one, &other));

  /* Where the best was not seen, it comes first. */
  g_autoptr (LpPairing) best = lp_pair_another (request, backwards, 3, NULL);
  one = seating_of_pairing (best);
  other = seating_of_pairing (g_ptr_array_index (seen, 0));
  ck_assert (seating_equals (&one, &other));
}
END_TEST

/* A request that has no pairing has no other. */
START_TEST (other_errors)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  add_rule (&class, "a", LP_RULE_APART, "p1 p2 p3", NULL);
  g_autoptr (LpRequest) infeasible = make_request (&class);
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (lp_pair_another (infeasible, &pairing, 1, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
}
END_TEST

typedef struct {
  guint n_calls, stop_at; /* stop_at 0: never */
} Progress;

static gboolean
note_progress (guint64 done, guint64 total, gpointer data)
{
  Progress *progress = data;

  return ++progress->n_calls != progress->stop_at;
}

/* Whenever it is asked to stop, the search stops, and says so. */
static gboolean
count_call (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  ++*(guint *) data;
  *cost = 0;
  return TRUE;
}

/* The costs of the pairing serve again, and new ones are counted where the request has changed since. */
START_TEST (costs_counted_once)
{
  g_auto (Class) class = class_new ();
  guint n_calls = 0;

  add_class (&class, 7);
  lp_policy_set_cost_func (class.policy, count_call, &n_calls, NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  ck_assert_uint_eq (n_calls, 21);
  g_autoptr (LpPairing) another = lp_pair_another (request, &pairing, 1, NULL);
  g_autoptr (LpWhyNot) why = lp_why_not (another, "p1", "p2", NULL);
  ck_assert_ptr_nonnull (why);
  ck_assert_uint_eq (n_calls, 21);
  ck_assert (lp_request_add_absent (request, "p4", NULL));
  g_autoptr (LpPairing) fewer = lp_pair_another (request, &pairing, 1, NULL);
  ck_assert_uint_eq (n_calls, 21 + 15);
  ck_assert_uint_eq (lp_pairing_get_n_partnerships (fewer), 3);
}
END_TEST

START_TEST (cancelled)
{
  g_auto (Class) class = class_new ();
  Progress progress = { 0, 0 };

  add_class (&class, 7);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  lp_request_set_progress (request, note_progress, &progress);
  g_autoptr (LpPairing) other = lp_pair_another (request, &pairing, 1, NULL);
  guint n_calls = progress.n_calls;
  ck_assert_ptr_nonnull (other);
  ck_assert_uint_gt (n_calls, 2);
  for (progress.stop_at = 1; progress.stop_at <= n_calls; progress.stop_at++) {
    g_autoptr (GError) error = NULL;
    progress.n_calls = 0;
    ck_assert_ptr_null (lp_pair_another (request, &pairing, 1, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_CANCELLED));
    ck_assert_uint_eq (progress.n_calls, progress.stop_at);
  }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, drawn_requests);
  tcase_add_test (tests, others_answer_alike);
  tcase_add_loop_test (tests, all_pairings, 0, G_N_ELEMENTS (all_cases));
  tcase_add_test (tests, uniform_pairings);
  tcase_add_test (tests, order_of_seen);
  tcase_add_test (tests, other_errors);
  tcase_add_test (tests, costs_counted_once);
  tcase_add_test (tests, cancelled);
}

int
main (void)
{
  return run_suite ("another", add_tests);
}
