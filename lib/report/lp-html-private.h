/* SPDX-License-Identifier: MIT */
#pragma once

#include "report/lp-page-private.h"

/* Appends a text, everything escaped and each name an element of its own. */
void  lp_i_html_append (GString *html, const char *text);
/* Appends without elements, for attributes and drawings: names are escaped, isolates dropped. */
void  lp_i_html_append_plain (GString *html, const char *text);
/* The style sheet of a page: a new string. */
char *lp_i_html_make_style (const LpPage *page);
/* Appends the triangle as SVG. */
void  lp_i_html_append_chart (GString *html, const LpChart *chart);
