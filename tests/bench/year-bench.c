/* SPDX-License-Identifier: MIT */
#include "year-bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void
year_bench_fail (const char *message)
{
  fprintf (stderr, "%s: %s\n", g_get_prgname () != NULL ? g_get_prgname () : "benchmark", message);
  exit (EXIT_FAILURE);
}

YearClass *
year_bench_read (const char *folder, const char *source, guint n_pupils)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = year_class_read (folder, year_source_find (source), &error);

  if (classes == NULL)
    year_bench_fail (error->message);
  YearClass *class = g_ptr_array_steal_index (classes, 0);
  while (year_class_get_size (class) < n_pupils) {
    g_ptr_array_add (class->ids, g_strdup_printf ("extra-%u", year_class_get_size (class)));
    g_ptr_array_add (class->attainment, g_strdup (g_ptr_array_index (class->attainment, 0)));
  }
  g_ptr_array_set_size (class->ids, (int) n_pupils);
  g_ptr_array_set_size (class->attainment, (int) n_pupils);
  return class;
}

LpHistory *
year_bench_make_history (const GPtrArray *rounds)
{
  LpHistory *history = lp_history_new ();
  guint first = rounds->len > YEAR_BENCH_ROUNDS ? rounds->len - YEAR_BENCH_ROUNDS : 0;

  for (guint i = first; i < rounds->len; i++)
    lp_history_add_round (history, g_ptr_array_index (rounds, i), NULL);
  return history;
}

gint64
year_bench_now (void)
{
  return (gint64) ((double) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

void
year_bench_sort (GArray *times)
{
  g_array_sort (times, compare_times);
}

gint64
year_bench_get_quantile (const GArray *times, guint per_cent)
{
  return times->len == 0 ? 0 : g_array_index (times, gint64, (times->len - 1) * per_cent / 100);
}
