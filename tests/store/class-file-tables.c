/* SPDX-License-Identifier: MIT */
/*
 * Every table of a class file, those that wait for a feature included: undo
 * restores its rows exactly, forgetting a pupil leaves neither name nor id in
 * it nor breaks it, purging takes what belongs to rounds that go, and verify
 * finds what refers to nothing or is no value.
 */
#include "class-file-fixture.h"

/* Rows in every table but those of plain steps; key 1 is the pupil with the long name, 2 to 4 are others. */
static const char rows[] =
  "INSERT INTO round_group (key, round) VALUES (1, 1), (2, 2);"
  "INSERT INTO group_unit (key, round_group) VALUES (1, 1), (2, 1), (3, 2);"
  "INSERT INTO group_pupil (group_unit, pupil) VALUES (1, 1), (1, 2), (2, 3), (2, 4), (3, 2);"
  "INSERT INTO role (round, pupil, name) VALUES (1, 1, 'speaker'), (1, 2, 'writer'), (2, 3, 'speaker');"
  "INSERT INTO topic (round, pupil, name) VALUES (1, 1, 'rivers'), (2, 2, 'lakes');"
  "INSERT INTO plan (key, made, policy, bound_tier, bound_cost, optimum, certificate) VALUES"
  " (1, '2026-11-01', 1, 'strategy', 118, 0, '{\"duals\": {\"upn-77777\": 3}}'), (2, '2026-12-01', 99, NULL, NULL, 1, NULL);"
  "INSERT INTO plan_round (key, plan, date) VALUES (1, 1, '2026-11-09'), (2, 1, '2026-11-10'), (3, 2, '2027-01-11');"
  "INSERT INTO plan_partnership (key, plan_round, fixed) VALUES (1, 1, 1), (2, 3, 0);"
  "INSERT INTO plan_partner (plan_partnership, pupil) VALUES (1, 1), (1, 2), (2, 1), (2, 3);"
  "INSERT INTO plan_absent (plan_round, pupil) VALUES (2, 1), (3, 4);"
  "INSERT INTO plan_cost (plan, plan_round, tier, cost) VALUES (1, NULL, 'strategy', 120), (1, 1, 'wishes', -3);"
  "INSERT INTO room (key, name) VALUES (1, 'Room 4');"
  "INSERT INTO room_table (key, room, name, places, at_row, at_column) VALUES (1, 1, 'window', 4, 0, 1), (2, 1, 'door', 2, 1, 1);"
  "INSERT INTO table_mark (room_table, mark) VALUES (1, 'front');"
  "INSERT INTO seat (round, pupil, room_table, place) VALUES (NULL, 1, 1, 0), (1, 1, 1, 1), (2, 2, 2, 0);"
  "INSERT INTO voice (round, pupil, date, question, answer) VALUES (1, 1, '2026-11-10', 'How was it?', 'fine-by-me'),"
  " (1, 2, '2026-11-10', 'How was it?', 'quill talks a lot'), (2, 3, '2026-11-17', 'How was it?', 'good');";

/* A class with two rounds; the pupil to be forgotten has key 1. */
static LpClassFile *
make_full_file (void)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPupil) first = make_pupil ("upn-77777", "Quentin Quill", 5);

  ck_assert (lp_roster_add_pupil (roster, first, NULL));
  for (int i = 2; i <= 4; i++) {
    g_autofree char *id = g_strdup_printf ("p%d", i);
    g_autoptr (LpPupil) pupil = make_pupil (id, id, i);
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  g_autoptr (LpRound) one = make_round (MONDAY, "upn-77777+p2 p3+p4");
  g_autoptr (LpRound) two = make_round (MONDAY + 7, "p2+p3");
  ck_assert (lp_history_add_round (history, one, NULL) && lp_history_add_round (history, two, NULL));
  return lp_class_file_create_with_seed (path, "4B", roster, history, NULL, 1, NULL);
}

static void
add_rows (LpClassFile *file)
{
  g_autoptr (GError) error = NULL;
  gboolean done = lp_class_file_begin (file, "all of it", &error) && lp_i_store_execute (file, rows, &error) && lp_class_file_commit (file, &error);

  ck_assert_msg (done, "%s", error != NULL ? error->message : "?");
}

static gint64
count (LpClassFile *file, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);
  gint64 n = -1;

  ck_assert (lp_i_store_get_number (file, &n, NULL, sql, ""));
  return n;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* No table of the schema is left out of the list, nor a column: or undo would not restore it. */
START_TEST (test_list_is_whole)
{
  g_autoptr (LpClassFile) file = make_full_file ();
  g_autoptr (sqlite3_stmt) columns = lp_i_store_query (
    file, NULL,
    "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info (t.name) c WHERE t.schema = 'main'"
    " AND t.name NOT IN ('sqlite_schema', 'state', 'step', 'undo') AND c.name <> 'key' ORDER BY t.name, c.cid", "");
  g_autoptr (GString) there = g_string_new (NULL), listed = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  while (lp_i_store_next (file, columns, NULL) > 0)
    g_string_append_printf (there, "%s.%s\n", lp_i_store_text (columns, 0), lp_i_store_text (columns, 1));
  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    g_autofree char *prefix = g_strdup_printf ("\n%s.", table->name);
    g_autofree char *list = g_strjoinv (prefix, (char **) table->columns);
    gboolean has_pupil = g_strv_contains (table->columns, "pupil");
    g_ptr_array_add (lines, g_strdup_printf ("%s.%s\n", table->name, list));
    ck_assert_msg (has_pupil == (table->mention != LP_I_STORE_NOBODY), "%s", table->name);
  }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (listed, g_ptr_array_index (lines, i));
  ck_assert_str_eq (listed->str, there->str);
}
END_TEST

START_TEST (test_undo)
{
  g_autoptr (LpClassFile) file = make_full_file ();
  g_autofree char *empty = dump ();
  add_rows (file);
  g_autofree char *full = dump ();

  /* Every row changes and goes, those that go with others included. */
  ck_assert (lp_class_file_begin (file, "change", NULL));
  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET key = key", table->name);
    ck_assert (lp_i_store_execute (file, sql, NULL));
  }
  ck_assert (lp_i_store_execute (file, "UPDATE role SET name = 'x'; UPDATE seat SET place = 9; UPDATE plan_cost SET cost = 0;"
                                 "UPDATE round SET arm = 'nearest', period = 2, draw = 3, fresh = 1; UPDATE voice SET answer = '';"
                                 "UPDATE plan SET bound_cost = 1, certificate = NULL; UPDATE setting SET value = '9'", NULL));
  ck_assert (lp_class_file_commit (file, NULL));
  ck_assert (lp_class_file_begin (file, "delete", NULL));
  ck_assert (lp_i_store_execute (file, "DELETE FROM round; DELETE FROM plan; DELETE FROM room", NULL));
  ck_assert (lp_class_file_commit (file, NULL));
  ck_assert_int_eq (count (file, "group_pupil") + count (file, "plan_cost") + count (file, "seat") + count (file, "voice"), 0);

  ck_assert (lp_class_file_undo (file, NULL) && lp_class_file_undo (file, NULL));
  g_autofree char *back = dump ();
  ck_assert_str_eq (back, full);
  ck_assert (lp_class_file_undo (file, NULL));
  g_autofree char *none = dump ();
  ck_assert_str_eq (none, empty);
  ck_assert (lp_class_file_verify (file, NULL));
}
END_TEST

static gboolean
holds (const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  ck_assert (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen (text) <= length; i++) {
    if (memcmp (bytes + i, text, strlen (text)) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The places in rounds, groups and plans stay; what is about the pupil goes, and what others said of the pupil. */
START_TEST (test_forget)
{
  g_autoptr (LpClassFile) file = make_full_file ();
  const char *two[] = { "upn-77777", "p3" };
  const char *three[] = { "upn-77777", "p3", "p4" };
  g_autoptr (LpRule) rule = lp_rule_new (NULL, LP_RULE_APART, two, 2, LP_DATE_NONE, NULL, NULL);
  g_autoptr (LpRule) other = lp_rule_new (NULL, LP_RULE_PREFER, three, 3, LP_DATE_NONE, NULL, NULL);

  add_rows (file);
  ck_assert (lp_class_file_begin (file, "rules", NULL) && lp_class_file_add_rule (file, rule, LP_DATE_NONE, NULL)
             && lp_class_file_add_rule (file, other, LP_DATE_NONE, NULL) && lp_class_file_commit (file, NULL));
  ck_assert (holds ("upn-77777") && holds ("fine-by-me") && holds ("quill talks"));
  ck_assert (lp_class_file_forget (file, "upn-77777", NULL));
  ck_assert (!holds ("upn-77777") && !holds ("Quill") && !holds ("quill") && !holds ("fine-by-me"));
  ck_assert (lp_class_file_verify (file, NULL));

  ck_assert_int_eq (count (file, "group_pupil"), 5);
  ck_assert_int_eq (count (file, "plan_partner"), 4);
  ck_assert_int_eq (count (file, "plan_absent"), 2);
  ck_assert_int_eq (count (file, "role"), 2);
  ck_assert_int_eq (count (file, "topic"), 1);
  ck_assert_int_eq (count (file, "seat"), 1);
  ck_assert_int_eq (count (file, "voice"), 1);
  /* The rule on three goes on for two, under the id that these two make. */
  LpRoster *roster = lp_class_file_get_roster (file);
  ck_assert_uint_eq (lp_roster_get_n_rules (roster), 1);
  ck_assert_str_eq (lp_rule_get_id (lp_roster_get_rule (roster, 0)), "prefer:p3,p4");
}
END_TEST

/* Whoever is in a plan alone still holds a place there. */
START_TEST (test_forget_planned)
{
  g_autoptr (LpClassFile) file = make_full_file ();

  ck_assert (lp_class_file_begin (file, "plan", NULL));
  ck_assert (lp_i_store_execute (file, rows, NULL) && lp_i_store_execute (file, "DELETE FROM round", NULL));
  ck_assert (lp_class_file_commit (file, NULL));
  ck_assert (lp_class_file_forget (file, "upn-77777", NULL));
  ck_assert_int_eq (count (file, "plan_partner"), 4);
  ck_assert_ptr_nonnull (lp_roster_find_pupil (lp_class_file_get_everybody (file), "forgotten-1"));
  ck_assert (lp_class_file_verify (file, NULL));
}
END_TEST

START_TEST (test_purge)
{
  g_autoptr (LpClassFile) file = make_full_file ();
  gsize n = 0;

  add_rows (file);
  ck_assert (lp_class_file_begin (file, "left", NULL) && lp_class_file_remove_pupil (file, "upn-77777", MONDAY + 7, NULL)
             && lp_class_file_commit (file, NULL));
  ck_assert (lp_class_file_purge (file, MONDAY + 7, &n, NULL));
  ck_assert_uint_eq (n, 1);
  ck_assert (lp_class_file_verify (file, NULL));
  ck_assert_int_eq (count (file, "round_group"), 1);
  ck_assert_int_eq (count (file, "group_pupil"), 1);
  ck_assert_int_eq (count (file, "role"), 1);
  ck_assert_int_eq (count (file, "voice"), 1);
  /* The plan whose rounds are all over; the other holds the leaver's place. */
  ck_assert_int_eq (count (file, "plan"), 1);
  ck_assert_int_eq (count (file, "plan_partner"), 2);
  ck_assert_ptr_nonnull (lp_roster_find_pupil (lp_class_file_get_everybody (file), "upn-77777"));
  ck_assert (lp_class_file_purge (file, MONDAY + 400, &n, NULL));
  ck_assert_int_eq (count (file, "plan"), 0);
  ck_assert_ptr_null (lp_roster_find_pupil (lp_class_file_get_everybody (file), "upn-77777"));
}
END_TEST

/* What no command writes, in each table that waits for its feature. */
START_TEST (test_verify)
{
  static const char *const damages[] = {
    "UPDATE group_pupil SET pupil = 77",  "UPDATE group_unit SET round_group = 77", "UPDATE role SET round = 77",
    "UPDATE topic SET pupil = 77",        "UPDATE plan SET made = 'soon'",          "UPDATE plan SET optimum = 2",
    "UPDATE plan_round SET date = '' WHERE key = 1",    "UPDATE plan_absent SET plan_round = 77", "UPDATE plan_cost SET plan_round = 77",
    "UPDATE plan_partnership SET fixed = 2", "UPDATE plan_partner SET pupil = 77",  "UPDATE room_table SET places = 0",
    "UPDATE table_mark SET room_table = 77", "UPDATE seat SET place = -1",          "UPDATE seat SET round = 77 WHERE round = 2",
    "UPDATE voice SET date = '9/11/2026'", "UPDATE round SET period = -1",          "UPDATE rule_pupil SET rule = 77",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_unlink (path);
    g_autoptr (LpClassFile) file = make_full_file ();
    const char *two[] = { "p2", "p3" };
    g_autoptr (LpRule) rule = lp_rule_new (NULL, LP_RULE_APART, two, 2, LP_DATE_NONE, NULL, NULL);
    add_rows (file);
    ck_assert (lp_class_file_begin (file, "rule", NULL) && lp_class_file_add_rule (file, rule, LP_DATE_NONE, NULL)
               && lp_class_file_commit (file, NULL));
    ck_assert (lp_class_file_verify (file, NULL));
    sqlite3 *db = NULL;
    ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
    ck_assert_int_eq (sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL), SQLITE_OK);
    ck_assert_msg (sqlite3_exec (db, damages[i], NULL, NULL, NULL) == SQLITE_OK, "%s: %s", damages[i], sqlite3_errmsg (db));
    sqlite3_close (db);
    g_autoptr (GError) error = NULL;
    ck_assert_msg (!lp_class_file_verify (file, &error), "%s", damages[i]);
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_FILE));
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("class-file-tables");
  TCase *tcase = tcase_create ("class-file-tables");
  const TTest *const tests[] = { test_list_is_whole, test_undo, test_forget, test_forget_planned, test_purge, test_verify };

  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    tcase_add_test (tcase, tests[i]);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
