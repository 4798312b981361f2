/* SPDX-License-Identifier: MIT */
/*
 * A reason keeps its parameters in the order given, repeated names included,
 * and outlives the list that it was taken from.
 */
#include "base/lp-reason-private.h"

#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>

static LpReason *
make_reason (const char *code)
{
  LpReason *reason = lp_i_reason_new (code);

  lp_i_reason_add_pupil (reason, "pupil", "p2");
  lp_i_reason_add_number (reason, "rounds", G_MAXINT64);
  lp_i_reason_add_pupil (reason, "pupil", "p1");
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
  g_autoptr (LpReason) reason = make_reason ("kept-apart");

  ck_assert_str_eq (lp_reason_get_code (reason), "kept-apart");
  ck_assert_uint_eq (lp_reason_get_n_params (reason), G_N_ELEMENTS (params));
  for (gsize i = 0; i < G_N_ELEMENTS (params); i++) {
    ck_assert_str_eq (lp_reason_get_param_name (reason, i), params[i].name);
    ck_assert_int_eq (lp_reason_get_param_kind (reason, i), params[i].kind);
    ck_assert_int_eq (lp_reason_get_param_number (reason, i), params[i].number);
    ck_assert_pstr_eq (lp_reason_get_param_text (reason, i), params[i].text);
  }
}
END_TEST

/* The sentence is the last one given, and never NULL. */
START_TEST (test_text)
{
  g_autoptr (LpReason) reason = make_reason ("kept-apart");

  ck_assert_str_eq (lp_reason_get_text (reason), "");
  lp_i_reason_take_text (reason, g_strdup ("First."));
  lp_i_reason_take_text (reason, g_strdup ("Second."));
  ck_assert_str_eq (lp_reason_get_text (reason), "Second.");
}
END_TEST

/* A list keeps its order; a reason held elsewhere outlives it. */
START_TEST (test_list)
{
  g_autoptr (LpReason) held = NULL;
  LpReasons *reasons = lp_i_reasons_new ();
  LpReasons *again = lp_reasons_ref (reasons);

  ck_assert_uint_eq (lp_reasons_get_length (reasons), 0);
  lp_i_reasons_take (reasons, make_reason ("b"));
  lp_i_reasons_take (reasons, make_reason ("a"));
  ck_assert_uint_eq (lp_reasons_get_length (reasons), 2);
  ck_assert_str_eq (lp_reason_get_code (lp_reasons_get (reasons, 0)), "b");
  held = lp_reason_ref (lp_reasons_get (reasons, 1));
  lp_reasons_unref (reasons);
  lp_reasons_unref (again);
  ck_assert_str_eq (lp_reason_get_code (held), "a");
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
  tcase_add_test (tcase, test_text);
  tcase_add_test (tcase, test_list);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
