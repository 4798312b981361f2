/* SPDX-License-Identifier: MIT */
/* Statements with their parameters, and what the database says in plain words. */
#include "store/lp-store-private.h"

#include <stdarg.h>

static const char *
describe_code (int code)
{
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return "another program is writing to it; try again in a moment";
  case SQLITE_FULL:
    return "the disk is full; nothing was changed";
  case SQLITE_READONLY:
    if (code == SQLITE_READONLY_ROLLBACK)
      return "it was left in the middle of a change and is read-only: make it writable, and it mends itself";
    return code == SQLITE_READONLY_DIRECTORY ? "nothing can be written to its folder" : "it is read-only";
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return "it cannot be opened, or nothing can be written beside it";
  case SQLITE_NOTADB:
    return "it is not a class file";
  case SQLITE_CORRUPT:
    return "it is damaged; go back to a copy";
  case SQLITE_NOMEM:
    return "there is not enough memory";
  case SQLITE_IOERR:
    return "it cannot be read or written (the disk, or the way to it, has a fault); nothing was changed";
  default:
    return NULL;
  }
}

void
lp_i_store_fail (LpClassFile *file, int code, GError **error)
{
  const char *words = describe_code (code);

  if (words != NULL)
    g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: %s.", file->name, words);
  else
    g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: the database says: %s.", file->name, sqlite3_errmsg (file->db));
}

void
lp_i_store_fail_damaged (LpClassFile *file, const char *what, GError **error)
{
  g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: it is damaged or not a class file: %s.", file->name, what);
}

static int
bind_date (sqlite3_stmt *statement, int place, LpDate date)
{
  if (date == LP_DATE_NONE)
    return sqlite3_bind_null (statement, place);
  return sqlite3_bind_text (statement, place, lp_date_to_string (date), -1, g_free);
}

static int
bind_values (sqlite3_stmt *statement, const char *types, va_list values)
{
  int code = SQLITE_OK;

  for (int i = 1; *types != '\0' && code == SQLITE_OK; i++, types++) {
    switch (*types) {
    case 't':
      code = sqlite3_bind_text (statement, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
      break;
    case 'i':
      code = sqlite3_bind_int64 (statement, i, va_arg (values, gint64));
      break;
    case 'd':
      code = sqlite3_bind_double (statement, i, va_arg (values, double));
      break;
    default:
      code = bind_date (statement, i, va_arg (values, LpDate));
      break;
    }
  }
  return code;
}

static sqlite3_stmt *
query_list (LpClassFile *file, GError **error, const char *sql, const char *types, va_list values)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (file->db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = bind_values (statement, types, values);
  if (code == SQLITE_OK)
    return statement;
  lp_i_store_fail (file, sqlite3_extended_errcode (file->db), error);
  sqlite3_finalize (statement);
  return NULL;
}

sqlite3_stmt *
lp_i_store_query (LpClassFile *file, GError **error, const char *sql, const char *types, ...)
{
  va_list values;

  va_start (values, types);
  sqlite3_stmt *statement = query_list (file, error, sql, types, values);
  va_end (values);
  return statement;
}

int
lp_i_store_next (LpClassFile *file, sqlite3_stmt *rows, GError **error)
{
  int code = sqlite3_step (rows);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  lp_i_store_fail (file, sqlite3_extended_errcode (file->db), error);
  return -1;
}

gboolean
lp_i_store_run (LpClassFile *file, GError **error, const char *sql, const char *types, ...)
{
  va_list values;

  va_start (values, types);
  g_autoptr (sqlite3_stmt) statement = query_list (file, error, sql, types, values);
  va_end (values);
  return statement != NULL && lp_i_store_next (file, statement, error) >= 0;
}

gboolean
lp_i_store_get_number (LpClassFile *file, gint64 *number, GError **error, const char *sql, const char *types, ...)
{
  va_list values;

  va_start (values, types);
  g_autoptr (sqlite3_stmt) rows = query_list (file, error, sql, types, values);
  va_end (values);
  if (rows == NULL)
    return FALSE;
  int state = lp_i_store_next (file, rows, error);
  if (state < 0)
    return FALSE;
  *number = state > 0 ? sqlite3_column_int64 (rows, 0) : 0;
  return TRUE;
}

gboolean
lp_i_store_execute (LpClassFile *file, const char *sql, GError **error)
{
  if (sqlite3_exec (file->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  lp_i_store_fail (file, sqlite3_extended_errcode (file->db), error);
  return FALSE;
}

const char *
lp_i_store_text (sqlite3_stmt *rows, int column)
{
  const char *text = (const char *) sqlite3_column_text (rows, column);

  return text == NULL ? "" : text;
}

gboolean
lp_i_store_date (LpClassFile *file, sqlite3_stmt *rows, int column, LpDate *date, GError **error)
{
  if (sqlite3_column_type (rows, column) == SQLITE_NULL) {
    *date = LP_DATE_NONE;
    return TRUE;
  }
  if (lp_date_parse (lp_i_store_text (rows, column), date, NULL))
    return TRUE;
  lp_i_store_fail_damaged (file, "a date in it is none", error);
  return FALSE;
}
