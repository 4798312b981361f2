/* SPDX-License-Identifier: MIT */
/*
 * Guarantees a policy's defaults, the range of each setting at both ends, that
 * a refused value changes nothing, the gap's window, rhythms, attributes that
 * must match or differ, the order of the tiers, the weights, and that names and
 * enumerators answer each other.
 */
#include "support.h"

START_TEST (defaults)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert_int_eq (lp_policy_get_strategy (policy), LP_STRATEGY_MIXED);
  ck_assert_ptr_null (lp_policy_get_cost_func (policy, NULL));
  ck_assert_ptr_null (lp_policy_get_subject (policy));
  ck_assert_int_eq (lp_policy_get_round_days (policy), 7);
  ck_assert_int_eq (lp_policy_get_min_tenure_days (policy), 14);
  ck_assert_int_eq (lp_policy_get_max_tenure_days (policy), 28);
  ck_assert_int_eq (lp_policy_get_slack_days (policy), 3);
  ck_assert_int_eq (lp_policy_get_cooldown_rounds (policy), -1);
  ck_assert_int_eq (lp_policy_get_between (policy), LP_BETWEEN_CHANGE);
  ck_assert_int_eq (lp_policy_get_hard (policy), LP_HARD_NONE);
  ck_assert_int_eq (lp_policy_get_odd (policy), LP_ODD_THREE);
  ck_assert (!lp_policy_get_gap (policy, NULL, NULL));
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy), 0);
  ck_assert_uint_eq (lp_policy_get_n_must_differ (policy), 0);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_int_eq (lp_policy_get_order (policy)[t], t);
}
END_TEST

static const struct {
  const char *name;
  int weight;
} default_weights[] = {
  { "friends", 1 },       { "prefer", -1 },   { "quiet", 1 },             { "dominant", 1 },
  { "worked", 0 },
  { "mixed", 1 },         { "too-quiet", 2 }, { "not-listening", 3 },     { "disagreed", 3 },
  { "apart-for-a-while", 6 }, { "gender", 0 },    { "anything at all", 0 },
};

START_TEST (weights_by_default)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert_int_eq (lp_policy_get_weight (policy, default_weights[_i].name), default_weights[_i].weight);
}
END_TEST

static gboolean
set_window_low (LpPolicy *policy, int days, GError **error)
{
  return lp_policy_set_tenure_window (policy, days, 3660, error);
}

static gboolean
set_window_high (LpPolicy *policy, int days, GError **error)
{
  return lp_policy_set_tenure_window (policy, 10, days, error);
}

static gboolean
set_friends (LpPolicy *policy, int weight, GError **error)
{
  return lp_policy_set_weight (policy, "friends", weight, error);
}

static int
get_friends (const LpPolicy *policy)
{
  return lp_policy_get_weight (policy, "friends");
}

static const struct {
  const char *name;
  gboolean (*set) (LpPolicy *policy, int value, GError **error);
  int (*get) (const LpPolicy *policy);
  int least, most;
} ranges[] = {
  { "round days", lp_policy_set_round_days, lp_policy_get_round_days, 1, 366 },
  { "minimum", set_window_low, lp_policy_get_min_tenure_days, 0, 3660 },
  { "maximum", set_window_high, lp_policy_get_max_tenure_days, 10, 3660 },
  { "slack", lp_policy_set_slack_days, lp_policy_get_slack_days, 0, 366 },
  { "cooldown", lp_policy_set_cooldown_rounds, lp_policy_get_cooldown_rounds, -1, 1000 },
  { "weight", set_friends, get_friends, -LP_WEIGHT_MAX, LP_WEIGHT_MAX },
};

START_TEST (ranges_of_settings)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  int inside[] = { ranges[_i].least, ranges[_i].most };
  int outside[] = { ranges[_i].least - 1, ranges[_i].most + 1, G_MININT, G_MAXINT };

  for (guint k = 0; k < G_N_ELEMENTS (inside); k++) {
    ck_assert (ranges[_i].set (policy, inside[k], NULL));
    ck_assert_int_eq (ranges[_i].get (policy), inside[k]);
  }
  for (guint k = 0; k < G_N_ELEMENTS (outside); k++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *value = g_strdup_printf ("%d", outside[k]);
    ck_assert_msg (!ranges[_i].set (policy, outside[k], &error), "%s: %d", ranges[_i].name, outside[k]);
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_msg (strstr (error->message, value) != NULL, "%s", error->message);
    ck_assert_int_eq (ranges[_i].get (policy), ranges[_i].most);
  }
}
END_TEST

/* A window that is refused changes neither end. */
START_TEST (refused_window)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert (!lp_policy_set_tenure_window (policy, 20, 19, NULL));
  ck_assert (!lp_policy_set_tenure_window (policy, 1, 3661, NULL));
  ck_assert_int_eq (lp_policy_get_min_tenure_days (policy), 14);
  ck_assert_int_eq (lp_policy_get_max_tenure_days (policy), 28);
  ck_assert (lp_policy_set_tenure_window (policy, 20, 20, NULL));
}
END_TEST

START_TEST (order_of_tiers)
{
  static const LpTier backwards[] = { LP_TIER_WISHES, LP_TIER_REPEATS, LP_TIER_TURNS, LP_TIER_STRATEGY,
                                      LP_TIER_COOLDOWN, LP_TIER_CHANGE, LP_TIER_MIN_TENURE, LP_TIER_MAX_TENURE };
  static const LpTier twice[] = { LP_TIER_WISHES, LP_TIER_WISHES, LP_TIER_TURNS, LP_TIER_STRATEGY,
                                  LP_TIER_COOLDOWN, LP_TIER_CHANGE, LP_TIER_MIN_TENURE, LP_TIER_MAX_TENURE };
  static const LpTier chance[] = { LP_TIER_CHANCE, LP_TIER_REPEATS, LP_TIER_TURNS, LP_TIER_STRATEGY,
                                   LP_TIER_COOLDOWN, LP_TIER_CHANGE, LP_TIER_MIN_TENURE, LP_TIER_MAX_TENURE };
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert (lp_policy_set_order (policy, backwards, G_N_ELEMENTS (backwards), NULL));
  for (guint k = 0; k < 2; k++) {
    g_autoptr (GError) error = NULL;
    ck_assert (!lp_policy_set_order (policy, k == 0 ? twice : chance, LP_N_ORDERED_TIERS, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_ptr_nonnull (strstr (error->message, k == 0 ? "\"wishes\" stands twice" : "\"chance\" may not stand in it"));
  }
  for (gsize n = 0; n < LP_N_ORDERED_TIERS; n++) {
    g_autoptr (GError) error = NULL;
    ck_assert (!lp_policy_set_order (policy, n > 0 ? twice : NULL, n, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
  }
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++)
    ck_assert_int_eq (lp_policy_get_order (policy)[t], backwards[t]);
  ck_assert_int_eq (lp_policy_get_order (policy)[LP_N_ORDERED_TIERS], LP_TIER_CHANCE);
}
END_TEST

/* Weights are listed in byte order, each once, with those that have a default. */
START_TEST (list_of_weights)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  gsize n = lp_policy_get_n_weights (policy);
  gboolean found = FALSE;

  for (gsize w = 0; w < n; w++)
    ck_assert_int_ne (lp_policy_get_weight (policy, lp_policy_get_weight_name (policy, w)), 0);
  ck_assert_uint_eq (n, 9);
  ck_assert (lp_policy_set_weight (policy, "gender", 4, NULL));
  ck_assert (lp_policy_set_weight (policy, "gender", 7, NULL));
  ck_assert (lp_policy_set_weight (policy, "quiet", 0, NULL));
  ck_assert_uint_eq (lp_policy_get_n_weights (policy), n + 1);
  ck_assert_int_eq (lp_policy_get_weight (policy, "gender"), 7);
  ck_assert_int_eq (lp_policy_get_weight (policy, "quiet"), 0);
  for (gsize w = 0; w <= n; w++) {
    const char *name = lp_policy_get_weight_name (policy, w);
    found = found || g_str_equal (name, "gender");
    ck_assert (w == 0 || strcmp (lp_policy_get_weight_name (policy, w - 1), name) < 0);
  }
  ck_assert (found);
  ck_assert (!lp_policy_set_weight (policy, "", 1, NULL));
  ck_assert (!lp_policy_set_weight (policy, "z\xff", 1, NULL));
  ck_assert (!lp_policy_set_weight (policy, "\xc3", 1, NULL));
  ck_assert_uint_eq (lp_policy_get_n_weights (policy), n + 1);
}
END_TEST

/* The gap's window. */

static const struct {
  int min, max;
  const char *words; /* of the refusal; NULL where it is taken */
} gap_cases[] = {
  { 0, 0, NULL },
  { 3, 5, NULL },
  { 5, 5, NULL },
  { 0, LP_GAP_MAX, NULL },
  { LP_GAP_MAX, LP_GAP_MAX, NULL },
  { LP_GAP_OPEN, 4, NULL },
  { 4, LP_GAP_OPEN, NULL },
  { LP_GAP_OPEN, LP_GAP_OPEN, NULL },
  { 6, 5, "6" },
  { 1, 0, "gap.max" },
  { -2, 5, "-2" },
  { 0, -2, "-2" },
  { 0, LP_GAP_MAX + 1, "gap.max" },
  { LP_GAP_MAX + 1, LP_GAP_OPEN, "gap.min" },
  { G_MININT, G_MAXINT, "gap.min" },
};

START_TEST (gaps)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (GError) error = NULL;
  int min = 99, max = 99;

  ck_assert (lp_policy_set_gap (policy, 7, 8, NULL));
  gboolean taken = lp_policy_set_gap (policy, gap_cases[_i].min, gap_cases[_i].max, &error);
  ck_assert (lp_policy_get_gap (policy, &min, &max));
  ck_assert_int_eq (taken, gap_cases[_i].words == NULL);
  ck_assert_int_eq (min, taken ? gap_cases[_i].min : 7);
  ck_assert_int_eq (max, taken ? gap_cases[_i].max : 8);
  if (!taken) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_msg (strstr (error->message, gap_cases[_i].words) != NULL, "%s", error->message);
  }
  lp_policy_clear_gap (policy);
  ck_assert (!lp_policy_get_gap (policy, &min, &max));
}
END_TEST

/* Rhythms: round days, minimum and maximum together. */

static const struct {
  LpRhythm rhythm;
  const char *name;
  int round_days, min_days, max_days;
} rhythm_cases[] = {
  { LP_RHYTHM_DAY, "day", 1, 1, 1 },
  { LP_RHYTHM_WEEK, "week", 7, 7, 7 },
  { LP_RHYTHM_FORTNIGHT, "fortnight", 7, 14, 28 },
  { LP_RHYTHM_THREE_WEEKS, "three-weeks", 7, 21, 35 },
  { LP_RHYTHM_HALF_TERM, "half-term", 7, 35, 56 },
};

START_TEST (rhythms)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpRhythm rhythm = (LpRhythm) 99;

  ck_assert (lp_policy_get_rhythm (policy, &rhythm));
  ck_assert_int_eq (rhythm, LP_RHYTHM_FORTNIGHT);
  ck_assert (lp_policy_set_slack_days (policy, 2, NULL));
  lp_policy_set_rhythm (policy, rhythm_cases[_i].rhythm);
  ck_assert_int_eq (lp_policy_get_round_days (policy), rhythm_cases[_i].round_days);
  ck_assert_int_eq (lp_policy_get_min_tenure_days (policy), rhythm_cases[_i].min_days);
  ck_assert_int_eq (lp_policy_get_max_tenure_days (policy), rhythm_cases[_i].max_days);
  ck_assert_int_eq (lp_policy_get_slack_days (policy), 2);
  ck_assert (lp_policy_get_rhythm (policy, &rhythm));
  ck_assert_int_eq (rhythm, rhythm_cases[_i].rhythm);
  ck_assert_str_eq (lp_rhythm_get_name (rhythm), rhythm_cases[_i].name);
  rhythm = (LpRhythm) 99;
  ck_assert (lp_rhythm_from_name (rhythm_cases[_i].name, &rhythm));
  ck_assert_int_eq (rhythm, rhythm_cases[_i].rhythm);
}
END_TEST

/* Each of the three can still be set by itself, and then it is no rhythm. */
START_TEST (no_rhythm)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpRhythm rhythm = LP_RHYTHM_HALF_TERM;

  ck_assert (lp_policy_set_round_days (policy, 6, NULL));
  ck_assert (!lp_policy_get_rhythm (policy, &rhythm));
  lp_policy_set_rhythm (policy, LP_RHYTHM_FORTNIGHT);
  ck_assert (lp_policy_set_tenure_window (policy, 14, 29, NULL));
  ck_assert (!lp_policy_get_rhythm (policy, &rhythm));
  ck_assert (lp_policy_set_tenure_window (policy, 13, 28, NULL));
  ck_assert (!lp_policy_get_rhythm (policy, &rhythm));
  ck_assert (!lp_rhythm_from_name ("Week", &rhythm));
  ck_assert (!lp_rhythm_from_name ("month", &rhythm));
  ck_assert_int_eq (rhythm, LP_RHYTHM_HALF_TERM);
  ck_assert (lp_policy_set_tenure_window (policy, 35, 56, NULL));
  ck_assert (lp_policy_get_rhythm (policy, &rhythm));
  ck_assert_int_eq (rhythm, LP_RHYTHM_HALF_TERM);
}
END_TEST

/* Attributes that must match or differ: in byte order, each once, one list beside the other. */
START_TEST (must_lists)
{
  static const char *const added[] = { "house", "early", "house", "zest" };
  static const char *const listed[] = { "early", "house", "zest" };
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (added); k++)
    ck_assert (lp_policy_add_must_match (policy, added[k], NULL));
  ck_assert (lp_policy_add_must_differ (policy, "house", NULL));
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy), G_N_ELEMENTS (listed));
  for (guint k = 0; k < G_N_ELEMENTS (listed); k++)
    ck_assert_str_eq (lp_policy_get_must_match (policy, k), listed[k]);
  ck_assert_uint_eq (lp_policy_get_n_must_differ (policy), 1);
  ck_assert_str_eq (lp_policy_get_must_differ (policy, 0), "house");

  ck_assert (!lp_policy_add_must_match (policy, "", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
  ck_assert (!lp_policy_add_must_differ (policy, "", NULL));
  ck_assert (!lp_policy_add_must_differ (policy, "\xc3", NULL));
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy), 3);
  ck_assert_uint_eq (lp_policy_get_n_must_differ (policy), 1);
  lp_policy_clear_musts (policy);
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy) + lp_policy_get_n_must_differ (policy), 0);
}
END_TEST

static gboolean
cost_nothing (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = 0;
  return TRUE;
}

static void
count_destroyed (gpointer data)
{
  ++*(int *) data;
}

/* The caller's data is given back once: when replaced, or at the end. */
START_TEST (cost_function)
{
  int first = 0, second = 0;
  gpointer data = NULL;
  LpPolicy *policy = lp_policy_new ();

  lp_policy_set_cost_func (policy, cost_nothing, &first, count_destroyed);
  ck_assert_int_eq (lp_policy_get_strategy (policy), LP_STRATEGY_CUSTOM);
  ck_assert (lp_policy_get_cost_func (policy, &data) == cost_nothing);
  ck_assert_ptr_eq (data, &first);
  lp_policy_set_cost_func (policy, cost_nothing, &second, count_destroyed);
  ck_assert_int_eq (first, 1);
  ck_assert_int_eq (second, 0);
  g_autoptr (GError) error = NULL;
  ck_assert (!lp_policy_set_strategy (policy, LP_STRATEGY_CUSTOM, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
  ck_assert_int_eq (lp_policy_get_strategy (policy), LP_STRATEGY_CUSTOM);
  LpPolicy *also = lp_policy_ref (policy);
  lp_policy_unref (policy);
  ck_assert_int_eq (second, 0);
  ck_assert (lp_policy_set_strategy (also, LP_STRATEGY_MATCHED, NULL));
  ck_assert_int_eq (lp_policy_get_strategy (also), LP_STRATEGY_MATCHED);
  lp_policy_unref (also);
  ck_assert_int_eq (first, 1);
  ck_assert_int_eq (second, 1);
}
END_TEST

/* Two policies that say the same in every getter there is. */
static void
assert_alike (const LpPolicy *policy, const LpPolicy *other)
{
  int min, max, other_min, other_max;
  gpointer data, other_data;

  ck_assert_int_eq (lp_policy_get_strategy (policy), lp_policy_get_strategy (other));
  ck_assert (lp_policy_get_cost_func (policy, &data) == lp_policy_get_cost_func (other, &other_data));
  ck_assert_ptr_eq (data, other_data);
  ck_assert (g_strcmp0 (lp_policy_get_subject (policy), lp_policy_get_subject (other)) == 0);
  ck_assert_int_eq (lp_policy_get_gap (policy, &min, &max), lp_policy_get_gap (other, &other_min, &other_max));
  ck_assert (min == other_min && max == other_max);
  for (guint k = 0; k < G_N_ELEMENTS (ranges); k++)
    ck_assert_msg (ranges[k].get (policy) == ranges[k].get (other), "%s", ranges[k].name);
  ck_assert_int_eq (lp_policy_get_between (policy), lp_policy_get_between (other));
  ck_assert_int_eq (lp_policy_get_hard (policy), lp_policy_get_hard (other));
  ck_assert_int_eq (lp_policy_get_odd (policy), lp_policy_get_odd (other));
  ck_assert_mem_eq (lp_policy_get_order (policy), lp_policy_get_order (other), LP_N_TIERS * sizeof (LpTier));
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy), lp_policy_get_n_must_match (other));
  for (gsize k = 0; k < lp_policy_get_n_must_match (policy); k++)
    ck_assert_str_eq (lp_policy_get_must_match (policy, k), lp_policy_get_must_match (other, k));
  ck_assert_uint_eq (lp_policy_get_n_must_differ (policy), lp_policy_get_n_must_differ (other));
  for (gsize k = 0; k < lp_policy_get_n_must_differ (policy); k++)
    ck_assert_str_eq (lp_policy_get_must_differ (policy, k), lp_policy_get_must_differ (other, k));
  ck_assert_uint_eq (lp_policy_get_n_weights (policy), lp_policy_get_n_weights (other));
  for (gsize k = 0; k < lp_policy_get_n_weights (policy); k++) {
    ck_assert_str_eq (lp_policy_get_weight_name (policy, k), lp_policy_get_weight_name (other, k));
    ck_assert_int_eq (lp_policy_get_weight (policy, lp_policy_get_weight_name (policy, k)),
                      lp_policy_get_weight (other, lp_policy_get_weight_name (policy, k)));
  }
}

/* Sets everything but the strategy to something else than the default. */
static void
set_all_else (LpPolicy *policy)
{
  static const LpTier backwards[] = { LP_TIER_WISHES, LP_TIER_REPEATS, LP_TIER_TURNS, LP_TIER_STRATEGY,
                                      LP_TIER_COOLDOWN, LP_TIER_CHANGE, LP_TIER_MIN_TENURE, LP_TIER_MAX_TENURE };

  lp_policy_set_subject (policy, "reading");
  ck_assert (lp_policy_set_gap (policy, 2, 9, NULL));
  ck_assert (lp_policy_set_round_days (policy, 5, NULL));
  ck_assert (lp_policy_set_tenure_window (policy, 11, 22, NULL));
  ck_assert (lp_policy_set_slack_days (policy, 1, NULL));
  ck_assert (lp_policy_set_cooldown_rounds (policy, 4, NULL));
  lp_policy_set_between (policy, LP_BETWEEN_STAY);
  lp_policy_set_hard (policy, LP_HARD_MIN_TENURE);
  lp_policy_set_odd (policy, LP_ODD_ADULT);
  ck_assert (lp_policy_set_order (policy, backwards, G_N_ELEMENTS (backwards), NULL));
  ck_assert (lp_policy_add_must_match (policy, "house", NULL));
  ck_assert (lp_policy_add_must_differ (policy, "club", NULL));
  ck_assert (lp_policy_set_weight (policy, "friends", 8, NULL));
  ck_assert (lp_policy_set_weight (policy, "gender", 3, NULL));
}

/* A copy says what the policy says; then neither hears of what the other is told. */
START_TEST (copies)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (LpPolicy) plain = lp_policy_copy (policy);

  assert_alike (policy, plain);
  set_all_else (policy);
  g_autoptr (LpPolicy) copy = lp_policy_copy (policy);
  assert_alike (policy, copy);
  lp_policy_set_subject (policy, NULL);
  lp_policy_clear_musts (policy);
  ck_assert (lp_policy_set_weight (policy, "gender", 4, NULL));
  ck_assert_str_eq (lp_policy_get_subject (copy), "reading");
  ck_assert_str_eq (lp_policy_get_must_match (copy, 0), "house");
  ck_assert_str_eq (lp_policy_get_must_differ (copy, 0), "club");
  ck_assert_int_eq (lp_policy_get_weight (copy, "gender"), 3);
  set_all_else (plain);
  assert_alike (plain, copy);
}
END_TEST

/* A cost function's data is given back when the last copy that has it lets go. */
START_TEST (copies_of_cost_function)
{
  int destroyed = 0;
  LpPolicy *policy = lp_policy_new ();

  lp_policy_set_cost_func (policy, cost_nothing, &destroyed, count_destroyed);
  LpPolicy *copy = lp_policy_copy (policy);
  assert_alike (policy, copy);
  lp_policy_unref (policy);
  ck_assert_int_eq (destroyed, 0);
  ck_assert (lp_policy_get_cost_func (copy, NULL) == cost_nothing);
  LpPolicy *other = lp_policy_copy (copy);
  ck_assert (lp_policy_set_strategy (copy, LP_STRATEGY_RANDOM, NULL));
  ck_assert_int_eq (destroyed, 0);
  lp_policy_unref (copy);
  lp_policy_unref (other);
  ck_assert_int_eq (destroyed, 1);
}
END_TEST

START_TEST (other_settings)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (GError) error = NULL;

  lp_policy_set_subject (policy, "reading");
  ck_assert_str_eq (lp_policy_get_subject (policy), "reading");
  lp_policy_set_subject (policy, NULL);
  ck_assert_ptr_null (lp_policy_get_subject (policy));
  lp_policy_set_between (policy, LP_BETWEEN_STAY);
  ck_assert_int_eq (lp_policy_get_between (policy), LP_BETWEEN_STAY);
  lp_policy_set_odd (policy, LP_ODD_ADULT);
  ck_assert_int_eq (lp_policy_get_odd (policy), LP_ODD_ADULT);
  lp_policy_set_hard (policy, LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE);
  ck_assert_int_eq (lp_policy_get_hard (policy), LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE);
  ck_assert (!lp_policy_set_strategy (policy, (LpStrategy) 99, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
}
END_TEST

START_TEST (names)
{
  static const char *const tiers[] = { "max_tenure", "min_tenure", "change", "cooldown", "turns",
                                       "strategy", "repeats", "wishes", "chance" };
  static const char *const strategies[] = { "mixed", "mixed-fold", "mixed-half", "mixed-near", "matched", "nearest", "tutor",
                                            "random", "uniform" };
  LpTier tier = LP_TIER_WISHES;
  LpStrategy strategy = LP_STRATEGY_TUTOR;

  for (guint t = 0; t < G_N_ELEMENTS (tiers); t++) {
    ck_assert_str_eq (lp_tier_get_name ((LpTier) t), tiers[t]);
    /* What is no tier has a name, too: it may stand in a message. */
    ck_assert_str_eq (lp_tier_get_name ((LpTier) (LP_N_TIERS + t)), "unknown");
    ck_assert (lp_tier_from_name (tiers[t], &tier));
    ck_assert_int_eq (tier, t);
  }
  for (guint s = 0; s < G_N_ELEMENTS (strategies); s++) {
    ck_assert_str_eq (lp_strategy_get_name ((LpStrategy) s), strategies[s]);
    ck_assert (lp_strategy_from_name (strategies[s], &strategy));
    ck_assert_int_eq (strategy, s);
  }
  ck_assert (!lp_strategy_from_name ("custom", &strategy));
  ck_assert (!lp_strategy_from_name ("Mixed", &strategy));
  ck_assert_int_eq (strategy, LP_STRATEGY_UNIFORM);
  ck_assert (!lp_tier_from_name ("must", &tier));
  ck_assert (!lp_tier_from_name ("could", &tier));
  ck_assert_int_eq (tier, LP_TIER_CHANCE);
  ck_assert_str_eq (lp_strategy_get_name (LP_STRATEGY_CUSTOM), "custom");
}
END_TEST

/* A strategy has a window exactly where a request may carry one for it. */
START_TEST (windows)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  LpDate date;

  ck_assert (lp_date_parse ("2026-11-09", &date, NULL));
  for (int strategy = 0; strategy < LP_STRATEGY_CUSTOM; strategy++) {
    g_autoptr (LpPolicy) policy = lp_policy_new ();
    ck_assert (lp_policy_set_strategy (policy, (LpStrategy) strategy, NULL));
    ck_assert (lp_policy_set_gap (policy, 1, 3, NULL));
    g_autoptr (LpRequest) request = lp_request_new (roster, NULL, policy, date, 1, NULL);
    gboolean expected = strategy == LP_STRATEGY_MIXED || strategy == LP_STRATEGY_MATCHED || strategy == LP_STRATEGY_TUTOR;
    ck_assert_int_eq (lp_strategy_has_window ((LpStrategy) strategy), expected);
    ck_assert_int_eq (request != NULL, expected);
  }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, defaults);
  tcase_add_loop_test (tests, weights_by_default, 0, G_N_ELEMENTS (default_weights));
  tcase_add_loop_test (tests, ranges_of_settings, 0, G_N_ELEMENTS (ranges));
  tcase_add_test (tests, refused_window);
  tcase_add_test (tests, order_of_tiers);
  tcase_add_test (tests, list_of_weights);
  tcase_add_loop_test (tests, gaps, 0, G_N_ELEMENTS (gap_cases));
  tcase_add_loop_test (tests, rhythms, 0, G_N_ELEMENTS (rhythm_cases));
  tcase_add_test (tests, no_rhythm);
  tcase_add_test (tests, must_lists);
  tcase_add_test (tests, cost_function);
  tcase_add_test (tests, copies);
  tcase_add_test (tests, copies_of_cost_function);
  tcase_add_test (tests, other_settings);
  tcase_add_test (tests, names);
  tcase_add_test (tests, windows);
}

int
main (void)
{
  return run_suite ("policy", add_tests);
}
