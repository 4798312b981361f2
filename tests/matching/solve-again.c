/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: after any sequence of changes, going on from the last optimum
 * finds one that costs what counting all matchings, or a fresh solve, finds,
 * with a certificate that holds; through graphs without a perfect matching and
 * back, with ties, at the limits of costs, in every width, where the packing no
 * longer holds and where the small engine gives up; the first call is a solve,
 * and calls in the same order give the same result.
 */
#include "matching-support.h"

#include "matching/core/lp-matching-private.h"

typedef struct {
  const char *name;
  guint from_n, to_n, step;
  guint n_tiers;
  CostKind kind;
  guint percent;
  guint count;     /* graphs of each size */
  guint n_changes; /* of each graph */
  guint width;     /* 0 for the narrowest */
} Family;

static const Family small_families[] = {
  { "ties, complete", 2, 12, 2, 1, COSTS_TIES, 100, 60, 20, 0 },
  { "ties, sparse", 2, 12, 2, 1, COSTS_TIES, 45, 80, 20, 0 },
  { "three tiers of ties", 4, 12, 2, 3, COSTS_TIES, 80, 40, 20, 128 },
  { "several tiers", 4, 12, 2, 5, COSTS_MIXED, 70, 40, 20, 0 },
  { "negative", 4, 12, 2, 2, COSTS_NEGATIVE, 60, 40, 20, 256 },
  { "huge", 4, 10, 2, 3, COSTS_HUGE, 75, 40, 20, 0 },
  { "class-like", 4, 12, 2, 2, COSTS_CLASS, 100, 30, 20, 64 },
  { "constant tiers", 4, 10, 2, 4, COSTS_CONSTANT, 80, 30, 20, 0 },
  { "barely connected", 4, 12, 2, 2, COSTS_MIXED, 28, 60, 20, 0 },
};

static const Family large_families[] = {
  { "ties", 14, 60, 10, 1, COSTS_TIES, 100, 3, 40, 0 },
  { "ties, sparse", 14, 60, 10, 1, COSTS_TIES, 15, 3, 40, 0 },
  { "class-like", 14, 60, 10, 1, COSTS_CLASS, 100, 3, 40, 0 },
  { "class-like with chance", 14, 60, 10, 4, COSTS_CLASS, 100, 3, 40, 128 },
  { "several tiers", 14, 60, 10, 6, COSTS_MIXED, 100, 3, 40, 0 },
  { "huge", 14, 60, 10, 2, COSTS_HUGE, 100, 2, 30, 0 },
};

static void
tell (const Graph *graph, LpMatcher *matcher, guint u, guint v)
{
  if (*at_flag (graph, graph->has_pair, u, v))
    lp_matcher_set_edge (matcher, u, v, at_edge (graph, graph->pair, u, v));
  else
    lp_matcher_remove_edge (matcher, u, v);
}

static void
draw_pair (guint64 *state, guint n, guint *u, guint *v)
{
  *u = draw_below (state, n - 1);
  *v = *u + 1 + draw_below (state, n - 1 - *u);
}

/* Gives an edge costs of its kind, or takes it away. */
static void
change_one (Graph *graph, LpMatcher *matcher, guint64 *state, const Family *family)
{
  guint u, v;

  draw_pair (state, graph->n, &u, &v);
  *at_flag (graph, graph->has_pair, u, v) = draw_below (state, 100) < family->percent;
  draw_costs (state, family->kind, graph->n_tiers, at_edge (graph, graph->pair, u, v));
  tell (graph, matcher, u, v);
}

/* Costs one more or one less in some tier: the duals are nearly right. */
static void
nudge_one (Graph *graph, LpMatcher *matcher, guint64 *state)
{
  guint u, v, t = draw_below (state, graph->n_tiers);
  gint64 *costs;

  draw_pair (state, graph->n, &u, &v);
  costs = at_edge (graph, graph->pair, u, v);
  costs[t] += draw_below (state, 2) != 0 ? 1 : -1;
  costs[t] = CLAMP (costs[t], -LP_MATCHER_MAX_COST, LP_MATCHER_MAX_COST);
  tell (graph, matcher, u, v);
}

/* Leaves two vertices only each other, or gives them back to the rest. */
static void
hold_two (Graph *graph, LpMatcher *matcher, guint64 *state, guint percent)
{
  guint pair[2];

  draw_pair (state, graph->n, &pair[0], &pair[1]);
  for (guint k = 0; k < 2; k++)
    for (guint w = 0; w < graph->n; w++)
      if (w != pair[k]) {
        *at_flag (graph, graph->has_pair, pair[k], w) = w == pair[1 - k] || draw_below (state, 100) < percent;
        tell (graph, matcher, pair[k], w);
      }
}

/* Takes an edge of the matching away. */
static void
part_two (Graph *graph, LpMatcher *matcher, const LpMatching *matching, guint64 *state)
{
  guint u = draw_below (state, graph->n);

  if (matching == NULL)
    return;
  *at_flag (graph, graph->has_pair, u, lp_matching_get_mate (matching, u)) = FALSE;
  tell (graph, matcher, u, lp_matching_get_mate (matching, u));
}

static void
change_some (Graph *graph, LpMatcher *matcher, const LpMatching *last, guint64 *state, const Family *family)
{
  switch (draw_below (state, 6)) {
  case 0:
    hold_two (graph, matcher, state, draw_below (state, 2) != 0 ? 0 : family->percent);
    return;
  case 1:
    part_two (graph, matcher, last, state);
    return;
  case 2:
    nudge_one (graph, matcher, state);
    return;
  case 3:
    for (guint i = draw_below (state, 2 * graph->n); i > 0; i--)
      change_one (graph, matcher, state, family);
    return;
  default:
    change_one (graph, matcher, state, family);
    return;
  }
}

/* Whether the graph has a perfect matching, and what the cheapest costs, without going on. */
typedef gboolean (*AnswerFunc) (const Graph *graph, gint64 *least);

static gboolean
answer_afresh (const Graph *graph, gint64 *least)
{
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, NULL, NULL);

  if (matching == NULL)
    return FALSE;
  memcpy (least, lp_matching_get_cost (matching), graph->n_tiers * sizeof *least);
  return TRUE;
}

static gboolean
check_resolved (const Graph *graph, LpMatcher *matcher, const LpMatching *matching, const GError *error, AnswerFunc answer)
{
  gint64 least[MAX_T] = { 0 };

  ck_assert_int_eq (answer (graph, least), matching != NULL);
  if (matching == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
    return FALSE;
  }
  ck_assert_int_eq (compare_vectors (least, lp_matching_get_cost (matching), graph->n_tiers), 0);
  check_proof (graph, matching, FALSE);
  return TRUE;
}

/* One graph and its changes. Gives the number of times that there was a matching. */
static guint
run_changes (const Family *family, guint n, guint64 *state, AnswerFunc answer)
{
  g_autoptr (Graph) graph = graph_draw (state, n, family->n_tiers, family->kind, family->percent);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) last = NULL;
  guint n_matched = 0;

  lp_i_matcher_force_width (matcher, family->width);
  for (guint i = 0; i < family->n_changes; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LpBarrier) barrier = NULL;
    LpMatching *matching = lp_matcher_solve_again (matcher, &barrier, &error);
    ck_assert_int_eq (barrier != NULL, matching == NULL);
    n_matched += check_resolved (graph, matcher, matching, error, answer);
    g_clear_pointer (&last, lp_matching_unref);
    last = matching;
    change_some (graph, matcher, last, state, family);
  }
  return n_matched;
}

START_TEST (test_small_against_count)
{
  const Family *family = &small_families[_i];
  guint64 state = 3000 + _i;
  guint n_matched = 0;

  for (guint n = family->from_n; n <= family->to_n; n += family->step)
    for (guint i = 0; i < family->count / (n == 12 ? 6 : 1); i++)
      n_matched += run_changes (family, n, &state, count_least);
  ck_assert_uint_gt (n_matched, 0);
}
END_TEST

START_TEST (test_large_against_solve)
{
  const Family *family = &large_families[_i];
  guint64 state = 4000 + _i;

  for (guint n = family->from_n; n <= family->to_n; n += family->step)
    for (guint i = 0; i < family->count; i++)
      run_changes (family, n, &state, answer_afresh);
}
END_TEST

/*
 * A path whose matched edges cost all that an edge may, and the others nothing,
 * so that duals grow from end to end, with some edges beside it.
 */
static Graph *
draw_path (guint64 *state, guint n, guint percent)
{
  Graph *graph = graph_new (n, 1);

  for (guint v = 1; v < n; v++)
    for (guint u = 0; u < v; u++) {
      gboolean on_path = u + 1 == v;
      *at_flag (graph, graph->has_pair, u, v) = on_path || draw_below (state, 100) < percent;
      at_edge (graph, graph->pair, u, v)[0] = on_path && u % 2 != 0 ? 0 : LP_MATCHER_MAX_COST - draw_below (state, 1000);
    }
  return graph;
}

static gboolean
answer_in_256_bits (const Graph *graph, gint64 *least)
{
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) matching = NULL;

  lp_i_matcher_force_width (matcher, 256);
  matching = lp_matcher_solve (matcher, NULL, NULL);
  if (matching == NULL)
    return FALSE;
  memcpy (least, lp_matching_get_cost (matching), graph->n_tiers * sizeof *least);
  return TRUE;
}

/* Some of the graphs stay in 64 bits, and some do not; going on crosses from one to the other. */
START_TEST (test_small_engine_gives_up)
{
  guint64 state = 61;
  guint n_narrow = 0, n_wide = 0;

  for (guint i = 0; i < 200; i++) {
    guint n = 4 + 2 * draw_below (&state, 14);
    g_autoptr (Graph) graph = draw_path (&state, n, draw_below (&state, 8));
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    for (guint k = 0; k < 12; k++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (LpMatching) matching = lp_matcher_solve_again (matcher, NULL, &error);
      guint u, v;
      if (check_resolved (graph, matcher, matching, error, answer_in_256_bits)) {
        n_narrow += lp_matching_get_width (matching) == 64;
        n_wide += lp_matching_get_width (matching) > 64;
      }
      draw_pair (&state, n, &u, &v);
      *at_flag (graph, graph->has_pair, u, v) = !*at_flag (graph, graph->has_pair, u, v);
      tell (graph, matcher, u, v);
    }
  }
  ck_assert_uint_gt (n_narrow, 100);
  ck_assert_uint_gt (n_wide, 10);
}
END_TEST

/* Costs below all others, and above what the packing holds, so that each change needs another one. */
START_TEST (test_costs_beyond)
{
  static const gint64 steps[] = { -1, -1000, 7, 1 << 20, G_GINT64_CONSTANT (1) << 45, -(G_GINT64_CONSTANT (1) << 49), LP_MATCHER_MAX_COST };
  guint64 state = 62;

  for (guint i = 0; i < 200; i++) {
    g_autoptr (Graph) graph = graph_draw (&state, 8, 2, i % 2 == 0 ? COSTS_TIES : COSTS_CONSTANT, 100);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    for (gsize k = 0; k < G_N_ELEMENTS (steps); k++) {
      g_autoptr (LpMatching) matching = lp_matcher_solve_again (matcher, NULL, NULL);
      guint u, v;
      check_resolved (graph, matcher, matching, NULL, count_least);
      draw_pair (&state, 8, &u, &v);
      at_edge (graph, graph->pair, u, v)[draw_below (&state, 2)] = steps[k];
      tell (graph, matcher, u, v);
    }
  }
}
END_TEST

static void
check_same (const LpMatching *a, const LpMatching *b, guint n, guint n_tiers)
{
  ck_assert_uint_eq (lp_matching_get_n_blossoms (a, 0), lp_matching_get_n_blossoms (b, 0));
  for (guint v = 0; v < n; v++) {
    gint64 x[MAX_T], y[MAX_T];
    ck_assert_uint_eq (lp_matching_get_mate (a, v), lp_matching_get_mate (b, v));
    lp_matching_get_value (a, 0, v, x);
    lp_matching_get_value (b, 0, v, y);
    ck_assert_int_eq (compare_vectors (x, y, n_tiers), 0);
  }
}

/* The first call is a solve, another without a change leaves all as it is, and the same calls give the same. */
START_TEST (test_deterministic)
{
  static const guint sizes[] = { 30, 70 };
  guint n = sizes[_i];
  guint64 state = 63 + _i;
  g_autoptr (Graph) graph = graph_draw (&state, n, 2, COSTS_TIES, 90);
  g_autoptr (LpMatcher) first = graph_to_matcher (graph), second = graph_to_matcher (graph);
  g_autoptr (LpMatching) solved = lp_matcher_solve (second, NULL, NULL);

  for (guint i = 0; i < 30; i++) {
    g_autoptr (LpMatching) a = lp_matcher_solve_again (first, NULL, NULL);
    g_autoptr (LpMatching) b = lp_matcher_solve_again (second, NULL, NULL);
    guint u, v;
    check_same (a, b, n, 2);
    if (i == 0)
      check_same (a, solved, n, 2);
    draw_pair (&state, n, &u, &v);
    draw_costs (&state, COSTS_TIES, 2, at_edge (graph, graph->pair, u, v));
    *at_flag (graph, graph->has_pair, u, v) = TRUE;
    tell (graph, first, u, v);
    tell (graph, second, u, v);
  }
}
END_TEST

/* A solve in between is as if nothing had been before. */
START_TEST (test_solve_forgets)
{
  guint64 state = 65;
  g_autoptr (Graph) graph = graph_draw (&state, 20, 1, COSTS_TIES, 80);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);

  for (guint i = 0; i < 40; i++) {
    g_autoptr (LpMatching) gone_on = lp_matcher_solve_again (matcher, NULL, NULL);
    g_autoptr (LpMatcher) fresh = graph_to_matcher (graph);
    g_autoptr (LpMatching) a = lp_matcher_solve (fresh, NULL, NULL), b = lp_matcher_solve (matcher, NULL, NULL);
    guint u, v;
    ck_assert_int_eq (gone_on != NULL, a != NULL);
    if (a != NULL)
      check_same (a, b, 20, 1);
    draw_pair (&state, 20, &u, &v);
    *at_flag (graph, graph->has_pair, u, v) = draw_below (&state, 3) > 0;
    draw_costs (&state, COSTS_TIES, 1, at_edge (graph, graph->pair, u, v));
    tell (graph, matcher, u, v);
  }
}
END_TEST

START_TEST (test_odd_is_an_error)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (5, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpBarrier) barrier = NULL;

  ck_assert_ptr_null (lp_matcher_solve_again (matcher, &barrier, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert_ptr_null (barrier);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("solve-again");
  TCase *tcase = tcase_create ("solve-again");

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, test_small_against_count, 0, G_N_ELEMENTS (small_families));
  tcase_add_loop_test (tcase, test_large_against_solve, 0, G_N_ELEMENTS (large_families));
  tcase_add_test (tcase, test_small_engine_gives_up);
  tcase_add_test (tcase, test_costs_beyond);
  tcase_add_loop_test (tcase, test_deterministic, 0, 2);
  tcase_add_test (tcase, test_solve_forgets);
  tcase_add_test (tcase, test_odd_is_an_error);
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
