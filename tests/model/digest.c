/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the digest of a request changes with everything that decides
 * a pairing, and with nothing else.
 */
#include "support.h"

static void
add_named (Class *class, const char *id, const char *name, double score, gboolean quiet)
{
  LpPupil *pupil = lp_pupil_new (id, name, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", score, NULL));
  ck_assert (lp_pupil_set_flag (pupil, "quiet", quiet, NULL));
  add_pupil (class, pupil);
}

static void
add_noted_rule (Class *class, const char *id, const char *pupils, const char *reason)
{
  g_auto (GStrv) ids = g_strsplit (pupils, " ", -1);
  g_autoptr (LpRule) rule = lp_rule_new (id, LP_RULE_APART, (const char *const *) ids, g_strv_length (ids),
                                         LP_DATE_NONE, reason, NULL);

  ck_assert (lp_roster_add_rule (class->roster, rule, NULL));
}

/* Four pupils and a scale, in which one value is varied. */
static void
prepare_pupils (Class *class, double threshold, double score, gboolean quiet)
{
  static const char *const bands[] = { "low", "high" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 2, &threshold, NULL);

  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
  add_named (class, "p1", "Amira", 90, TRUE);
  add_named (class, "p2", "Ben", score, quiet);
  add_named (class, "p3", "Cal", 104, FALSE);
  add_named (class, "p4", "Dee", 110, FALSE);
}

/* The class that the variants below vary. */
static void
prepare_plain (Class *class)
{
  prepare_pupils (class, 100, 95, FALSE);
  add_noted_rule (class, "r1", "p1 p2", NULL);
  add_rule (class, "r2", LP_RULE_FRIENDS, "p3 p4 p1", "2026-12-01");
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-01"), day ("2026-10-05"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-20"), day ("2026-10-21"), NULL));
  add_round (class, "2026-10-26", "p1 p3 | p2 p4");
  add_round (class, "2026-11-02", "p1 p4 | p2 p3");
  add_feedback (class, "2026-11-03", "p1 p4", LP_FEEDBACK_DISAGREED);
  add_feedback (class, "2026-11-04", "p2 p3", LP_FEEDBACK_MIXED);
}

/* The same with everything in another order, other names and reasons, covers and overrides. */
static void
prepare_same (Class *class)
{
  static const double thresholds[] = { 100 };
  static const char *const bands[] = { "low", "high" };
  static const char *const assigned[] = { "p1", "p2" }, *const away[] = { "p1" }, *const three[] = { "p2", "p3", "p4" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 2, thresholds, NULL);
  g_autoptr (LpRound) first = make_round (day ("2026-10-26"), "p4 p2 | p3 p1");
  g_autoptr (LpRound) cover = lp_round_new (day ("2026-10-27"));

  add_named (class, "p4", NULL, 110, FALSE);
  add_named (class, "p3", "Somebody", 104, FALSE);
  add_named (class, "p1", "Amira", 90, TRUE);
  add_named (class, "p2", "Amira", 95, FALSE);
  ck_assert (lp_roster_set_scale (class->roster, "maths", scale, NULL));
  add_rule (class, "r2", LP_RULE_FRIENDS, "p1 p4 p3", "2026-12-01");
  add_noted_rule (class, "r1", "p2 p1", "a private reason");
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-20"), day ("2026-10-21"), NULL));
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-01"), day ("2026-10-05"), NULL));
  ck_assert (lp_round_add_assigned (first, assigned, 2, NULL));
  ck_assert (lp_round_add_absent (cover, away[0], NULL));
  ck_assert (lp_round_add_partnership (cover, three, 3, NULL));
  ck_assert (lp_round_add_cover (first, cover, NULL));
  ck_assert (lp_history_add_round (class->history, first, NULL));
  add_round (class, "2026-11-02", "p3 p2 | p4 p1");
  add_feedback (class, "2026-11-04", "p3 p2", LP_FEEDBACK_MIXED);
  add_feedback (class, "2026-11-03", "p4 p1", LP_FEEDBACK_DISAGREED);
}

static void
prepare_score_plain (Class *class)
{
  prepare_pupils (class, 100, 95, FALSE);
}

static void
prepare_score (Class *class)
{
  prepare_pupils (class, 100, 95.0000001, FALSE);
}

static void
prepare_quiet (Class *class)
{
  prepare_pupils (class, 100, 95, TRUE);
}

static void
prepare_threshold (Class *class)
{
  prepare_pupils (class, 101, 95, FALSE);
}

static char *
digest_of (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);

  return lp_request_get_digest (request);
}

static char *
digest_prepared (void (*prepare) (Class *class), void (*vary) (Class *class))
{
  g_auto (Class) class = class_new ();

  prepare (&class);
  if (vary != NULL)
    vary (&class);
  return digest_of (&class);
}

START_TEST (same_digest)
{
  g_autofree char *one = digest_prepared (prepare_plain, NULL), *other = digest_prepared (prepare_same, NULL);

  ck_assert_str_eq (one, other);
  ck_assert_uint_eq (strlen (one), 64);
  ck_assert_uint_eq (strspn (one, "0123456789abcdef"), 64);
  /* On every platform, and from version to version: whoever changes what a digest is made of changes this. */
  ck_assert_str_eq (one, "ba3a252d3ba700472394de06a46504e42fa7beab1341e08b1abeb2ac29dbe931");
}
END_TEST

/* Each variation changes the digest, each to another one. */

static void
vary_rule (Class *class)
{
  add_rule (class, "r3", LP_RULE_APART, "p2 p3", NULL);
}

static void
vary_rule_kind (Class *class)
{
  add_rule (class, "r3", LP_RULE_TOGETHER, "p2 p3", NULL);
}

static void
vary_rule_until (Class *class)
{
  add_rule (class, "r3", LP_RULE_APART, "p2 p3", "2026-12-01");
}

static void
vary_rule_pupils (Class *class)
{
  add_rule (class, "r3", LP_RULE_APART, "p2 p4", NULL);
}

static void
vary_rule_id (Class *class)
{
  add_rule (class, "r4", LP_RULE_APART, "p2 p3", NULL);
}

static void
vary_pupil (Class *class)
{
  add_named (class, "p5", "Eve", 100, FALSE);
}

static void
vary_closure (Class *class)
{
  ck_assert (lp_roster_add_closure (class->roster, day ("2026-10-28"), day ("2026-10-29"), NULL));
}

static void
vary_round (Class *class)
{
  add_round (class, "2026-11-05", "p1 p2 | p3 p4");
}

static void
vary_round_partners (Class *class)
{
  add_round (class, "2026-11-05", "p1 p2 p3 | p4");
}

static void
vary_round_date (Class *class)
{
  add_round (class, "2026-11-06", "p1 p2 | p3 p4");
}

static void
vary_feedback (Class *class)
{
  add_feedback (class, "2026-11-03", "p1 p4", LP_FEEDBACK_DISAGREED);
}

static void
vary_feedback_word (Class *class)
{
  add_feedback (class, "2026-11-03", "p1 p4", LP_FEEDBACK_TOO_QUIET);
}

static void
vary_date (Class *class)
{
  class->date++;
}

static void
vary_seed (Class *class)
{
  class->seed = G_MAXUINT64;
}

static void
vary_absent (Class *class)
{
  g_ptr_array_add (class->absent, (gpointer) "p2");
}

static void
vary_strategy (Class *class)
{
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
vary_subject (Class *class)
{
  lp_policy_set_subject (class->policy, "maths");
}

static void
vary_round_days (Class *class)
{
  ck_assert (lp_policy_set_round_days (class->policy, 14, NULL));
}

static void
vary_minimum (Class *class)
{
  ck_assert (lp_policy_set_tenure_window (class->policy, 15, 28, NULL));
}

static void
vary_maximum (Class *class)
{
  ck_assert (lp_policy_set_tenure_window (class->policy, 14, 29, NULL));
}

static void
vary_slack (Class *class)
{
  ck_assert (lp_policy_set_slack_days (class->policy, 2, NULL));
}

static void
vary_cooldown (Class *class)
{
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 2, NULL));
}

static void
vary_between (Class *class)
{
  lp_policy_set_between (class->policy, LP_BETWEEN_STAY);
}

static void
vary_hard (Class *class)
{
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE);
}

static void
vary_odd (Class *class)
{
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

static void
vary_order (Class *class)
{
  static const LpTier order[] = { LP_TIER_MIN_TENURE, LP_TIER_MAX_TENURE, LP_TIER_CHANGE, LP_TIER_COOLDOWN,
                                  LP_TIER_STRATEGY, LP_TIER_TURNS, LP_TIER_REPEATS, LP_TIER_WISHES };

  ck_assert (lp_policy_set_order (class->policy, order, G_N_ELEMENTS (order), NULL));
}

static void
vary_weight (Class *class)
{
  ck_assert (lp_policy_set_weight (class->policy, "quiet", 2, NULL));
}

static void
vary_no_weight (Class *class)
{
  ck_assert (lp_policy_set_weight (class->policy, "quiet", 0, NULL));
}

static void
vary_rule_nameless (Class *class)
{
  add_rule (class, NULL, LP_RULE_APART, "p2 p3", NULL);
}

static void
vary_rule_nameless_twice (Class *class)
{
  add_rule (class, NULL, LP_RULE_APART, "p2 p3", NULL);
  add_rule (class, NULL, LP_RULE_APART, "p2 p3", NULL);
}

static void
vary_prefer (Class *class)
{
  add_rule (class, "r3", LP_RULE_PREFER, "p2 p3", NULL);
}

static void
vary_fresh (Class *class)
{
  class->fresh = TRUE;
}

static void
vary_gap (Class *class)
{
  ck_assert (lp_policy_set_gap (class->policy, 2, 3, NULL));
}

static void
vary_gap_least (Class *class)
{
  ck_assert (lp_policy_set_gap (class->policy, 1, 3, NULL));
}

static void
vary_gap_most (Class *class)
{
  ck_assert (lp_policy_set_gap (class->policy, 2, LP_GAP_OPEN, NULL));
}

static void
vary_gap_open (Class *class)
{
  ck_assert (lp_policy_set_gap (class->policy, LP_GAP_OPEN, LP_GAP_OPEN, NULL));
}

static void
vary_must_match (Class *class)
{
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
}

static void
vary_must_differ (Class *class)
{
  ck_assert (lp_policy_add_must_differ (class->policy, "house", NULL));
}

static void
vary_must_attribute (Class *class)
{
  ck_assert (lp_policy_add_must_match (class->policy, "early", NULL));
}

static void
vary_must_differ_attribute (Class *class)
{
  ck_assert (lp_policy_add_must_differ (class->policy, "early", NULL));
}

static void
vary_strategy_nearest (Class *class)
{
  set_strategy (class, LP_STRATEGY_NEAREST);
}

static void
vary_strategy_half (Class *class)
{
  set_strategy (class, LP_STRATEGY_MIXED_HALF);
}

static void
vary_weight_below (Class *class)
{
  ck_assert (lp_policy_set_weight (class->policy, "quiet", -2, NULL));
}

static void (*const variations[]) (Class *class) = {
  NULL,           vary_rule,           vary_rule_kind,  vary_rule_until, vary_rule_pupils,   vary_rule_id,
  vary_pupil,     vary_closure,        vary_round,      vary_round_date, vary_round_partners, vary_feedback,
  vary_feedback_word, vary_date,       vary_seed,       vary_absent,     vary_strategy,      vary_subject,
  vary_round_days, vary_minimum,       vary_maximum,    vary_slack,      vary_cooldown,      vary_between,
  vary_hard,      vary_odd,            vary_order,      vary_weight,     vary_no_weight,
  vary_rule_nameless, vary_rule_nameless_twice, vary_prefer, vary_fresh, vary_gap, vary_gap_least, vary_gap_most, vary_gap_open,
  vary_must_match, vary_must_differ,   vary_must_attribute, vary_must_differ_attribute, vary_strategy_nearest,
  vary_strategy_half, vary_weight_below,
};

START_TEST (other_digests)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint v = 0; v < G_N_ELEMENTS (variations); v++)
    ck_assert_msg (g_hash_table_add (seen, digest_prepared (prepare_plain, variations[v])), "variation %u", v);
  ck_assert (g_hash_table_add (seen, digest_prepared (prepare_score_plain, NULL)));
  ck_assert (g_hash_table_add (seen, digest_prepared (prepare_score, NULL)));
  ck_assert (g_hash_table_add (seen, digest_prepared (prepare_quiet, NULL)));
  ck_assert (g_hash_table_add (seen, digest_prepared (prepare_threshold, NULL)));
}
END_TEST

/* A gap that is left open below begins at 0, and a window that is taken back leaves no trace. */
START_TEST (digest_of_gaps)
{
  g_auto (Class) open = class_new (), closed = class_new (), cleared = class_new (), plain = class_new ();

  ck_assert (lp_policy_set_gap (open.policy, LP_GAP_OPEN, 3, NULL));
  ck_assert (lp_policy_set_gap (closed.policy, 0, 3, NULL));
  ck_assert (lp_policy_set_gap (cleared.policy, 0, 3, NULL));
  lp_policy_clear_gap (cleared.policy);
  g_autofree char *first = digest_of (&open), *second = digest_of (&closed);
  g_autofree char *third = digest_of (&cleared), *fourth = digest_of (&plain);
  ck_assert_str_eq (first, second);
  ck_assert_str_eq (third, fourth);
  ck_assert_str_ne (first, third);
}
END_TEST

/* In which order attributes were asked for, and rules without an id were listed, decides nothing. */
START_TEST (digest_of_lists)
{
  g_auto (GStrv) digests = g_new0 (char *, 3);

  for (guint k = 0; k < 2; k++) {
    g_auto (Class) class = class_new ();
    add_class (&class, 4);
    for (guint n = 0; n < 2; n++) {
      ck_assert (lp_policy_add_must_match (class.policy, n == k ? "house" : "early", NULL));
      ck_assert (lp_policy_add_must_differ (class.policy, n == k ? "left" : "right", NULL));
      add_rule (&class, NULL, LP_RULE_APART, n == k ? "p1 p2" : "p4 p3", NULL);
      add_rule (&class, NULL, LP_RULE_FRIENDS, "p1 p2", n == k ? NULL : "2026-12-01");
    }
    digests[k] = digest_of (&class);
  }
  ck_assert_str_eq (digests[0], digests[1]);
}
END_TEST

/* Zero has one digest, whatever its sign. */
START_TEST (digest_of_zero)
{
  char *digests[3];

  for (guint k = 0; k < 3; k++) {
    g_auto (Class) class = class_new ();
    LpPupil *pupil = lp_pupil_new ("p1", NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", k == 0 ? 0.0 : k == 1 ? -0.0 : 1.0, NULL));
    add_pupil (&class, pupil);
    g_autoptr (LpRequest) request = make_request (&class);
    digests[k] = lp_request_get_digest (request);
  }
  ck_assert_str_eq (digests[0], digests[1]);
  ck_assert_str_ne (digests[0], digests[2]);
  for (guint k = 0; k < 3; k++)
    g_free (digests[k]);
}
END_TEST

/* The first round counts as the last does. */
START_TEST (digest_of_first_round)
{
  char *digests[2];

  for (guint k = 0; k < 2; k++) {
    g_auto (Class) class = class_new ();
    add_class (&class, 4);
    add_round (&class, "2026-10-26", k == 0 ? "p1 p3 | p2 p4" : "p1 p2 | p3 p4");
    add_round (&class, "2026-11-02", "p1 p4 | p2 p3");
    g_autoptr (LpRequest) request = make_request (&class);
    digests[k] = lp_request_get_digest (request);
  }
  ck_assert_str_ne (digests[0], digests[1]);
  g_free (digests[0]);
  g_free (digests[1]);
}
END_TEST

/* Each weight is in the digest, be it the first that the policy lists or the last. */
START_TEST (digest_of_weights)
{
  static const char *const names[] = {
    "aardvarks", "friends", "prefer", "quiet", "dominant", "worked", "mixed", "too-quiet", "not-listening", "disagreed", "apart-for-a-while", "zest",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint n = 0; n <= G_N_ELEMENTS (names); n++) {
    g_auto (Class) class = class_new ();
    prepare_plain (&class);
    if (n > 0)
      ck_assert (lp_policy_set_weight (class.policy, names[n - 1], 17, NULL));
    g_autoptr (LpRequest) request = make_request (&class);
    ck_assert_msg (g_hash_table_add (seen, lp_request_get_digest (request)), "%s", n > 0 ? names[n - 1] : "none");
  }
}
END_TEST

/* Absent and away today are not the same; the order in which they are given is. */
START_TEST (digest_of_absences)
{
  static const struct {
    const char *absent, *away;
  } cases[] = { { "", "" }, { "p1", "" }, { "", "p1" }, { "p1 p2", "" }, { "p1", "p2" }, { "p2", "p1" } };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Class) class = class_new ();
  g_autoptr (LpRequest) forward = NULL, backward = NULL;

  prepare_plain (&class);
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    g_autoptr (LpRequest) request = make_request (&class);
    if (*cases[c].away != '\0')
      ck_assert (lp_request_add_away_today (request, cases[c].away, NULL));
    g_auto (GStrv) absent = g_strsplit (cases[c].absent, " ", -1);
    for (guint k = 0; absent[k] != NULL; k++)
      ck_assert (lp_request_add_absent (request, absent[k], NULL));
    ck_assert_msg (g_hash_table_add (seen, lp_request_get_digest (request)), "case %u", c);
  }
  forward = make_request (&class);
  backward = make_request (&class);
  ck_assert (lp_request_add_absent (forward, "p1", NULL) && lp_request_add_absent (forward, "p3", NULL));
  ck_assert (lp_request_add_absent (backward, "p3", NULL) && lp_request_add_absent (backward, "p1", NULL));
  g_autofree char *one = lp_request_get_digest (forward), *other = lp_request_get_digest (backward);
  ck_assert_str_eq (one, other);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, same_digest);
  tcase_add_test (tests, other_digests);
  tcase_add_test (tests, digest_of_gaps);
  tcase_add_test (tests, digest_of_lists);
  tcase_add_test (tests, digest_of_zero);
  tcase_add_test (tests, digest_of_first_round);
  tcase_add_test (tests, digest_of_weights);
  tcase_add_test (tests, digest_of_absences);
}

int
main (void)
{
  return run_suite ("digest", add_tests);
}
