/* SPDX-License-Identifier: MIT */
/*
 * A history that was written as CSV and read again is the same history, its
 * overrides, covers and feedback included, whatever ids it has; no cell of it
 * is a formula; what was edited by hand is read as it was meant, or refused
 * with the line named. Texts in tables have ' for ".
 */
#include "io/lp-json-private.h"

#include "checks.h"
#include <stdlib.h>
#include <string.h>

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-csv.h>

#define HEADER "date,kind,partnership,pupil_id,pupil_name,cover,cover_date,word\n"

static LpHistory *
parse_history (const char *single)
{
  g_autofree char *text = g_strdelimit (g_strdup (single), "'", '"');
  g_autoptr (json_t) value = json_loads (text, 0, NULL);
  g_autoptr (GError) error = NULL;
  LpHistory *history = lp_i_history_from_json (value, NULL, &error);

  ck_assert_msg (history != NULL, "%s", error == NULL ? "?" : error->message);
  return history;
}

static char *
history_to_text (const LpHistory *history)
{
  g_autoptr (json_t) value = lp_i_history_to_json (history);

  return lp_i_json_write (value);
}

static LpRoster *
make_roster (void)
{
  static const char *const names[][2] = { { "p1", "=Ann" }, { "p2", "Ben, B." }, { "=p3", "Zoë" } };
  LpRoster *roster = lp_roster_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (LpPupil) pupil = lp_pupil_new (names[i][0], names[i][1], NULL);

    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  return roster;
}

static const char *const histories[] = {
  "{}",
  "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2'],['=p3','p4','p5'],['p6']]}]}",
  "{'rounds':[{'date':'2026-10-26','partnerships':[]},{'date':'2026-11-02','partnerships':[['p1','p2','p3','p4']]}]}",
  "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2'],['p3','p4']],'assigned':[['p4','p1'],['p2','p3']]}]}",
  "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2'],['p3','p4']],'covers':["
  "{'date':'2026-11-03','absent':['p1'],'partnerships':[['p2','p3','p4']]},"
  "{'date':'2026-11-03','absent':['p1','p2'],'partnerships':[]},"
  "{'date':'2026-11-02','absent':[],'partnerships':[['p1'],['p2']]},"
  "{'date':'2026-11-03'}]}]}",
  "{'feedback':[{'date':'2026-11-06','pupils':['p1','p2'],'word':'disagreed'},{'date':'2026-11-06','pupils':['p1','p2'],'word':'disagreed'},"
  "{'date':'2026-10-06','pupils':['p3','p1','p2'],'word':'too-quiet'}]}",
  "{'rounds':[{'date':'0001-01-01','partnerships':[['+44','-5'],['@x','=1+1'],[' p ','a,b'],['\\'q','q\\''],['é😀','x;y']]},"
  "{'date':'9999-12-31','partnerships':[['\\u0027=p','\\u0027\\u0027-p'],['\\u0027p','1'],['01','1.0']]}]}",
};

START_TEST (test_returns)
{
  g_autoptr (LpHistory) history = parse_history (histories[_i]);
  g_autoptr (LpRoster) roster = make_roster ();
  g_autofree char *csv = lp_history_to_csv (history, _i % 2 == 0 ? roster : NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpReasons) notes = NULL;
  g_autoptr (LpHistory) again = lp_history_from_csv (csv, strlen (csv), NULL, roster, &notes, &error);
  g_autofree char *before = history_to_text (history);
  g_autofree char *after = NULL;
  g_autofree char *rewritten = NULL;

  ck_assert_msg (again != NULL, "%s\n%s", error == NULL ? "?" : error->message, csv);
  ck_assert (notes != NULL);
  after = history_to_text (again);
  rewritten = lp_history_to_csv (again, _i % 2 == 0 ? roster : NULL);
  ck_assert_str_eq (before, after);
  ck_assert_str_eq (csv, rewritten);
}
END_TEST

START_TEST (test_form)
{
  g_autoptr (LpHistory) history = parse_history (
    "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2'],['=p3']],'covers':[{'date':'2026-11-03','absent':['p1'],'partnerships':[['p2','=p3']]}]}],"
    "'feedback':[{'date':'2026-11-06','pupils':['p1','p2'],'word':'worked'}]}");
  g_autoptr (LpRoster) roster = make_roster ();
  g_autofree char *csv = lp_history_to_csv (history, roster);

  ck_assert_str_eq (csv, HEADER
                    "2026-11-02,round,1,p1,'=Ann,,,\n"
                    "2026-11-02,round,1,p2,\"Ben, B.\",,,\n"
                    "2026-11-02,round,2,'=p3,Zoë,,,\n"
                    "2026-11-02,absent,,p1,'=Ann,1,2026-11-03,\n"
                    "2026-11-02,cover,1,p2,\"Ben, B.\",1,2026-11-03,\n"
                    "2026-11-02,cover,1,'=p3,Zoë,1,2026-11-03,\n"
                    "2026-11-06,feedback,1,p1,'=Ann,,,worked\n"
                    "2026-11-06,feedback,1,p2,\"Ben, B.\",,,worked\n");
}
END_TEST

/* As people and spreadsheets make them of it. */
static const struct {
  const char *csv;
  const char *expected; /* the history in JSON */
} good[] = {
  { "date,kind,partnership,pupil_id\n2026-11-02,round,1,p1\n2026-11-02,round,1,p2\n",
    "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2']]}]}" },
  { "Date;Kind;Partnership;Pupil ID\r\n02/11/2026;Round;A;p1\r\n2/11/2026;ROUND;A;p2\r\n",
    "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2']]}]}" },
  /* Sorted by pupil, columns moved, one column more. */
  { "pupil_id,room,kind,partnership,date\np1,x,round,1,2026-10-26\np1,x,round,1,2026-11-02\np2,x,round,2,2026-10-26\n"
    "p2,x,round,1,2026-11-02\np3,x,round,1,2026-10-26\n",
    "{'rounds':[{'date':'2026-10-26','partnerships':[['p1','p3'],['p2']]},{'date':'2026-11-02','partnerships':[['p1','p2']]}]}" },
  { HEADER "2026-11-06,feedback,x,p1,,,,mixed\n2026-11-02,round,1,p1,,,,\n2026-11-06,feedback,x,p2,,,,mixed\n2026-11-02,round,1,p2,,,,\n",
    "{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2']]}],'feedback':[{'date':'2026-11-06','pupils':['p1','p2'],'word':'mixed'}]}" },
  { HEADER "2026-11-02,round,,,,,,\n", "{'rounds':[{'date':'2026-11-02','partnerships':[]}]}" },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-11-02,absent,,p1,,,03/11/2026,\n",
    "{'rounds':[{'date':'2026-11-02','partnerships':[['p1']],'covers':[{'date':'2026-11-03','absent':['p1']}]}]}" },
  { HEADER, "{}" },
};

START_TEST (test_reads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpHistory) history = lp_history_from_csv (good[_i].csv, strlen (good[_i].csv), NULL, NULL, NULL, &error);
  g_autoptr (LpHistory) expected = parse_history (good[_i].expected);
  g_autofree char *found = NULL;
  g_autofree char *wanted = history_to_text (expected);

  ck_assert_msg (history != NULL, "%s", error == NULL ? "?" : error->message);
  found = history_to_text (history);
  ck_assert_str_eq (found, wanted);
}
END_TEST

static const struct {
  const char *csv;
  LpError     code;
  const char *words;
} bad[] = {
  { "", LP_ERROR_SYNTAX, "history.csv: The file is empty" },
  { "kind,partnership,pupil_id\n", LP_ERROR_SYNTAX, "history.csv, line 1, column \"date\": A history has this column" },
  { "date,kind,partnership\n", LP_ERROR_SYNTAX, "column \"pupil_id\"" },
  { "date,kind,partnership,pupil_id,Pupil Id\n", LP_ERROR_DUPLICATE, "Two columns have this name" },
  { HEADER "2026-11-02,pair,1,p1,Ann,,,\n", LP_ERROR_VALUE, "history.csv, line 2, pupil \"Ann\", column \"kind\": \"pair\" is none of" },
  { HEADER "31/02/2026,round,1,p1,,,,\n", LP_ERROR_DATE, "history.csv, line 2, pupil \"p1\", column \"date\": There is no day \"31/02/2026\"" },
  { HEADER "2026-02-31,round,1,p1,,,,\n", LP_ERROR_DATE, "line 2" },
  { HEADER "2/11/26,round,1,p1,,,,\n", LP_ERROR_DATE, "\"2/11/26\"" },
  { HEADER ",round,1,p1,,,,\n", LP_ERROR_DATE, "line 2" },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-10-26,round,1,p1,,,,\n", LP_ERROR_DATE, "history.csv, line 3: " },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-10-26,round,1,p1,,,,\n", LP_ERROR_DATE, "2026-11-02" },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-11-02,round,2,p2,,,,\n2026-11-02,round,3,p1,Ann,,,\n", LP_ERROR_DUPLICATE,
    "history.csv, line 4, pupil \"Ann\": The pupil stands already in line 2" },
  { HEADER "2026-11-02,round,1,,,,,\n", LP_ERROR_VALUE, "line 2, column \"pupil_id\": The row names no pupil" },
  { HEADER "2026-11-02,absent,,,,,2026-11-03,\n", LP_ERROR_VALUE, "line 2, column \"pupil_id\"" },
  { HEADER "2026-11-02,round,,p1,,,,\n", LP_ERROR_VALUE, "line 2, pupil \"p1\", column \"partnership\": " },
  { HEADER "2026-11-02,assigned,1,p1,,,,\n", LP_ERROR_VALUE, "line 2: No row of kind round has the date 2026-11-02" },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-11-02,cover,1,p1,,1,,\n", LP_ERROR_DATE, "line 3, pupil \"p1\", column \"cover_date\": " },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-11-02,cover,1,p1,,1,2026-11-01,\n", LP_ERROR_DATE, "line 3: " },
  { HEADER "2026-11-02,round,1,p1,,,,\n2026-11-02,absent,,p1,,1,2026-11-03,\n2026-11-02,cover,1,p1,,1,2026-11-03,\n",
    LP_ERROR_DUPLICATE, "line 4, pupil \"p1\": The pupil stands already in line 3" },
  { HEADER "2026-11-02,feedback,1,p1,,,,nice\n", LP_ERROR_VALUE, "column \"word\": \"nice\" is none of" },
  { HEADER "2026-11-02,feedback,1,p1,,,,mixed\n", LP_ERROR_VALUE, "line 2: " },
  { HEADER "2026-11-02,feedback,1,p1,,,,mixed\n2026-11-02,feedback,1,p1,,,,mixed\n", LP_ERROR_DUPLICATE, "line 3, pupil \"p1\": " },
  { HEADER "2026-11-02,round,1,\"a\nb\",,,,\n", LP_ERROR_VALUE, "line 2: " },
  { HEADER "2026-11-02,round,1\n", LP_ERROR_SYNTAX, "line 2: The line has 3 fields" },
};

START_TEST (test_refuses)
{
  g_autoptr (GError) error = NULL;
  LpReasons *notes = (LpReasons *) bad;
  LpHistory *history = lp_history_from_csv (bad[_i].csv, strlen (bad[_i].csv), "history.csv", NULL, &notes, &error);

  ck_assert_msg (history == NULL, "%s was read", bad[_i].csv);
  ck_assert (notes == (LpReasons *) bad);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) bad[_i].code), "%s: %s", bad[_i].csv, error->message);
  ck_assert_msg (strstr (error->message, bad[_i].words) != NULL, "%s: the message is %s", bad[_i].csv, error->message);
}
END_TEST

START_TEST (test_notes)
{
  static const char csv[] = HEADER "02/11/2026,round,1,p1,Ann,,,\n02/11/2026,round,1,p9,Dee,,,\n02/11/2026,round,2,p8,,,,\n09/11/2026,round,1,p9,Dee,,,\n";
  g_autoptr (LpRoster) roster = make_roster ();
  g_autoptr (LpReasons) notes = NULL;
  g_autoptr (LpHistory) history = lp_history_from_csv (csv, strlen (csv), NULL, roster, &notes, NULL);
  LpReason *first;

  ck_assert (history != NULL);
  ck_assert_uint_eq (lp_reasons_get_length (notes), 2);
  first = lp_reasons_get (notes, 0);
  ck_assert_str_eq (lp_reason_get_code (first), "history-other-pupils");
  ck_assert_uint_eq (lp_reason_get_n_params (first), 2);
  ck_assert_str_eq (lp_reason_get_param_text (first, 0), "p9");
  ck_assert (strstr (lp_reason_get_text (first), "p9 (Dee), p8.") != NULL);
  ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (notes, 1)), "dates-day-first");
}
END_TEST

/* Ten thousand rounds, and one round of many covers: nothing is quadratic. */
START_TEST (test_many)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (LpHistory) history = NULL;

  for (int i = 0; i < 5000; i++) {
    g_autofree char *date = lp_date_to_string (i);

    g_string_append_printf (text, "%s,round,1,p1,,,,\n%s,round,1,p%d,,,,\n", date, date, i + 2);
  }
  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text, "1970-01-01,cover,1,p1,,%d,1970-01-02,\n", i);
  history = lp_history_from_csv (text->str, text->len, NULL, NULL, NULL, NULL);
  ck_assert (history != NULL);
  ck_assert_uint_eq (lp_history_get_n_rounds (history), 5000);
  ck_assert_uint_eq (lp_round_get_n_covers (lp_history_get_round (history, 0)), 50000);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("history-csv");
  TCase *tcase = tcase_create ("history-csv");
  SRunner *runner;
  int failures;

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_returns, 0, G_N_ELEMENTS (histories));
  tcase_add_test (tcase, test_form);
  tcase_add_loop_test (tcase, test_reads, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (tcase, test_refuses, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tcase, test_notes);
  tcase_add_test (tcase, test_many);
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures != 0;
}
