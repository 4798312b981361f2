/* SPDX-License-Identifier: MIT */
/*
 * A reason keeps its parameters in the order given, repeated names included,
 * and outlives the list that it was taken from. Its sentence is written from
 * the catalogue for whoever reads it, in the reader's language.
 */
#include "base/lp-reason-private.h"

#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>

static LpReason *
make_reason (LpIPhrase phrase)
{
  LpReason *reason = lp_i_reason_new (phrase);

  lp_i_reason_add_pupil (reason, "pupil", "p2", "Ben");
  lp_i_reason_add_number (reason, "rounds", G_MAXINT64);
  lp_i_reason_add_pupil (reason, "pupil", "p1", NULL);
  lp_i_reason_add_text (reason, "rule", "r1");
  return reason;
}

/* Parameters come back as they went in. */
START_TEST (test_params)
{
  static const struct {
    const char *name;
    LpParamKind kind;
    gint64 number;
    const char *text;
  } params[] = {
    { "pupil", LP_PARAM_PUPIL, 0, "p2" },
    { "rounds", LP_PARAM_NUMBER, G_MAXINT64, NULL },
    { "pupil", LP_PARAM_PUPIL, 0, "p1" },
    { "rule", LP_PARAM_TEXT, 0, "r1" },
  };
  g_autoptr (LpReason) reason = make_reason (LP_I_PHRASE_APART);

  ck_assert_str_eq (lp_reason_get_code (reason), "apart");
  ck_assert_uint_eq (lp_reason_get_n_params (reason), G_N_ELEMENTS (params));
  for (gsize i = 0; i < G_N_ELEMENTS (params); i++) {
    ck_assert_str_eq (lp_reason_get_param_name (reason, i), params[i].name);
    ck_assert_int_eq (lp_reason_get_param_kind (reason, i), params[i].kind);
    ck_assert_int_eq (lp_reason_get_param_number (reason, i), params[i].number);
    ck_assert_pstr_eq (lp_reason_get_param_text (reason, i), params[i].text);
  }
}
END_TEST

static char *
write_for (const LpReason *reason, LpReader reader)
{
  return lp_reason_write (reason, reader, NULL, NULL, NULL, NULL);
}

/* A teacher is told no id of a rule, and a pupil nothing of rules at all. */
START_TEST (test_readers)
{
  g_autoptr (LpReason) reason = make_reason (LP_I_PHRASE_APART);
  g_autofree char *teacher = write_for (reason, LP_READER_TEACHER), *pupil = write_for (reason, LP_READER_PUPIL);

  ck_assert_str_eq (lp_reason_get_text (reason), "Ben and p1 are partners; rule r1 keeps them apart.");
  ck_assert_str_eq (teacher, "Ben and p1 are partners; a rule keeps them apart.");
  ck_assert_ptr_null (pupil);
}
END_TEST

/* Each kind of place there is. */
START_TEST (test_places)
{
  g_autoptr (LpReason) gap = lp_i_reason_new (LP_I_PHRASE_NEAREST), one = lp_i_reason_new (LP_I_PHRASE_NEAREST);
  g_autoptr (LpReason) half = lp_i_reason_new (LP_I_PHRASE_NEAREST);
  g_autoptr (LpReason) tier = lp_i_reason_new (LP_I_PHRASE_THEN_EXTRA), reached = lp_i_reason_new (LP_I_PHRASE_REACH_MAXIMUM);
  g_autoptr (LpReason) parts = lp_i_reason_new (LP_I_PHRASE_NOT_ALLOWED), unfilled = lp_i_reason_new (LP_I_PHRASE_ATTAINMENT_EMPTY);

  lp_i_reason_add_number (gap, "doubled_gap", 7);
  ck_assert_str_eq (lp_reason_get_text (gap), " are 3.5 places apart in attainment.");
  lp_i_reason_add_number (half, "doubled_gap", 1);
  ck_assert_str_eq (lp_reason_get_text (half), " are 0.5 places apart in attainment.");
  lp_i_reason_add_number (one, "doubled_gap", 2);
  ck_assert_str_eq (lp_reason_get_text (one), " are 1 place apart in attainment.");
  lp_i_reason_add_text (tier, "tier", "change");
  lp_i_reason_add_number (tier, "extra", 3);
  ck_assert_str_eq (lp_reason_get_text (tier), "Further down, the difference is +3 in partners who change.");
  lp_i_reason_add_number (reached, "pairs", 2);
  lp_i_reason_add_number (reached, "days", 28);
  lp_i_reason_add_text (reached, "date", "2026-12-04");
  ck_assert_str_eq (lp_reason_get_text (reached), "2 pairs of partners will have worked together for 28 days by 2026-12-04, the maximum.");
  g_autofree char *teacher = write_for (reached, LP_READER_TEACHER);
  ck_assert_str_eq (teacher, "2 pairs of partners reach 4 weeks by 2026-12-04, the maximum.");
  lp_i_reason_add_pupil (parts, "pupil", "p1", "Ann");
  lp_i_reason_add_part (parts, LP_I_PHRASE_DEMAND_RULE, "r1");
  lp_i_reason_add_part (parts, LP_I_PHRASE_DEMAND_MAX_TENURE, NULL);
  lp_i_reason_add_words (parts, "fate");
  ck_assert_str_eq (lp_reason_get_text (parts), "Ann cannot be partners: rule \"r1\", the maximum tenure and fate stands against it.");
  ck_assert_str_eq (lp_reason_get_text (unfilled), "No pupil has attainment in \"{subject}\".");
}
END_TEST

static const char *
translate (const char *text, const char *plural, guint64 n, gpointer data)
{
  if (g_str_equal (text, " and "))
    return " und ";
  if (g_str_equal (text, "%s week"))
    return n == 4 ? "%s Wochen" : NULL;
  if (plural != NULL)
    return n == 1 ? "{pairs} Paar hat {days:days} gehabt" : "{pairs} Paare haben {days:days} gehabt; am {date:day}";
  return NULL;
}

static char *
name_first (const char *id, gpointer data)
{
  return g_str_equal (id, "p1") ? g_strdup (data) : NULL;
}

static char *
write_day (LpDate date, gpointer data)
{
  return g_strdup ("Freitag");
}

/* Language, names and dates are the reader's; what the reader does not know stays as it is. */
START_TEST (test_language)
{
  g_autoptr (LpReason) apart = make_reason (LP_I_PHRASE_APART), reached = lp_i_reason_new (LP_I_PHRASE_REACH_MAXIMUM);
  g_autofree char *named = lp_reason_write (apart, LP_READER_TEACHER, translate, name_first, NULL, (gpointer) "Eva");

  ck_assert_str_eq (named, "Ben und Eva are partners; a rule keeps them apart.");
  lp_i_reason_add_number (reached, "pairs", 3);
  lp_i_reason_add_number (reached, "days", 28);
  lp_i_reason_add_text (reached, "date", "2026-12-04");
  g_autofree char *counted = lp_reason_write (reached, LP_READER_TEACHER, translate, NULL, write_day, NULL);
  ck_assert_str_eq (counted, "3 Paare haben 4 Wochen gehabt; am Freitag");
}
END_TEST

/* A list keeps its order; a reason held elsewhere outlives it. */
START_TEST (test_list)
{
  g_autoptr (LpReason) held = NULL;
  LpReasons *reasons = lp_i_reasons_new ();
  LpReasons *again = lp_reasons_ref (reasons);

  ck_assert_uint_eq (lp_reasons_get_length (reasons), 0);
  lp_i_reasons_take (reasons, make_reason (LP_I_PHRASE_NOT_PINNED));
  lp_i_reasons_take (reasons, make_reason (LP_I_PHRASE_APART));
  ck_assert_uint_eq (lp_reasons_get_length (reasons), 2);
  ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (reasons, 0)), "pin");
  held = lp_reason_ref (lp_reasons_get (reasons, 1));
  lp_reasons_unref (reasons);
  lp_reasons_unref (again);
  ck_assert_str_eq (lp_reason_get_code (held), "apart");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("reason");
  TCase *tcase = tcase_create ("reason");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_test (tcase, test_params);
  tcase_add_test (tcase, test_readers);
  tcase_add_test (tcase, test_places);
  tcase_add_test (tcase, test_language);
  tcase_add_test (tcase, test_list);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
