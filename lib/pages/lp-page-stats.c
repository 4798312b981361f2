/* SPDX-License-Identifier: MIT */
#include "pages/lp-page-private.h"

#include "pages/lp-wording-private.h"

static char *
number_text (guint64 n)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, n);
}

/* "4", and at the end of a list "12 and more". */
static char *
say_step (const LpPageOptions *options, guint n, guint last)
{
  g_autofree char *text = number_text (n);

  return n < last ? g_steal_pointer (&text)
                  : lp_i_word_fill (lp_i_say (options, "{number} and more"), "number", text, NULL);
}

static LpPageTable *
add_stats_table (LpPage *page, const LpPageOptions *options, const char *caption, const char *head)
{
  LpPageTable *table = lp_i_page_add_table (page, g_strdup (caption));

  lp_i_page_table_add_column (table, LP_COLUMN_HEAD, g_strdup (head));
  return table;
}

static void
add_column (LpPageTable *table, const char *title)
{
  lp_i_page_table_add_column (table, LP_COLUMN_NUMBER, g_strdup (title));
}

static void
add_spells (LpPage *page, const LpFigures *figures, const LpPageOptions *options)
{
  LpPageTable *table = add_stats_table (page, options, lp_i_say (options, "How long partnerships ran"),
                              lp_i_say (options, "Rounds"));

  add_column (table, lp_i_say (options, "over"));
  add_column (table, lp_i_say (options, "still running"));
  add_column (table, lp_i_say (options, "by chance"));
  for (guint k = 1; k <= LP_FIGURES_MAX_SPELL; k++) {
    if (figures->spells_ended[k] + figures->spells_running[k] == 0 && figures->spells_expected[k] < 0.05)
      continue;
    char **row = lp_i_page_table_add_row (table);
    row[0] = say_step (options, k, LP_FIGURES_MAX_SPELL);
    row[1] = number_text (figures->spells_ended[k]);
    row[2] = number_text (figures->spells_running[k]);
    row[3] = lp_i_word_decimal (figures->spells_expected[k], 1);
  }
}

static void
add_meetings (LpPage *page, const LpFigures *figures, const LpPageOptions *options)
{
  LpPageTable *table = add_stats_table (page, options, lp_i_say (options, "How often two pupils became partners"),
                              lp_i_say (options, "Times"));

  add_column (table, lp_i_say (options, "pairs"));
  add_column (table, lp_i_say (options, "by chance"));
  for (guint m = 0; m <= LP_FIGURES_MAX_MEETINGS; m++) {
    if (figures->met[m] == 0 && figures->met_expected[m] < 0.05)
      continue;
    char **row = lp_i_page_table_add_row (table);
    row[0] = say_step (options, m, LP_FIGURES_MAX_MEETINGS);
    row[1] = number_text (figures->met[m]);
    row[2] = lp_i_word_decimal (figures->met_expected[m], 1);
  }
}

/* The ranks of a part of the class: "up to 5". */
static char *
say_part (const LpPageOptions *options, const LpFigures *figures, guint part)
{
  g_autofree char *ranks = lp_i_word_decimal ((double) (figures->n_known * (part + 1)) / LP_FIGURES_N_GAPS, 1);

  return lp_i_word_fill (lp_i_say (options, "up to {ranks}"), "ranks", ranks, NULL);
}

static void
add_gaps (LpPage *page, const LpFigures *figures, const LpPageOptions *options)
{
  if (figures->n_gaps == 0)
    return;
  LpPageTable *table = add_stats_table (page, options, lp_i_say (options, "How far apart partners stand"),
                              lp_i_say (options, "Gap in ranks"));
  add_column (table, lp_i_say (options, "pairs, each round counted"));
  add_column (table, lp_i_say (options, "by chance"));
  for (guint k = 0; k < LP_FIGURES_N_GAPS; k++) {
    char **row = lp_i_page_table_add_row (table);
    row[0] = say_part (options, figures, k);
    row[1] = number_text (figures->gaps[k]);
    row[2] = lp_i_word_decimal (figures->gaps_expected[k], 1);
  }
  g_autofree char *mean = lp_i_word_decimal (figures->mean_gap, 1);
  g_autofree char *chance = lp_i_word_decimal (figures->mean_gap_expected, 1);
  lp_i_page_add_text (page, LP_BLOCK_TEXT, lp_i_word_fill (
    lp_i_say (options, "The mean gap is {mean} ranks; by chance it would be {chance}."),
    "mean", mean, "chance", chance, NULL));
}

static void
add_pupil (LpPageTable *table, const LpPupilFigures *pupil)
{
  char **row = lp_i_page_table_add_row (table);

  row[0] = lp_i_word_name (lp_pupil_get_name (pupil->pupil));
  row[1] = number_text (pupil->rounds);
  row[2] = number_text (pupil->longest);
  row[3] = number_text (pupil->partners);
  row[4] = lp_i_word_decimal (pupil->partners_expected, 1);
  row[5] = number_text (pupil->turns);
  row[6] = lp_i_word_decimal (pupil->turns_expected, 1);
  row[7] = number_text (pupil->stronger);
  row[8] = number_text (pupil->level);
  row[9] = number_text (pupil->weaker);
  row[10] = lp_i_word_decimal (pupil->stronger_expected, 1);
}

static void
add_pupil_table (LpPage *page, const LpStats *stats, const LpPageOptions *options)
{
  LpPageTable *table = add_stats_table (page, options, lp_i_say (options, "Each pupil"), lp_i_say (options, "Name"));

  add_column (table, lp_i_say (options, "rounds"));
  add_column (table, lp_i_say (options, "longest, in rounds"));
  add_column (table, lp_i_say (options, "different partners"));
  add_column (table, lp_i_say (options, "by chance"));
  add_column (table, lp_i_say (options, "turns in a three or with an adult"));
  add_column (table, lp_i_say (options, "by chance"));
  add_column (table, lp_i_say (options, "the stronger"));
  add_column (table, lp_i_say (options, "level"));
  add_column (table, lp_i_say (options, "the weaker"));
  add_column (table, lp_i_say (options, "the stronger by chance"));
  for (gsize i = 0; i < lp_stats_get_n_pupils (stats); i++) {
    LpPupilFigures pupil;
    lp_stats_get_pupil (stats, i, &pupil, sizeof pupil);
    add_pupil (table, &pupil);
  }
}

static void
add_sums (LpPage *page, const LpFigures *figures, const LpPageOptions *options)
{
  g_autofree char *mean = lp_i_word_decimal (figures->mean_days, 1);
  g_autofree char *longest = g_strdup_printf ("%d", figures->longest_days);

  if (figures->mean_days > 0)
    lp_i_page_add_text (page, LP_BLOCK_TEXT, lp_i_word_fill (lp_i_say (options,
      "Partnerships that are over ran for {mean} open days on average; the longest of all has run for {longest}."),
      "mean", mean, "longest", longest, NULL));
  else
    lp_i_page_add_text (page, LP_BLOCK_TEXT, lp_i_word_fill (lp_i_say (options,
      "No partnership is over yet. Open days of the longest so far: {longest}."), "longest", longest, NULL));
  lp_i_page_add_text (page, LP_BLOCK_TEXT, g_strdup (lp_i_say (options,
    "\"By chance\" is what to expect if each round had been a shuffle of those who took part, into partnerships of the "
    "same sizes and without rules. It is computed exactly, not simulated.")));
  if (figures->n_gaps > 0)
    lp_i_page_add_text (page, LP_BLOCK_TEXT, g_strdup (lp_i_say (options,
      "Gaps and who is the stronger go by today's attainment, in ranks of the class.")));
}

LpPage *
lp_page_new_stats (const LpStats *stats, const LpPageOptions *options)
{
  g_return_val_if_fail (stats != NULL, NULL);

  LpFigures figures;
  lp_stats_get_figures (stats, &figures, sizeof figures);
  LpPage *page = lp_i_page_new (options, "stats", g_strdup (lp_i_say (options, "The class in figures")),
                                lp_i_word_count (options, "{number} round", "{number} rounds", figures.n_rounds));

  page->is_private = TRUE;
  page->notice = g_strdup (lp_i_say (options, "Private: for the teacher"));
  add_sums (page, &figures, options);
  add_spells (page, &figures, options);
  add_meetings (page, &figures, options);
  add_gaps (page, &figures, options);
  add_pupil_table (page, stats, options);
  return page;
}
