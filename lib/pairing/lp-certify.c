/* SPDX-License-Identifier: MIT */
#include "pairing/lp-certify-private.h"

static LpCertificate *
begin_certificate (const LpSolution *solution, const LpCosts *costs, guint n_vertices)
{
  gint64 radices[LP_N_TIERS];
  g_autofree const char **participants = g_new0 (const char *, n_vertices);

  for (guint t = 0; t < solution->n_tiers; t++)
    radices[t] = lp_matching_get_radix (solution->matching, t);
  for (guint v = 0; v < costs->division->n_rest; v++)
    participants[v] = lp_i_participants_get_id (costs->present, costs->division->rest[v]);
  return lp_certificate_new (solution->tiers, radices, solution->n_tiers, participants, n_vertices);
}

static void
add_dual (LpCertificate *certificate, const LpSolution *solution, gsize dual, guint n_vertices)
{
  g_autofree gint64 *values = g_new (gint64, (gsize) n_vertices * solution->n_tiers);
  gint64 value[LP_N_TIERS];
  gsize n_members;

  for (guint v = 0; v < n_vertices; v++)
    lp_matching_get_value (solution->matching, dual, v, values + (gsize) v * solution->n_tiers);
  lp_certificate_add_dual (certificate, values);
  for (gsize b = 0; b < lp_matching_get_n_blossoms (solution->matching, dual); b++) {
    const guint32 *members = lp_matching_get_blossom (solution->matching, dual, b, &n_members);
    lp_matching_get_blossom_value (solution->matching, dual, b, value);
    lp_certificate_add_blossom (certificate, members, n_members, value);
  }
}

static LpCertificate *
certify_nothing (void)
{
  LpCertificate *certificate = lp_certificate_new (NULL, NULL, 0, NULL, 0);

  lp_certificate_add_dual (certificate, NULL);
  return certificate;
}

LpCertificate *
lp_i_certify (const LpSolution *solution, const LpCosts *costs)
{
  /* Threes on purpose need no proof; where they are all, neither does anything else. */
  if (solution->matching == NULL)
    return certify_nothing ();
  guint n_rest = costs->division->n_rest;
  gboolean adult = n_rest % 2 == 1 && lp_policy_get_odd (lp_request_get_policy (costs->request)) == LP_ODD_ADULT;
  guint n_vertices = n_rest + (adult ? 1 : 0);
  LpCertificate *certificate = begin_certificate (solution, costs, n_vertices);

  for (gsize d = 0; d < lp_matching_get_n_duals (solution->matching); d++)
    add_dual (certificate, solution, d, n_vertices);
  return certificate;
}
