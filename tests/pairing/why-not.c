/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the answer to "why not these two?" is exact: on drawn
 * requests the extra cost, tier by tier, is that of the cheapest of all
 * pairings with the two as partners; where there is none, the rules named
 * truly stand against it, and none of them is named for nothing. Whatever was
 * asked before, costs, pairing and proof are those of a search of its own.
 */
#include "support.h"

#include "pairing/lp-pair-private.h"
#include "pairing/lp-solver-private.h"

#define DRAWN_REQUESTS 150

/* What the answer costs more, in the order of the tiers, is not negative. */
static void
check_possible (const Question *question, const LpWhyNot *why, const Seating *best, const Seating *forced, guint a, guint b)
{
  const gint64 *extra = lp_why_not_get_extra (why);
  LpPairing *pairing = lp_why_not_get_pairing (why);
  Seating seating = seating_of_pairing (pairing);
  gint64 nothing[LP_N_TIERS] = { 0 };

  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_msg (extra[t] == forced->cost[t] - best->cost[t], "seed %u, p%u and p%u: %s is %d", (guint) question->seed,
                   a + 1, b + 1, lp_tier_get_name ((LpTier) t), (int) extra[t]);
  ck_assert_int_ge (question_compare (question, extra, nothing), 0);
  ck_assert (seating_equals (&seating, forced));
  ck_assert (seating_has_pair (&seating, a, b));
  ck_assert_int_eq (lp_pairing_get_method (pairing), LP_METHOD_OPTIMUM);
  ck_assert_uint_gt (lp_reasons_get_length (lp_why_not_get_reasons (why)), 0);
}

static gboolean
can_be_partners (const Question *question, guint units, guint a, guint b)
{
  g_autoptr (GArray) seatings = question_enumerate (question, units);

  for (guint s = 0; s < seatings->len; s++)
    if (seating_has_pair (&g_array_index (seatings, Seating, s), a, b))
      return TRUE;
  return FALSE;
}

static void
check_impossible (const Question *question, const LpWhyNot *why, guint a, guint b)
{
  LpReason *reason = lp_reasons_get (lp_why_not_get_reasons (why), 0);
  guint units = 0;

  ck_assert_ptr_null (lp_why_not_get_pairing (why));
  ck_assert_str_eq (lp_reason_get_code (reason), "not-allowed");
  for (gsize p = 0; p < lp_reason_get_n_params (reason); p++)
    if (g_str_equal (lp_reason_get_param_name (reason, p), "rule")) {
      const char *name = lp_reason_get_param_text (reason, p);
      units |= question_find_unit (question, name);
      if (!g_str_has_prefix (name, "/policy/"))
        ck_assert_msg (strstr (lp_reason_get_text (reason), name) != NULL, "%s", lp_reason_get_text (reason));
    }
  ck_assert_uint_ne (units, 0);
  ck_assert_uint_eq (units & ~question_list_units (question), 0);
  ck_assert_msg (!can_be_partners (question, units, a, b), "seed %u, p%u and p%u: %s", (guint) question->seed, a + 1, b + 1,
                 lp_reason_get_text (reason));
  for (guint unit = 1; unit != 0; unit <<= 1)
    if (units & unit)
      ck_assert_msg (can_be_partners (question, units & ~unit, a, b), "seed %u, p%u and p%u: %s", (guint) question->seed,
                     a + 1, b + 1, lp_reason_get_text (reason));
}

static void
check_pair (const Question *question, LpPairing *pairing, const GArray *seatings, guint a, guint b)
{
  g_autofree char *first = g_strdup_printf ("p%u", a + 1), *second = g_strdup_printf ("p%u", b + 1);
  const Seating *best = question_find_best (question, seatings), *forced = NULL;
  g_autoptr (GError) error = NULL;

  for (guint s = 0; s < seatings->len; s++) {
    const Seating *seating = &g_array_index (seatings, Seating, s);
    if (seating_has_pair (seating, a, b) && (forced == NULL || question_compare (question, seating->cost, forced->cost) < 0))
      forced = seating;
  }
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, second, first, &error);
  ck_assert_msg (why != NULL, "%s", error != NULL ? error->message : "no error");
  ck_assert_msg (lp_why_not_is_possible (why) == (forced != NULL), "seed %u, %s and %s", (guint) question->seed, first, second);
  if (forced != NULL)
    check_possible (question, why, best, forced, a, b);
  else
    check_impossible (question, why, a, b);
}

START_TEST (drawn_requests)
{
  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, seed, MOST_PUPILS);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    g_autoptr (GArray) seatings = question_enumerate (&question, question_list_units (&question));
    if (pairing == NULL)
      continue;
    for (guint a = 0; a < question.n; a++)
      for (guint b = a + 1; b < question.n; b++)
        if ((question.present & SET_OF (a)) && (question.present & SET_OF (b)))
          check_pair (&question, pairing, seatings, a, b);
  }
}
END_TEST

/* The same partnerships, costs and proof. */
static void
check_alike (const LpPairing *pairing, const LpPairing *other)
{
  const LpCertificate *one = lp_pairing_get_certificate (pairing), *two = lp_pairing_get_certificate (other);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing), also = lp_pairing_to_round (other);

  ck_assert (lp_pairing_get_request (pairing) == lp_pairing_get_request (other));
  ck_assert_mem_eq (lp_pairing_get_costs (pairing), lp_pairing_get_costs (other), LP_N_TIERS * sizeof (gint64));
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), lp_round_get_n_partnerships (also));
  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++) {
    ck_assert_uint_eq (lp_round_get_size (round, p), lp_round_get_size (also, p));
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      ck_assert_str_eq (lp_round_get_pupil (round, p, k), lp_round_get_pupil (also, p, k));
  }
  ck_assert_uint_eq (lp_reasons_get_length (lp_pairing_get_warnings (pairing)), lp_reasons_get_length (lp_pairing_get_warnings (other)));
  ck_assert_int_eq (one != NULL, two != NULL);
  if (one == NULL)
    return;
  ck_assert_uint_eq (lp_certificate_get_n_duals (one), lp_certificate_get_n_duals (two));
  for (gsize d = 0; d < lp_certificate_get_n_duals (one); d++) {
    ck_assert_uint_eq (lp_certificate_get_n_blossoms (one, d), lp_certificate_get_n_blossoms (two, d));
    for (gsize v = 0; v < lp_certificate_get_n_participants (one); v++)
      ck_assert_mem_eq (lp_certificate_get_value (one, d, v), lp_certificate_get_value (two, d, v),
                        lp_certificate_get_n_tiers (one) * sizeof (gint64));
  }
}

/* What an answer says is what a search says that begins anew with the two as partners. */
static void
check_against_search (LpPairing *pairing, const char *a, const char *b)
{
  LpCosts *costs = pairing->costs;
  g_autoptr (LpConstraints) constraints = lp_i_constraints_copy (costs->constraints);
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, a, b, NULL);

  ck_assert_ptr_nonnull (why);
  lp_i_constraints_add (constraints, (guint) lp_i_participants_find (costs->present, a),
                        (guint) lp_i_participants_find (costs->present, b), LP_MUST_SHARE);
  g_autoptr (LpSolution) solution = lp_i_solver_solve_once (costs, constraints, NULL);
  ck_assert_msg (lp_why_not_is_possible (why) == (solution != NULL), "%s and %s", a, b);
  ck_assert_int_eq (lp_why_not_get_pairing (why) != NULL, solution != NULL);
  if (solution == NULL || lp_why_not_get_pairing (why) == pairing)
    return;
  g_autoptr (LpPairing) expected = lp_i_pair_finish (costs, solution, LP_METHOD_OPTIMUM, NULL);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_int_eq (lp_why_not_get_extra (why)[t], solution->cost[t] - lp_pairing_get_costs (pairing)[t]);
  check_alike (lp_why_not_get_pairing (why), expected);
  ck_assert_ptr_eq (lp_why_not_get_pairing (why), lp_why_not_get_pairing (why));
}

/* The pairs of those present, in an order of the seed's. */
static void
check_all_pairs (LpPairing *pairing, guint64 seed)
{
  const LpParticipants *present = pairing->costs->present;
  guint n_pairs = present->n * (present->n - 1) / 2;
  guint64 state = seed;

  for (guint k = 0; k < MIN (n_pairs, 60); k++) {
    guint a = draw_below (&state, present->n), b = draw_below (&state, present->n);
    if (a != b)
      check_against_search (pairing, lp_i_participants_get_id (present, a), lp_i_participants_get_id (present, b));
  }
}

/* Whatever was asked before: of classes of every kind, with threes, the adult, tutors, rules and hard limits. */
START_TEST (same_as_a_search_of_its_own)
{
  guint n_kept = 0;

  for (guint seed = 0; seed < 4 * DRAWN_REQUESTS; seed++) {
    Question question;
    question_draw (&question, 5000 + seed, MOST_PUPILS);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
    if (pairing == NULL)
      continue;
    n_kept += pairing->forced != NULL;
    check_all_pairs (pairing, seed);
  }
  ck_assert_uint_gt (n_kept, DRAWN_REQUESTS);
}
END_TEST

static const LpStrategy strategies[] = { LP_STRATEGY_MIXED, LP_STRATEGY_MATCHED, LP_STRATEGY_NEAREST, LP_STRATEGY_RANDOM,
                                         LP_STRATEGY_UNIFORM };

/* Classes as large as real ones, through a term: also another pairing, whose costs of chance are not the least. */
START_TEST (same_in_large_classes)
{
  guint64 state = 90 + (guint) _i;

  for (guint n = 20; n <= 36; n += 4) {
    g_auto (Class) class = class_new ();
    add_class (&class, n);
    add_rule (&class, NULL, LP_RULE_APART, "p1 p2", NULL);
    add_rule (&class, NULL, LP_RULE_TOGETHER, "p3 p4", NULL);
    add_rule (&class, NULL, LP_RULE_TOGETHER, "p5 p6 p7", NULL);
    lp_policy_set_odd (class.policy, LP_ODD_ADULT);
    set_strategy (&class, strategies[_i]);
    for (guint round = 0; round < 6; round++) {
      class.date += 7;
      class.seed = draw_below (&state, 1000);
      g_autoptr (LpRequest) request = make_request (&class);
      g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
      g_autoptr (LpPairing) another = lp_pair_another (request, &pairing, 1, NULL);
      ck_assert_ptr_nonnull (pairing->forced);
      check_all_pairs (pairing, state);
      if (another != NULL)
        check_all_pairs (another, state);
      g_autoptr (LpRound) lived = lp_pairing_to_round (pairing);
      ck_assert (lp_history_add_round (class.history, lived, NULL));
    }
  }
}
END_TEST

/* An answer goes on to give its pairing when whoever asked has let go of everything else. */
START_TEST (answer_outlives_the_pairing)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 6);
  LpRequest *request = make_request (&class);
  LpPairing *pairing = lp_pair (request, NULL, NULL);
  lp_request_unref (request);
  const char *id = lp_pupil_get_id (lp_pairing_get_pupil (pairing, 0, 0));
  const char *other = lp_pupil_get_id (lp_pairing_get_pupil (pairing, 1, 0));
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, id, other, NULL);
  lp_pairing_unref (pairing);
  ck_assert_uint_eq (lp_pairing_get_n_partnerships (lp_why_not_get_pairing (why)), 3);
}
END_TEST

/* By hand: fold of six; p1 and p2 cost 64 themselves, and the rest at best 16 + 16. */
START_TEST (fold_by_hand)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 6);
  set_strategy (&class, LP_STRATEGY_MIXED_FOLD);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpWhyNot) partners = lp_why_not (pairing, "p6", "p1", NULL);
  ck_assert (lp_why_not_is_possible (partners));
  ck_assert_ptr_eq (lp_why_not_get_pairing (partners), pairing);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_int_eq (lp_why_not_get_extra (partners)[t], 0);

  g_autoptr (LpWhyNot) others = lp_why_not (pairing, "p1", "p2", NULL);
  LpReason *reason = lp_reasons_get (lp_why_not_get_reasons (others), 0);
  ck_assert_int_eq (lp_why_not_get_extra (others)[LP_TIER_STRATEGY], 96);
  ck_assert_str_eq (lp_reason_get_code (reason), "extra");
  ck_assert_ptr_nonnull (strstr (lp_reason_get_text (reason), "Pupil 1"));
  ck_assert_ptr_nonnull (strstr (lp_reason_get_text (reason), "Pupil 2"));
  ck_assert_ptr_nonnull (strstr (lp_reason_get_text (reason), "96"));
  lp_why_not_unref (lp_why_not_ref (others));
}
END_TEST

/* Only the seed stands between equals. */
START_TEST (only_chance)
{
  g_auto (Class) class = class_new ();
  guint n_asked = 0;

  add_class (&class, 4);
  set_strategy (&class, LP_STRATEGY_RANDOM);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  for (guint k = 2; k <= 4; k++) {
    g_autofree char *id = g_strdup_printf ("p%u", k);
    g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", id, NULL);
    if (lp_why_not_get_pairing (why) == pairing)
      continue;
    n_asked++;
    ck_assert_int_gt (lp_why_not_get_extra (why)[LP_TIER_CHANCE], 0);
    ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (lp_why_not_get_reasons (why), 0)), "only-chance");
  }
  ck_assert_uint_eq (n_asked, 2);
}
END_TEST

/* So it is with uniform, where the draw has no cost. */
START_TEST (only_the_draw)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 5);
  set_strategy (&class, LP_STRATEGY_UNIFORM);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  for (guint k = 2; k <= 5; k++) {
    g_autofree char *id = g_strdup_printf ("p%u", k);
    g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", id, NULL);
    gboolean partners = lp_why_not_get_pairing (why) == pairing;
    ck_assert (lp_why_not_is_possible (why));
    ck_assert_ptr_null (lp_pairing_get_certificate (lp_why_not_get_pairing (why)));
    ck_assert_uint_gt (lp_reasons_get_length (lp_why_not_get_reasons (why)), 0);
    for (guint t = 0; t < LP_N_TIERS; t++)
      ck_assert_int_eq (lp_why_not_get_extra (why)[t], 0);
    if (!partners)
      ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (lp_why_not_get_reasons (why), 0)), "only-chance");
  }
}
END_TEST

/* Asking changes nothing: the pairing answers again as before. */
START_TEST (asked_twice)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 7);
  add_rule (&class, "keep", LP_RULE_APART, "p1 p2", NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  Seating before = seating_of_pairing (pairing);
  for (guint k = 0; k < 2; k++) {
    g_autoptr (LpWhyNot) why = lp_why_not (pairing, "p1", "p2", NULL);
    LpReason *reason = lp_reasons_get (lp_why_not_get_reasons (why), 0);
    ck_assert (!lp_why_not_is_possible (why));
    ck_assert_ptr_nonnull (strstr (lp_reason_get_text (reason), "rule \"keep\""));
  }
  Seating after = seating_of_pairing (pairing);
  ck_assert (seating_equals (&before, &after));
  ck_assert_mem_eq (before.cost, after.cost, sizeof before.cost);
}
END_TEST

static const struct {
  const char *a, *b;
  LpError code;
  const char *word;
} refused[] = {
  { "p1", "p9", LP_ERROR_UNKNOWN_PUPIL, "p9" },
  { "p9", "p1", LP_ERROR_UNKNOWN_PUPIL, "p9" },
  { "p3", "p1", LP_ERROR_VALUE, "Pupil 3" },
  { "p1", "p1", LP_ERROR_VALUE, "p1" },
};

START_TEST (refused_questions)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 5);
  g_ptr_array_add (class.absent, (gpointer) "p3");
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  ck_assert_ptr_null (lp_why_not (pairing, refused[_i].a, refused[_i].b, &error));
  ck_assert (g_error_matches (error, LP_ERROR, refused[_i].code));
  ck_assert_msg (strstr (error->message, refused[_i].word) != NULL, "%s", error->message);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, drawn_requests);
  tcase_add_test (tests, same_as_a_search_of_its_own);
  tcase_add_loop_test (tests, same_in_large_classes, 0, G_N_ELEMENTS (strategies));
  tcase_add_test (tests, answer_outlives_the_pairing);
  tcase_add_test (tests, fold_by_hand);
  tcase_add_test (tests, only_chance);
  tcase_add_test (tests, only_the_draw);
  tcase_add_test (tests, asked_twice);
  tcase_add_loop_test (tests, refused_questions, 0, G_N_ELEMENTS (refused));
}

int
main (void)
{
  return run_suite ("why-not", add_tests);
}
