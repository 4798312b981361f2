/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"

#include <string.h>

/* How far a scan has come. */
typedef struct {
  gsize line;
  gsize column;
  gsize depth;
  gboolean in_text;
  gboolean escaped;
} Scan;

static void
scan_structure (Scan *scan, char c)
{
  if (c == '"')
    scan->in_text = TRUE;
  else if (c == '{' || c == '[')
    scan->depth++;
  else if ((c == '}' || c == ']') && scan->depth > 0)
    scan->depth--;
}

static void
scan_text (Scan *scan, char c)
{
  if (scan->escaped)
    scan->escaped = FALSE;
  else if (c == '\\')
    scan->escaped = TRUE;
  else if (c == '"')
    scan->in_text = FALSE;
}

static void
scan_step (Scan *scan, char c)
{
  if (scan->in_text)
    scan_text (scan, c);
  else
    scan_structure (scan, c);
  if (c == '\n') {
    scan->line++;
    scan->column = 1;
  } else if (((guchar) c & 0xC0) != 0x80) {
    scan->column++;
  }
}

/*
 * Looks at the nesting before anything is built, so that a hostile document
 * can neither fill the stack nor the memory; NUL bytes, which the parser would
 * report in the middle of a token, get a message of their own.
 */
static gboolean
check_shape (const char *text, gsize length, GError **error)
{
  Scan scan = { 1, 1, 0, FALSE, FALSE };

  for (gsize i = 0; i < length; i++) {
    if (text[i] == '\0') {
      g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX,
                   "The JSON has a NUL byte in line %" G_GSIZE_FORMAT ", column %" G_GSIZE_FORMAT "",
                   scan.line, scan.column);
      return FALSE;
    }
    scan_step (&scan, text[i]);
    if (scan.depth > LP_JSON_MAX_DEPTH) {
      g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                   "The JSON is nested deeper than %d levels in line %" G_GSIZE_FORMAT "",
                   LP_JSON_MAX_DEPTH, scan.line);
      return FALSE;
    }
  }
  return TRUE;
}

/* The parser's own words end in "near '…'", which may cut a character in two. */
static void
set_syntax_error (const json_error_t *fault, GError **error)
{
  g_autofree char *words = g_utf8_make_valid (fault->text, -1);
  enum json_error_code code = json_error_code (fault);

  if (code == json_error_numeric_overflow) {
    g_set_error (error, LP_ERROR, LP_ERROR_VALUE,
                 "A number in line %d, column %d of the JSON is too large (%s); integers beyond 2^53 are written as text",
                 fault->line, fault->column, words);
    return;
  }
  if (code == json_error_out_of_memory) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_LIMIT, "The JSON does not fit into memory");
    return;
  }
  g_set_error (error, LP_ERROR, LP_ERROR_SYNTAX, "The JSON cannot be read in line %d, column %d: %s",
               fault->line, fault->column, words);
}

static gboolean
check_length (gsize length, GError **error)
{
  if (length > LP_JSON_MAX_LENGTH) {
    g_set_error (error, LP_ERROR, LP_ERROR_LIMIT,
                 "The JSON is longer than %d bytes", LP_JSON_MAX_LENGTH);
    return FALSE;
  }
  return TRUE;
}

json_t *
lp_i_json_parse (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  json_error_t fault;
  json_t *document;

  if (!check_length (size, error))
    return NULL;
  /* A byte order mark, as some editors write it, is no part of the text. */
  if (size >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0) {
    text += 3;
    size -= 3;
  }
  if (!check_shape (text, size, error))
    return NULL;
  document = json_loadb (text, size, JSON_REJECT_DUPLICATES, &fault);
  if (document == NULL)
    set_syntax_error (&fault, error);
  return document;
}
