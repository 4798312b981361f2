/* SPDX-License-Identifier: MIT */
/* A policy's settings as members of an object, by the table: each kind has its form, and a few settings their own. */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"
#include "model/lp-policy-private.h"
#include "model/lp-setting-private.h"

#include <learning-partners/lp-policy.h>

/* One of the setting's words; *index keeps its value where the member is absent. */
static gboolean
find_word (const char *word, const LpIPath *path, LpSetting setting, gsize *index, GError **error)
{
  if (lp_i_setting_find_word (setting, word, index))
    return TRUE;
  g_autofree char *quoted = lp_i_text_quote (word);
  g_autofree char *known = lp_i_setting_list_words (setting);
  lp_i_path_fail (path, error, LP_ERROR_POLICY, "%s is not known here; known are %s", quoted, known);
  return FALSE;
}

static gboolean
read_choice (json_t *value, const LpIPath *path, LpPolicy *policy, LpSetting setting, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (setting), NULL, 0 };
  const char *word = NULL;
  gsize index = 0;

  if (!lp_i_json_get_text (value, path, here.member, LP_I_OPTIONAL, &word, error))
    return FALSE;
  if (word == NULL)
    return TRUE;
  if (!find_word (word, &here, setting, &index, error))
    return FALSE;
  if (lp_i_policy_set_value (policy, setting, (int) index, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

static gboolean
read_text (json_t *value, const LpIPath *path, LpPolicy *policy, LpSetting setting, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (setting), NULL, 0 };
  const char *text = NULL;

  if (!lp_i_json_get_text (value, path, here.member, LP_I_OPTIONAL, &text, error))
    return FALSE;
  if (text != NULL && *text == '\0') {
    lp_i_path_fail (&here, error, LP_ERROR_POLICY, "The %s has no name", here.member);
    return FALSE;
  }
  if (text == NULL || lp_policy_set_setting (policy, setting, text, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

/* One of the two may be given alone; the other then keeps its default. */
static gboolean
read_tenure_window (json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  const char *least = lp_setting_get_name (LP_SETTING_MIN_TENURE_DAYS);
  const char *most = lp_setting_get_name (LP_SETTING_MAX_TENURE_DAYS);
  int min_days = lp_policy_get_min_tenure_days (policy);
  int max_days = lp_policy_get_max_tenure_days (policy);

  if (!lp_i_json_get_int (value, path, least, LP_I_OPTIONAL, &min_days, error) ||
      !lp_i_json_get_int (value, path, most, LP_I_OPTIONAL, &max_days, error))
    return FALSE;
  if (max_days < min_days) {
    lp_i_path_fail (path, error, LP_ERROR_POLICY, "%s is %d%s, less than %s, which is %d%s",
                    most, max_days, json_object_get (value, most) == NULL ? " (the default)" : "",
                    least, min_days, json_object_get (value, least) == NULL ? " (the default)" : "");
    return FALSE;
  }
  if (lp_policy_set_tenure_window (policy, min_days, max_days, error))
    return TRUE;
  lp_i_path_prefix (path, error);
  return FALSE;
}

static gboolean
read_number (json_t *value, const LpIPath *path, LpPolicy *policy, LpSetting setting, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (setting), NULL, 0 };
  int number = 0;

  if (setting == LP_SETTING_MIN_TENURE_DAYS)
    return read_tenure_window (value, path, policy, error);
  if (setting == LP_SETTING_MAX_TENURE_DAYS || json_object_get (value, here.member) == NULL)
    return TRUE;
  if (!lp_i_json_get_int (value, path, here.member, LP_I_REQUIRED, &number, error))
    return FALSE;
  /* What C leaves open by a number is left out in JSON. */
  if (number < 0 && lp_i_setting_get_row (setting)->usual == LP_SETTING_OPEN) {
    lp_i_path_fail (&here, error, LP_ERROR_POLICY, "%s is %d; leave the member out for the default", here.member, number);
    return FALSE;
  }
  if (lp_policy_set_number (policy, setting, number, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

/* The texts of an optional array member; NULL with no error where it is absent. */
static gboolean
read_names (json_t *value, const LpIPath *path, const char *name, GPtrArray **names, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  json_t *array = NULL;

  if (!lp_i_json_get_array (value, path, name, LP_I_OPTIONAL, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  *names = lp_i_json_to_texts (array, &here, error);
  return *names != NULL;
}

static gboolean
read_set (json_t *value, const LpIPath *path, LpPolicy *policy, LpSetting setting, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (setting), NULL, 0 };
  g_autoptr (GPtrArray) names = NULL;
  guint bits = 0;

  if (!read_names (value, path, here.member, &names, error))
    return FALSE;
  for (guint i = 0; names != NULL && i < names->len; i++) {
    gsize index = 0;

    if (!find_word (g_ptr_array_index (names, i), &here, setting, &index, error))
      return FALSE;
    bits |= 1u << index;
  }
  return names == NULL || lp_i_policy_set_value (policy, setting, (int) bits, error);
}

static gboolean
read_order (json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (LP_SETTING_ORDER), NULL, 0 };
  LpTier order[LP_N_ORDERED_TIERS];
  g_autoptr (GPtrArray) names = NULL;

  if (!read_names (value, path, here.member, &names, error))
    return FALSE;
  if (names == NULL)
    return TRUE;
  if (names->len != LP_N_ORDERED_TIERS) {
    lp_i_path_fail (&here, error, LP_ERROR_POLICY, "The order names each of the %d tiers below must once, not %u",
                    LP_N_ORDERED_TIERS, names->len);
    return FALSE;
  }
  for (guint i = 0; i < names->len; i++) {
    gsize index = 0;

    if (!find_word (g_ptr_array_index (names, i), &here, LP_SETTING_ORDER, &index, error))
      return FALSE;
    order[i] = (LpTier) index;
  }
  if (lp_policy_set_order (policy, order, names->len, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

static gboolean
read_musts (json_t *value, const LpIPath *path, LpPolicy *policy, LpSetting setting, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (setting), NULL, 0 };
  g_autoptr (GPtrArray) names = NULL;

  if (!read_names (value, path, here.member, &names, error))
    return FALSE;
  for (guint i = 0; names != NULL && i < names->len; i++) {
    if (!lp_i_policy_add_name (policy, setting, g_ptr_array_index (names, i), error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_gap (json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  static const char *const names[] = { "min", "max", NULL };
  LpIPath here = { path, lp_setting_get_name (LP_SETTING_GAP), NULL, 0 };
  json_t *gap = NULL;
  int min = LP_GAP_OPEN, max = LP_GAP_OPEN;

  if (!lp_i_json_get_object (value, path, here.member, LP_I_OPTIONAL, &gap, error))
    return FALSE;
  if (gap == NULL)
    return TRUE;
  if (!lp_i_json_check_object (gap, &here, names, error) || !lp_i_json_get_int (gap, &here, "min", LP_I_OPTIONAL, &min, error)
      || !lp_i_json_get_int (gap, &here, "max", LP_I_OPTIONAL, &max, error))
    return FALSE;
  /* In JSON a side that is open is left out. */
  if ((json_object_get (gap, "min") != NULL && min < 0) || (json_object_get (gap, "max") != NULL && max < 0)) {
    lp_i_path_fail (&here, error, LP_ERROR_POLICY, "A gap is 0 or more ranks; leave a side out to leave it open");
    return FALSE;
  }
  if (lp_policy_set_gap (policy, min, max, error) && lp_i_policy_check (policy, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

static gboolean
read_weights (json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, lp_setting_get_name (LP_SETTING_WEIGHTS), NULL, 0 };
  json_t *weights = NULL;
  const char *name;
  json_t *member;

  if (!lp_i_json_get_object (value, path, here.member, LP_I_OPTIONAL, &weights, error))
    return FALSE;
  json_object_foreach (weights, name, member) {
    int weight = 0;

    if (!lp_i_json_get_int (weights, &here, name, LP_I_REQUIRED, &weight, error))
      return FALSE;
    if (!lp_policy_set_weight (policy, name, weight, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_setting (json_t *value, const LpIPath *path, LpPolicy *policy, LpSetting setting, GError **error)
{
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    return read_number (value, path, policy, setting, error);
  case LP_SETTING_KIND_CHOICE:
    return read_choice (value, path, policy, setting, error);
  case LP_SETTING_KIND_SET:
    return read_set (value, path, policy, setting, error);
  case LP_SETTING_KIND_ORDER:
    return read_order (value, path, policy, error);
  case LP_SETTING_KIND_WINDOW:
    return read_gap (value, path, policy, error);
  case LP_SETTING_KIND_NAMES:
    return read_musts (value, path, policy, setting, error);
  case LP_SETTING_KIND_WEIGHTS:
    return read_weights (value, path, policy, error);
  case LP_SETTING_KIND_TEXT:
  default:
    return read_text (value, path, policy, setting, error);
  }
}

LpPolicy *
lp_i_policy_from_json (json_t *value, const LpIPath *path, GError **error)
{
  gsize n = lp_setting_get_n ();
  g_autofree const char **names = g_new0 (const char *, n + 1);
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  for (gsize s = 0; s < n; s++)
    names[s] = lp_setting_get_name ((LpSetting) s);
  if (!lp_i_json_check_object (value, path, names, error))
    return NULL;
  for (gsize s = 0; s < n; s++)
    if (!read_setting (value, path, policy, (LpSetting) s, error))
      return NULL;
  return g_steal_pointer (&policy);
}

/* Where a number is left open so is the member. */
static json_t *
number_to_json (const LpPolicy *policy, LpSetting setting)
{
  int number = lp_policy_get_number (policy, setting);

  return number != LP_SETTING_OPEN ? json_integer (number) : NULL;
}

static json_t *
text_to_json (const LpPolicy *policy, LpSetting setting)
{
  g_autofree char *text = lp_policy_get_setting (policy, setting);

  return text != NULL ? lp_i_json_text (text) : NULL;
}

static json_t *
set_to_json (const LpPolicy *policy, LpSetting setting)
{
  guint bits = (guint) lp_i_policy_get_value (policy, setting);
  json_t *array = json_array ();

  for (gsize i = 0; i < lp_setting_get_n_words (setting); i++)
    if ((bits >> i & 1) != 0)
      json_array_append_new (array, json_string (lp_setting_get_word (setting, i)));
  return array;
}

static json_t *
order_to_json (const LpPolicy *policy)
{
  const LpTier *order = lp_policy_get_order (policy);
  json_t *array = json_array ();

  for (int i = 0; i < LP_N_ORDERED_TIERS; i++)
    json_array_append_new (array, json_string (lp_tier_get_name (order[i])));
  return array;
}

/* Defaults stay out, so that a weight that stands here is one that somebody set. */
static json_t *
weights_to_json (const LpPolicy *policy)
{
  g_autoptr (LpPolicy) defaults = lp_policy_new ();
  json_t *object = json_object ();

  for (gsize i = 0; i < lp_policy_get_n_weights (policy); i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    int weight = lp_policy_get_weight (policy, name);

    if (weight != lp_policy_get_weight (defaults, name))
      json_object_set_new (object, name, json_integer (weight));
  }
  return object;
}

static json_t *
musts_to_json (const LpPolicy *policy, LpSetting setting)
{
  const GPtrArray *names = lp_i_policy_get_names (policy, setting);
  json_t *array = json_array ();

  for (guint i = 0; i < names->len; i++)
    json_array_append_new (array, lp_i_json_text (g_ptr_array_index (names, i)));
  return array;
}

/* NULL where the window is the strategy's. */
static json_t *
gap_to_json (const LpPolicy *policy)
{
  int min, max;

  if (!lp_policy_get_gap (policy, &min, &max))
    return NULL;
  json_t *object = json_object ();
  if (min != LP_GAP_OPEN)
    json_object_set_new (object, "min", json_integer (min));
  if (max != LP_GAP_OPEN)
    json_object_set_new (object, "max", json_integer (max));
  return object;
}

/* NULL where the setting is left open. */
static json_t *
setting_to_json (const LpPolicy *policy, LpSetting setting)
{
  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    return number_to_json (policy, setting);
  case LP_SETTING_KIND_SET:
    return set_to_json (policy, setting);
  case LP_SETTING_KIND_ORDER:
    return order_to_json (policy);
  case LP_SETTING_KIND_WINDOW:
    return gap_to_json (policy);
  case LP_SETTING_KIND_NAMES:
    return musts_to_json (policy, setting);
  case LP_SETTING_KIND_WEIGHTS:
    return weights_to_json (policy);
  case LP_SETTING_KIND_CHOICE:
  case LP_SETTING_KIND_TEXT:
  default:
    return text_to_json (policy, setting);
  }
}

json_t *
lp_i_policy_to_json (const LpPolicy *policy)
{
  json_t *object = json_object ();

  for (gsize s = 0; s < lp_setting_get_n (); s++) {
    json_t *value = setting_to_json (policy, (LpSetting) s);
    if (value != NULL)
      json_object_set_new (object, lp_setting_get_name ((LpSetting) s), value);
  }
  return object;
}
