/* SPDX-License-Identifier: MIT */
/*
 * A rule names two or more distinct pupils and holds up to and including its
 * last day; a rule that cannot be meant is refused with rule and pupil named.
 */
#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

#define MAX_PUPILS 3

static const struct {
  const char *id;
  const char *pupils[MAX_PUPILS];
  gsize n_pupils;
  LpDate until;
  const char *reason;
  LpError code;
  const char *named;
} refused[] = {
  { "", { "p1", "p2" }, 2, LP_DATE_NONE, NULL, LP_ERROR_VALUE, "rule id" },
  { "r\n1", { "p1", "p2" }, 2, LP_DATE_NONE, NULL, LP_ERROR_VALUE, "U+000A" },
  { "r1", { NULL }, 0, LP_DATE_NONE, NULL, LP_ERROR_VALUE, "r1" },
  { "r1", { "p1" }, 1, LP_DATE_NONE, NULL, LP_ERROR_VALUE, "r1" },
  { "r1", { "p1", "p2", "p1" }, 3, LP_DATE_NONE, NULL, LP_ERROR_DUPLICATE, "\"p1\" twice" },
  { "r1", { "p1", "" }, 2, LP_DATE_NONE, NULL, LP_ERROR_VALUE, "empty" },
  { "r1", { "p1", "p\xff" }, 2, LP_DATE_NONE, NULL, LP_ERROR_VALUE, "UTF-8" },
  { "r1", { "p1", "p2" }, 2, 2932897, NULL, LP_ERROR_DATE, "r1" },
  { "r1", { "p1", "p2" }, 2, LP_DATE_NONE, "\xff", LP_ERROR_VALUE, "reason" },
};

/* What cannot be meant is refused by name. */
START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (lp_rule_new (refused[_i].id, LP_RULE_APART, refused[_i].pupils, refused[_i].n_pupils,
                                   refused[_i].until, refused[_i].reason, &error));
  ck_assert (g_error_matches (error, LP_ERROR, (int) refused[_i].code));
  ck_assert_msg (strstr (error->message, refused[_i].named) != NULL, "%s", error->message);
  ck_assert (g_utf8_validate (error->message, -1, NULL));
}
END_TEST

/* A rule gives back its own copy of all it was made of. */
START_TEST (test_fields)
{
  char first[] = "p9";
  const char *pupils[] = { first, "p2", "p1" };
  g_autoptr (LpRule) rule = lp_rule_new ("r1", LP_RULE_FRIENDS, pupils, 3, 20781, "see the file\nof May", NULL);
  g_autoptr (LpRule) plain = lp_rule_new ("r2", LP_RULE_PIN, pupils, 2, LP_DATE_NONE, NULL, NULL);

  first[1] = '0';
  ck_assert_str_eq (lp_rule_get_id (rule), "r1");
  ck_assert_int_eq (lp_rule_get_kind (rule), LP_RULE_FRIENDS);
  ck_assert_uint_eq (lp_rule_get_n_pupils (rule), 3);
  ck_assert_str_eq (lp_rule_get_pupil (rule, 0), "p9");
  ck_assert_str_eq (lp_rule_get_pupil (rule, 2), "p1");
  ck_assert_int_eq (lp_rule_get_until (rule), 20781);
  ck_assert_str_eq (lp_rule_get_reason (rule), "see the file\nof May");
  ck_assert_ptr_null (lp_rule_get_reason (plain));
  ck_assert_int_eq (lp_rule_get_until (plain), LP_DATE_NONE);
}
END_TEST

/* A rule without an id is called by type and pupils, in byte order, and in whatever order they were named. */

static const struct {
  LpRuleKind kind;
  const char *pupils[MAX_PUPILS];
  gsize n_pupils;
  const char *id;
} nameless[] = {
  { LP_RULE_APART, { "p2", "p1" }, 2, "apart:p1,p2" },
  { LP_RULE_TOGETHER, { "p10", "p9", "p1" }, 3, "together:p1,p10,p9" },
  { LP_RULE_PIN, { "a", "B" }, 2, "pin:B,a" },
  { LP_RULE_FRIENDS, { "\xc3\xa9", "z" }, 2, "friends:z,\xc3\xa9" },
  { LP_RULE_PREFER, { "p1", "p2" }, 2, "prefer:p1,p2" },
};

START_TEST (test_nameless)
{
  g_autoptr (LpRule) rule = lp_rule_new (NULL, nameless[_i].kind, nameless[_i].pupils, nameless[_i].n_pupils, 100, NULL, NULL);
  g_autoptr (LpRule) named = lp_rule_new (nameless[_i].id, nameless[_i].kind, nameless[_i].pupils, nameless[_i].n_pupils, 100,
                                          NULL, NULL);

  ck_assert_str_eq (lp_rule_get_id (rule), nameless[_i].id);
  ck_assert (!lp_rule_has_own_id (rule));
  ck_assert (lp_rule_has_own_id (named));
  /* The pupils stay as they were named. */
  for (gsize k = 0; k < nameless[_i].n_pupils; k++)
    ck_assert_str_eq (lp_rule_get_pupil (rule, k), nameless[_i].pupils[k]);
}
END_TEST

/* What cannot be meant is refused of a rule without an id, too. */
START_TEST (test_nameless_refused)
{
  static const char *const twice[] = { "p1", "p1" }, *const one[] = { "p1" };
  g_autoptr (GError) error = NULL, other = NULL;

  ck_assert_ptr_null (lp_rule_new (NULL, LP_RULE_APART, twice, 2, LP_DATE_NONE, NULL, &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_DUPLICATE));
  ck_assert_ptr_nonnull (strstr (error->message, "p1"));
  ck_assert_ptr_null (lp_rule_new (NULL, LP_RULE_APART, one, 1, LP_DATE_NONE, NULL, &other));
  ck_assert (g_error_matches (other, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

/* The last day is still a day of the rule; without one it never ends. */
START_TEST (test_until)
{
  const char *pupils[] = { "p1", "p2" };
  g_autoptr (LpRule) rule = lp_rule_new ("r1", LP_RULE_APART, pupils, 2, 100, NULL, NULL);
  g_autoptr (LpRule) endless = lp_rule_new ("r2", LP_RULE_APART, pupils, 2, LP_DATE_NONE, NULL, NULL);

  ck_assert (lp_rule_is_active (rule, 99));
  ck_assert (lp_rule_is_active (rule, 100));
  ck_assert (!lp_rule_is_active (rule, 101));
  ck_assert (lp_rule_is_active (endless, 2932896));
}
END_TEST

/* Each type has its word, and nothing else is a type. */
START_TEST (test_kinds)
{
  static const struct {
    int number;
    const char *name;
  } kinds[] = { { 0, "apart" }, { 1, "together" }, { 2, "pin" }, { 3, "friends" }, { 4, "prefer" } };
  LpRuleKind kind = LP_RULE_PIN;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    ck_assert (lp_rule_kind_from_name (kinds[i].name, &kind));
    ck_assert_int_eq ((int) kind, kinds[i].number);
    ck_assert_str_eq (lp_rule_kind_get_name (kind), kinds[i].name);
  }
  kind = LP_RULE_PIN;
  ck_assert (!lp_rule_kind_from_name ("Apart", &kind) && !lp_rule_kind_from_name ("", &kind));
  ck_assert_int_eq (kind, LP_RULE_PIN);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rule");
  TCase *tcase = tcase_create ("rule");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, test_fields);
  tcase_add_loop_test (tcase, test_nameless, 0, G_N_ELEMENTS (nameless));
  tcase_add_test (tcase, test_nameless_refused);
  tcase_add_test (tcase, test_until);
  tcase_add_test (tcase, test_kinds);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
