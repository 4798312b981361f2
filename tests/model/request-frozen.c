/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a request keeps what it was made of: after every change that
 * there is to roster, history and policy, the request, its pairing and all
 * answers about it are what they were, and a new request sees the change. What a
 * request holds refuses every change, and a copy of it takes them all. A house
 * rule demands that every function that changes one of the three is tried here.
 */
#include "support.h"

typedef struct {
  const char *name;
  gboolean is_refusable; /* whether it says so where it is refused */
  gboolean (*change) (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error);
} Mutator;

static gboolean
nothing (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  *cost = 0;
  return TRUE;
}

/* Changes without an error of their own. */
#define CHANGES(name, call) \
  static gboolean name (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error) { call; return TRUE; }
/* Changes that say where they are refused. */
#define MAY_CHANGE(name, call) \
  static gboolean name (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error) { return call; }

static gboolean
add_pupil_last (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  g_autoptr (LpPupil) pupil = lp_pupil_new ("zoe", NULL, NULL);

  ck_assert (lp_pupil_set_score (pupil, "maths", 95, NULL));
  return lp_roster_add_pupil (roster, pupil, error);
}

static gboolean
set_scale (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  g_autoptr (LpScale) scale = lp_scale_new_quantiles (3, NULL);

  return lp_roster_set_scale (roster, "maths", scale, error);
}

static gboolean
add_apart (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  const char *const pupils[] = { "p1", "p4" };
  g_autoptr (LpRule) rule = lp_rule_new (NULL, LP_RULE_APART, pupils, 2, LP_DATE_NONE, NULL, NULL);

  return lp_roster_add_rule (roster, rule, error);
}

static gboolean
add_closed_week (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  return lp_roster_add_closure (roster, day ("2026-10-26"), day ("2026-10-30"), error);
}

static gboolean
add_played (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  g_autoptr (LpRound) round = make_round (day ("2026-11-03"), "p1 p4 | p2 p6 | new p5");

  return lp_history_add_round (history, round, error);
}

static gboolean
add_word (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  const char *const pupils[] = { "p1", "p4" };
  g_autoptr (LpFeedback) feedback = lp_feedback_new (day ("2026-11-03"), pupils, 2, LP_FEEDBACK_DISAGREED, NULL);

  lp_history_add_feedback (history, feedback);
  return TRUE;
}

static gboolean
set_backwards (LpRoster *roster, LpHistory *history, LpPolicy *policy, GError **error)
{
  static const LpTier backwards[] = { LP_TIER_WISHES, LP_TIER_REPEATS, LP_TIER_TURNS, LP_TIER_STRATEGY,
                                      LP_TIER_COOLDOWN, LP_TIER_CHANGE, LP_TIER_MIN_TENURE, LP_TIER_MAX_TENURE };

  return lp_policy_set_order (policy, backwards, G_N_ELEMENTS (backwards), error);
}

CHANGES (set_cost_func, lp_policy_set_cost_func (policy, nothing, NULL, NULL))
CHANGES (set_subject, lp_policy_set_subject (policy, "maths"))
CHANGES (clear_gap, lp_policy_clear_gap (policy))
CHANGES (set_rhythm, lp_policy_set_rhythm (policy, LP_RHYTHM_WEEK))
CHANGES (set_between, lp_policy_set_between (policy, LP_BETWEEN_STAY))
CHANGES (set_hard, lp_policy_set_hard (policy, LP_HARD_MAX_TENURE))
CHANGES (set_odd, lp_policy_set_odd (policy, LP_ODD_ADULT))
CHANGES (clear_musts, lp_policy_clear_musts (policy))
MAY_CHANGE (set_matched, lp_policy_set_strategy (policy, LP_STRATEGY_MATCHED, error))
MAY_CHANGE (set_gap, lp_policy_set_gap (policy, 0, 1, error))
MAY_CHANGE (set_round_days, lp_policy_set_round_days (policy, 9, error))
MAY_CHANGE (set_window, lp_policy_set_tenure_window (policy, 0, 7, error))
MAY_CHANGE (set_slack, lp_policy_set_slack_days (policy, 0, error))
MAY_CHANGE (set_cooldown, lp_policy_set_cooldown_rounds (policy, 1, error))
MAY_CHANGE (add_must_match, lp_policy_add_must_match (policy, "club", error))
MAY_CHANGE (add_must_differ, lp_policy_add_must_differ (policy, "house", error))
MAY_CHANGE (set_weight, lp_policy_set_weight (policy, "quiet", 9, error))
MAY_CHANGE (set_number, lp_policy_set_number (policy, LP_SETTING_SLACK_DAYS, 0, error))
MAY_CHANGE (set_choice, lp_policy_set_setting (policy, LP_SETTING_BETWEEN, "stay", error))
MAY_CHANGE (set_words, lp_policy_set_setting (policy, LP_SETTING_HARD, "max_tenure", error))
MAY_CHANGE (set_sides, lp_policy_set_setting (policy, LP_SETTING_GAP, "0-1", error))
MAY_CHANGE (set_lines, lp_policy_set_setting (policy, LP_SETTING_MUST_MATCH, "club", error))
MAY_CHANGE (set_default, lp_policy_set_setting (policy, LP_SETTING_GAP, NULL, error))

static const Mutator mutators[] = {
  { "add_pupil", TRUE, add_pupil_last }, { "set_scale", TRUE, set_scale }, { "add_rule", TRUE, add_apart },
  { "add_closure", TRUE, add_closed_week }, { "add_round", TRUE, add_played }, { "add_feedback", FALSE, add_word },
  { "set_order", TRUE, set_backwards }, { "set_cost_func", FALSE, set_cost_func }, { "set_subject", FALSE, set_subject },
  { "clear_gap", FALSE, clear_gap }, { "set_rhythm", FALSE, set_rhythm }, { "set_between", FALSE, set_between },
  { "set_hard", FALSE, set_hard }, { "set_odd", FALSE, set_odd }, { "clear_musts", FALSE, clear_musts },
  { "set_strategy", TRUE, set_matched }, { "set_gap", TRUE, set_gap }, { "set_round_days", TRUE, set_round_days },
  { "set_tenure_window", TRUE, set_window }, { "set_slack_days", TRUE, set_slack },
  { "set_cooldown_rounds", TRUE, set_cooldown }, { "add_must_match", TRUE, add_must_match },
  { "add_must_differ", TRUE, add_must_differ }, { "set_weight", TRUE, set_weight },
  { "set_number", TRUE, set_number }, { "set_setting, a choice", TRUE, set_choice }, { "set_setting, a set", TRUE, set_words },
  { "set_setting, a window", TRUE, set_sides }, { "set_setting, names", TRUE, set_lines },
  { "set_setting, a default", TRUE, set_default },
};

/* Seven pupils with a past, in whom every change above makes a difference to what is asked. */
static void
fill_class (Class *class)
{
  for (guint i = 1; i <= 7; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", 80 + 3 * i, NULL));
    ck_assert (lp_pupil_set_flag (pupil, "quiet", i % 2 == 0, NULL));
    ck_assert (lp_pupil_set_word (pupil, "house", i % 3 == 0 ? "ash" : "elm", NULL));
    ck_assert (lp_pupil_set_word (pupil, "club", i < 4 ? "chess" : "choir", NULL));
    add_pupil (class, pupil);
  }
  add_rule (class, NULL, LP_RULE_FRIENDS, "p1 p2", NULL);
  add_round (class, "2026-10-19", "p1 p2 | p3 p4 | p5 p6 p7");
  add_round (class, "2026-10-26", "p1 p2 | p3 p5 | p4 p6 p7");
  add_feedback (class, "2026-10-28", "p3 p5", LP_FEEDBACK_TOO_QUIET);
  ck_assert (lp_policy_set_gap (class->policy, 1, 3, NULL));
  ck_assert (lp_policy_add_must_match (class->policy, "colour", NULL));
  class->date = day ("2026-11-09");
}

static void
tell_reasons (GString *text, LpReasons *reasons)
{
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++)
    g_string_append_printf (text, "%s\n", lp_reason_get_text (lp_reasons_get (reasons, i)));
}

static void
tell_costs (GString *text, const gint64 *costs)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", costs[t]);
}

static void
tell_pairing (GString *text, LpPairing *pairing)
{
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, p);
    for (gsize k = 0; k < lp_pairing_get_size (pairing, p); k++)
      g_string_append_printf (text, "%s ", lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k)));
    tell_costs (text, lp_pairing_get_partnership_costs (pairing, p));
    tell_reasons (text, reasons);
  }
  tell_costs (text, lp_pairing_get_costs (pairing));
}

/* What a request holds, and what there is to be asked about its pairing. */
static char *
tell_everything (LpRequest *request, LpPairing *pairing)
{
  GString *text = g_string_new (NULL);
  g_autofree char *digest = lp_request_get_digest (request);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, lp_pairing_get_certificate (pairing), NULL);
  g_autofree char *findings = tell_all (verdict);
  g_autoptr (LpPairing) another = lp_pair_another (request, &pairing, 1, NULL);

  g_string_append_printf (text, "%s %u %s\n", digest, (guint) lp_request_get_n_present (request), findings);
  tell_pairing (text, pairing);
  if (another != NULL)
    tell_pairing (text, another);
  for (guint b = 2; b <= 7; b++) {
    g_autofree char *id = g_strdup_printf ("p%u", b);
    g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", id, NULL);
    tell_costs (text, lp_why_not_get_extra (why));
    tell_reasons (text, lp_why_not_get_reasons (why));
    if (lp_why_not_get_pairing (why) != NULL)
      tell_pairing (text, lp_why_not_get_pairing (why));
  }
  return g_string_free (text, FALSE);
}

/* Asked of a request made now. */
static char *
tell_now (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);

  return pairing != NULL ? tell_everything (request, pairing) : g_strdup ("no pairing");
}

START_TEST (later_changes)
{
  const Mutator *mutator = &mutators[_i];
  g_auto (Class) class = class_new ();

  fill_class (&class);
  g_autoptr (LpRequest) request = make_request (&class), unpaired = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autofree char *before = tell_everything (request, pairing);
  ck_assert_msg (mutator->change (class.roster, class.history, class.policy, NULL), "%s", mutator->name);
  g_autofree char *after = tell_everything (request, pairing);
  ck_assert_msg (g_str_equal (before, after), "%s", mutator->name);
  g_autoptr (LpPairing) late = lp_pair (unpaired, NULL, NULL);
  g_autofree char *paired_late = tell_everything (unpaired, late);
  ck_assert_msg (g_str_equal (before, paired_late), "%s", mutator->name);
  if (lp_policy_get_strategy (class.policy) == LP_STRATEGY_CUSTOM)
    lp_policy_clear_gap (class.policy); /* the two do not go together */
  g_autofree char *now = tell_now (&class);
  ck_assert_msg (!g_str_equal (before, now), "%s", mutator->name);
}
END_TEST

/* What a request holds refuses to change, and a copy of it does not, nor does that reach the request. */
START_TEST (held_and_copied)
{
  const Mutator *mutator = &mutators[_i];
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  fill_class (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autofree char *before = tell_everything (request, pairing);
  if (mutator->is_refusable) {
    ck_assert_msg (!mutator->change (lp_request_get_roster (request), lp_request_get_history (request),
                                     lp_request_get_policy (request), &error), "%s", mutator->name);
    ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE) || g_error_matches (error, LP_ERROR, LP_ERROR_POLICY));
    ck_assert_msg (strstr (error->message, "request") != NULL, "%s", error->message);
  }
  g_autoptr (LpRoster) roster = lp_roster_copy (lp_request_get_roster (request));
  g_autoptr (LpHistory) history = lp_history_copy (lp_request_get_history (request));
  g_autoptr (LpPolicy) policy = lp_policy_copy (lp_request_get_policy (request));
  ck_assert_msg (mutator->change (roster, history, policy, NULL), "%s", mutator->name);
  g_autofree char *after = tell_everything (request, pairing);
  ck_assert_msg (g_str_equal (before, after), "%s", mutator->name);
}
END_TEST

/* Requests of the same parts share them, frozen as they are, also from one request to the next. */
START_TEST (nothing_copied_needlessly)
{
  g_auto (Class) class = class_new ();

  fill_class (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRequest) next = lp_request_new (lp_request_get_roster (request), lp_request_get_history (request),
                                               lp_request_get_policy (request), class.date, 2, NULL);
  ck_assert_ptr_eq (lp_request_get_roster (next), lp_request_get_roster (request));
  ck_assert_ptr_eq (lp_request_get_history (next), lp_request_get_history (request));
  ck_assert_ptr_eq (lp_request_get_policy (next), lp_request_get_policy (request));
  g_autoptr (LpRequest) also = make_request (&class);
  for (gsize i = 0; i < 2; i++)
    ck_assert_ptr_eq (lp_history_get_round (lp_request_get_history (also), i), lp_history_get_round (class.history, i));
}
END_TEST

/* What was given out stays where it is when the roster goes on by itself, and the request is gone. */
START_TEST (given_out_before)
{
  g_auto (Class) class = class_new ();

  fill_class (&class);
  const char *subject = lp_roster_get_subject (class.roster, 0);
  LpPupil *pupil = lp_roster_get_pupil (class.roster, 0);
  LpRound *round = lp_history_get_round (class.history, 0);
  LpRequest *request = make_request (&class);
  ck_assert (add_pupil_last (class.roster, NULL, NULL, NULL));
  ck_assert (add_played (NULL, class.history, NULL, NULL));
  lp_request_unref (request);
  ck_assert_str_eq (subject, "maths");
  ck_assert_ptr_eq (pupil, lp_roster_get_pupil (class.roster, 0));
  ck_assert_ptr_eq (pupil, lp_roster_find_pupil (class.roster, "p1"));
  ck_assert_ptr_eq (round, lp_history_get_round (class.history, 0));
  ck_assert_uint_eq (lp_history_get_times_met (class.history, "p1", "p4"), 1);
  ck_assert_uint_eq (lp_history_get_n_rounds (class.history), 3);
  ck_assert_ptr_eq (lp_roster_look_up (class.roster, "zoe", NULL), lp_roster_get_pupil (class.roster, 7));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, later_changes, 0, G_N_ELEMENTS (mutators));
  tcase_add_loop_test (tests, held_and_copied, 0, G_N_ELEMENTS (mutators));
  tcase_add_test (tests, nothing_copied_needlessly);
  tcase_add_test (tests, given_out_before);
}

int
main (void)
{
  return run_suite ("request-frozen", add_tests);
}
