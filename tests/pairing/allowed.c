/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that constraints leave just those partnerships that they should:
 * roles in pairs and threes, those who must part, those who must share and so
 * are nobody else's, and threes on purpose, who stand beside the graph of the rest.
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

/* Three are bound; the rest are the graph, numbered as in the division, with one vertex more for the adult. */

static const struct {
  const char *name;
  guint n;
  LpOdd odd;
  const char *together, *also, *apart; /* nullable */
  gboolean makes_three, needs_adult, allows_threes, feasible;
  guint n_vertices;
  const char *rest; /* ids by vertex; - for the adult */
} on_purpose[] = {
  { "nobody bound", 4, LP_ODD_THREE, NULL, NULL, NULL, FALSE, FALSE, TRUE, TRUE, 4, "p1 p2 p3 p4" },
  { "two bound", 5, LP_ODD_THREE, "p1 p4", NULL, NULL, TRUE, FALSE, TRUE, TRUE, 5, "p1 p2 p3 p4 p5" },
  { "three bound, four beside", 7, LP_ODD_THREE, "p2 p4 p6", NULL, NULL, FALSE, FALSE, TRUE, TRUE, 4, "p1 p3 p5 p7" },
  { "three bound, three beside", 6, LP_ODD_THREE, "p2 p4 p6", NULL, NULL, TRUE, FALSE, TRUE, TRUE, 3, "p1 p3 p5" },
  { "three bound in a chain, and an adult", 6, LP_ODD_ADULT, "p2 p4", "p4 p6", NULL, FALSE, TRUE, TRUE, TRUE, 4, "p1 p3 p5 -" },
  { "nobody beside", 3, LP_ODD_THREE, "p1 p2 p3", NULL, NULL, FALSE, FALSE, TRUE, TRUE, 0, "" },
  { "one beside", 4, LP_ODD_THREE, "p1 p2 p3", NULL, NULL, TRUE, FALSE, TRUE, FALSE, 1, "p4" },
  { "one beside, and an adult", 4, LP_ODD_ADULT, "p1 p2 p3", NULL, NULL, FALSE, TRUE, TRUE, TRUE, 2, "p4 -" },
  { "two of the three apart", 5, LP_ODD_THREE, "p1 p2 p3", NULL, "p1 p3", FALSE, FALSE, FALSE, FALSE, 2, "p4 p5" },
  { "four bound", 6, LP_ODD_THREE, "p1 p2 p3", "p3 p4", NULL, FALSE, FALSE, FALSE, FALSE, 0, NULL },
};

static void
check_vertices (const LpAllowed *allowed, const LpCosts *costs, const char *rest)
{
  g_auto (GStrv) ids = g_strsplit (rest, " ", -1);

  for (guint v = 0; v < g_strv_length (ids); v++) {
    guint32 pupil = G_MAXUINT32;
    gboolean is_pupil = lp_i_allowed_get_pupil (allowed, v, &pupil);
    ck_assert_int_eq (is_pupil, !g_str_equal (ids[v], "-"));
    if (is_pupil)
      ck_assert_str_eq (lp_i_participants_get_id (costs->present, pupil), ids[v]);
  }
}

START_TEST (threes_on_purpose)
{
  g_auto (Class) class = class_new ();

  add_class (&class, on_purpose[_i].n);
  lp_policy_set_odd (class.policy, on_purpose[_i].odd);
  if (on_purpose[_i].together != NULL)
    add_rule (&class, NULL, LP_RULE_TOGETHER, on_purpose[_i].together, NULL);
  if (on_purpose[_i].also != NULL)
    add_rule (&class, NULL, LP_RULE_PIN, on_purpose[_i].also, NULL);
  if (on_purpose[_i].apart != NULL)
    add_rule (&class, NULL, LP_RULE_APART, on_purpose[_i].apart, NULL);
  g_autoptr (LpCosts) costs = count_costs (&class);
  g_autoptr (LpAllowed) allowed = lp_i_allowed_new (costs, costs->constraints);
  ck_assert_msg (lp_i_allowed_allows_threes_on_purpose (allowed) == on_purpose[_i].allows_threes, "%s", on_purpose[_i].name);
  ck_assert_msg (lp_i_allowed_is_feasible (allowed) == on_purpose[_i].feasible, "%s", on_purpose[_i].name);
  if (on_purpose[_i].rest == NULL)
    return;
  ck_assert_msg (!allowed->makes_three == !on_purpose[_i].makes_three, "%s", on_purpose[_i].name);
  ck_assert_msg (!allowed->needs_adult == !on_purpose[_i].needs_adult, "%s", on_purpose[_i].name);
  ck_assert_msg (lp_i_allowed_get_n_vertices (allowed) == on_purpose[_i].n_vertices, "%s", on_purpose[_i].name);
  check_vertices (allowed, costs, on_purpose[_i].rest);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, threes_on_purpose, 0, G_N_ELEMENTS (on_purpose));
  tcase_add_test (tests, roles);
  tcase_add_test (tests, parted_and_bound);
}

int
main (void)
{
  return run_suite ("allowed", add_tests);
}
