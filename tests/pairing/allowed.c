/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that constraints leave just those partnerships that they should:
 * roles in pairs and threes, those who must part, and those who must share and
 * so are nobody else's.
 */
#include "support.h"

#include "pairing/lp-allowed-private.h"

static LpCosts *
count_costs (const Class *class)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (GError) error = NULL;
  LpCosts *costs = lp_i_costs_new (request, &error);

  ck_assert_msg (costs != NULL, "%s", error == NULL ? "no costs and no error" : error->message);
  return costs;
}

static void
add_role (Class *class, const char *id, const char *role)
{
  LpPupil *pupil = lp_pupil_new (id, NULL, NULL);

  if (role != NULL)
    ck_assert (lp_pupil_set_word (pupil, "role", role, NULL));
  add_pupil (class, pupil);
}

static gboolean
allows (const LpAllowed *allowed, guint32 a, guint32 b, guint32 c)
{
  const guint32 members[3] = { a, b, c };

  return lp_i_allowed_allows_partnership (allowed, members, 3);
}

/* One tutor in a pair, one or two in a three; who has no role is a tutee. */
START_TEST (roles)
{
  g_auto (Class) class = class_new ();

  add_role (&class, "p1", "tutor");
  add_role (&class, "p2", "tutor");
  add_role (&class, "p3", "tutor");
  add_role (&class, "p4", "tutee");
  add_role (&class, "p5", NULL);
  add_role (&class, "p6", "tutee");
  set_strategy (&class, LP_STRATEGY_TUTOR);
  g_autoptr (LpCosts) costs = count_costs (&class);
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, costs->constraints);
  ck_assert (!lp_i_allowed_allows_pair (allowed, 0, 1));
  ck_assert (!lp_i_allowed_allows_pair (allowed, 3, 4));
  ck_assert (lp_i_allowed_allows_pair (allowed, 0, 3) && lp_i_allowed_allows_pair (allowed, 4, 2));
  ck_assert (lp_i_allowed_may_share (allowed, 0, 1));
  ck_assert (!allows (allowed, 0, 1, 2) && !allows (allowed, 3, 4, 5));
  ck_assert (allows (allowed, 0, 1, 3) && allows (allowed, 3, 4, 2));

  set_strategy (&class, LP_STRATEGY_MIXED);
  g_autoptr (LpCosts) without = count_costs (&class);
  g_autoptr (LpAllowed) all = lp_i_allowed_new (without, without->constraints);
  ck_assert (lp_i_allowed_allows_pair (all, 0, 1) && allows (all, 0, 1, 2));
}
END_TEST

/* A copy asks more; what the costs carry stays as it was. */
START_TEST (parted_and_bound)
{
  g_auto (Class) class = class_new ();

  for (guint i = 1; i <= 6; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    add_role (&class, id, NULL);
  }
  g_autoptr (LpCosts) costs = count_costs (&class);
  g_autoptr (LpConstraints) asked = lp_i_constraints_copy (costs->constraints);
  lp_i_constraints_add (asked, 0, 1, LP_MUST_PART);
  lp_i_constraints_add (asked, 2, 3, LP_MUST_SHARE);
  g_autoptr (LpAllowed) more = lp_i_allowed_new (costs, asked);
  g_autoptr (LpAllowed) before = lp_i_allowed_new (costs, costs->constraints);
  ck_assert (!lp_i_allowed_allows_pair (more, 0, 1) && lp_i_allowed_allows_pair (before, 0, 1));
  ck_assert (!lp_i_allowed_allows_pair (more, 2, 4) && lp_i_allowed_allows_pair (before, 2, 4));
  ck_assert (lp_i_allowed_allows_pair (more, 2, 3) && allows (more, 2, 3, 4) && !allows (more, 2, 4, 5));
  ck_assert (!lp_i_allowed_allows_alone (more, 3) && lp_i_allowed_allows_alone (more, 4));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, roles);
  tcase_add_test (tests, parted_and_bound);
}

int
main (void)
{
  return run_suite ("allowed", add_tests);
}
