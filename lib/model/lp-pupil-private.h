/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-pupil.h>

/* From now on every setter fails: the pupil is in a roster, which has read it. */
void lp_i_pupil_freeze (LpPupil *pupil);
