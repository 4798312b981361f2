/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that pages for the class hold names, dates and partnerships and
 * nothing else, in an order that is recounted here from seed, date and names;
 * that covers stand on the day's board without a word on who is away; and that
 * the teacher's page says what the others keep to themselves.
 */
#include "support.h"

#include <learning-partners/lp-page.h>
#include <stdlib.h>
#include <string.h>

#define N_PUPILS 31
#define N_OPEN_PAGES 4

/* What must not be seen by the class: ids, scores, bands, attributes, rules, reasons, other subjects. */
static const char *const planted[] = {
  "qid-", "7319", "PLANTBAND", "PLANTSUBJECT", "plantword", "PLANTREASON", "plantrule", "PLANTATTRIBUTE",
};
/* Words that no page for the class has a use for, in its source included. */
static const char *const words[] = {
  "attainment", "score", "rank", "rule", "reason", "absent", "away", "feedback", "strategy", "tenure", "disagreed",
};

typedef struct {
  guint       permutation; /* of the scores, the bands and the roster's order */
  const char *prefix;      /* of the ids */
  gboolean    reversed;    /* partnerships and their members */
} Variant;

static char *
pupil_id (const Variant *variant, guint i)
{
  return g_strdup_printf ("%s%02u", variant->prefix, i);
}

static void
add_variant_pupil (LpRoster *roster, const Variant *variant, guint i)
{
  static const char *const bands[] = { "PLANTBANDlow", "PLANTBANDhigh" };
  g_autofree char *id = pupil_id (variant, i);
  g_autofree char *name = g_strdup_printf ("Name%c%c", 'A' + i % 26, 'a' + i / 26);
  g_autoptr (LpPupil) pupil = lp_pupil_new (id, name, NULL);
  guint k = (i * (2 * variant->permutation + 1) + variant->permutation) % N_PUPILS;

  ck_assert (lp_pupil_set_score (pupil, "maths", 731900 + k, NULL));
  ck_assert (lp_pupil_set_band (pupil, "PLANTSUBJECT", bands[k % 2], NULL));
  ck_assert (lp_pupil_set_word (pupil, "PLANTATTRIBUTE", "plantword", NULL));
  ck_assert (lp_pupil_set_flag (pupil, "quiet", k % 3 == 0, NULL));
  ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
}

static LpRoster *
make_roster (const Variant *variant)
{
  LpRoster *roster = lp_roster_new ();
  static const char *const bands[] = { "PLANTBANDlow", "PLANTBANDhigh" };
  g_autoptr (LpScale) scale = lp_scale_new (bands, 2, NULL, NULL);
  g_autofree char *a = pupil_id (variant, 1), *b = pupil_id (variant, 2);
  const char *pair[] = { a, b };
  g_autoptr (LpRule) rule = lp_rule_new ("plantrule", LP_RULE_APART, pair, 2, LP_DATE_NONE, "PLANTREASON", NULL);

  ck_assert (lp_roster_set_scale (roster, "PLANTSUBJECT", scale, NULL));
  for (guint i = 0; i < N_PUPILS; i++)
    add_variant_pupil (roster, variant, (i * (variant->permutation + 1)) % N_PUPILS);
  ck_assert (lp_roster_add_rule (roster, rule, NULL));
  return roster;
}

static void
add_group (LpRound *round, const Variant *variant, const guint *members, guint n)
{
  char *ids[4] = { NULL };

  for (guint k = 0; k < n; k++)
    ids[k] = pupil_id (variant, members[variant->reversed ? n - 1 - k : k]);
  ck_assert (lp_round_add_partnership (round, (const char *const *) ids, n, NULL));
  for (guint k = 0; k < n; k++)
    g_free (ids[k]);
}

/* Neighbours of a circle that turns with the rounds; the last three are a three. */
static LpRound *
make_variant_round (const Variant *variant, guint turn)
{
  LpRound *round = lp_round_new (day ("2026-11-09") + (LpDate) (7 * turn));
  guint n_groups = N_PUPILS / 2;

  for (guint k = 0; k < n_groups; k++) {
    guint g = variant->reversed ? n_groups - 1 - k : k;
    guint members[3];
    for (guint m = 0; m < 3; m++)
      members[m] = (2 * g + m) * (turn + 1) % N_PUPILS;
    add_group (round, variant, members, g == n_groups - 1 ? 3 : 2);
  }
  return round;
}

static LpHistory *
make_history (const Variant *variant)
{
  LpHistory *history = lp_history_new ();
  g_autofree char *a = pupil_id (variant, 0), *b = pupil_id (variant, 1);
  const char *pair[] = { a, b };
  g_autoptr (LpFeedback) feedback = lp_feedback_new (day ("2026-11-10"), pair, 2, LP_FEEDBACK_DISAGREED, NULL);

  for (guint turn = 0; turn < 9; turn++) {
    g_autoptr (LpRound) round = make_variant_round (variant, turn);
    ck_assert (lp_history_add_round (history, round, NULL));
  }
  lp_history_add_feedback (history, feedback);
  return history;
}

static LpPageOptions *
make_options (guint64 seed)
{
  LpPageOptions *options = lp_page_options_new ();

  lp_page_options_set_title (options, "4B");
  lp_page_options_set_seed (options, seed);
  return options;
}

/* The pages that the class may see. */
static void
make_open_pages (const Variant *variant, guint64 seed, LpPage *pages[N_OPEN_PAGES])
{
  g_autoptr (LpRoster) roster = make_roster (variant);
  g_autoptr (LpHistory) history = make_history (variant);
  g_autoptr (LpPageOptions) options = make_options (seed);
  LpRound *round = lp_history_get_round (history, 3);

  pages[0] = lp_page_new_board (roster, round, lp_round_get_date (round), options);
  pages[1] = lp_page_new_cards (roster, round, options);
  pages[2] = lp_page_new_pupils (roster, round, options);
  pages[3] = lp_page_new_term (roster, history, LP_DATE_NONE, LP_DATE_NONE, options);
}

static const Variant usual = { 0, "qid-", FALSE };

/* Nothing private is in the source, in lower or upper case; and everything is there that should be. */
START_TEST (test_open_pages)
{
  LpPage *pages[N_OPEN_PAGES];

  make_open_pages (&usual, 5, pages);
  for (guint p = 0; p < N_OPEN_PAGES; p++) {
    g_autofree char *html = lp_page_to_html (pages[p]);
    g_autofree char *small = g_ascii_strdown (html, -1);
    ck_assert (!lp_page_is_private (pages[p]));
    for (gsize k = 0; k < G_N_ELEMENTS (planted); k++) {
      g_autofree char *word = g_ascii_strdown (planted[k], -1);
      ck_assert_msg (strstr (small, word) == NULL, "page %u holds %s", p, word);
    }
    for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
      ck_assert_msg (strstr (small, words[k]) == NULL, "page %u holds %s", p, words[k]);
    for (guint i = 0; i < N_PUPILS; i++) {
      g_autofree char *name = g_strdup_printf ("<bdi>Name%c%c</bdi>", 'A' + i % 26, 'a' + i / 26);
      ck_assert_msg (strstr (html, name) != NULL, "page %u lacks %s", p, name);
    }
    lp_page_unref (pages[p]);
  }
}
END_TEST

/* Attainment, rules, ids, the roster's order and how a round lists its pairs change no byte. */
START_TEST (test_order_of_names_alone)
{
  LpPage *pages[N_OPEN_PAGES], *others[N_OPEN_PAGES];
  static const Variant variants[] = { { 1, "qid-", FALSE }, { 4, "zz", FALSE }, { 7, "", TRUE }, { 14, "m", TRUE } };

  make_open_pages (&usual, 5, pages);
  make_open_pages (&variants[_i], 5, others);
  for (guint p = 0; p < N_OPEN_PAGES; p++) {
    g_autofree char *html = lp_page_to_html (pages[p]);
    g_autofree char *other = lp_page_to_html (others[p]);
    g_autofree char *again = lp_page_to_html (pages[p]);
    ck_assert_str_eq (html, other);
    ck_assert_str_eq (html, again);
    lp_page_unref (pages[p]);
    lp_page_unref (others[p]);
  }
}
END_TEST

static char *
html_of_pair (guint64 seed, const char *a, const char *b)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpPageOptions) options = make_options (seed);
  const char *names[] = { a, b };

  for (guint i = 0; i < 2; i++) {
    LpPupil *pupil = lp_pupil_new (i == 0 ? "p1" : "p2", names[i], NULL);
    ck_assert (lp_pupil_set_score (pupil, "maths", 90 - 10.0 * i, NULL));
    add_pupil (&class, pupil);
  }
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2");
  g_autoptr (LpPage) page = lp_page_new_board (class.roster, round, class.date, options);
  return lp_page_to_html (page);
}

static guint64
draw_of (guint64 seed, const char *text)
{
  g_autofree char *drawn = g_strdup_printf ("%" G_GUINT64_FORMAT "\npage\n2026-11-09\n%s", seed, text);

  return mix_fmix64 (hash_fnv1a (drawn));
}

/* Who comes first is the smaller draw of seed, date and name; the stronger does so in about half of the cases. */
START_TEST (test_first_named)
{
  guint strong_first = 0;

  for (guint64 seed = 0; seed < 400; seed++) {
    g_autofree char *html = html_of_pair (seed, "Strong", "Weak");
    gboolean first = strstr (html, ">Strong<") < strstr (html, ">Weak<");
    ck_assert (first == (draw_of (seed, "Strong") < draw_of (seed, "Weak")));
    strong_first += first;
  }
  /* Four standard deviations of 400 tosses are 40. */
  ck_assert_uint_ge (strong_first, 160);
  ck_assert_uint_le (strong_first, 240);
}
END_TEST

/* The order of partnerships, recounted from the names. */
START_TEST (test_order_of_partnerships)
{
  g_auto (Class) class = class_new ();
  g_autoptr (LpPageOptions) options = make_options (77);

  add_class (&class, 8);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p8 | p5 p2 | p3 p6 | p7 p4");
  g_autoptr (LpPage) page = lp_page_new_board (class.roster, round, class.date, options);
  g_autofree char *html = lp_page_to_html (page);
  static const char *const texts[] = { "Pupil 1\nPupil 8", "Pupil 2\nPupil 5", "Pupil 3\nPupil 6", "Pupil 4\nPupil 7" };
  for (guint i = 0; i < 4; i++) {
    for (guint j = 0; j < 4; j++) {
      g_autofree char *a = g_strdup_printf (">Pupil %u<", i + 1), *b = g_strdup_printf (">Pupil %u<", j + 1);
      if (draw_of (77, texts[i]) < draw_of (77, texts[j]))
        ck_assert (strstr (html, a) < strstr (html, b));
    }
  }
}
END_TEST

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* A cover stands on the board of its day and of no other; who is away is not named there. */
START_TEST (test_cover)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 6);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2 | p3 p4 | p5 p6");
  g_autoptr (LpRound) cover = make_round (class.date + 1, "p1 p5 p6");
  ck_assert (lp_round_add_absent (cover, "p2", NULL));
  ck_assert (lp_round_add_cover (round, cover, NULL));

  g_autoptr (LpPage) today = lp_page_new_board (class.roster, round, class.date + 1, NULL);
  g_autoptr (LpPage) later = lp_page_new_board (class.roster, round, class.date + 2, NULL);
  g_autofree char *covered = lp_page_to_html (today), *usual_day = lp_page_to_html (later);
  ck_assert_uint_eq (count (covered, "<li>"), 2);
  ck_assert_ptr_null (strstr (covered, "Pupil 2"));
  ck_assert_uint_eq (count (covered, "class=\"mark\">today<"), 1);
  ck_assert_uint_eq (count (usual_day, "<li>"), 3);
  ck_assert_ptr_nonnull (strstr (usual_day, "Pupil 2"));
  ck_assert_ptr_null (strstr (usual_day, "class=\"mark\">today<"));
}
END_TEST

/* Who works with an adult, whose partner has left, and who took no part. */
START_TEST (test_odd_ones)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  g_autoptr (LpRound) round = make_round (class.date, "p1 | p2 gone | leaver other");
  g_autoptr (LpPage) board = lp_page_new_board (class.roster, round, class.date, NULL);
  g_autoptr (LpPage) list = lp_page_new_pupils (class.roster, round, NULL);
  g_autofree char *on_board = lp_page_to_html (board), *on_list = lp_page_to_html (list);
  ck_assert_uint_eq (count (on_board, "<li>"), 2);
  ck_assert_uint_eq (count (on_board, "with an adult"), 1);
  ck_assert_uint_eq (count (on_list, "with an adult"), 1);
  ck_assert_uint_eq (count (on_list, "scope=\"row\""), 2);
  ck_assert_ptr_null (strstr (on_list, "gone"));
  ck_assert_ptr_null (strstr (on_list, "Pupil 3"));
}
END_TEST

/* A term's list: its rounds, sheet by sheet; a dash for a partner who has left; no line for who took no part. */
START_TEST (test_term)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  for (guint r = 0; r < 9; r++) {
    g_autoptr (LpRound) round = make_round (class.date + (LpDate) (7 * r), r == 8 ? "p1 p2 p3" : "p1 p2 | p3 gone");
    ck_assert (lp_history_add_round (class.history, round, NULL));
  }
  g_autoptr (LpPage) all = lp_page_new_term (class.roster, class.history, LP_DATE_NONE, LP_DATE_NONE, NULL);
  g_autoptr (LpPage) some = lp_page_new_term (class.roster, class.history, class.date + 1, class.date + 14, NULL);
  g_autoptr (LpPage) none = lp_page_new_term (class.roster, class.history, class.date + 100, LP_DATE_NONE, NULL);
  g_autofree char *html = lp_page_to_html (all), *part = lp_page_to_html (some), *nothing = lp_page_to_html (none);
  ck_assert_uint_eq (count (html, "<table"), 2);
  ck_assert_uint_eq (count (html, "scope=\"col\""), 2 + 9);
  ck_assert_uint_eq (count (html, "<div>–</div>"), 8);
  ck_assert_ptr_null (strstr (html, "Pupil 4"));
  ck_assert_ptr_null (strstr (html, "gone"));
  ck_assert_ptr_nonnull (strstr (html, "rounds from Monday 9 November 2026 to Monday 4 January 2027"));
  ck_assert_uint_eq (count (part, "scope=\"col\""), 1 + 2);
  ck_assert_ptr_nonnull (strstr (part, ">16 Nov<"));
  ck_assert_ptr_nonnull (strstr (part, ">23 Nov<"));
  ck_assert_uint_eq (count (nothing, "<table"), 0);
  ck_assert_ptr_nonnull (strstr (nothing, "There is no round in this time."));
}
END_TEST

/* The teacher's page says what the others keep to themselves, and says whom it is for. */
START_TEST (test_teacher)
{
  g_autoptr (LpRoster) roster = make_roster (&usual);
  g_autoptr (LpPolicy) policy = lp_policy_new ();
  g_autoptr (GError) error = NULL;

  lp_policy_set_subject (policy, "maths");
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, policy, day ("2026-11-09"), 1, NULL);
  ck_assert (lp_request_add_absent (request, "qid-03", NULL));
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autoptr (LpPage) page = lp_page_new_teacher (request, round, pairing, NULL, &error);
  ck_assert_msg (page != NULL, "%s", error == NULL ? "" : error->message);
  g_autofree char *html = lp_page_to_html (page);
  ck_assert (lp_page_is_private (page));
  ck_assert_ptr_nonnull (strstr (html, "Private: for the teacher"));
  ck_assert_ptr_nonnull (strstr (html, "(731900)"));
  ck_assert_ptr_nonnull (strstr (html, "Away for this round: <bdi>NameDa</bdi>"));
  ck_assert_ptr_nonnull (strstr (html, "places apart in"));
  ck_assert_ptr_null (strstr (html, "chosen by hand"));

  /* Two who change places by hand have no reason, and a rule that breaks is named. */
  g_auto (Class) class = class_new ();
  add_class (&class, 4);
  add_rule (&class, "r1", LP_RULE_APART, "p1 p2", NULL);
  g_autoptr (LpRequest) other = make_request (&class);
  g_autoptr (LpPairing) proposed = lp_pair (other, NULL, NULL);
  g_autoptr (LpRound) by_hand = make_round (class.date, "p1 p2 | p3 p4");
  g_autoptr (LpPage) overridden = lp_page_new_teacher (other, by_hand, proposed, NULL, NULL);
  g_autofree char *text = lp_page_to_html (overridden);
  ck_assert_uint_eq (count (text, "chosen by hand"), 2);
  ck_assert_ptr_nonnull (strstr (text, "Rules that do not hold"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report");
  TCase *tcase = tcase_create ("pages");

  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, test_open_pages);
  tcase_add_loop_test (tcase, test_order_of_names_alone, 0, 4);
  tcase_add_test (tcase, test_first_named);
  tcase_add_test (tcase, test_order_of_partnerships);
  tcase_add_test (tcase, test_cover);
  tcase_add_test (tcase, test_odd_ones);
  tcase_add_test (tcase, test_term);
  tcase_add_test (tcase, test_teacher);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
