/* SPDX-License-Identifier: MIT */
#include "io/lp-json-private.h"
#include "base/lp-text-private.h"
#include "model/lp-policy-private.h"

#include <learning-partners/lp-policy.h>

static gboolean
fail_choice (const char *found, const LpIPath *path, const char *choices, GError **error)
{
  g_autofree char *quoted = lp_i_text_quote (found);

  lp_i_path_fail (path, error, LP_ERROR_POLICY, "%s is not known here; known are %s", quoted, choices);
  return FALSE;
}

static gboolean
read_strategy (const json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, "strategy", NULL, 0 };
  LpStrategy strategy = LP_STRATEGY_MIXED;
  const char *name = NULL;

  if (!lp_i_json_get_text (value, path, "strategy", LP_I_OPTIONAL, &name, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!lp_strategy_from_name (name, &strategy))
    return fail_choice (name, &here, "mixed, mixed-fold, mixed-half, mixed-near, matched, nearest, tutor, random and uniform", error);
  if (lp_policy_set_strategy (policy, strategy, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

static gboolean
read_subject (const json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, "subject", NULL, 0 };
  const char *subject = NULL;

  if (!lp_i_json_get_text (value, path, "subject", LP_I_OPTIONAL, &subject, error))
    return FALSE;
  if (subject != NULL && *subject == '\0') {
    lp_i_path_fail (&here, error, LP_ERROR_POLICY, "The subject has no name");
    return FALSE;
  }
  if (subject != NULL)
    lp_policy_set_subject (policy, subject);
  return TRUE;
}

/* One of the two may be given alone; the other then keeps its default. */
static gboolean
read_tenure_window (const json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  int min_days = lp_policy_get_min_tenure_days (policy);
  int max_days = lp_policy_get_max_tenure_days (policy);

  if (!lp_i_json_get_int (value, path, "min_tenure_days", LP_I_OPTIONAL, &min_days, error) ||
      !lp_i_json_get_int (value, path, "max_tenure_days", LP_I_OPTIONAL, &max_days, error))
    return FALSE;
  if (max_days < min_days) {
    lp_i_path_fail (path, error, LP_ERROR_POLICY, "max_tenure_days is %d%s, less than min_tenure_days, which is %d%s",
                    max_days, json_object_get (value, "max_tenure_days") == NULL ? " (the default)" : "",
                    min_days, json_object_get (value, "min_tenure_days") == NULL ? " (the default)" : "");
    return FALSE;
  }
  if (lp_policy_set_tenure_window (policy, min_days, max_days, error))
    return TRUE;
  lp_i_path_prefix (path, error);
  return FALSE;
}

typedef gboolean (*SetInt) (LpPolicy *policy, int number, GError **error);

static gboolean
read_int (const json_t *value, const LpIPath *path, const char *name, LpPolicy *policy, SetInt set, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  int number = 0;

  if (json_object_get (value, name) == NULL)
    return TRUE;
  if (!lp_i_json_get_int (value, path, name, LP_I_REQUIRED, &number, error))
    return FALSE;
  if (set (policy, number, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

/* −1 stands for the default in C; in JSON the member is left out instead. */
static gboolean
set_cooldown (LpPolicy *policy, int rounds, GError **error)
{
  if (rounds >= 0)
    return lp_policy_set_cooldown_rounds (policy, rounds, error);
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "The cooldown is %d rounds; leave the member out for the default", rounds);
  return FALSE;
}

static gboolean
read_between (const json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, "between", NULL, 0 };
  const char *name = "change";

  if (!lp_i_json_get_text (value, path, "between", LP_I_OPTIONAL, &name, error))
    return FALSE;
  if (g_str_equal (name, "stay"))
    lp_policy_set_between (policy, LP_BETWEEN_STAY);
  else if (!g_str_equal (name, "change"))
    return fail_choice (name, &here, "change and stay", error);
  return TRUE;
}

static gboolean
read_odd (const json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, "odd", NULL, 0 };
  const char *name = "three";

  if (!lp_i_json_get_text (value, path, "odd", LP_I_OPTIONAL, &name, error))
    return FALSE;
  if (g_str_equal (name, "adult"))
    lp_policy_set_odd (policy, LP_ODD_ADULT);
  else if (!g_str_equal (name, "three"))
    return fail_choice (name, &here, "three and adult", error);
  return TRUE;
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
read_hard (json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, "hard", NULL, 0 };
  g_autoptr (GPtrArray) names = NULL;
  int hard = LP_HARD_NONE;

  if (!read_names (value, path, "hard", &names, error))
    return FALSE;
  for (guint i = 0; names != NULL && i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    if (g_str_equal (name, "max_tenure"))
      hard |= LP_HARD_MAX_TENURE;
    else if (g_str_equal (name, "min_tenure"))
      hard |= LP_HARD_MIN_TENURE;
    else
      return fail_choice (name, &here, "max_tenure and min_tenure", error);
  }
  lp_policy_set_hard (policy, (LpHard) hard);
  return TRUE;
}

static gboolean
read_order (json_t *value, const LpIPath *path, LpPolicy *policy, GError **error)
{
  LpIPath here = { path, "order", NULL, 0 };
  LpTier order[LP_N_ORDERED_TIERS];
  g_autoptr (GPtrArray) names = NULL;

  if (!read_names (value, path, "order", &names, error))
    return FALSE;
  if (names == NULL)
    return TRUE;
  if (names->len != LP_N_ORDERED_TIERS) {
    lp_i_path_fail (&here, error, LP_ERROR_POLICY, "The order names each of the %d tiers below must once, not %u",
                    LP_N_ORDERED_TIERS, names->len);
    return FALSE;
  }
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    if (!lp_tier_from_name (name, &order[i]) || order[i] == LP_TIER_CHANCE)
      return fail_choice (name, &here, "max_tenure, min_tenure, change, cooldown, turns, strategy, repeats and wishes", error);
  }
  if (lp_policy_set_order (policy, order, error))
    return TRUE;
  lp_i_path_prefix (&here, error);
  return FALSE;
}

typedef gboolean (*AddName) (LpPolicy *policy, const char *name, GError **error);

static gboolean
read_musts (json_t *value, const LpIPath *path, const char *name, LpPolicy *policy, AddName add, GError **error)
{
  LpIPath here = { path, name, NULL, 0 };
  g_autoptr (GPtrArray) names = NULL;

  if (!read_names (value, path, name, &names, error))
    return FALSE;
  for (guint i = 0; names != NULL && i < names->len; i++) {
    if (!add (policy, g_ptr_array_index (names, i), error)) {
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
  LpIPath here = { path, "gap", NULL, 0 };
  json_t *gap = NULL;
  int min = LP_GAP_OPEN, max = LP_GAP_OPEN;

  if (!lp_i_json_get_object (value, path, "gap", LP_I_OPTIONAL, &gap, error))
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
  LpIPath here = { path, "weights", NULL, 0 };
  json_t *weights = NULL;
  const char *name;
  json_t *member;

  if (!lp_i_json_get_object (value, path, "weights", LP_I_OPTIONAL, &weights, error))
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

LpPolicy *
lp_i_policy_from_json (json_t *value, const LpIPath *path, GError **error)
{
  static const char *const names[] = {
    "strategy", "subject", "round_days", "min_tenure_days", "max_tenure_days", "slack_days",
    "cooldown_rounds", "between", "hard", "order", "weights", "odd", "gap", "must_match", "must_differ", NULL
  };
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  if (!lp_i_json_check_object (value, path, names, error) ||
      !read_strategy (value, path, policy, error) ||
      !read_subject (value, path, policy, error) ||
      !read_int (value, path, "round_days", policy, lp_policy_set_round_days, error) ||
      !read_tenure_window (value, path, policy, error) ||
      !read_int (value, path, "slack_days", policy, lp_policy_set_slack_days, error) ||
      !read_int (value, path, "cooldown_rounds", policy, set_cooldown, error) ||
      !read_between (value, path, policy, error) ||
      !read_hard (value, path, policy, error) ||
      !read_order (value, path, policy, error) ||
      !read_weights (value, path, policy, error) ||
      !read_odd (value, path, policy, error) ||
      !read_gap (value, path, policy, error) ||
      !read_musts (value, path, "must_match", policy, lp_policy_add_must_match, error) ||
      !read_musts (value, path, "must_differ", policy, lp_policy_add_must_differ, error))
    return NULL;
  return g_steal_pointer (&policy);
}

static json_t *
hard_to_json (const LpPolicy *policy)
{
  json_t *array = json_array ();

  if (lp_policy_get_hard (policy) & LP_HARD_MAX_TENURE)
    json_array_append_new (array, json_string ("max_tenure"));
  if (lp_policy_get_hard (policy) & LP_HARD_MIN_TENURE)
    json_array_append_new (array, json_string ("min_tenure"));
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

typedef const char *(*GetName) (const LpPolicy *policy, gsize index);

static json_t *
musts_to_json (const LpPolicy *policy, gsize n, GetName get)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n; i++)
    json_array_append_new (array, lp_i_json_text (get (policy, i)));
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

json_t *
lp_i_policy_to_json (const LpPolicy *policy)
{
  const char *subject = lp_policy_get_subject (policy);
  int cooldown = lp_policy_get_cooldown_rounds (policy);
  gboolean stay = lp_policy_get_between (policy) == LP_BETWEEN_STAY;
  json_t *object = json_object ();
  json_t *gap = gap_to_json (policy);

  json_object_set_new (object, "strategy", json_string (lp_strategy_get_name (lp_policy_get_strategy (policy))));
  if (subject != NULL)
    json_object_set_new (object, "subject", lp_i_json_text (subject));
  json_object_set_new (object, "round_days", json_integer (lp_policy_get_round_days (policy)));
  json_object_set_new (object, "min_tenure_days", json_integer (lp_policy_get_min_tenure_days (policy)));
  json_object_set_new (object, "max_tenure_days", json_integer (lp_policy_get_max_tenure_days (policy)));
  json_object_set_new (object, "slack_days", json_integer (lp_policy_get_slack_days (policy)));
  if (cooldown >= 0)
    json_object_set_new (object, "cooldown_rounds", json_integer (cooldown));
  json_object_set_new (object, "between", json_string (stay ? "stay" : "change"));
  json_object_set_new (object, "hard", hard_to_json (policy));
  json_object_set_new (object, "order", order_to_json (policy));
  json_object_set_new (object, "weights", weights_to_json (policy));
  json_object_set_new (object, "odd", json_string (lp_policy_get_odd (policy) == LP_ODD_ADULT ? "adult" : "three"));
  if (gap != NULL)
    json_object_set_new (object, "gap", gap);
  json_object_set_new (object, "must_match", musts_to_json (policy, lp_policy_get_n_must_match (policy), lp_policy_get_must_match));
  json_object_set_new (object, "must_differ",
                       musts_to_json (policy, lp_policy_get_n_must_differ (policy), lp_policy_get_must_differ));
  return object;
}
