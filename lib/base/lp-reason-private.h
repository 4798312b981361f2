/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-reason.h>

/* Building reasons: only while nobody else holds them. */
LpReason  *lp_i_reason_new (const char *code);
void       lp_i_reason_add_number (LpReason *reason, const char *name, gint64 number);
void       lp_i_reason_add_text (LpReason *reason, const char *name, const char *text);
void       lp_i_reason_add_pupil (LpReason *reason, const char *name, const char *id);
/* Sets the sentence; takes ownership of text. */
void       lp_i_reason_take_text (LpReason *reason, char *text);

LpReasons *lp_i_reasons_new (void);
/* Appends; takes ownership of reason. */
void       lp_i_reasons_take (LpReasons *reasons, LpReason *reason);
