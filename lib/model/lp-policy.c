/* SPDX-License-Identifier: MIT */
#include <learning-partners/lp-policy.h>

#include <string.h>

#include <learning-partners/lp-error.h>
#include <learning-partners/lp-feedback.h>

#define MAX_TENURE_DAYS 3660
#define MAX_ROUND_DAYS 366
#define MAX_COOLDOWN_ROUNDS 1000

struct _LpPolicy {
  gatomicrefcount ref_count;
  LpStrategy strategy;
  LpCostFunc cost_func;
  gpointer cost_data;
  GDestroyNotify cost_destroy;
  char *subject; /* nullable */
  int round_days;
  int min_tenure_days;
  int max_tenure_days;
  int slack_days;
  int cooldown_rounds; /* -1: by class size and strategy */
  LpBetween between;
  LpHard hard;
  LpOdd odd;
  LpTier order[LP_N_TIERS]; /* chance last */
  GPtrArray *weight_names;  /* owned char *, in byte order */
  GArray *weights;          /* int, beside weight_names */
};

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
  { "quiet", 1 },
  { "too-quiet", 2 },
};

static const char *const strategy_names[] = {
  [LP_STRATEGY_MIXED] = "mixed",     [LP_STRATEGY_MIXED_FOLD] = "mixed-fold",
  [LP_STRATEGY_MIXED_NEAR] = "mixed-near", [LP_STRATEGY_MATCHED] = "matched",
  [LP_STRATEGY_TUTOR] = "tutor",     [LP_STRATEGY_RANDOM] = "random",
  [LP_STRATEGY_UNIFORM] = "uniform", [LP_STRATEGY_CUSTOM] = "custom",
};

static const char *const tier_names[LP_N_TIERS] = {
  [LP_TIER_MAX_TENURE] = "max_tenure", [LP_TIER_MIN_TENURE] = "min_tenure",
  [LP_TIER_CHANGE] = "change",         [LP_TIER_COOLDOWN] = "cooldown",
  [LP_TIER_STRATEGY] = "strategy",     [LP_TIER_TURNS] = "turns",
  [LP_TIER_REPEATS] = "repeats",       [LP_TIER_COULD] = "could",
  [LP_TIER_CHANCE] = "chance",
};

LpPolicy *
lp_policy_new (void)
{
  LpPolicy *policy = g_new0 (LpPolicy, 1);

  g_atomic_ref_count_init (&policy->ref_count);
  policy->strategy = LP_STRATEGY_MIXED;
  policy->round_days = 7;
  policy->min_tenure_days = 14;
  policy->max_tenure_days = 28;
  policy->slack_days = 3;
  policy->cooldown_rounds = -1;
  for (guint t = 0; t < LP_N_TIERS; t++)
    policy->order[t] = (LpTier) t;
  policy->weight_names = g_ptr_array_new_with_free_func (g_free);
  policy->weights = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < G_N_ELEMENTS (default_weights); i++) {
    g_ptr_array_add (policy->weight_names, g_strdup (default_weights[i].name));
    g_array_append_val (policy->weights, default_weights[i].weight);
  }
  return policy;
}

LpPolicy *
lp_policy_ref (LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  g_atomic_ref_count_inc (&policy->ref_count);
  return policy;
}

static void
drop_cost_func (LpPolicy *policy)
{
  if (policy->cost_destroy != NULL)
    policy->cost_destroy (policy->cost_data);
  policy->cost_func = NULL;
  policy->cost_data = NULL;
  policy->cost_destroy = NULL;
}

void
lp_policy_unref (LpPolicy *policy)
{
  g_return_if_fail (policy != NULL);

  if (!g_atomic_ref_count_dec (&policy->ref_count))
    return;
  drop_cost_func (policy);
  g_free (policy->subject);
  g_ptr_array_unref (policy->weight_names);
  g_array_unref (policy->weights);
  g_free (policy);
}

gboolean
lp_policy_set_strategy (LpPolicy *policy, LpStrategy strategy, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if ((guint) strategy >= G_N_ELEMENTS (strategy_names)) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "There is no strategy number %d.", (int) strategy);
    return FALSE;
  }
  if (strategy == LP_STRATEGY_CUSTOM) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                 "The strategy custom needs a cost function: set that instead.");
    return FALSE;
  }
  drop_cost_func (policy);
  policy->strategy = strategy;
  return TRUE;
}

LpStrategy
lp_policy_get_strategy (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_STRATEGY_MIXED);

  return policy->strategy;
}

void
lp_policy_set_cost_func (LpPolicy *policy, LpCostFunc func, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (func != NULL);

  drop_cost_func (policy);
  policy->strategy = LP_STRATEGY_CUSTOM;
  policy->cost_func = func;
  policy->cost_data = data;
  policy->cost_destroy = destroy;
}

LpCostFunc
lp_policy_get_cost_func (const LpPolicy *policy, gpointer *data)
{
  g_return_val_if_fail (policy != NULL, NULL);

  if (data != NULL)
    *data = policy->cost_data;
  return policy->cost_func;
}

void
lp_policy_set_subject (LpPolicy *policy, const char *subject)
{
  g_return_if_fail (policy != NULL);

  char *copy = g_strdup (subject);
  g_free (policy->subject);
  policy->subject = copy;
}

const char *
lp_policy_get_subject (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  return policy->subject;
}

static gboolean
check_range (const char *what, int value, int least, int most, GError **error)
{
  if (value >= least && value <= most)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "%s is %d; it must be from %d to %d.", what, value, least, most);
  return FALSE;
}

gboolean
lp_policy_set_round_days (LpPolicy *policy, int days, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!check_range ("round_days", days, 1, MAX_ROUND_DAYS, error))
    return FALSE;
  policy->round_days = days;
  return TRUE;
}

int
lp_policy_get_round_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->round_days;
}

gboolean
lp_policy_set_tenure_window (LpPolicy *policy, int min_days, int max_days, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!check_range ("min_tenure_days", min_days, 0, MAX_TENURE_DAYS, error)
      || !check_range ("max_tenure_days", max_days, 0, MAX_TENURE_DAYS, error))
    return FALSE;
  if (min_days > max_days) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                 "The minimum tenure (min_tenure_days, %d) is above the maximum (max_tenure_days, %d).",
                 min_days, max_days);
    return FALSE;
  }
  policy->min_tenure_days = min_days;
  policy->max_tenure_days = max_days;
  return TRUE;
}

int
lp_policy_get_min_tenure_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->min_tenure_days;
}

int
lp_policy_get_max_tenure_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->max_tenure_days;
}

gboolean
lp_policy_set_slack_days (LpPolicy *policy, int days, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!check_range ("slack_days", days, 0, MAX_ROUND_DAYS, error))
    return FALSE;
  policy->slack_days = days;
  return TRUE;
}

int
lp_policy_get_slack_days (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->slack_days;
}

gboolean
lp_policy_set_cooldown_rounds (LpPolicy *policy, int rounds, GError **error)
{
  g_return_val_if_fail (policy != NULL, FALSE);

  if (rounds != -1 && !check_range ("cooldown_rounds", rounds, 0, MAX_COOLDOWN_ROUNDS, error))
    return FALSE;
  policy->cooldown_rounds = rounds;
  return TRUE;
}

int
lp_policy_get_cooldown_rounds (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, 0);

  return policy->cooldown_rounds;
}

void
lp_policy_set_between (LpPolicy *policy, LpBetween between)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (between == LP_BETWEEN_CHANGE || between == LP_BETWEEN_STAY);

  policy->between = between;
}

LpBetween
lp_policy_get_between (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_BETWEEN_CHANGE);

  return policy->between;
}

void
lp_policy_set_hard (LpPolicy *policy, LpHard hard)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (((guint) hard & ~(guint) (LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE)) == 0);

  policy->hard = hard;
}

LpHard
lp_policy_get_hard (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_HARD_NONE);

  return policy->hard;
}

void
lp_policy_set_odd (LpPolicy *policy, LpOdd odd)
{
  g_return_if_fail (policy != NULL);
  g_return_if_fail (odd == LP_ODD_THREE || odd == LP_ODD_ADULT);

  policy->odd = odd;
}

LpOdd
lp_policy_get_odd (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, LP_ODD_THREE);

  return policy->odd;
}

gboolean
lp_policy_set_order (LpPolicy *policy, const LpTier tiers[LP_N_ORDERED_TIERS], GError **error)
{
  gboolean seen[LP_N_ORDERED_TIERS] = { FALSE };

  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (tiers != NULL, FALSE);

  for (guint i = 0; i < LP_N_ORDERED_TIERS; i++) {
    if ((guint) tiers[i] >= LP_N_ORDERED_TIERS || seen[tiers[i]]) {
      g_set_error (error, LP_ERROR, LP_ERROR_POLICY,
                   "The order of the tiers must name each tier but chance exactly once; \"%s\" %s.",
                   lp_tier_get_name (tiers[i]),
                   (guint) tiers[i] >= LP_N_ORDERED_TIERS ? "may not stand in it" : "stands twice");
      return FALSE;
    }
    seen[tiers[i]] = TRUE;
  }
  memcpy (policy->order, tiers, LP_N_ORDERED_TIERS * sizeof (LpTier));
  return TRUE;
}

const LpTier *
lp_policy_get_order (const LpPolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  return policy->order;
}

/* The place of a name among the sorted names: found, or where it belongs. */
static gboolean
find_weight (const LpPolicy *policy, const char *name, guint *place)
{
  guint low = 0, high = policy->weight_names->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (g_ptr_array_index (policy->weight_names, middle), name);
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

gboolean
lp_policy_set_weight (LpPolicy *policy, const char *name, int weight, GError **error)
{
  guint place;

  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (*name == '\0' || !g_utf8_validate (name, -1, NULL)) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "A weight has no name.");
    return FALSE;
  }
  if (weight < 0 || weight > LP_WEIGHT_MAX) {
    g_set_error (error, LP_ERROR, LP_ERROR_POLICY, "The weight \"%s\" is %d; it must be from 0 to %d.",
                 name, weight, LP_WEIGHT_MAX);
    return FALSE;
  }
  if (!find_weight (policy, name, &place)) {
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

  return find_weight (policy, name, &place) ? g_array_index (policy->weights, int, place) : 0;
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

static gboolean
find_name (const char *const *names, guint n_names, const char *name, guint *index)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

const char *
lp_tier_get_name (LpTier tier)
{
  return (guint) tier < LP_N_TIERS ? tier_names[tier] : "unknown";
}

gboolean
lp_tier_from_name (const char *name, LpTier *tier)
{
  guint index;

  g_return_val_if_fail (name != NULL && tier != NULL, FALSE);

  if (!find_name (tier_names, LP_N_TIERS, name, &index))
    return FALSE;
  *tier = (LpTier) index;
  return TRUE;
}

const char *
lp_strategy_get_name (LpStrategy strategy)
{
  return (guint) strategy < G_N_ELEMENTS (strategy_names) ? strategy_names[strategy] : "unknown";
}

gboolean
lp_strategy_from_name (const char *name, LpStrategy *strategy)
{
  guint index;

  g_return_val_if_fail (name != NULL && strategy != NULL, FALSE);

  /* "custom", the last, is no name that a text can choose. */
  if (!find_name (strategy_names, LP_STRATEGY_CUSTOM, name, &index))
    return FALSE;
  *strategy = (LpStrategy) index;
  return TRUE;
}
