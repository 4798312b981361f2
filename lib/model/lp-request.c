/* SPDX-License-Identifier: MIT */
#include "model/lp-request-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

#include "model/lp-history-private.h"
#include "model/lp-policy-private.h"
#include "model/lp-roster-private.h"

struct _LpRequest {
  gatomicrefcount ref_count;
  LpRoster *roster;   /* owned reference, frozen */
  LpHistory *history; /* owned reference, frozen */
  LpPolicy *policy;   /* owned reference, frozen */
  LpDate date;
  guint64 seed;
  gboolean fresh;
  gboolean earlier_matched; /* "matched" may be meant as before 0.2 */
  guint n_changes;        /* since it was made, the progress function's aside */
  GPtrArray *absent;      /* owned char * */
  GPtrArray *away_today;  /* owned char * */
  GHashTable *absent_ids; /* set; keys owned by absent */
  GHashTable *away_ids;   /* set; keys owned by away_today */
  LpProgressFunc progress;
  gpointer progress_data;
};

static gboolean
check_dates (const LpHistory *history, LpDate date, GError **error)
{
  gsize n_rounds = lp_history_get_n_rounds (history);

  if (n_rounds > 0) {
    LpDate latest = lp_round_get_date (lp_history_get_round (history, n_rounds - 1));
    if (date <= latest) {
      g_autofree char *wanted = lp_date_to_string (date);
      g_autofree char *last = lp_date_to_string (latest);
      g_set_error (error, LP_ERROR, LP_ERROR_DATE,
                   "The round's date %s is not after the latest round of the history, %s.", wanted, last);
      return FALSE;
    }
  }
  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++) {
    LpDate told = lp_feedback_get_date (lp_history_get_feedback (history, i));
    if (told > date) {
      g_autofree char *wanted = lp_date_to_string (date);
      g_autofree char *late = lp_date_to_string (told);
      g_set_error (error, LP_ERROR, LP_ERROR_DATE, "A feedback is dated %s, after the round's date %s.", late, wanted);
      return FALSE;
    }
  }
  return TRUE;
}

static LpHistory *
freeze_history (LpHistory *history)
{
  g_autoptr (LpHistory) taken = history != NULL ? lp_history_ref (history) : lp_history_new ();

  return lp_i_history_freeze (taken);
}

static LpPolicy *
freeze_policy (LpPolicy *policy)
{
  g_autoptr (LpPolicy) taken = policy != NULL ? lp_policy_ref (policy) : lp_policy_new ();

  return lp_i_policy_freeze (taken);
}

static LpRequest *
make_request (LpRoster *roster, LpHistory *history, LpPolicy *policy, LpDate date, guint64 seed)
{
  LpRequest *request = g_new0 (LpRequest, 1);

  g_atomic_ref_count_init (&request->ref_count);
  request->roster = lp_i_roster_freeze (roster);
  request->history = freeze_history (history);
  request->policy = freeze_policy (policy);
  request->date = date;
  request->seed = seed;
  request->absent = g_ptr_array_new_with_free_func (g_free);
  request->away_today = g_ptr_array_new_with_free_func (g_free);
  request->absent_ids = g_hash_table_new (g_str_hash, g_str_equal);
  request->away_ids = g_hash_table_new (g_str_hash, g_str_equal);
  return request;
}

LpRequest *
lp_request_new (LpRoster *roster, LpHistory *history, LpPolicy *policy, LpDate date, guint64 seed, GError **error)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (date != LP_DATE_NONE, NULL);

  if ((history != NULL && !check_dates (history, date, error)) || (policy != NULL && !lp_i_policy_check (policy, error)))
    return NULL;

  return make_request (roster, history, policy, date, seed);
}

static void
add_id (GPtrArray *list, GHashTable *ids, const char *id)
{
  char *copy = g_strdup (id);

  g_ptr_array_add (list, copy);
  g_hash_table_add (ids, copy);
}

static void
copy_ids (GPtrArray *list, GHashTable *ids, const GPtrArray *other)
{
  for (guint i = 0; i < other->len; i++)
    add_id (list, ids, g_ptr_array_index (other, i));
}

LpRequest *
lp_request_with_policy (const LpRequest *request, LpPolicy *policy, GError **error)
{
  g_return_val_if_fail (request != NULL, NULL);

  if (policy != NULL && !lp_i_policy_check (policy, error))
    return NULL;

  LpRequest *other = make_request (request->roster, request->history, policy, request->date, request->seed);
  other->fresh = request->fresh;
  other->earlier_matched = request->earlier_matched;
  copy_ids (other->absent, other->absent_ids, request->absent);
  copy_ids (other->away_today, other->away_ids, request->away_today);
  lp_request_set_progress (other, request->progress, request->progress_data);
  return other;
}

LpRequest *
lp_request_ref (LpRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  g_atomic_ref_count_inc (&request->ref_count);
  return request;
}

void
lp_request_unref (LpRequest *request)
{
  g_return_if_fail (request != NULL);

  if (!g_atomic_ref_count_dec (&request->ref_count))
    return;
  lp_roster_unref (request->roster);
  lp_history_unref (request->history);
  lp_policy_unref (request->policy);
  g_hash_table_unref (request->absent_ids);
  g_hash_table_unref (request->away_ids);
  g_ptr_array_unref (request->absent);
  g_ptr_array_unref (request->away_today);
  g_free (request);
}

LpRoster *
lp_request_get_roster (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->roster;
}

LpHistory *
lp_request_get_history (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->history;
}

LpPolicy *
lp_request_get_policy (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->policy;
}

LpDate
lp_request_get_date (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, LP_DATE_NONE);

  return request->date;
}

guint64
lp_request_get_seed (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, 0);

  return request->seed;
}

void
lp_request_set_fresh (LpRequest *request, gboolean fresh)
{
  g_return_if_fail (request != NULL);

  request->n_changes++;
  request->fresh = fresh != FALSE;
}

gboolean
lp_request_is_fresh (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return request->fresh;
}

void
lp_request_note_earlier_matched (LpRequest *request)
{
  g_return_if_fail (request != NULL);

  request->n_changes++;
  request->earlier_matched = TRUE;
}

gboolean
lp_request_has_earlier_matched (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return request->earlier_matched;
}

static gboolean
add_away (LpRequest *request, const char *id, GPtrArray *list, GHashTable *ids, const char *how, GError **error)
{
  if (lp_roster_find_pupil (request->roster, id) == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "\"%s\" is given as %s but is not in the roster.", id, how);
    return FALSE;
  }
  if (g_hash_table_contains (ids, id)) {
    g_set_error (error, LP_ERROR, LP_ERROR_DUPLICATE, "\"%s\" is given as %s twice.", id, how);
    return FALSE;
  }
  request->n_changes++;
  add_id (list, ids, id);
  return TRUE;
}

gboolean
lp_request_add_absent (LpRequest *request, const char *id, GError **error)
{
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return add_away (request, id, request->absent, request->absent_ids, "absent", error);
}

gsize
lp_request_get_n_absent (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, 0);

  return request->absent->len;
}

const char *
lp_request_get_absent (const LpRequest *request, gsize index)
{
  g_return_val_if_fail (request != NULL && index < request->absent->len, NULL);

  return g_ptr_array_index (request->absent, index);
}

gboolean
lp_request_add_away_today (LpRequest *request, const char *id, GError **error)
{
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return add_away (request, id, request->away_today, request->away_ids, "away today", error);
}

gsize
lp_request_get_n_away_today (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, 0);

  return request->away_today->len;
}

const char *
lp_request_get_away_today (const LpRequest *request, gsize index)
{
  g_return_val_if_fail (request != NULL && index < request->away_today->len, NULL);

  return g_ptr_array_index (request->away_today, index);
}

gsize
lp_request_get_n_present (const LpRequest *request)
{
  g_return_val_if_fail (request != NULL, 0);

  return lp_roster_get_n_pupils (request->roster) - request->absent->len;
}

guint
lp_i_request_get_n_changes (const LpRequest *request)
{
  return request->n_changes;
}

gboolean
lp_i_request_is_absent (const LpRequest *request, const char *id)
{
  return g_hash_table_contains (request->absent_ids, id);
}

static char *
list_subjects (const LpRoster *roster)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", lp_roster_get_subject (roster, i));
  return g_string_free (list, FALSE);
}

static gboolean
roster_has_subject (const LpRoster *roster, const char *subject)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++)
    if (strcmp (lp_roster_get_subject (roster, i), subject) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
strategy_needs_attainment (LpStrategy strategy)
{
  return strategy != LP_STRATEGY_RANDOM && strategy != LP_STRATEGY_UNIFORM && strategy != LP_STRATEGY_CUSTOM;
}

gboolean
lp_request_get_subject (const LpRequest *request, const char **subject, GError **error)
{
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  const LpRoster *roster = request->roster;
  const char *wanted = lp_policy_get_subject (request->policy);
  gsize n_subjects = lp_roster_get_n_subjects (roster);

  /* A roster that knows no attainment at all has nothing to contradict. */
  if (wanted != NULL && n_subjects > 0 && !roster_has_subject (roster, wanted)) {
    g_autofree char *list = list_subjects (roster);
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                 "The policy's subject \"%s\" is not in the roster, which has %s.", wanted, list);
    return FALSE;
  }
  if (wanted == NULL && n_subjects > 1 && strategy_needs_attainment (lp_policy_get_strategy (request->policy))) {
    g_autofree char *list = list_subjects (roster);
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                 "The roster has several subjects (%s): the policy must name one.", list);
    return FALSE;
  }
  *subject = wanted != NULL ? wanted : n_subjects == 1 ? lp_roster_get_subject (roster, 0) : NULL;
  return TRUE;
}

void
lp_request_set_progress (LpRequest *request, LpProgressFunc func, gpointer data)
{
  g_return_if_fail (request != NULL);

  request->progress = func;
  request->progress_data = data;
}

gboolean
lp_i_request_report (const LpRequest *request, guint64 done, guint64 total, GError **error)
{
  if (request->progress == NULL || request->progress (done, total, request->progress_data))
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_CANCELLED, "The pairing was cancelled.");
  return FALSE;
}
