/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a history before a day holds the rounds that began earlier and
 * the feedback given by then, the very same ones, and leaves the whole as it is.
 */
#include "class.h"

typedef struct {
  const char *date;
  gsize       n_rounds, n_feedback;
} BeforeCase;

static const BeforeCase before_cases[] = {
  { "2026-11-01", 0, 0 }, { "2026-11-02", 0, 0 }, { "2026-11-03", 1, 0 }, { "2026-11-06", 1, 1 }, { "2026-11-09", 1, 2 },
  { "2026-11-10", 2, 2 }, { "2026-11-16", 2, 2 }, { "2026-11-17", 3, 3 }, { "9999-12-31", 3, 3 },
};

START_TEST (before_a_day)
{
  const BeforeCase *c = &before_cases[_i];
  g_auto (Class) class = class_new ();
  add_round (&class, "2026-11-02", "p1 p2 | p3 p4");
  add_round (&class, "2026-11-09", "p1 p3 | p2 p4");
  add_round (&class, "2026-11-16", "p1 p4 | p2 p3");
  add_feedback (&class, "2026-11-06", "p1 p2", LP_FEEDBACK_WORKED);
  add_feedback (&class, "2026-11-17", "p1 p4", LP_FEEDBACK_MIXED);
  add_feedback (&class, "2026-11-09", "p1 p3", LP_FEEDBACK_WORKED);
  g_autoptr (LpHistory) before = lp_history_new_before (class.history, day (c->date));

  ck_assert_uint_eq (lp_history_get_n_rounds (before), c->n_rounds);
  for (gsize i = 0; i < c->n_rounds; i++)
    ck_assert_ptr_eq (lp_history_get_round (before, i), lp_history_get_round (class.history, i));
  ck_assert_uint_eq (lp_history_get_n_feedback (before), c->n_feedback);
  for (gsize i = 0; i < c->n_feedback; i++)
    ck_assert_int_le (lp_feedback_get_date (lp_history_get_feedback (before, i)), day (c->date));
  ck_assert_uint_eq (lp_history_get_n_rounds (class.history), 3);
  ck_assert_uint_eq (lp_history_get_n_feedback (class.history), 3);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, before_a_day, 0, G_N_ELEMENTS (before_cases));
}

int
main (void)
{
  return run_suite ("history-before", add_tests);
}
