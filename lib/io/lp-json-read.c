/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <string.h>

char *
lp_i_json_describe (const json_t *value)
{
  if (value == NULL)
    return g_strdup ("nothing");
  switch (json_typeof (value)) {
    case JSON_OBJECT: return g_strdup ("an object");
    case JSON_ARRAY: return g_strdup ("an array");
    case JSON_INTEGER: return g_strdup_printf ("the number %" G_GINT64_FORMAT, (gint64) json_integer_value (value));
    case JSON_TRUE: return g_strdup ("true");
    case JSON_FALSE: return g_strdup ("false");
    case JSON_NULL: return g_strdup ("null");
    case JSON_REAL: {
      g_autofree char *digits = lp_i_text_from_number (json_real_value (value));

      return g_strdup_printf ("the number %s", digits);
    }
    case JSON_STRING:
    default: {
      g_autofree char *quoted = lp_i_text_quote (json_string_value (value));

      return g_strdup_printf ("the text %s", quoted);
    }
  }
}

static gboolean
fail_type (const json_t *value, const LpIPath *path, const char *expected, GError **error)
{
  g_autofree char *found = lp_i_json_describe (value);

  lp_i_path_fail (path, error, LP_ERROR_VALUE, "%s is expected here, not %s", expected, found);
  return FALSE;
}

static gboolean
fail_unknown (const char *name, const LpIPath *path, const char *const *names, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  g_autofree char *known = g_strjoinv (", ", (char **) names);

  lp_i_path_fail (&here, error, LP_ERROR_VALUE, "There is no such member; known here are: %s", known);
  return FALSE;
}

gboolean
lp_i_json_check_object (const json_t *value, const LpIPath *path, const char *const *names, GError **error)
{
  const char *name;
  json_t *member;

  if (!json_is_object (value))
    return fail_type (value, path, "An object", error);
  json_object_foreach ((json_t *) value, name, member) {
    if (!g_strv_contains (names, name))
      return fail_unknown (name, path, names, error);
  }
  return TRUE;
}

/* Finds a member; FALSE where that settles the matter, and then *ok says how. */
static gboolean
find_member (const json_t *object, const LpIPath *path, const char *name, LpINeed need, json_t **member, gboolean *ok, GError **error)
{
  *member = json_object_get (object, name);
  if (*member != NULL)
    return TRUE;
  *ok = need == LP_I_OPTIONAL;
  if (!*ok)
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "The member \"%s\" is missing", name);
  return FALSE;
}

gboolean
lp_i_json_get_text (const json_t *object, const LpIPath *path, const char *name, LpINeed need, const char **text, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *member;
  gboolean ok;

  if (!find_member (object, path, name, need, &member, &ok, error))
    return ok;
  if (!json_is_string (member))
    return fail_type (member, &here, "Text", error);
  *text = json_string_value (member);
  return TRUE;
}

gboolean
lp_i_json_to_date (const json_t *value, const LpIPath *path, LpDate *date, GError **error)
{
  if (!json_is_string (value))
    return fail_type (value, path, "A date in the form \"2026-11-09\"", error);
  if (lp_date_parse (json_string_value (value), date, error))
    return TRUE;
  lp_i_path_prefix (path, error);
  return FALSE;
}

gboolean
lp_i_json_get_date (const json_t *object, const LpIPath *path, const char *name, LpINeed need, LpDate *date, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *member;
  gboolean ok;

  if (!find_member (object, path, name, need, &member, &ok, error))
    return ok;
  return lp_i_json_to_date (member, &here, date, error);
}

gboolean
lp_i_json_get_int (const json_t *object, const LpIPath *path, const char *name, LpINeed need, int *number, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *member;
  json_int_t value;
  gboolean ok;

  if (!find_member (object, path, name, need, &member, &ok, error))
    return ok;
  if (!json_is_integer (member))
    return fail_type (member, &here, "A whole number", error);
  value = json_integer_value (member);
  if (value < G_MININT || value > G_MAXINT)
    return fail_type (member, &here, "A smaller number", error);
  *number = (int) value;
  return TRUE;
}

gboolean
lp_i_json_get_flag (const json_t *object, const LpIPath *path, const char *name, LpINeed need, gboolean *flag, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *member;
  gboolean ok;

  if (!find_member (object, path, name, need, &member, &ok, error))
    return ok;
  if (!json_is_boolean (member))
    return fail_type (member, &here, "true or false", error);
  *flag = json_is_true (member);
  return TRUE;
}

gboolean
lp_i_json_get_array (json_t *object, const LpIPath *path, const char *name, LpINeed need, json_t **array, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *member;
  gboolean ok;

  if (!find_member (object, path, name, need, &member, &ok, error))
    return ok;
  if (!json_is_array (member))
    return fail_type (member, &here, "An array", error);
  *array = member;
  return TRUE;
}

gboolean
lp_i_json_get_object (json_t *object, const LpIPath *path, const char *name, LpINeed need, json_t **member, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *found;
  gboolean ok;

  if (!find_member (object, path, name, need, &found, &ok, error))
    return ok;
  if (!json_is_object (found))
    return fail_type (found, &here, "An object", error);
  *member = found;
  return TRUE;
}

/*
 * Languages whose only number is a double round an integer beyond 2^53 without
 * a word, and would then ask another question than they think.
 */
static gboolean
check_exact (const json_t *value, const LpIPath *path, GError **error)
{
  json_int_t number = json_integer_value (value);

  if (number >= -LP_I_JSON_MAX_INTEGER && number <= LP_I_JSON_MAX_INTEGER)
    return TRUE;
  lp_i_path_fail (path, error, LP_ERROR_VALUE,
                  "The number %" G_GINT64_FORMAT " is beyond 2^53; write it as text, in quotation marks",
                  (gint64) number);
  return FALSE;
}

gboolean
lp_i_json_to_gint64 (const json_t *value, const LpIPath *path, gint64 *number, GError **error)
{
  if (json_is_string (value)) {
    if (g_ascii_string_to_signed (json_string_value (value), 10, G_MININT64, G_MAXINT64, number, NULL))
      return TRUE;
    return fail_type (value, path, "A whole number of at most 64 bits", error);
  }
  if (!json_is_integer (value))
    return fail_type (value, path, "A whole number", error);
  if (!check_exact (value, path, error))
    return FALSE;
  *number = json_integer_value (value);
  return TRUE;
}

gboolean
lp_i_json_to_guint64 (const json_t *value, const LpIPath *path, guint64 *number, GError **error)
{
  if (json_is_string (value)) {
    if (g_ascii_string_to_unsigned (json_string_value (value), 10, 0, G_MAXUINT64, number, NULL))
      return TRUE;
    return fail_type (value, path, "A whole number from 0 to 18446744073709551615", error);
  }
  if (!json_is_integer (value) || json_integer_value (value) < 0)
    return fail_type (value, path, "A whole number from 0 up", error);
  if (!check_exact (value, path, error))
    return FALSE;
  *number = (guint64) json_integer_value (value);
  return TRUE;
}

GPtrArray *
lp_i_json_to_texts (const json_t *array, const LpIPath *path, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  json_t *element;
  size_t i;

  if (!json_is_array (array)) {
    fail_type (array, path, "An array", error);
    return NULL;
  }
  json_array_foreach (array, i, element) {
    LpIPath here = { path, NULL, NULL, i };

    if (!json_is_string (element)) {
      fail_type (element, &here, "Text", error);
      return NULL;
    }
    g_ptr_array_add (texts, (char *) json_string_value (element));
  }
  return g_steal_pointer (&texts);
}
