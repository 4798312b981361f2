/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-private.h"

#include <pango/pangocairo.h>

/* A page on its way to paper. Lengths are in points, of which an inch has 72. */
typedef struct {
  const LpPage *page;
  cairo_t      *cr;      /* owned */
  PangoContext *context; /* owned */
  double        width, height;
  double        top;     /* where the next block begins */
} LpPdf;

#define LP_I_PDF_MARGIN 34.0
#define LP_I_PDF_LINE 0.6 /* width of a line */
/* Greys: of the ground behind every other row, of lines, of what is less important, of letters. */
#define LP_I_PDF_TINT 0.95
#define LP_I_PDF_RULE 0.5
#define LP_I_PDF_SOFT 0.25
#define LP_I_PDF_INK 0.0

/* How a text is set. */
typedef struct {
  double   size;
  gboolean bold;
  double   width; /* to which lines are broken; negative for a single line as long as it is */
  int      lines; /* most lines, after which it is cut with an ellipsis; 0 for as many as it needs */
  gboolean centred;
  gboolean at_end; /* against the end of the line instead of its beginning */
} LpSetting;

/* Room between the margins. */
double lp_i_pdf_get_width (const LpPdf *pdf);
double lp_i_pdf_get_bottom (const LpPdf *pdf);
/* A text ready to be measured and drawn; release with g_object_unref(). */
PangoLayout *lp_i_pdf_set_text (const LpPdf *pdf, const char *text, const LpSetting *setting);
double lp_i_pdf_measure_width (PangoLayout *layout);
double lp_i_pdf_measure_height (PangoLayout *layout);
/* Draws at that place; x is from the left whatever the direction. */
void   lp_i_pdf_draw (LpPdf *pdf, PangoLayout *layout, double x, double y, double grey);
/* Where something of that width begins that lies so far from the beginning of the line. */
double lp_i_pdf_place (const LpPdf *pdf, double start, double width);
void   lp_i_pdf_fill (LpPdf *pdf, double x, double y, double width, double height, double grey);
void   lp_i_pdf_rule (LpPdf *pdf, double x, double y, double width, double grey);
/* Goes on at the top of a new sheet. */
void   lp_i_pdf_turn (LpPdf *pdf);

/* Each block draws itself from pdf->top on, over as many sheets as it takes. */
void   lp_i_pdf_draw_board (LpPdf *pdf, GPtrArray *groups);
void   lp_i_pdf_draw_cards (LpPdf *pdf, GPtrArray *groups);
void   lp_i_pdf_draw_table (LpPdf *pdf, const LpPageTable *table);
void   lp_i_pdf_draw_chart (LpPdf *pdf, const LpChart *chart);
