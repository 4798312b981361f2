/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a school year is a function of its seed (pinned: what a seed
 * means must never change on any machine), keeps within the bounds asked for,
 * leaves two pupils or more in every round, hands on the rounds played and no
 * other, and that over many seeds every kind of policy, rule, attainment and
 * event occurs: a campaign that never met a case would prove nothing about it.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

#define SEEDS 400

static LpSchoolYear *
draw_year (guint64 seed)
{
  GError *error = NULL;
  LpSchoolYear *year = lp_school_year_new (seed, 2, 40, LP_SCHOOL_YEAR_MAX_ROUNDS, &error);

  ck_assert_msg (year != NULL, "seed %u: %s", (guint) seed, error == NULL ? "" : error->message);
  return year;
}

static LpRequest *
get_request (LpSchoolYear *year, guint round, LpHistory *so_far)
{
  GError *error = NULL;
  LpRequest *request = lp_school_year_get_request (year, round, so_far, &error);

  ck_assert_msg (request != NULL, "%s", error == NULL ? "" : error->message);
  return request;
}

static const struct {
  guint64     seed;
  guint       n_rounds;
  guint       n_pupils;
  const char *date;
  guint64     request_seed;
} pinned[] = {
  { G_GUINT64_CONSTANT (1), 4, 24, "2020-10-03", G_GUINT64_CONSTANT (779) },
  { G_GUINT64_CONSTANT (2), 26, 31, "2028-05-30", G_GUINT64_CONSTANT (503953361556789878) },
  { G_GUINT64_CONSTANT (3), 17, 7, "2029-06-12", G_GUINT64_CONSTANT (979) },
  { G_GUINT64_CONSTANT (18446744073709551615), 18, 23, "2021-08-28", G_GUINT64_CONSTANT (213) },
};

START_TEST (test_seed_means_the_same)
{
  g_autoptr (LpSchoolYear) year = draw_year (pinned[_i].seed);
  g_autoptr (LpRequest) request = get_request (year, lp_school_year_get_n_rounds (year) - 1, NULL);
  g_autofree char *date = lp_date_to_string (lp_request_get_date (request));

  ck_assert_uint_eq (lp_school_year_get_seed (year), pinned[_i].seed);
  ck_assert_uint_eq (lp_school_year_get_n_rounds (year), pinned[_i].n_rounds);
  ck_assert_uint_eq (lp_school_year_get_n_pupils (year), pinned[_i].n_pupils);
  ck_assert_str_eq (date, pinned[_i].date);
  ck_assert_uint_eq (lp_request_get_seed (request), pinned[_i].request_seed);
}
END_TEST

START_TEST (test_request_is_a_function)
{
  for (guint64 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (LpSchoolYear) one = draw_year (seed);
    g_autoptr (LpSchoolYear) other = draw_year (seed);
    g_autoptr (LpRequest) a = get_request (one, (guint) seed % lp_school_year_get_n_rounds (one), NULL);
    g_autoptr (LpRequest) b = get_request (other, (guint) seed % lp_school_year_get_n_rounds (other), NULL);
    g_autofree char *digest_a = lp_request_get_digest (a);
    g_autofree char *digest_b = lp_request_get_digest (b);
    ck_assert_str_eq (digest_a, digest_b);
  }
}
END_TEST

START_TEST (test_bounds_are_kept)
{
  for (guint64 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (LpSchoolYear) year = lp_school_year_new (seed, 3, 9, 4, NULL);
    LpDate before = LP_DATE_NONE;
    ck_assert_uint_ge (lp_school_year_get_n_pupils (year), 3);
    ck_assert_uint_le (lp_school_year_get_n_pupils (year), 9);
    ck_assert_uint_ge (lp_school_year_get_n_rounds (year), 1);
    ck_assert_uint_le (lp_school_year_get_n_rounds (year), 4);
    for (guint r = 0; r < lp_school_year_get_n_rounds (year); r++) {
      g_autoptr (LpRequest) request = get_request (year, r, NULL);
      ck_assert_uint_ge (lp_request_get_n_present (request), 2);
      ck_assert_int_gt (lp_request_get_date (request), before);
      before = lp_request_get_date (request);
    }
  }
}
END_TEST

/* What has been seen of all that there is to see. */
enum {
  SEEN_CUSTOM_SCALE = LP_STRATEGY_CUSTOM, SEEN_THRESHOLDS, SEEN_QUANTILES, SEEN_BUILTIN, SEEN_SCORES_ALONE,
  SEEN_MISSING, SEEN_TWO_SUBJECTS, SEEN_APART, SEEN_TOGETHER, SEEN_PIN, SEEN_FRIENDS, SEEN_UNTIL, SEEN_LARGE_RULE,
  SEEN_CLOSURE, SEEN_ABSENT, SEEN_AWAY, SEEN_FEEDBACK, SEEN_STAY, SEEN_ADULT, SEEN_HARD_MAX, SEEN_HARD_MIN, SEEN_ORDER,
  SEEN_COOLDOWN, SEEN_WINDOW, SEEN_SLACK, SEEN_WEIGHT, SEEN_ROLE, SEEN_QUIET, SEEN_ODD, SEEN_LARGE_SEED,
  SEEN_GAP, SEEN_GAP_FROM, SEEN_GAP_TO, SEEN_MATCH, SEEN_DIFFER, SEEN_NOBODYS_WORD, SEEN_WISHES_FIRST, SEEN_WISHES_LAST,
  SEEN_TURNS_FIRST, SEEN_TURNS_LAST, SEEN_WELCOME, SEEN_PREFER_WEIGHT, SEEN_PREFER, SEEN_NO_ID, SEEN_TWICE, SEEN_THREE, SEEN_PINNED_THREE,
  SEEN_CHAIN, SEEN_HOUSE, SEEN_NO, SEEN_FRESH, SEEN_RHYTHM,
  SEEN_RHYTHM_LAST = SEEN_RHYTHM + LP_RHYTHM_HALF_TERM, N_SEEN
};

static void
see_order (const LpPolicy *policy, guint *seen)
{
  const LpTier *order = lp_policy_get_order (policy);

  seen[SEEN_WISHES_FIRST] += order[0] == LP_TIER_WISHES;
  seen[SEEN_TURNS_FIRST] += order[0] == LP_TIER_TURNS;
  seen[SEEN_WISHES_LAST] += order[LP_N_ORDERED_TIERS - 1] == LP_TIER_WISHES;
  seen[SEEN_TURNS_LAST] += order[LP_N_ORDERED_TIERS - 1] == LP_TIER_TURNS;
}

static void
see_window (const LpPolicy *policy, guint *seen)
{
  LpRhythm rhythm;
  int min, max;

  if (lp_policy_get_rhythm (policy, &rhythm))
    seen[SEEN_RHYTHM + rhythm]++;
  if (!lp_policy_get_gap (policy, &min, &max))
    return;
  seen[SEEN_GAP] += min != LP_GAP_OPEN && max != LP_GAP_OPEN;
  seen[SEEN_GAP_FROM] += min != LP_GAP_OPEN && max == LP_GAP_OPEN;
  seen[SEEN_GAP_TO] += min == LP_GAP_OPEN && max != LP_GAP_OPEN;
}

static void
see_musts (const LpPolicy *policy, guint *seen)
{
  seen[SEEN_MATCH] += lp_policy_get_n_must_match (policy) > 0;
  seen[SEEN_DIFFER] += lp_policy_get_n_must_differ (policy) > 0;
  for (gsize i = 0; i < lp_policy_get_n_must_match (policy); i++)
    seen[SEEN_NOBODYS_WORD] += strcmp (lp_policy_get_must_match (policy, i), "club") == 0;
}

static void
see_weights (const LpPolicy *policy, guint *seen)
{
  for (gsize i = 0; i < lp_policy_get_n_weights (policy); i++) {
    const char *name = lp_policy_get_weight_name (policy, i);
    seen[SEEN_WELCOME] += strcmp (name, "prefer") != 0 && lp_policy_get_weight (policy, name) < 0;
  }
  seen[SEEN_WEIGHT] += lp_policy_get_weight (policy, "friends") != 1;
  seen[SEEN_PREFER_WEIGHT] += lp_policy_get_weight (policy, "prefer") != -1;
}

static void
see_policy (const LpPolicy *policy, guint *seen)
{
  seen[lp_policy_get_strategy (policy)]++;
  seen[SEEN_STAY] += lp_policy_get_between (policy) == LP_BETWEEN_STAY;
  seen[SEEN_ADULT] += lp_policy_get_odd (policy) == LP_ODD_ADULT;
  seen[SEEN_HARD_MAX] += (lp_policy_get_hard (policy) & LP_HARD_MAX_TENURE) != 0;
  seen[SEEN_HARD_MIN] += (lp_policy_get_hard (policy) & LP_HARD_MIN_TENURE) != 0;
  seen[SEEN_ORDER] += lp_policy_get_order (policy)[0] != LP_TIER_MAX_TENURE;
  seen[SEEN_COOLDOWN] += lp_policy_get_cooldown_rounds (policy) >= 0;
  seen[SEEN_WINDOW] += lp_policy_get_max_tenure_days (policy) != 28;
  seen[SEEN_SLACK] += lp_policy_get_slack_days (policy) != 3;
  see_order (policy, seen);
  see_window (policy, seen);
  see_musts (policy, seen);
  see_weights (policy, seen);
}

static gboolean
binds (const LpRule *rule)
{
  return lp_rule_get_kind (rule) == LP_RULE_TOGETHER || lp_rule_get_kind (rule) == LP_RULE_PIN;
}

static guint
count_shared (const LpRule *one, const LpRule *other)
{
  guint n = 0;

  for (gsize i = 0; i < lp_rule_get_n_pupils (one); i++)
    for (gsize j = 0; j < lp_rule_get_n_pupils (other); j++)
      n += strcmp (lp_rule_get_pupil (one, i), lp_rule_get_pupil (other, j)) == 0;
  return n;
}

/* Threes on purpose: by one rule, or by two that share a pupil. */
static void
see_three (const LpRoster *roster, gsize at, guint *seen)
{
  const LpRule *rule = lp_roster_get_rule (roster, at);

  if (!binds (rule))
    return;
  seen[lp_rule_get_kind (rule) == LP_RULE_PIN ? SEEN_PINNED_THREE : SEEN_THREE] += lp_rule_get_n_pupils (rule) == 3;
  for (gsize i = 0; i < at; i++) {
    const LpRule *other = lp_roster_get_rule (roster, i);
    seen[SEEN_CHAIN] += binds (other) && lp_rule_get_n_pupils (rule) == 2 && lp_rule_get_n_pupils (other) == 2
                        && count_shared (rule, other) == 1;
  }
}

static void
see_rule (const LpRule *rule, guint *seen)
{
  static const int kinds[] = {
    [LP_RULE_APART] = SEEN_APART,     [LP_RULE_TOGETHER] = SEEN_TOGETHER, [LP_RULE_PIN] = SEEN_PIN,
    [LP_RULE_FRIENDS] = SEEN_FRIENDS, [LP_RULE_PREFER] = SEEN_PREFER,
  };

  seen[SEEN_NO_ID] += !lp_rule_has_own_id (rule);
  seen[SEEN_TWICE] += g_str_has_suffix (lp_rule_get_id (rule), "#2");
  seen[kinds[lp_rule_get_kind (rule)]]++;
  seen[SEEN_UNTIL] += lp_rule_get_until (rule) != LP_DATE_NONE;
  seen[SEEN_LARGE_RULE] += lp_rule_get_n_pupils (rule) > 2;
}

static void
see_scale (const LpRoster *roster, guint *seen)
{
  gboolean has_subject = lp_roster_get_n_subjects (roster) > 0;
  const char *subject = has_subject ? lp_roster_get_subject (roster, 0) : NULL;
  LpScale *scale = has_subject ? lp_roster_get_scale (roster, subject) : NULL;

  seen[SEEN_TWO_SUBJECTS] += lp_roster_get_n_subjects (roster) == 2;
  seen[SEEN_SCORES_ALONE] += has_subject && scale == NULL;
  if (scale == NULL)
    return;
  seen[SEEN_BUILTIN] += lp_scale_get_builtin_name (scale) != NULL;
  seen[SEEN_QUANTILES] += lp_scale_is_quantiles (scale);
  seen[SEEN_THRESHOLDS] += lp_scale_get_thresholds (scale) != NULL;
  seen[SEEN_CUSTOM_SCALE] += lp_scale_get_builtin_name (scale) == NULL && !lp_scale_takes_scores (scale);
}

static void
see_pupils (const LpRoster *roster, guint *seen)
{
  const char *subject = lp_roster_get_n_subjects (roster) > 0 ? lp_roster_get_subject (roster, 0) : NULL;

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    const LpPupil *pupil = lp_roster_get_pupil (roster, i);
    seen[SEEN_ROLE] += lp_pupil_get_word (pupil, "role") != NULL;
    seen[SEEN_QUIET] += lp_pupil_has_flag (pupil, "quiet");
    seen[SEEN_HOUSE] += lp_pupil_get_word (pupil, "house") != NULL;
    for (gsize k = 0; k < lp_pupil_get_n_attributes (pupil); k++) {
      const char *name = lp_pupil_get_attribute (pupil, k);
      seen[SEEN_NO] += lp_pupil_get_word (pupil, name) == NULL && !lp_pupil_has_flag (pupil, name);
    }
    seen[SEEN_MISSING] += subject != NULL && lp_pupil_get_attainment_kind (pupil, subject) == LP_ATTAINMENT_MISSING;
  }
}

static void
see_request (LpRequest *request, guint *seen)
{
  const LpRoster *roster = lp_request_get_roster (request);

  see_policy (lp_request_get_policy (request), seen);
  see_scale (roster, seen);
  see_pupils (roster, seen);
  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    see_rule (lp_roster_get_rule (roster, i), seen);
    see_three (roster, i, seen);
  }
  seen[SEEN_FRESH] += lp_request_is_fresh (request);
  seen[SEEN_CLOSURE] += lp_roster_get_n_closures (roster) > 0;
  seen[SEEN_ABSENT] += lp_request_get_n_absent (request) > 0;
  seen[SEEN_AWAY] += lp_request_get_n_away_today (request) > 0;
  seen[SEEN_FEEDBACK] += lp_history_get_n_feedback (lp_request_get_history (request)) > 0;
  seen[SEEN_ODD] += lp_request_get_n_present (request) % 2 == 1;
  seen[SEEN_LARGE_SEED] += lp_request_get_seed (request) > G_MAXUINT32;
}

START_TEST (test_everything_occurs)
{
  guint seen[N_SEEN] = { 0 };

  for (guint64 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (LpSchoolYear) year = draw_year (seed);
    for (guint r = 0; r < lp_school_year_get_n_rounds (year); r += 5) {
      g_autoptr (LpRequest) request = get_request (year, r, NULL);
      see_request (request, seen);
    }
  }
  for (guint i = 0; i < N_SEEN; i++)
    ck_assert_msg (seen[i] >= 20, "what is number %u to see occurs %u times only", i, seen[i]);
}
END_TEST

/* A round of all who are present, two by two. */
static LpRound *
make_round (LpRequest *request)
{
  const LpRoster *roster = lp_request_get_roster (request);
  LpRound *round = lp_round_new (lp_request_get_date (request));

  for (gsize i = 0; i + 1 < lp_roster_get_n_pupils (roster); i += 2) {
    const char *ids[2] = { lp_pupil_get_id (lp_roster_get_pupil (roster, i)), lp_pupil_get_id (lp_roster_get_pupil (roster, i + 1)) };
    ck_assert (lp_round_add_partnership (round, ids, 2, NULL));
  }
  return round;
}

/* Partnerships of a round of a certain size. */
static guint
count_sized (const LpRound *round, gsize size)
{
  guint n = 0;

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++)
    n += lp_round_get_size (round, i) == size;
  return n;
}

static gsize
count_seated (const LpRound *round)
{
  gsize n = 0;

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++)
    n += lp_round_get_size (round, i);
  return n;
}

START_TEST (test_history_is_handed_on)
{
  guint n_overridden = 0, n_threes = 0, n_single = 0, n_four = 0;

  for (guint64 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (LpSchoolYear) year = draw_year (seed);
    g_autoptr (LpHistory) so_far = lp_history_new ();
    g_autoptr (LpRequest) first = get_request (year, 0, NULL);
    g_autoptr (LpRound) issued = make_round (first);
    g_autoptr (LpRound) played = lp_school_year_play (year, issued);
    ck_assert_uint_eq (count_seated (played), count_seated (issued));
    n_overridden += lp_round_get_assigned (played) != NULL;
    n_threes += count_sized (played, 3);
    n_single += count_sized (played, 1);
    n_four += count_sized (played, 4);
    ck_assert (lp_history_add_round (so_far, played, NULL));
    if (lp_school_year_get_n_rounds (year) == 1)
      continue;
    g_autoptr (LpRequest) second = get_request (year, 1, so_far);
    ck_assert_uint_eq (lp_history_get_n_rounds (lp_request_get_history (second)), 1);
    ck_assert_ptr_eq (lp_history_get_round (lp_request_get_history (second), 0), played);
  }
  ck_assert_uint_gt (n_overridden, 0);
  ck_assert_uint_lt (n_overridden, SEEDS / 4);
  ck_assert_uint_gt (n_threes, 0);
  ck_assert_uint_gt (n_single, 0);
  ck_assert_uint_gt (n_four, 0);
}
END_TEST

static const struct {
  guint       low, high, rounds;
  const char *says;
} refused[] = {
  { 1, 5, 3, "smallest number of pupils cannot be 1" },
  { 6, 5, 3, "smallest number of pupils cannot be 6" },
  { 2, 1001, 3, "largest number of pupils cannot be 1001" },
  { 2, 5, 0, "number of rounds cannot be 0" },
  { 2, 5, 40, "number of rounds cannot be 40" },
};

START_TEST (test_refuses)
{
  g_autoptr (GError) error = NULL;
  LpSchoolYear *year = lp_school_year_new (1, refused[_i].low, refused[_i].high, refused[_i].rounds, &error);

  ck_assert_ptr_null (year);
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
  ck_assert_msg (strstr (error->message, refused[_i].says) != NULL, "says: %s", error->message);
}
END_TEST

START_TEST (test_refuses_rounds)
{
  g_autoptr (GError) no_such = NULL;
  g_autoptr (GError) too_late = NULL;
  g_autoptr (LpSchoolYear) year = draw_year (2);
  g_autoptr (LpHistory) so_far = lp_history_new ();
  g_autoptr (LpRequest) first = get_request (year, 0, NULL);
  g_autoptr (LpRound) round = make_round (first);

  ck_assert_ptr_null (lp_school_year_get_request (year, lp_school_year_get_n_rounds (year), NULL, &no_such));
  ck_assert (g_error_matches (no_such, LP_ERROR, LP_ERROR_VALUE));
  ck_assert (lp_history_add_round (so_far, round, NULL));
  ck_assert_ptr_null (lp_school_year_get_request (year, 0, so_far, &too_late));
  ck_assert (g_error_matches (too_late, LP_ERROR, LP_ERROR_DATE));
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("generate");
  TCase *tcase = tcase_create ("generate");

  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, test_seed_means_the_same, 0, G_N_ELEMENTS (pinned));
  tcase_add_test (tcase, test_request_is_a_function);
  tcase_add_test (tcase, test_bounds_are_kept);
  tcase_add_test (tcase, test_everything_occurs);
  tcase_add_test (tcase, test_history_is_handed_on);
  tcase_add_loop_test (tcase, test_refuses, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, test_refuses_rounds);
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (void)
{
  SRunner *runner = srunner_create (make_suite ());

  srunner_run_all (runner, CK_ENV);
  int n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
