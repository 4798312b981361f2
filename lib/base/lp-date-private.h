/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-date.h>

/* Whether the number stands for a day of the years 1 to 9999. */
gboolean lp_i_date_is_valid (LpDate date);
