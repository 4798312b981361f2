/* SPDX-License-Identifier: MIT */
#include "pairing/lp-uniform-private.h"

#include <learning-partners/lp-error.h>

#include "model/lp-request-private.h"

/* Threes on purpose are no part of a draw. */
static void
add_threes_on_purpose (LpSolution *solution, const LpDivision *division)
{
  for (guint t = 0; t < lp_i_partnerships_get_length (division->threes); t++) {
    LpPartnership three = lp_i_partnerships_get (division->threes, t);
    lp_i_partnerships_add (solution->partnerships, three.members, three.size);
  }
}

LpSolution *
lp_i_uniform_draw (const LpCosts *costs, guint nth, LpMethod *method, GError **error)
{
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, costs->constraints);
  LpSolution *solution;
  LpRandom random;

  if (!lp_i_request_report (costs->request, 0, 1, error))
    return NULL;
  if (!lp_i_allowed_is_feasible (allowed)) {
    g_set_error (error, LP_ERROR, LP_ERROR_INFEASIBLE, "The must rules leave no pairing.");
    return NULL;
  }
  g_autofree char *purpose = g_strdup_printf ("uniform %u", nth);
  lp_i_random_init (&random, lp_request_get_seed (costs->request), purpose);
  *method = LP_METHOD_REJECTION;
  solution = lp_i_uniform_reject (allowed, &random);
  if (solution == NULL) {
    *method = LP_METHOD_COUNTING;
    solution = lp_i_uniform_count (allowed, &random);
  }
  if (solution == NULL) {
    *method = LP_METHOD_CHAIN;
    solution = lp_i_uniform_walk (allowed, &random, error);
  }
  if (solution == NULL)
    return NULL;
  if (*method != LP_METHOD_CHAIN)
    add_threes_on_purpose (solution, costs->division);
  lp_i_solution_count (solution, costs);
  return solution;
}
