/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that names cannot become markup or turn the text beside them;
 * that a page is one document which allows itself no script and fetches
 * nothing; and that every word of it can be translated.
 */
#include "support.h"

#include <learning-partners/lp-page.h>
#include <stdlib.h>
#include <string.h>

static const char *const wicked[] = {
  "<script>alert(1)</script>", "\"onclick=alert(1) ", "O'Brien & Sons", "<!--", "]]>", "&lt;", "</bdi></style>",
  "a\xe2\x80\xae" "b\xe2\x81\xa9" "c", "\xd7\xa9\xd7\x99\xd7\xa8\xd7\x94", "{names}", "%s%n",
};

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
assert_harmless (const LpPage *page)
{
  g_autofree char *html = lp_page_to_html (page);

  ck_assert_ptr_null (strstr (html, "<script"));
  ck_assert_ptr_null (strstr (html, "<!--"));
  ck_assert_ptr_null (strstr (html, "\"onclick"));
  ck_assert_ptr_null (strstr (html, "\xe2\x80\xae"));
  ck_assert_ptr_null (strstr (html, "\xe2\x81\xa8"));
  ck_assert_ptr_null (strstr (html, "\xe2\x81\xa9"));
  ck_assert_ptr_nonnull (strstr (html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  ck_assert_ptr_nonnull (strstr (html, "O&#39;Brien &amp; Sons"));
  ck_assert_ptr_nonnull (strstr (html, "&amp;lt;"));
  ck_assert_ptr_nonnull (strstr (html, "{names}"));
  ck_assert_uint_eq (count (html, "<bdi>"), count (html, "</bdi>"));
  ck_assert_uint_eq (count (html, "</style>"), 1);
  ck_assert (g_utf8_validate (html, -1, NULL));
}

/* Names, the title and a subject that are markup stay text, on every page. */
START_TEST (test_wicked_names)
{
  g_autoptr (LpRoster) roster = lp_roster_new ();
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpPageOptions) options = lp_page_options_new ();
  g_autoptr (LpRound) round = lp_round_new (day ("2026-11-09"));
  const char *ids[G_N_ELEMENTS (wicked)];

  lp_page_options_set_title (options, "<script>alert(2)</script>");
  for (gsize i = 0; i < G_N_ELEMENTS (wicked); i++) {
    LpPupil *pupil = lp_pupil_new (wicked[i], NULL, NULL);
    ck_assert (lp_pupil_set_score (pupil, "<script>", 100 + (double) i, NULL));
    ck_assert (lp_roster_add_pupil (roster, pupil, NULL));
    ids[i] = wicked[i];
    lp_pupil_unref (pupil);
  }
  g_autoptr (LpRequest) request = lp_request_new (roster, NULL, NULL, day ("2026-11-09"), 1, NULL);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  ck_assert (lp_round_add_partnership (round, ids, 3, NULL));
  for (gsize i = 3; i < G_N_ELEMENTS (wicked); i += 2)
    ck_assert (lp_round_add_partnership (round, ids + i, 2, NULL));
  ck_assert (lp_history_add_round (history, round, NULL));
  g_autoptr (LpCoverage) coverage = lp_coverage_new (roster, history, NULL);
  g_autoptr (LpStats) stats = lp_stats_new (roster, history, NULL, day ("2026-11-16"), NULL);
  g_autoptr (LpRound) paired = lp_pairing_to_round (pairing);
  LpPage *pages[] = {
    lp_page_new_board (roster, round, day ("2026-11-09"), options), lp_page_new_cards (roster, round, options),
    lp_page_new_pupils (roster, round, options),
    lp_page_new_term (roster, history, LP_DATE_NONE, LP_DATE_NONE, options), lp_page_new_coverage (coverage, options),
    lp_page_new_stats (stats, options), lp_page_new_teacher (request, paired, pairing, options, NULL),
  };
  for (gsize p = 0; p < G_N_ELEMENTS (pages); p++) {
    assert_harmless (pages[p]);
    lp_page_unref (pages[p]);
  }
}
END_TEST

/* The part of the text from one mark to the next; a new string. */
static char *
between (const char *text, const char *from, const char *to)
{
  const char *begin = strstr (text, from);
  ck_assert_ptr_nonnull (begin);
  begin += strlen (from);
  const char *end = strstr (begin, to);
  ck_assert_ptr_nonnull (end);
  return g_strndup (begin, (gsize) (end - begin));
}

/* One document that runs nothing and fetches nothing; its policy allows its own style sheet, by digest, and no more. */
START_TEST (test_self_contained)
{
  static const char *const never[] = { "<script", "<link", "<img", "<iframe", "<form", "src=", "href=", "url(", "@import",
                                       "http://", "https://", " style=", "javascript" };
  g_auto (Class) class = class_new ();

  add_class (&class, 5);
  add_round (&class, "2026-11-02", "p1 p2 p5 | p3 p4");
  LpRound *round = lp_history_get_round (class.history, 0);
  g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date, NULL);
  LpPage *pages[] = {
    lp_page_new_board (class.roster, round, class.date, NULL), lp_page_new_cards (class.roster, round, NULL),
    lp_page_new_pupils (class.roster, round, NULL), lp_page_new_coverage (coverage, NULL),
    lp_page_new_term (class.roster, class.history, LP_DATE_NONE, LP_DATE_NONE, NULL), lp_page_new_stats (stats, NULL),
  };

  for (gsize p = 0; p < G_N_ELEMENTS (pages); p++) {
    g_autofree char *html = lp_page_to_html (pages[p]);
    for (gsize k = 0; k < G_N_ELEMENTS (never); k++)
      ck_assert_msg (strstr (html, never[k]) == NULL, "page %u holds %s", (guint) p, never[k]);
    g_autofree char *style = between (html, "<style>", "</style>");
    g_autofree char *said = between (html, "style-src 'sha256-", "'");
    g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, style, -1);
    gsize length;
    g_autofree guchar *bytes = g_base64_decode (said, &length);
    ck_assert_uint_eq (length, 32);
    for (gsize k = 0; k < length; k++) {
      g_autofree char *hex = g_strdup_printf ("%02x", bytes[k]);
      ck_assert_msg (strncmp (digest + 2 * k, hex, 2) == 0, "byte %u of the digest", (guint) k);
    }
    ck_assert (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
    ck_assert_ptr_nonnull (strstr (html, "default-src 'none'"));
    ck_assert_uint_eq (count (html, "<h1 "), 1);
    lp_page_unref (pages[p]);
  }
}
END_TEST

static const char *
pseudo (const char *text, const char *plural, guint64 n, gpointer data)
{
  GStringChunk *chunk = data;
  g_autofree char *wrapped = g_strdup_printf ("\xe2\x9f\xa6%s\xe2\x9f\xa7", plural != NULL && n != 1 ? plural : text);

  return g_string_chunk_insert (chunk, wrapped);
}

static char *
pseudo_reason (const LpReason *reason, gpointer data)
{
  return g_strdup ("\xe2\x9f\xa6reason\xe2\x9f\xa7");
}

/* The first letter that is neither a name's nor inside brackets; NULL where there is none. */
static const char *
find_untranslated (const char *body)
{
  int depth = 0;

  for (const char *p = body; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '<' && g_str_has_prefix (p, "<bdi>"))
      p = strstr (p, "</bdi>") + 5;
    else if (c == '<')
      p = strchr (p, '>');
    else if (c == '&')
      p = strchr (p, ';');
    else if (c == 0x27e6)
      depth++;
    else if (c == 0x27e7)
      depth--;
    else if (depth == 0 && g_unichar_isalpha (c))
      return p;
  }
  return NULL;
}

static void
assert_translated (LpPage *page)
{
  g_autofree char *html = lp_page_to_html (page);
  const char *left = find_untranslated (strstr (html, "<body"));

  ck_assert_msg (left == NULL, "%.60s", left);
  lp_page_unref (page);
}

/* No word of a page is fixed: names, numbers and attainment are all that a translation leaves. */
START_TEST (test_all_is_translated)
{
  g_auto (Class) class = class_new ();
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
  g_autoptr (LpPageOptions) options = lp_page_options_new ();

  add_class (&class, 7);
  add_rule (&class, "r1", LP_RULE_APART, "p1 p2", NULL);
  add_round (&class, "2026-10-26", "p1 p2 | p3 p4 | p5 p6 p7");
  add_round (&class, "2026-11-02", "p1 p3 | p2 p4 | p5 p6 | p7");
  g_ptr_array_add (class.absent, (gpointer) "p7");
  lp_page_options_set_translate_func (options, pseudo, chunk, NULL);
  lp_page_options_set_reason_func (options, pseudo_reason, NULL, NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2 | p3 p6 | p4 p5");
  LpRound *latest = lp_history_get_round (class.history, 1);
  g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, class.date, NULL);

  assert_translated (lp_page_new_board (class.roster, latest, class.date, options));
  assert_translated (lp_page_new_cards (class.roster, latest, options));
  assert_translated (lp_page_new_pupils (class.roster, latest, options));
  assert_translated (lp_page_new_term (class.roster, class.history, LP_DATE_NONE, LP_DATE_NONE, options));
  assert_translated (lp_page_new_term (class.roster, class.history, class.date, LP_DATE_NONE, options));
  assert_translated (lp_page_new_stats (stats, options));
  assert_translated (lp_page_new_teacher (request, round, pairing, options, NULL));
  g_autoptr (LpPage) page = lp_page_new_coverage (coverage, options);
  g_autofree char *html = lp_page_to_html (page);
  /* The chart holds names as they are: what stands before and after them counts. */
  g_autofree char *before = between (html, "<body", "</desc>");
  g_autofree char *after = between (html, "</svg>", "</html>");
  ck_assert_ptr_null (find_untranslated (after));
  ck_assert_ptr_null (find_untranslated (strchr (before, '>') + 1));
}
END_TEST

static const struct {
  const char *tag;
  gboolean good, rtl;
} tags[] = {
  { "en", TRUE, FALSE }, { "cy", TRUE, FALSE }, { "en-GB", TRUE, FALSE }, { "ar", TRUE, TRUE }, { "he-IL", TRUE, TRUE },
  { "ur-PK", TRUE, TRUE }, { "arn", TRUE, FALSE }, { "es-419", TRUE, FALSE }, { "", FALSE, FALSE },
  { "en GB", FALSE, FALSE }, { "en-", FALSE, FALSE }, { "\" onload=\"", FALSE, FALSE }, { "abcdefghi", FALSE, FALSE },
};

START_TEST (test_language)
{
  g_autoptr (LpPageOptions) options = lp_page_options_new ();
  g_auto (Class) class = class_new ();
  g_autoptr (GError) error = NULL;

  add_class (&class, 2);
  ck_assert (lp_page_options_set_language (options, tags[_i].tag, &error) == tags[_i].good);
  ck_assert ((error == NULL) == tags[_i].good);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2");
  g_autoptr (LpPage) page = lp_page_new_board (class.roster, round, class.date, options);
  g_autofree char *html = lp_page_to_html (page);
  g_autofree char *head = g_strdup_printf ("<html lang=\"%s\" dir=\"%s\">", tags[_i].good ? tags[_i].tag : "en",
                                           tags[_i].rtl ? "rtl" : "ltr");
  ck_assert_msg (strstr (html, head) != NULL, "%.80s", html);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-html");
  TCase *tcase = tcase_create ("html");

  tcase_add_test (tcase, test_wicked_names);
  tcase_add_test (tcase, test_self_contained);
  tcase_add_test (tcase, test_all_is_translated);
  tcase_add_loop_test (tcase, test_language, 0, G_N_ELEMENTS (tags));
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
