/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-costs-private.h"

/*
 * Marks the pairs that the roster's rules name, among those present, on the
 * costs' date. skip: a rule's number not to be marked is TRUE; NULL for none.
 */
void     lp_i_rules_mark (LpCosts *costs, const gboolean *skip);
/* Whether a rule asks anything of this request: it is a must rule, runs, and two of its pupils are present. */
gboolean lp_i_rules_is_must (const LpCosts *costs, const LpRule *rule);
