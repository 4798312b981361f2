/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the checker finds each kind of defect, tells what bends, names
 * the pupils in its sentences, and puts the gravest first.
 */
#include "classes.h"
#include "second.h"

typedef struct {
  const char *name;
  void (*prepare) (Class *class);
  const char *pairing;
  const char *code;
  guint       times;
  const char *text; /* of the first; nullable */
} DefectCase;

static void
prepare_five (Class *class)
{
  add_class (class, 5);
}

static void
prepare_five_adult (Class *class)
{
  add_class (class, 5);
  lp_policy_set_odd (class->policy, LP_ODD_ADULT);
}

static void
prepare_hard_maximum (Class *class)
{
  prepare_only_two (class);
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE);
}

static void
prepare_hard_minimum (Class *class)
{
  prepare_young (class);
  lp_policy_set_hard (class->policy, LP_HARD_MIN_TENURE);
  add_rule (class, "a", LP_RULE_APART, "p7 p8", NULL);
}

static void
prepare_hard_uniform (Class *class)
{
  prepare_hard_minimum (class);
  set_strategy (class, LP_STRATEGY_UNIFORM);
}

static void
prepare_two_rules (Class *class)
{
  add_class (class, 4);
  add_rule (class, "one", LP_RULE_APART, "p1 p2 p4", NULL);
  add_rule (class, "two", LP_RULE_APART, "p1 p2 leaver", NULL);
}

static void
prepare_three_together (Class *class)
{
  add_class (class, 5);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2 p3 leaver", NULL);
}

/* Young and too long at once, and held: the maximum is waived, the minimum is not. */
static void
prepare_held_young (Class *class)
{
  add_class (class, 4);
  add_rule (class, "t", LP_RULE_TOGETHER, "p1 p2", NULL);
  add_round (class, "2026-10-15", "p1 p2 | p3 p4");
  ck_assert (lp_policy_set_tenure_window (class->policy, 30, 30, NULL));
  ck_assert (lp_policy_set_slack_days (class->policy, 0, NULL));
  lp_policy_set_hard (class->policy, LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE);
}

static const DefectCase defects[] = {
  { "missing", prepare_eight, "p1 p3 | p2 p6 | p4 p7", "missing-pupil", 2,
    "Pupil 5 is present, and stands in no partnership." },
  { "nobody", prepare_four, "p1 p2", "missing-pupil", 2, NULL },
  { "first and last missing", prepare_four, "p2 p3", "missing-pupil", 2, NULL },
  { "absent", prepare_absent, "p3 p7 | p4 p8 | p5 p6 | p1 p2", "absent-pupil", 2,
    "Pupil 1 is away for the whole round, and stands in a partnership." },
  { "a three in an even class", prepare_four, "p1 p2 p3 | p4", "wrong-size", 2,
    "Pupil 1, Pupil 2 and Pupil 3 make a three; an even number is present, so all work in pairs." },
  { "a single in an odd class", prepare_five, "p1 p2 | p3 p4 | p5", "wrong-size", 1,
    "Pupil 5 has no partner; an odd number is present, so all work in pairs but one three." },
  { "a three beside the adult", prepare_five_adult, "p1 p2 p3 | p4 p5", "wrong-size", 1, NULL },
  { "two threes", prepare_nine, "p1 p2 p3 | p4 p5 p6 | p7 p8 p9", "wrong-size", 2, NULL },
  { "three singles", prepare_five_adult, "p1 | p2 | p3 | p4 p5", "wrong-size", 2, NULL },
  { "a four", prepare_eight, "p1 p2 p3 p4 | p5 p6 | p7 p8", "wrong-size", 1, NULL },
  { "a four of leavers", prepare_absent, "p1 p2 p3 | p7 p8 | p5 p6 | p4", "wrong-size", 2, NULL },
  { "apart", prepare_apart, "p1 p4 | p2 p5 | p3 p6", "apart", 1,
    "Pupil 2 and Pupil 5 are partners; rule b keeps them apart." },
  { "apart by two rules", prepare_two_rules, "p1 p2 | p3 p4", "apart", 2,
    "Pupil 1 and Pupil 2 are partners; rule one keeps them apart." },
  { "not together", prepare_held, "p1 p3 | p2 p4 | p5 p6 | p7 p8", "together", 1,
    "Pupil 1 and Pupil 2 are not partners; rule t asks for it." },
  { "not pinned", prepare_held, "p1 p3 | p2 p4 | p5 p6 | p7 p8", "pin", 1,
    "Pupil 3 and Pupil 4 are not partners; rule x asks for it." },
  { "one of three left out", prepare_three_together, "p1 p2 p4 | p3 p5", "together", 2, NULL },
  { "two tutors", prepare_tutors, "p4 p5 | p1 p2 p6 | p3 p7", "roles", 1,
    "p4 and p5: there is no tutee among them; each partnership needs both roles." },
  { "no tutor", prepare_tutors, "p1 p2 p3 | p4 p5 | p6 p7", "roles", 3,
    "p1, p2 and p3: there is no tutor among them; each partnership needs both roles." },
  { "hard maximum", prepare_hard_maximum, "p1 p2", "max-tenure", 1,
    "Pupil 1 and Pupil 2 go on after 35 days; the maximum of 28 days is a must." },
  { "hard minimum", prepare_hard_minimum, "p1 p5 | p2 p6 | p3 p7 | p4 p8", "min-tenure", 3,
    "Pupil 1 and Pupil 2 part after 7 days; the minimum of 14 days is a must." },
  { "hard minimum of a held pair", prepare_held_young, "p1 p3 | p2 p4", "min-tenure", 1,
    "Pupil 1 and Pupil 2 part after 25 days; the minimum of 30 days is a must." },
  { "a single beside a three on purpose", prepare_one_three_held, "p1 p4 p6 | p2 p3 | p5 p7 | p8", "wrong-size", 1,
    "Pupil 8 has no partner; beside the threes on purpose an odd number is present, so all work in pairs but one three." },
  { "threes that are not on purpose", prepare_two_threes_held, "p1 p2 p4 | p3 p5 p6", "wrong-size", 2,
    "Pupil 1, Pupil 2 and Pupil 4 make a three; beside the threes on purpose an even number is present, so all work in pairs." },
  { "a three too many", prepare_three_and_adult, "p1 p4 p6 | p2 p3 p5 | p7 p8", "wrong-size", 1,
    "Pupil 2, Pupil 3 and Pupil 5 make a three; beside the threes on purpose an odd number is present, so all work in pairs "
    "but one, who works with the adult." },
  { "one beside a three on purpose", prepare_three_and_one, "p1 p2 p3 | p4", "wrong-size", 1, NULL },
  { "a three on purpose parted", prepare_one_three_held, "p1 p4 | p6 p2 | p3 p5 | p7 p8", "together", 2,
    "Pupil 1 and Pupil 6 are not partners; rule t asks for it." },
  { "four held", prepare_four_held, "p1 p2 p3 | p4 p5", "too-many-together", 1,
    "Pupil 1, Pupil 2, Pupil 3 and Pupil 4 are held together by rules; a partnership takes three at most." },
  { "four held in a chain", prepare_four_chained, "p1 p2 p3 p4 | p5", "too-many-together", 1,
    "Pupil 1, Pupil 2, Pupil 3 and Pupil 4 are held together by rules; a partnership takes three at most." },
  { "a young three is not on purpose", prepare_young_three, "p1 p2 p3 | p4 p5 | p6", "wrong-size", 2, NULL },
  { "three tutors on purpose", prepare_tutors_held, "p4 p5 p6 | p1 p7 | p2 p3", "roles", 2,
    "p4, p5 and p6: there is no tutee among them; each partnership needs both roles." },
  { "must match", prepare_must_match, "p1 p3 | p2 p7 | p4 p5 | p6 p8", "must-match", 2,
    "Pupil 1 and Pupil 3 are partners; the policy asks for the same bus." },
  { "must differ", prepare_must_differ, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "must-differ", 3,
    "Pupil 1 and Pupil 2 are partners; the policy asks for a different bus." },
  { "hard minimum, uniform", prepare_hard_uniform, "p1 p5 | p2 p6 | p3 p7 | p4 p8", "min-tenure", 3, NULL },
};

START_TEST (defects_are_found)
{
  const DefectCase *this = &defects[_i];
  g_auto (Class) class = class_new ();

  this->prepare (&class);
  g_autoptr (LpVerdict) verdict = judge (&class, this->pairing, NULL);
  g_autofree char *findings = tell_all (verdict);
  ck_assert_msg (!lp_verdict_is_valid (verdict), "%s passes", this->name);
  ck_assert_msg (count_findings (verdict, this->code, LP_SEVERITY_BROKEN) == this->times, "%s: %s", this->name, findings);
  if (this->text != NULL)
    ck_assert_str_eq (find_text (verdict, this->code), this->text);
  ck_assert_int_eq (lp_verdict_get_severity (verdict, 0), LP_SEVERITY_BROKEN);
}
END_TEST

/* Three words for one attribute, each of two pupils. */
static void
prepare_words (Class *class)
{
  static const char *const houses[] = { "elm", "oak", "ash" };

  for (guint i = 0; i < 6; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, NULL, NULL);
    ck_assert (lp_pupil_set_word (pupil, "house", houses[i / 2], NULL));
    /* An attribute that bears the name of a weight of another kind weighs nothing. */
    ck_assert (lp_pupil_set_flag (pupil, "friends", TRUE, NULL));
    ck_assert (lp_pupil_set_flag (pupil, "disagreed", TRUE, NULL));
    add_pupil (class, pupil);
  }
  ck_assert (lp_policy_set_weight (class->policy, "house", 5, NULL));
}

static const DefectCase bends[] = {
  { "maximum", prepare_only_two, "p1 p2", "max-tenure", 1,
    "Pupil 1 and Pupil 2 go on after 35 days, past the maximum of 28 days." },
  { "minimum", prepare_young, "p1 p5 | p2 p6 | p3 p7 | p4 p8", "min-tenure", 4,
    "Pupil 1 and Pupil 2 part after 7 days, before the minimum of 14 days." },
  { "closures", prepare_closures, "p1 p3 | p2 p4", "min-tenure", 2,
    "Pupil 1 and Pupil 2 part after 6 days, before the minimum of 14 days." },
  { "change", prepare_stay, "p1 p4 | p2 p6 | p3 p5", "change", 2,
    "Pupil 2 and Pupil 5 part after 21 days; the policy asks partners to stay." },
  { "cooldown", prepare_two_weeks, "p1 p5 | p2 p7 | p3 p6 | p4 p8", "cooldown", 2,
    "Pupil 1 and Pupil 5 were partners 1 round ago; the cooldown asks for 3." },
  { "window", prepare_four, "p1 p4 | p2 p3", "strategy", 1,
    "The gap of Pupil 1 and Pupil 4 lies 1 half rank outside the window." },
  { "fold", prepare_fold, "p1 p7 | p2 p8 | p3 p6 | p4 p5", "strategy", 2,
    "The ranks of Pupil 1 and Pupil 7 miss the sum of first and last by 2 half ranks." },
  { "matched", prepare_matched, "p1 p8 | p2 p7 | p3 p6 | p4 p5", "strategy", 3,
    "The gap of Pupil 1 and Pupil 8 lies 12 half ranks outside the window." },
  { "nearest", prepare_nearest, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "strategy", 4,
    "Pupil 1 and Pupil 2 are 2 half ranks apart; the strategy asks for equals." },
  { "half", prepare_half, "p1 p2 | p3 p4 | p5 p6 | p7 p8", "strategy", 4,
    "The gap of Pupil 1 and Pupil 2 misses half the class by 6 half ranks." },
  { "near", prepare_bands, "p1 p7 | p2 p3 | p4 p5 | p6 p8", "strategy", 2,
    "The bands of Pupil 1 and Pupil 7 miss the distance of one by 1." },
  { "custom", prepare_custom, "p1 p2 | p3 p4", "strategy", 2,
    "Pupil 1 and Pupil 2 cost something by the caller's own measure." },
  { "turns", prepare_turns, "p1 p4 | p2 p5 p9 | p3 p6 | p7 p8", "turns", 3,
    "Pupil 2 is in a three, 1 turn ahead of whoever has fewest." },
  { "turns, ahead and latest", prepare_turns_ahead, "p1 p2 p4 | p3 p5", "turns", 2,
    "Pupil 1 is in a three, 1 turn ahead of whoever has fewest, and had the latest turn, too." },
  { "turns, latest", prepare_turns_ahead, "p2 p3 p4 | p1 p5", "turns", 1,
    "Pupil 4 is in a three, and had the latest turn, too." },
  { "adult", prepare_adult, "p1 | p2 p3", "turns", 1,
    "Pupil 1 works with the adult, 1 turn ahead of whoever has fewest." },
  { "friends", prepare_quiet, "p1 p4 | p2 p5 | p3 p7 | p6 p8", "friends", 1, "p2 and p5 are friends, better apart." },
  { "quiet", prepare_quiet, "p1 p5 | p2 p4 | p3 p7 | p6 p8", "attribute", 1, "p1 and p5 are both quiet." },
  { "words", prepare_words, "p1 p2 | p3 p4 | p5 p6", "attribute", 3, "p1 and p2 have the same house." },
  { "gender", prepare_weights, "p1 p4 | p2 p3", "attribute", 1, "p1 and p4 have the same gender." },
  { "prefer", prepare_unwelcome, "p1 p2 | p3 p5 | p4 p6 | p7 p8", "prefer", 1,
    "Pupil 1 and Pupil 2 prefer each other, better apart." },
  { "feedback", prepare_more_feedback, "p1 p3 | p2 p4", "feedback", 4,
    "Pupil 1 and Pupil 3 had the feedback “disagreed” on 2026-10-26." },
};

static gint64
get_number (LpReason *finding, const char *name)
{
  for (gsize i = 0; i < lp_reason_get_n_params (finding); i++) {
    if (g_str_equal (lp_reason_get_param_name (finding, i), name))
      return lp_reason_get_param_number (finding, i);
  }
  ck_abort_msg ("no parameter %s", name);
}

/* What wishes cost, by the findings that name them. */
static gint64
sum_wishes (const LpVerdict *verdict)
{
  gint64 sum = 0;

  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    LpReason *finding = lp_verdict_get_finding (verdict, i);
    const char *code = lp_reason_get_code (finding);
    if (g_str_equal (code, "friends") || g_str_equal (code, "prefer") || g_str_equal (code, "attribute")
        || g_str_equal (code, "feedback"))
      sum += get_number (finding, "cost");
  }
  return sum;
}

START_TEST (bends_are_told)
{
  const DefectCase *this = &bends[_i];
  g_auto (Class) class = class_new ();

  this->prepare (&class);
  g_autoptr (LpVerdict) verdict = judge (&class, this->pairing, NULL);
  g_autofree char *findings = tell_all (verdict);
  ck_assert_msg (lp_verdict_is_valid (verdict), "%s: %s", this->name, findings);
  ck_assert_msg (count_findings (verdict, this->code, LP_SEVERITY_BENT) == this->times, "%s: %s", this->name, findings);
  ck_assert_str_eq (find_text (verdict, this->code), this->text);
  ck_assert_int_eq (sum_wishes (verdict), lp_verdict_get_costs (verdict)[LP_TIER_WISHES]);
}
END_TEST

/* What is welcome is worth knowing, and wrong is nothing. */
START_TEST (welcome_is_noted)
{
  static const struct {
    const char *code, *text;
    guint times;
  } notes[] = {
    { "friends", "Pupil 5 and Pupil 6 are friends, which is welcome.", 1 },
    { "prefer", "Pupil 1 and Pupil 2 prefer each other, which is welcome.", 1 },
    { "attribute", "Pupil 1 and Pupil 2 are both bus, which is welcome.", 2 },
    { "feedback", "Pupil 7 and Pupil 8 had the feedback “worked” on 2026-11-09, which is welcome.", 1 },
  };
  g_auto (Class) class = class_new ();

  prepare_welcome (&class);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2 | p3 p4 | p5 p6 | p7 p8", NULL);
  ck_assert_str_eq (find_text (verdict, notes[_i].code), notes[_i].text);
  ck_assert_uint_eq (count_findings (verdict, notes[_i].code, LP_SEVERITY_NOTE), notes[_i].times);
  ck_assert_int_eq (sum_wishes (verdict), lp_verdict_get_costs (verdict)[LP_TIER_WISHES]);
}
END_TEST

/* The costs told of one tier add up to the tier, and pupils stand first. */
START_TEST (findings_carry_params)
{
  g_auto (Class) class = class_new ();
  gint64 cooldown = 0;

  prepare_spells (&class);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2 | p3 p4", NULL);
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    LpReason *finding = lp_verdict_get_finding (verdict, i);
    ck_assert_str_eq (lp_reason_get_param_name (finding, 0), "pupil");
    ck_assert_int_eq (lp_reason_get_param_kind (finding, 0), LP_PARAM_PUPIL);
    ck_assert_str_eq (lp_reason_get_param_name (finding, 1), "pupil");
    if (g_str_equal (lp_reason_get_code (finding), "cooldown"))
      cooldown += get_number (finding, "cost");
  }
  ck_assert_int_eq (cooldown, 7);
  ck_assert_int_eq (get_number (lp_verdict_get_finding (verdict, 0), "days"), 100);
}
END_TEST

/* Broken, then bent in the policy's order, then notes. */
START_TEST (gravest_first)
{
  static const LpTier order[LP_N_ORDERED_TIERS] = { LP_TIER_STRATEGY, LP_TIER_COOLDOWN, LP_TIER_MAX_TENURE,
                                                    LP_TIER_MIN_TENURE, LP_TIER_CHANGE, LP_TIER_TURNS,
                                                    LP_TIER_REPEATS, LP_TIER_WISHES };
  static const char *const codes[] = { "apart", "strategy", "cooldown", "cooldown", "max-tenure", "friends",
                                       "repeats", "repeats" };
  g_auto (Class) class = class_new ();

  prepare_spells (&class);
  set_strategy (&class, LP_STRATEGY_MIXED_FOLD);
  add_rule (&class, "a", LP_RULE_APART, "p3 p4", NULL);
  add_rule (&class, "f", LP_RULE_FRIENDS, "p3 p4", NULL);
  ck_assert (lp_policy_set_order (class.policy, order, LP_N_ORDERED_TIERS, NULL));
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2 | p3 p4", NULL);
  g_autofree char *findings = tell_all (verdict);
  guint k = 0;
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    const char *code = lp_reason_get_code (lp_verdict_get_finding (verdict, i));
    k += k > 0 && g_str_equal (code, "strategy") && g_str_equal (codes[k - 1], "strategy") ? 0 : 1;
    ck_assert_msg (k <= G_N_ELEMENTS (codes) && g_str_equal (code, codes[k - 1]), "%s", findings);
    if (i > 0)
      ck_assert_int_le (lp_verdict_get_severity (verdict, i - 1), lp_verdict_get_severity (verdict, i));
  }
  ck_assert_uint_eq (k, G_N_ELEMENTS (codes));
}
END_TEST

START_TEST (same_names_are_told_apart)
{
  g_auto (Class) class = class_new ();

  add_pupil (&class, lp_pupil_new ("a1", "Amira", NULL));
  add_pupil (&class, lp_pupil_new ("a2", "Amira", NULL));
  add_rule (&class, "r", LP_RULE_APART, "a1 a2", NULL);
  g_autoptr (LpVerdict) verdict = judge (&class, "a1 a2", NULL);
  ck_assert_str_eq (find_text (verdict, "apart"), "Amira (a1) and Amira (a2) are partners; rule r keeps them apart.");
}
END_TEST

static gboolean
fail_cost (const LpPupil *a, const LpPupil *b, gint64 *cost, gpointer data, GError **error)
{
  const gint64 *answer = data;

  *cost = *answer;
  if (*answer != -2)
    return TRUE;
  g_set_error_literal (error, LP_ERROR, LP_ERROR_FILE, "the caller's own failure");
  return FALSE;
}

static void
assert_refused (const Class *class, const char *pairing, LpError code)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (LpRound) round = make_round (class->date, pairing);
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_check (request, round, NULL, &error));
  ck_assert_msg (g_error_matches (error, LP_ERROR, (gint) code), "%s", error == NULL ? "no error" : error->message);
}

START_TEST (unknown_pupil)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  assert_refused (&class, "p1 p2 | p3 nobody", LP_ERROR_UNKNOWN_PUPIL);
}
END_TEST

START_TEST (two_subjects)
{
  g_auto (Class) class = class_new ();
  LpPupil *pupil = lp_pupil_new ("p5", NULL, NULL);

  add_class (&class, 4);
  ck_assert (lp_pupil_set_score (pupil, "reading", 1, NULL));
  add_pupil (&class, pupil);
  assert_refused (&class, "p1 p2 p3 | p4 p5", LP_ERROR_POLICY);
  lp_policy_set_subject (class.policy, "maths");
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2 p3 | p4 p5", NULL);
  ck_assert (lp_verdict_is_valid (verdict));
}
END_TEST

START_TEST (bands_without_a_scale)
{
  g_auto (Class) class = class_new ();

  add_pupils (&class, "WTS EXS");
  assert_refused (&class, "p1 p2", LP_ERROR_VALUE);
  set_strategy (&class, LP_STRATEGY_RANDOM);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2", NULL);
  ck_assert (lp_verdict_is_valid (verdict));
}
END_TEST

START_TEST (custom_costs_out_of_range)
{
  static const struct {
    gint64  answer;
    LpError code;
  } cases[] = {
    { -1, LP_ERROR_VALUE },
    { LP_CUSTOM_COST_MAX + 1, LP_ERROR_VALUE },
    { -2, LP_ERROR_FILE },
  };
  g_auto (Class) class = class_new ();
  gint64 answer = cases[_i].answer;

  add_class (&class, 2);
  lp_policy_set_cost_func (class.policy, fail_cost, &answer, NULL);
  assert_refused (&class, "p1 p2", cases[_i].code);
}
END_TEST

START_TEST (custom_costs_at_their_limits)
{
  static const gint64 limits[] = { 0, LP_CUSTOM_COST_MAX };
  g_auto (Class) class = class_new ();
  gint64 answer = limits[_i];

  add_class (&class, 2);
  lp_policy_set_cost_func (class.policy, fail_cost, &answer, NULL);
  g_autoptr (LpVerdict) verdict = judge (&class, "p1 p2", NULL);
  ck_assert_int_eq (lp_verdict_get_costs (verdict)[LP_TIER_STRATEGY], answer);
}
END_TEST

/* Who holds a report keeps it. */
START_TEST (reports_are_shared)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  LpVerdict *verdict = judge (&class, "p1 p3 | p2 p4", NULL), *held = lp_verdict_ref (verdict);
  ck_assert_ptr_eq (held, verdict);
  lp_verdict_unref (verdict);
  ck_assert (lp_verdict_is_valid (held));
  ck_assert_int_eq (lp_verdict_get_costs (held)[LP_TIER_STRATEGY], 0);
  lp_verdict_unref (held);
}
END_TEST

START_TEST (nobody_present)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = lp_round_new (class.date);
  g_autoptr (LpVerdict) verdict = lp_check (request, round, NULL, NULL);
  g_autoptr (LpVerdict) again = lp_verdict_ref (verdict);

  ck_assert (lp_verdict_is_valid (again));
  ck_assert_uint_eq (lp_verdict_get_n_findings (verdict), 0);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, defects_are_found, 0, G_N_ELEMENTS (defects));
  tcase_add_loop_test (tests, bends_are_told, 0, G_N_ELEMENTS (bends));
  tcase_add_loop_test (tests, welcome_is_noted, 0, 4);
  tcase_add_test (tests, findings_carry_params);
  tcase_add_test (tests, gravest_first);
  tcase_add_test (tests, same_names_are_told_apart);
  tcase_add_test (tests, unknown_pupil);
  tcase_add_test (tests, two_subjects);
  tcase_add_test (tests, bands_without_a_scale);
  tcase_add_loop_test (tests, custom_costs_out_of_range, 0, 3);
  tcase_add_loop_test (tests, custom_costs_at_their_limits, 0, 2);
  tcase_add_test (tests, reports_are_shared);
  tcase_add_test (tests, nobody_present);
}

int
main (void)
{
  return run_suite ("check", add_tests);
}
