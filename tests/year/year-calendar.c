/* SPDX-License-Identifier: MIT */
#include "year-calendar.h"

typedef struct {
  int from[3];
  int to[3];
} Holiday;

static const Holiday holidays[] = {
  { { 2026, 10, 24 }, { 2026, 11, 1 } },  /* half-term */
  { { 2026, 12, 19 }, { 2027, 1, 3 } },   /* Christmas */
  { { 2027, 2, 13 }, { 2027, 2, 21 } },   /* February */
  { { 2027, 3, 27 }, { 2027, 4, 11 } },   /* Easter */
  { { 2027, 5, 3 }, { 2027, 5, 3 } },     /* a bank holiday */
  { { 2027, 5, 29 }, { 2027, 6, 6 } },    /* May */
  { { 2027, 7, 17 }, { 2027, 8, 31 } },   /* summer */
};

static LpDate
to_date (const int ymd[3])
{
  return lp_date_from_ymd (ymd[0], ymd[1], ymd[2]);
}

void
year_calendar_close (LpRoster *roster)
{
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    lp_roster_add_closure (roster, to_date (holidays[i].from), to_date (holidays[i].to), NULL);
}

static gboolean
is_open (LpDate date)
{
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++) {
    if (date >= to_date (holidays[i].from) && date <= to_date (holidays[i].to))
      return FALSE;
  }
  return TRUE;
}

int
year_calendar_count_open_days (LpDate from, LpDate to)
{
  int days = 0;

  for (LpDate date = from; date < to; date++)
    days += is_open (date);
  return days;
}

LpDate
year_calendar_get_end (void)
{
  return lp_date_from_ymd (2027, 7, 17);
}

GArray *
year_calendar_weekly (void)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (LpDate));
  LpDate monday = lp_date_from_ymd (2026, 8, 31);

  for (; monday < year_calendar_get_end (); monday += 7) {
    LpDate tuesday = monday + 1;
    if (!is_open (tuesday))
      continue;
    /* School begins on a Tuesday. */
    LpDate first = dates->len > 0 && is_open (monday) ? monday : tuesday;
    g_array_append_val (dates, first);
  }
  return dates;
}

GArray *
year_calendar_irregular (guint64 seed)
{
  YearRandom random = { seed };
  g_autoptr (GArray) weekly = year_calendar_weekly ();
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (LpDate));

  for (guint week = 0; week < weekly->len; week++) {
    gboolean left_out = year_random_happens (&random, 100);
    LpDate date = g_array_index (weekly, LpDate, week);
    if (year_random_happens (&random, 300))
      date += 1 + (LpDate) year_random_below (&random, 3);
    if (week == 0 || !left_out)
      g_array_append_val (dates, date);
  }
  return dates;
}
