/* SPDX-License-Identifier: MIT */
/*
 * Advice counts the pairs of the latest round whose tenure another round would
 * carry past the maximum, holidays aside, and names the day; a pair that a
 * rule parts, and a pupil without a partner, come first.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

#define MONDAY 20766 /* 2026-11-09 */

typedef struct {
  const char *rounds[4];  /* "a+b c+d", a week apart from MONDAY on */
  int         days;       /* asked so many days after MONDAY */
  const char *pupils;     /* letters */
  const char *apart;      /* two letters; nullable */
  int         closed;     /* days of holiday from MONDAY + 7 on */
  LpAdviceKind kind;
  const char *codes;      /* of the reasons */
  int         pairs;      /* of the reason with pairs that comes first */
  const char *date;       /* of the first reason with a date; nullable */
} Case;

/* Default policy: at least 14 days, at most 28, rounds of 7, slack 3: too long from 25 days on. */
static const Case cases[] = {
  { { NULL }, 7, "abcd", NULL, 0, LP_ADVICE_BEGIN, "no-round", 0, NULL },
  { { "a+b c+d" }, 7, "abcd", NULL, 0, LP_ADVICE_KEEP, "first-reach-maximum before-minimum", 2, "2026-12-07" },
  { { "a+b c+d" }, 11, "abcd", NULL, 0, LP_ADVICE_KEEP, "first-reach-maximum past-minimum", 2, "2026-12-07" },
  { { "a+b c+d" }, 24, "abcd", NULL, 0, LP_ADVICE_KEEP, "first-reach-maximum past-minimum", 2, "2026-12-07" },
  { { "a+b c+d" }, 25, "abcd", NULL, 0, LP_ADVICE_CHANGE, "reach-maximum", 2, "2026-12-07" },
  { { "a+b c+d", "a+b c+d", "a+c b+d" }, 25, "abcd", NULL, 0, LP_ADVICE_KEEP, "first-reach-maximum past-minimum", 2, "2026-12-21" },
  { { "a+b c+d+e", "a+b d+e+f c" }, 25, "abcdef", NULL, 0, LP_ADVICE_CHANGE, "reach-maximum past-minimum", 2, "2026-12-07" },
  { { "a+b c+d" }, 25, "abcd", NULL, 7, LP_ADVICE_KEEP, "first-reach-maximum past-minimum", 2, "2026-12-14" },
  { { "a+b c+d" }, 7, "abcd", "ab", 0, LP_ADVICE_MEND, "rule-parts first-reach-maximum before-minimum", 1, "2026-12-07" },
  { { "a+b c+d" }, 7, "abcde", NULL, 0, LP_ADVICE_MEND, "without-partner first-reach-maximum before-minimum", 2, "2026-12-07" },
  { { "a+b c+d" }, 7, "acd", NULL, 0, LP_ADVICE_MEND, "without-partner first-reach-maximum before-minimum", 1, "2026-12-07" },
};

static LpRound *
make_round (LpDate date, const char *spec)
{
  g_auto (GStrv) groups = g_strsplit (spec, " ", -1);
  LpRound *round = lp_round_new (date);

  for (gsize i = 0; groups[i] != NULL; i++) {
    g_auto (GStrv) ids = g_strsplit (groups[i], "+", -1);
    ck_assert (lp_round_add_partnership (round, (const char *const *) ids, g_strv_length (ids), NULL));
  }
  return round;
}

static LpRequest *
make_request (const Case *c)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpHistory) history = lp_history_new ();

  for (const char *p = c->pupils; *p != '\0'; p++) {
    const char id[] = { *p, '\0' };
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  for (int i = 0; i < 4 && c->rounds[i] != NULL; i++) {
    g_autoptr (LpRound) round = make_round (MONDAY + 7 * i, c->rounds[i]);
    ck_assert (lp_history_add_round (history, round, NULL));
  }
  if (c->apart != NULL) {
    const char a[] = { c->apart[0], '\0' }, b[] = { c->apart[1], '\0' };
    const char *two[] = { a, b };
    g_autoptr (LpRule) rule = lp_rule_new ("r", LP_RULE_APART, two, 2, LP_DATE_NONE, NULL, NULL);
    ck_assert (lp_roster_add_rule (roster, rule, NULL));
  }
  if (c->closed > 0)
    ck_assert (lp_roster_add_closure (roster, MONDAY + 7, MONDAY + 6 + c->closed, NULL));
  return lp_request_new (roster, history, NULL, MONDAY + c->days, 1, NULL);
}

/* Only the maximum, and that there are none, stand against keeping the partners. */
static void
check_obstacle (const LpAdvice *advice)
{
  const LpReason *expected = NULL;
  LpReasons *reasons = lp_advice_get_reasons (advice);

  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    const char *code = lp_reason_get_code (lp_reasons_get (reasons, i));
    if (strcmp (code, "reach-maximum") == 0 || strcmp (code, "no-round") == 0)
      expected = lp_reasons_get (reasons, i);
  }
  ck_assert_ptr_eq (lp_advice_get_obstacle (advice), expected);
}

static gint64
get_pairs (LpReasons *reasons)
{
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    LpReason *reason = lp_reasons_get (reasons, i);
    if (lp_reason_get_n_params (reason) > 1 && strcmp (lp_reason_get_param_name (reason, 0), "pairs") == 0)
      return lp_reason_get_param_number (reason, 0);
  }
  return 0;
}

static const char *
get_date (LpReasons *reasons)
{
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++) {
    LpReason *reason = lp_reasons_get (reasons, i);
    for (gsize k = 0; k < lp_reason_get_n_params (reason); k++)
      if (strcmp (lp_reason_get_param_name (reason, k), "date") == 0)
        return lp_reason_get_param_text (reason, k);
  }
  return NULL;
}

START_TEST (test_case)
{
  const Case *c = &cases[_i];
  g_autoptr (LpRequest) request = make_request (c);
  g_autoptr (LpAdvice) advice = lp_advise (request, NULL);
  g_autoptr (GString) codes = g_string_new (NULL);

  ck_assert_ptr_nonnull (advice);
  LpReasons *reasons = lp_advice_get_reasons (advice);
  for (gsize i = 0; i < lp_reasons_get_length (reasons); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", lp_reason_get_code (lp_reasons_get (reasons, i)));
  ck_assert_str_eq (codes->str, c->codes);
  ck_assert_int_eq (lp_advice_get_kind (advice), c->kind);
  ck_assert_int_eq (get_pairs (reasons), c->pairs);
  ck_assert_pstr_eq (get_date (reasons), c->date);
  check_obstacle (advice);
}
END_TEST

/* A pair that a rule holds together passes any maximum. */
START_TEST (test_held)
{
  const Case *c = &cases[4];
  g_autoptr (LpRequest) free = make_request (c);
  g_autoptr (LpRoster) roster = lp_roster_copy (lp_request_get_roster (free));
  const char *two[] = { "a", "b" };
  g_autoptr (LpRule) rule = lp_rule_new ("t", LP_RULE_TOGETHER, two, 2, LP_DATE_NONE, NULL, NULL);
  ck_assert (lp_roster_add_rule (roster, rule, NULL));
  g_autoptr (LpRequest) request = lp_request_new (roster, lp_request_get_history (free), lp_request_get_policy (free),
                                                  lp_request_get_date (free), lp_request_get_seed (free), NULL);
  g_autoptr (LpAdvice) advice = lp_advise (request, NULL);

  ck_assert_int_eq (get_pairs (lp_advice_get_reasons (advice)), 1);
  ck_assert_str_eq (lp_advice_kind_get_name (lp_advice_get_kind (advice)), "change");
}
END_TEST

/* So does a word that must match: whoever has another one now is parted, and who lacks it is not. */
START_TEST (test_must_match)
{
  static const char *const houses[] = { "ash", "elm", "ash", NULL };
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (LpRound) round = make_round (MONDAY, "a+b c+d");

  for (int i = 0; i < 4; i++) {
    const char id[] = { (char) ('a' + i), '\0' };
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, NULL, NULL);
    if (houses[i] != NULL)
      ck_assert (lp_pupil_set_word (pupil, "house", houses[i], NULL));
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  ck_assert (lp_history_add_round (history, round, NULL));
  ck_assert (lp_policy_add_must_match (policy, "house", NULL));
  g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, MONDAY + 7, 1, NULL);
  g_autoptr (LpAdvice) advice = lp_advise (request, NULL);
  LpReasons *reasons = lp_advice_get_reasons (advice);
  ck_assert_int_eq (lp_advice_get_kind (advice), LP_ADVICE_MEND);
  ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (reasons, 0)), "rule-parts");
  ck_assert_int_eq (get_pairs (reasons), 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("advice");
  TCase *tcase = tcase_create ("advice");

  tcase_add_loop_test (tcase, test_case, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tcase, test_held);
  tcase_add_test (tcase, test_must_match);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
