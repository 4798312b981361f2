/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: a matching, with a three or without, costs as little as counting
 * all of them shows, for ties, several tiers, negative and huge costs, sparse
 * and disconnected graphs; its certificate proves that without the solver;
 * what has no solution is an error; the width of the packed costs changes
 * neither cost nor validity of the proof.
 */
#include "matching-support.h"

#include "matching/core/lp-matching-private.h"

typedef struct {
  const char *name;
  guint from_n, to_n, step;
  guint n_tiers;
  CostKind kind;
  guint percent;
  guint count;
} Family;

static const Family small_families[] = {
  { "one tier of ties, complete", 2, 12, 2, 1, COSTS_TIES, 100, 60 },
  { "one tier of ties, sparse", 2, 12, 2, 1, COSTS_TIES, 45, 120 },
  { "three tiers of ties", 2, 12, 2, 3, COSTS_TIES, 80, 80 },
  { "several tiers", 2, 12, 2, 5, COSTS_MIXED, 70, 80 },
  { "negative", 2, 12, 2, 2, COSTS_NEGATIVE, 60, 80 },
  { "huge", 2, 12, 2, 3, COSTS_HUGE, 75, 60 },
  { "class-like", 4, 12, 2, 2, COSTS_CLASS, 100, 40 },
  { "constant tiers", 2, 12, 2, 4, COSTS_CONSTANT, 80, 30 },
  { "barely connected", 2, 12, 2, 2, COSTS_MIXED, 25, 100 },
  { "three, one tier of ties, complete", 3, 11, 2, 1, COSTS_TIES, 100, 60 },
  { "three, one tier of ties, sparse", 3, 11, 2, 1, COSTS_TIES, 55, 120 },
  { "three, three tiers of ties", 3, 11, 2, 3, COSTS_TIES, 80, 80 },
  { "three, several tiers", 3, 11, 2, 5, COSTS_MIXED, 70, 80 },
  { "three, negative", 3, 11, 2, 2, COSTS_NEGATIVE, 60, 80 },
  { "three, huge", 3, 11, 2, 3, COSTS_HUGE, 75, 60 },
  { "three, class-like", 5, 11, 2, 2, COSTS_CLASS, 100, 40 },
  { "three, constant tiers", 3, 11, 2, 4, COSTS_CONSTANT, 80, 30 },
  { "three, barely connected", 3, 11, 2, 2, COSTS_MIXED, 35, 100 },
};

static const Family large_families[] = {
  { "uniform", 50, 200, 50, 1, COSTS_MIXED, 100, 1 },
  { "several tiers", 50, 150, 50, 6, COSTS_MIXED, 100, 1 },
  { "ties", 50, 200, 50, 1, COSTS_TIES, 100, 1 },
  { "ties, sparse", 50, 200, 50, 2, COSTS_TIES, 10, 3 },
  { "huge", 50, 150, 50, 2, COSTS_HUGE, 100, 1 },
  { "class-like", 50, 200, 50, 1, COSTS_CLASS, 100, 1 },
  { "class-like with chance", 50, 200, 50, 4, COSTS_CLASS, 100, 1 },
  { "class-like, some apart", 50, 200, 50, 2, COSTS_CLASS, 70, 1 },
  { "three, several tiers", 21, 41, 10, 5, COSTS_MIXED, 90, 2 },
  { "three, ties", 21, 41, 10, 2, COSTS_TIES, 80, 2 },
  { "three, class-like", 21, 41, 10, 3, COSTS_CLASS, 100, 2 },
};

/* Forbids a third of all threes. */
static gboolean
allow_some (guint a, guint b, guint c, gpointer data)
{
  return (a + 2 * b + 5 * c) % 3 != 0;
}

/* Solves in each width; all have to agree on the cost. */
static LpMatching *
solve_in_all_widths (const Graph *graph, LpMatcher *matcher)
{
  g_autoptr (GError) error = NULL;
  LpMatching *matching = solve_graph (graph, matcher, &error);

  for (guint width = 64; width <= 256; width *= 2) {
    g_autoptr (GError) other_error = NULL;
    g_autoptr (LpMatching) other = NULL;
    lp_i_matcher_force_width (matcher, width);
    other = solve_graph (graph, matcher, &other_error);
    ck_assert_int_eq (other != NULL, matching != NULL);
    if (matching == NULL) {
      ck_assert_int_eq (error->code, other_error->code);
      continue;
    }
    ck_assert_uint_ge (lp_matching_get_width (other), lp_matching_get_width (matching));
#ifdef LP_HAVE_INT128
    /* The small engine takes 64 bits for what elsewhere may need 128. */
    ck_assert_uint_ge (lp_matching_get_width (other), width);
#endif
    ck_assert_int_eq (compare_vectors (lp_matching_get_cost (matching), lp_matching_get_cost (other), graph->n_tiers), 0);
    check_certificate (graph, other);
  }
  lp_i_matcher_force_width (matcher, 0);
  if (matching == NULL) {
    ck_assert_int_eq (error->code, LP_ERROR_INFEASIBLE);
    ck_assert_int_eq (strstr (error->message, "three") != NULL, graph->n % 2);
  }
  return matching;
}

static void
check_against_count (const Graph *graph)
{
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) matching = solve_in_all_widths (graph, matcher);
  gint64 least[MAX_T] = { 0 };
  gboolean possible = count_least (graph, least);

  ck_assert_int_eq (possible, matching != NULL);
  ck_assert_int_eq (possible, lp_matcher_is_feasible (matcher, graph->allowed, NULL));
  if (possible)
    ck_assert_int_eq (compare_vectors (least, lp_matching_get_cost (matching), graph->n_tiers), 0);
}

START_TEST (test_small_against_count)
{
  const Family *family = &small_families[_i];
  guint64 state = 1000 + _i;

  for (guint n = family->from_n; n <= family->to_n; n += family->step) {
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Graph) graph = graph_draw (&state, n, family->n_tiers, family->kind, family->percent);
      graph->allowed = n % 2 != 0 && i % 2 != 0 ? allow_some : NULL;
      check_against_count (graph);
    }
  }
}
END_TEST

START_TEST (test_large_certificates)
{
  const Family *family = &large_families[_i];
  guint64 state = 2000 + _i;

  for (guint n = family->from_n; n <= family->to_n; n += family->step) {
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Graph) graph = graph_draw (&state, n, family->n_tiers, family->kind, family->percent);
      g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
      g_autoptr (GError) error = NULL;
      g_autoptr (LpMatching) matching = solve_graph (graph, matcher, &error);
      if (matching != NULL)
        check_certificate (graph, matching);
      else
        ck_assert (family->percent < 20 && error->code == LP_ERROR_INFEASIBLE);
    }
  }
}
END_TEST

/* Two components whose edges must not mix: triangles of ties, so that blossoms nest. */
START_TEST (test_disconnected)
{
  guint64 state = 77;

  for (guint i = 0; i < 300; i++) {
    g_autoptr (Graph) graph = graph_draw (&state, 12, 2, COSTS_TIES, 80);
    guint cut = 2 + draw_below (&state, 9);
    for (guint v = cut; v < 12; v++) {
      for (guint u = 0; u < cut; u++)
        *at_flag (graph, graph->has_pair, u, v) = FALSE;
    }
    check_against_count (graph);
  }
}
END_TEST

START_TEST (test_no_vertices)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (0, 3);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, NULL, NULL);

  ck_assert_ptr_nonnull (matching);
  ck_assert_uint_eq (lp_matching_get_n_duals (matching), 1);
  for (guint t = 0; t < 3; t++)
    ck_assert_int_eq (lp_matching_get_cost (matching)[t], 0);
  ck_assert (lp_matcher_is_feasible (matcher, NULL, NULL));
}
END_TEST

/* Each number of vertices goes to its own function; one vertex fits neither. */
START_TEST (test_parity_is_an_error)
{
  static const struct { guint n; gboolean three; } cases[] = { { 1, FALSE }, { 5, FALSE }, { 0, TRUE }, { 4, TRUE }, { 1, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LpMatcher) matcher = lp_matcher_new (cases[i].n, 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (LpMatching) matching = cases[i].three
      ? lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, &error)
      : lp_matcher_solve (matcher, NULL, &error);
    ck_assert_ptr_null (matching);
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  }
}
END_TEST

/* The same matcher, changed and solved again, answers like a new one. */
START_TEST (test_changes)
{
  guint64 state = 4711;
  g_autoptr (Graph) graph = graph_draw (&state, 10, 2, COSTS_MIXED, 70);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);

  for (guint i = 0; i < 400; i++) {
    guint u = draw_below (&state, 9), v = u + 1 + draw_below (&state, 9 - u);
    gint64 *costs = at_edge (graph, graph->pair, u, v), least[MAX_T];
    g_autoptr (LpMatching) matching = NULL;
    *at_flag (graph, graph->has_pair, u, v) = draw_below (&state, 3) != 0;
    draw_costs (&state, i % 50 == 0 ? COSTS_HUGE : COSTS_MIXED, 2, costs);
    if (*at_flag (graph, graph->has_pair, u, v))
      lp_matcher_set_edge (matcher, u, v, costs);
    else
      lp_matcher_remove_edge (matcher, u, v);
    matching = lp_matcher_solve (matcher, NULL, NULL);
    ck_assert_int_eq (matching != NULL, count_least (graph, least));
    if (matching == NULL)
      continue;
    ck_assert_int_eq (compare_vectors (least, lp_matching_get_cost (matching), 2), 0);
    check_certificate (graph, matching);
  }
}
END_TEST

/* Two runs on one graph, and on one built in another order, give the same partners and duals. */
START_TEST (test_deterministic)
{
  guint64 state = 99;

  for (guint n = 30; n <= 31; n++) {
    g_autoptr (Graph) graph = graph_draw (&state, n, 2, COSTS_TIES, 90);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    g_autoptr (LpMatching) first = solve_graph (graph, matcher, NULL);
    g_autoptr (LpMatching) second = solve_graph (graph, matcher, NULL);
    ck_assert_uint_eq (lp_matching_get_n_duals (first), lp_matching_get_n_duals (second));
    for (guint v = 0; v < n; v++) {
      gint64 a[MAX_T], b[MAX_T];
      ck_assert_uint_eq (lp_matching_get_mate (first, v), lp_matching_get_mate (second, v));
      lp_matching_get_value (first, 0, v, a);
      lp_matching_get_value (second, 0, v, b);
      ck_assert_int_eq (compare_vectors (a, b, 2), 0);
    }
  }
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("matching");
  TCase *tcase = tcase_create ("matching");

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, test_small_against_count, 0, G_N_ELEMENTS (small_families));
  tcase_add_loop_test (tcase, test_large_certificates, 0, G_N_ELEMENTS (large_families));
  tcase_add_test (tcase, test_disconnected);
  tcase_add_test (tcase, test_no_vertices);
  tcase_add_test (tcase, test_parity_is_an_error);
  tcase_add_test (tcase, test_changes);
  tcase_add_test (tcase, test_deterministic);
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
