/* SPDX-License-Identifier: MIT */
#include "pages/lp-pdf-private.h"

#include "pages/lp-wording-private.h"

/* Room beside the last row for its name, in points, and the largest place. */
#define PDF_NAME_ROOM 110.0
#define CHART_LARGEST 26.0
#define PDF_MOST_SHADES 3

static const double shade_colours[PDF_MOST_SHADES + 1][3] = {
  { 1, 1, 1 }, { 0.612, 0.765, 0.910 }, { 0.310, 0.561, 0.792 }, { 0.114, 0.353, 0.580 },
};

static void
draw_place (LpPdf *pdf, guint times, double x, double y, double size)
{
  const double *shade = shade_colours[MIN (times, PDF_MOST_SHADES)];
  LpSetting setting = { size * 0.55, FALSE, size, 1, TRUE, FALSE };
  g_autofree char *number = g_strdup_printf ("%u", times);

  cairo_rectangle (pdf->cr, x, y, size, size);
  cairo_set_source_rgb (pdf->cr, shade[0], shade[1], shade[2]);
  cairo_fill_preserve (pdf->cr);
  cairo_set_source_rgb (pdf->cr, LP_I_PDF_RULE, LP_I_PDF_RULE, LP_I_PDF_RULE);
  cairo_set_line_width (pdf->cr, LP_I_PDF_LINE);
  cairo_stroke (pdf->cr);
  if (times == 0)
    return;
  g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (pdf, number, &setting);
  lp_i_pdf_draw (pdf, layout, x, y + (size - lp_i_pdf_measure_height (layout)) / 2, times < PDF_MOST_SHADES ? 0 : 1);
}

/* Names stand along the diagonal, in reading order from the left in every language. */
static void
draw_name (LpPdf *pdf, const char *name, double x, double y, double size)
{
  LpSetting setting = { size * 0.62, FALSE, pdf->width - LP_I_PDF_MARGIN - x, 1, FALSE, pdf->page->rtl };
  g_autofree char *text = lp_i_word_name (name);
  g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (pdf, text, &setting);

  lp_i_pdf_draw (pdf, layout, x, y + (size - lp_i_pdf_measure_height (layout)) / 2, LP_I_PDF_INK);
}

void
lp_i_pdf_draw_chart (LpPdf *pdf, const LpChart *chart)
{
  gsize n = lp_coverage_get_n_pupils (chart->coverage);
  double room = MIN (lp_i_pdf_get_bottom (pdf) - pdf->top, lp_i_pdf_get_width (pdf) - PDF_NAME_ROOM);
  double size = n > 0 ? MIN (room / (double) n, CHART_LARGEST) : 0;

  for (gsize i = 0; i < n; i++) {
    double y = pdf->top + (double) i * size;
    for (gsize j = 0; j < i; j++)
      draw_place (pdf, lp_coverage_get_times_met (chart->coverage, i, j), LP_I_PDF_MARGIN + (double) j * size, y, size);
    draw_name (pdf, lp_pupil_get_name (lp_coverage_get_pupil (chart->coverage, i)),
               LP_I_PDF_MARGIN + (double) i * size + 4, y, size);
  }
  pdf->top += (double) n * size + 8;
}
