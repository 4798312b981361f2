/* SPDX-License-Identifier: MIT */
/* Opening and closing, and steps as transactions. */
#include "store/lp-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

#define HEADER_LENGTH 100
#define WAIT_MS 10000

/*
 * One file without companions, which a teacher may copy: so no write-ahead
 * log. What is deleted is overwritten. Nothing that a foreign file's schema
 * may bring along is trusted.
 */
static const char connection_settings[] =
  "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA;"
  "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";

static LpClassFile *
class_file_new (const char *path)
{
  LpClassFile *file = g_new0 (LpClassFile, 1);

  file->path = g_strdup (path);
  file->name = g_filename_display_name (path);
  return file;
}

void
lp_class_file_close (LpClassFile *file)
{
  if (file == NULL)
    return;
  sqlite3_close (file->db);
  lp_i_contents_clear (&file->now);
  g_free (file->path);
  g_free (file->name);
  g_free (file);
}

LpClassFile *
lp_i_class_file_open_database (const char *path, GError **error)
{
  g_autoptr (LpClassFile) file = class_file_new (path);
  /* A name that begins with ":" or "file:" is a file like any other. */
  g_autofree char *plain = g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (".", path, NULL);
  int code = sqlite3_open_v2 (plain, &file->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_busy_timeout (file->db, WAIT_MS);
  if (code == SQLITE_OK)
    code = sqlite3_db_config (file->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (code != SQLITE_OK) {
    lp_i_store_fail (file, code, error);
    return NULL;
  }
  return lp_i_store_execute (file, connection_settings, error) ? g_steal_pointer (&file) : NULL;
}

static gboolean
fail_header (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: %s.", name, why);
  return FALSE;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Says no to what is no class file before the database looks at it. */
static gboolean
check_file_header (const char *path, GError **error)
{
  guint8 header[HEADER_LENGTH];

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail_header (path, "it is a folder", error);
  FILE *stream = g_fopen (path, "rb");
  if (stream == NULL)
    return fail_header (path, g_strerror (errno), error);
  gsize n = fread (header, 1, sizeof header, stream);
  fclose (stream);
  if (n == 0)
    return fail_header (path, "it is empty, and not a class file yet", error);
  if (!lp_class_file_is_database ((const char *) header, n))
    return fail_header (path, "it is not a class file", error);
  if (n < HEADER_LENGTH)
    return fail_header (path, "it is damaged: it is cut off", error);
  if (read_big_endian (header + 68) != LP_CLASS_FILE_APPLICATION_ID)
    return fail_header (path, "it is a database of another program, not a class file", error);
  return TRUE;
}

static gboolean
fail_newer (LpClassFile *file, gint64 version, GError **error)
{
  g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: it was written by a newer version of this program (its format is %"
               G_GINT64_FORMAT ", this one knows formats up to %d). Nothing was changed.", file->name, version,
               LP_CLASS_FILE_VERSION);
  return FALSE;
}

static gboolean
migrate_rows (LpClassFile *file, int version, GError **error)
{
  if (!lp_i_store_check_schema (file, lp_i_store_migrations, version, error)
      || !lp_i_store_migrate (file, lp_i_store_migrations, version, LP_CLASS_FILE_VERSION, error))
    return FALSE;
  return version >= 2 || lp_i_store_set_setting (file, LP_I_STORE_SEED, lp_i_store_draw_seed (), error);
}

/*
 * In one transaction: where anything fails, or what comes of it does not read
 * as a class, the file is as it was. Another program may have been faster
 * while this one waited for its turn.
 */
static gboolean
bring_up (LpClassFile *file, GError **error)
{
  gint64 version;

  if (sqlite3_db_readonly (file->db, "main") == 1) {
    g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: it was written by an earlier version of this program and is read-only: make it "
                 "writable, or a copy of it, and it is brought up to date when it is opened.", file->name);
    return FALSE;
  }
  if (!lp_i_store_execute (file, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (lp_i_store_get_number (file, &version, error, "PRAGMA user_version", "")
      && (version == LP_CLASS_FILE_VERSION || migrate_rows (file, (int) version, error))
      && lp_i_class_file_read_again (file, error)
      && lp_i_store_execute (file, "COMMIT", error))
    return TRUE;
  /* A full disk may have rolled back already. */
  lp_i_store_execute (file, "ROLLBACK", NULL);
  return FALSE;
}

/* Brings the schema up to date. */
static gboolean
check_file_version (LpClassFile *file, GError **error)
{
  gint64 version;

  if (!lp_i_store_get_number (file, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version > LP_CLASS_FILE_VERSION)
    return fail_newer (file, version, error);
  if (version < 1) {
    lp_i_store_fail_damaged (file, "its format has no number", error);
    return FALSE;
  }
  if (version < LP_CLASS_FILE_VERSION)
    return bring_up (file, error);
  return lp_i_store_check_schema (file, lp_i_store_migrations, (int) version, error);
}

/* One consistent picture of the file, whoever writes meanwhile. */
static gboolean
load_all (LpClassFile *file, GError **error)
{
  if (!lp_i_store_execute (file, "BEGIN", error))
    return FALSE;
  gboolean done = lp_i_class_file_read_again (file, error);
  lp_i_store_execute (file, "ROLLBACK", NULL);
  return done;
}

gboolean
lp_i_class_file_read_again (LpClassFile *file, GError **error)
{
  LpIContents contents = { 0 };

  if (!lp_i_contents_load (file, &contents, error)) {
    lp_i_contents_clear (&contents);
    return FALSE;
  }
  lp_i_contents_clear (&file->now);
  file->now = contents;
  return TRUE;
}

LpClassFile *
lp_class_file_open (const char *path, GError **error)
{
  g_autoptr (LpClassFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_file_header (path, error))
    return NULL;
  file = lp_i_class_file_open_database (path, error);
  if (file == NULL || !check_file_version (file, error) || !load_all (file, error))
    return NULL;
  return g_steal_pointer (&file);
}

const char *
lp_class_file_get_path (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->path;
}

const char *
lp_class_file_get_title (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.title;
}

LpRoster *
lp_class_file_get_roster (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.roster;
}

LpRoster *
lp_class_file_get_everybody (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.everybody;
}

LpHistory *
lp_class_file_get_history (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.history;
}

LpPolicy *
lp_class_file_get_policy (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->now.policy;
}

guint64
lp_class_file_get_seed (const LpClassFile *file, gsize index)
{
  g_return_val_if_fail (file != NULL, 0);
  g_return_val_if_fail (index < file->now.seeds->len, 0);

  return g_array_index (file->now.seeds, guint64, index);
}

gint64
lp_class_file_get_revision (const LpClassFile *file)
{
  g_return_val_if_fail (file != NULL, 0);

  return file->now.revision;
}

LpDate
lp_class_file_get_left (const LpClassFile *file, const char *id)
{
  gpointer date;

  g_return_val_if_fail (file != NULL && id != NULL, LP_DATE_NONE);

  if (g_hash_table_lookup_extended (file->now.left, id, NULL, &date))
    return GPOINTER_TO_INT (date);
  return LP_DATE_NONE;
}

gboolean
lp_i_class_file_begin_bare (LpClassFile *file, GError **error)
{
  gint64 revision;

  if (!lp_i_store_execute (file, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (lp_i_store_get_number (file, &revision, error, "SELECT revision FROM state", "")
      && (revision == file->now.revision || lp_i_class_file_read_again (file, error))) {
    file->in_step = TRUE;
    return TRUE;
  }
  lp_i_store_execute (file, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
lp_class_file_begin (LpClassFile *file, const char *command, GError **error)
{
  g_return_val_if_fail (file != NULL && command != NULL, FALSE);
  g_return_val_if_fail (!file->in_step, FALSE);

  if (!lp_i_class_file_begin_bare (file, error))
    return FALSE;
  if (lp_i_undo_start (file, command, error))
    return TRUE;
  lp_class_file_rollback (file);
  return FALSE;
}

void
lp_class_file_rollback (LpClassFile *file)
{
  g_return_if_fail (file != NULL);

  if (!file->in_step)
    return;
  file->in_step = FALSE;
  /* A full disk may have rolled back already. */
  lp_i_store_execute (file, "ROLLBACK", NULL);
}

/* What was written must read as a class before it is allowed to stay. */
gboolean
lp_class_file_commit (LpClassFile *file, GError **error)
{
  LpIContents contents = { 0 };

  g_return_val_if_fail (file != NULL && file->in_step, FALSE);

  if (lp_i_undo_stop (file, error)
      && lp_i_store_run (file, error, "UPDATE state SET revision = revision + 1", "")
      && lp_i_contents_load (file, &contents, error)
      && lp_i_store_execute (file, "COMMIT", error)) {
    file->in_step = FALSE;
    lp_i_contents_clear (&file->now);
    file->now = contents;
    return TRUE;
  }
  lp_i_contents_clear (&contents);
  lp_class_file_rollback (file);
  return FALSE;
}
