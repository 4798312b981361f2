/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-options-private.h"

/*
 * A label of two letters for each pupil, in which a column can be headed: from
 * the names where they have letters from a to z, else numbers; no two alike,
 * and all to be read from left to right. As many strings as there are pupils,
 * and NULL.
 */
char **lp_i_coverage_make_labels (const LpCoverage *coverage);
/* How many pairs have met, in a sentence: a new string. */
char  *lp_i_coverage_say_sum (const LpCoverage *coverage, const LpPageOptions *options);
