/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairing/lp-pairing-private.h"

/* What the caller should know of a pairing, its cover aside; a new list. */
LpReasons *lp_i_warnings_write (const LpPairing *pairing);
