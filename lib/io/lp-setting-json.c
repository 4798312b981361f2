/* SPDX-License-Identifier: MIT */
/* The table of settings for programs that speak JSON. */
#include "io/lp-json-private.h"

#include <learning-partners/lp-setting.h>

static json_t *
words_to_json (LpSetting setting)
{
  json_t *words = json_array ();

  for (gsize i = 0; i < lp_setting_get_n_words (setting); i++)
    json_array_append_new (words, json_string (lp_setting_get_word (setting, i)));
  return words;
}

static json_t *
describe_setting (LpSetting setting, const json_t *defaults)
{
  const char *name = lp_setting_get_name (setting);
  const char *unit = lp_setting_get_unit (setting);
  json_t *usual = json_object_get (defaults, name);
  json_t *object = json_object ();

  json_object_set_new (object, "name", json_string (name));
  json_object_set_new (object, "kind", json_string (lp_setting_kind_get_name (lp_setting_get_kind (setting))));
  if (unit != NULL)
    json_object_set_new (object, "unit", json_string (unit));
  if (lp_setting_get_most (setting) > lp_setting_get_least (setting)) {
    json_object_set_new (object, "least", json_integer (lp_setting_get_least (setting)));
    json_object_set_new (object, "most", json_integer (lp_setting_get_most (setting)));
  }
  if (lp_setting_get_n_words (setting) > 0)
    json_object_set_new (object, "words", words_to_json (setting));
  if (usual != NULL)
    json_object_set (object, "default", usual);
  json_object_set_new (object, "edition", json_integer (lp_setting_get_edition (setting)));
  json_object_set_new (object, "meaning", json_string (lp_setting_get_meaning (setting)));
  return object;
}

char *
lp_settings_to_json (void)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (json_t) defaults = lp_i_policy_to_json (policy);
  g_autoptr (json_t) document = json_object ();
  json_t *settings = json_array ();

  for (gsize s = 0; s < lp_setting_get_n (); s++)
    json_array_append_new (settings, describe_setting ((LpSetting) s, defaults));
  json_object_set_new (document, "version", json_integer (1));
  json_object_set_new (document, "settings", settings);
  return lp_i_json_write (document);
}
