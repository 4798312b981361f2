/* SPDX-License-Identifier: MIT */
/*
 * Guarantees what tables say, place by place: the teacher's page against the
 * history and the scores, the statistics against their figures, who has not
 * met whom; and the labels, dates and numbers that all pages share.
 */
#include "support.h"

#include <learning-partners/lp-page.h>
#include <stdlib.h>
#include <string.h>

/* The text without elements; items of a list have a stroke before them. */
static char *
strip (const char *html, gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++) {
    if (html[i] != '<') {
      g_string_append_c (text, html[i]);
      continue;
    }
    if (strncmp (html + i, "<li>", 4) == 0)
      g_string_append_c (text, '/');
    while (html[i] != '>')
      i++;
  }
  return g_string_free (text, FALSE);
}

/* The places of a row of a table, with strokes between them; row 0 has the heads. A new string. */
static char *
read_row (const char *html, guint table, guint row)
{
  GString *text = g_string_new (NULL);
  const char *p = html;

  for (guint k = 0; k <= table; k++) {
    p = strstr (p, "<table");
    ck_assert_msg (p != NULL, "there is no table %u", k);
    p++;
  }
  const char *end_of_table = strstr (p, "</table>");
  for (guint k = 0; k <= row; k++) {
    p = strstr (p, "<tr");
    if (p == NULL || p > end_of_table)
      return g_string_free (text, FALSE);
    p++;
  }
  const char *end = strstr (p, "</tr>");
  for (p = strstr (p, "<t"); p != NULL && p < end; p = strstr (p + 1, "<t")) {
    const char *close = strstr (p, p[2] == 'h' ? "</th>" : "</td>");
    g_autofree char *cell = strip (p, (gsize) (close - p));
    g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", cell);
  }
  return g_string_free (text, FALSE);
}

static void
assert_row (const char *html, guint table, guint row, const char *wanted)
{
  g_autofree char *found = read_row (html, table, row);

  ck_assert_str_eq (found, wanted);
}

static char *
take_html (LpPage *page)
{
  char *html = lp_page_to_html (page);

  lp_page_unref (page);
  return html;
}

static gboolean
has_row (const char *html, guint table, const char *wanted)
{
  for (guint row = 1;; row++) {
    g_autofree char *found = read_row (html, table, row);
    if (g_str_equal (found, wanted))
      return TRUE;
    if (*found == '\0')
      return FALSE;
  }
}

/* Gaps, days, meetings of a pair and of the three pairs of a three; unknown attainment and new partners have dashes. */
START_TEST (test_teacher_rows)
{
  g_auto (Class) class = class_new ();

  add_pupils (&class, "80 83 86 89 -");
  add_round (&class, "2026-10-19", "p1 p2 | p3 p4");
  add_round (&class, "2026-10-26", "p1 p3 | p2 p4");
  add_round (&class, "2026-11-02", "p1 p2 p3 | p4 p5");
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpRound) round = make_round (class.date, "p1 p2 p3 | p4 p5");
  g_autofree char *html = take_html (lp_page_new_teacher (request, round, NULL, NULL, NULL));
  g_autofree char *first = read_row (html, 0, 1), *second = read_row (html, 0, 2);
  const char *three = strstr (first, "Pupil 1") != NULL ? first : second;
  const char *pair = three == first ? second : first;

  assert_row (html, 0, 0, "Partners | Gap in ranks | Days together so far | Times partners before | Why");
  /* p1 and p2: one rank, twice; p2 and p3: one rank, once; p1 and p3: two ranks, and one spell of two rounds. */
  ck_assert_msg (g_str_has_suffix (three, " | 1 · 1 · 2 | 7 · 7 · 14 | 1 · 1 · 2 | "), "%s", three);
  ck_assert_msg (g_str_has_suffix (pair, " | – | 7 | 1 | "), "%s", pair);
  ck_assert (strstr (pair, "/Pupil 4 (89)") != NULL && strstr (pair, "/Pupil 5 (–)") != NULL);

  g_autoptr (LpRound) fresh = make_round (class.date, "p1 p4 | p2 p5 | p3");
  g_autofree char *other = take_html (lp_page_new_teacher (request, fresh, NULL, NULL, NULL));
  ck_assert (has_row (other, 0, "/Pupil 1 (80)/Pupil 4 (89) | 3 | – | 0 | ")
             || has_row (other, 0, "/Pupil 4 (89)/Pupil 1 (80) | 3 | – | 0 | "));
  ck_assert (has_row (other, 0, "/Pupil 3 (86)/with an adult | – | – | – | "));
}
END_TEST

/* Each reason that the pairing gives is there, in its order. */
START_TEST (test_teacher_reasons)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 5);
  add_round (&class, "2026-11-02", "p1 p3 | p2 p4 p5");
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autofree char *html = take_html (lp_page_new_teacher (request, round, pairing, NULL, NULL));
  g_autofree char *text = strip (html, strlen (html));
  for (gsize k = 0; k < lp_pairing_get_n_partnerships (pairing); k++) {
    g_autoptr (LpReasons) reasons = lp_pairing_explain (pairing, k);
    g_autoptr (GString) all = g_string_new (" ");
    g_string_truncate (all, 0);
    for (gsize i = 0; i < lp_reasons_get_length (reasons); i++)
      g_string_append_printf (all, "%s%s", lp_reasons_get_length (reasons) > 1 ? "/" : "",
                              lp_reason_get_text (lp_reasons_get (reasons, i)));
    ck_assert_msg (strstr (text, all->str) != NULL, "%s", all->str);
  }
}
END_TEST

/* With one decimal; NULL at the end. */
static char **
write_decimals (const double *numbers, gsize n)
{
  char **texts = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    texts[i] = g_strdup_printf ("%.1f", numbers[i]);
  return texts;
}

/* Every figure stands in its place; rows without anything are left out. */
START_TEST (test_stats_rows)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 5);
  add_round (&class, "2026-09-07", "p1 p2 | p3 p4 p5");
  add_round (&class, "2026-09-14", "p1 p2 | p3 p4 p5");
  add_round (&class, "2026-09-21", "p1 p3 | p2 p4 | p5");
  g_autoptr (LpStats) stats = lp_stats_new (class.roster, class.history, NULL, day ("2026-09-28"), NULL);
  LpFigures figures;
  LpPupilFigures fifth;
  lp_stats_get_figures (stats, &figures, sizeof figures);
  lp_stats_get_pupil (stats, 4, &fifth, sizeof fifth);
  g_autofree char *html = take_html (lp_page_new_stats (stats, NULL));
  const double of_class[] = { figures.spells_expected[1], figures.spells_expected[2], figures.met_expected[0],
                              figures.met_expected[1], figures.gaps_expected[1], figures.mean_gap_expected };
  const double of_pupil[] = { fifth.partners_expected, fifth.turns_expected, fifth.stronger_expected };
  g_auto (GStrv) chance = write_decimals (of_class, G_N_ELEMENTS (of_class));
  g_auto (GStrv) mine = write_decimals (of_pupil, G_N_ELEMENTS (of_pupil));
  g_autofree char *one = g_strdup_printf ("1 | 0 | 2 | %s", chance[0]);
  g_autofree char *two = g_strdup_printf ("2 | 4 | 0 | %s", chance[1]);
  g_autofree char *never = g_strdup_printf ("0 | 4 | %s", chance[2]);
  g_autofree char *once = g_strdup_printf ("1 | 6 | %s", chance[3]);
  g_autofree char *gap = g_strdup_printf ("up to 1.7 | 6 | %s", chance[4]);
  g_autofree char *mean = g_strdup_printf ("The mean gap is 1.4 ranks; by chance it would be %s.", chance[5]);
  g_autofree char *pupil = g_strdup_printf ("Pupil 5 | 3 | 2 | 2 | %s | 3 | %s | 4 | 0 | 0 | %s", mine[0], mine[1], mine[2]);

  assert_row (html, 0, 0, "Rounds | over | still running | by chance");
  assert_row (html, 0, 1, one);
  assert_row (html, 0, 2, two);
  assert_row (html, 1, 1, never);
  assert_row (html, 1, 2, once);
  assert_row (html, 2, 0, "Gap in ranks | pairs, each round counted | by chance");
  assert_row (html, 2, 2, gap);
  assert_row (html, 3, 5, pupil);
  assert_row (html, 3, 6, "");
  ck_assert_ptr_nonnull (strstr (html, mean));
  ck_assert_ptr_nonnull (strstr (html, "ran for 14.0 open days on average; the longest of all has run for 14."));
  ck_assert_ptr_nonnull (strstr (html, "It is computed exactly, not simulated."));
  ck_assert_ptr_nonnull (strstr (html, "<caption>Each pupil</caption>"));
}
END_TEST

/* The table beside the chart, and the places of the chart itself. */
START_TEST (test_coverage_rows)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 4);
  add_round (&class, "2026-09-07", "p1 p2 | p3 p4");
  add_round (&class, "2026-09-14", "p1 p3 | p2 p4");
  add_round (&class, "2026-09-21", "p1 p2");
  g_autoptr (LpCoverage) coverage = lp_coverage_new (class.roster, class.history, NULL);
  g_autofree char *html = take_html (lp_page_new_coverage (coverage, NULL));
  assert_row (html, 0, 0, "Name | Partners so far | Not yet partners with");
  assert_row (html, 0, 1, "Pupil 1 | 2 | Pupil 4");
  assert_row (html, 0, 3, "Pupil 3 | 2 | Pupil 2");
  ck_assert_ptr_nonnull (strstr (html, "<title>Pupil 2 and Pupil 1: 2</title><rect class=\"line m2\" x=\"0\" y=\"20\""));
  ck_assert_ptr_nonnull (strstr (html, "<title>Pupil 4 and Pupil 1: 0</title><rect class=\"line m0\" x=\"0\" y=\"60\""));
  ck_assert_ptr_nonnull (strstr (html, "<text class=\"o2\" x=\"10\" y=\"34\" text-anchor=\"middle\" font-size=\"12\">2</text>"));
  ck_assert_ptr_null (strstr (html, ">0</text>"));
  ck_assert_ptr_nonnull (strstr (html, "4 of 6 pairs have been partners."));

  g_autofree char *lists = lp_coverage_to_text (coverage, 8, NULL);
  ck_assert_str_eq (lists, "Pupil 1, not yet: Pupil 4\nPupil 2, not yet: Pupil 3\nPupil 3, not yet: Pupil 2\n"
                           "Pupil 4, not yet: Pupil 1\n"
                           "4 of 6 pairs have been partners. Each pupil has had 2 partners.\n");
}
END_TEST

static LpCoverage *
cover_names (Class *class, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf ("p%" G_GSIZE_FORMAT, i);
    add_pupil (class, lp_pupil_new (id, names[i], NULL));
  }
  return lp_coverage_new (class->roster, class->history, NULL);
}

/* Names in sentences are set apart where they are words of their own, the longest first. */
START_TEST (test_names_in_sentences)
{
  g_auto (Class) class = class_new ();
  static const char *const names[] = { "Ann", "Ann Lee", "A", "B", NULL };

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf ("p%u", i + 1);
    add_pupil (&class, lp_pupil_new (id, names[i], NULL));
  }
  add_rule (&class, "r1", LP_RULE_TOGETHER, "p1 p2", NULL);
  g_autoptr (LpRequest) request = make_request (&class);
  g_autoptr (LpPairing) pairing = lp_pair (request, NULL, NULL);
  g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
  g_autofree char *html = take_html (lp_page_new_teacher (request, round, pairing, NULL, NULL));
  ck_assert (strstr (html, "<bdi>Ann</bdi> and <bdi>Ann Lee</bdi>") != NULL
             || strstr (html, "<bdi>Ann Lee</bdi> and <bdi>Ann</bdi>") != NULL);
  ck_assert (strstr (html, "<bdi>A</bdi> and <bdi>B</bdi> ") != NULL
             || strstr (html, "<bdi>B</bdi> and <bdi>A</bdi> ") != NULL);
  ck_assert_ptr_null (strstr (html, "<bdi><bdi>"));
  ck_assert_ptr_null (strstr (html, "<bdi>A</bdi>nn"));
}
END_TEST

/* Labels come from the names as long as letters last, then with numbers; the order is that of plain letters. */
START_TEST (test_labels)
{
  g_auto (Class) class = class_new ();
  static const char *const names[] = { "Łu", "Zoë", "al", "Al", "AL", "A", "Øl", "Lz", "李小龍", "Émile", NULL };
  g_autoptr (LpCoverage) coverage = cover_names (&class, names);
  g_autofree char *text = lp_coverage_to_text (coverage, 80, NULL);

  ck_assert_str_eq (text, "A2 A\n"
                          "Al . AL\n"
                          "A3 . . Al\n"
                          "A4 . . . al\n"
                          "Em . . . . Émile\n"
                          "Lu . . . . . Łu\n"
                          "Lz . . . . . . Lz\n"
                          "Ol . . . . . . . Øl\n"
                          "Zo . . . . . . . . Zoë\n"
                          "01 . . . . . . . . . 李小龍\n"
                          "   A A A A E L L O Z\n"
                          "   2 l 3 4 m u z l o\n"
                          "0 of 45 pairs have been partners. Each pupil has had 0 partners.\n");
}
END_TEST

/* A name that is too long is cut where the terminal ends, wide letters counted as two. */
START_TEST (test_cut_names)
{
  g_auto (Class) class = class_new ();
  static const char *const names[] = { "Abcdefghijklmnop", "Zz 李小龍李小龍", NULL };
  g_autoptr (LpCoverage) coverage = cover_names (&class, names);
  g_autofree char *text = lp_coverage_to_text (coverage, 16, NULL);

  ck_assert_msg (g_str_has_prefix (text, "Ab Abcdefghijkl…\nZz . Zz 李小龍…\n   A\n   b\n"), "%s", text);
}
END_TEST

/* With narrow columns a blank stands between the triangle and the names. */
START_TEST (test_narrow_columns)
{
  g_auto (Class) class = class_new ();
  static const char *const names[] = { "Ada", "Bea", "Cem", "Dan", "Eda", "Fay", NULL };
  g_autoptr (LpCoverage) coverage = cover_names (&class, names);
  g_autofree char *text = lp_coverage_to_text (coverage, 18, NULL);

  ck_assert_msg (g_str_has_prefix (text, "Ad Ada\nBe . Bea\nCe .. Cem\nDa ... Dan\nEd .... Eda\nFa ..... Fay\n"
                                         "   ABCDE\n   deead\n"), "%s", text);
}
END_TEST

/* Days of the week across the years, and short dates. */
START_TEST (test_dates)
{
  static const struct {
    const char *date, *words, *title;
  } dates[] = {
    { "2026-11-09", "Monday 9 November 2026", ">9 Nov<" },
    { "1969-12-31", "Wednesday 31 December 1969", ">31 Dec<" },
    { "1970-01-01", "Thursday 1 January 1970", ">1 Jan<" },
    { "2024-02-29", "Thursday 29 February 2024", ">29 Feb<" },
    { "2026-03-01", "Sunday 1 March 2026", ">1 Mar<" },
    { "2026-04-03", "Friday 3 April 2026", ">3 Apr<" },
    { "2026-05-05", "Tuesday 5 May 2026", ">5 May<" },
    { "2026-06-06", "Saturday 6 June 2026", ">6 Jun<" },
    { "2026-07-01", "Wednesday 1 July 2026", ">1 Jul<" },
    { "2026-08-09", "Sunday 9 August 2026", ">9 Aug<" },
    { "2026-09-30", "Wednesday 30 September 2026", ">30 Sep<" },
    { "2026-10-10", "Saturday 10 October 2026", ">10 Oct<" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_auto (Class) class = class_new ();
    add_class (&class, 2);
    add_round (&class, dates[i].date, "p1 p2");
    LpRound *round = lp_history_get_round (class.history, 0);
    g_autofree char *board = take_html (lp_page_new_board (class.roster, round, day (dates[i].date), NULL));
    g_autofree char *term = take_html (lp_page_new_term (class.roster, class.history, LP_DATE_NONE, LP_DATE_NONE, NULL));
    ck_assert_msg (strstr (board, dates[i].words) != NULL, "%s", dates[i].words);
    ck_assert_msg (strstr (term, dates[i].title) != NULL, "%s", dates[i].title);
  }
}
END_TEST

/* Every character that turns the direction of others is dropped from names and titles, and no other. */
START_TEST (test_turning_characters)
{
  for (gunichar c = 0x2020; c < 0x2070; c++) {
    g_auto (Class) class = class_new ();
    g_autoptr (LpPageOptions) options = lp_page_options_new ();
    char letter[8] = { 0 };
    gboolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    g_unichar_to_utf8 (c, letter);
    g_autofree char *name = g_strdup_printf ("x%sy", letter);
    add_pupil (&class, lp_pupil_new ("p1", name, NULL));
    add_pupil (&class, lp_pupil_new ("p2", "z", NULL));
    lp_page_options_set_title (options, name);
    g_autoptr (LpRound) round = make_round (class.date, "p1 p2");
    g_autoptr (LpPage) page = lp_page_new_board (class.roster, round, class.date, options);
    g_autofree char *html = lp_page_to_html (page);
    ck_assert ((strstr (html, letter) == NULL) == turns);
    ck_assert ((strstr (lp_page_get_title (page), letter) == NULL) == turns);
    ck_assert (!turns || strstr (html, "<bdi>xy</bdi>") != NULL);
  }
}
END_TEST

static guint destroyed;

static void
note_destroyed (gpointer data)
{
  destroyed++;
}

/* A second reference keeps everything alive; what options were given is freed once. */
START_TEST (test_references)
{
  g_auto (Class) class = class_new ();

  add_class (&class, 2);
  add_round (&class, "2026-11-02", "p1 p2");
  LpCoverage *coverage = lp_coverage_new (class.roster, class.history, NULL);
  LpStats *stats = lp_stats_new (class.roster, class.history, NULL, class.date, NULL);
  LpPage *page = lp_page_new_coverage (coverage, NULL);
  lp_coverage_unref (lp_coverage_ref (coverage));
  lp_coverage_unref (coverage);
  lp_stats_unref (lp_stats_ref (stats));
  ck_assert_uint_eq (lp_stats_get_n_pupils (stats), 2);
  lp_stats_unref (stats);
  lp_page_unref (lp_page_ref (page));
  g_autofree char *html = lp_page_to_html (page);
  ck_assert_ptr_nonnull (strstr (html, "1 of 1 pairs"));
  lp_page_unref (page);

  LpPageOptions *options = lp_page_options_new ();
  lp_page_options_set_translate_func (options, NULL, &destroyed, note_destroyed);
  lp_page_options_set_translate_func (options, NULL, &destroyed, note_destroyed);
  lp_page_options_set_reason_func (options, NULL, &destroyed, note_destroyed);
  ck_assert_uint_eq (destroyed, 1);
  lp_page_options_unref (lp_page_options_ref (options));
  ck_assert_uint_eq (destroyed, 1);
  lp_page_options_unref (options);
  ck_assert_uint_eq (destroyed, 3);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-pages");
  TCase *tcase = tcase_create ("pages");

  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, test_teacher_rows);
  tcase_add_test (tcase, test_teacher_reasons);
  tcase_add_test (tcase, test_stats_rows);
  tcase_add_test (tcase, test_coverage_rows);
  tcase_add_test (tcase, test_names_in_sentences);
  tcase_add_test (tcase, test_labels);
  tcase_add_test (tcase, test_cut_names);
  tcase_add_test (tcase, test_narrow_columns);
  tcase_add_test (tcase, test_dates);
  tcase_add_test (tcase, test_turning_characters);
  tcase_add_test (tcase, test_references);
  suite_add_tcase (suite, tcase);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
