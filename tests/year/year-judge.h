/* SPDX-License-Identifier: MIT */
/* What must be true of each round of a simulated year. */
#pragma once

#include "year-simulation.h"

/* Judges the latest round of `year` by the checker, and by counting who sits
 * where; notes problems in `year`, and gives the checker's costs. */
gboolean year_judge (Year *year, LpRequest *request, const YearAnswer *answer, gint64 costs[LP_N_TIERS],
                     GError **error);
