/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the table of settings is whole and true: names, bounds,
 * defaults and words are those that the functions of one setting each go by;
 * that each setting written as text and read again is the same; and that a text
 * that is refused names the setting and changes nothing.
 */
#include "support.h"

START_TEST (rows)
{
  LpSetting setting = (LpSetting) _i, found = (LpSetting) 99;
  LpSettingKind kind = lp_setting_get_kind (setting);

  ck_assert (lp_setting_from_name (lp_setting_get_name (setting), &found));
  ck_assert_int_eq (found, setting);
  ck_assert_uint_gt (strlen (lp_setting_get_meaning (setting)), 0);
  ck_assert (!g_str_has_suffix (lp_setting_get_meaning (setting), "."));
  ck_assert_uint_ge (lp_setting_get_edition (setting), 1);
  ck_assert (lp_setting_is_in_digest (setting));
  ck_assert_int_eq (lp_setting_get_n_words (setting) > 0,
                    kind == LP_SETTING_KIND_CHOICE || kind == LP_SETTING_KIND_SET || kind == LP_SETTING_KIND_ORDER);
  ck_assert_int_eq (lp_setting_get_most (setting) > lp_setting_get_least (setting),
                    kind == LP_SETTING_KIND_NUMBER || kind == LP_SETTING_KIND_WINDOW || kind == LP_SETTING_KIND_WEIGHTS);
  ck_assert_str_ne (lp_setting_kind_get_name (kind), "unknown");
}
END_TEST

START_TEST (no_such_setting)
{
  LpSetting setting = LP_SETTING_ODD;

  ck_assert (!lp_setting_from_name ("slack", &setting) && !lp_setting_from_name ("", &setting) && !lp_setting_from_name ("rhythm", &setting));
  ck_assert_int_eq (setting, LP_SETTING_ODD);
  ck_assert_str_eq (lp_setting_get_name ((LpSetting) lp_setting_get_n ()), "unknown");
  ck_assert_str_eq (lp_setting_kind_get_name ((LpSettingKind) 99), "unknown");
}
END_TEST

/* The defaults as the definitions have them. */
static const struct {
  LpSetting setting;
  const char *name, *kind, *unit, *usual;
} named[] = {
  { LP_SETTING_STRATEGY, "strategy", "choice", NULL, "mixed" },
  { LP_SETTING_SUBJECT, "subject", "text", NULL, NULL },
  { LP_SETTING_ROUND_DAYS, "round_days", "number", "days", "7" },
  { LP_SETTING_MIN_TENURE_DAYS, "min_tenure_days", "number", "days", "14" },
  { LP_SETTING_MAX_TENURE_DAYS, "max_tenure_days", "number", "days", "28" },
  { LP_SETTING_SLACK_DAYS, "slack_days", "number", "days", "3" },
  { LP_SETTING_COOLDOWN_ROUNDS, "cooldown_rounds", "number", "rounds", NULL },
  { LP_SETTING_BETWEEN, "between", "choice", NULL, "change" },
  { LP_SETTING_HARD, "hard", "set", NULL, "" },
  { LP_SETTING_ORDER, "order", "order", NULL, "max_tenure min_tenure change cooldown turns strategy repeats wishes" },
  { LP_SETTING_WEIGHTS, "weights", "weights", NULL,
    "apart-for-a-while=6\ndisagreed=3\ndominant=1\nfriends=1\nmixed=1\nnot-listening=3\nprefer=-1\nquiet=1\ntoo-quiet=2" },
  { LP_SETTING_ODD, "odd", "choice", NULL, "three" },
  { LP_SETTING_GAP, "gap", "window", "ranks", NULL },
  { LP_SETTING_MUST_MATCH, "must_match", "names", NULL, "" },
  { LP_SETTING_MUST_DIFFER, "must_differ", "names", NULL, "" },
};

START_TEST (names_and_defaults)
{
  LpSetting setting = named[_i].setting;
  g_autofree char *usual = lp_setting_get_default (setting);
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert_uint_eq (lp_setting_get_n (), G_N_ELEMENTS (named));
  ck_assert_str_eq (lp_setting_get_name (setting), named[_i].name);
  ck_assert_str_eq (lp_setting_kind_get_name (lp_setting_get_kind (setting)), named[_i].kind);
  ck_assert_pstr_eq (lp_setting_get_unit (setting), named[_i].unit);
  ck_assert_pstr_eq (usual, named[_i].usual);
  ck_assert (lp_policy_has_default (policy, setting));
}
END_TEST

/* The words are the names of strategies and tiers, in their order; nobody chooses "custom". */
START_TEST (words)
{
  ck_assert_uint_eq (lp_setting_get_n_words (LP_SETTING_STRATEGY), LP_STRATEGY_CUSTOM);
  for (gsize i = 0; i < LP_STRATEGY_CUSTOM; i++)
    ck_assert_str_eq (lp_setting_get_word (LP_SETTING_STRATEGY, i), lp_strategy_get_name ((LpStrategy) i));
  ck_assert_uint_eq (lp_setting_get_n_words (LP_SETTING_ORDER), LP_N_ORDERED_TIERS);
  for (gsize i = 0; i < LP_N_ORDERED_TIERS; i++)
    ck_assert_str_eq (lp_setting_get_word (LP_SETTING_ORDER, i), lp_tier_get_name ((LpTier) i));
  ck_assert_uint_eq (lp_setting_get_n_words (LP_SETTING_HARD), 2);
  ck_assert_str_eq (lp_setting_get_word (LP_SETTING_HARD, 0), "max_tenure");
  ck_assert_str_eq (lp_setting_get_word (LP_SETTING_HARD, 1), "min_tenure");
  ck_assert_str_eq (lp_setting_get_word (LP_SETTING_BETWEEN, LP_BETWEEN_STAY), "stay");
  ck_assert_str_eq (lp_setting_get_word (LP_SETTING_ODD, LP_ODD_ADULT), "adult");
}
END_TEST

/* A whole number: both ends of its bounds, and what lies beyond, as number and as text. */
START_TEST (numbers)
{
  LpSetting setting = (LpSetting) _i;
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  if (lp_setting_get_kind (setting) != LP_SETTING_KIND_NUMBER)
    return;
  ck_assert (lp_policy_set_tenure_window (policy, setting == LP_SETTING_MAX_TENURE_DAYS ? 0 : 14,
                                          setting == LP_SETTING_MIN_TENURE_DAYS ? 3660 : 28, NULL));
  int ends[] = { lp_setting_get_least (setting), lp_setting_get_most (setting) };
  for (guint k = 0; k < 2; k++) {
    int beyond = ends[k] + (k == 0 ? -2 : 1);
    g_autofree char *text = g_strdup_printf ("%d", ends[k]);
    g_autofree char *too_far = g_strdup_printf ("%d", beyond);
    g_autoptr (GError) error = NULL;

    ck_assert (lp_policy_set_number (policy, setting, ends[k], NULL));
    g_autofree char *now = lp_policy_get_setting (policy, setting);
    ck_assert_str_eq (now, text);
    ck_assert (lp_policy_set_setting (policy, setting, text, NULL));
    ck_assert_int_eq (lp_policy_get_number (policy, setting), ends[k]);
    ck_assert (!lp_policy_set_number (policy, setting, beyond, NULL));
    ck_assert (!lp_policy_set_setting (policy, setting, too_far, &error));
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_ptr_nonnull (strstr (error->message, lp_setting_get_name (setting)));
    ck_assert_int_eq (lp_policy_get_number (policy, setting), ends[k]);
  }
}
END_TEST

/* What stands as text, comes back as text, and is a setting of one's own. */
static const struct {
  LpSetting setting;
  const char *text;
} texts[] = {
  { LP_SETTING_STRATEGY, "mixed-near" },
  { LP_SETTING_SUBJECT, "maths = hard" },
  { LP_SETTING_ROUND_DAYS, "14" },
  { LP_SETTING_MIN_TENURE_DAYS, "28" },
  { LP_SETTING_MAX_TENURE_DAYS, "14" },
  { LP_SETTING_SLACK_DAYS, "0" },
  { LP_SETTING_COOLDOWN_ROUNDS, "0" },
  { LP_SETTING_BETWEEN, "stay" },
  { LP_SETTING_HARD, "min_tenure" },
  { LP_SETTING_HARD, "max_tenure min_tenure" },
  { LP_SETTING_ORDER, "wishes repeats strategy turns cooldown change min_tenure max_tenure" },
  { LP_SETTING_WEIGHTS, "a\\\\\\nb=c=-4\napart-for-a-while=6\ndisagreed=3\ndominant=1\nfriends=0\nmixed=1\nnot-listening=3\n"
                        "prefer=-1\nquiet=1\ntoo-quiet=2" },
  { LP_SETTING_ODD, "adult" },
  { LP_SETTING_GAP, "5-20" },
  { LP_SETTING_GAP, "5-" },
  { LP_SETTING_GAP, "-20" },
  { LP_SETTING_GAP, "-" },
  { LP_SETTING_MUST_MATCH, "early\nhouse: red" },
  { LP_SETTING_MUST_DIFFER, "a\\nb\nc\\\\n" },
};

START_TEST (texts_and_back)
{
  LpSetting setting = texts[_i].setting;
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  for (guint k = 0; k < 2; k++) {
    ck_assert (lp_policy_set_setting (policy, setting, texts[_i].text, NULL));
    g_autofree char *text = lp_policy_get_setting (policy, setting);
    ck_assert_pstr_eq (text, texts[_i].text);
  }
  for (guint s = 0; s < lp_setting_get_n (); s++)
    ck_assert_int_eq (lp_policy_has_default (policy, (LpSetting) s), (LpSetting) s != setting);
  ck_assert (lp_policy_set_setting (policy, setting, NULL, NULL));
  ck_assert (lp_policy_has_default (policy, setting));
}
END_TEST

/* Names and weights as text are those of the functions. */
START_TEST (lists)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert (lp_policy_set_setting (policy, LP_SETTING_MUST_DIFFER, "z\na\\nb", NULL));
  ck_assert_uint_eq (lp_policy_get_n_must_differ (policy), 2);
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy), 0);
  ck_assert_str_eq (lp_policy_get_must_differ (policy, 0), "a\nb");
  ck_assert (lp_policy_set_setting (policy, LP_SETTING_WEIGHTS, "house=2", NULL));
  ck_assert (lp_policy_set_setting (policy, LP_SETTING_WEIGHTS, "quiet=-7", NULL));
  ck_assert_int_eq (lp_policy_get_weight (policy, "quiet"), -7);
  ck_assert_int_eq (lp_policy_get_weight (policy, "house"), 0);
  ck_assert_int_eq (lp_policy_get_weight (policy, "friends"), 1);
}
END_TEST

static const struct {
  LpSetting setting;
  const char *text, *words;
} refused[] = {
  { LP_SETTING_STRATEGY, "best", "strategy is \"best\"; known are mixed, mixed-fold," },
  { LP_SETTING_STRATEGY, "custom", "strategy is \"custom\"" },
  { LP_SETTING_ROUND_DAYS, "7.5", "round_days is \"7.5\", which is no whole number." },
  { LP_SETTING_ROUND_DAYS, "", "round_days is \"\"" },
  { LP_SETTING_ROUND_DAYS, "9999999999", "round_days is \"9999999999\"" },
  { LP_SETTING_MIN_TENURE_DAYS, "29", "min_tenure_days, 29) is above the maximum" },
  { LP_SETTING_MAX_TENURE_DAYS, "13", "max_tenure_days, 13" },
  { LP_SETTING_COOLDOWN_ROUNDS, "-1", "cooldown_rounds is -1; it must be from 0 to 1000." },
  { LP_SETTING_BETWEEN, "Stay", "between is \"Stay\"; known are change and stay." },
  { LP_SETTING_HARD, "max_tenure change", "hard is \"change\"; known are max_tenure and min_tenure." },
  { LP_SETTING_ORDER, "wishes", "order has 1 words" },
  { LP_SETTING_ORDER, "max_tenure min_tenure change cooldown turns strategy repeats wishes wishes", "order has 9 words" },
  { LP_SETTING_ORDER, "max_tenure min_tenure change cooldown turns strategy repeats chance", "order is \"chance\"" },
  { LP_SETTING_ORDER, "max_tenure min_tenure change cooldown turns strategy repeats repeats", "\"repeats\" stands twice" },
  { LP_SETTING_WEIGHTS, "friends=2\nhouse", "weights has \"house\"" },
  { LP_SETTING_WEIGHTS, "friends=2\nhouse=x", "house is \"x\", which is no whole number." },
  { LP_SETTING_WEIGHTS, "friends=1000001", "friends" },
  { LP_SETTING_WEIGHTS, "=1", "A weight has no name." },
  { LP_SETTING_GAP, "5", "gap is \"5\"" },
  { LP_SETTING_GAP, "1-2-3", "gap is \"1-2-3\"" },
  { LP_SETTING_GAP, "x-2", "gap is \"x\"" },
  { LP_SETTING_GAP, "20-5", "gap.min, 20" },
  { LP_SETTING_GAP, "0-100001", "gap.max is 100001" },
  { LP_SETTING_MUST_MATCH, "a\n", "no name" },
};

START_TEST (refusals)
{
  LpSetting setting = refused[_i].setting;
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (GError) error = NULL;

  ck_assert (!lp_policy_set_setting (policy, setting, refused[_i].text, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
  ck_assert_msg (strstr (error->message, refused[_i].words) != NULL, "%s", error->message);
  ck_assert (lp_policy_has_default (policy, setting));
}
END_TEST

static gboolean
cost_nothing (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = 0;
  return TRUE;
}

/* A strategy set as text lets go of the caller's own cost, as the function does. */
START_TEST (own_cost)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  lp_policy_set_cost_func (policy, cost_nothing, NULL, NULL);
  g_autofree char *text = lp_policy_get_setting (policy, LP_SETTING_STRATEGY);
  ck_assert_str_eq (text, "custom");
  ck_assert (lp_policy_set_setting (policy, LP_SETTING_STRATEGY, "nearest", NULL));
  ck_assert (lp_policy_get_cost_func (policy, NULL) == NULL);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, rows, 0, (int) lp_setting_get_n ());
  tcase_add_test (tests, no_such_setting);
  tcase_add_loop_test (tests, names_and_defaults, 0, G_N_ELEMENTS (named));
  tcase_add_test (tests, words);
  tcase_add_loop_test (tests, numbers, 0, (int) lp_setting_get_n ());
  tcase_add_loop_test (tests, texts_and_back, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tests, lists);
  tcase_add_loop_test (tests, refusals, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tests, own_cost);
}

int
main (void)
{
  return run_suite ("setting", add_tests);
}
