/* SPDX-License-Identifier: MIT */
/* Groups of names: for the wall as large as they fit, and as cards to cut out. */
#include "pages/lp-pdf-private.h"

#include "pages/lp-board-fit-private.h"

#define CARD_COLUMNS 2
#define CARD_ROWS 5
#define CARD_PAD 12.0
#define CARD_LARGEST 24.0
#define CARD_SMALLEST 8.0
/* How far the board's letters may shrink so that fewer names are broken. */
#define MOST_SPARED 0.85

static char *
join_lines (const LpNames *group)
{
  return g_strjoinv ("\n", group->names);
}

/* The names of a group in a column so wide: a layout. */
static PangoLayout *
set_names (const LpPdf *pdf, const LpNames *group, double size, double width, gboolean centred)
{
  LpSetting setting = { size, TRUE, width, 0, centred, FALSE };
  g_autofree char *text = join_lines (group);

  return lp_i_pdf_set_text (pdf, text, &setting);
}

static PangoLayout *
set_mark (const LpPdf *pdf, const LpNames *group, double size, double width, gboolean centred)
{
  LpSetting setting = { size, FALSE, width, 1, centred, FALSE };

  return group->mark != NULL ? lp_i_pdf_set_text (pdf, group->mark, &setting) : NULL;
}

static double
measure_group (const LpPdf *pdf, const LpNames *group, double size, double width)
{
  g_autoptr (PangoLayout) names = set_names (pdf, group, size, width - 2 * LP_I_BOARD_PAD * size, FALSE);
  g_autoptr (PangoLayout) mark = set_mark (pdf, group, size * 0.56, width - 2 * LP_I_BOARD_PAD * size, FALSE);

  return lp_i_pdf_measure_height (names) + (mark != NULL ? lp_i_pdf_measure_height (mark) : 0)
         + 2 * LP_I_BOARD_PAD * size;
}

static void
draw_group (LpPdf *pdf, const LpNames *group, double start, double size, double width, double height)
{
  double inner = width - 2 * LP_I_BOARD_PAD * size, pad = LP_I_BOARD_PAD * size, bar = LP_I_BOARD_EDGE * size;
  double x = lp_i_pdf_place (pdf, start, width);
  double y = pdf->top + pad + (height - measure_group (pdf, group, size, width)) / 2;
  g_autoptr (PangoLayout) names = set_names (pdf, group, size, inner, FALSE);
  g_autoptr (PangoLayout) mark = set_mark (pdf, group, size * 0.56, inner, FALSE);

  lp_i_pdf_fill (pdf, x, pdf->top, width, height, LP_I_PDF_TINT);
  lp_i_pdf_fill (pdf, lp_i_pdf_place (pdf, start, bar), pdf->top, bar, height, LP_I_PDF_RULE);
  lp_i_pdf_draw (pdf, names, x + pad, y, LP_I_PDF_INK);
  if (mark != NULL)
    lp_i_pdf_draw (pdf, mark, x + pad, y + lp_i_pdf_measure_height (names), LP_I_PDF_SOFT);
}

static double
measure_row (const LpPdf *pdf, GPtrArray *groups, guint first, guint next, double size, double width)
{
  double height = 0;

  for (guint i = first; i < next; i++)
    height = MAX (height, measure_group (pdf, g_ptr_array_index (groups, i), size, width));
  return height;
}

static double
column_width (const LpPdf *pdf, const LpBoardFit *fit)
{
  return (lp_i_pdf_get_width (pdf) - (fit->columns - 1) * LP_I_BOARD_GAP * fit->size) / fit->columns;
}

static double
measure_board (const LpPdf *pdf, GPtrArray *groups, const LpBoardFit *fit)
{
  double height = 0;

  for (guint first = 0; first < groups->len; first += fit->columns)
    height += measure_row (pdf, groups, first, MIN (first + fit->columns, groups->len), fit->size,
                           column_width (pdf, fit)) + (first > 0 ? LP_I_BOARD_GAP * fit->size : 0);
  return height;
}

static guint
count_lines (const LpPdf *pdf, GPtrArray *groups, const LpBoardFit *fit)
{
  guint lines = 0;

  for (guint i = 0; i < groups->len; i++) {
    g_autoptr (PangoLayout) names = set_names (pdf, g_ptr_array_index (groups, i), fit->size,
                                               column_width (pdf, fit) - 2 * LP_I_BOARD_PAD * fit->size, FALSE);
    lines += (guint) pango_layout_get_line_count (names);
  }
  return lines;
}

/* A little smaller, where that keeps names in one line. */
static void
spare_lines (const LpPdf *pdf, GPtrArray *groups, LpBoardFit *fit)
{
  LpBoardFit least = { fit->columns, fit->size * MOST_SPARED };
  guint lines = count_lines (pdf, groups, &least);

  while (fit->size > least.size && count_lines (pdf, groups, fit) > lines)
    fit->size *= 0.98;
}

/* The guess knows no font: what it says is checked against this machine's. */
static LpBoardFit
fit_board (const LpPdf *pdf, GPtrArray *groups)
{
  double room = lp_i_pdf_get_bottom (pdf) - pdf->top;
  LpBoardFit fit = lp_i_board_fit (groups, 100 * lp_i_pdf_get_width (pdf) / room);

  fit.size *= room / 100;
  while (fit.size > CARD_SMALLEST && measure_board (pdf, groups, &fit) > room)
    fit.size *= 0.97;
  spare_lines (pdf, groups, &fit);
  return fit;
}

/* What is left of the sheet, to be shared by the rows. */
static double
get_slack (const LpPdf *pdf, GPtrArray *groups, const LpBoardFit *fit)
{
  guint n_rows = (groups->len + fit->columns - 1) / fit->columns;
  double left = lp_i_pdf_get_bottom (pdf) - pdf->top - measure_board (pdf, groups, fit);

  return n_rows > 0 ? MAX (left, 0) / n_rows : 0;
}

void
lp_i_pdf_draw_board (LpPdf *pdf, GPtrArray *groups)
{
  LpBoardFit fit = fit_board (pdf, groups);
  double width = column_width (pdf, &fit), gap = LP_I_BOARD_GAP * fit.size, slack = get_slack (pdf, groups, &fit);

  for (guint first = 0; first < groups->len; first += fit.columns) {
    guint next = MIN (first + fit.columns, groups->len);
    double height = measure_row (pdf, groups, first, next, fit.size, width) + slack;
    if (pdf->top + height > lp_i_pdf_get_bottom (pdf) + 1)
      lp_i_pdf_turn (pdf);
    for (guint i = first; i < next; i++)
      draw_group (pdf, g_ptr_array_index (groups, i), (i - first) * (width + gap), fit.size, width, height);
    pdf->top += height + gap;
  }
}

/* The largest size at which the names fit the card. */
static PangoLayout *
fit_names (const LpPdf *pdf, const LpNames *group, double width, double height)
{
  double size = CARD_LARGEST;
  PangoLayout *layout = set_names (pdf, group, size, width, TRUE);

  while (size > CARD_SMALLEST && lp_i_pdf_measure_height (layout) > height) {
    g_object_unref (layout);
    size -= 1;
    layout = set_names (pdf, group, size, width, TRUE);
  }
  return layout;
}

/* A line at the card's upper or lower edge; the room it takes. */
static double
draw_edge (LpPdf *pdf, const char *text, double x, double y, double width, gboolean upper)
{
  LpSetting setting = { 9, FALSE, width, 1, TRUE, FALSE };

  if (text == NULL)
    return 0;
  g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (pdf, text, &setting);
  double height = lp_i_pdf_measure_height (layout);
  lp_i_pdf_draw (pdf, layout, x, upper ? y : y - height, LP_I_PDF_SOFT);
  return height;
}

static void
draw_card (LpPdf *pdf, const LpNames *group, double x, double y, double width, double height)
{
  double inner = width - 2 * CARD_PAD, top = y + CARD_PAD, bottom = y + height - CARD_PAD;
  static const double dashes[] = { 3, 3 };

  cairo_set_source_rgb (pdf->cr, LP_I_PDF_RULE, LP_I_PDF_RULE, LP_I_PDF_RULE);
  cairo_set_line_width (pdf->cr, LP_I_PDF_LINE);
  cairo_set_dash (pdf->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (pdf->cr, x, y, width, height);
  cairo_stroke (pdf->cr);
  cairo_set_dash (pdf->cr, NULL, 0, 0);

  top += draw_edge (pdf, pdf->page->kicker, x + CARD_PAD, top, inner, TRUE);
  bottom -= draw_edge (pdf, pdf->page->subheading, x + CARD_PAD, bottom, inner, FALSE);
  bottom -= draw_edge (pdf, group->mark, x + CARD_PAD, bottom - 2, inner, FALSE);
  g_autoptr (PangoLayout) names = fit_names (pdf, group, inner, bottom - top - 4);
  double slack = bottom - top - lp_i_pdf_measure_height (names);
  lp_i_pdf_draw (pdf, names, x + CARD_PAD, top + MAX (slack, 0) / 2, LP_I_PDF_INK);
}

void
lp_i_pdf_draw_cards (LpPdf *pdf, GPtrArray *groups)
{
  double width = lp_i_pdf_get_width (pdf) / CARD_COLUMNS;
  double height = (lp_i_pdf_get_bottom (pdf) - LP_I_PDF_MARGIN) / CARD_ROWS;

  for (guint i = 0; i < groups->len; i++) {
    guint place = i % (CARD_COLUMNS * CARD_ROWS);
    if (i > 0 && place == 0)
      lp_i_pdf_turn (pdf);
    draw_card (pdf, g_ptr_array_index (groups, i), lp_i_pdf_place (pdf, place % CARD_COLUMNS * width, width),
               pdf->top + place / CARD_COLUMNS * height, width, height);
  }
}
