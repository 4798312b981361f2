/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-constraints-private.h"
#include "costs/lp-pair-facts-private.h"
#include "costs/lp-participants-private.h"

typedef void (*LpRulePairFunc) (gpointer data, guint i, guint j, LpRuleKind kind);

/* Calls visit for each pair of a rule's pupils who are present. O(pairs named). */
void     lp_i_rules_visit_pairs (const LpRule *rule, const LpParticipants *present, LpRulePairFunc visit, gpointer data);
/* Notes which pairs of those present the roster's rules name on a day. O(pairs named). */
void     lp_i_rules_note (LpPairFacts *facts, const LpRoster *roster, const LpParticipants *present, LpDate date);
/* Asks what a rule that runs asks of those present; nothing where it is no must rule. O(pairs named). */
void     lp_i_rules_constrain (LpConstraints *constraints, const LpRule *rule, const LpParticipants *present);
/* Whether a rule asks anything on a day: it is a must rule, runs, and two of its pupils are present. */
gboolean lp_i_rules_is_must (const LpRule *rule, const LpParticipants *present, LpDate date);
