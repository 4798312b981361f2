/* SPDX-License-Identifier: MIT */
/*
 * What the second edition of the definitions brings into a class file comes out
 * as it went in: a seed that is secret and drawn unless it was chosen, from
 * which each round has its own; rules without ids; windows of one's own,
 * attributes that must match or differ, preferred pairs; rounds that were asked
 * for afresh, or that a trial issued.
 */
#include "class-file-fixture.h"

#include <learning-partners/lp-seed.h>

static void
add_round (LpClassFile *file, LpRound *round, guint64 seed)
{
  ck_assert (lp_class_file_begin (file, "pair", NULL) && lp_class_file_add_round (file, round, seed, NULL, NULL)
             && lp_class_file_commit (file, NULL));
}

START_TEST (test_seed)
{
  g_autoptr (LpClassFile) drawn = make_file ();
  guint64 first = lp_class_file_get_class_seed (drawn);
  GStatBuf info;

  ck_assert_int_eq (g_stat (path, &info), 0);
#ifndef G_OS_WIN32
  ck_assert_int_eq (info.st_mode & 0777, 0600);
#endif
  g_clear_pointer (&drawn, lp_class_file_close);
  g_unlink (path);
  g_autoptr (LpClassFile) other = make_file ();
  ck_assert (lp_class_file_get_class_seed (other) != first);

  g_clear_pointer (&other, lp_class_file_close);
  g_unlink (path);
  g_autoptr (LpClassFile) file = lp_class_file_create_with_seed (path, "4B", NULL, NULL, NULL, G_MAXUINT64, NULL);
  ck_assert_uint_eq (lp_class_file_get_class_seed (file), G_MAXUINT64);
  ck_assert_uint_eq (lp_class_file_derive_seed (file, 3), lp_derive (G_MAXUINT64, "\n3\n0"));
  g_autofree char *before = dump ();
  ck_assert (lp_class_file_begin (file, "another seed", NULL) && lp_class_file_set_class_seed (file, 0, NULL)
             && lp_class_file_commit (file, NULL));
  g_autoptr (LpClassFile) again = open_file ();
  ck_assert_uint_eq (lp_class_file_get_class_seed (again), 0);
  ck_assert (lp_class_file_undo (again, NULL));
  g_autofree char *after = dump ();
  ck_assert_str_eq (after, before);
  ck_assert_uint_eq (lp_class_file_get_class_seed (again), G_MAXUINT64);
}
END_TEST

/* A round keeps its number when those before it are purged. */
START_TEST (test_numbers)
{
  g_autoptr (LpClassFile) file = make_file ();
  g_autoptr (LpRound) first = make_round (MONDAY, "p1+p3 p2+p4 p5+p6");
  g_autoptr (LpRound) second = make_round (MONDAY + 7, "p1+p4 p2+p3 p5+p6");
  guint64 third = lp_class_file_derive_seed (file, 2);

  add_round (file, first, lp_class_file_derive_seed (file, 0));
  add_round (file, second, lp_class_file_derive_seed (file, 1));
  ck_assert (lp_class_file_purge (file, MONDAY + 7, NULL, NULL));
  ck_assert_uint_eq (lp_class_file_derive_seed (file, 1), third);
  g_autoptr (LpClassFile) again = open_file ();
  ck_assert_uint_eq (lp_class_file_derive_seed (again, 0), lp_class_file_get_seed (again, 0));
  ck_assert_uint_eq (lp_class_file_derive_seed (again, 1), third);
}
END_TEST

/* A setting that is none is damage, as is a class without a seed. */
START_TEST (test_settings)
{
  static const char *const damages[] = { "DELETE FROM setting", "UPDATE setting SET value = '-1'", "UPDATE setting SET value = ''",
                                         "INSERT INTO setting (name, value) VALUES ('colour', '3')" };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    sqlite3 *db = NULL;
    g_unlink (path);
    lp_class_file_close (make_file ());
    ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
    ck_assert_int_eq (sqlite3_exec (db, damages[i], NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close (db);
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (lp_class_file_open (path, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_FILE));
  }
}
END_TEST

static LpRule *
rule_of (LpRuleKind kind, const char *a, const char *b)
{
  const char *two[] = { a, b };

  return lp_rule_new (NULL, kind, two, 2, LP_DATE_NONE, "private", NULL);
}

START_TEST (test_rules_without_ids)
{
  g_autoptr (LpRoster) roster = make_roster ();
  g_autoptr (LpRule) one = rule_of (LP_RULE_PREFER, "p5", "p3");
  g_autoptr (LpRule) two = rule_of (LP_RULE_PREFER, "p3", "p5");
  g_autoptr (LpRule) three = rule_of (LP_RULE_APART, "p4", "p6");
  ck_assert (lp_roster_add_rule (roster, one, NULL) && lp_roster_add_rule (roster, two, NULL));
  g_autofree char *wanted = digest_of (roster, NULL, NULL, MONDAY);

  lp_class_file_close (lp_class_file_create (path, "4B", roster, NULL, NULL, NULL));
  g_autoptr (LpClassFile) file = open_file ();
  LpRoster *found = lp_class_file_get_roster (file);
  ck_assert_uint_eq (lp_roster_get_n_rules (found), 3);
  ck_assert (lp_rule_has_own_id (lp_roster_get_rule (found, 0)));
  ck_assert (!lp_rule_has_own_id (lp_roster_get_rule (found, 1)));
  ck_assert_str_eq (lp_rule_get_id (lp_roster_get_rule (found, 1)), "prefer:p3,p5");
  ck_assert_str_eq (lp_rule_get_id (lp_roster_get_rule (found, 2)), "prefer:p3,p5#2");
  ck_assert_str_eq (lp_rule_get_reason (lp_roster_get_rule (found, 2)), "private");
  g_autofree char *digest = digest_of (found, NULL, NULL, MONDAY);
  ck_assert_str_eq (digest, wanted);

  /* They end by the ids that they have; the second one then is the first. */
  g_autofree char *before = dump ();
  ck_assert (lp_class_file_begin (file, "end", NULL) && lp_class_file_add_rule (file, three, MONDAY + 1, NULL)
             && lp_class_file_end_rule (file, "prefer:p3,p5", MONDAY + 1, NULL) && lp_class_file_commit (file, NULL));
  g_autoptr (GError) error = NULL;
  ck_assert (lp_class_file_begin (file, "end", NULL));
  ck_assert (!lp_class_file_end_rule (file, "prefer:p1,p2", MONDAY, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  lp_class_file_rollback (file);
  ck_assert_uint_eq (lp_roster_get_n_rules (lp_class_file_get_roster (file)), 4);
  ck_assert_int_eq (lp_rule_get_until (lp_roster_get_rule (lp_class_file_get_roster (file), 1)), MONDAY);
  ck_assert_int_eq (lp_rule_get_until (lp_roster_get_rule (lp_class_file_get_roster (file), 2)), LP_DATE_NONE);
  ck_assert (lp_class_file_undo (file, NULL));
  g_autofree char *after = dump ();
  ck_assert_str_eq (after, before);
}
END_TEST

/* Rules that came later are none of a round's before, with an id or without one. */
START_TEST (test_rules_of_their_day)
{
  g_autoptr (LpClassFile) file = make_file ();
  g_autoptr (LpRound) round = make_round (MONDAY, "p1+p3 p2+p4 p5+p6");
  g_autoptr (LpRule) later = rule_of (LP_RULE_APART, "p5", "p6");

  add_round (file, round, 1);
  ck_assert (lp_class_file_begin (file, "apart", NULL) && lp_class_file_add_rule (file, later, MONDAY, NULL) && lp_class_file_commit (file, NULL));
  g_autoptr (LpRequest) of_day = lp_class_file_new_request_of (file, 0, TRUE, NULL);
  g_autoptr (LpRequest) next = lp_class_file_new_request (file, MONDAY + 7, 1, NULL);
  ck_assert_uint_eq (lp_roster_get_n_rules (lp_request_get_roster (of_day)), 1);
  ck_assert_uint_eq (lp_roster_get_n_rules (lp_request_get_roster (next)), 2);
}
END_TEST

START_TEST (test_policy)
{
  static const int gaps[][2] = { { 2, 4 }, { LP_GAP_OPEN, 5 }, { 3, LP_GAP_OPEN }, { LP_GAP_OPEN, LP_GAP_OPEN } };
  g_autoptr (LpClassFile) file = make_file ();

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++) {
    g_autoptr (LpPolicy) policy = lp_policy_new ();
    int min, max;
    lp_policy_set_subject (policy, "maths");
    ck_assert (lp_policy_set_strategy (policy, LP_STRATEGY_MATCHED, NULL) && lp_policy_set_gap (policy, gaps[i][0], gaps[i][1], NULL));
    ck_assert (lp_policy_add_must_match (policy, "house", NULL) && lp_policy_add_must_match (policy, "a: b", NULL));
    ck_assert (lp_policy_add_must_differ (policy, "gender", NULL) && lp_policy_set_weight (policy, "house", -4, NULL));
    ck_assert (lp_class_file_begin (file, "policy", NULL) && lp_class_file_set_policy (file, policy, NULL) && lp_class_file_commit (file, NULL));
    g_autoptr (LpClassFile) again = open_file ();
    LpPolicy *found = lp_class_file_get_policy (again);
    g_autofree char *wanted = digest_of (lp_class_file_get_roster (file), NULL, policy, MONDAY);
    g_autofree char *digest = digest_of (lp_class_file_get_roster (again), NULL, found, MONDAY);
    ck_assert_str_eq (digest, wanted);
    ck_assert (lp_policy_get_gap (found, &min, &max));
    ck_assert_int_eq (min, gaps[i][0]);
    ck_assert_int_eq (max, gaps[i][1]);
    ck_assert_uint_eq (lp_policy_get_n_must_match (found), 2);
    ck_assert_str_eq (lp_policy_get_must_match (found, 0), "a: b");
    ck_assert_str_eq (lp_policy_get_must_differ (found, 0), "gender");
    ck_assert_int_eq (lp_policy_get_weight (found, "house"), -4);
  }
}
END_TEST

/* What a trial issued, and what was asked for afresh. */
START_TEST (test_rounds)
{
  g_autoptr (LpClassFile) file = make_file ();
  g_autoptr (LpRound) first = make_round (MONDAY, "p1+p3 p2+p4 p5+p6");
  g_autoptr (LpRound) second = make_round (MONDAY + 7, "p1+p4 p2+p3 p5+p6");
  guint64 seed = 0;

  ck_assert (lp_round_set_trial (second, "mixed-half", 2, 7, NULL));
  add_round (file, first, 5);
  g_autofree char *before = dump ();
  ck_assert (lp_class_file_begin (file, "pair", NULL) && lp_class_file_add_round (file, second, 6, NULL, NULL)
             && lp_class_file_note_fresh (file, MONDAY + 7, NULL) && !lp_class_file_note_fresh (file, MONDAY + 8, NULL)
             && lp_class_file_commit (file, NULL));
  g_autoptr (LpClassFile) again = open_file ();
  LpRound *plain = lp_history_get_round (lp_class_file_get_history (again), 0);
  LpRound *tried = lp_history_get_round (lp_class_file_get_history (again), 1);
  ck_assert_ptr_null (lp_round_get_arm (plain));
  ck_assert_int_eq (lp_round_get_period (plain), LP_ROUND_NO_PERIOD);
  ck_assert_str_eq (lp_round_get_arm (tried), "mixed-half");
  ck_assert_int_eq (lp_round_get_period (tried), 2);
  ck_assert_uint_eq (lp_round_get_draw (tried), 7);
  ck_assert (lp_round_get_seed (tried, &seed));
  ck_assert_uint_eq (seed, 6);
  for (gsize i = 0; i < 2; i++) {
    g_autoptr (LpRequest) request = lp_class_file_new_request_of (again, i, TRUE, NULL);
    ck_assert_int_eq (lp_request_is_fresh (request), i == 1);
  }
  ck_assert (lp_class_file_undo (again, NULL));
  g_autofree char *after = dump ();
  ck_assert_str_eq (after, before);

  /* From file to file the rounds carry it along, and their seeds. */
  g_autoptr (LpHistory) history = lp_history_ref (lp_class_file_get_history (file));
  g_autoptr (LpRoster) roster = lp_roster_ref (lp_class_file_get_everybody (file));
  g_clear_pointer (&file, lp_class_file_close);
  g_clear_pointer (&again, lp_class_file_close);
  g_unlink (path);
  g_autoptr (LpClassFile) copy = lp_class_file_create (path, "4B", roster, history, NULL, NULL);
  ck_assert_uint_eq (lp_class_file_get_seed (copy, 0), 5);
  ck_assert_uint_eq (lp_class_file_get_seed (copy, 1), 6);
  ck_assert_str_eq (lp_round_get_arm (lp_history_get_round (lp_class_file_get_history (copy), 1)), "mixed-half");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("class-file-edition");
  TCase *tcase = tcase_create ("class-file-edition");
  const TTest *const tests[] = { test_seed, test_numbers, test_settings, test_rules_without_ids, test_rules_of_their_day, test_policy,
                                        test_rounds };

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
