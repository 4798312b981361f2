/* SPDX-License-Identifier: MIT */
/*
 * Guarantees: where no perfect matching exists, the barrier proves it: without
 * its members the graph falls apart into exactly the odd components listed
 * (and even ones), which outnumber the members; by no more than the vertices
 * that even the largest matching leaves over. Where one exists, there is no
 * barrier.
 */
#include "matching-support.h"

static void
mark_component (const Graph *graph, const guint8 *removed, guint8 *seen, guint from, GArray *component)
{
  guint at = component->len;

  seen[from] = 1;
  g_array_append_val (component, from);
  for (; at < component->len; at++) {
    guint v = g_array_index (component, guint, at);
    for (guint u = 0; u < graph->n; u++) {
      if (u == v || seen[u] || removed[u] || !*at_flag (graph, graph->has_pair, u, v))
        continue;
      seen[u] = 1;
      g_array_append_val (component, u);
    }
  }
}

/* Whether the barrier lists a component, vertex by vertex. */
static gboolean
lists_component (const LpBarrier *barrier, const GArray *component)
{
  for (gsize i = 0; i < lp_barrier_get_n_components (barrier); i++) {
    gsize n_members = 0, found = 0;
    const guint32 *members = lp_barrier_get_component (barrier, i, &n_members);
    for (gsize j = 0; j < n_members; j++) {
      ck_assert (j == 0 || members[j - 1] < members[j]);
      for (guint k = 0; k < component->len; k++)
        found += g_array_index (component, guint, k) == members[j];
    }
    if (found == component->len && n_members == found)
      return TRUE;
  }
  return FALSE;
}

/* Returns by how many the odd components outnumber the members. */
static gsize
check_barrier (const Graph *graph, const LpBarrier *barrier)
{
  g_autofree guint8 *removed = g_new0 (guint8, graph->n), *seen = g_new0 (guint8, graph->n);
  gsize n_members = 0, n_odd = 0;
  const guint32 *members = lp_barrier_get_members (barrier, &n_members);

  for (gsize i = 0; i < n_members; i++) {
    ck_assert (i == 0 || members[i - 1] < members[i]);
    removed[members[i]] = 1;
  }
  for (guint v = 0; v < graph->n; v++) {
    g_autoptr (GArray) component = g_array_new (FALSE, FALSE, sizeof (guint));
    if (seen[v] || removed[v])
      continue;
    mark_component (graph, removed, seen, v, component);
    ck_assert_int_eq (lists_component (barrier, component), component->len % 2);
    n_odd += component->len % 2;
  }
  ck_assert_uint_eq (n_odd, lp_barrier_get_n_components (barrier));
  ck_assert_uint_gt (n_odd, n_members);
  return n_odd - n_members;
}

/* How many vertices the largest matching leaves over. */
static guint
count_left_over (const Graph *graph)
{
  g_autofree Subsets *subsets = count_subsets (graph);
  guint most = 0;

  for (guint set = 0; set < 1u << graph->n; set++) {
    guint size = 0;
    for (guint rest = set; rest != 0; rest &= rest - 1)
      size++;
    if (subsets->possible[set])
      most = MAX (most, size);
  }
  return graph->n - most;
}

static gsize
solve_and_check (const Graph *graph)
{
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpBarrier) barrier = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LpMatching) matching = lp_matcher_solve (matcher, &barrier, &error);

  ck_assert_int_eq (matching != NULL, lp_matcher_is_feasible (matcher, NULL, NULL));
  ck_assert_int_eq (matching == NULL, barrier != NULL);
  if (matching != NULL)
    return 0;
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
  return check_barrier (graph, barrier);
}

START_TEST (test_small_against_count)
{
  guint64 state = 31;

  for (guint i = 0; i < 3000; i++) {
    guint n = 2 + 2 * draw_below (&state, 5);
    g_autoptr (Graph) graph = graph_draw (&state, n, 1, COSTS_TIES, 10 + draw_below (&state, 40));
    ck_assert_uint_eq (solve_and_check (graph), count_left_over (graph));
  }
}
END_TEST

START_TEST (test_large)
{
  guint64 state = 32;
  guint n_infeasible = 0;

  for (guint i = 0; i < 400; i++) {
    guint n = 30 + 2 * draw_below (&state, 60);
    g_autoptr (Graph) graph = graph_draw (&state, n, 1, COSTS_TIES, 1 + draw_below (&state, 6));
    n_infeasible += solve_and_check (graph) > 0;
  }
  ck_assert_uint_gt (n_infeasible, 100);
}
END_TEST

/* Pupils who can each work only with the same few: the reason that a teacher would read. */
static const struct {
  const char *name;
  guint n, hub, n_odd, n_members;
} stars[] = {
  { "three with one only", 4, 1, 3, 1 },
  { "five with one only", 6, 1, 5, 1 },
  { "seven with two only", 10, 2, 8, 2 },
  { "nobody with anybody", 4, 0, 4, 0 },
};

START_TEST (test_stars)
{
  g_autoptr (Graph) graph = graph_new (stars[_i].n, 1);
  g_autoptr (LpMatcher) matcher = NULL;
  g_autoptr (LpBarrier) barrier = NULL;
  gsize n_members = 0;

  for (guint v = stars[_i].hub; v < graph->n; v++) {
    for (guint u = 0; u < stars[_i].hub; u++)
      *at_flag (graph, graph->has_pair, u, v) = TRUE;
  }
  matcher = graph_to_matcher (graph);
  ck_assert_ptr_null (lp_matcher_solve (matcher, &barrier, NULL));
  check_barrier (graph, barrier);
  lp_barrier_get_members (barrier, &n_members);
  ck_assert_uint_eq (n_members, stars[_i].n_members);
  ck_assert_uint_eq (lp_barrier_get_n_components (barrier), stars[_i].n_odd);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("barrier");
  TCase *tcase = tcase_create ("barrier");

  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, test_small_against_count);
  tcase_add_test (tcase, test_large);
  tcase_add_loop_test (tcase, test_stars, 0, G_N_ELEMENTS (stars));
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
