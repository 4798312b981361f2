/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-certificate.h>
#include <learning-partners/lp-verdict.h>

#include "check/lp-check-facts-private.h"

/* Judges a pairing by facts that serve several; else as lp_check(). */
LpVerdict *lp_i_check_by (const LpCheckFacts *facts, LpRound *round, LpCertificate *certificate, GError **error);
