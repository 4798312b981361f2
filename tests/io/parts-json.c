/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that roster, history and policy are written and read by themselves
 * as they are in a request: the same members, the same messages, nothing lost.
 */
#include "class.h"

#include <learning-partners/lp-json.h>

static char *
write_roster (const LpRequest *request)
{
  return lp_roster_to_json (lp_request_get_roster (request));
}

static char *
write_history (const LpRequest *request)
{
  return lp_history_to_json (lp_request_get_history (request));
}

static char *
write_policy (const LpRequest *request)
{
  return lp_policy_to_json (lp_request_get_policy (request));
}

static gpointer
read_roster (const char *text, GError **error)
{
  return lp_roster_from_json (text, -1, error);
}

static gpointer
read_history (const char *text, GError **error)
{
  return lp_history_from_json (text, -1, error);
}

static gpointer
read_policy (const char *text, GError **error)
{
  return lp_policy_from_json (text, -1, error);
}

static const struct {
  const char *name;
  char *(*write) (const LpRequest *request);
  gpointer (*read) (const char *text, GError **error);
} parts[] = { { "roster", write_roster, read_roster }, { "history", write_history, read_history }, { "policy", write_policy, read_policy } };

/* A request with something in every part. */
static LpRequest *
make_whole (void)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 6);
  add_rule (&class, "r1", LP_RULE_APART, "p1 p2", "2027-01-01");
  ck_assert (lp_roster_add_closure (class.roster, day ("2026-12-19"), day ("2027-01-03"), NULL));
  add_round (&class, "2026-11-02", "p1 p3 | p2 p4 | p5 p6");
  add_feedback (&class, "2026-11-03", "p1 p3", LP_FEEDBACK_MIXED);
  ck_assert (lp_policy_set_tenure_window (class.policy, 7, 21, NULL));
  set_strategy (&class, LP_STRATEGY_MATCHED);
  return make_request (&class);
}

/* A request around one part, which stands in it as it does by itself. */
static char *
wrap_part (const char *name, const char *part)
{
  gboolean whole = g_str_equal (name, "roster");

  return g_strdup_printf ("{\"version\": 1, %s\"%s\": %s, \"date\": \"2026-11-09\"}", whole ? "" : "\"roster\": {\"pupils\": []}, ", name, part);
}

START_TEST (written_and_read)
{
  g_autoptr (LpRequest) request = make_whole ();
  g_autofree char *text = parts[_i].write (request);
  g_autofree char *question = wrap_part (parts[_i].name, text);
  g_autoptr (LpRequest) inside = lp_request_from_json (question, -1, NULL);
  g_autoptr (LpHistory) none = lp_history_new ();

  ck_assert_ptr_nonnull (inside);
  g_autofree char *again = parts[_i].write (inside);
  ck_assert_str_eq (text, again);
  ck_assert_int_eq (text[strlen (text) - 1], '\n');
  g_autofree char *empty = lp_history_to_json (none);
  ck_assert_ptr_nonnull (strstr (empty, "\"rounds\": []"));
}
END_TEST

START_TEST (read_alone)
{
  g_autoptr (LpRequest) request = make_whole ();
  g_autofree char *a = write_roster (request), *b = write_history (request), *c = write_policy (request);
  g_autoptr (LpRoster) roster = lp_roster_from_json (a, -1, NULL);
  g_autoptr (LpHistory) history = lp_history_from_json (b, (gssize) strlen (b), NULL);
  g_autoptr (LpPolicy) policy = lp_policy_from_json (c, -1, NULL);
  g_autoptr (LpRequest) again = lp_request_new (roster, history, policy, lp_request_get_date (request), lp_request_get_seed (request), NULL);
  g_autofree char *x = lp_request_get_digest (request), *y = lp_request_get_digest (again);

  ck_assert_str_eq (x, y);
}
END_TEST

static const struct {
  guint       part;
  const char *text;
} faults[] = {
  { 0, "{\"pupils\": [{\"id\": \"\"}]}" },
  { 0, "{\"pupils\": [{\"id\": \"p1\"}, {\"id\": \"p1\"}]}" },
  { 0, "{\"pupils\": [], \"colour\": 1}" },
  { 0, "{}" },
  { 1, "{\"rounds\": [{\"date\": \"2026-11-31\", \"partnerships\": []}]}" },
  { 1, "{\"rounds\": 1}" },
  { 2, "{\"strategy\": \"best\"}" },
  { 2, "{\"strategy\": \"random\", \"gap\": {\"min\": 1}}" },
  { 2, "{\"min_tenure_days\": 9, \"max_tenure_days\": 8}" },
};

START_TEST (same_messages)
{
  g_autofree char *question = wrap_part (parts[faults[_i].part].name, faults[_i].text);
  g_autoptr (GError) inside = NULL, alone = NULL;

  ck_assert_ptr_null (lp_request_from_json (question, -1, &inside));
  ck_assert_ptr_null (parts[faults[_i].part].read (faults[_i].text, &alone));
  ck_assert_int_eq (alone->code, inside->code);
  ck_assert_str_eq (alone->message, inside->message);
}
END_TEST

START_TEST (no_json)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (parts[_i].read ("{", &error));
  ck_assert (g_error_matches (error, LP_ERROR, LP_ERROR_SYNTAX));
  g_clear_error (&error);
  ck_assert_ptr_null (parts[_i].read ("[]", &error));
  ck_assert (error->domain == LP_ERROR);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, written_and_read, 0, G_N_ELEMENTS (parts));
  tcase_add_test (tests, read_alone);
  tcase_add_loop_test (tests, same_messages, 0, G_N_ELEMENTS (faults));
  tcase_add_loop_test (tests, no_json, 0, G_N_ELEMENTS (parts));
}

int
main (void)
{
  return run_suite ("parts-json", add_tests);
}
