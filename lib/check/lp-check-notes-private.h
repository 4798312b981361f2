/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-seating-private.h"

/* Tells what is worth knowing: repeated meetings, and wishes that come true. */
void lp_i_check_notes (const LpCheckFacts *facts, const LpCheckSeating *seating, LpVerdict *verdict);
