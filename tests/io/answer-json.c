/* SPDX-License-Identifier: MIT */
/*
 * An answer says the same thing whoever writes it: members in one order, costs
 * as integers, ids for pupils. What the library wrote, the reader of answers
 * takes back, certificate included, and the checker then believes it; an
 * answer that was tampered with, or is malformed, is refused with the place
 * named. Texts in the tables have ' for ".
 */
#include "io/lp-json-private.h"

#include "checks.h"
#include <stdlib.h>
#include <string.h>

#include <learning-partners/learning-partners.h>

static char *
quote (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

/* A class of N with scores and the members REST at the top. */
static char *
ask (int n, const char *rest)
{
  GString *out = g_string_new ("{\"version\":1,\"date\":\"2026-11-09\",\"roster\":{\"pupils\":[");
  g_autofree char *more = quote (rest);

  for (int i = 1; i <= n; i++)
    g_string_append_printf (out, "%s{\"id\":\"p%d\",\"name\":\"Pupil %d\",\"attainment\":{\"maths\":%d}}", i > 1 ? "," : "", i, i, 80 + 3 * i);
  g_string_append_printf (out, "]}%s}", more);
  return g_string_free (out, FALSE);
}

static json_t *
parse (const char *text)
{
  json_error_t fault;
  json_t *value = json_loads (text, JSON_REJECT_DUPLICATES, &fault);

  ck_assert_msg (value != NULL, "line %d: %s\n%s", fault.line, fault.text, text);
  return value;
}

static char *
list_members (const json_t *object)
{
  GString *out = g_string_new (NULL);
  const char *name;
  json_t *member;

  json_object_foreach ((json_t *) object, name, member)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", name);
  return g_string_free (out, FALSE);
}

#define ck_assert_members(object, wanted) do { \
  g_autofree char *members_ = list_members (object); \
  ck_assert_str_eq (members_, wanted); \
} while (0)

#define TIERS "max_tenure min_tenure change cooldown turns strategy repeats wishes chance"

START_TEST (test_form)
{
  g_autofree char *request = ask (7, ",'seed':'18446744073709551615','away_today':['p1']");
  g_autofree char *text = lp_pair_json (request, -1);
  g_autoptr (json_t) answer = parse (text);
  const json_t *first = json_array_get (json_object_get (answer, "partnerships"), 0);
  const json_t *reason = json_array_get (json_object_get (first, "reasons"), 0);
  const json_t *certificate = json_object_get (answer, "certificate");

  ck_assert_members (answer, "version library digest date seed certified method partnerships cover costs certificate warnings");
  ck_assert_members (first, "pupils kept costs reasons");
  ck_assert_members (reason, "code params text");
  ck_assert_members (json_object_get (answer, "costs"), TIERS);
  ck_assert_members (certificate, "tiers radices duals");
  ck_assert_members (json_array_get (json_object_get (certificate, "duals"), 0), "pupils blossoms");
  ck_assert_int_eq (json_integer_value (json_object_get (answer, "version")), 1);
  ck_assert_str_eq (json_string_value (json_object_get (answer, "library")), LP_VERSION);
  ck_assert_str_eq (json_string_value (json_object_get (answer, "date")), "2026-11-09");
  ck_assert_str_eq (json_string_value (json_object_get (answer, "seed")), "18446744073709551615");
  ck_assert_str_eq (json_string_value (json_object_get (answer, "method")), "optimum");
  ck_assert_uint_eq (strlen (json_string_value (json_object_get (answer, "digest"))), 64);
  ck_assert_uint_eq (json_array_size (json_object_get (answer, "partnerships")), 3);
  ck_assert_uint_ge (json_array_size (json_object_get (answer, "cover")), 1);
  ck_assert (g_str_has_suffix (text, "}\n"));
}
END_TEST

START_TEST (test_form_of_uniform)
{
  g_autofree char *request = ask (6, ",'seed':9007199254740992,'policy':{'strategy':'uniform'}");
  g_autofree char *text = lp_pair_json (request, -1);
  g_autoptr (json_t) answer = parse (text);

  ck_assert_members (answer, "version library digest date seed certified method partnerships costs warnings");
  ck_assert (json_is_integer (json_object_get (answer, "seed")));
  ck_assert (json_is_true (json_object_get (answer, "certified")));
  ck_assert_str_ne (json_string_value (json_object_get (answer, "method")), "optimum");
}
END_TEST

/* Costs of a partnership leave out tiers that cost nothing; those of the whole never do. */
START_TEST (test_costs)
{
  gint64 costs[LP_N_TIERS] = { 0, 0, 0, 0, 0, LP_I_JSON_MAX_INTEGER, LP_I_JSON_MAX_INTEGER + 1, 0, G_MININT64 };
  g_autoptr (json_t) few = lp_i_json_costs (costs, TRUE, FALSE);
  g_autoptr (json_t) all = lp_i_json_costs (costs, FALSE, TRUE);

  ck_assert_members (few, "strategy repeats chance");
  ck_assert_members (all, "max_tenure min_tenure change cooldown turns strategy repeats wishes");
  ck_assert (json_integer_value (json_object_get (few, "strategy")) == LP_I_JSON_MAX_INTEGER);
  ck_assert_str_eq (json_string_value (json_object_get (few, "repeats")), "9007199254740993");
  ck_assert_str_eq (json_string_value (json_object_get (few, "chance")), "-9223372036854775808");
}
END_TEST

START_TEST (test_errors)
{
  g_autoptr (GError) own = g_error_new (LP_ERROR, LP_ERROR_UNKNOWN_PUPIL, "There is no \"p9\"");
  g_autoptr (GError) foreign = g_error_new (g_quark_from_static_string ("foreign"), 7, "caf\xe9");
  g_autofree char *first = lp_error_to_json (own, NULL);
  g_autofree char *second = lp_error_to_json (foreign, NULL);

  ck_assert_str_eq (first, "{\n \"version\": 1,\n \"error\": {\n  \"code\": \"unknown-pupil\",\n"
                           "  \"message\": \"There is no \\\"p9\\\"\"\n }\n}\n");
  ck_assert (strstr (second, "\"code\": \"internal\"") != NULL);
  ck_assert (strstr (second, "caf\xEF\xBF\xBD") != NULL);
}
END_TEST

START_TEST (test_conflict)
{
  g_autofree char *request = quote ("{'version':1,'date':'2026-11-09','roster':{'pupils':[{'id':'p1'},{'id':'p2'}],"
                                    "'rules':[{'id':'r1','type':'apart','pupils':['p1','p2']}]}}");
  g_autofree char *text = lp_pair_json (request, -1);
  g_autoptr (json_t) answer = parse (text);
  const json_t *error = json_object_get (answer, "error");
  const json_t *conflict = json_object_get (error, "conflict");

  ck_assert_members (answer, "version error");
  ck_assert_members (error, "code message conflict");
  ck_assert_members (conflict, "pupils rules smallest text");
  ck_assert_str_eq (json_string_value (json_object_get (error, "code")), "infeasible");
  ck_assert_str_eq (json_string_value (json_array_get (json_object_get (conflict, "rules"), 0)), "r1");
}
END_TEST

/* Odd with threes, odd with an adult, even, ties, and a history that makes blossoms likely. */
static const struct {
  int         n;
  const char *rest;
} questions[] = {
  { 2, "" },
  { 8, "" },
  { 9, "" },
  { 9, ",'policy':{'odd':'adult'}" },
  { 12, ",'policy':{'strategy':'matched'}" },
  { 11, ",'policy':{'strategy':'mixed-fold','odd':'adult'}" },
  { 6, ",'policy':{'strategy':'matched','order':['strategy','max_tenure','min_tenure','change','cooldown','turns','repeats','wishes']}" },
  { 3, ",'policy':{'strategy':'random'}" },
  { 12, ",'policy':{'strategy':'nearest'}" },
  { 8, ",'policy':{'strategy':'mixed-half','weights':{'prefer':-7,'quiet':-2}}" },
  { 7, ",'policy':{'gap':{'min':2,'max':3}},'history':{'rounds':[{'date':'2026-10-05','partnerships':[['p1','p2','p3'],['p4','p5']]},"
       "{'date':'2026-10-12','partnerships':[['p1','p4','p5'],['p2','p6'],['p3','p7']]}]}" },
  { 7, ",'fresh':true,'history':{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p4','p7'],['p2','p5'],['p3','p6']]}]}" },
};

static char *
question (int i)
{
  return ask (questions[i].n, questions[i].rest);
}

START_TEST (test_certificate_returns)
{
  g_autofree char *request = question (_i);
  g_autofree char *text = lp_pair_json (request, -1);
  g_autoptr (json_t) answer = parse (text);
  g_autoptr (LpCertificate) certificate = NULL;
  g_autoptr (LpRound) round = lp_round_from_json (text, -1, LP_DATE_NONE, &certificate, NULL);
  g_autoptr (json_t) again = NULL;
  g_autofree char *words = NULL;

  ck_assert (round != NULL && certificate != NULL);
  ck_assert_uint_eq (lp_round_get_n_partnerships (round), json_array_size (json_object_get (answer, "partnerships")));
  again = lp_i_certificate_to_json (certificate);
  ck_assert (json_equal (again, json_object_get (answer, "certificate")));
  words = lp_check_json (request, text);
  ck_assert_msg (strstr (words, "\"proof\": \"optimal\"") != NULL, "%s", words);
}
END_TEST

/* Blossoms of an answer, with the adult in them or without. */
static void
count_blossoms (const json_t *answer, int *with, int *without)
{
  json_t *dual;
  json_t *blossom;
  size_t i, k;

  json_array_foreach (json_object_get (json_object_get (answer, "certificate"), "duals"), i, dual) {
    json_array_foreach (json_object_get (dual, "blossoms"), k, blossom) {
      if (json_is_true (json_object_get (blossom, "adult")))
        ++*with;
      else
        ++*without;
    }
  }
}

/* Where chance alone decides, proofs need blossoms now and then: those with the adult return too. */
START_TEST (test_blossoms_return)
{
  int with = 0;
  int without = 0;

  for (int seed = 0; seed < 60; seed++) {
    g_autofree char *rest = g_strdup_printf (",'seed':%d,'policy':{'strategy':'random','odd':'adult'}", seed);
    g_autofree char *request = ask (7, rest);
    g_autofree char *text = lp_pair_json (request, -1);
    g_autofree char *words = lp_check_json (request, text);
    g_autoptr (json_t) answer = parse (text);
    g_autoptr (LpCertificate) certificate = NULL;
    g_autoptr (LpRound) round = lp_round_from_json (text, -1, LP_DATE_NONE, &certificate, NULL);
    g_autoptr (json_t) again = lp_i_certificate_to_json (certificate);

    count_blossoms (answer, &with, &without);
    ck_assert (json_equal (again, json_object_get (answer, "certificate")));
    ck_assert_msg (strstr (words, "\"proof\": \"optimal\"") != NULL, "%s", words);
  }
  ck_assert_int_gt (with, 0);
  ck_assert_int_gt (without, 0);
}
END_TEST

/* Raises the first dual value that there is: what it proves is then too good to be true. */
static void
tamper (json_t *certificate)
{
  json_t *duals = json_object_get (certificate, "duals");
  json_t *dual;
  size_t i;

  json_array_foreach (duals, i, dual) {
    json_t *vector = json_object_get (json_object_get (dual, "pupils"), "p1");
    size_t last = json_array_size (vector) - 1;

    json_array_set_new (vector, last, json_integer (json_integer_value (json_array_get (vector, last)) + 2));
  }
}

START_TEST (test_tampering_shows)
{
  g_autofree char *request = question (_i);
  g_autofree char *text = lp_pair_json (request, -1);
  g_autoptr (json_t) answer = parse (text);
  g_autofree char *changed = NULL;
  g_autofree char *words = NULL;

  tamper (json_object_get (answer, "certificate"));
  changed = lp_i_json_write (answer);
  words = lp_check_json (request, changed);
  ck_assert_msg (strstr (words, "\"proof\": \"invalid\"") != NULL, "%s", words);
  ck_assert_msg (strstr (words, "\"valid\": true") != NULL, "%s", words);
}
END_TEST

/* Answers of other programs: partnerships alone, as objects or plain arrays. */
START_TEST (test_foreign_answers)
{
  static const char *const answers[] = {
    "{'partnerships':[['p1','p2'],['p3','p4']]}",
    "{'partnerships':[{'pupils':['p1','p2'],'why':7},['p3','p4']],'made_by':'hand','date':'2026-11-02'}",
  };
  LpDate dates[] = { lp_date_from_ymd (2026, 11, 9), lp_date_from_ymd (2026, 11, 2) };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *text = quote (answers[i]);
    LpCertificate *certificate = (LpCertificate *) text;
    g_autoptr (LpRound) round = lp_round_from_json (text, -1, dates[0], &certificate, NULL);

    ck_assert (round != NULL);
    ck_assert (certificate == NULL);
    ck_assert_int_eq (lp_round_get_date (round), dates[i]);
    ck_assert_str_eq (lp_round_get_pupil (round, 1, 0), "p3");
  }
}
END_TEST

#define CERTIFICATE(members) "{'partnerships':[['p1','p2']],'certificate':{" members "}}"
#define DUALS(duals) CERTIFICATE ("'tiers':['strategy','chance'],'radices':[1,16],'duals':[" duals "]")
#define BLOSSOM(members) DUALS ("{'pupils':{'p1':[0,0],'p2':[0,0]},'blossoms':[{" members "}]}")

static const struct {
  const char *text;
  LpError     code;
  const char *words;
} bad[] = {
  { "[]", LP_ERROR_VALUE, "An answer is an object" },
  { "{}", LP_ERROR_VALUE, "\"partnerships\" is missing" },
  { "{'version':1,'error':{'code':'infeasible','message':'Amira and Ben'}}", LP_ERROR_VALUE, "the error \"Amira and Ben\"" },
  { "{'error':1}", LP_ERROR_VALUE, "no pairing" },
  { "{'partnerships':{}}", LP_ERROR_VALUE, "partnerships: An array" },
  { "{'partnerships':[7]}", LP_ERROR_VALUE, "partnerships[1st]: An array" },
  { "{'partnerships':[{'kept':true}]}", LP_ERROR_VALUE, "partnerships[1st]: The member \"pupils\" is missing" },
  { "{'partnerships':[['p1','p2'],['p3',3]]}", LP_ERROR_VALUE, "partnerships[2nd][2nd]: Text" },
  { "{'partnerships':[[]]}", LP_ERROR_VALUE, "at least one pupil" },
  { "{'partnerships':[['p1','p2'],['p1','p3']]}", LP_ERROR_DUPLICATE, "\"p1\"" },
  { "{'partnerships':[],'date':'2026-13-01'}", LP_ERROR_DATE, "date: " },
  { "{'partnerships':[],'date':7}", LP_ERROR_VALUE, "date: A date" },
  { "{'partnerships':[],'certificate':[]}", LP_ERROR_VALUE, "certificate: An object" },
  { CERTIFICATE (""), LP_ERROR_VALUE, "certificate: The member \"duals\" is missing" },
  { CERTIFICATE ("'duals':[]"), LP_ERROR_VALUE, "certificate.tiers: An array is expected here, not nothing" },
  { CERTIFICATE ("'tiers':['luck'],'radices':[1],'duals':[]"), LP_ERROR_VALUE, "There is no tier \"luck\"" },
  { CERTIFICATE ("'tiers':['chance','wishes','repeats','turns','strategy','cooldown','change','min_tenure','max_tenure','chance'],"
                 "'radices':[],'duals':[]"), LP_ERROR_VALUE, "only 9 tiers, not 10" },
  { CERTIFICATE ("'tiers':['chance','chance'],'radices':[1,1],'duals':[]"), LP_ERROR_DUPLICATE, "\"chance\" stands twice" },
  { CERTIFICATE ("'tiers':['chance'],'radices':[],'duals':[]"), LP_ERROR_VALUE, "certificate.radices: An array of 1 numbers" },
  { CERTIFICATE ("'tiers':['chance'],'radices':[0],'duals':[]"), LP_ERROR_VALUE, "at least 1, not 0" },
  { CERTIFICATE ("'tiers':['chance'],'radices':['9223372036854775808'],'duals':[]"), LP_ERROR_VALUE, "at most 64 bits" },
  { CERTIFICATE ("'tiers':[],'radices':[],'duals':[],'proof':1"), LP_ERROR_VALUE, "certificate.proof: There is no such member" },
  { DUALS ("7"), LP_ERROR_VALUE, "certificate.duals[1st]: An object" },
  { DUALS ("{}"), LP_ERROR_VALUE, "\"pupils\" is missing" },
  { DUALS ("{'pupils':{'p1':[0]}}"), LP_ERROR_VALUE, "certificate.duals[1st].pupils[\"p1\"]: An array of 2 numbers" },
  { DUALS ("{'pupils':{'p1':[0,0.5]}}"), LP_ERROR_VALUE, "not the number 0.5" },
  { DUALS ("{'pupils':{'p1':[0,9007199254740993]}}"), LP_ERROR_VALUE, "beyond 2^53" },
  { DUALS ("{'pupils':{'p1':[0,0]}},{'pupils':{'p2':[0,0]}}"), LP_ERROR_VALUE, "certificate.duals[2nd].pupils[\"p2\"]" },
  { DUALS ("{'pupils':{'p1':[0,0]}},{'pupils':{}}"), LP_ERROR_VALUE, "not those of the first" },
  { DUALS ("{'pupils':{'p1':[0,0]}},{'pupils':{},'adult':[0,0]}"), LP_ERROR_VALUE, "not those of the first" },
  { DUALS ("{'pupils':{},'adult':[0]}"), LP_ERROR_VALUE, "certificate.duals[1st].adult: An array of 2" },
  { BLOSSOM ("'pupils':['p1']"), LP_ERROR_VALUE, "blossoms[1st].value: An array of 2" },
  { BLOSSOM ("'pupils':['p1','p2'],'value':[0,0]"), LP_ERROR_VALUE, "odd number of members, not 2" },
  { BLOSSOM ("'pupils':[],'value':[0,0]"), LP_ERROR_VALUE, "not 0" },
  { BLOSSOM ("'pupils':['p3'],'value':[0,0]"), LP_ERROR_VALUE, "\"p3\" is not among" },
  { BLOSSOM ("'pupils':['p1','p2','p1'],'value':[0,0]"), LP_ERROR_DUPLICATE, "\"p1\" stands twice" },
  { BLOSSOM ("'pupils':[],'adult':true,'value':[0,0]"), LP_ERROR_VALUE, "The adult is not among" },
  { BLOSSOM ("'pupils':['p1'],'adult':false,'value':[0,0]"), LP_ERROR_VALUE, "true or left out" },
  { BLOSSOM ("'pupils':['p1'],'value':[0,0],'z':1"), LP_ERROR_VALUE, "z: There is no such member" },
};

START_TEST (test_refuses)
{
  g_autofree char *text = quote (bad[_i].text);
  g_autoptr (GError) error = NULL;
  LpCertificate *certificate = (LpCertificate *) text;
  LpRound *round = lp_round_from_json (text, -1, 0, &certificate, &error);

  ck_assert_msg (round == NULL, "%s was read", text);
  ck_assert (certificate == (LpCertificate *) text);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) bad[_i].code), "%s: %s", text, error->message);
  ck_assert_msg (strstr (error->message, bad[_i].words) != NULL, "%s: the message is %s", text, error->message);
}
END_TEST

START_TEST (test_date_must_come_from_somewhere)
{
  g_autoptr (GError) error = NULL;

  ck_assert (lp_round_from_json ("{\"partnerships\":[]}", -1, LP_DATE_NONE, NULL, &error) == NULL);
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE));
}
END_TEST

/* Whoever does not ask for the certificate need not have a sound one. */
START_TEST (test_certificate_passed_over)
{
  g_autofree char *text = quote ("{'partnerships':[['p1','p2']],'certificate':7}");
  g_autoptr (LpRound) round = lp_round_from_json (text, -1, 0, NULL, NULL);

  ck_assert (round != NULL);
}
END_TEST

START_TEST (test_report)
{
  g_autofree char *request = ask (4, "");
  g_autofree char *answer = quote ("{'partnerships':[['p1','p2'],['p3']]}");
  g_autofree char *text = lp_check_json (request, answer);
  g_autoptr (json_t) report = parse (text);
  const json_t *finding = json_array_get (json_object_get (report, "findings"), 0);

  ck_assert_members (report, "version library valid proof costs findings");
  ck_assert_members (finding, "severity code params text");
  ck_assert_members (json_object_get (report, "costs"), TIERS);
  ck_assert (json_is_false (json_object_get (report, "valid")));
  ck_assert_str_eq (json_string_value (json_object_get (report, "proof")), "none");
  ck_assert_str_eq (json_string_value (json_object_get (finding, "severity")), "broken");
}
END_TEST

static const struct {
  const char *request;
  const char *answer;
  const char *code;
} unheard[] = {
  { "{", "{'partnerships':[]}", "\"code\": \"syntax\"" },
  { NULL, "{", "\"code\": \"syntax\"" },
  { NULL, "{'partnerships':[['p1','p9']]}", "\"code\": \"unknown-pupil\"" },
};

START_TEST (test_report_of_nothing)
{
  g_autofree char *request = unheard[_i].request != NULL ? quote (unheard[_i].request) : ask (4, "");
  g_autofree char *answer = quote (unheard[_i].answer);
  g_autofree char *text = lp_check_json (request, answer);

  ck_assert_msg (strstr (text, unheard[_i].code) != NULL, "%s", text);
}
END_TEST

static char *
why_not (const char *rest, const char *a, const char *b)
{
  g_autofree char *text = ask (6, rest);
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, NULL);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpWhyNot) why = lp_why_not (pairing, a, b, NULL);

  ck_assert (why != NULL);
  return lp_why_not_to_json (why);
}

START_TEST (test_why_not)
{
  g_autofree char *text = why_not ("", "p1", "p6");
  g_autoptr (json_t) why = parse (text);

  ck_assert_members (why, "version library possible extra partnerships costs reasons");
  ck_assert_members (json_object_get (why, "extra"), TIERS);
  ck_assert_uint_eq (json_array_size (json_object_get (why, "partnerships")), 3);
}
END_TEST

START_TEST (test_why_not_possible)
{
  static const char rules[] = ",'history':{'rounds':[{'date':'2026-11-02','partnerships':[['p1','p2'],['p3','p4'],['p5','p6']]}]},"
                              "'policy':{'hard':['min_tenure']}";
  g_autofree char *text = why_not (rules, "p1", "p6");
  g_autoptr (json_t) why = parse (text);

  ck_assert_members (why, "version library possible reasons");
  ck_assert (json_is_false (json_object_get (why, "possible")));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("answer-json");
  TCase *tcase = tcase_create ("answer-json");
  SRunner *runner;
  int failures;

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, test_form);
  tcase_add_test (tcase, test_form_of_uniform);
  tcase_add_test (tcase, test_costs);
  tcase_add_test (tcase, test_errors);
  tcase_add_test (tcase, test_conflict);
  tcase_add_loop_test (tcase, test_certificate_returns, 0, G_N_ELEMENTS (questions));
  tcase_add_test (tcase, test_blossoms_return);
  tcase_add_loop_test (tcase, test_tampering_shows, 0, G_N_ELEMENTS (questions));
  tcase_add_test (tcase, test_foreign_answers);
  tcase_add_loop_test (tcase, test_refuses, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tcase, test_date_must_come_from_somewhere);
  tcase_add_test (tcase, test_certificate_passed_over);
  tcase_add_test (tcase, test_report);
  tcase_add_loop_test (tcase, test_report_of_nothing, 0, G_N_ELEMENTS (unheard));
  tcase_add_test (tcase, test_why_not);
  tcase_add_test (tcase, test_why_not_possible);
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures != 0;
}
