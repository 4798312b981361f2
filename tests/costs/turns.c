/* SPDX-License-Identifier: MIT */
/*
 * Guarantees whose turn it is: counts over the history, who joins or comes back
 * levelled with the least of those who were there, the very same set no new
 * turn, and one more for whoever had the class's latest; by hand, and on drawn
 * histories against a plain count over tables.
 */
#include "support.h"

#include "costs/lp-turns-private.h"

#define DRAWN_HISTORIES 2000
#define MOST_CASE_ROUNDS 5

static const struct {
  const char *name;
  guint n;
  const char *rounds[MOST_CASE_ROUNDS]; /* a week apart, oldest first */
  const char *absent;                   /* nullable */
  gint64 costs[7];                      /* of p1 … pn; of who is absent, whatever */
} count_cases[] = {
  { "no history", 3, { NULL }, NULL, { 0, 0, 0 } },
  { "no turn so far", 4, { "p1 p2 | p3 p4" }, NULL, { 0, 0, 0, 0 } },
  { "one three", 5, { "p1 p2 p3 | p4 p5" }, NULL, { 3, 3, 3, 0, 0 } },
  { "one alone", 5, { "p1 p2 | p3 p4 | p5" }, NULL, { 0, 0, 0, 0, 3 } },
  { "a four is no turn", 5, { "p1 p2 p3 p4 | p5" }, NULL, { 0, 0, 0, 0, 3 } },
  { "two turns, one of them the latest", 5, { "p1 p2 p3 | p4 p5", "p1 p4 p5 | p2 p3" }, NULL, { 3, 0, 0, 1, 1 } },
  { "the latest turn lies back", 5, { "p1 p2 p3 | p4 p5", "p1 p2 | p3 p4" }, NULL, { 3, 3, 3, 0, 0 } },
  { "the same three is one turn", 5, { "p1 p2 p3 | p4 p5", "p3 p2 p1 | p4 p5" }, NULL, { 3, 3, 3, 0, 0 } },
  { "the same three after a round between", 5, { "p1 p2 p3 | p4 p5", "p1 p2 | p3 p4", "p2 p1 p3 | p4 p5" }, NULL,
    { 5, 5, 5, 0, 0 } },
  { "the same one alone is one turn", 3, { "p1 p2 | p3", "p1 p2 | p3" }, NULL, { 0, 0, 3 } },
  { "a three that gets another member", 4, { "p1 p2 p3", "p1 p2 p4" }, NULL, { 1, 1, 0, 1 } },
  { "the least counts as 0", 3, { "p1 p2 p3", "p1 | p2 p3", "p2 | p1 p3", "p3 | p1 p2" }, NULL, { 0, 0, 1 } },
  { "who joins starts with the least", 6, { "p1 p2 p3", "p1 | p2 | p3", "p1 p2 | p3 p4" }, NULL, { 1, 1, 1, 0, 0, 0 } },
  { "who joins today starts with the least", 6, { "p1 p2 p3 | p4 p5", "p3 p4 p5 | p1 p2" }, NULL, { 0, 0, 3, 1, 1, 0 } },
  { "who joins gains in the round itself", 5, { "p1 p2 p3 | p4", "p1 p2 | p3 p4 p5" }, NULL, { 0, 0, 3, 3, 3 } },
  { "who comes back keeps what is more than the least", 5, { "p1 p2 p3 | p4 p5", "p1 | p2 p5 | p3", "p2 p5 | p3 p4" }, NULL,
    { 5, 2, 5, 0, 0 } },
  { "who comes back after the others had turns", 4, { "p1 p2 | p3 p4", "p1 p2 p3", "p1 | p2 | p3" }, NULL, { 1, 1, 1, 0 } },
  { "the absent do not make the least", 5, { "p1 p2 p3 | p4 p5", "p1 p2 p4 | p3 p5" }, "p3 p5", { 3, 3, 0, 1, 0 } },
  { "a leaver takes part in the round", 4, { "p1 p2 p9 | p3 p4", "p1 p9 | p2 p3 p4" }, NULL, { 0, 3, 1, 1 } },
  { "nobody was there before", 4, { "p7 p8 p9" }, NULL, { 0, 0, 0, 0 } },
};

static LpParticipants *
find_present (const Class *class, LpRequest **request)
{
  *request = make_request (class);
  return lp_i_participants_new (*request);
}

static gint64
ask_cost (const LpTurns *turns, const LpParticipants *present, const char *pupils)
{
  g_auto (GStrv) ids = g_strsplit (pupils, " ", -1);
  guint32 members[3];
  LpPartnership partnership = { members, g_strv_length (ids) };

  for (guint k = 0; k < partnership.size; k++)
    members[k] = (guint32) lp_i_participants_find (present, ids[k]);
  return lp_i_turns_get_cost (turns, partnership);
}

static void
add_weekly_rounds (Class *class, const char *const *rounds)
{
  for (guint r = 0; r < MOST_CASE_ROUNDS && rounds[r] != NULL; r++) {
    g_autofree char *date = lp_date_to_string (class->date - 7 * (LpDate) (MOST_CASE_ROUNDS - r));
    add_round (class, date, rounds[r]);
  }
}

START_TEST (counts)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRequest) request = NULL;
  g_auto (GStrv) absent = g_strsplit (count_cases[_i].absent != NULL ? count_cases[_i].absent : "", " ", -1);

  add_class (&class, count_cases[_i].n);
  add_weekly_rounds (&class, count_cases[_i].rounds);
  for (guint k = 0; absent[k] != NULL; k++)
    g_ptr_array_add (class.absent, absent[k]);
  g_autoptr (LpParticipants) present = find_present (&class, &request);
  g_autoptr (LpTurns) turns = lp_i_turns_new (class.history, present);
  for (guint i = 0; i < count_cases[_i].n; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    int number = lp_i_participants_find (present, id);
    if (number >= 0)
      ck_assert_msg (turns->costs[number] == count_cases[_i].costs[i], "%s: %s costs %d", count_cases[_i].name, id,
                     (int) turns->costs[number]);
  }
}
END_TEST

/* What a partnership costs is the sum of its members, but nothing where it goes on as it was. */
static const struct {
  const char *name, *partnership;
  gint64 cost;
} again_cases[] = {
  { "the three goes on", "p2 p3 p1", 0 },
  { "two of it with another", "p1 p2 p4", 3 + 3 + 0 },
  { "one of it with others", "p3 p4 p5", 3 },
  { "one of it alone", "p1", 3 },
  { "who was alone goes on", "p6", 0 },
  { "who was alone, in a three", "p6 p4 p5", 3 },
  { "who had no turn", "p4", 0 },
};

START_TEST (partnerships)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRequest) request = NULL;

  add_class (&class, 7);
  add_round (&class, "2026-11-02", "p1 p2 p3 | p4 p5 | p6");
  g_autoptr (LpParticipants) present = find_present (&class, &request);
  g_autoptr (LpTurns) turns = lp_i_turns_new (class.history, present);
  ck_assert_msg (ask_cost (turns, present, again_cases[_i].partnership) == again_cases[_i].cost, "%s", again_cases[_i].name);
}
END_TEST

/* A three that has lost one is not the very same set for the two who are left with another. */
START_TEST (lost_members)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRequest) request = NULL;

  add_class (&class, 6);
  add_round (&class, "2026-11-02", "p1 p2 p9 | p3 p4 | p5 p6");
  g_autoptr (LpParticipants) present = find_present (&class, &request);
  g_autoptr (LpTurns) turns = lp_i_turns_new (class.history, present);
  ck_assert_uint_eq (lp_i_partnerships_get_length (turns->again), 0);
  ck_assert_int_eq (ask_cost (turns, present, "p1 p2 p3"), 6);
}
END_TEST

START_TEST (drawn_histories)
{
  guint n_costly = 0, n_again = 0;

  for (guint seed = 0; seed < DRAWN_HISTORIES; seed++) {
    Question question;
    g_autoptr (LpRequest) request = NULL;
    question_draw (&question, seed + 5000, MOST_PUPILS);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpParticipants) present = find_present (&class, &request);
    g_autoptr (LpTurns) turns = lp_i_turns_new (class.history, present);
    for (guint set = 1; set < SET_OF (question.n); set++) {
      Seating seating = { 1, { set }, { 0 } };
      if ((set & ~question.present) || (count_members (set) != 1 && count_members (set) != 3))
        continue;
      g_autofree char *ids = seating_to_string (&seating);
      ck_assert_msg (ask_cost (turns, present, ids) == question_count_turn (&question, set), "seed %u, %s", seed, ids);
      n_costly += question_count_turn (&question, set) > 4;
      n_again += question_was_latest (&question, set);
    }
  }
  ck_assert_uint_gt (n_costly, DRAWN_HISTORIES);
  ck_assert_uint_gt (n_again, DRAWN_HISTORIES / 5);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, counts, 0, G_N_ELEMENTS (count_cases));
  tcase_add_loop_test (tests, partnerships, 0, G_N_ELEMENTS (again_cases));
  tcase_add_test (tests, lost_members);
  tcase_add_test (tests, drawn_histories);
}

int
main (void)
{
  return run_suite ("turns", add_tests);
}
