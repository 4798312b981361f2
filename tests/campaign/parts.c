/* SPDX-License-Identifier: MIT */
#include "parts.h"

#include <string.h>

static Parts *
new_empty (void)
{
  Parts *parts = g_new0 (Parts, 1);

  parts->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pupil_unref);
  parts->subjects = g_ptr_array_new_with_free_func (g_free);
  parts->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_scale_unref);
  parts->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_rule_unref);
  parts->closures = g_array_new (FALSE, FALSE, sizeof (PartsClosure));
  parts->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_round_unref);
  parts->feedback = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_feedback_unref);
  parts->absent = g_ptr_array_new_with_free_func (g_free);
  parts->away = g_ptr_array_new_with_free_func (g_free);
  return parts;
}

static void
take_roster_apart (Parts *parts, const LpRoster *roster)
{
  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    g_ptr_array_add (parts->pupils, lp_pupil_ref (lp_roster_get_pupil (roster, i)));
  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++)
    g_ptr_array_add (parts->rules, lp_rule_ref (lp_roster_get_rule (roster, i)));
  for (gsize i = 0; i < lp_roster_get_n_closures (roster); i++) {
    PartsClosure closure;
    lp_roster_get_closure (roster, i, &closure.from, &closure.to);
    g_array_append_val (parts->closures, closure);
  }
  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    const char *subject = lp_roster_get_subject (roster, i);
    LpScale *scale = lp_roster_get_scale (roster, subject);
    if (scale == NULL)
      continue;
    g_ptr_array_add (parts->subjects, g_strdup (subject));
    g_ptr_array_add (parts->scales, lp_scale_ref (scale));
  }
}

Parts *
parts_new (LpRequest *request)
{
  LpHistory *history = lp_request_get_history (request);
  Parts *parts = new_empty ();

  take_roster_apart (parts, lp_request_get_roster (request));
  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++)
    g_ptr_array_add (parts->rounds, lp_round_ref (lp_history_get_round (history, i)));
  for (gsize i = 0; i < lp_history_get_n_feedback (history); i++)
    g_ptr_array_add (parts->feedback, lp_feedback_ref (lp_history_get_feedback (history, i)));
  for (gsize i = 0; i < lp_request_get_n_absent (request); i++)
    g_ptr_array_add (parts->absent, g_strdup (lp_request_get_absent (request, i)));
  for (gsize i = 0; i < lp_request_get_n_away_today (request); i++)
    g_ptr_array_add (parts->away, g_strdup (lp_request_get_away_today (request, i)));
  parts->policy = lp_policy_ref (lp_request_get_policy (request));
  parts->date = lp_request_get_date (request);
  parts->seed = lp_request_get_seed (request);
  parts->fresh = lp_request_is_fresh (request);
  return parts;
}

void
parts_free (Parts *parts)
{
  g_ptr_array_unref (parts->pupils);
  g_ptr_array_unref (parts->subjects);
  g_ptr_array_unref (parts->scales);
  g_ptr_array_unref (parts->rules);
  g_array_unref (parts->closures);
  g_ptr_array_unref (parts->rounds);
  g_ptr_array_unref (parts->feedback);
  g_ptr_array_unref (parts->absent);
  g_ptr_array_unref (parts->away);
  lp_policy_unref (parts->policy);
  g_free (parts);
}

static LpRoster *
put_roster_together (const Parts *parts, GError **error)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();

  for (guint i = 0; i < parts->scales->len; i++) {
    if (!lp_roster_set_scale (roster, parts->subjects->pdata[i], parts->scales->pdata[i], error))
      return NULL;
  }
  for (guint i = 0; i < parts->pupils->len; i++) {
    if (!lp_roster_add_pupil (roster, parts->pupils->pdata[i], error))
      return NULL;
  }
  for (guint i = 0; i < parts->rules->len; i++) {
    if (!lp_roster_add_rule (roster, parts->rules->pdata[i], error))
      return NULL;
  }
  for (guint i = 0; i < parts->closures->len; i++) {
    const PartsClosure *closure = &g_array_index (parts->closures, PartsClosure, i);
    if (!lp_roster_add_closure (roster, closure->from, closure->to, error))
      return NULL;
  }
  return g_steal_pointer (&roster);
}

static LpHistory *
put_history_together (const Parts *parts, GError **error)
{
  g_autoptr (LpHistory) history = lp_history_new ();

  for (guint i = 0; i < parts->rounds->len; i++) {
    if (!lp_history_add_round (history, parts->rounds->pdata[i], error))
      return NULL;
  }
  for (guint i = 0; i < parts->feedback->len; i++)
    lp_history_add_feedback (history, parts->feedback->pdata[i]);
  return g_steal_pointer (&history);
}

LpRequest *
parts_to_request (const Parts *parts, GError **error)
{
  g_autoptr (LpRoster) roster = put_roster_together (parts, error);
  if (roster == NULL)
    return NULL;
  g_autoptr (LpHistory) history = put_history_together (parts, error);
  if (history == NULL)
    return NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, history, parts->policy, parts->date, parts->seed, error);
  if (request == NULL)
    return NULL;
  lp_request_set_fresh (request, parts->fresh);
  for (guint i = 0; i < parts->absent->len; i++) {
    if (!lp_request_add_absent (request, parts->absent->pdata[i], error))
      return NULL;
  }
  for (guint i = 0; i < parts->away->len; i++) {
    if (!lp_request_add_away_today (request, parts->away->pdata[i], error))
      return NULL;
  }
  return g_steal_pointer (&request);
}

static void
copy_window_and_musts (LpPolicy *to, const LpPolicy *from)
{
  int min, max;

  if (lp_policy_get_gap (from, &min, &max))
    lp_policy_set_gap (to, min, max, NULL);
  for (gsize i = 0; i < lp_policy_get_n_must_match (from); i++)
    lp_policy_add_must_match (to, lp_policy_get_must_match (from, i), NULL);
  for (gsize i = 0; i < lp_policy_get_n_must_differ (from); i++)
    lp_policy_add_must_differ (to, lp_policy_get_must_differ (from, i), NULL);
}

LpPolicy *
parts_copy_policy (const LpPolicy *policy)
{
  LpPolicy *copy = lp_policy_new ();
  gpointer data = NULL;
  LpCostFunc func = lp_policy_get_cost_func (policy, &data);

  if (func != NULL)
    lp_policy_set_cost_func (copy, func, data, NULL);
  else
    lp_policy_set_strategy (copy, lp_policy_get_strategy (policy), NULL);
  lp_policy_set_subject (copy, lp_policy_get_subject (policy));
  lp_policy_set_round_days (copy, lp_policy_get_round_days (policy), NULL);
  lp_policy_set_tenure_window (copy, lp_policy_get_min_tenure_days (policy), lp_policy_get_max_tenure_days (policy), NULL);
  lp_policy_set_slack_days (copy, lp_policy_get_slack_days (policy), NULL);
  lp_policy_set_cooldown_rounds (copy, lp_policy_get_cooldown_rounds (policy), NULL);
  lp_policy_set_between (copy, lp_policy_get_between (policy));
  lp_policy_set_hard (copy, lp_policy_get_hard (policy));
  lp_policy_set_odd (copy, lp_policy_get_odd (policy));
  lp_policy_set_order (copy, lp_policy_get_order (policy), LP_N_ORDERED_TIERS, NULL);
  copy_window_and_musts (copy, policy);
  for (gsize i = 0; i < lp_policy_get_n_weights (policy); i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    lp_policy_set_weight (copy, name, lp_policy_get_weight (policy, name), NULL);
  }
  return copy;
}

/* The ids of a rule, for lp_rule_new(); free with g_free(). */
static const char **
list_rule (LpRule *rule, const char *without, gsize *n_ids)
{
  const char **ids = g_new (const char *, lp_rule_get_n_pupils (rule));

  *n_ids = 0;
  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++) {
    if (g_strcmp0 (lp_rule_get_pupil (rule, i), without) != 0)
      ids[(*n_ids)++] = lp_rule_get_pupil (rule, i);
  }
  return ids;
}

static const char *
get_own_id (LpRule *rule)
{
  return lp_rule_has_own_id (rule) ? lp_rule_get_id (rule) : NULL;
}

LpRule *
parts_copy_rule (LpRule *rule, LpDate until)
{
  gsize n_ids;
  g_autofree const char **ids = list_rule (rule, NULL, &n_ids);

  return lp_rule_new (get_own_id (rule), lp_rule_get_kind (rule), ids, n_ids, until, NULL, NULL);
}

static void
copy_partnership (LpRound *to, LpRound *from, gsize index, const PartsRoundChange *change)
{
  gsize size = lp_round_get_size (from, index);
  g_autofree const char **ids = g_new (const char *, size);
  gsize n_ids = 0;

  for (gsize i = 0; i < size; i++) {
    const char *id = lp_round_get_pupil (from, index, change->reverse ? size - 1 - i : i);
    if (g_strcmp0 (id, change->without) != 0)
      ids[n_ids++] = id;
  }
  if (n_ids > 0)
    lp_round_add_partnership (to, ids, n_ids, NULL);
}

LpRound *
parts_copy_round (LpRound *round, const PartsRoundChange *change)
{
  LpRound *copy = lp_round_new (change->date);
  gsize n = lp_round_get_n_partnerships (round);

  for (gsize i = 0; i < n; i++)
    copy_partnership (copy, round, change->reverse ? n - 1 - i : i, change);
  return copy;
}

static void
drop_id (GPtrArray *ids, const char *id)
{
  for (guint i = ids->len; i > 0; i--) {
    if (strcmp (ids->pdata[i - 1], id) == 0)
      g_ptr_array_remove_index (ids, i - 1);
  }
}

static void
drop_from_rules (GPtrArray *rules, const char *id)
{
  for (guint i = rules->len; i > 0; i--) {
    LpRule *rule = rules->pdata[i - 1];
    gsize n_ids;
    g_autofree const char **ids = list_rule (rule, id, &n_ids);
    if (n_ids == lp_rule_get_n_pupils (rule))
      continue;
    if (n_ids < 2) {
      g_ptr_array_remove_index (rules, i - 1);
      continue;
    }
    rules->pdata[i - 1] = lp_rule_new (get_own_id (rule), lp_rule_get_kind (rule), ids, n_ids, lp_rule_get_until (rule), NULL, NULL);
    lp_rule_unref (rule);
  }
}

static void
drop_from_feedback (GPtrArray *all, const char *id)
{
  for (guint i = all->len; i > 0; i--) {
    LpFeedback *feedback = all->pdata[i - 1];
    for (gsize m = 0; m < lp_feedback_get_n_pupils (feedback); m++) {
      if (strcmp (lp_feedback_get_pupil (feedback, m), id) == 0) {
        g_ptr_array_remove_index (all, i - 1);
        break;
      }
    }
  }
}

void
parts_drop_pupil (Parts *parts, guint index)
{
  g_autofree char *id = g_strdup (lp_pupil_get_id (parts->pupils->pdata[index]));

  g_ptr_array_remove_index (parts->pupils, index);
  drop_id (parts->absent, id);
  drop_id (parts->away, id);
  drop_from_rules (parts->rules, id);
  drop_from_feedback (parts->feedback, id);
  for (guint i = 0; i < parts->rounds->len; i++) {
    LpRound *round = parts->rounds->pdata[i];
    PartsRoundChange change = { lp_round_get_date (round), FALSE, id };
    parts->rounds->pdata[i] = parts_copy_round (round, &change);
    lp_round_unref (round);
  }
}
