/* SPDX-License-Identifier: MIT */
/*
 * "Is exactness worth it?": simple methods of pairing and this library live
 * through the same school years, with one round a week, holidays, and 4 % of the
 * pupils away for any one round. Costs are counted by lp_check() for all alike,
 * and once more here. Everything but the times is the same at each run.
 *
 *   lp-bench-worth FOLDER-OF-TESTS
 *
 * Prints tables in Markdown.
 */
#include "worth-methods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_YEARS 10

typedef struct {
  const char *title;
  const char *source;
  LpStrategy strategy;
  guint n_apart;
} Scenario;

static const Scenario scenarios[] = {
  { "A class of 30, mixed", "london", LP_STRATEGY_MIXED, 0 },
  { "A class of 30, matched", "london", LP_STRATEGY_MATCHED, 0 },
  { "A class of 31, mixed", "nl-5480", LP_STRATEGY_MIXED, 0 },
  { "A class of 31, matched", "nl-5480", LP_STRATEGY_MATCHED, 0 },
  { "A class of 30, mixed, with twelve pairs kept apart", "london", LP_STRATEGY_MIXED, 12 },
};

/* What a method came to, summed over all years. */
typedef struct {
  gint64 costs[LP_N_TIERS];
  gint64 n_broken;        /* rounds that break a must rule */
  gint64 n_pairs;         /* partners, round by round */
  gint64 n_in_cooldown;   /* of them, repeats within the cooldown */
  gint64 n_outside;       /* of them, with a strategy cost */
  gint64 n_met;           /* pairs of pupils who met at all */
  gint64 apart;           /* the most turns in the three less the least, of those in the last round */
  gint64 n_pupils;
  GArray *first_repeats;  /* gint64, one a year */
  GArray *times;          /* gint64 */
} Result;

static void
fail (const char *message)
{
  fprintf (stderr, "lp-bench-worth: %s\n", message);
  exit (EXIT_FAILURE);
}

/* The pairing of a round, from who sat where. */
static void
read_seating (const Year *year, guint round, WorthSeating *seating)
{
  const gint16 *group = year_get_round (year, round)->group;

  seating->n_groups = 0;
  for (guint i = 0; i < year->plan->n_pupils; i++) {
    if (group[i] < 0)
      continue;
    seating->n_groups = MAX (seating->n_groups, (guint) group[i] + 1);
  }
  memset (seating->groups, 0, seating->n_groups * sizeof *seating->groups);
  for (guint i = 0; i < year->plan->n_pupils; i++) {
    if (group[i] < 0)
      continue;
    WorthGroup *own = &seating->groups[group[i]];
    own->members[own->size++] = i;
  }
}

static void
count_pair (Result *result, const WorthCosts *costs, const WorthPast *past, gsize at, gint64 *first_repeat)
{
  gboolean again = past->spells[at] > 0 && past->since[at] < 0;

  result->n_pairs++;
  result->n_in_cooldown += costs->cooldown[at] > 0;
  result->n_outside += costs->strategy[at] > 0;
  if (again && *first_repeat == 0)
    *first_repeat = past->n_rounds + 1;
}

static void
count_round (Result *result, const Year *year, WorthPast *past, guint round, gint64 *first_repeat)
{
  g_autofree WorthGroup *groups = g_new (WorthGroup, past->n);
  WorthSeating seating = { 0, groups };
  WorthSum sum;

  worth_past_absorb (past, year, round);
  g_autoptr (WorthCosts) pairs = worth_costs_new (year, past, round);
  read_seating (year, round, &seating);
  worth_costs_add_up (pairs, past, &seating, &sum);
  for (guint tier = 0; tier < LP_N_ORDERED_TIERS; tier++) {
    result->costs[tier] += year_get_round (year, round)->costs[tier];
    if (sum.tiers[tier] != year_get_round (year, round)->costs[tier])
      fail ("the checker and this program count different costs");
  }
  for (guint g = 0; g < seating.n_groups; g++) {
    for (guint i = 0; i < groups[g].size; i++) {
      for (guint j = i + 1; j < groups[g].size; j++)
        count_pair (result, pairs, past, worth_at (past, groups[g].members[i], groups[g].members[j]), first_repeat);
    }
  }
}

/* How far turns lie apart among those in the latest round. */
static gint64
count_apart (const WorthPast *past)
{
  gint64 least = G_MAXINT64, most = 0;

  for (guint i = 0; i < past->n; i++)
    if (past->there[i]) {
      least = MIN (least, past->turns[i]);
      most = MAX (most, past->turns[i]);
    }
  return most - least;
}

static void
count_year (Result *result, const Year *year)
{
  g_autoptr (WorthPast) past = worth_past_new (year->plan->n_pupils);
  gint64 first_repeat = 0;

  if (year->problems->len > 0)
    fail (g_ptr_array_index (year->problems, 0));
  for (guint round = 0; round < year->rounds->len; round++)
    count_round (result, year, past, round, &first_repeat);
  worth_past_absorb (past, year, year->rounds->len);
  for (guint a = 0; a < past->n; a++) {
    for (guint b = a + 1; b < past->n; b++)
      result->n_met += past->spells[worth_at (past, a, b)] > 0;
  }
  result->n_pupils += past->n;
  result->apart += count_apart (past);
  result->n_broken += year->n_broken;
  if (first_repeat == 0)
    first_repeat = G_MAXINT64;
  g_array_append_val (result->first_repeats, first_repeat);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gint64
get_median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return g_array_index (numbers, gint64, (numbers->len - 1) / 2);
}

static void
show_mean (gint64 sum)
{
  printf (" %.1f |", (double) sum / N_YEARS);
}

static void
show_first_repeat (GArray *rounds)
{
  gint64 median = get_median (rounds);

  if (median == G_MAXINT64)
    printf (" never |");
  else
    printf (" %" G_GINT64_FORMAT " |", median);
}

static void
show_time (gint64 time)
{
  if (time < 1000)
    printf (" %" G_GINT64_FORMAT " µs", time);
  else
    printf (" %.1f ms", (double) time / 1000);
}

static void
show_times (GArray *times)
{
  show_time (get_median (times));
  printf (",");
  show_time (g_array_index (times, gint64, times->len - 1));
  puts (" |");
}

static void
show_head (const Scenario *scenario, const YearClass *class)
{
  printf ("\n**%s** (%u pupils, `%s`)\n\n", scenario->title, year_class_get_size (class), scenario->source);
  puts ("| method | rounds broken | too long | cut short | cooldown | turns | strategy | repeats "
        "| repeats within cooldown | first repeat in round | gaps outside the window | partners met | turns apart at the end "
        "| time a round, slowest |");
  puts ("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
}

static void
show (WorthKind kind, Result *result)
{
  static const LpTier tiers[] = { LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_COOLDOWN,
                                  LP_TIER_TURNS, LP_TIER_STRATEGY, LP_TIER_REPEATS };

  printf ("| %s |", worth_kind_get_name (kind));
  show_mean (result->n_broken);
  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    show_mean (result->costs[tiers[i]]);
  show_mean (result->n_in_cooldown);
  show_first_repeat (result->first_repeats);
  printf (" %.1f %% |", 100.0 * (double) result->n_outside / (double) result->n_pairs);
  printf (" %.1f |", 2.0 * (double) result->n_met / (double) result->n_pupils);
  show_mean (result->apart);
  show_times (result->times);
  fflush (stdout);
}

static void
live (const Scenario *scenario, const YearClass *class, WorthKind kind, guint64 seed, Result *result)
{
  YearLife life = { seed, FALSE, 40, 0, FALSE, 0, FALSE, scenario->n_apart };
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (WorthMethod) method = worth_method_new (kind, year_class_get_size (class), ~seed);

  lp_policy_set_strategy (policy, scenario->strategy, NULL);
  g_autoptr (Year) year = year_simulate (class, policy, &life, worth_method_pair, method);
  count_year (result, year);
  g_array_append_vals (result->times, method->times->data, method->times->len);
}

static void
compare (const char *folder, const Scenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = year_class_read (folder, year_source_find (scenario->source), &error);

  if (classes == NULL)
    fail (error->message);
  show_head (scenario, g_ptr_array_index (classes, 0));
  for (guint kind = 0; kind < WORTH_N_METHODS; kind++) {
    Result result = { { 0 } };
    result.first_repeats = g_array_new (FALSE, FALSE, sizeof (gint64));
    result.times = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (guint64 seed = 1; seed <= N_YEARS; seed++)
      live (scenario, g_ptr_array_index (classes, 0), (WorthKind) kind, seed, &result);
    show ((WorthKind) kind, &result);
    g_array_unref (result.first_repeats);
    g_array_unref (result.times);
  }
}

int
main (int argc, char **argv)
{
  if (argc != 2) {
    fputs ("usage: lp-bench-worth FOLDER-OF-TESTS\n", stderr);
    return EXIT_FAILURE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    compare (argv[1], &scenarios[i]);
  return EXIT_SUCCESS;
}
