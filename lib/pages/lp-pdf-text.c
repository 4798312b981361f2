/* SPDX-License-Identifier: MIT */
#include "pages/lp-pdf-private.h"

double
lp_i_pdf_get_width (const LpPdf *pdf)
{
  return pdf->width - 2 * LP_I_PDF_MARGIN;
}

double
lp_i_pdf_get_bottom (const LpPdf *pdf)
{
  return pdf->height - LP_I_PDF_MARGIN;
}

static void
align_text (const LpPdf *pdf, PangoLayout *layout, const LpSetting *setting)
{
  /* The page's direction decides where lines begin; names are isolated and keep to themselves. */
  gboolean right = pdf->page->rtl != setting->at_end;

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, setting->centred ? PANGO_ALIGN_CENTER
                                      : right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

PangoLayout *
lp_i_pdf_set_text (const LpPdf *pdf, const char *text, const LpSetting *setting)
{
  PangoLayout *layout = pango_layout_new (pdf->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (setting->size * PANGO_SCALE));
  pango_font_description_set_weight (font, setting->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  align_text (pdf, layout, setting);
  if (setting->width >= 0) {
    pango_layout_set_width (layout, (int) (setting->width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  }
  if (setting->lines > 0) {
    pango_layout_set_height (layout, -setting->lines);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
lp_i_pdf_measure_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

double
lp_i_pdf_measure_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

void
lp_i_pdf_draw (LpPdf *pdf, PangoLayout *layout, double x, double y, double grey)
{
  cairo_set_source_rgb (pdf->cr, grey, grey, grey);
  cairo_move_to (pdf->cr, x, y);
  pango_cairo_show_layout (pdf->cr, layout);
}

double
lp_i_pdf_place (const LpPdf *pdf, double start, double width)
{
  return pdf->page->rtl ? pdf->width - LP_I_PDF_MARGIN - start - width : LP_I_PDF_MARGIN + start;
}

void
lp_i_pdf_fill (LpPdf *pdf, double x, double y, double width, double height, double grey)
{
  cairo_set_source_rgb (pdf->cr, grey, grey, grey);
  cairo_rectangle (pdf->cr, x, y, width, height);
  cairo_fill (pdf->cr);
}

void
lp_i_pdf_rule (LpPdf *pdf, double x, double y, double width, double grey)
{
  cairo_set_source_rgb (pdf->cr, grey, grey, grey);
  cairo_set_line_width (pdf->cr, LP_I_PDF_LINE);
  cairo_move_to (pdf->cr, x, y);
  cairo_line_to (pdf->cr, x + width, y);
  cairo_stroke (pdf->cr);
}

void
lp_i_pdf_turn (LpPdf *pdf)
{
  cairo_show_page (pdf->cr);
  pdf->top = LP_I_PDF_MARGIN;
}
