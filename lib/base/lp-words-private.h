/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* "A", "A and B", "A, B and C"; a new string. */
char *lp_i_words_join (GPtrArray *words);
/* "1 day", "2 days": noun in the singular, whose plural is regular; a new string. */
char *lp_i_words_count (gint64 number, const char *noun);
