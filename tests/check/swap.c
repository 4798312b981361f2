/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the price of every swap is what the checker says of the round
 * after it, asked one by one; that the list holds each swap once, the cheapest
 * first; and that one swap costs what it costs in the list.
 */
#include "classes.h"
#include "second.h"

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *round;
} SwapCase;

static void
prepare_hard (Class *class)
{
  prepare_young (class);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
}

static const SwapCase swap_cases[] = {
  { "four", prepare_four, "p1 p2 | p3 p4" },
  { "eight", prepare_eight, "p1 p5 | p2 p6 | p3 p7 | p4 p8" },
  { "a three", prepare_nine, "p1 p2 p3 | p4 p5 | p6 p7 | p8 p9" },
  { "with the adult", prepare_adult, "p1 | p2 p3" },
  { "young", prepare_young, "p1 p2 | p3 p4 | p5 p6 | p7 p8" },
  { "a hard minimum", prepare_hard, "p1 p2 | p3 p4 | p5 p6 | p7 p8" },
  { "kept apart", prepare_apart, "p1 p5 | p2 p4 | p3 p6" },
  { "broken already", prepare_apart, "p2 p5 | p1 p3 | p4 p6" },
  { "welcome", prepare_welcome, "p1 p2 | p3 p4 | p5 p6 | p7 p8" },
  { "must match", prepare_must_match, "p1 p2 | p3 p4 | p5 p6 | p7 p8" },
  { "a three on purpose", prepare_one_three_held, "p1 p4 p6 | p2 p3 p5 | p7 p8" },
  { "uniform", prepare_uniform, "p1 p2 | p3 p4 | p5 p6 | p7 p8" },
};

static void
assert_same_verdict (const LpVerdict *a, const LpVerdict *b)
{
  g_autofree char *x = tell_all (a), *y = tell_all (b);

  ck_assert_str_eq (x, y);
  ck_assert_mem_eq (lp_verdict_get_costs (a), lp_verdict_get_costs (b), LP_N_TIERS * sizeof (gint64));
}

static void
check_swap (LpRequest *request, LpRound *round, LpSwap *swap)
{
  const char *a = lp_swap_get_pupil (swap, 0), *b = lp_swap_get_pupil (swap, 1);
  g_autoptr (LpRound) swapped = lp_round_new_swapped (round, a, b, NULL);
  g_autoptr (LpVerdict) before = lp_check (request, round, NULL, NULL), after = lp_check (request, swapped, NULL, NULL);

  ck_assert (lp_round_equal (lp_swap_get_round (swap), swapped));
  ck_assert_ptr_nonnull (lp_round_get_assigned (lp_swap_get_round (swap)));
  assert_same_verdict (lp_swap_get_before (swap), before);
  assert_same_verdict (lp_swap_get_after (swap), after);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_int_eq (lp_swap_get_extra (swap)[t], lp_verdict_get_costs (after)[t] - lp_verdict_get_costs (before)[t]);
  ck_assert_int_eq (lp_swap_breaks_must (swap), lp_verdict_is_valid (before) && !lp_verdict_is_valid (after));
}

/* The two, in whatever order, have not been met before. */
static void
note_two (GHashTable *met, const char *a, const char *b)
{
  char *key = strcmp (a, b) < 0 ? g_strjoin (" ", a, b, NULL) : g_strjoin (" ", b, a, NULL);

  ck_assert_msg (g_hash_table_add (met, key), "%s twice", key);
}

static gsize
count_swaps (const LpRound *round)
{
  gsize n = 0;

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    for (gsize j = 0; j < i; j++)
      n += lp_round_get_size (round, i) * lp_round_get_size (round, j);
  }
  return n;
}

START_TEST (every_swap)
{
  const SwapCase *c = &swap_cases[_i];
  g_auto (Class) class = class_new ();
  c->prepare (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, c->round);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpSwaps) swaps = lp_swap_prices (request, round, NULL, &error);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ck_assert_msg (swaps != NULL, "%s: %s", c->name, error != NULL ? error->message : "no error");
  ck_assert_uint_eq (lp_swaps_get_length (swaps), count_swaps (round));
  for (gsize i = 0; i < lp_swaps_get_length (swaps); i++) {
    LpSwap *swap = lp_swaps_get (swaps, i);
    check_swap (request, round, swap);
    note_two (met, lp_swap_get_pupil (swap, 0), lp_swap_get_pupil (swap, 1));
    if (i > 0)
      ck_assert_int_le (lp_verdict_compare (lp_swap_get_after (lp_swaps_get (swaps, i - 1)), lp_swap_get_after (swap)), 0);
  }
}
END_TEST

/* Of one pupil: as many as work with others, each as by itself. */
START_TEST (swaps_of_one)
{
  const SwapCase *c = &swap_cases[_i];
  g_auto (Class) class = class_new ();
  c->prepare (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, c->round);
  g_autoptr (LpSwaps) swaps = lp_swap_prices (request, round, "p1", NULL);
  gsize n = 0;

  for (gsize i = 1; i < lp_round_get_n_partnerships (round); i++)
    n += lp_round_get_size (round, i);
  ck_assert_uint_eq (lp_swaps_get_length (swaps), n);
  for (gsize i = 0; i < n; i++) {
    LpSwap *swap = lp_swaps_get (swaps, i);
    g_autoptr (LpSwap) alone = lp_swap_price (request, round, "p1", lp_swap_get_pupil (swap, 1), NULL);
    ck_assert_str_eq (lp_swap_get_pupil (swap, 0), "p1");
    assert_same_verdict (lp_swap_get_after (swap), lp_swap_get_after (alone));
    check_swap (request, round, alone);
  }
}
END_TEST

/* p2 and p5 are kept apart: only what makes them partners breaks a rule, and comes last. */
START_TEST (order_of_swaps)
{
  g_auto (Class) class = class_new ();
  prepare_apart (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p5 | p2 p4 | p3 p6");
  g_autoptr (LpSwaps) swaps = lp_swap_prices (request, round, "p1", NULL);
  LpSwap *last = lp_swaps_get (swaps, lp_swaps_get_length (swaps) - 1);

  ck_assert_str_eq (lp_swap_get_pupil (last, 1), "p2");
  ck_assert (lp_swap_breaks_must (last));
  for (gsize i = 0; i + 1 < lp_swaps_get_length (swaps); i++)
    ck_assert (!lp_swap_breaks_must (lp_swaps_get (swaps, i)));
}
END_TEST

/* Where the policy prefers none, the order of the round remains. */
START_TEST (order_of_equals)
{
  static const char *const expected[] = { "p6", "p5", "p2", "p4" };
  g_auto (Class) class = class_new ();
  add_class (&class, 6);
  set_strategy (&class, LP_STRATEGY_RANDOM);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, "p6 p5 | p1 p3 | p2 p4");
  g_autoptr (LpSwaps) swaps = lp_swap_prices (request, round, "p1", NULL);

  ck_assert_uint_eq (lp_swaps_get_length (swaps), G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_str_eq (lp_swap_get_pupil (lp_swaps_get (swaps, i), 1), expected[i]);
}
END_TEST

static const struct {
  const char *a, *b;
  LpError     code;
} refused[] = { { "p1", "p2", LP_ERROR_VALUE }, { "p1", "p9", LP_ERROR_UNKNOWN_PUPIL }, { "p9", "p1", LP_ERROR_UNKNOWN_PUPIL } };

START_TEST (refused_swaps)
{
  g_auto (Class) class = class_new ();
  prepare_four (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2 | p3 p4"), strangers = make_round (class.date, "p1 p2 | p3 p9");
  g_autoptr (GError) error = NULL;
  g_autoptr (LpSwaps) none = lp_swap_prices (request, round, "p9", NULL);

  ck_assert_ptr_null (lp_swap_price (request, round, refused[_i].a, refused[_i].b, &error));
  ck_assert (g_error_matches (error, LP_ERROR, (int) refused[_i].code));
  ck_assert_uint_eq (lp_swaps_get_length (none), 0);
  g_clear_error (&error);
  ck_assert_ptr_null (lp_swap_prices (request, strangers, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNKNOWN_PUPIL));
}
END_TEST

/* A list and a swap outlive what they were made of. */
START_TEST (references)
{
  g_auto (Class) class = class_new ();
  prepare_four (&class);
  LpRequest *request = make_request (&class);
  LpRound *round = make_round (class.date, "p1 p2 | p3 p4");
  LpSwaps *swaps = lp_swap_prices (request, round, NULL, NULL);
  g_autoptr (LpSwaps) again = lp_swaps_ref (swaps);
  g_autoptr (LpSwap) swap = lp_swap_ref (lp_swaps_get (swaps, 0));

  lp_request_unref (request);
  lp_round_unref (round);
  lp_swaps_unref (swaps);
  ck_assert_uint_eq (lp_swaps_get_length (again), 4);
  ck_assert_ptr_eq (swap, lp_swaps_get (again, 0));
  ck_assert_uint_eq (lp_round_get_n_partnerships (lp_swap_get_round (swap)), 2);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, every_swap, 0, G_N_ELEMENTS (swap_cases));
  tcase_add_loop_test (tests, swaps_of_one, 0, G_N_ELEMENTS (swap_cases));
  tcase_add_test (tests, order_of_swaps);
  tcase_add_test (tests, order_of_equals);
  tcase_add_loop_test (tests, refused_swaps, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tests, references);
}

int
main (void)
{
  return run_suite ("swap", add_tests);
}
