/* SPDX-License-Identifier: MIT */
#include "pages/lp-pdf-private.h"

#include <cairo-pdf.h>
#include <learning-partners/lp-error.h>
#include <learning-partners/lp-pdf.h>
#include <string.h>

#define A4_SHORT 595.276
#define A4_LONG 841.89
/* Cairo writes the time of creation unless it is told another: an empty one leaves it out. */
#define NO_DATE ""

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_line (LpPdf *pdf, const char *text, double size, gboolean bold, double grey, double after)
{
  LpSetting setting = { size, bold, lp_i_pdf_get_width (pdf), 0, FALSE, FALSE };

  if (text == NULL)
    return;
  g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (pdf, text, &setting);
  double height = lp_i_pdf_measure_height (layout);
  if (pdf->top + height > lp_i_pdf_get_bottom (pdf))
    lp_i_pdf_turn (pdf);
  lp_i_pdf_draw (pdf, layout, LP_I_PDF_MARGIN, pdf->top, grey);
  pdf->top += height + after;
}

/* Whom a private page is for stands in a frame. */
static void
draw_notice (LpPdf *pdf, const char *text)
{
  LpSetting setting = { 10, TRUE, -1, 0, FALSE, FALSE };

  if (text == NULL)
    return;
  g_autoptr (PangoLayout) layout = lp_i_pdf_set_text (pdf, text, &setting);
  double width = lp_i_pdf_measure_width (layout) + 10, height = lp_i_pdf_measure_height (layout) + 6;
  double x = lp_i_pdf_place (pdf, 0, width);
  cairo_set_source_rgb (pdf->cr, 0, 0, 0);
  cairo_set_line_width (pdf->cr, 1);
  cairo_rectangle (pdf->cr, x, pdf->top, width, height);
  cairo_stroke (pdf->cr);
  lp_i_pdf_draw (pdf, layout, x + 5, pdf->top + 3, LP_I_PDF_INK);
  pdf->top += height + 8;
}

static void
draw_heading (LpPdf *pdf)
{
  const LpPage *page = pdf->page;

  draw_line (pdf, page->kicker, 10, FALSE, LP_I_PDF_SOFT, 1);
  draw_line (pdf, page->heading, 18, TRUE, LP_I_PDF_INK, 2);
  draw_line (pdf, page->subheading, 11, FALSE, LP_I_PDF_SOFT, 8);
  draw_notice (pdf, page->notice);
}

static void
draw_block (LpPdf *pdf, const LpBlock *block, gboolean first)
{
  switch (block->kind) {
  case LP_BLOCK_HEADING:
    pdf->top += 6;
    draw_line (pdf, block->text, 12, TRUE, LP_I_PDF_INK, 3);
    break;
  case LP_BLOCK_TEXT:
    draw_line (pdf, block->text, 10, FALSE, LP_I_PDF_INK, 4);
    break;
  case LP_BLOCK_BOARD:
    lp_i_pdf_draw_board (pdf, block->groups);
    break;
  case LP_BLOCK_CARDS:
    lp_i_pdf_draw_cards (pdf, block->groups);
    break;
  case LP_BLOCK_TABLE:
    /* A term's sheets are hung up one by one. */
    if (!first && strcmp (pdf->page->name, "term") == 0)
      lp_i_pdf_turn (pdf);
    lp_i_pdf_draw_table (pdf, block->table);
    break;
  case LP_BLOCK_CHART:
    lp_i_pdf_draw_chart (pdf, block->chart);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
draw_page (LpPdf *pdf)
{
  /* Cards are cut out of the whole sheet, and each says by itself what it is. */
  if (strcmp (pdf->page->name, "cards") != 0)
    draw_heading (pdf);
  for (guint i = 0; i < pdf->page->blocks->len; i++)
    draw_block (pdf, g_ptr_array_index (pdf->page->blocks, i), i == 0);
}

/*
 * Letters are laid out by their outlines, not by the dots of a screen. The
 * fonts are this page's own, so that nothing stays behind when it is done.
 */
static PangoContext *
make_context (cairo_t *cr, const LpPage *page)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_cairo_update_context (cr, context);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, page->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (page->language));
  return context;
}

static cairo_status_t
write_page (const LpPage *page, GByteArray *bytes)
{
  double width = page->landscape ? A4_LONG : A4_SHORT, height = page->landscape ? A4_SHORT : A4_LONG;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, width, height);
  LpPdf pdf = { page, cairo_create (surface), NULL, width, height, LP_I_PDF_MARGIN };

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, page->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NO_DATE);
  pdf.context = make_context (pdf.cr, page);
  draw_page (&pdf);
  cairo_show_page (pdf.cr);
  cairo_surface_finish (surface);
  cairo_status_t drawn = cairo_status (pdf.cr), written = cairo_surface_status (surface);
  g_object_unref (pdf.context);
  cairo_destroy (pdf.cr);
  cairo_surface_destroy (surface);
  return drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
}

/* What a page is made of stands in no public header: only a library of the very same version knows it. */
static gboolean
check_version (GError **error)
{
  if (strcmp (lp_version (), LP_VERSION) == 0)
    return TRUE;
  g_set_error (error, LP_ERROR, LP_ERROR_UNSUPPORTED,
               "The library that draws PDFs is of version %s, and Learning Partners of version %s: install the same of both.",
               LP_VERSION, lp_version ());
  return FALSE;
}

GBytes *
lp_pdf_from_page (const LpPage *page, GError **error)
{
  g_return_val_if_fail (page != NULL, NULL);

  if (!check_version (error))
    return NULL;
  GByteArray *bytes = g_byte_array_new ();
  cairo_status_t status = write_page (page, bytes);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_byte_array_unref (bytes);
    g_set_error (error, LP_ERROR, LP_ERROR_INTERNAL, "The PDF could not be made: %s.", cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (bytes);
}
