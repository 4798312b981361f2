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

static void
add (TCase *tests)
{
  tcase_add_loop_test (tests, two_threads_answer_like_one, 0, 2);
}

int
main (void)
{
  return run_suite ("threads", add);
}
