/* SPDX-License-Identifier: MIT */
#pragma once

#include "io/lp-csv-private.h"

/* Stands for "no such column". */
#define LP_I_NO_COLUMN G_MAXSIZE

/* What a column of a class list can be, besides attainment. */
typedef enum {
  LP_I_FIELD_ID,
  LP_I_FIELD_NAME,
  LP_I_FIELD_FORENAME,
  LP_I_FIELD_SURNAME,
  LP_I_FIELD_CLASS,
  LP_I_FIELD_GENDER,
  LP_I_FIELD_ROLE,
  LP_I_FIELD_QUIET,
  LP_I_FIELD_DOMINANT
} LpIField;

#define LP_I_N_FIELDS 9

/* A column read as attainment. */
typedef struct {
  gsize column;
  char *subject; /* owned */
} LpISubject;

/* Which columns of a class list are read, and as what. */
typedef struct {
  gsize   fields[LP_I_N_FIELDS]; /* a column, or LP_I_NO_COLUMN */
  GArray *subjects;              /* of LpISubject, owned, in order of the columns or as asked for */
} LpIColumns;

/* One row of a class list: only what is read of it is kept. */
typedef struct {
  gsize  line;
  char  *id;    /* owned */
  char  *name;  /* owned; nullable */
  char  *fields[LP_I_N_FIELDS]; /* owned; NULL where there is no such column */
  char **attainment;            /* owned; one text per subject */
} LpIRow;

/* Finds the columns by the header's names, and the subjects asked for (NULL for all that are recognised). */
LpIColumns *lp_i_columns_find (const LpICsv *csv, const char *const *subjects, GError **error);
void        lp_i_columns_free (LpIColumns *columns);
gboolean    lp_i_columns_has (const LpIColumns *columns, LpIField field);
/* Says whether a column is read as something. */
gboolean    lp_i_columns_is_read (const LpIColumns *columns, gsize column);

/* The scale that a caller or a teacher wrote: a built-in one by name, or "LOW<MIDDLE<HIGH". */
LpScale    *lp_i_scale_parse (const char *text, GError **error);

/* How the texts of one column of attainment are to be read. */
typedef struct {
  const char      *file;
  const char      *column;  /* as the header writes it */
  const char      *subject;
  gsize            index;   /* of the subject among each row's texts */
  const GPtrArray *rows;    /* of LpIRow */
} LpIAttainment;

/*
 * Finds the scale of a column: the one given, a built-in one that every text
 * fits, or none, for scores. FALSE where texts and scale do not agree. *filled
 * says whether any pupil has attainment here.
 */
gboolean    lp_i_attainment_find_scale (const LpIAttainment *attainment, LpScale *given, LpScale **scale, gboolean *filled, GError **error);
/* Gives a pupil what the row says; under the scale found before. */
gboolean    lp_i_attainment_apply (const LpIAttainment *attainment, const LpScale *scale, const LpIRow *row, LpPupil *pupil, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpIColumns, lp_i_columns_free)
