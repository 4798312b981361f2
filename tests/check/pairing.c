/* SPDX-License-Identifier: MIT */
/*
 * Guarantees, on seeded random classes under every kind of policy, that the
 * checker and lp_pair() agree: the pairing is valid, costs the same in every
 * tier, and its certificate proves it; and for small classes, by listing every
 * pairing and having the checker judge each, that nothing costs less, and that
 * "infeasible" means that none is valid.
 */
#include "classes.h"
#include "random.h"

/* What judging every pairing finds. */
typedef struct {
  guint64 n_valid;
  gint64  best[LP_N_TIERS];
} Best;

static void
judge_one (LpRequest *request, LpRound *round, gpointer data)
{
  Best *best = data;
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (request));
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, NULL);
  const gint64 *costs = lp_verdict_get_costs (verdict);

  if (!lp_verdict_is_valid (verdict))
    return;
  if (best->n_valid++ == 0 || compare_costs (order, costs, best->best) < 0)
    memcpy (best->best, costs, sizeof best->best);
}

static char *
describe (guint64 seed, const LpVerdict *verdict, const LpPairing *pairing)
{
  g_autofree char *findings = tell_all (verdict);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "case %" G_GUINT64_FORMAT ", strategy %s:", seed,
                          lp_strategy_get_name (lp_policy_get_strategy (lp_request_get_policy (lp_pairing_get_request (pairing)))));
  for (guint t = 0; t < LP_N_TIERS; t++)
    g_string_append_printf (text, " %s %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, lp_tier_get_name ((LpTier) t),
                            lp_verdict_get_costs (verdict)[t], lp_pairing_get_costs (pairing)[t]);
  g_string_append_printf (text, "\n%s", findings);
  return g_string_free (text, FALSE);
}

static void
agree (guint64 seed, LpRequest *request, LpPairing *pairing)
{
  gboolean uniform = lp_policy_get_strategy (lp_request_get_policy (request)) == LP_STRATEGY_UNIFORM;
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpVerdict) verdict = lp_check (request, round, lp_pairing_get_certificate (pairing), &error);

  ck_assert_msg (verdict != NULL, "case %" G_GUINT64_FORMAT ": %s", seed, error == NULL ? "" : error->message);
  g_autofree char *text = describe (seed, verdict, pairing);
  ck_assert_msg (lp_verdict_is_valid (verdict), "not valid: %s", text);
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_msg (lp_verdict_get_costs (verdict)[t] == lp_pairing_get_costs (pairing)[t], "costs differ: %s", text);
  ck_assert_msg (lp_verdict_get_proof (verdict) == (uniform ? LP_PROOF_NONE : LP_PROOF_OPTIMAL), "no proof: %s", text);
}

static void
agree_with_listing (guint64 seed, LpRequest *request, const LpPairing *pairing)
{
  const LpTier *order = lp_policy_get_order (lp_request_get_policy (request));
  Best best = { 0 };

  list_all (request, judge_one, &best);
  ck_assert_msg ((pairing != NULL) == (best.n_valid > 0), "case %" G_GUINT64_FORMAT ": %" G_GUINT64_FORMAT " valid pairings, %s",
                 seed, best.n_valid, pairing == NULL ? "none found" : "one found");
  if (pairing == NULL)
    return;
  ck_assert_msg (compare_costs (order, lp_pairing_get_costs (pairing), best.best) == 0,
                 "case %" G_GUINT64_FORMAT ": another pairing costs less", seed);
}

static gboolean
try_case (guint64 seed, guint n, gboolean list)
{
  Dice dice = { seed };
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LpConflict) conflict = NULL;

  make_random_class (&dice, &class, n);
  g_autoptr (LpRequest) request = make_request (&class);
  lp_request_set_fresh (request, one_in (&dice, 6));
  g_autoptr (LpPairing) pairing = lp_pair (request, &conflict, &error);
  if (pairing == NULL)
    ck_assert_msg (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE), "case %" G_GUINT64_FORMAT ": %s", seed,
                   error == NULL ? "no error" : error->message);
  else
    agree (seed, request, pairing);
  if (list)
    agree_with_listing (seed, request, pairing);
  return pairing != NULL;
}

START_TEST (small_classes)
{
  guint64 n_cases = get_n_cases (400);
  guint64 n_paired = 0;

  for (guint64 seed = 0; seed < n_cases; seed++)
    n_paired += try_case (seed, 2 + seed % 7, TRUE);
  ck_assert_uint_gt (n_paired, n_cases / 2);
  ck_assert_uint_lt (n_paired, n_cases);
}
END_TEST

START_TEST (classes)
{
  guint64 n_cases = get_n_cases (150);

  for (guint64 seed = 0; seed < n_cases; seed++)
    try_case (1000000 + seed, 9 + seed % 30, FALSE);
}
END_TEST

/*
 * p3 can only be with p1 and p2, who are held together: it is in every three
 * that leaves a pairing, and yet other threes with p1 and p2 are allowed. All
 * pairs cost the same in wishes, so that its radix may be 1.
 */
START_TEST (one_three_in_fact)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 7; i++) {
    LpPupil *pupil = lp_pupil_new (get_id (i), NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, "gender", "F", NULL));
    ck_assert (lp_pupil_set_score (pupil, "maths", i * i, NULL));
    add_pupil (&class, pupil);
  }
  set_strategy (&class, LP_STRATEGY_NEAREST);
  ck_assert (lp_policy_set_weight (class.policy, "gender", 7, NULL));
  add_rule (&class, "t", LP_RULE_TOGETHER, "p1 p2", NULL);
  for (guint i = 3; i < 7; i++) {
    g_autofree char *both = g_strdup_printf ("p3 %s", get_id (i));
    add_rule (&class, get_id (i), LP_RULE_APART, both, NULL);
  }
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
  ck_assert_msg (pairing != NULL, "%s", error == NULL ? "" : error->message);
  agree (0, request, pairing);
  agree_with_listing (0, request, pairing);
}
END_TEST

static void
prepare_case_10 (Class *class)
{
  prepare_only_two (class);
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE);
}

static void
prepare_case_22 (Class *class)
{
  add_class (class, 6);
  add_rule (class, "a", LP_RULE_APART, "p1 p2 p3", NULL);
  add_rule (class, "b", LP_RULE_APART, "p1 p5", NULL);
  add_rule (class, "c", LP_RULE_APART, "p1 p6", NULL);
  add_rule (class, "d", LP_RULE_APART, "p2 p5", NULL);
  add_rule (class, "e", LP_RULE_APART, "p2 p6", NULL);
  add_rule (class, "g", LP_RULE_APART, "p3 p5", NULL);
  add_rule (class, "h", LP_RULE_APART, "p3 p6", NULL);
}

/* The worked cases without a pairing: every one that could be breaks a must rule. */
START_TEST (infeasible_cases)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  (_i == 0 ? prepare_case_10 : prepare_case_22) (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, &error);
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
  agree_with_listing (0, request, pairing);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, infeasible_cases, 0, 2);
  tcase_add_test (tests, one_three_in_fact);
  tcase_add_test (tests, small_classes);
  tcase_add_test (tests, classes);
}

int
main (void)
{
  return run_suite ("check-pairing", add_tests);
}
