/* SPDX-License-Identifier: MIT */
/**
 * @file lp-pdf.h
 * @brief What draws PDFs: a library of its own, learning-partners-pdf, since it
 * brings Pango, Cairo and all that they need.
 *
 * lp_page_to_pdf() of the main library loads it when it is first asked for a
 * PDF. Who would rather have it from the start, or may not load libraries at
 * will, links it (pkg-config learning-partners-pdf) and calls it as here.
 */
#pragma once

#include <learning-partners/lp-page.h>

G_BEGIN_DECLS

/**
 * @brief Writes a page as PDF, on A4, with the fonts of this machine.
 *
 * The same page, fonts and versions of Pango and Cairo give the same bytes.
 * Apart from its title the document has no metadata but Cairo's name: no date, author or program.
 * Linear in what the page says.
 * @param page a page; not nullable.
 * @param error ::LP_ERROR_UNSUPPORTED where this library and the main one are
 *   not of the same version; ::LP_ERROR_INTERNAL where Cairo fails.
 * @return the document, or NULL; release with g_bytes_unref().
 * @since 0.2
 */
LP_AVAILABLE_IN_0_2
GBytes *lp_pdf_from_page (const LpPage *page, GError **error);

G_END_DECLS
