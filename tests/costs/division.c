/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that three whom rules bind, be it in a chain, make a partnership of
 * their own, that the rest is everybody else in order, and that four whom rules
 * bind are said to be too many; by hand, and on every set of bonds among five.
 */
#include "support.h"

#include "costs/lp-division-private.h"

static const struct {
  const char *name;
  guint n;
  guint bonds[4]; /* sets of two or three, bound by a rule */
  guint threes[2], rest;
  gboolean too_large;
} cases[] = {
  { "one", 1, { 0 }, { 0 }, 0x1, FALSE },
  { "no rule", 4, { 0 }, { 0 }, 0xf, FALSE },
  { "two are among the rest", 5, { 0x3 }, { 0 }, 0x1f, FALSE },
  { "three by one rule", 6, { 0x15 }, { 0x15 }, 0x2a, FALSE },
  { "three in a chain", 6, { 0x5, 0x24 }, { 0x25 }, 0x1a, FALSE },
  { "three in a chain from its middle", 6, { 0x22, 0x21 }, { 0x23 }, 0x1c, FALSE },
  { "all three pairs", 3, { 0x3, 0x6, 0x5 }, { 0x7 }, 0x0, FALSE },
  { "two threes", 7, { 0x13, 0x2c }, { 0x13, 0x2c }, 0x40, FALSE },
  { "two pairs", 6, { 0x3, 0xc }, { 0 }, 0x3f, FALSE },
  { "four in a chain", 6, { 0x3, 0x6, 0xc }, { 0 }, 0x3f, TRUE },
  { "four by two rules", 6, { 0x7, 0xc }, { 0 }, 0x3f, TRUE },
  { "four, and a three beside them", 8, { 0x3, 0x6, 0xc, 0x70 }, { 0x70 }, 0x8f, TRUE },
};

static void
bind (LpConstraints *constraints, guint set)
{
  for (guint i = 0; i < constraints->n; i++)
    for (guint j = i + 1; j < constraints->n; j++)
      if ((set & SET_OF (i)) && (set & SET_OF (j)))
        lp_i_constraints_add (constraints, i, j, LP_MUST_SHARE | LP_MUST_BY_RULE);
}

static guint
read_set (LpPartnership partnership)
{
  guint set = 0;

  for (guint k = 0; k < partnership.size; k++) {
    ck_assert (k == 0 || partnership.members[k - 1] < partnership.members[k]);
    set |= SET_OF (partnership.members[k]);
  }
  return set;
}

/* The rest ascends, and places say where each stands in it. */
static guint
read_rest (const LpDivision *division)
{
  guint set = 0;

  for (guint k = 0; k < division->n_rest; k++) {
    ck_assert (k == 0 || division->rest[k - 1] < division->rest[k]);
    ck_assert_int_eq (division->places[division->rest[k]], k);
    set |= SET_OF (division->rest[k]);
  }
  for (guint i = 0; i < division->n; i++)
    if (!(set & SET_OF (i)))
      ck_assert_int_eq (division->places[i], -1);
  return set;
}

START_TEST (by_hand)
{
  g_autoptr (LpConstraints) constraints = lp_i_constraints_new (cases[_i].n);

  for (guint k = 0; k < G_N_ELEMENTS (cases[_i].bonds); k++)
    bind (constraints, cases[_i].bonds[k]);
  g_autoptr (LpDivision) division = lp_i_division_new (constraints);
  guint n_threes = (cases[_i].threes[0] != 0) + (cases[_i].threes[1] != 0);
  ck_assert_msg (lp_i_partnerships_get_length (division->threes) == n_threes, "%s", cases[_i].name);
  for (guint k = 0; k < n_threes; k++)
    ck_assert_msg (read_set (lp_i_partnerships_get (division->threes, k)) == cases[_i].threes[k], "%s", cases[_i].name);
  ck_assert_msg (division->too_large == cases[_i].too_large, "%s", cases[_i].name);
  if (!division->too_large)
    ck_assert_msg (read_rest (division) == cases[_i].rest, "%s", cases[_i].name);
  ck_assert_uint_eq (division->n, cases[_i].n);
}
END_TEST

/* Who must share for another reason (a hard minimum) is bound by no rule. */
START_TEST (other_musts)
{
  g_autoptr (LpConstraints) constraints = lp_i_constraints_new (5);

  lp_i_constraints_add (constraints, 0, 1, LP_MUST_SHARE);
  lp_i_constraints_add (constraints, 1, 2, LP_MUST_SHARE | LP_MUST_BY_RULE);
  lp_i_constraints_add (constraints, 0, 2, LP_MUST_PART);
  g_autoptr (LpDivision) division = lp_i_division_new (constraints);
  ck_assert_uint_eq (lp_i_partnerships_get_length (division->threes), 0);
  ck_assert (!division->too_large);
  ck_assert_uint_eq (division->n_rest, 5);
}
END_TEST

/* All who hang together, by closing the bonds under "a with b and b with c". */
static guint
close_bonds (guint bonds, guint start)
{
  guint set = SET_OF (start);

  for (guint again = 0; again < 5; again++)
    for (guint i = 0, bit = 0; i < 5; i++)
      for (guint j = i + 1; j < 5; j++, bit++)
        if ((bonds & (1u << bit)) && (set & (SET_OF (i) | SET_OF (j))))
          set |= SET_OF (i) | SET_OF (j);
  return set;
}

START_TEST (every_set_of_bonds)
{
  for (guint bonds = 0; bonds < 1u << 10; bonds++) {
    g_autoptr (LpConstraints) constraints = lp_i_constraints_new (5);
    guint expected = 0x1f, found = 0;
    gboolean too_large = FALSE;

    for (guint i = 0, bit = 0; i < 5; i++)
      for (guint j = i + 1; j < 5; j++, bit++)
        if (bonds & (1u << bit))
          bind (constraints, SET_OF (i) | SET_OF (j));
    for (guint i = 0; i < 5; i++) {
      guint size = count_members (close_bonds (bonds, i));
      expected &= size == 3 ? ~SET_OF (i) : ~0u;
      too_large = too_large || size > 3;
    }
    g_autoptr (LpDivision) division = lp_i_division_new (constraints);
    for (guint k = 0; k < lp_i_partnerships_get_length (division->threes); k++)
      found |= read_set (lp_i_partnerships_get (division->threes, k));
    ck_assert_msg (division->too_large == too_large && found == (0x1fu & ~expected), "bonds %x", bonds);
    ck_assert_msg (too_large || read_rest (division) == expected, "bonds %x", bonds);
  }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, by_hand, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, other_musts);
  tcase_add_test (tests, every_set_of_bonds);
}

int
main (void)
{
  return run_suite ("division", add_tests);
}
