/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-seating-private.h"

/*
 * Tells what the tier wishes weighs of two partners: what costs something, or
 * what is welcome, its weight being below 0.
 */
void lp_i_check_tell_unwelcome (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict);
void lp_i_check_tell_welcome (const LpCheckFacts *facts, LpCheckTwo two, LpVerdict *verdict);
