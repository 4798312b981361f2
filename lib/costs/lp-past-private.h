/* SPDX-License-Identifier: MIT */
#pragma once

#include "costs/lp-participants-private.h"

/*
 * What the history says of the pupils present, pair by pair. Matrices are
 * n × n, symmetric, and NULL where there is no history.
 */
typedef struct {
  guint n;
  guint16 *times_met;   /* owned; spells, a running one included */
  guint16 *since_met;   /* owned; rounds ago, 1 for the latest round, 0 never */
  guint16 *spell_start; /* owned; index of the round in which the last spell began */
  guint16 *since_turn;  /* owned; n of them: rounds since the last three or adult, 0 never */
} LpPast;

/* NULL where memory does not suffice. O(n² + partnerships). */
LpPast *lp_i_past_new (const LpHistory *history, const LpParticipants *present);
void    lp_i_past_free (LpPast *past);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPast, lp_i_past_free)
