/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"

#include <learning-partners/lp-round.h>

/*
 * A partnership as this library writes it, an object with "pupils"; or just
 * the array of ids, as other programs may find easier to write.
 */
static GPtrArray *
pupils_from_json (json_t *value, const LpIPath *path, GError **error)
{
  LpIPath pupils_path = { path, "pupils", NULL, 0 };
  json_t *array = NULL;

  if (!json_is_object (value))
    return lp_i_json_to_texts (value, path, error);
  if (!lp_i_json_get_array (value, path, "pupils", LP_I_REQUIRED, &array, error))
    return NULL;
  return lp_i_json_to_texts (array, &pupils_path, error);
}

static gboolean
read_partnerships (json_t *array, LpRound *round, GError **error)
{
  LpIPath path = { NULL, "partnerships", NULL, 0 };
  json_t *element;
  size_t i;

  json_array_foreach (array, i, element) {
    LpIPath here = { &path, NULL, NULL, i };
    g_autoptr (GPtrArray) pupils = pupils_from_json (element, &here, error);

    if (pupils == NULL)
      return FALSE;
    if (pupils->len == 0) {
      lp_i_path_fail (&here, error, LP_ERROR_VALUE, "A partnership has at least one pupil");
      return FALSE;
    }
    if (!lp_round_add_partnership (round, (const char *const *) pupils->pdata, pupils->len, error)) {
      lp_i_path_prefix (&path, error);
      return FALSE;
    }
  }
  return TRUE;
}

/* An answer may be an error, and then has nothing to read. */
static gboolean
check_answer (json_t *value, GError **error)
{
  g_autofree char *quoted = NULL;
  const char *message;

  if (!json_is_object (value)) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_VALUE, "An answer is an object");
    return FALSE;
  }
  if (json_object_get (value, "error") == NULL)
    return TRUE;
  message = json_string_value (json_object_get (json_object_get (value, "error"), "message"));
  quoted = lp_i_text_quote (message != NULL ? message : "");
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "The answer holds no pairing but the error %s", quoted);
  return FALSE;
}

static gboolean
read_certificate (json_t *value, LpCertificate **certificate, GError **error)
{
  LpIPath path = { NULL, "certificate", NULL, 0 };
  json_t *member = json_object_get (value, "certificate");

  if (member == NULL)
    return TRUE;
  *certificate = lp_i_certificate_from_json (member, &path, error);
  return *certificate != NULL;
}

static LpRound *
round_from_value (json_t *value, LpDate date, LpCertificate **certificate, GError **error)
{
  g_autoptr (LpCertificate) proof = NULL;
  g_autoptr (LpRound) round = NULL;
  json_t *partnerships = NULL;

  if (!check_answer (value, error) ||
      !lp_i_json_get_date (value, NULL, "date", LP_I_OPTIONAL, &date, error) ||
      !lp_i_json_get_array (value, NULL, "partnerships", LP_I_REQUIRED, &partnerships, error))
    return NULL;
  if (date == LP_DATE_NONE) {
    g_set_error_literal (error, LP_ERROR, LP_ERROR_VALUE, "The member \"date\" is missing, and no other date was given");
    return NULL;
  }
  round = lp_round_new (date);
  if (!read_partnerships (partnerships, round, error) ||
      (certificate != NULL && !read_certificate (value, &proof, error)))
    return NULL;
  if (certificate != NULL)
    *certificate = g_steal_pointer (&proof);
  return g_steal_pointer (&round);
}

LpRound *
lp_round_from_json (const char *text, gssize length, LpDate date, LpCertificate **certificate, GError **error)
{
  g_autoptr (json_t) document = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = lp_i_json_parse (text, length, error);
  if (document == NULL)
    return NULL;
  return round_from_value (document, date, certificate, error);
}
