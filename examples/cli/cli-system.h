/* SPDX-License-Identifier: MIT */
/* What systems do differently: cli-system-posix.c and cli-system-windows.c each do it their way. */
#pragma once

#include <glib.h>
#include <stdio.h>

/* First of all; returns the arguments in UTF-8, which last as long as the program. */
char   **cli_system_begin (char **argv);

gboolean cli_system_is_terminal (FILE *stream);
/* A line from standard input in UTF-8, owned by the caller; NULL at its end. */
char    *cli_system_read_line (void);

/* Where a path leads that may be a link; owned by the caller. */
char    *cli_system_resolve (const char *path);
/* Whether a file that is read ("-" for standard input) is the one at path, by links or by a second name. */
gboolean cli_system_is_same_file (const char *read, const char *path);
/* FALSE, with errno, where a file is there that may not be written to. */
gboolean cli_system_may_write (const char *path);
/* Gives an open file the permissions of the one at path, or those of any new file. */
gboolean cli_system_copy_mode (int fd, const char *path);
/* Returns once the disk has all of it; FALSE with errno, as in the next. */
gboolean cli_system_write (int fd, const char *bytes, gsize length);
gboolean cli_system_close (int fd);
/* Puts a file in another's place, at once and for good; on failure why is owned by the caller. */
gboolean cli_system_replace (const char *from, const char *to, char **why);
/* From one call to the other nobody at the keyboard ends the program. */
void     cli_system_hold_signals (void);
void     cli_system_release_signals (void);

/* Bytes that nobody can guess. */
gboolean cli_system_draw_secret (char *bytes, gsize length);
