/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-roster.h>

/* The roster as it is now, never to change: itself where it is frozen already, else one that shares its facts. O(1). */
LpRoster *lp_i_roster_freeze (LpRoster *roster);

/*
 * How messages call a pupil: the display name; "name (id)" where several
 * pupils of the roster share it; the id for one who is not in the roster.
 * A new string.
 */
char *lp_i_roster_get_label (const LpRoster *roster, const char *id);

/*
 * In which form a pupil's attainment counts: as lp_pupil_get_attainment_kind(),
 * but missing where the band is a word that the subject's scale takes as missing.
 */
LpAttainmentKind lp_i_roster_get_attainment_kind (const LpRoster *roster, const LpPupil *pupil, const char *subject);

/*
 * lp_roster_get_band_index() of every pupil, in the order added, into out.
 * O(n log n) where the bands are quantiles, else O(n).
 */
void lp_i_roster_get_band_indices (const LpRoster *roster, const char *subject, int *out);
