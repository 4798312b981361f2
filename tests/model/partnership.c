/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a list of partnerships gives back what was put in, in one
 * block, that a copy is one of its own, and that sorting puts the members of
 * each in order and the partnerships in order of their first members.
 */
#include "support.h"

#include "model/lp-partnership-private.h"

/* "3 1 | 2 | 0 4 5" as a list. */
static LpPartnerships *
make_list (const char *text)
{
  LpPartnerships *list = lp_i_partnerships_new ();
  g_auto (GStrv) groups = g_strsplit (text, " | ", -1);

  for (guint g = 0; groups[g] != NULL; g++) {
    guint32 members[8];
    g_auto (GStrv) numbers = g_strsplit (groups[g], " ", -1);
    for (guint k = 0; numbers[k] != NULL; k++)
      members[k] = (guint32) g_ascii_strtoull (numbers[k], NULL, 10);
    lp_i_partnerships_add (list, members, g_strv_length (numbers));
  }
  return list;
}

static char *
write_list (const LpPartnerships *list)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < lp_i_partnerships_get_length (list); p++) {
    LpPartnership partnership = lp_i_partnerships_get (list, p);
    for (guint k = 0; k < partnership.size; k++)
      g_string_append_printf (text, "%s%u", p + k == 0 ? "" : k == 0 ? " | " : " ", partnership.members[k]);
  }
  return g_string_free (text, FALSE);
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  ++*(guint *) data;
  return (x > y) - (x < y);
}

static int
compare_backwards (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_numbers (b, a, data);
}

static const struct {
  const char *given, *sorted, *backwards;
} cases[] = {
  { "3 1 | 2 | 0 4 5", "0 4 5 | 1 3 | 2", "5 4 0 | 3 1 | 2" },
  { "0 1", "0 1", "1 0" },
  { "7 6 5 4", "4 5 6 7", "7 6 5 4" },
  { "10 9 | 2 11 | 1 0", "0 1 | 2 11 | 9 10", "11 2 | 10 9 | 1 0" },
};

START_TEST (sorted_lists)
{
  g_autoptr (LpPartnerships) list = make_list (cases[_i].given);
  g_autoptr (LpPartnerships) copy = lp_i_partnerships_copy (list);
  g_autofree char *before = write_list (list);
  guint n_compared = 0;

  ck_assert_str_eq (before, cases[_i].given);
  lp_i_partnerships_sort (list, compare_numbers, &n_compared);
  g_autofree char *sorted = write_list (list), *same = write_list (copy);
  ck_assert_str_eq (sorted, cases[_i].sorted);
  ck_assert_str_eq (same, cases[_i].given);
  lp_i_partnerships_sort (copy, compare_backwards, &n_compared);
  g_autofree char *backwards = write_list (copy);
  ck_assert_str_eq (backwards, cases[_i].backwards);
  ck_assert_uint_gt (n_compared, 0);
}
END_TEST

START_TEST (changed)
{
  static const guint32 more[] = { 8, 9 };
  g_autoptr (LpPartnerships) list = make_list ("3 1 | 2 | 0 4 5");

  lp_i_partnerships_set_member (list, 2, 1, 6);
  lp_i_partnerships_set_member (list, 0, 0, 7);
  g_autofree char *text = write_list (list);
  ck_assert_str_eq (text, "7 1 | 2 | 0 6 5");
  ck_assert_uint_eq (lp_i_partnerships_get_start (list, 0), 0);
  ck_assert_uint_eq (lp_i_partnerships_get_start (list, 2), 3);
  lp_i_partnerships_clear (list);
  ck_assert_uint_eq (lp_i_partnerships_get_length (list), 0);
  lp_i_partnerships_add (list, more, 2);
  g_autofree char *after = write_list (list);
  ck_assert_str_eq (after, "8 9");
}
END_TEST

START_TEST (members_and_turns)
{
  static const gboolean turns[] = { FALSE, TRUE, FALSE, TRUE, FALSE, FALSE };
  g_autoptr (LpPartnerships) list = make_list ("0 4 5");
  LpPartnership three = lp_i_partnerships_get (list, 0);

  for (guint32 number = 0; number < 7; number++)
    ck_assert_int_eq (lp_i_partnership_has (three, number), number == 0 || number == 4 || number == 5);
  for (gsize size = 0; size < G_N_ELEMENTS (turns); size++)
    ck_assert_int_eq (lp_i_partnership_is_turn (size), turns[size]);
  lp_i_partnerships_free (NULL);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, sorted_lists, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, changed);
  tcase_add_test (tests, members_and_turns);
}

int
main (void)
{
  return run_suite ("partnership", add_tests);
}
