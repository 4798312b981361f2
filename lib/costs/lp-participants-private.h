/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-request.h>

/* Above this many present, chance is the order of entry and no longer a cost. */
#define LP_CHANCE_MAX_PRESENT 2000

/*
 * The pupils to be paired, numbered 0 … n - 1: in byte order of their ids, or
 * above LP_CHANCE_MAX_PRESENT in the order that the seed draws. Either way the
 * order of the roster does not show.
 */
typedef struct {
  guint n;
  LpPupil **pupils;    /* owned array of pupils that the roster owns */
  GHashTable *indices; /* id -> number + 1 */
  gboolean by_chance;  /* drawn by the seed */
} LpParticipants;

/* Those of the roster who are not absent for the round. */
LpParticipants *lp_i_participants_new (const LpRequest *request);
/* Those of a round who are not in away (a set of ids). */
LpParticipants *lp_i_participants_new_cover (const LpRequest *request, const LpRound *round, GHashTable *away);
void        lp_i_participants_free (LpParticipants *present);
/* A pupil's number, or -1 for one who is not present. O(1). */
int         lp_i_participants_find (const LpParticipants *present, const char *id);
const char *lp_i_participants_get_id (const LpParticipants *present, guint index);
/* Says that memory does not suffice, and gives FALSE: matrices grow with the square of the class. */
gboolean    lp_i_participants_fail_memory (const LpParticipants *present, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpParticipants, lp_i_participants_free)
