/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-pairing.h>

#include "costs/lp-costs-private.h"
#include "model/lp-partnership-private.h"
#include "pairing/lp-forced-private.h"

/* What a pairing says of one partnership. */
typedef struct {
  gboolean kept;
  gint64 costs[LP_N_TIERS];
} LpPartnershipNote;

struct _LpPairing {
  gatomicrefcount ref_count;
  LpCosts *costs; /* owned reference; holds the request */
  LpForced *forced; /* owned: what forcing two would cost; NULL where it is no help */
  LpPartnerships *partnerships; /* owned, in byte order of the first members' ids; members are numbers of those present */
  LpPartnershipNote *notes;     /* owned, one for each partnership */
  gint64 totals[LP_N_TIERS];
  LpMethod method;
  LpCertificate *certificate; /* owned reference; NULL for uniform */
  LpReasons *warnings;        /* owned reference */
  LpRound *cover;             /* owned reference; nullable */
};

/* The id of one present. */
static inline const char *
lp_i_pairing_get_id (const LpPairing *pairing, guint32 member)
{
  return lp_i_participants_get_id (pairing->costs->present, member);
}
