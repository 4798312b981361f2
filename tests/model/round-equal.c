/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that two rounds are equal where they hold the same partnerships, in
 * whatever order, and that a partnership goes on where the very same pupils were
 * one before.
 */
#include "class.h"

typedef struct {
  const char *name;
  const char *a, *b;
  gboolean    equal;
} EqualCase;

static const EqualCase equal_cases[] = {
  { "the same", "p1 p2 | p3 p4", "p1 p2 | p3 p4", TRUE },
  { "partnerships in another order", "p1 p2 | p3 p4", "p3 p4 | p1 p2", TRUE },
  { "pupils in another order", "p1 p2 p3 | p4", "p4 | p3 p1 p2", TRUE },
  { "other partners", "p1 p2 | p3 p4", "p1 p3 | p2 p4", FALSE },
  { "another pupil", "p1 p2 | p3 p4", "p1 p2 | p3 p5", FALSE },
  { "one partnership more", "p1 p2 | p3 p4", "p1 p2 | p3 p4 | p5 p6", FALSE },
  { "a member more", "p1 p2 | p3", "p1 p2 p4 | p3", FALSE },
  { "split", "p1 p2 | p3 p4", "p1 p2 p3 p4", FALSE },
  { "a member moved", "p1 p2 p3 | p4 p5", "p1 p2 | p3 p4 p5", FALSE },
  { "one alone and a pair", "p1 | p2 p3", "p2 | p1 p3", FALSE },
};

START_TEST (equal_rounds)
{
  const EqualCase *c = &equal_cases[_i];
  g_autoptr (LpRound) a = make_round (day ("2026-11-02"), c->a), b = make_round (day ("2026-11-09"), c->b);

  ck_assert_msg (lp_round_equal (a, b) == c->equal, "%s", c->name);
  ck_assert_msg (lp_round_equal (b, a) == c->equal, "%s", c->name);
  ck_assert (lp_round_equal (a, a));
}
END_TEST

/* Empty rounds are equal; all that is noted beside the partnerships is no difference. */
START_TEST (what_does_not_count)
{
  g_autoptr (LpRound) none = lp_round_new (1), empty = lp_round_new (2), round = make_round (3, "p1 p2 | p3 p4");
  g_autoptr (LpRound) swapped = lp_round_new_swapped (round, "p1", "p3", NULL), back = lp_round_new_swapped (swapped, "p3", "p1", NULL);
  g_autoptr (LpRound) cover = make_round (3, "p1 p3");

  ck_assert (lp_round_equal (none, empty));
  ck_assert (!lp_round_equal (none, round));
  ck_assert (lp_round_set_seed (round, 7, NULL));
  ck_assert (lp_round_set_trial (round, "mixed", 1, 2, NULL));
  ck_assert (lp_round_add_cover (round, cover, NULL));
  ck_assert (!lp_round_equal (round, swapped));
  ck_assert_ptr_nonnull (lp_round_get_assigned (back));
  ck_assert (lp_round_equal (round, back));
}
END_TEST

typedef struct {
  const char *round, *before;
  guint       kept; /* the partnerships that go on, as a set */
} KeptCase;

static const KeptCase kept_cases[] = {
  { "p1 p2 | p3 p4 | p5 p6", "p6 p5 | p1 p3 | p2 p4", 0x4 },
  { "p2 p1 | p4 p3", "p3 p4 | p1 p2", 0x3 },
  { "p1 p2 p3 | p4 p5", "p4 p5 p6 | p1 p2 p3", 0x1 },
  { "p1 p2 | p4", "p1 p2 p3 | p4", 0x2 },
  { "p1 p2 p3", "p1 p2", 0x0 },
};

START_TEST (kept_partnerships)
{
  const KeptCase *c = &kept_cases[_i];
  g_autoptr (LpRound) round = make_round (day ("2026-11-09"), c->round), before = make_round (day ("2026-11-02"), c->before);

  for (gsize i = 0; i < lp_round_get_n_partnerships (round); i++) {
    ck_assert_int_eq (lp_round_is_kept (round, i, before), c->kept >> i & 1);
    ck_assert (!lp_round_is_kept (round, i, NULL));
  }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, equal_rounds, 0, G_N_ELEMENTS (equal_cases));
  tcase_add_test (tests, what_does_not_count);
  tcase_add_loop_test (tests, kept_partnerships, 0, G_N_ELEMENTS (kept_cases));
}

int
main (void)
{
  return run_suite ("round-equal", add_tests);
}
