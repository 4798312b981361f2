/* SPDX-License-Identifier: MIT */
/*
 * Answers requests for programs that compare: one request per line of standard
 * input, one answer per line of standard output, in the same order. With
 * --check a tab and the checker's report on that answer follow; nothing
 * follows an error. Each answer is flushed, so a caller may ask one by one.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <jansson.h>

#include <learning-partners/lp-json.h>

static gboolean
read_line (GString *line)
{
  int c;

  g_string_truncate (line, 0);
  while ((c = getc (stdin)) != EOF && c != '\n')
    g_string_append_c (line, (char) c);
  return c != EOF || line->len > 0;
}

/* Prints JSON without line feeds and says whether it was an error's answer. */
static gboolean
print_compact (const char *text)
{
  json_error_t problem;
  json_t *value = json_loads (text, 0, &problem);
  char *compact;
  gboolean is_error;

  if (value == NULL) {
    fprintf (stderr, "pair-lines: the library wrote JSON that cannot be read: %s\n%s\n", problem.text, text);
    exit (2);
  }
  is_error = json_object_get (value, "error") != NULL;
  compact = json_dumps (value, JSON_COMPACT);
  fputs (compact, stdout);
  free (compact);
  json_decref (value);
  return is_error;
}

static void
answer_line (const GString *line, gboolean check)
{
  g_autofree char *answer = lp_pair_json (line->str, (gssize) line->len);
  g_autofree char *report = NULL;
  gboolean is_error = print_compact (answer);

  if (check) {
    putchar ('\t');
    report = is_error ? NULL : lp_check_json (line->str, answer);
  }
  if (report != NULL)
    print_compact (report);
  putchar ('\n');
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  gboolean check = argc == 2 && strcmp (argv[1], "--check") == 0;
  g_autoptr (GString) line = g_string_new (NULL);

  if (argc > 2 || (argc == 2 && !check)) {
    fputs ("usage: pair-lines [--check] < REQUESTS\n", stderr);
    return 3;
  }
  while (read_line (line))
    answer_line (line, check);
  return 0;
}
