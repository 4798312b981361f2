/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-roster.h>

static gboolean
read_pupils (json_t *array, const LpIPath *path, LpRoster *roster, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = lp_i_path_element (path, element, "id", i);
    g_autoptr (LpPupil) pupil = lp_i_pupil_from_json (element, &here, roster, error);

    if (pupil == NULL)
      return FALSE;
    if (!lp_roster_add_pupil (roster, pupil, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
kind_from_json (const json_t *value, const LpIPath *path, LpRuleKind *kind, GError **error)
{
  LpIPath here = { path, "type", NULL, 0 };
  g_autofree char *quoted = NULL;
  const char *name = NULL;

  if (!lp_i_json_get_text (value, path, "type", LP_I_REQUIRED, &name, error))
    return FALSE;
  if (lp_rule_kind_from_name (name, kind))
    return TRUE;
  quoted = lp_i_text_quote (name);
  lp_i_path_fail (&here, error, LP_ERROR_VALUE, "There is no rule of type %s; the types are apart, together, pin, friends and prefer", quoted);
  return FALSE;
}

static LpRule *
rule_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "id", "type", "pupils", "until", "reason", NULL };
  LpIPath pupils_path = { path, "pupils", NULL, 0 };
  g_autoptr (GPtrArray) pupils = NULL;
  LpRuleKind kind = LP_RULE_APART;
  LpDate until = LP_DATE_NONE;
  const char *id = NULL;
  const char *reason = NULL;
  json_t *array = NULL;
  LpRule *rule;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_text (value, path, "id", LP_I_OPTIONAL, &id, error) ||
      !kind_from_json (value, path, &kind, error) ||
      !lp_i_json_get_array (value, path, "pupils", LP_I_REQUIRED, &array, error) ||
      !lp_i_json_get_date (value, path, "until", LP_I_OPTIONAL, &until, error) ||
      !lp_i_json_get_text (value, path, "reason", LP_I_OPTIONAL, &reason, error))
    return NULL;
  pupils = lp_i_json_to_texts (array, &pupils_path, error);
  if (pupils == NULL)
    return NULL;
  rule = lp_rule_new (id, kind, (const char *const *) pupils->pdata, pupils->len, until, reason, error);
  if (rule == NULL)
    lp_i_path_prefix (path, error);
  return rule;
}

static gboolean
read_rules (json_t *array, const LpIPath *path, LpRoster *roster, GError **error)
{
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = lp_i_path_element (path, element, "id", i);
    g_autoptr (LpRule) rule = rule_from_json (element, &here, error);

    if (rule == NULL)
      return FALSE;
    if (!lp_roster_add_rule (roster, rule, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_closures (json_t *array, const LpIPath *path, LpRoster *roster, GError **error)
{
  static const char *const names[] = { "from", "to", NULL };
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = lp_i_path_element (path, element, "from", i);
    LpDate from = LP_DATE_NONE;
    LpDate to = LP_DATE_NONE;

    if (!lp_i_json_check_object (element, &here, names, error) ||
        !lp_i_json_get_date (element, &here, "from", LP_I_REQUIRED, &from, error) ||
        !lp_i_json_get_date (element, &here, "to", LP_I_REQUIRED, &to, error))
      return FALSE;
    if (!lp_roster_add_closure (roster, from, to, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

/* Scales come first, whatever their place in the text: they say what a pupil's band may be. */
LpRoster *
lp_i_roster_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "pupils", "scales", "rules", "closures", NULL };
  LpIPath pupils_path = { path, "pupils", NULL, 0 };
  LpIPath scales_path = { path, "scales", NULL, 0 };
  LpIPath rules_path = { path, "rules", NULL, 0 };
  LpIPath closures_path = { path, "closures", NULL, 0 };
  g_autoptr (LpRoster) roster = lp_roster_new ();
  json_t *pupils = NULL;
  json_t *scales = NULL;
  json_t *rules = NULL;
  json_t *closures = NULL;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_array (value, path, "pupils", LP_I_REQUIRED, &pupils, error) ||
      !lp_i_json_get_object (value, path, "scales", LP_I_OPTIONAL, &scales, error) ||
      !lp_i_json_get_array (value, path, "rules", LP_I_OPTIONAL, &rules, error) ||
      !lp_i_json_get_array (value, path, "closures", LP_I_OPTIONAL, &closures, error))
    return NULL;
  if (!lp_i_scales_from_json (scales, &scales_path, roster, error) ||
      !read_pupils (pupils, &pupils_path, roster, error) ||
      !read_rules (rules, &rules_path, roster, error) ||
      !read_closures (closures, &closures_path, roster, error))
    return NULL;
  return g_steal_pointer (&roster);
}

static json_t *
rule_to_json (const LpRule *rule)
{
  json_t *object = json_object ();
  json_t *pupils = json_array ();

  for (gsize i = 0; i < lp_rule_get_n_pupils (rule); i++)
    json_array_append_new (pupils, lp_i_json_text (lp_rule_get_pupil (rule, i)));
  if (lp_rule_has_own_id (rule))
    json_object_set_new (object, "id", lp_i_json_text (lp_rule_get_id (rule)));
  json_object_set_new (object, "type", json_string (lp_rule_kind_get_name (lp_rule_get_kind (rule))));
  json_object_set_new (object, "pupils", pupils);
  if (lp_rule_get_until (rule) != LP_DATE_NONE)
    json_object_set_new (object, "until", lp_i_json_date (lp_rule_get_until (rule)));
  if (lp_rule_get_reason (rule) != NULL)
    json_object_set_new (object, "reason", lp_i_json_text (lp_rule_get_reason (rule)));
  return object;
}

static json_t *
closure_to_json (const LpRoster *roster, gsize index)
{
  json_t *object = json_object ();
  LpDate from, to;

  lp_roster_get_closure (roster, index, &from, &to);
  json_object_set_new (object, "from", lp_i_json_date (from));
  json_object_set_new (object, "to", lp_i_json_date (to));
  return object;
}

json_t *
lp_i_roster_to_json (const LpRoster *roster)
{
  json_t *object = json_object ();
  json_t *pupils = json_array ();
  json_t *rules = json_array ();
  json_t *closures = json_array ();

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++)
    json_array_append_new (pupils, lp_i_pupil_to_json (lp_roster_get_pupil (roster, i)));
  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++)
    json_array_append_new (rules, rule_to_json (lp_roster_get_rule (roster, i)));
  for (gsize i = 0; i < lp_roster_get_n_closures (roster); i++)
    json_array_append_new (closures, closure_to_json (roster, i));
  json_object_set_new (object, "pupils", pupils);
  json_object_set_new (object, "scales", lp_i_scales_to_json (roster));
  json_object_set_new (object, "rules", rules);
  json_object_set_new (object, "closures", closures);
  return object;
}
