/* SPDX-License-Identifier: MIT */
/*
 * The pages that the class may see. They are made from names, dates and
 * partnerships; nothing else of the roster is read here.
 */
#include "pages/lp-page-private.h"

#include "model/lp-name-order-private.h"
#include "pages/lp-shown-private.h"
#include "pages/lp-wording-private.h"

/* Columns that leave a sheet of A4 room for names. */
#define MOST_ROUNDS 7

static void
add_shown (LpPage *page, LpBlockKind kind, const LpShown *shown, const LpPageOptions *options)
{
  GPtrArray *groups = lp_i_page_add_names (page, kind);

  for (guint i = 0; i < lp_i_shown_get_length (shown); i++)
    lp_i_names_add (groups, lp_i_shown_list_names (shown, i, NULL), lp_i_shown_say_mark (shown, i, options));
}

static char *
say_from (const LpPageOptions *options, LpDate date)
{
  g_autofree char *words = lp_i_word_date (options, date);

  return lp_i_word_fill (lp_i_say (options, "from {date}"), "date", words, NULL);
}

LpPage *
lp_page_new_board (const LpRoster *roster, const LpRound *round, LpDate today, const LpPageOptions *options)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (today != LP_DATE_NONE, NULL);

  g_autoptr (LpShown) shown = lp_i_shown_new (roster, round, today, lp_i_page_options_get_seed (options));
  LpPage *page = lp_i_page_new (options, "board", g_strdup (lp_i_say (options, "Learning partners")),
                                lp_i_word_date (options, today));

  page->landscape = TRUE;
  add_shown (page, LP_BLOCK_BOARD, shown, options);
  return page;
}

LpPage *
lp_page_new_cards (const LpRoster *roster, const LpRound *round, const LpPageOptions *options)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);

  g_autoptr (LpShown) shown = lp_i_shown_new (roster, round, LP_DATE_NONE, lp_i_page_options_get_seed (options));
  LpPage *page = lp_i_page_new (options, "cards", g_strdup (lp_i_say (options, "Learning partners")),
                                say_from (options, lp_round_get_date (round)));

  add_shown (page, LP_BLOCK_CARDS, shown, options);
  return page;
}

LpPage *
lp_page_new_pupils (const LpRoster *roster, const LpRound *round, const LpPageOptions *options)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);

  g_autoptr (LpShown) shown = lp_i_shown_new (roster, round, LP_DATE_NONE, lp_i_page_options_get_seed (options));
  g_autoptr (GHashTable) found = lp_i_shown_index (shown);
  g_autoptr (GPtrArray) pupils = lp_i_name_order_sort (roster);
  LpPage *page = lp_i_page_new (options, "pupils", g_strdup (lp_i_say (options, "Learning partners")),
                                say_from (options, lp_round_get_date (round)));
  LpPageTable *table = lp_i_page_add_table (page, NULL);

  lp_i_page_table_add_column (table, LP_COLUMN_HEAD, g_strdup (lp_i_say (options, "Name")));
  lp_i_page_table_add_column (table, LP_COLUMN_TEXT, g_strdup (lp_i_say (options, "works with")));
  for (guint i = 0; i < pupils->len; i++) {
    const LpPupil *pupil = g_ptr_array_index (pupils, i);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (found, pupil));
    if (place == 0)
      continue;
    char **row = lp_i_page_table_add_row (table);
    row[0] = lp_i_word_name (lp_pupil_get_name (pupil));
    row[1] = lp_i_shown_say_partners (shown, place - 1, pupil, options);
  }
  return page;
}

static gboolean
is_within (const LpRound *round, LpDate from, LpDate to)
{
  LpDate date = lp_round_get_date (round);

  return (from == LP_DATE_NONE || date >= from) && (to == LP_DATE_NONE || date <= to);
}

static GPtrArray *
list_rounds (const LpHistory *history, LpDate from, LpDate to)
{
  GPtrArray *rounds = g_ptr_array_new ();

  for (gsize i = 0; i < lp_history_get_n_rounds (history); i++) {
    if (is_within (lp_history_get_round (history, i), from, to))
      g_ptr_array_add (rounds, lp_history_get_round (history, i));
  }
  return rounds;
}

/* One more column: a round. */
static void
fill_round (LpPageTable *table, guint column, const LpRoster *roster, GPtrArray *pupils, const LpRound *round,
            const LpPageOptions *options)
{
  g_autoptr (LpShown) shown = lp_i_shown_new (roster, round, LP_DATE_NONE, lp_i_page_options_get_seed (options));
  g_autoptr (GHashTable) found = lp_i_shown_index (shown);

  for (guint i = 0; i < pupils->len; i++) {
    const LpPupil *pupil = g_ptr_array_index (pupils, i);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (found, pupil));
    char **row = g_ptr_array_index (table->rows, i);
    row[column] = place > 0 ? lp_i_shown_say_partners (shown, place - 1, pupil, options) : g_strdup ("");
  }
}

/* Who took no part in any of these rounds, having left or not yet come, has no line. */
static void
drop_empty_rows (LpPageTable *table)
{
  for (guint i = table->rows->len; i > 0; i--) {
    char **row = g_ptr_array_index (table->rows, i - 1);
    guint column = 1;
    while (column < table->columns->len && row[column][0] == '\0')
      column++;
    if (column == table->columns->len)
      g_ptr_array_remove_index (table->rows, i - 1);
  }
}

static void
add_rounds (LpPage *page, const LpRoster *roster, GPtrArray *pupils, GPtrArray *rounds, guint first, guint n,
            const LpPageOptions *options)
{
  LpPageTable *table = lp_i_page_add_table (page, NULL);

  lp_i_page_table_add_column (table, LP_COLUMN_HEAD, g_strdup (lp_i_say (options, "Name")));
  for (guint k = 0; k < n; k++) {
    const LpRound *round = g_ptr_array_index (rounds, first + k);
    lp_i_page_table_add_column (table, LP_COLUMN_TEXT, lp_i_word_short_date (options, lp_round_get_date (round)));
  }
  for (guint i = 0; i < pupils->len; i++)
    lp_i_page_table_add_row (table)[0] = lp_i_word_name (lp_pupil_get_name (g_ptr_array_index (pupils, i)));
  for (guint k = 0; k < n; k++)
    fill_round (table, k + 1, roster, pupils, g_ptr_array_index (rounds, first + k), options);
  drop_empty_rows (table);
}

static char *
say_span (const LpPageOptions *options, GPtrArray *rounds)
{
  if (rounds->len == 0)
    return NULL;
  g_autofree char *first = lp_i_word_date (options, lp_round_get_date (g_ptr_array_index (rounds, 0)));
  g_autofree char *last = lp_i_word_date (options, lp_round_get_date (g_ptr_array_index (rounds, rounds->len - 1)));
  return lp_i_word_fill (lp_i_say (options, "rounds from {first} to {last}"), "first", first, "last", last, NULL);
}

LpPage *
lp_page_new_term (const LpRoster *roster, const LpHistory *history, LpDate from, LpDate to,
                  const LpPageOptions *options)
{
  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (history != NULL, NULL);

  g_autoptr (GPtrArray) pupils = lp_i_name_order_sort (roster);
  g_autoptr (GPtrArray) rounds = list_rounds (history, from, to);
  LpPage *page = lp_i_page_new (options, "term", g_strdup (lp_i_say (options, "Learning partners")),
                                say_span (options, rounds));
  /* Sheets of nearly equal width read better than full ones and a rest. */
  guint n_tables = (rounds->len + MOST_ROUNDS - 1) / MOST_ROUNDS;

  if (rounds->len == 0)
    lp_i_page_add_text (page, LP_BLOCK_TEXT, g_strdup (lp_i_say (options, "There is no round in this time.")));
  for (guint k = 0; k < n_tables; k++) {
    guint first = k * rounds->len / n_tables, next = (k + 1) * rounds->len / n_tables;
    add_rounds (page, roster, pupils, rounds, first, next - first, options);
  }
  return page;
}
