/* SPDX-License-Identifier: MIT */
#include "pairing/lp-solver-private.h"

#include <learning-partners/lp-error.h>
#include <string.h>

#include "pairing/lp-allowed-private.h"
#include "model/lp-request-private.h"

/* What two vertices may be. */
enum { MAY_PAIR = 1 << 0, MAY_SHARE = 1 << 1 };

struct _LpSolver {
  const LpCosts *costs;    /* borrowed */
  guint n_vertices;
  guint n_tiers;           /* components of the matcher's costs */
  LpTier tiers[LP_N_TIERS];
  LpMatcher *matcher;      /* owned */
  guint8 *sent_state;      /* owned, n_vertices × n_vertices: what the matcher was last told that two may be */
  LpConstraints *before;   /* owned: those of the call before */
  guint8 *changed;         /* owned, n: whether a pupil's constraints are others than before */
  gboolean has_begun;
};

static void
choose_tiers (LpSolver *solver)
{
  const LpCosts *costs = solver->costs;

  for (guint t = 0; t < LP_N_TIERS; t++)
    if (costs->active[costs->order[t]])
      solver->tiers[solver->n_tiers++] = costs->order[t];
  if (solver->n_tiers == 0)
    solver->tiers[solver->n_tiers++] = LP_TIER_CHANCE;
}

/* The tiers that count, in the order in which they count. */
static void
compress_cost (const LpSolver *solver, const gint64 cost[LP_N_TIERS], gint64 *compressed)
{
  for (guint t = 0; t < solver->n_tiers; t++)
    compressed[t] = cost[solver->tiers[t]];
}

/* What a pupil's turn costs. */
static void
get_turn (const LpSolver *solver, guint i, gint64 *compressed)
{
  gint64 cost[LP_N_TIERS] = { 0 };

  cost[LP_TIER_TURNS] = solver->costs->turns[i];
  compress_cost (solver, cost, compressed);
}

LpSolver *
lp_i_solver_new (const LpCosts *costs, GError **error)
{
  g_autoptr (LpSolver) solver = g_new0 (LpSolver, 1);
  gint64 turn[LP_N_TIERS];

  solver->costs = costs;
  solver->n_vertices = costs->n + (lp_i_costs_needs_adult (costs) ? 1 : 0);
  choose_tiers (solver);
  solver->matcher = lp_matcher_new (solver->n_vertices, solver->n_tiers);
  solver->sent_state = g_try_malloc0 ((gsize) solver->n_vertices * solver->n_vertices + 1);
  solver->before = lp_i_constraints_new (costs->n);
  solver->changed = g_malloc0 (costs->n + 1);
  if (solver->matcher == NULL || solver->sent_state == NULL || solver->before == NULL) {
    lp_i_participants_fail_memory (costs->present, error);
    return NULL;
  }
  for (guint i = 0; lp_i_costs_needs_three (costs) && i < costs->n; i++) {
    get_turn (solver, i, turn);
    lp_matcher_set_three_vertex (solver->matcher, i, turn);
  }
  return g_steal_pointer (&solver);
}

void
lp_i_solver_free (LpSolver *solver)
{
  if (solver == NULL)
    return;
  lp_matcher_free (solver->matcher);
  g_free (solver->sent_state);
  lp_i_constraints_free (solver->before);
  g_free (solver->changed);
  g_free (solver);
}

/* What two may be; number n is the adult. */
static guint8
find_state (const LpSolver *solver, const LpAllowed *allowed, guint i, guint j)
{
  const LpCosts *costs = solver->costs;
  guint8 state = 0;

  if (j == costs->n)
    return lp_i_allowed_allows_alone (allowed, i) ? MAY_PAIR : 0;
  if (lp_i_allowed_allows_pair (allowed, i, j))
    state |= MAY_PAIR;
  if (lp_i_costs_needs_three (costs) && lp_i_allowed_may_share (allowed, i, j))
    state |= MAY_SHARE;
  return state;
}

/* Sends the matcher what two may be now, where that is something else than before. */
static void
send_edge (LpSolver *solver, guint i, guint j, guint8 state)
{
  guint8 *sent = &solver->sent_state[(gsize) i * solver->n_vertices + j];
  gint64 cost[LP_N_TIERS], compressed[LP_N_TIERS];

  if (*sent == state)
    return;
  if ((*sent & ~state) != 0)
    lp_matcher_remove_edge (solver->matcher, i, j);
  *sent = state;
  if (state == 0)
    return;
  if (j == solver->costs->n) {
    get_turn (solver, i, compressed);
  } else {
    lp_i_costs_get_pair (solver->costs, i, j, cost);
    compress_cost (solver, cost, compressed);
  }
  if (state & MAY_PAIR)
    lp_matcher_set_edge (solver->matcher, i, j, compressed);
  if (state & MAY_SHARE)
    lp_matcher_set_three_edge (solver->matcher, i, j, compressed);
}

/* What two may be depends on the constraints of each with anybody, and on nothing else that changes. */
static void
send_changes (LpSolver *solver, const LpAllowed *allowed)
{
  guint n = solver->costs->n;
  gboolean all = !solver->has_begun || solver->before->roles != allowed->constraints->roles;

  for (guint i = 0; i < n; i++) {
    const guint8 *now = allowed->constraints->pairs + (gsize) i * n;
    guint8 *before = solver->before->pairs + (gsize) i * n;
    solver->changed[i] = all || memcmp (now, before, n) != 0;
    memcpy (before, now, n);
  }
  solver->before->roles = allowed->constraints->roles;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < solver->n_vertices; j++)
      if (solver->changed[i] || (j < n && solver->changed[j]))
        send_edge (solver, i, j, find_state (solver, allowed, i, j));
}

static gboolean
report_progress (guint64 done, gpointer data)
{
  const LpCosts *costs = data;

  return lp_i_request_report (costs->request, done, done + 1, NULL);
}

static LpMatching *
find_matching (LpSolver *solver, const LpAllowed *allowed, GError **error)
{
  gboolean goes_on = solver->has_begun;

  solver->has_begun = TRUE;
  if (lp_i_costs_needs_three (solver->costs))
    return lp_matcher_solve_three (solver->matcher, lp_i_allowed_allows_three, (gpointer) allowed,
                                   report_progress, (gpointer) solver->costs, error);
  if (goes_on)
    return lp_matcher_solve_again (solver->matcher, NULL, error);
  return lp_matcher_solve (solver->matcher, NULL, error);
}

static void
take_partnerships (LpSolution *solution, guint n)
{
  guint three[LP_SOLUTION_MAX_SIZE];

  if (lp_matching_get_three (solution->matching, three))
    lp_i_partnerships_add (solution->partnerships, three, LP_SOLUTION_MAX_SIZE);
  for (guint32 v = 0; v < n; v++) {
    guint32 mate = lp_matching_get_mate (solution->matching, v);
    guint32 pair[2] = { v, mate };
    if (mate > v)
      lp_i_partnerships_add (solution->partnerships, pair, mate == n ? 1 : 2);
  }
}

LpSolution *
lp_i_solver_solve (LpSolver *solver, const LpConstraints *constraints, GError **error)
{
  const LpCosts *costs = solver->costs;
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, constraints);
  g_autoptr (LpSolution) solution = NULL;

  if (!lp_i_request_report (costs->request, 0, 1, error))
    return NULL;
  send_changes (solver, allowed);
  solution = lp_i_solution_new ();
  solution->n_tiers = solver->n_tiers;
  for (guint t = 0; t < solver->n_tiers; t++)
    solution->tiers[t] = solver->tiers[t];
  solution->matching = find_matching (solver, allowed, error);
  if (solution->matching == NULL)
    return NULL;
  take_partnerships (solution, costs->n);
  lp_i_solution_count (solution, costs);
  return g_steal_pointer (&solution);
}

LpSolution *
lp_i_solver_solve_once (const LpCosts *costs, const LpConstraints *constraints, GError **error)
{
  g_autoptr (LpSolver) solver = lp_i_solver_new (costs, error);

  return solver == NULL ? NULL : lp_i_solver_solve (solver, constraints, error);
}
