/* SPDX-License-Identifier: MIT */
/* The simulated school year: 39 weeks from 1 September 2026, and its holidays. */
#pragma once

#include "year-random.h"

#include <learning-partners/learning-partners.h>

#define YEAR_N_WEEKS 39

/* Adds the year's holidays to a roster. */
void year_calendar_close (LpRoster *roster);

/* Counts the open days from one date (included) to another (not included), day by day. */
int year_calendar_count_open_days (LpDate from, LpDate to);

/* Gives the first day after the last day of school. */
LpDate year_calendar_get_end (void);

/* Gives the first open day of each school week, as LpDate. */
GArray *year_calendar_weekly (void);

/* As weekly, but as a class lives it: about one week in ten is left out, and
 * three rounds in ten begin one to three days late. */
GArray *year_calendar_irregular (guint64 seed);
