/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Most words that a sentence lists one by one. */
#define LP_I_WORDS_MOST 10

/* "A", "A and B", "A, B and C", and of more than ten "A, B, … and 3 others"; a new string. */
char *lp_i_words_join (GPtrArray *words);
/* "1 day", "2 days": noun in the singular, whose plural is regular; a new string. */
char *lp_i_words_count (gint64 number, const char *noun);
