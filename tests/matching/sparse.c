/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: in a sparse graph a perfect matching costs as little as counting
 * all of them shows, and as little as the dense matcher finds, for ties,
 * negative and huge costs, parallel edges, and whatever the order of the edges;
 * its duals and blossoms prove that without the solver, also where an auction
 * comes first; what the auction leaves is feasible and close; where there is no
 * perfect matching, the barrier proves it, as tight as can be; what would
 * overflow is refused; benchmark graphs cost what independent programs found.
 */
#include "matching-known.h"
#include "matching-support.h"

#include "matching/sparse/lp-sparse-private.h"

typedef struct {
  const char *name;
  guint from_n, to_n, step;
  CostKind kind;
  guint percent;
  guint count;
} Family;

static const Family small_families[] = {
  { "ties, complete", 2, 12, 2, COSTS_TIES, 100, 100 },
  { "ties, sparse", 2, 12, 2, COSTS_TIES, 45, 250 },
  { "uniform", 2, 12, 2, COSTS_MIXED, 70, 200 },
  { "negative", 2, 12, 2, COSTS_NEGATIVE, 60, 200 },
  { "huge", 2, 12, 2, COSTS_HUGE, 75, 100 },
  { "class-like", 4, 12, 2, COSTS_CLASS, 100, 80 },
  { "barely connected", 2, 12, 2, COSTS_MIXED, 25, 250 },
  { "barely connected ties", 2, 12, 2, COSTS_TIES, 30, 250 },
};

static const Family large_families[] = {
  { "uniform", 20, 200, 20, COSTS_MIXED, 30, 4 },
  { "negative, sparse", 20, 200, 20, COSTS_NEGATIVE, 6, 12 },
  { "ties", 20, 200, 20, COSTS_TIES, 40, 4 },
  { "ties, sparse", 20, 200, 20, COSTS_TIES, 5, 20 },
  { "huge", 20, 200, 20, COSTS_HUGE, 20, 4 },
  { "class-like", 20, 200, 20, COSTS_CLASS, 50, 4 },
  { "class-like, sparse", 20, 200, 20, COSTS_CLASS, 8, 12 },
};

/* The graph's edges in a random order and direction, some of them twice, dearer. */
static GArray *
list_edges (const Graph *graph, guint64 *state)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (LpMatchingEdge));

  for (guint u = 0; u < graph->n; u++) {
    for (guint v = u + 1; v < graph->n; v++) {
      LpMatchingEdge edge = { u, v, at_edge (graph, graph->pair, u, v)[0] };
      if (!*at_flag (graph, graph->has_pair, u, v))
        continue;
      g_array_append_val (edges, edge);
      edge = (LpMatchingEdge) { v, u, edge.cost + draw_below (state, 3) };
      if (draw_below (state, 5) == 0)
        g_array_append_val (edges, edge);
    }
  }
  for (guint i = edges->len; i > 1; i--) {
    LpMatchingEdge *a = &g_array_index (edges, LpMatchingEdge, i - 1);
    LpMatchingEdge *b = &g_array_index (edges, LpMatchingEdge, draw_below (state, i));
    LpMatchingEdge kept = *a;
    *a = *b;
    *b = kept;
  }
  return edges;
}

static void
check_optimum (const Graph *graph, const LpMatching *matching)
{
  Dual dual = read_dual (graph, matching, 0);

  check_partition (graph, matching);
  check_feasible (graph, matching, &dual);
  check_bounds (graph, matching, &dual, lp_matching_get_n_duals (matching));
  clear_dual (&dual);
}

/* The size of the part of a vertex once some are removed; marks it. */
static guint
mark_part (const Graph *graph, guint8 *removed, guint from)
{
  g_autofree guint *stack = g_new (guint, graph->n);
  guint n_stack = 0, size = 0;

  stack[n_stack++] = from;
  removed[from] = 1;
  while (n_stack > 0) {
    guint v = stack[--n_stack];
    size++;
    for (guint u = 0; u < graph->n; u++) {
      if (u == v || removed[u] || !*at_flag (graph, graph->has_pair, u, v))
        continue;
      removed[u] = 1;
      stack[n_stack++] = u;
    }
  }
  return size;
}

/* That the members leave exactly the odd parts listed, more than there are members. Returns by how many. */
static gsize
check_barrier (const Graph *graph, const LpBarrier *barrier)
{
  g_autofree guint8 *removed = g_new0 (guint8, graph->n);
  g_autofree guint8 *removed_first = NULL;
  gsize n_members = 0, n_components = lp_barrier_get_n_components (barrier), n_odd = 0;
  const guint32 *members = lp_barrier_get_members (barrier, &n_members);

  for (gsize i = 0; i < n_members; i++) {
    ck_assert (i == 0 || members[i - 1] < members[i]);
    removed[members[i]] = 1;
  }
  removed_first = g_memdup2 (removed, graph->n);
  for (gsize i = 0; i < n_components; i++) {
    gsize size = 0;
    const guint32 *component = lp_barrier_get_component (barrier, i, &size);
    ck_assert_uint_eq (size % 2, 1);
    ck_assert (!removed[component[0]]);
    ck_assert_uint_eq (mark_part (graph, removed, component[0]), size);
    for (gsize j = 0; j < size; j++)
      ck_assert (removed[component[j]] && !removed_first[component[j]] && (j == 0 || component[j - 1] < component[j]));
  }
  for (guint v = 0; v < graph->n; v++) {
    if (!removed_first[v])
      n_odd += mark_part (graph, removed_first, v) % 2;
  }
  ck_assert_uint_eq (n_odd, n_components);
  ck_assert_uint_gt (n_components, n_members);
  return n_components - n_members;
}

static LpMatching *
solve_sparse (const Graph *graph, guint64 *state)
{
  g_autoptr (GArray) edges = list_edges (graph, state);
  g_autoptr (LpBarrier) barrier = NULL;
  g_autoptr (GError) error = NULL;
  LpMatching *matching = lp_matching_solve_sparse (graph->n, edges->len, (const LpMatchingEdge *) (gconstpointer) edges->data, &barrier, &error);

  if (matching == NULL) {
    ck_assert_msg (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE), "%s", error->message);
    check_barrier (graph, barrier);
    return NULL;
  }
  ck_assert_ptr_null (error);
  ck_assert_ptr_null (barrier);
  check_optimum (graph, matching);
  return matching;
}

/* Against counting all. */
static void
check_small (const Graph *graph, guint64 *state)
{
  g_autoptr (LpMatching) matching = solve_sparse (graph, state);
  gint64 least = 0;

  ck_assert_int_eq (count_least (graph, &least), matching != NULL);
  if (matching != NULL)
    ck_assert_int_eq (lp_matching_get_cost (matching)[0], least);
}

/* Against the dense matcher; a barrier against its, which is as tight as can be. */
static void
check_large (const Graph *graph, guint64 *state)
{
  g_autoptr (LpMatching) matching = solve_sparse (graph, state);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) dense = lp_matcher_solve (matcher, NULL, NULL);

  ck_assert_int_eq (dense != NULL, matching != NULL);
  if (matching != NULL)
    ck_assert_int_eq (lp_matching_get_cost (matching)[0], lp_matching_get_cost (dense)[0]);
}

static void
run_family (const Family *family, guint64 seed, void (*check) (const Graph *graph, guint64 *state))
{
  guint64 state = seed;

  for (guint n = family->from_n; n <= family->to_n; n += family->step) {
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Graph) graph = graph_draw (&state, n, 1, family->kind, family->percent);
      check (graph, &state);
    }
  }
}

START_TEST (costs_as_little_as_counting_shows)
{
  run_family (&small_families[_i], 100 + (guint64) _i, check_small);
}
END_TEST

START_TEST (costs_as_little_as_densely)
{
  run_family (&large_families[_i], 200 + (guint64) _i, check_large);
}
END_TEST

/* The sets of Gallai and Edmonds are the same for every largest matching. */
START_TEST (bars_as_densely)
{
  guint64 state = 7;

  for (guint i = 0; i < 300; i++) {
    g_autoptr (Graph) graph = graph_draw (&state, 6 + 2 * draw_below (&state, 20), 1, COSTS_TIES, 4 + draw_below (&state, 12));
    g_autoptr (GArray) edges = list_edges (graph, &state);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    g_autoptr (LpBarrier) barrier = NULL, dense = NULL;
    g_autoptr (LpMatching) matching = lp_matching_solve_sparse (graph->n, edges->len, (const LpMatchingEdge *) (gconstpointer) edges->data, &barrier, NULL);
    g_autoptr (LpMatching) other = lp_matcher_solve (matcher, &dense, NULL);
    gsize n_here = 0, n_there = 0;
    ck_assert_int_eq (barrier == NULL, dense == NULL);
    if (barrier == NULL)
      continue;
    ck_assert_uint_eq (check_barrier (graph, barrier), check_barrier (graph, dense));
    ck_assert_mem_eq (lp_barrier_get_members (barrier, &n_here), lp_barrier_get_members (dense, &n_there), n_here * sizeof (guint32));
    ck_assert_uint_eq (n_here, n_there);
  }
}
END_TEST

START_TEST (refuses_what_would_overflow)
{
  static const struct {
    gint64 costs[2];
    LpError code;
  } cases[] = {
    { { G_MAXINT64, 0 }, LP_ERROR_LIMIT },
    { { G_MININT64, 0 }, LP_ERROR_LIMIT },
    { { G_MININT64, G_MAXINT64 }, LP_ERROR_LIMIT },
    { { (G_GINT64_CONSTANT (1) << 58) + 1, 0 }, LP_ERROR_LIMIT },
    { { G_GINT64_CONSTANT (1) << 58, -1 }, LP_ERROR_LIMIT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LpMatchingEdge edges[] = { { 0, 1, cases[i].costs[0] }, { 2, 3, cases[i].costs[1] } };
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (lp_matching_solve_sparse (4, 2, edges, NULL, &error));
    ck_assert (g_error_matches (error, LP_ERROR, (gint) cases[i].code));
  }
}
END_TEST

/* Each cost is within the limits; their sum is not. */
START_TEST (refuses_sums_of_more_than_64_bits)
{
  LpMatchingEdge edges[32];
  g_autoptr (LpMatching) matching = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    edges[i] = (LpMatchingEdge) { 2 * i, 2 * i + 1, G_GINT64_CONSTANT (1) << 58 };
  matching = lp_matching_solve_sparse (62, 31, edges, NULL, NULL);
  ck_assert_int_eq (lp_matching_get_cost (matching)[0], 31 * (G_GINT64_CONSTANT (1) << 58));
  ck_assert_ptr_null (lp_matching_solve_sparse (64, 32, edges, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  g_clear_error (&error);
  ck_assert_ptr_null (lp_matching_solve_sparse (LP_MATCHING_MAX_VERTICES + 2, 0, NULL, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
}
END_TEST

/* Two triangles that cost nothing, and from each to a pair that does neither a dear edge. */
START_TEST (refuses_duals_that_would_overflow)
{
  for (guint i = 0; i < 2; i++) {
    gint64 dear = G_GINT64_CONSTANT (1) << (57 + i);
    const LpMatchingEdge edges[] = {
      { 0, 1, 0 }, { 1, 2, 0 }, { 0, 2, 0 }, { 3, 4, 0 }, { 5, 6, 0 }, { 6, 7, 0 }, { 5, 7, 0 }, { 2, 3, dear }, { 4, 5, dear },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (LpMatching) matching = lp_matching_solve_sparse (8, G_N_ELEMENTS (edges), edges, NULL, &error);
    if (i == 0)
      ck_assert_int_eq (lp_matching_get_cost (matching)[0], 2 * dear);
    else
      ck_assert (matching == NULL && g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  }
}
END_TEST

START_TEST (takes_costs_up_to_the_limit)
{
  gint64 limit = G_GINT64_CONSTANT (1) << 58;
  const LpMatchingEdge edges[] = { { 0, 1, limit }, { 2, 3, 0 }, { 0, 2, limit }, { 1, 3, limit } };
  const LpMatchingEdge low[] = { { 0, 1, -limit }, { 2, 3, -limit }, { 0, 2, 0 }, { 1, 3, 0 } };
  g_autoptr (LpMatching) matching = lp_matching_solve_sparse (4, 4, edges, NULL, NULL);
  g_autoptr (LpMatching) lower = lp_matching_solve_sparse (4, 4, low, NULL, NULL);

  ck_assert_int_eq (lp_matching_get_cost (matching)[0], limit);
  ck_assert_int_eq (lp_matching_get_cost (lower)[0], -2 * limit);
}
END_TEST

START_TEST (takes_no_vertices_and_no_odd_number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpBarrier) barrier = NULL;
  g_autoptr (LpMatching) matching = lp_matching_solve_sparse (0, 0, NULL, NULL, NULL);

  ck_assert_ptr_nonnull (matching);
  ck_assert_int_eq (lp_matching_get_cost (matching)[0], 0);
  ck_assert_ptr_null (lp_matching_solve_sparse (3, 0, NULL, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert_ptr_null (lp_matching_solve_sparse (2, 0, NULL, &barrier, NULL));
  ck_assert_uint_eq (lp_barrier_get_n_components (barrier), 2);
}
END_TEST

/* Complete graphs of the benchmark, all pairs as edges. */
START_TEST (finds_known_optima)
{
  const Known *known = &known_optima[_i];
  g_autofree gint32 *costs = make_known (known);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (LpMatchingEdge));
  g_autoptr (LpMatching) matching = NULL;

  if (known->n > 1000)
    return;
  for (guint u = 0, at = 0; u < known->n; u++) {
    for (guint v = u + 1; v < known->n; v++) {
      LpMatchingEdge edge = { u, v, costs[at++] };
      g_array_append_val (edges, edge);
    }
  }
  matching = lp_matching_solve_sparse (known->n, edges->len, (const LpMatchingEdge *) (gconstpointer) edges->data, NULL, NULL);
  ck_assert_int_eq (lp_matching_get_cost (matching)[0], known->cost);
}
END_TEST

/*
 * Chains that nearly balance: pupils on a line, each joined to some about a
 * hundred away, so that what is missing at one place must come from far. This
 * is where trees tire.
 */
static Graph *
draw_line (guint64 *state, guint n)
{
  Graph *graph = graph_new (n, 1);
  g_autofree guint *place = g_new (guint, n);

  for (guint v = 0; v < n; v++)
    place[v] = draw_below (state, 1000);
  for (guint v = 0; v < n; v++) {
    for (guint u = 0; u < v; u++) {
      gint64 gap = ABS ((gint64) place[u] - (gint64) place[v]) - 100;
      *at_flag (graph, graph->has_pair, u, v) = ABS (gap) <= 12 || draw_below (state, 100) < 2;
      at_edge (graph, graph->pair, u, v)[0] = gap * gap;
    }
  }
  return graph;
}

START_TEST (costs_as_little_on_a_line)
{
  guint64 state = 300 + (guint64) _i;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (Graph) graph = draw_line (&state, 100 + 100 * (guint) _i);
    check_large (graph, &state);
  }
}
END_TEST

/*
 * So many vertices that the auction begins: an odd ring and more edges at
 * random, so that some vertices have few, and blossoms are needed. No solver
 * checks these: the proof does.
 */
static Graph *
draw_large (guint64 *state, guint n, CostKind kind, guint n_more, gboolean feasible)
{
  Graph *graph = graph_new (n, 1);
  guint odd = n / 6 * 2 + 1;

  for (guint v = 0; v < n; v++) {
    guint u = v + 1 == odd ? 0 : (v + 1) % n;
    if (v + 1 == n && !feasible)
      break;
    *at_flag (graph, graph->has_pair, u, v) = TRUE;
    draw_costs (state, kind, 1, at_edge (graph, graph->pair, u, v));
  }
  if (feasible)
    *at_flag (graph, graph->has_pair, odd - 1, odd) = TRUE;
  for (guint i = 0; i < n_more; i++) {
    guint u = draw_below (state, feasible ? n : odd), v = draw_below (state, feasible ? n : odd);
    if (u == v)
      continue;
    *at_flag (graph, graph->has_pair, u, v) = TRUE;
    draw_costs (state, kind, 1, at_edge (graph, graph->pair, u, v));
  }
  return graph;
}

static const CostKind large_kinds[] = { COSTS_MIXED, COSTS_TIES, COSTS_NEGATIVE, COSTS_HUGE };

START_TEST (proves_what_an_auction_began)
{
  guint64 state = 600 + (guint64) _i;

  for (guint n_more = 0; n_more <= 4000; n_more = n_more * 2 + 500) {
    g_autoptr (Graph) graph = draw_large (&state, 1000 + 2 * draw_below (&state, 50), large_kinds[_i], n_more, TRUE);
    g_autoptr (LpMatching) matching = solve_sparse (graph, &state);
    ck_assert_ptr_nonnull (matching);
  }
}
END_TEST

START_TEST (bars_what_no_auction_can_end)
{
  guint64 state = 700;

  for (guint n_more = 0; n_more <= 4000; n_more = n_more * 2 + 500) {
    g_autoptr (Graph) graph = draw_large (&state, 1200, COSTS_MIXED, n_more, FALSE);
    g_autoptr (LpMatching) matching = solve_sparse (graph, &state);
    ck_assert_ptr_null (matching);
  }
}
END_TEST

/* Between the two halves of the vertices, where half-integral matchings are no cheaper than whole ones. */
static Graph *
draw_halves (guint64 *state, guint n, guint percent, guint highest)
{
  Graph *graph = graph_new (n, 1);

  for (guint u = 0; u < n / 2; u++) {
    for (guint v = n / 2; v < n; v++) {
      *at_flag (graph, graph->has_pair, u, v) = v == u + n / 2 || draw_below (state, 100) < percent;
      at_edge (graph, graph->pair, u, v)[0] = draw_below (state, highest + 1);
    }
  }
  return graph;
}

/* The sum of the potentials after an auction, which have to be feasible. */
static gint64
sum_potentials (const LpSparse *s)
{
  gint64 sum = 0;

  for (guint32 v = 0; v < s->n; v++) {
    sum += lp_i_sparse_potential (s, v);
    for (gsize a = s->first_arc[v]; a < s->first_arc[v + 1]; a++)
      ck_assert_int_le (lp_i_sparse_potential (s, v) + lp_i_sparse_potential (s, s->arcs[a].head), lp_i_sparse_cost (s, a));
  }
  return sum;
}

static void
check_auction (const Graph *graph, guint64 *state, gint64 scale)
{
  g_autoptr (GArray) edges = list_edges (graph, state);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, NULL, NULL);
  LpSparse s;
  gint64 least = 0, sum, best;

  ck_assert (lp_i_sparse_init (&s, graph->n, edges->len, (const LpMatchingEdge *) (gconstpointer) edges->data, &least, NULL));
  ck_assert (lp_i_sparse_cover (&s, scale));
  sum = sum_potentials (&s);
  best = 2 * lp_matching_get_cost (matching)[0] - (gint64) graph->n * least;
  ck_assert_int_le (sum, best);
  /* An assignment costs up to n / scale more, and each of two values a vertex loses less than 1 by rounding. */
  ck_assert_int_ge (sum, best - (gint64) graph->n / scale - 2 * (gint64) graph->n);
  lp_i_sparse_clear (&s);
}

START_TEST (comes_close_by_auction)
{
  static const guint highest[] = { 0, 3, 1000, 1000000 };
  guint64 state = 800 + (guint64) _i;

  for (guint n = 2; n <= 200; n = n * 5 / 3 / 2 * 2 + 2) {
    for (guint i = 0; i < 12; i++) {
      g_autoptr (Graph) graph = draw_halves (&state, n, 5 + draw_below (&state, 60), highest[_i]);
      check_auction (graph, &state, i % 2 == 0 ? 2 : 32);
    }
  }
}
END_TEST

/* Wide costs, a vertex without edges, and two that want the same one alone. */
START_TEST (refuses_auctions_that_cannot_end)
{
  const LpMatchingEdge wide[] = { { 0, 1, 0 }, { 2, 3, G_GINT64_CONSTANT (1) << 32 } };
  const LpMatchingEdge lone[] = { { 0, 1, 5 }, { 1, 2, 5 }, { 0, 2, 5 } };
  const LpMatchingEdge star[] = { { 0, 1, 5 }, { 0, 2, 5 }, { 0, 3, 5 } };
  const struct {
    const LpMatchingEdge *edges;
    gsize n_edges;
  } cases[] = { { wide, G_N_ELEMENTS (wide) }, { lone, G_N_ELEMENTS (lone) }, { star, G_N_ELEMENTS (star) } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    LpSparse s;
    gint64 least = 0;
    ck_assert (lp_i_sparse_init (&s, 4, cases[i].n_edges, cases[i].edges, &least, NULL));
    ck_assert (!lp_i_sparse_cover (&s, 2));
    lp_i_sparse_clear (&s);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sparse");
  TCase *tcase = tcase_create ("sparse");
  SRunner *runner = srunner_create (suite);
  int n_failed;

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, costs_as_little_as_counting_shows, 0, G_N_ELEMENTS (small_families));
  tcase_add_loop_test (tcase, costs_as_little_as_densely, 0, G_N_ELEMENTS (large_families));
  tcase_add_loop_test (tcase, costs_as_little_on_a_line, 0, 3);
  tcase_add_loop_test (tcase, finds_known_optima, 0, G_N_ELEMENTS (known_optima));
  tcase_add_loop_test (tcase, proves_what_an_auction_began, 0, G_N_ELEMENTS (large_kinds));
  tcase_add_loop_test (tcase, comes_close_by_auction, 0, 4);
  tcase_add_test (tcase, refuses_auctions_that_cannot_end);
  tcase_add_test (tcase, bars_what_no_auction_can_end);
  tcase_add_test (tcase, bars_as_densely);
  tcase_add_test (tcase, refuses_what_would_overflow);
  tcase_add_test (tcase, refuses_sums_of_more_than_64_bits);
  tcase_add_test (tcase, refuses_duals_that_would_overflow);
  tcase_add_test (tcase, takes_costs_up_to_the_limit);
  tcase_add_test (tcase, takes_no_vertices_and_no_odd_number);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed != 0;
}
