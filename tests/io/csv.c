/* SPDX-License-Identifier: MIT */
/*
 * A CSV text is split into the same fields whatever its character set, line
 * ends and delimiter; line numbers are those an editor shows; what cannot be
 * split safely is refused with the line named, at once even where the file is
 * huge; and a text that was written, guarded or not, is read back to the byte.
 */
#include "io/lp-csv-private.h"

#include "checks.h"
#include <stdlib.h>
#include <string.h>

/* The whole text as "LINE:field|field" with one record per line, header first. */
static char *
read_all (const char *bytes, gsize length, GError **error)
{
  g_autoptr (LpICsv) csv = lp_i_csv_new (bytes, length, "list.csv", error);
  g_autoptr (GString) out = NULL;
  GError *failure = NULL;

  if (csv == NULL)
    return NULL;
  out = g_string_new (NULL);
  g_string_append_printf (out, "%" G_GSIZE_FORMAT ":", lp_i_csv_get_line (csv));
  for (gsize i = 0; i < lp_i_csv_get_n_columns (csv); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", lp_i_csv_get_column (csv, i));
  while (lp_i_csv_next (csv, &failure)) {
    g_string_append_printf (out, "\n%" G_GSIZE_FORMAT ":", lp_i_csv_get_line (csv));
    for (gsize i = 0; i < lp_i_csv_get_n_columns (csv); i++)
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", lp_i_csv_get_field (csv, i));
  }
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return NULL;
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct {
  const char *bytes;
  gsize       length; /* 0: ends in NUL */
  const char *expected;
} good[] = {
  { "a,b\n1,2\n", 0, "1:a|b\n2:1|2" },
  { "a,b\n1,2", 0, "1:a|b\n2:1|2" },
  { "a,b\r\n1,2\r\n3,4\r\n", 0, "1:a|b\n2:1|2\n3:3|4" },
  { "a,b\r1,2\r3,4", 0, "1:a|b\n2:1|2\n3:3|4" },
  { "a,b\n\r1,2", 0, "1:a|b\n3:1|2" },
  { "a;b\n1;2,5\n", 0, "1:a|b\n2:1|2,5" },
  { "a\tb\n1\t2,5\n\t\n", 0, "1:a|b\n2:1|2,5" },
  { "a\nSmith, Ann\n", 0, "1:a\n2:Smith, Ann" },
  { "\"a,b\",c\n1,2\n", 0, "1:a,b|c\n2:1|2" },
  { "\"a;b;c\",d\n1,2\n", 0, "1:a;b;c|d\n2:1|2" },
  { "a,b\n\"1\"\"2\",\"\"\n", 0, "1:a|b\n2:1\"2|" },
  { "a,b\n\"x\r\ny\rz\",2\n3,4\n", 0, "1:a|b\n2:x\ny\nz|2\n5:3|4" },
  { "a,b\n x y , \"z \" \n", 0, "1:a|b\n2:x y|z " },
  { "a,b\n6\" ruler,2\n", 0, "1:a|b\n2:6\" ruler|2" },
  { "\n\n  \na,b\n\n1,2\n,\n \n3,4\n\n", 0, "4:a|b\n6:1|2\n9:3|4" },
  { "a,b,,\n1,2,,\n3,4\n5,6,\n", 0, "1:a|b\n2:1|2\n3:3|4\n4:5|6" },
  { "sep=;\na;b\n1;2\n", 0, "2:a|b\n3:1|2" },
  { "SEP=|\r\na|b,c\r\n1|2\r\n", 0, "2:a|b,c\n3:1|2" },
  { "sep=x,b\n1,2\n", 0, "1:sep=x|b\n2:1|2" },
  { "a,\"two\nwords\"\n1,2\n", 0, "1:a|two words\n3:1|2" },
  { "a,b", 0, "1:a|b" },
  { "\xEF\xBB\xBF" "a,b\n\xC3\xA9,2\n", 0, "1:a|b\n2:é|2" },
  { "\xFF\xFE" "a\0,\0b\0\n\0\xE9\0,\0" "2\0", 16, "1:a|b\n2:é|2" },
  { "\xFE\xFF" "\0a\0,\0b\0\n\0\xE9\0,\0" "2", 16, "1:a|b\n2:é|2" },
  { "\xFF\xFE" "a\0\n\0\x3D\xD8\x00\xDE", 10, "1:a\n2:😀" },
  { "a,b\n\xE9,\x80\x93\x9F\n", 0, "1:a|b\n2:é|€“Ÿ" },
};

START_TEST (test_reads)
{
  gsize length = good[_i].length > 0 ? good[_i].length : strlen (good[_i].bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all (good[_i].bytes, length, &error);

  ck_assert_msg (found != NULL, "%s", error == NULL ? "?" : error->message);
  ck_assert_str_eq (found, good[_i].expected);
}
END_TEST

static const struct {
  const char *bytes;
  gsize       length; /* 0: ends in NUL */
  LpError     code;
  const char *words;
} bad[] = {
  { "", 0, LP_ERROR_SYNTAX, "list.csv: The file is empty" },
  { "\n \r\n", 0, LP_ERROR_SYNTAX, "is empty" },
  { "\xEF\xBB\xBF", 0, LP_ERROR_SYNTAX, "is empty" },
  { " ", 0, LP_ERROR_SYNTAX, "is empty" },
  { ",,\n1,2,\n", 0, LP_ERROR_SYNTAX, "line 1: The header line is empty" },
  { "a,b\n1,2\n\"x,3\n4,5\n", 0, LP_ERROR_SYNTAX, "list.csv, line 3: The quotation mark that opens in this line is never closed" },
  { "a,b\n\"1\n2\",\"\n", 0, LP_ERROR_SYNTAX, "line 3: The quotation mark" },
  { "a,b\n\"1\"2,3\n", 0, LP_ERROR_SYNTAX, "line 2: Text follows a closing quotation mark" },
  { "a,b\n1,2\n\n3\n", 0, LP_ERROR_SYNTAX, "line 4: The line has 1 fields, but the header has 2 columns" },
  { "a,b\n1,2\n3,4,5\n", 0, LP_ERROR_SYNTAX, "line 3: The line has 3 fields" },
  { "a,b\n\"1\n\n2\",3,4\n", 0, LP_ERROR_SYNTAX, "line 2: The line has 3 fields" },
  { "a,b\n1,\0\n", 8, LP_ERROR_SYNTAX, "line 2: The line has a NUL byte" },
  { "a\0,\0b\0\n\0", 8, LP_ERROR_SYNTAX, "line 1: The line has a NUL byte; save the file as UTF-8" },
  { "a,b\n1,2\n\x81,4\n", 0, LP_ERROR_SYNTAX, "line 3: The line is neither UTF-8 nor CP1252" },
  { "\xEF\xBB\xBF" "a,b\r1,\xE9\r", 0, LP_ERROR_SYNTAX, "line 2" },
  { "\xFF\xFE" "a\0b", 5, LP_ERROR_SYNTAX, "half a character" },
  { "\xFF\xFE" "a\0\0\0", 6, LP_ERROR_SYNTAX, "NUL character" },
  { "\xFF\xFE" "\x00\xD8" "a\0", 6, LP_ERROR_SYNTAX, "no character" },
  { "\xFE\xFF\xDC\x00", 4, LP_ERROR_SYNTAX, "no character" },
  { "PK\3\4zip", 0, LP_ERROR_SYNTAX, "This is a spreadsheet; save it as CSV" },
  { "\xD0\xCF\x11\xE0xls", 0, LP_ERROR_SYNTAX, "This is a spreadsheet" },
  { "%PDF-1.4", 0, LP_ERROR_SYNTAX, "PDF" },
};

START_TEST (test_refuses)
{
  gsize length = bad[_i].length > 0 ? bad[_i].length : strlen (bad[_i].bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all (bad[_i].bytes, length, &error);

  ck_assert_msg (found == NULL, "it was read: %s", found);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) bad[_i].code), "%s", error->message);
  ck_assert_msg (strstr (error->message, bad[_i].words) != NULL, "the message is %s", error->message);
}
END_TEST

static GError *
fail_to_read (const char *bytes, gsize length)
{
  GError *error = NULL;
  g_autofree char *found = read_all (bytes, length, &error);

  ck_assert (found == NULL && error != NULL);
  return error;
}

/* Sixty million bytes of one kind: each is refused at the first field or line that is too long, or read in passing. */
static const struct {
  const char *start;
  char        fill;
  LpError     code;
  const char *words;
} huge[] = {
  { "a,b\n1,", 'x', LP_ERROR_LIMIT, "line 2: A field that begins here is longer than 10000 bytes" },
  { "a,b\n1,\"", 'x', LP_ERROR_LIMIT, "line 2: A field that begins here is longer than 10000 bytes; is its closing" },
  { "a,b\n1,\"", '\n', LP_ERROR_LIMIT, "line 2: A field" },
  { "a,b\n1,\"", '"', LP_ERROR_LIMIT, "line 2: A field" },
  { "a,b\n1", ',', LP_ERROR_LIMIT, "line 2: The line has more columns" },
  { "", ',', LP_ERROR_LIMIT, "line 1: The line has more columns" },
  { "", 'x', LP_ERROR_LIMIT, "line 1: A field" },
  { "a,b\n1,2\n3", '\n', LP_ERROR_SYNTAX, "line 3: The line has 1 fields" },
  { "", '\r', LP_ERROR_SYNTAX, "is empty" },
  { "", ' ', LP_ERROR_SYNTAX, "is empty" },
};

START_TEST (test_huge)
{
  gsize length = 60 * 1000 * 1000;
  gsize start = strlen (huge[_i].start);
  g_autofree char *bytes = g_malloc (length);
  g_autoptr (GError) error = NULL;

  memset (bytes, huge[_i].fill, length);
  memcpy (bytes, huge[_i].start, start);
  error = fail_to_read (bytes, length);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) huge[_i].code), "%s", error->message);
  ck_assert_msg (strstr (error->message, huge[_i].words) != NULL, "the message is %s", error->message);
}
END_TEST

START_TEST (test_limits)
{
  g_autofree char *longest = g_strnfill (LP_CSV_MAX_FIELD, 'x');
  g_autofree char *fits = g_strdup_printf ("a\n%s\n\"%s\"\n", longest, longest);
  g_autofree char *longer = g_strdup_printf ("a\n%sx\n", longest);
  g_autofree char *longer_quoted = g_strdup_printf ("a\n\"%sx\"\n", longest);
  g_autofree char *found = read_all (fits, strlen (fits), NULL);
  g_autoptr (GError) bare = fail_to_read (longer, strlen (longer));
  g_autoptr (GError) quoted = fail_to_read (longer_quoted, strlen (longer_quoted));
  g_autoptr (GError) file = fail_to_read ("", LP_CSV_MAX_LENGTH + 1);

  ck_assert (found != NULL);
  ck_assert_int_eq (bare->code, LP_ERROR_LIMIT);
  ck_assert_int_eq (quoted->code, LP_ERROR_LIMIT);
  ck_assert_int_eq (file->code, LP_ERROR_LIMIT);
}
END_TEST

/* What a spreadsheet would compute gets an apostrophe, and loses it again. */
static const struct {
  const char *text;
  const char *written;
} guarded[] = {
  { "", "" },
  { "Ann", "Ann" },
  { "O'Neil", "O'Neil" },
  { "'t Hooft", "'t Hooft" },
  { "=1+1", "'=1+1" },
  { "+44", "'+44" },
  { "-5", "'-5" },
  { "@me", "'@me" },
  { "\t=1", "\"'\t=1\"" },
  { "\r", "\"'\r\"" },
  { "'=1", "''=1" },
  { "''-", "'''-" },
  { "Smith, \"J\"", "\"Smith, \"\"J\"\"\"" },
  { " Ann ", "\" Ann \"" },
  { "=\"a\",b", "\"'=\"\"a\"\",b\"" },
  { "a;b", "\"a;b\"" },
};

START_TEST (test_guards)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (LpICsv) csv = NULL;

  lp_i_csv_append_guarded (out, guarded[_i].text);
  ck_assert_str_eq (out->str, guarded[_i].written);
  text = g_strdup_printf ("a,b\n%s,x\n", out->str);
  csv = lp_i_csv_new (text, strlen (text), NULL, NULL);
  ck_assert (lp_i_csv_next (csv, NULL));
  /* Line breaks within a field become line feeds; no id or name may have any. */
  if (strchr (guarded[_i].text, '\r') == NULL)
    ck_assert_str_eq (lp_i_csv_unguard (lp_i_csv_get_field (csv, 0)), guarded[_i].text);
}
END_TEST

static const struct {
  const char *name;
  const char *folded;
} folds[] = {
  { "Pupil ID", "pupilid" }, { "pupil_id", "pupilid" }, { "Pupil-Id.", "pupilid" }, { " PUPILID ", "pupilid" },
  { "Élève", "élève" }, { "ÉLÈVE", "élève" }, { "Straße", "strasse" }, { "# %", "" }, { "", "" },
};

START_TEST (test_folds)
{
  g_autofree char *folded = lp_i_csv_fold (folds[_i].name);

  ck_assert_str_eq (folded, folds[_i].folded);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("csv");
  TCase *tcase = tcase_create ("csv");
  SRunner *runner;
  int failures;

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_reads, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (tcase, test_refuses, 0, G_N_ELEMENTS (bad));
  tcase_add_loop_test (tcase, test_huge, 0, G_N_ELEMENTS (huge));
  tcase_add_test (tcase, test_limits);
  tcase_add_loop_test (tcase, test_guards, 0, G_N_ELEMENTS (guarded));
  tcase_add_loop_test (tcase, test_folds, 0, G_N_ELEMENTS (folds));
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures != 0;
}
