/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-roster.h>

static gboolean
check_name (const char *name, const LpIPath *path, const char *what, GError **error)
{
  if (*name != '\0')
    return TRUE;
  lp_i_path_fail (path, error, LP_ERROR_VALUE, "%s has no name", what);
  return FALSE;
}

/* Text is a band, and a band means nothing without the scale that it belongs to. */
static gboolean
read_band (LpPupil *pupil, const char *subject, const char *text, const LpScale *scale, const LpIPath *path, GError **error)
{
  g_autofree char *quoted = NULL;

  if (*text == '\0')
    return TRUE;
  if (scale != NULL && lp_scale_find_band (scale, text) < 0 && lp_scale_is_missing (scale, text))
    return TRUE;
  if (scale == NULL) {
    quoted = lp_i_text_quote (text);
    lp_i_path_fail (path, error, LP_ERROR_UNKNOWN_BAND,
                    "%s is a band, but roster.scales has no scale for this subject; a score is a number without quotation marks",
                    quoted);
    return FALSE;
  }
  if (lp_pupil_set_band (pupil, subject, text, error))
    return TRUE;
  lp_i_path_prefix (path, error);
  return FALSE;
}

static gboolean
read_attainment (LpPupil *pupil, const char *subject, const json_t *value, const LpScale *scale, const LpIPath *path, GError **error)
{
  g_autofree char *found = NULL;

  if (json_is_null (value))
    return TRUE;
  if (json_is_string (value))
    return read_band (pupil, subject, json_string_value (value), scale, path, error);
  if (json_is_number (value)) {
    if (lp_pupil_set_score (pupil, subject, json_number_value (value), error))
      return TRUE;
    lp_i_path_prefix (path, error);
    return FALSE;
  }
  found = lp_i_json_describe (value);
  lp_i_path_fail (path, error, LP_ERROR_VALUE,
                  "Attainment is a number, a band's name, or null where it is not known, not %s", found);
  return FALSE;
}

static gboolean
read_all_attainment (LpPupil *pupil, json_t *object, const LpRoster *roster, const LpIPath *path, GError **error)
{
  const char *subject;
  json_t *value;

  json_object_foreach (object, subject, value) {
    LpIPath here = { path, subject, NULL, 0 };

    if (!check_name (subject, path, "A subject", error) ||
        !read_attainment (pupil, subject, value, lp_roster_get_scale (roster, subject), &here, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_attribute (LpPupil *pupil, const char *name, const json_t *value, const LpIPath *path, GError **error)
{
  g_autofree char *found = NULL;
  gboolean done;

  if (!json_is_boolean (value) && !json_is_string (value)) {
    found = lp_i_json_describe (value);
    lp_i_path_fail (path, error, LP_ERROR_VALUE, "An attribute is true, false or a word, not %s", found);
    return FALSE;
  }
  done = json_is_string (value)
    ? lp_pupil_set_word (pupil, name, json_string_value (value), error)
    : lp_pupil_set_flag (pupil, name, json_is_true (value), error);
  if (!done)
    lp_i_path_prefix (path, error);
  return done;
}

static gboolean
read_all_attributes (LpPupil *pupil, json_t *object, const LpIPath *path, GError **error)
{
  const char *name;
  json_t *value;

  json_object_foreach (object, name, value) {
    LpIPath here = { path, name, NULL, 0 };

    if (!check_name (name, path, "An attribute", error) ||
        !read_attribute (pupil, name, value, &here, error))
      return FALSE;
  }
  return TRUE;
}

LpPupil *
lp_i_pupil_from_json (json_t *value, const LpIPath *path, const LpRoster *roster, GError **error)
{
  static const char *const names[] = { "id", "name", "attainment", "attributes", NULL };
  LpIPath attainment_path = { path, "attainment", NULL, 0 };
  LpIPath attributes_path = { path, "attributes", NULL, 0 };
  g_autoptr (LpPupil) pupil = NULL;
  const char *id = NULL;
  const char *name = NULL;
  json_t *attainment = NULL;
  json_t *attributes = NULL;

  if (!lp_i_json_check_object (value, path, names, error) ||
      !lp_i_json_get_text (value, path, "id", LP_I_REQUIRED, &id, error) ||
      !lp_i_json_get_text (value, path, "name", LP_I_OPTIONAL, &name, error) ||
      !lp_i_json_get_object (value, path, "attainment", LP_I_OPTIONAL, &attainment, error) ||
      !lp_i_json_get_object (value, path, "attributes", LP_I_OPTIONAL, &attributes, error))
    return NULL;
  pupil = lp_pupil_new (id, name, error);
  if (pupil == NULL) {
    lp_i_path_prefix (path, error);
    return NULL;
  }
  if (!read_all_attainment (pupil, attainment, roster, &attainment_path, error) ||
      !read_all_attributes (pupil, attributes, &attributes_path, error))
    return NULL;
  return g_steal_pointer (&pupil);
}

static json_t *
score_to_json (double score)
{
  if (score == (double) (gint64) score)
    return json_integer ((json_int_t) score);
  return json_real (score);
}

static json_t *
attainment_to_json (const LpPupil *pupil)
{
  json_t *object = json_object ();

  for (gsize i = 0; i < lp_pupil_get_n_subjects (pupil); i++) {
    const char *subject = lp_pupil_get_subject (pupil, i);
    json_t *value = json_null ();

    if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_BAND)
      value = lp_i_json_text (lp_pupil_get_band (pupil, subject));
    else if (lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_SCORE)
      value = score_to_json (lp_pupil_get_score (pupil, subject));
    json_object_set_new (object, subject, value);
  }
  return object;
}

static json_t *
attributes_to_json (const LpPupil *pupil)
{
  json_t *object = json_object ();

  for (gsize i = 0; i < lp_pupil_get_n_attributes (pupil); i++) {
    const char *name = lp_pupil_get_attribute (pupil, i);
    const char *word = lp_pupil_get_word (pupil, name);

    json_object_set_new (object, name, word != NULL ? lp_i_json_text (word) : json_boolean (lp_pupil_has_flag (pupil, name)));
  }
  return object;
}

json_t *
lp_i_pupil_to_json (const LpPupil *pupil)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", lp_i_json_text (lp_pupil_get_id (pupil)));
  json_object_set_new (object, "name", lp_i_json_text (lp_pupil_get_name (pupil)));
  json_object_set_new (object, "attainment", attainment_to_json (pupil));
  json_object_set_new (object, "attributes", attributes_to_json (pupil));
  return object;
}
