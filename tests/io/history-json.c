/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that a round in JSON keeps what it was asked for with and what a
 * trial issued it under, that none of it decides a pairing, and that what makes
 * no sense is refused with the round named. Texts in the tables have ' for ".
 */
#include "support.h"

#include <learning-partners/lp-json.h>

static char *
write_request (const char *members)
{
  g_autofree char *text = g_strdup_printf (
    "{'version':1,'date':'2026-11-09','roster':{'pupils':[{'id':'p1'},{'id':'p2'}]},"
    "'history':{'rounds':[{'date':'2026-10-26','partnerships':[['p1','p2']]%s}]}}", members);

  return g_strdelimit (g_steal_pointer (&text), "'", '"');
}

static const struct {
  const char *members;
  gboolean has_seed;
  guint64 seed;
  const char *arm;
  int period;
  guint draw;
} issues[] = {
  { "", FALSE, 0, NULL, LP_ROUND_NO_PERIOD, 0 },
  { ",'seed':0", TRUE, 0, NULL, LP_ROUND_NO_PERIOD, 0 },
  { ",'seed':'18446744073709551615','arm':'mixed','period':2,'draw':3", TRUE, G_MAXUINT64, "mixed", 2, 3 },
  { ",'arm':'m\\u00e9lang\\u00e9','period':0,'draw':0", FALSE, 0, "m\xc3\xa9lang\xc3\xa9", 0, 0 },
};

START_TEST (kept)
{
  g_autofree char *text = write_request (issues[_i].members), *plain = write_request ("");
  g_autoptr (LpRequest) request = lp_request_from_json (text, -1, NULL);
  g_autoptr (LpRequest) without = lp_request_from_json (plain, -1, NULL);
  g_autofree char *digest = lp_request_get_digest (request), *same = lp_request_get_digest (without);

  for (guint k = 0; k < 2; k++) {
    g_autofree char *written = lp_request_to_json (request);
    g_autoptr (LpRequest) again = lp_request_from_json (written, -1, NULL);
    LpRound *round = lp_history_get_round (lp_request_get_history (k == 0 ? request : again), 0);
    guint64 seed = 0;
    ck_assert_int_eq (lp_round_get_seed (round, &seed), issues[_i].has_seed);
    ck_assert_uint_eq (seed, issues[_i].seed);
    ck_assert_pstr_eq (lp_round_get_arm (round), issues[_i].arm);
    ck_assert_int_eq (lp_round_get_period (round), issues[_i].period);
    ck_assert_uint_eq (lp_round_get_draw (round), issues[_i].draw);
  }
  ck_assert_str_eq (digest, same);
}
END_TEST

static const struct {
  const char *members, *words;
} refused[] = {
  { ",'seed':-1", "history.rounds[\"2026-10-26\"].seed: " },
  { ",'seed':9007199254740993", "beyond 2^53" },
  { ",'arm':3", "history.rounds[\"2026-10-26\"].arm: Text" },
  { ",'arm':'a\\nb'", "arm" },
  { ",'period':-1", "period" },
  { ",'period':-2", "period" },
  { ",'draw':-1", "draw" },
  { ",'draw':1.5", "A whole number" },
  { ",'condition':'mixed'", "There is no such member" },
};

START_TEST (refusals)
{
  g_autofree char *text = write_request (refused[_i].members);
  g_autoptr (GError) error = NULL;

  ck_assert_msg (lp_request_from_json (text, -1, &error) == NULL, "%s was read", text);
  ck_assert_msg (g_error_matches (error, LP_ERROR, LP_ERROR_VALUE), "%s: %s", text, error->message);
  ck_assert_msg (strstr (error->message, refused[_i].words) != NULL, "%s: the message is %s", text, error->message);
  ck_assert_msg (strstr (error->message, "2026-10-26") != NULL, "%s", error->message);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, kept, 0, G_N_ELEMENTS (issues));
  tcase_add_loop_test (tests, refusals, 0, G_N_ELEMENTS (refused));
}

int
main (void)
{
  return run_suite ("history-json", add_tests);
}
