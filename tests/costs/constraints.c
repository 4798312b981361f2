/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that constraints are symmetric, add up, say what anybody asks, and
 * that a copy is one of its own.
 */
#include "support.h"

#include "costs/lp-constraints-private.h"

START_TEST (nothing_asked)
{
  g_autoptr (LpConstraints) constraints = lp_i_constraints_new (4);

  ck_assert_uint_eq (constraints->n, 4);
  ck_assert_uint_eq (constraints->asked, 0);
  ck_assert (!constraints->roles);
  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 4; j++)
      ck_assert_uint_eq (lp_i_constraints_get (constraints, i, j), 0);
}
END_TEST

START_TEST (asked_both_ways)
{
  g_autoptr (LpConstraints) constraints = lp_i_constraints_new (5);

  lp_i_constraints_add (constraints, 3, 1, LP_MUST_PART);
  lp_i_constraints_add (constraints, 1, 3, LP_MUST_SHARE);
  lp_i_constraints_add (constraints, 0, 4, LP_MUST_PART);
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < 5; j++) {
      guint expected = i + j == 4 && i % 2 == 1 && i != j ? LP_MUST_PART | LP_MUST_SHARE
                       : i + j == 4 && i % 4 == 0 ? LP_MUST_PART : 0;
      ck_assert_uint_eq (lp_i_constraints_get (constraints, i, j), expected);
    }
  ck_assert_uint_eq (constraints->asked, LP_MUST_PART | LP_MUST_SHARE);
}
END_TEST

START_TEST (copies)
{
  g_autoptr (LpConstraints) constraints = lp_i_constraints_new (3);

  lp_i_constraints_add (constraints, 0, 1, LP_MUST_SHARE | LP_MUST_BY_RULE);
  constraints->roles = TRUE;
  g_autoptr (LpConstraints) copy = lp_i_constraints_copy (constraints);
  lp_i_constraints_add (copy, 1, 2, LP_MUST_PART);
  ck_assert (copy->roles);
  ck_assert_uint_eq (lp_i_constraints_get (copy, 1, 0), LP_MUST_SHARE | LP_MUST_BY_RULE);
  ck_assert_uint_eq (copy->asked, LP_MUST_PART | LP_MUST_SHARE | LP_MUST_BY_RULE);
  ck_assert_uint_eq (lp_i_constraints_get (constraints, 1, 2), 0);
  ck_assert_uint_eq (constraints->asked, LP_MUST_SHARE | LP_MUST_BY_RULE);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, nothing_asked);
  tcase_add_test (tests, asked_both_ways);
  tcase_add_test (tests, copies);
}

int
main (void)
{
  return run_suite ("constraints", add_tests);
}
