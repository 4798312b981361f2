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
  guint n_rest;            /* vertices of pupils: those in no three on purpose */
  guint n_vertices;        /* … and the adult */
  gboolean makes_three;
  guint n_tiers;           /* components of the matcher's costs */
  LpTier tiers[LP_N_TIERS];
  LpMatcher *matcher;      /* owned; NULL where the threes on purpose are all */
  guint8 *sent_state;      /* owned, n_vertices × n_vertices: what the matcher was last told that two may be */
  LpConstraints *before;   /* owned: those of the call before */
  guint8 *changed;         /* owned, by vertex: whether its constraints are others than before */
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

static guint32
get_pupil (const LpSolver *solver, guint vertex)
{
  return solver->costs->division->rest[vertex];
}

/* What a turn costs one alone with the adult, or one as a member of a three. */
static void
get_turn (const LpSolver *solver, guint vertex, gboolean alone, gint64 *compressed)
{
  const LpCosts *costs = solver->costs;
  guint32 pupil = get_pupil (solver, vertex);
  LpPartnership single = { &pupil, 1 };
  gint64 cost[LP_N_TIERS] = { 0 };

  if (costs->active[LP_TIER_TURNS])
    cost[LP_TIER_TURNS] = alone ? lp_i_costs_get_turn (costs, single) : costs->turns->costs[pupil];
  compress_cost (solver, cost, compressed);
}

/* A three of the latest round that goes on is no new turn. */
static void
send_threes_again (const LpSolver *solver)
{
  const LpPartnerships *again = solver->costs->turns->again;
  const gint32 *places = solver->costs->division->places;

  for (guint p = 0; p < lp_i_partnerships_get_length (again); p++) {
    LpPartnership partnership = lp_i_partnerships_get (again, p);
    guint three[LP_SOLUTION_MAX_SIZE], n = 0;
    for (guint k = 0; partnership.size == LP_SOLUTION_MAX_SIZE && k < partnership.size; k++)
      if (places[partnership.members[k]] >= 0)
        three[n++] = (guint) places[partnership.members[k]];
    if (n == LP_SOLUTION_MAX_SIZE)
      lp_matcher_add_free_three (solver->matcher, three);
  }
}

LpSolver *
lp_i_solver_new (const LpCosts *costs, GError **error)
{
  g_autoptr (LpSolver) solver = g_new0 (LpSolver, 1);
  gboolean odd = costs->division->n_rest % 2 == 1;
  gboolean adult = odd && lp_policy_get_odd (lp_request_get_policy (costs->request)) == LP_ODD_ADULT;
  gint64 turn[LP_N_TIERS];

  solver->costs = costs;
  solver->n_rest = costs->division->n_rest;
  solver->n_vertices = solver->n_rest + (adult ? 1 : 0);
  solver->makes_three = odd && !adult;
  choose_tiers (solver);
  if (solver->n_vertices == 0)
    return g_steal_pointer (&solver);
  solver->matcher = lp_matcher_new (solver->n_vertices, solver->n_tiers);
  solver->sent_state = g_try_malloc0 ((gsize) solver->n_vertices * solver->n_vertices);
  solver->before = lp_i_constraints_new (costs->n);
  solver->changed = g_malloc0 (solver->n_vertices);
  if (solver->matcher == NULL || solver->sent_state == NULL || solver->before == NULL) {
    lp_i_participants_fail_memory (costs->present, error);
    return NULL;
  }
  for (guint v = 0; solver->makes_three && v < solver->n_rest; v++) {
    get_turn (solver, v, FALSE, turn);
    lp_matcher_set_three_vertex (solver->matcher, v, turn);
  }
  if (solver->makes_three && costs->active[LP_TIER_TURNS])
    send_threes_again (solver);
  return g_steal_pointer (&solver);
}

void
lp_i_solver_free (LpSolver *solver)
{
  if (solver == NULL)
    return;
  g_clear_pointer (&solver->matcher, lp_matcher_free);
  g_free (solver->sent_state);
  lp_i_constraints_free (solver->before);
  g_free (solver->changed);
  g_free (solver);
}

/* What two vertices may be; number n_rest is the adult. */
static guint8
find_state (const LpSolver *solver, const LpAllowed *allowed, guint v, guint w)
{
  guint8 state = 0;

  if (w == solver->n_rest)
    return lp_i_allowed_allows_alone (allowed, get_pupil (solver, v)) ? MAY_PAIR : 0;
  if (lp_i_allowed_allows_pair (allowed, get_pupil (solver, v), get_pupil (solver, w)))
    state |= MAY_PAIR;
  if (solver->makes_three && lp_i_allowed_may_share (allowed, get_pupil (solver, v), get_pupil (solver, w)))
    state |= MAY_SHARE;
  return state;
}

/* Sends the matcher what two may be now, where that is something else than before. */
static void
send_edge (LpSolver *solver, guint v, guint w, guint8 state)
{
  guint8 *sent = &solver->sent_state[(gsize) v * solver->n_vertices + w];
  gint64 cost[LP_N_TIERS], compressed[LP_N_TIERS];

  if (*sent == state)
    return;
  if ((*sent & ~state) != 0)
    lp_matcher_remove_edge (solver->matcher, v, w);
  *sent = state;
  if (state == 0)
    return;
  if (w == solver->n_rest) {
    get_turn (solver, v, TRUE, compressed);
  } else {
    lp_i_costs_get_pair (solver->costs, get_pupil (solver, v), get_pupil (solver, w), cost);
    compress_cost (solver, cost, compressed);
  }
  if (state & MAY_PAIR)
    lp_matcher_set_edge (solver->matcher, v, w, compressed);
  if (state & MAY_SHARE)
    lp_matcher_set_three_edge (solver->matcher, v, w, compressed);
}

/* What two may be depends on the constraints of each with anybody, and on nothing else that changes. */
static void
send_changes (LpSolver *solver, const LpAllowed *allowed)
{
  gsize n = solver->costs->n;
  gboolean all = !solver->has_begun || solver->before->roles != allowed->constraints->roles;

  for (guint v = 0; v < solver->n_rest; v++) {
    gsize row = get_pupil (solver, v) * n;
    solver->changed[v] = all || memcmp (allowed->constraints->pairs + row, solver->before->pairs + row, n) != 0;
  }
  memcpy (solver->before->pairs, allowed->constraints->pairs, n * n);
  solver->before->roles = allowed->constraints->roles;
  for (guint v = 0; v < solver->n_rest; v++)
    for (guint w = v + 1; w < solver->n_vertices; w++)
      if (solver->changed[v] || (w < solver->n_rest && solver->changed[w]))
        send_edge (solver, v, w, find_state (solver, allowed, v, w));
}

static gboolean
report_progress (guint64 done, gpointer data)
{
  const LpCosts *costs = data;

  return lp_i_request_report (costs->request, done, done + 1, NULL);
}

static LpMatching *
find_matching (LpSolver *solver, const LpAllowed *allowed, gboolean afresh, GError **error)
{
  gboolean goes_on = solver->has_begun && !afresh;

  solver->has_begun = TRUE;
  if (solver->makes_three)
    return lp_matcher_solve_three (solver->matcher, lp_i_allowed_allows_three, (gpointer) allowed,
                                   report_progress, (gpointer) solver->costs, error);
  if (goes_on)
    return lp_matcher_solve_again (solver->matcher, NULL, error);
  return lp_matcher_solve (solver->matcher, NULL, error);
}

static void
take_threes_on_purpose (LpSolution *solution, const LpDivision *division)
{
  for (guint t = 0; t < lp_i_partnerships_get_length (division->threes); t++) {
    LpPartnership three = lp_i_partnerships_get (division->threes, t);
    lp_i_partnerships_add (solution->partnerships, three.members, three.size);
  }
}

static void
take_matching (LpSolution *solution, const LpSolver *solver)
{
  guint three[LP_SOLUTION_MAX_SIZE];
  guint32 members[LP_SOLUTION_MAX_SIZE];

  if (lp_matching_get_three (solution->matching, three)) {
    for (guint k = 0; k < LP_SOLUTION_MAX_SIZE; k++)
      members[k] = get_pupil (solver, three[k]);
    lp_i_partnerships_add (solution->partnerships, members, LP_SOLUTION_MAX_SIZE);
  }
  for (guint v = 0; v < solver->n_rest; v++) {
    guint32 mate = lp_matching_get_mate (solution->matching, v);
    if (mate <= v)
      continue;
    members[0] = get_pupil (solver, v);
    if (mate < solver->n_rest)
      members[1] = get_pupil (solver, mate);
    lp_i_partnerships_add (solution->partnerships, members, mate < solver->n_rest ? 2 : 1);
  }
}

/* Pairs the rest; TRUE where nobody is left. */
static gboolean
pair_rest (LpSolver *solver, const LpAllowed *allowed, gboolean afresh, LpSolution *solution, GError **error)
{
  if (solver->matcher == NULL)
    return TRUE;
  if (solver->makes_three && solver->n_rest < LP_SOLUTION_MAX_SIZE) {
    g_set_error (error, LP_ERROR, LP_ERROR_INFEASIBLE, "Nobody is left to work with the last pupil.");
    return FALSE;
  }
  send_changes (solver, allowed);
  solution->matching = find_matching (solver, allowed, afresh, error);
  if (solution->matching == NULL)
    return FALSE;
  take_matching (solution, solver);
  return TRUE;
}

static LpSolution *
solve_constrained (LpSolver *solver, const LpConstraints *constraints, gboolean afresh, GError **error)
{
  const LpCosts *costs = solver->costs;
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, constraints);
  g_autoptr (LpSolution) solution = NULL;

  if (!lp_i_allowed_allows_threes_on_purpose (allowed)) {
    g_set_error (error, LP_ERROR, LP_ERROR_INFEASIBLE, "Those who are bound to each other cannot be a three.");
    return NULL;
  }
  solution = lp_i_solution_new ();
  solution->n_tiers = solver->n_tiers;
  for (guint t = 0; t < solver->n_tiers; t++)
    solution->tiers[t] = solver->tiers[t];
  take_threes_on_purpose (solution, costs->division);
  if (!pair_rest (solver, allowed, afresh, solution, error))
    return NULL;
  lp_i_solution_count (solution, costs);
  return g_steal_pointer (&solution);
}

LpSolution *
lp_i_solver_solve (LpSolver *solver, const LpConstraints *constraints, GError **error)
{
  if (!lp_i_request_report (solver->costs->request, 0, 1, error))
    return NULL;
  return solve_constrained (solver, constraints, FALSE, error);
}

LpSolution *
lp_i_solver_solve_afresh (LpSolver *solver, const LpConstraints *constraints, GError **error)
{
  return solve_constrained (solver, constraints, TRUE, error);
}

/* What every pairing costs whatever the matching: the base, and the threes on purpose. */
static void
count_fixed (const LpSolver *solver, gint64 cost[LP_N_TIERS])
{
  g_autoptr (LpSolution) fixed = lp_i_solution_new ();

  take_threes_on_purpose (fixed, solver->costs->division);
  lp_i_solution_count (fixed, solver->costs);
  memcpy (cost, fixed->cost, LP_N_TIERS * sizeof *cost);
}

/* Takes over what the matcher says of each vertex that stands for a pupil. */
static void
take_partners (const LpSolver *solver, const guint8 *can_be, const gint64 *compressed, guint8 *possible, gint64 *costs)
{
  gint64 fixed[LP_N_TIERS];

  count_fixed (solver, fixed);
  for (guint v = 0; v < solver->n_rest; v++) {
    gint64 *cost = costs + (gsize) get_pupil (solver, v) * LP_N_TIERS;
    possible[get_pupil (solver, v)] = can_be[v];
    memcpy (cost, fixed, sizeof fixed);
    for (guint t = 0; t < solver->n_tiers; t++)
      cost[solver->tiers[t]] += compressed[(gsize) v * solver->n_tiers + t];
  }
}

gboolean
lp_i_solver_cost_partners (LpSolver *solver, guint i, guint8 *possible, gint64 *costs, GError **error)
{
  gint32 vertex = solver->costs->division->places[i];
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (solver->costs, solver->costs->constraints);
  g_autofree guint8 *can_be = g_new0 (guint8, solver->n_vertices);
  g_autofree gint64 *compressed = g_new0 (gint64, (gsize) solver->n_vertices * solver->n_tiers);

  if (vertex < 0)
    return TRUE;
  send_changes (solver, allowed);
  solver->has_begun = TRUE;
  if (!lp_matcher_cost_partners (solver->matcher, (guint) vertex, compressed, can_be, error))
    return FALSE;
  take_partners (solver, can_be, compressed, possible, costs);
  return TRUE;
}

LpSolution *
lp_i_solver_solve_once (const LpCosts *costs, const LpConstraints *constraints, GError **error)
{
  g_autoptr (LpSolver) solver = lp_i_solver_new (costs, error);

  return solver == NULL ? NULL : lp_i_solver_solve (solver, constraints, error);
}
