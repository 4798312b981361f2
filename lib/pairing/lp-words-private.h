/* SPDX-License-Identifier: MIT */
#pragma once

#include "policy/lp-costs-private.h"

/* "A", "A and B", "A, B and C"; a new string. */
char *lp_i_words_join (GPtrArray *words);
/* The display names of pupils present, joined; a new string. */
char *lp_i_words_name (const LpCosts *costs, const guint32 *members, guint n_members);
/* "1 day", "2 days": noun in the singular, whose plural is regular; a new string. */
char *lp_i_words_count (gint64 number, const char *noun);
