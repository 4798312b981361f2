/* SPDX-License-Identifier: MIT */
#include "pages/lp-page-private.h"

#include "pages/lp-coverage-page-private.h"
#include "pages/lp-wording-private.h"

/* "A, B and C" of those not met; a dash where all were. */
static char *
say_not_met (const LpPageOptions *options, LpCoverage *coverage, gsize index)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize j = 0; j < lp_coverage_get_n_pupils (coverage); j++) {
    if (j != index && lp_coverage_get_times_met (coverage, index, j) == 0)
      g_ptr_array_add (names, lp_i_word_name (lp_pupil_get_name (lp_coverage_get_pupil (coverage, j))));
  }
  if (names->len == 0)
    return g_strdup ("–");
  g_ptr_array_add (names, NULL);
  return lp_i_word_join (options, (char *const *) names->pdata);
}

static void
add_coverage_table (LpPage *page, LpCoverage *coverage, const LpPageOptions *options)
{
  LpPageTable *table = lp_i_page_add_table (page, g_strdup (lp_i_say (options, "The same as a table")));

  lp_i_page_table_add_column (table, LP_COLUMN_HEAD, g_strdup (lp_i_say (options, "Name")));
  lp_i_page_table_add_column (table, LP_COLUMN_NUMBER, g_strdup (lp_i_say (options, "Partners so far")));
  lp_i_page_table_add_column (table, LP_COLUMN_LIST, g_strdup (lp_i_say (options, "Not yet partners with")));
  for (gsize i = 0; i < lp_coverage_get_n_pupils (coverage); i++) {
    char **row = lp_i_page_table_add_row (table);
    row[0] = lp_i_word_name (lp_pupil_get_name (lp_coverage_get_pupil (coverage, i)));
    row[1] = g_strdup_printf ("%" G_GSIZE_FORMAT, lp_coverage_get_n_partners (coverage, i));
    row[2] = say_not_met (options, coverage, i);
  }
}

LpPage *
lp_page_new_coverage (LpCoverage *coverage, const LpPageOptions *options)
{
  g_return_val_if_fail (coverage != NULL, NULL);

  LpPage *page = lp_i_page_new (options, "coverage", g_strdup (lp_i_say (options, "Who has met whom")),
                                lp_i_coverage_say_sum (coverage, options));

  lp_i_page_add_text (page, LP_BLOCK_TEXT, g_strdup (lp_i_say (options,
    "Each square is a pair; the number says how often they have been partners. A blank square: not yet.")));
  lp_i_page_add_chart (page, coverage, g_strdup (lp_i_say (options, "Who has met whom")),
                       lp_i_coverage_say_sum (coverage, options),
                       g_strdup (lp_i_say (options, "{first} and {second}: {times}")));
  add_coverage_table (page, coverage, options);
  return page;
}
