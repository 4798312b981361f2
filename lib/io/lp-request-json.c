/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"

#include <learning-partners/lp-request.h>


static gboolean
check_version (const json_t *value, GError **error)
{
  int version = 0;

  if (!lp_i_json_get_int (value, NULL, "version", LP_I_REQUIRED, &version, error))
    return FALSE;
  if (version == 1)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_VALUE, "version: This library reads requests of version 1, not %d", version);
  return FALSE;
}

static gboolean
read_seed (const json_t *value, guint64 *seed, GError **error)
{
  LpIPath here = { NULL, "seed", NULL, 0 };
  const json_t *member = json_object_get (value, "seed");

  return member == NULL || lp_i_json_to_guint64 (member, &here, seed, error);
}

/* A member that may be left out: NULL with no error set, and *ok TRUE. */
static LpHistory *
read_history (json_t *value, gboolean *ok, GError **error)
{
  LpIPath here = { NULL, "history", NULL, 0 };
  json_t *member = json_object_get (value, "history");
  LpHistory *history = member == NULL ? NULL : lp_i_history_from_json (member, &here, error);

  *ok = member == NULL || history != NULL;
  return history;
}

static LpPolicy *
read_policy (json_t *value, gboolean *ok, GError **error)
{
  LpIPath here = { NULL, "policy", NULL, 0 };
  json_t *member = json_object_get (value, "policy");
  LpPolicy *policy = member == NULL ? NULL : lp_i_policy_from_json (member, &here, error);

  *ok = member == NULL || policy != NULL;
  return policy;
}

static LpRoster *
read_roster (json_t *value, GError **error)
{
  LpIPath here = { NULL, "roster", NULL, 0 };
  json_t *member = NULL;

  if (!lp_i_json_get_object (value, NULL, "roster", LP_I_REQUIRED, &member, error))
    return NULL;
  return lp_i_roster_from_json (member, &here, error);
}

typedef gboolean (*AddPupil) (LpRequest *request, const char *id, GError **error);

static gboolean
read_away (json_t *value, const char *name, LpRequest *request, AddPupil add, GError **error)
{
  LpIPath here = { NULL, name, NULL, 0 };
  g_autoptr (GPtrArray) ids = NULL;
  json_t *array = NULL;

  if (!lp_i_json_get_array (value, NULL, name, LP_I_OPTIONAL, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  ids = lp_i_json_to_texts (array, &here, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    if (!add (request, g_ptr_array_index (ids, i), error)) {
      lp_i_path_prefix (&here, error);
      return FALSE;
    }
  }
  return TRUE;
}

/*
 * Before 0.2 "matched" was what "nearest" is now: a request that was saved then,
 * or that does not say by what, may mean that.
 */
static gboolean
note_library (json_t *value, LpRequest *request, GError **error)
{
  json_t *policy = json_object_get (value, "policy");
  const char *strategy = json_string_value (json_object_get (policy, "strategy"));
  const char *library = NULL;

  if (!lp_i_json_get_text (value, NULL, "library", LP_I_OPTIONAL, &library, error))
    return FALSE;
  if (g_strcmp0 (strategy, "matched") == 0 && (library == NULL || g_str_has_prefix (library, "0.1.")))
    lp_request_note_earlier_matched (request);
  return TRUE;
}

static LpRequest *
request_from_value (json_t *value, GError **error)
{
  static const char *const names[] = {
    "version", "roster", "history", "policy", "date", "absent", "away_today", "seed", "fresh", "library", NULL
  };
  g_autoptr (LpRoster) roster = NULL;
  g_autoptr (LpHistory) history = NULL;
  g_autoptr (LpPolicy) policy = NULL;
  g_autoptr (LpRequest) request = NULL;
  LpDate date = LP_DATE_NONE;
  guint64 seed = 0;
  gboolean ok = TRUE, fresh = FALSE;

  if (!lp_i_json_check_object (value, NULL, names, error) || !check_version (value, error))
    return NULL;
  roster = read_roster (value, error);
  if (roster == NULL)
    return NULL;
  history = read_history (value, &ok, error);
  if (!ok)
    return NULL;
  policy = read_policy (value, &ok, error);
  if (!ok ||
      !lp_i_json_get_date (value, NULL, "date", LP_I_REQUIRED, &date, error) ||
      !lp_i_json_get_flag (value, NULL, "fresh", LP_I_OPTIONAL, &fresh, error) ||
      !read_seed (value, &seed, error))
    return NULL;
  request = lp_request_new (roster, history, policy, date, seed, error);
  if (request == NULL || !note_library (value, request, error) ||
      !read_away (value, "absent", request, lp_request_add_absent, error) ||
      !read_away (value, "away_today", request, lp_request_add_away_today, error))
    return NULL;
  lp_request_set_fresh (request, fresh);
  return g_steal_pointer (&request);
}

LpRequest *
lp_request_from_json (const char *text, gssize length, GError **error)
{
  g_autoptr (json_t) document = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = lp_i_json_parse (text, length, error);
  if (document == NULL)
    return NULL;
  return request_from_value (document, error);
}

typedef const char *(*GetPupil) (const LpRequest *request, gsize index);

static json_t *
away_to_json (const LpRequest *request, gsize n, GetPupil get)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n; i++)
    json_array_append_new (array, lp_i_json_text (get (request, i)));
  return array;
}

char *
lp_request_to_json (const LpRequest *request)
{
  g_autoptr (json_t) object = NULL;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (lp_policy_get_strategy (lp_request_get_policy (request)) != LP_STRATEGY_CUSTOM, NULL);

  object = json_object ();
  json_object_set_new (object, "version", json_integer (1));
  json_object_set_new (object, "library", json_string (LP_VERSION));
  json_object_set_new (object, "roster", lp_i_roster_to_json (lp_request_get_roster (request)));
  json_object_set_new (object, "history", lp_i_history_to_json (lp_request_get_history (request)));
  json_object_set_new (object, "policy", lp_i_policy_to_json (lp_request_get_policy (request)));
  json_object_set_new (object, "date", lp_i_json_date (lp_request_get_date (request)));
  json_object_set_new (object, "absent", away_to_json (request, lp_request_get_n_absent (request), lp_request_get_absent));
  json_object_set_new (object, "away_today",
                       away_to_json (request, lp_request_get_n_away_today (request), lp_request_get_away_today));
  json_object_set_new (object, "seed", lp_i_json_unsigned (lp_request_get_seed (request)));
  if (lp_request_is_fresh (request))
    json_object_set_new (object, "fresh", json_true ());
  return lp_i_json_write (object);
}
