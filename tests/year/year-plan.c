/* SPDX-License-Identifier: MIT */
#include "year-plan.h"

static YearEvent
draw_event (YearRandom *random, const YearLife *life)
{
  gboolean absent = year_random_happens (random, life->absent_per_mille);
  gboolean away = year_random_happens (random, life->away_per_mille);

  return absent ? YEAR_ABSENT : away ? YEAR_AWAY_TODAY : YEAR_PRESENT;
}

static gboolean
is_enrolled (const YearPlan *plan, guint round, guint pupil)
{
  if (!plan->life.events)
    return TRUE;
  if (pupil == plan->n_pupils - 1)
    return round < YEAR_ROUND_OF_LEAVER;
  if (pupil == plan->n_pupils - 2)
    return round >= YEAR_ROUND_OF_JOINER;
  return TRUE;
}

static void
draw_events (YearPlan *plan)
{
  YearRandom random = { plan->life.seed };
  guint8 *event = plan->events;

  for (guint round = 0; round < plan->dates->len; round++) {
    for (guint pupil = 0; pupil < plan->n_pupils; pupil++) {
      *event = (guint8) draw_event (&random, &plan->life);
      if (!is_enrolled (plan, round, pupil))
        *event = YEAR_NOT_ENROLLED;
      event++;
    }
  }
}

static void
add_rule (YearPlan *plan, LpRuleKind kind, guint a, guint b, LpDate until)
{
  YearRule rule = { kind, { a, b }, 0, until };

  g_array_append_val (plan->rules, rule);
}

static void
add_island (YearPlan *plan)
{
  for (guint other = 0; other < plan->n_pupils; other++) {
    if (other == 1 || other == 2)
      continue;
    add_rule (plan, LP_RULE_APART, 1, other, LP_DATE_NONE);
    add_rule (plan, LP_RULE_APART, 2, other, LP_DATE_NONE);
  }
}

static void
draw_apart (YearPlan *plan)
{
  YearRandom random = { plan->life.seed + 1 };

  for (guint drawn = 0; drawn < plan->life.n_apart;) {
    guint a = year_random_below (&random, plan->n_pupils);
    guint b = year_random_below (&random, plan->n_pupils);
    if (a == b || year_plan_has_rule (plan, 0, LP_RULE_APART, a, b))
      continue;
    add_rule (plan, LP_RULE_APART, a, b, LP_DATE_NONE);
    drawn++;
  }
}

YearPlan *
year_plan_new (const YearClass *class, const YearLife *life)
{
  YearPlan *plan = g_new0 (YearPlan, 1);

  plan->life = *life;
  plan->n_pupils = year_class_get_size (class);
  plan->dates = life->irregular ? year_calendar_irregular (life->seed) : year_calendar_weekly ();
  if (life->max_rounds > 0 && life->max_rounds < plan->dates->len)
    g_array_set_size (plan->dates, life->max_rounds);
  plan->rules = g_array_new (FALSE, FALSE, sizeof (YearRule));
  plan->events = g_new0 (guint8, (gsize) plan->dates->len * plan->n_pupils);
  draw_events (plan);

  if (life->events)
    add_rule (plan, LP_RULE_TOGETHER, 0, 1, lp_date_from_ymd (2026, 12, 18));
  if (life->island)
    add_island (plan);
  draw_apart (plan);
  return plan;
}

void
year_plan_free (YearPlan *plan)
{
  g_array_unref (plan->dates);
  g_array_unref (plan->rules);
  g_free (plan->events);
  g_free (plan);
}

YearEvent
year_plan_get_event (const YearPlan *plan, guint round, guint pupil)
{
  return plan->events[(gsize) round * plan->n_pupils + pupil];
}

LpDate
year_plan_get_date (const YearPlan *plan, guint round)
{
  if (round < plan->dates->len)
    return g_array_index (plan->dates, LpDate, round);
  if (plan->life.max_rounds > 0)
    return g_array_index (plan->dates, LpDate, plan->dates->len - 1) + 7;
  return year_calendar_get_end ();
}

gboolean
year_plan_has_rule (const YearPlan *plan, guint round, LpRuleKind kind, guint a, guint b)
{
  LpDate date = year_plan_get_date (plan, round);

  for (guint i = 0; i < plan->rules->len; i++) {
    const YearRule *rule = &g_array_index (plan->rules, YearRule, i);
    gboolean names = (rule->pupils[0] == a && rule->pupils[1] == b) || (rule->pupils[0] == b && rule->pupils[1] == a);
    gboolean stands = round >= rule->from && (rule->until == LP_DATE_NONE || date <= rule->until);
    if (rule->kind == kind && names && stands)
      return TRUE;
  }
  return FALSE;
}
