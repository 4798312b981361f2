/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that threads do not meet inside the library: two that pair, check
 * and question the same requests at once, one from the first to the last and
 * one from the last to the first, get the answers that one alone gets. Run
 * under the thread sanitizer, too (tests/all.sh).
 */
#include "support.h"

#define N_REQUESTS 60
#define N_LARGE 6

static void
append_costs (GString *text, const gint64 *costs)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, costs[t]);
  g_string_append_c (text, '\n');
}

static void
append_reasons (GString *text, const LpReasons *reasons)
{
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++)
    g_string_append_printf (text, "%s\n", lp_reason_get_text (lp_reasons_get (reasons, i)));
}

static void
append_partnerships (GString *text, const LpPairing *pairing)
{
  for (gsize i = 0; i < lp_pairing_get_n_partnerships (pairing); i++) {
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, i);
    for (gsize k = 0; k < lp_pairing_get_size (pairing, i); k++)
      g_string_append_printf (text, "%s ", lp_pupil_get_id (lp_pairing_get_pupil (pairing, i, k)));
    append_reasons (text, reasons);
  }
}

static void
append_verdict (GString *text, LpRequest *request, LpPairing *pairing)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, lp_pairing_get_certificate (pairing), NULL);

  g_string_append_printf (text, "%d %d\n", lp_verdict_is_valid (verdict), lp_verdict_get_proof (verdict));
}

static void
append_other (GString *text, LpRequest *request, LpPairing *pairing)
{
  g_autoptr (LpPairing) another = lp_pair_another (request, &pairing, 1, NULL);
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", "p2", NULL);

  if (another != NULL)
    append_partnerships (text, another);
  if (why != NULL)
    append_reasons (text, lp_why_not_get_reasons (why));
}

/* All that the library says of a request, as one text. */
static char *
answer (LpRequest *request, gboolean small)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;
  g_autoptr (LpPairing) pairing = lp_pair (request, &conflict, &error);
  g_autofree char *digest = lp_request_get_digest (request);

  g_string_append_printf (text, "%s\n", digest);
  if (pairing == NULL) {
    g_string_append_printf (text, "%d %s\n", error->code, conflict != NULL ? lp_conflict_get_text (conflict) : "");
    return g_string_free (text, FALSE);
  }
  append_costs (text, lp_pairing_get_costs (pairing));
  append_partnerships (text, pairing);
  append_reasons (text, lp_pairing_get_warnings (pairing));
  append_verdict (text, request, pairing);
  if (small)
    append_other (text, request, pairing);
  return g_string_free (text, FALSE);
}

/* Two thirds are drawn, with every strategy and rules that may conflict; some are whole classes. */
static LpRequest *
draw_request (guint i)
{
  Question question;
  g_auto (Class) class = { 0 };

  if (i < N_LARGE) {
    class = class_new ();
    add_class (&class, 29 + i);
  } else {
    question_draw (&question, 9000 + i, MOST_PUPILS);
    class = question_build (&question);
  }
  return make_request (&class);
}

typedef struct {
  LpRequest *const *requests;
  gboolean backwards;
  char *answers[N_REQUESTS]; /* owned */
} Task;

static gpointer
work (gpointer data)
{
  Task *task = data;

  for (guint i = 0; i < N_REQUESTS; i++) {
    guint k = task->backwards ? N_REQUESTS - 1 - i : i;
    task->answers[k] = answer (task->requests[k], k >= N_LARGE);
  }
  return NULL;
}

static void
run_two (Task tasks[2])
{
  GThread *threads[2];

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new (NULL, work, &tasks[i]);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
}

START_TEST (two_threads_answer_like_one)
{
  LpRequest *requests[N_REQUESTS], *fresh[N_REQUESTS];
  /* The threads come first, so that nothing is ready that one alone would have made. */
  Task tasks[2] = { { requests, FALSE, { NULL } }, { requests, _i != 0, { NULL } } };
  Task alone = { fresh, FALSE, { NULL } };

  for (guint i = 0; i < N_REQUESTS; i++) {
    requests[i] = draw_request (i);
    fresh[i] = draw_request (i);
  }
  run_two (tasks);
  work (&alone);
  for (guint i = 0; i < N_REQUESTS; i++) {
    for (guint t = 0; t < 2; t++) {
      ck_assert_str_eq (tasks[t].answers[i], alone.answers[i]);
      g_free (tasks[t].answers[i]);
    }
    g_free (alone.answers[i]);
    lp_request_unref (requests[i]);
    lp_request_unref (fresh[i]);
  }
}
END_TEST

#define N_CLASS 20

/* All pairs of one pairing, and of each answer its pairing, which several answers may make at once. */
typedef struct {
  LpPairing *pairing;
  LpWhyNot *const *shared; /* N_CLASS answers that both threads look at; NULL for none */
  gboolean backwards;
  char *answers[N_CLASS * N_CLASS]; /* owned */
} Questions;

static char *
answer_pair (LpPairing *pairing, guint a, guint b)
{
  GString *text = g_string_new (NULL);
  g_autofree char *one = g_strdup_printf ("p%u", a + 1), *other = g_strdup_printf ("p%u", b + 1);
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, one, other, NULL);

  append_costs (text, lp_why_not_get_extra (why));
  append_reasons (text, lp_why_not_get_reasons (why));
  append_partnerships (text, lp_why_not_get_pairing (why));
  return g_string_free (text, FALSE);
}

static gpointer
ask_all (gpointer data)
{
  Questions *questions = data;

  for (guint i = 0; i < N_CLASS * N_CLASS; i++) {
    guint k = questions->backwards ? N_CLASS * N_CLASS - 1 - i : i;
    if (questions->shared != NULL)
      ck_assert_ptr_nonnull (lp_why_not_get_pairing (questions->shared[k % N_CLASS]));
    if (k / N_CLASS != k % N_CLASS)
      questions->answers[k] = answer_pair (questions->pairing, k / N_CLASS, k % N_CLASS);
  }
  return NULL;
}

/* What a pairing keeps of one question for the next belongs to no thread. */
START_TEST (two_threads_ask_one_pairing)
{
  g_auto (Class) class = class_new ();
  LpWhyNot *shared[N_CLASS];
  GThread *threads[2];

  add_class (&class, N_CLASS);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL), fresh = lp_pair (request, NULL, NULL);
  for (guint k = 0; k < N_CLASS; k++) {
    g_autofree char *other = g_strdup_printf ("p%u", k == 3 ? 5 : k + 1);
    shared[k] = lp_why_not (pairing, "p4", other, NULL);
  }
  Questions asked[2] = { { pairing, shared, FALSE, { NULL } }, { pairing, shared, TRUE, { NULL } } };
  Questions alone = { fresh, NULL, FALSE, { NULL } };
  for (guint t = 0; t < 2; t++)
    threads[t] = g_thread_new (NULL, ask_all, &asked[t]);
  for (guint t = 0; t < 2; t++)
    g_thread_join (threads[t]);
  ask_all (&alone);
  for (guint i = 0; i < N_CLASS * N_CLASS; i++) {
    for (guint t = 0; t < 2; t++) {
      ck_assert_pstr_eq (asked[t].answers[i], alone.answers[i]);
      g_free (asked[t].answers[i]);
    }
    g_free (alone.answers[i]);
  }
  for (guint k = 0; k < N_CLASS; k++)
    lp_why_not_unref (shared[k]);
}
END_TEST

static void
add (TCase *tests)
{
  tcase_add_test (tests, two_threads_ask_one_pairing);
  tcase_add_loop_test (tests, two_threads_answer_like_one, 0, 2);
}

int
main (void)
{
  return run_suite ("threads", add);
}
