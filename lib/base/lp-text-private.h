/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Longest id of a pupil or rule, in bytes. */
#define LP_I_ID_MAX 200

/*
 * What is wrong with a text that should be UTF-8, not empty and free of
 * control characters, as the end of a sentence ("is empty"): a new string.
 * NULL where nothing is. max_bytes 0 stands for no limit.
 */
char       *lp_i_text_find_fault (const char *text, gsize max_bytes);
/* The same for an id. */
char       *lp_i_text_find_id_fault (const char *id);
/* The text in quotation marks, shortened and made fit to print: a new string. */
char       *lp_i_text_quote (const char *text);
/* Where the text without surrounding blanks begins, and its length in bytes. */
const char *lp_i_text_trim (const char *text, gsize *length);
/* The shortest decimal that reads back as the same number, whatever the locale: a new string. */
char       *lp_i_text_from_number (double number);
