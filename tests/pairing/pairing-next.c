/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that who asks for the next pairing again and again sees each that is
 * as good once, in the order of lp_pair_another(), and then the first again; and
 * that who kept rounds gets the first in that order that is none of them.
 */
#include "support.h"

typedef struct {
  Class      class;
  LpRequest *request; /* owned */
  GPtrArray *all;     /* owned, of LpPairing: those that are as good, in order */
  GPtrArray *rounds;  /* owned, of LpRound: of each */
} Row;

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->rounds, g_ptr_array_unref);
  g_clear_pointer (&row->all, g_ptr_array_unref);
  g_clear_pointer (&row->request, lp_request_unref);
  class_clear (&row->class);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
row_fill (Row *row)
{
  LpPairing *next = lp_pair (row->request, NULL, NULL);

  row->all = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_pairing_unref);
  row->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_round_unref);
  while (next != NULL) {
    g_ptr_array_add (row->all, next);
    g_ptr_array_add (row->rounds, lp_pairing_to_round (next));
    next = lp_pair_another (row->request, (LpPairing *const *) row->all->pdata, row->all->len, NULL);
  }
}

/* n pupils among whom only chance decides. */
static Row
row_new (guint n, LpStrategy strategy)
{
  Row row = { .class = class_new () };

  add_class (&row.class, n);
  set_strategy (&row.class, strategy);
  row.request = make_request (&row.class);
  row_fill (&row);
  return row;
}

static LpRound *
round_at (const Row *row, guint index)
{
  return g_ptr_array_index (row->rounds, index);
}

static void
assert_is (const Row *row, LpPairing *pairing, guint expected)
{
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);

  ck_assert (lp_round_equal (round, round_at (row, expected)));
  lp_pairing_unref (pairing);
}

static LpPairing *
ask_next (const Row *row, const LpRound *round)
{
  g_autoptr (GError) error = NULL;
  LpPairing *next = lp_pairing_next (g_ptr_array_index (row->all, 0), round, &error);

  ck_assert_msg (next != NULL, "%s", error != NULL ? error->message : "no error");
  return next;
}

START_TEST (round_and_round)
{
  g_auto (Row) row = row_new (5, LP_STRATEGY_RANDOM);

  ck_assert_uint_eq (row.all->len, 10);
  for (guint k = 0; k < row.all->len; k++)
    assert_is (&row, ask_next (&row, round_at (&row, k)), (k + 1) % row.all->len);
  assert_is (&row, ask_next (&row, NULL), 1);
}
END_TEST

/* A round that a hand has made is none of them: the best comes. */
START_TEST (none_of_them)
{
  g_auto (Row) row = row_new (4, LP_STRATEGY_NEAREST);
  g_autoptr (LpRound) other = make_round (row.class.date, "p1 p4 | p2 p3");

  ck_assert_uint_eq (row.all->len, 1);
  assert_is (&row, ask_next (&row, other), 0);
}
END_TEST

START_TEST (no_other)
{
  g_auto (Row) row = row_new (4, LP_STRATEGY_NEAREST);
  g_autoptr (GError) error = NULL, same = NULL;

  ck_assert_ptr_null (lp_pairing_next (g_ptr_array_index (row.all, 0), NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_NO_OTHER));
  ck_assert_ptr_null (lp_pairing_next (g_ptr_array_index (row.all, 0), round_at (&row, 0), &same));
  ck_assert (g_error_matches (same, LP_ERROR, LP_ERROR_NO_OTHER));
}
END_TEST

/* Of 105 the first 99 are found. */
START_TEST (many)
{
  g_auto (Row) row = row_new (7, LP_STRATEGY_RANDOM);

  ck_assert_uint_eq (row.all->len, 105);
  assert_is (&row, ask_next (&row, round_at (&row, 98)), 99);
  assert_is (&row, ask_next (&row, round_at (&row, 99)), 0);
}
END_TEST

START_TEST (unseen)
{
  g_auto (Row) row = row_new (5, LP_STRATEGY_RANDOM);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (LpRound) strange = make_round (row.class.date, "p1 p2 | p3 p4 | p5");

  assert_is (&row, lp_pair_unseen (row.request, NULL, 0, NULL), 0);
  g_ptr_array_add (seen, strange);
  assert_is (&row, lp_pair_unseen (row.request, (LpRound *const *) seen->pdata, seen->len, NULL), 0);
  /* In whatever order they were seen; the third is left for the last. */
  for (guint k = row.all->len; k-- > 0;) {
    if (k == 2)
      continue;
    g_ptr_array_add (seen, round_at (&row, k));
    guint expected = k > 0 ? 0 : 2;
    assert_is (&row, lp_pair_unseen (row.request, (LpRound *const *) seen->pdata, seen->len, NULL), expected);
  }
  assert_is (&row, lp_pair_unseen (row.request, (LpRound *const *) seen->pdata + seen->len - 2, 2, NULL), 2);
  g_ptr_array_add (seen, round_at (&row, 2));
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (lp_pair_unseen (row.request, (LpRound *const *) seen->pdata, seen->len, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_NO_OTHER));
}
END_TEST

/* Uniform gives each once, too. */
START_TEST (unseen_uniform)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_round_unref);
  g_autoptr (GError) error = NULL;
  LpPairing *next;
  add_class (&class, 6);
  set_strategy (&class, LP_STRATEGY_UNIFORM);
  g_autoptr (LpRequest) request = make_request (&class);

  while ((next = lp_pair_unseen (request, (LpRound *const *) seen->pdata, seen->len, &error)) != NULL) {
    LpRound *round = lp_pairing_to_round (next);
    for (guint k = 0; k < seen->len; k++)
      ck_assert (!lp_round_equal (round, g_ptr_array_index (seen, k)));
    g_ptr_array_add (seen, round);
    lp_pairing_unref (next);
  }
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_NO_OTHER));
  ck_assert_uint_eq (seen->len, 15);
}
END_TEST

START_TEST (impossible)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;
  add_class (&class, 4);
  add_rule (&class, "a", LP_RULE_APART, "p1 p2 p3", NULL);
  g_autoptr (LpRequest) request = make_request (&class);

  ck_assert_ptr_null (lp_pair_unseen (request, NULL, 0, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, round_and_round);
  tcase_add_test (tests, none_of_them);
  tcase_add_test (tests, no_other);
  tcase_add_test (tests, many);
  tcase_add_test (tests, unseen);
  tcase_add_test (tests, unseen_uniform);
  tcase_add_test (tests, impossible);
}

int
main (void)
{
  return run_suite ("pairing-next", add_tests);
}
