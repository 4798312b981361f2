/* SPDX-License-Identifier: MIT */
/* From a file to questions: for the next round, and for one that was. */
#include "store/lp-store-private.h"

#include <string.h>

LpRequest *
lp_class_file_new_request (const LpClassFile *file, LpDate date, guint64 seed, GError **error)
{
  g_return_val_if_fail (file != NULL && date != LP_DATE_NONE, NULL);

  g_autoptr (LpHistory) history = lp_history_new_before (file->now.history, date);
  return lp_request_new (file->now.roster, history, file->now.policy, date, seed, error);
}

static GHashTable *
members_of (const LpRound *round)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize k = 0; k < lp_round_get_size (round, i); k++)
      g_hash_table_add (ids, (gpointer) lp_round_get_pupil (round, i, k));
  }
  return ids;
}

static gboolean
was_in_class (const LpClassFile *file, const char *id, LpDate date)
{
  gpointer joined, left;

  if (g_hash_table_lookup_extended (file->now.joined, id, NULL, &joined) && GPOINTER_TO_INT (joined) > date)
    return FALSE;
  if (!g_hash_table_lookup_extended (file->now.left, id, NULL, &left))
    return TRUE;
  return GPOINTER_TO_INT (left) != LP_DATE_NONE && GPOINTER_TO_INT (left) > date;
}

static gboolean
copy_scales (LpRoster *to, const LpRoster *from, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_subjects (from); i++) {
    const char *subject = lp_roster_get_subject (from, i);
    LpScale *scale = lp_roster_get_scale (from, subject);
    if (scale != NULL && !lp_roster_set_scale (to, subject, scale, error))
      return FALSE;
  }
  return TRUE;
}

/* A pin holds for the round that used it up: its last day. */
static gboolean
held_on (const LpClassFile *file, const LpRule *rule, LpDate date, gboolean with_pins)
{
  gpointer since;
  gboolean known = g_hash_table_lookup_extended (file->now.since, lp_rule_get_id (rule), NULL, &since);

  if (lp_rule_get_kind (rule) == LP_RULE_PIN)
    return with_pins && known && lp_rule_get_until (rule) == date;
  return !known || GPOINTER_TO_INT (since) <= date;
}

static gboolean
copy_rules (const LpClassFile *file, LpRoster *to, LpDate date, gboolean with_pins, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_rules (file->now.roster); i++) {
    LpRule *rule = lp_roster_get_rule (file->now.roster, i);
    if (held_on (file, rule, date, with_pins) && !lp_roster_add_rule (to, rule, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
copy_closures (LpRoster *to, const LpRoster *from, GError **error)
{
  for (gsize i = 0; i < lp_roster_get_n_closures (from); i++) {
    LpDate first, last;
    lp_roster_get_closure (from, i, &first, &last);
    if (!lp_roster_add_closure (to, first, last, error))
      return FALSE;
  }
  return TRUE;
}

/* The class of a day; absent receives the ids of those who were not in the round. */
static LpRoster *
roster_of (const LpClassFile *file, const LpRound *round, gboolean with_pins, GPtrArray *absent, GError **error)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (GHashTable) members = members_of (round);
  LpDate date = lp_round_get_date (round);

  if (!copy_scales (roster, file->now.everybody, error))
    return NULL;
  for (gsize i = 0; i < lp_roster_get_n_pupils (file->now.everybody); i++) {
    LpPupil *pupil = lp_roster_get_pupil (file->now.everybody, i);
    const char *id = lp_pupil_get_id (pupil);
    gboolean took_part = g_hash_table_contains (members, id);
    if (!took_part && !was_in_class (file, id, date))
      continue;
    if (!lp_roster_add_pupil (roster, pupil, error))
      return NULL;
    if (!took_part)
      g_ptr_array_add (absent, (gpointer) id);
  }
  if (!copy_rules (file, roster, date, with_pins, error) || !copy_closures (roster, file->now.roster, error))
    return NULL;
  return g_steal_pointer (&roster);
}

static LpRequest *
request_of (const LpClassFile *file, gsize index, gboolean with_pins, LpHistory *history, GError **error)
{
  LpRound *round = lp_history_get_round (file->now.history, index);
  g_autoptr (GPtrArray) absent = g_ptr_array_new ();
  g_autoptr (LpRoster) roster = roster_of (file, round, with_pins, absent, error);
  if (roster == NULL)
    return NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, history, g_ptr_array_index (file->now.policies, index), lp_round_get_date (round),
                                                  lp_class_file_get_seed (file, index), error);
  if (request == NULL)
    return NULL;
  lp_request_set_fresh (request, g_array_index (file->now.fresh, gboolean, index));
  for (guint i = 0; i < absent->len; i++) {
    if (!lp_request_add_absent (request, g_ptr_array_index (absent, i), error))
      return NULL;
  }
  return g_steal_pointer (&request);
}

static LpHistory *
history_before (const LpClassFile *file, gsize index)
{
  LpHistory *history = file->now.history;

  return lp_history_new_before (history, lp_round_get_date (lp_history_get_round (history, index)));
}

LpRequest *
lp_class_file_new_request_of (const LpClassFile *file, gsize index, gboolean with_pins, GError **error)
{
  g_return_val_if_fail (file != NULL && index < lp_history_get_n_rounds (file->now.history), NULL);

  g_autoptr (LpHistory) history = history_before (file, index);
  return request_of (file, index, with_pins, history, error);
}

/*
 * The latest round from which on a history says the same about a day's must
 * rules as the whole one: a spell that it cuts short is still past the maximum
 * and no longer young, and its first round is no keep round, as in any history.
 */
static gsize
find_window (const LpClassFile *file, gsize index)
{
  LpHistory *history = file->now.history;
  LpPolicy *policy = g_ptr_array_index (file->now.policies, index);
  LpDate date = lp_round_get_date (lp_history_get_round (history, index));
  int reach = MAX (lp_policy_get_max_tenure_days (policy), lp_policy_get_min_tenure_days (policy)) + lp_policy_get_slack_days (policy);
  gsize first = index;

  while (first > 0
         && (first == index
             || lp_roster_count_open_days (file->now.roster, lp_round_get_date (lp_history_get_round (history, first)), date) <= reach))
    first--;
  return first;
}

static LpHistory *
history_for (const LpClassFile *file, gsize index, gboolean whole)
{
  if (whole)
    return history_before (file, index);
  LpHistory *history = lp_history_new ();
  for (gsize i = find_window (file, index); i < index; i++)
    lp_history_add_round (history, lp_history_get_round (file->now.history, i), NULL);
  return history;
}

gboolean
lp_class_file_foreach_round (const LpClassFile *file, gboolean whole, LpClassFileRoundFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (file != NULL && func != NULL, FALSE);

  for (gsize i = 0; i < lp_history_get_n_rounds (file->now.history); i++) {
    g_autoptr (LpHistory) history = history_for (file, i, whole);
    g_autoptr (LpRequest) request = request_of (file, i, FALSE, history, error);
    if (request == NULL || !func (request, lp_history_get_round (file->now.history, i), i, data, error))
      return FALSE;
  }
  return TRUE;
}
