/* SPDX-License-Identifier: MIT */
#pragma once

#include "io/lp-class-list-private.h"
#include "base/lp-reason-private.h"

/* The character set was guessed. */
void lp_i_note_cp1252 (LpReasons *notes);
/* What was read of which columns, and what was passed over. */
void lp_i_note_columns (LpReasons *notes, const LpICsv *csv, const LpIColumns *columns);
/* Several classes in one list. */
void lp_i_note_classes (LpReasons *notes, const GPtrArray *rows);
/* A column of attainment that nobody has a value in. */
void lp_i_note_empty_subject (LpReasons *notes, const char *subject);
/* A built-in scale that fitted by itself. */
void lp_i_note_scale (LpReasons *notes, const char *subject, const LpScale *scale);
