/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

/* How a pupil comes and goes. */
typedef struct {
  guint joins;           /* first round */
  guint leaves;          /* first round without the pupil */
  int   day_off;         /* of the week, 0 to 6; −1 for none */
  guint absent_in_parts; /* every second, third … round; 0 for none */
} Habit;

/* How often pupils are away, in this year. */
typedef struct {
  guint absent; /* per mille of pupils and rounds */
  guint away;   /* likewise, on a round's first day */
  guint part_time;
  guint moving;
} Weather;

/* The first two pupils stay all year: a class never has fewer. */
#define N_STAYERS 2

LpYearPlace
lp_i_year_get_place (const LpSchoolYear *year, guint round, guint pupil)
{
  return (LpYearPlace) year->places[round * year->pupils->len + pupil];
}

static Weather
draw_weather (LpDraw *draw)
{
  static const guint absent[] = { 0, 0, 20, 60, 250 };
  static const guint away[] = { 0, 0, 30, 100, 300 };
  static const guint part_time[] = { 0, 0, 0, 50, 200 };
  static const guint moving[] = { 0, 0, 30, 120 };
  Weather weather;

  weather.absent = absent[lp_i_draw_below (draw, G_N_ELEMENTS (absent))];
  weather.away = away[lp_i_draw_below (draw, G_N_ELEMENTS (away))];
  weather.part_time = part_time[lp_i_draw_below (draw, G_N_ELEMENTS (part_time))];
  weather.moving = moving[lp_i_draw_below (draw, G_N_ELEMENTS (moving))];
  return weather;
}

static Habit
draw_habit (const LpSchoolYear *year, LpDraw *draw, const Weather *weather, guint pupil)
{
  Habit habit = { 0, year->n_rounds, -1, 0 };

  if (pupil >= N_STAYERS && lp_i_draw_chance (draw, weather->moving))
    habit.joins = lp_i_draw_below (draw, year->n_rounds);
  if (pupil >= N_STAYERS && lp_i_draw_chance (draw, weather->moving))
    habit.leaves = habit.joins + 1 + lp_i_draw_below (draw, year->n_rounds);
  if (lp_i_draw_chance (draw, weather->part_time)) {
    if (lp_i_draw_chance (draw, 600))
      habit.day_off = (int) lp_i_draw_below (draw, 7);
    else
      habit.absent_in_parts = 2 + lp_i_draw_below (draw, 3);
  }
  return habit;
}

static LpYearPlace
draw_habit_place (const LpSchoolYear *year, LpDraw *draw, const Weather *weather, const Habit *habit, guint round)
{
  gboolean ill = lp_i_draw_chance (draw, weather->absent);
  gboolean late = lp_i_draw_chance (draw, weather->away);

  if (round < habit->joins || round >= habit->leaves)
    return LP_YEAR_NOT_ENROLLED;
  if (ill || (habit->absent_in_parts > 0 && round % habit->absent_in_parts == 1))
    return LP_YEAR_ABSENT;
  /* No day before 1970 occurs, so the remainder is the day of the week. */
  if (late || year->dates[round] % 7 == habit->day_off)
    return LP_YEAR_AWAY_TODAY;
  return LP_YEAR_PRESENT;
}

/* A round needs two pupils: where fewer are there, those who stay all year come. */
static void
bring_two (LpSchoolYear *year, guint round)
{
  guint8 *places = year->places + round * year->pupils->len;
  guint n_present = 0;

  for (guint p = 0; p < year->pupils->len; p++)
    n_present += places[p] <= LP_YEAR_AWAY_TODAY;
  if (n_present >= 2)
    return;
  for (guint p = 0; p < N_STAYERS; p++)
    places[p] = LP_YEAR_PRESENT;
}

void
lp_i_year_draw_places (LpSchoolYear *year)
{
  guint n = year->pupils->len;
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_PRESENCE, 0);
  Weather weather = draw_weather (&draw);
  year->places = g_new (guint8, n * year->n_rounds);
  for (guint p = 0; p < n; p++) {
    lp_i_draw_init (&draw, year->seed, LP_DRAW_PRESENCE, 1 + p);
    Habit habit = draw_habit (year, &draw, &weather, p);
    for (guint r = 0; r < year->n_rounds; r++)
      year->places[r * n + p] = (guint8) draw_habit_place (year, &draw, &weather, &habit, r);
  }
  for (guint r = 0; r < year->n_rounds; r++)
    bring_two (year, r);
}
