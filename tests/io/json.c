/* SPDX-License-Identifier: MIT */
/*
 * A request is read to the letter or refused: the error has the code of its
 * kind and names the member, by the pupil's id where there is one; nothing is
 * guessed, rounded or passed over. What was read is written so that it reads
 * back as the same question. Texts in the tables have ' for ".
 */
#include "io/lp-json-private.h"

#include "checks.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <learning-partners/learning-partners.h>

#define PUPILS "'pupils':[{'id':'p1'},{'id':'p2'}]"
/* A request of two pupils with something more at the top; one roster with something more; one policy. */
#define ASK(rest) "{'version':1,'roster':{" PUPILS "},'date':'2026-11-09'" rest "}"
#define ROSTER(members) "{'version':1,'date':'2026-11-09','roster':{" members "}}"
#define PUPIL(members) ROSTER ("'pupils':[{'id':'p1'},{'id':'p2'," members "}]")
#define SCALE(scale) ROSTER (PUPILS ",'scales':{'maths':" scale "}")
#define RULE(members) ROSTER (PUPILS ",'rules':[{'id':'r1'," members "}]")
#define POLICY(members) ASK (",'policy':{" members "}")
#define ROUNDS(rounds) ASK (",'history':{'rounds':[" rounds "]}")
#define FEEDBACK(members) ASK (",'history':{'feedback':[{" members "}]}")

static char *
quote (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

typedef struct {
  const char *text;
  LpError     code;
  const char *words; /* that the message has */
} Bad;

static const Bad bad[] = {
  /* Not JSON at all. */
  { "", LP_ERROR_SYNTAX, "line 1" },
  { "[]", LP_ERROR_VALUE, "An object is expected here, not an array" },
  { "'text'", LP_ERROR_SYNTAX, "line 1" },
  { "{'version':1", LP_ERROR_SYNTAX, "line 1" },
  { "{\n\n  'version': 1,,}", LP_ERROR_SYNTAX, "line 3, column 16" },
  { ASK ("") " x", LP_ERROR_SYNTAX, "end of file expected" },
  { ASK (",'seed':01"), LP_ERROR_SYNTAX, "line 1" },
  { ASK (",'seed':NaN"), LP_ERROR_SYNTAX, "line 1" },
  { ASK (",'seed':Infinity"), LP_ERROR_SYNTAX, "line 1" },
  { ASK (",'seed':1,'seed':2"), LP_ERROR_SYNTAX, "duplicate object key" },
  { PUPIL ("'attainment':{'maths':1e400}"), LP_ERROR_VALUE, "1e400" },
  { ASK (",'seed':123456789012345678901234567890"), LP_ERROR_VALUE, "beyond 2^53 are written as text" },
  { ASK (",'absent':['\xff']"), LP_ERROR_SYNTAX, "line 1" },
  { ASK (",'absent':['\xc0\xaf']"), LP_ERROR_SYNTAX, "line 1" },
  { ASK (",'absent':['\\ud800']"), LP_ERROR_SYNTAX, "line 1" },
  { ASK (",'absent':['\\u0000']"), LP_ERROR_SYNTAX, "\\u0000" },
  /* The request itself. */
  { "{}", LP_ERROR_VALUE, "The member \"version\" is missing" },
  { "{'version':2}", LP_ERROR_VALUE, "version 1, not 2" },
  { "{'version':'1'}", LP_ERROR_VALUE, "version: A whole number is expected here, not the text \"1\"" },
  { "{'version':1.0}", LP_ERROR_VALUE, "version: A whole number" },
  { "{'version':1,'date':'2026-11-09'}", LP_ERROR_VALUE, "\"roster\" is missing" },
  { "{'version':1,'roster':{" PUPILS "}}", LP_ERROR_VALUE, "\"date\" is missing" },
  { "{'version':1,'roster':[]}", LP_ERROR_VALUE, "roster: An object is expected here, not an array" },
  { ASK (",'seeds':1"), LP_ERROR_VALUE, "seeds: There is no such member" },
  { ASK (",'seed':-1"), LP_ERROR_VALUE, "seed: " },
  { ASK (",'seed':1.5"), LP_ERROR_VALUE, "not the number 1.5" },
  { ASK (",'seed':true"), LP_ERROR_VALUE, "not true" },
  { ASK (",'seed':null"), LP_ERROR_VALUE, "not null" },
  { ASK (",'seed':''"), LP_ERROR_VALUE, "seed: " },
  { ASK (",'seed':'-1'"), LP_ERROR_VALUE, "seed: " },
  { ASK (",'seed':' 1'"), LP_ERROR_VALUE, "seed: " },
  { ASK (",'seed':'0x10'"), LP_ERROR_VALUE, "seed: " },
  { ASK (",'seed':9007199254740993"), LP_ERROR_VALUE, "9007199254740993 is beyond 2^53" },
  { ASK (",'seed':'18446744073709551616'"), LP_ERROR_VALUE, "seed: " },
  { ASK (",'absent':'p1'"), LP_ERROR_VALUE, "absent: An array is expected here, not the text \"p1\"" },
  { ASK (",'absent':[1]"), LP_ERROR_VALUE, "absent[1st]: Text is expected here, not the number 1" },
  { ASK (",'absent':['p3']"), LP_ERROR_UNKNOWN_PUPIL, "absent: " },
  { ASK (",'absent':['p1','p1']"), LP_ERROR_DUPLICATE, "absent: " },
  { ASK (",'away_today':['p3']"), LP_ERROR_UNKNOWN_PUPIL, "away_today: " },
  { "{'version':1,'roster':{" PUPILS "},'date':20261109}", LP_ERROR_VALUE, "date: A date in the form" },
  { "{'version':1,'roster':{" PUPILS "},'date':'2026-02-29'}", LP_ERROR_DATE, "2026-02-29" },
  { "{'version':1,'roster':{" PUPILS "},'date':'2026-2-9'}", LP_ERROR_DATE, "date: \"2026-2-9\"" },
  /* Pupils. */
  { ROSTER (""), LP_ERROR_VALUE, "roster: The member \"pupils\" is missing" },
  { ROSTER ("'pupils':{}"), LP_ERROR_VALUE, "roster.pupils: An array" },
  { ROSTER ("'pupils':[7]"), LP_ERROR_VALUE, "roster.pupils[1st]: An object is expected here, not the number 7" },
  { ROSTER ("'pupils':[{'id':'p1'},{'name':'Ben'}]"), LP_ERROR_VALUE, "roster.pupils[2nd]: The member \"id\" is missing" },
  { ROSTER ("'pupils':[{'id':17}]"), LP_ERROR_VALUE, "roster.pupils[1st].id: Text" },
  { ROSTER ("'pupils':[{'id':''}]"), LP_ERROR_VALUE, "is empty" },
  { ROSTER ("'pupils':[{'id':'a\\nb'}]"), LP_ERROR_VALUE, "control character" },
  { ROSTER ("'pupils':[{'id':'p1'},{'id':'p1'}]"), LP_ERROR_DUPLICATE, "roster.pupils[\"p1\"]: " },
  { PUPIL ("'forename':'Ben'"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].forename: There is no such member" },
  { PUPIL ("'name':7"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].name: Text" },
  { PUPIL ("'attainment':104"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].attainment: An object" },
  { PUPIL ("'attainment':{'maths':true}"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].attainment.maths: Attainment is a number" },
  { PUPIL ("'attainment':{'maths':[1]}"), LP_ERROR_VALUE, "not an array" },
  { PUPIL ("'attainment':{'':1}"), LP_ERROR_VALUE, "A subject has no name" },
  { PUPIL ("'attainment':{'maths':1e16}"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].attainment.maths: " },
  { PUPIL ("'attainment':{'maths':'EXS'}"), LP_ERROR_UNKNOWN_BAND, "roster.pupils[\"p2\"].attainment.maths: \"EXS\" is a band" },
  { PUPIL ("'attributes':{'quiet':'yes'}"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].attributes.quiet: " },
  { PUPIL ("'attributes':{'quiet':1}"), LP_ERROR_VALUE, "An attribute is true, false or a word, not the number 1" },
  { PUPIL ("'attributes':{'role':'helper'}"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].attributes.role: " },
  { PUPIL ("'attributes':{'role':true}"), LP_ERROR_VALUE, "roster.pupils[\"p2\"].attributes.role: " },
  { PUPIL ("'attributes':{'':true}"), LP_ERROR_VALUE, "An attribute has no name" },
  { ROSTER ("'pupils':[{'id':'p1','attainment':{'maths':'ABC'}}],'scales':{'maths':{'bands':['LOW','HIGH']}}"),
    LP_ERROR_UNKNOWN_BAND, "LOW < HIGH" },
  /* Scales. */
  { SCALE ("[]"), LP_ERROR_VALUE, "roster.scales.maths: An object" },
  { SCALE ("{}"), LP_ERROR_VALUE, "roster.scales.maths: A scale has" },
  { SCALE ("{'bands':['A']}"), LP_ERROR_VALUE, "roster.scales.maths: " },
  { SCALE ("{'bands':['A','a']}"), LP_ERROR_VALUE, "twice" },
  { SCALE ("{'bands':['A','B'],'quantiles':2}"), LP_ERROR_VALUE, "roster.scales.maths.bands: There is no such member" },
  { SCALE ("{'bands':['A','B'],'thresholds':[]}"), LP_ERROR_VALUE, "2 bands need 1 thresholds between them, not 0" },
  { SCALE ("{'bands':['A','B'],'thresholds':['100']}"), LP_ERROR_VALUE, "roster.scales.maths.thresholds[1st]: " },
  { SCALE ("{'bands':[],'thresholds':[]}"), LP_ERROR_VALUE, "0 bands" },
  { SCALE ("{'builtin':'ks3'}"), LP_ERROR_VALUE, "ks2-ta" },
  { SCALE ("{'quantiles':1}"), LP_ERROR_VALUE, "roster.scales.maths: " },
  { SCALE ("{'quantiles':3,'bands':['A','B']}"), LP_ERROR_VALUE, "roster.scales.maths.bands: There is no such member" },
  { SCALE ("{'builtin':'ks2-ta','quantiles':3}"), LP_ERROR_VALUE, "roster.scales.maths.quantiles: There is no such member" },
  { SCALE ("{'quantiles':-3}"), LP_ERROR_VALUE, "roster.scales.maths: " },
  { SCALE ("{'quantiles':3.0}"), LP_ERROR_VALUE, "A whole number" },
  { ROSTER (PUPILS ",'scales':{'':{'quantiles':3}}"), LP_ERROR_VALUE, "A subject has no name" },
  /* Rules and closures. */
  { RULE ("'type':'apart'"), LP_ERROR_VALUE, "roster.rules[\"r1\"]: The member \"pupils\" is missing" },
  { RULE ("'type':'never','pupils':['p1','p2']"), LP_ERROR_VALUE, "roster.rules[\"r1\"].type: There is no rule of type \"never\"" },
  { RULE ("'type':'apart','pupils':['p1']"), LP_ERROR_VALUE, "roster.rules[\"r1\"]: " },
  { RULE ("'type':'apart','pupils':['p1','p1']"), LP_ERROR_DUPLICATE, "\"p1\"" },
  { RULE ("'type':'apart','pupils':['p1','p2'],'until':'18/12/2026'"), LP_ERROR_DATE, "roster.rules[\"r1\"].until: \"18/12/2026\"" },
  { RULE ("'type':'apart','pupils':['p1','p2'],'why':'x'"), LP_ERROR_VALUE, "known here are: id, type, pupils, until, reason" },
  { ROSTER (PUPILS ",'closures':[{'from':'2026-12-19'}]"), LP_ERROR_VALUE, "roster.closures[\"2026-12-19\"]: The member \"to\" is missing" },
  { ROSTER (PUPILS ",'closures':[{'from':'2026-12-19','to':'2026-12-18'}]"), LP_ERROR_DATE, "2026-12-18" },
  /* History. */
  { ASK (",'history':[]"), LP_ERROR_VALUE, "history: An object" },
  { ROUNDS ("{'date':'2026-11-02'}"), LP_ERROR_VALUE, "history.rounds[\"2026-11-02\"]: The member \"partnerships\" is missing" },
  { ROUNDS ("{'date':'2026-11-02','partnerships':['p1','p2']}"), LP_ERROR_VALUE, "partnerships[1st]: An array" },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[[]]}"), LP_ERROR_VALUE, "at least one pupil" },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[['p1','p2'],['p2']]}"), LP_ERROR_DUPLICATE, "\"p2\"" },
  { ROUNDS ("{'date':'2026-11-31','partnerships':[]}"), LP_ERROR_DATE, "history.rounds[\"2026-11-31\"].date: " },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[]},{'date':'2026-10-26','partnerships':[]}"), LP_ERROR_DATE, "2026-10-26" },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[]},{'date':'2026-10-26','partnerships':[]}"), LP_ERROR_DATE, "2026-11-02" },
  { ROUNDS ("{'date':'2026-11-09','partnerships':[]}"), LP_ERROR_DATE, "2026-11-09" },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[],'covers':[{'date':'2026-11-01'}]}"), LP_ERROR_DATE, "covers[\"2026-11-01\"]" },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[],'covers':[{'date':'2026-11-03','absent':['p1','p1']}]}"), LP_ERROR_DUPLICATE, "absent: " },
  { ROUNDS ("{'date':'2026-11-02','partnerships':[],'covers':[{'date':'2026-11-03','away':[]}]}"), LP_ERROR_VALUE, "away: There is no such member" },
  { FEEDBACK ("'date':'2026-11-06','pupils':['p1','p2']"), LP_ERROR_VALUE, "history.feedback[\"2026-11-06\"]: The member \"word\" is missing" },
  { FEEDBACK ("'date':'2026-11-06','pupils':['p1','p2'],'word':'great'"), LP_ERROR_VALUE, "apart-for-a-while" },
  { FEEDBACK ("'date':'2026-11-06','pupils':['p1'],'word':'mixed'"), LP_ERROR_VALUE, "history.feedback[\"2026-11-06\"]: " },
  { FEEDBACK ("'date':'2026-11-10','pupils':['p1','p2'],'word':'mixed'"), LP_ERROR_DATE, "2026-11-10" },
  /* Policy. */
  { POLICY ("'strategies':'mixed'"), LP_ERROR_VALUE, "policy.strategies: There is no such member" },
  { POLICY ("'strategy':'custom'"), LP_ERROR_POLICY, "policy.strategy: \"custom\"" },
  { POLICY ("'strategy':1"), LP_ERROR_VALUE, "policy.strategy: Text" },
  { POLICY ("'subject':''"), LP_ERROR_POLICY, "policy.subject: " },
  { POLICY ("'round_days':0"), LP_ERROR_POLICY, "policy.round_days: " },
  { POLICY ("'round_days':7.5"), LP_ERROR_VALUE, "policy.round_days: A whole number is expected here, not the number 7.5" },
  { POLICY ("'round_days':9999999999"), LP_ERROR_VALUE, "policy.round_days: A smaller number" },
  { POLICY ("'min_tenure_days':29"), LP_ERROR_POLICY, "max_tenure_days is 28 (the default), less than min_tenure_days, which is 29" },
  { POLICY ("'max_tenure_days':13"), LP_ERROR_POLICY, "min_tenure_days, which is 14 (the default)" },
  { POLICY ("'max_tenure_days':3661"), LP_ERROR_POLICY, "policy: " },
  { POLICY ("'min_tenure_days':-1"), LP_ERROR_POLICY, "policy: " },
  { POLICY ("'slack_days':-1"), LP_ERROR_POLICY, "policy.slack_days: " },
  { POLICY ("'cooldown_rounds':-1"), LP_ERROR_POLICY, "policy.cooldown_rounds: " },
  { POLICY ("'cooldown_rounds':1001"), LP_ERROR_POLICY, "policy.cooldown_rounds: " },
  { POLICY ("'between':'keep'"), LP_ERROR_POLICY, "change and stay" },
  { POLICY ("'odd':'alone'"), LP_ERROR_POLICY, "three and adult" },
  { POLICY ("'hard':['cooldown']"), LP_ERROR_POLICY, "max_tenure and min_tenure" },
  { POLICY ("'hard':'max_tenure'"), LP_ERROR_VALUE, "policy.hard: An array" },
  { POLICY ("'order':['strategy']"), LP_ERROR_POLICY, "not 1" },
  { POLICY ("'order':['chance','min_tenure','change','cooldown','turns','strategy','repeats','wishes']"), LP_ERROR_POLICY, "\"chance\"" },
  { POLICY ("'order':['wishes','min_tenure','change','cooldown','turns','strategy','repeats','wishes']"), LP_ERROR_POLICY, "policy.order: " },
  { POLICY ("'order':['max_tenure','min_tenure','change','cooldown','turns','strategy','repeats','could']"), LP_ERROR_POLICY,
    "turns, strategy, repeats and wishes" },
  { POLICY ("'weights':{'friends':-1000001}"), LP_ERROR_POLICY, "policy.weights: " },
  { POLICY ("'weights':{'friends':1000001}"), LP_ERROR_POLICY, "policy.weights: " },
  { POLICY ("'weights':{'friends':0.5}"), LP_ERROR_VALUE, "policy.weights.friends: A whole number" },
  { POLICY ("'weights':{'':1}"), LP_ERROR_POLICY, "policy.weights: " },
};

START_TEST (test_refuses)
{
  g_autofree char *text = quote (bad[_i].text);
  g_autoptr (GError) error = NULL;
  LpRequest *request = lp_request_from_json (text, -1, &error);

  ck_assert_msg (request == NULL, "%s was read", text);
  ck_assert_msg (g_error_matches (error, LP_ERROR, (int) bad[_i].code), "%s: %s (%s)", text,
                 error->message, lp_error_get_name ((LpError) error->code));
  ck_assert_msg (strstr (error->message, bad[_i].words) != NULL, "%s: the message is %s", text, error->message);
  ck_assert (g_utf8_validate (error->message, -1, NULL));
}
END_TEST

/* All that a request can have, in another order than it is written in. */
static const char full[] =
  "{'fresh':true,'library':'0.2.0','seed':'18446744073709551615','away_today':['p3'],'absent':['p4','ö'],'date':'2026-11-09','version':1,"
  "'policy':{'odd':'adult','weights':{'gender':2,'friends':0,'mixed':-5},'order':['wishes','turns','repeats','strategy',"
  "'cooldown','change','min_tenure','max_tenure'],'hard':['min_tenure','max_tenure'],'between':'stay','cooldown_rounds':0,"
  "'slack_days':1,'max_tenure_days':35,'min_tenure_days':7,'round_days':14,'subject':'rea\\u0064ing','strategy':'matched',"
  "'gap':{'max':4},'must_differ':['gender'],'must_match':['house','early','house']},"
  "'history':{'feedback':[{'word':'disagreed','pupils':['p1','p2'],'date':'2026-11-06'}],"
  "'rounds':[{'date':'2026-10-26','partnerships':[['p1'],['p2','gone']],'covers':[]},"
  "{'covers':[{'date':'2026-11-03','absent':['p2'],'partnerships':[['p1','p3']]},{'date':'2026-11-03'}],'assigned':[['p1','p3']],"
  "'partnerships':[['p1','p2','p3'],['p4','p5']],'date':'2026-11-02'}]},"
  "'roster':{'closures':[{'to':'2027-01-03','from':'2026-12-19'}],"
  "'rules':[{'id':'r1','type':'apart','pupils':['p1','gone'],'until':'2026-12-18','reason':'private'},"
  "{'id':'r2','type':'together','pupils':['p1','p2']},{'id':'r3','type':'pin','pupils':['p4','p5']},"
  "{'id':'r4','type':'friends','pupils':['p1','p2','p3']},{'type':'prefer','pupils':['p4','p3']},"
  "{'type':'prefer','pupils':['p3','p4']}],"
  "'pupils':[{'id':'p1','name':'Ann \\ud83d\\ude00 \\'q\\'','attainment':{'maths':0.1,'reading':'EXS','age':7},'attributes':{'role':'tutor','quiet':true}},"
  "{'id':'p2','attainment':{'maths':-12345678.25,'reading':'absent','age':null},'attributes':{'gender':'F','dominant':false}},"
  "{'id':'p3','attainment':{'maths':1e15,'reading':''}},{'id':'p4'},{'id':'p5','name':'p5'},{'id':'ö'}],"
  "'scales':{'reading':{'builtin':'ks2-ta'},'maths':{'quantiles':3},'age':{'bands':['young','old'],'thresholds':[7.5]},"
  "'art':{'bands':['a','b','c']}}}}";

static LpRequest *
read_full (void)
{
  g_autofree char *text = quote (full);
  g_autoptr (GError) error = NULL;
  LpRequest *request = lp_request_from_json (text, -1, &error);

  ck_assert_msg (request != NULL, "%s", error == NULL ? "?" : error->message);
  return request;
}

START_TEST (test_reads_the_roster)
{
  g_autoptr (LpRequest) request = read_full ();
  LpRoster *roster = lp_request_get_roster (request);
  LpPupil *ann = lp_roster_find_pupil (roster, "p1");
  LpPupil *ben = lp_roster_find_pupil (roster, "p2");
  LpPupil *cal = lp_roster_find_pupil (roster, "p3");

  ck_assert_uint_eq (lp_roster_get_n_pupils (roster), 6);
  ck_assert_str_eq (lp_pupil_get_name (ann), "Ann 😀 \"q\"");
  ck_assert (lp_pupil_get_score (ann, "maths") == 0.1);
  ck_assert_str_eq (lp_pupil_get_band (ann, "reading"), "EXS");
  ck_assert (lp_pupil_has_flag (ann, "quiet"));
  ck_assert_str_eq (lp_pupil_get_word (ann, "role"), "tutor");
  ck_assert_str_eq (lp_pupil_get_name (ben), "p2");
  ck_assert_int_eq (lp_pupil_get_attainment_kind (ben, "reading"), LP_ATTAINMENT_MISSING);
  ck_assert_int_eq (lp_pupil_get_attainment_kind (ben, "age"), LP_ATTAINMENT_MISSING);
  ck_assert_int_eq (lp_pupil_get_attainment_kind (cal, "reading"), LP_ATTAINMENT_MISSING);
  ck_assert (lp_pupil_get_score (cal, "maths") == 1e15);
}
END_TEST

START_TEST (test_reads_scales_and_rules)
{
  g_autoptr (LpRequest) request = read_full ();
  LpRoster *roster = lp_request_get_roster (request);

  ck_assert_str_eq (lp_scale_get_builtin_name (lp_roster_get_scale (roster, "reading")), "ks2-ta");
  ck_assert (lp_scale_is_quantiles (lp_roster_get_scale (roster, "maths")));
  ck_assert (lp_scale_get_thresholds (lp_roster_get_scale (roster, "age"))[0] == 7.5);
  ck_assert (lp_scale_get_thresholds (lp_roster_get_scale (roster, "art")) == NULL);
  ck_assert_uint_eq (lp_roster_get_n_rules (roster), 6);
  ck_assert (lp_rule_has_own_id (lp_roster_get_rule (roster, 3)));
  ck_assert_str_eq (lp_rule_get_id (lp_roster_get_rule (roster, 4)), "prefer:p3,p4");
  ck_assert_str_eq (lp_rule_get_id (lp_roster_get_rule (roster, 5)), "prefer:p3,p4#2");
  ck_assert (!lp_rule_has_own_id (lp_roster_get_rule (roster, 5)));
  ck_assert_str_eq (lp_rule_get_reason (lp_roster_get_rule (roster, 0)), "private");
  ck_assert_int_eq (lp_rule_get_until (lp_roster_get_rule (roster, 0)), lp_date_from_ymd (2026, 12, 18));
  ck_assert_int_eq (lp_rule_get_until (lp_roster_get_rule (roster, 1)), LP_DATE_NONE);
  ck_assert_int_eq (lp_rule_get_kind (lp_roster_get_rule (roster, 3)), LP_RULE_FRIENDS);
  ck_assert_uint_eq (lp_roster_get_n_closures (roster), 1);
}
END_TEST

START_TEST (test_reads_the_policy)
{
  g_autoptr (LpRequest) request = read_full ();
  LpPolicy *policy = lp_request_get_policy (request);
  int min, max;

  ck_assert_int_eq (lp_policy_get_strategy (policy), LP_STRATEGY_MATCHED);
  ck_assert (lp_policy_get_gap (policy, &min, &max));
  ck_assert_int_eq (min, LP_GAP_OPEN);
  ck_assert_int_eq (max, 4);
  ck_assert_uint_eq (lp_policy_get_n_must_match (policy), 2);
  ck_assert_str_eq (lp_policy_get_must_match (policy, 0), "early");
  ck_assert_uint_eq (lp_policy_get_n_must_differ (policy), 1);
  ck_assert_str_eq (lp_policy_get_must_differ (policy, 0), "gender");
  ck_assert_str_eq (lp_policy_get_subject (policy), "reading");
  ck_assert_int_eq (lp_policy_get_round_days (policy), 14);
  ck_assert_int_eq (lp_policy_get_min_tenure_days (policy), 7);
  ck_assert_int_eq (lp_policy_get_max_tenure_days (policy), 35);
  ck_assert_int_eq (lp_policy_get_slack_days (policy), 1);
  ck_assert_int_eq (lp_policy_get_cooldown_rounds (policy), 0);
  ck_assert_int_eq (lp_policy_get_between (policy), LP_BETWEEN_STAY);
  ck_assert_int_eq (lp_policy_get_odd (policy), LP_ODD_ADULT);
  ck_assert_int_eq (lp_policy_get_hard (policy), LP_HARD_MAX_TENURE | LP_HARD_MIN_TENURE);
  ck_assert_int_eq (lp_policy_get_order (policy)[0], LP_TIER_WISHES);
  ck_assert_int_eq (lp_policy_get_order (policy)[7], LP_TIER_MAX_TENURE);
  ck_assert_int_eq (lp_policy_get_weight (policy, "friends"), 0);
  ck_assert_int_eq (lp_policy_get_weight (policy, "gender"), 2);
  ck_assert_int_eq (lp_policy_get_weight (policy, "mixed"), -5);
}
END_TEST

START_TEST (test_reads_history_and_the_rest)
{
  g_autoptr (LpRequest) request = read_full ();
  LpHistory *history = lp_request_get_history (request);
  LpRound *round = lp_history_get_round (history, 1);

  ck_assert_uint_eq (lp_request_get_seed (request), G_MAXUINT64);
  ck_assert (lp_request_is_fresh (request));
  ck_assert_int_eq (lp_request_get_date (request), lp_date_from_ymd (2026, 11, 9));
  ck_assert_uint_eq (lp_request_get_n_absent (request), 2);
  ck_assert_str_eq (lp_request_get_absent (request, 1), "ö");
  ck_assert_str_eq (lp_request_get_away_today (request, 0), "p3");
  ck_assert_uint_eq (lp_history_get_n_rounds (history), 2);
  ck_assert_uint_eq (lp_round_get_n_covers (round), 2);
  ck_assert_str_eq (lp_round_get_absent (lp_round_get_cover (round, 0), 0), "p2");
  ck_assert_str_eq (lp_round_get_pupil (lp_round_get_assigned (round), 0, 1), "p3");
  ck_assert_int_eq (lp_feedback_get_word (lp_history_get_feedback (history, 0)), LP_FEEDBACK_DISAGREED);
}
END_TEST

START_TEST (test_writes_what_it_read)
{
  g_autoptr (LpRequest) request = read_full ();
  g_autofree char *written = lp_request_to_json (request);
  g_autoptr (LpRequest) again = lp_request_from_json (written, (gssize) strlen (written), NULL);
  g_autofree char *rewritten = again == NULL ? NULL : lp_request_to_json (again);
  g_autofree char *digest = lp_request_get_digest (request);
  g_autofree char *redigest = again == NULL ? NULL : lp_request_get_digest (again);
  static const char *const parts[] = {
    "\"seed\": \"18446744073709551615\"", "\"maths\": 0.1,", "\"maths\": -12345678.25", "\"maths\": 1000000000000000",
    "\"absent\": [\"p4\", \"ö\"]", "\"thresholds\": [7.5]", "\"builtin\": \"ks2-ta\"", "\"quantiles\": 3",
    "\"reason\": \"private\"", "\"hard\": [\"max_tenure\", \"min_tenure\"]", "\"cooldown_rounds\": 0",
    "\"fresh\": true", "\"max\": 4", "\"must_match\": [\"early\", \"house\"]", "\"must_differ\": [\"gender\"]", "\"mixed\": -5"
  };

  ck_assert_msg (again != NULL, "%s", written);
  ck_assert_str_eq (written, rewritten);
  ck_assert_str_eq (digest, redigest);
  ck_assert (g_str_has_prefix (written, "{\n \"version\": 1,\n \"library\": \"" LP_VERSION "\",\n \"roster\": {\n  \"pupils\": ["));
  /* Who has no id of its own gets none on paper. */
  ck_assert_ptr_null (strstr (written, "prefer:"));
  ck_assert (g_str_has_suffix (written, "}\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    ck_assert_msg (strstr (written, parts[i]) != NULL, "no %s in %s", parts[i], written);
}
END_TEST

/* A request in JSON is what it was when it was made, whatever becomes of its parts. */
START_TEST (test_writes_what_it_was_made_of)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (LpPupil) pupil = lp_pupil_new ("a", NULL, NULL), late = lp_pupil_new ("b", NULL, NULL);
  g_autoptr (LpRound) round = lp_round_new (lp_date_from_ymd (2026, 9, 7));

  ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  g_autoptr (LpRequest) request = lp_request_new (roster, history, policy, lp_date_from_ymd (2026, 9, 14), 1, NULL);
  g_autofree char *before = lp_request_to_json (request);
  ck_assert (lp_roster_add_pupil (roster, late, NULL));
  ck_assert (lp_roster_add_closure (roster, lp_date_from_ymd (2026, 9, 1), lp_date_from_ymd (2026, 9, 2), NULL));
  ck_assert (lp_history_add_round (history, round, NULL));
  lp_policy_set_odd (policy, LP_ODD_ADULT);
  g_autofree char *after = lp_request_to_json (request);
  g_autoptr (LpRequest) next = lp_request_new (roster, history, policy, lp_date_from_ymd (2026, 9, 14), 1, NULL);
  g_autofree char *changed = lp_request_to_json (next);
  ck_assert_str_eq (before, after);
  ck_assert_str_ne (before, changed);
}
END_TEST

START_TEST (test_defaults)
{
  g_autofree char *text = quote (ASK (""));
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, NULL);
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpRequest) built = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *other = NULL;

  for (int i = 1; i <= 2; i++) {
    g_autofree char *id = g_strdup_printf ("p%d", i);
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, NULL, NULL);

    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
  }
  built = lp_request_new (roster, NULL, policy, lp_date_from_ymd (2026, 11, 9), 0, NULL);
  digest = lp_request_get_digest (request);
  other = lp_request_get_digest (built);
  ck_assert_str_eq (digest, other);
}
END_TEST

START_TEST (test_one_tenure_limit_alone)
{
  g_autofree char *text = quote (POLICY ("'max_tenure_days':14"));
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, NULL);

  ck_assert (request != NULL);
  ck_assert_int_eq (lp_policy_get_min_tenure_days (lp_request_get_policy (request)), 14);
  ck_assert_int_eq (lp_policy_get_max_tenure_days (lp_request_get_policy (request)), 14);
}
END_TEST

static const struct {
  const char *text;
  guint64     seed;
} seeds[] = {
  { "0", 0 },
  { "9007199254740992", G_GUINT64_CONSTANT (9007199254740992) },
  { "'9007199254740993'", G_GUINT64_CONSTANT (9007199254740993) },
  { "'42'", 42 },
  { "'18446744073709551615'", G_MAXUINT64 },
};

START_TEST (test_seeds)
{
  g_autofree char *single = g_strdup_printf (ASK (",'seed':%s"), seeds[_i].text);
  g_autofree char *text = quote (single);
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, NULL);

  ck_assert_msg (request != NULL, "%s", text);
  ck_assert_uint_eq (lp_request_get_seed (request), seeds[_i].seed);
}
END_TEST

static GError *
fail_to_read (const char *text, gssize length)
{
  GError *error = NULL;

  ck_assert (lp_request_from_json (text, length, &error) == NULL);
  ck_assert (error != NULL && error->domain == LP_ERROR);
  return error;
}

static char *
nest (gsize depth, const char *open, const char *close)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < depth; i++)
    g_string_append (out, open);
  for (gsize i = 0; close != NULL && i < depth; i++)
    g_string_append (out, close);
  return g_string_free (out, FALSE);
}

START_TEST (test_depth)
{
  g_autofree char *allowed = nest (LP_JSON_MAX_DEPTH, "[", "]");
  g_autofree char *deeper = nest (LP_JSON_MAX_DEPTH + 1, "[", "]");
  g_autofree char *hostile = nest (5000000, "[", NULL);
  g_autofree char *text = nest (200, "[{\\\"", "");
  g_autofree char *quoted = g_strdup_printf ("{\"%s\": 1}", text);
  g_autoptr (GError) shallow = fail_to_read (allowed, -1);
  g_autoptr (GError) deep = fail_to_read (deeper, -1);
  g_autoptr (GError) very_deep = fail_to_read (hostile, -1);
  g_autoptr (GError) in_text = fail_to_read (quoted, -1);

  ck_assert_int_eq (shallow->code, LP_ERROR_VALUE);
  ck_assert_int_eq (deep->code, LP_ERROR_LIMIT);
  ck_assert_int_eq (very_deep->code, LP_ERROR_LIMIT);
  ck_assert_int_eq (in_text->code, LP_ERROR_VALUE);
}
END_TEST

START_TEST (test_bytes)
{
  static const char with_nul[] = "{\"version\":\n1,\0}";
  g_autofree char *text = quote (ASK (""));
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", text, NULL);
  g_autofree char *longer = g_strconcat (text, "rest that does not count", NULL);
  g_autoptr (LpRequest) request = lp_request_from_json (marked, -1, NULL);
  g_autoptr (LpRequest) shorter = lp_request_from_json (longer, (gssize) strlen (text), NULL);
  g_autoptr (GError) nul = fail_to_read (with_nul, sizeof with_nul - 1);
  g_autoptr (GError) too_long = fail_to_read (text, (gssize) LP_JSON_MAX_LENGTH + 1);

  ck_assert (request != NULL);
  ck_assert (shorter != NULL);
  ck_assert_int_eq (nul->code, LP_ERROR_SYNTAX);
  ck_assert (strstr (nul->message, "NUL byte in line 2, column 3") != NULL);
  ck_assert_int_eq (too_long->code, LP_ERROR_LIMIT);
}
END_TEST

/* A long id fills no screen: messages cut it. */
START_TEST (test_messages_stay_short)
{
  g_autofree char *id = g_strnfill (100000, 'x');
  g_autofree char *single = g_strdup_printf (ROSTER ("'pupils':[{'id':'%s'}]"), id);
  g_autofree char *text = quote (single);
  g_autoptr (GError) error = fail_to_read (text, -1);

  ck_assert_int_eq (error->code, LP_ERROR_VALUE);
  ck_assert_uint_lt (strlen (error->message), 400);
}
END_TEST

/* Decimal points stay points where the locale has commas. */
START_TEST (test_locale)
{
  g_autoptr (LpRequest) plain = read_full ();
  g_autofree char *written = lp_request_to_json (plain);
  g_autofree char *rewritten = NULL;
  g_autoptr (LpRequest) request = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "tr_TR.UTF-8") == NULL)
    return;
  request = read_full ();
  rewritten = lp_request_to_json (request);
  setlocale (LC_ALL, "C");
  ck_assert_str_eq (written, rewritten);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("json");
  TCase *tcase = tcase_create ("json");
  SRunner *runner;
  int failures;

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, test_refuses, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tcase, test_reads_the_roster);
  tcase_add_test (tcase, test_reads_scales_and_rules);
  tcase_add_test (tcase, test_reads_the_policy);
  tcase_add_test (tcase, test_reads_history_and_the_rest);
  tcase_add_test (tcase, test_writes_what_it_read);
  tcase_add_test (tcase, test_writes_what_it_was_made_of);
  tcase_add_test (tcase, test_defaults);
  tcase_add_test (tcase, test_one_tenure_limit_alone);
  tcase_add_loop_test (tcase, test_seeds, 0, G_N_ELEMENTS (seeds));
  tcase_add_test (tcase, test_depth);
  tcase_add_test (tcase, test_bytes);
  tcase_add_test (tcase, test_messages_stay_short);
  tcase_add_test (tcase, test_locale);
  suite_add_tcase (suite, tcase);
  runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures != 0;
}
