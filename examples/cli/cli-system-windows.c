/* SPDX-License-Identifier: MIT */
/* The command on Windows. */
#define _CRT_RAND_S
#define WIN32_LEAN_AND_MEAN
#include "cli-system.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#define MAX_LINE 1000
#define OUTPUT_BUFFER 65536
#define MAY_WRITE 2
#define MOST_AT_ONCE ((gsize) 1 << 20)

static UINT code_page_before;

static HANDLE
handle_of (FILE *stream)
{
  return (HANDLE) _get_osfhandle (_fileno (stream));
}

/* The C library takes any device for a terminal, even the one that swallows everything. */
gboolean
cli_system_is_terminal (FILE *stream)
{
  DWORD mode;

  return GetConsoleMode (handle_of (stream), &mode) != 0;
}

static void
restore_code_page (void)
{
  fflush (stdout);
  SetConsoleOutputCP (code_page_before);
}

static void
speak_utf8 (void)
{
  if (!cli_system_is_terminal (stdout) && !cli_system_is_terminal (stderr))
    return;
  code_page_before = GetConsoleOutputCP ();
  if (code_page_before != CP_UTF8 && SetConsoleOutputCP (CP_UTF8))
    atexit (restore_code_page);
}

/* Bytes go through as they are, and a letter is not cut in two on its way to the terminal. */
char **
cli_system_begin (char **argv)
{
  _setmode (_fileno (stdin), _O_BINARY);
  _setmode (_fileno (stdout), _O_BINARY);
  _setmode (_fileno (stderr), _O_BINARY);
  setvbuf (stdout, NULL, _IOFBF, OUTPUT_BUFFER);
  setvbuf (stderr, NULL, _IONBF, 0);
  speak_utf8 ();
  return g_win32_get_command_line ();
}

static char *
read_console_line (void)
{
  wchar_t line[MAX_LINE];
  DWORD n = 0;

  if (!ReadConsoleW (handle_of (stdin), line, MAX_LINE, &n, NULL) || n == 0)
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) line, (gssize) n, NULL, NULL, NULL);
}

char *
cli_system_read_line (void)
{
  char line[MAX_LINE] = "";

  if (cli_system_is_terminal (stdin))
    return read_console_line ();
  return fgets (line, sizeof line, stdin) != NULL ? g_strdup (line) : NULL;
}

char *
cli_system_resolve (const char *path)
{
  return g_strdup (path);
}

static gboolean
identify (const char *path, BY_HANDLE_FILE_INFORMATION *info)
{
  g_autofree wchar_t *wide = (wchar_t *) g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  HANDLE file = wide == NULL ? INVALID_HANDLE_VALUE
                             : CreateFileW (wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
                                            FILE_FLAG_BACKUP_SEMANTICS, NULL);

  if (file == INVALID_HANDLE_VALUE)
    return FALSE;
  gboolean known = GetFileInformationByHandle (file, info) != 0;
  CloseHandle (file);
  return known;
}

gboolean
cli_system_is_same_file (const char *read, const char *path)
{
  BY_HANDLE_FILE_INFORMATION x, y;
  gboolean known = strcmp (read, "-") == 0 ? GetFileInformationByHandle (handle_of (stdin), &x) != 0 : identify (read, &x);

  return known && identify (path, &y) && x.dwVolumeSerialNumber == y.dwVolumeSerialNumber
         && x.nFileIndexHigh == y.nFileIndexHigh && x.nFileIndexLow == y.nFileIndexLow;
}

gboolean
cli_system_may_write (const char *path)
{
  return g_access (path, MAY_WRITE) == 0 || errno == ENOENT;
}

/* A new file has the permissions that its folder gives. */
gboolean
cli_system_copy_mode (int fd, const char *path)
{
  return TRUE;
}

gboolean
cli_system_write (int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    int n = _write (fd, bytes, (unsigned int) MIN (length, MOST_AT_ONCE));
    if (n < 0)
      return FALSE;
    bytes += n;
    length -= (gsize) n;
  }
  return _commit (fd) == 0;
}

gboolean
cli_system_close (int fd)
{
  return _close (fd) == 0;
}

gboolean
cli_system_replace (const char *from, const char *to, char **why)
{
  g_autofree wchar_t *wide_from = (wchar_t *) g_utf8_to_utf16 (from, -1, NULL, NULL, NULL);
  g_autofree wchar_t *wide_to = (wchar_t *) g_utf8_to_utf16 (to, -1, NULL, NULL, NULL);

  if (wide_from != NULL && wide_to != NULL
      && MoveFileExW (wide_from, wide_to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
    return TRUE;
  *why = g_win32_error_message ((gint) GetLastError ());
  g_strchomp (*why);
  if (g_str_has_suffix (*why, "."))
    (*why)[strlen (*why) - 1] = '\0';
  return FALSE;
}

void
cli_system_hold_signals (void)
{
  SetConsoleCtrlHandler (NULL, TRUE);
}

void
cli_system_release_signals (void)
{
  SetConsoleCtrlHandler (NULL, FALSE);
}

gboolean
cli_system_draw_secret (char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i += sizeof (unsigned int)) {
    unsigned int drawn;
    if (rand_s (&drawn) != 0)
      return FALSE;
    memcpy (bytes + i, &drawn, MIN (sizeof drawn, length - i));
  }
  return TRUE;
}
