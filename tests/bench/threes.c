/* SPDX-License-Identifier: MIT */
/*
 * How long the exact three of an odd class takes: lp_pair() with the default
 * policy after a term of history, certificate included.
 *
 *   lp-bench-threes FOLDER-OF-TESTS [SCHOOLS.csv]
 *
 * First a class list made as long as need be, week after week; then, if a file
 * is given, each odd school in it of at least three pupils (columns pupil_id,
 * school_id and score). Prints medians, 95 % and most in microseconds of
 * processor time, and the most matchings that one three took.
 */
#define _POSIX_C_SOURCE 200809L

#include <learning-partners/learning-partners.h>

#include "term-classes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TERM 13

static G_GNUC_NORETURN void
fail (const GError *error)
{
  fprintf (stderr, "lp-bench-threes: %s\n", error->message);
  exit (EXIT_FAILURE);
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

/* Times so far, and the most solves. */
typedef struct {
  GArray *times; /* owned, of double */
  guint64 most_solves;
} Record;

static gboolean
note_solves (guint64 done, guint64 total, gpointer data)
{
  Record *record = data;

  record->most_solves = MAX (record->most_solves, done);
  return TRUE;
}

/* Lives through some rounds, and times those after a term. */
static void
live (LpRoster *roster, guint n_rounds, Record *record)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpDate date = lp_date_from_ymd (2026, 9, 1);

  for (guint i = 0; i < n_rounds; i++, date += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, i, NULL);
    if (i >= TERM)
      lp_request_set_progress (request, note_solves, record);
    double begin = now ();
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
    double time = now () - begin;
    if (pairing == NULL)
      fail (error);
    g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
    lp_history_add_round (history, round, NULL);
    if (i >= TERM)
      g_array_append_val (record->times, time);
  }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_record (const char *name, guint n, Record *record)
{
  const GArray *times = record->times;

  g_array_sort (record->times, compare_times);
  printf ("| %s | %u | %u | %.0f | %.0f | %.0f | %u |\n", name, n, times->len, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 95 / 100), g_array_index (times, double, times->len - 1),
          (guint) record->most_solves);
  fflush (stdout);
}

static void
run_class (const char *folder, guint n, guint n_rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRoster) roster = term_roster_new (folder, n, &error);
  Record record = { g_array_new (FALSE, FALSE, sizeof (double)), 0 };

  if (roster == NULL)
    fail (error);
  live (roster, n_rounds, &record);
  print_record ("class", n, &record);
  g_array_unref (record.times);
}

/* The roster of a school, made when it is first met. */
static LpRoster *
get_school (GHashTable *schools, GPtrArray *order, const char *id)
{
  LpRoster *roster = g_hash_table_lookup (schools, id);

  if (roster != NULL)
    return roster;
  roster = lp_roster_new ();
  g_hash_table_insert (schools, g_strdup (id), roster);
  g_ptr_array_add (order, roster);
  return roster;
}

static int
find_column (char *const *header, const char *name)
{
  for (int i = 0; header[i] != NULL; i++) {
    if (g_str_equal (header[i], name))
      return i;
  }
  fprintf (stderr, "lp-bench-threes: no column %s\n", name);
  exit (EXIT_FAILURE);
}

/* One roster for each school, in the order in which they appear. */
static GPtrArray *
read_schools (const char *path)
{
  g_autoptr (GHashTable) schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *order = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_roster_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    fail (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
  int id = find_column (header, "pupil_id"), school = find_column (header, "school_id"), score = find_column (header, "score");
  for (gsize i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
    g_autoptr (LpPupil) pupil = lp_pupil_new (fields[id], NULL, NULL);
    lp_pupil_set_score (pupil, "chemistry", g_ascii_strtod (fields[score], NULL), NULL);
    lp_roster_add_pupil (get_school (schools, order, fields[school]), pupil, NULL);
  }
  return order;
}

static void
run_schools (const char *path)
{
  static const guint ends[] = { 15, 31, 61, 101, 10000 };
  g_autoptr (GPtrArray) schools = read_schools (path);
  guint from = 3;

  for (gsize k = 0; k < G_N_ELEMENTS (ends); k++) {
    g_autofree char *name = g_strdup_printf ("schools of %u and more", from);
    Record record = { g_array_new (FALSE, FALSE, sizeof (double)), 0 };
    guint most = 0;
    for (guint i = 0; i < schools->len; i++) {
      guint n = (guint) lp_roster_get_n_pupils (g_ptr_array_index (schools, i));
      if (n % 2 == 0 || n < from || n > ends[k])
        continue;
      most = MAX (most, n);
      live (g_ptr_array_index (schools, i), TERM + 2, &record);
    }
    if (record.times->len > 0)
      print_record (name, most, &record);
    g_array_unref (record.times);
    from = ends[k] + 2;
  }
}

int
main (int argc, char **argv)
{
  if (argc < 2) {
    fputs ("usage: lp-bench-threes FOLDER-OF-TESTS [SCHOOLS.csv]\n", stderr);
    return EXIT_FAILURE;
  }
  puts ("| of | pupils, at most | pairings | median, µs | 95 % | most | most matchings |");
  puts ("|---|--:|--:|--:|--:|--:|--:|");
  run_class (argv[1], 31, TERM + 200);
  run_class (argv[1], 101, TERM + 26);
  run_class (argv[1], 301, TERM + 4);
  if (argc > 2)
    run_schools (argv[2]);
  return EXIT_SUCCESS;
}
