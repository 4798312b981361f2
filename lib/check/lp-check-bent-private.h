/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-seating-private.h"

/* Tells what bends, in the policy's order of tiers. */
void lp_i_check_bent (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict);
