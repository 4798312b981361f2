/* SPDX-License-Identifier: MIT */
/*
 * Guarantees what two pupils make of an attribute: alike, unlike, or nothing
 * where one lacks it, with yes and no as words like others; and whom attributes
 * that must match or differ keep apart.
 */
#include "support.h"

#include "costs/lp-likeness-private.h"

/* What a pupil has: NULL for nothing, "+" for yes, "-" for no, else a word. */
static LpPupil *
make_pupil (const char *id, const char *has)
{
  LpPupil *pupil = lp_pupil_new (id, NULL, NULL);

  if (has != NULL && (g_str_equal (has, "+") || g_str_equal (has, "-")))
    ck_assert (lp_pupil_set_flag (pupil, "house", g_str_equal (has, "+"), NULL));
  else if (has != NULL)
    ck_assert (lp_pupil_set_word (pupil, "house", has, NULL));
  return pupil;
}

static const struct {
  const char *a, *b;
  LpLikeness likeness;
} cases[] = {
  { NULL, NULL, LP_LIKENESS_NONE },     { NULL, "ash", LP_LIKENESS_NONE },    { NULL, "-", LP_LIKENESS_NONE },
  { "ash", "ash", LP_LIKENESS_ALIKE },  { "ash", "elm", LP_LIKENESS_UNLIKE }, { "ash", "Ash", LP_LIKENESS_UNLIKE },
  { "+", "+", LP_LIKENESS_ALIKE },      { "-", "-", LP_LIKENESS_ALIKE },      { "+", "-", LP_LIKENESS_UNLIKE },
  { "ash", "+", LP_LIKENESS_UNLIKE },   { "ash", "-", LP_LIKENESS_UNLIKE },   { "", "", LP_LIKENESS_ALIKE },
};

START_TEST (two_pupils)
{
  g_autoptr (LpPupil) a = make_pupil ("a", cases[_i].a), b = make_pupil ("b", cases[_i].b);

  ck_assert_int_eq (lp_i_likeness_of (a, b, "house"), cases[_i].likeness);
  ck_assert_int_eq (lp_i_likeness_of (b, a, "house"), cases[_i].likeness);
  ck_assert_int_eq (lp_i_likeness_of (a, b, "another"), LP_LIKENESS_NONE);
}
END_TEST

/* ash, ash, elm, yes, no, nothing: who is alike or unlike whom, as lines of a triangle. */
static const char *const have[] = { "ash", "ash", "elm", "+", "-", NULL };
static const char *const likeness_of_have = "="
                                            "##"
                                            "###"
                                            "####"
                                            ".....";

static LpParticipants *
add_six (Class *class, LpRequest **request)
{
  for (guint i = 0; i < G_N_ELEMENTS (have); i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    add_pupil (class, make_pupil (id, have[i]));
  }
  *request = make_request (class);
  return lp_i_participants_new (*request);
}

START_TEST (constrained_pairs)
{
  for (guint k = 0; k < 2; k++) {
    g_auto (Class) class = class_new ();
    g_autoptr (LpRequest) request = NULL;
    g_autoptr (LpParticipants) present = add_six (&class, &request);
    g_autoptr (LpConstraints) constraints = lp_i_constraints_new (present->n);
    const char *sign = likeness_of_have;
    lp_i_likeness_constrain (constraints, present, "house", k == 0 ? LP_LIKENESS_UNLIKE : LP_LIKENESS_ALIKE);
    for (guint i = 1; i < present->n; i++)
      for (guint j = 0; j < i; j++, sign++)
        ck_assert_int_eq (lp_i_constraints_get (constraints, i, j), *sign == (k == 0 ? '#' : '=') ? LP_MUST_PART : 0);
  }
}
END_TEST

START_TEST (noted_pairs)
{
  for (guint k = 0; k < 4; k++) {
    g_auto (Class) class = class_new ();
    g_autoptr (LpRequest) request = NULL;
    g_autoptr (LpParticipants) present = add_six (&class, &request);
    g_autoptr (LpPairFacts) facts = lp_i_pair_facts_new (present->n);
    const char *sign = likeness_of_have;
    if (k & 1)
      ck_assert (lp_policy_add_must_match (class.policy, "house", NULL));
    if (k & 2)
      ck_assert (lp_policy_add_must_differ (class.policy, "house", NULL));
    lp_i_likeness_note (facts, class.policy, present);
    for (guint i = 1; i < present->n; i++)
      for (guint j = 0; j < i; j++, sign++) {
        gboolean parted = ((k & 1) && *sign == '#') || ((k & 2) && *sign == '=');
        ck_assert_int_eq (lp_i_pair_facts_get (facts, j, i), parted ? LP_PAIR_APART | LP_PAIR_NOT_ALLOWED : 0);
      }
  }
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, two_pupils, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, constrained_pairs);
  tcase_add_test (tests, noted_pairs);
}

int
main (void)
{
  return run_suite ("likeness", add_tests);
}
