/* SPDX-License-Identifier: MIT */
/*
 * Whatever call to the disk goes wrong while a class file is written, one
 * after the other (every fourth in the suite), the file afterwards holds the
 * state before the step or the one after it, and nothing else: the disk is
 * full, once or from then on; an input or output error; a kill before the call,
 * or in the middle of a write.
 * A step that reports success is there, one that reports failure is not.
 */
#define _XOPEN_SOURCE 700
#include "cases.h"
#include "store/lp-store-private.h"

#include "checks.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MONDAY 20766

typedef enum { FAULT_NONE, FAULT_FULL_ONCE, FAULT_FULL, FAULT_IO, FAULT_KILL, FAULT_TORN } Fault;

static struct {
  Fault fault;
  int   at;    /* which call, from 1 */
  int   calls; /* so far */
} plan;

/* A VFS over the usual one: calls that change the disk are counted, and one of them goes wrong. */
typedef struct {
  sqlite3_file  base;
  sqlite3_file *real; /* follows in the same block */
} ShimFile;

static sqlite3_vfs *real_vfs, shim_vfs;
static sqlite3_io_methods shim_methods;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((ShimFile *) (gpointer) file)->real;
}

/* The code to fail with; SQLITE_OK to go on. */
static int
count_call (void)
{
  plan.calls++;
  if (plan.fault == FAULT_NONE || plan.calls < plan.at)
    return SQLITE_OK;
  switch (plan.fault) {
  case FAULT_FULL_ONCE:
    return plan.calls == plan.at ? SQLITE_FULL : SQLITE_OK;
  case FAULT_FULL:
    return SQLITE_FULL;
  case FAULT_IO:
    return SQLITE_IOERR_WRITE;
  case FAULT_KILL:
    raise (SIGKILL);
    return SQLITE_OK;
  default:
    return SQLITE_OK;
  }
}

static int
shim_write (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
  int code = count_call ();

  if (plan.fault == FAULT_TORN && plan.calls == plan.at) {
    real_of (file)->pMethods->xWrite (real_of (file), bytes, n / 2, at);
    raise (SIGKILL);
  }
  return code != SQLITE_OK ? code : real_of (file)->pMethods->xWrite (real_of (file), bytes, n, at);
}

static int
shim_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = count_call ();

  return code != SQLITE_OK ? code : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
shim_sync (sqlite3_file *file, int flags)
{
  int code = count_call ();

  /* The tests end no power supply: what is written is kept, and they need not wait for the disk. */
  return code;
}

static int
shim_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
shim_read (sqlite3_file *file, void *bytes, int n, sqlite3_int64 at)
{
  return real_of (file)->pMethods->xRead (real_of (file), bytes, n, at);
}

static int
shim_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
shim_lock (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
shim_unlock (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
shim_check_lock (sqlite3_file *file, int *out)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), out);
}

static int
shim_control (sqlite3_file *file, int op, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
shim_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
shim_device (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
shim_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  ShimFile *shim = (ShimFile *) (gpointer) file;

  shim->base.pMethods = NULL;
  shim->real = (sqlite3_file *) (gpointer) (shim + 1);
  int code = real_vfs->xOpen (real_vfs, name, shim->real, flags, out_flags);
  if (code == SQLITE_OK)
    shim->base.pMethods = &shim_methods;
  return code;
}

static int
shim_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  int code = count_call ();

  return code != SQLITE_OK ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, 0);
}

static void
install_shim (void)
{
  shim_methods = (sqlite3_io_methods){ 1, shim_close, shim_read, shim_write, shim_truncate, shim_sync, shim_size, shim_lock, shim_unlock,
                                       shim_check_lock, shim_control, shim_sector, shim_device, NULL, NULL, NULL, NULL, NULL, NULL };
  real_vfs = sqlite3_vfs_find (NULL);
  shim_vfs = *real_vfs;
  shim_vfs.zName = "shim";
  shim_vfs.szOsFile = (int) sizeof (ShimFile) + real_vfs->szOsFile;
  shim_vfs.xOpen = shim_open;
  shim_vfs.xDelete = shim_delete;
  sqlite3_vfs_register (&shim_vfs, 1);
}

/* Where the cases share a process, the next one would put a shim before the shim. */
static void
remove_shim (void)
{
  sqlite3_vfs_unregister (&shim_vfs);
}

static char *folder, *path, *journal;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("lp-faults-XXXXXX", NULL);
  path = g_build_filename (folder, "4B.partners", NULL);
  journal = g_strconcat (path, "-journal", NULL);
  install_shim ();
}

static void
tear_down (void)
{
  remove_shim ();
  g_unlink (path);
  g_unlink (journal);
  g_rmdir (folder);
  g_free (folder);
  g_free (path);
  g_free (journal);
}

static LpRoster *
make_roster (void)
{
  LpRoster *roster = lp_roster_new ();

  for (int i = 1; i <= 16; i++) {
    g_autofree char *id = g_strdup_printf ("p%d", i);
    g_autofree char *name = g_strdup_printf ("Pupil number %d of a class with long names", i);
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, name, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", i, NULL) && lp_roster_add_pupil (roster, pupil, NULL));
  }
  return roster;
}

static LpRound *
make_round (LpDate date, int shift)
{
  LpRound *round = lp_round_new (date);

  for (int i = 0; i < 8; i++) {
    g_autofree char *a = g_strdup_printf ("p%d", i + 1);
    g_autofree char *b = g_strdup_printf ("p%d", 9 + (i + shift) % 8);
    const char *two[] = { a, b };
    ck_assert (lp_round_add_partnership (round, two, 2, NULL));
  }
  return round;
}

static gboolean
add_round (LpClassFile *file, int number, GError **error)
{
  g_autoptr (LpRound) round = make_round (MONDAY + 7 * number, number);

  if (!lp_class_file_begin (file, "pair", error))
    return FALSE;
  if (lp_class_file_add_round (file, round, 1, NULL, error))
    return lp_class_file_commit (file, error);
  lp_class_file_rollback (file);
  return FALSE;
}

static LpClassFile *
create (GError **error)
{
  g_autoptr (LpRoster) roster = make_roster ();

  return lp_class_file_create (path, "4B", roster, NULL, NULL, error);
}

/* What may go wrong; each is done on a file with four rounds, but that which brings up one of release 0.1. */
typedef enum { DO_ROUND, DO_UNDO, DO_FORGET, DO_PURGE, DO_CREATE, DO_MIGRATE, N_DEEDS } Deed;

static gboolean
perform (Deed deed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpClassFile) file = deed == DO_CREATE ? create (&error) : lp_class_file_open (path, &error);

  if (file == NULL)
    return FALSE;
  switch (deed) {
  case DO_ROUND:
    return add_round (file, 4, &error);
  case DO_UNDO:
    return lp_class_file_undo (file, &error);
  case DO_FORGET:
    return lp_class_file_forget (file, "p7", &error);
  case DO_PURGE:
    return lp_class_file_purge (file, MONDAY + 14, NULL, &error);
  default:
    return TRUE;
  }
}

static void
append_rows (GString *text, LpClassFile *file, const char *sql)
{
  g_autoptr (sqlite3_stmt) rows = lp_i_store_query (file, NULL, sql, "");

  while (lp_i_store_next (file, rows, NULL) > 0) {
    for (int i = 0; i < sqlite3_column_count (rows); i++)
      g_string_append_printf (text, "|%d%s", sqlite3_column_type (rows, i), lp_i_store_text (rows, i));
    g_string_append_c (text, '\n');
  }
}

/* By the header: user_version is four bytes at 60. */
static gboolean
is_first_version (const char *bytes, gsize length)
{
  return length >= 64 && memcmp (bytes + 60, "\0\0\0\1", 4) == 0;
}

/* All tables and their rows; "" where there is no file or one without a byte. */
static char *
dump (void)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  plan.fault = FAULT_NONE;
  /* A journal beside it may have to roll the file back first. */
  if (g_file_test (journal, G_FILE_TEST_EXISTS) && g_file_test (path, G_FILE_TEST_EXISTS)) {
    sqlite3 *db = NULL;
    ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
    sqlite3_exec (db, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL);
    sqlite3_close (db);
  }
  if (!g_file_get_contents (path, &bytes, &length, NULL) || length == 0)
    return g_string_free (text, FALSE);
  /* Opening one of release 0.1 would bring it up. */
  g_autoptr (LpClassFile) file = is_first_version (bytes, length) ? lp_i_class_file_open_database (path, &error)
                                                                  : lp_class_file_open (path, &error);
  ck_assert_msg (file != NULL, "%s", error != NULL ? error->message : "?");
  ck_assert (lp_class_file_verify (file, NULL));
  append_rows (text, file, "SELECT name, sql FROM sqlite_schema ORDER BY name");
  g_autoptr (sqlite3_stmt) tables = lp_i_store_query (file, NULL, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'state'", "");
  while (lp_i_store_next (file, tables, NULL) > 0) {
    /* A seed is drawn anew at each attempt. */
    const char *name = lp_i_store_text (tables, 0);
    g_autofree char *sql = g_strdup_printf ("SELECT '%s', * FROM \"%s\" %s ORDER BY key", name, name,
                                            strcmp (name, "setting") == 0 ? "WHERE name <> 'seed'" : "");
    append_rows (text, file, sql);
  }
  return g_string_free (text, FALSE);
}

/* Without waiting for the disk, as g_file_set_contents() would. */
static void
write_file (const char *bytes, gsize length)
{
  FILE *stream = g_fopen (path, "wb");

  ck_assert_ptr_nonnull (stream);
  ck_assert_uint_eq (fwrite (bytes, 1, length, stream), length);
  ck_assert_int_eq (fclose (stream), 0);
}

static void
restore (Deed deed)
{
  g_unlink (journal);
  g_unlink (path);
  if (deed == DO_CREATE)
    return;
  plan.fault = FAULT_NONE;
  if (deed == DO_MIGRATE) {
    g_autofree char *from = g_build_filename (g_getenv ("LP_TEST_DATA"), "data", "class-files", "policies.partners", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    ck_assert_msg (g_file_get_contents (from, &bytes, &length, NULL), "%s", from);
    write_file (bytes, length);
    return;
  }
  g_autoptr (LpClassFile) file = create (NULL);
  for (int i = 0; i < 4; i++)
    ck_assert (add_round (file, i, NULL));
}

/* In a process of its own, which may be killed; TRUE where it lived and reported success. */
static gboolean
perform_aside (Deed deed, gboolean *killed)
{
  pid_t child = fork ();
  int status;

  ck_assert_int_ge (child, 0);
  if (child == 0)
    _exit (perform (deed) ? 0 : 1);
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  *killed = WIFSIGNALED (status);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static void
try_fault (Deed deed, Fault fault)
{
  g_autofree char *before = NULL, *after = NULL, *whole = NULL;
  gsize length = 0;
  int n_calls, n_killed = 0;

  restore (deed);
  before = dump ();
  ck_assert (deed == DO_CREATE || g_file_get_contents (path, &whole, &length, NULL));
  plan.calls = 0;
  ck_assert (perform (deed));
  n_calls = plan.calls;
  after = dump ();
  ck_assert_str_ne (before, after);
  ck_assert_int_ge (n_calls, 8);

  /* A new round at every call; of the others each kind of fault meets a third of the calls; of all that a quarter in the
     suite. Each kind begins at another place. */
  int stride = MIN ((deed == DO_ROUND ? 1 : 3) * (is_whole () ? 1 : 4), n_calls);
  for (int at = 1 + (int) fault % stride; at <= n_calls; at += stride) {
    gboolean killed = FALSE;
    g_unlink (journal);
    if (deed == DO_CREATE)
      g_unlink (path);
    else
      write_file (whole, length);
    plan.fault = fault;
    plan.at = at;
    plan.calls = 0;
    gboolean done = fault == FAULT_KILL || fault == FAULT_TORN ? perform_aside (deed, &killed) : perform (deed);
    g_autofree char *now = dump ();
    ck_assert_msg (strcmp (now, before) == 0 || strcmp (now, after) == 0, "deed %d, fault %d at call %d: neither before nor after", deed, fault, at);
    if (!killed && done)
      ck_assert_msg (strcmp (now, after) == 0, "deed %d, fault %d at call %d: success, but nothing there", deed, fault, at);
    /* What may still go wrong after a step has been committed is only the clearing up that makes forgotten bytes go. */
    if (!killed && !done && deed != DO_FORGET && deed != DO_PURGE)
      ck_assert_msg (strcmp (now, before) == 0, "deed %d, fault %d at call %d: failure, but it is there", deed, fault, at);
    n_killed += killed;
  }
  /* Some calls are no writes, and cannot be torn. */
  ck_assert (fault != FAULT_KILL || n_killed * stride > n_calls - stride);
  ck_assert (fault != FAULT_TORN || !is_whole () || n_killed * stride > n_calls / 3);
}

START_TEST (test_fault)
{
  static const Fault faults[] = { FAULT_FULL_ONCE, FAULT_FULL, FAULT_IO, FAULT_KILL, FAULT_TORN };

  try_fault ((Deed) (_i % N_DEEDS), faults[_i / N_DEEDS]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("class-file-faults");
  TCase *tcase = tcase_create ("class-file-faults");

  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_loop_test (tcase, test_fault, 0, 5 * N_DEEDS);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
