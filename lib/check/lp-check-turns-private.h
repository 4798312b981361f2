/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-class-private.h"

/* The turns of those present: how often each was in a three, or alone with the adult. */
typedef struct {
  gint64  *counts; /* owned, by pupil, newcomers lifted */
  gint64   least;  /* of those present */
  guint8  *recent; /* owned, by pupil: whether it gained in the class's latest turn */
  guint32 *groups; /* owned, by pupil: its partnership of the latest round, from 1; 0 for none */
  gsize   *sizes;  /* owned, by pupil: of that partnership, whoever was in it */
} LpCheckTurns;

LpCheckTurns *lp_i_check_turns_new (const LpCheckClass *class);
void          lp_i_check_turns_free (LpCheckTurns *turns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpCheckTurns, lp_i_check_turns_free)

/* Whether a partnership of that size is a turn for each of its members. */
gboolean      lp_i_check_is_turn (gsize size);
/* Whether the very same set was a partnership of the latest round. */
gboolean      lp_i_check_turns_goes_on (const LpCheckTurns *turns, const guint32 *members, guint n_members);
/* How many turns more a pupil counts than whoever has fewest. */
gint64        lp_i_check_turns_get_ahead (const LpCheckTurns *turns, guint pupil);
/* What a pupil's next turn costs, unless it goes on. */
gint64        lp_i_check_turns_get_cost (const LpCheckTurns *turns, guint pupil);
