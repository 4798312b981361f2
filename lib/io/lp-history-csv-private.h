/* SPDX-License-Identifier: MIT */
#pragma once

#include "io/lp-csv-private.h"

/* What a row of a history says about its pupil. */
typedef enum {
  LP_I_KIND_ROUND,    /* "round": stands in a partnership of the round */
  LP_I_KIND_ASSIGNED, /* "assigned": stood in it before a teacher overrode it */
  LP_I_KIND_COVER,    /* "cover": stands in a partnership of a cover */
  LP_I_KIND_ABSENT,   /* "absent": is away while a cover holds */
  LP_I_KIND_FEEDBACK  /* "feedback": is one of those whom a word is about */
} LpIHistoryKind;

#define LP_I_N_HISTORY_KINDS 5

/* One row of a history. */
typedef struct {
  gsize          line;
  LpIHistoryKind kind;
  LpDate         date;
  char          *partnership; /* owned */
  char          *pupil;       /* id, owned; empty in a row that only says that its round or cover was there */
  char          *name;        /* owned; may be empty */
  char          *cover;       /* owned; may be empty */
  LpDate         cover_date;  /* LP_DATE_NONE outside of covers */
  LpFeedbackWord word;
} LpIHistoryRow;

const char *lp_i_history_kind_get_name (LpIHistoryKind kind);

/* Reads every row: an array of LpIHistoryRow. *day_first says that a date had its day first. */
GPtrArray *lp_i_history_rows_read (LpICsv *csv, gboolean *day_first, GError **error);

/* A date as a spreadsheet may have rewritten it: 2026-11-09 or, day first, 09/11/2026. */
gboolean   lp_i_csv_parse_date (const char *text, LpDate *date, gboolean *day_first, GError **error);
