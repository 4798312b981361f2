/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-seating-private.h"

/* Tells each must rule that the pairing breaks. */
void lp_i_check_must (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict);
