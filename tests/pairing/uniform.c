/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that strategy uniform gives every allowed pairing with the same
 * chance (counts of many draws against every pairing, by chi-square, for each
 * exact method), that the walk gives allowed pairings only, that the answer
 * names its method truly, and that a seed decides the draw.
 */
#include "support.h"

#include "base/lp-random-private.h"
#include "pairing/lp-uniform-private.h"

#include <math.h>
#include <stdlib.h>

#define DRAWS_PER_PAIRING 150

/* The value that chi-square passes about once in ten thousand tries (Wilson and Hilferty's cube). */
static double
find_limit (double freedom)
{
  double spread = 2 / (9 * freedom);
  double root = 1 - spread + 3.72 * sqrt (spread);

  return freedom * root * root * root;
}

static double
measure (const guint *counts, guint n, guint n_draws)
{
  double expected = (double) n_draws / n, sum = 0;

  for (guint k = 0; k < n; k++)
    sum += (counts[k] - expected) * (counts[k] - expected) / expected;
  return sum;
}

/* The yardstick itself: fair counts pass, and a tenth more for one kind in two does not. */
START_TEST (yardstick)
{
  static const guint fair[] = { 1010, 985, 1003, 1002 }, unfair[] = { 1100, 900, 1100, 900 };

  ck_assert (fabs (find_limit (10) - 35.6) < 0.5);
  ck_assert (measure (fair, 4, 4000) < find_limit (3));
  ck_assert (measure (unfair, 4, 4000) > find_limit (3));
}
END_TEST

/* The stream that a seed means for ever: SplitMix64, as published, from state 0. */
START_TEST (stream)
{
  static const guint64 published[] = {
    G_GUINT64_CONSTANT (0xe220a8397b1dcdaf), G_GUINT64_CONSTANT (0x6e789e6aa1b965f4), G_GUINT64_CONSTANT (0x06c45d188009454f),
  };
  LpRandom random = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    ck_assert_uint_eq (lp_i_random_next (&random), published[i]);
}
END_TEST

static void
add_groups (Seating *seating, const LpCosts *costs, const LpPartnerships *partnerships)
{
  for (guint g = 0; g < lp_i_partnerships_get_length (partnerships); g++) {
    LpPartnership partnership = lp_i_partnerships_get (partnerships, g);
    guint group = 0;
    for (guint k = 0; k < partnership.size; k++)
      group |= SET_OF (lp_i_participants_get_id (costs->present, partnership.members[k])[1] - '1');
    seating->groups[seating->n_groups++] = group;
  }
}

static Seating
seating_of_solution (const LpCosts *costs, const LpSolution *solution)
{
  Seating seating = { 0 };

  add_groups (&seating, costs, solution->partnerships);
  seating_sort (&seating);
  return seating;
}

/* The draw pairs the rest: threes on purpose stand beside it. */
static Seating
seating_of_draw (const LpCosts *costs, const LpSolution *solution)
{
  Seating seating = { 0 };

  add_groups (&seating, costs, solution->partnerships);
  add_groups (&seating, costs, costs->division->threes);
  seating_sort (&seating);
  return seating;
}

static guint
find_seating (const GArray *seatings, const Seating *seating)
{
  for (guint s = 0; s < seatings->len; s++)
    if (seating_equals (&g_array_index (seatings, Seating, s), seating))
      return s;
  g_autofree char *text = seating_to_string (seating);
  ck_abort_msg ("%s is not allowed", text);
  return 0;
}

/* Classes in which chances could go wrong: bonds, an odd number, roles, few ways. */
static const struct {
  const char *name;
  guint n;
  gboolean adult;
  guint together[2], apart[3], tutors; /* sets; tutors 0: no roles */
  guint expected;
} classes[] = {
  { "six", 6, FALSE, { 0 }, { 0 }, 0, 15 },
  { "five", 5, FALSE, { 0 }, { 0 }, 0, 10 },
  { "five with an adult", 5, TRUE, { 0 }, { 0 }, 0, 15 },
  { "seven", 7, FALSE, { 0 }, { 0 }, 0, 105 },
  { "three with an adult", 3, TRUE, { 0 }, { 0 }, 0, 3 },
  { "three", 3, FALSE, { 0 }, { 0 }, 0, 1 },
  { "five, a bound pair", 5, FALSE, { 0x3 }, { 0 }, 0, 4 },
  { "seven, a bound pair", 7, FALSE, { 0x12 }, { 0 }, 0, 25 },
  { "seven, two bound pairs", 7, FALSE, { 0x3, 0x24 }, { 0 }, 0, 7 },
  { "seven, a bound three", 7, FALSE, { 0x7 }, { 0 }, 0, 3 },
  { "seven, a bound three in a chain", 7, FALSE, { 0x3, 0x6 }, { 0 }, 0, 3 },
  { "eight, a bound three and a three of the rest", 8, FALSE, { 0x7 }, { 0 }, 0, 10 },
  { "eight, a bound three and an adult", 8, TRUE, { 0x23 }, { 0 }, 0, 15 },
  { "nine, two bound threes", 9, FALSE, { 0x7, 0x38 }, { 0 }, 0, 1 },
  { "seven, a bound three and some apart", 7, FALSE, { 0x7 }, { 0x18 }, 0, 2 },
  { "seven, a bound pair and an adult", 7, TRUE, { 0x3 }, { 0 }, 0, 15 },
  { "six, some apart", 6, FALSE, { 0 }, { 0x3, 0xc, 0x21 }, 0, 8 },
  { "seven, some apart", 7, FALSE, { 0 }, { 0x3, 0x61, 0xe }, 0, 0 },
  { "seven, bound and apart", 7, FALSE, { 0x3 }, { 0x6, 0x18, 0x60 }, 0, 0 },
  { "eight, four apart from each other", 8, FALSE, { 0 }, { 0xf }, 0, 24 },
  { "six, three tutors", 6, FALSE, { 0 }, { 0 }, 0x7, 6 },
  { "seven, four tutors", 7, FALSE, { 0 }, { 0 }, 0x2d, 0 },
  { "seven, three tutors, an adult and a rule", 7, TRUE, { 0 }, { 0x6 }, 0x23, 0 },
};

static void
prepare_question (Question *question, guint number)
{
  question_init (question, classes[number].n);
  question->strategy = classes[number].tutors != 0 ? LP_STRATEGY_TUTOR : LP_STRATEGY_UNIFORM;
  question->adult = classes[number].adult;
  for (guint k = 0; k < G_N_ELEMENTS (classes[number].together); k++)
    if (classes[number].together[k] != 0)
      question_add_rule (question, LP_RULE_TOGETHER, classes[number].together[k]);
  for (guint k = 0; k < G_N_ELEMENTS (classes[number].apart); k++)
    if (classes[number].apart[k] != 0)
      question_add_rule (question, LP_RULE_APART, classes[number].apart[k]);
  for (guint i = 0; i < question->n; i++)
    question->tutor[i] = (classes[number].tutors & SET_OF (i)) != 0;
  question_study (question);
}

typedef LpSolution *(*DrawFunc) (const LpAllowed *allowed, LpRandom *random);

static void
check_draws (guint number, DrawFunc draw, const char *purpose)
{
  Question question;
  LpRandom random;

  prepare_question (&question, number);
  g_auto (Class) class = question_build (&question);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpCosts) costs = lp_i_costs_new (request, NULL);
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, costs->constraints);
  g_autoptr (GArray) seatings = question_enumerate (&question, question_list_units (&question));
  g_autofree guint *counts = g_new0 (guint, seatings->len);
  guint n_draws = DRAWS_PER_PAIRING * seatings->len;

  if (classes[number].expected > 0)
    ck_assert_msg (seatings->len == classes[number].expected, "%s: %u", classes[number].name, seatings->len);
  ck_assert_uint_gt (seatings->len, 0);
  lp_i_random_init (&random, number, purpose);
  for (guint k = 0; k < n_draws; k++) {
    g_autoptr (LpSolution) solution = draw (allowed, &random);
    ck_assert_msg (solution != NULL, "%s", classes[number].name);
    Seating seating = seating_of_draw (costs, solution);
    counts[find_seating (seatings, &seating)]++;
  }
  if (seatings->len > 1)
    ck_assert_msg (measure (counts, seatings->len, n_draws) < find_limit (seatings->len - 1), "%s: chi-square is %.1f, limit %.1f",
                   classes[number].name, measure (counts, seatings->len, n_draws), find_limit (seatings->len - 1));
}

START_TEST (rejection)
{
  check_draws ((guint) _i, lp_i_uniform_reject, "reject");
}
END_TEST

START_TEST (counting)
{
  check_draws ((guint) _i, lp_i_uniform_count, "count");
}
END_TEST

/* The walk never leaves what is allowed, and moves where it can. */
START_TEST (walk)
{
  Question question;
  LpRandom random;
  guint first = G_MAXUINT;
  gboolean moved = FALSE;

  prepare_question (&question, (guint) _i);
  g_auto (Class) class = question_build (&question);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpCosts) costs = lp_i_costs_new (request, NULL);
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, costs->constraints);
  g_autoptr (GArray) seatings = question_enumerate (&question, question_list_units (&question));
  lp_i_random_init (&random, 5, "walk");
  for (guint k = 0; k < 12; k++) {
    g_autoptr (LpSolution) solution = lp_i_uniform_walk (allowed, &random, NULL);
    Seating seating = seating_of_solution (costs, solution);
    guint found = find_seating (seatings, &seating);
    moved = moved || (k > 0 && found != first);
    first = found;
  }
  ck_assert_msg (moved || seatings->len < 5, "%s", classes[_i].name);
}
END_TEST

/* Through lp_pair(): the draw of each seed, each pairing about as often. */
START_TEST (draws_of_seeds)
{
  Question question;
  guint counts[25] = { 0 };

  prepare_question (&question, 7);
  g_auto (Class) class = question_build (&question);
  g_autoptr (GArray) seatings = question_enumerate (&question, question_list_units (&question));
  ck_assert_uint_eq (seatings->len, G_N_ELEMENTS (counts));
  for (guint seed = 0; seed < 2500; seed++) {
    class.seed = seed;
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL), again = NULL;
    Seating seating = seating_of_pairing (pairing);
    counts[find_seating (seatings, &seating)]++;
    ck_assert_int_eq (lp_pairing_get_method (pairing), LP_METHOD_REJECTION);
    ck_assert_ptr_null (lp_pairing_get_certificate (pairing));
    for (guint t = 0; t < LP_N_TIERS; t++)
      ck_assert_int_eq (lp_pairing_get_costs (pairing)[t], 0);
    if (seed % 50 != 0)
      continue;
    again = lp_pair (request, NULL, NULL);
    Seating same = seating_of_pairing (again);
    ck_assert (seating_equals (&seating, &same));
  }
  ck_assert (measure (counts, G_N_ELEMENTS (counts), 2500) < find_limit (G_N_ELEMENTS (counts) - 1));
}
END_TEST

/* Numbers below a bound come equally often, also where the bound is no power of two. */
START_TEST (random_numbers)
{
  guint counts[7] = { 0 };
  LpRandom random, other;

  lp_i_random_init (&random, 1, "one");
  lp_i_random_init (&other, 1, "other");
  ck_assert_uint_ne (lp_i_random_next (&random), lp_i_random_next (&other));
  for (guint k = 0; k < 7000; k++)
    counts[lp_i_random_below (&random, 7)]++;
  ck_assert (measure (counts, 7, 7000) < find_limit (6));
  ck_assert_uint_eq (lp_i_random_below (&random, 1), 0);
}
END_TEST

/*
 * n pupils of whom only those of one block of four may be partners: too few
 * ways for rejection, countable up to 64 pupils.
 */
static void
prepare_blocks (Class *class, guint n)
{
  set_strategy (class, LP_STRATEGY_UNIFORM);
  add_class (class, n);
  for (guint i = 1; i <= n; i++)
    for (guint j = i + 1; j <= n; j++) {
      g_autofree char *id = g_strdup_printf ("r%u-%u", i, j), *ids = g_strdup_printf ("p%u p%u", i, j);
      if ((i - 1) / 4 != (j - 1) / 4)
        add_rule (class, id, LP_RULE_APART, ids, NULL);
    }
}

static const struct {
  guint n;
  LpMethod method;
} method_cases[] = { { 8, LP_METHOD_REJECTION }, { 40, LP_METHOD_COUNTING }, { 64, LP_METHOD_COUNTING }, { 68, LP_METHOD_CHAIN } };

START_TEST (methods)
{
  g_auto (Class) class = class_new ();

  prepare_blocks (&class, method_cases[_i].n);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  ck_assert_str_eq (lp_method_get_name (lp_pairing_get_method (pairing)), lp_method_get_name (method_cases[_i].method));
  ck_assert_uint_eq (lp_pairing_get_n_partnerships (pairing), method_cases[_i].n / 2);
  ck_assert_ptr_null (lp_pairing_get_certificate (pairing));
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    int a = atoi (lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, 0)) + 1);
    int b = atoi (lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, 1)) + 1);
    ck_assert_int_eq ((a - 1) / 4, (b - 1) / 4);
  }
}
END_TEST

/* By whichever method, three whom rules bind stand beside the draw, and what is drawn stands beside them. */
START_TEST (threes_beside_draws)
{
  g_auto (Class) class = class_new ();
  guint n = method_cases[_i].n, n_found = 0;

  prepare_blocks (&class, n + 4);
  g_autofree char *bound = g_strdup_printf ("p%u p%u p%u", n + 1, n + 2, n + 4), *absent = g_strdup_printf ("p%u", n + 3);
  add_rule (&class, NULL, LP_RULE_TOGETHER, bound, NULL);
  g_ptr_array_add (class.absent, absent);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  ck_assert_str_eq (lp_method_get_name (lp_pairing_get_method (pairing)), lp_method_get_name (method_cases[_i].method));
  ck_assert_uint_eq (lp_pairing_get_n_partnerships (pairing), n / 2 + 1);
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    if (lp_pairing_get_size (pairing, p) != 3)
      continue;
    for (gsize k = 0; k < 3; k++)
      ck_assert_int_gt (atoi (lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k)) + 1), (int) n);
    n_found++;
  }
  ck_assert_uint_eq (n_found, 1);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, yardstick);
  tcase_add_test (tests, stream);
  tcase_add_loop_test (tests, rejection, 0, G_N_ELEMENTS (classes));
  tcase_add_loop_test (tests, counting, 0, G_N_ELEMENTS (classes));
  tcase_add_loop_test (tests, walk, 0, G_N_ELEMENTS (classes));
  tcase_add_test (tests, draws_of_seeds);
  tcase_add_test (tests, random_numbers);
  tcase_add_loop_test (tests, methods, 0, G_N_ELEMENTS (method_cases));
  tcase_add_loop_test (tests, threes_beside_draws, 0, G_N_ELEMENTS (method_cases));
}

int
main (void)
{
  return run_suite ("uniform", add_tests);
}
