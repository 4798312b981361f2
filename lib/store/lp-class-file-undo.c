/* SPDX-License-Identifier: MIT */
/*
 * Undo: while a step runs, triggers that exist for this connection alone write
 * down each row as it was before it changed, values of any type unchanged.
 * Taking a step back puts these rows back, the latest change first: each table
 * passes through the states that it had, in reverse, so that the result is
 * exactly the state before the step.
 */
#include "store/lp-store-private.h"

#include <string.h>

static const char value_letters[] = "abcdefghi";
G_STATIC_ASSERT (sizeof value_letters == LP_I_STORE_MAX_COLUMNS + 1);

/* "INSERT INTO undo … VALUES (…, old.id, old.name)" for a change to a table's row. */
static void
append_record (GString *sql, const LpIStoreTable *table, const char *change, gboolean with_values)
{
  g_string_append (sql, " INSERT INTO undo (step, place, change, row");
  for (gsize i = 0; with_values && table->columns[i] != NULL; i++)
    g_string_append_printf (sql, ", %c", value_letters[i]);
  g_string_append_printf (sql, ") VALUES ((SELECT max (key) FROM step), '%s', '%s', %s.key", table->name, change,
                          with_values ? "old" : "new");
  for (gsize i = 0; with_values && table->columns[i] != NULL; i++)
    g_string_append_printf (sql, ", old.\"%s\"", table->columns[i]);
  g_string_append (sql, ");");
}

static void
append_trigger (GString *sql, const LpIStoreTable *table, const char *change, gboolean with_values)
{
  g_string_append_printf (sql, "CREATE TEMP TRIGGER undo_%s_%s AFTER %s ON main.\"%s\" BEGIN", table->name, change, change, table->name);
  append_record (sql, table, change, with_values);
  g_string_append (sql, " END;");
}

static gboolean
watch_changes (LpClassFile *file, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    append_trigger (sql, table, "insert", FALSE);
    append_trigger (sql, table, "update", TRUE);
    append_trigger (sql, table, "delete", TRUE);
  }
  return lp_i_store_execute (file, sql->str, error);
}

/* Being created within the transaction, the triggers go where it is rolled back. */
gboolean
lp_i_undo_start (LpClassFile *file, const char *command, GError **error)
{
  return lp_i_store_run (file, error, "INSERT INTO step (command) VALUES (?)", "t", command)
         && lp_i_store_run (file, error, "DELETE FROM step WHERE key <= (SELECT max (key) FROM step) - ?", "i",
                            (gint64) LP_CLASS_FILE_MAX_STEPS)
         && watch_changes (file, error);
}

gboolean
lp_i_undo_stop (LpClassFile *file, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++)
    g_string_append_printf (sql,
                            "DROP TRIGGER IF EXISTS temp.undo_%s_insert; DROP TRIGGER IF EXISTS temp.undo_%s_update;"
                            " DROP TRIGGER IF EXISTS temp.undo_%s_delete;",
                            table->name, table->name, table->name);
  return lp_i_store_execute (file, sql->str, error);
}

gboolean
lp_i_undo_clear (LpClassFile *file, GError **error)
{
  return lp_i_store_execute (file, "DELETE FROM undo; DELETE FROM step", error);
}

const char *
lp_class_file_get_last_step (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.last_step;
}

static const LpIStoreTable *
find_table (const char *name)
{
  for (const LpIStoreTable *table = lp_i_store_tables; table->name != NULL; table++) {
    if (strcmp (table->name, name) == 0)
      return table;
  }
  return NULL;
}

/* "UPDATE pupil SET id = a, … FROM undo WHERE …", or the INSERT that puts a deleted row back. */
static char *
restoring_statement (const LpIStoreTable *table, gboolean was_deleted)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) both = g_string_new (NULL);

  for (gsize i = 0; table->columns[i] != NULL; i++) {
    g_string_append_printf (columns, ", \"%s\"", table->columns[i]);
    g_string_append_printf (values, ", undo.%c", value_letters[i]);
    g_string_append_printf (both, "%s\"%s\" = undo.%c", i > 0 ? ", " : "", table->columns[i], value_letters[i]);
  }
  if (was_deleted)
    return g_strdup_printf ("INSERT INTO \"%s\" (key%s) SELECT row%s FROM undo WHERE undo.key = ?1", table->name, columns->str, values->str);
  return g_strdup_printf ("UPDATE \"%s\" AS present SET %s FROM undo WHERE undo.key = ?1 AND present.key = undo.row", table->name, both->str);
}

static gboolean
restore_row (LpClassFile *file, const LpIStoreTable *table, const char *change, gint64 key, GError **error)
{
  g_autofree char *sql = strcmp (change, "insert") == 0
                           ? g_strdup_printf ("DELETE FROM \"%s\" WHERE key = (SELECT row FROM undo WHERE key = ?1)", table->name)
                           : restoring_statement (table, strcmp (change, "delete") == 0);

  return lp_i_store_run (file, error, sql, "i", key);
}

/* Cascades would take rows that the log restores by itself. */
static gboolean
restore_rows (LpClassFile *file, gint64 step, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, error, "SELECT key, place, change FROM undo WHERE step = ? ORDER BY key DESC",
                                                    "i", step);
  int state = rows == NULL ? -1 : 0;

  while (rows != NULL && (state = lp_i_store_next (file, rows, error)) > 0) {
    const LpIStoreTable *table = find_table (lp_i_store_text (rows, 1));
    if (table == NULL) {
      lp_i_store_fail_damaged (file, "a step to take back names a table that there is not", error);
      return FALSE;
    }
    if (!restore_row (file, table, lp_i_store_text (rows, 2), sqlite3_column_int64 (rows, 0), error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
undo_step (LpClassFile *file, GError **error)
{
  gint64 step;

  if (!lp_i_store_get_number (file, &step, error, "SELECT max (key) FROM step", ""))
    return FALSE;
  if (step == 0) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "%s: there is no step to take back.", file->name);
    return FALSE;
  }
  return restore_rows (file, step, error) && lp_i_store_run (file, error, "DELETE FROM undo WHERE step = ?", "i", step)
         && lp_i_store_run (file, error, "DELETE FROM step WHERE key = ?", "i", step);
}

gboolean
lp_class_file_undo (LpClassFile *file, GError **error)
{
  g_return_val_if_fail (file != NULL && !file->in_step, FALSE);

  if (!lp_i_class_file_begin_bare (file, error))
    return FALSE;
  if (undo_step (file, error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}
