/* SPDX-License-Identifier: MIT */
/*
 * Guarantees which dates, absences and subjects a request takes and what it
 * says of those that it refuses; and that the digest changes with everything
 * that decides a pairing, and with nothing else.
 */
#include "support.h"

/* Dates. */

static const struct {
  const char *name, *round, *feedback, *date;
  gboolean accepted;
} date_cases[] = {
  { "no history", NULL, NULL, "2026-11-09", TRUE },
  { "a day after the latest round", "2026-11-08", NULL, "2026-11-09", TRUE },
  { "the day of the latest round", "2026-11-09", NULL, "2026-11-09", FALSE },
  { "before the latest round", "2026-11-10", NULL, "2026-11-09", FALSE },
  { "feedback of the same day", NULL, "2026-11-09", "2026-11-09", TRUE },
  { "feedback of the next day", NULL, "2026-11-10", "2026-11-09", FALSE },
};

START_TEST (dates)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 4);
  if (date_cases[_i].round != NULL)
    add_round (&class, date_cases[_i].round, "p1 p2 | p3 p4");
  if (date_cases[_i].feedback != NULL)
    add_feedback (&class, date_cases[_i].feedback, "p1 p2", LP_FEEDBACK_MIXED);
  LpRequest *request = lp_request_new (class.roster, class.history, class.policy, day (date_cases[_i].date), 5, &error);
  ck_assert_msg ((request != NULL) == date_cases[_i].accepted, "%s", date_cases[_i].name);
  if (request == NULL) {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DATE));
    ck_assert_ptr_nonnull (strstr (error->message, date_cases[_i].date));
    ck_assert_ptr_nonnull (strstr (error->message, date_cases[_i].round != NULL ? date_cases[_i].round
                                                                               : date_cases[_i].feedback));
    return;
  }
  ck_assert_int_eq (lp_request_get_date (request), day (date_cases[_i].date));
  ck_assert_uint_eq (lp_request_get_seed (request), 5);
  lp_request_unref (request);
}
END_TEST

/* What is left out stands for nothing: no history, the default policy. */
START_TEST (left_out)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  g_autoptr (LpRequest) bare = lp_request_new (class.roster, NULL, NULL, class.date, class.seed, NULL);
  g_autoptr (LpRequest) full = make_request (&class);
  g_autofree char *one = lp_request_get_digest (bare), *other = lp_request_get_digest (full);
  ck_assert_ptr_eq (lp_request_get_roster (bare), class.roster);
  ck_assert_ptr_eq (lp_request_get_policy (full), class.policy);
  ck_assert_ptr_eq (lp_request_get_history (full), class.history);
  ck_assert_uint_eq (lp_history_get_n_rounds (lp_request_get_history (bare)), 0);
  ck_assert_str_eq (one, other);
}
END_TEST

/* Absences. */

typedef gboolean (*AddFunc) (LpRequest *request, const char *id, GError **error);

static const struct {
  AddFunc add;
  gsize (*count) (const LpRequest *request);
  const char *(*get) (const LpRequest *request, gsize index);
  gsize present; /* of five, after two are added */
} away_cases[] = {
  { lp_request_add_absent, lp_request_get_n_absent, lp_request_get_absent, 3 },
  { lp_request_add_away_today, lp_request_get_n_away_today, lp_request_get_away_today, 5 },
};

START_TEST (absences)
{
  g_auto (Class) class = class_new ();
  AddFunc add = away_cases[_i].add;
  static const struct {
    const char *id;
    LpError code;
  } refused[] = { { "p9", LP_ERROR_UNKNOWN_PUPIL }, { "", LP_ERROR_UNKNOWN_PUPIL }, { "P1", LP_ERROR_UNKNOWN_PUPIL },
                  { "p4", LP_ERROR_DUPLICATE } };

  add_class (&class, 5);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert (add (request, "p4", NULL));
  ck_assert (add (request, "p2", NULL));
  for (guint k = 0; k < G_N_ELEMENTS (refused); k++) {
    g_autoptr (GError) error = NULL;
    ck_assert (!add (request, refused[k].id, &error));
    ck_assert (g_error_matches (error, LP_ERROR, refused[k].code));
    ck_assert_ptr_nonnull (strstr (error->message, refused[k].id));
  }
  ck_assert_uint_eq (away_cases[_i].count (request), 2);
  ck_assert_str_eq (away_cases[_i].get (request, 0), "p4");
  ck_assert_str_eq (away_cases[_i].get (request, 1), "p2");
  ck_assert_uint_eq (lp_request_get_n_present (request), away_cases[_i].present);
}
END_TEST

/* Subjects. */

static const struct {
  const char *name;
  const char *subjects; /* of the roster */
  const char *policy;
  LpStrategy strategy;
  gboolean accepted;
  const char *expected;
} subject_cases[] = {
  { "the only one", "maths", NULL, LP_STRATEGY_MIXED, TRUE, "maths" },
  { "the only one, named", "maths", "maths", LP_STRATEGY_MATCHED, TRUE, "maths" },
  { "one of two, named", "maths reading", "reading", LP_STRATEGY_MIXED, TRUE, "reading" },
  { "two, none named", "maths reading", NULL, LP_STRATEGY_MIXED, FALSE, NULL },
  { "two, none named, tutor", "maths reading", NULL, LP_STRATEGY_TUTOR, FALSE, NULL },
  { "two, none named, none needed", "maths reading", NULL, LP_STRATEGY_RANDOM, TRUE, NULL },
  { "two, none named, none needed", "maths reading", NULL, LP_STRATEGY_UNIFORM, TRUE, NULL },
  { "one that is not there", "maths reading", "art", LP_STRATEGY_MIXED, FALSE, NULL },
  { "none at all", "", NULL, LP_STRATEGY_MIXED, TRUE, NULL },
};

START_TEST (subjects)
{
  g_auto (Class) class = class_new ();
  g_auto (GStrv) names = g_strsplit (subject_cases[_i].subjects, " ", -1);
  g_autoptr (GError) error = NULL;
  const char *subject = "untouched";

  for (guint k = 0; k < 4; k++) {
    g_autofree char *id = g_strdup_printf ("p%u", k);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    guint n_names = g_strv_length (names);
    if (n_names > 0)
      ck_assert (lp_pupil_set_score (pupil, names[k % n_names], k, NULL));
    add_pupil (&class, pupil);
  }
  set_strategy (&class, subject_cases[_i].strategy);
  lp_policy_set_subject (class.policy, subject_cases[_i].policy);
  g_autoptr (LpRequest) request = make_request (&class);
  gboolean accepted = lp_request_get_subject (request, &subject, &error);
  ck_assert_msg (accepted == subject_cases[_i].accepted, "%s", subject_cases[_i].name);
  if (accepted)
    ck_assert_msg (g_strcmp0 (subject, subject_cases[_i].expected) == 0, "%s", subject_cases[_i].name);
  else {
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_str_eq (subject, "untouched");
    if (g_strv_length (names) == 2)
      ck_assert_msg (strstr (error->message, "maths, reading") != NULL && strstr (error->message, ", maths") == NULL, "%s", error->message);
  }
}
END_TEST

/* The digest. */

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
  ck_assert_str_eq (one, "35b98cef6e7e3ed39a0611dfc5230cbfb9017d7a168062aea55de581a15e4b2f");
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

  ck_assert (lp_policy_set_order (class->policy, order, NULL));
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

static void (*const variations[]) (Class *class) = {
  NULL,           vary_rule,           vary_rule_kind,  vary_rule_until, vary_rule_pupils,   vary_rule_id,
  vary_pupil,     vary_closure,        vary_round,      vary_round_date, vary_round_partners, vary_feedback,
  vary_feedback_word, vary_date,       vary_seed,       vary_absent,     vary_strategy,      vary_subject,
  vary_round_days, vary_minimum,       vary_maximum,    vary_slack,      vary_cooldown,      vary_between,
  vary_hard,      vary_odd,            vary_order,      vary_weight,     vary_no_weight,
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
    "aardvarks", "friends", "quiet", "dominant", "worked", "mixed", "too-quiet", "not-listening", "disagreed", "apart-for-a-while", "zest",
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
  tcase_add_loop_test (tests, dates, 0, G_N_ELEMENTS (date_cases));
  tcase_add_test (tests, left_out);
  tcase_add_loop_test (tests, absences, 0, G_N_ELEMENTS (away_cases));
  tcase_add_loop_test (tests, subjects, 0, G_N_ELEMENTS (subject_cases));
  tcase_add_test (tests, same_digest);
  tcase_add_test (tests, other_digests);
  tcase_add_test (tests, digest_of_zero);
  tcase_add_test (tests, digest_of_first_round);
  tcase_add_test (tests, digest_of_weights);
  tcase_add_test (tests, digest_of_absences);
}

int
main (void)
{
  return run_suite ("request", add_tests);
}
