/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/*
 * HTML is laid out by whoever shows it, with fonts that nobody here can ask:
 * widths are guesses on the wide side, in sizes of the letters. A text that
 * turns out narrower leaves some blank.
 */

/* A number of lines that never fits. */
#define LP_I_GUESS_NEVER 1000

/*
 * Lines that a text takes in a column so wide. Words stay whole; one that is
 * wider than the column is cut where the column is wide enough for that to be
 * read, else the text does not fit.
 */
guint lp_i_guess_lines (const char *text, double room);
