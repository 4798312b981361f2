/* SPDX-License-Identifier: MIT */
/*
 * A class list is read as a teacher's export has it: the columns are found by
 * their names, attainment is scores or bands and never a guess between them,
 * and what was passed over is said. What cannot be understood is refused with
 * file, line, pupil and column; columns that a pairing does not need are never
 * read, whoever asks.
 */
#include "checks.h"
#include <stdlib.h>
#include <string.h>

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-csv.h>

/* Subjects to ask for, as "a|b"; NULL for none in particular. */
static LpClassList *
read_list (const char *text, const char *subjects, const char *scale, GError **error)
{
  g_auto (GStrv) names = subjects == NULL ? NULL : g_strsplit (subjects, "|", -1);

  return lp_class_list_read (text, strlen (text), "class.csv", (const char *const *) names, scale, error);
}

static void
describe_attainment (GString *out, const LpPupil *pupil)
{
  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);

    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_BAND)
      g_string_append_printf (out, " %s:%s", subject, lp_pupil_get_band (pupil, subject));
    else
      g_string_append_printf (out, " %s:%g", subject, lp_pupil_get_score (pupil, subject));
  }
}

static void
describe_attributes (GString *out, const LpPupil *pupil)
{
  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    const char *name = lp_pupil_get_attribute (pupil, i);
    const char *word = lp_pupil_get_word (pupil, name);

    g_string_append_printf (out, " %s=%s", name, word != NULL ? word : lp_pupil_has_flag (pupil, name) ? "yes" : "no");
  }
}

/* "id/name subject:value attribute=value, …" */
static char *
describe (const LpClassList *list)
{
  const LpRoster *roster = lp_class_list_get_roster (list);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const LpPupil *pupil = lp_roster_get_pupil (roster, i);

    g_string_append_printf (out, "%s%s/%s", i > 0 ? ", " : "", lp_pupil_get_id (pupil), lp_pupil_get_name (pupil));
    describe_attainment (out, pupil);
    describe_attributes (out, pupil);
  }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *text;
  const char *subjects;
  const char *scale;
  const char *expected;
  const char *notes; /* codes besides columns-read */
} good[] = {
  { "id,name,maths\np1,Ann,104\np2,Ben,\n", NULL, NULL, "p1/Ann maths:104, p2/Ben", "" },
  { "UPN;Forename;Surname;Reg Group;Gender;Maths\nA1;Ann;Ash;4B;F;3.5\nA2;Ben;Bay;4B;M;-\n", NULL, NULL,
    "A1/Ann Ash Maths:3.5 class=4B gender=F, A2/Ben Bay class=4B gender=M", "" },
  { "Surname\tForename\tAdm No.\nAsh\tAnn\t17\n\tBen\t18\nCole\t\t19", NULL, NULL, "17/Ann Ash, 18/Ben, 19/Cole", "no-attainment" },
  { "Pupil name\n\"Ash, Ann\"\n\"Bay, Ben\"\n", NULL, NULL, "Ash, Ann/Ash, Ann, Bay, Ben/Bay, Ben", "ids-from-names no-attainment" },
  { "Pupil name\nAsh, Ann\nBay, Ben\n", NULL, NULL, "Ash, Ann/Ash, Ann, Bay, Ben/Bay, Ben", "ids-from-names no-attainment" },
  { "pupil-id,UPN\nx,A1\n", NULL, NULL, "x/x", "columns-not-read no-attainment" },
  { "id,name\np1,Ann\np2,Ann\n", NULL, NULL, "p1/Ann, p2/Ann", "no-attainment" },
  { "id,name\np1,\"Ann\nMay  Ash\"\n", NULL, NULL, "p1/Ann May Ash", "no-attainment" },
  { "id,name,forename\np1,Ann,X\n", NULL, NULL, "p1/Ann", "columns-not-read no-attainment" },
  { "id,Preferred Forename,Legal Forename,Legal Surname\np1,Annie,Ann,Ash\n", NULL, NULL, "p1/Annie Ash",
    "columns-not-read no-attainment" },
  { "id,quiet,Dominant,role\np1,yes,,Tutor\np2,N,x,TUTEE\np3,TRUE,0,\n", NULL, NULL,
    "p1/p1 quiet=yes role=tutor, p2/p2 dominant=yes quiet=no role=tutee, p3/p3 dominant=no quiet=yes", "no-attainment" },
  { "id,role\np1,student\np2,teacher\n", NULL, NULL, "p1/p1, p2/p2", "columns-not-read no-attainment" },
  { "id,class\na,4A\nb,4B\nc,4A\n", NULL, NULL, "a/a class=4A, b/b class=4B, c/c class=4A", "no-attainment several-classes" },
  /* Which columns are attainment. */
  { "id,KS2 Maths scaled score,Reading TA,Grade,Maths teacher name\na,104,EXS,7,Mr X\n", NULL, NULL,
    "a/a KS2 Maths scaled score:104 Reading TA:EXS", "columns-not-read scale-recognised" },
  { "id,Scaled-Score,reading.test.2\na,104,5\n", NULL, NULL, "a/a Scaled-Score:104 reading.test.2:5", "" },
  { "id,maths,reading\na,1,2\n", "READING", NULL, "a/a READING:2", "columns-not-read" },
  { "id,lang PRET,x\na,1,2\n", "x|langpret", NULL, "a/a langpret:1 x:2", "" },
  { "id,maths\na,1\n", "", NULL, "a/a", "columns-not-read no-attainment" },
  { "id,maths\na,\nb,n/a\nc,Absent\n", NULL, NULL, "a/a, b/b, c/c", "attainment-empty" },
  /* Scales. */
  { "id,reading\na,exs\nb,GDS\nc,A\nd,\ne,pk3\n", NULL, NULL, "a/a reading:exs, b/b reading:GDS, c/c, d/d, e/e reading:pk3", "scale-recognised" },
  { "id,reading\na,exs\nb,-\n", NULL, "ks2-ta", "a/a reading:exs, b/b", "" },
  { "id,band\na,mid 50%\nb,Bottom 25%\n", NULL, "bottom 25%<mid 50% < top 25%", "a/a band:mid 50%, b/b band:Bottom 25%", "" },
  { "id,band\na,1\nb,2\n", NULL, "1<2<3", "a/a band:1, b/b band:2", "" },
  { "id,score\na,104\nb,80\nc,\n", NULL, "ks2-scaled", "a/a score:104, b/b score:80, c/c", "" },
  { "id,score\na,1\nb,2e1\nc,+.5\nd,-3.\n", NULL, "thirds", "a/a score:1, b/b score:20, c/c score:0.5, d/d score:-3", "" },
  { "id,band\na,-\nb,+\n", NULL, "-<+", "a/a band:-, b/b band:+", "" },
  /* Character sets and such are the matter of the CSV test; one that leaves a note. */
  { "id,name\na,Zo\xEB\n", NULL, NULL, "a/Zoë", "no-attainment read-as-cp1252" },
};

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
list_notes (const LpClassList *list)
{
  LpReasons *notes = lp_class_list_get_notes (list);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (gsize i = 0; i < lp_reasons_get_length (notes); i++) {
    const char *code = lp_reason_get_code (lp_reasons_get (notes, i));

    if (strcmp (code, "columns-read") != 0)
      g_ptr_array_add (codes, (gpointer) code);
  }
  g_ptr_array_sort (codes, compare_texts);
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (" ", (char **) codes->pdata);
}

START_TEST (test_reads)
{
  g_autoptr (GError) error = NULL;
  /* An empty text asks for no subject at all. */
  const char *none[] = { NULL };
  g_autoptr (LpClassList) list = good[_i].subjects != NULL && *good[_i].subjects == '\0'
    ? lp_class_list_read (good[_i].text, strlen (good[_i].text), NULL, none, NULL, &error)
    : read_list (good[_i].text, good[_i].subjects, good[_i].scale, &error);
  g_autofree char *found = NULL;
  g_autofree char *notes = NULL;

  ck_assert_msg (list != NULL, "%s: %s", good[_i].text, error == NULL ? "?" : error->message);
  found = describe (list);
  notes = list_notes (list);
  ck_assert_str_eq (found, good[_i].expected);
  ck_assert_str_eq (notes, good[_i].notes);
}
END_TEST

static const struct {
  const char *text;
  const char *subjects;
  const char *scale;
  LpError     code;
  const char *words;
} bad[] = {
  /* The file as a whole. */
  { "", NULL, NULL, LP_ERROR_SYNTAX, "class.csv: The file is empty" },
  { "id,name,maths\n", NULL, NULL, LP_ERROR_SYNTAX, "class.csv: The file has a header line and no pupils" },
  { "Ann,104\nBen,98\n", NULL, NULL, LP_ERROR_SYNTAX, "class.csv, line 1: A header line is expected here" },
  { "Ann,104,4B,secret\n", NULL, NULL, LP_ERROR_SYNTAX, "reads \"Ann\", \"104\", \"4B\", …" },
  { "maths,reading\n1,2\n", NULL, NULL, LP_ERROR_SYNTAX, "the pupil's id or name" },
  { "id,name\np1,\"Ann\np2,Ben\n", NULL, NULL, LP_ERROR_SYNTAX, "class.csv, line 2: The quotation mark" },
  { "id,name\np1,Ash, Ann\n", NULL, NULL, LP_ERROR_SYNTAX, "class.csv, line 2: The line has 3 fields, but the header has 2" },
  /* Who is who. */
  { "id,name\np1,Ann\np2,Ben\n\np1,Cal\n", NULL, NULL, LP_ERROR_DUPLICATE,
    "class.csv, line 5, pupil \"Cal\", column \"id\": The id \"p1\" stands already in line 2" },
  { "name\nAnn\nBen\nAnn\n", NULL, NULL, LP_ERROR_DUPLICATE,
    "class.csv, line 4, pupil \"Ann\": The name \"Ann\" stands already in line 2; add a column of ids" },
  { "UPN,name\n,Ann\n", NULL, NULL, LP_ERROR_VALUE, "class.csv, line 2, pupil \"Ann\", column \"UPN\": The pupil has no id" },
  { "name,maths\n,104\n", NULL, NULL, LP_ERROR_VALUE, "class.csv, line 2: The pupil has no name" },
  { "id,maths,ID\np1,1,p2\n", NULL, NULL, LP_ERROR_DUPLICATE, "class.csv, line 1, column \"ID\": Two columns have this name" },
  { "id,maths,Maths\np1,1,2\n", NULL, NULL, LP_ERROR_DUPLICATE, "column \"Maths\": Two columns" },
  { "id,name\np1,A\x01nn\n", NULL, NULL, LP_ERROR_VALUE, "class.csv, line 2" },
  { "id,quiet\np1,maybe\n", NULL, NULL, LP_ERROR_VALUE, "class.csv, line 2, pupil \"p1\", column \"quiet\": \"maybe\" is neither yes nor no" },
  { "id,role\np1,tutor\np2,both\n", NULL, NULL, LP_ERROR_VALUE, "class.csv, line 3, pupil \"p2\", column \"role\": " },
  /* Attainment. */
  { "id,name,maths\np1,Ann,104\np2,Ben,EXS\n", NULL, NULL, LP_ERROR_VALUE,
    "class.csv, line 3, pupil \"Ben\", column \"maths\": \"EXS\" is a band, but line 2 has the score \"104\"" },
  { "id,maths\np1,EXS\n\np2,\np3,98\n", NULL, NULL, LP_ERROR_VALUE,
    "class.csv, line 5, pupil \"p3\", column \"maths\": \"98\" is a score, but line 2 has the band \"EXS\"" },
  { "id;maths\np1;3,5\n", NULL, NULL, LP_ERROR_VALUE, "class.csv, line 2, pupil \"p1\", column \"maths\": \"3,5\" has a comma; write fractions with a point, as in 3.5" },
  { "id;maths\np1;1,024\n", NULL, NULL, LP_ERROR_VALUE, "has a comma" },
  { "id,maths\np1,NaN\n", NULL, NULL, LP_ERROR_VALUE, "line 2, pupil \"p1\", column \"maths\": \"NaN\" is no score" },
  { "id,maths\np1,-inf\n", NULL, NULL, LP_ERROR_VALUE, "\"-inf\" is no score" },
  { "id,maths\np1,1e400\n", NULL, NULL, LP_ERROR_VALUE, "\"1e400\" is too large" },
  { "id,maths\np1,1e16\n", NULL, NULL, LP_ERROR_VALUE, "line 2, pupil \"p1\", column \"maths\": " },
  { "id,maths\np1,#DIV/0!\n", NULL, NULL, LP_ERROR_VALUE, "\"#DIV/0!\" is no score" },
  { "id,maths\np1,0x10\np2,4\n", NULL, NULL, LP_ERROR_VALUE, "is a score, but line 2 has the band \"0x10\"" },
  { "id,intake\np1,top 25%\np2,mid 50%\np3,top 25%\n", NULL, NULL, LP_ERROR_UNKNOWN_BAND,
    "class.csv, column \"intake\": The column has words, and no scale says how they rank: \"top 25%\", \"mid 50%\"; give one" },
  { "id,band\np1,A\np2,B\n", NULL, NULL, LP_ERROR_UNKNOWN_BAND, "\"A\", \"B\"" },
  { "id,band\np1,low\np2,middle\n", NULL, "low<high", LP_ERROR_UNKNOWN_BAND,
    "class.csv, line 3, pupil \"p2\", column \"band\": \"middle\" is no band of the scale low < high" },
  { "id,band\np1,low\np2,104\n", NULL, "low<high", LP_ERROR_UNKNOWN_BAND, "\"104\" is no band" },
  { "id,score\np1,104\np2,200\n", NULL, "ks2-scaled", LP_ERROR_VALUE, "class.csv, line 3" },
  { "id;score\np1;3,5\n", NULL, "thirds", LP_ERROR_VALUE, "class.csv, line 2, pupil \"p1\", column \"score\": \"3,5\" has a comma" },
  { "id,maths\np1,1\n", NULL, "low", LP_ERROR_VALUE, "scale: " },
  { "id,maths\np1,1\n", NULL, "low<<high", LP_ERROR_VALUE, "scale: " },
  { "id,maths\np1,1\n", NULL, "low<", LP_ERROR_VALUE, "scale: " },
  /* What is asked for. */
  { "id,maths\np1,1\n", "reading", NULL, LP_ERROR_VALUE, "class.csv, line 1, column \"reading\": There is no such column; there are \"id\", \"maths\"" },
  { "id,maths\np1,1\n", "maths|MATHS", NULL, LP_ERROR_DUPLICATE, "column \"MATHS\": This column is asked for twice" },
  { "id,maths\np1,1\n", "ID", NULL, LP_ERROR_VALUE, "column \"ID\": This column says who the pupil is" },
  { "id,Medical notes\np1,1\n", "medical notes", NULL, LP_ERROR_VALUE, "never read" },
  { "id,Home address\np1,1\n", "Home address", NULL, LP_ERROR_VALUE, "never read" },
  { "id,Password\np1,1\n", "password", NULL, LP_ERROR_VALUE, "never read" },
  { "id,SEN\np1,1\n", "sen", NULL, LP_ERROR_VALUE, "never read" },
};

START_TEST (test_refuses)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassList) list = read_list (bad[_i].text, bad[_i].subjects, bad[_i].scale, &error);

  ck_assert_msg (list == NULL, "%s was read", bad[_i].text);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) bad[_i].code), "%s: %s", bad[_i].text, error->message);
  ck_assert_msg (strstr (error->message, bad[_i].words) != NULL, "%s: the message is %s", bad[_i].text, error->message);
}
END_TEST

static LpReason *
find_note (const LpClassList *list, const char *code)
{
  LpReasons *notes = lp_class_list_get_notes (list);

  for (gsize i = 0; i < lp_reasons_get_length (notes); i++) {
    if (strcmp (lp_reason_get_code (lp_reasons_get (notes, i)), code) == 0)
      return lp_reasons_get (notes, i);
  }
  ck_abort_msg ("no note %s", code);
  return NULL;
}

START_TEST (test_notes)
{
  g_autoptr (LpClassList) list = read_list ("UPN,Forename,Surname,Reg,Postcode,maths,FSM\n1,Ann,Ash,4A,X,3,Y\n2,Ben,Bay,4B,X,4,N\n"
                                            "3,Cal,Cole,4B,X,5,N\n", NULL, NULL, NULL);

  ck_assert (list != NULL);
  ck_assert_str_eq (lp_reason_get_text (find_note (list, "columns-read")),
                    "Read: id from \"UPN\", forename from \"Forename\", surname from \"Surname\", class from \"Reg\", attainment from \"maths\".");
  ck_assert_str_eq (lp_reason_get_text (find_note (list, "columns-not-read")), "Columns not read: Postcode, FSM.");
  ck_assert_str_eq (lp_reason_get_text (find_note (list, "several-classes")),
                    "The list holds 2 classes (4A: 1, 4B: 2); pupils are paired across them.");
}
END_TEST

/* The scale found is the roster's, so that the list can be paired as it is. */
START_TEST (test_scale_reaches_the_roster)
{
  g_autoptr (LpClassList) list = read_list ("id,reading\na,EXS\nb,WTS\n", NULL, NULL, NULL);
  g_autoptr (LpClassList) own = read_list ("id,reading\na,up\nb,down\n", NULL, "down<up", NULL);
  LpScale *scale = lp_roster_get_scale (lp_class_list_get_roster (list), "reading");

  ck_assert_str_eq (lp_scale_get_builtin_name (scale), "ks2-ta");
  scale = lp_roster_get_scale (lp_class_list_get_roster (own), "reading");
  ck_assert_uint_eq (lp_scale_get_n_bands (scale), 2);
  ck_assert_str_eq (lp_scale_get_band (scale, 1), "up");
}
END_TEST

/* The same list in every way that it may be saved makes the same roster. */
START_TEST (test_every_way_of_saving)
{
  static const char *const ways[] = {
    "id,name,maths\np1,Zo\xC3\xAB,104\np2,Ben,98\n",
    "\xEF\xBB\xBFid,name,maths\r\np1,Zo\xC3\xAB,104\r\np2,Ben,98\r\n",
    "id;name;maths\rp1;Zo\xEB;104\rp2;Ben;98",
    "\"id\"\t\"name\"\t\"maths\"\n\"p1\"\t\"Zo\xC3\xAB\"\t\"104\"\n\n\"p2\"\t\"Ben\"\t\"98\"\n\t\t\n",
    "sep=;\r\nid;name;maths\r\np1;Zo\xEB;104\r\np2;Ben;98\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (LpClassList) list = read_list (ways[i], NULL, NULL, NULL);
    g_autofree char *found = NULL;

    ck_assert (list != NULL);
    found = describe (list);
    ck_assert_str_eq (found, "p1/Zoë maths:104, p2/Ben maths:98");
  }
}
END_TEST

/* A hundred thousand pupils in well under the time limit: nothing is quadratic. */
START_TEST (test_many)
{
  g_autoptr (GString) text = g_string_new ("name,reading,maths,class\n");
  g_autoptr (LpClassList) list = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (text, "Pupil %d,%s,%d,C%d\n", i, i % 2 ? "EXS" : "WTS", i, i);
  list = lp_class_list_read (text->str, text->len, NULL, NULL, NULL, NULL);
  ck_assert (list != NULL);
  ck_assert_uint_eq (lp_roster_get_n_pupils (lp_class_list_get_roster (list)), 100000);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("class-list");
  TCase *tcase = tcase_create ("class-list");
  SRunner *runner;
  int failures;

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_reads, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (tcase, test_refuses, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tcase, test_notes);
  tcase_add_test (tcase, test_scale_reaches_the_roster);
  tcase_add_test (tcase, test_every_way_of_saving);
  tcase_add_test (tcase, test_many);
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures != 0;
}
