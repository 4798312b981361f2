/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: what each possible partner of a vertex costs is what a solve of
 * the graph costs in which the two have each other alone, and who is not
 * possible is not by that solve either; in every width and where the small
 * engine gives up; in whatever order vertices are asked, between changes, and
 * the next solve is as good as ever.
 */
#include "matching-support.h"

#include "matching/core/lp-matching-private.h"

#define MOST_VERTICES 64

typedef struct {
  const char *name;
  guint from_n, to_n, step;
  guint n_tiers;
  CostKind kind;
  guint percent;
  guint count; /* graphs of each size */
  guint width; /* 0 for the narrowest */
} Family;

static const Family families[] = {
  { "two vertices", 2, 2, 2, 2, COSTS_MIXED, 70, 10, 0 },
  { "ties, complete", 4, 20, 2, 1, COSTS_TIES, 100, 15, 0 },
  { "ties, sparse", 4, 20, 2, 1, COSTS_TIES, 45, 25, 0 },
  { "ties in 64 bits", 4, 16, 2, 2, COSTS_TIES, 60, 10, 64 },
  { "three tiers of ties", 4, 16, 2, 3, COSTS_TIES, 80, 10, 128 },
  { "several tiers", 4, 30, 2, 5, COSTS_MIXED, 70, 5, 0 },
  { "negative", 4, 16, 2, 2, COSTS_NEGATIVE, 60, 15, 256 },
  { "negative, narrow", 4, 16, 2, 2, COSTS_NEGATIVE, 60, 15, 0 },
  { "huge", 4, 16, 2, 3, COSTS_HUGE, 75, 10, 0 },
  { "class-like", 4, 34, 6, 4, COSTS_CLASS, 100, 5, 0 },
  { "constant tiers", 4, 10, 2, 4, COSTS_CONSTANT, 80, 15, 0 },
  { "barely connected", 4, 16, 2, 2, COSTS_MIXED, 22, 60, 0 },
  { "as many as the small engine holds", 64, 64, 2, 1, COSTS_TIES, 20, 1, 0 },
};

static void
set_pair (LpMatcher *matcher, const Graph *graph, guint u, guint v)
{
  if (*at_flag (graph, graph->has_pair, u, v))
    lp_matcher_set_edge (matcher, u, v, at_edge (graph, graph->pair, u, v));
  else
    lp_matcher_remove_edge (matcher, u, v);
}

/* The graph in which two vertices have each other alone. */
static LpMatching *
force (const Graph *graph, guint v, guint w)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (graph->n, graph->n_tiers);

  for (guint a = 0; a < graph->n; a++)
    for (guint b = a + 1; b < graph->n; b++)
      if ((a == MIN (v, w) && b == MAX (v, w)) || (a != v && a != w && b != v && b != w))
        set_pair (matcher, graph, a, b);
  return lp_matcher_solve (matcher, NULL, NULL);
}

/* All partners of one vertex; gives how many are possible. */
static guint
check_vertex (const Graph *graph, LpMatcher *matcher, guint v, const char *name)
{
  gint64 costs[MOST_VERTICES * MAX_T];
  guint8 possible[MOST_VERTICES];
  guint n_possible = 0;

  ck_assert (lp_matcher_cost_partners (matcher, v, costs, possible, NULL));
  ck_assert_uint_eq (possible[v], FALSE);
  for (guint w = 0; w < graph->n; w++) {
    if (w == v)
      continue;
    g_autoptr (LpMatching) forced = force (graph, v, w);
    ck_assert_msg ((forced != NULL) == (possible[w] != 0), "%s: %u with %u of %u", name, v, w, graph->n);
    n_possible += possible[w];
    if (forced != NULL)
      ck_assert_msg (compare_vectors (lp_matching_get_cost (forced), costs + (gsize) w * graph->n_tiers, graph->n_tiers) == 0,
                     "%s: %u with %u of %u", name, v, w, graph->n);
  }
  return n_possible;
}

/* Some vertices in some order, and the optimum between them. */
static guint
check_graph (const Graph *graph, LpMatcher *matcher, guint64 *state, const char *name)
{
  g_autoptr (LpMatching) fresh = lp_matcher_solve (matcher, NULL, NULL);
  guint n_possible = 0;

  if (fresh == NULL) {
    gint64 costs[MOST_VERTICES * MAX_T];
    guint8 possible[MOST_VERTICES];
    g_autoptr (GError) error = NULL;
    ck_assert (!lp_matcher_cost_partners (matcher, 0, costs, possible, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
    return 0;
  }
  for (guint k = 0; k < MIN (graph->n, 8); k++) {
    n_possible += check_vertex (graph, matcher, draw_below (state, graph->n), name);
    if (k % 3 != 1)
      continue;
    g_autoptr (LpMatching) again = lp_matcher_solve_again (matcher, NULL, NULL);
    ck_assert_int_eq (compare_vectors (lp_matching_get_cost (fresh), lp_matching_get_cost (again), graph->n_tiers), 0);
    check_proof (graph, again, FALSE);
  }
  return n_possible;
}

START_TEST (test_against_forced)
{
  const Family *family = &families[_i];
  guint64 state = 7000 + _i;
  guint n_possible = 0;

  for (guint n = family->from_n; n <= family->to_n; n += family->step)
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Graph) graph = graph_draw (&state, n, family->n_tiers, family->kind, family->percent);
      g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
      lp_i_matcher_force_width (matcher, family->width);
      n_possible += check_graph (graph, matcher, &state, family->name);
    }
  ck_assert_uint_gt (n_possible, 0);
}
END_TEST

/* Edges come and go, and cost something else, between one question and the next. */
START_TEST (test_between_changes)
{
  static const guint widths[] = { 0, 64, 128, 256 };
  guint64 state = 7100 + _i;

  for (guint i = 0; i < 30; i++) {
    guint n = 4 + 2 * draw_below (&state, 6);
    g_autoptr (Graph) graph = graph_draw (&state, n, 2, COSTS_TIES, 70);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    lp_i_matcher_force_width (matcher, widths[_i]);
    for (guint k = 0; k < 20; k++) {
      guint u = draw_below (&state, n - 1), v = u + 1 + draw_below (&state, n - 1 - u);
      gint64 costs[MOST_VERTICES * MAX_T];
      guint8 possible[MOST_VERTICES];
      if (lp_matcher_cost_partners (matcher, u, costs, possible, NULL))
        check_vertex (graph, matcher, v, "between changes");
      *at_flag (graph, graph->has_pair, u, v) = draw_below (&state, 100) < 70;
      draw_costs (&state, COSTS_TIES, 2, at_edge (graph, graph->pair, u, v));
      set_pair (matcher, graph, u, v);
    }
  }
}
END_TEST

/* A path whose matched edges cost all that an edge may, so that duals grow from end to end. */
START_TEST (test_small_engine_gives_up)
{
  guint64 state = 7200;
  guint n_possible = 0;

  for (guint i = 0; i < 60; i++) {
    guint n = 4 + 2 * draw_below (&state, 14);
    g_autoptr (Graph) graph = graph_new (n, 1);
    for (guint v = 1; v < n; v++)
      for (guint u = 0; u < v; u++) {
        gboolean on_path = u + 1 == v;
        *at_flag (graph, graph->has_pair, u, v) = on_path || draw_below (&state, 100) < 8;
        at_edge (graph, graph->pair, u, v)[0] = on_path && u % 2 != 0 ? 0 : LP_MATCHER_MAX_COST - draw_below (&state, 1000);
      }
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    n_possible += check_graph (graph, matcher, &state, "path");
  }
  ck_assert_uint_gt (n_possible, 0);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("partners");
  TCase *tcase = tcase_create ("partners");

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, test_against_forced, 0, G_N_ELEMENTS (families));
  tcase_add_loop_test (tcase, test_between_changes, 0, 4);
  tcase_add_test (tcase, test_small_engine_gives_up);
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
