/* SPDX-License-Identifier: MIT */
#include "check/lp-check-graph-private.h"

#include <string.h>

/* Whether all that a pupil is held to lies within two or three vertices. */
static gboolean
holds_within (const LpCheckFacts *facts, guint pupil, const guint *members, guint n_members)
{
  const GArray *held = facts->held[pupil];

  for (guint i = 0; i < held->len; i++) {
    gboolean inside = FALSE;
    for (guint k = 0; k < n_members; k++)
      inside = inside || g_array_index (held, guint, i) == members[k];
    if (!inside)
      return FALSE;
  }
  return TRUE;
}

static guint8
judge_pair (const LpCheckGraph *graph, guint a, guint b)
{
  const LpCheckFacts *facts = graph->facts;
  guint both[2] = { a, b };
  LpCheckPair pair;

  lp_i_check_look (facts, a, b, &pair);
  if (pair.excluded)
    return 0;
  if (!holds_within (facts, a, both, 2) || !holds_within (facts, b, both, 2)
      || (graph->with_roles && graph->tutors[a] == graph->tutors[b]))
    return LP_CHECK_IN_THREE;
  return LP_CHECK_AS_PAIR | LP_CHECK_IN_THREE;
}

static void
fill_adult (LpCheckGraph *graph)
{
  guint adult = graph->facts->n;

  for (guint a = 0; a < adult; a++) {
    guint64 index = lp_i_check_pair_index (a, adult);
    graph->allowed[index] = graph->facts->held[a]->len == 0 ? LP_CHECK_AS_PAIR : 0;
    memset (&graph->costs[index * LP_N_TIERS], 0, LP_N_TIERS * sizeof (gint64));
    graph->costs[index * LP_N_TIERS + LP_TIER_TURNS] = lp_i_check_turn_cost (graph->facts, a);
  }
}

static void
fill_graph (LpCheckGraph *graph)
{
  for (guint b = 0; b < graph->facts->n; b++) {
    graph->turns[b * LP_N_TIERS + LP_TIER_TURNS] = lp_i_check_turn_cost (graph->facts, b);
    graph->tutors[b] = lp_i_check_is_tutor (graph->facts, b);
  }
  for (guint b = 0; b < graph->facts->n; b++) {
    for (guint a = 0; a < b; a++) {
      guint64 index = lp_i_check_pair_index (a, b);
      graph->allowed[index] = judge_pair (graph, a, b);
      lp_i_check_pair_costs (graph->facts, a, b, &graph->costs[index * LP_N_TIERS]);
    }
  }
  if (graph->with_adult)
    fill_adult (graph);
}

LpCheckGraph *
lp_i_check_graph_new (const LpCheckFacts *facts)
{
  g_autoptr (LpCheckGraph) graph = g_new0 (LpCheckGraph, 1);
  gboolean odd = facts->n % 2 == 1;

  graph->facts = facts;
  graph->with_adult = odd && lp_policy_get_odd (facts->policy) == LP_ODD_ADULT;
  graph->with_three = odd && !graph->with_adult;
  graph->n = facts->n + (graph->with_adult ? 1 : 0);
  graph->n_tiers = LP_N_TIERS;
  graph->with_roles = lp_policy_get_strategy (facts->policy) == LP_STRATEGY_TUTOR;

  guint64 n_pairs = graph->n < 2 ? 1 : lp_i_check_pair_index (graph->n - 2, graph->n - 1) + 1;
  if (n_pairs > G_MAXSIZE / LP_N_TIERS)
    return NULL;
  graph->allowed = g_try_new0 (guint8, (gsize) n_pairs);
  graph->costs = g_try_new0 (gint64, (gsize) n_pairs * LP_N_TIERS);
  graph->tutors = g_new0 (guint8, (gsize) graph->n + 1);
  graph->turns = g_new0 (gint64, ((gsize) graph->n + 1) * LP_N_TIERS);
  if (graph->allowed == NULL || graph->costs == NULL)
    return NULL;
  fill_graph (graph);
  return g_steal_pointer (&graph);
}

void
lp_i_check_graph_free (LpCheckGraph *graph)
{
  g_free (graph->allowed);
  g_free (graph->costs);
  g_free (graph->tutors);
  g_free (graph->turns);
  g_free (graph);
}

gboolean
lp_i_check_graph_is_pair (const LpCheckGraph *graph, guint a, guint b)
{
  return (graph->allowed[lp_i_check_pair_index (a, b)] & LP_CHECK_AS_PAIR) != 0;
}

const gint64 *
lp_i_check_graph_get_cost (const LpCheckGraph *graph, guint a, guint b)
{
  return &graph->costs[lp_i_check_pair_index (a, b) * graph->n_tiers];
}

const gint64 *
lp_i_check_graph_get_turn (const LpCheckGraph *graph, guint vertex)
{
  return &graph->turns[(gsize) vertex * graph->n_tiers];
}

static gboolean
may_be_in_three (const LpCheckGraph *graph, guint a, guint b)
{
  return (graph->allowed[lp_i_check_pair_index (a, b)] & LP_CHECK_IN_THREE) != 0;
}

/* What no two of the three can tell: roles, and whom they are held to. */
static gboolean
is_three (const LpCheckGraph *graph, guint a, guint b, guint c)
{
  const LpCheckFacts *facts = graph->facts;
  guint members[3] = { a, b, c };
  guint n_tutors = (guint) graph->tutors[a] + graph->tutors[b] + graph->tutors[c];

  if (graph->with_roles && (n_tutors == 0 || n_tutors == 3))
    return FALSE;
  return holds_within (facts, a, members, 3) && holds_within (facts, b, members, 3)
         && holds_within (facts, c, members, 3);
}

gboolean
lp_i_check_graph_for_each_three (const LpCheckGraph *graph, LpCheckThreeFunc visit, gpointer data)
{
  for (guint c = 2; c < graph->n; c++) {
    for (guint b = 1; b < c; b++) {
      if (!may_be_in_three (graph, b, c))
        continue;
      for (guint a = 0; a < b; a++) {
        if (may_be_in_three (graph, a, b) && may_be_in_three (graph, a, c) && is_three (graph, a, b, c)
            && !visit (graph, a, b, c, data))
          return FALSE;
      }
    }
  }
  return TRUE;
}
