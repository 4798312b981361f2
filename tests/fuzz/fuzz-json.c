/* SPDX-License-Identifier: MIT */
/*
 * Asserts, for any bytes taken as a request: every answer is JSON; a request
 * that reads is the same after writing and reading, digest and answer included;
 * an answer is valid and proven optimal in the checker's eyes, which counts the
 * same costs; what is infeasible stays so with the rules of the conflict alone,
 * and no longer if one of them is taken away. Where a NUL stands in the input,
 * what follows it is put to the checker as an answer: what a certificate
 * proves to be an optimum costs what the library's own answer costs.
 */
#include "fuzz.h"

#include <jansson.h>
#include <learning-partners/lp-json.h>

/* A class above these would take the fuzzer's time, not show it more. */
#define MOST_PUPILS 20
#define MOST_PUPILS_UNIFORM 12
#define MOST_RULES 12

static json_t *
load (const char *text)
{
  json_error_t fault;
  json_t *value = json_loads (text, JSON_REJECT_DUPLICATES, &fault);

  ck_assert_msg (value != NULL, "%s\n%s", fault.text, text);
  ck_assert (text[strlen (text) - 1] == '\n');
  return value;
}

static const char *
get_text (const json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

/* The code of an answer that is an error, else NULL. */
static const char *
get_error_code (const json_t *answer)
{
  return get_text (json_object_get (answer, "error"), "code");
}

static gboolean
is_refused (const char *text, const char *code)
{
  g_autofree char *answer_text = lp_pair_json (text, -1);
  json_t *answer = load (answer_text);
  gboolean same = g_strcmp0 (get_error_code (answer), code) == 0;

  json_decref (answer);
  return same;
}

static gboolean
is_in (const json_t *names, const char *name)
{
  for (gsize i = 0; i < json_array_size (names); i++) {
    if (g_strcmp0 (json_string_value (json_array_get (names, i)), name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Takes from a list of the policy what is not named, after where the list stands. */
static void
keep_listed (json_t *policy, const char *list_name, const json_t *names)
{
  json_t *list = json_object_get (policy, list_name);

  for (gsize i = json_array_size (list); i-- > 0;) {
    g_autofree char *name = g_strconcat ("/policy/", list_name, "/", json_string_value (json_array_get (list, i)), NULL);
    if (!is_in (names, name))
      json_array_remove (list, i);
  }
}

/* Takes away all must rules of a request but those named. Rules may have no id of their own: the roster knows their names. */
static char *
keep_rules (const LpRequest *request, const json_t *written, const json_t *names)
{
  const LpRoster *roster = lp_request_get_roster (request);
  json_t *copy = json_deep_copy (written);
  json_t *rules = json_object_get (json_object_get (copy, "roster"), "rules");
  json_t *policy = json_object_get (copy, "policy");
  char *text, *out;

  ck_assert_uint_eq (json_array_size (rules), lp_roster_get_n_rules (roster));
  for (gsize i = json_array_size (rules); i-- > 0;) {
    if (!is_in (names, lp_rule_get_id (lp_roster_get_rule (roster, i))))
      json_array_remove (rules, i);
  }
  keep_listed (policy, "hard", names);
  keep_listed (policy, "must_match", names);
  keep_listed (policy, "must_differ", names);
  if (g_strcmp0 (get_text (policy, "strategy"), "tutor") == 0 && !is_in (names, "/policy/strategy"))
    json_object_set_new (policy, "strategy", json_string ("mixed"));
  text = json_dumps (copy, 0);
  out = g_strdup (text);
  free (text);
  json_decref (copy);
  return out;
}

/* A rule may bear the name by which a conflict speaks of the policy; then it cannot be told which is meant. */
static gboolean
has_ambiguous_names (const LpRequest *request)
{
  const LpRoster *roster = lp_request_get_roster (request);

  for (gsize i = 0; i < lp_roster_get_n_rules (roster); i++) {
    if (g_str_has_prefix (lp_rule_get_id (lp_roster_get_rule (roster, i)), "/policy/"))
      return TRUE;
  }
  return FALSE;
}

static void
check_conflict (const LpRequest *request, const char *request_text, const json_t *answer)
{
  json_t *conflict = json_object_get (json_object_get (answer, "error"), "conflict");
  json_t *names = json_object_get (conflict, "rules"), *written = load (request_text);
  g_autofree char *alone = NULL;

  ck_assert (json_is_array (names));
  ck_assert (json_array_size (names) > 0);
  if (!has_ambiguous_names (request)) {
    alone = keep_rules (request, written, names);
    ck_assert_msg (is_refused (alone, "infeasible"), "rules of the conflict alone can hold\n%s", alone);
    for (gsize i = 0; i < json_array_size (names); i++) {
      json_t *fewer = json_copy (names);
      g_autofree char *rest = NULL;
      json_array_remove (fewer, i);
      rest = keep_rules (request, written, fewer);
      ck_assert_msg (!is_refused (rest, "infeasible"), "the conflict can be made smaller\n%s", rest);
      json_decref (fewer);
    }
  }
  json_decref (written);
}

static void
check_everybody_once (const LpRequest *request, const json_t *answer)
{
  json_t *partnerships = json_object_get (answer, "partnerships"), *seen = json_object ();
  gsize n = 0;

  for (gsize i = 0; i < json_array_size (partnerships); i++) {
    json_t *pupils = json_object_get (json_array_get (partnerships, i), "pupils");
    for (gsize k = 0; k < json_array_size (pupils); k++, n++) {
      const char *id = json_string_value (json_array_get (pupils, k));
      ck_assert_ptr_nonnull (lp_roster_find_pupil (lp_request_get_roster (request), id));
      json_object_set_new (seen, id, json_true ());
    }
  }
  ck_assert_uint_eq (n, lp_request_get_n_present (request));
  ck_assert_uint_eq (json_object_size (seen), n);
  json_decref (seen);
}

static void
check_answer (const LpRequest *request, const char *request_text, const char *answer_text, const json_t *answer)
{
  g_autofree char *report_text = lp_check_json (request_text, answer_text), *digest = lp_request_get_digest (request);
  json_t *report = load (report_text);
  gboolean uniform = lp_policy_get_strategy (lp_request_get_policy (request)) == LP_STRATEGY_UNIFORM;

  ck_assert_msg (json_is_true (json_object_get (report, "valid")), "%s\n%s", request_text, report_text);
  ck_assert_msg (g_strcmp0 (get_text (report, "proof"), uniform ? "none" : "optimal") == 0, "%s\n%s", request_text, report_text);
  ck_assert_msg (json_equal (json_object_get (report, "costs"), json_object_get (answer, "costs")),
                 "%s\n%s\n%s", request_text, answer_text, report_text);
  ck_assert (g_strcmp0 (get_text (answer, "digest"), digest) == 0);
  check_everybody_once (request, answer);
  json_decref (report);
}

static gboolean
is_small (const LpRequest *request)
{
  gsize most = lp_policy_get_strategy (lp_request_get_policy (request)) == LP_STRATEGY_UNIFORM ? MOST_PUPILS_UNIFORM : MOST_PUPILS;

  return lp_roster_get_n_pupils (lp_request_get_roster (request)) <= most &&
         lp_roster_get_n_rules (lp_request_get_roster (request)) <= MOST_RULES;
}

/* The request in the library's own words, which have to say the same. */
static char *
check_round_trip (const LpRequest *request)
{
  char *text = lp_request_to_json (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) again = lp_request_from_json (text, -1, &error);
  g_autofree char *text_again = NULL, *digest = lp_request_get_digest (request), *digest_again = NULL;

  ck_assert_msg (again != NULL, "%s\n%s", error->message, text);
  text_again = lp_request_to_json (again);
  digest_again = lp_request_get_digest (again);
  ck_assert_str_eq (text, text_again);
  ck_assert_str_eq (digest, digest_again);
  return text;
}

/* An answer without the warning that "matched" means something else now, which only a request of before gets. */
static json_t *
load_without_news (const char *text)
{
  json_t *answer = load (text), *warnings = json_object_get (answer, "warnings");

  for (gsize i = json_array_size (warnings); i-- > 0;) {
    if (g_strcmp0 (get_text (json_array_get (warnings, i), "code"), "matched-has-changed") == 0)
      json_array_remove (warnings, i);
  }
  return answer;
}

static void
check_same_answer (const char *one, const char *other)
{
  json_t *first = load_without_news (one), *second = load_without_news (other);

  ck_assert_msg (json_equal (first, second), "%s\n%s", one, other);
  json_decref (first);
  json_decref (second);
}

static void
check_request (const LpRequest *request, const char *bytes, gsize length)
{
  g_autofree char *text = check_round_trip (request), *answer_text = NULL, *answer_again = NULL;
  json_t *answer;

  if (!is_small (request))
    return;
  answer_text = lp_pair_json (bytes, (gssize) length);
  answer_again = lp_pair_json (text, -1);
  check_same_answer (answer_text, answer_again);
  answer = load (answer_text);
  if (get_error_code (answer) == NULL)
    check_answer (request, text, answer_text, answer);
  else if (g_str_equal (get_error_code (answer), "infeasible"))
    check_conflict (request, text, answer);
  else
    ck_assert (!g_str_equal (get_error_code (answer), "internal"));
  json_decref (answer);
}

/* What cannot be read is an answer, too, and the same whichever way it is asked. */
static void
check_refusal (const GError *error, const char *bytes, gsize length)
{
  g_autofree char *answer = lp_pair_json (bytes, (gssize) length), *expected = lp_error_to_json (error, NULL);
  json_t *value = load (answer);

  check_error (error);
  ck_assert_str_eq (answer, expected);
  json_decref (value);
}

/* That no certificate from elsewhere makes a worse pairing pass for an optimum. */
static void
check_foreign_answer (const LpRequest *request, const char *request_text, const char *answer)
{
  g_autofree char *report_text = lp_check_json (request_text, answer), *own_text = NULL;
  json_t *report = load (report_text), *own;

  if (is_small (request) && json_is_true (json_object_get (report, "valid"))) {
    own_text = lp_pair_json (request_text, -1);
    own = load (own_text);
    ck_assert (get_error_code (own) == NULL);
    if (g_strcmp0 (get_text (report, "proof"), "optimal") == 0)
      ck_assert (json_equal (json_object_get (report, "costs"), json_object_get (own, "costs")));
    json_decref (own);
  }
  json_decref (report);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  const uint8_t *end = size > 0 ? memchr (data, '\0', size) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LpRequest) request = NULL;
  gsize length = end != NULL && end > data ? (gsize) (end - data) : size;

  /* g_strndup stops at a NUL, which an unread request may well hold. */
  request = lp_request_from_json ((const char *) data, (gssize) length, &error);
  if (request == NULL) {
    check_refusal (error, (const char *) data, length);
    return 0;
  }
  check_request (request, (const char *) data, length);
  if (length < size) {
    g_autofree char *answer = g_strndup ((const char *) data + length + 1, size - length - 1);
    check_foreign_answer (request, bytes, answer);
  }
  return 0;
}
