/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: in a complete graph whose costs come from types and exceptions a
 * perfect matching, or a partition with a three, costs as little as counting
 * all shows, or as the matcher that looks at every pair finds; its duals and
 * blossoms prove it for every pair and every three; what has no solution has a
 * barrier. Large cohorts are verified by pricing groups of like vertices, and
 * cost what independent programs found where these could reach.
 */
#include "matching-support.h"

#include "bench/typed-cohort.h"

/* What pairs of types cost. */
typedef enum {
  TYPES_TIES,     /* 0, 1 or 2 */
  TYPES_SPREAD,   /* different scales per tier, of both signs */
  TYPES_MATCHED,  /* the square of the distance */
  TYPES_MIXED,    /* the square of how far the distance lies outside a window */
  TYPES_FOLD,     /* the square of how far the sum is from the middle */
  TYPES_SAME,     /* all the same */
  TYPES_HUGE      /* at the limits of a component */
} TypeCosts;

typedef struct {
  const char *name;
  guint from_n, to_n;
  guint n_types;          /* 0: as many as vertices */
  guint n_tiers;
  TypeCosts costs;
  guint raised, lowered;  /* exceptions a vertex, in tenths */
  guint forbidden;
  guint no_types;         /* per cent of pairs of types that may not be */
  guint count;
} Family;

/* A random graph, as types and exceptions and as all its pairs. */
typedef struct {
  guint n_types, n_tiers;
  gint64 *costs;          /* n_types × n_types × n_tiers */
  gboolean *may_be;       /* n_types × n_types */
  guint32 *types;
  LpTyped *typed;
  Graph *graph;
} Case;

static void
case_free (Case *c)
{
  g_free (c->costs);
  g_free (c->may_be);
  g_free (c->types);
  lp_typed_free (c->typed);
  graph_free (c->graph);
  g_free (c);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static gboolean
cost_of_types (guint s, guint t, gint64 *costs, gpointer data)
{
  const Case *c = data;
  gsize at = (gsize) s * c->n_types + t;

  memcpy (costs, c->costs + at * c->n_tiers, c->n_tiers * sizeof *costs);
  return c->may_be[at];
}

static gint64
draw_type_cost (guint64 *state, const Family *family, guint n_types, guint s, guint t, guint tier)
{
  gint64 gap = (gint64) MAX (s, t) - MIN (s, t), window = n_types / 4, far = s + t + 1 - (gint64) n_types;

  if (tier + 1 < family->n_tiers && draw_below (state, 4) != 0)
    return 0;
  switch (family->costs) {
  case TYPES_SPREAD:
    return draw_cost (state, COSTS_MIXED, tier, family->n_tiers);
  case TYPES_MATCHED:
    return gap * gap;
  case TYPES_MIXED:
    return gap < window ? (window - gap) * (window - gap) : gap > 2 * window ? (gap - 2 * window) * (gap - 2 * window) : 0;
  case TYPES_FOLD:
    return far * far;
  case TYPES_SAME:
    return 5;
  case TYPES_HUGE:
    return draw_cost (state, COSTS_HUGE, tier, family->n_tiers);
  case TYPES_TIES:
  default:
    return draw_below (state, 3);
  }
}

static void
draw_types (guint64 *state, const Family *family, Case *c, guint n)
{
  c->types = g_new0 (guint32, n + 1);
  c->costs = g_new0 (gint64, (gsize) c->n_types * c->n_types * c->n_tiers + 1);
  c->may_be = g_new0 (gboolean, (gsize) c->n_types * c->n_types + 1);
  for (guint v = 0; v < n; v++)
    c->types[v] = family->n_types == 0 ? v : MIN (draw_below (state, c->n_types), draw_below (state, c->n_types));
  for (guint s = 0; s < c->n_types; s++) {
    for (guint t = 0; t <= s; t++) {
      gsize there = (gsize) s * c->n_types + t, back = (gsize) t * c->n_types + s;
      c->may_be[there] = c->may_be[back] = draw_below (state, 100) >= family->no_types;
      for (guint i = 0; i < c->n_tiers; i++)
        c->costs[there * c->n_tiers + i] = c->costs[back * c->n_tiers + i] = draw_type_cost (state, family, c->n_types, s, t, i);
    }
  }
}

static void
set_pair (Case *c, guint u, guint v, const gint64 *costs)
{
  memcpy (at_edge (c->graph, c->graph->pair, u, v), costs, c->n_tiers * sizeof *costs);
  memcpy (at_edge (c->graph, c->graph->three, u, v), costs, c->n_tiers * sizeof *costs);
}

/* All pairs as their types say. */
static void
expand (Case *c)
{
  for (guint v = 0; v < c->graph->n; v++) {
    for (guint u = 0; u < v; u++) {
      gint64 costs[MAX_T];
      gboolean may_be = cost_of_types (c->types[u], c->types[v], costs, c);
      *at_flag (c->graph, c->graph->has_pair, u, v) = *at_flag (c->graph, c->graph->has_three, u, v) = may_be;
      set_pair (c, u, v, costs);
    }
  }
}

/* An exception where there is none yet: by so much in one tier. */
static void
draw_exception (guint64 *state, Case *c, guint8 *is_exception, gint64 step)
{
  guint n = c->graph->n, u = draw_below (state, n), v = draw_below (state, n), tier = draw_below (state, c->n_tiers);
  gint64 costs[MAX_T], by = step * (1 + draw_below (state, 9));
  guint8 *taken = &is_exception[MIN (u, v) * n + MAX (u, v)];

  if (u == v || *taken)
    return;
  *taken = TRUE;
  memcpy (costs, at_edge (c->graph, c->graph->pair, u, v), c->n_tiers * sizeof *costs);
  costs[tier] = CLAMP (costs[tier] + by, -LP_MATCHER_MAX_COST, LP_MATCHER_MAX_COST);
  if (step == 0) {
    lp_typed_forbid_pair (c->typed, u, v);
    *at_flag (c->graph, c->graph->has_pair, u, v) = *at_flag (c->graph, c->graph->has_three, u, v) = FALSE;
    return;
  }
  lp_typed_set_pair (c->typed, u, v, costs);
  *at_flag (c->graph, c->graph->has_pair, u, v) = *at_flag (c->graph, c->graph->has_three, u, v) = TRUE;
  set_pair (c, u, v, costs);
}

static Case *
draw_case (guint64 *state, const Family *family, guint n)
{
  Case *c = g_new0 (Case, 1);
  g_autofree guint8 *is_exception = g_new0 (guint8, n * n + 1);

  c->n_types = family->n_types == 0 ? n : family->n_types;
  c->n_tiers = family->n_tiers;
  c->graph = graph_new (n, c->n_tiers);
  draw_types (state, family, c, n);
  c->typed = lp_typed_new (n, c->types, c->n_types, c->n_tiers, cost_of_types, c);
  expand (c);
  for (guint i = 0; i < family->forbidden * n / 10; i++)
    draw_exception (state, c, is_exception, 0);
  for (guint i = 0; i < family->raised * n / 10; i++)
    draw_exception (state, c, is_exception, draw_below (state, 3) != 0 ? 1 : 100);
  for (guint i = 0; i < family->lowered * n / 10; i++)
    draw_exception (state, c, is_exception, draw_below (state, 3) != 0 ? -1 : -100);
  for (guint v = 0; n % 2 != 0 && v < n; v++) {
    gint64 *costs = c->graph->vertex + v * c->n_tiers;
    if (draw_below (state, 2) != 0)
      continue;
    for (guint t = 0; t < c->n_tiers; t++)
      costs[t] = draw_below (state, 3);
    lp_typed_set_three_vertex (c->typed, v, costs);
  }
  return c;
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

/* That the members leave more odd parts than there are members: those listed. */
static void
check_barrier (const Graph *graph, const LpBarrier *barrier)
{
  g_autofree guint8 *removed = g_new0 (guint8, graph->n);
  gsize n_members = 0, n_components = lp_barrier_get_n_components (barrier);
  const guint32 *members = lp_barrier_get_members (barrier, &n_members);

  ck_assert_uint_gt (n_components, n_members);
  for (gsize i = 0; i < n_members; i++) {
    ck_assert (!removed[members[i]] && (i == 0 || members[i - 1] < members[i]));
    removed[members[i]] = 1;
  }
  for (gsize i = 0; i < n_components; i++) {
    gsize size = 0;
    const guint32 *component = lp_barrier_get_component (barrier, i, &size);
    ck_assert_uint_eq (size % 2, 1);
    ck_assert (!removed[component[0]]);
    ck_assert_uint_eq (mark_part (graph, removed, component[0]), size);
    for (gsize j = 0; j < size; j++)
      ck_assert (removed[component[j]] && (j == 0 || component[j - 1] < component[j]));
  }
}

/* Solves, and checks all that the answer says. */
static LpMatching *
solve_case (Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpBarrier) barrier = NULL;
  LpMatching *matching = lp_typed_solve (c->typed, &barrier, &error);

  if (matching == NULL) {
    ck_assert_msg (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE), "%s", error->message);
    ck_assert_int_eq (barrier != NULL, c->graph->n % 2 == 0);
    if (barrier != NULL)
      check_barrier (c->graph, barrier);
    return NULL;
  }
  ck_assert_ptr_null (barrier);
  check_proof (c->graph, matching, FALSE);
  return matching;
}

static const Family families[] = {
  { "one type", 2, 12, 1, 1, TYPES_SAME, 10, 10, 10, 0, 40 },
  { "one type, without exceptions", 2, 13, 1, 1, TYPES_SAME, 0, 0, 0, 0, 2 },
  { "two types", 2, 12, 2, 1, TYPES_TIES, 10, 10, 10, 0, 60 },
  { "ties", 2, 12, 4, 1, TYPES_TIES, 10, 10, 10, 0, 100 },
  { "ties, raised only", 2, 12, 4, 1, TYPES_TIES, 30, 0, 0, 0, 60 },
  { "ties, lowered only", 2, 12, 4, 1, TYPES_TIES, 0, 30, 0, 0, 60 },
  { "spread, two tiers", 2, 12, 5, 2, TYPES_SPREAD, 10, 10, 5, 0, 60 },
  { "spread, four tiers", 2, 12, 4, 4, TYPES_SPREAD, 10, 10, 5, 0, 60 },
  { "matched", 2, 12, 5, 1, TYPES_MATCHED, 10, 10, 5, 0, 60 },
  { "mixed, three tiers", 2, 12, 8, 3, TYPES_MIXED, 10, 10, 5, 0, 60 },
  { "fold", 2, 12, 8, 1, TYPES_FOLD, 10, 10, 5, 0, 60 },
  { "each its own type", 2, 12, 0, 2, TYPES_TIES, 10, 10, 10, 0, 60 },
  { "huge", 2, 12, 4, 2, TYPES_HUGE, 5, 5, 5, 0, 60 },
  { "many forbidden", 2, 12, 3, 1, TYPES_TIES, 10, 10, 60, 0, 100 },
  { "types that may not be", 2, 12, 4, 2, TYPES_TIES, 10, 10, 5, 50, 100 },
  { "hardly any that may be", 2, 12, 4, 1, TYPES_TIES, 5, 10, 5, 80, 100 },
};

START_TEST (costs_as_little_as_counting_shows)
{
  const Family *family = &families[_i];
  guint64 state = 100 + (guint64) _i;

  for (guint n = family->from_n; n <= family->to_n; n++) {
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Case) c = draw_case (&state, family, n);
      g_autoptr (LpMatching) matching = solve_case (c);
      gint64 least[MAX_T];
      ck_assert_int_eq (count_least (c->graph, least), matching != NULL);
      if (matching != NULL)
        ck_assert_int_eq (compare_vectors (lp_matching_get_cost (matching), least, c->n_tiers), 0);
    }
  }
}
END_TEST

static const Family large_families[] = {
  { "one type", 20, 160, 1, 1, TYPES_SAME, 10, 10, 10, 0, 2 },
  { "ties", 20, 160, 6, 1, TYPES_TIES, 20, 10, 10, 0, 3 },
  { "ties, four tiers", 20, 160, 6, 4, TYPES_TIES, 20, 10, 10, 0, 3 },
  { "spread", 20, 160, 12, 2, TYPES_SPREAD, 20, 10, 10, 0, 3 },
  { "matched", 20, 160, 6, 2, TYPES_MATCHED, 20, 10, 2, 0, 4 },
  { "matched, without exceptions", 20, 160, 6, 1, TYPES_MATCHED, 0, 0, 0, 0, 4 },
  { "mixed", 20, 160, 20, 2, TYPES_MIXED, 20, 10, 2, 0, 4 },
  { "fold", 20, 160, 20, 1, TYPES_FOLD, 20, 10, 2, 0, 4 },
  { "each its own type", 20, 140, 0, 2, TYPES_TIES, 20, 10, 2, 0, 3 },
  { "each its own type, spread", 20, 140, 0, 1, TYPES_SPREAD, 20, 10, 2, 0, 3 },
  { "each its own type, matched", 20, 140, 0, 1, TYPES_MATCHED, 20, 10, 2, 0, 3 },
  { "types that may not be", 20, 160, 6, 1, TYPES_TIES, 20, 10, 2, 70, 4 },
  { "huge", 20, 160, 6, 2, TYPES_HUGE, 20, 10, 2, 0, 3 },
};

/* With a three, against the dense matcher. */
START_TEST (costs_as_little_as_densely_with_a_three)
{
  const Family *family = &large_families[_i];
  guint64 state = 300 + (guint64) _i;

  for (guint n = 15; n <= 45; n += 6) {
    g_autoptr (Case) c = draw_case (&state, family, n);
    g_autoptr (LpMatching) matching = solve_case (c);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (c->graph);
    g_autoptr (LpMatching) dense = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
    ck_assert_int_eq (dense != NULL, matching != NULL);
    if (matching != NULL)
      ck_assert_int_eq (compare_vectors (lp_matching_get_cost (matching), lp_matching_get_cost (dense), c->n_tiers), 0);
  }
}
END_TEST

/* Against the dense matcher. */
START_TEST (costs_as_little_as_densely)
{
  const Family *family = &large_families[_i];
  guint64 state = 200 + (guint64) _i;

  for (guint n = family->from_n; n <= family->to_n; n += 20) {
    for (guint i = 0; i < family->count; i++) {
      g_autoptr (Case) c = draw_case (&state, family, n);
      g_autoptr (LpMatching) matching = solve_case (c);
      g_autoptr (LpMatcher) matcher = graph_to_matcher (c->graph);
      g_autoptr (LpMatching) dense = lp_matcher_solve (matcher, NULL, NULL);
      ck_assert_int_eq (dense != NULL, matching != NULL);
      if (matching != NULL)
        ck_assert_int_eq (compare_vectors (lp_matching_get_cost (matching), lp_matching_get_cost (dense), c->n_tiers), 0);
    }
  }
}
END_TEST

/* What the verifier says of a cohort's matching, which costs so much in its first tier. */
static gint64
verify_cohort (Cohort *cohort)
{
  VerifyGraph graph = cohort_verify_graph (cohort);
  g_autoptr (LpTyped) typed = cohort_build (cohort);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpMatching) matching = lp_typed_solve (typed, NULL, &error);
  const char *flaw;

  ck_assert_msg (matching != NULL, "%s", error != NULL ? error->message : "");
  flaw = verify_matching (&graph, matching);
  ck_assert_msg (flaw == NULL, "%s", flaw);
  return lp_matching_get_cost (matching)[0];
}

static const struct {
  guint n;
  gint64 cost;
} class_optima[] = { { 30, 218 }, { 100, 395 }, { 300, 582 }, { 1000, 1349 }, { 2000, 2109 }, { 5000, 6403 } };

START_TEST (finds_known_optima)
{
  Cohort *cohort = cohort_new_class (class_optima[_i].n, 1, TRUE);

  ck_assert_int_eq (verify_cohort (cohort), class_optima[_i].cost);
  cohort_free (cohort);
}
END_TEST

static const struct {
  const char *strategy;    /* NULL for the class of the benchmark */
  guint n, young, n_scores;
} cohorts[] = {
  { NULL, 50000, 0, 0 }, { NULL, 50001, 0, 0 }, { NULL, 3, 0, 0 },
  { "matched", 50000, 100, 6 }, { "matched", 50001, 100, 6 }, { "matched", 50000, 0, 6 }, { "matched", 50001, 0, 6 },
  { "mixed", 50000, 100, 6 }, { "mixed", 50001, 100, 6 }, { "mixed", 50000, 50, 6 }, { "mixed", 50001, 50, 6 },
  { "mixed-fold", 50000, 100, 6 }, { "mixed-fold", 50001, 100, 6 }, { "mixed-fold", 50001, 20, 6 },
  { "matched", 20000, 30, 150 }, { "mixed", 20000, 30, 150 }, { "mixed-fold", 20000, 30, 150 },
  { "matched", 2001, 30, 40 }, { "mixed", 2001, 30, 40 }, { "mixed-fold", 2001, 30, 40 },
  { "matched", 1500, 0, 1500 }, { "mixed", 1500, 0, 1500 },
};

START_TEST (proves_large_cohorts)
{
  Cohort *cohort = cohorts[_i].strategy == NULL
                     ? cohort_new_class (cohorts[_i].n, 2, FALSE)
                     : cohort_new_policy (cohorts[_i].strategy, cohorts[_i].n, 2, cohorts[_i].young, cohorts[_i].n_scores);

  verify_cohort (cohort);
  cohort_free (cohort);
}
END_TEST

/* The verifier is worth something: it refuses what another graph's matching says of this one. */
START_TEST (refuses_proofs_of_other_graphs)
{
  for (guint n = 300; n <= 301; n++) {
    Cohort *cohort = cohort_new_class (n, 3, TRUE);
    VerifyGraph graph = cohort_verify_graph (cohort);
    g_autoptr (LpTyped) typed = cohort_build (cohort);
    g_autoptr (LpMatching) matching = lp_typed_solve (typed, NULL, NULL);
    gint64 *costs = (gint64 *) (gpointer) cohort->costs->data;
    ck_assert_ptr_null (verify_matching (&graph, matching));
    for (guint i = 0; i < cohort->pairs->len; i += 100) {
      gint64 kept = costs[i];
      costs[i] = -100000;
      ck_assert_ptr_nonnull (verify_matching (&graph, matching));
      costs[i] = kept;
    }
    for (guint score = 40; score < 70; score++) {
      gint64 *cost = &cohort->table[score * 101 + score], kept = *cost;
      *cost = -100000;
      ck_assert_ptr_nonnull (verify_matching (&graph, matching));
      *cost = kept;
    }
    cohort_free (cohort);
  }
}
END_TEST

static gboolean
cost_too_much (guint s, guint t, gint64 *costs, gpointer data)
{
  costs[0] = s == t ? 0 : LP_MATCHER_MAX_COST + 1;
  return TRUE;
}

START_TEST (says_what_is_wrong)
{
  static const guint32 types[] = { 0, 1, 0, 1 };
  gint64 cost = 1;
  g_autoptr (GError) error = NULL, twice = NULL, lonely = NULL;
  g_autoptr (LpTyped) none = lp_typed_new (0, NULL, 0, 1, cost_too_much, NULL);
  g_autoptr (LpTyped) one = lp_typed_new (1, types, 2, 1, cost_too_much, NULL);
  g_autoptr (LpTyped) four = lp_typed_new (4, types, 2, 1, cost_too_much, NULL);
  g_autoptr (LpMatching) empty = lp_typed_solve (none, NULL, NULL);

  ck_assert_int_eq (lp_matching_get_cost (empty)[0], 0);
  ck_assert_ptr_null (lp_typed_solve (one, NULL, &lonely));
  ck_assert (g_error_matches (lonely, LP_ERROR, LP_ERROR_INFEASIBLE));
  ck_assert_ptr_null (lp_typed_solve (four, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  lp_typed_set_pair (four, 0, 3, &cost);
  lp_typed_forbid_pair (four, 3, 0);
  ck_assert_ptr_null (lp_typed_solve (four, NULL, &twice));
  ck_assert (g_error_matches (twice, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

/* Exceptions may be added between two solves, in any order, and the same graph gives the same answer. */
START_TEST (solves_again)
{
  const Family *family = &large_families[4];
  guint64 state = 400;

  for (guint n = 30; n <= 31; n++) {
    g_autoptr (Case) c = draw_case (&state, family, n);
    g_autoptr (LpMatching) first = solve_case (c), second = solve_case (c), third = NULL;
    gint64 costs[MAX_T] = { -50 };
    for (guint v = 0; v < n; v++)
      ck_assert_uint_eq (lp_matching_get_mate (first, v), lp_matching_get_mate (second, v));
    for (guint u = 0; u + 1 < n; u++) {
      if (c->graph->n_tiers == 0 || lp_matching_get_mate (first, u) == u + 1)
        continue;
      set_pair (c, u, u + 1, costs);
    }
    lp_typed_free (c->typed);
    c->typed = lp_typed_new (n, c->types, c->n_types, c->n_tiers, cost_of_types, c);
    for (guint u = n; u-- > 0;) {
      for (guint v = n; v-- > u + 1;) {
        if (*at_flag (c->graph, c->graph->has_pair, u, v))
          lp_typed_set_pair (c->typed, v, u, at_edge (c->graph, c->graph->pair, u, v));
        else
          lp_typed_forbid_pair (c->typed, v, u);
      }
    }
    for (guint v = 0; v < n; v++)
      lp_typed_set_three_vertex (c->typed, v, c->graph->vertex + v * c->n_tiers);
    third = solve_case (c);
    ck_assert_ptr_nonnull (third);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("typed");
  TCase *tcase = tcase_create ("typed");
  SRunner *runner = srunner_create (suite);
  int n_failed;

  tcase_set_timeout (tcase, 240);
  tcase_add_loop_test (tcase, costs_as_little_as_counting_shows, 0, G_N_ELEMENTS (families));
  tcase_add_loop_test (tcase, costs_as_little_as_densely, 0, G_N_ELEMENTS (large_families));
  tcase_add_loop_test (tcase, costs_as_little_as_densely_with_a_three, 0, G_N_ELEMENTS (large_families));
  tcase_add_loop_test (tcase, finds_known_optima, 0, G_N_ELEMENTS (class_optima));
  tcase_add_loop_test (tcase, proves_large_cohorts, 0, G_N_ELEMENTS (cohorts));
  tcase_add_test (tcase, refuses_proofs_of_other_graphs);
  tcase_add_test (tcase, says_what_is_wrong);
  tcase_add_test (tcase, solves_again);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed != 0;
}
