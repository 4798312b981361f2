/* SPDX-License-Identifier: MIT */
/* Who has met whom, for a terminal. */
#include "pages/lp-coverage-page-private.h"

#include "pages/lp-wording-private.h"

#define DEFAULT_COLUMNS 80
/* Before the triangle: a label and a blank. */
#define LABEL_WIDTH 3
/* Least room for the name at the end of the last line. */
#define LEAST_NAME 8

static guint
count_letter_columns (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* A name is isolated from what stands before it, and holds nothing that steers a terminal. */
static void
append_name (GString *line, const char *name, guint room)
{
  g_autofree char *isolated = lp_i_word_name (name);
  const char *end = isolated;
  guint width = 0;

  for (const char *p = isolated; *p != '\0'; p = g_utf8_next_char (p))
    width += count_letter_columns (g_utf8_get_char (p));
  gboolean cut = width > room;
  for (width = 0; *end != '\0'; end = g_utf8_next_char (end)) {
    gunichar c = g_utf8_get_char (end);
    if (c == LP_I_NAME_BEGIN || c == LP_I_NAME_END)
      continue;
    if (cut && width + count_letter_columns (c) + 1 > room)
      break;
    width += count_letter_columns (c);
    g_string_append_unichar (line, c);
  }
  if (cut)
    g_string_append (line, "…");
}

static char
digit_of (guint times)
{
  if (times == 0)
    return '.';
  return times < 10 ? (char) ('0' + times) : '+';
}

static const char *
name_of (const LpCoverage *coverage, gsize index)
{
  return lp_pupil_get_name (lp_coverage_get_pupil (coverage, index));
}

/* Names stand along the diagonal: last on their lines, so that letters which run the other way move nothing. */
static void
append_triangle (GString *text, const LpCoverage *coverage, char **labels, guint columns, guint step)
{
  gsize n = lp_coverage_get_n_pupils (coverage);

  for (gsize i = 0; i < n; i++) {
    g_string_append_printf (text, "%s ", labels[i]);
    for (gsize j = 0; j < i; j++) {
      g_string_append_c (text, digit_of (lp_coverage_get_times_met (coverage, i, j)));
      if (step > 1)
        g_string_append_c (text, ' ');
    }
    if (step == 1 && i > 0)
      g_string_append_c (text, ' ');
    append_name (text, name_of (coverage, i), columns - LABEL_WIDTH - (guint) i * step - (step == 1 && i > 0));
    g_string_append_c (text, '\n');
  }
  for (gsize row = 0; row < 2; row++) {
    g_string_append (text, "   ");
    for (gsize j = 0; j + 1 < n; j++)
      g_string_append_printf (text, "%s%c", j > 0 && step > 1 ? " " : "", labels[j][row]);
    g_string_append_c (text, '\n');
  }
}

/* Where no triangle fits: each pupil with those not met. */
static void
append_lists (GString *text, const LpCoverage *coverage, const LpPageOptions *options)
{
  gsize n = lp_coverage_get_n_pupils (coverage);

  for (gsize i = 0; i < n; i++) {
    append_name (text, name_of (coverage, i), G_MAXUINT);
    g_string_append (text, lp_i_say (options, ", not yet:"));
    const char *before = " ";
    for (gsize j = 0; j < n; j++) {
      if (i == j || lp_coverage_get_times_met (coverage, i, j) > 0)
        continue;
      g_string_append (text, before);
      append_name (text, name_of (coverage, j), G_MAXUINT);
      before = ", ";
    }
    if (before[0] == ' ')
      g_string_append (text, " –");
    g_string_append_c (text, '\n');
  }
}

static char *
say_partners (const LpPageOptions *options, gsize least, gsize most)
{
  g_autofree char *low = g_strdup_printf ("%" G_GSIZE_FORMAT, least);
  g_autofree char *high = g_strdup_printf ("%" G_GSIZE_FORMAT, most);

  if (least == most)
    return lp_i_word_count (options, "Each pupil has had {number} partner.", "Each pupil has had {number} partners.",
                            most);
  return lp_i_word_fill (lp_i_say (options, "Each pupil has had {least} to {most} partners."),
                         "least", low, "most", high, NULL);
}

static void
append_sum (GString *text, const LpCoverage *coverage, const LpPageOptions *options)
{
  gsize n = lp_coverage_get_n_pupils (coverage), least = n, most = 0;

  for (gsize i = 0; i < n; i++) {
    gsize partners = lp_coverage_get_n_partners (coverage, i);
    least = MIN (least, partners);
    most = MAX (most, partners);
  }
  g_autofree char *pairs = lp_i_coverage_say_sum (coverage, options);
  g_autofree char *partners = say_partners (options, MIN (least, most), most);
  g_string_append_printf (text, "%s %s\n", pairs, partners);
}

char *
lp_coverage_to_text (const LpCoverage *coverage, guint columns, const LpPageOptions *options)
{
  g_return_val_if_fail (coverage != NULL, NULL);

  GString *text = g_string_new (NULL);
  gsize n = lp_coverage_get_n_pupils (coverage);
  guint width = columns > 0 ? columns : DEFAULT_COLUMNS;
  gsize room = width > LABEL_WIDTH + LEAST_NAME ? width - LABEL_WIDTH - LEAST_NAME : 0;
  g_auto (GStrv) labels = lp_i_coverage_make_labels (coverage);

  if (n > 0 && 2 * (n - 1) <= room)
    append_triangle (text, coverage, labels, width, 2);
  else if (n > 0 && n <= room)
    append_triangle (text, coverage, labels, width, 1);
  else
    append_lists (text, coverage, options);
  append_sum (text, coverage, options);
  return g_string_free (text, FALSE);
}

char *
lp_i_coverage_say_sum (const LpCoverage *coverage, const LpPageOptions *options)
{
  gsize n = lp_coverage_get_n_pupils (coverage);
  g_autofree char *met = g_strdup_printf ("%" G_GSIZE_FORMAT, lp_coverage_get_n_pairs_met (coverage));
  g_autofree char *all = g_strdup_printf ("%" G_GSIZE_FORMAT, n == 0 ? 0 : n * (n - 1) / 2);

  return lp_i_word_fill (lp_i_say (options, "{met} of {all} pairs have been partners."), "met", met, "all", all, NULL);
}
