/* SPDX-License-Identifier: MIT */
#include "pages/lp-pdf-private.h"

#include <string.h>

#define TABLE_LARGEST 13.0
#define TABLE_SMALLEST 6.0
#define TABLE_STEP 0.5
/* Where a table will not fit one sheet whatever its size, it is set in this one. */
#define USUAL 9.0
/* Around the text of a place, in parts of the size of its letters. */
#define PAD 0.35
/* Most lines of a name; lists have as many as they need. */
#define MOST_LINES 3
/* Names are not cut before their letters are as small as this. */
#define UNCUT 7.5
/* Least share of the width that a list has, if there is one. */
#define LIST_SHARE 0.65
/* About how many lines the head of a column of numbers may have. */
#define HEAD_LINES 2.5
/* What a column has to spare, so that rounding breaks no word. */
#define SPARE 1.0

typedef struct {
  LpPdf         *pdf;
  const LpPageTable *table;
  double         size;
  int            lines;  /* most lines of a place */
  double        *widths; /* owned, padding included */
} Grid;

static LpColumnKind
kind_of (const LpPageTable *table, guint column)
{
  return g_array_index (table->columns, LpColumn, column).kind;
}

/* row is NULL for the heads of the columns. */
static PangoLayout *
set_cell (const Grid *grid, char **row, guint column, double width)
{
  LpColumnKind kind = kind_of (grid->table, column);
  gboolean list = kind == LP_COLUMN_LIST || (row != NULL && row[column] != NULL && strchr (row[column], '\n') != NULL);
  LpSetting setting = { grid->size, row == NULL || kind == LP_COLUMN_HEAD, width, row == NULL || list ? 0 : grid->lines,
                        FALSE, kind == LP_COLUMN_NUMBER };
  const char *text = row != NULL ? row[column] : g_array_index (grid->table->columns, LpColumn, column).title;

  return lp_i_pdf_set_text (grid->pdf, text != NULL ? text : "", &setting);
}

static double
measure_cell (const Grid *grid, char **row, guint column)
{
  g_autoptr (PangoLayout) layout = set_cell (grid, row, column, -1);

  return lp_i_pdf_measure_width (layout) + 2 * PAD * grid->size + SPARE;
}

/* Heads over numbers break between words, and nowhere else. */
static double
measure_longest_word (const Grid *grid, guint column)
{
  g_auto (GStrv) words = g_strsplit (g_array_index (grid->table->columns, LpColumn, column).title, " ", -1);
  double width = 0;

  for (gsize i = 0; words[i] != NULL; i++) {
    LpSetting setting = { grid->size, TRUE, -1, 0, FALSE, FALSE };
    g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (grid->pdf, words[i], &setting);
    width = MAX (width, lp_i_pdf_measure_width (layout));
  }
  return width + 2 * PAD * grid->size + SPARE;
}

/* How wide a column would like to be: a head over numbers may take a few lines. */
static double
measure_column (const Grid *grid, guint column)
{
  double width = measure_cell (grid, NULL, column);

  if (kind_of (grid->table, column) == LP_COLUMN_NUMBER)
    width = MAX (measure_longest_word (grid, column), width / HEAD_LINES);

  for (guint i = 0; i < grid->table->rows->len; i++)
    width = MAX (width, measure_cell (grid, g_ptr_array_index (grid->table->rows, i), column));
  return width;
}

/*
 * Cuts the widths to what there is: none above a limit, the largest that will
 * do. The limit rises as columns turn out to want less than it.
 */
static double
cut_widths (double *widths, guint n, double room)
{
  double limit = room / n, sum = 0;

  for (guint pass = 0; pass < n; pass++) {
    double left = room;
    guint n_wide = 0;
    for (guint i = 0; i < n; i++) {
      left -= widths[i] <= limit ? widths[i] : 0;
      n_wide += widths[i] > limit;
    }
    if (n_wide == 0)
      break;
    limit = MAX (limit, left / n_wide);
  }
  for (guint i = 0; i < n; i++) {
    widths[i] = MIN (widths[i], limit);
    sum += widths[i];
  }
  return sum;
}

/* Lists have what the others leave; where there is none, all others have their share of it. */
static void
share_width (const Grid *grid, double room)
{
  guint n = grid->table->columns->len, n_lists = 0;
  gboolean spread = strcmp (grid->pdf->page->name, "stats") != 0;

  for (guint i = 0; i < n; i++) {
    gboolean list = kind_of (grid->table, i) == LP_COLUMN_LIST;
    grid->widths[i] = list ? 0 : measure_column (grid, i);
    n_lists += list;
  }
  double left = room - cut_widths (grid->widths, n, n_lists > 0 ? room * (1 - LIST_SHARE) : room);
  for (guint i = 0; i < n; i++) {
    if (n_lists > 0 && kind_of (grid->table, i) == LP_COLUMN_LIST)
      grid->widths[i] = left / n_lists;
    else if (n_lists == 0 && spread)
      grid->widths[i] += left / n;
  }
}

static double
measure_table_row (const Grid *grid, char **row)
{
  double height = 0;

  for (guint i = 0; i < grid->table->columns->len; i++) {
    g_autoptr (PangoLayout) layout = set_cell (grid, row, i, grid->widths[i] - 2 * PAD * grid->size);
    height = MAX (height, lp_i_pdf_measure_height (layout));
  }
  return height + 2 * PAD * grid->size;
}

static double
measure_table (Grid *grid)
{
  double height;

  share_width (grid, lp_i_pdf_get_width (grid->pdf));
  height = measure_table_row (grid, NULL);
  for (guint i = 0; i < grid->table->rows->len; i++)
    height += measure_table_row (grid, g_ptr_array_index (grid->table->rows, i));
  return height;
}

/* The largest size down to that one in which the table fits; FALSE where none does. */
static gboolean
fit_size (Grid *grid, double largest, double smallest, double room)
{
  for (grid->size = largest; grid->size >= smallest; grid->size -= TABLE_STEP) {
    if (measure_table (grid) <= room)
      return TRUE;
  }
  return FALSE;
}

/* Lists of pupils for the wall are one sheet each: as large as they fit, and where names are too long, cut. */
static void
choose_size (Grid *grid)
{
  const char *name = grid->pdf->page->name;
  double room = lp_i_pdf_get_bottom (grid->pdf) - grid->pdf->top;
  gboolean one_sheet = strcmp (name, "pupils") == 0 || strcmp (name, "term") == 0;

  grid->lines = MOST_LINES;
  if (one_sheet && fit_size (grid, TABLE_LARGEST, UNCUT, room))
    return;
  for (grid->lines = MOST_LINES - 1; one_sheet && grid->lines > 0; grid->lines--) {
    if (fit_size (grid, UNCUT, TABLE_SMALLEST, room))
      return;
  }
  grid->lines = MOST_LINES;
  grid->size = USUAL;
  share_width (grid, lp_i_pdf_get_width (grid->pdf));
}

static double
sum_widths (const Grid *grid)
{
  double sum = 0;

  for (guint i = 0; i < grid->table->columns->len; i++)
    sum += grid->widths[i];
  return sum;
}

static void
draw_row (const Grid *grid, char **row, guint number)
{
  LpPdf *pdf = grid->pdf;
  double height = measure_table_row (grid, row), start = 0, pad = PAD * grid->size, sum = sum_widths (grid);
  double left = lp_i_pdf_place (pdf, 0, sum);

  if (row != NULL && number % 2 == 1)
    lp_i_pdf_fill (pdf, left, pdf->top, sum, height, LP_I_PDF_TINT);
  for (guint i = 0; i < grid->table->columns->len; i++) {
    double width = grid->widths[i];
    g_autoptr (PangoLayout) layout = set_cell (grid, row, i, width - 2 * pad);
    lp_i_pdf_draw (pdf, layout, lp_i_pdf_place (pdf, start, width) + pad, pdf->top + pad, LP_I_PDF_INK);
    start += width;
  }
  pdf->top += height;
  lp_i_pdf_rule (pdf, left, pdf->top, sum, row == NULL ? LP_I_PDF_INK : LP_I_PDF_RULE);
}

/* A caption and the heads of the columns stay with the first row. */
static void
draw_caption (const Grid *grid)
{
  LpPdf *pdf = grid->pdf;
  LpSetting setting = { 11, TRUE, lp_i_pdf_get_width (pdf), 0, FALSE, FALSE };
  g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (pdf, grid->table->caption != NULL ? grid->table->caption : "",
                                                      &setting);
  double height = grid->table->caption != NULL ? lp_i_pdf_measure_height (layout) + 10 : 0;
  double rows = measure_table_row (grid, NULL);

  if (grid->table->rows->len > 0)
    rows += measure_table_row (grid, g_ptr_array_index (grid->table->rows, 0));
  if (pdf->top + height + rows > lp_i_pdf_get_bottom (pdf) + 0.5)
    lp_i_pdf_turn (pdf);
  if (grid->table->caption != NULL)
    lp_i_pdf_draw (pdf, layout, LP_I_PDF_MARGIN, pdf->top + 8, LP_I_PDF_INK);
  pdf->top += height;
}

void
lp_i_pdf_draw_table (LpPdf *pdf, const LpPageTable *table)
{
  g_autofree double *widths = g_new0 (double, table->columns->len);
  Grid grid = { pdf, table, USUAL, MOST_LINES, widths };

  choose_size (&grid);
  draw_caption (&grid);
  draw_row (&grid, NULL, 0);
  for (guint i = 0; i < table->rows->len; i++) {
    char **row = g_ptr_array_index (table->rows, i);
    if (pdf->top + measure_table_row (&grid, row) > lp_i_pdf_get_bottom (pdf) + 0.5) {
      lp_i_pdf_turn (pdf);
      draw_row (&grid, NULL, 0);
    }
    draw_row (&grid, row, i);
  }
  pdf->top += 6;
}
