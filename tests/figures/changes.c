/* SPDX-License-Identifier: MIT */
/*
 * Guarantees what is said to become of each pair of the latest round: who stays,
 * who is away or gone, who has reached the maximum to the day, and who ends.
 */
#include "class.h"

typedef struct {
  const char *name;
  const char *date;
  const char *absent; /* nullable */
  const char *round;
  const char *expected; /* "p1 p2 kept, …" in the order of the latest round */
} ChangeCase;

/* The latest round is p1 p2 | p5 p3 p4 | p6 gone | p7 p8, of which p7 p8 began a round before. */
static const ChangeCase change_cases[] = {
  { "all stay", "2026-11-16", NULL, "p2 p1 | p3 p4 p5 | p7 p8 | p6",
    "p1 p2 kept, p5 p3 kept, p5 p4 kept, p3 p4 kept, p6 gone away, p7 p8 kept" },
  { "a three parts", "2026-11-16", NULL, "p1 p2 | p3 p5 | p4 p6 | p7 p8",
    "p1 p2 kept, p5 p3 kept, p5 p4 ended, p3 p4 ended, p6 gone away, p7 p8 kept" },
  { "some are away", "2026-11-16", "p2 p8", "p1 p3 | p4 p5 | p6 p7",
    "p1 p2 away, p5 p3 ended, p5 p4 kept, p3 p4 ended, p6 gone away, p7 p8 away" },
  { "the day before the maximum", "2026-11-26", NULL, "p1 p7 | p2 p8 | p3 p4 p5 | p6",
    "p1 p2 ended, p5 p3 kept, p5 p4 kept, p3 p4 kept, p6 gone away, p7 p8 ended" },
  { "the maximum", "2026-11-27", NULL, "p1 p7 | p2 p8 | p3 p4 p5 | p6",
    "p1 p2 ended, p5 p3 kept, p5 p4 kept, p3 p4 kept, p6 gone away, p7 p8 maximum" },
  { "past the maximum, and away", "2026-11-30", "p7", "p1 p8 | p2 p3 | p4 p5 p6",
    "p1 p2 ended, p5 p3 ended, p5 p4 kept, p3 p4 ended, p6 gone away, p7 p8 away" },
  { "past the maximum, and kept", "2026-12-30", NULL, "p7 p8 | p1 p3 | p2 p4 | p5 p6",
    "p1 p2 maximum, p5 p3 maximum, p5 p4 maximum, p3 p4 maximum, p6 gone away, p7 p8 kept" },
};

static char *
tell_changes (const LpChanges *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < lp_changes_get_n_pairs (changes); i++)
    g_string_append_printf (text, "%s%s %s %s", i > 0 ? ", " : "", lp_changes_get_pupil (changes, i, 0), lp_changes_get_pupil (changes, i, 1),
                            lp_change_get_name (lp_changes_get_kind (changes, i)));
  return g_strdup (text->str);
}

static void
check_counts (const LpChanges *changes)
{
  gsize total = 0;

  for (int kind = LP_CHANGE_KEPT; kind <= LP_CHANGE_ENDED; kind++) {
    gsize n = 0;
    for (gsize i = 0; i < lp_changes_get_n_pairs (changes); i++)
      n += (int) lp_changes_get_kind (changes, i) == kind;
    ck_assert_uint_eq (lp_changes_count (changes, (LpChange) kind), n);
    total += n;
  }
  ck_assert_uint_eq (total, lp_changes_get_n_pairs (changes));
}

START_TEST (changes_of_pairs)
{
  const ChangeCase *c = &change_cases[_i];
  g_auto (Class) class = class_new ();
  add_class (&class, 8);
  add_round (&class, "2026-11-02", "p7 p8 | p1 p3 | p2 p4");
  add_round (&class, "2026-11-09", "p1 p2 | p5 p3 p4 | p6 gone | p7 p8");
  class.date = day (c->date);
  g_autoptr (LpRequest) request = make_request (&class);
  g_auto (GStrv) absent = g_strsplit (c->absent != NULL ? c->absent : "", " ", -1);
  for (guint i = 0; absent[i] != NULL && c->absent != NULL; i++)
    ck_assert (lp_request_add_absent (request, absent[i], NULL));
  g_autoptr (LpRound) round = make_round (class.date, c->round);
  g_autoptr (LpChanges) changes = lp_changes_new (request, round);
  g_autofree char *text = tell_changes (changes);

  ck_assert_msg (strcmp (text, c->expected) == 0, "%s: %s", c->name, text);
  check_counts (changes);
}
END_TEST

/* Without a round there is nothing to change; changes outlive what they were made of. */
START_TEST (few_rounds)
{
  g_auto (Class) class = class_new ();
  add_class (&class, 4);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2 | p3 p4");
  g_autoptr (LpRequest) first = make_request (&class);
  g_autoptr (LpChanges) none = lp_changes_new (first, round);
  add_round (&class, "2026-11-02", "p1 p2 | p3 p4");
  LpRequest *request = make_request (&class);
  LpChanges *changes = lp_changes_new (request, round);
  g_autoptr (LpChanges) again = lp_changes_ref (changes);

  ck_assert_uint_eq (lp_changes_get_n_pairs (none), 0);
  lp_request_unref (request);
  lp_changes_unref (changes);
  ck_assert_uint_eq (lp_changes_count (again, LP_CHANGE_KEPT), 2);
  ck_assert_str_eq (lp_changes_get_pupil (again, 1, 0), "p3");
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, changes_of_pairs, 0, G_N_ELEMENTS (change_cases));
  tcase_add_test (tests, few_rounds);
}

int
main (void)
{
  return run_suite ("changes", add_tests);
}
