/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-roster.h>

/*
 * How messages call a pupil: the display name; "name (id)" where several
 * pupils of the roster share it; the id for one who is not in the roster.
 * A new string.
 */
char *lp_i_roster_get_label (const LpRoster *roster, const char *id);
