/* SPDX-License-Identifier: MIT */
/*
 * What a change costs after an optimum: lp_matcher_solve_again() against a fresh
 * solve of the changed graph, by the costs of the default policy after a term
 * of history.
 *
 *   lp-bench-reoptimise FOLDER-OF-TESTS [CLASSES]
 *
 * Each class suffers each change once, and recovers from it by another call,
 * which is not timed. A fresh solve is timed twice: alone, and with the edges
 * told to a new matcher, as a caller without lp_matcher_solve_again() has to.
 * Medians of processor time in microseconds, of which the clock takes some tenths; every cost has to be the same.
 */
#define _POSIX_C_SOURCE 200809L

#include "term-classes.h"

#include <learning-partners/lp-batch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static G_GNUC_NORETURN void
fail (const char *message)
{
  fprintf (stderr, "lp-bench-reoptimise: %s\n", message);
  exit (EXIT_FAILURE);
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

/* One class: its costs, and the vertices or the edge that the change is about. */
typedef struct {
  const TermClasses *classes;
  const gint64 *costs;
  guint u, v;
} Case;

static const gint64 *
at_edge (const Case *one, guint u, guint v)
{
  gsize low = MIN (u, v), high = MAX (u, v), n = one->classes->n;

  return one->costs + (low * (2 * n - low - 1) / 2 + high - low - 1) * one->classes->n_tiers;
}

static void
set_edge (const Case *one, LpMatcher *matcher, guint u, guint v)
{
  const gint64 *costs = at_edge (one, u, v);

  if (*costs == LP_BATCH_NO_EDGE_TIERS)
    lp_matcher_remove_edge (matcher, u, v);
  else
    lp_matcher_set_edge (matcher, u, v, costs);
}

static void
set_all (const Case *one, LpMatcher *matcher)
{
  for (guint u = 0; u < one->classes->n; u++)
    for (guint v = u + 1; v < one->classes->n; v++)
      set_edge (one, matcher, u, v);
}

/* Makes a change, or takes it back. */
typedef void (*ChangeFunc) (const Case *one, LpMatcher *matcher, gboolean back);

static void
force_pair (const Case *one, LpMatcher *matcher, gboolean back)
{
  for (guint w = 0; w < one->classes->n; w++) {
    if (w == one->u || w == one->v)
      continue;
    for (guint k = 0; k < 2; k++) {
      if (back)
        set_edge (one, matcher, k == 0 ? one->u : one->v, w);
      else
        lp_matcher_remove_edge (matcher, k == 0 ? one->u : one->v, w);
    }
  }
}

static void
forbid_pair (const Case *one, LpMatcher *matcher, gboolean back)
{
  if (back)
    set_edge (one, matcher, one->u, one->v);
  else
    lp_matcher_remove_edge (matcher, one->u, one->v);
}

/* An edge costs what another does. */
static void
change_cost (const Case *one, LpMatcher *matcher, gboolean back)
{
  guint n = one->classes->n;
  const gint64 *other = at_edge (one, (one->u + n / 2) % n == one->v ? (one->v + 1) % n : one->v, (one->u + n / 2) % n);

  if (back || *other == LP_BATCH_NO_EDGE_TIERS)
    set_edge (one, matcher, one->u, one->v);
  else
    lp_matcher_set_edge (matcher, one->u, one->v, other);
}

typedef struct {
  const char *name;
  ChangeFunc change;
  gboolean among_partners; /* about two partners, else about two who are none */
} Kind;

static const Kind kinds[] = {
  { "force a pair, or do without its two", force_pair, FALSE },
  { "forbid a pair of partners", forbid_pair, TRUE },
  { "change what a pair costs", change_cost, FALSE },
  { "change what partners cost", change_cost, TRUE },
};

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (double *times, guint count)
{
  qsort (times, count, sizeof *times, compare_times);
  return times[count / 2];
}

static LpMatching *
time_call (LpMatching *(*solve) (LpMatcher *, LpBarrier **, GError **), LpMatcher *matcher, double begin, double *time)
{
  LpMatching *matching = solve (matcher, NULL, NULL);

  *time = now () - begin;
  if (matching == NULL)
    fail ("a class could not be matched");
  return matching;
}

/* Chooses whom the change is about. */
static void
choose (Case *one, const Kind *kind, const LpMatching *matching, guint index)
{
  guint n = one->classes->n;

  one->u = index % n;
  one->v = lp_matching_get_mate (matching, one->u);
  if (kind->among_partners)
    return;
  do
    one->v = (one->v + 1 + index / n) % n;
  while (one->v == one->u || *at_edge (one, one->u, one->v) == LP_BATCH_NO_EDGE_TIERS);
}

static void
time_one (Case *one, const Kind *kind, guint index, double times[3])
{
  guint n_tiers = one->classes->n_tiers;
  g_autoptr (LpMatcher) matcher = lp_matcher_new (one->classes->n, n_tiers);
  double begin;

  set_all (one, matcher);
  g_autoptr (LpMatching) before = time_call (lp_matcher_solve_again, matcher, now (), &times[0]);
  choose (one, kind, before, index);
  begin = now ();
  kind->change (one, matcher, FALSE);
  g_autoptr (LpMatching) after = time_call (lp_matcher_solve_again, matcher, begin, &times[0]);
  kind->change (one, matcher, TRUE);
  g_autoptr (LpMatching) again = lp_matcher_solve_again (matcher, NULL, NULL);

  begin = now ();
  g_autoptr (LpMatcher) fresh = lp_matcher_new (one->classes->n, n_tiers);
  set_all (one, fresh);
  kind->change (one, fresh, FALSE);
  g_autoptr (LpMatching) whole = time_call (lp_matcher_solve, fresh, begin, &times[1]);
  g_autoptr (LpMatching) alone = time_call (lp_matcher_solve, fresh, now (), &times[2]);
  if (memcmp (lp_matching_get_cost (after), lp_matching_get_cost (whole), n_tiers * sizeof (gint64)) != 0
      || memcmp (lp_matching_get_cost (before), lp_matching_get_cost (again), n_tiers * sizeof (gint64)) != 0)
    fail ("going on and beginning afresh differ");
}

static void
run (const TermClasses *classes, guint n_rounds, const Kind *kind)
{
  g_autofree double *times = g_new (double, 3 * classes->count);
  double medians[3];

  for (guint i = 0; i < classes->count; i++) {
    Case one = { .classes = classes, .costs = term_classes_get (classes, i) };
    double own[3];
    time_one (&one, kind, i, own);
    for (guint k = 0; k < 3; k++)
      times[k * classes->count + i] = own[k];
  }
  for (guint k = 0; k < 3; k++)
    medians[k] = get_median (times + k * classes->count, classes->count);
  printf ("| %u | %u | %s | %.1f | %.1f | %.1f | %.1f | %.1f |\n", classes->n, n_rounds, kind->name, medians[0],
          medians[2], medians[2] / medians[0], medians[1], medians[1] / medians[0]);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 30, 60, 200 };
  guint count = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 300;

  if (argc < 2 || count == 0)
    fail ("usage: lp-bench-reoptimise FOLDER-OF-TESTS [CLASSES]");
  puts ("| pupils | rounds | change | going on, µs | solve, µs | times | … and tell all edges, µs | times |");
  puts ("|--:|--:|---|--:|--:|--:|--:|--:|");
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n_rounds = 13; n_rounds <= 14; n_rounds++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (TermClasses) classes = term_classes_new (argv[1], sizes[s], n_rounds, MAX (1, count * 30 / sizes[s]), &error);
      if (classes == NULL)
        fail (error->message);
      for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
        run (classes, n_rounds, &kinds[k]);
    }
  return EXIT_SUCCESS;
}
