/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-pairing-private.h"
#include "pairing/lp-solution-private.h"

/* Makes the public object of a solution, with its certificate, the cover for today and warnings. */
LpPairing *lp_i_pair_finish (LpCosts *costs, const LpSolution *solution, LpMethod method, GError **error);
