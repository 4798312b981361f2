/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-page.h>

/* Everywhere: NULL options stand for the default ones. */

/* Nullable. */
const char *lp_i_page_options_get_title (const LpPageOptions *options);
const char *lp_i_page_options_get_language (const LpPageOptions *options);
guint64     lp_i_page_options_get_seed (const LpPageOptions *options);
/* Whether the language is written from right to left. */
gboolean    lp_i_page_options_is_rtl (const LpPageOptions *options);

/*
 * The text in the language of the page. Programs that collect texts for
 * translation know these by name, and lp_i_word_count() in lp-wording-private.h
 * (xgettext: lp_i_say:2, lp_i_say_count:2,3, lp_i_word_count:2,3).
 */
const char *lp_i_say (const LpPageOptions *options, const char *text);
const char *lp_i_say_count (const LpPageOptions *options, const char *one, const char *many, guint64 n);
/* The sentence of a reason: a new string. */
char       *lp_i_say_reason (const LpPageOptions *options, const LpReason *reason);
