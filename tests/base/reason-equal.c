/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that reasons are the same by code and parameters, in any order, and
 * whatever their sentences.
 */
#include "base/lp-reason-private.h"

#include "class.h"

/* "pupil=p1 days:7 rule~r1": = for a pupil, : for a number, ~ for a text. */
static LpReason *
make_reason (LpIPhrase phrase, const char *params, const char *label)
{
  LpReason *reason = lp_i_reason_new (phrase);
  g_auto (GStrv) words = g_strsplit (params, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    char *mark = strpbrk (words[i], "=:~");
    char kind = *mark;
    *mark = '\0';
    if (kind == '=')
      lp_i_reason_add_pupil (reason, words[i], mark + 1, label);
    else if (kind == ':')
      lp_i_reason_add_number (reason, words[i], g_ascii_strtoll (mark + 1, NULL, 10));
    else
      lp_i_reason_add_text (reason, words[i], mark + 1);
  }
  return reason;
}

static const struct {
  LpIPhrase   phrase_a;
  const char *a;
  LpIPhrase   phrase_b;
  const char *b;
  gboolean    equal;
} equal_cases[] = {
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p2 rule~r1", LP_I_PHRASE_APART, "pupil=p1 pupil=p2 rule~r1", TRUE },
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p2 rule~r1", LP_I_PHRASE_APART, "rule~r1 pupil=p2 pupil=p1", TRUE },
  { LP_I_PHRASE_FRIENDS, "pupil=p1 cost:1", LP_I_PHRASE_FRIENDS_ARE_WELCOME, "pupil=p1 cost:1", TRUE },
  { LP_I_PHRASE_NO_ROUND, "", LP_I_PHRASE_NO_ROUND, "", TRUE },
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p2", LP_I_PHRASE_NOT_PINNED, "pupil=p1 pupil=p2", FALSE },
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p2", LP_I_PHRASE_APART, "pupil=p1 pupil=p3", FALSE },
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p2", LP_I_PHRASE_APART, "pupil=p1", FALSE },
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p1", LP_I_PHRASE_APART, "pupil=p1 pupil=p2", FALSE },
  { LP_I_PHRASE_APART, "pupil=p1 pupil=p1 pupil=p2", LP_I_PHRASE_APART, "pupil=p1 pupil=p2 pupil=p2", FALSE },
  { LP_I_PHRASE_REPEATS, "pupil=p1 times:2", LP_I_PHRASE_REPEATS, "pupil=p1 times:3", FALSE },
  { LP_I_PHRASE_REPEATS, "times:2", LP_I_PHRASE_REPEATS, "cost:2", FALSE },
  { LP_I_PHRASE_FRIENDS, "name=p1", LP_I_PHRASE_FRIENDS, "name~p1", FALSE },
  { LP_I_PHRASE_FRIENDS, "name:0", LP_I_PHRASE_FRIENDS, "name~0", FALSE },
};

START_TEST (same_reasons)
{
  g_autoptr (LpReason) a = make_reason (equal_cases[_i].phrase_a, equal_cases[_i].a, "Amira");
  g_autoptr (LpReason) b = make_reason (equal_cases[_i].phrase_b, equal_cases[_i].b, "Ben");
  g_autoptr (LpReason) c = make_reason (equal_cases[_i].phrase_b, equal_cases[_i].b, "Amira");

  ck_assert_int_eq (lp_reason_equal (a, b), equal_cases[_i].equal);
  ck_assert_int_eq (lp_reason_equal (b, a), equal_cases[_i].equal);
  ck_assert_int_eq (lp_reason_equal (a, c), equal_cases[_i].equal);
  ck_assert (lp_reason_equal (a, a));
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, same_reasons, 0, G_N_ELEMENTS (equal_cases));
}

int
main (void)
{
  return run_suite ("reason-equal", add_tests);
}
