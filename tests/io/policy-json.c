/* SPDX-License-Identifier: MIT */
/*
 * Guarantees what the second edition adds to a request in JSON: the gap's
 * window, attributes that must match or differ, weights below 0, fresh, and the
 * version by which a request was saved, with the warning where "matched" may be
 * meant as before it. Texts in the tables have ' for ".
 */
#include "support.h"

#include <learning-partners/lp-json.h>

#define POLICY(members) "'policy':{" members "}"

static char *
write_request (const char *members)
{
  g_autofree char *text = g_strdup_printf (
    "{'version':1,'date':'2026-11-09','roster':{'pupils':[{'id':'p1','attainment':{'s':1}},{'id':'p2','attainment':{'s':2}}]},%s}",
    members);

  return g_strdelimit (g_steal_pointer (&text), "'", '"');
}

static LpRequest *
read_request (const char *members)
{
  g_autofree char *text = write_request (members);
  g_autoptr (GError) error = NULL;
  LpRequest *request = lp_request_from_json (text, -1, &error);

  ck_assert_msg (request != NULL, "%s: %s", members, error != NULL ? error->message : "no error");
  return request;
}

static const struct {
  const char *members;
  LpError code;
  const char *words;
} refused[] = {
  { POLICY ("'gap':5"), LP_ERROR_VALUE, "policy.gap: An object" },
  { POLICY ("'gap':{'least':5}"), LP_ERROR_VALUE, "policy.gap.least: There is no such member" },
  { POLICY ("'gap':{'min':-1}"), LP_ERROR_POLICY, "policy.gap: " },
  { POLICY ("'gap':{'max':-1}"), LP_ERROR_POLICY, "policy.gap: " },
  { POLICY ("'gap':{'min':1.5}"), LP_ERROR_VALUE, "policy.gap.min: A whole number" },
  { POLICY ("'gap':{'min':5,'max':4}"), LP_ERROR_POLICY, "policy.gap: " },
  { POLICY ("'gap':{'max':100001}"), LP_ERROR_POLICY, "policy.gap: " },
  { POLICY ("'strategy':'nearest','gap':{'max':4}"), LP_ERROR_POLICY, "nearest" },
  { POLICY ("'strategy':'mixed-fold','gap':{'max':4}"), LP_ERROR_POLICY, "mixed-fold" },
  { POLICY ("'strategy':'mixed-half','gap':{}"), LP_ERROR_POLICY, "mixed-half" },
  { POLICY ("'strategy':'mixed-near','gap':{'max':4}"), LP_ERROR_POLICY, "mixed-near" },
  { POLICY ("'strategy':'random','gap':{'max':4}"), LP_ERROR_POLICY, "random" },
  { POLICY ("'strategy':'uniform','gap':{'max':4}"), LP_ERROR_POLICY, "uniform" },
  { POLICY ("'strategy':'half'"), LP_ERROR_POLICY, "mixed-half, mixed-near, matched, nearest" },
  { POLICY ("'must_match':'house'"), LP_ERROR_VALUE, "policy.must_match: An array" },
  { POLICY ("'must_match':[true]"), LP_ERROR_VALUE, "policy.must_match[1st]: Text" },
  { POLICY ("'must_differ':['house','']"), LP_ERROR_POLICY, "policy.must_differ: " },
  { POLICY ("'weights':{'quiet':-1000001}"), LP_ERROR_POLICY, "policy.weights: " },
  { "'fresh':1", LP_ERROR_VALUE, "fresh: true or false" },
  { "'fresh':'yes'", LP_ERROR_VALUE, "fresh: " },
  { "'library':2", LP_ERROR_VALUE, "library: Text" },
};

START_TEST (refusals)
{
  g_autofree char *text = write_request (refused[_i].members);
  g_autoptr (GError) error = NULL;

  ck_assert_msg (lp_request_from_json (text, -1, &error) == NULL, "%s was read", text);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) refused[_i].code), "%s: %s", text, error->message);
  ck_assert_msg (strstr (error->message, refused[_i].words) != NULL, "%s: the message is %s", text, error->message);
}
END_TEST

static const struct {
  const char *members;
  gboolean has_gap;
  int min, max;
} gaps[] = {
  { POLICY (""), FALSE, 0, 0 },
  { POLICY ("'gap':{}"), TRUE, LP_GAP_OPEN, LP_GAP_OPEN },
  { POLICY ("'gap':{'min':0}"), TRUE, 0, LP_GAP_OPEN },
  { POLICY ("'gap':{'max':0}"), TRUE, LP_GAP_OPEN, 0 },
  { POLICY ("'strategy':'tutor','gap':{'min':2,'max':2}"), TRUE, 2, 2 },
  { POLICY ("'gap':{'min':3,'max':100000},'strategy':'matched'"), TRUE, 3, 100000 },
};

START_TEST (windows)
{
  g_autoptr (LpRequest) request = read_request (gaps[_i].members);
  g_autofree char *written = lp_request_to_json (request);
  g_autoptr (LpRequest) again = lp_request_from_json (written, -1, NULL);
  g_autofree char *digest = lp_request_get_digest (request), *same = lp_request_get_digest (again);
  int min = 0, max = 0;

  ck_assert_int_eq (lp_policy_get_gap (lp_request_get_policy (request), &min, &max), gaps[_i].has_gap);
  if (gaps[_i].has_gap) {
    ck_assert_int_eq (min, gaps[_i].min);
    ck_assert_int_eq (max, gaps[_i].max);
  }
  ck_assert_str_eq (digest, same);
  ck_assert_int_eq (strstr (written, "\"gap\"") != NULL, gaps[_i].has_gap);
}
END_TEST

START_TEST (fresh_or_not)
{
  static const struct { const char *members; gboolean fresh; } cases[] = {
    { "'fresh':true", TRUE }, { "'fresh':false", FALSE }, { "'seed':1", FALSE },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    g_autoptr (LpRequest) request = read_request (cases[c].members);
    g_autofree char *written = lp_request_to_json (request);
    ck_assert_int_eq (lp_request_is_fresh (request), cases[c].fresh);
    ck_assert_int_eq (strstr (written, "\"fresh\": true") != NULL, cases[c].fresh);
  }
}
END_TEST

/* "matched" without the version that saved it, or with one before 0.2, may mean what "nearest" means now. */
static const struct {
  const char *members;
  gboolean warned;
} saved[] = {
  { POLICY ("'strategy':'matched'"), TRUE },
  { POLICY ("'strategy':'matched'") ",'library':'0.1.0'", TRUE },
  { POLICY ("'strategy':'matched'") ",'library':'0.1.12'", TRUE },
  { POLICY ("'strategy':'matched'") ",'library':'0.2.0'", FALSE },
  { POLICY ("'strategy':'matched'") ",'library':'0.10.0'", FALSE },
  { POLICY ("'strategy':'matched'") ",'library':'1.0.0'", FALSE },
  { POLICY ("'strategy':'nearest'"), FALSE },
  { POLICY ("'strategy':'nearest'") ",'library':'0.1.0'", FALSE },
  { POLICY ("'strategy':'mixed'") ",'library':'0.1.0'", FALSE },
  { "'library':'0.1.0'", FALSE },
};

static gboolean
warns_of_matched (LpRequest *request)
{
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  LpReasons *warnings = lp_pairing_get_warnings (pairing);

  for (gsize w = 0; w < lp_reasons_get_length (warnings); w++)
    if (g_str_equal (lp_reason_get_code (lp_reasons_get (warnings, w)), "matched-has-changed")) {
      ck_assert_ptr_nonnull (strstr (lp_reason_get_text (lp_reasons_get (warnings, w)), "nearest"));
      return TRUE;
    }
  return FALSE;
}

START_TEST (matched_has_changed)
{
  g_autoptr (LpRequest) request = read_request (saved[_i].members);
  g_autofree char *written = lp_request_to_json (request);
  g_autoptr (LpRequest) again = lp_request_from_json (written, -1, NULL);

  ck_assert_msg (warns_of_matched (request) == saved[_i].warned, "%s", saved[_i].members);
  /* What this version saves says so. */
  ck_assert_ptr_nonnull (strstr (written, "\"library\": \"" LP_VERSION "\""));
  ck_assert (!warns_of_matched (again));
}
END_TEST

/* By which version a request was saved decides nothing. */
START_TEST (library_in_no_digest)
{
  g_autoptr (LpRequest) one = read_request (POLICY ("'strategy':'matched'"));
  g_autoptr (LpRequest) other = read_request (POLICY ("'strategy':'matched'") ",'library':'0.2.0'");
  g_autofree char *first = lp_request_get_digest (one), *second = lp_request_get_digest (other);

  ck_assert_str_eq (first, second);
  ck_assert_str_eq (LP_VERSION, "0.2.0");
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, refusals, 0, G_N_ELEMENTS (refused));
  tcase_add_loop_test (tests, windows, 0, G_N_ELEMENTS (gaps));
  tcase_add_test (tests, fresh_or_not);
  tcase_add_loop_test (tests, matched_has_changed, 0, G_N_ELEMENTS (saved));
  tcase_add_test (tests, library_in_no_digest);
}

int
main (void)
{
  return run_suite ("policy-json", add_tests);
}
