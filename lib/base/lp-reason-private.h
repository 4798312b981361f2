/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-reason.h>

#include "base/lp-phrase-private.h"

/* Building reasons: only while nobody else holds them, and before anybody asks for the sentence. */
LpReason   *lp_i_reason_new (LpIPhrase phrase);
void        lp_i_reason_add_number (LpReason *reason, const char *name, gint64 number);
void        lp_i_reason_add_text (LpReason *reason, const char *name, const char *text);
/* label: what the pupil is called in the sentence; NULL for the id. */
void        lp_i_reason_add_pupil (LpReason *reason, const char *name, const char *id, const char *label);
/* A part of the sentence, of kind WORD; text: what it is about, nullable. */
void        lp_i_reason_add_part (LpReason *reason, LpIPhrase phrase, const char *text);
/* A part of the sentence that is in no catalogue. */
void        lp_i_reason_add_words (LpReason *reason, const char *text);

/* What a pupil is called in the sentence; owned by the reason. */
const char *lp_i_reason_get_label (const LpReason *reason, gsize index);
guint       lp_i_reason_get_n_parts (const LpReason *reason);
/* Sets *text to what the part is about, owned by the reason; NULL for words that are in no catalogue: they are the text. */
const LpPhrase *lp_i_reason_get_part (const LpReason *reason, guint index, const char **text);

LpReasons *lp_i_reasons_new (void);
/* Appends; takes ownership of reason. */
void       lp_i_reasons_take (LpReasons *reasons, LpReason *reason);
