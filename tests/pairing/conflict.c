/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a conflict is one: its rules cannot hold together, without
 * any one of them the rest can, no smaller conflict exists where it says so
 * (every subset of rules tried, on drawn classes), there is one exactly where
 * no pairing exists; and that the classic cases read as a teacher would say it.
 */
#include "support.h"

#define DRAWN_REQUESTS 1200

static guint
list_units (const Question *question, const LpConflict *conflict)
{
  guint units = 0;

  for (gsize r = 0; r < lp_conflict_get_n_rules (conflict); r++) {
    guint unit = question_find_unit (question, lp_conflict_get_rule (conflict, r));
    ck_assert_uint_eq (units & unit, 0);
    units |= unit;
  }
  return units;
}

static gboolean
can_hold (const Question *question, guint units)
{
  g_autoptr (GArray) seatings = question_enumerate (question, units);

  return seatings->len > 0;
}

/* The size of the smallest set of units that cannot hold. */
static guint
find_smallest (const Question *question, guint units)
{
  guint best = count_members (units);

  for (guint set = units; set != 0; set = (set - 1) & units)
    if (count_members (set) < best && !can_hold (question, set))
      best = count_members (set);
  return best;
}

/* The names stand in the sentence, unless only the numbers of tutors and tutees are at fault. */
static void
check_pupils (const Question *question, const LpConflict *conflict)
{
  const char *text = lp_conflict_get_text (conflict);
  gboolean only_roles = list_units (question, conflict) == UNIT_ROLES;
  guint seen = 0;

  ck_assert_uint_gt (lp_conflict_get_n_pupils (conflict), 0);
  for (gsize k = 0; k < lp_conflict_get_n_pupils (conflict); k++) {
    const char *id = lp_conflict_get_pupil (conflict, k);
    g_autofree char *name = g_strdup_printf ("Pupil %s", id + 1);
    guint one = SET_OF (id[1] - '1');
    ck_assert_msg ((question->present & one) && !(seen & one), "seed %u: %s", (guint) question->seed, id);
    ck_assert_msg (only_roles || strstr (text, name) != NULL, "seed %u: %s", (guint) question->seed, text);
    seen |= one;
  }
  for (gsize r = 0; r < lp_conflict_get_n_rules (conflict); r++)
    if (!g_str_has_prefix (lp_conflict_get_rule (conflict, r), "/policy/"))
      ck_assert_msg (strstr (text, lp_conflict_get_rule (conflict, r)) != NULL, "%s", text);
}

static void
check_conflict (const Question *question, const LpConflict *conflict)
{
  guint units = question_list_units (question), chosen = list_units (question, conflict), seed = (guint) question->seed;
  const char *text = lp_conflict_get_text (conflict);

  ck_assert_msg (chosen != 0 && (chosen & ~units) == 0, "seed %u: %s", seed, text);
  ck_assert_msg (!can_hold (question, chosen), "seed %u: %s", seed, text);
  for (guint unit = 1; unit != 0; unit <<= 1)
    if (chosen & unit)
      ck_assert_msg (can_hold (question, chosen & ~unit), "seed %u: %s", seed, text);
  ck_assert (lp_conflict_is_smallest (conflict));
  ck_assert_msg (count_members (chosen) == find_smallest (question, units), "seed %u: %s", seed, text);
  check_pupils (question, conflict);
}

/* A question with more must rules than most. */
static void
draw_strict (Question *question, guint64 seed)
{
  guint64 state = mix_fmix64 (seed + 12345);

  question_draw (question, seed, 8);
  if (draw_below (&state, 4) != 0)
    question->strategy = LP_STRATEGY_MIXED;
  while (question->n_rules < 10 && draw_below (&state, 8) != 0) {
    LpRuleKind kind = draw_below (&state, 5) == 0 ? LP_RULE_TOGETHER : LP_RULE_APART;
    guint set = 0;
    while (count_members (set) < MIN (question->n, draw_below (&state, 6) == 0 ? 3 : 2))
      set |= SET_OF (draw_below (&state, question->n));
    question_add_rule (question, kind, set);
  }
  question_study (question);
}

START_TEST (drawn_requests)
{
  guint n_conflicts = 0, n_several = 0;

  for (guint seed = 0; seed < DRAWN_REQUESTS; seed++) {
    Question question;
    g_autoptr (GError) error = NULL;
    draw_strict (&question, seed);
    g_auto (Class) class = question_build (&question);
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpConflict) conflict = lp_conflict_find (request, &error);
    ck_assert_ptr_null (error);
    ck_assert_msg ((conflict == NULL) == can_hold (&question, question_list_units (&question)), "seed %u", seed);
    if (conflict == NULL)
      continue;
    check_conflict (&question, conflict);
    n_conflicts++;
    n_several += lp_conflict_get_n_rules (conflict) > 1;
  }
  ck_assert_uint_gt (n_conflicts, DRAWN_REQUESTS / 10);
  ck_assert_uint_gt (n_several, n_conflicts / 5);
}
END_TEST

/* Classic cases. */

static void
add_names (Class *class, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *id = g_ascii_strdown (words[i], -1);
    add_pupil (class, lp_pupil_new (id, words[i], NULL));
  }
}

static void
prepare_only_with_dee (Class *class)
{
  add_names (class, "Amira Ben Cal Dee");
  add_rule (class, "trio", LP_RULE_APART, "amira ben cal", NULL);
}

static void
prepare_four_for_two (Class *class)
{
  add_names (class, "Amira Ben Cal Dee Eve Finn");
  add_rule (class, "trio", LP_RULE_APART, "amira ben cal", NULL);
  add_rule (class, "eve", LP_RULE_APART, "amira eve", NULL);
  add_rule (class, "finn", LP_RULE_APART, "amira finn", NULL);
  add_rule (class, "eve-ben", LP_RULE_APART, "ben eve", NULL);
  add_rule (class, "finn-ben", LP_RULE_APART, "ben finn", NULL);
  add_rule (class, "eve-cal", LP_RULE_APART, "cal eve", NULL);
  add_rule (class, "finn-cal", LP_RULE_APART, "cal finn", NULL);
}

static void
prepare_nobody (Class *class)
{
  add_names (class, "Amira Ben Cal Dee");
  add_rule (class, "a", LP_RULE_APART, "amira ben", NULL);
  add_rule (class, "b", LP_RULE_APART, "amira cal", NULL);
  add_rule (class, "c", LP_RULE_APART, "amira dee", NULL);
  add_rule (class, "d", LP_RULE_FRIENDS, "ben cal", NULL);
}

static void
prepare_together_and_apart (Class *class)
{
  add_names (class, "Amira Ben Cal Dee Eve Finn");
  add_rule (class, "sisters", LP_RULE_TOGETHER, "amira ben", NULL);
  add_rule (class, "quarrel", LP_RULE_APART, "cal amira ben", NULL);
  add_rule (class, "other", LP_RULE_APART, "cal dee", NULL);
}

static void
prepare_three_together (Class *class)
{
  add_names (class, "Amira Ben Cal Dee Eve Finn");
  add_rule (class, "trio", LP_RULE_TOGETHER, "amira ben cal", NULL);
  add_rule (class, "other", LP_RULE_APART, "dee eve", NULL);
}

static void
prepare_two_pins (Class *class)
{
  add_names (class, "Amira Ben Cal Dee");
  add_rule (class, "one", LP_RULE_PIN, "amira ben", NULL);
  add_rule (class, "two", LP_RULE_PIN, "ben cal", NULL);
}

static void
prepare_hard_maximum (Class *class)
{
  add_names (class, "Amira Ben");
  add_round (class, "2026-10-05", "amira ben");
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE);
}

static void
prepare_hard_minimum (Class *class)
{
  add_names (class, "Amira Ben Cal Dee");
  add_round (class, "2026-11-02", "amira ben | cal dee");
  add_rule (class, "pin", LP_RULE_PIN, "amira cal", NULL);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
}

static void
add_tutors (Class *class, guint n, guint n_tutors)
{
  static const char *const names[] = { "Amira", "Ben", "Cal", "Dee", "Eve" };

  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_ascii_strdown (names[i], -1);
    LpPupil *pupil = lp_pupil_new (id, names[i], NULL);
    ck_assert (lp_pupil_set_word (pupil, "role", i < n_tutors ? "tutor" : "tutee", NULL));
    add_pupil (class, pupil);
  }
  set_strategy (class, LP_STRATEGY_TUTOR);
}

static void
prepare_roles (Class *class)
{
  add_tutors (class, 4, 3);
}

static void
prepare_no_tutors (Class *class)
{
  add_tutors (class, 5, 0);
}

static void
prepare_no_tutees (Class *class)
{
  add_tutors (class, 5, 5);
}

/* Amira needs a tutee, and may have neither. */
static void
prepare_roles_and_rules (Class *class)
{
  add_tutors (class, 5, 3);
  add_rule (class, "one", LP_RULE_APART, "amira dee", NULL);
  add_rule (class, "two", LP_RULE_APART, "amira eve", NULL);
}

static void
prepare_odd (Class *class)
{
  add_names (class, "Amira Ben Cal");
  add_rule (class, "quarrel", LP_RULE_APART, "amira ben", NULL);
}

/* Four in a row who would all have to sit together. */
static void
prepare_chain (Class *class)
{
  add_names (class, "Amira Ben Cal Dee Eve Finn");
  add_rule (class, "one", LP_RULE_TOGETHER, "amira ben", NULL);
  add_rule (class, "two", LP_RULE_TOGETHER, "ben cal", NULL);
  add_rule (class, "three", LP_RULE_PIN, "cal dee", NULL);
}

static void
prepare_four_bound (Class *class)
{
  add_names (class, "Amira Ben Cal Dee Eve Finn");
  add_rule (class, "left", LP_RULE_TOGETHER, "amira ben cal", NULL);
  add_rule (class, "right", LP_RULE_TOGETHER, "cal dee", NULL);
}

static void
prepare_four_in_a_rule (Class *class)
{
  add_names (class, "Amira Ben Cal Dee Eve Finn");
  add_rule (class, "all", LP_RULE_TOGETHER, "amira ben cal dee", NULL);
}

static void
add_houses (Class *class, const char *const *houses)
{
  static const char *const names[] = { "Amira", "Ben", "Cal", "Dee" };

  for (guint i = 0; houses[i] != NULL; i++) {
    g_autofree char *id = g_ascii_strdown (names[i], -1);
    LpPupil *pupil = lp_pupil_new (id, names[i], NULL);
    ck_assert (lp_pupil_set_word (pupil, "house", houses[i], NULL));
    add_pupil (class, pupil);
  }
}

static void
prepare_match_and_differ (Class *class)
{
  static const char *const houses[] = { "ash", "elm", "ash", "elm", NULL };

  add_houses (class, houses);
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
  ck_assert (lp_policy_add_must_differ (class->policy, "house", NULL));
}

static void
prepare_must_match (Class *class)
{
  static const char *const houses[] = { "ash", "elm", "oak", "ash", NULL };

  add_houses (class, houses);
  ck_assert (lp_policy_add_must_match (class->policy, "house", NULL));
}

static void
prepare_must_differ (Class *class)
{
  static const char *const houses[] = { "ash", "ash", "ash", "elm", NULL };

  add_houses (class, houses);
  ck_assert (lp_policy_add_must_differ (class->policy, "house", NULL));
}

static void
prepare_nameless (Class *class)
{
  add_names (class, "Amira Ben Cal Dee");
  add_rule (class, NULL, LP_RULE_APART, "ben amira", NULL);
  add_rule (class, NULL, LP_RULE_APART, "cal amira", NULL);
  add_rule (class, NULL, LP_RULE_APART, "amira dee", NULL);
}

static void
prepare_absent (Class *class)
{
  prepare_nobody (class);
  g_ptr_array_add (class->absent, (gpointer) "ben");
  g_ptr_array_add (class->absent, (gpointer) "dee");
}

static const struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *rules, *pupils;
  const char *words;
} classic[] = {
  { "three who can only work with one", prepare_only_with_dee, "trio", "amira ben cal dee",
    "Amira, Ben and Cal can each work only with Dee" },
  { "four who can only work with two", prepare_four_for_two, "eve eve-ben eve-cal trio", "amira ben cal eve dee finn",
    "Amira, Ben, Cal and Eve can each work only with Dee and Finn" },
  { "nobody to work with", prepare_nobody, "a b c", "amira", "Amira can work with nobody" },
  { "together and apart", prepare_together_and_apart, "quarrel sisters", NULL, "rule \"quarrel\" and rule \"sisters\"" },
  { "three together, of the other three two apart", prepare_three_together, "other trio", NULL,
    "Dee and Eve can each work only with Finn" },
  { "three by two pins leave one alone", prepare_two_pins, "one two", NULL, "Dee can work with nobody" },
  { "four by two rules", prepare_four_bound, "left right", "amira ben cal dee", "Amira, Ben, Cal and Dee" },
  { "four by one rule", prepare_four_in_a_rule, "all", "amira ben cal dee", "rule \"all\"" },
  { "two must match, and differ", prepare_match_and_differ, "/policy/must_differ/house /policy/must_match/house",
    "amira ben cal dee", "that partners differ in \"house\" and that partners match in \"house\"" },
  { "none matches", prepare_must_match, "/policy/must_match/house", NULL, "that partners match in \"house\"" },
  { "none differs", prepare_must_differ, "/policy/must_differ/house", NULL, "that partners differ in \"house\"" },
  { "rules without ids", prepare_nameless, "apart:amira,ben apart:amira,cal apart:amira,dee", "amira",
    "rule \"apart:amira,ben\"" },
  { "hard maximum", prepare_hard_maximum, "/policy/hard/max_tenure", "amira ben", "the maximum tenure" },
  { "hard minimum against a pin", prepare_hard_minimum, "/policy/hard/min_tenure pin", NULL, "the minimum tenure" },
  { "too many tutors", prepare_roles, "/policy/strategy", "amira ben cal dee", "Amira, Ben and Cal can each work only with Dee" },
  { "no tutors", prepare_no_tutors, "/policy/strategy", "amira ben cal dee eve", "0 tutors and 5 others cannot be divided" },
  { "no tutees", prepare_no_tutees, "/policy/strategy", "amira ben cal dee eve", "5 tutors and 0 others cannot be divided" },
  { "roles and rules", prepare_roles_and_rules, "/policy/strategy one two", "amira dee eve", "no pairing suits Amira, Dee and Eve" },
  { "an odd class", prepare_odd, "quarrel", "amira ben cal", "Amira and Ben can each work only with Cal" },
  { "four together in a chain", prepare_chain, "one three two", "amira ben cal dee", "Amira, Ben, Cal and Dee" },
  { "only those present count", prepare_absent, "b", NULL, "Amira" },
};

static char *
join (const LpConflict *conflict, gsize n, const char *(*get) (const LpConflict *conflict, gsize index))
{
  GString *text = g_string_new (NULL);

  for (gsize k = 0; k < n; k++)
    g_string_append_printf (text, "%s%s", k > 0 ? " " : "", get (conflict, k));
  return g_string_free (text, FALSE);
}

START_TEST (classic_cases)
{
  g_auto (Class) class = class_new ();

  classic[_i].prepare (&class);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpConflict) conflict = lp_conflict_find (request, NULL);
  ck_assert_msg (conflict != NULL, "%s", classic[_i].name);
  const char *text = lp_conflict_get_text (conflict);
  g_autofree char *rules = join (conflict, lp_conflict_get_n_rules (conflict), lp_conflict_get_rule);
  g_autofree char *pupils = join (conflict, lp_conflict_get_n_pupils (conflict), lp_conflict_get_pupil);
  ck_assert_msg (g_str_equal (rules, classic[_i].rules), "%s: %s: %s", classic[_i].name, rules, text);
  ck_assert_msg (classic[_i].pupils == NULL || g_str_equal (pupils, classic[_i].pupils), "%s: %s: %s", classic[_i].name, pupils, text);
  ck_assert_msg (strstr (text, classic[_i].words) != NULL, "%s: %s", classic[_i].name, text);
  ck_assert (lp_conflict_is_smallest (conflict));

  g_autoptr (LpConflict) again = NULL;
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (lp_pair (request, &again, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
  ck_assert_str_eq (error->message, text);
  ck_assert_str_eq (lp_conflict_get_text (again), text);
}
END_TEST

/*
 * "b-left" and "d-parted" cannot hold together, since Amira and Dee are left to each other. With "c-right" they can:
 * three are bound, and Dee works with the adult. All four cannot, and the smallest set that cannot is still those two.
 */
START_TEST (conflicts_and_room)
{
  g_auto (Class) class = class_new ();

  add_names (&class, "Amira Ben Cal Dee");
  lp_policy_set_odd (class.policy, LP_ODD_ADULT);
  add_rule (&class, "b-left", LP_RULE_TOGETHER, "ben cal", NULL);
  add_rule (&class, "c-right", LP_RULE_TOGETHER, "amira ben", NULL);
  add_rule (&class, "d-parted", LP_RULE_APART, "amira dee", NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpConflict) none = lp_conflict_find (request, NULL);
  ck_assert_ptr_null (none);

  add_rule (&class, "a-quarrel", LP_RULE_APART, "amira cal", NULL);
  g_autoptr (LpRequest) more = make_request (&class);
  g_autoptr (LpConflict) conflict = lp_conflict_find (more, NULL);
  ck_assert_ptr_nonnull (conflict);
  ck_assert (lp_conflict_is_smallest (conflict));
  ck_assert_uint_eq (lp_conflict_get_n_rules (conflict), 2);
  ck_assert_str_eq (lp_conflict_get_rule (conflict, 0), "b-left");
  ck_assert_str_eq (lp_conflict_get_rule (conflict, 1), "d-parted");
}
END_TEST

/* Uniform has the same must rules, and the same conflict. */
START_TEST (uniform_conflict)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;

  prepare_nobody (&class);
  set_strategy (&class, LP_STRATEGY_UNIFORM);
  g_autoptr (LpRequest) request = make_request (&class);
  ck_assert_ptr_null (lp_pair (request, &conflict, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_INFEASIBLE));
  ck_assert_uint_eq (lp_conflict_get_n_rules (conflict), 3);
  lp_conflict_unref (lp_conflict_ref (conflict));
}
END_TEST

/* The order of the rules in the roster decides nothing. */
START_TEST (order_of_rules)
{
  static const char *const ids[] = { "d", "b", "a", "c" };
  g_auto (GStrv) texts = g_new0 (char *, 3);

  for (guint k = 0; k < 2; k++) {
    g_auto (Class) class = class_new ();
    add_class (&class, 4);
    for (guint r = 0; r < G_N_ELEMENTS (ids); r++) {
      const char *id = ids[k == 0 ? r : G_N_ELEMENTS (ids) - 1 - r];
      add_rule (&class, id, LP_RULE_APART, *id < 'c' ? "p1 p2 p3" : "p4 p3 p2", NULL);
    }
    g_autoptr (LpRequest) request = make_request (&class);
    g_autoptr (LpConflict) conflict = lp_conflict_find (request, NULL);
    ck_assert_uint_eq (lp_conflict_get_n_rules (conflict), 1);
    texts[k] = g_strdup (lp_conflict_get_text (conflict));
  }
  ck_assert_str_eq (texts[0], texts[1]);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_test (tests, drawn_requests);
  tcase_add_loop_test (tests, classic_cases, 0, G_N_ELEMENTS (classic));
  tcase_add_test (tests, conflicts_and_room);
  tcase_add_test (tests, uniform_conflict);
  tcase_add_test (tests, order_of_rules);
}

int
main (void)
{
  return run_suite ("conflict", add_tests);
}
