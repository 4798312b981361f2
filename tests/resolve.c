/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: after any sequence of changes, going on from the last optimum
 * finds one that costs what counting all matchings, or a fresh solve, finds,
 * with a certificate that holds; through graphs without a perfect matching and
 * back, with ties, at the limits of costs, in every width; calls in the same
 * order give the same result; and few changes take few stages.
 */
#include "matching-support.h"

#include "matching/lp-matching-private.h"

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
    LpMatching *matching = lp_matcher_resolve (matcher, &barrier, &error);
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

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("resolve");
  TCase *tcase = tcase_create ("resolve");

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, test_small_against_count, 0, G_N_ELEMENTS (small_families));
  tcase_add_loop_test (tcase, test_large_against_solve, 0, G_N_ELEMENTS (large_families));
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
