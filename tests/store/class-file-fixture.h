/* SPDX-License-Identifier: MIT */
/* A class file in a folder of its own, the class that is put into it, and what its tables hold. */
#pragma once

#include "store/lp-store-private.h"

#include "checks.h"
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <learning-partners/learning-partners.h>

#define MONDAY 20766 /* 2026-11-09 */

static char *folder, *path;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("lp-class-file-XXXXXX", NULL);
  path = g_build_filename (folder, "4B.partners", NULL);
}

static void
tear_down (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *full = g_build_filename (folder, name, NULL);
    g_chmod (full, 0600);
    g_unlink (full);
  }
  g_dir_close (dir);
  g_rmdir (folder);
  g_free (folder);
  g_free (path);
}

G_GNUC_UNUSED static LpPupil *
make_pupil (const char *id, const char *name, double score)
{
  LpPupil *pupil = lp_pupil_new (id, name, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", score, NULL));
  return pupil;
}

/* Six pupils with scores that no short decimal is, two scales, a rule and a holiday. */
static LpRoster *
make_roster (void)
{
  static const char *const names[] = { "Amira", "Ben", "Cal", "Dee", "Ève", "Finn" };
  static const char *const bands[] = { "WTS", "EXS", "GDS" };
  LpRoster *roster = lp_roster_new ();
  const double thresholds[] = { 1.0 / 3, 2.5 };

  for (int i = 0; i < 6; i++) {
    g_autofree char *id = g_strdup_printf ("p%d", i + 1);
    g_autoptr (LpPupil) pupil = make_pupil (id, names[i], 0.1 * i + 1.0 / 7);
    ck_assert (lp_pupil_set_band (pupil, "reading", bands[i % 3], NULL));
    ck_assert (lp_pupil_set_flag (pupil, "quiet", i % 2 == 0, NULL));
    ck_assert (lp_pupil_set_word (pupil, "house", i < 3 ? "red" : "blue", NULL));
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  g_autoptr (LpScale) maths = lp_scale_new (bands, 3, thresholds, NULL);
  g_autoptr (LpScale) reading = lp_scale_new_builtin ("ks2-ta", NULL);
  ck_assert (lp_roster_set_scale (roster, "maths", maths, NULL));
  ck_assert (lp_roster_set_scale (roster, "reading", reading, NULL));
  const char *two[] = { "p1", "p2" };
  g_autoptr (LpRule) rule = lp_rule_new ("r1", LP_RULE_APART, two, 2, MONDAY + 30, "they talk", NULL);
  ck_assert (lp_roster_add_rule (roster, rule, NULL));
  ck_assert (lp_roster_add_closure (roster, MONDAY + 40, MONDAY + 50, NULL));
  return roster;
}

static LpPolicy *
make_policy (void)
{
  LpPolicy *policy = lp_policy_new ();

  lp_policy_set_subject (policy, "maths");
  ck_assert (lp_policy_set_strategy (policy, LP_STRATEGY_MATCHED, NULL));
  ck_assert (lp_policy_set_tenure_window (policy, 7, 21, NULL));
  ck_assert (lp_policy_set_cooldown_rounds (policy, 3, NULL));
  ck_assert (lp_policy_set_weight (policy, "house", 4, NULL));
  ck_assert (lp_policy_set_weight (policy, "friends", 0, NULL));
  lp_policy_set_between (policy, LP_BETWEEN_STAY);
  lp_policy_set_odd (policy, LP_ODD_ADULT);
  lp_policy_set_hard (policy, LP_HARD_MAX_TENURE);
  return policy;
}

G_GNUC_UNUSED static LpRound *
make_round (LpDate date, const char *spec)
{
  g_auto (GStrv) pairs = g_strsplit (spec, " ", -1);
  LpRound *round = lp_round_new (date);

  for (gsize i = 0; pairs[i] != NULL; i++) {
    g_auto (GStrv) ids = g_strsplit (pairs[i], "+", -1);
    ck_assert (lp_round_add_partnership (round, (const char *const *) ids, g_strv_length (ids), NULL));
  }
  return round;
}

G_GNUC_UNUSED static LpClassFile *
make_file (void)
{
  g_autoptr (LpRoster) roster = make_roster ();
  g_autoptr (LpPolicy) policy = make_policy ();
  g_autoptr (GError) error = NULL;
  LpClassFile *file = lp_class_file_create (path, "4B", roster, NULL, policy, &error);

  ck_assert_msg (file != NULL, "%s", error != NULL ? error->message : "?");
  return file;
}

G_GNUC_UNUSED static LpClassFile *
open_file (void)
{
  g_autoptr (GError) error = NULL;
  LpClassFile *file = lp_class_file_open (path, &error);

  ck_assert_msg (file != NULL, "%s", error != NULL ? error->message : "?");
  return file;
}

/* Every row of every table that undo restores, with the type of each value. */
static char *
dump (void)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;

  ck_assert_int_eq (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY key", table->name);
    sqlite3_stmt *rows = NULL;
    ck_assert_int_eq (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), SQLITE_OK);
    while (sqlite3_step (rows) == SQLITE_ROW) {
      g_string_append (text, table->name);
      for (int i = 0; i < sqlite3_column_count (rows); i++) {
        int type = sqlite3_column_type (rows, i);
        if (type == SQLITE_FLOAT)
          g_string_append_printf (text, "|f%a", sqlite3_column_double (rows, i));
        else
          g_string_append_printf (text, "|%d%s", type, type == SQLITE_NULL ? "" : (const char *) sqlite3_column_text (rows, i));
      }
      g_string_append_c (text, '\n');
    }
    sqlite3_finalize (rows);
  }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

/* What a request says decides all pairing: equal digests, equal contents. */
G_GNUC_UNUSED static char *
digest_of (LpRoster *roster, LpHistory *history, LpPolicy *policy, LpDate date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, date, 1, &error);

  ck_assert_msg (request != NULL, "%s", error != NULL ? error->message : "?");
  return lp_request_get_digest (request);
}
