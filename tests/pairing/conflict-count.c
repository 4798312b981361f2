/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a conflict of rules that keep pupils apart is one, whatever
 * way it was found: every perfect pairing of small classes, even and with an
 * adult, and every set of their rules, tried; and that large classes, where it
 * is found by counting, get the conflict that a count by hand gives.
 */
#include "support.h"

#define DRAWN 1500
#define MOST_PUPILS_HERE 9
#define MOST_APART 9

typedef struct {
  guint n, n_rules;
  guint rules[MOST_APART]; /* the pupils of each, as a set */
} Apart;

static Apart
draw_apart (guint64 *state)
{
  Apart apart = { 4 + draw_below (state, MOST_PUPILS_HERE - 3), 2 + draw_below (state, MOST_APART - 1), { 0 } };

  for (guint r = 0; r < apart.n_rules; r++) {
    guint size = 2 + draw_below (state, 1 + draw_below (state, apart.n - 1));
    while (count_members (apart.rules[r]) < MIN (size, apart.n))
      apart.rules[r] |= 1u << draw_below (state, apart.n);
  }
  return apart;
}

/* Whether those left can be paired, one of them with the adult where their number is odd. */
static gboolean
can_pair (const Apart *apart, guint rules, guint left)
{
  guint i = 0;

  if (left == 0)
    return TRUE;
  while (!(left & (1u << i)))
    i++;
  left &= ~(1u << i);
  if (count_members (left) % 2 == 0 && can_pair (apart, rules, left))
    return TRUE;
  for (guint j = i + 1; j < apart->n; j++) {
    guint pair = 1u << i | 1u << j;
    gboolean allowed = (left & (1u << j)) != 0;
    for (guint r = 0; r < apart->n_rules; r++)
      allowed = allowed && !((rules & (1u << r)) && (apart->rules[r] & pair) == pair);
    if (allowed && can_pair (apart, rules, left & ~pair))
      return TRUE;
  }
  return FALSE;
}

static LpRoster *
make_roster (guint n)
{
  LpRoster *roster = lp_roster_new ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, id, NULL);
    lp_pupil_set_score (pupil, "maths", i, NULL);
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  return roster;
}

static LpConflict *
ask_conflict (LpRoster *roster)
{
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  LpDate date;

  lp_policy_set_odd (policy, LP_ODD_ADULT);
  ck_assert (lp_date_parse ("2026-11-09", &date, NULL));
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, policy, date, 1, NULL);
  return lp_conflict_find (request, NULL);
}

static void
keep_set_apart (LpRoster *roster, const char *id, const guint *pupils, guint n)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < n; k++)
    g_ptr_array_add (ids, g_strdup_printf ("p%u", pupils[k]));
  g_autoptr (LpRule) rule = lp_rule_new (id, LP_RULE_APART, (const char *const *) ids->pdata, n, LP_DATE_NONE, NULL, NULL);
  ck_assert (lp_roster_add_rule (roster, rule, NULL));
}

static LpConflict *
find_conflict (const Apart *apart)
{
  g_autoptr (LpRoster) roster = make_roster (apart->n);

  for (guint r = 0; r < apart->n_rules; r++) {
    guint pupils[MOST_PUPILS_HERE], n = 0;
    char id[] = { (char) ('a' + (int) r), '\0' };
    for (guint i = 0; i < apart->n; i++)
      if (apart->rules[r] & (1u << i))
        pupils[n++] = i;
    keep_set_apart (roster, id, pupils, n);
  }
  return ask_conflict (roster);
}

static void
check_conflict (const Apart *apart, const LpConflict *conflict)
{
  guint everybody = (1u << apart->n) - 1, rules = 0;

  for (gsize k = 0; k < lp_conflict_get_n_rules (conflict); k++)
    rules |= 1u << (lp_conflict_get_rule (conflict, k)[0] - 'a');
  ck_assert (!can_pair (apart, rules, everybody));
  for (guint r = 0; r < apart->n_rules; r++)
    ck_assert (!(rules & (1u << r)) || can_pair (apart, rules & ~(1u << r), everybody));
  for (guint set = 0; lp_conflict_is_smallest (conflict) && set < 1u << apart->n_rules; set++)
    ck_assert (count_members (set) >= count_members (rules) || can_pair (apart, set, everybody));
}

START_TEST (test_drawn)
{
  guint64 state = 11;
  guint n_found = 0, n_smallest = 0;

  for (guint k = 0; k < DRAWN; k++) {
    Apart apart = draw_apart (&state);
    g_autoptr (LpConflict) conflict = find_conflict (&apart);
    ck_assert (can_pair (&apart, (1u << apart.n_rules) - 1, (1u << apart.n) - 1) == (conflict == NULL));
    if (conflict == NULL)
      continue;
    check_conflict (&apart, conflict);
    n_found++;
    n_smallest += lp_conflict_is_smallest (conflict);
  }
  ck_assert_uint_gt (n_found, DRAWN / 10);
  ck_assert_uint_gt (n_smallest, n_found * 9 / 10);
}
END_TEST

/* Rules of two pupils each. */
static void
keep_apart (LpRoster *roster, guint a, guint b)
{
  g_autofree char *id = g_strdup_printf ("r%u-%u", a, b);
  guint pupils[] = { a, b };

  keep_set_apart (roster, id, pupils, 2);
}

static void
check_large (guint n, guint n_apart, gboolean mutually, gsize n_rules, gboolean smallest)
{
  g_autoptr (LpRoster) roster = make_roster (n);

  for (guint a = 0; a < n_apart; a++)
    for (guint b = a + 1; b < (mutually ? n_apart : n); b++)
      keep_apart (roster, a, b);
  g_autoptr (LpConflict) conflict = ask_conflict (roster);
  ck_assert_ptr_nonnull (conflict);
  ck_assert_uint_eq (lp_conflict_get_n_rules (conflict), n_rules);
  ck_assert_int_eq (lp_conflict_is_smallest (conflict), smallest);
}

/* One whom nobody may work with needs all rules; of 101 to be paired with 99 others, all must be apart. */
START_TEST (test_large)
{
  check_large (120, 1, FALSE, 119, TRUE);
  check_large (60, 31, TRUE, 31 * 30 / 2, TRUE);
  /* Two whom nobody may work with: either is a conflict by itself. */
  check_large (60, 2, FALSE, 59, FALSE);
  /* Two more than too many: any 31 of the 33. */
  check_large (60, 33, TRUE, 31 * 30 / 2, FALSE);
}
END_TEST

static void
add (TCase *tests)
{
  tcase_add_test (tests, test_drawn);
  tcase_add_test (tests, test_large);
}

int
main (void)
{
  return run_suite ("conflict-count", add);
}
