/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: pairs and one three are found exactly when counting finds them,
 * the caller's function included; edges for pairs and for threes stay apart;
 * threes whose vertices cost nothing are counted so, and their bounds hold;
 * progress is told after each solve and can stop the search; certificates of a
 * class of 31 and of a year of 61 hold for every three; a few solves suffice.
 */
#include "matching-support.h"

#include "matching/core/lp-matching-private.h"

static const gint64 nothing[MAX_T] = { 0 };

static void
set_both (LpMatcher *matcher, guint u, guint v, gint64 cost)
{
  lp_matcher_set_edge (matcher, u, v, &cost);
  lp_matcher_set_three_edge (matcher, u, v, &cost);
}

static gboolean
allow_some (guint a, guint b, guint c, gpointer data)
{
  ck_assert (a < b && b < c);
  return (3 * a + b + 4 * c) % 5 < 2;
}

START_TEST (test_feasible_against_count)
{
  guint64 state = 51;
  guint n_feasible = 0, n_graphs = 4000;

  for (guint i = 0; i < n_graphs; i++) {
    guint n = 3 + 2 * draw_below (&state, 5);
    g_autoptr (Graph) graph = graph_draw (&state, n, 1, COSTS_TIES, 20 + draw_below (&state, 50));
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    gint64 least[MAX_T];
    gboolean feasible;
    graph->allowed = draw_below (&state, 2) != 0 ? allow_some : NULL;
    feasible = count_least (graph, least);
    ck_assert_int_eq (lp_matcher_is_feasible (matcher, graph->allowed, NULL), feasible);
    n_feasible += feasible;
  }
  ck_assert (n_feasible > n_graphs / 5 && n_feasible < n_graphs * 4 / 5);
}
END_TEST

/* Cliques joined by a few vertices: the shapes in which a three is hard to find, or is not there. */
START_TEST (test_feasible_in_cliques)
{
  guint64 state = 52;

  for (guint i = 0; i < 2000; i++) {
    g_autoptr (Graph) graph = graph_new (11, 1);
    g_autoptr (LpMatcher) matcher = NULL;
    guint group[11];
    gint64 least[MAX_T];
    for (guint v = 0; v < 11; v++) {
      group[v] = draw_below (&state, 5);
      for (guint u = 0; u < v; u++) {
        gboolean joined = group[u] == group[v] || group[u] == 0 || group[v] == 0;
        *at_flag (graph, graph->has_pair, u, v) = joined && (group[u] != 0 || group[v] != 0);
        *at_flag (graph, graph->has_three, u, v) = draw_below (&state, 3) == 0;
      }
    }
    matcher = graph_to_matcher (graph);
    ck_assert_int_eq (lp_matcher_is_feasible (matcher, NULL, NULL), count_least (graph, least));
  }
}
END_TEST

START_TEST (test_three_vertices)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (3, 2);
  g_autoptr (LpMatching) matching = NULL;
  const gint64 edge[] = { 1, -4 }, vertex[] = { 10, 100 };
  guint three[3];

  lp_matcher_set_three_edge (matcher, 0, 1, edge);
  lp_matcher_set_three_edge (matcher, 2, 1, edge);
  ck_assert (!lp_matcher_is_feasible (matcher, NULL, NULL));
  lp_matcher_set_three_edge (matcher, 0, 2, edge);
  lp_matcher_set_three_vertex (matcher, 2, vertex);
  ck_assert (lp_matcher_is_feasible (matcher, NULL, NULL));
  matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
  ck_assert_ptr_nonnull (matching);
  ck_assert (lp_matching_get_three (matching, three));
  ck_assert (three[0] == 0 && three[1] == 1 && three[2] == 2);
  ck_assert_int_eq (lp_matching_get_cost (matching)[0], 13);
  ck_assert_int_eq (lp_matching_get_cost (matching)[1], 88);
}
END_TEST

/* An edge for pairs does not open a three, nor the other way round. */
START_TEST (test_edges_stay_apart)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (5, 1);
  g_autoptr (GError) error = NULL;

  for (guint v = 1; v < 5; v++) {
    for (guint u = 0; u < v; u++)
      lp_matcher_set_edge (matcher, u, v, nothing);
  }
  ck_assert_ptr_null (lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
  for (guint v = 1; v < 5; v++) {
    for (guint u = 0; u < v; u++) {
      lp_matcher_remove_edge (matcher, u, v);
      lp_matcher_set_three_edge (matcher, u, v, nothing);
    }
  }
  ck_assert (!lp_matcher_is_feasible (matcher, NULL, NULL));
  lp_matcher_set_edge (matcher, 1, 3, nothing);
  ck_assert (lp_matcher_is_feasible (matcher, NULL, NULL));
  lp_matcher_remove_edge (matcher, 0, 2);
  ck_assert (!lp_matcher_is_feasible (matcher, NULL, NULL));
}
END_TEST

static gboolean
allow_from_data (guint a, guint b, guint c, gpointer data)
{
  const guint *three = data;

  return a == three[0] && b == three[1] && c == three[2];
}

/* Where only one three is allowed, it is that one, whatever it costs. */
START_TEST (test_only_one_allowed)
{
  guint64 state = 53;
  g_autoptr (Graph) graph = graph_draw (&state, 9, 1, COSTS_MIXED, 100);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  guint only[3], three[3];

  for (only[0] = 0; only[0] < 9; only[0]++) {
    for (only[1] = only[0] + 1; only[1] < 9; only[1]++) {
      for (only[2] = only[1] + 1; only[2] < 9; only[2]++) {
        g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, allow_from_data, only, NULL, NULL, NULL);
        ck_assert_ptr_nonnull (matching);
        ck_assert (lp_matching_get_three (matching, three));
        ck_assert_mem_eq (three, only, sizeof only);
      }
    }
  }
}
END_TEST

typedef struct {
  guint64 last;
  guint64 stop_at;
} Progress;

static gboolean
note_progress (guint64 done, gpointer data)
{
  Progress *progress = data;

  ck_assert_uint_eq (done, progress->last + 1);
  progress->last = done;
  return done != progress->stop_at;
}

START_TEST (test_progress)
{
  guint64 state = 54;
  g_autoptr (Graph) graph = graph_draw (&state, 21, 1, COSTS_CLASS, 100);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  Progress progress = { 0, G_MAXUINT64 };
  g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, NULL, NULL, note_progress, &progress, NULL);
  guint64 n_solves = progress.last;

  ck_assert_ptr_nonnull (matching);
  ck_assert_uint_ge (n_solves, 1);
  ck_assert_uint_eq (n_solves, lp_i_matcher_get_n_solves (matcher));
  ck_assert_uint_le (lp_matching_get_n_duals (matching), n_solves);
  for (guint64 stop = 1; stop <= n_solves; stop++) {
    g_autoptr (GError) error = NULL;
    progress = (Progress) { 0, stop };
    ck_assert_ptr_null (lp_matcher_solve_three (matcher, NULL, NULL, note_progress, &progress, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_CANCELLED));
    ck_assert_uint_eq (progress.last, stop);
  }
}
END_TEST

/* A class with ranks and earlier partners: strategy, turns, repeats, chance. */
static Graph *
make_class (guint64 *state, guint n)
{
  Graph *graph = graph_new (n, 5);
  guint rank[MAX_N];

  for (guint v = 0; v < n; v++) {
    guint at = draw_below (state, v + 1);
    rank[v] = rank[at];
    rank[at] = 2 * (v + 1);
  }
  for (guint v = 0; v < n; v++) {
    graph->vertex[v * 5 + 2] = draw_below (state, 3) == 0 ? draw_below (state, n) : 0;
    for (guint u = 0; u < v; u++) {
      gint64 gap = ABS ((gint64) rank[u] - (gint64) rank[v]);
      gint64 d = MAX (0, MAX ((gint64) n / 3 - gap, gap - 4 * (gint64) n / 3));
      gint64 *costs = at_edge (graph, graph->pair, u, v);
      costs[0] = draw_below (state, 5) == 0 ? 1 + draw_below (state, 12) : 0;
      costs[1] = d * d;
      costs[3] = draw_below (state, 6) == 0 ? 1 + 3 * draw_below (state, 2) : 0;
      costs[4] = draw_below (state, 1 << 24);
      memcpy (at_edge (graph, graph->three, u, v), costs, 5 * sizeof *costs);
      *at_flag (graph, graph->has_pair, u, v) = *at_flag (graph, graph->has_three, u, v) = TRUE;
    }
  }
  return graph;
}

START_TEST (test_classes)
{
  static const struct { guint n, count, most_solves; } classes[] = { { 5, 20, 10 }, { 21, 20, 200 }, { 31, 10, 300 }, { 61, 1, 300 } };
  guint64 state = 55 + _i;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++) {
    for (guint j = 0; j < classes[i].count; j++) {
      g_autoptr (Graph) graph = make_class (&state, classes[i].n);
      g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
      g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
      ck_assert_ptr_nonnull (matching);
      check_certificate (graph, matching);
      ck_assert_uint_le (lp_i_matcher_get_n_solves (matcher), classes[i].most_solves);
    }
  }
}
END_TEST

/* A class known by three bands: massive ties, which only chance breaks. */
static Graph *
make_banded_class (guint64 *state, const guint sizes[3])
{
  guint n = sizes[0] + sizes[1] + sizes[2];
  Graph *graph = graph_new (n, 2);

  for (guint v = 0; v < n; v++)
    for (guint u = 0; u < v; u++) {
      guint bands[2] = { (u >= sizes[0]) + (u >= sizes[0] + sizes[1]), (v >= sizes[0]) + (v >= sizes[0] + sizes[1]) };
      gint64 ranks[3] = { sizes[0] + 1, 2 * sizes[0] + sizes[1] + 1, 2 * (sizes[0] + sizes[1]) + sizes[2] + 1 };
      gint64 gap = ABS (ranks[bands[0]] - ranks[bands[1]]);
      gint64 d = MAX (0, MAX ((gint64) n / 3 - gap, gap - 4 * (gint64) n / 3));
      gint64 *costs = at_edge (graph, graph->pair, u, v);
      costs[0] = d * d;
      costs[1] = draw_below (state, 1 << 24);
      memcpy (at_edge (graph, graph->three, u, v), costs, 2 * sizeof *costs);
      *at_flag (graph, graph->has_pair, u, v) = *at_flag (graph, graph->has_three, u, v) = TRUE;
    }
  return graph;
}

/*
 * Blossoms around nearly the whole class used to make each proof good for one
 * three alone: 2,000 solves where a handful does.
 */
START_TEST (test_banded_classes)
{
  static const guint sizes[][3] = { { 10, 18, 3 }, { 8, 15, 8 }, { 3, 24, 4 }, { 9, 18, 2 } };
  guint64 state = 77;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < 3; j++) {
      g_autoptr (Graph) graph = make_banded_class (&state, sizes[i]);
      g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
      g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
      ck_assert_ptr_nonnull (matching);
      check_certificate (graph, matching);
      ck_assert_uint_le (lp_i_matcher_get_n_solves (matcher), 40);
    }
}
END_TEST

/* Removing some threes leaves vertices that fit nowhere: those threes need their bounds too. */
START_TEST (test_threes_that_leave_no_matching)
{
  guint64 state = 56;

  for (guint i = 0; i < 300; i++) {
    g_autoptr (LpMatcher) matcher = lp_matcher_new (7, 1);
    g_autoptr (Graph) graph = graph_draw (&state, 7, 1, COSTS_TIES, 100);
    g_autoptr (LpMatching) matching = NULL;
    /* 5 and 6 pair only with 4, so one of them, or both, or 4 with neither, must be in the three. */
    for (guint v = 5; v < 7; v++) {
      for (guint u = 0; u < 7; u++) {
        if (u != v)
          *at_flag (graph, graph->has_pair, u, v) = u == 4;
      }
    }
    for (guint v = 1; v < 7; v++) {
      for (guint u = 0; u < v; u++) {
        if (*at_flag (graph, graph->has_pair, u, v))
          lp_matcher_set_edge (matcher, u, v, at_edge (graph, graph->pair, u, v));
        lp_matcher_set_three_edge (matcher, u, v, at_edge (graph, graph->three, u, v));
      }
      lp_matcher_set_three_vertex (matcher, v, graph->vertex + v);
    }
    lp_matcher_set_three_vertex (matcher, 0, graph->vertex);
    matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
    ck_assert_ptr_nonnull (matching);
    check_certificate (graph, matching);
  }
}
END_TEST

/* All cost the same: the first solve is the answer. */
START_TEST (test_all_equal)
{
  g_autoptr (LpMatcher) matcher = lp_matcher_new (31, 1);
  g_autoptr (LpMatching) matching = NULL;

  for (guint v = 1; v < 31; v++) {
    for (guint u = 0; u < v; u++)
      set_both (matcher, u, v, 5);
  }
  matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
  ck_assert_ptr_nonnull (matching);
  ck_assert_int_eq (lp_matching_get_cost (matching)[0], 17 * 5);
  ck_assert_uint_eq (lp_i_matcher_get_n_solves (matcher), 1);
  ck_assert_uint_eq (lp_matching_get_n_duals (matching), 1);
}
END_TEST

/* Threes whose vertices cost nothing. */

#define MOST_FREE 4

typedef struct {
  guint n;
  guint threes[MOST_FREE][3]; /* ascending */
} FreeThrees;

static gboolean
is_free (const FreeThrees *list, const guint three[3])
{
  for (guint k = 0; k < list->n; k++)
    if (memcmp (list->threes[k], three, sizeof list->threes[k]) == 0)
      return TRUE;
  return FALSE;
}

static void
count_three (const Graph *graph, const FreeThrees *list, const guint three[3], gint64 *cost)
{
  for (guint t = 0; t < graph->n_tiers; t++) {
    cost[t] = 0;
    for (guint i = 0; i < 3; i++)
      cost[t] += at_edge (graph, graph->three, three[i], three[(i + 1) % 3])[t]
                 + (is_free (list, three) ? 0 : graph->vertex[three[i] * graph->n_tiers + t]);
  }
}

static gboolean
may_be_three (const Graph *graph, const guint three[3])
{
  for (guint i = 0; i < 3; i++)
    if (!*at_flag (graph, graph->has_three, three[i], three[(i + 1) % 3]))
      return FALSE;
  return graph->allowed == NULL || graph->allowed (three[0], three[1], three[2], NULL);
}

/* The next three in order; FALSE after the last. */
static gboolean
step_three (guint n, guint three[3])
{
  if (++three[2] < n)
    return TRUE;
  if (++three[1] < n - 1) {
    three[2] = three[1] + 1;
    return TRUE;
  }
  if (++three[0] < n - 2) {
    three[1] = three[0] + 1;
    three[2] = three[0] + 2;
    return TRUE;
  }
  return FALSE;
}

/* The least cost of all partitions, with the cost of each three counted here. */
static gboolean
count_least_with_free (const Graph *graph, const FreeThrees *list, gint64 *least)
{
  g_autofree Subsets *subsets = count_subsets (graph);
  guint all = (1u << graph->n) - 1, three[3] = { 0, 1, 2 };
  gboolean possible = FALSE;

  do {
    guint rest = all & ~(1u << three[0]) & ~(1u << three[1]) & ~(1u << three[2]);
    gint64 sum[MAX_T];
    if (!may_be_three (graph, three) || !subsets->possible[rest])
      continue;
    count_three (graph, list, three, sum);
    for (guint t = 0; t < graph->n_tiers; t++)
      sum[t] += subsets->cost[rest][t];
    if (!possible || compare_vectors (sum, least, graph->n_tiers) < 0)
      memcpy (least, sum, graph->n_tiers * sizeof *least);
    possible = TRUE;
  } while (step_three (graph->n, three));
  return possible;
}

static void
draw_free (guint64 *state, guint n, FreeThrees *list, LpMatcher *matcher)
{
  list->n = draw_below (state, MOST_FREE + 1);
  for (guint k = 0; k < list->n; k++) {
    guint *three = list->threes[k], turned[3];
    for (guint i = 0; i < 3; i++)
      three[i] = i;
    for (guint steps = draw_below (state, n * n); steps > 0 && step_three (n, three); steps--)
      ;
    if (three[0] + 2 >= n) {
      three[0] = n - 3;
      three[1] = n - 2;
      three[2] = n - 1;
    }
    turned[0] = three[draw_below (state, 2)];
    turned[1] = turned[0] == three[0] ? three[2] : three[0];
    turned[2] = three[0] + three[1] + three[2] - turned[0] - turned[1];
    lp_matcher_add_free_three (matcher, turned);
  }
}

START_TEST (test_free_threes_against_count)
{
  guint64 state = 60 + (guint64) _i;
  guint n_taken = 0;

  for (guint k = 0; k < 1500; k++) {
    CostKind kind = _i == 0 ? COSTS_TIES : COSTS_MIXED;
    g_autoptr (Graph) graph = graph_draw (&state, 3 + 2 * draw_below (&state, 5), 1 + draw_below (&state, 3), kind, 85);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    FreeThrees list;
    gint64 least[MAX_T];
    guint three[3];
    graph->allowed = draw_below (&state, 3) == 0 ? allow_some : NULL;
    draw_free (&state, graph->n, &list, matcher);
    gboolean possible = count_least_with_free (graph, &list, least);
    g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, graph->allowed, NULL, NULL, NULL, NULL);
    ck_assert_int_eq (matching != NULL, possible);
    if (matching == NULL)
      continue;
    ck_assert_int_eq (compare_vectors (lp_matching_get_cost (matching), least, graph->n_tiers), 0);
    ck_assert (lp_matching_get_three (matching, three));
    n_taken += is_free (&list, three);
  }
  ck_assert_uint_gt (n_taken, 100);
}
END_TEST

/* Doubled: what a dual solution of one tier says of the pairings of all but a three. */
static gint64
sum_without (const Graph *graph, const Dual *dual, const guint three[3])
{
  gint64 sum = 0;

  for (guint v = 0; v < graph->n; v++)
    if (v != three[0] && v != three[1] && v != three[2])
      sum += dual->y[v];
  for (gsize b = 0; b < dual->n_blossoms; b++) {
    const guint8 *member = dual->member + b * graph->n;
    guint outside = 0;
    for (guint v = 0; v < graph->n; v++)
      outside += member[v] && v != three[0] && v != three[1] && v != three[2];
    if (outside % 2 == 1)
      sum += dual->z[b][0];
  }
  return sum;
}

static void
check_free_bounds (const Graph *graph, const FreeThrees *list, const LpMatching *matching)
{
  gsize n_duals = lp_matching_get_n_duals (matching);
  guint three[3] = { 0, 1, 2 };

  do {
    gboolean bounded = !may_be_three (graph, three);
    gint64 own;
    count_three (graph, list, three, &own);
    for (gsize d = 0; !bounded && d < n_duals; d++) {
      Dual dual = read_dual (graph, matching, d);
      check_feasible (graph, matching, &dual);
      bounded = 2 * own + sum_without (graph, &dual, three) >= 2 * lp_matching_get_cost (matching)[0];
      clear_dual (&dual);
    }
    ck_assert_msg (bounded, "three %u, %u, %u", three[0], three[1], three[2]);
  } while (step_three (graph->n, three));
}

START_TEST (test_free_threes_are_bounded)
{
  guint64 state = 62;

  for (guint k = 0; k < 120; k++) {
    g_autoptr (Graph) graph = graph_draw (&state, 5 + 2 * draw_below (&state, 5), 1, k % 2 == 0 ? COSTS_TIES : COSTS_CLASS, 100);
    g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
    FreeThrees list;
    draw_free (&state, graph->n, &list, matcher);
    g_autoptr (LpMatching) matching = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
    ck_assert_ptr_nonnull (matching);
    check_free_bounds (graph, &list, matching);
  }
}
END_TEST

/* By hand: vertices cost 5 each, edges nothing; only where its edges cost more is a free three left alone. */
START_TEST (test_free_three_by_hand)
{
  static const guint three[3] = { 4, 1, 3 }, other[3] = { 0, 1, 2 };
  const gint64 five = 5, sixteen = 16;
  g_autoptr (LpMatcher) matcher = lp_matcher_new (5, 1);
  guint found[3];

  for (guint v = 0; v < 5; v++) {
    lp_matcher_set_three_vertex (matcher, v, &five);
    for (guint u = 0; u < v; u++)
      set_both (matcher, u, v, 0);
  }
  g_autoptr (LpMatching) before = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
  ck_assert_int_eq (lp_matching_get_cost (before)[0], 15);
  lp_matcher_add_free_three (matcher, three);
  lp_matcher_add_free_three (matcher, three);
  g_autoptr (LpMatching) after = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
  ck_assert_int_eq (lp_matching_get_cost (after)[0], 0);
  ck_assert (lp_matching_get_three (after, found));
  ck_assert (found[0] == 1 && found[1] == 3 && found[2] == 4);

  lp_matcher_set_three_edge (matcher, 1, 3, &sixteen);
  g_autoptr (LpMatching) dear = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
  ck_assert_int_eq (lp_matching_get_cost (dear)[0], 15);
  lp_matcher_add_free_three (matcher, other);
  g_autoptr (LpMatching) second = lp_matcher_solve_three (matcher, NULL, NULL, NULL, NULL, NULL);
  ck_assert_int_eq (lp_matching_get_cost (second)[0], 0);
  ck_assert (lp_matching_get_three (second, found));
  ck_assert (found[0] == 0 && found[1] == 1 && found[2] == 2);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("three");
  TCase *tcase = tcase_create ("three");

  tcase_set_timeout (tcase, 240);
  tcase_add_test (tcase, test_feasible_against_count);
  tcase_add_test (tcase, test_feasible_in_cliques);
  tcase_add_test (tcase, test_three_vertices);
  tcase_add_test (tcase, test_edges_stay_apart);
  tcase_add_test (tcase, test_only_one_allowed);
  tcase_add_test (tcase, test_progress);
  tcase_add_loop_test (tcase, test_classes, 0, 2);
  tcase_add_test (tcase, test_banded_classes);
  tcase_add_test (tcase, test_threes_that_leave_no_matching);
  tcase_add_test (tcase, test_all_equal);
  tcase_add_test (tcase, test_free_three_by_hand);
  tcase_add_loop_test (tcase, test_free_threes_against_count, 0, 2);
  tcase_add_test (tcase, test_free_threes_are_bounded);
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
