/* SPDX-License-Identifier: MIT */
#include "matching-support.h"

Graph *
graph_new (guint n, guint n_tiers)
{
  Graph *graph = g_new0 (Graph, 1);

  graph->n = n;
  graph->n_tiers = n_tiers;
  graph->pair = g_new0 (gint64, n * n * n_tiers + 1);
  graph->three = g_new0 (gint64, n * n * n_tiers + 1);
  graph->vertex = g_new0 (gint64, n * n_tiers + 1);
  graph->has_pair = g_new0 (gboolean, n * n + 1);
  graph->has_three = g_new0 (gboolean, n * n + 1);
  return graph;
}

void
graph_free (Graph *graph)
{
  g_free (graph->pair);
  g_free (graph->three);
  g_free (graph->vertex);
  g_free (graph->has_pair);
  g_free (graph->has_three);
  g_free (graph);
}

static gboolean
is_three (const Graph *graph, guint a, guint b, guint c)
{
  return *at_flag (graph, graph->has_three, a, b) && *at_flag (graph, graph->has_three, a, c) &&
         *at_flag (graph, graph->has_three, b, c) &&
         (graph->allowed == NULL || graph->allowed (a, b, c, NULL));
}

LpMatcher *
graph_to_matcher (const Graph *graph)
{
  LpMatcher *matcher = lp_matcher_new (graph->n, graph->n_tiers);

  ck_assert_ptr_nonnull (matcher);
  for (guint v = 0; v < graph->n; v++) {
    lp_matcher_set_three_vertex (matcher, v, graph->vertex + v * graph->n_tiers);
    for (guint u = 0; u < v; u++) {
      if (*at_flag (graph, graph->has_pair, u, v))
        lp_matcher_set_edge (matcher, u, v, at_edge (graph, graph->pair, u, v));
      if (*at_flag (graph, graph->has_three, u, v))
        lp_matcher_set_three_edge (matcher, u, v, at_edge (graph, graph->three, u, v));
    }
  }
  return matcher;
}

gint64
draw_cost (guint64 *state, CostKind kind, guint tier, guint n_tiers)
{
  switch (kind) {
  case COSTS_TIES:
    return draw_below (state, 3);
  case COSTS_NEGATIVE:
    return -1 - (gint64) draw_below (state, 50);
  case COSTS_HUGE:
    return draw_below (state, 2) != 0 ? LP_MATCHER_MAX_COST - draw_below (state, 2)
                                      : -LP_MATCHER_MAX_COST + draw_below (state, 2);
  case COSTS_CONSTANT:
    return tier + 1 < n_tiers ? 7 - 5 * (gint64) tier : (gint64) draw_below (state, 10);
  case COSTS_MIXED:
  case COSTS_CLASS:
  default:
    return (gint64) draw_below (state, 4u << (3 * tier)) - (tier % 2 != 0 ? 9 : 0);
  }
}

void
draw_costs (guint64 *state, CostKind kind, guint n_tiers, gint64 *costs)
{
  for (guint t = 0; t < n_tiers; t++)
    costs[t] = draw_cost (state, kind, t, n_tiers);
}

static void
make_class_like (Graph *graph, guint64 *state)
{
  guint attainment[MAX_N];

  for (guint v = 0; v < graph->n; v++)
    attainment[v] = draw_below (state, 101);
  for (guint v = 0; v < graph->n; v++) {
    for (guint u = 0; u < v; u++) {
      gint64 gap = ABS ((gint64) attainment[u] - (gint64) attainment[v]) - 10;
      at_edge (graph, graph->pair, u, v)[0] = gap * gap;
      at_edge (graph, graph->three, u, v)[0] = gap * gap;
    }
  }
}

Graph *
graph_draw (guint64 *state, guint n, guint n_tiers, CostKind kind, guint percent)
{
  Graph *graph = graph_new (n, n_tiers);

  for (guint v = 0; v < n; v++) {
    draw_costs (state, kind, n_tiers, graph->vertex + v * n_tiers);
    for (guint u = 0; u < v; u++) {
      *at_flag (graph, graph->has_pair, u, v) = draw_below (state, 100) < percent;
      *at_flag (graph, graph->has_three, u, v) = draw_below (state, 100) < percent;
      draw_costs (state, kind, n_tiers, at_edge (graph, graph->pair, u, v));
      draw_costs (state, kind, n_tiers, at_edge (graph, graph->three, u, v));
    }
  }
  if (kind == COSTS_CLASS)
    make_class_like (graph, state);
  return graph;
}

int
compare_vectors (const gint64 *a, const gint64 *b, guint n_tiers)
{
  for (guint t = 0; t < n_tiers; t++) {
    if (a[t] != b[t])
      return a[t] < b[t] ? -1 : 1;
  }
  return 0;
}

static void
improve (gboolean *possible, gint64 *best, const gint64 *cost, guint n_tiers)
{
  if (*possible && compare_vectors (best, cost, n_tiers) <= 0)
    return;
  *possible = TRUE;
  memcpy (best, cost, n_tiers * sizeof *cost);
}

static void
count_subset (const Graph *graph, Subsets *subsets, guint set)
{
  guint low = 0;

  subsets->possible[set] = FALSE;
  while ((set >> low & 1) == 0)
    low++;
  for (guint v = low + 1; v < graph->n; v++) {
    guint rest = set & ~(1u << low) & ~(1u << v);
    gint64 sum[MAX_T];
    if ((set >> v & 1) == 0 || !*at_flag (graph, graph->has_pair, low, v) || !subsets->possible[rest])
      continue;
    for (guint t = 0; t < graph->n_tiers; t++)
      sum[t] = subsets->cost[rest][t] + at_edge (graph, graph->pair, low, v)[t];
    improve (&subsets->possible[set], subsets->cost[set], sum, graph->n_tiers);
  }
}

Subsets *
count_subsets (const Graph *graph)
{
  Subsets *subsets = g_new0 (Subsets, 1);

  ck_assert_uint_le (graph->n, BRUTE_N);
  subsets->possible[0] = TRUE;
  for (guint set = 1; set < 1u << graph->n; set++)
    count_subset (graph, subsets, set);
  return subsets;
}

static void
get_three_cost (const Graph *graph, const guint three[3], gint64 *cost)
{
  for (guint t = 0; t < graph->n_tiers; t++) {
    cost[t] = 0;
    for (guint i = 0; i < 3; i++)
      cost[t] += graph->vertex[three[i] * graph->n_tiers + t] +
                 at_edge (graph, graph->three, three[i], three[(i + 1) % 3])[t];
  }
}

static gboolean
count_least_with_three (const Graph *graph, const Subsets *subsets, gint64 *least)
{
  guint all = (1u << graph->n) - 1, three[3];
  gboolean possible = FALSE;

  for (three[0] = 0; three[0] < graph->n; three[0]++) {
    for (three[1] = three[0] + 1; three[1] < graph->n; three[1]++) {
      for (three[2] = three[1] + 1; three[2] < graph->n; three[2]++) {
        guint rest = all & ~(1u << three[0]) & ~(1u << three[1]) & ~(1u << three[2]);
        gint64 sum[MAX_T];
        if (!is_three (graph, three[0], three[1], three[2]) || !subsets->possible[rest])
          continue;
        get_three_cost (graph, three, sum);
        for (guint t = 0; t < graph->n_tiers; t++)
          sum[t] += subsets->cost[rest][t];
        improve (&possible, least, sum, graph->n_tiers);
      }
    }
  }
  return possible;
}

gboolean
count_least (const Graph *graph, gint64 *least)
{
  g_autofree Subsets *subsets = count_subsets (graph);
  guint all = (1u << graph->n) - 1;

  if (graph->n % 2 != 0)
    return count_least_with_three (graph, subsets, least);
  memcpy (least, subsets->cost[all], graph->n_tiers * sizeof *least);
  return subsets->possible[all];
}

/* x += factor · y, then carries from the last tier to the first, so that equal numbers look equal. */
static void
add_vector (const LpMatching *matching, guint n_tiers, gint64 *x, const gint64 *y, gint64 factor)
{
  for (guint t = n_tiers; t-- > 0;) {
    gint64 radix = lp_matching_get_radix (matching, t), carry;
    x[t] += factor * y[t];
    if (t == 0)
      break;
    carry = x[t] / radix - (x[t] % radix < 0);
    x[t] -= carry * radix;
    x[t - 1] += carry;
  }
}

/* That a radix is above all differences in its tier; and 1 where there are none, if the packing is fresh. */
static void
check_radices (const Graph *graph, const LpMatching *matching, gboolean fresh)
{
  for (guint t = 0; t < graph->n_tiers; t++) {
    gint64 low = 0, high = 0, vertex_low = 0, vertex_high = 0, bound;
    gboolean seen = FALSE;
    for (guint v = 0; v < graph->n; v++) {
      gint64 own = graph->vertex[v * graph->n_tiers + t];
      vertex_low = v == 0 ? own : MIN (vertex_low, own);
      vertex_high = v == 0 ? own : MAX (vertex_high, own);
      for (guint u = 0; u < v; u++) {
        gint64 pair = at_edge (graph, graph->pair, u, v)[t], three = at_edge (graph, graph->three, u, v)[t];
        if (*at_flag (graph, graph->has_pair, u, v)) {
          low = seen ? MIN (low, pair) : pair;
          high = seen ? MAX (high, pair) : pair;
          seen = TRUE;
        }
        if (graph->n % 2 != 0 && *at_flag (graph, graph->has_three, u, v)) {
          low = seen ? MIN (low, three) : three;
          high = seen ? MAX (high, three) : three;
          seen = TRUE;
        }
      }
    }
    bound = (high - low) * (graph->n % 2 == 0 ? graph->n / 2 : (graph->n + 3) / 2);
    if (graph->n % 2 != 0)
      bound += 3 * (vertex_high - vertex_low);
    ck_assert_int_gt (lp_matching_get_radix (matching, t), bound);
    if (bound == 0 && fresh)
      ck_assert_int_eq (lp_matching_get_radix (matching, t), 1);
  }
}

void
check_partition (const Graph *graph, const LpMatching *matching)
{
  gint64 sum[MAX_T] = { 0 };
  guint three[3] = { 0 }, alone = 0;
  gboolean has_three = lp_matching_get_three (matching, three);

  ck_assert_int_eq (has_three, graph->n % 2);
  if (has_three) {
    ck_assert (three[0] < three[1] && three[1] < three[2]);
    ck_assert (is_three (graph, three[0], three[1], three[2]));
    get_three_cost (graph, three, sum);
  }
  for (guint v = 0; v < graph->n; v++) {
    guint mate = lp_matching_get_mate (matching, v);
    ck_assert_uint_eq (lp_matching_get_mate (matching, mate), v);
    if (mate == v) {
      alone++;
      ck_assert (has_three && (v == three[0] || v == three[1] || v == three[2]));
    } else if (mate < v) {
      ck_assert (*at_flag (graph, graph->has_pair, mate, v));
      for (guint t = 0; t < graph->n_tiers; t++)
        sum[t] += at_edge (graph, graph->pair, mate, v)[t];
    }
  }
  ck_assert_uint_eq (alone, has_three ? 3 : 0);
  ck_assert_int_eq (compare_vectors (sum, lp_matching_get_cost (matching), graph->n_tiers), 0);
}

static void
read_blossom (const Graph *graph, const LpMatching *matching, gsize dual, gsize b, Dual *into)
{
  gsize n_members = 0;
  const guint32 *members = lp_matching_get_blossom (matching, dual, b, &n_members);
  gint64 zero[MAX_T] = { 0 }, value[MAX_T] = { 0 };

  ck_assert_uint_eq (n_members % 2, 1);
  ck_assert_uint_ge (n_members, 3);
  for (gsize i = 0; i < n_members; i++) {
    ck_assert_uint_lt (members[i], graph->n);
    ck_assert (i == 0 || members[i - 1] < members[i]);
    into->member[b * graph->n + members[i]] = 1;
  }
  lp_matching_get_blossom_value (matching, dual, b, value);
  memset (into->z[b], 0, sizeof into->z[b]);
  add_vector (matching, graph->n_tiers, into->z[b], value, 1);
  ck_assert_int_gt (compare_vectors (into->z[b], zero, graph->n_tiers), 0);
}

Dual
read_dual (const Graph *graph, const LpMatching *matching, gsize dual)
{
  Dual read = { .n_blossoms = lp_matching_get_n_blossoms (matching, dual) };

  read.y = g_new0 (gint64, graph->n * graph->n_tiers + 1);
  read.z = g_malloc0 ((read.n_blossoms + 1) * sizeof *read.z);
  read.member = g_new0 (guint8, read.n_blossoms * graph->n + 1);
  for (guint v = 0; v < graph->n; v++)
    lp_matching_get_value (matching, dual, v, read.y + v * graph->n_tiers);
  for (gsize b = 0; b < read.n_blossoms; b++)
    read_blossom (graph, matching, dual, b, &read);
  return read;
}

void
clear_dual (Dual *dual)
{
  g_free (dual->y);
  g_free (dual->z);
  g_free (dual->member);
}

void
check_feasible (const Graph *graph, const LpMatching *matching, const Dual *dual)
{
  guint n_tiers = graph->n_tiers;

  for (guint v = 0; v < graph->n; v++) {
    for (guint u = 0; u < v; u++) {
      gint64 slack[MAX_T] = { 0 }, zero[MAX_T] = { 0 };
      if (!*at_flag (graph, graph->has_pair, u, v))
        continue;
      add_vector (matching, n_tiers, slack, at_edge (graph, graph->pair, u, v), 2);
      add_vector (matching, n_tiers, slack, dual->y + u * n_tiers, -1);
      add_vector (matching, n_tiers, slack, dual->y + v * n_tiers, -1);
      for (gsize b = 0; b < dual->n_blossoms; b++) {
        if (dual->member[b * graph->n + u] != dual->member[b * graph->n + v])
          add_vector (matching, n_tiers, slack, dual->z[b], -1);
      }
      ck_assert_msg (compare_vectors (slack, zero, n_tiers) >= 0, "edge %u-%u has negative slack", u, v);
    }
  }
}

/* What a dual solution bounds: all but the vertices of a three, if one is given. */
static void
sum_dual (const Graph *graph, const LpMatching *matching, const Dual *dual, const guint *three, gint64 *sum)
{
  guint n_tiers = graph->n_tiers;

  memset (sum, 0, n_tiers * sizeof *sum);
  for (guint v = 0; v < graph->n; v++) {
    if (three == NULL || (v != three[0] && v != three[1] && v != three[2]))
      add_vector (matching, n_tiers, sum, dual->y + v * n_tiers, 1);
  }
  for (gsize b = 0; b < dual->n_blossoms; b++) {
    const guint8 *member = dual->member + b * graph->n;
    guint inside = three == NULL ? 0 : member[three[0]] + member[three[1]] + member[three[2]];
    if (inside % 2 == 0)
      add_vector (matching, n_tiers, sum, dual->z[b], 1);
  }
}

static void
get_doubled_cost (const Graph *graph, const LpMatching *matching, gint64 *cost)
{
  memset (cost, 0, graph->n_tiers * sizeof *cost);
  add_vector (matching, graph->n_tiers, cost, lp_matching_get_cost (matching), 2);
}

/* That some dual solution bounds a three by at least the cost found. */
static void
check_three_bounded (const Graph *graph, const LpMatching *matching, const Dual *duals, gsize n_duals, const guint *three)
{
  gint64 goal[MAX_T], own[MAX_T];

  get_doubled_cost (graph, matching, goal);
  get_three_cost (graph, three, own);
  for (gsize d = 0; d < n_duals; d++) {
    gint64 sum[MAX_T];
    sum_dual (graph, matching, &duals[d], three, sum);
    add_vector (matching, graph->n_tiers, sum, own, 2);
    if (compare_vectors (sum, goal, graph->n_tiers) >= 0)
      return;
  }
  ck_abort_msg ("three %u, %u, %u is not bounded", three[0], three[1], three[2]);
}

void
check_bounds (const Graph *graph, const LpMatching *matching, const Dual *duals, gsize n_duals)
{
  gint64 goal[MAX_T], sum[MAX_T];
  guint three[3];

  if (graph->n % 2 == 0) {
    ck_assert_uint_eq (n_duals, 1);
    get_doubled_cost (graph, matching, goal);
    sum_dual (graph, matching, &duals[0], NULL, sum);
    ck_assert_int_eq (compare_vectors (sum, goal, graph->n_tiers), 0);
    return;
  }
  for (three[0] = 0; three[0] < graph->n; three[0]++) {
    for (three[1] = three[0] + 1; three[1] < graph->n; three[1]++) {
      for (three[2] = three[1] + 1; three[2] < graph->n; three[2]++) {
        if (is_three (graph, three[0], three[1], three[2]))
          check_three_bounded (graph, matching, duals, n_duals, three);
      }
    }
  }
}

void
check_proof (const Graph *graph, const LpMatching *matching, gboolean fresh)
{
  gsize n_duals = lp_matching_get_n_duals (matching);
  g_autofree Dual *duals = g_new0 (Dual, n_duals);

  check_partition (graph, matching);
  check_radices (graph, matching, fresh);
  for (gsize d = 0; d < n_duals; d++) {
    duals[d] = read_dual (graph, matching, d);
    check_feasible (graph, matching, &duals[d]);
  }
  check_bounds (graph, matching, duals, n_duals);
  for (gsize d = 0; d < n_duals; d++)
    clear_dual (&duals[d]);
}

void
check_certificate (const Graph *graph, const LpMatching *matching)
{
  check_proof (graph, matching, TRUE);
}

LpMatching *
solve_graph (const Graph *graph, LpMatcher *matcher, GError **error)
{
  if (graph->n % 2 == 0)
    return lp_matcher_solve (matcher, NULL, error);
  return lp_matcher_solve_three (matcher, graph->allowed, NULL, NULL, NULL, error);
}
