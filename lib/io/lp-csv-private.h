/* SPDX-License-Identifier: MIT */
#pragma once

#include <learning-partners/lp-csv.h>
#include <learning-partners/lp-error.h>

/* Most columns of one file. */
#define LP_I_CSV_MAX_COLUMNS 2000

/* Where in a file something stands, for messages; what is not known is NULL or 0. */
typedef struct {
  const char *file;
  gsize       line;   /* from 1 */
  const char *pupil;  /* name or id */
  const char *column; /* as the header writes it */
} LpIPlace;

void     lp_i_place_fail (const LpIPlace *place, GError **error, LpError code, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* Puts the place before the message of an error that another room has set. */
void     lp_i_place_prefix (const LpIPlace *place, GError **error);

/*
 * The bytes of a file as UTF-8 without byte order mark and without NUL, of
 * *size bytes: a new string. *guessed says that the bytes were no UTF-8 and
 * were read as CP1252.
 */
char    *lp_i_csv_decode (const char *bytes, gsize length, const char *file, gsize *size, gboolean *guessed, GError **error);

/* Reads a CSV text record by record: RFC 4180, with any line end and any of the usual delimiters. */
typedef struct _LpICsv LpICsv;

/* Decodes the bytes and reads the header, which must be there. */
LpICsv     *lp_i_csv_new (const char *bytes, gsize length, const char *file, GError **error);
void        lp_i_csv_free (LpICsv *csv);
const char *lp_i_csv_get_file (const LpICsv *csv);
gboolean    lp_i_csv_is_guessed (const LpICsv *csv);
gsize       lp_i_csv_get_n_columns (const LpICsv *csv);
/* A column's name as the header writes it, with blanks and line breaks run together. */
const char *lp_i_csv_get_column (const LpICsv *csv, gsize column);
/*
 * Goes on to the next record that is not blank: FALSE at the end, and with an
 * error. It has as many fields as the header.
 */
gboolean    lp_i_csv_next (LpICsv *csv, GError **error);
/* The line on which the record begins. */
gsize       lp_i_csv_get_line (const LpICsv *csv);
/* A field; blanks around one without quotation marks are dropped. */
const char *lp_i_csv_get_field (const LpICsv *csv, gsize column);

/* A name of a column as it is compared: letters and digits alone, case folded. A new string. */
char       *lp_i_csv_fold (const char *name);
/* Runs of blanks and line breaks as single spaces, none at the ends. A new string. */
char       *lp_i_csv_tidy (const char *text);

/* Appends a field, quoted where need be. */
void        lp_i_csv_append (GString *out, const char *text);
/*
 * Appends a text from outside so that no spreadsheet takes it for a formula: an
 * apostrophe stands before =, +, -, @, tab or CR (and before such an apostrophe).
 */
void        lp_i_csv_append_guarded (GString *out, const char *text);
/* The text without the guarding apostrophe, if it has one. */
const char *lp_i_csv_unguard (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpICsv, lp_i_csv_free)
