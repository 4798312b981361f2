/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * Both: a new string without surrounding blanks, in which texts that differ
 * only in case or in their encoding of the same letters are equal.
 */
char *lp_i_spelling_fold (const char *text);
/* And in which accents do not count either. */
char *lp_i_spelling_fold_plain (const char *text);

/*
 * How many letters must be put in, left out, replaced or exchanged with their
 * neighbour to make one text of the other. Reads the first 64 letters.
 */
guint lp_i_spelling_get_distance (const char *a, const char *b);
