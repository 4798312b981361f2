/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: in a complete graph a perfect matching costs as little as the
 * matcher that looks at every pair finds, whether few pairs suffice or many
 * rounds are needed; its duals and blossoms allow for every pair and prove it;
 * vector instructions change nothing; benchmark graphs cost what independent
 * programs found.
 */
#include "matching-known.h"
#include "matching-support.h"

#include "matching/lp-dense-private.h"

typedef enum { SPREAD, TIES, NEGATIVE, WIDE, LINE, FEW } Kind;

static const struct {
  const char *name;
  Kind kind;
  guint count;
} families[] = {
  { "spread", SPREAD, 6 }, { "ties", TIES, 6 }, { "negative", NEGATIVE, 6 },
  { "to the limits of 32 bits", WIDE, 6 }, { "on a line", LINE, 6 }, { "few cheap pairs", FEW, 6 },
};

static gint32
draw_kind (guint64 *state, Kind kind, guint u, guint v)
{
  switch (kind) {
  case TIES:
    return (gint32) draw_below (state, 3);
  case NEGATIVE:
    return -(gint32) draw_below (state, 1000);
  case WIDE:
    return draw_below (state, 2) != 0 ? G_MAXINT32 - (gint32) draw_below (state, 9) : G_MININT32 + (gint32) draw_below (state, 9);
  case LINE:
    return (gint32) ((v - u) * (v - u) % 7919);
  case FEW:
    return (u ^ v) < 4 ? (gint32) draw_below (state, 5) : 1000 + (gint32) draw_below (state, 10);
  case SPREAD:
  default:
    return (gint32) draw_below (state, 1000000);
  }
}

/* The same graph as the tests' own and as a triangle of costs. */
static Graph *
draw_graph (guint64 *state, Kind kind, guint n, gint32 **costs)
{
  Graph *graph = graph_new (n, 1);
  gsize at = 0;

  *costs = g_new (gint32, (gsize) n * n / 2);
  for (guint u = 0; u < n; u++) {
    for (guint v = u + 1; v < n; v++) {
      (*costs)[at] = draw_kind (state, kind, u, v);
      *at_flag (graph, graph->has_pair, u, v) = TRUE;
      at_edge (graph, graph->pair, u, v)[0] = (*costs)[at++];
    }
  }
  return graph;
}

static void
check_dense (guint64 *state, Kind kind, guint n)
{
  g_autofree gint32 *costs = NULL;
  g_autoptr (Graph) graph = draw_graph (state, kind, n, &costs);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) other = lp_matcher_solve (matcher, NULL, NULL);
  g_autoptr (LpMatching) matching = lp_matching_solve_dense (n, costs, NULL);
  Dual dual;

  ck_assert_ptr_nonnull (matching);
  ck_assert_int_eq (lp_matching_get_cost (matching)[0], lp_matching_get_cost (other)[0]);
  dual = read_dual (graph, matching, 0);
  check_partition (graph, matching);
  check_feasible (graph, matching, &dual);
  check_bounds (graph, matching, &dual, lp_matching_get_n_duals (matching));
  clear_dual (&dual);
}

START_TEST (costs_as_little_as_with_all_pairs)
{
  guint64 state = 400 + (guint64) _i;

  for (guint i = 0; i < families[_i].count; i++) {
    for (guint n = 2; n <= 130; n = n < 12 ? n + 2 : n * 3 / 2 / 2 * 2)
      check_dense (&state, families[_i].kind, n);
    check_dense (&state, families[_i].kind, 60 + 2 * draw_below (&state, 70));
  }
}
END_TEST

START_TEST (finds_known_optima)
{
  const Known *known = &known_optima[_i];
  g_autofree gint32 *costs = make_known (known);
  g_autoptr (LpMatching) matching = lp_matching_solve_dense (known->n, costs, NULL);

  ck_assert_int_eq (lp_matching_get_cost (matching)[0], known->cost);
}
END_TEST

START_TEST (scans_alike_with_and_without_vectors)
{
  guint64 state = 9;
  gint32 costs[LP_DENSE_BLOCK];
  gint64 values[LP_DENSE_BLOCK];

  for (guint i = 0; i < 10000; i++) {
    for (guint k = 0; k < LP_DENSE_BLOCK; k++) {
      costs[k] = (gint32) draw (&state);
      values[k] = (gint64) draw (&state) >> draw_below (&state, 60);
      values[k] /= 4;
    }
    ck_assert_int_eq (lp_i_dense_scan (costs, values), lp_i_dense_scan_plain (costs, values));
  }
}
END_TEST

START_TEST (takes_no_vertices_and_no_odd_number)
{
  gint32 costs[3] = { 1, 2, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LpMatching) matching = lp_matching_solve_dense (0, NULL, NULL);

  ck_assert_ptr_nonnull (matching);
  ck_assert_ptr_null (lp_matching_solve_dense (3, costs, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dense");
  TCase *tcase = tcase_create ("dense");
  SRunner *runner = srunner_create (suite);
  int n_failed;

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, costs_as_little_as_with_all_pairs, 0, G_N_ELEMENTS (families));
  tcase_add_loop_test (tcase, finds_known_optima, 0, G_N_ELEMENTS (known_optima));
  tcase_add_test (tcase, scans_alike_with_and_without_vectors);
  tcase_add_test (tcase, takes_no_vertices_and_no_odd_number);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed != 0;
}
