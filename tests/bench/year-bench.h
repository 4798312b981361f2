/* SPDX-License-Identifier: MIT */
/*
 * What the benchmarks of questions share: real class lists cut to a number of
 * pupils, histories of a year, and times of the processor.
 */
#pragma once

#include "year-class.h"

/* Rounds of a year. */
#define YEAR_BENCH_ROUNDS 39

/* Prints the message and ends the program. */
G_GNUC_NORETURN void year_bench_fail (const char *message);
/* The class list of that name, cut to just so many pupils; one more than the list has gets the first one's attainment. */
YearClass *year_bench_read (const char *folder, const char *source, guint n_pupils);
/* The last year of rounds as a history. */
LpHistory *year_bench_make_history (const GPtrArray *rounds);
/* Processor time in microseconds, so that other work on the machine does not count. */
gint64 year_bench_now (void);
/* Sorts times, of gint64, for year_bench_get_quantile(). */
void   year_bench_sort (GArray *times);
gint64 year_bench_get_quantile (const GArray *times, guint per_cent);
