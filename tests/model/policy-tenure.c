/* SPDX-License-Identifier: MIT */
/* Guarantees that the tenure window is applied as it is defined, to the day. */
#include "class.h"

typedef struct {
  int      min, max, round, slack;
  int      last_young, first_too_long; /* days of tenure; -1 where nobody is young */
} WindowCase;

static const WindowCase window_cases[] = {
  { 14, 28, 7, 3, 10, 25 }, /* the default */
  { 14, 28, 7, 0, 13, 22 },
  { 1, 1, 1, 0, 0, 1 },
  { 0, 28, 7, 3, -1, 25 },
  { 35, 56, 7, 3, 31, 53 },
  { 7, 7, 7, 7, -1, 8 },
};

START_TEST (windows)
{
  const WindowCase *c = &window_cases[_i];
  g_autoptr (LpPolicy) policy = lp_policy_new ();

  ck_assert (lp_policy_set_tenure_window (policy, c->min, c->max, NULL));
  ck_assert (lp_policy_set_round_days (policy, c->round, NULL));
  ck_assert (lp_policy_set_slack_days (policy, c->slack, NULL));
  for (int tenure = 0; tenure < 70; tenure++) {
    ck_assert_int_eq (lp_policy_is_young (policy, tenure), tenure <= c->last_young);
    ck_assert_int_eq (lp_policy_is_too_long (policy, tenure), tenure >= c->first_too_long);
  }
  ck_assert (lp_policy_is_too_long (policy, G_MAXINT));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, windows, 0, G_N_ELEMENTS (window_cases));
}

int
main (void)
{
  return run_suite ("policy-tenure", add_tests);
}
