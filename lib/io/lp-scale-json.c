/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"

#include <learning-partners/lp-roster.h>

static double *
thresholds_from_json (json_t *array, const LpIPath *path, GError **error)
{
  g_autofree double *thresholds = g_new0 (double, json_array_size (array) + 1);
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    if (!json_is_number (element)) {
      LpIPath here = { path, NULL, NULL, i };
      g_autofree char *found = lp_i_json_describe (element);

      lp_i_path_fail (&here, error, LP_ERROR_VALUE, "A threshold is a number, not %s", found);
      return NULL;
    }
    thresholds[i] = json_number_value (element);
  }
  return g_steal_pointer (&thresholds);
}

/* The model takes one threshold fewer than bands on trust, so they are counted here. */
static gboolean
check_threshold_count (const GPtrArray *bands, const json_t *thresholds, const LpIPath *path, GError **error)
{
  if (thresholds == NULL || json_array_size (thresholds) + 1 == bands->len)
    return TRUE;
  lp_i_path_fail (path, error, LP_ERROR_VALUE,
                  "%u bands need %u thresholds between them, not %" G_GSIZE_FORMAT "",
                  bands->len, bands->len == 0 ? 0 : bands->len - 1, json_array_size (thresholds));
  return FALSE;
}

static LpScale *
bands_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "bands", "thresholds", NULL };
  LpIPath bands_path = { path, "bands", NULL, 0 };
  LpIPath thresholds_path = { path, "thresholds", NULL, 0 };
  g_autoptr (GPtrArray) bands = NULL;
  g_autofree double *thresholds = NULL;
  json_t *array = NULL;
  LpScale *scale;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_array (value, path, "thresholds", LP_I_OPTIONAL, &array, error))
    return NULL;
  bands = lp_i_json_to_texts (json_object_get (value, "bands"), &bands_path, error);
  if (bands == NULL || !check_threshold_count (bands, array, path, error))
    return NULL;
  if (array != NULL) {
    thresholds = thresholds_from_json (array, &thresholds_path, error);
    if (thresholds == NULL)
      return NULL;
  }
  scale = lp_scale_new ((const char *const *) bands->pdata, bands->len, thresholds, error);
  if (scale == NULL)
    lp_i_path_prefix (path, error);
  return scale;
}

static LpScale *
builtin_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "builtin", NULL };
  const char *name = NULL;
  LpScale *scale;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_text (value, path, "builtin", LP_I_REQUIRED, &name, error))
    return NULL;
  scale = lp_scale_new_builtin (name, error);
  if (scale == NULL)
    lp_i_path_prefix (path, error);
  return scale;
}

static LpScale *
quantiles_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "quantiles", NULL };
  LpScale *scale;
  int n = 0;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_int (value, path, "quantiles", LP_I_REQUIRED, &n, error))
    return NULL;
  scale = lp_scale_new_quantiles (n < 0 ? 0 : (gsize) n, error);
  if (scale == NULL)
    lp_i_path_prefix (path, error);
  return scale;
}

static LpScale *
scale_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = { "bands", "thresholds", "builtin", "quantiles", NULL };

  if (!lp_i_json_check_object (value, path, names, error))
    return NULL;
  if (json_object_get (value, "builtin") != NULL)
    return builtin_from_json (value, path, error);
  if (json_object_get (value, "quantiles") != NULL)
    return quantiles_from_json (value, path, error);
  if (json_object_get (value, "bands") != NULL)
    return bands_from_json (value, path, error);
  lp_i_path_fail (path, error, LP_ERROR_VALUE, "A scale has \"bands\", or names a \"builtin\" one, or says how many \"quantiles\"");
  return NULL;
}

gboolean
lp_i_scales_from_json (json_t *value, const LpIPath *path, LpRoster *roster, GError **error)
{
  const char *subject;
  json_t *member;

  json_object_foreach (value, subject, member) {
    LpIPath here = { path, subject, NULL, 0 };
    g_autoptr (LpScale) scale = NULL;

    if (*subject == '\0') {
      lp_i_path_fail (path, error, LP_ERROR_VALUE, "A subject has no name");
      return FALSE;
    }
    scale = scale_from_json (member, &here, error);
    if (scale == NULL)
      return FALSE;
    if (!lp_roster_set_scale (roster, subject, scale, error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

static json_t *
scale_to_json (const LpScale *scale)
{
  const char *builtin = lp_scale_get_builtin_name (scale);
  const double *thresholds = lp_scale_get_thresholds (scale);
  gsize n = lp_scale_get_n_bands (scale);
  json_t *object = json_object ();
  json_t *array;

  if (builtin != NULL) {
    json_object_set_new (object, "builtin", lp_i_json_text (builtin));
    return object;
  }
  if (lp_scale_is_quantiles (scale)) {
    json_object_set_new (object, "quantiles", json_integer ((json_int_t) n));
    return object;
  }
  array = json_array ();
  for (gsize i = 0; i < n; i++)
    json_array_append_new (array, lp_i_json_text (lp_scale_get_band (scale, i)));
  json_object_set_new (object, "bands", array);
  if (thresholds == NULL)
    return object;
  array = json_array ();
  for (gsize i = 0; i + 1 < n; i++)
    json_array_append_new (array, json_real (thresholds[i]));
  json_object_set_new (object, "thresholds", array);
  return object;
}

json_t *
lp_i_scales_to_json (const LpRoster *roster)
{
  json_t *object = json_object ();

  for (gsize i = 0; i < lp_roster_get_n_subjects (roster); i++) {
    const char *subject = lp_roster_get_subject (roster, i);
    const LpScale *scale = lp_roster_get_scale (roster, subject);

    if (scale != NULL)
      json_object_set_new (object, subject, scale_to_json (scale));
  }
  return object;
}
