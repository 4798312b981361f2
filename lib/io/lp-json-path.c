/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <string.h>

/* Position counts from 0 here and from 1 in messages, with its ordinal ending so that nobody takes it for an index. */
static void
append_ordinal (GString *out, gsize position)
{
  gsize n = position + 1;
  const char *ending = "th";

  if (n % 100 < 11 || n % 100 > 13) {
    if (n % 10 == 1)
      ending = "st";
    else if (n % 10 == 2)
      ending = "nd";
    else if (n % 10 == 3)
      ending = "rd";
  }
  g_string_append_printf (out, "[%" G_GSIZE_FORMAT "%s]", n, ending);
}

static void
append_step (GString *out, const LpIPath *step)
{
  if (step->member != NULL) {
    g_autofree char *quoted = lp_i_text_quote (step->member);

    /* Quoting cuts and mends; the marks themselves would only clutter a path. */
    if (out->len > 0)
      g_string_append_c (out, '.');
    g_string_append_len (out, quoted + 1, (gssize) strlen (quoted) - 2);
  } else if (step->key != NULL) {
    g_autofree char *quoted = lp_i_text_quote (step->key);

    g_string_append_printf (out, "[%s]", quoted);
  } else {
    append_ordinal (out, step->position);
  }
}

static void
append_path (GString *out, const LpIPath *path)
{
  if (path == NULL)
    return;
  append_path (out, path->parent);
  append_step (out, path);
}

char *
lp_i_path_to_string (const LpIPath *path)
{
  GString *out = g_string_new (NULL);

  append_path (out, path);
  return g_string_free (out, FALSE);
}

void
lp_i_path_fail (const LpIPath *path, GError **error, LpError code, const char *format, ...)
{
  g_autofree char *place = lp_i_path_to_string (path);
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  if (*place == '\0')
    g_set_error_literal (error, LP_ERROR, (int) code, words);
  else
    g_set_error (error, LP_ERROR, (int) code, "%s: %s", place, words);
}

void
lp_i_path_prefix (const LpIPath *path, GError **error)
{
  g_autofree char *place = lp_i_path_to_string (path);

  if (*place != '\0')
    g_prefix_error (error, "%s: ", place);
}

LpIPath
lp_i_path_element (const LpIPath *parent, const json_t *element, const char *name, gsize position)
{
  const char *key = json_string_value (json_object_get (element, name));
  LpIPath step = { parent, NULL, key, position };

  return step;
}
