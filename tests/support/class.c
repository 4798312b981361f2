/* SPDX-License-Identifier: MIT */
#include "class.h"

LpDate
day (const char *text)
{
  LpDate date = LP_DATE_NONE;

  ck_assert (lp_date_parse (text, &date, NULL));
  return date;
}

Class
class_new (void)
{
  Class class = { lp_roster_new (), lp_history_new (), lp_policy_new (), day ("2026-11-09"), 1, FALSE, NULL };

  class.absent = g_ptr_array_new ();
  return class;
}

void
class_clear (Class *class)
{
  lp_roster_unref (class->roster);
  lp_history_unref (class->history);
  lp_policy_unref (class->policy);
  g_ptr_array_unref (class->absent);
}

void
add_pupil (Class *class, LpPupil *pupil)
{
  ck_assert (lp_roster_add_pupil (class->roster, pupil, NULL));
  lp_pupil_unref (pupil);
}

void
add_pupils (Class *class, const char *attainments)
{
  g_auto (GStrv) words = g_strsplit (attainments, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    g_autofree char *name = g_strdup_printf ("Pupil %u", i + 1);
    LpPupil *pupil = lp_pupil_new (id, name, NULL);
    if (g_ascii_isdigit (words[i][0]))
      ck_assert (lp_pupil_set_score (pupil, "maths", g_ascii_strtod (words[i], NULL), NULL));
    else if (!g_str_equal (words[i], "-"))
      ck_assert (lp_pupil_set_band (pupil, "maths", words[i], NULL));
    add_pupil (class, pupil);
  }
}

void
add_class (Class *class, guint n)
{
  g_autoptr (GString) scores = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (scores, "%s%u", i > 0 ? " " : "", 80 + 3 * i);
  add_pupils (class, scores->str);
}

void
add_rule (Class *class, const char *id, LpRuleKind kind, const char *pupils, const char *until)
{
  g_auto (GStrv) ids = g_strsplit (pupils, " ", -1);
  LpDate last = until == NULL ? LP_DATE_NONE : day (until);
  LpRule *rule = lp_rule_new (id, kind, (const char *const *) ids, g_strv_length (ids), last, NULL, NULL);

  ck_assert (rule != NULL && lp_roster_add_rule (class->roster, rule, NULL));
  lp_rule_unref (rule);
}

LpRound *
make_round (LpDate date, const char *partnerships)
{
  LpRound *round = lp_round_new (date);
  g_auto (GStrv) groups = g_strsplit (partnerships, " | ", -1);

  for (guint g = 0; groups[g] != NULL; g++) {
    g_auto (GStrv) ids = g_strsplit (groups[g], " ", -1);
    ck_assert (lp_round_add_partnership (round, (const char *const *) ids, g_strv_length (ids), NULL));
  }
  return round;
}

void
add_round (Class *class, const char *date, const char *partnerships)
{
  LpRound *round = make_round (day (date), partnerships);

  ck_assert (lp_history_add_round (class->history, round, NULL));
  lp_round_unref (round);
}

void
add_feedback (Class *class, const char *date, const char *pupils, LpFeedbackWord word)
{
  g_auto (GStrv) ids = g_strsplit (pupils, " ", -1);
  LpFeedback *feedback = lp_feedback_new (day (date), (const char *const *) ids, g_strv_length (ids), word, NULL);

  ck_assert (feedback != NULL);
  lp_history_add_feedback (class->history, feedback);
  lp_feedback_unref (feedback);
}

void
set_strategy (Class *class, LpStrategy strategy)
{
  ck_assert (lp_policy_set_strategy (class->policy, strategy, NULL));
}

LpRequest *
make_request (const Class *class)
{
  LpRequest *request = lp_request_new (class->roster, class->history, class->policy, class->date, class->seed, NULL);

  ck_assert (request != NULL);
  lp_request_set_fresh (request, class->fresh);
  for (guint i = 0; i < class->absent->len; i++)
    ck_assert (lp_request_add_absent (request, g_ptr_array_index (class->absent, i), NULL));
  return request;
}

LpVerdict *
judge (const Class *class, const char *partnerships, LpCertificate *certificate)
{
  g_autoptr (LpRequest) request = make_request (class);
  g_autoptr (LpRound) round = make_round (class->date, partnerships);
  g_autoptr (GError) error = NULL;
  LpVerdict *verdict = lp_check (request, round, certificate, &error);

  ck_assert_msg (verdict != NULL, "%s", error == NULL ? "no report and no error" : error->message);
  return verdict;
}

guint
count_findings (const LpVerdict *verdict, const char *code, LpSeverity severity)
{
  guint n = 0;

  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    if (g_str_equal (lp_reason_get_code (lp_verdict_get_finding (verdict, i)), code)
        && lp_verdict_get_severity (verdict, i) == severity)
      n++;
  }
  return n;
}

const char *
find_text (const LpVerdict *verdict, const char *code)
{
  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    LpReason *finding = lp_verdict_get_finding (verdict, i);
    if (g_str_equal (lp_reason_get_code (finding), code))
      return lp_reason_get_text (finding);
  }
  return "";
}

char *
tell_all (const LpVerdict *verdict)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < lp_verdict_get_n_findings (verdict); i++) {
    LpReason *finding = lp_verdict_get_finding (verdict, i);
    g_string_append_printf (text, "%s[%s] %s", i > 0 ? "\n" : "", lp_reason_get_code (finding),
                            lp_reason_get_text (finding));
  }
  return g_string_free (text, FALSE);
}

void
assert_costs (const LpVerdict *verdict, const gint64 *costs)
{
  for (guint t = 0; t < LP_N_TIERS; t++)
    ck_assert_msg (lp_verdict_get_costs (verdict)[t] == costs[t], "%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT,
                   lp_tier_get_name ((LpTier) t), lp_verdict_get_costs (verdict)[t], costs[t]);
}

int
run_suite (const char *name, void (*add) (TCase *tests))
{
  Suite *suite = suite_create (name);
  TCase *tests = tcase_create (name);

  tcase_set_timeout (tests, 240);
  add (tests);
  suite_add_tcase (suite, tests);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures != 0;
}
