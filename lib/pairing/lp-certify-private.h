/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-certificate.h>

#include "pairing/lp-solution-private.h"

/* Writes a solution's duals as a certificate that names pupils. O(duals × n). */
LpCertificate *lp_i_certify (const LpSolution *solution, const LpCosts *costs);
