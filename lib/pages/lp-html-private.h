/* SPDX-License-Identifier: MIT */
#pragma once

#include "pages/lp-page-private.h"

/* Attributes of what may be wider than the window: a keyboard can reach and move it. */
#define LP_I_HTML_REGION "role=\"region\" aria-labelledby=\"heading\" tabindex=\"0\""

/* Appends a text, everything escaped and each name an element of its own. */
void  lp_i_html_append (GString *html, const char *text);
/* Appends without elements, for attributes and drawings: names are escaped, isolates dropped. */
void  lp_i_html_append_plain (GString *html, const char *text);
/* The style sheet of a page: a new string. */
char *lp_i_html_make_style (const LpPage *page);
/* Appends the triangle as SVG. */
void  lp_i_html_append_chart (GString *html, const LpChart *chart);
