/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: in a complete graph a perfect matching costs as little as counting
 * all of them shows, and as the matcher that looks at every pair finds, whether
 * in one table, with vector instructions or without, or along few pairs in
 * rounds; its duals and blossoms allow for every pair and prove it; vector
 * instructions change nothing in it; costs to the limits of 32 bits are
 * summed up right; benchmark graphs cost what independent programs found.
 */
#include "matching-known.h"
#include "matching-support.h"

#include "matching/dense/lp-dense-private.h"
#include "matching/dense/lp-dense-table-private.h"

typedef enum { SPREAD, TIES, NEGATIVE, WIDE, EDGE, LINE, FEW, NESTED } Kind;

static const struct {
  const char *name;
  Kind kind;
  gboolean in_table;  /* whether the costs lie close enough together for the table */
} families[] = {
  { "spread", SPREAD, TRUE }, { "ties", TIES, TRUE }, { "negative", NEGATIVE, TRUE },
  { "to the limits of 32 bits", WIDE, FALSE }, { "to the limits of the table", EDGE, TRUE }, { "on a line", LINE, TRUE },
  { "few cheap pairs", FEW, TRUE }, { "threes of threes", NESTED, TRUE },
};

/* Triples, triples of those, and so on, each a good deal dearer to leave than the one inside. */
static gint32
draw_nested (guint64 *state, guint u, guint v)
{
  gint32 cost = 4;

  for (; u / 3 != v / 3; u /= 3, v /= 3)
    cost *= 4;
  return cost + (gint32) draw_below (state, 3);
}

static gint32
draw_kind (guint64 *state, Kind kind, guint u, guint v)
{
  switch (kind) {
  case EDGE:
    return G_MININT32 + (draw_below (state, 2) != 0 ? LP_DENSE_TABLE_MAX_RANGE - (gint32) draw_below (state, 2) : (gint32) draw_below (state, 2));
  case NESTED:
    return draw_nested (state, u, v);
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

/* The ways to solve a complete graph. */
static LpMatching *
solve_plainly (guint n, const gint32 *costs, GError **error)
{
  return lp_i_dense_table_solve (n, costs, TRUE);
}

static LpMatching *
solve_in_table (guint n, const gint32 *costs, GError **error)
{
  return lp_i_dense_table_solve (n, costs, FALSE);
}

static LpMatching *(*const ways[]) (guint n, const gint32 *costs, GError **error) = {
  lp_matching_solve_dense, lp_i_dense_solve_priced, solve_in_table, solve_plainly,
};
enum { N_WAYS = G_N_ELEMENTS (ways), N_WAYS_OF_ALL = 2 };

static void
check_optimum (const Graph *graph, const LpMatching *matching)
{
  Dual dual = read_dual (graph, matching, 0);

  check_partition (graph, matching);
  check_feasible (graph, matching, &dual);
  check_bounds (graph, matching, &dual, lp_matching_get_n_duals (matching));
  clear_dual (&dual);
}

static void
check_same (const LpMatching *a, const LpMatching *b, guint n)
{
  ck_assert_uint_eq (lp_matching_get_n_blossoms (a, 0), lp_matching_get_n_blossoms (b, 0));
  for (guint v = 0; v < n; v++) {
    gint64 value_a, value_b;
    lp_matching_get_value (a, 0, v, &value_a);
    lp_matching_get_value (b, 0, v, &value_b);
    ck_assert_int_eq (value_a, value_b);
    ck_assert_uint_eq (lp_matching_get_mate (a, v), lp_matching_get_mate (b, v));
  }
}

/* All ways find the same least cost and prove it; the two by table are the same in all. */
static void
check_ways (const Graph *graph, const gint32 *costs, gint64 least, gboolean in_table)
{
  LpMatching *found[N_WAYS] = { NULL };

  for (guint i = 0; i < (in_table ? N_WAYS : N_WAYS_OF_ALL); i++) {
    found[i] = ways[i] (graph->n, costs, NULL);
    ck_assert_ptr_nonnull (found[i]);
    ck_assert_int_eq (lp_matching_get_cost (found[i])[0], least);
    check_optimum (graph, found[i]);
  }
  if (in_table)
    check_same (found[2], found[3], graph->n);
  for (guint i = 0; i < N_WAYS; i++)
    g_clear_pointer (&found[i], lp_matching_unref);
}

START_TEST (costs_as_little_as_counting_shows)
{
  guint64 state = 500 + (guint64) _i;

  for (guint n = 2; n <= 12; n += 2) {
    for (guint i = 0; i < 60; i++) {
      g_autofree gint32 *costs = NULL;
      g_autoptr (Graph) graph = draw_graph (&state, families[_i].kind, n, &costs);
      gint64 least = 0;
      count_least (graph, &least);
      check_ways (graph, costs, least, families[_i].in_table || n == 2);
    }
  }
}
END_TEST

static void
check_dense (guint64 *state, guint family, guint n)
{
  g_autofree gint32 *costs = NULL;
  g_autoptr (Graph) graph = draw_graph (state, families[family].kind, n, &costs);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) other = lp_matcher_solve (matcher, NULL, NULL);

  check_ways (graph, costs, lp_matching_get_cost (other)[0], families[family].in_table);
}

START_TEST (costs_as_little_as_with_all_pairs)
{
  guint64 state = 400 + (guint64) _i;

  for (guint i = 0; i < 6; i++) {
    for (guint n = 14; n <= 130; n = n * 3 / 2 / 2 * 2)
      check_dense (&state, (guint) _i, n);
    check_dense (&state, (guint) _i, 60 + 2 * draw_below (&state, 70));
  }
  check_dense (&state, (guint) _i, 254);
}
END_TEST

/* What does not fit into the table is left to the other way. */
START_TEST (puts_only_close_costs_into_the_table)
{
  const gint32 fits[] = { 7, 7 + LP_DENSE_TABLE_MAX_RANGE, 9, 8, 7, 7 }, too_far[] = { 7, 8 + LP_DENSE_TABLE_MAX_RANGE, 9, 8, 7, 7 };
  g_autoptr (LpMatching) matching = lp_i_dense_table_solve (4, fits, FALSE);
  g_autoptr (LpMatching) other = lp_matching_solve_dense (4, too_far, NULL);

  ck_assert_int_eq (lp_matching_get_cost (matching)[0], 14);
  ck_assert_ptr_null (lp_i_dense_table_solve (4, too_far, FALSE));
  ck_assert_int_eq (lp_matching_get_cost (other)[0], 14);
}
END_TEST

START_TEST (finds_known_optima)
{
  const Known *known = &known_optima[_i];
  g_autofree gint32 *costs = make_known (known);
  g_autoptr (LpMatching) matching = lp_matching_solve_dense (known->n, costs, NULL);

  ck_assert_int_eq (lp_matching_get_cost (matching)[0], known->cost);
  ck_assert_int_eq (lp_matching_get_radix (matching, 0), 1);
  ck_assert_uint_eq (lp_matching_get_width (matching), 64);
  if (known->n >= 300 && known->n <= 1000) {
    g_autoptr (LpMatching) priced = lp_i_dense_solve_priced (known->n, costs, NULL);
    ck_assert_int_eq (lp_matching_get_cost (priced)[0], known->cost);
  }
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
    ck_assert_int_eq (lp_i_dense_choose_scan () (costs, values), lp_i_dense_scan_scalar (costs, values));
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
  tcase_add_loop_test (tcase, costs_as_little_as_counting_shows, 0, G_N_ELEMENTS (families));
  tcase_add_loop_test (tcase, costs_as_little_as_with_all_pairs, 0, G_N_ELEMENTS (families));
  tcase_add_loop_test (tcase, finds_known_optima, 0, G_N_ELEMENTS (known_optima));
  tcase_add_test (tcase, puts_only_close_costs_into_the_table);
  tcase_add_test (tcase, scans_alike_with_and_without_vectors);
  tcase_add_test (tcase, takes_no_vertices_and_no_odd_number);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed != 0;
}
