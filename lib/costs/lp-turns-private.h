/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-participants-private.h"
#include "model/lp-partnership-private.h"

/*
 * What a turn costs each of those present: to be in a three, or alone with the
 * adult. Turns are counted over the history; who joins, or comes back, stands
 * with the least of the others, so that nobody has to catch up; and the very
 * same three (or the same one alone) as in the latest round is no new turn.
 */
typedef struct {
  gint64 *costs;           /* owned, by number: twice the turns above the least, and 1 for who had the class's latest */
  LpPartnerships *again;   /* owned: threes and single ones of the latest round who are all present; they cost nothing */
} LpTurns;

/* O(pupils · rounds). */
LpTurns *lp_i_turns_new (const LpHistory *history, const LpParticipants *present);
void     lp_i_turns_free (LpTurns *turns);
/* What a partnership of three or one costs. O(1) but for the number of such in the latest round. */
gint64   lp_i_turns_get_cost (const LpTurns *turns, LpPartnership partnership);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpTurns, lp_i_turns_free)
