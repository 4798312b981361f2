/* SPDX-License-Identifier: MIT */
/* Every call to the operating system: files read whole, written whole or not at all; the day; the terminal. */
#define _XOPEN_SOURCE 700
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536

static gboolean
fail (GError **error, const char *path, const char *what, const char *why)
{
  g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: %s: %s.", path, what, why);
  return FALSE;
}

void
cli_text_clear (CliText *text)
{
  g_free (text->bytes);
  *text = (CliText) { 0 };
}

/* Reads a descriptor to its end, but never more than limit bytes. */
static gboolean
read_all (int fd, const char *path, gsize limit, CliText *text, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char *chunk = g_alloca (CHUNK);

  for (;;) {
    ssize_t n = read (fd, chunk, CHUNK);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (error, path, _("cannot be read"), errno == EISDIR ? _("it is a folder") : g_strerror (errno));
    if (n == 0)
      break;
    if (bytes->len + (gsize) n > limit) {
      g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, _("%s: longer than the %zu"
                   " MB that are read."), path, limit >> 20);
      return FALSE;
    }
    g_byte_array_append (bytes, (const guint8 *) chunk, (guint) n);
  }
  text->length = bytes->len;
  text->exists = TRUE;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  text->bytes = (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  return TRUE;
}

/* Reads a file, or standard input for "-". Where it may be missing, exists says whether it was. */
gboolean
cli_file_read (const char *path, gsize limit, gboolean may_be_missing, CliText *text, GError **error)
{
  if (strcmp (path, "-") == 0)
    return read_all (STDIN_FILENO, _("standard input"), limit, text, error);

  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT && may_be_missing) {
    *text = (CliText) { 0 };
    return TRUE;
  }
  if (fd < 0)
    return fail (error, path, _("cannot be read"), g_strerror (errno));
  gboolean done = read_all (fd, path, limit, text, error);
  close (fd);
  return done;
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    ssize_t n = write (fd, bytes, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    bytes += n;
    length -= (gsize) n;
  }
  return TRUE;
}

/* Somebody else may have written since the file was read: their round must not be lost. */
static gboolean
is_unchanged (const char *path, const CliText *before, GError **error)
{
  g_auto (CliText) now = { 0 };

  if (!cli_file_read (path, LP_CSV_MAX_LENGTH, TRUE, &now, error))
    return FALSE;
  if (now.exists == before->exists && now.length == before->length
      && (now.length == 0 || memcmp (now.bytes, before->bytes, now.length) == 0))
    return TRUE;
  return fail (error, path, _("not written"), _("another program has changed it meanwhile; try again"));
}

static mode_t
mode_for (const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0)
    return info.st_mode & 0777;
  mode_t mask = umask (0);
  umask (mask);
  return 0666 & ~mask;
}

/* Fills the temporary file, puts it on the disk and under the right name. */
static gboolean
fill_and_rename (int fd, const char *temporary, const char *path, const CliText *before,
                 const char *bytes, gsize length, GError **error)
{
  gboolean written = fchmod (fd, mode_for (path)) == 0 && write_all (fd, bytes, length) && fsync (fd) == 0;
  int reason = errno;

  if (close (fd) != 0 && written) {
    written = FALSE;
    reason = errno;
  }
  if (!written)
    return fail (error, path, _("cannot be written"), g_strerror (reason));
  if (!is_unchanged (path, before, error))
    return FALSE;
  if (rename (temporary, path) != 0)
    return fail (error, path, _("cannot be replaced"), g_strerror (errno));
  return TRUE;
}

/* The name outlives a power cut only when the folder is on the disk too. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0) {
    /* Some file systems cannot; the file itself is safe. */
  }
  close (fd);
}

static gboolean
may_be_replaced (const char *path, GError **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return TRUE;
  if (S_ISDIR (info.st_mode))
    return fail (error, path, _("cannot be written"), _("it is a folder"));
  if (!S_ISREG (info.st_mode))
    return fail (error, path, _("cannot be written"), _("it is not an ordinary file"));
  if (access (path, W_OK) != 0)
    return fail (error, path, _("cannot be written"), g_strerror (errno));
  return TRUE;
}

static gboolean
replace (const char *path, const CliText *before, const char *bytes, gsize length, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = mkstemp (temporary);

  if (fd < 0)
    return fail (error, path, _("cannot write beside it"), g_strerror (errno));
  if (!fill_and_rename (fd, temporary, path, before, bytes, length, error)) {
    unlink (temporary);
    return FALSE;
  }
  sync_folder (path);
  return TRUE;
}

/*
 * Writes a whole new file beside the old one and renames it, so that at any
 * moment there is the old file or the new one, never half of either. A link
 * stays a link. Signals that would leave the temporary file behind wait.
 */
gboolean
cli_file_replace (const char *path, const CliText *before, const char *bytes, gsize length, GError **error)
{
  char *real = realpath (path, NULL);
  const char *target = real != NULL ? real : path;
  sigset_t waiting, old;

  sigemptyset (&waiting);
  sigaddset (&waiting, SIGINT);
  sigaddset (&waiting, SIGTERM);
  sigaddset (&waiting, SIGHUP);
  sigprocmask (SIG_BLOCK, &waiting, &old);
  gboolean done = may_be_replaced (target, error) && replace (target, before, bytes, length, error);
  sigprocmask (SIG_SETMASK, &old, NULL);
  free (real);
  return done;
}

gboolean
cli_file_is_terminal (FILE *stream)
{
  return isatty (fileno (stream)) == 1;
}

/* A limit on file sizes is then an error from write() like any other. */
void
cli_file_ignore_size_signal (void)
{
  signal (SIGXFSZ, SIG_IGN);
}

/* The first bytes of an ordinary file; FALSE where it cannot be read. */
gboolean
cli_file_begins_as (const char *path, char *start, gsize length, gsize *n)
{
  struct stat info;
  int fd = stat (path, &info) == 0 && S_ISREG (info.st_mode) ? open (path, O_RDONLY | O_CLOEXEC) : -1;

  if (fd < 0)
    return FALSE;
  ssize_t got = read (fd, start, length);
  close (fd);
  *n = got > 0 ? (gsize) got : 0;
  return got >= 0;
}

/* Writes a page or a table as a whole; what was there is replaced. "-" is standard output. */
gboolean
cli_file_write_new (const char *path, const char *bytes, gsize length, GError **error)
{
  g_auto (CliText) before = { 0 };

  if (strcmp (path, "-") == 0) {
    fwrite (bytes, 1, length, stdout);
    return TRUE;
  }
  return cli_file_read (path, LP_JSON_MAX_LENGTH, TRUE, &before, error) && cli_file_replace (path, &before, bytes, length, error);
}

/* Makes a file of random bytes that only its owner may read, where there is none. */
gboolean
cli_file_make_key (const char *path, gsize length, GError **error)
{
  g_autofree char *bytes = g_malloc (length);
  g_auto (CliText) random = { 0 };

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  int source = open ("/dev/urandom", O_RDONLY | O_CLOEXEC);
  ssize_t got = source < 0 ? -1 : read (source, bytes, length);
  if (source >= 0)
    close (source);
  if (got != (ssize_t) length)
    return fail (error, path, _("no random bytes"), g_strerror (errno));
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, path, _("cannot be made"), g_strerror (errno));
  gboolean written = write_all (fd, bytes, length) && fsync (fd) == 0;
  if (close (fd) == 0 && written)
    return TRUE;
  unlink (path);
  return fail (error, path, _("cannot be written"), g_strerror (errno));
}

/* PARTNERS_TODAY stands in for the clock, so that a year can be lived through in a minute. */
LpDate
cli_file_today (void)
{
  const char *instead = g_getenv ("PARTNERS_TODAY");
  LpDate date;

  if (instead != NULL && lp_date_parse (instead, &date, NULL))
    return date;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return lp_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}
