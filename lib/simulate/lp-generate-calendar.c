/* SPDX-License-Identifier: MIT */
#include "simulate/lp-generate-private.h"

static void
close_days (LpSchoolYear *year, LpDate from, int n_days)
{
  LpYearClosure closure = { from, from + n_days - 1 };

  g_array_append_val (year->closures, closure);
}

/* Autumn half term, Christmas, spring half term, Easter, summer half term; then days of their own. */
static void
draw_closures (LpSchoolYear *year, LpDraw *draw, LpDate start)
{
  static const struct {
    int after;
    int days;
  } holidays[] = { { 54, 9 }, { 110, 16 }, { 166, 9 }, { 208, 16 }, { 264, 9 } };

  if (lp_i_draw_chance (draw, 300))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++) {
    if (lp_i_draw_chance (draw, 850))
      close_days (year, start + holidays[i].after + lp_i_draw_between (draw, -7, 7), holidays[i].days);
  }
  /* Days off in the midst, some of which fall into a holiday or on a round's first day. */
  for (guint n = lp_i_draw_below (draw, 4); n > 0; n--)
    close_days (year, start + lp_i_draw_between (draw, -20, 290), lp_i_draw_between (draw, 1, 4));
}

/* The day itself, or the first after the closures that it falls in. */
static LpDate
find_open_day (const LpSchoolYear *year, LpDate date)
{
  gboolean moved = TRUE;

  while (moved) {
    moved = FALSE;
    for (guint i = 0; i < year->closures->len; i++) {
      const LpYearClosure *closure = &g_array_index (year->closures, LpYearClosure, i);
      if (date >= closure->from && date <= closure->to) {
        date = closure->to + 1;
        moved = TRUE;
      }
    }
  }
  return date;
}

static int
draw_gap (LpDraw *draw, int usual, gboolean irregular)
{
  if (!irregular)
    return usual;
  return MAX (1, usual + lp_i_draw_between (draw, -usual / 2, usual));
}

void
lp_i_year_draw_calendar (LpSchoolYear *year, guint max_rounds)
{
  static const int gaps[] = { 7, 7, 7, 14, 14, 10, 21, 1 };
  LpDraw draw;

  lp_i_draw_init (&draw, year->seed, LP_DRAW_CALENDAR, 0);
  LpDate date = lp_date_from_ymd (2020 + (int) lp_i_draw_below (&draw, 10), 9, 1 + (int) lp_i_draw_below (&draw, 14));
  gboolean irregular = lp_i_draw_chance (&draw, 350);
  gboolean closed_days_too = lp_i_draw_chance (&draw, 200);
  year->usual_gap = gaps[lp_i_draw_below (&draw, G_N_ELEMENTS (gaps))];
  year->n_rounds = lp_i_draw_chance (&draw, 300) ? max_rounds : 1 + lp_i_draw_below (&draw, max_rounds);
  year->dates = g_new (LpDate, year->n_rounds);
  draw_closures (year, &draw, date);
  for (guint r = 0; r < year->n_rounds; r++) {
    if (!closed_days_too)
      date = find_open_day (year, date);
    year->dates[r] = date;
    date += draw_gap (&draw, year->usual_gap, irregular);
  }
}
