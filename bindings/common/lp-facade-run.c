/* SPDX-License-Identifier: MIT */
#include "lp-facade.h"

typedef struct {
  LpRequest *request;   /* owned */
  LpPairing *pairing;   /* owned; NULL where there is none (yet) */
  LpConflict *conflict; /* owned; nullable */
  GError *error;        /* owned; nullable */
} Job;

struct _LpRun {
  GArray *jobs;         /* of Job */
  gint next;            /* atomic: the first job that nobody has taken */
  gint cancelled;       /* atomic */
};

static void
job_clear (gpointer data)
{
  Job *job = data;

  lp_request_unref (job->request);
  g_clear_pointer (&job->pairing, lp_pairing_unref);
  g_clear_pointer (&job->conflict, lp_conflict_unref);
  g_clear_error (&job->error);
}

LpRun *
lp_run_new (void)
{
  LpRun *run = g_new0 (LpRun, 1);

  run->jobs = g_array_new (FALSE, TRUE, sizeof (Job));
  g_array_set_clear_func (run->jobs, job_clear);
  return run;
}

void
lp_run_free (LpRun *run)
{
  if (run == NULL)
    return;
  g_array_unref (run->jobs);
  g_free (run);
}

void
lp_run_add (LpRun *run, LpRequest *request)
{
  Job job = { .request = lp_request_ref (request) };

  g_array_append_val (run->jobs, job);
}

gsize
lp_run_get_length (const LpRun *run)
{
  return run->jobs->len;
}

void
lp_run_work (LpRun *run)
{
  for (;;) {
    gint number = g_atomic_int_get (&run->cancelled) ? (gint) run->jobs->len : g_atomic_int_add (&run->next, 1);

    if (number < 0 || (guint) number >= run->jobs->len)
      return;
    Job *job = &g_array_index (run->jobs, Job, number);
    job->pairing = lp_pair (job->request, &job->conflict, &job->error);
  }
}

void
lp_run_cancel (LpRun *run)
{
  g_atomic_int_set (&run->cancelled, TRUE);
}

LpPairing *
lp_run_get_pairing (LpRun *run, gsize index)
{
  GError **error = lp_facade_error ();

  if (index >= run->jobs->len) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_VALUE, "There is no such request in this run");
    return NULL;
  }
  Job *job = &g_array_index (run->jobs, Job, index);
  if (job->pairing != NULL)
    return lp_pairing_ref (job->pairing);
  if (job->error == NULL) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_CANCELLED, "The run was stopped");
    return NULL;
  }
  *error = g_error_copy (job->error);
  if (job->conflict != NULL)
    *lp_facade_conflict () = lp_conflict_ref (job->conflict);
  return NULL;
}
