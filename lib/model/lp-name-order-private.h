/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-roster.h>

/* The roster's pupils in order of their names, case and accents aside; an array of pupils that the roster owns. */
GPtrArray *lp_i_name_order_sort (const LpRoster *roster);
