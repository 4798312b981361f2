/* SPDX-License-Identifier: MIT */
/*
 * A class file gives back what was put into it; each step is there as a whole
 * or not at all; taking steps back restores every row, and every value's type,
 * as it was; a file that is none, is damaged, or comes from the future is
 * refused and stays as it is, byte for byte. What is forgotten is in no byte
 * of the file any more.
 */
#include "class-file-fixture.h"

START_TEST (test_round_trip)
{
  g_autoptr (LpRoster) roster = make_roster ();
  g_autoptr (LpPolicy) policy = make_policy ();
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpRound) round = make_round (MONDAY, "p1+p3 p2+p4+gone p5+p6");
  const char *assigned[][2] = { { "p1", "p4" }, { "p2", "p3" } };
  g_autoptr (LpRound) cover = make_round (MONDAY + 1, "p3+p5+p6");
  const char *gone[] = { "p1", "gone" };
  g_autoptr (LpFeedback) feedback = lp_feedback_new (MONDAY + 2, gone, 2, LP_FEEDBACK_DISAGREED, NULL);
  for (int i = 0; i < 2; i++)
    ck_assert (lp_round_add_assigned (round, assigned[i], 2, NULL));
  ck_assert (lp_round_add_absent (cover, "p1", NULL));
  ck_assert (lp_round_add_cover (round, cover, NULL));
  ck_assert (lp_history_add_round (history, round, NULL));
  lp_history_add_feedback (history, feedback);
  lp_class_file_close (lp_class_file_create (path, "Class 4B", roster, history, policy, NULL));

  g_autoptr (LpClassFile) file = open_file ();
  g_autofree char *before = digest_of (roster, history, policy, MONDAY + 9);
  g_autofree char *after = digest_of (lp_class_file_get_roster (file), lp_class_file_get_history (file), lp_class_file_get_policy (file),
                                      MONDAY + 9);
  ck_assert_str_eq (after, before);
  ck_assert_str_eq (lp_class_file_get_title (file), "Class 4B");
  LpRoster *found = lp_class_file_get_roster (file);
  ck_assert_uint_eq (lp_roster_get_n_pupils (found), 6);
  ck_assert_uint_eq (lp_roster_get_n_pupils (lp_class_file_get_everybody (file)), 7);
  ck_assert_str_eq (lp_pupil_get_name (lp_roster_get_pupil (found, 4)), "Ève");
  ck_assert_str_eq (lp_rule_get_reason (lp_roster_get_rule (found, 0)), "they talk");
  LpRound *back = lp_history_get_round (lp_class_file_get_history (file), 0);
  ck_assert_uint_eq (lp_round_get_n_partnerships (lp_round_get_assigned (back)), 2);
  ck_assert_str_eq (lp_round_get_pupil (lp_round_get_assigned (back), 0, 1), "p4");
  ck_assert_str_eq (lp_round_get_absent (lp_round_get_cover (back, 0), 0), "p1");
  ck_assert_str_eq (lp_round_get_pupil (lp_round_get_cover (back, 0), 0, 2), "p6");
  ck_assert_int_eq (lp_round_get_date (lp_round_get_cover (back, 0)), MONDAY + 1);
}
END_TEST

/* The steps that a year is made of; each is taken back exactly, in reverse. */
static gboolean
take_step (LpClassFile *file, int step, GError **error)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (LpPupil) zoe = make_pupil ("p7", "Zoë", 3);
  g_autoptr (LpPupil) ben = make_pupil ("p2", "Benjamin", 9.75);
  g_autoptr (LpRound) first = make_round (MONDAY, "p1+p3 p2+p4 p5+p6");
  g_autoptr (LpRound) second = make_round (MONDAY + 7, "p1+p4 p2+p3 p5+p6+p7");
  g_autoptr (LpRound) swapped = make_round (MONDAY + 7, "p1+p3 p2+p4 p5+p6+p7");
  g_autoptr (LpRound) again = make_round (MONDAY + 7, "p2+p3 p4+p1 p7+p6+p5");
  g_autoptr (LpRound) cover = make_round (MONDAY + 8, "p2+p4+p3");
  g_autoptr (LpScale) thirds = lp_scale_new_builtin ("thirds", NULL);
  const char *pair[] = { "p3", "p4" };
  g_autoptr (LpFeedback) word = lp_feedback_new (MONDAY + 9, pair, 2, LP_FEEDBACK_WORKED, NULL);
  g_autoptr (LpRule) pin = lp_rule_new ("pin", LP_RULE_PIN, pair, 2, LP_DATE_NONE, NULL, NULL);
  g_autoptr (LpRule) friends = lp_rule_new ("friends", LP_RULE_FRIENDS, pair, 2, LP_DATE_NONE, NULL, NULL);

  ck_assert (lp_round_add_absent (cover, "p1", NULL));
  lp_policy_set_subject (policy, "maths");
  switch (step) {
  case 0: return lp_class_file_add_round (file, first, 7, "digest", error);
  case 1: return lp_class_file_put_pupil (file, zoe, MONDAY + 3, error);
  case 2: return lp_class_file_put_pupil (file, ben, MONDAY + 3, error);
  case 3: return lp_class_file_add_rule (file, friends, MONDAY + 3, error) && lp_class_file_add_rule (file, pin, MONDAY + 3, error);
  case 4: return lp_class_file_add_round (file, second, 8, NULL, error);
  case 5: return lp_class_file_set_cover (file, cover, error);
  case 6: return lp_class_file_override_round (file, swapped, error);
  case 7: return lp_class_file_set_cover (file, cover, error) && lp_class_file_override_round (file, again, error);
  case 8: return lp_class_file_remove_pupil (file, "p1", MONDAY + 9, error) && lp_class_file_add_feedback (file, word, error);
  case 9: return lp_class_file_set_policy (file, policy, error) && lp_class_file_set_title (file, "5B", error);
  case 10: return lp_class_file_end_rule (file, "r1", MONDAY + 10, error) && lp_class_file_end_rule (file, "friends", MONDAY + 9, error);
  case 11: return lp_class_file_set_scale (file, "maths", thirds, error);
  case 12: return lp_class_file_remove_closure (file, MONDAY + 40, error) && lp_class_file_add_closure (file, MONDAY + 60, MONDAY + 61, error);
  default: return lp_class_file_remove_round (file, MONDAY + 7, error);
  }
}

#define N_STEPS 14

START_TEST (test_undo)
{
  g_autoptr (LpClassFile) file = make_file ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_STEPS; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *words = g_strdup_printf ("step %d", i);
    g_ptr_array_add (states, dump ());
    gboolean done = lp_class_file_begin (file, words, &error) && take_step (file, i, &error) && lp_class_file_commit (file, &error);
    ck_assert_msg (done, "step %d: %s", i, error != NULL ? error->message : "?");
    ck_assert_str_eq (lp_class_file_get_last_step (file), words);
    g_autofree char *now = dump ();
    ck_assert_str_ne (now, g_ptr_array_index (states, (guint) i));
  }
  /* Some are taken back by a program that has only just opened the file. */
  for (int i = N_STEPS - 1; i >= 0; i--) {
    g_autoptr (LpClassFile) other = i % 2 == 0 ? open_file () : NULL;
    ck_assert (lp_class_file_undo (other != NULL ? other : file, NULL));
    g_autofree char *now = dump ();
    ck_assert_str_eq (now, g_ptr_array_index (states, (guint) i));
  }
  g_autoptr (GError) error = NULL;
  ck_assert (!lp_class_file_undo (file, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

/* An override that is taken back by hand is one no longer. */
START_TEST (test_override)
{
  g_autoptr (LpClassFile) file = make_file ();

  for (int i = 0; i < 7; i++)
    ck_assert (lp_class_file_begin (file, "x", NULL) && take_step (file, i, NULL) && lp_class_file_commit (file, NULL));
  LpRound *round = lp_history_get_round (lp_class_file_get_history (file), 1);
  ck_assert_ptr_nonnull (lp_round_get_assigned (round));
  ck_assert_uint_eq (lp_round_get_n_covers (round), 1);
  ck_assert_uint_eq (lp_class_file_get_seed (file, 1), 8);
  ck_assert (lp_class_file_begin (file, "x", NULL) && take_step (file, 7, NULL) && lp_class_file_commit (file, NULL));
  round = lp_history_get_round (lp_class_file_get_history (file), 1);
  ck_assert_ptr_null (lp_round_get_assigned (round));
  ck_assert_uint_eq (lp_round_get_n_covers (round), 1);
}
END_TEST

/* What reads as no class is not committed, and the message is the roster's own. */
START_TEST (test_refused_step)
{
  g_autoptr (LpClassFile) file = make_file ();
  g_autofree char *before = dump ();
  g_autoptr (LpPupil) pupil = lp_pupil_new ("p9", "Zed", NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (lp_pupil_set_band (pupil, "reading", "nonsense", NULL));
  ck_assert (lp_class_file_begin (file, "add Zed", NULL));
  ck_assert (lp_class_file_put_pupil (file, pupil, LP_DATE_NONE, NULL));
  ck_assert (!lp_class_file_commit (file, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_UNKNOWN_BAND));
  g_autofree char *after = dump ();
  ck_assert_str_eq (after, before);
  ck_assert_ptr_null (lp_class_file_get_last_step (file));
  ck_assert_uint_eq (lp_roster_get_n_pupils (lp_class_file_get_roster (file)), 6);
  ck_assert (lp_class_file_begin (file, "again", NULL));
  lp_class_file_rollback (file);
}
END_TEST

/* A step that another program has made is seen before the next begins. */
START_TEST (test_two_programs)
{
  g_autoptr (LpClassFile) one = make_file ();
  g_autoptr (LpClassFile) two = open_file ();
  gint64 revision = lp_class_file_get_revision (two);

  ck_assert (lp_class_file_begin (one, "x", NULL) && take_step (one, 0, NULL) && lp_class_file_commit (one, NULL));
  ck_assert_uint_eq (lp_history_get_n_rounds (lp_class_file_get_history (two)), 0);
  ck_assert (lp_class_file_begin (two, "y", NULL));
  ck_assert_int_ne (lp_class_file_get_revision (two), revision);
  ck_assert_uint_eq (lp_history_get_n_rounds (lp_class_file_get_history (two)), 1);
  lp_class_file_rollback (two);
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

START_TEST (test_forget)
{
  g_autoptr (LpClassFile) file = make_file ();
  g_autoptr (LpPupil) pupil = make_pupil ("upn-77777", "Quentin Quill", 5);
  const char *two[] = { "upn-77777", "p3" };
  const char *three[] = { "p3", "p4", "upn-77777" };
  g_autoptr (LpRule) rule = lp_rule_new ("r2", LP_RULE_APART, two, 2, LP_DATE_NONE, "secret-of-two", NULL);
  g_autoptr (LpRule) other = lp_rule_new ("r3", LP_RULE_APART, three, 2, LP_DATE_NONE, "since quill left the room", NULL);
  g_autoptr (LpFeedback) word = lp_feedback_new (MONDAY + 1, three, 3, LP_FEEDBACK_MIXED, NULL);
  g_autoptr (LpRound) round = make_round (MONDAY, "p1+upn-77777 p2+p4 p5+p6 p3");
  g_autoptr (GError) error = NULL;

  gboolean done = lp_class_file_begin (file, "add Quentin Quill", &error) && lp_class_file_put_pupil (file, pupil, LP_DATE_NONE, &error)
                  && lp_class_file_add_rule (file, rule, LP_DATE_NONE, &error) && lp_class_file_add_rule (file, other, LP_DATE_NONE, &error)
                  && lp_class_file_add_round (file, round, 1, NULL, &error) && lp_class_file_add_feedback (file, word, &error)
                  && lp_class_file_commit (file, &error);
  ck_assert_msg (done, "%s", error != NULL ? error->message : "?");
  ck_assert (holds ("Quentin Quill") && holds ("upn-77777") && holds ("secret-of-two"));

  ck_assert (lp_class_file_forget (file, "upn-77777", NULL));
  ck_assert (!holds ("Quentin") && !holds ("Quill") && !holds ("quill") && !holds ("upn-77777") && !holds ("secret-of-two"));
  ck_assert_ptr_null (lp_class_file_get_last_step (file));
  LpRound *back = lp_history_get_round (lp_class_file_get_history (file), 0);
  ck_assert_str_eq (lp_round_get_pupil (back, 0, 1), "forgotten-1");
  ck_assert_uint_eq (lp_history_get_times_met (lp_class_file_get_history (file), "p1", "forgotten-1"), 1);
  ck_assert_uint_eq (lp_feedback_get_n_pupils (lp_history_get_feedback (lp_class_file_get_history (file), 0)), 2);
  ck_assert_uint_eq (lp_roster_get_n_rules (lp_class_file_get_roster (file)), 2);
  ck_assert_ptr_null (lp_roster_find_pupil (lp_class_file_get_roster (file), "forgotten-1"));
  ck_assert (lp_class_file_verify (file, NULL));
  g_autoptr (LpRequest) request = lp_class_file_new_request_of (file, 0, TRUE, NULL);
  g_autoptr (LpVerdict) verdict = lp_check (request, back, NULL, NULL);
  ck_assert (verdict != NULL && lp_verdict_is_valid (verdict));
}
END_TEST

START_TEST (test_purge)
{
  g_autoptr (LpClassFile) file = make_file ();
  gsize n = 0;

  for (int i = 0; i < 9; i++)
    ck_assert (lp_class_file_begin (file, "x", NULL) && take_step (file, i, NULL) && lp_class_file_commit (file, NULL));
  ck_assert (lp_class_file_purge (file, MONDAY + 6, &n, NULL));
  ck_assert_uint_eq (n, 0); /* the first round is in force on that day */
  ck_assert (lp_class_file_purge (file, MONDAY + 7, &n, NULL));
  ck_assert_uint_eq (n, 1);
  ck_assert_uint_eq (lp_history_get_n_rounds (lp_class_file_get_history (file)), 1);
  ck_assert_uint_eq (lp_history_get_n_feedback (lp_class_file_get_history (file)), 1);
  ck_assert (lp_class_file_verify (file, NULL));
}
END_TEST

static void
write_bytes (const char *bytes, gsize length)
{
  ck_assert (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
change_database (const char *sql)
{
  sqlite3 *db = NULL;

  ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
  ck_assert_int_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
}

/* Refused with these words, and left byte for byte. */
static void
assert_refused (const char *words)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before = 0, n_after = 0;
  g_autoptr (GError) error = NULL;
  gboolean there = g_file_get_contents (path, &before, &n_before, NULL);

  ck_assert_ptr_null (lp_class_file_open (path, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_FILE));
  ck_assert_msg (strstr (error->message, words) != NULL, "\"%s\" does not say \"%s\"", error->message, words);
  ck_assert (g_file_get_contents (path, &after, &n_after, NULL) == there);
  ck_assert_uint_eq (n_after, n_before);
  ck_assert (n_before == 0 || memcmp (before, after, n_before) == 0);
}

START_TEST (test_refused_files)
{
  assert_refused ("No such file");
  write_bytes ("", 0);
  assert_refused ("empty");
  write_bytes ("id,name,maths\np1,Amira,104\n", 27);
  assert_refused ("not a class file");
  write_bytes ("SQLite format 3\0only", 20);
  assert_refused ("cut off");
  g_unlink (path);
  change_database ("CREATE TABLE recipe (name TEXT)");
  assert_refused ("another program");
  g_unlink (path);

  lp_class_file_close (make_file ());
  change_database ("PRAGMA user_version = 99");
  assert_refused ("newer version");
  change_database ("PRAGMA user_version = 2; CREATE TRIGGER evil AFTER INSERT ON round BEGIN DELETE FROM pupil; END");
  assert_refused ("tables");
  change_database ("DROP TRIGGER evil; DROP INDEX partner_partnership");
  assert_refused ("tables");
  change_database ("CREATE INDEX partner_partnership ON partner (partnership)");
  lp_class_file_close (open_file ());
  change_database ("UPDATE closure SET first = 'soon'");
  assert_refused ("a date in it is none");
}
END_TEST

/* Damage to any page: refused in words, or found to be whole; never a crash, never a change. */
START_TEST (test_damaged_pages)
{
  g_autofree char *whole = NULL;
  gsize length = 0, refused = 0;

  lp_class_file_close (make_file ());
  ck_assert (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize page = 0; page < length / 4096; page++) {
    g_autofree char *bytes = g_memdup2 (whole, length);
    memset (bytes + page * 4096 + (page == 0 ? 100 : 0), (int) (page * 37 % 256), 600);
    write_bytes (bytes, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (LpClassFile) file = lp_class_file_open (path, &error);
    if (file != NULL && lp_class_file_verify (file, &error))
      continue;
    refused++;
    ck_assert (error->domain == LP_ERROR);
  }
  ck_assert_uint_ge (refused, length / 4096 * 9 / 10);
  write_bytes (whole, length / 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = lp_class_file_open (path, &error);
  ck_assert (file == NULL || !lp_class_file_verify (file, NULL));
}
END_TEST

/* All that may be asked of a file; whatever fails says why, in this library's words. */
static void
use_file (LpClassFile *file)
{
  g_autoptr (GError) error = NULL;
  gboolean done = lp_class_file_verify (file, &error);

  for (gsize i = 0; done && i < lp_history_get_n_rounds (lp_class_file_get_history (file)); i++) {
    g_autoptr (LpRequest) request = lp_class_file_new_request_of (file, i, TRUE, &error);
    done = request != NULL;
  }
  done = done && lp_class_file_begin (file, "x", &error);
  if (done && !(take_step (file, 1, &error) && lp_class_file_commit (file, &error))) {
    lp_class_file_rollback (file);
    done = FALSE;
  }
  done = done && lp_class_file_undo (file, &error) && lp_class_file_undo (file, &error) && lp_class_file_forget (file, "p2", &error);
  ck_assert (done || (error != NULL && error->domain == LP_ERROR));
}

/* Bytes changed at random: refused in words, or used as if nothing had been; never a crash. */
START_TEST (test_random_bytes)
{
  g_autofree char *whole = NULL;
  gsize length = 0, refused = 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261109);
  g_autoptr (LpClassFile) made = make_file ();

  for (int i = 0; i < 9; i++)
    ck_assert (lp_class_file_begin (made, "x", NULL) && take_step (made, i, NULL) && lp_class_file_commit (made, NULL));
  ck_assert (g_file_get_contents (path, &whole, &length, NULL));
  for (int round = 0; round < 100; round++) {
    g_autofree char *bytes = g_memdup2 (whole, length);
    for (int n = g_rand_int_range (rand, 1, 30); n > 0; n--)
      bytes[g_rand_int_range (rand, 100, (gint32) length)] = (char) g_rand_int_range (rand, 0, 256);
    FILE *stream = g_fopen (path, "wb");
    ck_assert_uint_eq (fwrite (bytes, 1, length, stream), length);
    fclose (stream);
    g_autoptr (GError) error = NULL;
    g_autoptr (LpClassFile) file = lp_class_file_open (path, &error);
    refused += file == NULL;
    if (file != NULL)
      use_file (file);
    else
      ck_assert (error->domain == LP_ERROR);
  }
  ck_assert_uint_gt (refused, 10);
}
END_TEST

START_TEST (test_create_refuses)
{
  g_autoptr (GError) error = NULL;

  write_bytes ("mine", 4);
  ck_assert_ptr_null (lp_class_file_create (path, "4B", NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_FILE));
  ck_assert (holds ("mine"));
  g_clear_error (&error);
  g_unlink (path);
  ck_assert_ptr_null (lp_class_file_create (path, "", NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
  write_bytes ("", 0);
  lp_class_file_close (make_file ());
  lp_class_file_close (open_file ());
}
END_TEST

/* Migrations run in order from the version of the file on, and change its version. */
START_TEST (test_migrations)
{
  const char *const migrations[] = { lp_i_store_migrations[0], lp_i_store_migrations[1], "ALTER TABLE class ADD COLUMN year TEXT;",
                                     "UPDATE class SET year = 'four'; CREATE TABLE extra (key INTEGER PRIMARY KEY) STRICT;", NULL };
  gint64 version = 0;

  lp_class_file_close (make_file ());
  g_autoptr (LpClassFile) file = lp_i_class_file_open_database (path, NULL);
  ck_assert (lp_i_store_check_schema (file, migrations, 2, NULL));
  ck_assert (!lp_i_store_check_schema (file, migrations, 4, NULL));
  ck_assert (lp_i_store_execute (file, "BEGIN IMMEDIATE", NULL));
  ck_assert (lp_i_store_migrate (file, migrations, 2, 4, NULL));
  ck_assert (lp_i_store_execute (file, "COMMIT", NULL));
  ck_assert (lp_i_store_get_number (file, &version, NULL, "SELECT count (*) FROM class WHERE year = 'four'", ""));
  ck_assert_int_eq (version, 1);
  ck_assert (lp_i_store_get_number (file, &version, NULL, "PRAGMA user_version", ""));
  ck_assert_int_eq (version, 4);
  ck_assert (lp_i_store_check_schema (file, migrations, 4, NULL));
  g_clear_pointer (&file, lp_class_file_close);
  assert_refused ("newer version");
}
END_TEST

/* A round is asked about again with the policy that it was paired by. */
START_TEST (test_policy_of_day)
{
  g_autoptr (LpClassFile) file = make_file ();

  for (int i = 0; i < 10; i++)
    ck_assert (lp_class_file_begin (file, "x", NULL) && take_step (file, i, NULL) && lp_class_file_commit (file, NULL));
  g_autoptr (LpClassFile) again = open_file ();
  g_autoptr (LpRequest) second = lp_class_file_new_request_of (again, 1, FALSE, NULL);
  g_autoptr (LpRequest) next = lp_class_file_new_request (again, MONDAY + 14, 3, NULL);
  ck_assert_int_eq (lp_policy_get_strategy (lp_request_get_policy (second)), LP_STRATEGY_MATCHED);
  ck_assert_int_eq (lp_policy_get_odd (lp_request_get_policy (second)), LP_ODD_ADULT);
  ck_assert_int_eq (lp_policy_get_strategy (lp_request_get_policy (next)), LP_STRATEGY_MIXED);
  ck_assert_int_eq (lp_policy_get_odd (lp_request_get_policy (next)), LP_ODD_THREE);
}
END_TEST

/* A round is asked about again with the class, the rules and the feedback of its day. */
START_TEST (test_request_of)
{
  g_autoptr (LpClassFile) file = make_file ();

  for (int i = 0; i < 9; i++)
    ck_assert (lp_class_file_begin (file, "x", NULL) && take_step (file, i, NULL) && lp_class_file_commit (file, NULL));
  g_autoptr (LpRequest) first = lp_class_file_new_request_of (file, 0, TRUE, NULL);
  g_autoptr (LpRequest) second = lp_class_file_new_request_of (file, 1, TRUE, NULL);
  g_autoptr (LpRequest) next = lp_class_file_new_request (file, MONDAY + 14, 3, NULL);
  ck_assert_uint_eq (lp_roster_get_n_pupils (lp_request_get_roster (first)), 6);
  ck_assert_uint_eq (lp_roster_get_n_rules (lp_request_get_roster (first)), 1);
  ck_assert_uint_eq (lp_request_get_seed (first), 7);
  ck_assert_uint_eq (lp_roster_get_n_pupils (lp_request_get_roster (second)), 7);
  ck_assert_uint_eq (lp_roster_get_n_rules (lp_request_get_roster (second)), 3);
  ck_assert_uint_eq (lp_history_get_n_rounds (lp_request_get_history (second)), 1);
  ck_assert_uint_eq (lp_history_get_n_feedback (lp_request_get_history (second)), 0);
  ck_assert_uint_eq (lp_roster_get_n_pupils (lp_request_get_roster (next)), 6);
  ck_assert_ptr_null (lp_roster_find_pupil (lp_request_get_roster (next), "p1"));
  ck_assert_uint_eq (lp_history_get_n_feedback (lp_request_get_history (next)), 1);
  ck_assert_int_eq (lp_class_file_get_left (file, "p1"), MONDAY + 9);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("class-file");
  TCase *tcase = tcase_create ("class-file");
  const TTest *const tests[] = { test_round_trip, test_undo, test_override, test_refused_step, test_two_programs,
                                        test_forget, test_purge, test_refused_files, test_damaged_pages, test_random_bytes, test_create_refuses,
                                        test_migrations, test_request_of, test_policy_of_day };

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
