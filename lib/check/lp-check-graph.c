/* SPDX-License-Identifier: MIT */
#include "check/lp-check-graph-private.h"

#include <string.h>

#include "check/lp-check-costs-private.h"

static guint8
judge_pair (const LpCheckGraph *graph, guint a, guint b)
{
  const LpCheckFacts *facts = graph->facts;
  guint32 both[2] = { graph->pupils[a], graph->pupils[b] };
  LpCheckPair pair;

  lp_i_check_pairs_look (facts->pairs, both[0], both[1], &pair);
  if (pair.excluded)
    return 0;
  if (!lp_i_check_held_is_within (facts->held, both[0], both, 2)
      || !lp_i_check_held_is_within (facts->held, both[1], both, 2)
      || (graph->with_roles && graph->tutors[a] == graph->tutors[b]))
    return LP_CHECK_IN_THREE;
  return LP_CHECK_AS_PAIR | LP_CHECK_IN_THREE;
}

static void
fill_adult (LpCheckGraph *graph)
{
  const LpCheckFacts *facts = graph->facts;
  guint adult = graph->n - 1;

  for (guint a = 0; a < adult; a++) {
    guint64 index = lp_i_check_pair_index (a, adult);
    guint32 pupil = graph->pupils[a];
    gboolean goes_on = lp_i_check_turns_goes_on (facts->turns, &pupil, 1);
    graph->allowed[index] = lp_i_check_held_is_within (facts->held, pupil, &pupil, 1) ? LP_CHECK_AS_PAIR : 0;
    memset (&graph->costs[index * LP_N_TIERS], 0, LP_N_TIERS * sizeof (gint64));
    graph->costs[index * LP_N_TIERS + LP_TIER_TURNS] = goes_on ? 0 : lp_i_check_turn_cost (facts, pupil);
  }
}

static void
fill_graph (LpCheckGraph *graph)
{
  guint n_rest = graph->facts->held->n_rest;

  for (guint b = 0; b < n_rest; b++) {
    graph->turns[b * LP_N_TIERS + LP_TIER_TURNS] = lp_i_check_turn_cost (graph->facts, graph->pupils[b]);
    graph->tutors[b] = lp_i_check_class_is_tutor (graph->facts->class, graph->pupils[b]);
  }
  for (guint b = 0; b < n_rest; b++) {
    for (guint a = 0; a < b; a++) {
      guint64 index = lp_i_check_pair_index (a, b);
      graph->allowed[index] = judge_pair (graph, a, b);
      lp_i_check_pair_costs (graph->facts, graph->pupils[a], graph->pupils[b], &graph->costs[index * LP_N_TIERS]);
    }
  }
  if (graph->with_adult)
    fill_adult (graph);
}

LpCheckGraph *
lp_i_check_graph_new (const LpCheckFacts *facts)
{
  g_autoptr (LpCheckGraph) graph = g_new0 (LpCheckGraph, 1);

  graph->facts = facts;
  graph->pupils = facts->held->rest;
  graph->with_adult = lp_i_check_held_get_odd_size (facts->held) == 1;
  graph->with_three = lp_i_check_held_get_odd_size (facts->held) == 3;
  graph->n = facts->held->n_rest + (graph->with_adult ? 1 : 0);
  graph->n_tiers = LP_N_TIERS;
  graph->with_roles = lp_policy_get_strategy (facts->class->policy) == LP_STRATEGY_TUTOR;

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

gboolean
lp_i_check_graph_goes_on (const LpCheckGraph *graph, guint a, guint b, guint c)
{
  guint32 members[3] = { graph->pupils[a], graph->pupils[b], graph->pupils[c] };

  return lp_i_check_turns_goes_on (graph->facts->turns, members, 3);
}

/* What no two of the three can tell: roles, and whom they are held to. */
static gboolean
is_three (const LpCheckGraph *graph, guint a, guint b, guint c)
{
  const LpCheckHeld *held = graph->facts->held;
  guint32 members[3] = { graph->pupils[a], graph->pupils[b], graph->pupils[c] };
  guint n_tutors = (guint) graph->tutors[a] + graph->tutors[b] + graph->tutors[c];

  if (graph->with_roles && (n_tutors == 0 || n_tutors == 3))
    return FALSE;
  return lp_i_check_held_is_within (held, members[0], members, 3) && lp_i_check_held_is_within (held, members[1], members, 3)
         && lp_i_check_held_is_within (held, members[2], members, 3);
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
