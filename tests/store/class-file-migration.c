/* SPDX-License-Identifier: MIT */
/*
 * Class files of release 0.1 (tests/data/class-files) open, go on and are taken
 * back: bringing one up to date changes what the second edition calls
 * otherwise, draws a seed, and leaves all else as it was, the seeds of issued
 * rounds and who may read the file included. To take steps back and then bring
 * the file up is to bring it up and then take them back. Where it cannot be
 * brought up it stays as it was, byte for byte.
 */
#include "class-file-fixture.h"

#include <learning-partners/lp-seed.h>

static const char *const names[] = { "empty", "year", "rules", "policies", "quantiles" };

/* The tables and columns of release 0.1, written down by themselves. */
static const struct {
  const char *name, *columns[7];
} first_tables[] = {
  { "class", { "title", "policy" } },
  { "pupil", { "id", "name", "joined", "left", "status" } },
  { "attainment", { "pupil", "subject", "score", "band" } },
  { "attribute", { "pupil", "name", "flag", "word" } },
  { "scale", { "subject", "builtin" } },
  { "band", { "scale", "name", "threshold" } },
  { "rule", { "id", "kind", "since", "until", "reason" } },
  { "rule_pupil", { "rule", "pupil" } },
  { "closure", { "first", "last" } },
  { "policy", { "version", "name", "value" } },
  { "round", { "date", "seed", "digest", "library", "policy" } },
  { "cover", { "round", "date" } },
  { "away", { "cover", "pupil" } },
  { "partnership", { "round", "cover", "assigned" } },
  { "partner", { "partnership", "pupil" } },
  { "feedback", { "date", "word" } },
  { "feedback_pupil", { "feedback", "pupil" } },
};

/* A copy that its owner alone may read. */
static void
take_file (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".partners", NULL);
  g_autofree char *from = g_build_filename (g_getenv ("LP_TEST_DATA"), "data", "class-files", file, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  ck_assert_msg (g_file_get_contents (from, &bytes, &length, NULL), "%s", from);
  ck_assert (g_file_set_contents (path, bytes, (gssize) length, NULL));
  ck_assert_int_eq (g_chmod (path, 0600), 0);
}

static sqlite3 *
open_raw (void)
{
  sqlite3 *db = NULL;

  ck_assert_int_eq (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
  return db;
}

static void
run_raw (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  ck_assert_msg (sqlite3_exec (db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql, message);
}

/* The values of the first column of a query, a line each. */
static char *
ask_raw (const char *sql)
{
  sqlite3 *db = open_raw ();
  sqlite3_stmt *rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  ck_assert_int_eq (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", (const char *) sqlite3_column_text (rows, 0));
  sqlite3_finalize (rows);
  sqlite3_close (db);
  return g_strdup (text->str);
}

/* The rows that release 0.1 wrote, but for those of the policies. */
static char *
dump_first_tables (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize t = 0; t < G_N_ELEMENTS (first_tables); t++) {
    if (strcmp (first_tables[t].name, "policy") == 0)
      continue;
    g_autofree char *columns = g_strjoinv ("\") || '|' || quote (\"", (char **) first_tables[t].columns);
    g_autofree char *sql = g_strdup_printf ("SELECT key || '|' || quote (\"%s\") FROM \"%s\" ORDER BY key", columns, first_tables[t].name);
    g_autofree char *rows = ask_raw (sql);
    g_string_append_printf (text, "%s:\n%s", first_tables[t].name, rows);
  }
  return g_strdup (text->str);
}

/* All that undo restores, but for the settings: each file draws a seed of its own, and notices are no step. */
static char *
dump_but_settings (void)
{
  g_autofree char *whole = dump ();
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], "setting|"))
      g_string_append_printf (text, "%s\n", lines[i]);
  }
  return g_strdup (text->str);
}

/* A table's change taken back as release 0.1 did it. */
static void
restore_first_row (sqlite3 *db, gsize table, const char *change, gint64 key)
{
  const char *const *columns = first_tables[table].columns;
  g_autoptr (GString) names_of = g_string_new (NULL), values = g_string_new (NULL), both = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (int i = 0; columns[i] != NULL; i++) {
    g_string_append_printf (names_of, ", \"%s\"", columns[i]);
    g_string_append_printf (values, ", %c", 'a' + i);
    g_string_append_printf (both, "%s\"%s\" = (SELECT %c FROM undo WHERE key = %" G_GINT64_FORMAT ")", i > 0 ? ", " : "", columns[i], 'a' + i, key);
  }
  if (strcmp (change, "insert") == 0)
    sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE key = (SELECT row FROM undo WHERE key = %" G_GINT64_FORMAT ")", first_tables[table].name, key);
  else if (strcmp (change, "delete") == 0)
    sql = g_strdup_printf ("INSERT INTO \"%s\" (key%s) SELECT row%s FROM undo WHERE key = %" G_GINT64_FORMAT, first_tables[table].name,
                           names_of->str, values->str, key);
  else
    sql = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE key = (SELECT row FROM undo WHERE key = %" G_GINT64_FORMAT ")",
                           first_tables[table].name, both->str, key);
  run_raw (db, sql);
}

static void
undo_as_first (void)
{
  sqlite3 *db = open_raw ();
  sqlite3_stmt *rows = NULL;

  run_raw (db, "PRAGMA foreign_keys = OFF; BEGIN");
  ck_assert_int_eq (sqlite3_prepare_v2 (db, "SELECT key, place, change FROM undo WHERE step = (SELECT max (key) FROM step) ORDER BY key DESC",
                                        -1, &rows, NULL), SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW) {
    for (gsize t = 0; t < G_N_ELEMENTS (first_tables); t++) {
      if (strcmp (first_tables[t].name, (const char *) sqlite3_column_text (rows, 1)) == 0)
        restore_first_row (db, t, (const char *) sqlite3_column_text (rows, 2), sqlite3_column_int64 (rows, 0));
    }
  }
  sqlite3_finalize (rows);
  run_raw (db, "DELETE FROM undo WHERE step = (SELECT max (key) FROM step); DELETE FROM step WHERE key = (SELECT max (key) FROM step); COMMIT");
  sqlite3_close (db);
}

static gsize
count_steps (void)
{
  g_autofree char *n = ask_raw ("SELECT count (*) FROM step");

  return (gsize) g_ascii_strtoull (n, NULL, 10);
}

START_TEST (test_is_brought_up)
{
  take_file (names[_i]);
  g_autofree char *before = dump_first_tables ();
  g_autofree char *version = ask_raw ("PRAGMA user_version");
  ck_assert_str_eq (version, "1\n");
  lp_class_file_close (open_file ());

  g_autofree char *after = dump_first_tables ();
  g_autofree char *now = ask_raw ("PRAGMA user_version");
  g_autofree char *seed = ask_raw ("SELECT value FROM setting WHERE name = 'seed'");
  g_autofree char *old_words = ask_raw ("SELECT value FROM policy WHERE value = 'matched' OR (name = 'order' AND value LIKE '%could%')"
                                        " OR value = 'max_tenure min_tenure change cooldown strategy turns repeats wishes'");
  GStatBuf info;
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  ck_assert_str_eq (after, before);
  ck_assert_str_eq (now, "2\n");
  ck_assert_uint_gt (strlen (seed), 1);
  ck_assert_str_eq (old_words, "");
  ck_assert_int_eq (g_stat (path, &info), 0);
#ifndef G_OS_WIN32
  ck_assert_int_eq (info.st_mode & 0777, 0600);
#endif
  ck_assert (!g_file_test (journal, G_FILE_TEST_EXISTS));

  /* Once: the seed stays. */
  g_autoptr (LpClassFile) file = open_file ();
  g_autofree char *again = ask_raw ("SELECT value FROM setting WHERE name = 'seed'");
  ck_assert_str_eq (again, seed);
  ck_assert (lp_class_file_verify (file, NULL));
}
END_TEST

/* Two copies of one file draw two seeds. */
START_TEST (test_seed_is_drawn)
{
  guint64 seeds[2];

  for (int i = 0; i < 2; i++) {
    take_file ("year");
    g_autoptr (LpClassFile) file = open_file ();
    seeds[i] = lp_class_file_get_class_seed (file);
    ck_assert_uint_eq (lp_class_file_derive_seed (file, 12), lp_derive_seed (seeds[i], "", 12, 0));
  }
  ck_assert (seeds[0] != seeds[1]);
}
END_TEST

/* A new round, by the seed of the class; what was issued keeps its own. */
START_TEST (test_goes_on)
{
  take_file (names[_i]);
  g_autofree char *seeds = ask_raw ("SELECT seed FROM round ORDER BY date");
  g_autoptr (LpClassFile) file = open_file ();
  LpHistory *history = lp_class_file_get_history (file);
  gsize n = lp_history_get_n_rounds (history);
  LpDate date = n > 0 ? lp_round_get_date (lp_history_get_round (history, n - 1)) + 14 : MONDAY;
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < n; i++) {
    g_autoptr (LpRequest) request = lp_class_file_new_request_of (file, i, TRUE, &error);
    ck_assert_msg (request != NULL, "round %zu: %s", i, error != NULL ? error->message : "?");
    g_string_append_printf (kept, "%" G_GUINT64_FORMAT "\n", lp_request_get_seed (request));
    ck_assert (!lp_request_is_fresh (request));
  }
  ck_assert_str_eq (kept->str, seeds);
  if (lp_roster_get_n_pupils (lp_class_file_get_roster (file)) == 0)
    return;

  g_autofree char *before = dump ();
  guint64 seed = lp_class_file_derive_seed (file, n);
  g_autoptr (LpRequest) request = lp_class_file_new_request (file, date, seed, &error);
  g_autoptr (LpPairing) pairing = request != NULL ? lp_pair (request, NULL, &error) : NULL;
  ck_assert_msg (pairing != NULL, "%s", error != NULL ? error->message : "?");
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  ck_assert (lp_class_file_begin (file, "pair", NULL) && lp_class_file_add_round (file, round, seed, NULL, NULL)
             && lp_class_file_commit (file, NULL));
  ck_assert_uint_eq (lp_class_file_get_seed (file, n), seed);
  ck_assert (lp_class_file_undo (file, NULL));
  g_autofree char *after = dump ();
  ck_assert_str_eq (after, before);
}
END_TEST

START_TEST (test_undo_goes_on)
{
  take_file (names[_i]);
  gsize n_steps = count_steps ();

  for (gsize back = 0; back <= n_steps; back++) {
    take_file (names[_i]);
    g_autoptr (LpClassFile) file = open_file ();
    for (gsize i = 0; i < back; i++) {
      g_autoptr (GError) error = NULL;
      ck_assert_msg (lp_class_file_undo (file, &error), "step %zu of %zu: %s", i, n_steps, error != NULL ? error->message : "?");
    }
    g_autofree char *afterwards = dump_but_settings ();
    ck_assert (lp_class_file_verify (file, NULL));
    g_clear_pointer (&file, lp_class_file_close);

    take_file (names[_i]);
    for (gsize i = 0; i < back; i++)
      undo_as_first ();
    lp_class_file_close (open_file ());
    g_autofree char *before = dump_but_settings ();
    ck_assert_str_eq (afterwards, before);
  }
}
END_TEST

/* What was called matched is said once, and taking steps back does not say it again. */
START_TEST (test_notice)
{
  take_file ("year");
  lp_class_file_close (open_file ());
  g_autoptr (LpClassFile) other = open_file ();
  ck_assert_uint_eq (lp_reasons_get_length (lp_class_file_get_notices (other)), 0);
  g_clear_pointer (&other, lp_class_file_close);

  take_file ("policies");
  lp_class_file_close (open_file ());
  g_autoptr (LpClassFile) file = open_file ();
  ck_assert_int_eq (lp_policy_get_strategy (lp_class_file_get_policy (file)), LP_STRATEGY_NEAREST);
  LpReasons *notices = lp_class_file_get_notices (file);
  ck_assert_uint_eq (lp_reasons_get_length (notices), 1);
  ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (notices, 0)), "matched-is-nearest");
  ck_assert_ptr_nonnull (strstr (lp_reason_get_text (lp_reasons_get (notices, 0)), "\"nearest\""));
  g_autofree char *step = g_strdup (lp_class_file_get_last_step (file));
  ck_assert (lp_class_file_clear_notices (file, NULL));
  ck_assert_uint_eq (lp_reasons_get_length (lp_class_file_get_notices (file)), 0);
  ck_assert_str_eq (lp_class_file_get_last_step (file), step);
  while (lp_class_file_get_last_step (file) != NULL)
    ck_assert (lp_class_file_undo (file, NULL));
  g_autoptr (LpClassFile) again = open_file ();
  ck_assert_uint_eq (lp_reasons_get_length (lp_class_file_get_notices (again)), 0);
}
END_TEST

/* The old default gives way; an order that was chosen stays, under the new name of its tier. */
START_TEST (test_order)
{
  static const LpTier chosen[] = { LP_TIER_MAX_TENURE, LP_TIER_MIN_TENURE, LP_TIER_TURNS, LP_TIER_CHANGE, LP_TIER_COOLDOWN,
                                   LP_TIER_STRATEGY, LP_TIER_WISHES, LP_TIER_REPEATS };
  g_autoptr (LpPolicy) usual = lp_policy_new ();

  take_file ("year");
  g_autoptr (LpClassFile) year = open_file ();
  for (int i = 0; i < LP_N_ORDERED_TIERS; i++)
    ck_assert_int_eq (lp_policy_get_order (lp_class_file_get_policy (year))[i], lp_policy_get_order (usual)[i]);
  g_clear_pointer (&year, lp_class_file_close);

  take_file ("policies");
  g_autoptr (LpClassFile) file = open_file ();
  for (int i = 0; i < LP_N_ORDERED_TIERS; i++)
    ck_assert_int_eq (lp_policy_get_order (lp_class_file_get_policy (file))[i], chosen[i]);
  g_autoptr (LpRequest) third = lp_class_file_new_request_of (file, 2, TRUE, NULL);
  ck_assert_int_eq (lp_policy_get_order (lp_request_get_policy (third))[0], LP_TIER_WISHES);
  ck_assert_int_eq (lp_policy_get_weight (lp_request_get_policy (third), "gender"), 2);
  ck_assert_int_eq (lp_policy_get_odd (lp_request_get_policy (third)), LP_ODD_ADULT);
}
END_TEST

/* Refused with these words, and left byte for byte. */
static void
assert_stays (const char *words)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  g_autoptr (GError) error = NULL;

  ck_assert (g_file_get_contents (path, &before, &n_before, NULL));
  ck_assert_ptr_null (lp_class_file_open (path, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_FILE));
  ck_assert_msg (strstr (error->message, words) != NULL, "\"%s\" does not say \"%s\"", error->message, words);
  ck_assert (g_file_get_contents (path, &after, &n_after, NULL));
  ck_assert_uint_eq (n_after, n_before);
  ck_assert_mem_eq (after, before, n_before);
}

START_TEST (test_refused)
{
  static const struct {
    const char *sql, *words;
  } cases[] = {
    { "CREATE TRIGGER evil AFTER INSERT ON round BEGIN DELETE FROM pupil; END", "tables" },
    { "CREATE TABLE setting (key INTEGER PRIMARY KEY)", "tables" },
    { "DROP INDEX undo_step", "tables" },
    /* What can be brought up and does not read as a class then. */
    { "UPDATE closure SET first = 'soon'", "a date in it is none" },
    { "UPDATE policy SET value = 'clever' WHERE name = 'strategy'", "clever" },
    { "UPDATE policy SET value = 'strategy could' WHERE name = 'order'", "the policy says order" },
    { "UPDATE round SET seed = '-1'", "seed of a round" },
    { "DELETE FROM class", "names no class" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    take_file ("year");
    sqlite3 *db = open_raw ();
    run_raw (db, cases[i].sql);
    sqlite3_close (db);
    assert_stays (cases[i].words);
  }
}
END_TEST

static gpointer
open_aside (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = lp_class_file_open (path, &error);

  if (file == NULL)
    return g_strdup (error->message);
  return g_strdup_printf ("%" G_GUINT64_FORMAT, lp_class_file_get_class_seed (file));
}

/* Several programs at once: one brings the file up, the others wait and find it so. */
START_TEST (test_all_at_once)
{
  for (int round = 0; round < 10; round++) {
    GThread *threads[6];
    char *seeds[6];
    take_file ("year");
    for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
      threads[i] = g_thread_new (NULL, open_aside, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
      seeds[i] = g_thread_join (threads[i]);
    g_autoptr (LpClassFile) file = open_file ();
    g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, lp_class_file_get_class_seed (file));
    for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
      ck_assert_str_eq (seeds[i], seed);
      g_free (seeds[i]);
    }
  }
}
END_TEST

/* What release 0.1 wrote by numbers of bands alone. */
START_TEST (test_quantiles)
{
  take_file ("quantiles");
  g_autoptr (LpClassFile) file = open_file ();
  LpScale *scale = lp_roster_get_scale (lp_class_file_get_roster (file), "maths");

  ck_assert (lp_scale_is_quantiles (scale));
  ck_assert_uint_eq (lp_scale_get_n_bands (scale), 7);
}
END_TEST

/* Who was forgotten in release 0.1 is nowhere in the file of today. */
START_TEST (test_forgotten_stay_so)
{
  take_file ("year");
  g_autoptr (LpClassFile) file = open_file ();
  g_autofree char *bytes = NULL;
  gsize length;

  ck_assert (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + 5 <= length; i++)
    ck_assert_int_ne (memcmp (bytes + i, "Quill", 5), 0);
  ck_assert_ptr_nonnull (lp_roster_find_pupil (lp_class_file_get_everybody (file), "forgotten-1"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("class-file-migration");
  TCase *tcase = tcase_create ("class-file-migration");
  const TTest *const of_each[] = { test_is_brought_up, test_goes_on, test_undo_goes_on };
  const TTest *const tests[] = { test_seed_is_drawn, test_notice, test_order, test_refused, test_all_at_once, test_quantiles,
                                        test_forgotten_stay_so };

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (of_each); i++)
    tcase_add_loop_test (tcase, of_each[i], 0, (int) G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    tcase_add_test (tcase, tests[i]);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
