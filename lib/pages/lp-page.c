/* SPDX-License-Identifier: MIT */
#include "pages/lp-page-private.h"

#include "pages/lp-wording-private.h"

static void
group_free (gpointer data)
{
  LpNames *group = data;

  g_strfreev (group->names);
  g_free (group->mark);
  g_free (group);
}

static void
column_clear (gpointer data)
{
  LpColumn *column = data;

  g_free (column->title);
}

static void
table_free (LpPageTable *table)
{
  g_free (table->caption);
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static void
chart_free (LpChart *chart)
{
  lp_coverage_unref (chart->coverage);
  g_free (chart->title);
  g_free (chart->words);
  g_free (chart->cell);
  g_free (chart);
}

static void
block_free (gpointer data)
{
  LpBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->groups, g_ptr_array_unref);
  g_clear_pointer (&block->table, table_free);
  g_clear_pointer (&block->chart, chart_free);
  g_free (block);
}

/* A document's title is plain text: isolates would show as boxes in a window's frame. */
static char *
join_title (const char *const *parts)
{
  GString *title = g_string_new (NULL);

  for (gsize i = 0; i < 3; i++) {
    if (parts[i] == NULL)
      continue;
    if (title->len > 0)
      g_string_append (title, " – ");
    for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p)) {
      if (!lp_i_word_turns (g_utf8_get_char (p)))
        g_string_append_unichar (title, g_utf8_get_char (p));
    }
  }
  return g_string_free (title, FALSE);
}

LpPage *
lp_i_page_new (const LpPageOptions *options, const char *name, char *heading, char *subheading)
{
  LpPage *page = g_new0 (LpPage, 1);
  const char *kicker = lp_i_page_options_get_title (options);
  const char *parts[] = { kicker, heading, subheading };

  g_atomic_ref_count_init (&page->ref_count);
  page->name = name;
  page->language = g_strdup (lp_i_page_options_get_language (options));
  page->rtl = lp_i_page_options_is_rtl (options);
  page->title = join_title (parts);
  page->kicker = kicker != NULL ? lp_i_word_name (kicker) : NULL;
  page->heading = heading;
  page->subheading = subheading;
  page->blocks = g_ptr_array_new_with_free_func (block_free);
  return page;
}

LpPage *
lp_page_ref (LpPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  g_atomic_ref_count_inc (&page->ref_count);
  return page;
}

void
lp_page_unref (LpPage *page)
{
  g_return_if_fail (page != NULL);

  if (!g_atomic_ref_count_dec (&page->ref_count))
    return;
  g_free (page->language);
  g_free (page->title);
  g_free (page->kicker);
  g_free (page->heading);
  g_free (page->subheading);
  g_free (page->notice);
  g_ptr_array_unref (page->blocks);
  g_free (page);
}

const char *
lp_page_get_title (const LpPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  return page->title;
}

gboolean
lp_page_is_private (const LpPage *page)
{
  g_return_val_if_fail (page != NULL, FALSE);

  return page->is_private;
}

static LpBlock *
add_block (LpPage *page, LpBlockKind kind)
{
  LpBlock *block = g_new0 (LpBlock, 1);

  block->kind = kind;
  g_ptr_array_add (page->blocks, block);
  return block;
}

void
lp_i_page_add_text (LpPage *page, LpBlockKind kind, char *text)
{
  add_block (page, kind)->text = text;
}

GPtrArray *
lp_i_page_add_names (LpPage *page, LpBlockKind kind)
{
  LpBlock *block = add_block (page, kind);

  block->groups = g_ptr_array_new_with_free_func (group_free);
  return block->groups;
}

void
lp_i_names_add (GPtrArray *groups, char **names, char *mark)
{
  LpNames *group = g_new0 (LpNames, 1);

  group->names = names;
  group->mark = mark;
  g_ptr_array_add (groups, group);
}

LpPageTable *
lp_i_page_add_table (LpPage *page, char *caption)
{
  LpPageTable *table = g_new0 (LpPageTable, 1);

  table->caption = caption;
  table->columns = g_array_new (FALSE, FALSE, sizeof (LpColumn));
  g_array_set_clear_func (table->columns, column_clear);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  add_block (page, LP_BLOCK_TABLE)->table = table;
  return table;
}

void
lp_i_page_table_add_column (LpPageTable *table, LpColumnKind kind, char *title)
{
  LpColumn column = { kind, title };

  g_array_append_val (table->columns, column);
}

char **
lp_i_page_table_add_row (LpPageTable *table)
{
  char **row = g_new0 (char *, table->columns->len + 1);

  g_ptr_array_add (table->rows, row);
  return row;
}

void
lp_i_page_add_chart (LpPage *page, LpCoverage *coverage, char *title, char *words, char *cell)
{
  LpChart *chart = g_new0 (LpChart, 1);

  chart->coverage = lp_coverage_ref (coverage);
  chart->title = title;
  chart->words = words;
  chart->cell = cell;
  add_block (page, LP_BLOCK_CHART)->chart = chart;
}
