/* SPDX-License-Identifier: MIT */
/*
 * Asserts, for a small graph made of the input's bytes: whatever the width of
 * the packed costs, a matching comes with a certificate that proves it; up to
 * eight vertices it costs as little as counting all shows; where there is none,
 * a barrier says why, and feasibility agrees; a matcher that was changed
 * answers like a new one.
 */
#include "fuzz.h"

#include "../matching/matching-support.h"
#include "matching/core/lp-matching-private.h"

#define MOST_VERTICES 14
#define MOST_COUNTED 8

/* The input, byte by byte; zeros when it is used up. */
typedef struct {
  const uint8_t *data;
  size_t size;
} Bytes;

static guint
take (Bytes *bytes)
{
  if (bytes->size == 0)
    return 0;
  bytes->size--;
  return *bytes->data++;
}

static gint64
take_cost (Bytes *bytes)
{
  static const gint64 limits[] = {
    LP_MATCHER_MAX_COST, -LP_MATCHER_MAX_COST, LP_MATCHER_MAX_COST - 1, 1 - LP_MATCHER_MAX_COST,
    G_MAXINT32, G_MININT32, (gint64) G_MAXINT32 + 1, 1000000007,
  };
  guint byte = take (bytes);

  if (byte >= 248)
    return limits[byte - 248];
  if (byte >= 200)
    return ((gint64) byte - 224) * 4001;
  return (gint64) byte % 16 - 4;
}

static void
take_costs (Bytes *bytes, guint n_tiers, gint64 *costs)
{
  for (guint t = 0; t < n_tiers; t++)
    costs[t] = take_cost (bytes);
}

static gboolean
allow_some (guint a, guint b, guint c, gpointer data)
{
  return (a + 2 * b + 5 * c) % 3 != 0;
}

/* An edge's first byte says which of pair and three it may be in; most are in both. */
static void
take_edge (Bytes *bytes, Graph *graph, guint u, guint v)
{
  guint byte = take (bytes);

  *at_flag (graph, graph->has_pair, u, v) = byte % 4 != 1;
  *at_flag (graph, graph->has_three, u, v) = byte % 4 != 2;
  take_costs (bytes, graph->n_tiers, at_edge (graph, graph->pair, u, v));
  if (byte >= 128)
    take_costs (bytes, graph->n_tiers, at_edge (graph, graph->three, u, v));
  else
    memcpy (at_edge (graph, graph->three, u, v), at_edge (graph, graph->pair, u, v), graph->n_tiers * sizeof (gint64));
  if (byte % 8 == 3) {
    *at_flag (graph, graph->has_pair, u, v) = FALSE;
    *at_flag (graph, graph->has_three, u, v) = FALSE;
  }
}

static Graph *
take_graph (Bytes *bytes)
{
  guint n = take (bytes) % (MOST_VERTICES + 1), n_tiers = 1 + take (bytes) % 5, flags = take (bytes);
  Graph *graph = graph_new (n, n_tiers);

  if (flags % 4 == 3)
    graph->allowed = allow_some;
  for (guint v = 0; v < n; v++) {
    if ((flags & 4) != 0)
      take_costs (bytes, n_tiers, graph->vertex + v * n_tiers);
    for (guint u = 0; u < v; u++)
      take_edge (bytes, graph, u, v);
  }
  return graph;
}

/* That removing the barrier's members leaves more odd components than it has members. */
static void
check_barrier (const Graph *graph, const LpBarrier *barrier)
{
  guint part[MOST_VERTICES] = { 0 };
  gsize n_members = 0, n_components;
  const guint32 *members;

  ck_assert_ptr_nonnull (barrier);
  members = lp_barrier_get_members (barrier, &n_members);
  n_components = lp_barrier_get_n_components (barrier);
  ck_assert (n_components > n_members);
  for (gsize i = 0; i < n_members; i++)
    part[members[i]] = 1;
  for (gsize c = 0; c < n_components; c++) {
    gsize size = 0;
    const guint32 *component = lp_barrier_get_component (barrier, c, &size);
    ck_assert_uint_eq (size % 2, 1);
    for (gsize i = 0; i < size; i++) {
      ck_assert_uint_lt (component[i], graph->n);
      ck_assert_uint_eq (part[component[i]], 0);
      part[component[i]] = (guint) (c + 2);
    }
  }
  for (guint v = 0; v < graph->n; v++) {
    for (guint u = 0; u < v; u++) {
      if (*at_flag (graph, graph->has_pair, u, v) && part[u] != 1 && part[v] != 1)
        ck_assert_uint_eq (part[u], part[v]);
    }
  }
}

/* Costs of some size may need more bits than there are; small ones never do. */
static gboolean
has_large_costs (const Graph *graph)
{
  for (guint v = 0; v < graph->n; v++) {
    for (guint t = 0; t < graph->n_tiers; t++) {
      if (ABS (graph->vertex[v * graph->n_tiers + t]) >= G_MAXINT32)
        return TRUE;
      for (guint u = 0; u < v; u++) {
        if (ABS (at_edge (graph, graph->pair, u, v)[t]) >= G_MAXINT32 || ABS (at_edge (graph, graph->three, u, v)[t]) >= G_MAXINT32)
          return TRUE;
      }
    }
  }
  return FALSE;
}

static void
check_failure (const Graph *graph, LpMatcher *matcher, const GError *error, const LpBarrier *barrier)
{
  check_error (error);
  if (error->code == LP_ERROR_INFEASIBLE && graph->n % 2 == 0)
    check_barrier (graph, barrier);
  else
    ck_assert_ptr_null (barrier);
  switch (error->code) {
  case LP_ERROR_INFEASIBLE:
    ck_assert (!lp_matcher_is_feasible (matcher, graph->allowed, NULL));
    break;
  case LP_ERROR_LIMIT:
    ck_assert (has_large_costs (graph));
    break;
  default:
    ck_assert_int_eq (error->code, LP_ERROR_VALUE);
    ck_assert_uint_eq (graph->n, 1);
  }
}

static void
check_against_count (const Graph *graph, const LpMatching *matching)
{
  gint64 least[MAX_T] = { 0 };
  gboolean possible = count_least (graph, least);

  ck_assert_int_eq (possible, matching != NULL);
  if (possible)
    ck_assert_int_eq (compare_vectors (least, lp_matching_get_cost (matching), graph->n_tiers), 0);
}

/* Solves, proves what comes out, and gives it back; NULL with the error's code where nothing does. */
static LpMatching *
solve_and_check (const Graph *graph, LpMatcher *matcher, int *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpBarrier) barrier = NULL;
  LpMatching *matching = graph->n % 2 == 0
    ? lp_matcher_solve (matcher, &barrier, &error)
    : lp_matcher_solve_three (matcher, graph->allowed, NULL, NULL, NULL, &error);

  *code = matching == NULL ? error->code : -1;
  if (matching == NULL) {
    check_failure (graph, matcher, error, barrier);
  } else {
    ck_assert_ptr_null (error);
    ck_assert (lp_matcher_is_feasible (matcher, graph->allowed, NULL));
    check_certificate (graph, matching);
  }
  if (graph->n <= MOST_COUNTED && *code != LP_ERROR_LIMIT && *code != LP_ERROR_VALUE)
    check_against_count (graph, matching);
  return matching;
}

static void
check_widths (const Graph *graph, LpMatcher *matcher, const LpMatching *matching, int code)
{
  for (guint width = 64; width <= 256; width *= 2) {
    g_autoptr (LpMatching) other = NULL;
    int other_code;

    lp_i_matcher_force_width (matcher, width);
    other = solve_and_check (graph, matcher, &other_code);
    ck_assert_int_eq (code, other_code);
    if (matching != NULL)
      ck_assert_int_eq (compare_vectors (lp_matching_get_cost (matching), lp_matching_get_cost (other), graph->n_tiers), 0);
  }
  lp_i_matcher_force_width (matcher, 0);
}

/* Changes some edges as the rest of the input says, each time in graph and matcher alike. */
static void
check_changes (Bytes *bytes, Graph *graph, LpMatcher *matcher)
{
  for (guint i = 0; i < 3 && bytes->size > 0; i++) {
    guint u = take (bytes) % graph->n, v = take (bytes) % graph->n;
    g_autoptr (LpMatching) matching = NULL;
    int code;

    if (u == v)
      continue;
    take_edge (bytes, graph, u, v);
    lp_matcher_remove_edge (matcher, u, v);
    if (*at_flag (graph, graph->has_pair, u, v))
      lp_matcher_set_edge (matcher, u, v, at_edge (graph, graph->pair, u, v));
    if (*at_flag (graph, graph->has_three, u, v))
      lp_matcher_set_three_edge (matcher, u, v, at_edge (graph, graph->three, u, v));
    matching = solve_and_check (graph, matcher, &code);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Bytes bytes = { data, size };
  g_autoptr (Graph) graph = take_graph (&bytes);
  g_autoptr (LpMatcher) matcher = graph_to_matcher (graph);
  g_autoptr (LpMatching) matching = NULL;
  int code;

  matching = solve_and_check (graph, matcher, &code);
  check_widths (graph, matcher, matching, code);
  if (graph->n > 1)
    check_changes (&bytes, graph, matcher);
  return 0;
}
