/* SPDX-License-Identifier: MIT */
/*
 * Turns by their definition, counted from the rounds alone: how often each has
 * been in a three or alone with the adult, the same three that goes on counting
 * once, and who comes anew or back standing at least with the least of the others.
 */
#pragma once

#include <learning-partners/learning-partners.h>

typedef struct _YearTurns YearTurns;

YearTurns *year_turns_new (void);
void       year_turns_free (YearTurns *turns);

/* Counts a round that follows those before. */
void       year_turns_add_round (YearTurns *turns, LpRound *round);

/* The turns of one of the latest round. */
guint      year_turns_get (const YearTurns *turns, const char *id);

/* The least and the most turns that anyone of the latest round has. */
guint      year_turns_get_least (const YearTurns *turns);
guint      year_turns_get_most (const YearTurns *turns);

/* The most turns that anyone has who gained one in the latest round; 0 where nobody did. */
guint      year_turns_get_most_gained (const YearTurns *turns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YearTurns, year_turns_free)
