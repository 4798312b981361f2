/* SPDX-License-Identifier: MIT */
#include "year-simulation.h"

#include "year-judge.h"

static void
round_free (YearRound *round)
{
  g_free (round->group);
  g_free (round);
}

void
year_free (Year *year)
{
  lp_policy_unref (year->policy);
  year_plan_free (year->plan);
  g_ptr_array_unref (year->rounds);
  g_ptr_array_unref (year->problems);
  g_free (year);
}

const YearRound *
year_get_round (const Year *year, guint round)
{
  return g_ptr_array_index (year->rounds, round);
}

gboolean
year_are_partners (const Year *year, guint round, guint a, guint b)
{
  const gint16 *group = year_get_round (year, round)->group;

  return group[a] >= 0 && group[a] == group[b];
}

gboolean
year_is_in_three (const Year *year, guint round, guint pupil)
{
  const gint16 *group = year_get_round (year, round)->group;
  guint size = 0;

  if (group[pupil] < 0)
    return FALSE;
  for (guint i = 0; i < year->plan->n_pupils; i++)
    size += group[i] == group[pupil];
  return size == 3;
}

void
year_add_problem (Year *year, guint round, const char *format, ...)
{
  g_autofree char *date = lp_date_to_string (year_plan_get_date (year->plan, round));
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (year->problems, g_strdup_printf ("%s, %s: %s", year->class->label, date, text));
}

gboolean
year_method_library (LpRequest *request, const Year *year, gpointer data, YearAnswer *answer, GError **error)
{
  answer->pairing = lp_pair (request, NULL, error);
  if (answer->pairing == NULL)
    return FALSE;
  answer->round = lp_pairing_to_round (answer->pairing);
  return TRUE;
}

/* A rule in force from now on keeps the first running pair apart that nothing holds together. */
static void
add_rule_on_running_pair (Year *year, guint round)
{
  for (guint a = 2; a < year->plan->n_pupils; a++) {
    for (guint b = a + 1; b < year->plan->n_pupils; b++) {
      if (!year_are_partners (year, round - 1, a, b))
        continue;
      YearRule apart = { LP_RULE_APART, { a, b }, round, LP_DATE_NONE };
      g_array_append_val (year->plan->rules, apart);
      return;
    }
  }
}

static void
add_rules (const Year *year, guint round, LpRoster *roster)
{
  for (guint i = 0; i < year->plan->rules->len; i++) {
    const YearRule *rule = &g_array_index (year->plan->rules, YearRule, i);
    const char *pupils[2];
    g_autofree char *id = g_strdup_printf ("rule-%u", i);
    if (round < rule->from)
      continue;
    for (guint k = 0; k < 2; k++)
      pupils[k] = year_class_get_id (year->class, rule->pupils[k]);
    g_autoptr (LpRule) made = lp_rule_new (id, rule->kind, pupils, 2, rule->until, NULL, NULL);
    lp_roster_add_rule (roster, made, NULL);
  }
}

static LpRoster *
make_roster (const Year *year, guint round)
{
  g_autofree guint8 *enrolled = g_new0 (guint8, year->plan->n_pupils);

  for (guint i = 0; i < year->plan->n_pupils; i++)
    enrolled[i] = year_plan_get_event (year->plan, round, i) != YEAR_NOT_ENROLLED;
  LpRoster *roster = year_class_make_roster (year->class, enrolled);
  add_rules (year, round, roster);
  return roster;
}

static LpRequest *
make_request (const Year *year, guint round, LpHistory *history, GError **error)
{
  g_autoptr (LpRoster) roster = make_roster (year, round);
  LpDate date = year_plan_get_date (year->plan, round);
  guint64 seed = year->plan->life.seed;
  g_autoptr (LpRequest) request = lp_request_new (roster, history, year->policy, date, seed, error);

  if (request == NULL)
    return NULL;
  for (guint i = 0; i < year->plan->n_pupils; i++) {
    const char *id = year_class_get_id (year->class, i);
    YearEvent event = year_plan_get_event (year->plan, round, i);
    if (event == YEAR_ABSENT)
      lp_request_add_absent (request, id, NULL);
    else if (event == YEAR_AWAY_TODAY)
      lp_request_add_away_today (request, id, NULL);
  }
  return g_steal_pointer (&request);
}

static YearRound *
record (const Year *year, const LpRound *answer)
{
  YearRound *round = g_new0 (YearRound, 1);

  round->date = lp_round_get_date (answer);
  round->group = g_new (gint16, year->plan->n_pupils);
  for (guint i = 0; i < year->plan->n_pupils; i++)
    round->group[i] = -1;
  for (gsize g = 0; g < lp_round_get_n_partnerships (answer); g++) {
    for (gsize i = 0; i < lp_round_get_size (answer, g); i++)
      round->group[year_class_find (year->class, lp_round_get_pupil (answer, g, i))] = (gint16) g;
  }
  return round;
}

/* Requests hold the history they were given, so each round gets its own. */
static LpHistory *
copy_and_add (LpHistory *history, LpRound *round)
{
  LpHistory *copy = lp_history_new ();

  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++)
    lp_history_add_round (copy, lp_history_get_round (history, i), NULL);
  lp_history_add_round (copy, round, NULL);
  return copy;
}

static gboolean
simulate_round (Year *year, LpHistory **history, YearMethod method, gpointer data, GError **error)
{
  guint index = year->rounds->len;
  g_autoptr (LpRound) made = NULL;
  g_autoptr (LpPairing) pairing = NULL;
  YearAnswer answer = { NULL, NULL };

  if (year->plan->life.events && index == YEAR_ROUND_OF_RULE)
    add_rule_on_running_pair (year, index);
  g_autoptr (LpRequest) request = make_request (year, index, *history, error);
  if (request == NULL)
    return FALSE;

  gint64 begin = g_get_monotonic_time ();
  if (!method (request, year, data, &answer, error))
    return FALSE;
  gint64 end = g_get_monotonic_time ();
  made = answer.round;
  pairing = answer.pairing;

  YearRound *round = record (year, made);
  round->microseconds = end - begin;
  g_ptr_array_add (year->rounds, round);
  if (!year_judge (year, request, &answer, round->costs, error))
    return FALSE;
  LpHistory *next = copy_and_add (*history, made);
  lp_history_unref (*history);
  *history = next;
  return TRUE;
}

Year *
year_simulate (const YearClass *class, LpPolicy *policy, const YearLife *life, YearMethod method, gpointer data)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  Year *year = g_new0 (Year, 1);

  year->class = class;
  year->policy = lp_policy_ref (policy);
  year->plan = year_plan_new (class, life);
  year->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) round_free);
  year->problems = g_ptr_array_new_with_free_func (g_free);

  for (guint round = 0; round < year->plan->dates->len; round++) {
    g_autoptr (GError) error = NULL;
    if (!simulate_round (year, &history, method, data, &error)) {
      year_add_problem (year, round, "%s", error->message);
      break;
    }
  }
  return year;
}
