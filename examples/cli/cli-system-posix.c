/* SPDX-License-Identifier: MIT */
/* The command on Linux, macOS and their like. */
#define _XOPEN_SOURCE 700
#include "cli-system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINE 1000

static sigset_t signals_before;

/* A limit on file sizes is then an error from write() like any other. */
char **
cli_system_begin (char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  return argv;
}

gboolean
cli_system_is_terminal (FILE *stream)
{
  return isatty (fileno (stream)) == 1;
}

char *
cli_system_read_line (void)
{
  char line[MAX_LINE] = "";

  return fgets (line, sizeof line, stdin) != NULL ? g_strdup (line) : NULL;
}

char *
cli_system_resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *target = g_strdup (real != NULL ? real : path);

  free (real);
  return target;
}

gboolean
cli_system_is_same_file (const char *read, const char *path)
{
  struct stat x, y;
  gboolean known = (strcmp (read, "-") == 0 ? fstat (STDIN_FILENO, &x) : stat (read, &x)) == 0 && stat (path, &y) == 0;

  return known && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

gboolean
cli_system_may_write (const char *path)
{
  return access (path, W_OK) == 0 || errno == ENOENT;
}

gboolean
cli_system_copy_mode (int fd, const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0)
    return fchmod (fd, info.st_mode & 0777) == 0;
  mode_t mask = umask (0);
  umask (mask);
  return fchmod (fd, 0666 & ~mask) == 0;
}

gboolean
cli_system_write (int fd, const char *bytes, gsize length)
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
  return fsync (fd) == 0;
}

gboolean
cli_system_close (int fd)
{
  return close (fd) == 0;
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

gboolean
cli_system_replace (const char *from, const char *to, char **why)
{
  if (rename (from, to) != 0) {
    *why = g_strdup (g_strerror (errno));
    return FALSE;
  }
  sync_folder (to);
  return TRUE;
}

void
cli_system_hold_signals (void)
{
  sigset_t waiting;

  sigemptyset (&waiting);
  sigaddset (&waiting, SIGINT);
  sigaddset (&waiting, SIGTERM);
  sigaddset (&waiting, SIGHUP);
  sigprocmask (SIG_BLOCK, &waiting, &signals_before);
}

void
cli_system_release_signals (void)
{
  sigprocmask (SIG_SETMASK, &signals_before, NULL);
}

gboolean
cli_system_draw_secret (char *bytes, gsize length)
{
  int source = open ("/dev/urandom", O_RDONLY | O_CLOEXEC);
  ssize_t got = source < 0 ? -1 : read (source, bytes, length);

  if (source >= 0)
    close (source);
  return got == (ssize_t) length;
}
