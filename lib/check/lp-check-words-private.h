/* SPDX-License-Identifier: MIT */
#pragma once

#include "check/lp-check-class-private.h"
#include "check/lp-verdict-private.h"

/* "Amira K. and Ben L.", "Amira K., Ben L. and Cal M."; a new string. */
char       *lp_i_check_join_names (const LpCheckClass *class, const guint *pupils, guint n_pupils);
char       *lp_i_check_join_two (const LpCheckClass *class, guint a, guint b);
/* "" for one, else "s". */
const char *lp_i_check_plural (gint64 number);

/* A finding that names pupils by number; its sentence is still to come. */
LpReason   *lp_i_check_finding_new (const LpCheckClass *class, const char *code, const guint *pupils, guint n_pupils);
LpReason   *lp_i_check_finding_new_pair (const LpCheckClass *class, const char *code, guint a, guint b);
/* Gives a finding its sentence and the verdict the finding; takes ownership of both. */
void        lp_i_check_take_finding (LpVerdict *verdict, LpSeverity severity, LpReason *finding, char *sentence);
