/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: a batch finds what counting all perfect matchings and the matcher
 * find, for ties, several tiers that fit into one phase or need some, negative
 * and huge costs, sparse and infeasible graphs; with AVX2 and without it finds
 * the same partners; what it finds has a proof, and what is no optimum has none.
 */
#include "matching-support.h"

#include "matching/small/lp-batch-private.h"

typedef struct {
  const char *name;
  guint from_n, to_n, step;
  guint n_tiers;
  CostKind kind;
  guint percent;
  guint count;
} Family;

static const Family small_families[] = {
  { "ties, complete", 2, 12, 2, 1, COSTS_TIES, 100, 150 },
  { "ties, sparse", 2, 12, 2, 1, COSTS_TIES, 45, 200 },
  { "negative", 2, 12, 2, 1, COSTS_NEGATIVE, 70, 150 },
  { "class-like", 2, 12, 2, 1, COSTS_CLASS, 100, 100 },
  { "three tiers of ties", 2, 12, 2, 3, COSTS_TIES, 80, 150 },
  { "several tiers", 2, 12, 2, 5, COSTS_MIXED, 70, 150 },
  { "negative tiers", 2, 12, 2, 2, COSTS_NEGATIVE, 60, 100 },
  { "huge", 2, 12, 2, 3, COSTS_HUGE, 75, 100 },
  { "constant tiers", 2, 12, 2, 4, COSTS_CONSTANT, 80, 60 },
  { "barely connected", 2, 12, 2, 2, COSTS_MIXED, 25, 200 },
};

static const Family large_families[] = {
  { "ties", 14, 64, 10, 1, COSTS_TIES, 100, 20 },
  { "ties, sparse", 14, 64, 10, 1, COSTS_TIES, 12, 20 },
  { "class-like", 14, 64, 10, 1, COSTS_CLASS, 100, 20 },
  { "class-like with chance", 14, 64, 10, 4, COSTS_CLASS, 100, 20 },
  { "several tiers", 14, 64, 10, 6, COSTS_MIXED, 100, 20 },
  { "tiers of ties", 14, 64, 10, 5, COSTS_TIES, 90, 20 },
  { "huge", 14, 64, 10, 2, COSTS_HUGE, 100, 10 },
};

/* The costs of a graph as triangles. */
static gint64 *
make_triangle (const Graph *graph)
{
  gint64 *costs = g_new (gint64, graph->n * graph->n * graph->n_tiers / 2 + 1), *at = costs;

  for (guint u = 0; u < graph->n; u++) {
    for (guint v = u + 1; v < graph->n; v++, at += graph->n_tiers) {
      memcpy (at, at_edge (graph, graph->pair, u, v), graph->n_tiers * sizeof *at);
      if (!*at_flag (graph, graph->has_pair, u, v))
        *at = LP_BATCH_NO_EDGE_TIERS;
    }
  }
  return costs;
}

static gint32 *
make_narrow_triangle (const Graph *graph)
{
  guint n_edges = graph->n * (graph->n - 1) / 2;
  g_autofree gint64 *wide = make_triangle (graph);
  gint32 *costs = g_new (gint32, n_edges + 1);

  for (guint i = 0; i < n_edges; i++)
    costs[i] = wide[i] == LP_BATCH_NO_EDGE_TIERS ? LP_BATCH_NO_EDGE : (gint32) wide[i];
  return costs;
}

/* That partners partner each other along edges and cost what was said; or that nobody has one. */
static void
check_mates (const Graph *graph, const guint32 *mates, gboolean solved, const gint64 *total)
{
  gint64 sum[MAX_T] = { 0 };

  for (guint v = 0; v < graph->n; v++) {
    ck_assert_uint_lt (mates[v], graph->n);
    ck_assert_uint_eq (mates[mates[v]], v);
    ck_assert_int_eq (mates[v] != v, solved);
    if (mates[v] >= v)
      continue;
    ck_assert (*at_flag (graph, graph->has_pair, mates[v], v));
    for (guint t = 0; t < graph->n_tiers; t++)
      sum[t] += at_edge (graph, graph->pair, mates[v], v)[t];
  }
  ck_assert_int_eq (compare_vectors (sum, total, graph->n_tiers), 0);
}

static void
check_matching (const Graph *graph, const LpMatching *matching, const guint32 *mates)
{
  ck_assert_ptr_nonnull (matching);
  for (guint v = 0; v < graph->n; v++)
    ck_assert_uint_eq (lp_matching_get_mate (matching, v), mates[v]);
  check_proof (graph, matching, FALSE);
}

/* Solves with costs of one tier. */
static gboolean
solve_narrow (const Graph *graph, gboolean scalar, guint32 *mates, gint64 *total)
{
  g_autoptr (LpBatch) batch = lp_batch_new (graph->n, 1);
  g_autofree gint32 *costs = make_narrow_triangle (graph);
  gboolean solved;

  if (scalar)
    lp_i_batch_force_scalar (batch);
  solved = lp_batch_solve (batch, 1, costs, mates, total) == 1;
  check_mates (graph, mates, solved, total);
  if (!solved)
    return FALSE;
  g_autoptr (LpMatching) matching = lp_batch_prove (batch, costs, mates, NULL);
  check_matching (graph, matching, mates);
  return TRUE;
}

/* Solves with costs of any number of tiers; gives the number of phases, too. */
static gboolean
solve_wide (const Graph *graph, gboolean scalar, guint32 *mates, gint64 *total, guint *n_phases)
{
  g_autoptr (LpBatch) batch = lp_batch_new (graph->n, graph->n_tiers);
  g_autofree gint64 *costs = make_triangle (graph);
  gsize n_solved = 0;

  if (scalar)
    lp_i_batch_force_scalar (batch);
  ck_assert (lp_batch_solve_tiers (batch, 1, costs, mates, total, &n_solved, NULL));
  *n_phases = lp_i_batch_get_n_phases (batch);
  check_mates (graph, mates, n_solved == 1, total);
  if (n_solved == 0)
    return FALSE;
  g_autoptr (LpMatching) matching = lp_batch_prove_tiers (batch, costs, mates, NULL);
  check_matching (graph, matching, mates);
  return TRUE;
}

/* Solves in all ways, which have to agree. */
static gboolean
solve_in_all_ways (const Graph *graph, gint64 *total, guint *n_phases)
{
  guint32 mates[2][LP_BATCH_MAX_VERTICES];
  gint64 other[MAX_T];
  gboolean solved = solve_wide (graph, FALSE, mates[0], total, n_phases);

  ck_assert_int_eq (solve_wide (graph, TRUE, mates[1], other, n_phases), solved);
  ck_assert_mem_eq (mates[0], mates[1], graph->n * sizeof **mates);
  if (graph->n_tiers > 1)
    return solved;
  ck_assert_int_eq (solve_narrow (graph, FALSE, mates[1], other), solved);
  ck_assert_mem_eq (mates[0], mates[1], graph->n * sizeof **mates);
  ck_assert_int_eq (solve_narrow (graph, TRUE, mates[1], other), solved);
  ck_assert_mem_eq (mates[0], mates[1], graph->n * sizeof **mates);
  return solved;
}

START_TEST (test_small_against_count)
{
  const Family *family = &small_families[_i];
  guint64 state = 5000 + _i;

  for (guint n = family->from_n; n <= family->to_n; n += family->step) {
    for (guint i = 0; i < family->count / (n == 12 ? 10 : 1); i++) {
      g_autoptr (Graph) graph = graph_draw (&state, n, family->n_tiers, family->kind, family->percent);
      gint64 least[MAX_T] = { 0 }, total[MAX_T] = { 0 };
      guint n_phases;
      gboolean possible = count_least (graph, least);
      ck_assert_int_eq (solve_in_all_ways (graph, total, &n_phases), possible);
      if (possible)
        ck_assert_int_eq (compare_vectors (least, total, graph->n_tiers), 0);
    }
  }
}
END_TEST

static void
check_against_matcher (const Graph *graph, guint *n_phases)
{
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, NULL, NULL);
  gint64 total[MAX_T] = { 0 };

  ck_assert_int_eq (solve_in_all_ways (graph, total, n_phases), matching != NULL);
  if (matching != NULL)
    ck_assert_int_eq (compare_vectors (total, lp_matching_get_cost (matching), graph->n_tiers), 0);
}

START_TEST (test_large_against_matcher)
{
  const Family *family = &large_families[_i];
  guint64 state = 6000 + _i;
  guint n_phases;

  for (guint n = family->from_n; n <= family->to_n; n += family->step) {
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Graph) graph = graph_draw (&state, n, family->n_tiers, family->kind, family->percent);
      check_against_matcher (graph, &n_phases);
    }
  }
}
END_TEST

/* Tiers with few values, so that ties abound, but too wide for one phase. */
static Graph *
draw_wide (guint64 *state, guint n, guint bits, guint percent)
{
  Graph *graph = graph_draw (state, n, 4, COSTS_TIES, percent);

  for (guint v = 0; v < n; v++) {
    for (guint u = 0; u < v; u++) {
      for (guint t = 0; t < 4; t++)
        at_edge (graph, graph->pair, u, v)[t] = (gint64) draw_below (state, 3) << (bits + t);
    }
  }
  return graph;
}

/* Blossoms of one phase bind the next; each number of phases comes about, and the matcher where tiers are too wide. */
START_TEST (test_phases)
{
  guint64 state = 7000;
  guint seen[5] = { 0 };

  for (guint i = 0; i < 1200; i++) {
    guint n = 4 + 2 * draw_below (&state, i % 10 == 0 ? 31 : 8), n_phases = 0;
    g_autoptr (Graph) graph = draw_wide (&state, n, i % 2 == 0 ? 12 : i % 20 == 1 ? 40 : 26, 20 + draw_below (&state, 80));
    check_against_matcher (graph, &n_phases);
    ck_assert_uint_lt (n_phases, G_N_ELEMENTS (seen));
    seen[n_phases]++;
  }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    ck_assert_msg (seen[i] > 0, "%u phases never came about", i);
}
END_TEST

/*
 * A path whose matched edges are dear and the others cheap, so that duals grow
 * from end to end: all tiers together fit an edge, but are given up in the end.
 */
static Graph *
draw_path (guint64 *state, guint n, guint n_tiers, guint percent)
{
  Graph *graph = graph_new (n, n_tiers);

  for (guint v = 1; v < n; v++)
    for (guint u = 0; u < v; u++) {
      gboolean on_path = u + 1 == v, cheap = on_path && u % 2 != 0;
      *at_flag (graph, graph->has_pair, u, v) = on_path || draw_below (state, 100) < percent;
      for (guint t = 0; t < n_tiers; t++)
        at_edge (graph, graph->pair, u, v)[t] = cheap ? draw_below (state, 3) : (1 << (t == 0 ? 27 : 20)) - (gint64) draw_below (state, 3);
    }
  return graph;
}

START_TEST (test_given_up)
{
  guint64 state = 8500;
  guint seen[3] = { 0 };

  for (guint i = 0; i < 300; i++) {
    guint n = 4 + 2 * draw_below (&state, 14), n_phases = 0;
    g_autoptr (Graph) graph = draw_path (&state, n, 2, draw_below (&state, 8));
    check_against_matcher (graph, &n_phases);
    ck_assert_uint_lt (n_phases, G_N_ELEMENTS (seen));
    seen[n_phases]++;
  }
  ck_assert (seen[1] > 20 && seen[2] > 20);
}
END_TEST

/* Triangles of cheap edges, three by three, so that blossoms nest. */
START_TEST (test_nested_blossoms)
{
  guint64 state = 8000;

  for (guint i = 0; i < 200; i++) {
    guint n_phases, n = 18 + 2 * draw_below (&state, 10);
    g_autoptr (Graph) graph = graph_draw (&state, n, 2, COSTS_TIES, 100);
    for (guint v = 0; v < n; v++) {
      for (guint u = 0; u < v; u++) {
        guint level = u / 3 == v / 3 ? 0 : u / 9 == v / 9 ? 1 : 2;
        at_edge (graph, graph->pair, u, v)[0] = 1000 * level + draw_below (&state, 3);
      }
    }
    check_against_matcher (graph, &n_phases);
  }
}
END_TEST

/* Many graphs in one call: each as if alone, infeasible ones among them. */
START_TEST (test_many_at_once)
{
  enum { N = 10, COUNT = 200, EDGES = N * (N - 1) / 2 };
  g_autoptr (LpBatch) batch = lp_batch_new (N, 1);
  g_autofree gint32 *costs = g_new (gint32, COUNT * EDGES);
  g_autofree guint32 *mates = g_new (guint32, COUNT * N);
  g_autofree gint64 *totals = g_new (gint64, COUNT);
  guint64 state = 9000;
  gsize n_solved, count = 0;

  for (guint i = 0; i < COUNT * EDGES; i++)
    costs[i] = draw_below (&state, 100) < 25 ? (gint32) draw_below (&state, 50) - 25 : LP_BATCH_NO_EDGE;
  n_solved = lp_batch_solve (batch, COUNT, costs, mates, totals);
  for (guint i = 0; i < COUNT; i++) {
    g_autoptr (LpBatch) alone = lp_batch_new (N, 1);
    guint32 own[N];
    gint64 total;
    count += lp_batch_solve (alone, 1, costs + i * EDGES, own, &total);
    ck_assert_mem_eq (own, mates + i * N, sizeof own);
    ck_assert_int_eq (total, totals[i]);
  }
  ck_assert_uint_eq (count, n_solved);
  ck_assert (n_solved > 0 && n_solved < COUNT);
}
END_TEST

static const gint32 limits[][6] = {
  { G_MININT32, G_MAXINT32 - 1, G_MAXINT32 - 1, G_MAXINT32 - 1, G_MAXINT32 - 1, G_MININT32 },
  { G_MAXINT32 - 1, G_MININT32, G_MAXINT32 - 1, G_MAXINT32 - 1, G_MAXINT32 - 1, G_MAXINT32 - 1 },
  { G_MAXINT32 - 1, G_MAXINT32, G_MAXINT32, G_MAXINT32, G_MAXINT32, G_MAXINT32 - 1 },
  { G_MININT32, G_MININT32, G_MININT32, G_MININT32, G_MININT32, G_MININT32 },
};
static const gint64 limit_totals[] = { 2 * (gint64) G_MININT32, -2, 2 * (gint64) G_MAXINT32 - 2, 2 * (gint64) G_MININT32 };

START_TEST (test_limits)
{
  g_autoptr (LpBatch) batch = lp_batch_new (4, 1);
  guint32 mates[4];
  gint64 total;

  ck_assert_uint_eq (lp_batch_solve (batch, 1, limits[_i], mates, &total), 1);
  ck_assert_int_eq (total, limit_totals[_i]);
  lp_i_batch_force_scalar (batch);
  ck_assert_uint_eq (lp_batch_solve (batch, 1, limits[_i], mates, &total), 1);
  ck_assert_int_eq (total, limit_totals[_i]);
}
END_TEST

START_TEST (test_no_vertices)
{
  g_autoptr (LpBatch) batch = lp_batch_new (0, 1);
  guint32 mates[1] = { 7 };
  gint64 totals[2] = { 1, 1 }, costs[1] = { 0 };
  gint32 narrow[1] = { 0 };
  gsize n_solved;

  ck_assert_uint_eq (lp_batch_solve (batch, 2, narrow, mates, totals), 2);
  ck_assert (totals[0] == 0 && totals[1] == 0 && mates[0] == 7);
  ck_assert (lp_batch_solve_tiers (batch, 2, costs, mates, totals, &n_solved, NULL));
  ck_assert_uint_eq (n_solved, 2);
}
END_TEST

/* A cost beyond the limit is an error; what came before it stands. */
START_TEST (test_too_large)
{
  g_autoptr (LpBatch) batch = lp_batch_new (2, 2);
  g_autoptr (GError) error = NULL;
  const gint64 costs[] = { 5, -3, 0, LP_MATCHER_MAX_COST + 1 };
  guint32 mates[4];
  gint64 totals[4];

  ck_assert (!lp_batch_solve_tiers (batch, 2, costs, mates, totals, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  ck_assert (totals[0] == 5 && totals[1] == -3 && mates[0] == 1 && mates[1] == 0);
}
END_TEST

/* Partners that are not the cheapest, or no partners, have no proof. */
START_TEST (test_no_proof)
{
  static const guint32 wrong[][4] = { { 1, 0, 3, 2 }, { 0, 1, 2, 3 }, { 1, 2, 3, 0 }, { 4, 4, 4, 4 }, { 2, 3, 0, 1 } };
  const gint32 costs[6] = { 2, LP_BATCH_NO_EDGE, 1, 1, LP_BATCH_NO_EDGE, 2 };
  g_autoptr (LpBatch) batch = lp_batch_new (4, 1);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (lp_batch_prove (batch, costs, wrong[i], &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  }
}
END_TEST

/* Partners whom no edge joins have none either, not even where all that counts costs nothing. */
START_TEST (test_no_proof_without_edge)
{
  static const guint32 wrong[] = { 1, 0, 3, 2 }, right[] = { 2, 3, 0, 1 };
  const gint32 costs[6] = { LP_BATCH_NO_EDGE, 0, 0, 0, 0, LP_BATCH_NO_EDGE };
  g_autoptr (LpBatch) batch = lp_batch_new (4, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpMatching) matching = lp_batch_prove (batch, costs, right, NULL);

  ck_assert_ptr_nonnull (matching);
  ck_assert_ptr_null (lp_batch_prove (batch, costs, wrong, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

/* Where there is no perfect matching, that is what is said. */
START_TEST (test_no_proof_of_nothing)
{
  static const guint32 mates[] = { 1, 0 };
  const gint32 costs[1] = { LP_BATCH_NO_EDGE };
  g_autoptr (LpBatch) batch = lp_batch_new (2, 1);
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_batch_prove (batch, costs, mates, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("batch");
  TCase *tcase = tcase_create ("batch");

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, test_small_against_count, 0, G_N_ELEMENTS (small_families));
  tcase_add_loop_test (tcase, test_large_against_matcher, 0, G_N_ELEMENTS (large_families));
  tcase_add_test (tcase, test_phases);
  tcase_add_test (tcase, test_given_up);
  tcase_add_test (tcase, test_nested_blossoms);
  tcase_add_test (tcase, test_many_at_once);
  tcase_add_loop_test (tcase, test_limits, 0, G_N_ELEMENTS (limits));
  tcase_add_test (tcase, test_no_vertices);
  tcase_add_test (tcase, test_too_large);
  tcase_add_test (tcase, test_no_proof);
  tcase_add_test (tcase, test_no_proof_without_edge);
  tcase_add_test (tcase, test_no_proof_of_nothing);
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
