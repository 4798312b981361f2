/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a cover parts as few of the round's partners as any could,
 * and among those is the best by the policy (every cover tried, on drawn
 * requests), that rules hold as they stand on the day, that it lists only what
 * differs from the round, and which requests for a cover are refused.
 */
#include "support.h"

#define DRAWN_REQUESTS 500

static LpRound *
find_cover (const Class *class, const char *round, const char *away, const char *date, GError **error)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (LpRound) in_force = make_round (class->date, round);
  g_auto (GStrv) ids = g_strsplit (away, " ", -1);

  return lp_cover (request, in_force, (const char *const *) ids, g_strv_length (ids), day (date), error);
}

static char *
write_round (const LpRound *round)
{
  GString *text = g_string_new (NULL);

  for (gsize p = 0; p < lp_round_get_n_partnerships (round); p++)
    for (gsize k = 0; k < lp_round_get_size (round, p); k++)
      g_string_append_printf (text, "%s%s", p + k == 0 ? "" : k == 0 ? " | " : " ", lp_round_get_pupil (round, p, k));
  return g_string_free (text, FALSE);
}

/* By hand. */

static void
prepare_six (Class *class)
{
  add_class (class, 6);
}

static void
prepare_adult (Class *class)
{
  prepare_six (class);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

static void
prepare_uniform (Class *class)
{
  prepare_six (class);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static void
prepare_apart (Class *class)
{
  prepare_six (class);
  add_rule (class, "r", LP_RULE_APART, "p2 p4", NULL);
}

static void
prepare_apart_until_tuesday (Class *class)
{
  prepare_six (class);
  add_rule (class, "r", LP_RULE_APART, "p2 p4", "2026-11-10");
}

static void
prepare_together (Class *class)
{
  prepare_six (class);
  add_rule (class, "r", LP_RULE_TOGETHER, "p2 p6", NULL);
}

static void
prepare_all_apart (Class *class)
{
  prepare_six (class);
  add_rule (class, "r", LP_RULE_APART, "p1 p2 p3 p4 p5 p6", NULL);
}

/* p1 and p2 for 24 days when the round begins, and so not too long for a round of 7; 28 days on its fifth day. */
static void
prepare_hard_maximum (Class *class)
{
  prepare_six (class);
  add_round (class, "2026-10-16", "p1 p2 | p3 p5 | p4 p6");
  add_round (class, "2026-10-30", "p1 p2 | p3 p6 | p4 p5");
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE);
}

static void
prepare_three_on_purpose (Class *class)
{
  prepare_six (class);
  add_rule (class, "r", LP_RULE_TOGETHER, "p1 p2 p3", NULL);
}

/* p1 and p4 in one house, p2 and p3 in another. */
static void
prepare_must_match (Class *class)
{
  for (guint i = 1; i <= 4; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, "house", i == 1 || i == 4 ? "ash" : "elm", NULL));
    add_pupil (class, pupil);
  }
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
}

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *round, *away, *date;
  const char *expected; /* NULL: refused */
  LpError code;
} cover_cases[] = {
  { "a three shrinks", prepare_six, "p1 p2 p3 | p4 p5", "p3", "2026-11-10", "p1 p2", 0 },
  { "two of a three away", prepare_six, "p1 p2 p3 | p5 p6", "p2 p3", "2026-11-10", "p1 p5 p6", 0 },
  { "two left alone", prepare_six, "p1 p2 | p3 p4 | p5 p6", "p1 p3", "2026-11-10", "p2 p4", 0 },
  { "two left alone are apart", prepare_apart, "p1 p2 | p3 p4", "p1 p3", "2026-11-10", NULL, LP_ERROR_INFEASIBLE },
  { "the rule's last day", prepare_apart_until_tuesday, "p1 p2 | p3 p4", "p1 p3", "2026-11-10", NULL, LP_ERROR_INFEASIBLE },
  { "the day after", prepare_apart_until_tuesday, "p1 p2 | p3 p4", "p1 p3", "2026-11-11", "p2 p4", 0 },
  { "together though not in the round", prepare_together, "p1 p2 | p3 p4 | p5 p6", "p1 p5", "2026-11-10", "p2 p6", 0 },
  { "partners away together", prepare_six, "p1 p2 | p3 p4 | p5 p6", "p5 p6", "2026-11-10", "", 0 },
  { "one with the adult", prepare_adult, "p1 p2 | p3 p4 | p5 p6", "p6", "2026-11-10", "p5", 0 },
  { "from the adult to a partner", prepare_adult, "p1 p2 | p3 p4 | p5", "p2", "2026-11-10", "p1 p5", 0 },
  { "still with the adult", prepare_adult, "p1 p2 | p3 p4 | p5", "p1 p2", "2026-11-10", "", 0 },
  { "the adult's pupil away", prepare_adult, "p1 p2 | p3 p4 | p5", "p5", "2026-11-10", "", 0 },
  { "uniform, too, parts nobody", prepare_uniform, "p1 p2 | p3 p4 | p5 p6", "p1 p3", "2026-11-10", "p2 p4", 0 },
  { "a pupil who has left", prepare_six, "p1 p9 | p3 p4 | p2", "p3", "2026-11-09", "p1 p2 p4", 0 },
  { "everybody away", prepare_six, "p1 p2", "p2 p1", "2026-11-10", NULL, LP_ERROR_TOO_FEW },
  { "one left", prepare_six, "p1 p2", "p2", "2026-11-10", NULL, LP_ERROR_TOO_FEW },
  { "one left, and an adult", prepare_adult, "p1 p2", "p2", "2026-11-10", "p1", 0 },
  { "everybody away, and an adult", prepare_adult, "p1 p2", "p2 p1", "2026-11-10", NULL, LP_ERROR_TOO_FEW },
  { "two left alone do not match", prepare_must_match, "p1 p2 | p3 p4", "p1 p3", "2026-11-10", NULL, LP_ERROR_INFEASIBLE },
  { "two left alone who match", prepare_must_match, "p1 p2 | p3 p4", "p2 p3", "2026-11-10", "p1 p4", 0 },
  { "a hard maximum met on the day the round began", prepare_hard_maximum, "p1 p2 | p3 p4 | p5 p6", "p3 p5", "2026-11-09",
    "p4 p6", 0 },
  { "a hard maximum is no matter of the days after", prepare_hard_maximum, "p1 p2 | p3 p4 | p5 p6", "p3 p5", "2026-11-13",
    "p4 p6", 0 },
  { "a three on purpose stays", prepare_three_on_purpose, "p1 p2 p3 | p4 p5", "p5", "2026-11-10", NULL, LP_ERROR_INFEASIBLE },
  { "a three on purpose stays beside two", prepare_three_on_purpose, "p1 p2 p3 | p4 p5 | p6", "p5", "2026-11-10", "p4 p6", 0 },
  { "two of a three on purpose", prepare_three_on_purpose, "p1 p2 p3 | p4 p5 | p6", "p3 p4", "2026-11-10", "p1 p2 | p5 p6", 0 },
  { "not in the round", prepare_six, "p1 p2 | p3 p4", "p5", "2026-11-10", NULL, LP_ERROR_UNKNOWN_PUPIL },
  { "nobody's name", prepare_six, "p1 p2 | p3 p4", "p8", "2026-11-10", NULL, LP_ERROR_UNKNOWN_PUPIL },
  { "away twice", prepare_six, "p1 p2 | p3 p4", "p1 p1", "2026-11-10", NULL, LP_ERROR_DUPLICATE },
  { "no cover is allowed", prepare_all_apart, "p1 p2 | p3 p4", "p1", "2026-11-10", NULL, LP_ERROR_INFEASIBLE },
};

START_TEST (covers_by_hand)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  cover_cases[_i].prepare (&class);
  g_autoptr (LpRound) cover = find_cover (&class, cover_cases[_i].round, cover_cases[_i].away, cover_cases[_i].date, &error);
  if (cover_cases[_i].expected == NULL) {
    ck_assert_msg (cover == NULL, "%s", cover_cases[_i].name);
    ck_assert_msg (g_error_matches (error, LP_ERROR, cover_cases[_i].code), "%s: %s", cover_cases[_i].name, error->message);
    return;
  }
  ck_assert_msg (cover != NULL, "%s: %s", cover_cases[_i].name, error != NULL ? error->message : "no error");
  g_autofree char *text = write_round (cover);
  ck_assert_msg (g_str_equal (text, cover_cases[_i].expected), "%s: %s", cover_cases[_i].name, text);
  ck_assert_int_eq (lp_round_get_date (cover), day (cover_cases[_i].date));
  g_auto (GStrv) away = g_strsplit (cover_cases[_i].away, " ", -1);
  ck_assert_uint_eq (lp_round_get_n_absent (cover), g_strv_length (away));
}
END_TEST

/* Through lp_pair(): the round comes with its cover, or says why there is none. */

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *absent, *away;
  gboolean covered;
  const char *code; /* of a warning */
} pair_cases[] = {
  { "one of six", prepare_six, "", "p3", TRUE, NULL },
  { "nobody", prepare_six, "", "", FALSE, NULL },
  { "one who is absent anyway", prepare_six, "p3", "p3", FALSE, NULL },
  { "all but one", prepare_six, "p5 p6", "p1 p2 p3", FALSE, "no-cover" },
};

START_TEST (covers_of_pairings)
{
  g_auto (Class) class = class_new ();
  g_auto (GStrv) absent = g_strsplit (pair_cases[_i].absent, " ", -1), away = g_strsplit (pair_cases[_i].away, " ", -1);
  gboolean warned = FALSE;

  pair_cases[_i].prepare (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  for (guint k = 0; absent[k] != NULL; k++)
    ck_assert (lp_request_add_absent (request, absent[k], NULL));
  for (guint k = 0; away[k] != NULL; k++)
    ck_assert (lp_request_add_away_today (request, away[k], NULL));
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  LpRound *cover = lp_pairing_get_cover (pairing);
  LpReasons *warnings = lp_pairing_get_warnings (pairing);
  for (gsize w = 0; w < lp_reasons_get_length (warnings); w++)
    warned = warned || g_strcmp0 (lp_reason_get_code (lp_reasons_get (warnings, w)), pair_cases[_i].code) == 0;
  ck_assert_msg ((cover != NULL) == pair_cases[_i].covered, "%s", pair_cases[_i].name);
  ck_assert_int_eq (warned, pair_cases[_i].code != NULL);
  ck_assert_uint_eq (lp_round_get_n_covers (round), cover != NULL);
  if (cover == NULL)
    return;
  ck_assert_ptr_eq (lp_round_get_cover (round, 0), cover);
  ck_assert_uint_eq (lp_round_get_n_absent (cover), g_strv_length (away));
  ck_assert_str_eq (lp_round_get_absent (cover, 0), away[0]);
  ck_assert_int_eq (lp_round_get_date (cover), class.date);
}
END_TEST

/* Drawn requests, against every cover. */

/*
 * The question of the day: the fewest of the round's partners parted, and then what a request costs in which those away
 * are absent; tenure, hard or not, change and turns are the round's business. On a later day tenure would tell other
 * pairs young or too long than when the round began, and so waive other cooldowns: there the question has none.
 */
static void
ask_for_today (Question *today, const Seating *round, guint away)
{
  today->present &= ~away;
  today->hard = LP_HARD_NONE;
  question_study (today);
  memset (today->turns, 0, sizeof today->turns);
  for (guint i = 0; i < today->n; i++)
    for (guint j = 0; j < today->n; j++) {
      today->facts[i][j].cost[LP_TIER_MAX_TENURE] = 0;
      today->facts[i][j].cost[LP_TIER_MIN_TENURE] = 0;
      today->facts[i][j].cost[LP_TIER_CHANGE] = i != j && seating_has_pair (round, i, j);
    }
  for (guint t = 0; t < LP_N_ORDERED_TIERS; t++)
    if (today->order[t] == LP_TIER_CHANGE)
      for (; t > 0; t--)
        today->order[t] = today->order[t - 1];
  today->order[0] = LP_TIER_CHANGE;
}

static void
forget_tenure (Question *question)
{
  question->hard = LP_HARD_NONE;
  question->stay = FALSE;
  question->min_days = 0;
  question->max_days = 3660;
  question_study (question);
}

/* The cover, and the partnerships of the round that it leaves alone. */
static Seating
complete (const LpRound *cover, const Seating *round, guint away)
{
  Seating seating = { 0 };
  guint moved = away;

  for (gsize p = 0; p < lp_round_get_n_partnerships (cover); p++) {
    guint group = 0;
    for (gsize k = 0; k < lp_round_get_size (cover, p); k++)
      group |= SET_OF (lp_round_get_pupil (cover, p, k)[1] - '1');
    for (guint g = 0; g < round->n_groups; g++)
      ck_assert_uint_ne (group, round->groups[g]);
    moved |= group;
    seating.groups[seating.n_groups++] = group;
  }
  for (guint g = 0; g < round->n_groups; g++)
    if (!(round->groups[g] & moved))
      seating.groups[seating.n_groups++] = round->groups[g];
  seating_sort (&seating);
  return seating;
}

/* Whoever is away, and in whatever round: it need not keep the rules itself. */
static Seating
draw_round (const Question *question, guint64 *state, guint *away)
{
  g_autoptr (GArray) seatings = question_enumerate (question, 0);
  Seating round = g_array_index (seatings, Seating, draw_below (state, seatings->len));

  do
    *away = draw_below (state, SET_OF (question->n)) & draw_below (state, SET_OF (question->n)) & question->present;
  while (*away == 0);
  return round;
}

START_TEST (drawn_covers)
{
  guint n_refused = 0;

  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question, today;
    guint64 state = seed;
    guint away;
    g_autoptr (GError) error = NULL;

    LpDate days = (LpDate) draw_below (&state, 3);

    question_draw (&question, seed, MOST_PUPILS);
    if (days > 0)
      forget_tenure (&question);
    g_auto (Class) class = question_build (&question);
    Seating round = draw_round (&question, &state, &away), leaving = { 1, { away }, { 0 } };
    today = question;
    today.date += days;
    ask_for_today (&today, &round, away);
    g_autoptr (GArray) seatings = question_enumerate (&today, question_list_units (&today));
    gboolean too_few = question_count_present (&today) < (today.adult ? 1u : 2u);
    const Seating *best = too_few ? NULL : question_find_best (&today, seatings);

    g_autofree char *text = seating_to_string (&round), *ids = seating_to_string (&leaving);
    g_autofree char *date = lp_date_to_string (today.date);
    g_autoptr (LpRound) cover = find_cover (&class, text, ids, date, &error);
    ck_assert_msg ((cover == NULL) == (best == NULL), "seed %u: %s, away %s", seed, text, ids);
    if (cover == NULL) {
      n_refused++;
      ck_assert (g_error_matches (error, LP_ERROR, too_few ? LP_ERROR_TOO_FEW : LP_ERROR_INFEASIBLE));
      continue;
    }
    Seating seating = complete (cover, &round, away);
    g_autofree char *found = seating_to_string (&seating), *expected = seating_to_string (best);
    ck_assert_msg (seating_equals (&seating, best), "seed %u: round %s, away %s: %s instead of %s", seed, text, ids, found, expected);
  }
  ck_assert_uint_lt (n_refused, DRAWN_REQUESTS / 2);
}
END_TEST

/* Four are left alone, who may be paired in three ways; with uniform, change and chance alone decide, and no wish. */
START_TEST (uniform_covers)
{
  static const char *const away[] = { "p1", "p3", "p5", "p7" };
  LpDate today = day ("2026-11-10");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 1; seed <= 20; seed++) {
    g_auto (Class) class = class_new ();
    add_class (&class, 8);
    class.seed = seed;
    set_strategy (&class, LP_STRATEGY_UNIFORM);
    g_autoptr (LpRound) round = make_round (class.date, "p1 p2 | p3 p4 | p5 p6 | p7 p8");
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpRound) cover = lp_cover (request, round, away, 4, today, NULL);
    ck_assert_ptr_nonnull (cover);
    const char *a = lp_round_get_pupil (cover, 0, 0), *b = lp_round_get_pupil (cover, 0, 1);
    g_autofree char *friends = g_strdup_printf ("%s %s", a, b);
    add_rule (&class, "f", LP_RULE_FRIENDS, friends, NULL);
    g_autoptr (LpRequest) wish = make_request (&class);
    g_autoptr (LpRound) same = lp_cover (wish, round, away, 4, today, NULL);
    ck_assert_str_eq (lp_round_get_pupil (same, 0, 0), a);
    ck_assert_str_eq (lp_round_get_pupil (same, 0, 1), b);
    g_hash_table_add (seen, g_steal_pointer (&friends));
  }
  ck_assert_uint_eq (g_hash_table_size (seen), 3);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, covers_by_hand, 0, G_N_ELEMENTS (cover_cases));
  tcase_add_loop_test (tests, covers_of_pairings, 0, G_N_ELEMENTS (pair_cases));
  tcase_add_test (tests, drawn_covers);
  tcase_add_test (tests, uniform_covers);
}

int
main (void)
{
  return run_suite ("cover", add_tests);
}
