/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-pairing.h>

#include "pairing/lp-solution-private.h"

/* One partnership of a pairing. */
typedef struct {
  guint size;
  guint32 members[LP_SOLUTION_MAX_SIZE]; /* numbers of those present, in byte order of the ids */
  gboolean kept;
  gint64 costs[LP_N_TIERS];
} LpPartnership;

struct _LpPairing {
  gatomicrefcount ref_count;
  LpCosts *costs; /* owned reference; holds the request */
  guint n_partnerships;
  LpPartnership *partnerships; /* owned, in byte order of the first members' ids */
  gint64 totals[LP_N_TIERS];
  LpMethod method;
  LpCertificate *certificate; /* owned reference; NULL for uniform */
  LpReasons *warnings;        /* owned reference */
  LpRound *cover;             /* owned reference; nullable */
};

/* Makes the public object of a solution, with proof, cover and warnings. */
LpPairing *lp_i_pairing_new (LpCosts *costs, const LpSolution *solution, LpMethod method, GError **error);
/* Puts a solution's groups into the order in which they are shown: members and groups in byte order of ids. */
LpPartnership *lp_i_pairing_sort (const LpCosts *costs, const LpSolution *solution);
/* The id of one present. */
static inline const char *
lp_i_pairing_get_id (const LpPairing *pairing, guint32 member)
{
  return lp_i_participants_get_id (pairing->costs->present, member);
}
