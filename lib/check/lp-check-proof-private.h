/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-certificate.h>

#include "check/lp-check-seating-private.h"

/*
 * Verifies a certificate of a pairing whose must rules hold or not. On
 * LP_PROOF_INVALID, failure is a new finding that says where it fails.
 */
LpProof lp_i_check_proof (const LpCheckFacts   *facts,
                          const LpCheckSeating *seating,
                          LpCertificate        *certificate,
                          gboolean              valid,
                          LpReason            **failure);
