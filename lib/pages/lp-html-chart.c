/* SPDX-License-Identifier: MIT */
#include "pages/lp-html-private.h"

#include "pages/lp-wording-private.h"

/* Units of the drawing: a place of the triangle, and room for the last name beside it. */
#define CELL 20
#define NAME_ROOM 190
#define MOST_SHADES 3

static char *
get_chart_name (const LpChart *chart, gsize index)
{
  return lp_i_word_name (lp_pupil_get_name (lp_coverage_get_pupil (chart->coverage, index)));
}

/* A place that nobody has met in is left blank: what is missing should be seen from afar. */
static void
append_chart_cell (GString *html, const LpChart *chart, gsize row, gsize column)
{
  guint times = lp_coverage_get_times_met (chart->coverage, row, column);
  g_autofree char *number = g_strdup_printf ("%u", times);
  guint shade = MIN (times, MOST_SHADES);
  gsize x = column * CELL, y = row * CELL;
  g_autofree char *first = get_chart_name (chart, row), *second = get_chart_name (chart, column);
  g_autofree char *says = lp_i_word_fill (chart->cell, "first", first, "second", second, "times", number, NULL);

  g_string_append (html, "<g><title>");
  lp_i_html_append_plain (html, says);
  g_string_append_printf (html, "</title><rect class=\"line m%u\" x=\"%" G_GSIZE_FORMAT "\" y=\"%" G_GSIZE_FORMAT
                          "\" width=\"%d\" height=\"%d\"/>", shade, x, y, CELL, CELL);
  if (times > 0)
    g_string_append_printf (html, "<text class=\"o%u\" x=\"%" G_GSIZE_FORMAT "\" y=\"%" G_GSIZE_FORMAT
                            "\" text-anchor=\"middle\" font-size=\"12\">%u</text>",
                            shade, x + CELL / 2, y + CELL / 2 + 4, times);
  g_string_append (html, "</g>\n");
}

static void
append_chart_name (GString *html, const LpChart *chart, gsize row)
{
  g_autofree char *name = get_chart_name (chart, row);

  g_string_append_printf (html, "<text x=\"%" G_GSIZE_FORMAT "\" y=\"%" G_GSIZE_FORMAT "\" font-size=\"13\">",
                          row * CELL + 6, row * CELL + CELL / 2 + 5);
  lp_i_html_append_plain (html, name);
  g_string_append (html, "</text>\n");
}

void
lp_i_html_append_chart (GString *html, const LpChart *chart)
{
  gsize n = lp_coverage_get_n_pupils (chart->coverage);

  g_string_append_printf (html, "<div class=\"chart\" " LP_I_HTML_REGION "><svg viewBox=\"-1 -1 %" G_GSIZE_FORMAT
                          " %" G_GSIZE_FORMAT "\" role=\"img\" aria-labelledby=\"chart-title chart-words\">\n"
                          "<title id=\"chart-title\">", n * CELL + NAME_ROOM, n * CELL + 2);
  lp_i_html_append_plain (html, chart->title);
  g_string_append (html, "</title><desc id=\"chart-words\">");
  lp_i_html_append_plain (html, chart->words);
  g_string_append (html, "</desc>\n");
  for (gsize row = 0; row < n; row++) {
    for (gsize column = 0; column < row; column++)
      append_chart_cell (html, chart, row, column);
    append_chart_name (html, chart, row);
  }
  g_string_append (html, "</svg></div>\n");
}
