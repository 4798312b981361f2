/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

#include <learning-partners/lp-error.h>

static gboolean
add_pupils_present (const LpSchoolYear *year, LpRoster *roster, guint round, GError **error)
{
  for (guint p = 0; p < year->pupils->len; p++) {
    if (lp_i_year_get_place (year, round, p) != LP_YEAR_NOT_ENROLLED
        && !lp_roster_add_pupil (roster, g_ptr_array_index (year->pupils, p), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_rules (const LpSchoolYear *year, LpRoster *roster, guint round, GError **error)
{
  for (guint i = 0; i < year->rules->len; i++) {
    const LpYearRule *rule = &g_array_index (year->rules, LpYearRule, i);
    if (round >= rule->from && round <= rule->to && !lp_roster_add_rule (roster, rule->rule, error))
      return FALSE;
  }
  return TRUE;
}

static LpRoster *
make_roster (const LpSchoolYear *year, guint round, GError **error)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();

  for (guint i = 0; i < year->n_subjects; i++) {
    const LpYearSubject *subject = &year->subjects[i];
    if (subject->scale != NULL && !lp_roster_set_scale (roster, subject->name, subject->scale, error))
      return NULL;
  }
  for (guint i = 0; i < year->closures->len; i++) {
    const LpYearClosure *closure = &g_array_index (year->closures, LpYearClosure, i);
    if (!lp_roster_add_closure (roster, closure->from, closure->to, error))
      return NULL;
  }
  if (!add_pupils_present (year, roster, round, error) || !add_rules (year, roster, round, error))
    return NULL;
  return g_steal_pointer (&roster);
}

static LpHistory *
make_history (const LpSchoolYear *year, LpDate date, LpHistory *so_far, GError **error)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  gsize n_rounds = so_far == NULL ? 0 : lp_history_get_n_rounds (so_far);

  for (gsize i = 0; i < n_rounds; i++) {
    if (!lp_history_add_round (history, lp_history_get_round (so_far, i), error))
      return NULL;
  }
  if (!lp_i_year_add_feedback (year, history, date, error))
    return NULL;
  return g_steal_pointer (&history);
}

static gboolean
add_absences (const LpSchoolYear *year, LpRequest *request, guint round, GError **error)
{
  for (guint p = 0; p < year->pupils->len; p++) {
    const char *id = lp_pupil_get_id (g_ptr_array_index (year->pupils, p));
    LpYearPlace place = lp_i_year_get_place (year, round, p);
    if (place == LP_YEAR_ABSENT && !lp_request_add_absent (request, id, error))
      return FALSE;
    if (place == LP_YEAR_AWAY_TODAY && !lp_request_add_away_today (request, id, error))
      return FALSE;
  }
  return TRUE;
}

/* Small seeds are easy to read; large ones go through every bit. */
static guint64
draw_seed (const LpSchoolYear *year, guint round)
{
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_SEEDS, round);
  if (lp_i_draw_chance (&draw, 800))
    return lp_i_draw_below (&draw, 1000);
  return lp_i_draw_next (&draw);
}

/* Whether new partners are asked for, whatever the tenure. */
static gboolean
draw_fresh (const LpSchoolYear *year, guint round)
{
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_FRESH, round);
  return lp_i_draw_chance (&draw, year->fresh_per_mille);
}

LpRequest *
lp_school_year_get_request (const LpSchoolYear *year, guint round, LpHistory *so_far, GError **error)
{
  g_return_val_if_fail (year != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (round >= year->n_rounds) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The school year has %u rounds, counted from 0: it has no round %u.",
                 year->n_rounds, round);
    return NULL;
  }
  LpDate date = year->dates[round];
  gboolean second = year->n_policies > 1 && round >= year->change_of_policy;
  g_autoptr (LpRoster) roster = make_roster (year, round, error);
  if (roster == NULL)
    return NULL;
  g_autoptr (LpHistory) history = make_history (year, date, so_far, error);
  if (history == NULL)
    return NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, history, year->policies[second], date, draw_seed (year, round), error);
  if (request == NULL || !add_absences (year, request, round, error))
    return NULL;
  lp_request_set_fresh (request, draw_fresh (year, round));
  return g_steal_pointer (&request);
}
