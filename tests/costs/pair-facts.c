/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that facts of pairs are symmetric and add up, and, through the
 * costs of a class, that each is noted of just those pairs of which it is true.
 */
#include "pair-case.h"

START_TEST (noted_both_ways)
{
  g_autoptr (LpPairFacts) facts = lp_i_pair_facts_new (3);

  lp_i_pair_facts_add (facts, 2, 0, LP_PAIR_FRIENDS);
  lp_i_pair_facts_add (facts, 0, 2, LP_PAIR_YOUNG);
  lp_i_pair_facts_add (facts, 1, 2, LP_PAIR_NOT_ALLOWED);
  ck_assert_uint_eq (lp_i_pair_facts_get (facts, 0, 2), LP_PAIR_FRIENDS | LP_PAIR_YOUNG);
  ck_assert_uint_eq (lp_i_pair_facts_get (facts, 2, 0), LP_PAIR_FRIENDS | LP_PAIR_YOUNG);
  ck_assert_uint_eq (lp_i_pair_facts_get (facts, 2, 1), LP_PAIR_NOT_ALLOWED);
  ck_assert_uint_eq (lp_i_pair_facts_get (facts, 1, 0), 0);
}
END_TEST

/* p1 p2 since five weeks, p3 p4 for one week, and rules on others. */
static void
prepare (Class *class)
{
  add_class (class, 10);
  add_round (class, "2026-10-05", "p1 p2 | p5 p6 | p3 p7 | p4 p8");
  add_round (class, "2026-11-02", "p1 p2 | p3 p4 | p5 p7 | p6 p8");
  add_rule (class, NULL, LP_RULE_FRIENDS, "p1 p2", NULL);
  add_rule (class, NULL, LP_RULE_PREFER, "p1 p3", NULL);
  add_rule (class, NULL, LP_RULE_APART, "p3 p4", NULL);
  add_rule (class, NULL, LP_RULE_TOGETHER, "p9 p10", NULL);
  add_rule (class, NULL, LP_RULE_PIN, "p5 p7", NULL);
}

static const struct {
  const char *a, *b;
  gboolean hard, fresh;
  guint facts;
} cases[] = {
  { "p1", "p2", FALSE, FALSE, LP_PAIR_OF_LATEST_ROUND | LP_PAIR_TOO_LONG | LP_PAIR_FRIENDS },
  { "p1", "p2", TRUE, FALSE, LP_PAIR_OF_LATEST_ROUND | LP_PAIR_TOO_LONG | LP_PAIR_FRIENDS | LP_PAIR_NOT_ALLOWED },
  { "p1", "p3", TRUE, FALSE, LP_PAIR_PREFERRED },
  { "p3", "p4", FALSE, FALSE, LP_PAIR_OF_LATEST_ROUND | LP_PAIR_YOUNG | LP_PAIR_APART | LP_PAIR_NOT_ALLOWED },
  { "p6", "p8", FALSE, FALSE, LP_PAIR_OF_LATEST_ROUND | LP_PAIR_YOUNG },
  { "p6", "p8", FALSE, TRUE, LP_PAIR_OF_LATEST_ROUND },
  { "p1", "p2", FALSE, TRUE, LP_PAIR_OF_LATEST_ROUND | LP_PAIR_TOO_LONG | LP_PAIR_FRIENDS },
  { "p9", "p10", FALSE, FALSE, LP_PAIR_HELD_TOGETHER },
  { "p5", "p7", FALSE, FALSE, LP_PAIR_OF_LATEST_ROUND | LP_PAIR_YOUNG | LP_PAIR_HELD_TOGETHER },
  { "p5", "p6", FALSE, FALSE, 0 },
};

START_TEST (facts_of_a_class)
{
  g_auto (Class) class = class_new ();

  prepare (&class);
  class.fresh = cases[_i].fresh;
  lp_policy_set_hard (class.policy, cases[_i].hard ? LP_HARD_MAX_TENURE : LP_HARD_NONE);
  g_autoptr (LpCosts) costs = count_costs (&class);
  guint i = find (costs, cases[_i].a), j = find (costs, cases[_i].b);
  ck_assert_msg (lp_i_costs_get_facts (costs, i, j) == cases[_i].facts, "%s and %s: %x", cases[_i].a, cases[_i].b,
                 lp_i_costs_get_facts (costs, i, j));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, noted_both_ways);
  tcase_add_loop_test (tests, facts_of_a_class, 0, G_N_ELEMENTS (cases));
}

int
main (void)
{
  return run_suite ("pair-facts", add_tests);
}
