/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-options-private.h"

/*
 * Within the texts of a page each name stands between FIRST STRONG ISOLATE and
 * POP DIRECTIONAL ISOLATE, so that a name written in the other direction moves
 * nothing beside it. HTML turns the two into an element of its own.
 */
#define LP_I_NAME_BEGIN 0x2068
#define LP_I_NAME_END 0x2069

/* Whether a character turns the direction of those after it, isolates included. */
gboolean lp_i_word_turns (gunichar c);
/* A name to be put into a text, without characters that turn the direction of others: a new string. */
char *lp_i_word_name (const char *name);
/* The names one after another, as in "A, B and C": a new string. names end with NULL. */
char *lp_i_word_join (const LpPageOptions *options, char *const *names);
/* A text with its places filled: "{name}" by the value after "name" in the list, which ends with NULL. A new string. */
char *lp_i_word_fill (const char *text, ...) G_GNUC_NULL_TERMINATED;
/* "{number} rounds" filled with the number: a new string. */
char *lp_i_word_count (const LpPageOptions *options, const char *one, const char *many, guint64 n);
/* "Monday 9 November 2026" and "9 Nov": new strings. */
char *lp_i_word_date (const LpPageOptions *options, LpDate date);
char *lp_i_word_short_date (const LpPageOptions *options, LpDate date);
/* A number with so many decimals (0 to 3) and a full stop, whatever the locale: a new string. */
char *lp_i_word_decimal (double number, guint decimals);
