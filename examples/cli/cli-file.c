/* SPDX-License-Identifier: MIT */
/* Files read whole, written whole or not at all; and the day. */
#include "cli.h"
#include "cli-system.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#define CHUNK 65536
#ifndef O_BINARY
#define O_BINARY 0
#endif

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

static gboolean
fail_to_read (GError **error, const char *path, int reason)
{
  gboolean is_folder = reason == EISDIR || g_file_test (path, G_FILE_TEST_IS_DIR);

  return fail (error, path, _("cannot be read"), is_folder ? _("it is a folder") : g_strerror (reason));
}

/* Reads a stream to its end, but never more than limit bytes. */
static gboolean
read_all (FILE *stream, const char *path, gsize limit, CliText *text, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char *chunk = g_alloca (CHUNK);
  gsize n;

  while ((n = fread (chunk, 1, CHUNK, stream)) > 0) {
    if (bytes->len + n > limit) {
      g_set_error (error, LP_ERROR, LP_ERROR_LIMIT, _("%s: longer than the %zu"
                   " MB that are read."), path, limit >> 20);
      return FALSE;
    }
    g_byte_array_append (bytes, (const guint8 *) chunk, (guint) n);
  }
  if (ferror (stream))
    return fail_to_read (error, path, errno);
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
    return read_all (stdin, _("standard input"), limit, text, error);

  FILE *stream = g_fopen (path, "rb");
  if (stream == NULL && errno == ENOENT && may_be_missing) {
    *text = (CliText) { 0 };
    return TRUE;
  }
  if (stream == NULL)
    return fail_to_read (error, path, errno);
  gboolean done = read_all (stream, path, limit, text, error);
  fclose (stream);
  return done;
}

/* Writes all of it, down to the disk, and closes the file; FALSE with errno. */
static gboolean
fill (int fd, const char *bytes, gsize length)
{
  gboolean written = cli_system_write (fd, bytes, length);
  int reason = errno;

  if (cli_system_close (fd) && written)
    return TRUE;
  errno = written ? errno : reason;
  return FALSE;
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

/* Fills the temporary file, puts it on the disk and under the right name. */
static gboolean
fill_and_rename (int fd, const char *temporary, const char *path, const CliText *before,
                 const char *bytes, gsize length, GError **error)
{
  g_autofree char *why = NULL;

  if (!cli_system_copy_mode (fd, path)) {
    fail (error, path, _("cannot be written"), g_strerror (errno));
    cli_system_close (fd);
    return FALSE;
  }
  if (!fill (fd, bytes, length))
    return fail (error, path, _("cannot be written"), g_strerror (errno));
  if (!is_unchanged (path, before, error))
    return FALSE;
  if (!cli_system_replace (temporary, path, &why))
    return fail (error, path, _("cannot be replaced"), why);
  return TRUE;
}

static gboolean
may_be_replaced (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (error, path, _("cannot be written"), _("it is a folder"));
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return fail (error, path, _("cannot be written"), _("it is not an ordinary file"));
  if (!cli_system_may_write (path))
    return fail (error, path, _("cannot be written"), g_strerror (errno));
  return TRUE;
}

static gboolean
replace (const char *path, const CliText *before, const char *bytes, gsize length, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_BINARY, 0600);

  if (fd < 0)
    return fail (error, path, _("cannot write beside it"), g_strerror (errno));
  if (fill_and_rename (fd, temporary, path, before, bytes, length, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

/*
 * Writes a whole new file beside the old one and renames it, so that at any
 * moment there is the old file or the new one, never half of either. A link
 * stays a link. Signals that would leave the temporary file behind wait.
 */
gboolean
cli_file_replace (const char *path, const CliText *before, const char *bytes, gsize length, GError **error)
{
  g_autofree char *target = cli_system_resolve (path);

  cli_system_hold_signals ();
  gboolean done = may_be_replaced (target, error) && replace (target, before, bytes, length, error);
  cli_system_release_signals ();
  return done;
}

/* The first bytes of an ordinary file; FALSE where it cannot be read. */
gboolean
cli_file_begins_as (const char *path, char *start, gsize length, gsize *n)
{
  FILE *stream = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_fopen (path, "rb") : NULL;

  if (stream == NULL)
    return FALSE;
  *n = fread (start, 1, length, stream);
  gboolean done = !ferror (stream);
  fclose (stream);
  return done;
}

/* Makes a file of random bytes that only its owner may read, where there is none. */
gboolean
cli_file_make_key (const char *path, GError **error)
{
  char bytes[CLI_KEY_LENGTH];

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!cli_system_draw_secret (bytes, sizeof bytes))
    return fail (error, path, _("no random bytes"), g_strerror (errno));
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_BINARY, 0600);
  if (fd < 0)
    return fail (error, path, _("cannot be made"), g_strerror (errno));
  if (fill (fd, bytes, sizeof bytes))
    return TRUE;
  fail (error, path, _("cannot be written"), g_strerror (errno));
  g_unlink (path);
  return FALSE;
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
