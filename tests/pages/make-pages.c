/* SPDX-License-Identifier: MIT */
/*
 * Writes every page of a class into a folder, as HTML and where the library
 * can, as PDF, to be looked at and measured:
 *
 *   make-pages FOLDER [CLASS.csv COLUMN]
 *
 * Without a class list the class is one of 35 whose names are hard to set:
 * long, accented, from right to left, and markup. A file "names.txt" says who
 * is in the class, "planted.txt" what its own pages must not show.
 */
#include "quiet-fontconfig.h"

#include <learning-partners/learning-partners.h>
#include <learning-partners/lp-csv.h>
#include <stdio.h>
#include <string.h>

#define N_ROUNDS 15
#define FIRST_SCORE 731900

static const char *const hard_names[] = {
  "Zoë Ångström", "Björk Guðmundsdóttir", "Łukasz Żółć", "Émilie-Françoise de la Fontaine",
  "محمد عبد الرحمن", "فاطمة الزهراء", "محمد علي", "שירה כהן", "יוסף בן־דוד",
  "<script>document.title='pwned'</script>", "Tom & Jerry", "\"O'Brien\"", "<b>Bold</b>",
  "Bartholomew Featherstonehaugh-Cholmondeley", "Wolfeschlegelsteinhausenbergerdorff Hubert",
  "Nguyễn Thị Minh Khai", "Siân Llewellyn", "Seán Ó Súilleabháin", "Δημήτρης Παπαδόπουλος", "Алексей Иванов",
  "Ana", "Bo", "Amira Begum", "Ben Okafor", "Cal", "Dee Dee", "Eve", "Finn", "Gus", "Hana", "Ida", "Jo", "Kit",
  "Maximiliane von Hohenzollern-Sigmaringen", "Noor",
};

static gboolean
write_file (const char *folder, const char *name, const char *bytes, gssize length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents (path, bytes, length, error);
}

static LpRoster *
make_hard_class (void)
{
  LpRoster *roster = lp_roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (hard_names); i++) {
    g_autofree char *id = g_strdup_printf ("qid-%02u", i);
    g_autoptr (LpPupil) pupil = lp_pupil_new (id, hard_names[i], NULL);
    lp_pupil_set_score (pupil, "plantsubject", FIRST_SCORE + 13 * i % 35, NULL);
    lp_roster_add_pupil (roster, pupil, NULL);
  }
  const char *pair[] = { "qid-20", "qid-21" };
  g_autoptr (LpRule) rule = lp_rule_new ("plantrule", LP_RULE_APART, pair, 2, LP_DATE_NONE, "plantreason", NULL);
  lp_roster_add_rule (roster, rule, NULL);
  return roster;
}

static LpRoster *
read_class (const char *path, const char *column, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  const char *const columns[] = { column, NULL };

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  g_autoptr (LpClassList) list = lp_class_list_read (text, length, path, columns, NULL, error);
  return list != NULL ? lp_roster_ref (lp_class_list_get_roster (list)) : NULL;
}

/* Rounds week after week; the pairing of the last, whose first pupil is away on its second day. */
static LpPairing *
play (LpRoster *roster, LpHistory *history, LpRound **latest, GError **error)
{
  LpDate date = lp_date_from_ymd (2026, 9, 7);
  LpPairing *pairing = NULL;

  for (guint r = 0; r < N_ROUNDS; r++, date += 7) {
    g_autoptr (LpRequest) request = lp_request_new (roster, history, NULL, date, 1, error);
    g_clear_pointer (&pairing, lp_pairing_unref);
    pairing = request != NULL ? lp_pair (request, NULL, error) : NULL;
    if (pairing == NULL)
      return NULL;
    g_autoptr (LpRound) round = lp_pairing_to_round (pairing);
    if (r + 1 < N_ROUNDS && !lp_history_add_round (history, round, error)) {
      lp_pairing_unref (pairing);
      return NULL;
    }
    *latest = r + 1 < N_ROUNDS ? NULL : g_steal_pointer (&round);
  }
  return pairing;
}

static gboolean
add_cover (LpPairing *pairing, LpRound *round, GError **error)
{
  const char *away = lp_round_get_pupil (round, 0, 0);
  LpDate day = lp_round_get_date (round) + 1;
  g_autoptr (LpRound) cover = lp_cover (lp_pairing_get_request (pairing), round, &away, 1, day, error);

  return cover != NULL && lp_round_add_cover (round, cover, error);
}

/* Takes the page. */
static gboolean
write_page (const char *folder, const char *name, LpPage *made, GError **error)
{
  g_autoptr (LpPage) page = made;
  if (page == NULL)
    return FALSE;
  g_autofree char *html = lp_page_to_html (page);
  g_autofree char *html_name = g_strconcat (name, ".html", NULL), *pdf_name = g_strconcat (name, ".pdf", NULL);

  if (!write_file (folder, html_name, html, -1, error))
    return FALSE;
  if (!lp_page_has_pdf ())
    return TRUE;
  g_autoptr (GBytes) pdf = lp_page_to_pdf (page, error);
  return pdf != NULL
         && write_file (folder, pdf_name, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), error);
}

static gboolean
write_lists (const char *folder, const LpRoster *roster, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) hidden = g_string_new ("qid-\n7319\nplant\n");

  for (gsize i = 0; i < lp_roster_get_n_pupils (roster); i++) {
    LpPupil *pupil = lp_roster_get_pupil (roster, i);
    g_string_append_printf (names, "%s\n", lp_pupil_get_name (pupil));
    g_string_append_printf (hidden, "%s\n", lp_pupil_get_id (pupil));
  }
  return write_file (folder, "names.txt", names->str, -1, error)
         && write_file (folder, "planted.txt", hidden->str, -1, error);
}

static gboolean
write_all (const char *folder, LpRoster *roster, GError **error)
{
  g_autoptr (LpHistory) history = lp_history_new ();
  g_autoptr (LpRound) round = NULL;
  g_autoptr (LpPairing) pairing = play (roster, history, &round, error);
  if (pairing == NULL || !add_cover (pairing, round, error))
    return FALSE;
  LpDate today = lp_round_get_date (round);
  g_autoptr (LpPageOptions) options = lp_page_options_new ();
  g_autoptr (LpCoverage) coverage = lp_coverage_new (roster, history, error);
  g_autoptr (LpStats) stats = lp_stats_new (roster, history, NULL, today, error);
  if (coverage == NULL || stats == NULL)
    return FALSE;
  lp_page_options_set_title (options, "4B");
  LpDate from = today - 7 * 7;
  return write_page (folder, "board", lp_page_new_board (roster, round, today, options), error)
         && write_page (folder, "cover", lp_page_new_board (roster, round, today + 1, options), error)
         && write_page (folder, "cards", lp_page_new_cards (roster, round, options), error)
         && write_page (folder, "pupils", lp_page_new_pupils (roster, round, options), error)
         && write_page (folder, "term", lp_page_new_term (roster, history, from, today, options), error)
         && write_page (folder, "coverage", lp_page_new_coverage (coverage, options), error)
         && write_page (folder, "stats", lp_page_new_stats (stats, options), error)
         && write_page (folder, "teacher",
                        lp_page_new_teacher (lp_pairing_get_request (pairing), round, pairing, options, error), error)
         && write_lists (folder, roster, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2 && argc != 4) {
    fputs ("usage: make-pages FOLDER [CLASS.csv COLUMN]\n", stderr);
    return 3;
  }
  g_autoptr (LpRoster) roster = argc == 2 ? make_hard_class () : read_class (argv[2], argv[3], &error);
  if (roster == NULL || !write_all (argv[1], roster, &error)) {
    fprintf (stderr, "make-pages: %s\n", error != NULL ? error->message : "a page could not be made");
    return 1;
  }
  return 0;
}
