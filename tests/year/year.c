/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that both limits are at work over a school year. Real classes live
 * through 39 weeks with holidays, rounds that are late or left out, absences,
 * covers, a joiner, a leaver and rules that come and go. Then:
 *
 * - every pairing is valid, proven optimal, and costs what the checker counts;
 * - every cover seats everybody who is there, once;
 * - every partnership shorter than the minimum or longer than the maximum has an
 *   explanation by a rule, found by an audit from the rounds alone;
 * - the audit counts the same max_tenure, min_tenure and change as the library;
 * - the audit itself finds what was spoilt on purpose.
 *
 * With LP_VERBOSE=1 a table of all lengths goes to the standard error output;
 * with LP_SLOW=1 the largest classes live through the whole year, too.
 */
#include "year-audit.h"

#include "checks.h"
#include <stdlib.h>
#include <string.h>

#define SEED 20260901

static const YearLife full_life = { SEED, TRUE, 40, 20, TRUE, 0, FALSE, 0 };
static const YearLife calm_life = { SEED, FALSE, 0, 0, FALSE, 0, FALSE, 0 };
static const YearLife island_life = { SEED, TRUE, 0, 0, FALSE, 0, TRUE, 0 };

/* What was explained, over several years. */
typedef struct {
  guint too_short[YEAR_N_SHORT];
  guint too_long[YEAR_N_LONG];
} Tally;

/* Which years are lived through. */
typedef struct {
  const char *source;
  LpStrategy strategy;
  LpBetween between;
  guint max_rounds; /* 0: the whole year */
} Case;

static const Case cases[] = {
  { "london", LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE, 0 },
  { "london", LP_STRATEGY_MIXED, LP_BETWEEN_STAY, 0 },
  { "london", LP_STRATEGY_MATCHED, LP_BETWEEN_CHANGE, 0 },
  { "london", LP_STRATEGY_MATCHED, LP_BETWEEN_STAY, 0 },
  { "london", LP_STRATEGY_MIXED_NEAR, LP_BETWEEN_CHANGE, 0 },
  { "london", LP_STRATEGY_NEAREST, LP_BETWEEN_CHANGE, 0 },
  { "nl-5480", LP_STRATEGY_MIXED_HALF, LP_BETWEEN_CHANGE, 0 },
  { "nl-5480", LP_STRATEGY_NEAREST, LP_BETWEEN_STAY, 0 },
  { "nl-5480", LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE, 0 },
  { "nl-5480", LP_STRATEGY_MIXED, LP_BETWEEN_STAY, 0 },
  { "nl-5480", LP_STRATEGY_MATCHED, LP_BETWEEN_CHANGE, 0 },
  { "nl-5480", LP_STRATEGY_MATCHED, LP_BETWEEN_STAY, 0 },
  { "nl-2780", LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE, 0 },
  { "nl-2780", LP_STRATEGY_MIXED, LP_BETWEEN_STAY, 0 },
  { "nl-2780", LP_STRATEGY_MATCHED, LP_BETWEEN_CHANGE, 0 },
  { "nl-2780", LP_STRATEGY_MATCHED, LP_BETWEEN_STAY, 0 },
  { "tennessee", LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE, 0 },
  { "tennessee", LP_STRATEGY_MIXED, LP_BETWEEN_STAY, 0 },
  { "tennessee", LP_STRATEGY_MATCHED, LP_BETWEEN_CHANGE, 0 },
  { "tennessee", LP_STRATEGY_MATCHED, LP_BETWEEN_STAY, 0 },
  { "polish", LP_STRATEGY_RANDOM, LP_BETWEEN_CHANGE, 0 },
  { "polish", LP_STRATEGY_RANDOM, LP_BETWEEN_STAY, 0 },
  { "glasgow", LP_STRATEGY_RANDOM, LP_BETWEEN_CHANGE, 0 },
  { "glasgow", LP_STRATEGY_RANDOM, LP_BETWEEN_STAY, 0 },
  { "utah", LP_STRATEGY_RANDOM, LP_BETWEEN_CHANGE, 8 },
  { "utah", LP_STRATEGY_RANDOM, LP_BETWEEN_STAY, 8 },
};

static gboolean
is_set (const char *variable)
{
  return g_strcmp0 (g_getenv (variable), "1") == 0;
}

static LpPolicy *
make_policy (LpStrategy strategy, LpBetween between)
{
  LpPolicy *policy = lp_policy_new ();

  ck_assert (lp_policy_set_strategy (policy, strategy, NULL));
  lp_policy_set_between (policy, between);
  return policy;
}

static GPtrArray *
read_classes (const char *label)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *classes = year_class_read (g_getenv ("LP_TEST_DATA"), year_source_find (label), &error);

  ck_assert_msg (classes != NULL, "%s", error == NULL ? "" : error->message);
  ck_assert_uint_gt (classes->len, 0);
  return classes;
}

static void
refuse_problems (const Year *year)
{
  for (guint i = 0; i < year->problems->len && i < 20; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (year->problems, i));
  ck_assert_uint_eq (year->problems->len, 0);
}

static void
show_header (void)
{
  g_printerr ("%-18s%-11s%-7s%6s%6s | %-27s | %-48s | %-15s\n", "", "", "", "", "",
              "days (rounds)", "too short, explained by", "too long, by");
  g_printerr ("%-18s%-11s%-7s%6s%6s | %9s%9s%9s | %4s%5s%5s%5s%7s%6s%5s%6s%5s | %5s%5s%5s | %s\n",
              "class", "strategy", "betw.", "rounds", "number", "shortest", "median", "longest", "left", "away", "end",
              "rule", "rhythm", "three", "held", "chain", "cost", "round", "held", "cost", "ms a round");
}

static char *
show_length (const YearAudit *audit, guint index)
{
  int days = g_array_index (audit->days, int, index), rounds = g_array_index (audit->rounds, int, index);

  return g_strdup_printf ("%d (%d)", days, rounds);
}

static double
mean_milliseconds (const Year *year)
{
  gint64 microseconds = 0;

  for (guint i = 0; i < year->rounds->len; i++)
    microseconds += year_get_round (year, i)->microseconds;
  return (double) microseconds / 1000 / year->rounds->len;
}

static void
show_audit (const Year *year, const YearAudit *audit)
{
  gboolean stay = lp_policy_get_between (year->policy) == LP_BETWEEN_STAY;
  const guint *s = audit->too_short, *l = audit->too_long;
  g_autofree char *shortest = show_length (audit, 0);
  g_autofree char *median = show_length (audit, audit->n / 2);
  g_autofree char *longest = show_length (audit, audit->n - 1);

  g_printerr ("%-18s%-11s%-7s%6u%6u | %9s%9s%9s | %4u%5u%5u%5u%7u%6u%5u%6u%5u | %5u%5u%5u | %.2f\n",
              year->class->label, lp_strategy_get_name (lp_policy_get_strategy (year->policy)),
              stay ? "stay" : "change", year->rounds->len, audit->n, shortest, median, longest, s[YEAR_SHORT_LEFT],
              s[YEAR_SHORT_AWAY], s[YEAR_SHORT_END], s[YEAR_SHORT_RULE], s[YEAR_SHORT_RHYTHM], s[YEAR_SHORT_THREE],
              s[YEAR_SHORT_HELD], s[YEAR_SHORT_CHAIN], s[YEAR_SHORT_COST], l[YEAR_LONG_ROUND], l[YEAR_LONG_HELD],
              l[YEAR_LONG_COST], mean_milliseconds (year));
}

/* Lives through a year with one class, and adds what was explained to the tally. */
static void
live (const YearClass *class, LpPolicy *policy, const YearLife *life, Tally *tally)
{
  g_autoptr (Year) year = year_simulate (class, policy, life, year_method_library, NULL);
  g_autoptr (YearAudit) audit = year_audit (year);

  ck_assert_uint_gt (audit->n, 0);
  if (is_set ("LP_VERBOSE"))
    show_audit (year, audit);
  refuse_problems (year);
  ck_assert_uint_eq (audit->n_unexplained, 0);
  for (guint i = 0; i < YEAR_N_SHORT; i++)
    tally->too_short[i] += audit->too_short[i];
  for (guint i = 0; i < YEAR_N_LONG; i++)
    tally->too_long[i] += audit->too_long[i];
}

/* Lives through a year with every class of a source. */
static void
live_all (const char *label, LpStrategy strategy, LpBetween between, const YearLife *life, Tally *tally)
{
  g_autoptr (LpPolicy) policy = make_policy (strategy, between);
  g_autoptr (GPtrArray) classes = read_classes (label);

  for (guint i = 0; i < classes->len; i++) {
    const YearClass *class = g_ptr_array_index (classes, i);
    /* One class of the Tennessee school has a single pupil: nobody to pair with. */
    if (year_class_get_size (class) > 1)
      live (class, policy, life, tally);
    else if (is_set ("LP_VERBOSE"))
      g_printerr ("%-18sleft out, since it has one pupil\n", class->label);
  }
}

START_TEST (test_limits_at_work)
{
  const Case *row = &cases[_i];
  YearLife life = full_life;
  Tally tally = { { 0 }, { 0 } };

  if (!is_set ("LP_SLOW"))
    life.max_rounds = row->max_rounds;
  if (is_set ("LP_VERBOSE") && _i == 0)
    show_header ();
  live_all (row->source, row->strategy, row->between, &life, &tally);
}
END_TEST

/* A year has 39 weeks, and no round falls into a holiday. */
START_TEST (test_calendar)
{
  g_autoptr (GArray) weekly = year_calendar_weekly ();
  g_autoptr (GArray) irregular = year_calendar_irregular (SEED);
  GArray *both[] = { weekly, irregular };

  ck_assert_uint_eq (weekly->len, YEAR_N_WEEKS);
  ck_assert_uint_lt (irregular->len, YEAR_N_WEEKS);
  for (guint k = 0; k < 2; k++) {
    for (guint i = 0; i < both[k]->len; i++) {
      LpDate date = g_array_index (both[k], LpDate, i);
      ck_assert_int_eq (year_calendar_count_open_days (date, date + 1), 1);
      ck_assert (i == 0 || date > g_array_index (both[k], LpDate, i - 1));
    }
  }
}
END_TEST

/* Without absences, and with a round each week, only the year's end cuts a partnership short. */
START_TEST (test_calm_year)
{
  static const char *const labels[] = { "london", "nl-5480", "nl-2780" };
  Tally tally = { { 0 }, { 0 } };

  live_all (labels[_i / 2], LP_STRATEGY_MIXED, _i % 2 == 0 ? LP_BETWEEN_CHANGE : LP_BETWEEN_STAY, &calm_life, &tally);
  for (guint i = 0; i < YEAR_N_SHORT; i++)
    ck_assert (i == YEAR_SHORT_END || tally.too_short[i] == 0);
  for (guint i = 0; i < YEAR_N_LONG; i++)
    ck_assert_uint_eq (tally.too_long[i], 0);
}
END_TEST

/* Each explanation but the last resort is needed in some year; the last resort in none. */
START_TEST (test_every_explanation_occurs)
{
  Tally tally = { { 0 }, { 0 } };

  live_all ("tennessee", LP_STRATEGY_MATCHED, LP_BETWEEN_CHANGE, &full_life, &tally);
  live_all ("tennessee", LP_STRATEGY_MATCHED, LP_BETWEEN_STAY, &full_life, &tally);
  live_all ("london", LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE, &full_life, &tally);
  live_all ("london", LP_STRATEGY_MIXED, LP_BETWEEN_STAY, &island_life, &tally);
  live_all ("london", LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE, &calm_life, &tally);
  for (guint i = 0; i < YEAR_N_SHORT; i++)
    ck_assert_msg ((tally.too_short[i] > 0) == (i != YEAR_SHORT_COST), "too short: %u explained by %u",
                   tally.too_short[i], i);
  for (guint i = 0; i < YEAR_N_LONG; i++)
    ck_assert_msg (tally.too_long[i] > 0, "too long: none explained by %u", i);
}
END_TEST

static void
swap_partners (Year *year, guint round)
{
  gint16 *group = year_get_round (year, round)->group;
  guint other = 1;

  while (group[other] == group[0])
    other++;
  gint16 first = group[0];
  group[0] = group[other];
  group[other] = first;
}

/* Two pupils who change places in any round break partnerships that no round reports. */
START_TEST (test_audit_finds_swap)
{
  g_autoptr (LpPolicy) policy = make_policy (LP_STRATEGY_MIXED, LP_BETWEEN_CHANGE);
  g_autoptr (GPtrArray) classes = read_classes (_i == 0 ? "london" : "nl-5480");
  const YearClass *class = g_ptr_array_index (classes, 0);
  g_autoptr (Year) year = year_simulate (class, policy, &calm_life, year_method_library, NULL);

  /* In the last round all partners are new, and nothing follows. */
  for (guint round = 0; round + 1 < year->rounds->len; round++) {
    guint before = year->problems->len;
    swap_partners (year, round);
    g_autoptr (YearAudit) audit = year_audit (year);
    ck_assert_uint_gt (audit->n_unexplained, 0);
    ck_assert_uint_gt (year->problems->len, before);
    swap_partners (year, round);
  }
}
END_TEST

/* Partnerships that simply go on pass the maximum, and no round reports it. */
START_TEST (test_audit_finds_standstill)
{
  g_autoptr (LpPolicy) policy = make_policy (LP_STRATEGY_MIXED, LP_BETWEEN_STAY);
  g_autoptr (GPtrArray) classes = read_classes ("london");
  const YearClass *class = g_ptr_array_index (classes, 0);
  g_autoptr (Year) year = year_simulate (class, policy, &calm_life, year_method_library, NULL);

  for (guint round = 10; round < 20; round++)
    memcpy (year_get_round (year, round)->group, year_get_round (year, 9)->group,
            year->plan->n_pupils * sizeof (gint16));
  g_autoptr (YearAudit) audit = year_audit (year);
  ck_assert_uint_ge (audit->n_unexplained, class->ids->len / 2);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("year");
  TCase *tcase = tcase_create ("limits");
  SRunner *runner;

  tcase_set_timeout (tcase, 600);
  tcase_add_loop_test (tcase, test_limits_at_work, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tcase, test_calendar);
  tcase_add_loop_test (tcase, test_calm_year, 0, 6);
  tcase_add_test (tcase, test_every_explanation_occurs);
  tcase_add_loop_test (tcase, test_audit_finds_swap, 0, 2);
  tcase_add_test (tcase, test_audit_finds_standstill);
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
