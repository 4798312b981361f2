/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-error.h>

#include "matching/core/lp-engine-private.h"
#include "matching/core/lp-tutte-berge-private.h"
#include "matching/small/lp-small-private.h"

/* An edge that the caller has set or removed since the engine last read the graph. */
typedef struct {
  guint32 u, v;
} Change;

struct _LpMatcher {
  LpGraph graph;
  LpCardinality *cardinality;      /* owned */
  const LpEngineKind *engine_kind;
  gpointer engine;                 /* owned: of engine_kind; NULL until the first solve */
  LpPacking packing;               /* of the last solve; the engine looks at it */
  GArray *changes;                 /* owned, of Change: since the engine was loaded */
  gboolean must_load;              /* the engine knows another graph, or none */
  guint forced_width;
  guint n_solves;
};

LpMatcher *
lp_matcher_new (guint n_vertices, guint n_tiers)
{
  LpMatcher *matcher;

  g_return_val_if_fail (n_vertices <= LP_MATCHER_MAX_VERTICES, NULL);
  g_return_val_if_fail (n_tiers >= 1 && n_tiers <= LP_MATCHER_MAX_TIERS, NULL);

  matcher = g_new0 (LpMatcher, 1);
  matcher->cardinality = lp_i_cardinality_new (n_vertices);
  matcher->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  matcher->must_load = TRUE;
  if (lp_i_graph_init (&matcher->graph, n_vertices, n_tiers) && matcher->cardinality != NULL)
    return matcher;
  lp_matcher_free (matcher);
  return NULL;
}

static void
drop_engine (LpMatcher *matcher)
{
  if (matcher->engine != NULL)
    matcher->engine_kind->destroy (matcher->engine);
  matcher->engine = NULL;
}

void
lp_matcher_free (LpMatcher *matcher)
{
  if (matcher == NULL)
    return;
  drop_engine (matcher);
  g_array_unref (matcher->changes);
  lp_i_cardinality_free (matcher->cardinality);
  lp_i_graph_clear (&matcher->graph);
  g_free (matcher);
}

static gboolean
is_edge (const LpMatcher *matcher, guint u, guint v)
{
  return matcher != NULL && u < matcher->graph.n && v < matcher->graph.n && u != v;
}

/* Lets the engine be loaded anew before its next use. */
static void
forget_engine (LpMatcher *matcher)
{
  matcher->must_load = TRUE;
  g_array_set_size (matcher->changes, 0);
}

/* Remembers that a pair has changed, until there are so many that loading all is as easy. */
static void
note_change (LpMatcher *matcher, guint u, guint v)
{
  Change change = { u, v };

  if (matcher->must_load)
    return;
  if (matcher->changes->len >= (gsize) matcher->graph.n * matcher->graph.n / 2)
    forget_engine (matcher);
  else
    g_array_append_val (matcher->changes, change);
}

void
lp_matcher_set_edge (LpMatcher *matcher, guint u, guint v, const gint64 *costs)
{
  g_return_if_fail (is_edge (matcher, u, v));
  g_return_if_fail (lp_i_costs_are_valid (costs, matcher->graph.n_tiers));

  lp_i_graph_set_pair (&matcher->graph, u, v, costs);
  note_change (matcher, u, v);
}

void
lp_matcher_set_three_edge (LpMatcher *matcher, guint u, guint v, const gint64 *costs)
{
  g_return_if_fail (is_edge (matcher, u, v));
  g_return_if_fail (lp_i_costs_are_valid (costs, matcher->graph.n_tiers));

  lp_i_graph_set_three (&matcher->graph, u, v, costs);
  forget_engine (matcher);
}

void
lp_matcher_set_three_vertex (LpMatcher *matcher, guint v, const gint64 *costs)
{
  g_return_if_fail (matcher != NULL && v < matcher->graph.n);
  g_return_if_fail (lp_i_costs_are_valid (costs, matcher->graph.n_tiers));

  lp_i_graph_set_vertex (&matcher->graph, v, costs);
  forget_engine (matcher);
}

void
lp_matcher_add_free_three (LpMatcher *matcher, const guint three[3])
{
  g_return_if_fail (matcher != NULL && three != NULL);
  g_return_if_fail (three[0] < matcher->graph.n && three[1] < matcher->graph.n && three[2] < matcher->graph.n);
  g_return_if_fail (three[0] != three[1] && three[0] != three[2] && three[1] != three[2]);

  lp_i_graph_add_free_three (&matcher->graph, three);
  forget_engine (matcher);
}

void
lp_matcher_remove_edge (LpMatcher *matcher, guint u, guint v)
{
  g_return_if_fail (is_edge (matcher, u, v));

  lp_i_graph_remove (&matcher->graph, u, v);
  note_change (matcher, u, v);
}

void
lp_i_matcher_force_width (LpMatcher *matcher, guint width)
{
  matcher->forced_width = width;
}

guint
lp_i_matcher_get_n_solves (const LpMatcher *matcher)
{
  return matcher->n_solves;
}

/* Whether the small engine can be tried: vertices are few and costs small enough for its keys. It may still give up. */
static gboolean
is_small (const LpMatcher *matcher)
{
  guint n = matcher->graph.n;

  return n <= LP_SMALL_MAX && n % 2 == 0 && matcher->forced_width == 0 && matcher->packing.bits < 64
         && lp_i_packing_get_most (&matcher->packing) < lp_i_small_get_limit (n);
}

static const LpEngineKind *
choose_engine (const LpMatcher *matcher, gboolean small)
{
  guint width = MAX (lp_i_packing_get_width (&matcher->packing), matcher->forced_width);

  if (small && is_small (matcher))
    return &lp_i_engine_small;
  if (width == 64)
    return &lp_i_engine_64;
#ifdef LP_HAVE_INT128
  if (width == 128)
    return &lp_i_engine_128;
#endif
  return &lp_i_engine_256;
}

/* Packs the graph into the engine of the least width, or into the small one where it is asked for and can be tried. */
static gboolean
prepare_engine (LpMatcher *matcher, gboolean small, GError **error)
{
  const LpEngineKind *engine_kind;

  forget_engine (matcher);
  if (!lp_i_packing_init (&matcher->packing, &matcher->graph, error))
    return FALSE;
  engine_kind = choose_engine (matcher, small);
  if (matcher->engine == NULL || matcher->engine_kind != engine_kind) {
    drop_engine (matcher);
    matcher->engine_kind = engine_kind;
    matcher->engine = engine_kind->create (matcher->graph.n);
  }
  if (matcher->engine == NULL) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "Memory does not suffice to match %u vertices", matcher->graph.n);
    return FALSE;
  }
  engine_kind->load (matcher->engine, &matcher->graph, &matcher->packing);
  g_array_set_size (matcher->changes, 0);
  matcher->must_load = FALSE;
  return TRUE;
}

static void
add_costs (LpMatching *matching, const gint64 *costs)
{
  for (guint t = 0; t < matching->n_tiers; t++)
    matching->cost[t] += costs[t];
}

static void
add_three_costs (const LpGraph *graph, LpMatching *matching)
{
  const guint *three = matching->three;
  gboolean is_free = lp_i_graph_is_free_three (graph, three);

  for (guint i = 0; i < 3; i++) {
    if (!is_free)
      add_costs (matching, graph->vertex_costs + (gsize) three[i] * graph->n_tiers);
    add_costs (matching, graph->three_costs + lp_i_graph_place (graph, three[i], three[(i + 1) % 3]));
  }
}

/* Adds up from the graph itself what the matching costs. */
static void
complete_matching (const LpMatcher *matcher, LpMatching *matching)
{
  const LpGraph *graph = &matcher->graph;

  for (guint v = 0; v < graph->n; v++) {
    if (matching->mates[v] < v)
      add_costs (matching, graph->pair_costs + lp_i_graph_place (graph, v, matching->mates[v]));
  }
  if (matching->has_three)
    add_three_costs (graph, matching);
  for (guint t = 0; t < graph->n_tiers; t++)
    matching->radices[t] = matcher->packing.radix[t];
}

static void
set_solve_error (LpOutcome outcome, guint n, GError **error)
{
  switch (outcome) {
  case LP_OUTCOME_INFEASIBLE:
    g_set_error (error, LP_ERROR, LP_ERROR_INFEASIBLE, "%s",
                 n % 2 == 0 ? "No perfect matching exists"
                            : "No partition into pairs and one allowed three exists");
    return;
  case LP_OUTCOME_TOO_WIDE:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT,
                         "A dual value of the first tier needs more than 63 bits");
    return;
  case LP_OUTCOME_NO_MEMORY:
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "Memory does not suffice for the threes of %u vertices", n);
    return;
  case LP_OUTCOME_CANCELLED:
    g_set_error_literal (error, LP_ERROR, LP_ERROR_CANCELLED, "Cancelled");
    return;
  case LP_OUTCOME_DONE:
  case LP_OUTCOME_FAR:
  default:
    return;
  }
}

static LpMatching *
finish_solve (LpMatcher *matcher, LpMatching *matching, LpOutcome outcome, GError **error)
{
  if (outcome != LP_OUTCOME_DONE) {
    set_solve_error (outcome, matcher->graph.n, error);
    lp_matching_unref (matching);
    return NULL;
  }
  complete_matching (matcher, matching);
  return matching;
}

static LpMatching *
begin_matching (const LpMatcher *matcher)
{
  return lp_i_matching_new (matcher->graph.n, matcher->graph.n_tiers, matcher->engine_kind->width);
}

static LpBarrier *
make_barrier (const LpMatcher *matcher)
{
  LpDecomposition decomposition;
  LpBarrier *barrier;

  lp_i_decomposition_init (&decomposition, matcher->cardinality, matcher->graph.pairs);
  barrier = lp_i_barrier_new (&decomposition);
  lp_i_decomposition_clear (&decomposition);
  return barrier;
}

static gboolean
check_even (const LpMatcher *matcher, GError **error)
{
  if (matcher->graph.n % 2 == 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
               "An odd number of vertices (%u) has no perfect matching", matcher->graph.n);
  return FALSE;
}

/* Lets the engine find a perfect matching, afresh or from what it found last; where the small engine gives up, a wide one begins anew. */
static LpMatching *
run_engine (LpMatcher *matcher, gboolean afresh, LpBarrier **barrier, GError **error)
{
  const LpEngineKind *engine_kind = matcher->engine_kind;
  LpMatching *matching = begin_matching (matcher);
  LpOutcome outcome = (afresh ? engine_kind->solve : engine_kind->solve_again) (matcher->engine, matching);

  if (outcome == LP_OUTCOME_FAR) {
    lp_matching_unref (matching);
    return prepare_engine (matcher, FALSE, error) ? run_engine (matcher, TRUE, barrier, error) : NULL;
  }
  if (outcome == LP_OUTCOME_INFEASIBLE && barrier != NULL)
    *barrier = make_barrier (matcher);
  return finish_solve (matcher, matching, outcome, error);
}

LpMatching *
lp_matcher_solve (LpMatcher *matcher, LpBarrier **barrier, GError **error)
{
  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (barrier != NULL)
    *barrier = NULL;
  if (!check_even (matcher, error) || !prepare_engine (matcher, TRUE, error))
    return NULL;
  return run_engine (matcher, TRUE, barrier, error);
}

/* The costs that an edge has now; NULL for none. */
static const gint64 *
get_costs (const LpGraph *graph, const Change *change)
{
  if (!lp_i_bitset_has (lp_i_graph_pair_row (graph, change->u), change->v))
    return NULL;
  return graph->pair_costs + lp_i_graph_place (graph, change->u, change->v);
}

/* Whether the engine can take the changes over with the radices that it has. */
static gboolean
can_go_on (const LpMatcher *matcher)
{
  if (matcher->must_load || (matcher->forced_width != 0 && matcher->engine_kind != choose_engine (matcher, FALSE)))
    return FALSE;
  for (guint i = 0; i < matcher->changes->len; i++) {
    const gint64 *costs = get_costs (&matcher->graph, &g_array_index (matcher->changes, Change, i));
    if (costs != NULL && !lp_i_packing_allows (&matcher->packing, costs))
      return FALSE;
  }
  return TRUE;
}

LpMatching *
lp_matcher_solve_again (LpMatcher *matcher, LpBarrier **barrier, GError **error)
{
  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (barrier != NULL)
    *barrier = NULL;
  if (!check_even (matcher, error))
    return NULL;
  if (!can_go_on (matcher) && !prepare_engine (matcher, TRUE, error))
    return NULL;
  for (guint i = 0; i < matcher->changes->len; i++) {
    const Change *change = &g_array_index (matcher->changes, Change, i);
    matcher->engine_kind->change_edge (matcher->engine, change->u, change->v, get_costs (&matcher->graph, change));
  }
  g_array_set_size (matcher->changes, 0);
  return run_engine (matcher, FALSE, barrier, error);
}

gboolean
lp_matcher_cost_partners (LpMatcher *matcher, guint vertex, gint64 *costs, guint8 *possible, GError **error)
{
  g_return_val_if_fail (matcher != NULL && vertex < matcher->graph.n, FALSE);
  g_return_val_if_fail (costs != NULL && possible != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (LpMatching) matching = lp_matcher_solve_again (matcher, NULL, error);
  if (matching == NULL)
    return FALSE;
  if (matcher->engine_kind->cost_partners (matcher->engine, vertex, costs, possible) == LP_OUTCOME_DONE)
    return TRUE;
  /* The small engine gave up. */
  g_autoptr (LpMatching) anew = prepare_engine (matcher, FALSE, error) ? run_engine (matcher, TRUE, NULL, error) : NULL;
  return anew != NULL && matcher->engine_kind->cost_partners (matcher->engine, vertex, costs, possible) == LP_OUTCOME_DONE;
}

LpMatching *
lp_matcher_solve_three (LpMatcher            *matcher,
                        LpThreeFunc           allowed,
                        gpointer              data,
                        LpMatcherProgressFunc progress,
                        gpointer              progress_data,
                        GError              **error)
{
  LpThreeTask task = {
    .free_threes = matcher->graph.free_threes, .allowed = allowed, .data = data, .progress = progress, .progress_data = progress_data,
  };
  LpMatching *matching;
  LpOutcome outcome;

  g_return_val_if_fail (matcher != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (matcher->graph.n % 2 == 0 || matcher->graph.n < 3) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "A three needs an odd number of vertices, at least 3, not %u", matcher->graph.n);
    return NULL;
  }
  if (!lp_i_three_is_feasible (&matcher->graph, matcher->cardinality, allowed, data)) {
    set_solve_error (LP_OUTCOME_INFEASIBLE, matcher->graph.n, error);
    return NULL;
  }
  if (!prepare_engine (matcher, FALSE, error))
    return NULL;
  matching = begin_matching (matcher);
  outcome = matcher->engine_kind->solve_three (matcher->engine, &task, matching);
  matcher->n_solves = task.n_solves;
  return finish_solve (matcher, matching, outcome, error);
}

gboolean
lp_matcher_is_feasible (LpMatcher *matcher, LpThreeFunc allowed, gpointer data)
{
  g_return_val_if_fail (matcher != NULL, FALSE);

  if (matcher->graph.n % 2 == 0)
    return lp_i_cardinality_solve (matcher->cardinality, matcher->graph.pairs) == 0;
  if (matcher->graph.n < 3)
    return FALSE;
  return lp_i_three_is_feasible (&matcher->graph, matcher->cardinality, allowed, data);
}
