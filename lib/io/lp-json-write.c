/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <stdlib.h>

#include <learning-partners/lp-policy.h>

json_t *
lp_i_json_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return json_string (valid);
}

json_t *
lp_i_json_number (gint64 number)
{
  char digits[32];

  if (number >= -LP_I_JSON_MAX_INTEGER && number <= LP_I_JSON_MAX_INTEGER)
    return json_integer (number);
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number);
  return json_string (digits);
}

json_t *
lp_i_json_unsigned (guint64 number)
{
  char digits[32];

  if (number <= (guint64) LP_I_JSON_MAX_INTEGER)
    return json_integer ((json_int_t) number);
  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);
  return json_string (digits);
}

json_t *
lp_i_json_date (LpDate date)
{
  g_autofree char *text = lp_date_to_string (date);

  return json_string (text);
}

json_t *
lp_i_json_costs (const gint64 *costs, gboolean chance, gboolean zeros)
{
  json_t *object = json_object ();

  for (int tier = 0; tier < LP_N_TIERS; tier++) {
    if (tier == LP_TIER_CHANCE && !chance)
      continue;
    if (costs[tier] != 0 || zeros)
      json_object_set_new (object, lp_tier_get_name ((LpTier) tier), lp_i_json_number (costs[tier]));
  }
  return object;
}

static void write_value (GString *out, const json_t *value, guint indent);

static void
write_real (GString *out, double number)
{
  g_autofree char *digits = lp_i_text_from_number (number);

  g_string_append (out, digits);
}

static void
write_plain (GString *out, const json_t *value)
{
  char *text = json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT);

  g_string_append (out, text);
  free (text);
}

static void
write_line (GString *out, guint indent)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append_c (out, ' ');
}

static gboolean
is_plain (const json_t *value)
{
  return !json_is_object (value) && !json_is_array (value);
}

static gboolean
is_plain_array (const json_t *array)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    if (!is_plain (element))
      return FALSE;
  }
  return TRUE;
}

static void
write_array (GString *out, const json_t *array, guint indent)
{
  gboolean one_line = is_plain_array (array);
  json_t *element;
  size_t i;

  g_string_append_c (out, '[');
  json_array_foreach (array, i, element) {
    if (i > 0)
      g_string_append (out, one_line ? ", " : ",");
    if (!one_line)
      write_line (out, indent + 1);
    write_value (out, element, indent + 1);
  }
  if (!one_line)
    write_line (out, indent);
  g_string_append_c (out, ']');
}

static void
write_name (GString *out, const char *name)
{
  g_autoptr (json_t) text = json_string (name);

  write_plain (out, text);
  g_string_append (out, ": ");
}

static void
write_object (GString *out, const json_t *object, guint indent)
{
  gboolean first = TRUE;
  const char *name;
  json_t *member;

  g_string_append_c (out, '{');
  json_object_foreach ((json_t *) object, name, member) {
    if (!first)
      g_string_append_c (out, ',');
    first = FALSE;
    write_line (out, indent + 1);
    write_name (out, name);
    write_value (out, member, indent + 1);
  }
  if (!first)
    write_line (out, indent);
  g_string_append_c (out, '}');
}

static void
write_value (GString *out, const json_t *value, guint indent)
{
  if (json_is_object (value))
    write_object (out, value, indent);
  else if (json_is_array (value))
    write_array (out, value, indent);
  else if (json_is_real (value))
    write_real (out, json_real_value (value));
  else
    write_plain (out, value);
}

char *
lp_i_json_write (const json_t *document)
{
  GString *out = g_string_new (NULL);

  write_value (out, document, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
