/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-pairing-private.h"

/*
 * Sets the pairing's cover for those who are away today, or a warning where
 * the rules leave none. FALSE only for other errors.
 */
gboolean lp_i_cover_find_today (LpPairing *pairing, GError **error);
