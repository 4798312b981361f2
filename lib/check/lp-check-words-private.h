/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/lp-reason-private.h"
#include "check/lp-check-class-private.h"
#include "check/lp-verdict-private.h"

/* "Amira K. and Ben L."; a new string. */
char     *lp_i_check_join_two (const LpCheckClass *class, guint a, guint b);

/* A finding that begins with pupils, by number. */
LpReason *lp_i_check_finding_new (const LpCheckClass *class, LpIPhrase phrase, const guint *pupils, guint n_pupils);
LpReason *lp_i_check_finding_new_pair (const LpCheckClass *class, LpIPhrase phrase, guint a, guint b);
