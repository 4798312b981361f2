/* SPDX-License-Identifier: MIT */
/* What a policy lists by name: weights, and attributes that must match or differ. */
#include "model/lp-policy-fields-private.h"
#include "model/lp-policy-private.h"

#include <string.h>

#include <learning-partners/lp-error.h>

static const struct {
  const char *name;
  int weight;
} default_weights[] = {
  { "apart-for-a-while", 6 },
  { "disagreed", 3 },
  { "dominant", 1 },
  { "friends", 1 },
  { "mixed", 1 },
  { "not-listening", 3 },
  { "prefer", -1 },
  { "quiet", 1 },
  { "too-quiet", 2 },
};

void
lp_i_policy_init_weights (LpPolicy *policy)
{
  policy->weight_names = g_ptr_array_new_with_free_func (g_free);
  policy->weights = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < G_N_ELEMENTS (default_weights); i++) {
    g_ptr_array_add (policy->weight_names, g_strdup (default_weights[i].name));
    g_array_append_val (policy->weights, default_weights[i].weight);
  }
}

static GPtrArray *
copy_names (const GPtrArray *names)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (names, i)));
  return copy;
}

void
lp_i_policy_copy_lists (LpPolicy *policy, const LpPolicy *other)
{
  policy->must_match = copy_names (other->must_match);
  policy->must_differ = copy_names (other->must_differ);
  policy->weight_names = copy_names (other->weight_names);
  policy->weights = g_array_copy (other->weights);
}

/* The place of a name among sorted names: found, or where it belongs. */
static gboolean
find_sorted (const GPtrArray *names, const char *name, guint *place)
{
  guint low = 0, high = names->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (g_ptr_array_index (names, middle), name);
    if (order == 0) {
      *place = middle;
      return TRUE;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  *place = low;
  return FALSE;
}

static gboolean
add_must (GPtrArray *musts, const char *attribute, const char *what, GError **error)
{
  guint place;

  if (*attribute == '\0' || !g_utf8_validate (attribute, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "An attribute that must %s has no name.", what);
    return FALSE;
  }
  if (!find_sorted (musts, attribute, &place))
    g_ptr_array_insert (musts, (int) place, g_strdup (attribute));
  return TRUE;
}

gboolean
lp_policy_add_must_match (LpPolicy *policy, const char *attribute, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (attribute != NULL, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  return add_must (policy->must_match, attribute, "match", error);
}

gboolean
lp_policy_add_must_differ (LpPolicy *policy, const char *attribute, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (attribute != NULL, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  return add_must (policy->must_differ, attribute, "differ", error);
}

const GPtrArray *
lp_i_policy_get_names (const LpPolicy *policy, LpSetting setting)
{
  return setting == LP_SETTING_MUST_MATCH ? policy->must_match : policy->must_differ;
}

gboolean
lp_i_policy_add_name (LpPolicy *policy, LpSetting setting, const char *name, GError **error)
{
  return setting == LP_SETTING_MUST_MATCH ? lp_policy_add_must_match (policy, name, error)
                                          : lp_policy_add_must_differ (policy, name, error);
}

void
lp_policy_clear_musts (LpPolicy *policy)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (lp_i_policy_check_open (policy, NULL));

  g_ptr_array_set_size (policy->must_match, 0);
  g_ptr_array_set_size (policy->must_differ, 0);
}

gsize
lp_policy_get_n_must_match (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->must_match->len;
}

const char *
lp_policy_get_must_match (const LpPolicy *policy, gsize index)
{
  g_return_val_if_fail (policy != NULL && index < policy->must_match->len, NULL);

  return g_ptr_array_index (policy->must_match, index);
}

gsize
lp_policy_get_n_must_differ (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->must_differ->len;
}

const char *
lp_policy_get_must_differ (const LpPolicy *policy, gsize index)
{
  g_return_val_if_fail (policy != NULL && index < policy->must_differ->len, NULL);

  return g_ptr_array_index (policy->must_differ, index);
}

gboolean
lp_policy_set_weight (LpPolicy *policy, const char *name, int weight, GError **error)
{
  guint place;

  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!lp_i_policy_check_open (policy, error))
    return FALSE;
  if (*name == '\0' || !g_utf8_validate (name, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "A weight has no name.");
    return FALSE;
  }
  if (weight < -LP_WEIGHT_MAX || weight > LP_WEIGHT_MAX) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "The weight \"%s\" is %d; it must be from %d to %d.",
                 name, weight, -LP_WEIGHT_MAX, LP_WEIGHT_MAX);
    return FALSE;
  }
  if (!find_sorted (policy->weight_names, name, &place)) {
    g_ptr_array_insert (policy->weight_names, (int) place, g_strdup (name));
    g_array_insert_val (policy->weights, place, weight);
  }
  g_array_index (policy->weights, int, place) = weight;
  return TRUE;
}

int
lp_policy_get_weight (const LpPolicy *policy, const char *name)
{
  guint place;

  g_return_val_if_fail (policy != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  return find_sorted (policy->weight_names, name, &place) ? g_array_index (policy->weights, int, place) : 0;
}

gsize
lp_policy_get_n_weights (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->weight_names->len;
}

const char *
lp_policy_get_weight_name (const LpPolicy *policy, gsize index)
{
  g_return_val_if_fail (policy != NULL && index < policy->weight_names->len, NULL);

  return g_ptr_array_index (policy->weight_names, index);
}
