/* SPDX-License-Identifier: MIT */
/*
 * The second version of the schema, of release 0.2: the second edition of the
 * definitions, and room for what comes with it. Statements that lead a file of
 * the first version here, the steps that it can take back included: a step of
 * before, taken back afterwards, leaves what bringing up the file of that time
 * would have. All but the seed of the class, which is drawn, stands here.
 *
 * Whoever looks into a file reads it like this. Where a table's rows make a
 * list, the keys give its order. Dates are texts as in 2026-11-09.
 *
 * setting            the class as a whole, a setting a row: "seed" in decimal,
 *                    which is secret; "rounds_gone", how many rounds were
 *                    purged; "notice:CODE", what is to be said once
 * rule.own_id        0 for a rule without an id; its id column then holds a
 *                    line break and the key, as no id can, so that no pupil's
 *                    id is in it
 * policy             besides a setting a row: "gap_min" and "gap_max" (-1 for
 *                    a side that is open), and a row "must_match:ATTRIBUTE" or
 *                    "must_differ:ATTRIBUTE", without a value, for each
 * round              the arm and period of a trial, which draw, and whether
 *                    new partners were asked for whatever the tenure
 * round_group        a group that works together in a round; its units
 *                    (partnerships, or fours), and their pupils
 * role, topic        who has which in a round
 * plan               rounds chosen together on a day under a policy (its
 *                    version); the bound on the cost of a tier, whether it is
 *                    met, and the certificate that proves it, in JSON
 * plan_round         a round of a plan, its partnerships (fixed: by the
 *                    teacher), who is known to be away, and what the plan
 *                    (plan_round NULL) or the round costs by tier
 * room               tables, their places, where they stand and their marks
 * seat               where a pupil sits in a round; without a round, a seat
 *                    that stays while partners change
 * voice              what a pupil answered to a question on a round
 */
#include "store/lp-store-private.h"

#define A_ROUND " round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
/* What is about a pupil and goes with the pupil; and what holds a place in a list of others. */
#define A_PUPIL " pupil INTEGER NOT NULL REFERENCES pupil ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
#define A_PLACE " pupil INTEGER NOT NULL REFERENCES pupil DEFERRABLE INITIALLY DEFERRED"
#define PART_OF(table) " " table " INTEGER NOT NULL REFERENCES " table " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
#define A_DATE(column) " " column " TEXT NOT NULL CHECK (" column " GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')"

#define OLD_ORDER "'max_tenure min_tenure change cooldown strategy turns repeats could'"
#define NEW_ORDER "'max_tenure min_tenure change cooldown turns strategy repeats wishes'"

const char lp_i_store_version_2[] =
  /* What is new about what was there. */
  "CREATE TABLE setting (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;"
  "ALTER TABLE rule ADD COLUMN own_id INTEGER NOT NULL DEFAULT 1 CHECK (own_id IN (0, 1));"
  "ALTER TABLE round ADD COLUMN arm TEXT;"
  "ALTER TABLE round ADD COLUMN period INTEGER CHECK (period >= 0);"
  "ALTER TABLE round ADD COLUMN draw INTEGER NOT NULL DEFAULT 0 CHECK (draw >= 0);"
  "ALTER TABLE round ADD COLUMN fresh INTEGER NOT NULL DEFAULT 0 CHECK (fresh IN (0, 1));"
  "ALTER TABLE undo ADD COLUMN g ANY;"
  "ALTER TABLE undo ADD COLUMN h ANY;"
  "ALTER TABLE undo ADD COLUMN i ANY;"
  /* What comes next. */
  "CREATE TABLE round_group (key INTEGER PRIMARY KEY," PART_OF ("round") ") STRICT;"
  "CREATE INDEX round_group_round ON round_group (round);"
  "CREATE TABLE group_unit (key INTEGER PRIMARY KEY," PART_OF ("round_group") ") STRICT;"
  "CREATE INDEX group_unit_group ON group_unit (round_group);"
  "CREATE TABLE group_pupil (key INTEGER PRIMARY KEY," PART_OF ("group_unit") "," A_PLACE ") STRICT;"
  "CREATE INDEX group_pupil_unit ON group_pupil (group_unit);"
  "CREATE TABLE role (key INTEGER PRIMARY KEY," A_ROUND A_PUPIL " name TEXT NOT NULL, UNIQUE (round, pupil)) STRICT;"
  "CREATE TABLE topic (key INTEGER PRIMARY KEY," A_ROUND A_PUPIL " name TEXT NOT NULL, UNIQUE (round, pupil)) STRICT;"
  "CREATE TABLE plan (key INTEGER PRIMARY KEY," A_DATE ("made") ", policy INTEGER, bound_tier TEXT, bound_cost INTEGER,"
  " optimum INTEGER NOT NULL CHECK (optimum IN (0, 1)), certificate TEXT) STRICT;"
  "CREATE TABLE plan_round (key INTEGER PRIMARY KEY," PART_OF ("plan") "," A_DATE ("date") ", UNIQUE (plan, date)) STRICT;"
  "CREATE TABLE plan_partnership (key INTEGER PRIMARY KEY," PART_OF ("plan_round") ","
  " fixed INTEGER NOT NULL CHECK (fixed IN (0, 1))) STRICT;"
  "CREATE INDEX plan_partnership_round ON plan_partnership (plan_round);"
  "CREATE TABLE plan_partner (key INTEGER PRIMARY KEY," PART_OF ("plan_partnership") "," A_PLACE ") STRICT;"
  "CREATE INDEX plan_partner_partnership ON plan_partner (plan_partnership);"
  "CREATE TABLE plan_absent (key INTEGER PRIMARY KEY," PART_OF ("plan_round") "," A_PLACE ") STRICT;"
  "CREATE INDEX plan_absent_round ON plan_absent (plan_round);"
  "CREATE TABLE plan_cost (key INTEGER PRIMARY KEY," PART_OF ("plan") ","
  " plan_round INTEGER REFERENCES plan_round ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  " tier TEXT NOT NULL, cost INTEGER NOT NULL) STRICT;"
  "CREATE INDEX plan_cost_plan ON plan_cost (plan);"
  "CREATE INDEX plan_cost_round ON plan_cost (plan_round);"
  "CREATE TABLE room (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
  "CREATE TABLE room_table (key INTEGER PRIMARY KEY," PART_OF ("room") ", name TEXT NOT NULL,"
  " places INTEGER NOT NULL CHECK (places > 0), at_row INTEGER NOT NULL, at_column INTEGER NOT NULL, UNIQUE (room, name)) STRICT;"
  "CREATE TABLE table_mark (key INTEGER PRIMARY KEY," PART_OF ("room_table") ", mark TEXT NOT NULL, UNIQUE (room_table, mark)) STRICT;"
  "CREATE TABLE seat (key INTEGER PRIMARY KEY,"
  " round INTEGER REFERENCES round ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED," A_PUPIL PART_OF ("room_table") ","
  " place INTEGER NOT NULL CHECK (place >= 0), UNIQUE (round, pupil)) STRICT;"
  "CREATE INDEX seat_table ON seat (room_table);"
  "CREATE TABLE voice (key INTEGER PRIMARY KEY," A_ROUND A_PUPIL A_DATE ("date") ","
  " question TEXT NOT NULL, answer TEXT NOT NULL, UNIQUE (round, pupil, question)) STRICT;"
  /* What the steps to take back keep of a row: the columns that are new hold what a new column holds. */
  "UPDATE undo SET f = 1 WHERE place = 'rule' AND change <> 'insert';"
  "UPDATE undo SET h = 0, i = 0 WHERE place = 'round' AND change <> 'insert';"
  /*
   * The old words for what is now called otherwise; and the old default order,
   * under which turns stood below the strategy, is that of nobody's choice.
   */
  "INSERT INTO setting (name, value) SELECT 'notice:matched-is-nearest', '' FROM class JOIN policy ON policy.version = class.policy"
  " WHERE policy.name = 'strategy' AND policy.value = 'matched';"
  "UPDATE policy SET value = 'nearest' WHERE name = 'strategy' AND value = 'matched';"
  "UPDATE policy SET value = " NEW_ORDER " WHERE name = 'order' AND value = " OLD_ORDER ";"
  "UPDATE policy SET value = trim (replace (' ' || value || ' ', ' could ', ' wishes ')) WHERE name = 'order';"
  "UPDATE undo SET c = 'nearest' WHERE place = 'policy' AND b = 'strategy' AND c = 'matched';"
  "UPDATE undo SET c = " NEW_ORDER " WHERE place = 'policy' AND b = 'order' AND c = " OLD_ORDER ";"
  "UPDATE undo SET c = trim (replace (' ' || c || ' ', ' could ', ' wishes ')) WHERE place = 'policy' AND b = 'order';";
