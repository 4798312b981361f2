/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that lp_pair() finds the one cheapest pairing among all that the
 * must rules allow (every one tried, on drawn requests), whatever the order of
 * the input, with costs that add up, kept flags that are true and a round that
 * says the same.
 */
#include "support.h"

#define DRAWN_REQUESTS 500

static LpPairing *
pair_class (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (GError) error = NULL;
  LpPairing *pairing = lp_pair (request, NULL, &error);

  ck_assert_msg (pairing != NULL, "%s", error == NULL ? "no pairing and no error" : error->message);
  return pairing;
}

static char *
write_pairing (const LpPairing *pairing)
{
  GString *text = g_string_new (NULL);

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    for (gsize k = 0; k < lp_pairing_get_size (pairing, p); k++)
      g_string_append_printf (text, "%s%s", p + k == 0 ? "" : k == 0 ? " | " : " ",
                              lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k)));
  return g_string_free (text, FALSE);
}

/* Worked by hand. */

static void
prepare_two (Class *class)
{
  add_class (class, 2);
}

static void
prepare_three (Class *class)
{
  add_class (class, 3);
}

static void
prepare_fold (Class *class)
{
  add_class (class, 6);
  set_strategy (class, LP_STRATEGY_MIXED_FOLD);
}

static void
prepare_matched (Class *class)
{
  add_pupils (class, "80 95 81 94 70 71");
  set_strategy (class, LP_STRATEGY_MATCHED);
}

static void
prepare_nearest (Class *class)
{
  prepare_matched (class);
  set_strategy (class, LP_STRATEGY_NEAREST);
}

static void
prepare_half (Class *class)
{
  add_class (class, 6);
  set_strategy (class, LP_STRATEGY_MIXED_HALF);
}

static void
prepare_gap (Class *class)
{
  add_class (class, 6);
  ck_assert (lp_policy_set_gap (class->policy, 1, 1, NULL));
}

static void
prepare_young (Class *class)
{
  prepare_fold (class);
  add_round (class, "2026-11-02", "p1 p2 | p3 p4 | p5 p6");
}

static void
prepare_young_fresh (Class *class)
{
  prepare_young (class);
  class->fresh = TRUE;
}

/* After two weeks two pairs must change, whatever the strategy would like. */
static void
prepare_cooldown (Class *class)
{
  add_class (class, 4);
  set_strategy (class, LP_STRATEGY_NEAREST);
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 2, NULL));
  add_round (class, "2026-10-19", "p1 p3 | p2 p4");
  add_round (class, "2026-10-26", "p1 p2 | p3 p4");
}

static void
prepare_adult (Class *class)
{
  add_class (class, 5);
  set_strategy (class, LP_STRATEGY_NEAREST);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
  add_round (class, "2026-10-05", "p1 | p2 p3 | p4 p5");
  add_round (class, "2026-10-12", "p3 | p1 p4 | p2 p5");
  add_round (class, "2026-10-19", "p5 | p1 p3 | p2 p4");
  add_round (class, "2026-10-26", "p1 p5 | p3 p4");
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
}

/* p1 and p5 had no turn, though nearest ranks would have anyone else in the three. */
static void
prepare_turns (Class *class)
{
  add_class (class, 5);
  set_strategy (class, LP_STRATEGY_NEAREST);
  add_round (class, "2026-10-19", "p2 p3 p4 | p1 p5");
  add_round (class, "2026-10-26", "p1 p2 | p3 p4");
  ck_assert (lp_policy_set_cooldown_rounds (class->policy, 0, NULL));
}

static void
prepare_three_on_purpose (Class *class)
{
  add_class (class, 8);
  set_strategy (class, LP_STRATEGY_NEAREST);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p2 p5 p8", NULL);
}

static void
prepare_three_and_adult (Class *class)
{
  prepare_three_on_purpose (class);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

static void
prepare_three_by_chain (Class *class)
{
  add_class (class, 7);
  set_strategy (class, LP_STRATEGY_NEAREST);
  add_rule (class, NULL, LP_RULE_PIN, "p7 p4", NULL);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p1 p7", NULL);
}

static void
add_houses (Class *class)
{
  for (guint i = 1; i <= 4; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, "house", i <= 2 ? "ash" : "elm", NULL));
    add_pupil (class, pupil);
  }
}

static void
prepare_must_match (Class *class)
{
  add_houses (class);
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
}

static void
prepare_must_differ (Class *class)
{
  add_houses (class);
  ck_assert (lp_policy_add_must_differ (class->policy, "house", NULL));
  add_rule (class, NULL, LP_RULE_APART, "p1 p4", NULL);
}

static void
prepare_prefer (Class *class)
{
  add_pupils (class, "- - - -");
  add_rule (class, NULL, LP_RULE_PREFER, "p1 p2", NULL);
}

static void
prepare_pinned_apart (Class *class)
{
  add_class (class, 6);
  set_strategy (class, LP_STRATEGY_NEAREST);
  add_rule (class, "pin", LP_RULE_PIN, "p1 p6", NULL);
  add_rule (class, "apart", LP_RULE_APART, "p2 p3", "2026-11-09");
  add_rule (class, "old", LP_RULE_APART, "p2 p4", "2026-11-08");
}

static void
prepare_absent (Class *class)
{
  prepare_fold (class);
  g_ptr_array_add (class->absent, (gpointer) "p1");
  g_ptr_array_add (class->absent, (gpointer) "p6");
}

static void
prepare_tutor (Class *class)
{
  static const char *const roles[] = { "tutor", "tutor", "tutee", "tutee", "tutee" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, "role", roles[i], NULL));
    add_pupil (class, pupil);
  }
  set_strategy (class, LP_STRATEGY_TUTOR);
  add_rule (class, "a", LP_RULE_APART, "p1 p4", NULL);
  add_rule (class, "b", LP_RULE_TOGETHER, "p2 p3", NULL);
}

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *expected;
  gint64 costs[LP_N_ORDERED_TIERS]; /* max_tenure, min_tenure, change, cooldown, turns, strategy, repeats, wishes */
} worked[] = {
  { "two pupils", prepare_two, "p1 p2", { 0 } },
  { "three pupils", prepare_three, "p1 p2 p3", { 0 } },
  { "fold", prepare_fold, "p1 p6 | p2 p5 | p3 p4", { 0 } },
  { "matched: alike is up to a sixth of the class", prepare_matched, "p1 p3 | p2 p4 | p5 p6", { 0 } },
  { "nearest", prepare_nearest, "p1 p3 | p2 p4 | p5 p6", { 0, 0, 0, 0, 0, 12, 0, 0 } },
  { "halves", prepare_half, "p1 p4 | p2 p5 | p3 p6", { 0 } },
  { "a gap of one's own", prepare_gap, "p1 p2 | p3 p4 | p5 p6", { 0 } },
  { "young partners go on", prepare_young, "p1 p2 | p3 p4 | p5 p6", { 0, 0, 0, 0, 0, 128, 3, 0 } },
  { "fresh: they do not", prepare_young_fresh, "p1 p6 | p2 p4 | p3 p5", { 0, 0, 0, 0, 0, 8, 0, 0 } },
  { "cooldown before strategy", prepare_cooldown, "p1 p4 | p2 p3", { 0, 0, 0, 0, 0, 40, 0, 0 } },
  { "whose turn with the adult comes next", prepare_adult, "p1 p2 | p3 p5 | p4", { 0, 0, 0, 0, 0, 20, 0, 0 } },
  { "turns come before strategy", prepare_turns, "p1 p4 p5 | p2 p3", { 0, 0, 0, 0, 3, 108, 2, 0 } },
  { "pin, and apart until today", prepare_pinned_apart, "p1 p6 | p2 p4 | p3 p5", { 0, 0, 0, 0, 0, 132, 0, 0 } },
  { "a three on purpose, and a three of the rest", prepare_three_on_purpose, "p1 p3 p4 | p2 p5 p8 | p6 p7",
    { 0, 0, 0, 0, 0, 276, 0, 0 } },
  { "a three on purpose, and an adult", prepare_three_and_adult, "p1 | p2 p5 p8 | p3 p4 | p6 p7", { 0, 0, 0, 0, 0, 224, 0, 0 } },
  { "a three on purpose by a chain", prepare_three_by_chain, "p1 p4 p7 | p2 p3 | p5 p6", { 0, 0, 0, 0, 0, 224, 0, 0 } },
  { "partners match", prepare_must_match, "p1 p2 | p3 p4", { 0 } },
  { "partners differ", prepare_must_differ, "p1 p3 | p2 p4", { 0 } },
  { "who prefer each other", prepare_prefer, "p1 p2 | p3 p4", { 0, 0, 0, 0, 0, 0, 0, -1 } },
  { "absent pupils leave their ranks", prepare_absent, "p2 p5 | p3 p4", { 0 } },
  { "tutors, tutees and rules", prepare_tutor, "p1 p5 | p2 p3 p4", { 0 } },
};

START_TEST (worked_cases)
{
  g_auto (Class) class = class_new ();

  worked[_i].prepare (&class);
  g_autoptr (LpPairing) pairing = pair_class (&class);
  g_autofree char *text = write_pairing (pairing);
  ck_assert_msg (g_str_equal (text, worked[_i].expected), "%s: %s", worked[_i].name, text);
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++)
    ck_assert_msg (lp_pairing_get_costs (pairing)[t] == worked[_i].costs[t], "%s: %s is %d", worked[_i].name,
                   lp_tier_get_name ((LpTier) t), (int) lp_pairing_get_costs (pairing)[t]);
  ck_assert_int_eq (lp_pairing_get_method (pairing), LP_METHOD_OPTIMUM);
  ck_assert_ptr_nonnull (lp_pairing_get_certificate (pairing));
  ck_assert (!lp_pairing_is_chance_by_order (pairing));
}
END_TEST

/* Drawn requests, against every pairing. */

static void
check_order (const LpPairing *pairing)
{
  const char *before = "";

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++) {
    const char *first = lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, 0));
    ck_assert_int_lt (strcmp (before, first), 0);
    before = first;
    for (gsize k = 1; k < lp_pairing_get_size (pairing, p); k++)
      ck_assert_int_lt (strcmp (lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k - 1)),
                                lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k))), 0);
  }
}

/* What the partnerships cost, and what has ended, is the whole cost. */
static void
check_sums (const Question *question, const LpPairing *pairing, const Seating *best)
{
  gint64 sums[LP_N_TIERS] = { 0 };

  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    for (guint t = 0; t < LP_N_TIERS; t++)
      sums[t] += lp_pairing_get_partnership_costs (pairing, p)[t];
  for (guint t = 0; t < LP_N_TIERS; t++) {
    gboolean counts_ends = t == LP_TIER_MIN_TENURE || t == LP_TIER_CHANGE;
    ck_assert_int_eq (sums[t], counts_ends ? 0 : best->cost[t]);
  }
}

/* Kept: the very same members, in the latest round, with nobody more. */
static void
check_kept (const Question *question, const LpPairing *pairing, const Seating *seating)
{
  for (guint p = 0; p < seating->n_groups; p++) {
    gboolean kept = FALSE;
    for (int g = 0; question->n_rounds > 0 && g < MOST_PUPILS; g++) {
      guint group = 0;
      for (guint i = 0; i < question->n; i++)
        if (question->group[question->n_rounds - 1][i] == g)
          group |= SET_OF (i);
      kept = kept || group == seating->groups[p];
    }
    ck_assert_msg (lp_pairing_is_kept (pairing, p) == kept, "seed %u, partnership %u", (guint) question->seed, p);
  }
}

static void
check_round (const LpPairing *pairing)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);

  ck_assert_int_eq (lp_round_get_date (round), lp_request_get_date (lp_pairing_get_request (pairing)));
  ck_assert_uint_eq (lp_round_get_n_covers (round), 0);
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), lp_pairing_get_n_partnerships (pairing));
  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++) {
    ck_assert_uint_eq (lp_round_get_size (round, p), lp_pairing_get_size (pairing, p));
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      ck_assert_str_eq (lp_round_get_pupil (round, p, k), lp_pupil_get_id (lp_pairing_get_pupil (pairing, p, k)));
  }
}

/* The same class in another order of pupils, rules and closures. */
static Class
turn_round (const Class *class, const Question *question)
{
  Class other = { lp_roster_new (), lp_history_ref (class->history), lp_policy_ref (class->policy),
                  class->date, class->seed, class->fresh, g_ptr_array_new () };
  LpScale *scale = lp_roster_get_scale (class->roster, "maths");

  for (gsize i = lp_roster_get_n_pupils (class->roster); i-- > 0;)
    ck_assert (lp_roster_add_pupil (other.roster, lp_roster_get_pupil (class->roster, i), NULL));
  if (scale != NULL)
    ck_assert (lp_roster_set_scale (other.roster, "maths", scale, NULL));
  for (gsize r = lp_roster_get_n_rules (class->roster); r-- > 0;)
    ck_assert (lp_roster_add_rule (other.roster, lp_roster_get_rule (class->roster, r), NULL));
  for (guint c = question->n_closures; c-- > 0;)
    ck_assert (lp_roster_add_closure (other.roster, question->closures[c][0], question->closures[c][1], NULL));
  for (guint k = class->absent->len; k-- > 0;)
    g_ptr_array_add (other.absent, g_ptr_array_index (class->absent, k));
  return other;
}

static void
check_turned_round (const Class *class, const Question *question, const Seating *best)
{
  g_auto (Class) other = turn_round (class, question);
  g_autoptr (LpPairing) again = pair_class (&other);
  Seating seating = seating_of_pairing (again);

  ck_assert (seating_equals (&seating, best));
}

/* The checker, which shares no code, agrees. */
static void
check_judged (LpRequest *request, const LpPairing *pairing)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, lp_pairing_get_certificate (pairing), NULL);

  ck_assert (lp_verdict_is_valid (verdict));
  ck_assert_int_eq (lp_verdict_get_proof (verdict), LP_PROOF_OPTIMAL);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_int_eq (lp_verdict_get_costs (verdict)[t], lp_pairing_get_costs (pairing)[t]);
}

static void
check_infeasible (LpRequest *request)
{
  g_autoptr (LpConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_pair (request, &conflict, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
  ck_assert_ptr_nonnull (conflict);
  ck_assert_str_eq (error->message, lp_conflict_get_text (conflict));
}

static gboolean
check_drawn (guint64 seed)
{
  Question question;

  question_draw (&question, seed, MOST_PUPILS);
  g_auto (Class) class = question_build (&question);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (GArray) seatings = question_enumerate (&question, question_list_units (&question));
  const Seating *best = question_find_best (&question, seatings);
  if (best == NULL) {
    check_infeasible (request);
    return FALSE;
  }
  g_autoptr (LpPairing) pairing = pair_class (&class);
  Seating seating = seating_of_pairing (pairing);
  g_autofree char *found = seating_to_string (&seating), *expected = seating_to_string (best);
  ck_assert_msg (seating_equals (&seating, best), "seed %u: %s instead of %s", (guint) seed, found, expected);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_msg (seating.cost[t] == best->cost[t], "seed %u: %s", (guint) seed, lp_tier_get_name ((LpTier) t));
  check_order (pairing);
  check_sums (&question, pairing, best);
  check_kept (&question, pairing, &seating);
  check_round (pairing);
  check_turned_round (&class, &question, best);
  check_judged (request, pairing);
  return TRUE;
}

START_TEST (drawn_requests)
{
  guint n_feasible = 0;

  for (guint64 seed = 0; seed < DRAWN_REQUESTS; seed++)
    n_feasible += check_drawn (seed);
  ck_assert_uint_gt (n_feasible, DRAWN_REQUESTS / 2);
  ck_assert_uint_lt (n_feasible, DRAWN_REQUESTS);
}
END_TEST

/* Which partnerships count as kept. */

static const struct {
  const char *name, *latest;
  guint n;
  LpOdd odd;
  guint n_kept;
  gboolean fresh;
} kept_cases[] = {
  { "all", "p2 p1 | p3 p4", 4, LP_ODD_THREE, 2 },
  { "a three as it was", "p3 p1 p2", 3, LP_ODD_THREE, 1 },
  { "a three that lost one", "p1 p2 p9 | p3 p4", 4, LP_ODD_THREE, 1 },
  { "two who became a three", "p1 p2", 3, LP_ODD_THREE, 0 },
  { "with the adult again", "p1 p2 | p3", 3, LP_ODD_ADULT, 2 },
  { "fresh, though nobody else is there", "p1 p2", 2, LP_ODD_THREE, 1, TRUE },
  { "fresh, and the only three", "p1 p2 p3", 3, LP_ODD_THREE, 1, TRUE },
  { "fresh, and others are there", "p1 p2 | p3 p4", 4, LP_ODD_THREE, 0, TRUE },
};

START_TEST (kept_partnerships)
{
  g_auto (Class) class = class_new ();
  guint n_kept = 0;

  add_class (&class, kept_cases[_i].n);
  lp_policy_set_odd (class.policy, kept_cases[_i].odd);
  add_round (&class, "2026-11-02", kept_cases[_i].latest);
  class.fresh = kept_cases[_i].fresh;
  g_autoptr (LpPairing) pairing = pair_class (&class);
  for (gsize p = 0; p < lp_pairing_get_n_partnerships (pairing); p++)
    n_kept += lp_pairing_is_kept (pairing, p);
  ck_assert_msg (n_kept == kept_cases[_i].n_kept, "%s: %u", kept_cases[_i].name, n_kept);
}
END_TEST

START_TEST (names_of_methods)
{
  ck_assert_str_eq (lp_method_get_name (LP_METHOD_OPTIMUM), "optimum");
  ck_assert_str_eq (lp_method_get_name (LP_METHOD_REJECTION), "rejection");
  ck_assert_str_eq (lp_method_get_name (LP_METHOD_COUNTING), "counting");
  ck_assert_str_eq (lp_method_get_name (LP_METHOD_CHAIN), "chain");
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, worked_cases, 0, G_N_ELEMENTS (worked));
  tcase_add_test (tests, drawn_requests);
  tcase_add_loop_test (tests, kept_partnerships, 0, G_N_ELEMENTS (kept_cases));
  tcase_add_test (tests, names_of_methods);
}

int
main (void)
{
  return run_suite ("pairing", add_tests);
}
