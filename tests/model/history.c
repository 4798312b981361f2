/* SPDX-License-Identifier: MIT */
/*
 * Every answer of a history (spells, tenure in days and rounds, keep rounds,
 * turns, rounds since) equals a plain count over tables of who was with whom,
 * on drawn histories with joiners, leavers, irregular dates, groups of all
 * sizes and closures that overlap.
 */
#include "model/lp-history-private.h"

#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

#define MAX_PUPILS 10
#define MAX_ROUNDS 14
#define MAX_DAYS 400

/* A drawn history, as tables. */
typedef struct {
  int n_pupils;
  int n_rounds;
  int dates[MAX_ROUNDS];
  int group[MAX_ROUNDS][MAX_PUPILS]; /* which group a pupil is in; -1: away */
  gboolean closed[MAX_DAYS];
} Tables;

static guint64 chance_state;

static int
draw (int n)
{
  chance_state = chance_state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (int) ((guint) (chance_state >> 33) % (guint) n);
}

static void
get_id (int pupil, char *id)
{
  g_snprintf (id, 16, "pupil-%d", pupil);
}

/* Mostly the groups of the round before, so that spells grow long enough to test. */
static void
draw_round (Tables *tables, int round)
{
  int stay = draw (4);

  for (int pupil = 0; pupil < tables->n_pupils; pupil++) {
    int before = round > 0 ? tables->group[round - 1][pupil] : -1;
    tables->group[round][pupil] = before >= 0 && draw (4) < stay ? before : draw (1 + tables->n_pupils / 2);
    if (draw (7) == 0) {
      tables->group[round][pupil] = -1;
    }
  }
}

static void
draw_tables (Tables *tables, int seed)
{
  int day;

  memset (tables, 0, sizeof *tables);
  chance_state = (guint64) seed;
  day = draw (20);
  tables->n_pupils = 2 + draw (MAX_PUPILS - 1);
  tables->n_rounds = draw (MAX_ROUNDS + 1);
  for (int round = 0; round < tables->n_rounds; round++) {
    tables->dates[round] = day;
    day += 1 + draw (20);
    draw_round (tables, round);
  }
}

static void
add_group (LpRound *round, const Tables *tables, int r, int group)
{
  char ids[MAX_PUPILS][16];
  const char *members[MAX_PUPILS];
  gsize n = 0;

  for (int pupil = 0; pupil < tables->n_pupils; pupil++) {
    if (tables->group[r][pupil] == group) {
      get_id (pupil, ids[n]);
      members[n] = ids[n];
      n++;
    }
  }
  if (n > 0) {
    ck_assert (lp_round_add_partnership (round, members, n, NULL));
  }
}

static LpHistory *
make_history (const Tables *tables)
{
  LpHistory *history = lp_history_new ();

  for (int r = 0; r < tables->n_rounds; r++) {
    g_autoptr (LpRound) round = lp_round_new (tables->dates[r]);
    for (int group = tables->n_pupils; group >= 0; group--) {
      add_group (round, tables, r, group);
    }
    ck_assert (lp_history_add_round (history, round, NULL));
  }
  return history;
}

static LpRoster *
make_roster (Tables *tables)
{
  LpRoster *roster = lp_roster_new ();
  int n = draw (6);

  for (int i = 0; i < n; i++) {
    int from = draw (MAX_DAYS);
    int length = draw (30);
    int to = MIN (from + length, MAX_DAYS - 1);
    ck_assert (lp_roster_add_closure (roster, from, to, NULL));
    for (int day = from; day <= to; day++) {
      tables->closed[day] = TRUE;
    }
  }
  return roster;
}

static gboolean
were_partners (const Tables *tables, int round, int a, int b)
{
  return a != b && tables->group[round][a] >= 0 && tables->group[round][a] == tables->group[round][b];
}

static void
check_spells (const Tables *tables, const LpHistory *history, int a, int b, const char *first, const char *second)
{
  guint met = 0;
  guint since = 0;
  gsize begin = 99, end = 99;

  for (int round = 0; round < tables->n_rounds; round++) {
    if (!were_partners (tables, round, a, b)) {
      continue;
    }
    since = (guint) (tables->n_rounds - round);
    if (round == 0 || !were_partners (tables, round - 1, a, b)) {
      met++;
      ck_assert (lp_history_get_spell (history, first, second, met - 1, &begin, NULL));
      ck_assert_uint_eq (begin, (gsize) round);
    }
    if (round + 1 == tables->n_rounds || !were_partners (tables, round + 1, a, b)) {
      ck_assert (lp_history_get_spell (history, first, second, met - 1, NULL, &end));
      ck_assert_uint_eq (end, (gsize) round);
    }
  }
  ck_assert_uint_eq (lp_history_get_times_met (history, first, second), met);
  ck_assert (!lp_history_get_spell (history, first, second, met, &begin, &end));
  ck_assert_int_eq (lp_history_has_met (history, first, second), met > 0);
  ck_assert_uint_eq (lp_history_get_rounds_since_met (history, first, second), since);
}

static void
check_tenure (const Tables *tables, const LpHistory *history, const LpRoster *roster,
              int a, int b, const char *first, const char *second)
{
  int round = tables->n_rounds;
  int days = 0, open = 0, wrong = 0;

  while (round > 0 && were_partners (tables, round - 1, a, b)) {
    round--;
  }
  ck_assert_uint_eq (lp_history_get_tenure_rounds (history, first, second), (guint) (tables->n_rounds - round));
  if (round == tables->n_rounds) {
    ck_assert_int_eq (lp_history_get_tenure_days (history, roster, first, second, MAX_DAYS), -1);
    return;
  }
  for (int day = tables->dates[round]; day < MAX_DAYS; day++) {
    wrong += lp_history_get_tenure_days (history, NULL, first, second, day) != days ? 1 : 0;
    wrong += lp_history_get_tenure_days (history, roster, first, second, day) != open ? 1 : 0;
    days++;
    open += tables->closed[day] ? 0 : 1;
  }
  ck_assert_int_eq (wrong, 0);
  ck_assert_int_eq (lp_history_get_tenure_days (history, roster, first, second, tables->dates[round] - 1), 0);
}

static gboolean
is_keep_round (const Tables *tables, int round)
{
  int both = 0, kept = 0;

  for (int a = 0; round > 0 && a < tables->n_pupils; a++) {
    for (int b = 0; b < a; b++) {
      if (were_partners (tables, round - 1, a, b) && tables->group[round][a] >= 0 && tables->group[round][b] >= 0) {
        both++;
        kept += were_partners (tables, round, a, b) ? 1 : 0;
      }
    }
  }
  return both > 0 && 2 * kept >= both;
}

static gboolean
had_turn (const Tables *tables, int round, int pupil)
{
  int others = 0;

  for (int other = 0; other < tables->n_pupils; other++) {
    others += were_partners (tables, round, pupil, other) ? 1 : 0;
  }
  return tables->group[round][pupil] >= 0 && (others == 0 || others == 2);
}

static void
check_turns (const Tables *tables, const LpHistory *history, int pupil, const char *id)
{
  guint n = 0, since = 0;

  for (int round = 0; round < tables->n_rounds; round++) {
    if (had_turn (tables, round, pupil)) {
      n++;
      since = (guint) (tables->n_rounds - round);
    }
  }
  ck_assert_uint_eq (lp_history_get_n_turns (history, id), n);
  ck_assert_uint_eq (lp_history_get_rounds_since_turn (history, id), since);
}

/* All questions about all pupils and pairs of a drawn history. */
START_TEST (test_drawn)
{
  Tables tables;
  g_autoptr (LpHistory) history = NULL;
  g_autoptr (LpRoster) roster = NULL;

  draw_tables (&tables, _i);
  history = make_history (&tables);
  roster = make_roster (&tables);

  ck_assert_uint_eq (lp_history_get_n_rounds (history), (gsize) tables.n_rounds);
  for (int round = 0; round < tables.n_rounds; round++) {
    ck_assert_int_eq (lp_history_is_keep_round (history, (gsize) round), is_keep_round (&tables, round));
  }
  for (int a = 0; a < tables.n_pupils; a++) {
    char first[16], second[16];
    get_id (a, first);
    check_turns (&tables, history, a, first);
    for (int b = 0; b < tables.n_pupils; b++) {
      get_id (b, second);
      check_spells (&tables, history, a, b, first, second);
      check_tenure (&tables, history, roster, a, b, first, second);
    }
  }
}
END_TEST

/* The drawn histories are worth drawing: they hold all that the counts are about. */
START_TEST (test_draws_are_rich)
{
  int keep = 0, no_keep = 0, threes = 0, long_spells = 0, met_again = 0;

  for (int seed = 0; seed < 150; seed++) {
    Tables tables;
    g_autoptr (LpHistory) history = NULL;

    draw_tables (&tables, seed);
    history = make_history (&tables);
    for (int round = 1; round < tables.n_rounds; round++) {
      keep += is_keep_round (&tables, round) ? 1 : 0;
      no_keep += is_keep_round (&tables, round) ? 0 : 1;
      threes += had_turn (&tables, round, 0) ? 1 : 0;
    }
    met_again += lp_history_get_times_met (history, "pupil-0", "pupil-1") > 1 ? 1 : 0;
    long_spells += lp_history_get_tenure_rounds (history, "pupil-0", "pupil-1") > 2 ? 1 : 0;
  }
  ck_assert_int_gt (keep, 100);
  ck_assert_int_gt (no_keep, 100);
  ck_assert_int_gt (threes, 100);
  ck_assert_int_gt (met_again, 20);
  ck_assert_int_gt (long_spells, 3);
}
END_TEST

/* The private index numbers pupils as they first appear and mirrors each round. */
START_TEST (test_index)
{
  Tables tables;
  g_autoptr (LpHistory) history = NULL;
  guint known = 0;

  draw_tables (&tables, _i);
  history = make_history (&tables);
  for (gsize r = 0; r < lp_history_get_n_rounds (history); r++) {
    const LpRound *round = lp_history_get_round (history, r);
    const LpPartnerships *partnerships = lp_i_history_get_partnerships (history, r);
    ck_assert_uint_eq (lp_i_partnerships_get_length (partnerships), lp_round_get_n_partnerships (round));
    for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++) {
      LpPartnership partnership = lp_i_partnerships_get (partnerships, (guint) p);
      const guint32 *members = partnership.members;
      ck_assert_uint_eq (partnership.size, lp_round_get_size (round, p));
      for (gsize m = 0; m < partnership.size; m++) {
        ck_assert_int_eq (lp_i_history_find_pupil (history, lp_round_get_pupil (round, p, m)), (int) members[m]);
        ck_assert_uint_le (members[m], known);
        known = MAX (known, members[m] + 1);
      }
    }
  }
  ck_assert_uint_eq (lp_i_history_get_n_pupils (history), known);
  ck_assert_int_eq (lp_i_history_find_pupil (history, "stranger"), -1);
}
END_TEST

/* Strangers, and a pupil with the same pupil, have never met. */
START_TEST (test_strangers)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpRound) round = lp_round_new (100);
  const char *pupils[] = { "p1", "p2" };

  ck_assert (!lp_history_has_met (history, "p1", "p2"));
  ck_assert (lp_round_add_partnership (round, pupils, 2, NULL));
  ck_assert (lp_history_add_round (history, round, NULL));
  ck_assert (lp_history_has_met (history, "p2", "p1"));
  ck_assert (!lp_history_has_met (history, "p1", "p1"));
  ck_assert (!lp_history_has_met (history, "p1", "p3"));
  ck_assert_uint_eq (lp_history_get_n_turns (history, "p3"), 0);
  ck_assert_uint_eq (lp_history_get_rounds_since_turn (history, "p3"), 0);
  ck_assert_int_eq (lp_history_get_tenure_days (history, NULL, "p1", "p3", 200), -1);
  ck_assert_int_eq (lp_history_get_tenure_days (history, NULL, "p1", "p2", 107), 7);
  ck_assert_int_eq (lp_history_get_tenure_days (history, NULL, "p1", "p2", 50), 0);
}
END_TEST

/* Half of the pairs is enough for a keep round; pairs with a leaver do not count. */
START_TEST (test_keep_half)
{
  static const struct {
    const char *first[3][3];
    const char *second[3][3];
    gboolean keep;
  } cases[] = {
    { { { "a", "b" }, { "c", "d" } }, { { "a", "b" }, { "c", "e" }, { "d", "f" } }, TRUE },
    { { { "a", "b" }, { "c", "d" }, { "e", "f" } }, { { "a", "b" }, { "c", "e" }, { "d", "f" } }, FALSE },
    { { { "a", "b" }, { "c", "d" }, { "e", "f" } }, { { "a", "b" }, { "c", "e" }, { "d", "x" } }, TRUE },
    { { { "a", "b" }, { "c", "d" } }, { { "a", "x" }, { "c", "y" } }, FALSE },
    { { { "a", "b", "c" } }, { { "a", "b" }, { "c", "d" } }, FALSE },
    { { { "a", "b" } }, { { "a", "b", "c" } }, TRUE },
    { { { "a" } }, { { "a" } }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LpHistory) history = lp_history_new ();
    for (int r = 0; r < 2; r++) {
      g_autoptr (LpRound) round = lp_round_new (r);
      for (gsize p = 0; p < 3; p++) {
        const char *const *group = r == 0 ? cases[i].first[p] : cases[i].second[p];
        gsize n = group[0] == NULL ? 0 : group[1] == NULL ? 1 : group[2] == NULL ? 2 : 3;
        ck_assert (n == 0 || lp_round_add_partnership (round, group, n, NULL));
      }
      ck_assert (lp_history_add_round (history, round, NULL));
    }
    ck_assert (!lp_history_is_keep_round (history, 0));
    ck_assert_msg (lp_history_is_keep_round (history, 1) == cases[i].keep, "case %d", (int) i);
  }
}
END_TEST

/* Rounds must come in order of date; a refused one leaves no trace. */
START_TEST (test_order)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpRound) first = lp_round_new (20781);
  g_autoptr (LpRound) same = lp_round_new (20781);
  g_autoptr (LpRound) earlier = lp_round_new (20780);
  g_autoptr (GError) error = NULL;
  const char *pupils[] = { "p1", "p2" };

  ck_assert (lp_round_add_partnership (same, pupils, 2, NULL));
  ck_assert (lp_history_add_round (history, first, NULL));
  ck_assert (!lp_history_add_round (history, same, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DATE));
  ck_assert_str_eq (error->message, "The round of 2026-11-24 is not after the latest round, of 2026-11-24");
  ck_assert (!lp_history_add_round (history, earlier, NULL));
  ck_assert (!lp_history_add_round (history, first, NULL));
  ck_assert_uint_eq (lp_history_get_n_rounds (history), 1);
  ck_assert_uint_eq (lp_i_history_get_n_pupils (history), 0);
  ck_assert (!lp_history_has_met (history, "p1", "p2"));
  ck_assert (lp_round_add_absent (same, "p3", NULL));
}
END_TEST

/* The last round that fits is taken, the next one is not. */
START_TEST (test_limit)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpRound) last = lp_round_new (LP_HISTORY_MAX_ROUNDS);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < LP_HISTORY_MAX_ROUNDS; i++) {
    g_autoptr (LpRound) round = lp_round_new (i);
    ck_assert (lp_history_add_round (history, round, NULL));
  }
  ck_assert (!lp_history_add_round (history, last, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_LIMIT));
  ck_assert_uint_eq (lp_history_get_n_rounds (history), LP_HISTORY_MAX_ROUNDS);
}
END_TEST

/* Feedback keeps its order; what a history holds outlives the maker's own hold. */
START_TEST (test_feedback)
{
  LpHistory *history = lp_history_new ();
  g_autoptr (LpHistory) again = lp_history_ref (history);
  const char *pupils[] = { "p1", "p2" };

  for (int day = 9; day > 7; day--) {
    g_autoptr (LpFeedback) feedback = lp_feedback_new (day, pupils, 2, LP_FEEDBACK_MIXED, NULL);
    lp_history_add_feedback (history, feedback);
  }
  lp_history_unref (history);
  ck_assert_uint_eq (lp_history_get_n_feedback (again), 2);
  ck_assert_int_eq (lp_feedback_get_date (lp_history_get_feedback (again, 0)), 9);
  ck_assert_int_eq (lp_feedback_get_date (lp_history_get_feedback (again, 1)), 8);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("history");
  TCase *tcase = tcase_create ("history");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_drawn, 0, 150);
  tcase_add_test (tcase, test_draws_are_rich);
  tcase_add_loop_test (tcase, test_index, 0, 20);
  tcase_add_test (tcase, test_strangers);
  tcase_add_test (tcase, test_keep_half);
  tcase_add_test (tcase, test_order);
  tcase_add_test (tcase, test_limit);
  tcase_add_test (tcase, test_feedback);
  tcase_set_timeout (tcase, 120);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
