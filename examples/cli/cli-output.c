/* SPDX-License-Identifier: MIT */
/*
 * Which file an option may name to be written: the one place that decides it.
 * A class file is a year of a class and a key cannot be made again, so neither
 * is replaced by a page or a table; nor is what the same command reads.
 */
#include "cli.h"
#include "cli-system.h"

#include <string.h>

/* Enough to know a database by, and to see that a key ends. */
#define START_LENGTH (CLI_KEY_LENGTH + 1)

typedef struct {
  char  bytes[START_LENGTH];
  gsize length;
} Start;

/* A class file or another program's database; or what a crash has left beside one, without which it is lost. */
static gboolean
is_database (const Start *start)
{
  static const char journal[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  gsize length = sizeof journal - 1;

#ifdef CLI_HAVE_STORE
  if (lp_class_file_is_database (start->bytes, start->length))
    return TRUE;
#endif
  return start->length >= length && memcmp (start->bytes, journal, length) == 0;
}

/* As cli_file_make_key() makes them; random bytes are no text. */
static gboolean
is_key (const Start *start)
{
  return start->length == CLI_KEY_LENGTH && !g_utf8_validate (start->bytes, CLI_KEY_LENGTH, NULL);
}

/* Two names that lead to one file, or will once it is made. */
static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *whole_a = g_canonicalize_filename (a, NULL);
  g_autofree char *whole_b = g_canonicalize_filename (b, NULL);

  return strcmp (whole_a, whole_b) == 0;
}

/* Whether what an option names, if anything, is the file to write; a history is read and written under one option. */
static gboolean
is_input (const char *text, const char *path)
{
  if (text == NULL || text == path)
    return FALSE;
  return cli_system_is_same_file (text, path) || (strcmp (text, "-") != 0 && is_same_name (text, path));
}

static gboolean
is_read (const CliOptions *o, const char *path)
{
  const char *texts[] = { o->file, o->from, o->history, o->key, o->request };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (is_input (texts[i], path))
      return TRUE;
  }
  for (gsize i = 0; i < cli_options_count_arguments (o); i++) {
    if (is_input (o->arguments[i], path))
      return TRUE;
  }
  return FALSE;
}

static const char *
find_obstacle (const CliOptions *o, const char *path)
{
  Start start = { { 0 }, 0 };

  if (cli_file_begins_as (path, start.bytes, START_LENGTH, &start.length)) {
    if (is_database (&start))
      return _("this is a class file or another database; choose another name");
    if (is_key (&start))
      return _("this is a key of pseudonyms; choose another name");
  }
  return is_read (o, path) ? _("this file is being read by the same command; choose another name") : NULL;
}

/* FALSE where the file that an option names must not be replaced. "-" is standard output. */
gboolean
cli_output_check (const CliOptions *o, const char *path, GError **error)
{
  const char *obstacle = path == NULL || strcmp (path, "-") == 0 ? NULL : find_obstacle (o, path);

  if (obstacle == NULL)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_FILE, "%s: %s: %s.", path, _("not written"), obstacle);
  return FALSE;
}

/* Writes a page or a table as a whole; what was there is replaced, where it may be. "-" is standard output. */
gboolean
cli_output_write (const CliOptions *o, const char *path, const char *bytes, gsize length, GError **error)
{
  g_auto (CliText) before = { 0 };

  if (strcmp (path, "-") == 0) {
    fwrite (bytes, 1, length, stdout);
    return TRUE;
  }
  return cli_output_check (o, path, error) && cli_file_read (path, LP_JSON_MAX_LENGTH, TRUE, &before, error)
         && cli_file_replace (path, &before, bytes, length, error);
}
