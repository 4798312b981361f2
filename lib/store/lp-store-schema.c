/* SPDX-License-Identifier: MIT */
#include "store/lp-store-private.h"

#include <string.h>

/*
 * The first version, of release 0.1. What a later one adds stands in a file of
 * its own; together they are the schema of today.
 *
 * Order within a list (pupils of a class, bands of a scale, members of a
 * partnership) is that of the keys. References are checked when a step is
 * committed, so that rows may be restored in any order.
 */
static const char version_1[] =
  "CREATE TABLE class (key INTEGER PRIMARY KEY CHECK (key = 1), title TEXT NOT NULL, policy INTEGER) STRICT;"
  "CREATE TABLE pupil (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, joined TEXT, left TEXT,"
  " status TEXT NOT NULL CHECK (status IN ('here', 'left', 'forgotten'))) STRICT;"
  "CREATE TABLE attainment (key INTEGER PRIMARY KEY,"
  " pupil INTEGER NOT NULL REFERENCES pupil ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " subject TEXT NOT NULL, score REAL, band TEXT, UNIQUE (pupil, subject)) STRICT;"
  "CREATE TABLE attribute (key INTEGER PRIMARY KEY,"
  " pupil INTEGER NOT NULL REFERENCES pupil ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " name TEXT NOT NULL, flag INTEGER, word TEXT, UNIQUE (pupil, name)) STRICT;"
  "CREATE TABLE scale (key INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, builtin TEXT) STRICT;"
  "CREATE TABLE band (key INTEGER PRIMARY KEY,"
  " scale INTEGER NOT NULL REFERENCES scale ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " name TEXT NOT NULL, threshold REAL) STRICT;"
  "CREATE INDEX band_scale ON band (scale);"
  "CREATE TABLE rule (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, since TEXT, until TEXT,"
  " reason TEXT) STRICT;"
  "CREATE TABLE rule_pupil (key INTEGER PRIMARY KEY,"
  " rule INTEGER NOT NULL REFERENCES rule ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " pupil INTEGER NOT NULL REFERENCES pupil DEFERRABLE INITIALLY DEFERRED, UNIQUE (rule, pupil)) STRICT;"
  "CREATE TABLE closure (key INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL) STRICT;"
  /* The policy of now and those that rounds were paired by, a setting a row. */
  "CREATE TABLE policy (key INTEGER PRIMARY KEY, version INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,"
  " UNIQUE (version, name)) STRICT;"
  "CREATE TABLE round (key INTEGER PRIMARY KEY, date TEXT NOT NULL UNIQUE, seed TEXT NOT NULL, digest TEXT,"
  " library TEXT, policy INTEGER) STRICT;"
  "CREATE TABLE cover (key INTEGER PRIMARY KEY,"
  " round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " date TEXT NOT NULL) STRICT;"
  "CREATE INDEX cover_round ON cover (round);"
  "CREATE TABLE away (key INTEGER PRIMARY KEY,"
  " cover INTEGER NOT NULL REFERENCES cover ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " pupil INTEGER NOT NULL REFERENCES pupil DEFERRABLE INITIALLY DEFERRED) STRICT;"
  "CREATE INDEX away_cover ON away (cover);"
  /* Of a round as it is, as it was assigned before a teacher overrode it, or of a cover. */
  "CREATE TABLE partnership (key INTEGER PRIMARY KEY,"
  " round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " cover INTEGER REFERENCES cover ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " assigned INTEGER NOT NULL CHECK (assigned IN (0, 1))) STRICT;"
  "CREATE INDEX partnership_round ON partnership (round);"
  "CREATE TABLE partner (key INTEGER PRIMARY KEY,"
  " partnership INTEGER NOT NULL REFERENCES partnership ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " pupil INTEGER NOT NULL REFERENCES pupil DEFERRABLE INITIALLY DEFERRED) STRICT;"
  "CREATE INDEX partner_partnership ON partner (partnership);"
  "CREATE TABLE feedback (key INTEGER PRIMARY KEY, date TEXT NOT NULL, word TEXT NOT NULL) STRICT;"
  "CREATE TABLE feedback_pupil (key INTEGER PRIMARY KEY,"
  " feedback INTEGER NOT NULL REFERENCES feedback ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " pupil INTEGER NOT NULL REFERENCES pupil DEFERRABLE INITIALLY DEFERRED) STRICT;"
  "CREATE INDEX feedback_pupil_feedback ON feedback_pupil (feedback);"
  /* How many changes the file has seen; steps, and each row as it was before. */
  "CREATE TABLE state (key INTEGER PRIMARY KEY CHECK (key = 1), revision INTEGER NOT NULL) STRICT;"
  "CREATE TABLE step (key INTEGER PRIMARY KEY, command TEXT NOT NULL) STRICT;"
  "CREATE TABLE undo (key INTEGER PRIMARY KEY,"
  " step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " place TEXT NOT NULL, change TEXT NOT NULL, row INTEGER NOT NULL, a ANY, b ANY, c ANY, d ANY, e ANY, f ANY) STRICT;"
  "CREATE INDEX undo_step ON undo (step);"
  "INSERT INTO state (key, revision) VALUES (1, 0);";

const char *const lp_i_store_migrations[] = { version_1, lp_i_store_version_2, NULL };

/* Columns in the order of the schema: what undo keeps of a row stands in a, b, c and so on. */
const LpIStoreTable lp_i_store_tables[] = {
  { "class", LP_I_STORE_NOBODY, { "title", "policy" } },
  { "setting", LP_I_STORE_NOBODY, { "name", "value" } },
  { "pupil", LP_I_STORE_NOBODY, { "id", "name", "joined", "left", "status" } },
  { "attainment", LP_I_STORE_FACT, { "pupil", "subject", "score", "band" } },
  { "attribute", LP_I_STORE_FACT, { "pupil", "name", "flag", "word" } },
  { "scale", LP_I_STORE_NOBODY, { "subject", "builtin" } },
  { "band", LP_I_STORE_NOBODY, { "scale", "name", "threshold" } },
  { "rule", LP_I_STORE_NOBODY, { "id", "kind", "since", "until", "reason", "own_id" } },
  { "rule_pupil", LP_I_STORE_FACT, { "rule", "pupil" } },
  { "closure", LP_I_STORE_NOBODY, { "first", "last" } },
  { "policy", LP_I_STORE_NOBODY, { "version", "name", "value" } },
  { "round", LP_I_STORE_NOBODY, { "date", "seed", "digest", "library", "policy", "arm", "period", "draw", "fresh" } },
  { "cover", LP_I_STORE_NOBODY, { "round", "date" } },
  { "away", LP_I_STORE_PLACE, { "cover", "pupil" } },
  { "partnership", LP_I_STORE_NOBODY, { "round", "cover", "assigned" } },
  { "partner", LP_I_STORE_PLACE, { "partnership", "pupil" } },
  { "feedback", LP_I_STORE_NOBODY, { "date", "word" } },
  { "feedback_pupil", LP_I_STORE_FACT, { "feedback", "pupil" } },
  { "round_group", LP_I_STORE_NOBODY, { "round" } },
  { "group_unit", LP_I_STORE_NOBODY, { "round_group" } },
  { "group_pupil", LP_I_STORE_PLACE, { "group_unit", "pupil" } },
  { "role", LP_I_STORE_FACT, { "round", "pupil", "name" } },
  { "topic", LP_I_STORE_FACT, { "round", "pupil", "name" } },
  { "plan", LP_I_STORE_NOBODY, { "made", "policy", "bound_tier", "bound_cost", "optimum", "certificate" } },
  { "plan_round", LP_I_STORE_NOBODY, { "plan", "date" } },
  { "plan_partnership", LP_I_STORE_NOBODY, { "plan_round", "fixed" } },
  { "plan_partner", LP_I_STORE_PLACE, { "plan_partnership", "pupil" } },
  { "plan_absent", LP_I_STORE_PLACE, { "plan_round", "pupil" } },
  { "plan_cost", LP_I_STORE_NOBODY, { "plan", "plan_round", "tier", "cost" } },
  { "room", LP_I_STORE_NOBODY, { "name" } },
  { "room_table", LP_I_STORE_NOBODY, { "room", "name", "places", "at_row", "at_column" } },
  { "table_mark", LP_I_STORE_NOBODY, { "room_table", "mark" } },
  { "seat", LP_I_STORE_FACT, { "round", "pupil", "room_table", "place" } },
  { "voice", LP_I_STORE_FACT, { "round", "pupil", "date", "question", "answer" } },
  { NULL, LP_I_STORE_NOBODY, { NULL } },
};

gboolean
lp_i_store_migrate (LpClassFile *file, const char *const *migrations, int from, int to, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", to);

  for (int v = from; v < to; v++) {
    if (!lp_i_store_execute (file, migrations[v], error))
      return FALSE;
  }
  return lp_i_store_execute (file, version, error);
}

/* The statements that made a database, in order of name; NULL on failure. */
static char *
describe_schema (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int code;

  if (sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name", -1,
                          &rows, NULL) != SQLITE_OK)
    return NULL;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    g_string_append_printf (text, "%s;\n", lp_i_store_text (rows, 0));
  return code == SQLITE_DONE ? g_strdup (text->str) : NULL;
}

static char *
describe_version (const char *const *migrations, int version)
{
  sqlite3 *db = NULL;
  char *text = NULL;
  int code = sqlite3_open (":memory:", &db);

  for (int v = 0; v < version && code == SQLITE_OK; v++)
    code = sqlite3_exec (db, migrations[v], NULL, NULL, NULL);
  if (code == SQLITE_OK)
    text = describe_schema (db);
  sqlite3_close (db);
  return text;
}

gboolean
lp_i_store_check_schema (LpClassFile *file, const char *const *migrations, int version, GError **error)
{
  g_autofree char *found = describe_schema (file->db);
  g_autofree char *wanted = NULL;

  if (found == NULL) {
    lp_i_store_fail (file, sqlite3_extended_errcode (file->db), error);
    return FALSE;
  }
  wanted = describe_version (migrations, version);
  if (wanted != NULL && strcmp (found, wanted) == 0)
    return TRUE;
  lp_i_store_fail_damaged (file, "its tables are not those of a class file", error);
  return FALSE;
}
