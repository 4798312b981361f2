/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: radices exceed every difference that two solutions can have, and
 * are 1 where nothing can differ; the width is the narrowest that is proven
 * safe; costs beyond 256 bits are an error; a lower tier never buys a higher
 * one; and arithmetic in 256 bits agrees with that in 64 and with itself.
 */
#include "matching-support.h"

#define LP_WIDTH 256
#include "matching/core/lp-packing-private.h"
#include "matching/wide/lp-wide-private.h"

/* Two disjoint edges that cost nothing, and two that cost the spread; n = 4. */
static void
fill_square (LpGraph *graph, guint n_tiers, gint64 spread)
{
  gint64 low[LP_MATCHER_MAX_TIERS] = { 0 }, high[LP_MATCHER_MAX_TIERS];

  ck_assert (lp_i_graph_init (graph, 4, n_tiers));
  for (guint t = 0; t < n_tiers; t++)
    high[t] = spread;
  lp_i_graph_set_pair (graph, 0, 1, low);
  lp_i_graph_set_pair (graph, 2, 3, low);
  lp_i_graph_set_pair (graph, 0, 2, high);
  lp_i_graph_set_pair (graph, 1, 3, high);
}

static const struct {
  guint n_tiers;
  gint64 spread;
  gint64 radix;
  guint bits;
  guint width;  /* 0: an error */
} widths[] = {
  { 1, 0, 1, 0, 64 },
  { 1, 1, 4, 2, 64 },
  { 1, -1, 4, 2, 64 },
  { 1, 3, 8, 3, 64 },
  { 3, 100, 256, 24, 64 },
  { 16, 0, 1, 0, 64 },
  { 16, 3, 8, 48, 64 },
  { 7, 63, 128, 49, 128 },
  { 16, 63, 128, 112, 128 },
  { 1, LP_MATCHER_MAX_COST, G_GINT64_CONSTANT (1) << 51, 51, 128 },
  { 2, LP_MATCHER_MAX_COST, G_GINT64_CONSTANT (1) << 51, 102, 128 },
  { 3, LP_MATCHER_MAX_COST, G_GINT64_CONSTANT (1) << 51, 153, 256 },
  { 16, 127, 256, 128, 256 },
  { 16, 16383, 32768, 240, 256 },
  { 16, 16384, 65536, 256, 0 },
  { 5, LP_MATCHER_MAX_COST, G_GINT64_CONSTANT (1) << 51, 255, 0 },
};

/* Without 128-bit integers, 256 bits serve. */
static guint
get_width (guint width)
{
#ifdef LP_HAVE_INT128
  return width;
#else
  return width == 128 ? 256 : width;
#endif
}

START_TEST (test_widths)
{
  LpGraph graph;
  LpPacking packing;
  g_autoptr (GError) error = NULL;
  gboolean fits;

  fill_square (&graph, widths[_i].n_tiers, widths[_i].spread);
  fits = lp_i_packing_init (&packing, &graph, &error);
  ck_assert_int_eq (fits, widths[_i].width != 0);
  if (fits)
    ck_assert_uint_eq (lp_i_packing_get_width (&packing), get_width (widths[_i].width));
  else
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  ck_assert_uint_eq (packing.bits, widths[_i].bits);
  for (guint t = 0; t < widths[_i].n_tiers; t++)
    ck_assert_int_eq (packing.radix[t], widths[_i].radix);
  lp_i_graph_clear (&graph);
}
END_TEST

/* The largest costs there are, on more vertices than 62 bits can add up: only the strongest tier may. */
START_TEST (test_wide_tier)
{
  static const struct { guint n, wide_tier; gboolean fits; } cases[] = { { 5000, 0, TRUE }, { 5000, 1, FALSE }, { 1000, 1, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    LpGraph graph;
    LpPacking packing;
    g_autoptr (GError) error = NULL;
    gint64 low[] = { 0, 0 }, high[] = { 1, 1 };
    low[cases[i].wide_tier] = -LP_MATCHER_MAX_COST;
    high[cases[i].wide_tier] = LP_MATCHER_MAX_COST;
    ck_assert (lp_i_graph_init (&graph, cases[i].n, 2));
    lp_i_graph_set_pair (&graph, 0, 1, low);
    lp_i_graph_set_pair (&graph, 0, 2, high);
    ck_assert_int_eq (lp_i_packing_init (&packing, &graph, &error), cases[i].fits);
    if (!cases[i].fits)
      ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
    lp_i_graph_clear (&graph);
  }
}
END_TEST

/* The least possible gain in a higher tier against the greatest possible loss in all lower ones. */
START_TEST (test_lower_never_buys_higher)
{
  for (guint n_tiers = 2; n_tiers <= 4; n_tiers++) {
    for (guint strong = 0; strong + 1 < n_tiers; strong++) {
      g_autoptr (LpMatcher) matcher = lp_matcher_new (4, n_tiers);
      g_autoptr (LpMatching) matching = NULL;
      gint64 good[4] = { 0 }, half[4] = { 0 }, bad[4] = { 0 };
      for (guint t = strong + 1; t < n_tiers; t++) {
        good[t] = LP_MATCHER_MAX_COST / 1000;
        half[t] = LP_MATCHER_MAX_COST / 1000;
        bad[t] = -LP_MATCHER_MAX_COST / 1000;
      }
      bad[strong] = 1;
      lp_matcher_set_edge (matcher, 0, 1, good);
      lp_matcher_set_edge (matcher, 2, 3, half);
      lp_matcher_set_edge (matcher, 0, 2, bad);
      lp_matcher_set_edge (matcher, 1, 3, bad);
      matching = lp_matcher_solve (matcher, NULL, NULL);
      ck_assert_ptr_nonnull (matching);
      ck_assert_uint_eq (lp_matching_get_mate (matching, 0), 1);
      ck_assert_int_eq (lp_matching_get_cost (matching)[strong], 0);
    }
  }
}
END_TEST

/* Too wide is an error, and leaves the matcher usable. */
START_TEST (test_limit)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (4, 16);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpMatching) matching = NULL;
  gint64 low[16], high[16];

  for (guint t = 0; t < 16; t++) {
    low[t] = -LP_MATCHER_MAX_COST;
    high[t] = LP_MATCHER_MAX_COST;
  }
  lp_matcher_set_edge (matcher, 0, 1, low);
  lp_matcher_set_edge (matcher, 2, 3, high);
  ck_assert_ptr_null (lp_matcher_solve (matcher, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  lp_matcher_set_edge (matcher, 2, 3, low);
  matching = lp_matcher_solve (matcher, NULL, NULL);
  ck_assert_ptr_nonnull (matching);
  for (guint t = 0; t < 16; t++) {
    ck_assert_int_eq (lp_matching_get_radix (matching, t), 1);
    ck_assert_int_eq (lp_matching_get_cost (matching)[t], -2 * LP_MATCHER_MAX_COST);
  }
}
END_TEST

static gint64
draw_small (guint64 *state)
{
  gint64 value = (gint64) (draw (state) >> (2 + draw_below (state, 60)));

  return draw_below (state, 2) != 0 ? value : -value;
}

/* In 256 bits as in 64, where both can say it. */
START_TEST (test_small_numbers)
{
  guint64 state = 8;

  for (guint i = 0; i < 100000; i++) {
    gint64 a = draw_small (&state), b = draw_small (&state);
    guint places = draw_below (&state, 62);
    ck_assert_int_eq ((gint64) wide_low (wide_add (wide_from (a), wide_from (b))), a + b);
    ck_assert_int_eq ((gint64) wide_low (wide_sub (wide_from (a), wide_from (b))), a - b);
    ck_assert_int_eq (wide_less (wide_from (a), wide_from (b)), a < b);
    ck_assert (wide_equal (wide_add (wide_from (a), wide_from (b)), wide_from (a + b)));
    ck_assert (wide_equal (wide_shift_right (wide_from (a), places), wide_from (a >> places)));
  }
}
END_TEST

static LpWide
draw_wide (guint64 *state)
{
  LpWide value = { { draw (state), draw (state), draw (state), draw (state) } };

  /* Carries run far where words are all ones or zeros. */
  for (guint i = 0; i < 4; i++) {
    guint kind = draw_below (state, 4);
    value.word[i] = kind == 0 ? 0 : kind == 1 ? G_MAXUINT64 : value.word[i];
  }
  return wide_shift_right (value, 2);
}

/* In 256 bits by the laws of arithmetic. */
START_TEST (test_wide_numbers)
{
  guint64 state = 9;

  for (guint i = 0; i < 100000; i++) {
    LpWide a = draw_wide (&state), b = draw_wide (&state), difference = wide_sub (a, b);
    guint places = draw_below (&state, 200);
    LpWide low = wide_sub (a, wide_shift_left (wide_shift_right (a, places), places));
    ck_assert (wide_equal (wide_add (difference, b), a));
    ck_assert (wide_equal (wide_add (a, b), wide_add (b, a)));
    ck_assert_int_eq (wide_less (a, b), (gint64) difference.word[3] < 0);
    ck_assert_int_eq (wide_is_positive (difference), wide_less (b, a));
    ck_assert (wide_equal (wide_half (wide_double (a)), a));
    ck_assert (!wide_less (low, wide_from (0)));
    ck_assert (wide_less (low, wide_shift_left (wide_from (1), places)));
    ck_assert (wide_equal (wide_shift_left (a, 1), wide_double (a)));
  }
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("packing");
  TCase *tcase = tcase_create ("packing");

  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, test_widths, 0, G_N_ELEMENTS (widths));
  tcase_add_test (tcase, test_wide_tier);
  tcase_add_test (tcase, test_lower_never_buys_higher);
  tcase_add_test (tcase, test_limit);
  tcase_add_test (tcase, test_small_numbers);
  tcase_add_test (tcase, test_wide_numbers);
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (void)
{
  SRunner *runner = srunner_create (make_suite ());
  int n_failed;

  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed != 0;
}
