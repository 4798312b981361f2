/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-options-private.h"

/* The sentence of a reason, with the names of the pupils it speaks of isolated: a new string. */
char *lp_i_isolate_reason (const LpPageOptions *options, const LpRoster *roster, const LpReason *reason);
