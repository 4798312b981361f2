/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that names come in the order in which people look for them: case
 * and accents aside, then as they are written, then by id; whatever the order of
 * the roster and the locale.
 */
#include "support.h"

#include "model/lp-name-order-private.h"

#include <locale.h>

static const struct {
  const char *name, *ids[6], *names[6], *order;
} cases[] = {
  { "nobody", { NULL }, { NULL }, "" },
  { "plain", { "a", "b", "c" }, { "Cal", "Amira", "Ben" }, "b c a" },
  { "case aside", { "a", "b", "c" }, { "ben", "Amira", "CAL" }, "b a c" },
  { "accents aside", { "a", "b", "c" }, { "Zoe", "\xc3\x89milie", "Elias" }, "c b a" },
  { "letters that are more than a mark", { "a", "b", "c" }, { "Oz", "\xc3\x98yvind", "Ola" }, "c b a" },
  { "alike but for an accent", { "a", "b" }, { "Zo\xc3\xab", "Zoe" }, "b a" },
  { "alike but for case", { "a", "b" }, { "amy", "Amy" }, "b a" },
  { "one name, two pupils", { "p10", "p2", "p1" }, { "Sam", "Sam", "Sam" }, "p1 p10 p2" },
  { "one name begins another", { "a", "b" }, { "Anna Bell", "Anna" }, "b a" },
  { "no name but the id", { "q", "p" }, { NULL, NULL }, "p q" },
};

static LpRoster *
make_roster (guint number, gboolean backwards)
{
  LpRoster *roster = lp_roster_new ();
  guint n = 0;

  while (cases[number].ids[n] != NULL)
    n++;
  for (guint k = 0; k < n; k++) {
    guint at = backwards ? n - 1 - k : k;
    g_autoptr (LpPupil) pupil = lp_pupil_new (cases[number].ids[at], cases[number].names[at], NULL);
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  return roster;
}

static char *
write_order (const LpRoster *roster)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) pupils = lp_i_name_order_sort (roster);

  for (guint k = 0; k < pupils->len; k++)
    g_string_append_printf (text, "%s%s", k > 0 ? " " : "", lp_pupil_get_id (g_ptr_array_index (pupils, k)));
  return g_string_free (text, FALSE);
}

START_TEST (orders)
{
  g_autoptr (LpRoster) forwards = make_roster ((guint) _i, FALSE), backwards = make_roster ((guint) _i, TRUE);
  g_autofree char *first = write_order (forwards), *second = write_order (backwards);

  ck_assert_msg (g_str_equal (first, cases[_i].order), "%s: %s", cases[_i].name, first);
  ck_assert_str_eq (first, second);
}
END_TEST

START_TEST (any_locale)
{
  g_autoptr (LpRoster) roster = make_roster (3, FALSE);

  setlocale (LC_ALL, "");
  g_autofree char *order = write_order (roster);
  ck_assert_str_eq (order, cases[3].order);
  setlocale (LC_ALL, "C");
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, orders, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, any_locale);
}

int
main (void)
{
  return run_suite ("name-order", add_tests);
}
