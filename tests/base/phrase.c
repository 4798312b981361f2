/* SPDX-License-Identifier: MIT */
/*
 * The catalogue is whole: each phrase has an id of its own and is found by it,
 * each place of its sentences is one that its parameters fill, the errors stand
 * in the order of their codes, a teacher is told of no tier, seed or rule by its
 * id, and a pupil of nothing that is a teacher's. A label has no code but its id,
 * is counted by n, and says the same to programs and teachers.
 */
#include "base/lp-phrase-private.h"

#include "checks.h"
#include <learning-partners/learning-partners.h>
#include <stdlib.h>
#include <string.h>

/* Whether a list of words with blanks between has one of them, up to a colon. */
static gboolean
has_param (const char *params, const char *name)
{
  g_auto (GStrv) words = g_strsplit (params, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    words[i][strcspn (words[i], ":")] = '\0';
    if (strcmp (words[i], name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_filled (const LpPhrase *phrase, const char *name)
{
  const char *params = lp_phrase_get_params (phrase);

  if (lp_phrase_get_kind (phrase) == LP_PHRASE_LABEL)
    return has_param (params, name);
  if (strcmp (name, "names") == 0)
    return has_param (params, "pupils");
  if (strcmp (name, "text") == 0)
    return lp_phrase_get_kind (phrase) == LP_PHRASE_WORD;
  return strcmp (name, "parts") == 0 || g_ascii_isdigit (*name) || has_param (params, name);
}

static void
check_places (const LpPhrase *phrase, const char *text)
{
  for (const char *open = text; open != NULL && (open = strchr (open, '{')) != NULL; open++) {
    g_autofree char *name = g_strndup (open + 1, strcspn (open + 1, "|/+:,}"));
    ck_assert_msg (is_filled (phrase, name), "%s: nothing fills {%s}", lp_phrase_get_id (phrase), name);
  }
}

START_TEST (test_places)
{
  for (gsize i = 0; i < lp_phrases_get_length (); i++) {
    const LpPhrase *phrase = lp_phrases_get (i);
    check_places (phrase, lp_phrase_get_text (phrase));
    check_places (phrase, lp_phrase_get_teacher_text (phrase));
    check_places (phrase, lp_phrase_get_teacher_plural (phrase));
  }
}
END_TEST

START_TEST (test_ids)
{
  for (gsize i = 0; i < lp_phrases_get_length (); i++) {
    const LpPhrase *phrase = lp_phrases_get (i);
    const char *id = lp_phrase_get_id (phrase), *code = lp_phrase_get_code (phrase);
    ck_assert_ptr_eq (lp_phrases_find (id), phrase);
    if (lp_phrase_get_kind (phrase) == LP_PHRASE_WORD || lp_phrase_get_kind (phrase) == LP_PHRASE_LABEL)
      continue;
    ck_assert_msg (g_str_has_prefix (id, code) && (id[strlen (code)] == '\0' || id[strlen (code)] == '/'), "%s is of %s", id, code);
    ck_assert_ptr_null (strchr (code, '/'));
  }
  ck_assert_ptr_null (lp_phrases_find ("nothing"));
}
END_TEST

/* The name of each error's code is a phrase of its own, and there are no more of them than codes. */
START_TEST (test_errors)
{
  guint n = 0;

  for (gsize i = 0; i < lp_phrases_get_length (); i++) {
    const LpPhrase *phrase = lp_phrases_get (i);
    if (lp_phrase_get_kind (phrase) != LP_PHRASE_ERROR)
      continue;
    ck_assert_str_eq (lp_error_get_name ((LpError) n), lp_phrase_get_code (phrase));
    n++;
  }
  ck_assert_uint_eq (n, LP_ERROR_UNSUPPORTED + 1);
  ck_assert_str_eq (lp_error_get_name ((LpError) n), "internal");
}
END_TEST

static void
check_words (const LpPhrase *phrase, const char *text, const char *const *unwanted)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " .,;:()\"", -1);

  for (guint i = 0; unwanted[i] != NULL; i++)
    ck_assert_msg (!g_strv_contains ((const char *const *) words, unwanted[i]), "%s: %s", lp_phrase_get_id (phrase), text);
}

static void
check_label (const LpPhrase *phrase)
{
  const char *id = lp_phrase_get_id (phrase), *many = lp_phrase_get_teacher_plural (phrase);

  ck_assert_str_eq (lp_phrase_get_code (phrase), id);
  ck_assert_str_eq (lp_phrase_kind_get_name (lp_phrase_get_kind (phrase)), "label");
  ck_assert_int_eq (lp_phrase_get_readers (phrase), LP_READERS_TEACHERS);
  ck_assert_str_eq (lp_phrase_get_text (phrase), many != NULL ? many : lp_phrase_get_teacher_text (phrase));
  if (many != NULL)
    ck_assert_msg (g_str_has_prefix (lp_phrase_get_params (phrase), "n") && strstr (many, "{n}") != NULL, "%s is not counted by n", id);
}

START_TEST (test_labels)
{
  const LpPhrase *pupils = lp_phrases_find ("class/pupils");
  guint n = 0;

  for (gsize i = 0; i < lp_phrases_get_length (); i++) {
    if (lp_phrase_get_kind (lp_phrases_get (i)) != LP_PHRASE_LABEL)
      continue;
    n++;
    check_label (lp_phrases_get (i));
  }
  ck_assert_uint_gt (n, 0);
  ck_assert_ptr_nonnull (pupils);
  ck_assert_str_eq (lp_phrase_get_teacher_text (pupils), "{n} pupil");
  ck_assert_str_eq (lp_phrase_get_teacher_plural (pupils), "{n} pupils");
}
END_TEST

/* Certificates are for programs: who asks for them has read of them. */
START_TEST (test_teacher)
{
  static const char *const unwanted[] = { "tier", "tiers", "seed", "rank", "ranks", "policy", "cooldown", "{rule}",
                                          "{distance|half", "{extra}", "{cost}", NULL };
  static const char *const own[] = { "own-cost", "strategy/near", "rule-unknown-pupil", NULL };

  for (gsize i = 0; i < lp_phrases_get_length (); i++) {
    const LpPhrase *phrase = lp_phrases_get (i);
    if (g_str_has_prefix (lp_phrase_get_id (phrase), "proof-") || g_strv_contains (own, lp_phrase_get_id (phrase)))
      continue;
    check_words (phrase, lp_phrase_get_teacher_text (phrase), unwanted);
  }
}
END_TEST

START_TEST (test_pupils)
{
  static const char *const private[] = { "rule", "attribute", "word", "weight", "doubled_gap", "doubled_off", "bands", "distance", "cost",
                                         "tier", "tutors", "subject", "scale" };
  static const char *const unwanted[] = { "attainment", "rule", "rules", "policy", "friends", "feedback", "band", "bands", NULL };
  guint n = 0;

  for (gsize i = 0; i < lp_phrases_get_length (); i++) {
    const LpPhrase *phrase = lp_phrases_get (i);
    if (lp_phrase_get_readers (phrase) != LP_READERS_PUPILS)
      continue;
    n++;
    ck_assert_int_eq (lp_phrase_get_kind (phrase), LP_PHRASE_REASON);
    for (gsize k = 0; k < G_N_ELEMENTS (private); k++)
      ck_assert_msg (!has_param (lp_phrase_get_params (phrase), private[k]), "%s", lp_phrase_get_id (phrase));
    check_words (phrase, lp_phrase_get_text (phrase), unwanted);
    check_words (phrase, lp_phrase_get_teacher_text (phrase), unwanted);
  }
  ck_assert_uint_gt (n, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("phrase");
  TCase *tcase = tcase_create ("phrase");
  SRunner *runner = srunner_create (suite);
  int failures;

  tcase_add_test (tcase, test_places);
  tcase_add_test (tcase, test_ids);
  tcase_add_test (tcase, test_errors);
  tcase_add_test (tcase, test_labels);
  tcase_add_test (tcase, test_teacher);
  tcase_add_test (tcase, test_pupils);
  suite_add_tcase (suite, tcase);
  srunner_run_all (runner, CK_ENV);
  failures = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
